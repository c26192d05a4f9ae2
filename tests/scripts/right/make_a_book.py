"""Make a book as one writes it down."""

import precarious_truce as pt

book = pt.Book(
    title="Rivers",
    author="Marsh, Eleanor",
    date=2004,
    contents=["Preface", {"number": 1, "title": "Floods", "pages": "15–61"}],
)
print(book.key, book.contents[1].pages)
