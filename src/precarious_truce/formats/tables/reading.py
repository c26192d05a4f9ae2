"""Tables as libraries: rows that say where they stand, and the spreadsheets of presses.

A row with a key and a type says itself what it is, and in the column `in` what it stands in.  In
other tables rows are put together: rows of chapters become the contents of the book that they name
(`Book title`), of the row of a book above them, or of the book named above the headings.

>>> from precarious_truce.formats.tables.sheets import Sheet
>>> sheet = Sheet("", [["Book title", "No", "Chapter title", "Authors", "First page", "Last page"],
...                    ["Rivers", "1", "Floods", "Eleanor Marsh", "1", "30"],
...                    ["Rivers", "2", "Dykes", "Cole, Bo; Dunn, Ada", "31", "52"]])
>>> (book,) = library_of([sheet])
>>> book.title.text, [(c.number, c.title.text, str(c.pages)) for c in book.contents]
('Rivers', [('1', 'Floods', '1–30'), ('2', 'Dykes', '31–52')])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.crosswalk.building import Report
from precarious_truce.formats.crosswalk.engine import ReadEntry, library
from precarious_truce.formats.tables.books import Books, report_refused
from precarious_truce.formats.tables.entries import placement_in, reference_of
from precarious_truce.formats.tables.headings import type_of
from precarious_truce.formats.tables.sheets import ReportCell, Row, Sheet, cell_name, read_sheet
from precarious_truce.model import Library, Work
from precarious_truce.model.keys import Taken, unused
from precarious_truce.model.references import CSL_TYPES

__all__ = ["library_of"]


def library_of(
    sheets: Iterable[Sheet],
    diagnostics: Iterable[Diagnostic] = (),
    *,
    file: str | None = None,
) -> Library:
    """The library of all sheets in which headings are known; what is wrong is in `diagnostics`."""
    found = list(diagnostics)
    works: list[Work] = []
    unread: list[str] = []
    for sheet in sheets:
        report = _reporter(sheet, file, found)
        table = read_sheet(sheet, report)
        if table is None:
            if any(cell.strip() for row in sheet.rows for cell in row):
                hint = "name the columns as a record names its keys: title, author, pages …"
                report("TAB1", "no heading is known; nothing is read", (sheet.first, 1), hint)
                unread += ["\t".join(row) for row in sheet.rows]
        elif table.is_ours:
            entries = [_entry(row, report) for row in table.rows]
            _check_places(table.rows, report)
            works += library(entries, found, unread)
        else:
            works += Books(table, report, unread).works()
    return Library(list(_under_own_keys(works, found, file)), found, unread)


def _reporter(sheet: Sheet, file: str | None, found: list[Diagnostic]) -> ReportCell:
    """What makes a warning of a cell; of several sheets, it names the one."""
    where = f"sheet {sheet.name}, " if sheet.name else ""

    def report(code: str, message: str, place: tuple[int, int], hint: str | None = None) -> None:
        text = f"{where}{cell_name(*place)}: {message}"
        found.append(Diagnostic(code, text, Severity.WARNING, file, *place, hint=hint))

    return report


def _under_own_keys(
    works: Iterable[Work], found: list[Diagnostic], file: str | None
) -> Iterator[Work]:
    """The works, each under a key of its own."""
    taken = Taken()
    for work in works:
        key = unused(work.key, taken)
        taken.add(key)
        if key == work.key:
            yield work
        else:
            message = f"the key {work.key} stands twice; here it becomes {key}"
            found.append(Diagnostic("K2", message, Severity.WARNING, file))
            yield work.with_valid(key=key)


# --- rows that say what they are ------------------------------------------------------------------


def _entry(row: Row, report: ReportCell) -> ReadEntry:
    """The reference of a row, and where it says that it stands."""
    made = reference_of(row.cells)
    report_row = _row_reporter(row, report)
    type_ = row.cells.get("type", "").strip()
    if type_ and type_of(type_) not in CSL_TYPES:
        report("TAB4", f"no type is called {type_}", row.place("type"))
    report_refused(made, row, report)
    return ReadEntry(made.ref, placement_in(row.cells), report_row)


def _check_places(rows: Iterable[Row], report: ReportCell) -> None:
    """Report the rows that say that they are in what is not there."""
    rows = list(rows)
    keys = {row.cells.get("key", "").strip().lower() for row in rows}
    for row in rows:
        parent = row.cells.get("in", "").strip()
        if parent and parent.lower() not in keys:
            report("TAB4", f"no row has the key {parent}", row.place("in"))


def _row_reporter(row: Row, report: ReportCell) -> Report:
    def report_row(code: str, message: str) -> None:
        report(code, message, row.place("key"))

    return report_row
