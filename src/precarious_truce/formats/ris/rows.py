"""The rows of RIS: which tag is for which field, by the type of the reference (crosswalk).

The tags of one line of the table may be shared (`date`, `pages`, `isbn`): `ris` makes them of
these names, and takes them apart.

>>> from precarious_truce.model import Reference
>>> TABLE.write(Reference(type="chapter", title="Floods", container_title="Rivers"))
{'TI': 'Floods', 'T2': 'Rivers'}
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from precarious_truce.formats.crosswalk.rows import Row, Table
from precarious_truce.formats.ris.syntax import normal
from precarious_truce.formats.ris.values import (
    date_of,
    date_tags,
    read_name,
    read_original,
    write_name,
    write_original,
)
from precarious_truce.model import DOI, Reference
from precarious_truce.model.references import CSL_TYPES, PART_TYPES

__all__ = [
    "ARTICLES",
    "PARTS",
    "READ_TYPES",
    "ROLES",
    "TABLE",
    "read_people",
    "tag_of",
    "write_people",
]

# --- types ----------------------------------------------------------------------------------------

_TYPES = {
    "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER", "article-journal": "JOUR",
    "article-magazine": "MGZN", "article-newspaper": "NEWS", "thesis": "THES", "report": "RPRT",
    "webpage": "ELEC", "post-weblog": "BLOG", "manuscript": "UNPB", "pamphlet": "PAMP",
    "map": "MAP", "song": "SOUND", "motion_picture": "MPCT", "broadcast": "VIDEO",
    "musical_score": "MUSIC", "dataset": "DATA", "software": "COMP", "legal_case": "CASE",
    "legislation": "STAT", "bill": "BILL", "hearing": "HEAR", "standard": "STAND",
    "patent": "PAT", "personal_communication": "PCOMM", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "graphic": "ART", "figure": "FIGURE", "periodical": "JFULL",
    "classic": "CLSWK", "collection": "AGGR", "speech": "SLIDE", "regulation": "LEGAL",
}  # fmt: skip
"""CSL type → TY; the others are GEN, with their type in U5."""

READ_TYPES = {tag: type_ for type_, tag in _TYPES.items()} | {
    "EDBOOK": "book", "EBOOK": "book", "WHOLE": "book", "SER": "book", "ECHAP": "chapter",
    "CONF": "paper-conference", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article-journal", "MANSCPT": "manuscript", "WEB": "webpage", "ICOMM": "webpage",
    "GOVDOC": "report", "ANCIENT": "classic", "ADVS": "motion_picture", "CTLG": "book",
    "DBASE": "dataset", "UNBILL": "bill", "CHART": "figure", "EQUA": "figure", "GEN": "document",
    "OTHER": "document", "MULTI": "document", "UNPD": "manuscript", "INTERV": "interview",
}  # fmt: skip

PARTS = frozenset(PART_TYPES)
_BOOKS = frozenset(("book",))
_IN_BOOKS = PARTS | _BOOKS
ARTICLES = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
_ALL = frozenset(CSL_TYPES)
_MEETINGS = frozenset(("book", "paper-conference", "speech"))
ROLES = ("introduction", "foreword", "afterword", "commentator", "annotator")
"""Roles that have no tag, beside those of `roles`."""


def tag_of(ref: Reference) -> str:
    if ref.type == "book" and ref.kind == "proceedings":
        return "CONF"
    return _TYPES.get(ref.type, "GEN")


# --- rows -----------------------------------------------------------------------------------------


def _written(value: Any) -> str | None:
    return normal(str(value)) or None


def _read(value: Any) -> str | None:
    return normal(value) or None


def _text(field: str, tag: str, **more: Any) -> Row:
    return Row(field, tag, write=_written, read=_read, lossy=True, **more)


def _only_doi(value: Any) -> str | None:
    """A DOI, which some programs put where the type of the work belongs."""
    text = _read(value)
    return text if text and DOI(text).valid else None


def _no_doi(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if _only_doi(value) else change(value)


def _people(field: str, tag: str, **more: Any) -> Row:
    return Row(field, tag, write=write_people, read=read_people, lossy=True, **more)


def write_people(names: Any) -> list[str] | None:
    return [text for name in names if (text := write_name(name))] or None


def read_people(values: Any) -> list[dict[str, str]] | None:
    texts = [values] if isinstance(values, str) else values
    return [name for text in texts if (name := read_name(text))] or None


def _list(field: str, tag: str) -> Row:
    return Row(
        field, tag, write=lambda v: _written("; ".join(map(str, v))), read=_items, lossy=True
    )


def _items(value: Any) -> list[str] | None:
    return [item for item in normal(value).split("; ") if item.strip()] or None


def _words(value: Any) -> list[str] | None:
    """Keywords, one a tag; some programs put all in one, with semicolons."""
    texts = [value] if isinstance(value, str) else value
    cut = [t for text in texts for t in (text.split(";") if len(texts) == 1 else [text])]
    return [word for text in cut if (word := normal(text))] or None


def _accessed_tag(date: Any) -> str:
    tags = date_tags(str(date))
    return tags.get("DA") or tags["PY"]


_ARCHIVE = ("name", "place", "collection", "shelfmark")


def _write_archive(archive: Any) -> str | None:
    return normal("; ".join(getattr(archive, part) or "" for part in _ARCHIVE).rstrip("; ")) or None


def _read_archive(value: Any) -> dict[str, str] | None:
    items = zip(_ARCHIVE, normal(value).split("; ", 3), strict=False)
    return {part: item for part, item in items if item.strip()} or None


def _write_identifiers(identifiers: Any) -> str | None:
    return normal("; ".join(f"{k}:{v}" for k, v in identifiers.said().items())) or None


def _read_identifiers(value: Any) -> dict[str, str] | None:
    pairs = [item.partition(":") for item in normal(value).split("; ")]
    good = all(name in _IDENTIFIERS and text.strip() for name, _, text in pairs)
    return {name: text for name, _, text in pairs} if good else None


_IDENTIFIERS = frozenset(
    ("oclc", "lccn", "handle", "ark", "arxiv", "pmid", "pmcid", "jstor", "urn", "google_books",
     "hathitrust", "internet_archive", "openlibrary", "wikidata")
)  # fmt: skip


def _write_sources(sources: Any) -> str | None:
    return normal("; ".join(text for s in sources if (text := s.url or s.title))) or None


def _read_sources(value: Any) -> list[dict[str, str]] | None:
    texts = _items(value) or []
    return [{"url" if "://" in text else "title": text} for text in texts] or None


TABLE = Table(
    (
        _text("title.text", "TI"),
        _text("title.text", "T1", only="read"),
        _people("author", "AU"),
        _people("author", "A1", only="read"),
        _people("editor", "A3", types=_BOOKS),
        _people("editor", "A2", types=_ALL - _BOOKS),
        _people("editor", "ED", only="read"),
        _people("translator", "A4"),
        _text("container_title.text", "T2", types=_ALL - _BOOKS),
        _text("container_title.text", "BT", types=_ALL - _BOOKS, only="read"),
        _text("container_title.text", "JF", types=ARTICLES, only="read"),
        _text("container_title.text", "JO", types=ARTICLES, only="read"),
        _text("title.text", "BT", types=_BOOKS, only="read"),
        _text("container_title.short", "J2"),
        _text("container_title.short", "JA", only="read"),
        _text("series.title.text", "T3"),
        _text("series.title.text", "T2", types=_BOOKS, only="read"),
        _people("series.editor", "A2", types=_BOOKS),
        _people("series.editor", "A3", types=_ALL - _BOOKS),
        _text("series.number", "IS", types=_IN_BOOKS),
        _text("series.number", "M1", types=_IN_BOOKS, only="read"),
        _text("title.short", "ST"),
        _text("title.translated", "TT"),
        _text("number", "SE", types=PARTS),
        _text("section", "SE", types=_ALL - PARTS),
        _text("volume", "VL"),
        _text("volume", "VO", only="read"),
        _text("volume_count", "NV"),
        _text("issue", "IS", types=_ALL - _IN_BOOKS),
        _text("number", "M1", types=_ALL - _IN_BOOKS - ARTICLES),
        _text("article_number", "C7"),
        _text("edition", "ET"),
        _list("publisher", "PB"),
        _list("place", "CY"),
        Row("place", "PP", read=_items, only="read"),
        Row("date", "date", write=_written, read=_read, lossy=True),
        Row("pages", "pages", write=lambda p: normal(str(p)) or None, read=_read, lossy=True,
            types=_ALL - _BOOKS),
        _text("extent", "pages", types=_BOOKS),
        Row("genre", "M3", write=_no_doi(_written), read=_no_doi(_read), lossy=True),
        _text("isbn", "isbn"),
        _text("series.issn", "issn", types=_IN_BOOKS),
        _text("issn", "issn"),
        _text("doi", "DO"),
        Row("doi", "M3", read=_only_doi, only="read"),
        _text("url.text", "UR"),
        Row("url.accessed", "Y2", write=_accessed_tag, read=date_of, lossy=True),
        _list("language", "LA"),
        _text("abstract", "AB"),
        _text("abstract", "N2", only="read"),
        Row("keywords", "KW", write=lambda v: [t for w in v if (t := normal(w))] or None,
            read=_words, lossy=True),
        _text("note", "N1"),
        _text("annote", "RN"),
        Row("original", "OP", write=write_original, read=read_original, lossy=True),
        Row("original", "RP", read=read_original, only="read"),
        Row("archive", "AV", write=_write_archive, read=_read_archive, lossy=True),
        _text("archive.shelfmark", "CN", types=_IN_BOOKS, only="read"),
        _text("call_number", "CN", types=_ALL - _IN_BOOKS),
        Row("identifiers", "AN", write=_write_identifiers, read=_read_identifiers, lossy=True),
        Row("sources", "DB", write=_write_sources, read=_read_sources, lossy=True, types=_IN_BOOKS),
        _text("source", "DB", types=_ALL - _IN_BOOKS),
        _text("event.name.text", "C3", types=_MEETINGS),
        _text("event.place.text", "C1", types=_MEETINGS),
        _text("event.date", "C2", types=_MEETINGS),
        _text("volume_title.text", "U5:volume-title"),
        _text("volume_subtitle.text", "U5:volume-subtitle"),
        _text("part_number", "U5:part-number"),
        _text("status", "U5:status"),
        _text("version", "U5:version"),
    )
)  # fmt: skip
"""crosswalk: our field ↔ RIS tag; small names are facts that share tags, see `_spread`."""
