"""An ISBN in all its forms."""

import precarious_truce as pt

isbn = pt.ISBN("0-521-08689-2")
print(isbn == pt.ISBN("978-0-521-08689-9"), isbn.isbn13, isbn.isbn10, isbn.hyphenated, isbn.upper())
