"""People of other roles than an entry has fields for: groups of a role and its names.

>>> from precarious_truce.model import Book
>>> book = Book(title="Salt", compiler="Ola, A.", contributor=[{"name": "Bo", "role": "binder"}])
>>> [(role, [str(n) for n in names]) for role, names in groups(book)]
[('compiler', ['A. Ola']), ('binder', ['Bo'])]
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Any

from precarious_truce.model import Name
from precarious_truce.model.references import PART_TYPES

__all__ = ["MOST", "fields_of", "fields_of_roles", "groups"]

MOST = 6
"""How many groups a BibTeX entry can hold: the fields of `shape.EDITORS`."""

_IN_BOOKS = ("compiler", "illustrator", "editorial_director")
_ELSEWHERE = (
    *_IN_BOOKS, "chair", "composer", "curator", "director", "executive_producer", "guest", "host",
    "interviewer", "narrator", "organizer", "performer", "producer", "recipient",
    "reviewed_author", "script_writer", "series_creator",
)  # fmt: skip
_TYPES_OF_BOOKS = frozenset(("book", *PART_TYPES))
_SERIES_EDITOR = "series-editor"
_NO_ROLE = "contributor"


def _roles(type_: str) -> tuple[str, ...]:
    """The fields of people that references of a type have beside those of rows."""
    return _IN_BOOKS if type_ in _TYPES_OF_BOOKS else _ELSEWHERE


def fields_of_roles() -> tuple[str, ...]:
    """The fields of people that some type of reference has beside those of rows."""
    return (*_ELSEWHERE, "contributor")


def groups(work: Any, also: tuple[str, ...] = ()) -> list[tuple[str, tuple[Any, ...]]]:
    """Role → names, as far as an entry can hold them; `also`: more fields that are roles there."""
    found: dict[str, tuple[Any, ...]] = {}
    fields, values = _ELSEWHERE + also, work.__dict__
    for field in compress(fields, map(values.get, fields)):
        found[field.replace("_", "-")] = values[field]
    series = values["series"]
    if series and series.editor and not also:
        found[_SERIES_EDITOR] = series.editor
    for person in values["contributor"]:
        role = " ".join((person.role or _NO_ROLE).split())
        found[role] = (*found.get(role, ()), person)
    return list(found.items())[:MOST]


def fields_of(
    grouped: Sequence[tuple[str, list[Any]]],
    type_: str,
    also: tuple[str, ...] = (),
    *,
    series: bool,
) -> dict[str, Any]:
    """The fields that groups are read as; `series`: whether there is one that has editors.

    Names may be records or mappings of their parts.
    """
    if not grouped:
        return {}
    found: dict[str, Any] = {}
    others: list[dict[str, Any]] = []
    known = {field.replace("_", "-"): field for field in (*_roles(type_), *also)}
    for role, names in grouped:
        if role in known:
            found[known[role]] = [*found.get(known[role], ()), *names]
        elif role == _SERIES_EDITOR and series:
            found["series.editor"] = names
        else:
            stated = {} if role == _NO_ROLE else {"role": role}
            others += [_parts(name) | stated for name in names]
    return found | ({"contributor": others} if others else {})


def _parts(name: Name | dict[str, Any]) -> dict[str, Any]:
    return name if isinstance(name, dict) else name.facts()
