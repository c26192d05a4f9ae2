"""Values as a deposit has them, both ways: pages, dates, names, the numbers of books.

>>> [child.text for child in pages_element("1–12, 17–24, 31")], read_pages(pages_element("ix–xiv"))
(['1', '12', '17–24, 31'], 'ix–xiv')
>>> read_pages(pages_element("134–")), read_pages(pages_element("31"))
('134–', '31')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.model import Date, Name

__all__ = [
    "ROLES",
    "date_element",
    "pages_element",
    "person",
    "read_date",
    "read_date_of_event",
    "read_pages",
    "read_person",
    "text_of",
    "without_controls",
]  # fmt: skip

ROLES = ("author", "editor", "translator")
"""Fields of people that are roles of a deposit (`contributor_role`)."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029]")


def text_of(value: object, most: int | None = None) -> str | None:
    """A text on one line, without markup; None where there is none, or more than `most` of it."""
    text = without_controls(plain(str(value or "")))
    return text if text and (most is None or len(text) <= most) else None


def without_controls(text: str) -> str:
    """The text on one line."""
    return " ".join(_CONTROL.sub(" ", text).split())


# --- pages ----------------------------------------------------------------------------------------

_ENDS = re.compile(r"(?P<first>[^–,;&]+)(?P<range>–(?P<last>[^–,;&]*))?(?:[,;] (?P<other>.+))?")


def pages_element(pages: object) -> Element | None:
    """First page, last page, and all that follows; None where that is not what the pages are."""
    found = _ENDS.fullmatch(text_of(pages) or "")
    if not found:
        return None
    first, last, other = found["first"].strip(), (found["last"] or "").strip(), found["other"]
    ends = [("first_page", first, 32), ("last_page", last if found["range"] else first, 32)]
    parts = [*ends, ("other_pages", other or "", 100)]
    if any(len(text) > most for _, text, most in parts):
        return None
    return Element("pages", children=[Element(n, text=t) for n, t, _ in parts if t])


def read_pages(element: Element | None) -> str | None:
    """The pages of such an element; a first page alone is open."""
    if element is None:
        return None
    first, last, other = (
        e.words if (e := element.find(name)) else ""
        for name in ("first_page", "last_page", "other_pages")
    )
    if not first:
        return other or None
    span = first if first == last else f"{first}–{last}"
    return f"{span}, {other}" if other else span


# --- dates ----------------------------------------------------------------------------------------

_SPAN = range(1400, 2201)


def date_element(date: object, medium: str = "") -> Element | None:
    """A date by its year, month (or season) and day; None where it has no year of our time."""
    known = Date(str(date)) if date else None
    if known is None or known.year not in _SPAN:
        return None
    moment = known.start
    parts = {"year": f"{known.year:04}"}
    if moment and not known.interval and not known.circa and moment.month:
        parts["month"] = f"{moment.month:02}"
        parts |= {"day": f"{moment.day:02}"} if moment.day else {}
    children = [
        Element(name, text=parts[name]) for name in ("month", "day", "year") if name in parts
    ]
    said = {"media_type": medium} if medium else {}
    return Element("publication_date", said, children=children)


def read_date(element: Element | None) -> str | None:
    """The date of such an element, in EDTF; None where it tells none."""
    if element is None:
        return None
    year, month, day = (
        e.words if (e := element.find(name)) else "" for name in ("year", "month", "day")
    )
    return _edtf(year, month, day)


def _edtf(year: str, month: str, day: str) -> str | None:
    """The date of these in EDTF, as fine as it makes sense; None where there is no year."""
    if not re.fullmatch(r"[0-9]{4}", year):
        return None
    text = year
    if re.fullmatch(r"[0-9]{1,2}", month) and Date(f"{year}-{int(month):02}").valid:
        text = f"{year}-{int(month):02}"
        if re.fullmatch(r"[0-9]{1,2}", day) and Date(f"{text}-{int(day):02}").valid:
            text = f"{text}-{int(day):02}"
    return text


def read_date_of_event(element: Element | None) -> str | None:
    """When a meeting was: of the attributes, where they tell it, else of the text.

    The end may leave out the year and the month that it has in common with the beginning.

    >>> said = {"start_year": "1997", "start_month": "01", "start_day": "15", "end_day": "17"}
    >>> read_date_of_event(Element("conference_date", said, "Jan. 15-17, 1997"))
    '1997-01-15/1997-01-17'
    >>> read_date_of_event(Element("conference_date", text="Spring 1997"))
    'Spring 1997'
    """
    if element is None:
        return None
    year, month, day = (element.get(f"start_{part}") for part in _PARTS)
    last_year, last_month, last_day = (element.get(f"end_{part}") for part in _PARTS)
    start = _edtf(year or last_year, month, day) if year or month else None
    if last_day and not last_month:
        last_month = month
    end = _edtf(last_year or year, last_month, last_day) if last_year or last_month else None
    if start and end and end > start:
        return f"{start}/{end}"
    return start or end or element.words or None


_PARTS = ("year", "month", "day")


# --- people ---------------------------------------------------------------------------------------

_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")


def person(name: Name, role: str, *, is_first: bool) -> Element | None:
    """A person or organisation in a role; None where the name has no part that must be there."""
    said = {"sequence": "first" if is_first else "additional", "contributor_role": role}
    if name.literal:
        text = text_of(name.literal, 511)
        return Element("organization", said, text) if text else None
    family = " ".join(p for p in (name.non_dropping_particle, name.family) if p)
    given = " ".join(p for p in (name.given, name.dropping_particle) if p)
    surname, given_name = text_of(family, 200), text_of(given, 200)
    if not surname:
        surname, given_name = given_name, None
    if not surname:
        return None
    orcid = (
        f"https://orcid.org/{name.orcid}" if name.orcid and _ORCID.fullmatch(name.orcid) else None
    )
    parts = (("given_name", given_name), ("surname", surname),
             ("suffix", text_of(name.suffix, 10)), ("ORCID", orcid))  # fmt: skip
    return Element("person_name", said, children=[Element(n, text=t) for n, t in parts if t])


def read_person(element: Element) -> dict[str, Any] | None:
    """The parts of the name in such an element; None where it names nobody."""
    if element.name == "organization":
        text = next((e.words for e in element.children), "") or element.words
        return {"literal": text} if text else None
    parts = {"family": "surname", "given": "given_name", "suffix": "suffix", "orcid": "ORCID"}
    found = {field: e.words for field, name in parts.items() if (e := element.find(name))}
    if found.get("orcid"):
        known = _ORCID.search(found["orcid"])
        found["orcid"] = known[0] if known else ""
    said = {field: text for field, text in found.items() if text}
    return said if "family" in said or "given" in said else None


def roles_of(element: Element) -> Iterable[str]:
    """The roles that an element names."""
    told = element.get("contributor_role")
    return [told] if told else [e.get("type") for e in element.all("role")]


def people_in(element: Element | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Role and name of everybody in a list of contributors, in order."""
    for one in element.all("person_name", "organization") if element else ():
        name = read_person(one)
        for role in roles_of(one):
            if name:
                yield role, name
