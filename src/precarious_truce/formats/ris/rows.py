"""The rows of RIS: which tag is for which field, by the type of the reference (crosswalk).

RIS Format Specifications (2001, 2011) for the tags; DESIGN, section 5, for who takes which.  Names
in small letters (`date`, `pages`, `isbn`) are facts that share tags, see `compounds`; `own:` stands
in U5.

>>> from precarious_truce.model import Reference
>>> TABLE.write(Reference(type="chapter", title="Floods", container_title="Rivers"))
{'TI': 'Floods', 'T2': 'Rivers'}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from precarious_truce.formats.crosswalk.editions import edition_number
from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.crosswalk.rows import Codec, Row, Table
from precarious_truce.formats.ris.archives import is_database
from precarious_truce.formats.ris.syntax import folded, normal
from precarious_truce.formats.ris.types import ARTICLES, IN_SERIES, MEETINGS, NUMBERED, PARTS, WHOLE
from precarious_truce.formats.ris.values import (
    date_of,
    date_tags,
    is_issn,
    isbn_in,
    read_identifiers,
    read_original,
    read_pages,
    read_people,
    write_date,
    write_identifiers,
    write_original,
    write_pages,
    write_people,
)
from precarious_truce.model import DOI
from precarious_truce.model.described import Source
from precarious_truce.model.language_names import tag_or_name
from precarious_truce.model.references import CSL_TYPES

__all__ = ["CODECS", "ROLES", "TABLE"]

_BOOKS = frozenset(("book",))
_IN_BOOKS = PARTS | _BOOKS
_ALL = frozenset(CSL_TYPES)
_PROGRAMS = frozenset(("software",))

ROLES = ("introduction", "foreword", "afterword", "commentator", "annotator")
"""Fields of people that have no tag, beside those of `crosswalk.roles`."""

# --- the kinds of values --------------------------------------------------------------------------


def _write_text(value: object) -> str | None:
    return folded(plain(str(value))) or None


def _read_text(value: str) -> str | None:
    return folded(value) or None


def _write_note(value: object) -> str | None:
    """A note, a line for each of its lines."""
    return normal(_BLANK.sub("\n", plain(str(value)))) or None


def _read_note(value: str) -> str | None:
    return normal(value) or None


_BLANK = re.compile(r"\n\s+")


def _if(condition: Callable[[str], bool], change: Callable[[Any], str | None]) -> Any:
    """The change, for what the text of a value fulfils; None for the rest."""

    def made(value: object) -> str | None:
        text = change(value)
        return text if text and condition(text) else None

    return made


def _is_doi(text: str) -> bool:
    """Whether it is a DOI, which some programs put where the type of the work belongs."""
    return DOI(text).valid


def _is_no_doi(text: str) -> bool:
    return not _is_doi(text)


def _write_list(values: Iterable[object]) -> str | None:
    items = (item.strip() for value in values for item in str(value).split("; "))
    return _write_text("; ".join(item for item in items if item))


def _read_list(value: str) -> list[str] | None:
    return [item.strip() for item in folded(value).split("; ") if item.strip()] or None


def _write_languages(tags: Iterable[object]) -> str | None:
    return _write_list(map(tag_or_name, map(str, tags)))


def _read_languages(value: str) -> list[str] | None:
    return list(map(tag_or_name, _read_list(value) or ())) or None


def _edition(value: object) -> str | None:
    """An edition, by its number alone where it says no more."""
    return edition_number(_write_text(value) or "") or None


def _write_lines(values: Iterable[str]) -> list[str] | None:
    return [line for value in values if (line := _write_text(value))] or None


def _read_words(value: str | list[str]) -> list[str] | None:
    """Keywords, one a tag; some programs put all in one, with semicolons."""
    lines = [value] if isinstance(value, str) else value
    lines = [part for line in lines for part in line.split("\n")]
    cut = [t for line in lines for t in (line.split(";") if len(lines) == 1 else [line])]
    return [word for text in cut if (word := folded(text))] or None


def _write_day(date: object) -> str | None:
    tags = date_tags(str(date))
    return tags.get("DA") or tags.get("PY")


def _write_sources(sources: Iterable[Source]) -> str | None:
    return _write_list(text for source in sources if (text := source.url or source.title))


def _read_sources(value: str) -> list[dict[str, str]] | None:
    texts = _read_list(value) or []
    return [{"url" if "://" in text else "title": text} for text in texts] or None


def _one_isbn(value: object) -> str | None:
    """The first ISBN of several; anything else as it is."""
    text = folded(str(value))
    return isbn_in(text) or text or None


def _numbers(*, issn: bool, journal: bool) -> Codec:
    """ISBNs, or ISSNs: in SN they are told apart by their digits, else by what they are of."""
    write, read = (_write_text, _read_text) if issn else (_one_isbn, _one_isbn)
    return Codec(_if(lambda text: is_issn(text, journal) is issn, write), read)


def _only(condition: Callable[[str], bool]) -> Codec:
    return Codec(_if(condition, _write_text), _if(condition, _read_text))


CODECS = {
    "text": Codec(_write_text, _read_text),
    "note": Codec(_write_note, _read_note),
    "list": Codec.checked(_write_list, _read_list),
    "languages": Codec.checked(_write_languages, _read_languages),
    "edition": Codec(_edition, _edition),
    "people": Codec.checked(write_people, read_people, {
        "orcid": "RIS names people and does not identify them",
        "romanized": "RIS has one form of a name",
        "dropping_particle": "particles are of one kind, and are not dropped",
        "comma_suffix": "styles decide how names are set",
        "static_ordering": "styles decide how names are set",
    }),
    "words": Codec.checked(_write_lines, _read_words),
    "date": Codec(write_date, _read_text),
    "day": Codec(_write_day, date_of),
    "pages": Codec(write_pages, read_pages),
    "isbn": _numbers(issn=False, journal=False),
    "issn": _numbers(issn=True, journal=False),
    "isbn of a report": Codec(_if(lambda text: isbn_in(text) == text, _write_text), isbn_in),
    "no database": _only(lambda text: not is_database(text)),
    "isbn of a journal": _numbers(issn=False, journal=True),
    "issn of a journal": _numbers(issn=True, journal=True),
    "doi": Codec(_write_text, _if(_is_doi, _read_text)),
    "no doi": _only(_is_no_doi),
    "original": Codec.checked(write_original, read_original, dict.fromkeys(
        ("title", "subtitle", "author", "editor", "language", "edition", "isbn", "doi", "url",
         "container_title", "volume", "issue", "pages"),
        "RIS has place, publisher and date of an original",
    )),
    "identifiers": Codec.checked(write_identifiers, read_identifiers),
    "sources": Codec.checked(_write_sources, _read_sources, dict.fromkeys(
        ("for_", "accessed", "note"), "RIS has the name of a database"
    )),
}  # fmt: skip
"""Kind of value → how it is written and read."""

# --- rows -----------------------------------------------------------------------------------------

TABLE = Table(
    (
        Row("title.text", "TI"),
        Row("title.text", "T1", only="read"),
        Row("author", "AU", "people"),
        Row("author", "A1", "people", only="read"),
        Row("editor", "A3", "people", types=_BOOKS),
        Row("editor", "A2", "people", types=_ALL - _BOOKS),
        Row("editor", "ED", "people", only="read"),
        Row("translator", "A4", "people"),
        Row("container_title.text", "container", types=MEETINGS),
        Row("container_title.text", "T2", types=_ALL - _BOOKS - MEETINGS - IN_SERIES),
        Row("container_title.text", "BT", types=IN_SERIES),
        Row("container_title.text", "BT", types=_ALL - _BOOKS, only="read"),
        Row("container_title.text", "JF", types=_ALL - _BOOKS, only="read"),
        Row("container_title.text", "JO", types=_ALL - _BOOKS, only="read"),
        Row("title.text", "BT", types=_BOOKS, only="read"),
        Row("title.text", "CT", only="read"),
        Row("container_title.short", "J2", types=_ALL - _BOOKS),
        Row("container_title.short", "JA", types=_ALL - _BOOKS, only="read"),
        Row("container_title.short", "J1", types=_ALL - _BOOKS, only="read"),
        Row("container_title.short", "JO", types=_ALL - _BOOKS, only="read"),
        Row("container_title.text", "JA", types=ARTICLES, only="read"),
        Row("series.title.text", "T3"),
        Row("series.title.text", "T2", types=_BOOKS | IN_SERIES, only="read"),
        Row("series.editor", "A2", "people", types=_BOOKS),
        Row("editor", "A2", "people", types=_BOOKS, only="read"),
        Row("series.editor", "A3", "people", types=_ALL - _BOOKS),
        Row("editor", "A3", "people", types=_ALL - _BOOKS, only="read"),
        Row("series.number", "M1", types=_BOOKS),
        Row("series.number", "SV"),
        Row("series.number", "IS", types=_BOOKS, only="read"),
        Row("title.short", "ST"),
        Row("title.translated", "TT"),
        Row("number", "SE", types=PARTS),
        Row("section", "SE", types=_ALL - PARTS),
        Row("volume", "VL"),
        Row("volume", "VO", only="read"),
        Row("volume_count", "NV"),
        Row("volume_count", "IS", types=PARTS, only="read"),
        Row("volume_count", "M1", types=PARTS, only="read"),
        Row("issue", "IS", types=_ALL - _IN_BOOKS),
        Row("issue", "CP", types=_ALL - _IN_BOOKS, only="read"),
        Row("issue", "M1", types=ARTICLES, only="read"),
        Row("number", "M1", types=_ALL - _IN_BOOKS - ARTICLES),
        Row("number", "number", types=NUMBERED, only="read"),
        Row("article_number", "C7"),
        Row("version", "ET", types=_PROGRAMS),
        Row("edition", "ET", "edition", types=_ALL - _PROGRAMS),
        Row("publisher", "PB", "list"),
        Row("place", "C1", "list", types=MEETINGS),
        Row("place", "CY", "list"),
        Row("place", "PP", "list", only="read"),
        Row("date", "date", "date"),
        Row("copyright", "copyright", "date", only="read"),
        Row("pages", "pages", "pages", types=_ALL - WHOLE),
        Row("extent", "extent", types=WHOLE),
        Row("genre", "M3", "no doi"),
        Row("isbn", "isbn", "isbn", types=_ALL - ARTICLES - NUMBERED),
        Row("isbn", "isbn", "isbn of a report", types=NUMBERED),
        Row("isbn", "isbn", "isbn of a journal", types=ARTICLES),
        Row("series.issn", "own:series-issn"),
        Row("series.issn", "issn", "issn", types=_IN_BOOKS, only="read"),
        Row("issn", "own:issn", types=_IN_BOOKS),
        Row("issn", "issn", "issn", types=_IN_BOOKS, only="read"),
        Row("issn", "issn", "issn", types=_ALL - _IN_BOOKS - ARTICLES),
        Row("issn", "issn", "issn of a journal", types=ARTICLES),
        Row("doi", "DO"),
        Row("doi", "M3", "doi", only="read"),
        Row("url.text", "UR"),
        Row("url.text", "LK", only="read"),
        Row("url.accessed", "Y2", "day"),
        Row("language", "LA", "languages"),
        Row("abstract", "AB"),
        Row("abstract", "N2", "note", only="read"),
        Row("keywords", "KW", "words"),
        Row("note", "N1", "note"),
        Row("annote", "RN", "note"),
        Row("original", "OP", "original"),
        Row("archive.name", "DB", "no database"),
        Row("identifiers", "own:identifiers", "identifiers"),
        Row("archive.shelfmark", "AN"),
        Row("archive.shelfmark", "own:shelfmark", only="read"),
        Row("archive.shelfmark", "AV", only="read"),
        Row("archive.place", "own:archive-place"),
        Row("archive.collection", "own:archive-collection"),
        Row("call_number", "CN"),
        Row("sources", "DP", "sources", types=_IN_BOOKS),
        Row("source", "DP", types=_ALL - _IN_BOOKS),
        Row("event.name.text", "event", types=MEETINGS),
        Row("event.name.text", "own:event"),
        Row("event.place.text", "own:event-place"),
        Row("event.date", "own:event-date", "date"),
        Row("volume_title.text", "own:volume-title"),
        Row("volume_subtitle.text", "own:volume-subtitle"),
        Row("part_number", "own:part-number"),
        Row("status", "own:status"),
        Row("version", "own:version"),
    ),
    CODECS,
)
"""crosswalk: our field ↔ RIS tag."""
