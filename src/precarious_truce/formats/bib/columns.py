"""The columns of the crosswalk that both dialects have, and those that one reads for the other.

Field of the record, name of the field there, kind of value (`values.codecs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from precarious_truce.formats.bib.dialect import Column
from precarious_truce.formats.bib.raw.latex import decode, decode_verbatim
from precarious_truce.formats.bib.shape import IDENTIFIERS
from precarious_truce.formats.bib.values import Codec
from precarious_truce.model.references import CSL_TYPES, PART_TYPES

__all__ = [
    "ARTICLES",
    "BOOKS",
    "IN_SERIES",
    "NUMBERED",
    "PARTS",
    "READ_BIBLATEX",
    "READ_BIBTEX",
    "SHARED",
    "THESES",
]

PARTS = frozenset(PART_TYPES)
ARTICLES = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
THESES = frozenset(("thesis",))
BOOKS = frozenset(("book",))
IN_SERIES = PARTS | BOOKS | {"thesis", "pamphlet"}
"""Types whose `number` is that in a series."""
NUMBERED = frozenset(CSL_TYPES) - ARTICLES - IN_SERIES
"""Types whose `number` is their own: a report, a patent."""
IN_NO_BOOK = frozenset(CSL_TYPES) - ARTICLES - PARTS - BOOKS
"""Types that may be in a journal all the same: a statute, in the gazette."""

_PERSONS = (
    "translator", "annotator", "commentator", "introduction", "foreword", "afterword",
)  # fmt: skip


def _identifiers() -> Iterator[Column]:
    for name in IDENTIFIERS:
        yield Column(f"identifiers.{name}", f"id:{name}", "verbatim")


_URL = re.compile(
    r"\\url\s*\{(.*)\}\s*\.?|(?:Available (?:at|from):?\s*)?(https?://\S+)", re.DOTALL
)


def _address(raw: str) -> str | None:
    """The address that a field of text is; None where it is anything else."""
    found = _URL.fullmatch(raw.strip())
    return decode_verbatim(found[1] or found[2]).strip() or None if found else None


def _plain(raw: str) -> str | None:
    return decode(raw, title=False).strip() or None


SHARED = (
    Column("author", "author", "names"),
    Column("editor", "editor", "names"),
    *(Column(role, role, "names") for role in _PERSONS),
    Column("title.text", "title", "title"),
    Column("title.short", "shorttitle", "title"),
    Column("number", "chapter", types=PARTS),
    Column("pages", "pages", "pages"),
    Column("edition", "edition"),
    Column("volume", "volume"),
    Column("volume_count", "volumes"),
    Column("part_number", "part"),
    Column("issue", "number", types=ARTICLES),
    Column("number", "number", types=NUMBERED),
    Column("series.number", "number", types=IN_SERIES),
    Column("series.title.text", "series", "title"),
    Column("version", "version"),
    Column("genre", "type", "key"),
    Column("status", "pubstate", "key"),
    Column("article_number", "eid"),
    Column("extent", "pagetotal"),
    Column("isbn", "isbn"),
    Column("series.issn", "issn", types=PARTS | BOOKS),
    Column("issn", "issn"),
    Column("doi", "doi", "verbatim"),
    Column("url.text", "url", "verbatim"),
    Column("url.accessed", "urldate", "edtf"),
    *_identifiers(),
    Column("language", "language", "languages"),
    Column("abstract", "abstract"),
    Column("keywords", "keywords", "commas"),
    Column("note", "note"),
    Column("annote", "annotation"),
)
"""The same name, and the same meaning, in both dialects."""

_READ = (
    Column("annote", "annote", only="read"),
    Column("keywords", "keyword", "commas", only="read"),
    Column("language", "langid", "languages", only="read"),
    Column("language", "hyphenation", "languages", only="read"),
    Column("url.text", "howpublished", only="read", codec=Codec(_address, _address)),
    Column("url.accessed", "lastchecked", "edtf", only="read"),
    Column("publisher", "institution", "list", only="read"),
    Column("container_title.text", "journaltitle", "title", IN_NO_BOOK, only="read"),
    Column("container_title.text", "journal", "title", IN_NO_BOOK, only="read"),
)

READ_BIBLATEX = (
    Column("container_title.text", "journaltitle", "title", ARTICLES, only="read"),
    Column("container_title.short", "shortjournal", "title", ARTICLES, only="read"),
    Column("place", "location", "list", only="read"),
    Column("publisher", "institution", "list", THESES, only="read"),
    Column("subtitle.text", "subtitle", "title", only="read"),
    Column("container_subtitle.text", "booksubtitle", "title", only="read"),
    Column("container_subtitle.text", "journalsubtitle", "title", ARTICLES, only="read"),
    Column("volume_subtitle.text", "volumesubtitle", "title", only="read"),
    Column("container_author", "bookauthor", "names", PARTS, only="read"),
    Column("event.name.text", "eventtitle", "title", only="read"),
    Column("event.place.text", "venue", only="read"),
    Column("event.date", "eventdate", "edtf", only="read"),
    Column("original.title.text", "origtitle", "title", only="read"),
    Column("original.date", "origdate", "edtf", only="read"),
    Column("original.publisher", "origpublisher", "list", only="read"),
    Column("original.place", "origlocation", "list", only="read"),
    Column("original.language", "origlanguage", "languages", only="read"),
    *_READ,
)
"""What a .bib file may say in the other dialect's names: for BibTeX."""

READ_BIBTEX = (
    Column("container_title.text", "journal", "title", ARTICLES, only="read"),
    Column("place", "address", "list", only="read"),
    Column("publisher", "school", "list", THESES, only="read"),
    *_READ,
)
"""The same for BibLaTeX."""
