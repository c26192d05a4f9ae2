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
from precarious_truce.formats.crosswalk.years import spoken

__all__ = ["YearMonth", "month_number", "plain_year", "to_year_month", "year_month"]

_NAMES_WRITTEN = {
    **dict(enumerate(MONTHS.values(), 1)),
    21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter",
}  # fmt: skip
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

_SEASON_NAMES = (
    "spring fruhling fruhjahr printemps primavera lente",
    "summer sommer ete verano estate verao zomer",
    "autumn fall herbst automne otono autunno outono herfst",
    "winter hiver invierno inverno",
)
_SEASONS = {
    name: number for number, names in enumerate(_SEASON_NAMES, 21) for name in names.split()
}
"""Seasons in the same languages → their numbers in EDTF (level 1, "Seasons")."""

_PSEUDO = {str(number): number for number in (21, 22, 23, 24)}
"""The same numbers as they stand in `month`."""
_MOST_DAYS = 14  # of a meeting that goes on into the next month; more is a slip
_MOST_MONTHS = 3  # from one to another of the next year; more is a slip
_WINTER = 24
"""The season that is of two years, and is told by the first of them."""

_YEAR = re.compile(r"[+-]?\d{1,4}")
_BEFORE = r"b\.?\s*c\.?(?:\s*e\.?)?|v\.?\s*(?:chr|u\.?\s*z)\.?|av\.?\s*j\.?-?\s*c\.?|a\.?\s*c\.?"
_AFTER = r"a\.?\s*d\.?|c\.?\s*e\.?|n\.?\s*chr\.?"
_ERA = re.compile(
    rf"(?:a\.?\s*d\.?\s*)?(?P<year>\d{{1,4}})\s*(?:(?P<before>{_BEFORE})|{_AFTER})?", re.IGNORECASE
)
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—|/)\s*(\d{4}|\d{2})?")
_RANGE = re.compile(r"\s*(?:-{1,3}|–|—|/|\band\b|\bto\b|&|\bund\b|\bet\b|\by\b|\bbis\b)\s*")
_WORD_AND_DAY = re.compile(
    r"(?P<day>\d{1,2})?(?:st|nd|rd|th|er|re|\.|º)?\s*(?:de\s+)?"
    r"(?P<month>[a-z]+)\.?,?\s*(?P<after>\d{1,2})?(?:st|nd|rd|th|\.)?"
)
_WITH_YEAR = re.compile(
    r"(?P<rest>.*[^\W\d_].*?)[\s,.]+(?P<year>\d{4})(?:\s*[/–-]+\s*(?:\d{2}|\d{4}))?"
)
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|\.)$")
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


class _Moment(NamedTuple):
    """A month or season and a day, 0 where there is none; the year where one is said beside it."""

    month: int
    day: int
    year: int | None = None


def year_month(year: str, month: str = "", day: str = "") -> str | None:
    """The EDTF date of the raw values of `year`, `month` and `day`; None where there is none.

    A month that cannot be read makes the date None, so that nothing is dropped in silence.

    >>> [year_month(*raw) for raw in (("{1977}",), ("1911--14",), ("c. 1931",), ("350 BC",))]
    ['1977', '1911/1914', None, '-0349']
    >>> year_month("2001", "Spring"), year_month("2019", "Winter 2019/20")
    ('2001-21', '2019-24')
    >>> year_month("2013", "may", "4--6"), year_month("2019--2020", "December--January")
    ('2013-05-04/2013-05-06', '2019-12/2020-01')
    >>> year_month("2004", "Dec--Jan"), year_month("2004", "March--January")
    ('2004-12/2005-01', None)
    """
    text = _text(year)
    years = _YEARS.fullmatch(text)
    if years and not _text(month):
        return None if _text(day) else _year_range(years)
    if years:
        first, last = int(years[1]), int(_completed(years) or 0)
        if last == first + 1 and _SEASONS.get(_plain(month)) == _WINTER:
            last = first
        return _of_months(month, day, first, last) if last in (first, first + 1) else None
    number = _astronomical(text)
    if number is None:
        return None
    if not _text(month):
        return None if _text(day) else _edtf_year(number)
    return _of_months(month, day, number, number)


def _astronomical(text: str) -> int | None:
    """The year of a text: 350 BC is -349, for there is a year 0 (ISO 8601)."""
    if _YEAR.fullmatch(text) and not text.startswith("+"):
        return int(text)
    found = _ERA.fullmatch(text)
    if not found:
        return None
    return 1 - int(found["year"]) if found["before"] else int(found["year"])


def _edtf_year(year: int) -> str:
    return f"{year:05d}" if year < 0 else f"{year:04d}"


def _of_months(month: str, day: str, first: int, last: int) -> str | None:
    """The date of a month, or the interval of two; of two years each end is in one."""
    plain = _without_years(_plain(month), first)
    named = any(c.isalpha() for c in plain)
    ends = [_month_and_day(part, named) for part in _ends(plain)]
    days = [_ORDINAL.sub(r"\1", number) for number in _ends(_text(day))]
    if not 1 <= len(ends) <= 2 or None in ends or not 0 <= len(days) <= 2:
        return None
    found = [end for end in ends if end]
    if len(days) == 2 or (len(days) == 1 and len(found) == 1 and not found[0].day):
        if any(end.day for end in found) or not all(map(str.isdecimal, days)):
            return None
        found = [end._replace(day=int(n)) for end, n in zip(found * 2, days, strict=False)]
        if len(ends) == 1 and len(found) == 2 and found[1].day < found[0].day:
            return _into_next_month(first, *found) if first == last else None
    months = [end.month for end in found if end.month]
    if not months or (first != last and len(found) != 2):
        return None
    dates = []
    if first == last and len(months) == 2 and 0 < months[1] + 12 - months[0] <= _MOST_MONTHS:
        last += max(months) <= 12  # December to January
    for end, year in zip(found, (first, last), strict=False):
        number = end.month or months[0]  # "10--12 June" is one month
        whole = _edtf_month(year if end.year is None else end.year, number, end.day)
        if whole is None or (end.year is not None and not first <= end.year <= last + 1):
            return None
        dates.append(whole)
    return "/".join(dict.fromkeys(dates)) if dates == sorted(dates) else None


def _into_next_month(year: int, start: _Moment, end: _Moment) -> str | None:
    """A few days of a month and of the next one: 30--2 of May."""
    if start.month > 12:
        return None
    days = calendar.monthrange(max(year, 4), start.month)[1] - start.day + end.day
    if days > _MOST_DAYS:
        return None
    next_year, month = (year + 1, 1) if start.month == 12 else (year, start.month + 1)
    ends = _edtf_month(year, start.month, start.day), _edtf_month(next_year, month, end.day)
    return "/".join(end for end in ends if end) if all(ends) else None


def _without_years(text: str, year: int) -> str:
    """`winter 2019/20` of 2019 without the years, which are said already."""
    found = _WITH_YEAR.fullmatch(text)
    one = found is not None and len(re.findall(r"[a-z]{3,}", text)) == 1
    return found["rest"] if found and one and int(found["year"]) == year else text


def _edtf_month(year: int, month: int, day: int) -> str | None:
    if month > 12:
        return None if day else f"{_edtf_year(year)}-{month}"
    if day > calendar.monthrange(max(year, 4), month)[1]:
        return None
    return f"{_edtf_year(year)}-{month:02d}" + (f"-{day:02d}" if day else "")


def to_year_month(edtf: str) -> YearMonth | None:
    """The fields for an EDTF date; None where classic BibTeX can only hold it as text.

    >>> to_year_month("1977-06"), to_year_month("1911/1914"), to_year_month("2003-05/2003-06")
    (YearMonth(year='1977', month='June', day=''), YearMonth(year='1911--1914', month='', day=''),
     YearMonth(year='2003', month='May--June', day=''))
    >>> to_year_month("2013-05-04/2013-05-06"), to_year_month("2019-12-30/2020-01-02")
    (YearMonth(year='2013', month='May', day='4--6'),
     YearMonth(year='2019--2020', month='December 30--January 2', day=''))
    >>> to_year_month("1931~")
    """
    first, slash, last = edtf.partition("/")
    start = _EDTF.fullmatch(first)
    if start is None or (start[2] and not _english(start[2])):
        return None
    year, month, day = start.groups()
    if not slash:
        return YearMonth(_written_year(year), _english(month), _number(day))
    if last in ("", ".."):
        return YearMonth(f"{year}--") if last and not month and year > "0999" else None
    end = _EDTF.fullmatch(last)
    if end is None or year < "0999" or end[1] < year:
        return None
    return _interval((year, month, day), end.groups())


def _interval(start: tuple[str | None, ...], end: tuple[str | None, ...]) -> YearMonth | None:
    """The fields of two dates, in years of four digits, that say as much as each other."""
    (year, month, day), (last_year, last_month, last_day) = start, end
    if [bool(n) for n in start] != [bool(n) for n in end] or start >= end:
        return None
    years = _written_year(year) if year == last_year else f"{year}--{last_year}"
    if not month:
        return YearMonth(years)
    if not _english(last_month) or int(last_year or 0) - int(year or 0) > 1:
        return None
    if not day:
        return YearMonth(years, f"{_english(month)}--{_english(last_month)}")
    days = _number(day), _number(last_day)
    if (year, month) == (last_year, last_month):
        return YearMonth(years, _english(month), "--".join(days))
    return YearMonth(years, f"{_english(month)} {days[0]}--{_english(last_month)} {days[1]}")


def plain_year(edtf: str) -> str:
    """The years of a date for people, where its fields cannot say all of it.

    >>> [plain_year(date) for date in ("-0349", "1931-05~", "1911-01/1914", "1952%", "../1914")]
    ['350 BC', 'c. 1931', '1911--1914', 'c. 1952?', '--1914']
    """
    ends = [_plain_end(end) for end in edtf.split("/")]
    return "--".join(ends if len(set(ends)) > 1 else ends[:1])


_END = re.compile(r"(-?[\dX]{4})[^?~%]*([?~%]?)")


def _plain_end(text: str) -> str:
    found = _END.fullmatch(text)
    if not found:
        return "" if text == ".." else text
    year = _written_year(found[1])
    before = "c. " if found[2] in ("~", "%") and found[2] else ""
    return f"{before}{year}{'?' if found[2] in ('?', '%') and found[2] else ''}"


def _written_year(year: str | None) -> str:
    """A year of EDTF as people write it.

    >>> [_written_year(year) for year in ("1977", "0079", "0000", "-0349", "197X")]
    ['1977', '79', '1 BC', '350 BC', '1970s']
    """
    if not year or "X" in year:
        return spoken(year or "") or year or ""
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"


def _english(number: str | None) -> str:
    """The name of a month or season by its digits; nothing where there is none."""
    return _NAMES_WRITTEN.get(int(number), "") if number else ""


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


def _month_and_day(text: str, named: bool) -> _Moment | None:
    """Month and day, 0 where there is none; None where the text is not understood.

    Beside a month with a name (`named`) a number is a day.
    """
    if named and text.isdecimal() and len(text) < 3:
        return _Moment(0, int(text))
    if number := month_number(text) or _SEASONS.get(text.strip(" .")) or _PSEUDO.get(text):
        return _Moment(number, 0)
    year = None
    if found := _WITH_YEAR.fullmatch(text):
        text, year = found["rest"].rstrip(" ,."), int(found["year"])
    named_day = _WORD_AND_DAY.fullmatch(text.strip())
    if not named_day:
        return None
    number = month_number(named_day["month"]) or _SEASONS.get(named_day["month"])
    day = named_day["day"] or named_day["after"]
    if not number or (named_day["day"] and named_day["after"]):
        return None
    return _Moment(number, int(day) if day else 0, year)


def _year_range(found: re.Match[str]) -> str | None:
    first, last = found[1], _completed(found)
    if last is None:
        return f"{first}/.."
    return f"{first}/{last}" if int(last) > int(first) else None


def _completed(found: re.Match[str]) -> str | None:
    """The last year of a range in full; None of an open one."""
    first, last = found[1], found[2]
    return first[:2] + last if last and len(last) == 2 else last
