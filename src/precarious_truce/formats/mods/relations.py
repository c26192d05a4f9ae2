"""What a work is related to: its series, the original, other forms, what it reviews, sources.

>>> inside = [Element("titleInfo", children=[Element("title", text="Waters ; 3")])]
>>> series = Element("relatedItem", {"type": "series"}, children=inside)
>>> found: Fields = {}
>>> put_related(found, Element("mods", children=[series]), Seen())
>>> found
{'series': {'title': {'text': 'Waters'}, 'number': '3'}}
"""

from __future__ import annotations

import re
from collections.abc import Container

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.items import Seen, item
from precarious_truce.formats.mods.texts import lines

__all__ = ["OF_SERIES", "put_related", "put_series", "related", "series_number_in", "tell"]


def put_related(found: Fields, holder: Element, seen: Seen) -> None:
    """Add what an item is related to, but for its host and its parts."""
    for element in holder.all("relatedItem"):
        _related_item(element, found, seen)


def related(holder: Element, type_: str) -> list[Element]:
    """The items of a type that a work is related to."""
    return [e for e in holder.all("relatedItem") if e.get("type") == type_]


def _related_item(element: Element, found: Fields, seen: Seen) -> None:
    type_ = element.get("type") or element.get("otherType")
    match type_:
        case "host" | "constituent":
            return
        case "series" if "series" not in found:
            said = item(element, seen)
            put_series(found, said)
            tell(seen, "series", said, OF_SERIES)
        case "original" if "original" not in found:
            _put_edition(found, "original", element, seen)
        case "otherVersion" if element.get("displayLabel") == "reissue of":
            _put_edition(found, "reissue_of", element, seen)
        case "otherFormat":
            _put_format(found, element, seen)
        case "reviewOf":
            said = item(element, seen)
            for name in _OF_REVIEWS:
                if name in said:
                    found.setdefault(f"reviewed_{name}", said[name])
            tell(seen, "reviewOf", said, _OF_REVIEWS)
            if genres := [e.words for e in element.all("genre") if not e.get("authority")]:
                found.setdefault("reviewed_genre", genres[0])
        case "source of data":
            found.setdefault("sources", []).append(_source(element))
        case _:
            seen[f"relatedItem {type_}".strip()] += 1


_OF_REVIEWS = ("title", "author", "genre")
OF_SERIES = ("title", "subtitle", "number", "volume", "issue", "issn", "editor", "author",
             "contributor")  # fmt: skip
"""What is read of a series."""
_OF_TYPES = ("genre", "kind")
"""What tells the type of something, and is no fact beside it."""


def tell(seen: Seen, of: str, said: Fields, used: Container[str]) -> None:
    """Count what something related says that nothing has a place for."""
    for name in said:
        if name not in used and name not in _OF_TYPES:
            seen[f"relatedItem {of}, its {name.replace('_', ' ')}"] += 1


def put_series(found: Fields, said: Fields) -> None:
    """The series, its number behind the title where that has it: `Waters ; 3`."""
    if "title" not in said:
        return
    title = said["title"]
    series: Fields = {"title": title}
    if subtitle := said.get("subtitle"):
        title["text"] += f": {subtitle['text']}"
    number = said.get("number") or said.get("volume") or said.get("issue")
    if not number and (split := series_number_in(title["text"])):
        title["text"], number = split
    if number:
        series["number"] = number
    for name in ("issn", "editor"):
        if name in said:
            series[name] = said[name]
    if "editor" not in series and (people := said.get("author") or said.get("contributor")):
        series["editor"] = [{k: v for k, v in p.items() if k != "role"} for p in people]
    found["series"] = series


_NUMBERED = re.compile(r"(.+?)\s*;\s+(?:no\.|v\.|vol\.|Bd\.)?\s*([\w./–-]+)")


def series_number_in(title: str) -> tuple[str, str] | None:
    """Title and number of a series that stand in one text; None where no number is there.

    >>> series_number_in("Waters ; Nr.2/92"), series_number_in("Waters ; and roads")
    (('Waters', 'Nr.2/92'), None)
    """
    found = _NUMBERED.fullmatch(title)
    return (found[1], found[2]) if found and re.search(r"\d|^[IVXLC]+$", found[2]) else None


_OF_EDITIONS = ("title", "subtitle", "author", "editor", "publisher", "place", "date", "language",
                "edition", "volume", "issue", "pages", "isbn", "doi", "url")  # fmt: skip


def _put_edition(found: Fields, field: str, element: Element, seen: Seen) -> None:
    said = item(element, seen)
    hosts = related(element, "host")
    if hosts:
        host = item(hosts[0], seen, hosted=True)
        said |= {n: host[n] for n in ("volume", "issue", "pages") if n in host}
        said |= {n: host[n] for n in ("publisher", "place", "date") if n in host and n not in said}
        if "title" in host:
            said["container_title"] = host["title"]
    used = (*_OF_EDITIONS, "container_title")
    tell(seen, field.replace("_", " "), said, used)
    edition = {n: said[n] for n in used if n in said}
    if edition:
        found[field] = edition


_OF_FORMATS = ("isbn", "issn", "date", "publisher", "place", "edition", "doi", "url", "extent",
               "price", "note")  # fmt: skip


def _put_format(found: Fields, element: Element, seen: Seen) -> None:
    """Another form of the same: by its label, or by what it is called."""
    said = item(element, seen, usual_date=True)
    form = {n: said[n] for n in _OF_FORMATS if n in said}
    tell(seen, "otherFormat", said, (*_OF_FORMATS, "title", "medium"))
    seen["relatedItem otherFormat/titleInfo"] += "title" in said and said["title"] != found.get(
        "title"
    )
    if not form:
        return
    label = element.get("displayLabel") or str(said.get("medium", "")) or "other"
    name = "".join(c for c in label if c.isalnum() or c in "-_ ").strip() or "other"
    formats = found.setdefault("formats", {})
    number, unused = 1, name
    while unused in formats:
        number += 1
        unused = f"{name} {number}"
    formats[unused] = form


def _source(element: Element) -> Fields:
    found: Fields = {}
    title = element.find("titleInfo")
    if title is not None and title.words:
        found["title"] = title.words
    for note in element.all("note"):
        if note.get("type") == "for":
            found.setdefault("for", []).append(note.words)
        else:
            found[note.get("type") or "note"] = lines(note.content)
    for location in element.all("location"):
        for url in location.all("url"):
            found["url"] = url.words
            if seen_on := url.get("dateLastAccessed"):
                found["accessed"] = seen_on
    return found
