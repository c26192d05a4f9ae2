"""Facts that take more than one field: the fields they are spread over, and back.

Rows deal in one name a fact.  Some facts share fields: the titles of a volume and its work, people
of any role (`editora` with `editoratype`), year and month, identifiers (`eprint` with
`eprinttype`), and the entry type says what kind of thesis it is.

>>> rows = {"title": "North", "volumetitle": "Salt", "role:compiler": "Ola, E.", "date": "1977-06"}
>>> classic = Compounds(classic=True)
>>> fields = classic.spread(rows, "book", "book")
>>> print(fields)
{'maintitle': 'North', 'title': 'Salt', 'year': '1977', 'month': 'June',
 'editor': 'Ola, E.', 'editortype': 'compiler'}
>>> classic.fold(fields, "book", "book").rows == rows
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.formats.bib.languages import langid
from precarious_truce.formats.bib.lengths import is_length, without_page_one
from precarious_truce.formats.bib.raw.dates import plain_year, to_year_month, year_month
from precarious_truce.formats.bib.raw.latex import decode
from precarious_truce.formats.bib.raw.strings import IMPLIED, NOTHING_MORE, meaning
from precarious_truce.formats.crosswalk.engine import Folded
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.unpublished import unpublished
from precarious_truce.formats.crosswalk.years import is_lettered, read_year
from precarious_truce.model import Date
from precarious_truce.model.catalogues import is_named
from precarious_truce.model.references import PART_TYPES

__all__ = [
    "COPYRIGHT",
    "DIVISION",
    "DIVISION_FIELDS",
    "IDENTIFIERS",
    "REINTERPRETING",
    "STRUCTURAL",
    "TOGETHER",
    "USE_PREFIX",
    "VERBATIM_IDENTIFIERS",
    "WHOLE",
    "Compounds",
    "normal_date",
    "use_prefix",
]

EDITORS = ("editora", "editorb", "editorc", "editord", "editore", "editorf")
"""Fields for people of other roles; biblatex knows the first three."""
NAMES = ("namea", "nameb", "namec", "named", "namee", "namef")
"""The same for roles that biblatex has no words for, and would print by their names."""
PRINTED = frozenset(
    ("annotator", "collaborator", "commentator", "compiler", "continuator", "founder", "organizer",
     "redactor", "reviewer", "reviser", "translator")
)  # fmt: skip
"""The roles that biblatex prints words for (english.lbx, strings `by…`)."""
_UNORDERED = frozenset(("illustrator", "editorial-director"))
"""Roles that are fields of every work, so that they need not keep their place among others."""
_PEOPLE = frozenset((*EDITORS, *NAMES, "editortype"))

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
VERBATIM_IDENTIFIERS = frozenset(_OWN)
"""The fields for identifiers."""
TOGETHER = frozenset(
    (*EDITORS, *NAMES, *(f"{name}type" for name in ("editor", *EDITORS, *NAMES)), "eprint",
     "eprinttype", "archiveprefix", "address", "location", "venue", "key", "langid", "options",
     "booktitle", "booksubtitle", "pages", "usera", "userb", *_OWN)
)  # fmt: skip
"""Fields that say something together."""

STRUCTURAL = frozenset(("crossref", "xref", "xdata", "entrysubtype"))
"""Fields that say something of the entry, not of what it describes."""

DIVISION = "division "
DIVISION_FIELDS = {"usera": "part", "userb": "chapter"}
"""The fields for the divisions of a book, which are neither parts of volumes nor chapters: what
they hold is the number behind the word.
"""

_FOLDED = STRUCTURAL | _PEOPLE | DIVISION_FIELDS.keys() | _OWN.keys() | {
    "maintitle", "year", "eprint", "address", "key", "langid", "options",
}  # fmt: skip
WHOLE = frozenset(("thesis", "report"))
"""Types whose `pages` are their length, as those of a book."""
_OF_BOOKS = frozenset(("pages", "booktitle", "booksubtitle"))
"""Fields that mean something else of books."""
_IDENTIFIED = {kind: name for name, kind in IDENTIFIERS.items()}
_PART_TITLES = ("booktitle", "maintitle")
_TITLES = {"book": ("title", "maintitle")}
REINTERPRETING = frozenset(
    ("maintitle", "mainsubtitle", "volumetitle", "volumesubtitle", "date", "year", "month", "day")
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
        if self.classic and type_ == "thesis" and "type" not in rows:
            fields["type"] = NOTHING_MORE
        if self.classic and type_ in _IN_SERIES and _BOTH.issubset(fields):
            fields["series"] += _NUMBERED + fields.pop("number")
        return fields

    def derived(self, fields: Fields, type_: str) -> Fields:
        """What is written beside the fields of an entry, unless they hold it already.

        >>> Compounds(classic=True).derived({"title": "Rivers", "language": "german"}, "book")
        {'key': 'Rivers', 'langid': 'ngerman'}
        """
        found = {}
        if self.classic and (key := _key(fields, type_)):
            found["key"] = key
        if self.classic and "pubstate" in fields and _YEARS.isdisjoint(fields):
            said = unpublished(fields["pubstate"])
            if said and said.status:  # which classic styles print in its place
                found["year"] = said.status
        if "language" in fields and (name := langid(fields["language"])):
            found["langid"] = name
        return found

    def fold(self, fields: Mapping[str, str], entry_type: str, type_: str) -> Folded:
        """The rows that the fields of an entry make."""
        implied = entry_type in IMPLIED and "type" not in fields
        general = self.classic and fields.get("type", "").strip() == NOTHING_MORE
        is_book = type_ == "book" and entry_type in _BOOKS and not _OF_BOOKS.isdisjoint(fields)
        is_long = type_ in WHOLE and "pages" in fields
        is_numbered = _NUMBERED in fields.get("series", "") and type_ in _IN_SERIES
        if (
            not implied
            and not general
            and not is_book
            and not is_long
            and not is_numbered
            and _FOLDED.isdisjoint(fields)
        ):
            return Folded(fields, {})
        folding = _Folding(dict(fields), {}, {})
        if is_numbered and "volume" in fields and "number" not in fields:
            _fold_series(folding)
        if implied:
            folding.rows["type"] = IMPLIED[entry_type]
        if general:
            del folding.rows["type"]
        if is_book:
            _fold_book(folding)
        if is_book or is_long:
            _fold_length(folding)
        _fold_compounds(folding, type_)
        return Folded(*folding)


class _Folding(NamedTuple):
    """The rows of an entry while its fields become them; `fields`: of which a row was made.

    `rest`: what of a field is in no row.
    """

    rows: Fields
    fields: dict[str, tuple[str, ...]]
    rest: Fields


_IN_SERIES = frozenset((*PART_TYPES, "book"))
_BOTH = frozenset(("volume", "number", "series"))
_NUMBERED = ", no.~"
"""What stands between the title of a series and the number of a volume in it.

The classic styles cannot print both `volume` and `number`, and warn of them.
"""


def _fold_series(found: _Folding) -> None:
    title, _, number = found.rows["series"].rpartition(_NUMBERED)
    if title.strip() and number.strip():
        found.rows.update(series=title, number=number)
        found.fields.update(series=("series",), number=("series",))


def _spread_numbered(fields: Fields) -> None:
    """People of other roles in the fields for them, identifiers in `eprint` or their own fields.

    Who comes after one of a role without words has a field behind his, whatever his own role is.
    """
    editors, names = iter(EDITORS), iter(NAMES)
    is_led = "author" in fields or "editor" in fields
    for name in [name for name in fields if ":" in name]:
        raw = fields.pop(name)
        kind, _, what = name.partition(":")
        if kind == "id" and "eprint" not in fields:
            fields |= {"eprint": raw, "eprinttype": IDENTIFIERS[what]}
        elif kind == "id":
            fields[_FIELDS[what]] = raw
        elif what in PRINTED and not is_led and editors is not names:
            fields |= {"editor": raw, "editortype": what}
            is_led = True
        else:
            if what not in PRINTED and what not in _UNORDERED:
                editors = names
            field = next(editors if what in PRINTED else names)
            fields |= {field: raw, f"{field}type": what}


def _key(fields: Mapping[str, str], type_: str) -> str:
    """What classic styles sort and label by where there are no names (btxdoc 3.2, "key").

    The editors of a part are those of its book, and it is not sorted by them.
    """
    is_named = "author" in fields or ("editor" in fields and type_ not in PART_TYPES)
    return "" if is_named else fields.get("title", "")


def _fold_compounds(found: _Folding, type_: str) -> None:
    rows = found.rows
    for name in STRUCTURAL:
        rows.pop(name, None)
    if "key" in rows and rows["key"] == _key(rows, type_):
        del rows["key"]
    if "langid" in rows and "language" in rows and rows["langid"] == langid(rows["language"]):
        del rows["langid"]
    if "options" in rows:
        _fold_options(found)
    if not DIVISION_FIELDS.keys().isdisjoint(rows):
        _fold_divisions(found)
    if "maintitle" in rows:
        _fold_titles(found, type_)
    if "year" in rows:
        _fold_date(found)
    if not _PEOPLE.isdisjoint(rows):
        _fold_editors(found)
    if "eprint" in rows:
        _fold_identifier(found)
    if not _OWN.keys().isdisjoint(rows):
        _fold_own_identifiers(found)
    if type_ == "paper-conference" and "address" in rows:
        _fold_venue(found)


def _fold_divisions(found: _Folding) -> None:
    rows = found.rows
    for own, name in DIVISION_FIELDS.items():
        if own in rows and name not in rows and rows[own].startswith(DIVISION):
            _take(found, name, rows[own].removeprefix(DIVISION), own)


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


_BOOKS = frozenset(
    ("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference",
     "mvreference", "manual")
)  # fmt: skip
"""Entry types of books; a book of another type (@inbook) says where in it something is."""


def _fold_book(found: _Folding) -> None:
    """The `booktitle` of a book is for those who refer to it."""
    rows = found.rows
    if "title" not in rows and "booktitle" in rows:  # then it is the title that it has
        _take(found, "title", rows["booktitle"], "booktitle")
        if "booksubtitle" in rows and "subtitle" not in rows:
            _take(found, "subtitle", rows["booksubtitle"], "booksubtitle")
    for field, title in (("booktitle", "title"), ("booksubtitle", "subtitle")):
        if field in rows and "title" in rows:
            raw = rows.pop(field)
            if raw.strip() != rows.get(title, "").strip():
                found.rest[field] = raw


def _fold_length(found: _Folding) -> None:
    rows = found.rows
    if "pages" in rows and "pagetotal" not in rows and is_length(decode(rows["pages"])):
        _take(found, "pagetotal", without_page_one(rows["pages"]), "pages")


# --- people and identifiers -----------------------------------------------------------------------


def _fold_editors(found: _Folding) -> None:
    for field in ("editor", *EDITORS, *NAMES):
        if field == "editor" and found.rows.get("editortype", "editor").strip() in ("", "editor"):
            continue
        if field not in found.rows:
            continue
        role = found.rows.get(f"{field}type", "").strip()
        as_editor = not role and field in EDITORS  # as biblatex has it
        name = "editor" if as_editor else f"role:{role or 'contributor'}"
        before = found.rows.get(name, "").strip()
        names = f"{before} and {found.rows[field]}" if before else found.rows[field]
        _take(found, name, names, field, f"{field}type", *([name] if before else []))


_YEARS = frozenset(("year", "date"))

USE_PREFIX = "options:useprefix"
"""The row of what an entry's options say of its names."""
_OPTION = re.compile(r"(?:[^,{}]|\{[^{}]*\})+|.")
_PREFIX_OPTION = re.compile(r"useprefix(?:\s*=\s*\{?\s*(true|false)\s*\}?)?", re.IGNORECASE)


def use_prefix(options: str) -> tuple[str, str]:
    """What options say of the particles of names, "" where nothing, and the other options.

    >>> use_prefix("skipbib, useprefix = {false}"), use_prefix("useprefix"), use_prefix("skipbib")
    (('false', 'skipbib'), ('true', ''), ('', 'skipbib'))
    """
    if "useprefix" not in options.lower():
        return "", options
    said, others = "", []
    for item in filter(None, (text.strip(" ,\t\n") for text in _OPTION.findall(options))):
        if found := _PREFIX_OPTION.fullmatch(item):
            said = (found[1] or "true").lower()
        else:
            others.append(item)
    return (said, ", ".join(others)) if said else ("", options)


def _fold_options(found: _Folding) -> None:
    """Whether the particles of all names of an entry count; where they do not, they are dropped."""
    said, rest = use_prefix(found.rows["options"])
    if said:
        found.rows.pop("options")
        found.rows[USE_PREFIX] = said
        found.fields[USE_PREFIX] = ()
        if rest:
            found.rest["options"] = rest


def _fold_identifier(found: _Folding) -> None:
    for name in ("eprinttype", "archiveprefix"):
        kind = _IDENTIFIED.get(found.rows.get(name, "").strip().lower())
        if kind and "eprint" in found.rows:
            _take(found, f"id:{kind}", found.rows["eprint"], "eprint", name)
    if "eprinttype" not in found.rows and is_named("arxiv", found.rows.get("eprint", "").strip()):
        _take(found, "id:arxiv", found.rows["eprint"], "eprint")


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


@lru_cache(maxsize=4096)
def date_fields(text: str, classic: bool) -> Mapping[str, str]:
    """The fields for a date; in BibTeX, beside a year that is none for programs, `date` too.

    >>> date_fields("1977-06", True), date_fields("2001-21", True)
    ({'year': '1977', 'month': 'June'}, {'year': '2001', 'month': 'Spring'})
    >>> date_fields("1911-01/1914", True), date_fields("1931~", True)
    ({'year': '1911--1914', 'date': '1911-01/1914'}, {'year': 'c. 1931', 'date': '1931~'})
    >>> date_fields("1931~", False), date_fields("forthcoming", False)
    ({'date': '1931~'}, {'year': 'forthcoming'})
    """
    if not classic:
        return {"date" if Date(text).valid else "year": text}
    exact = to_year_month(text)
    if exact is not None:
        found = {"year": exact.year, "month": exact.month, "day": exact.day}
        found = {name: value for name, value in found.items() if value}
    else:
        found = {"year": plain_year(text) if Date(text).valid else text}
    plain = found["year"].isdecimal() or not Date(text).valid
    return found if plain else {**found, "date": text}


class _Years(NamedTuple):
    """What `year`, `month` and `day` say: a date, whether all of them are in it, a copyright."""

    date: str
    whole: bool
    copyright: str = ""


@lru_cache(maxsize=4096)
def _read_years(year: str, month: str, day: str) -> _Years:
    """The date of the three fields.

    >>> _read_years("c1988", "", ""), _read_years("c. 1988", "", "").date
    (_Years(date='1988', whole=True, copyright='1988'), '1988~')
    """
    exact = year_month(year, month, day)
    if exact is not None:
        return _Years(exact, True)
    alone = year_month(year) if month or day else None
    if alone:
        return _Years(alone, False)
    text = " ".join(decode(year, title=False).replace("\xa0", " ").split())
    if is_lettered(text):
        return _Years(year_month(text[:4], month, day) or text[:4], True)
    found = read_year(text)
    return _Years(
        found.date if found else year, not (month or day), found.copyright if found else ""
    )


def _fold_date(found: _Folding) -> None:
    rows = found.rows
    fields = ("year", *(name for name in ("month", "day") if name in rows))
    year, month, day = (rows.get(name, "") for name in ("year", "month", "day"))
    date, whole, copyright = _read_years(year, month, day)
    if "date" in rows:
        stated = decode(rows["date"], title=False)
        written = date_fields(rows["date"].strip(), True)
        same = all(_same(written.get(name, ""), rows[name]) for name in fields)
        if same or (whole and stated.startswith(date)):  # stated twice, as JabRef does
            _take(found, "date", rows["date"], "date", *fields)
        return
    _take(found, "date", date, *(fields if whole else ("year",)))
    if copyright:
        _take(found, COPYRIGHT, copyright, *fields)


def _same(raw: str, other: str) -> bool:
    return decode(raw, title=False) == decode(other, title=False)


COPYRIGHT = "year:copyright"
"""The row of a copyright year, for which there is no field: it stands in `year`, as `c1988`."""


@lru_cache(maxsize=4096)
def normal_date(text: str, classic: bool) -> str:
    """A raw date as it comes back.

    >>> normal_date("1911-01/1914", True), normal_date("c. 1931", True)
    ('1911-01/1914', '1931~')
    """
    fields = date_fields(text, classic)
    date: str = Compounds(classic).fold(fields, "misc", "book").rows["date"]
    return date
