"""Facts that take more than one field: what rows call them, and the fields they become.

Rows deal in one name a fact.  Some facts share fields: the titles of a volume and its work, people
of any role (`editora` with `editoratype`), year and month, identifiers (`eprint` with
`eprinttype`).  `spread` makes fields of the names of rows, `folded` takes them back.

>>> rows = {"title": "North", "volumetitle": "Salt", "role:compiler": "Ola, E.", "date": "1977-06"}
>>> fields = spread(rows, "book", classic=True)
>>> print(fields)
{'maintitle': 'North', 'title': 'Salt', 'year': '1977', 'month': 'June',
 'editora': 'Ola, E.', 'editoratype': 'compiler'}
>>> folded(fields, "book").rows == rows
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.formats.bib.raw.dates import to_year_month, year_month
from precarious_truce.formats.bib.raw.latex import decode
from precarious_truce.model import Date
from precarious_truce.model.dates import SEASONS

__all__ = [
    "EDITORS",
    "IDENTIFIERS",
    "SHAPED",
    "Folded",
    "date_fields",
    "folded",
    "normal_date",
    "spread",
]

EDITORS = ("editora", "editorb", "editorc", "editord", "editore", "editorf")
"""Fields for people of other roles; biblatex knows the first three."""
_EDITORS = frozenset((*EDITORS, "editortype"))

IDENTIFIERS = {
    "arxiv": "arxiv", "jstor": "jstor", "pmid": "pubmed", "pmcid": "pmcid", "handle": "hdl",
    "google_books": "googlebooks", "oclc": "oclc", "lccn": "lccn", "ark": "ark", "urn": "urn",
    "hathitrust": "hathitrust", "internet_archive": "internetarchive",
    "openlibrary": "openlibrary", "wikidata": "wikidata",
}  # fmt: skip
"""Identifier → `eprinttype` (biblatex manual 3.14.7), in the order in which one is chosen."""

_FIELDS = {kind: kind if kind in ("pmid", "pmcid") else name for kind, name in IDENTIFIERS.items()}
"""Identifier → the field for it where `eprint` holds another, as Zotero and JabRef call it."""

_OWN = {name: kind for kind, name in _FIELDS.items()}
TOGETHER = frozenset(
    (*EDITORS, *(f"{name}type" for name in ("editor", *EDITORS)), "eprint", "eprinttype",
     "archiveprefix", "address", "location", "venue", *_OWN)
)  # fmt: skip
"""Fields that say something together."""

_FOLDED = _EDITORS | _OWN.keys() | {"maintitle", "year", "eprint", "address"}
_IDENTIFIED = {kind: name for name, kind in IDENTIFIERS.items()}
_PART_TITLES = ("booktitle", "maintitle")
_TITLES = {"book": ("title", "maintitle")}
SHAPED = frozenset(
    ("maintitle", "mainsubtitle", "booktitle", "booksubtitle", "volumetitle", "volumesubtitle",
     "date", "year", "month", "day")
)  # fmt: skip
"""Fields that change what others mean."""


class Folded(NamedTuple):
    """Raw values by the names of rows; `fields`: the fields that made a name, where not itself."""

    rows: dict[str, str]
    fields: dict[str, tuple[str, ...]]


def spread(rows: Mapping[str, str], type_: str, *, classic: bool) -> dict[str, str]:
    """The fields of an entry; `classic`: with BibTeX's year and month."""
    fields = dict(rows)
    if "date" in rows:
        fields |= date_fields(fields.pop("date"), classic)
    if "volumetitle" in rows:
        names = _to_fields(type_)
        fields = {names.get(name, name): raw for name, raw in fields.items()}
    if ":" not in " ".join(rows):
        return fields
    editors = iter(EDITORS)
    for name in [name for name in rows if ":" in name]:
        raw = fields.pop(name)
        kind, _, what = name.partition(":")
        if kind == "id":
            alone = "eprint" not in fields
            fields |= (
                {"eprint": raw, "eprinttype": IDENTIFIERS[what]} if alone else {_FIELDS[what]: raw}
            )
        elif (field := next(editors, None)) is not None:
            fields |= {field: raw, f"{field}type": what}
    return fields


def folded(fields: Mapping[str, str], type_: str) -> Folded:
    """The raw values of an entry by the names of rows."""
    found = Folded(dict(fields), {})
    if _FOLDED.isdisjoint(fields):
        return found
    if "maintitle" in fields:
        _fold_titles(found, type_)
    if "year" in fields:
        _fold_date(found)
    if not _EDITORS.isdisjoint(fields):
        _fold_editors(found)
    if "eprint" in fields:
        _fold_identifier(found)
    if not _OWN.keys().isdisjoint(fields):
        _fold_own_identifiers(found)
    if type_ == "paper-conference" and "address" in fields:
        _fold_venue(found)
    return found


def _take(found: Folded, name: str, raw: str, *fields: str) -> None:
    for field in fields:
        found.rows.pop(field, None)
    found.rows[name] = raw
    found.fields[name] = fields


# --- titles ---------------------------------------------------------------------------------------


def _to_fields(type_: str) -> dict[str, str]:
    """Name of a row → field, where a volume has a title of its own beside that of the work."""
    lower, upper = _TITLES.get(type_, _PART_TITLES)
    return _with_subtitles({lower: upper, "volumetitle": lower})


def _with_subtitles(names: dict[str, str]) -> dict[str, str]:
    return names | {
        a.replace("title", "subtitle"): b.replace("title", "subtitle") for a, b in names.items()
    }


def _fold_titles(found: Folded, type_: str) -> None:
    lower, upper = _TITLES.get(type_, _PART_TITLES)
    names = {lower: "volumetitle", upper: lower} if lower in found.rows else {upper: lower}
    names = _with_subtitles(names)
    renamed = {names.get(name, name): raw for name, raw in found.rows.items()}
    found.rows.clear()
    found.rows.update(renamed)
    found.fields.update({new: (old,) for old, new in names.items() if new in renamed})


# --- people and identifiers -----------------------------------------------------------------------


def _fold_editors(found: Folded) -> None:
    for field in ("editor", *EDITORS):
        if field == "editor" and found.rows.get("editortype", "editor").strip() in ("", "editor"):
            continue
        role = found.rows.get(f"{field}type", "").strip()
        name = f"role:{role or 'contributor'}"
        if field in found.rows and name not in found.rows:
            _take(found, name, found.rows[field], field, f"{field}type")


def _fold_identifier(found: Folded) -> None:
    for name in ("eprinttype", "archiveprefix"):
        kind = _IDENTIFIED.get(found.rows.get(name, "").strip().lower())
        if kind and "eprint" in found.rows:
            _take(found, f"id:{kind}", found.rows["eprint"], "eprint", name)


def _fold_own_identifiers(found: Folded) -> None:
    for name, kind in _OWN.items():
        if name in found.rows and f"id:{kind}" not in found.rows:
            _take(found, f"id:{kind}", found.rows[name], name)


def _fold_venue(found: Folded) -> None:
    """`location` beside `address` is where the meeting was, as the ACM has it."""
    place = found.rows.get("location", "").strip()
    if place and place != found.rows["address"].strip() and "venue" not in found.rows:
        _take(found, "venue", place, "location")


# --- dates ----------------------------------------------------------------------------------------

_CIRCA = re.compile(r"(?:c|ca|circa)\.?\s*(\d{4})")
_SEASON_NAMES = {name.capitalize(): number for number, name in SEASONS.items()}
_SEASONS_MET = {name.lower(): number for name, number in _SEASON_NAMES.items()} | {"fall": 23}
_SEASON = re.compile(r"(\d{4})-(2[1-4])")


@lru_cache(maxsize=4096)
def date_fields(text: str, classic: bool) -> Mapping[str, str]:
    """The fields for a date; a circa date as people write it.

    >>> date_fields("1977-06", True), date_fields("1931~", True), date_fields("2001-21", True)
    ({'year': '1977', 'month': 'June'}, {'year': 'c. 1931'}, {'year': '2001', 'month': 'Spring'})
    >>> date_fields("1931~", False), date_fields("forthcoming", False)
    ({'date': '1931~'}, {'year': 'forthcoming'})
    """
    if not classic:
        return {"date" if Date(text).valid else "year": text}
    if season := _SEASON.fullmatch(text):
        return {"year": season[1], "month": SEASONS[int(season[2])].capitalize()}
    exact = to_year_month(text)
    if exact is not None:
        found = {"year": exact.year, "month": exact.month, "day": exact.day}
        return {k: v for k, v in found.items() if v}
    return {"year": f"c. {text[:-1]}" if text.endswith("~") and len(text) == 5 else text}


@lru_cache(maxsize=4096)
def _read_years(year: str, month: str, day: str) -> tuple[str, bool]:
    """The date of the three fields, and whether all of them are in it."""
    exact = year_month(year, month, day)
    if exact is not None:
        return exact, True
    alone = year_month(year) if month or day else None
    season = _SEASONS_MET.get(decode(month, title=False).strip(" .").lower())
    if alone and len(alone) == 4 and season and not day:
        return f"{alone}-{season}", True
    if alone:
        return alone, False
    text = decode(year, title=False).strip()
    circa = _CIRCA.fullmatch(text.replace("\xa0", " "))
    return (f"{circa[1]}~" if circa else year), not (month or day)


def _fold_date(found: Folded) -> None:
    rows = found.rows
    date, whole = _read_years(rows["year"], rows.get("month", ""), rows.get("day", ""))
    if "date" in rows:
        if whole and decode(rows["date"]).startswith(date):  # said twice, as JabRef does
            _take(found, "date", rows["date"], "date", "year", "month", "day")
        return
    _take(found, "date", date, *(("year", "month", "day") if whole else ("year",)))


@lru_cache(maxsize=4096)
def normal_date(text: str, classic: bool) -> str:
    """A raw date as it comes back.

    >>> normal_date("1911-01/1914", True), normal_date("c. 1931", True)
    ('1911-01/1914', '1931~')
    """
    return folded(date_fields(text, classic), "book").rows["date"]
