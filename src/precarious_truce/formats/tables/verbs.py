"""The verbs of tables that are text; `csv` and `tsv` differ in what they write between cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.formats.tables.delimited import cells_of, delimiter_of, line_of, text_in
from precarious_truce.formats.tables.reading import library_of
from precarious_truce.formats.tables.sheets import MAX_ROWS, Sheet, cell_name
from precarious_truce.formats.tables.writing import Headings, Works, grid
from precarious_truce.model import Library

__all__ = ["loads", "pieces"]

MAX_SIZE = 256 * 1024 * 1024
"""Letters of a text; a table of that size has more rows than a spreadsheet."""


def pieces(works: Works, delimiter: str, headings: Headings, *, mark: bool) -> Iterator[str]:
    """The text of the table, a row at a time."""
    start = "\ufeff" if mark else ""
    for row in grid(works, headings):
        yield start + line_of(row, delimiter)
        start = ""


def loads(data: str | bytes, usual: str, *, file: str | None = None) -> Library:
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
