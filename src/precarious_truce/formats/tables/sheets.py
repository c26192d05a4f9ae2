"""Sheets of cells: where the headings are, what rows say under them, what is wrong with a cell.

A sheet may begin with lines that are no table: a title, or facts of the book, one a row (`ISBN`,
and beside it the number).  The headings are the first row with most known ones.

>>> sheet = Sheet("", [["Book title", "Rivers"], [], ["No", "Chapter title"], ["1", "Floods"]])
>>> table = read_sheet(sheet, lambda code, message, place, hint=None: None)
>>> table.book, [(row.number, row.cells) for row in table.rows]
({'container-title': 'Rivers'}, [(4, {'number': '1', 'title': 'Floods'})])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from precarious_truce.formats.tables.cells import may_be_two
from precarious_truce.formats.tables.columns import COLUMNS
from precarious_truce.formats.tables.entries import Cells
from precarious_truce.formats.tables.headings import (
    BOOK,
    FIRST_PAGE,
    LAST_PAGE,
    OF_CHAPTERS,
    OF_JOURNALS,
    column_of,
    normal,
)
from precarious_truce.model import DOI, ISBN, Date

__all__ = [
    "MAX_COLUMNS",
    "MAX_ROWS",
    "ReportCell",
    "Row",
    "Sheet",
    "Table",
    "cell_name",
    "read_sheet",
    "says_all",
]

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""As many as a spreadsheet has."""
_HEADINGS_WITHIN = 20
"""How many rows from the top the headings may be."""


class ReportCell(Protocol):
    """How something is reported of a cell; `place` is its row and column, both from 1."""

    def __call__(
        self, code: str, message: str, place: tuple[int, int], hint: str | None = None
    ) -> None: ...


@dataclass(frozen=True)
class Sheet:
    """Rows of text from the top of a sheet; `first` is the number of the first."""

    name: str
    rows: Sequence[Sequence[str]]
    first: int = 1


class Row(NamedTuple):
    """A row with something in it: its number in the sheet, its cells, where each of them is."""

    number: int
    cells: Cells
    places: dict[str, int]

    def place(self, column: str) -> tuple[int, int]:
        """Row and column of the cell in that column; the start of the row where there is none."""
        return self.number, self.places.get(column, 1)


@dataclass
class Table:
    """What a sheet holds; `book` are facts of the whole book from above the headings."""

    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    book: Cells = field(default_factory=dict)
    is_of_chapters: bool = False
    is_of_journals: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether the rows say themselves what they are, as those that are written here do."""
        return "key" in self.columns and "type" in self.columns


def cell_name(row: int, column: int) -> str:
    """The name of a cell in a spreadsheet.

    >>> cell_name(3, 28)
    'AB3'
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


# --- headings -------------------------------------------------------------------------------------


def read_sheet(sheet: Sheet, report: ReportCell) -> Table | None:
    """The table in a sheet; None where no heading is known."""
    head = _head(sheet.rows)
    if head is None:
        return None
    table = Table()
    headings = [" ".join(cell.split()) if column_of(cell) else cell.strip()
                for cell in sheet.rows[head][:MAX_COLUMNS]]  # fmt: skip
    if len(sheet.rows[head]) > MAX_COLUMNS:
        place = sheet.first + head, MAX_COLUMNS + 1
        report("TAB2", f"only the first {MAX_COLUMNS} columns are read", place)
    table.columns = _columns(headings, sheet.first + head, report)
    known = set(map(normal, headings))
    table.is_of_chapters = bool(known & OF_CHAPTERS)
    table.is_of_journals = bool(known & OF_JOURNALS)
    for number, cells in enumerate(sheet.rows[:head], sheet.first):
        _above(table, number, cells)
    for number, cells in enumerate(sheet.rows[head + 1 :], sheet.first + head + 1):
        if row := _row(table, number, cells, report):
            table.rows.append(row)
    return table


def _head(rows: Sequence[Sequence[str]]) -> int | None:
    """The place of the row of headings."""
    best, most = None, 0
    for place, row in enumerate(rows[:_HEADINGS_WITHIN]):
        if says_all(row):
            return place
        columns = {column for cell in row if (column := column_of(cell))}
        if len(columns) > max(most, _facts_beside(row)):
            best, most = place, len(columns)
    return best


def says_all(row: Sequence[str]) -> bool:
    """Whether headings are those of rows that say what they are and how they are cited."""
    return {"key", "type"}.issubset(column_of(cell) or "" for cell in row[:3])


def _facts_beside(row: Sequence[str]) -> int:
    """How many known headings a row has that may have a value beside them, which is none."""
    said = [cell for cell in row if cell.strip()]
    return 1 if len(said) == 2 and column_of(said[0]) and not column_of(said[1]) else 0


def _columns(headings: Sequence[str], number: int, report: ReportCell) -> list[str]:
    """The columns of headings; "" for one that stands there already, or is empty."""
    means = [column_of(heading) for heading in headings]
    titles = [n for n, column in enumerate(means) if column == "title"]
    if any(
        normal(headings[n]) in OF_CHAPTERS for n in titles
    ):  # of `Title` and `Chapter title` the first is the book's
        for n in titles:
            if normal(headings[n]) not in OF_CHAPTERS:
                means[n] = "container-title"
    found: list[str] = []
    known: dict[str, int] = {}
    for place, (heading, column) in enumerate(zip(headings, means, strict=True), 1):
        name = column or heading
        if name in known:
            message = f"the column {heading} stands twice; this one is not read"
            hint = f"see {cell_name(number, known[name])}"
            report("TAB2", message, (number, place), hint)
            name = ""
        if name:
            known[name] = place
        found.append(name)
    return found


def _above(table: Table, number: int, cells: Sequence[str]) -> None:
    """A fact of the book from above the headings: what it is, and beside it the value."""
    said = [cell.strip() for cell in cells if cell.strip()]
    if len(said) == 2 and (column := column_of(said[0].rstrip(":"))):
        table.book[_OF_BOOK.get(column, column)] = said[1]


_OF_BOOK = {
    "title": "container-title", "subtitle": "container-subtitle", "author": "container-author",
}  # fmt: skip
"""Column of a row → that in which a row of a chapter says the same of its book."""

# --- rows -----------------------------------------------------------------------------------------


def _row(table: Table, number: int, cells: Sequence[str], report: ReportCell) -> Row | None:
    row = Row(number, {}, {})
    for place, text in enumerate(cells[: len(table.columns)], 1):
        column = table.columns[place - 1]
        if not text.strip():
            continue
        if not column:
            message = "this is under no heading of its own; it is not read"
            report("TAB2", message, (number, place))
            continue
        row.places[column] = place
        row.cells[column] = text
    for place, text in enumerate(cells[len(table.columns) :], len(table.columns) + 1):
        if text.strip():
            report("TAB2", "this is under no heading; it is not read", (number, place))
            break
    _check(table, row, report)
    return row if row.cells else None


def _check(table: Table, row: Row, report: ReportCell) -> None:
    """Report what a spreadsheet has made of cells, and take out what cannot be used."""
    for column, text in list(row.cells.items()):
        if not _is_checked(column):
            continue
        fault = _fault(column, text.strip(), table.is_ours)
        if fault is None:
            continue
        message, hint, is_used = fault
        report("TAB3", message, row.place(column), hint)
        if not is_used:
            del row.cells[column]


def _is_checked(column: str) -> bool:
    return column in _CHECKED or column.startswith((BOOK, "formats."))


_CHECKED = frozenset((*COLUMNS, FIRST_PAGE, LAST_PAGE))
_ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
_CUT = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_AS_DATE = re.compile(
    r"(?i)\d{1,2}[-. /](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[-. /]\d{2,4})?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-. /]\d{2,4}"
    r"|\d{4}-\d\d-\d\d(?:[ T]00:00:00)?"
)
_OF_PAGES = ("pages", FIRST_PAGE, LAST_PAGE, "number", "volume", "issue", "extent")
_OF_NUMBERS = (*_OF_PAGES, "doi", "isbn", "date", "url", f"{BOOK}doi")
_NOTHING = frozenset(("tbc", "tba", "tbd", "n/a", "na", "-", "–", "—", "?", "??", "none", "nil"))
_PEOPLE = ("author", "editor", "translator", "container-author")


def _fault(column: str, text: str, is_ours: bool) -> tuple[str, str | None, bool] | None:
    """What is wrong with a cell, what to do, and whether it is used all the same."""
    if is_ours:  # whatever a record said stays as it is
        return None
    if text.upper() in _ERRORS:
        return f"{text} is an error of the spreadsheet; it is left out", None, False
    if column.endswith(("isbn", "doi", "issn", "oclc")) and _CUT.fullmatch(text):
        hint = "format the column as text and enter the number again"
        return f"the spreadsheet has cut the number ({text}); it is left out", hint, False
    if column in _OF_NUMBERS and text.casefold() in _NOTHING:
        return f"{text} is no {column}; it is left out", None, False
    if column in _OF_PAGES and _AS_DATE.fullmatch(text):
        hint = "format the column as text and enter it again"
        return f"the spreadsheet took {column} for a date ({text}); it is left out", hint, False
    return _suspect(column, text)


def _suspect(column: str, text: str) -> tuple[str, str | None, bool] | None:
    """What is read as it is, but hardly meant so."""
    if column.endswith("isbn") and not ISBN(text).valid:
        return f"{text} is no valid ISBN", "compare the digits with the copyright page", True
    if column in ("doi", f"{BOOK}doi") and not DOI(text).valid:
        return f"{text} is no DOI", "a DOI begins with 10.", True
    if column == "date" and not Date(text).valid and re.fullmatch(r"[\d./]+", text):
        return f"{text} may be read in several ways", "write year-month-day", True
    if column in _PEOPLE and may_be_two(text):
        hint = "write `Family, Given`, and `;` between people"
        return f"{text} may be one person or two; it is read as one", hint, True
    return None
