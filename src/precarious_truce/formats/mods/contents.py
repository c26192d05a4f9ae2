"""A contents note as parts (MARC field 505): titles between dashes, people behind a stroke.

>>> listed_parts("1. Floods / Eleanor Marsh -- Dykes -- Index.")
[{'title': 'Floods', 'number': '1', 'author': [{'given': 'Eleanor', 'family': 'Marsh'}]},
 {'title': 'Dykes'}, {'title': 'Index'}]
>>> listed_parts("Includes an index.")
[]
"""

from __future__ import annotations

import re

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.mods.names import with_particles

__all__ = ["listed_parts"]

_DASH = re.compile(r"\s+(?:--|—|–)\s+|\s*--\s*")
_NUMBER = re.compile(r"(?:(?:chapter|ch\.|chap\.)\s*)?(\d{1,3}|[IVXLC]{1,6})[.):]\s+(?=\S)", re.I)
_PAGES = re.compile(r"[,\s]+\(?(?:pp?\.|pages?)\s*([ivxlc\d]+(?:[-–][ivxlc\d]+)?)\)?$")
_PERSON = re.compile(
    r"(?P<given>(?:[^\W\d_][\w'’.-]*\s+){1,3}?)(?P<family>(?:(?:van|von|de|der|den|di|la|le|du)\s+)*"
    r"[^\W\d_][\w'’-]+)"
)
_LONGEST = 1000
"""Letters of a title; what is longer is prose."""


def listed_parts(text: str) -> list[Fields]:
    """The parts that a contents note lists; none where it is no list.

    A number before a full stop is that of a chapter only where every part, or all after the first,
    go on counting: numbers inside titles stay there.
    """
    items = [" ".join(item.split()) for item in _DASH.split(text)]
    items = [item.rstrip(" .") if n == len(items) - 1 else item for n, item in enumerate(items)]
    items = [item for item in items if item]
    if len(items) < 2 or any(len(item) > _LONGEST for item in items):
        return []
    numbered = [_NUMBER.match(item) for item in items]
    counts = sum(match is not None for match in numbered) >= max(1, len(items) // 3)
    return [
        _part(item[match.end() :] if match and counts else item,
              match[1] if match and counts else None)
        for item, match in zip(items, numbered, strict=True)
    ]  # fmt: skip


def _part(text: str, number: str | None) -> Fields:
    pages = _PAGES.search(text)
    if pages:
        text = text[: pages.start()].rstrip(" ,")
    title, slash, people = text.partition(" / ")
    found: Fields = {"title": title.strip()}
    if number:
        found["number"] = number
    authors = _people(people) if slash else []
    if authors:
        found["author"] = authors
    elif slash:
        found["title"] = text
    if pages:
        found["pages"] = pages[1]
    return found


def _people(text: str) -> list[Fields]:
    """Persons in the order of speech; nothing where some of them are not."""
    found: list[Fields] = []
    text = re.sub(r"^by\s+", "", text.strip().rstrip("."))
    for one in re.split(r"\s*;\s*|,\s+(?:and\s+)?|\s+(?:and|&|und|et|y|e)\s+", text):
        person = _PERSON.fullmatch(one.strip())
        if not person:
            return []
        parts = {"given": person["given"].strip(), "family": person["family"]}
        found.append(with_particles(parts))
    return found
