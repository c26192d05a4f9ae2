"""`tableOfContents` as the parts of a book, where it is a list; else it is kept as it is.

>>> text = "1. Floods / E. Marsh -- 2. Dykes (pages 3-9) -- Index."
>>> listed = Element("tableOfContents", text=text)
>>> found = {"author": [{"family": "Marsh", "given": "Eleanor"}]}
>>> mods = Element("mods", children=[listed])
>>> for branch in put_contents(mods, found):
...     print(branch.fields)
{'title': 'Floods', 'number': '1', 'author': [{'family': 'Marsh', 'given': 'Eleanor'}]}
{'title': 'Dykes', 'number': '2', 'pages': '3-9'}
{'title': 'Index'}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from precarious_truce.formats.contents_notes.basic import basic
from precarious_truce.formats.contents_notes.parts import are_contents, branches
from precarious_truce.formats.contents_notes.scripts import in_two_scripts
from precarious_truce.formats.contents_notes.volumes import filled
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.trees import Branch
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.texts import romanized_pair

__all__ = ["keep_contents", "put_contents"]

_STATUSES = {"incomplete contents": "incomplete", "partial contents": "partial"}
"""Type of a table of contents (from MARC field 505, first indicator) → status of the contents."""


def put_contents(mods: Element, found: Fields) -> list[Branch]:
    """The parts that tables of contents list; what they say of all contents is put into `found`."""
    made: list[Branch] = []
    for table, units in _tables(mods):
        if not are_contents(units):
            keep(found, table)
            continue
        made += branches(units, _people(found))
        status = _STATUSES.get((table.get("type") or table.get("displayLabel")).lower().rstrip(":"))
        if status:
            found.setdefault("contents_status", status)
    return made


def keep_contents(mods: Element, found: Fields) -> None:
    """Keep the tables of contents of what has its parts otherwise, or is no book."""
    for table in mods.all("tableOfContents"):
        keep(found, table)


def _tables(mods: Element) -> Iterator[tuple[Element, Sequence[Mapping[str, str]]]]:
    """The tables with their units; two that are the same in two scripts (`altRepGroup`) are one."""
    left = [table for table in mods.all("tableOfContents") if table.words]
    while left:
        table = left.pop(0)
        units = _units(table)
        group = table.get("altRepGroup")
        other = next((e for e in left if group and e.get("altRepGroup") == group), None)
        if other is not None and (joined := _joined(table, units, other)):
            left.remove(other)
            units = joined
        yield table, units


def _units(table: Element) -> list[dict[str, str]]:
    return filled(basic(" ".join(table.content.split())))


def _joined(
    table: Element, units: list[dict[str, str]], other: Element
) -> list[dict[str, str]] | None:
    """The units of a table in both of its scripts; None where it is another table."""
    is_latin = romanized_pair(table, other, table.words, other.words)
    if is_latin is None or not are_contents(units):
        return None
    ours, latin = (units, _units(other)) if is_latin else (_units(other), units)
    return in_two_scripts(ours, latin)


def _people(found: Fields) -> Iterator[Mapping[str, str]]:
    """Everybody whom the record names, as it does."""
    for values in found.values():
        if isinstance(values, list):
            yield from (v for v in values if isinstance(v, dict) and "family" in v)
