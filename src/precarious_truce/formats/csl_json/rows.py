"""The rows of CSL-JSON: which variable is for which field (crosswalk).

CSL 1.0.2, appendix IV, "Variables"; csl-data.json for the strict names.

>>> from precarious_truce.model import Reference
>>> TABLE.write(Reference(type="chapter", title="Floods", container_title="Rivers"))
{'title': 'Floods', 'container-title': 'Rivers'}
"""

from __future__ import annotations

from precarious_truce.formats.crosswalk.rows import Codec, Row, Table
from precarious_truce.formats.csl_json.values import (
    read_comma,
    read_date,
    read_languages,
    read_names,
    read_semicolons,
    read_text,
    read_title,
    write_comma,
    write_date,
    write_names,
    write_semicolons,
)
from precarious_truce.model.references import CSL_TYPES, PART_TYPES

__all__ = ["OTHER_NAMES", "STRICT_NAMES", "STRICT_TABLE", "TABLE", "TITLES"]

_PARTS = frozenset(PART_TYPES)
_IN_BOOKS = _PARTS | {"book"}
_ALL = frozenset(CSL_TYPES)
_OTHERS = _ALL - _PARTS
_ARTICLES = frozenset(("article-journal", "article-magazine", "article-newspaper", "review"))

_ROLES = (
    "author", "editor", "translator", "compiler", "illustrator", "editorial_director", "chair",
    "composer", "curator", "director", "executive_producer", "guest", "host", "interviewer",
    "narrator", "organizer", "performer", "producer", "recipient", "reviewed_author",
    "script_writer", "series_creator", "container_author",
)  # fmt: skip

_SAME_NAME = (
    "abstract", "annote", "authority", "division", "edition", "genre", "issue",
    "jurisdiction", "license", "medium", "note", "page_first", "part_number", "references",
    "reviewed_genre", "scale", "section", "source", "status", "supplement_number", "version",
    "volume", "year_suffix", "call_number",
)  # fmt: skip


_CODECS = {
    "text": Codec(str, read_text),
    "title": Codec(str, read_title),
    "names": Codec.checked(write_names, read_names),
    "date": Codec(write_date, read_date),
    "list": Codec.checked(write_semicolons, read_semicolons),
    "languages": Codec.checked(write_semicolons, read_languages),
    "commas": Codec.checked(write_comma, read_comma),
    "pages": Codec(lambda pages: pages.hyphenated, read_text),
}

_ROWS = (
    Row("title.text", "title", "title"),
    Row("container_title.text", "container-title", "title"),
    Row("volume_title.text", "volume-title", "title"),
    Row("title.short", "title-short", "title"),
    *(Row(role, role.replace("_", "-"), "names") for role in _ROLES),
    Row("contributor", "contributor", "names"),
    *(
        Row(role, "contributor", "names", only="write")
        for role in ("introduction", "foreword", "afterword")
    ),
    Row("original.author", "original-author", "names"),
    Row("series.editor", "collection-editor", "names"),
    Row("container_title.short", "container-title-short", "title"),
    Row("volume_title.short", "volume-title-short", "title"),
    Row("series.title.text", "collection-title", "title"),
    Row("series.number", "collection-number"),
    Row("volume_count", "number-of-volumes"),
    Row("part_title.text", "part-title", "title"),
    Row("number", "chapter-number", types=_PARTS),
    Row("article_number", "number", types=_ARTICLES | _PARTS),
    Row("number", "number", types=_OTHERS - _ARTICLES),
    Row("number", "number", types=_ARTICLES, only="write"),
    Row("article_number", "number", types=_OTHERS - _ARTICLES, only="write"),
    Row("pages", "page", "pages"),
    Row("extent", "number-of-pages"),
    *(Row(name, name.replace("_", "-")) for name in _SAME_NAME),
    Row("printing", "printing-number"),
    Row("physical", "dimensions", types=_IN_BOOKS),
    Row("dimensions", "dimensions", types=_ALL - _IN_BOOKS),
    Row("publisher", "publisher", "list"),
    Row("place", "publisher-place", "list"),
    Row("date", "issued", "date"),
    Row("formats.online.date", "available-date", "date"),
    Row("submitted", "submitted", "date"),
    Row("event.name.text", "event-title", "title"),
    Row("event.place.text", "event-place"),
    Row("event.date", "event-date", "date"),
    Row("original.title.text", "original-title", "title"),
    Row("original.publisher", "original-publisher", "list"),
    Row("original.place", "original-publisher-place", "list"),
    Row("original.date", "original-date", "date"),
    Row("title.original", "original-title", only="write"),
    Row("reviewed_title.text", "reviewed-title", "title"),
    Row("isbn", "ISBN"),
    Row("series.issn", "ISSN", types=_IN_BOOKS),
    Row("issn", "ISSN", types=_IN_BOOKS, unless="series"),
    Row("issn", "ISSN", types=_ALL - _IN_BOOKS),
    Row("doi", "DOI"),
    Row("url.text", "URL"),
    Row("url.accessed", "accessed", "date"),
    Row("identifiers.pmid", "PMID"),
    Row("identifiers.pmcid", "PMCID"),
    Row("language", "language", "languages"),
    Row("keywords", "keyword", "commas"),
    Row("archive.name", "archive"),
    Row("archive.place", "archive-place"),
    Row("archive.collection", "archive_collection"),
    Row("archive.shelfmark", "archive_location"),
)
"""crosswalk: our field ↔ CSL variable (CSL 1.0.2, appendix IV)."""
"""crosswalk: our field ↔ CSL variable."""

TITLES = (
    ("title", "subtitle"),
    ("container_title", "container_subtitle"),
    ("volume_title", "volume_subtitle"),
)
"""Titles that are one variable with their subtitles."""

STRICT_NAMES = {
    "part-number": "part", "printing-number": "printing", "supplement-number": "supplement",

}  # fmt: skip
"""Names of styles → those of csl-data.json."""

OTHER_NAMES = {
    "shortTitle": "title-short", "journalAbbreviation": "container-title-short",
    "part": "part-number", "printing": "printing-number", "supplement": "supplement-number",
    "event": "event-title",
}  # fmt: skip
"""Names that are met → those of styles: csl-data.json's, and those of old processors."""


TABLE = Table(_ROWS, _CODECS)
"""The rows by the names that styles use."""

STRICT_TABLE = Table((row for row in _ROWS if row.name != "license"), _CODECS)
"""Those for which csl-data.json has a name; it admits no others."""
