"""Works as a table: a row for each reference, a column for each fact that some of them have.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> for row in rows(book, ("key", "title", "first page")):
...     print(row)
{'key': 'marsh2004', 'title': 'Rivers', 'first page': None}
{'key': 'marsh2004-preface', 'title': 'Preface', 'first page': 'ix'}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from precarious_truce.errors import TruceError, did_you_mean
from precarious_truce.formats.crosswalk.gathering import Placement, part_at
from precarious_truce.formats.crosswalk.ledger import losses as losses_of
from precarious_truce.formats.tables.columns import COLUMNS, in_order
from precarious_truce.formats.tables.entries import CROSSWALK, LABEL, Cells, reference_of
from precarious_truce.formats.tables.headings import (
    FIRST_PAGE,
    HEADINGS,
    LAST_PAGE,
    column_of,
)
from precarious_truce.model import Book, Library, Loss, Reference, Work
from precarious_truce.model.books import Chapter
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = ["Headings", "Works", "grid", "losses", "rows"]

Works = Library | Work | Iterable[Work]
Headings = Literal["record", "press"]
"""Whether columns are named as the record names its keys, or in the words of a press."""


# --- rows -----------------------------------------------------------------------------------------


def _cells(works: Works) -> Iterator[tuple[Reference, Cells]]:
    """Each reference of the works with its cells, by column."""
    for work in as_works(works):
        for ref in references(work):
            yield ref, _cells_of(ref, work)


def _cells_of(ref: Reference, work: Work) -> Cells:
    placement = placement_of(ref, work)
    if placement is not None and placement.kind != ref.kind:
        ref = ref.with_valid(kind=placement.kind)
    type_, cells = CROSSWALK.write(ref)
    cells |= {"key": ref.key, "type": type_}
    if placement is not None:
        cells["in"] = placement.parent
        if placement.emptied:
            cells["emptied"] = "; ".join(placement.emptied)
    return cells


def placement_of(ref: Reference, work: Work) -> Placement | None:
    """Where a part stands in its book; None for what is in none."""
    if ref.within is None or not isinstance(work, Book):
        return None
    part = part_at(work, ref.within.path)
    kind = part.kind if isinstance(part, Chapter) else ref.kind
    return Placement(ref.within.parent, True, kind, part.emptied)


def rows(works: Works, columns: Sequence[str] | None = None) -> list[dict[str, str | None]]:
    """A flat mapping for each reference of the works: column → text, None where there is nothing.

    `columns` are the names of columns in any of the ways that headings have; by default those of
    which some row says something, in the order of the record's keys.  Raises `TruceError` for a
    name that is none.
    """
    found = [cells for _, cells in _cells(works)]
    if columns is None:
        known = in_order(column for cells in found for column in cells)
        return [{column: cells.get(column) for column in known} for cells in found]
    others = {column for cells in found for column in cells}
    meanings = {name: _meaning(name, others) for name in columns}
    if not {FIRST_PAGE, LAST_PAGE}.isdisjoint(meanings.values()):
        found = [cells | _ends(cells) for cells in found]
    return [{name: cells.get(meanings[name]) for name in columns} for cells in found]


def _meaning(name: str, others: set[str]) -> str:
    """The column of that name; `others`: those of programs that are there too."""
    column = name if name in others else column_of(name)
    if column is None or column.startswith("book."):
        raise TruceError.of(
            "TAB9", f"no column is called {name!r}",
            hint=did_you_mean(name, (*COLUMNS, FIRST_PAGE, LAST_PAGE)),
        )  # fmt: skip
    return column


def _ends(cells: Mapping[str, str]) -> Cells:
    """First and last page of one range, or of one page; of anything else the whole as first.

    >>> _ends({"pages": "1–30"}), _ends({"pages": "14"}), _ends({"pages": "14–14"})
    ({'first-page': '1', 'last-page': '30'}, {'first-page': '14', 'last-page': '14'},
     {'first-page': '14–14'})
    """
    pages = cells.get("pages")
    if not pages:
        return {}
    first, dash, last = pages.partition("–")
    ends = first, last or pages
    is_whole = all(map(LABEL.fullmatch, ends)) and not (dash and first == last)
    return (
        dict(zip((FIRST_PAGE, LAST_PAGE), ends, strict=True)) if is_whole else {FIRST_PAGE: pages}
    )


def grid(works: Works, headings: Headings = "record") -> Iterator[list[str]]:
    """The heading row and the rows of the table of the works; a cell of nothing is empty."""
    found = [cells for _, cells in _cells(works)]
    if headings == "press":
        found = [_as_press(cells) for cells in found]
    columns = in_order(["key", "type", *(column for cells in found for column in cells)])
    if headings == "press":
        columns = _pages_in_place(columns)
        yield [HEADINGS.get(column, column) for column in columns]
    else:
        yield columns
    for cells in found:
        yield [cells.get(column, "") for column in columns]


def _as_press(cells: Cells) -> Cells:
    others = {column: text for column, text in cells.items() if column != "pages"}
    return others | _ends(cells)


def _pages_in_place(columns: Sequence[str]) -> list[str]:
    """First and last page where the pages stood: before what follows them in a record."""
    ends = [column for column in (FIRST_PAGE, LAST_PAGE) if column in columns]
    others = [column for column in columns if column not in ends]
    whole = in_order([*others, *(["pages"] if ends else [])])
    at = whole.index("pages") if ends else 0
    return [*others[:at], *ends, *others[at:]]


# --- what is lost ---------------------------------------------------------------------------------


def losses(works: Works, name: str, largest: int | None = None) -> list[Loss]:
    """Every fact of the works that would not come back from a table in the format `name`.

    `largest`: how much text a cell holds there.
    """
    works = list(as_works(works))
    placements: dict[str, Placement] = {}
    survivors: dict[str, list[Reference]] = {}
    for work in works:
        for ref in references(work):
            cells = _cells_of(ref, work)
            if largest:
                cells = {column: text[:largest] for column, text in cells.items()}
            survivors.setdefault(ref.key, []).append(reference_of(cells).ref)
            if place := placement_of(ref, work):
                placements[ref.key] = place

    def surviving(ref: Reference) -> Reference:
        return survivors[ref.key].pop(0)

    return losses_of(works, name, surviving, placements, CROSSWALK.reasons)
