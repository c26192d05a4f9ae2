"""The values of RIS and what they are here: names, dates, pages, numbers; each both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from precarious_truce.formats.ris.syntax import normal
from precarious_truce.model import Date, Name, Pages
from precarious_truce.model.dates import SEASONS, month_number

__all__ = [
    "date_of",
    "date_tags",
    "is_issn",
    "precision",
    "read_name",
    "read_original",
    "read_pages",
    "read_people",
    "write_date",
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
        return normal(f"{name.literal},")
    family = " ".join(p for p in (name.particles, name.family) if p)
    if name.suffix:
        return normal(f"{family}, {name.given or ''}, {name.suffix}")
    return normal(f"{family}, {name.given}" if name.given or " " in family else family)


def read_name(text: str) -> dict[str, str] | None:
    """The parts of a name; small words before the family name are a particle that stays.

    >>> read_name("van der Weyden, Pieter"), read_name("World Health Organization")
    ({'family': 'Weyden', 'given': 'Pieter', 'non_dropping_particle': 'van der'},
     {'literal': 'World Health Organization'})
    """
    text = normal(text)
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
    """The names of lines, or of one."""
    lines = [values] if isinstance(values, str) else values
    return [name for line in lines if (name := read_name(line))] or None


# --- dates ----------------------------------------------------------------------------------------

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_SEASONS = {name: n for n, name in SEASONS.items()} | {"fall": 23}


@lru_cache(maxsize=4096)
def date_tags(text: str) -> Mapping[str, str]:
    """PY and, where there is more to say than a year, DA: `year/month/day/other`.

    >>> date_tags("1977"), date_tags("2011-06-01"), date_tags("1931~")
    ({'PY': '1977'}, {'PY': '2011', 'DA': '2011/06/01/'}, {'PY': '1931', 'DA': '1931///1931~'})
    """
    text = normal(text)
    plain = _PLAIN.fullmatch(text)
    if plain:
        year, month, day = plain.groups()
        return {"PY": year} | ({"DA": f"{year}/{month}/{day or ''}/"} if month else {})
    number = Date(text).year
    year = f"{number:04d}" if number is not None and 0 <= number <= 9999 else ""
    first = year if year and year in text else ""
    return ({"PY": year} if year else {}) | {"DA": f"{first}///{text}"}


def write_date(date: object) -> str | None:
    """A date as it comes back from its tags; `date_tags` makes them of it.

    >>> write_date(Date("1931~")), write_date(Date("2011-06"))
    ('1931~', '2011-06')
    """
    dates = filter(None, map(date_of, date_tags(normal(str(date))).values()))
    return max(dates, key=precision, default=None)


def precision(date: str) -> int:
    """How much a date says; one that is no EDTF least."""
    return len(date) if Date(date).valid or not date.isdigit() else 0


@lru_cache(maxsize=4096)
def date_of(text: str) -> str | None:
    """The EDTF of a RIS date; None where there is none.

    >>> [date_of(t) for t in ("1931///1931~", "2014//", "2003/12/01/", "May 2009", "2003///Spring")]
    ['1931~', '2014', '2003-12-01', '2009-05', '2003-21']
    """
    text = normal(text)
    year, *rest = (part.strip() for part in text.split("/", 3))
    month, day, other = (*rest, "", "", "")[:3]
    if not rest:
        return _loose(text) if text else None
    if not re.fullmatch(r"\d{4}", year):
        return (other or text.strip("/").strip() or None) if not year else _loose(text)
    if other and year in other:
        return other
    season = _SEASONS.get(other.lower())
    if season and not month:
        return f"{year}-{season}"
    found = year
    if month.isdigit() and 1 <= int(month) <= 12:
        found += f"-{int(month):02d}"
        if day.isdigit() and 1 <= int(day) <= 31:
            found += f"-{int(day):02d}"
    return found


_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_WORDS = (
    (re.compile(r"([A-Za-z]{3,9})\.? (\d{4})"), lambda m: (m[2], m[1], "")),
    (re.compile(r"(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})"), lambda m: (m[3], m[2], m[1])),
    (re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})"), lambda m: (m[3], m[1], m[2])),
)


def _loose(text: str) -> str:
    """A date that is not in the form of the format, as EDTF where it can be told."""
    if found := _ISO.fullmatch(text):
        return "-".join([found[1], *(f"{int(n):02d}" for n in found.groups()[1:] if n)])
    for pattern, order in _WORDS:
        if found := pattern.fullmatch(text):
            year, name, day = order(found)
            if month := month_number(name[:3]):
                return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return text


# --- pages ----------------------------------------------------------------------------------------

_NO_LABEL = re.compile(r"[–,;&\n]")


def write_pages(pages: Pages) -> list[str] | None:
    """SP and EP of one range; anything else whole in SP, as it is printed.

    >>> write_pages(Pages("ix–xiv")), write_pages(Pages("1–12, 17–24"))
    (['ix', 'xiv'], ['1–12, 17–24'])
    """
    text = normal(pages.canonical)
    first, dash, last = text.partition("–")
    if not dash or not first or not last or _NO_LABEL.search(last) or _NO_LABEL.search(first):
        return [text] if text else None
    return [first, last]


def read_pages(ends: Sequence[str]) -> str | None:
    """The pages that SP and EP tell.

    >>> read_pages(["ix", "xiv"]), read_pages(["123-145", "145"])
    ('ix–xiv', '123-145')
    """
    first, last = ([normal(text) for text in ends] + [""])[:2]
    if not first or not last or re.search(rf"[-–]\s*{re.escape(last)}$", first):
        return first or last or None
    return f"{first}–{last}"


# --- numbers --------------------------------------------------------------------------------------


def is_issn(text: str, journal: bool) -> bool:
    """Whether a number in SN is an ISSN: by its digits, else by what it is of.

    >>> is_issn("1234-567X", False), is_issn("978-0-521-08689-9", True), is_issn("?", True)
    (True, False, True)
    """
    digits = re.sub(r"[\s\-‐-―]", "", text)
    if re.fullmatch(r"\d{7}[\dXx]", digits):
        return True
    return journal and not re.fullmatch(r"(?:97[89])?\d{9}[\dXx]", digits)


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
    return normal(", ".join(part for part in (who, date) if part)) or None


def read_original(text: str) -> dict[str, Any] | None:
    """The parts of such a text.

    >>> read_original("Paris: Seuil, 1950"), read_original("1950")
    ({'place': ['Paris'], 'publisher': ['Seuil'], 'date': '1950'}, {'date': '1950'})
    """
    who, _, date = normal(text).rpartition(", ")
    if not Date(date).valid:
        who, date = normal(text), ""
    place, colon, publisher = (
        who.partition(": ") if ": " in who or who.endswith(":") else ("", "", who)
    )
    if who.endswith(":") and not colon:
        place, publisher = who[:-1], ""
    found: dict[str, Any] = {"place": _items(place), "publisher": _items(publisher), "date": date}
    return {k: v for k, v in found.items() if v} or None


def _items(text: str) -> list[str]:
    return [item for item in text.split("; ") if item.strip()]
