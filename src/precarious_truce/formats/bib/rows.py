"""The rows of the crosswalk that both dialects have, and those that one reads for the other.

Field of the record, name of the field there, kind of value (`values.codecs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from precarious_truce.formats.bib.compounds import COPYRIGHT, IDENTIFIERS, WHOLE
from precarious_truce.formats.bib.raw.latex import decode, decode_verbatim
from precarious_truce.formats.crosswalk.rows import Codec, Row
from precarious_truce.model.references import CSL_TYPES, PART_TYPES

__all__ = [
    "ARTICLES",
    "BOOKS",
    "IN_SERIES",
    "ISSN",
    "ISSN_OF_PERIODICALS",
    "NUMBERED",
    "PARTS",
    "READ_BIBLATEX",
    "READ_BIBTEX",
    "SERIAL",
    "SHARED",
    "THESES",
    "VOLUMES",
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
_LIBRARY = frozenset(CSL_TYPES) - PARTS - BOOKS
"""Types whose `library` is a call number; of books it is where a copy is kept."""
IN_NO_BOOK = frozenset(CSL_TYPES) - ARTICLES - PARTS - BOOKS
"""Types that may be in a journal all the same: a statute, in the gazette; a page, on a site.

For these, pandoc and others read `journaltitle` alone.
"""

SERIAL = "name of a series"
"""The kind of the titles of journals and series, whose case nothing changes."""

_PERSONS = (
    "translator", "annotator", "commentator", "introduction", "foreword", "afterword",
)  # fmt: skip


def _identifiers() -> Iterator[Row]:
    for name in IDENTIFIERS:
        yield Row(f"identifiers.{name}", f"id:{name}", "verbatim")


_URL = re.compile(
    r"\\url\s*\{(.*)\}\s*\.?|(?:Available (?:at|from):?\s*)?(https?://\S+)", re.DOTALL
)


def _address(raw: str) -> str | None:
    """The address that a field of text is; None where it is anything else."""
    found = _URL.fullmatch(raw.strip())
    address = (found[1] or found[2]) if found else None
    return decode_verbatim(address).strip() or None if address else None


def _plain(raw: str) -> str | None:
    return decode(raw, title=False).strip() or None


_OF_BIBLATEX = (
    Row("container_author", "bookauthor", "names", PARTS),
    Row("parallel_title", "titleaddon", "equals"),
    Row("title.translated", "usere", "title"),
    Row("title.romanized", "userd", "title"),
    Row("container_title.short", "shortjournal", SERIAL, ARTICLES),
    Row("event.name.text", "eventtitle", "title"),
    Row("event.place.text", "venue"),
    Row("event.date", "eventdate", "edtf"),
    Row("original.title.text", "origtitle", "title"),
    Row("original.date", "origdate", "edtf"),
    Row("original.publisher", "origpublisher", "list"),
    Row("original.place", "origlocation", "list"),
    Row("original.language", "origlanguage", "languages"),
    Row("archive", "library", "archive", PARTS | BOOKS),
    Row("call_number", "library", types=_LIBRARY),
)
"""What biblatex has fields for and the styles of BibTeX pass over (manual 2.2.2)."""

SHARED = (
    Row("author", "author", "names"),
    Row("editor", "editor", "names"),
    *(Row(role, role, "names") for role in _PERSONS),
    Row("title.text", "title", "title"),
    Row("title.short", "shorttitle", "title"),
    Row("number", "chapter", types=PARTS | BOOKS),
    Row("pages", "pages", "pages of a whole", WHOLE),
    Row("pages", "pages", "pages"),
    Row("edition", "edition", "edition"),
    Row("volume", "volume"),
    Row("volume_count", "volumes"),
    Row("part_number", "part"),
    Row("issue", "number", types=ARTICLES),
    Row("number", "number", types=NUMBERED),
    Row("series.number", "number", types=IN_SERIES),
    Row("series.title.text", "series", SERIAL),
    Row("version", "version"),
    Row("genre", "type", "key"),
    Row("status", "pubstate", "key"),
    Row("article_number", "eid"),
    Row("extent", "pagetotal"),
    Row("extent", "numpages", types=BOOKS | WHOLE, only="read"),
    Row("isbn", "isbn", "isbn"),
    Row("doi", "doi", "verbatim"),
    Row("url.text", "url", "verbatim"),
    Row("url.accessed", "urldate", "edtf"),
    *_identifiers(),
    Row("language", "language", "languages"),
    Row("abstract", "abstract"),
    Row("keywords", "keywords", "commas"),
    Row("note", "note"),
    Row("annote", "annotation"),
    *_OF_BIBLATEX,
)
"""The same name, and the same meaning, in both dialects."""

VOLUMES = (
    Row("volume_title.text", "volumetitle", "title", PARTS, needs="container_title"),
    Row("volume_title.text", "volumetitle", "title", BOOKS, needs="title"),
)
"""The title of a volume beside that of the work, which is in `maintitle`."""

ISSN = (
    Row("series.issn", "issn", types=PARTS | BOOKS),
    Row("issn", "issn", types=PARTS | BOOKS, unless="series"),
    Row("issn", "issn", types=frozenset(CSL_TYPES) - PARTS - BOOKS),
)
"""The ISSN of a work, or of the series that it is in: BibTeX has no model of its fields."""

ISSN_OF_PERIODICALS = (
    Row("issn", "issn", types=ARTICLES | {"periodical"}),
    Row("series.issn", "issn", types=PARTS | BOOKS, only="read"),
    Row("issn", "issn", types=PARTS | BOOKS, only="read"),
    Row("issn", "issn", types=frozenset(CSL_TYPES) - PARTS - BOOKS - ARTICLES - {"periodical"},
        only="read"),
)  # fmt: skip
"""The same as the data model of biblatex admits it (blx-dm.def)."""

_READ = (
    Row("copyright", COPYRIGHT, "edtf", only="read"),
    Row("original.date", "origyear", "edtf", only="read"),
    Row("annote", "annote", only="read"),
    Row("keywords", "keyword", "commas", only="read"),
    Row("language", "langid", "languages", only="read"),
    Row("language", "hyphenation", "languages", only="read"),
    Row("url.text", "howpublished", Codec(_address, _address), only="read"),
    Row("url.accessed", "lastchecked", "edtf", only="read"),
    Row("publisher", "institution", "list", only="read"),
    Row("container_title.text", "journaltitle", SERIAL, IN_NO_BOOK, only="read"),
    Row("container_title.text", "journal", SERIAL, IN_NO_BOOK, only="read"),
)

READ_BIBLATEX = (
    Row("container_title.text", "journaltitle", SERIAL, ARTICLES, only="read"),
    Row("place", "location", "list", only="read"),
    Row("publisher", "institution", "list", THESES, only="read"),
    Row("subtitle.text", "subtitle", "title", only="read"),
    Row("container_subtitle.text", "booksubtitle", "title", only="read"),
    Row("container_subtitle.text", "journalsubtitle", SERIAL, ARTICLES, only="read"),
    Row("volume_subtitle.text", "volumesubtitle", "title", only="read"),
    *_READ,
)
"""What a .bib file may say in the other dialect's names: for BibTeX."""

READ_BIBTEX = (
    Row("container_title.text", "journal", SERIAL, ARTICLES, only="read"),
    Row("place", "address", "list", only="read"),
    Row("publisher", "school", "list", THESES, only="read"),
    *_READ,
)
"""The same for BibLaTeX."""
