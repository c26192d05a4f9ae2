"""The verbs of tables that are text; `csv` and `tsv` differ in what they write between cells.

>>> from precarious_truce.model import Book
>>> Delimited("bars", "|").dumps(Book(title="Rivers", date="2004")).splitlines()
['key|type|kind|title|date', 'rivers2004|book|book|Rivers|2004']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.formats.tables import writing
from precarious_truce.formats.tables.delimited import cells_of, delimiter_of, line_of, text_in
from precarious_truce.formats.tables.entries import CROSSWALK
from precarious_truce.formats.tables.reading import library_of
from precarious_truce.formats.tables.sheets import MAX_ROWS, Sheet, cell_name
from precarious_truce.formats.tables.writing import Headings, Works, grid
from precarious_truce.model import Library, Loss

__all__ = ["Delimited"]

MAX_SIZE = 256 * 1024 * 1024
"""Letters of a text; a table of that size has more rows than a spreadsheet."""


@dataclass(frozen=True)
class Delimited:
    """What the module of a table offers: its format's name, and what stands between cells."""

    name: str
    delimiter: str

    def dumps(self, works: Works, *, headings: Headings = "record", mark: bool = False) -> str:
        """The references of the works as a table.

        `headings`: "record" names columns by the keys of the record, "press" in the words of a
        press (`First page`); `mark` begins with the byte order mark by which Excel knows UTF-8.
        """
        return "".join(self.pieces(works, headings=headings, mark=mark))

    def pieces(
        self, works: Works, *, headings: Headings = "record", mark: bool = False
    ) -> Iterator[str]:
        """The text of the table, a row at a time."""
        start = "\ufeff" if mark else ""
        for row in grid(works, headings):
            yield start + line_of(row, self.delimiter)
            start = ""

    def loads(self, text: str | bytes, *, file: str | None = None) -> Library:
        """The library of a table; what is wrong is in `.diagnostics`, by row and column."""
        return _loads(text, self.delimiter, file)

    def losses(
        self, works: Works, *, headings: Headings = "record", mark: bool = False
    ) -> list[Loss]:
        """What `dumps` would lose."""
        return writing.losses(works, self.name)

    def coverage(self) -> dict[str, str]:
        """Field of the model → "" where there is a column for it, else why there is none."""
        return CROSSWALK.coverage()


def _loads(data: str | bytes, usual: str, file: str | None) -> Library:
    """The library of a table; `usual` stands between the cells where the text does not tell."""
    if len(data) > MAX_SIZE:
        raise TruceError.of("TAB7", f"the table is larger than {MAX_SIZE >> 20} MiB", file=file)
    text, diagnostics = text_in(data, file)

    def unclosed(row: int, column: int) -> None:
        message = f"{cell_name(row, column)}: the quotation mark is not closed"
        hint = 'close the cell with "; a quotation mark in it is written twice'
        diagnostics.append(
            Diagnostic("TAB8", message, Severity.WARNING, file, row, column, hint=hint)
        )

    with undisturbed():
        rows = cells_of(text, delimiter_of(text, usual), unclosed)
        sheet = Sheet("", list(islice(rows, MAX_ROWS)))
        if next(rows, None) is not None:
            message = f"only the first {MAX_ROWS} rows are read"
            diagnostics.append(Diagnostic("TAB7", message, Severity.WARNING, file, MAX_ROWS + 1, 1))
        return library_of([sheet], diagnostics, file=file)
