"""Tab-separated values: as `csv`, with a tab between the cells.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> text.splitlines()[1]
'marsh2004\\t\\tbook\\tbook\\tRivers\\t"Marsh, Eleanor"\\t\\t\\t2004'
>>> loads(text) == Library([book]), losses(book)
(True, [])
"""

from __future__ import annotations

from collections.abc import Iterator

from precarious_truce.formats.tables import verbs, writing
from precarious_truce.formats.tables.entries import CROSSWALK
from precarious_truce.formats.tables.writing import Headings, Works
from precarious_truce.model import Library, Loss

__all__ = ["coverage", "dumps", "loads", "losses", "pieces"]

_NAME, _DELIMITER = "tsv", "\t"


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
