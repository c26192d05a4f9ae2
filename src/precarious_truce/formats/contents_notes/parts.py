"""The units of a note of contents as the parts of a book: volumes, divisions, what is in them.

>>> units = [{"title": "Preface"}, {"kind": "part", "number": "I", "title": "Ice"},
...          {"number": "1", "title": "Floods", "names": "E. Marsh"}, {"title": "Index"}]
>>> [(b.fields["title"], [c.fields["title"] for c in b.children]) for b in branches(units)]
[('Preface', []), ('Ice', ['Floods']), ('Index', [])]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from precarious_truce.formats.contents_notes.names import fuller
from precarious_truce.formats.contents_notes.scripts import romanized
from precarious_truce.formats.contents_notes.statements import responsible
from precarious_truce.formats.crosswalk.trees import Branch
from precarious_truce.model.kinds import KINDS, infer

__all__ = ["are_contents", "branches"]


_LONGEST = 1000
"""Letters of a title; what is longer is prose."""


def are_contents(units: Sequence[Mapping[str, str]]) -> bool:
    """Whether units of a note list parts: a single one does so only by its number.

    >>> are_contents([{"title": "Includes index"}]), are_contents([{"number": "1", "title": "Ice"}])
    (False, True)
    """
    is_list = len(units) > 1 or any("number" in unit for unit in units)
    return is_list and all(len(unit.get("title", "")) <= _LONGEST for unit in units)


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
            kind = fields.get("kind") or infer(_text(fields["title"]))
            if KINDS[kind].matter == "back" or kind in ("conclusion", "epilogue"):
                inside = None
        (found if inside is None else inside).append(branch)
    return found


def _text(title: Any) -> str:
    """A title in the letters whose words for kinds of parts are known."""
    return str(title["romanized"] if isinstance(title, dict) else title)


_FIELDS = ("title", "subtitle", "number", "pages", "kind", "note")


def _branch(
    unit: Mapping[str, str], known: Sequence[Mapping[str, str]], *, is_volume: bool
) -> Branch:
    fields: dict[str, Any] = {name: unit[name] for name in _FIELDS if name in unit}
    for name in ("title", "subtitle"):
        if latin := unit.get(romanized(name)):
            fields[name] = {"text": unit[name], "romanized": latin}
    if is_volume:
        fields |= {"type": "book", "kind": "volume", "volume": fields.pop("number", None)}
    elif fields.get("kind") == "volume":
        del fields["kind"]
    for role, person in _people(unit, known):
        fields.setdefault(role, []).append(person)
    return Branch(fields)


def _people(
    unit: Mapping[str, str], known: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Who did what: in Latin letters beside, where as many are named there."""
    people = responsible(unit.get("names", ""))
    latin = [name for _, name in responsible(unit.get(romanized("names"), ""))]
    for n, (role, name) in enumerate(people):
        full = fuller(name, known)
        if "romanized" not in full and len(latin) == len(people):
            full = {**full, "romanized": _text_of(fuller(latin[n], known), like=full)}
        yield role, full


def _text_of(name: Mapping[str, str], like: Mapping[str, str]) -> str:
    """A name as a heading has it (`van der Weyden, Pieter`), as it is printed like one in a piece.

    >>> name = {"family": "Ming", "given": "Wang"}
    >>> _text_of(name, {"family": "Мин", "given": "Ван"}), _text_of(name, {"literal": "王明"})
    ('Ming, Wang', 'Wang Ming')
    """
    family = " ".join(filter(None, map(name.get, ("non_dropping_particle", "family"))))
    given = " ".join(filter(None, map(name.get, ("given", "dropping_particle"))))
    if "literal" in like:
        return name.get("literal") or " ".join(filter(None, (given, family)))
    return name.get("literal") or ", ".join(filter(None, (family, given)))
