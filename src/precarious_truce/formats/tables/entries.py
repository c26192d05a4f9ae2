"""Tables as a crosswalk, and the reference that the cells of one row make.

>>> made = reference_of({"key": "r", "type": "chapter", "title": "Floods", "first-page": "1",
...                      "last-page": "30", "Shelf": "3"})
>>> made.ref.pages, made.ref.extra
(Pages('1–30'), {'csv': {'Shelf': '3'}})
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from precarious_truce.formats.crosswalk.building import Made
from precarious_truce.formats.crosswalk.gathering import Placement
from precarious_truce.formats.tables.cells import read_items
from precarious_truce.formats.tables.columns import crosswalk
from precarious_truce.formats.tables.headings import FIRST_PAGE, LAST_PAGE, column_of, type_of
from precarious_truce.model.described import INHERITED

__all__ = ["CROSSWALK", "LABEL", "Cells", "placement_in", "reference_of"]

LABEL = re.compile(r"[^\s–,;&-]+")
"""One page, as it is printed."""

Cells = dict[str, str]
"""Column → the text of a cell that is not blank."""


def _is_free(column: str) -> bool:
    """Whether a column of another program can stand in a table under its own name."""
    return column_of(column) is None and column == column.strip() != ""


CROSSWALK = crosswalk(_is_free)
"""Tables as data: see `crosswalk.engine`."""


def reference_of(cells: Mapping[str, str]) -> Made:
    """The reference of a row; columns that nobody knows are in its `extra`."""
    facts = {c: text for c, text in cells.items() if c not in ("key", "type", "in", "emptied")}
    if pages := pages_of(facts):
        facts["pages"] = pages
    key = cells.get("key", "").strip()
    return CROSSWALK.read(type_of(cells.get("type", "")), key, facts)


def pages_of(facts: dict[str, str]) -> str:
    """The pages by first and last, which are taken out; where there is no last, it is not known.

    >>> pages_of({"first-page": "1", "last-page": "30"}), pages_of({"first-page": "ix"})
    ('1–30', 'ix–')
    """
    first, last = (facts.pop(column, "").strip() for column in (FIRST_PAGE, LAST_PAGE))
    if "pages" in facts or not (first or last):
        return ""
    if not first or not last:
        return f"{first}–" if LABEL.fullmatch(first) else first or last
    return first if first == last else f"{first}–{last}"


def placement_in(cells: Mapping[str, str]) -> Placement | None:
    """Where the columns `in`, `kind` and `emptied` say that a row stands, if they do."""
    parent = cells.get("in", "").strip()
    if not parent:
        return None
    named = (name.replace("-", "_") for name in read_items(cells.get("emptied", "")) or ())
    emptied = tuple(name for name in named if name in INHERITED)
    return Placement(parent, True, cells.get("kind", "").strip() or None, emptied)
