"""Workbooks of spreadsheets: the table of `csv` in one sheet (.xlsx; the extra `xlsx`).

Reading takes every sheet that is shown and has headings; a diagnostic names row and column.
"""

from __future__ import annotations

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats.tables import writing
from precarious_truce.formats.tables.entries import CROSSWALK
from precarious_truce.formats.tables.reading import library_of
from precarious_truce.formats.tables.workbooks import LARGEST_CELL, sheets_in, workbook_of
from precarious_truce.formats.tables.writing import Headings, Works
from precarious_truce.model import Library, Loss

__all__ = ["coverage", "dumps", "loads", "losses"]

_NAME = "xlsx"


def dumps(works: Works, *, headings: Headings = "record") -> bytes:
    """The references of the works as a workbook; `headings` as in `csv`.

    Raises `TruceError` where openpyxl is not installed.
    """
    return workbook_of(writing.grid(works, headings))


def loads(data: str | bytes, *, file: str | None = None) -> Library:
    """The library of a workbook; what is wrong is in `.diagnostics`, by row and column.

    Raises `TruceError` where it is no workbook, or openpyxl is not installed.
    """
    if isinstance(data, str):
        raise TruceError.of("TAB7", "a workbook is bytes, not text", file=file)
    diagnostics: list[Diagnostic] = []
    sheets = list(sheets_in(data, file, diagnostics))
    return library_of(sheets, diagnostics, file=file)


def losses(works: Works, *, headings: Headings = "record") -> list[Loss]:
    """What `dumps` would lose."""
    return writing.losses(works, _NAME, LARGEST_CELL)


def coverage() -> dict[str, str]:
    """Field of the model → "" where there is a column for it, else why there is none."""
    return CROSSWALK.coverage()
