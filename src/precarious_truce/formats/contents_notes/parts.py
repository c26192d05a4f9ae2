"""The units of a note of contents as the parts of a book: volumes, divisions, what is in them.

>>> units = [{"title": "Preface"}, {"kind": "part", "number": "I", "title": "Ice"},
...          {"number": "1", "title": "Floods", "names": "E. Marsh"}, {"title": "Index"}]
>>> [(b.fields["title"], [c.fields["title"] for c in b.children]) for b in branches(units)]
[('Preface', []), ('Ice', ['Floods']), ('Index', [])]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from precarious_truce.formats.contents_notes.names import fuller
from precarious_truce.formats.contents_notes.statements import responsible
from precarious_truce.formats.crosswalk.trees import Branch
from precarious_truce.model.kinds import KINDS, infer

__all__ = ["are_contents", "branches"]


def are_contents(units: Sequence[Mapping[str, str]]) -> bool:
    """Whether units of a note list parts: a single one does so only by its number.

    >>> are_contents([{"title": "Includes index"}]), are_contents([{"number": "1", "title": "Ice"}])
    (False, True)
    """
    return len(units) > 1 or any("number" in unit for unit in units)


def branches(
    units: Sequence[Mapping[str, str]], known: Iterable[Mapping[str, str]] = ()
) -> list[Branch]:
    """The parts that units are, nested; `known` are people whom the record names in full."""
    people = list(known)
    heads = [unit for unit in units if unit.get("kind") == "volume"]
    has_volumes = len(heads) > 1 or len(heads) == len(units)
    found: list[Branch] = []
    top: list[Branch] = []
    inside = top
    for unit in units:
        is_volume = has_volumes and unit.get("kind") == "volume"
        branch = _branch(unit, people, is_volume=is_volume)
        if is_volume:
            inside = []
            found.append(Branch(branch.fields, inside))
        else:
            inside.append(branch)
    volumes = [Branch(one.fields, _nested(list(one.children))) for one in found]
    return [*volumes, *_nested(top)]


def _nested(branches: list[Branch]) -> list[Branch]:
    """What follows a division (Part I) is in it, until the next one, or what is in none."""
    found: list[Branch] = []
    inside: list[Branch] | None = None
    for branch in branches:
        fields = branch.fields
        if fields.get("kind") == "part":
            inside = []
            found.append(Branch(fields, inside))
            continue
        if inside is not None and not fields.get("number"):
            kind = fields.get("kind") or infer(str(fields["title"]))
            if KINDS[kind].matter == "back" or kind in ("conclusion", "epilogue"):
                inside = None
        (found if inside is None else inside).append(branch)
    return found


_FIELDS = ("title", "subtitle", "number", "pages", "kind", "note")


def _branch(
    unit: Mapping[str, str], known: Sequence[Mapping[str, str]], *, is_volume: bool
) -> Branch:
    fields: dict[str, Any] = {name: unit[name] for name in _FIELDS if name in unit}
    if is_volume:
        fields |= {"type": "book", "kind": "volume", "volume": fields.pop("number", None)}
    elif fields.get("kind") == "volume":
        del fields["kind"]
    for role, name in responsible(unit.get("names", "")):
        fields.setdefault(role, []).append(fuller(name, known))
    return Branch(fields)
