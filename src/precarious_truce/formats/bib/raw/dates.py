"""Classic BibTeX's `year` and `month` <-> EDTF.

btxdoc, section 3.2 ("month", "year"); EDTF is ISO 8601-2:2019, levels 0 and 1.  What is not
understood comes back as None, and the caller keeps the text.

>>> year_month("1977", "jun"), year_month("1994", "10~jun"), year_month("2003", "May--June")
('1977-06', '1994-06-10', '2003-05/2003-06')
>>> to_year_month("1994-06-10")
YearMonth(year='1994', month='June', day='10')
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from typing import NamedTuple

from precarious_truce.formats.bib.raw.blocks import MONTHS
from precarious_truce.formats.bib.raw.latex import decode

__all__ = ["YearMonth", "month_number", "to_year_month", "year_month"]

_ENGLISH = tuple(MONTHS.values())
# English, German, French, Spanish, Italian, Dutch, Portuguese; accents are taken off first.
_NAMES = (
    "january januar janner janvier enero gennaio januari janeiro",
    "february februar feber fevrier febrero febbraio februari fevereiro",
    "march marz maerz mars marzo maart marco mrz mar",
    "april avril abril aprile apr",
    "may mai mayo maggio mei maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre setiembre settembre setembro sept",
    "october oktober octobre octubre ottobre outubro okt",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro dez",
)
_MONTHS = {
    **{macro: number for number, macro in enumerate(MONTHS, 1)},
    **{name: number for number, names in enumerate(_NAMES, 1) for name in names.split()},
}
_SHORTEST = 3  # letters of an abbreviation

_YEAR = re.compile(r"[+-]?\d{1,4}")
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—|/)\s*(\d{4}|\d{2})?")
_RANGE = re.compile(r"\s*(?:--?|–|—|/|\band\b|\bto\b|&|\bund\b|\bet\b|\by\b)\s*")
_WORD_AND_DAY = re.compile(
    r"(?P<day>\d{1,2})?(?:st|nd|rd|th|er|re|\.|º)?\s*(?:de\s+)?"
    r"(?P<month>[a-z]+)\.?,?\s*(?P<after>\d{1,2})?(?:st|nd|rd|th|\.)?"
)
_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class YearMonth(NamedTuple):
    """The fields for classic BibTeX; months by their names in English."""

    year: str
    month: str = ""
    day: str = ""


def month_number(text: str) -> int | None:
    """The number of a month by macro, name, abbreviation or number.

    >>> [month_number(text) for text in ("jun", "Juin", "févr.", "09", "Sept.", "Spring")]
    [6, 6, 2, 9, 9, None]
    """
    plain = _plain(text).rstrip(".")
    if plain.isdecimal():
        number = int(plain) if len(plain) < 3 else 0
        return number if 1 <= number <= 12 else None
    known = _MONTHS.get(plain)
    if known or len(plain) < _SHORTEST:
        return known
    begun = {number for name, number in _MONTHS.items() if name.startswith(plain)}
    return begun.pop() if len(begun) == 1 else None


def year_month(year: str, month: str = "", day: str = "") -> str | None:
    """The EDTF date of the raw values of `year`, `month` and `day`; None where there is none.

    A month that cannot be read makes the date None, so that nothing is dropped in silence.

    >>> [year_month(*raw) for raw in (("{1977}",), ("1911--14",), ("c. 1931",), ("2001", "Spring"))]
    ['1977', '1911/1914', None, None]
    """
    text = _text(year)
    years = _YEARS.fullmatch(text)
    if years:
        return None if _text(month) else _year_range(years)
    if not _YEAR.fullmatch(text) or text.startswith("+"):
        return None
    edtf = f"{int(text):05d}" if text.startswith("-") else f"{int(text):04d}"
    if not _text(month):
        return edtf if not _text(day) else None
    plain = _plain(month)
    named = any(c.isalpha() for c in plain)
    ends = [_month_and_day(part, named) for part in _ends(plain)]
    if not 1 <= len(ends) <= 2:
        return None
    single = int(_text(day)) if _text(day).isdecimal() else 0
    months = [end[0] for end in ends if end and end[0]]
    dates: list[str] = []
    for end in ends:
        if end is None or not months:
            return None
        number, of_month = end[0] or months[0], end[1] or single  # "10--12 June" is one month
        if of_month > calendar.monthrange(max(int(text), 4), number)[1]:
            return None
        dates.append(f"{edtf}-{number:02d}" + (f"-{of_month:02d}" if of_month else ""))
    return "/".join(dict.fromkeys(dates)) if dates == sorted(dates) else None


def to_year_month(edtf: str) -> YearMonth | None:
    """The fields for an EDTF date; None where classic BibTeX can only hold it as text.

    >>> to_year_month("1977-06"), to_year_month("1911/1914"), to_year_month("2003-05/2003-06")
    (YearMonth(year='1977', month='June', day=''), YearMonth(year='1911--1914', month='', day=''),
     YearMonth(year='2003', month='May--June', day=''))
    >>> to_year_month("1931~")
    """
    ends = [_EDTF.fullmatch(end) for end in edtf.split("/")]
    if not all(ends) or len(ends) > 2:
        return None
    (year, month, day), *rest = (end.groups() for end in ends if end)
    if not rest:
        if month and not 1 <= int(month) <= 12:
            return None
        return YearMonth(str(int(year)), _english(int(month)) if month else "", _number(day))
    last_year, last_month, last_day = rest[0]
    if not (month or last_month or year.startswith("-") or int(last_year) <= int(year)):
        return YearMonth(f"{year}--{last_year}")
    if year == last_year and month and last_month and not day and not last_day:
        numbers = int(month), int(last_month)
        if all(1 <= number <= 12 for number in numbers) and numbers[0] < numbers[1]:
            return YearMonth(str(int(year)), "--".join(map(_english, numbers)))
    return None


def _english(number: int) -> str:
    return _ENGLISH[number - 1]


def _number(digits: str | None) -> str:
    return str(int(digits)) if digits else ""


def _text(raw: str) -> str:
    return decode(raw, title=False).replace("\xa0", " ").strip()


def _plain(raw: str) -> str:
    """Small letters without accents."""
    text = unicodedata.normalize("NFD", _text(raw).lower())
    return "".join(c for c in text if not unicodedata.combining(c)).strip(" ,")


def _ends(text: str) -> list[str]:
    return [part for part in _RANGE.split(text) if part]


def _month_and_day(text: str, named: bool) -> tuple[int, int] | None:
    """Month and day, 0 where there is none; None where the text is not understood.

    Beside a month with a name (`named`) a number is a day.
    """
    if named and text.isdecimal() and len(text) < 3:
        return 0, int(text)
    number = month_number(text)
    if number:
        return number, 0
    found = _WORD_AND_DAY.fullmatch(text.strip())
    if not found:
        return None
    number = month_number(found["month"])
    day = found["day"] or found["after"]
    if not number or (found["day"] and found["after"]):
        return None
    return number, int(day) if day else 0


def _year_range(found: re.Match[str]) -> str | None:
    first, last = found[1], found[2]
    if not last:
        return f"{first}/.."
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if int(last) > int(first) else None
