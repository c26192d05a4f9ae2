"""One item, a `mods` or a `relatedItem`: all that it says itself, but what it is related to.

>>> info = Element("titleInfo", children=[Element("title", text="Rivers")])
>>> item(Element("mods", children=[info, Element("odd")]), seen := Counter()), seen
({'title': {'text': 'Rivers'}}, Counter({'odd': 1}))
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.marc.values import read_extent
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.identifiers import read_identifier
from precarious_truce.formats.mods.languages import count_of_parts, read_languages
from precarious_truce.formats.mods.locations import (
    links,
    read_access,
    read_location,
    read_record_info,
)
from precarious_truce.formats.mods.names import read_event, read_names, tell_of_name
from precarious_truce.formats.mods.origins import read_origin
from precarious_truce.formats.mods.parts import bare_number, by_caption, read_parts
from precarious_truce.formats.mods.subjects import read_classification, read_subject
from precarious_truce.formats.mods.texts import line, lines, read_titles
from precarious_truce.formats.mods.vocabulary import NOTES
from precarious_truce.model.extents import Extent

__all__ = ["TELLING", "Seen", "item"]

Seen = Counter[str]
"""What nothing here reads → how often it was met."""
Reader = Callable[[Element, Fields, Seen], None]
"""Adds what an element says to what was found."""


def item(held: Element, seen: Seen, *, hosted: bool = False, usual_date: bool = True) -> Fields:
    """All fields of an item, but those of what it is in, is related to, and has in it.

    `hosted`: whether it is the host of something; `usual_date`: whether it is a work of its own,
    which has a date where a part of one has that of the whole.
    """
    found: Fields = {}
    _put_titles(found, held.all("titleInfo"), "volume" if usual_date else "number")
    names = held.all("name")
    found |= read_names([name for name in names if not _schools([name])], "author")
    found |= read_event(names)
    origins = held.all("originInfo")
    origin = read_origin(origins, usual_date=usual_date)
    captured = origin.pop("accessed", None)
    found |= origin
    if "place" not in found and (coded := [p for o in origins for p in o.all("place")]):
        seen["originInfo/place by a code"] += len(coded)
    if aside := count_of_parts(held.all("language")):
        seen["language of an objectPart"] += aside
    if languages := read_languages(held.all("language")):
        found["language"] = languages
    for name, value in read_parts(held.all("part"), seen, hosted=hosted).items():
        found.setdefault(name, value)
    found |= links(held.all("location"), seen)
    for element in held:
        if reader := _READERS.get(element.name):
            reader(element, found, seen)
        elif element.name not in _READ_ELSEWHERE:
            seen[element.name] += 1
        for name in _UNREAD.get(element.name, ()):
            seen[f"{element.name}/{name}"] += len(element.all(name))
    for element in names:
        tell_of_name(element, seen)
    if captured and "url" in found:
        found["url"].setdefault("accessed", captured.partition("/")[0])
    elif captured:
        seen["originInfo/dateCaptured"] += 1
    if "publisher" not in found and (schools := _schools(names)):
        found["publisher"] = schools
    _put_notes(found)
    return found


_UNREAD = {
    "originInfo": ("frequency", "dateValid", "dateModified"),
    "name": ("description", "etal"),
}
"""Elements that are read → what is not read of them."""

_GRANTORS = ("degree grantor", "degree granting institution", "dgg")


def _schools(names: Sequence[Element]) -> list[Fields]:
    """Who grants a degree: styles look for that where the publisher is."""
    return [
        {"text": ". ".join(part.words for part in name.all("namePart"))}
        for name in names
        for role in name.all("role")
        if any(term.words.lower() in _GRANTORS for term in role.all("roleTerm")[:1])
        and name.find("namePart") is not None
    ]


_READ_ELSEWHERE = frozenset(
    (
        "titleInfo",
        "name",
        "originInfo",
        "language",
        "part",
        "typeOfResource",
        "tableOfContents",
        "relatedItem",
    )
)


def _put_titles(found: Fields, infos: Sequence[Element], counted: str) -> None:
    """Titles, and those of the volume and of the division that it is in.

    `counted` is the field of a number in a title that does not say what it counts.
    """
    for of in ("volume", "part"):
        held = [_plain(e) for e in infos if e.get("otherType") == of]
        titles = read_titles(held)
        for name in ("title", "subtitle"):
            if name in titles and (of, name) != ("part", "subtitle"):
                found[f"{of}_{name}"] = titles[name]
    said = read_titles([e for e in infos if e.get("otherType") not in ("volume", "part")])
    number, part = said.pop("number", None), said.pop("part", None)
    found |= said
    field = by_caption(number or "") or counted
    if number:
        found.setdefault(field, bare_number(number))
    if part and number and field == "volume":
        found.setdefault("volume_title", {"text": part})
    elif part and "title" in found:
        title = found["title"]
        title["text"] = f"{title['text'].removesuffix('.')}. {part}"
    elif part:
        found["title"] = {"text": part}


def _plain(info: Element) -> Element:
    """A titleInfo without what tells which title it is."""
    attributes = {k: v for k, v in info.attrib.items() if k != "otherType"}
    return Element("titleInfo", attributes, children=info.children)


TELLING = ("marcgt", "local", "marc", "dct", "bibutilsgt")
"""Authorities of genres that tell the type of a work."""


def _genre(element: Element, found: Fields, seen: Seen) -> None:
    authority = element.get("authority")
    if authority and authority not in TELLING:
        keep(found, element)


def _physical(element: Element, found: Fields, seen: Seen) -> None:
    for child in element:
        text = child.words
        if child.name == "extent" and text:
            _put_extent(found, child)
        elif child.name == "form" and text and not child.get("authority"):
            found.setdefault("medium", text)
        elif child.name == "note" and text:
            field = {"physical description": "physical", "dimensions": "dimensions"}.get(
                child.get("type") or child.get("displayLabel").lower(), ""
            )
            if field:
                found.setdefault(field, text)
            else:
                found.setdefault("notes", []).append(text)
        elif child.name not in ("form", "internetMediaType", "digitalOrigin"):
            seen[f"physicalDescription/{child.name}"] += 1


_VOLUMES = re.compile(r"(\d{1,4})\s*(?:v|vols?|volumes?|Bde?|Bände|t|tomes?)\b\.?\s*(.*)", re.I)


def _put_extent(found: Fields, extent: Element) -> None:
    """Pages, volumes, and what else the extent of a catalogue tells (ISBD 5)."""
    text = extent.words
    if extent.get("unit") == "volumes":
        found.setdefault("volume_count", text)
        return
    pages, rest = re.match(r"(.*?)(?:\s*[:;](?=\s)\s*(.*))?$", text).groups()  # type: ignore[union-attr]
    if volumes := _VOLUMES.fullmatch(pages):
        found.setdefault("volume_count", volumes[1])
        pages = volumes[2].strip("() ")
    unit = extent.get("unit")
    if pages:
        stretch = re.fullmatch(r"pp?\.?\s*(\S+\s?[-–]\s?\S+)", pages)
        pages = pages if unit or stretch else _counted(pages)
    if pages:
        found.setdefault("extent", f"{pages} {unit}" if unit and pages.isdecimal() else pages)
        if stretch:
            found.setdefault("pages", stretch[1])
            del found["extent"]
    if rest:
        found.setdefault("physical", rest)


def _counted(pages: str) -> str:
    """The runs of pages alone; a text that says no more is left as it is printed.

    >>> _counted("xii, 250"), _counted("XIII, 172 S.")
    ('xii, 250', 'XIII + 172')
    """
    runs = read_extent(pages) or ""
    return pages if Extent(pages) == Extent(runs) else runs


def settled_extent(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Facts whose extent stands as it comes back, with what else it tells in fields of its own."""
    if "extent" not in facts:
        return facts
    said: Fields = {}
    _put_extent(said, Element("extent", text=line(facts["extent"])))
    if "pages" in said:  # those of a part
        return facts
    return said | {name: value for name, value in facts.items() if name != "extent"}


def _abstract(element: Element, found: Fields, seen: Seen) -> None:
    if text := lines(element.content):
        before = found.get("abstract")
        found["abstract"] = f"{before}\n{text}" if before else text


_NOTE_FIELDS = {type_: field for field, type_ in NOTES.items()}
_REMARKS = ("", "content", "general", "source note", "source identifier", "original version",
            "language", "additional physical form", "funding", "thesis", "conservation history",
            "date", "publications", "reproduction")  # fmt: skip
"""Types of notes that are notes of the work as any other."""


def _note(element: Element, found: Fields, seen: Seen) -> None:
    type_ = element.get("type")
    field = _NOTE_FIELDS.get(type_.lower())
    text = lines(element.content)
    if type_ == "without" or not text:
        return
    if field == "facing":
        found.setdefault(field, not text.startswith("no"))
    elif field:
        before = found.get(field)
        found[field] = f"{before}\n{text}" if before else text
    elif type_ in _REMARKS:
        found.setdefault("notes", []).append(text)
    else:
        keep(found, element)


def _put_notes(found: Fields) -> None:
    if notes := found.pop("notes", None):
        found["note"] = "\n".join(notes)


def _target_audience(element: Element, found: Fields, seen: Seen) -> None:
    keep(found, element)


_READERS: dict[str, Reader] = {
    "genre": _genre, "physicalDescription": _physical, "abstract": _abstract, "note": _note,
    "subject": read_subject, "classification": read_classification, "identifier": read_identifier,
    "location": read_location, "accessCondition": read_access, "recordInfo": read_record_info,
    "targetAudience": _target_audience,
}  # fmt: skip
"""Element → what reads it by itself; the others are read together."""
