"""Comma-separated values: a heading row, a row for each reference (RFC 4180).

Reading takes whatever stands between cells (comma, semicolon, tab, bar), and Unicode or Windows
text.  A cell that a spreadsheet would run as a formula is written with an apostrophe in front.

>>> from precarious_truce.model import Book
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

from collections.abc import Iterator

from precarious_truce.formats.tables import verbs, writing
from precarious_truce.formats.tables.entries import CROSSWALK
from precarious_truce.formats.tables.writing import Headings, Works, rows
from precarious_truce.model import Library, Loss

__all__ = ["coverage", "dumps", "loads", "losses", "pieces", "rows"]

_NAME, _DELIMITER = "csv", ","


def dumps(works: Works, *, headings: Headings = "record", mark: bool = False) -> str:
    """The references of the works as a table.

    `headings`: "record" names columns by the keys of the record, "press" in the words of a press
    (`First page`); `mark` begins with the byte order mark by which Excel knows UTF-8.
    """
    return "".join(pieces(works, headings=headings, mark=mark))


def pieces(works: Works, *, headings: Headings = "record", mark: bool = False) -> Iterator[str]:
    """The text of the table, a row at a time."""
    return verbs.pieces(works, _DELIMITER, headings, mark=mark)


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library of a table; what is wrong is in `.diagnostics`, by row and column."""
    return verbs.loads(text, _DELIMITER, file=file)


def losses(works: Works, *, headings: Headings = "record", mark: bool = False) -> list[Loss]:
    """What `dumps` would lose."""
    return writing.losses(works, _NAME)


def coverage() -> dict[str, str]:
    """Field of the model → "" where there is a column for it, else why there is none."""
    return CROSSWALK.coverage()
