"""Series, formats, identifiers, dates, an original edition."""

import datetime

import precarious_truce as pt

book = pt.Book(
    title="Rivers",
    date=datetime.date(2004, 3, 1),
    series={"title": "Water", "number": 12, "issn": "1234-5679"},
    formats={"hardback": {"isbn": "978-0-00-000000-2"}},
    identifiers={"oclc": 3168573},
    original={"title": "Flüsse", "date": 1998},
    language=["en", "de"],
    keywords=("rivers", "borders"),
    extra={"bibtex": {"file": "rivers.pdf"}},
    url="https://example.org/rivers",
    extent="xiv + 289",
    edition=2,
    parallel_title="Flüsse",
    subtitle=None,
)
print(book.series.title if book.series else "", book.extent)
