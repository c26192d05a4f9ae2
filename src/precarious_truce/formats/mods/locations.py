"""Where a copy is, on the web or on a shelf, and on which terms; where the record is from.

>>> urls = [Element("url", {"access": "preview"}, "https://example.org/thumb.png"),
...         Element("url", text="https://example.org/rivers")]
>>> links([Element("location", children=urls)], Counter())
{'url': {'text': 'https://example.org/rivers'}}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.identifiers import DOI
from precarious_truce.formats.mods.texts import line

__all__ = ["links", "read_access", "read_location", "read_record_info"]

_CODES = ("marcorg", "oclcorg", "isil")
"""Authorities of codes for libraries."""


def read_location(element: Element, found: Fields, seen: Counter[str]) -> None:
    archive: Fields = {}
    coded = any(e.get("authority") in _CODES for e in element.all("physicalLocation"))
    for place in element.all("physicalLocation"):
        if place.get("authority") in _CODES:
            seen["location by the code of a library"] += 1
        elif place.words:
            field = "place" if place.get("type") == "place" else "name"
            seen["location/physicalLocation, a further one"] += field in archive
            archive.setdefault(field, place.words)
    copies = [c for e in element.all("holdingSimple") for c in e.all("copyInformation")]
    for holder in (element, *copies):
        for shelf in holder.all("shelfLocator"):
            if shelf.words:
                archive.setdefault("shelfmark", shelf.words)
        for sub in holder.all("subLocation"):
            if sub.words and (archive or not coded):
                archive.setdefault("collection", sub.words)
    if archive and "archive" not in found:
        found["archive"] = archive
    elif archive:
        seen["location, a second one"] += 1


def links(locations: Sequence[Element], seen: Counter[str]) -> Fields:
    """The address that is marked as the first, else the first that is no preview; a DOI apart."""
    every = [url for location in locations for url in location.all("url") if url.words]
    urls = [url for url in every if url.get("access") != "preview"]
    if len(every) > len(urls):
        seen["location/url of a preview"] += len(every) - len(urls)
    found: Fields = {}
    ranked = sorted(urls, key=lambda url: not url.get("usage").startswith("primary"))
    for url in ranked:
        if DOI.fullmatch(url.words) and not url.get("usage"):
            found.setdefault("doi", url.words)
        elif "url" not in found:
            found["url"] = {"text": url.words}
            if seen_on := url.get("dateLastAccessed"):
                found["url"]["accessed"] = re.sub(r"T\d\d:.*", "", seen_on)
        elif url.words != found["url"]["text"]:
            seen["location/url, a further one"] += 1
    return found


def read_access(element: Element, found: Fields, seen: Counter[str]) -> None:
    type_, text = element.get("type").lower(), line(element.content)
    link = element.get("xlink:href")
    if not text and not link:
        return
    if type_ in ("license", "licence") or "creativecommons.org" in (text + link):
        found.setdefault("license", link if link and (not text or type_ != "license") else text)
    elif "restriction" in type_ or "rights" in found or not text:
        if text:
            keep(found, element)
    else:
        found["rights"] = text


def read_record_info(element: Element, found: Fields, seen: Counter[str]) -> None:
    for source in element.all("recordContentSource", "recordSource"):
        if source.words and source.get("authority") not in _CODES:
            found.setdefault("source", source.words)
