"""Workbooks of spreadsheets (.xlsx, ECMA-376) by openpyxl, which is an extra.

Every cell is written as text, so that no spreadsheet runs it, and nothing becomes a date.  What
XML has no letter for is written as the standard has it: `_x0001_`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from datetime import date, datetime
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import Protocol

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.extras import extra
from precarious_truce.formats.tables.sheets import MAX_COLUMNS, MAX_ROWS, Sheet

__all__ = ["LARGEST_CELL", "sheets_in", "workbook_of"]

LARGEST_CELL = 32_767
"""Letters of a cell; a spreadsheet has no place for more."""
_MAX_UNPACKED = 512 * 1024 * 1024
_MAX_CELLS = 20_000_000
_MAX_SHEETS = 100


def _openpyxl(file: str | None = None) -> ModuleType:
    with extra("workbooks need openpyxl", "xlsx", file=file or "xlsx"):
        return import_module("openpyxl")


# --- text -----------------------------------------------------------------------------------------

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _escaped(text: str) -> str:
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


# --- writing --------------------------------------------------------------------------------------


def workbook_of(rows: Iterable[list[str]]) -> bytes:
    """The bytes of a workbook with one sheet; TruceError where openpyxl is not installed.

    The row of headings stays in view; a text that begins like a formula is marked as text.
    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("References")
    sheet.freeze_panes = "A2"
    for row in rows:
        cells: list[object] = []
        for text in row:
            if not text:
                cells.append(None)
                continue
            cell = openpyxl.cell.WriteOnlyCell(sheet, _escaped(text[:LARGEST_CELL])[:LARGEST_CELL])
            cell.data_type = "s"
            if text[0] in "=+-@'":
                cell.quotePrefix = True
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return _without_times(out)


_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(?=</dcterms:)")
_NO_TIME = rb"\g<1>1980-01-01T00:00:00Z"


def _without_times(written: io.BytesIO) -> bytes:
    """The workbook without the time of writing: the same works are the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(written) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _TIMES.sub(_NO_TIME, content)
            new.writestr(zipfile.ZipInfo(part.filename), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- reading --------------------------------------------------------------------------------------


class _Cell(Protocol):
    value: object


def sheets_in(data: bytes, file: str | None, diagnostics: list[Diagnostic]) -> Iterator[Sheet]:
    """The sheets of a workbook that are shown, with their cells as text.

    Raises `TruceError` where it is none, is too large, or openpyxl is not installed.
    """
    openpyxl = _openpyxl(file)
    _check_size(data, file)
    try:
        with redirect_stdout(io.StringIO()):  # openpyxl prints the numbers of styles that miss
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # whatever a damaged file makes of a reader of XML in archives
        message = "this is no workbook that can be read (.xlsx)"
        raise TruceError.of("TAB7", message, file=file, hint=_in_words(error)) from None
    budget = _MAX_CELLS
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in shown[:_MAX_SHEETS]:
        rows: list[list[str]] = []
        name = sheet.title if len(shown) > 1 else ""
        try:
            sheet.reset_dimensions()
            for cells in islice(sheet.iter_rows(max_col=MAX_COLUMNS), MAX_ROWS):
                row = _row(cells)
                budget -= len(cells) + 1
                if budget < 0:
                    raise ValueError("there are too many cells")
                rows.append(row)
        except Exception as error:
            message = f"the sheet {sheet.title} cannot be read beyond row {len(rows)}"
            diagnostics.append(Diagnostic("TAB7", message, Severity.WARNING, file, len(rows) + 1, 1,
                                          hint=_in_words(error)))  # fmt: skip
        yield Sheet(name, rows)


def _in_words(error: Exception) -> str | None:
    return " ".join(str(error).split())[:200] or None


def _check_size(data: bytes, file: str | None) -> None:
    """Raise where a workbook is none, or would unpack to more than can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        message = "this is no workbook that can be read (.xlsx)"
        hint = "save it as .xlsx, without a password"
        raise TruceError.of("TAB7", message, file=file, hint=hint) from None
    if size > _MAX_UNPACKED:
        message = f"the workbook unpacks to more than {_MAX_UNPACKED >> 20} MiB"
        raise TruceError.of("TAB7", message, file=file)


def _row(cells: Iterable[_Cell]) -> list[str]:
    row = [_text(cell.value) for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row


def _text(value: object) -> str:
    """The value of a cell as text.

    >>> [_text(v) for v in ("a", 12.0, 1.5, True, None, datetime(2004, 5, 1), date(2004, 5, 1))]
    ['a', '12', '1.5', 'yes', '', '2004-05-01', '2004-05-01']
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
        )
    return value.isoformat() if isinstance(value, date) else str(value)
