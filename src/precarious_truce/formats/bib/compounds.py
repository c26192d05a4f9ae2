"""Facts that take more than one field: the fields they are spread over, and back.

Rows deal in one name a fact.  Some facts share fields: the titles of a volume and its work, people
of any role (`editora` with `editoratype`), year and month, identifiers (`eprint` with
`eprinttype`), and the entry type says what kind of thesis it is.

>>> rows = {"title": "North", "volumetitle": "Salt", "role:compiler": "Ola, E.", "date": "1977-06"}
>>> classic = Compounds(classic=True)
>>> fields = classic.spread(rows, "book", "book")
>>> print(fields)
{'maintitle': 'North', 'title': 'Salt', 'year': '1977', 'month': 'June',
 'editora': 'Ola, E.', 'editoratype': 'compiler', 'key': 'North'}
>>> classic.fold(fields, "book", "book").rows == rows
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.formats.bib.raw.dates import to_year_month, year_month
from precarious_truce.formats.bib.raw.latex import decode
from precarious_truce.formats.bib.raw.strings import IMPLIED, NOTHING_MORE, meaning
from precarious_truce.formats.crosswalk.engine import Folded
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.model import Date
from precarious_truce.model.dates import SEASONS

__all__ = [
    "IDENTIFIERS",
    "REINTERPRETING",
    "STRUCTURAL",
    "TOGETHER",
    "Compounds",
    "normal_date",
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

STRUCTURAL = frozenset(("crossref", "xref", "xdata", "entrysubtype", "key"))
"""Fields that say something of the entry, not of what it describes."""

_FOLDED = STRUCTURAL | _EDITORS | _OWN.keys() | {"maintitle", "year", "eprint", "address"}
_IDENTIFIED = {kind: name for name, kind in IDENTIFIERS.items()}
_PART_TITLES = ("booktitle", "maintitle")
_TITLES = {"book": ("title", "maintitle")}
REINTERPRETING = frozenset(
    ("maintitle", "mainsubtitle", "booktitle", "booksubtitle", "volumetitle", "volumesubtitle",
     "date", "year", "month", "day")
)  # fmt: skip
"""Fields that change what others mean."""


@dataclass(frozen=True)
class Compounds:
    """How rows and the fields of an entry are made of each other; `classic`: as BibTeX has them."""

    classic: bool

    def spread(self, rows: Fields, entry_type: str, type_: str) -> Fields:
        """The fields of an entry."""
        fields = dict(rows)
        if "date" in rows:
            fields |= date_fields(fields.pop("date"), self.classic)
        if "volumetitle" in rows:
            names = _to_fields(type_)
            fields = {names.get(name, name): raw for name, raw in fields.items()}
        if ":" in " ".join(rows):
            _spread_numbered(fields)
        if entry_type in IMPLIED and fields.get("type") == meaning(IMPLIED[entry_type]):
            del fields["type"]
        if self.classic:
            fields |= _for_styles(rows, type_)
        return fields

    def fold(self, fields: Mapping[str, str], entry_type: str, type_: str) -> Folded:
        """The rows that the fields of an entry make."""
        implied = entry_type in IMPLIED and "type" not in fields
        general = self.classic and fields.get("type", "").strip() == NOTHING_MORE
        if not implied and not general and _FOLDED.isdisjoint(fields):
            return Folded(fields, {})
        folding = _Folding(dict(fields), {})
        if implied:
            folding.rows["type"] = IMPLIED[entry_type]
        if general:
            del folding.rows["type"]
        _fold_compounds(folding, type_)
        return Folded(*folding)


class _Folding(NamedTuple):
    """The rows of an entry while its fields become them; `fields`: of which a row was made."""

    rows: Fields
    fields: dict[str, tuple[str, ...]]


def _spread_numbered(fields: Fields) -> None:
    """People of other roles in the fields for them, identifiers in `eprint` or their own fields."""
    editors = iter(EDITORS)
    for name in [name for name in fields if ":" in name]:
        raw = fields.pop(name)
        kind, _, what = name.partition(":")
        if kind == "id" and "eprint" not in fields:
            fields |= {"eprint": raw, "eprinttype": IDENTIFIERS[what]}
        elif kind == "id":
            fields[_FIELDS[what]] = raw
        elif (field := next(editors, None)) is not None:
            fields |= {field: raw, f"{field}type": what}


def _for_styles(rows: Fields, type_: str) -> Fields:
    """What classic styles sort and label by where there are no names (btxdoc 3.2, "key"), and what
    they print of a thesis that may be of any kind.
    """
    fields = {}
    if "title" in rows and "author" not in rows and "editor" not in rows:
        fields["key"] = rows["title"]
    if type_ == "thesis" and "type" not in rows:
        fields["type"] = NOTHING_MORE
    return fields


def _fold_compounds(found: _Folding, type_: str) -> None:
    rows = found.rows
    for name in STRUCTURAL:
        rows.pop(name, None)
    if "maintitle" in rows:
        _fold_titles(found, type_)
    if "year" in rows:
        _fold_date(found)
    if not _EDITORS.isdisjoint(rows):
        _fold_editors(found)
    if "eprint" in rows:
        _fold_identifier(found)
    if not _OWN.keys().isdisjoint(rows):
        _fold_own_identifiers(found)
    if type_ == "paper-conference" and "address" in rows:
        _fold_venue(found)


def _take(found: _Folding, name: str, raw: str, *fields: str) -> None:
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


def _fold_titles(found: _Folding, type_: str) -> None:
    lower, upper = _TITLES.get(type_, _PART_TITLES)
    names = {lower: "volumetitle", upper: lower} if lower in found.rows else {upper: lower}
    names = _with_subtitles(names)
    renamed = {names.get(name, name): raw for name, raw in found.rows.items()}
    found.rows.clear()
    found.rows.update(renamed)
    found.fields.update({new: (old,) for old, new in names.items() if new in renamed})


# --- people and identifiers -----------------------------------------------------------------------


def _fold_editors(found: _Folding) -> None:
    for field in ("editor", *EDITORS):
        if field == "editor" and found.rows.get("editortype", "editor").strip() in ("", "editor"):
            continue
        role = found.rows.get(f"{field}type", "").strip()
        name = f"role:{role or 'contributor'}"
        if field in found.rows and name not in found.rows:
            _take(found, name, found.rows[field], field, f"{field}type")


def _fold_identifier(found: _Folding) -> None:
    for name in ("eprinttype", "archiveprefix"):
        kind = _IDENTIFIED.get(found.rows.get(name, "").strip().lower())
        if kind and "eprint" in found.rows:
            _take(found, f"id:{kind}", found.rows["eprint"], "eprint", name)


def _fold_own_identifiers(found: _Folding) -> None:
    for name, kind in _OWN.items():
        if name in found.rows and f"id:{kind}" not in found.rows:
            _take(found, f"id:{kind}", found.rows[name], name)


def _fold_venue(found: _Folding) -> None:
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


def _fold_date(found: _Folding) -> None:
    rows = found.rows
    date, whole = _read_years(rows["year"], rows.get("month", ""), rows.get("day", ""))
    if "date" in rows:
        if whole and decode(rows["date"]).startswith(date):  # stated twice, as JabRef does
            _take(found, "date", rows["date"], "date", "year", "month", "day")
        return
    _take(found, "date", date, *(("year", "month", "day") if whole else ("year",)))


@lru_cache(maxsize=4096)
def normal_date(text: str, classic: bool) -> str:
    """A raw date as it comes back.

    >>> normal_date("1911-01/1914", True), normal_date("c. 1931", True)
    ('1911-01/1914', '1931~')
    """
    fields = date_fields(text, classic)
    date: str = Compounds(classic).fold(fields, "misc", "book").rows["date"]
    return date
