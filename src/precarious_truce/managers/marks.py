"""By what a work is known again among what a manager has: key, DOI, ISBN, title and people.

A mark is a tuple; its first member says what it is, for people.  Two works that share one are
the same.

>>> ref = Reference(key="m", type="book", title="Rivers", author="Marsh, E.", date="2004",
...                 isbn="0-521-08689-2")
>>> for mark in sorted(marks(ref)):
...     print(mark)
('its ISBN', '9780521086899', '')
('its key', 'm')
('its title, author and year', 'rivers', 'marsh', '2004', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from precarious_truce.formats.crosswalk.namesakes import folded, folded_name, folded_title
from precarious_truce.model import DOI, ISBN, Reference

__all__ = ["ORDER", "Mark", "marks", "marks_of_fields"]

Mark = tuple[str, ...]
ORDER = (
    "its key", "its DOI", "its ISBN", "its title, author and year", "its title in the same book",
)  # fmt: skip
"""What marks say they are, the surest first."""


def marks(ref: Reference) -> set[Mark]:
    """The marks of a reference."""
    people = ref.author or ref.editor
    numbers = [ref.isbn, *(form.isbn for form in (ref.formats or {}).values())]
    year = str(ref.date.year) if ref.date and ref.date.year else ""
    return set(
        _marks(
            key=ref.key,
            doi=ref.doi.canonical if ref.doi else "",
            isbns=[number for number in numbers if number],
            title=folded_title(ref.title, ref.subtitle),
            container=folded_title(ref.container_title, ref.container_subtitle),
            person=folded_name(people[0]) if people else "",
            year=year,
            volume=ref.volume or "",
            is_part=ref.is_part,
        )
    )


def marks_of_fields(fields: Mapping[str, str], person: str) -> set[Mark]:
    """The marks of an item of Zotero's API: of its fields and its first creator's last name."""
    is_part = fields.get("itemType") in _PARTS
    containers = (fields.get(name, "") for name in _CONTAINERS)
    return set(
        _marks(
            key=fields.get("citationKey") or _key_in(fields.get("extra", "")),
            doi=fields.get("DOI", ""),
            isbns=[ISBN(text) for text in fields.get("ISBN", "").replace(",", " ").split()],
            title=folded(fields.get("title", "")),
            container=folded(next(filter(None, containers), "")),
            person=folded(person),
            year=_year_in(fields.get("date", "")),
            volume=fields.get("volume", ""),
            is_part=is_part,
        )
    )


_PARTS = ("bookSection", "conferencePaper", "dictionaryEntry", "encyclopediaArticle")
_CONTAINERS = (
    "bookTitle", "proceedingsTitle", "dictionaryTitle", "encyclopediaTitle", "publicationTitle",
)  # fmt: skip


def _key_in(extra: str) -> str:
    """The citation key that Better BibTeX and older versions keep in the field Extra."""
    for line in extra.splitlines():
        name, _, value = line.partition(":")
        if name.strip().casefold() in ("citation key", "citationkey"):
            return value.strip()
    return ""


def _year_in(date: str) -> str:
    found = re.search(r"(?<!\d)\d{4}(?!\d)", date)
    return found[0] if found else ""


def _marks(
    *, key: str, doi: str, isbns: list[ISBN], title: str, container: str, person: str, year: str,
    volume: str, is_part: bool,
) -> Iterator[Mark]:  # fmt: skip
    if key:
        yield "its key", key
    if doi:
        yield "its DOI", _doi(doi), str(is_part)
    if is_part:
        if title and container:
            yield "its title in the same book", title, container, volume, person
        return
    for number in isbns:
        yield "its ISBN", number.isbn13 or number.canonical, volume
    if title and person and year:
        yield "its title, author and year", title, person, year, volume


def _doi(text: str) -> str:
    return DOI(text.strip()).canonical.casefold()
