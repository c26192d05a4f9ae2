"""The values of RIS and what they are here: names, dates, pages, numbers; each both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from precarious_truce.formats.crosswalk.dates import date_of as any_date
from precarious_truce.formats.crosswalk.dates import in_year, speaks_of
from precarious_truce.formats.crosswalk.years import is_lettered, spoken
from precarious_truce.formats.ris.syntax import folded
from precarious_truce.model import Date, Name, Pages
from precarious_truce.model.described import Identifiers

__all__ = [
    "best_date",
    "date_of",
    "date_tags",
    "is_issn",
    "isbn_in",
    "length_of",
    "read_identifiers",
    "read_name",
    "read_original",
    "read_pages",
    "read_people",
    "write_date",
    "write_identifiers",
    "write_name",
    "write_original",
    "write_pages",
    "write_people",
]

# --- names ----------------------------------------------------------------------------------------


def write_name(name: Name) -> str:
    """`Family, Given, Suffix`, particles in front; what is not parted ends with a comma.

    >>> write_name(Name(family="Weyden", given="Pieter", non_dropping_particle="van der"))
    'van der Weyden, Pieter'
    >>> write_name(Name(literal="Danube Survey Group"))
    'Danube Survey Group,'
    """
    if name.literal:
        return folded(f"{name.literal},")
    family = " ".join(p for p in (name.particles, name.family) if p)
    if name.suffix:
        return folded(f"{family}, {name.given or ''}, {name.suffix}")
    return folded(f"{family}, {name.given}" if name.given or " " in family else family)


def read_name(text: str) -> dict[str, str] | None:
    """The parts of a name; small words before the family name are a particle that stays.

    >>> read_name("van der Weyden, Pieter"), read_name("World Health Organization")
    ({'family': 'Weyden', 'given': 'Pieter', 'non_dropping_particle': 'van der'},
     {'literal': 'World Health Organization'})
    """
    text = folded(text)
    if text.endswith(",") or ("," not in text and " " in text):
        literal = text.removesuffix(",").strip()
        return {"literal": literal} if literal else None
    family, given, suffix = ([p.strip() for p in text.split(",", 2)] + ["", ""])[:3]
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    parts = {
        "family": " ".join(words[count:]), "given": given,
        "non_dropping_particle": " ".join(words[:count]), "suffix": suffix,
    }  # fmt: skip
    stated = {k: v for k, v in parts.items() if v}
    return stated if family or given else None


def write_people(names: Iterable[Name]) -> list[str] | None:
    """A name a line; None where there is none."""
    return [text for name in names if (text := write_name(name))] or None


def read_people(values: str | Iterable[str]) -> list[dict[str, str]] | None:
    """The names of lines, or of one; several in one line have semicolons between them.

    >>> [name["family"] for name in read_people("Marsh, Eleanor; Osei, K.")]
    ['Marsh', 'Osei']
    """
    lines = [values] if isinstance(values, str) else values
    people = (one for line in lines for one in _several(line))
    return [
        name
        for one in people
        if (name := _OTHERS if _AND_OTHERS.fullmatch(one) else read_name(one))
    ] or None


_OTHERS = {"literal": "others"}
_AND_OTHERS = re.compile(r"\W*(?:(?:and|&)\s+)?(?:et\W+al(?:ii)?\.?|others),?\W*", re.IGNORECASE)
"""What stands for those who are not named."""


def _several(line: str) -> list[str]:
    """The names of a line: several, where each is a family name and a given name."""
    if ";" not in line:
        return [line]
    names = [name for name in folded(line).split(";") if name.strip()]
    return names if all(map(_IN_PARTS.fullmatch, names)) else [line]


_IN_PARTS = re.compile(r"\s*[^,\s][^,]*,\s*[^,\s][^,]*(?:,\s*[^,\s]{1,4})?")


# --- dates ----------------------------------------------------------------------------------------

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")


@lru_cache(maxsize=4096)
def date_tags(text: str) -> Mapping[str, str]:
    """PY and, where there is more to say than a year, DA: `year/month/day/other`.

    >>> date_tags("1977"), date_tags("2011-06-01"), date_tags("1931~"), date_tags("2001-22")
    ({'PY': '1977'}, {'PY': '2011', 'DA': '2011/06/01/'}, {'PY': '1931', 'DA': '1931///1931~'},
     {'PY': '2001', 'DA': '2001///Summer'})
    """
    text = folded(text)
    plain = _PLAIN.fullmatch(text)
    if plain:
        year, month, day = plain.groups()
        return {"PY": year} | ({"DA": f"{year}/{month}/{day or ''}/"} if month else {})
    date = Date(text)
    said = spoken(text)
    number = date.year
    year = f"{number:04d}" if number is not None and 0 <= number <= 9999 else ""
    if len(text) == len("2001-22") and date.season:
        return {"PY": year, "DA": f"{year}///{date.season.capitalize()}"}
    if year and said:  # a decade, a century
        return {"PY": year, "DA": f"{year}///{said}"}
    first = year if year and speaks_of(text, year) else ""
    return ({"PY": year} if year else {}) | {"DA": f"{first}///{text}"}


def lettered_years(fields: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The tags with a year and the letter of a bibliography, which is none of the date.

    >>> lettered_years({"TI": ["1931a"], "PY": ["1931a"]}), lettered_years({"PY": ["1931"]})
    ({'PY': ['1931a']}, {})
    """
    return {
        tag: lines
        for tag in ("PY", "Y1")
        if (lines := fields.get(tag)) and is_lettered(lines[0].strip("/ "))
    }


def write_date(date: object) -> str | None:
    """A date as it comes back from its tags; `date_tags` makes them of it.

    >>> write_date(Date("1931~")), write_date(Date("2011-06"))
    ('1931~', '2011-06')
    """
    found = best_date(date_tags(str(date)))
    return found and found.date


class Dated(NamedTuple):
    """The date that tags state together, and the tags that it says all of."""

    date: str
    tags: frozenset[str]


def best_date(lines: Mapping[str, str]) -> Dated | None:
    """The fullest date of the lines of PY, Y1 and DA; None where they state none.

    A line with a day or a month and no year is of the year that another tells.

    >>> best_date({"PY": "2004", "DA": "May 5"}).date, best_date({"Y1": "2004//", "DA": "//"}).date
    ('2004-05-05', '2004')
    """
    dates = {tag: date for tag, line in lines.items() if (date := date_of(line))}
    if len(lines) == 1 or not dates:
        return next((Dated(date, frozenset((tag,))) for tag, date in dates.items()), None)
    years = {tag: n for tag, date in dates.items() if (n := _year_of(date)) is not None}
    best = max(years, key=lambda tag: _fullness(lines[tag], dates[tag]), default=None)
    if best is None:
        return next((Dated(date, frozenset((tag,))) for tag, date in dates.items()), None)
    date, year, used = dates[best], f"{years[best]:04d}", {best}
    for tag, line in lines.items():
        said = dates.get(tag) if tag in years else in_year(folded(line), year)
        if said and tag not in years and said.startswith(date):
            date = said
        if said in (date, year) or (said and date.startswith(said)) or tag not in dates:
            used.add(tag)
    return Dated(date, frozenset(used))


def _year_of(date: str) -> int | None:
    """The year of a date; text with noughts for it tells none."""
    stated = Date(date)
    return stated.year if stated.year or stated.valid else None


def _fullness(line: str, date: str) -> tuple[bool, int]:
    """How much a date says; text that is no EDTF says least, unless a year stands before it."""
    return Date(date).valid or "///" in line, len(date) + ("X" in date)


def date_of(text: str) -> str | None:
    """The EDTF of a RIS date; text that is none stays text; None where there is none.

    >>> date_of("2003/12/01/"), date_of("n.d.")
    ('2003-12-01', 'n.d.')
    """
    return any_date(folded(text))


# --- pages ----------------------------------------------------------------------------------------

_NO_LABEL = re.compile(r"[–,;&]")


def write_pages(pages: Pages) -> list[str] | None:
    """SP and EP of one range; anything else whole in SP, as it is printed.

    >>> write_pages(Pages("ix–xiv")), write_pages(Pages("1–12, 17–24"))
    (['ix', 'xiv'], ['1–12, 17–24'])
    """
    text = folded(pages.canonical)
    first, dash, last = text.partition("–")
    if not dash or not first or not last or _NO_LABEL.search(last) or _NO_LABEL.search(first):
        return [text] if text else None
    return [first, last]


def read_pages(ends: Sequence[str]) -> str | None:
    """The pages that SP and EP tell.

    >>> read_pages(["ix", "xiv"]), read_pages(["123-145", "145"])
    ('ix–xiv', '123-145')
    """
    first, last = ([folded(text) for text in ends] + [""])[:2]
    if not first or not last or re.search(rf"[-–]\s*{re.escape(last)}$", first):
        return first or last or None
    return f"{first}–{last}"


_ENDS = re.compile(r"(\d+)\s?[-–]\s?(\d+)")


def length_of(ends: Sequence[str]) -> str | None:
    """How long a whole work is by SP and EP; None where they are pages in something larger.

    >>> [length_of(ends) for ends in (["xiv + 289", ""], ["1", "320"], ["", "320"], ["17", "40"])]
    ['xiv + 289', '320', '320', None]
    """
    first, last = ([folded(text) for text in ends] + [""])[:2]
    if found := _ENDS.fullmatch(first):
        first, last = found[1], last or found[2]
    if first and last:
        return last if first in ("1", "i", "I") or first == last else None
    return first or last or None


# --- numbers --------------------------------------------------------------------------------------


def is_issn(text: str, journal: bool) -> bool:
    """Whether a number in SN is an ISSN: by its digits, else by what it is of.

    >>> is_issn("1234-567X", False), is_issn("978-0-521-08689-9", True), is_issn("?", True)
    (True, False, True)
    """
    if re.fullmatch(r"\d{7}[\dXx]", _digits(text)):
        return True
    return journal and isbn_in(text) is None


_ISBN = re.compile(r"(?<![\d-])(?:97[89][\s‐-―-]?)?(?:\d[\s‐-―-]?){9}[\dXx](?![\d-])")


def isbn_in(text: str) -> str | None:
    """The first number in a text that has the digits of an ISBN.

    >>> isbn_in("978-0-521-08689-9 (hbk.); 0521086892"), isbn_in("NBS-1234")
    ('978-0-521-08689-9', None)
    """
    found = _ISBN.search(folded(text))
    return found[0] if found else None


def _digits(text: str) -> str:
    return re.sub(r"[\s\-‐-―]", "", text)


def write_identifiers(identifiers: Identifiers) -> str | None:
    """`scheme:number` of each, with `; ` between them."""
    return folded("; ".join(f"{k}:{v}" for k, v in identifiers.facts().items())) or None


def read_identifiers(value: str) -> dict[str, str] | None:
    """The identifiers of such a text; None where it is none.

    >>> read_identifiers("oclc:3168573; lccn:76027905"), read_identifiers("FO 371")
    ({'oclc': '3168573', 'lccn': '76027905'}, None)
    """
    pairs = [item.partition(":") for item in folded(value).split("; ")]
    good = all(name in Identifiers.model_fields and text.strip() for name, _, text in pairs)
    return {name: text for name, _, text in pairs} if good else None


# --- the original edition -------------------------------------------------------------------------


def write_original(original: Any) -> str | None:
    """`Place: Publisher, date` of an original edition.

    >>> from precarious_truce.model.described import OtherEdition
    >>> write_original(OtherEdition(place="Paris", publisher="Seuil", date="1950"))
    'Paris: Seuil, 1950'
    """
    places, publishers = ("; ".join(map(str, v)) for v in (original.place, original.publisher))
    who = f"{places}: {publishers}" if places else publishers
    date = str(original.date) if original.date else ""
    return folded(", ".join(part for part in (who, date) if part)) or None


def read_original(text: str) -> dict[str, Any] | None:
    """The parts of such a text.

    >>> read_original("Paris: Seuil, 1950"), read_original("1950")
    ({'place': ['Paris'], 'publisher': ['Seuil'], 'date': '1950'}, {'date': '1950'})
    """
    who, _, date = folded(text).rpartition(", ")
    if not Date(date).valid:
        who, date = folded(text), ""
    place, colon, publisher = (
        who.partition(": ") if ": " in who or who.endswith(":") else ("", "", who)
    )
    if who.endswith(":") and not colon:
        place, publisher = who[:-1], ""
    found: dict[str, Any] = {"place": _items(place), "publisher": _items(publisher), "date": date}
    return {k: v for k, v in found.items() if v} or None


def _items(text: str) -> list[str]:
    return [item for item in text.split("; ") if item.strip()]
