"""Which chapter holds a page."""

import precarious_truce as pt

book = pt.load("data/precarious-truce.yaml").books()[0]
for found in book.locate("p. 113"):
    chapter: pt.Chapter = found.chapter
    print(found.certainty, found.key, chapter.title.text)
