"""Comma-separated values: a heading row, a row for each reference (RFC 4180).

Reading takes whatever stands between cells (comma, semicolon, tab, bar), and Unicode or Windows
text.  A cell that a spreadsheet would run as a formula is written with an apostrophe in front.

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> print(text, end="")
key,in,type,kind,title,author,container-title,pages,date
marsh2004,,book,book,Rivers,"Marsh, Eleanor",,,2004
marsh2004-preface,marsh2004,chapter,preface,Preface,"Marsh, Eleanor",Rivers,ix–xiv,2004
>>> loads(text) == Library([book]), losses(book)
(True, [])
"""

from __future__ import annotations

from precarious_truce.formats.tables.verbs import Delimited
from precarious_truce.formats.tables.writing import rows

__all__ = ["coverage", "dumps", "loads", "losses", "pieces", "rows"]

_VERBS = Delimited("csv", ",")
dumps, pieces, loads = _VERBS.dumps, _VERBS.pieces, _VERBS.loads
losses, coverage = _VERBS.losses, _VERBS.coverage
