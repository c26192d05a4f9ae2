"""What is in which volume of a note of contents.

>>> units = [{"kind": "volume", "number": "1", "title": "Floods"}, {"title": "Fords"},
...          {"kind": "volume", "number": "2", "title": "Ice"}, {"title": "Index"}]
>>> [(u.get("number"), u.get("title")) for u in filled(units)]
[('1', None), (None, 'Floods'), (None, 'Fords'), ('2', None), (None, 'Ice'), (None, 'Index')]
"""

from __future__ import annotations

from collections.abc import Mapping

from precarious_truce.formats.contents_notes.units import is_volume
from precarious_truce.model.kinds import KINDS, infer

__all__ = ["filled"]

_MOST = 5000
"""Units of a note; what has more is no contents page."""


def filled(units: list[dict[str, str]]) -> list[dict[str, str]]:
    """The units, where a volume that has no title of its own is apart from the first thing in it.

    It has none where each volume is followed by equals: `v. 1. Floods -- Fords -- v. 2. Ferries`.
    """
    units = units[:_MOST]
    heads = [n for n, unit in enumerate(units) if is_volume(unit)]
    full = {n for n in heads if n + 1 < len(units) and not is_volume(units[n + 1])}
    are_bare = len(heads) > 1 and len(full) == len(heads)
    found: list[dict[str, str]] = []
    for n, unit in enumerate(units):
        is_titled = (
            unit.pop("titled", "")
            or "title" not in unit
            or (n in full and _is_title(unit, units[n + 1]))
        )
        if n not in full or is_titled or not (are_bare or "names" in unit):
            found.append(unit)
            continue
        found.append({name: unit.pop(name) for name in ("number", "kind")})
        found.append(unit)
    return found


def _is_title(unit: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether it is a title of its own: what follows is numbered, and this is no preface to it."""
    return (
        "number" in after and "names" not in unit and KINDS[infer(unit["title"])].matter == "body"
    )
