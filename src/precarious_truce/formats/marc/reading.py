"""Records as works: of ours, and of catalogues.

>>> from precarious_truce.formats.marc.records import field_of
>>> lines = {"100": "1\\\\$aMarsh, Eleanor.", "245": "10$aRivers /$cby Eleanor Marsh.",
...          "505": "0\\\\$aFloods -- Fords."}
>>> record = Record("00000nam a2200000 a 4500", [field_of(*pair) for pair in lines.items()])
>>> (work,) = library_of([record], [])
>>> work.author[0].family, [part.title.text for part in work.contents]
('Marsh', ['Floods', 'Fords'])
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.contents_notes.parts import are_contents, branches
from precarious_truce.formats.contents_notes.scripts import in_two_scripts
from precarious_truce.formats.crosswalk.building import Report
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.trees import Branch, reporter
from precarious_truce.formats.crosswalk.trees import library_of as library_of_branches
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.formats.marc import contents
from precarious_truce.formats.marc.crosswalk import CROSSWALK, NAME
from precarious_truce.formats.marc.left_over import unread
from precarious_truce.formats.marc.linking import (
    NONE,
    OWN_KEY,
    Constituent,
    script_of,
    unlinked,
)
from precarious_truce.formats.marc.names import heading_in, name_of
from precarious_truce.formats.marc.punctuation import is_punctuated, without_punctuation
from precarious_truce.formats.marc.records import Field, Record, Tags, grouped, is_ours
from precarious_truce.formats.marc.types import KIND, of_genre
from precarious_truce.formats.marc.values import labels_in, read_heading, without_subtitle
from precarious_truce.model import Library
from precarious_truce.model.described import INHERITED_LISTS

__all__ = ["library_of"]


def library_of(
    records: Iterable[Record], diagnostics: list[Diagnostic], file: str | None = None
) -> Library:
    """The library of records; what is damaged or left out is in its diagnostics.

    Raises `TruceError` where there are records, and none of them is bibliographic MARC 21.
    """
    with undisturbed():
        faults: list[Diagnostic] = []
        met = 0
        found: list[_Found] = []
        seen: Counter[str] = Counter()
        for met, record in enumerate(records, 1):
            refused = _refused(record)
            if refused:
                message, hint = f"record {met}: {refused[0]}", refused[1] or None
                line = record.place or None
                faults.append(Diagnostic("MARC2", message, Severity.WARNING, file, line, hint=hint))
            else:
                report = reporter(diagnostics, file, record.place or None, "")
                found.append(_found(record, report, seen))
        if faults and not found:
            raise TruceError(replace(faults[0], severity=Severity.ERROR))
        diagnostics += faults[:_MOST]
        for name, times in seen.most_common(_MOST):
            message = f"{times} × {name} not read"
            diagnostics.append(Diagnostic("MARC5", message, Severity.INFO, file))
        return library_of_branches(_branches(found), diagnostics)


_MOST = 100


def _refused(record: Record) -> tuple[str, str] | None:
    """Why a record is not read: message and hint."""
    tags = {one.tag for one in record.fields}
    if "245" not in tags and "200" in tags and tags & {"100", "210", "214", "700", "801"}:
        hint = "ask the catalogue for MARC 21 (`marcxchange` of the BnF is UNIMARC)"
        return "this is UNIMARC, which has other fields; MARC 21 is read", hint
    if record.leader[6:7] in ("z", "w", "q") or record.leader[6:7] in tuple("uvxy"):
        return "this record describes no publication (authority, holdings)", ""
    if not tags - {"001", "003", "005", "008"}:
        return "the record says nothing", ""
    return None


# --- one record -----------------------------------------------------------------------------------


@dataclass
class _Found:
    """A record that was read: fields of its work, its parts, and how other records name it."""

    fields: Fields
    parts: list[Branch]
    report: Report
    hosts: list[str]
    names: set[str]
    emptied: tuple[str, ...] = ()
    has_own_key: bool = True
    below: list[_Found] = field(default_factory=list)


def _found(record: Record, report: Report, seen: Counter[str]) -> _Found:
    fields = record.fields
    if is_punctuated(record.leader):
        fields = [without_punctuation(one) for one in fields]
    ours = is_ours(grouped(fields))
    fields = fields if ours else [_composed(one) for one in fields]
    constituents = unlinked(fields)
    linked = {id(one) for one in fields if constituents and _is_linked(one, constituents)}
    own = grouped(one for one in fields if id(one) not in linked)
    raw = [one if ours else _composed(one) for one in record.fields if one.tag in ("505", "880")]
    raw, listed = _notes(raw, own)
    notes, units = own.pop("505", []), own.pop("774", [])
    type_ = record.leader[6:8]
    read = CROSSWALK.understood(type_, _key_in(own) if ours else "", _for_engine(own))
    if constituents:
        parts = _tree(constituents, own)
        if not ours:
            _keep(read, notes)
    else:
        parts = _from_notes(raw, listed, read, own, ours=ours)
        if not parts and not ours:
            parts, units = _from_units(units), []
            _keep(read, notes)
        _keep(read, units)
        if not ours:
            _with_isbns(parts, read)
    if parts and (status := contents.is_partial(raw)):
        read["contents_status"] = status
    if not ours:
        seen.update(unread([one for same in own.values() for one in same], read))
    host = next(iter(own.get("773", ())), Field("773", "", ()))
    none = labels_in(host.all("g")).get(NONE, ())
    emptied = tuple(name for name in none if name in INHERITED_LISTS)
    if ours and "title" in none:
        read.pop("title", None)
    has_own_key = not ours or OWN_KEY in host.subs
    hosts = _numbers(host.all("w"))
    return _Found(read, parts, report, hosts, _names_of(own), emptied, has_own_key)


def _composed(one: Field) -> Field:
    """The field with letters and their marks in one (NFC): catalogues write them apart."""
    return one._replace(subs=tuple((code, normalize("NFC", text)) for code, text in one.subs))


def _for_engine(tags: Tags) -> dict[str, list[Field]]:
    """The fields that make a reference: entries of hosts without the numbers of their records."""
    hosts = {"773": [one.without("w", "7") for one in tags["773"]]} if "773" in tags else {}
    found = {**tags, **hosts}
    return {tag: fields for tag, fields in found.items() if any(one.subs for one in fields)}


def _is_linked(one: Field, constituents: Mapping[int, Constituent]) -> bool:
    links = (re.match(r"(\d{1,5})\\c$", text) for text in one.all("8"))
    return any(link and int(link[1]) in constituents for link in links)


def _key_in(tags: Tags) -> str:
    return tags["001"][0].data.strip() if "001" in tags else ""


def _keep(read: Fields, fields: list[Field]) -> None:
    """Keep fields as they are, with what MARC alone knows of the work."""
    for tag, same in grouped(fields).items():
        text = CROSSWALK.foreign.read(same)
        read.setdefault("extra", {}).setdefault(NAME, {})[tag] = text


# --- parts within the record ----------------------------------------------------------------------


def _tree(constituents: Mapping[int, Constituent], own: Tags) -> list[Branch]:
    """The parts in their order, each with what is in it."""
    below: dict[int, list[Constituent]] = {}
    for part in constituents.values():
        parent = part.parent if part.parent in constituents and part.parent < part.number else 0
        below.setdefault(parent, []).append(part)
    ours = {"003": own["003"]} if "003" in own else {}

    def branch(part: Constituent, depth: int) -> Branch:
        tags = {**ours, **grouped(part.fields)}
        is_volume = any(of_genre(one, KIND) == "volume" for one in tags.get("655", ()))
        read = CROSSWALK.understood("am" if is_volume else "aa", part.key, tags)
        emptied = tuple(name for name in part.emptied if name in INHERITED_LISTS)
        children = below.get(part.number, ()) if depth < _DEEPEST else ()
        return Branch(read, [branch(child, depth + 1) for child in children], emptied)

    return [branch(part, 1) for part in below.get(0, ())]


_DEEPEST = 100


def _notes(raw: list[Field], own: dict[str, list[Field]]) -> tuple[list[Field], contents.Parts]:
    """The notes of contents and their units, joined with those in another script (880).

    The notes in another script are taken from `own` where they say the same.
    """
    notes = [one for one in raw if one.tag == "505"]
    units = contents.read(notes)
    numbers = [script_of(one) for one in notes]
    others = [one for one in raw if one.tag == "880" and one.get("6")[:6] in numbers]
    if not _are_listed(notes, units) or len(others) != len(notes):
        return notes, units
    others.sort(key=lambda one: numbers.index(one.get("6")[:6]))
    joined = in_two_scripts(contents.read(others), units)
    if joined is None:
        return notes, units
    own["880"] = [one for one in own["880"] if one.get("6")[:6] not in numbers]
    return notes, joined


def _are_listed(notes: list[Field], units: contents.Parts) -> bool:
    return any(one.get("t") for one in notes) or are_contents(units)


def _from_notes(
    raw: list[Field], units: contents.Parts, read: Fields, own: Tags, *, ours: bool
) -> list[Branch]:
    """The parts that notes list, with the names that the record has of their authors."""
    if not ours and not _are_listed(raw, units):
        _keep(read, raw)
        return []
    return branches(units, () if ours else _people(own))


def _people(own: Tags) -> Iterator[Mapping[str, str]]:
    """The people of the headings of a catalogue, in each script that they are in."""
    for one in (*own.get("100", ()), *own.get("700", ())):
        number = script_of(one)
        other = next((f for f in own.get("880", ()) if number and f.get("6")[:6] == number), None)
        for script in (other, None) if other else (None,):
            heading = heading_in(one, script, ours=False)
            if heading and (name := name_of(heading)):
                yield name


def _with_isbns(parts: list[Branch], read: Fields) -> None:
    """Give volumes the numbers that the record has for them among its forms."""
    formats = read.get("formats") or {}
    for part in parts:
        name = f"volume {part.fields.get('volume')}"
        if part.fields.get("kind") == "volume" and set(formats.get(name, ())) == {"isbn"}:
            part.fields["isbn"] = formats.pop(name)["isbn"]
    if not formats:
        read.pop("formats", None)


def _from_units(units: list[Field]) -> list[Branch]:
    """The parts that constituent unit entries of a catalogue list."""
    found = []
    for one in units:
        if not one.get("t"):
            continue
        title, subtitle = without_subtitle(one.get("t"), None)
        tags = {"773": [Field("773", "  ", tuple(p for p in one.subs if p[0] in "gq"))]}
        fields = CROSSWALK.understood("aa", "", tags if tags["773"][0].subs else {})
        fields.pop("extra", None)
        fields |= {"title": title} | ({"subtitle": subtitle} if subtitle else {})
        if one.get("a") and (name := read_heading(one.get("a"))):
            fields["author"] = [name]
        found.append(Branch(fields))
    return found


# --- records of parts -----------------------------------------------------------------------------


def _names_of(tags: Tags) -> set[str]:
    """The numbers that other records may call this one by."""
    own = tags["001"][0].data.strip() if "001" in tags else ""
    system = tags["003"][0].data.strip() if "003" in tags else ""
    found = {own, f"({system}){own}"} if own else set()
    return found | {text for one in tags.get("035", ()) for text in one.all("a")}


def _numbers(texts: list[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


_OF_CONTAINER = ("container_title", "container_subtitle", "container_author", "volume_title",
                 "volume_subtitle", "part_number", "part_title", "type")  # fmt: skip


def _branches(found: list[_Found]) -> Iterator[tuple[Branch, Report]]:
    """Each work with its parts: of records that name the record of a book as their host."""
    known: dict[str, _Found] = {}
    for one in found:
        for name in one.names:
            known.setdefault(name, one)
    homes: dict[int, _Found] = {}
    for one in found:
        host = next((known[name] for name in one.hosts if name in known), None)
        if host is not None and host is not one and _may_hold(host):
            homes[id(one)] = host
    for one in found:
        if id(one) in homes and not _ends(one, homes):
            del homes[id(one)]
    for one in found:
        if id(one) in homes:
            homes[id(one)].below.append(one)
    for one in found:
        if id(one) not in homes:
            yield _branch(one, 0), one.report


def _may_hold(host: _Found) -> bool:
    fields = host.fields
    is_whole = fields.get("title") or fields.get("kind") == "volume"
    return fields.get("type") in ("book", "chapter") and bool(is_whole)


def _ends(one: _Found, homes: Mapping[int, _Found]) -> bool:
    """Whether the way up from a record ends, not too far away."""
    for _ in range(_DEEPEST):
        above = homes.get(id(one))
        if above is None:
            return True
        one = above
    return False


def _branch(one: _Found, depth: int) -> Branch:
    fields = one.fields if depth == 0 else _as_part(one)
    below = [_branch(child, depth + 1) for child in one.below] or one.parts
    return Branch(fields, below, one.emptied)


def _as_part(one: _Found) -> Fields:
    """What a part of a book has of its own record."""
    is_volume = one.fields.get("kind") == "volume"
    gone = _OF_CONTAINER if is_volume else (*_OF_CONTAINER, "volume")
    gone = gone if one.has_own_key else (*gone, "key")
    kept = {name: value for name, value in one.fields.items() if name not in gone}
    return kept | {"type": "book" if is_volume else "chapter"}
