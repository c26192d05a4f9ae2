"""Libraries joined, chosen from, sorted."""

import precarious_truce as pt

one = pt.Library([pt.Book(title="Alps", date=1999), pt.Book(title="Baltic", language="de")])
both = one + pt.Library([pt.Reference(type="article-journal", title="Tolls", issue=3)])
german = both.filter(lambda work: "de" in work.language)
by_title = both.sorted(key=lambda work: str(work.title), reverse=True)
print(german.keys(), [work.key for work in by_title], len(both))
