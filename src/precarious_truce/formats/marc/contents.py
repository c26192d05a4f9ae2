"""Contents notes (505): written enhanced ($g $t $r), read in every form that catalogues have.

Units stand between two dashes, a statement of responsibility behind a slash (MARC 21, 505; ISBD).
A number at the beginning of a unit is the number of the part only where a series of numbers, or a
word for it, says so: titles begin with numbers too.

>>> parts = [{"number": "1", "title": "Floods", "pages": "1–30"},
...          {"title": "1848", "pages": "31–60"}]
>>> (note,) = written(parts)
>>> print("".join(f"${code}{text}" for code, text in note.subs))
$g1.$tFloods$g(pages 1–30) --$t1848$g(pages 31–60)
>>> read([note]) == parts
True
>>> text = "Preface -- 1. Floods / E. Marsh -- 2. 1848 and after -- Index."
>>> basic = Field("505", "0 ", (("a", text),))
>>> [(p.get("number"), p["title"], p.get("names")) for p in read([basic])]
[(None, 'Preface', None), ('1', 'Floods', 'E. Marsh'), ('2', '1848 and after', None),
 (None, 'Index', None)]

What follows a volume is in it: `v. 1. Beginnings: Floods -- Fords. v. 2. Endings: Ferries`.

>>> text = "v. 1. Beginnings: Floods -- Fords. v. 2. Endings: Ice -- Index."
>>> basic = Field("505", "0 ", (("a", text),))
>>> [(p.get("kind"), p.get("number"), p["title"]) for p in read([basic])]
[('volume', '1', 'Beginnings'), (None, None, 'Floods'), (None, None, 'Fords'),
 ('volume', '2', 'Endings'), (None, None, 'Ice'), (None, None, 'Index')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from precarious_truce.formats.contents_notes.basic import basic, split
from precarious_truce.formats.contents_notes.units import (
    heads_volume,
    is_volume,
    with_misc,
    with_title,
    without_stop,
)
from precarious_truce.formats.contents_notes.volumes import filled
from precarious_truce.formats.marc.records import LARGEST_FIELD, Field

__all__ = ["Part", "Parts", "is_partial", "read", "written"]

Part = Mapping[str, str]
"""What a unit says: number, title, subtitle, pages, names as they are printed, kind.

A volume may have no title; what is in it follows.
"""

Parts = Sequence[Mapping[str, str]]
"""The units of notes, in order."""

_STATUS = {"incomplete": "1", "partial": "2"}


_CONTINUED = "8"
"""The first indicator of a note that goes on where the one before it ends."""


def written(parts: Iterable[Part], status: str | None = None) -> list[Field]:
    """The enhanced note of parts; `status` of the contents is its first indicator.

    What is too long for one field goes on in others.

    >>> [one.ind for one in written([{"title": "Floods " * 200}] * 10, "partial")]
    ['20', '80']
    """
    notes: list[list[tuple[str, str]]] = [[]]
    room = LARGEST_FIELD
    for unit, joint in _units(list(parts)):
        length = Field("505", "", tuple(unit)).length  # with dashes behind it
        if notes[-1]:
            code, text = notes[-1][-1]
            notes[-1][-1] = code, f"{text}{joint}"
        if notes[-1] and length > room:
            notes.append([])
            room = LARGEST_FIELD
        room -= length
        notes[-1] += unit
    first = _STATUS.get(status or "", "0")
    return [
        Field("505", f"{_CONTINUED if n else first}0", tuple(subs))
        for n, subs in enumerate(notes)
        if subs
    ]


def _units(parts: Sequence[Part]) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """The subfields of each part, and what joins them to those before.

    The title of a volume leads to what is in it; a stop ends what is in the volume before.
    """
    is_inside = False
    joint = " --"
    for n, part in enumerate(parts):
        is_volume = part.get("kind") == "volume"
        is_full = is_volume and n + 1 < len(parts) and parts[n + 1].get("kind") != "volume"
        unit = _unit(part)
        if not unit:
            continue
        if is_full and unit[-1][0] == "t":
            unit[-1] = "t", f"{unit[-1][1]}:"
        yield unit, "." if is_volume and is_inside else joint
        is_inside = is_full or (is_inside and not is_volume)
        joint = "" if is_full else " --"


_WRITTEN_WORDS = {"part": "Part ", "volume": "v. "}


def _unit(part: Part) -> list[tuple[str, str]]:
    found = []
    if number := part.get("number"):
        word = _WRITTEN_WORDS.get(part.get("kind", ""), "")
        found.append(("g", f"{word}{number}."))
    title = " : ".join(filter(None, (part.get("title"), part.get("subtitle"))))
    names = part.get("names")
    if title:  # a title of nothing that XML can hold is none here
        found.append(("t", f"{title} /" if names else title))
    if names:
        found.append(("r", names))
    if pages := part.get("pages"):
        found.append(("g", f"(pages {pages})"))
    return found


def is_partial(fields: Sequence[Field]) -> str | None:
    """What the notes say of the contents: incomplete, partial, or nothing."""
    known = {code: status for status, code in _STATUS.items()}
    return next((known[one.ind[:1]] for one in fields if one.ind[:1] in known), None)


# --- reading --------------------------------------------------------------------------------------


def read(fields: Iterable[Field]) -> list[dict[str, str]]:
    """The parts that notes name, in order."""
    found: list[dict[str, str]] = []
    for one in _joined(fields):
        if one.get("t"):
            found += _enhanced(one)
        else:
            found += basic(" -- ".join(t.strip() for t in one.all("a")))
    return filled(found)


def _joined(fields: Iterable[Field]) -> list[Field]:
    """The notes, each with those that continue it.

    >>> [one.subs for one in _joined([Field("505", "00", (("t", "Floods --"),)),
    ...                               Field("505", "80", (("t", "Fords"),))])]
    [(('t', 'Floods --'), ('t', 'Fords'))]
    """
    notes: list[list[Field]] = []
    for one in fields:
        before = notes[-1][-1] if notes else None
        is_same = before and bool(before.get("t")) == bool(one.get("t"))
        if is_same and one.ind[:1] == _CONTINUED:
            notes[-1].append(one)
        else:
            notes.append([one])
    return [
        same[0]._replace(subs=tuple(pair for one in same for pair in one.subs)) for same in notes
    ]


def _enhanced(one: Field) -> list[dict[str, str]]:
    """Of an enhanced note: $g before a title is its number, behind it its pages."""
    units: list[list[tuple[str, str]]] = [[]]
    has_title = is_volume = False
    for code, text in one.subs:
        if code not in "gtra":
            continue
        is_head = heads_volume(code, text)
        leads = is_volume and has_title and (code == "t" or units[-1][-1][1].rstrip().endswith(":"))
        if leads:
            units[-1].append(_TITLED)
        if units[-1] and is_head:
            before = units[-1][-1]
            units[-1][-1] = before[0], without_stop(before[1].rstrip())
        ends = leads or (has_title and code == "t") or (is_volume and not has_title and code == "g")
        if (units[-1] and is_head) or ends:
            units.append([])
            has_title = is_volume = False
        units[-1].append((code, text))
        has_title, is_volume = has_title or code == "t", is_volume or is_head
        if re.search(r"--\s*$", text):
            units.append([])
            has_title = is_volume = False
    units = [_moved for _moved in units if _moved]
    last = len(units) - 1
    return [part for n, unit in enumerate(units) if (part := _of_unit(unit, is_last=n == last))]


_TITLED = ("titled", "")
"""Stands at the end of a unit: the title of a volume that leads to what is in it."""


def _of_unit(unit: list[tuple[str, str]], *, is_last: bool) -> dict[str, str]:
    part: dict[str, str] = {}
    for code, raw in unit:
        text = re.sub(r"\s*--\s*$", "", raw.strip())
        if is_last and code != "g" and (code, raw) == unit[-1]:
            text = without_stop(text)
        if (code, raw) == _TITLED:
            part["titled"] = "true"
        elif code == "t":
            text = re.sub(r"\s*[:.]$", "", text) if unit[-1] == _TITLED else text
            with_title(part, re.sub(r"\s+[/;,]$|\s+=$", "", text.strip()))
        elif code == "r":
            names = re.sub(r"\s*[;,]\s*$", "", text).strip(" ()")
            part["names"] = f"{part['names']} ; {names}" if "names" in part else names
        elif code == "g":
            with_misc(part, text.strip())
        elif "title" not in part and code == "a" and text.strip(" -"):
            part |= split(text)
    return part if "title" in part or is_volume(part) else {}
