"""Dates in one line: those of RIS, and as other programs and people write them.

>>> date_of("5 May 2004"), date_of("2004/05/05/"), in_year("DEC-JAN", "2004")
('2004-05-05', '2004-05-05', '2004-12/2005-01')
"""

from __future__ import annotations

import re
from functools import lru_cache

from precarious_truce.formats.crosswalk.years import read_year
from precarious_truce.model import Date
from precarious_truce.model.dates import SEASONS, month_number
from precarious_truce.patterns import pattern

__all__ = ["date_of", "in_year", "speaks_of"]

_SEASONS = {name: n for n, name in SEASONS.items()} | {"fall": 23}
_SEASONS |= {"spr": 21, "sum": 22, "aut": 23, "win": 24}  # Web of Science


@lru_cache(maxsize=4096)
def date_of(text: str) -> str | None:
    """The EDTF of a date; text that is none stays text; None where there is none.

    >>> [date_of(t) for t in ("1931///1931~", "2014//", "2003/12/01/", "May 2009", "2003///Spring")]
    ['1931~', '2014', '2003-12-01', '2009-05', '2003-21']
    >>> date_of("1913///1914"), date_of("1962///63")  # as Zotero writes 1913–1914
    ('1913/1914', '1962/1963')
    >>> [date_of(t) for t in ("2004-04-25T14:34:00", "20040506", "0000/00/00", "n.d.", "2004/0/0")]
    ['2004-04-25', '2004-05-06', None, 'n.d.', '2004']
    """
    year, *rest = (part.strip() for part in text.split("/", 3))
    month, day, other = (*rest, "", "", "")[:3]
    if not rest:
        return (_loose(text) or text) if text.strip("0") else None
    if other and not month and year.isdecimal():
        if (known := read_year(other)) and "X" in known.date:
            return known.date
        if speaks_of(other, year):
            return other
    if not _YEAR.fullmatch(year):
        said = other or text.strip("/").strip()
        return _loose(text) or (said if said.strip("/0 ") else None)
    if until := _until(year, other) if not month else None:
        return f"{year}/{until}"
    if until := _until(year, month) if not other and not day and not _number(month, 12) else None:
        return f"{year}/{until}"
    season = _SEASONS.get(other.lower())
    if season and not _number(month, 12):
        return f"{year}-{season}"
    return _joined(year, month or other, day)


def _until(year: str, other: str) -> str | None:
    """The later year that stands behind a year, whole or by its last two digits; else None."""
    if not re.fullmatch(r"\d{4}|\d\d", other) or not _YEAR.fullmatch(year):
        return None
    until = year[: -len(other)] + other
    if other == "00" and year.endswith("99"):  # 1999/00
        until = str(int(year) + 1)
    return until if until > year else None


_YEAR = pattern(r"(?!0000)\d{4}")
_DAY = r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_MONTH = r"([A-Za-z]{3,9})\.?"
_LOOSE = (
    (pattern(r"(\d{4})[-.](\d{1,2})(?:[-.](\d{1,2}))?(?:[T ][\d:.]+Z?)?"), (1, 2, 3)),
    (pattern(r"(\d{4})(\d\d)(\d\d)"), (1, 2, 3)),
    (pattern(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})"), (3, 2, 1)),
    (pattern(r"(1[3-9]|2\d|3[01])/(1[0-2]|0?[1-9])/(\d{4})"), (3, 2, 1)),
    (pattern(r"(1[0-2]|0?[1-9])/(1[3-9]|2\d|3[01])/(\d{4})"), (3, 1, 2)),
    (pattern(rf"{_MONTH},? (\d{{4}})"), (2, 1, 0)),
    (pattern(rf"(\d{{4}}),? {_MONTH}"), (1, 2, 0)),
    (pattern(rf"{_DAY}\.? {_MONTH},? (\d{{4}})"), (3, 2, 1)),
    (pattern(rf"{_MONTH} {_DAY},? (\d{{4}})"), (3, 1, 2)),
    (pattern(rf"(\d{{4}}),? {_MONTH} {_DAY}"), (1, 2, 3)),
)
"""Forms of a date that are not the format's, and which groups are year, month and day; 0: none."""

_OF_A_YEAR = (
    (pattern(r"(?:0000)?/(\d{1,2})(?:/(\d{0,2}))?(?:/.*)?"), (1, 2)),
    (pattern(r"0000-(\d{1,2})(?:-(\d{1,2}))?"), (1, 2)),
    (pattern(r"--(\d{1,2})(?:-(\d{1,2}))?"), (1, 2)),
    (pattern(r"(?:0000)?//+ ?([A-Za-z]{3,9})\.?"), (1, 0)),
    (pattern(rf"{_MONTH}"), (1, 0)),
    (pattern(rf"(?:0000)?/*{_MONTH} {_DAY}"), (1, 2)),
    (pattern(rf"(?:0000)?/*{_DAY}\.? {_MONTH}"), (2, 1)),
    (pattern(r"(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])"), (1, 2)),
    (pattern(r"(3[01]|2\d|1[3-9])[/.](1[0-2]|0?[1-9])\.?"), (2, 1)),
    (pattern(r"(1[0-2]|0[1-9])-(3[01]|[12]\d|0[1-9])"), (1, 2)),
    (pattern(r"(3[01]|[12]\d|0?[1-9])\.\s?(1[0-2]|0?[1-9])\."), (2, 1)),
)
"""Forms of a month, or a day of one, without a year: which groups are which."""


def _loose(text: str) -> str | None:
    """A date that is not in the form of the format, as EDTF; None where it cannot be told.

    >>> _loose("May 2004 – June 2004"), _loose("Fall 1999-Winter 2000"), _loose("Fall - Winter")
    ('2004-05/2004-06', '1999-23/2000-24', None)
    """
    if date := _in_form(text):
        return date
    if ends := _ENDS.fullmatch(text):
        first, last = (_in_form(end) or "" for end in ends.groups())
        if "" < first < last and Date(f"{first}/{last}").valid:
            return f"{first}/{last}"
    if (years := _YEARS.fullmatch(text)) and (until := _until(years[1], years[2] or "")):
        return f"{years[1]}/{until}"
    if years and not years[2]:
        return f"{years[1]}/.."
    if year := read_year(text):
        return year.date
    found = _BEFORE_YEAR.fullmatch(text)
    return _span(found[1], found[2]) if found else None


def _in_form(text: str) -> str | None:
    """A date in one of the forms; None where it is in none, or says no more than its year."""
    for form, places in _LOOSE:
        if found := form.fullmatch(text):
            year, month, day = (found[n] or "" if n else "" for n in places)
            date = _joined(year, month, day)
            return date if date != year else None
    return None


_ENDS = pattern(r"([^-–—]{6,30}?)\s?[-–—]\s?([^-–—]{6,30})")
"""Two dates with their years."""
_YEARS = pattern(r"(\d{4})\s?[-–]{1,2}(?:\s?(\d{4}|\d\d))?")


_BEFORE_YEAR = pattern(r"(.+?),? (\d{4})")


def in_year(text: str, year: str) -> str | None:
    """The date that a text without a year means in a year; None where it means none.

    >>> [in_year(text, "2004") for text in ("May 5", "/05/05/", "Spring", "5 May", "1st quarter")]
    ['2004-05-05', '2004-05-05', '2004-21', '2004-05-05', None]
    >>> [in_year(text, "2004") for text in ("MAY-JUN", "5-7 May", "DEC-JAN")]
    ['2004-05/2004-06', '2004-05-05/2004-05-07', '2004-12/2005-01']
    """
    for form, places in _OF_A_YEAR:
        if found := form.fullmatch(text):
            month, day = (found[n] or "" if n else "" for n in places)
            date = _joined(year, month, day)
            return date if date != year else None
    return _span(text, year)


_SPAN = pattern(r"([^-–—/]+?)\s?[-–—/]\s?([^-–—/]+)")
_END = pattern(rf"(?:{_DAY}\.? ?)?{_MONTH}|{_MONTH} {_DAY}|{_DAY}\.?")


def _span(text: str, year: str) -> str | None:
    """The interval that days or months with a hyphen between them mean in a year."""
    found = _SPAN.fullmatch(text)
    ends = [_END.fullmatch(end) for end in found.groups()] if found else []
    known = [(e[2] or e[3] or "", e[1] or e[4] or e[5] or "") for e in ends if e]
    if len(known) != 2:
        return None
    (month, day), (other, last) = known
    following = str(int(year) + 1) if _is_over_new_year(month, other) else year
    first, second = _joined(year, month or other, day), _joined(following, other or month, last)
    whole = f"{first}/{second}"
    return whole if len(first) == len(second) > 4 and first < second and Date(whole).valid else None


_LONGEST = 3
"""Months from one to another of the next year; what is further apart is a slip."""


def _is_over_new_year(month: str, other: str) -> bool:
    """Whether the second of two months is in the year after that of the first: `DEC-JAN`."""
    first, second = month_number(month), month_number(other)
    return bool(first and second) and 0 < (second or 0) + 12 - (first or 0) <= _LONGEST


def _joined(year: str, month: str, day: str) -> str:
    """Year, month or season and day as EDTF, as far as they are any."""
    season = _SEASONS.get(month.lower())
    if season:
        return f"{year}-{season}"
    number = _number(month, 12) or month_number(month)
    if not number:
        return year
    date = f"{year}-{number:02d}"
    last = _number(day, 31)
    return f"{date}-{last:02d}" if last and Date(f"{date}-{last:02d}").valid else date


def _number(text: str, most: int) -> int | None:
    """The number that a text is, from 1 to `most`."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0
    return number if 1 <= number <= most else None


def speaks_of(text: str, year: str) -> bool:
    """Whether a year is among the numbers of a text."""
    return int(year) in map(int, re.findall(r"\d{1,8}", text))
