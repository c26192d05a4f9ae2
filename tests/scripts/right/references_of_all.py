"""Each citable thing, seen whole."""

import precarious_truce as pt

library = pt.load("data/precarious-truce.yaml")
table: list[tuple[str, str, str]] = [
    (ref.key, str(ref.container_title or ""), str(ref.pages or "")) for ref in library.references()
]
years = {ref.date.year for ref in library.references() if ref.date}
print(table[0], years)
