"""The rows of hayagriva: which field is for which, by the type of the reference (crosswalk).

docs/file-format.md, "Fields"; `src/csl/taxonomy.rs` for where styles look for each: of a chapter
in its parent for the book's publisher, volume, edition and editors, in the entry itself for pages,
translator and DOI.  The number of a chapter is read in `chapter`, and written to `x-chapter`, for
typst prints the former as that of the book in a series ("No. 2").  Dotted names are those of
`syntax`.

>>> from precarious_truce.model import Reference
>>> TABLE.write(Reference(type="chapter", title="Floods", container_title="Rivers", volume="2"))
{'title': 'Floods', 'parent.title': 'Rivers', 'parent.volume': '2'}
"""

from __future__ import annotations

from collections.abc import Iterator

from precarious_truce.formats.crosswalk.rows import Codec, Row, Table
from precarious_truce.formats.hayagriva.types import HOSTED
from precarious_truce.formats.hayagriva.values import (
    read_lists,
    read_people,
    read_text,
    read_title,
    read_verbatim,
    write_language,
    write_list,
    write_pages,
    write_people,
    write_text,
    write_title,
    write_verbatim,
)
from precarious_truce.model.described import Identifiers
from precarious_truce.model.references import CSL_TYPES, PART_TYPES

__all__ = ["CODECS", "ROLES", "TABLE"]

_ALL = frozenset(CSL_TYPES)
_PARTS = frozenset(PART_TYPES)
_ARTICLES = HOSTED - _PARTS
_MADE_AT = frozenset(("thesis", "report"))

ROLES = ("introduction", "foreword", "afterword", "commentator", "annotator")
"""Fields of people beside those of `crosswalk.roles` that are groups of `affiliated`."""

CODECS = {
    "text": Codec(write_text, read_text),
    "title": Codec(write_title, read_title),
    "verbatim": Codec(write_verbatim, read_verbatim),
    "list": Codec.checked(write_list, read_lists),
    "people": Codec.checked(write_people, read_people, {
        "orcid": "hayagriva names people and does not identify them",
        "romanized": "hayagriva has one form of a name",
        "dropping_particle": "hayagriva has one kind of particles, the prefix",
        "static_ordering": "styles decide how names are set",
    }),
    "date": Codec(write_verbatim, read_verbatim),
    "pages": Codec(write_pages, read_verbatim),
    "language": Codec(write_language, read_verbatim),
}  # fmt: skip


def _of_host(field: str, name: str, kind: str) -> Iterator[Row]:
    """A fact of the book or journal that something is in; else of the thing itself."""
    yield Row(field, f"parent.{name}", kind, types=HOSTED)
    yield Row(field, name, kind, types=_ALL - HOSTED)
    yield Row(field, name, kind, types=HOSTED, only="read")


_ROWS = (
    Row("title.text", "title", "title"),
    Row("title.short", "title.short", "title"),
    Row("author", "author", "people"),
    *_of_host("editor", "editor", "people"),
    Row("translator", "affiliated.translator", "people"),
    Row("container_title.text", "parent.title", "title"),
    Row("container_title.short", "parent.title.short", "title"),
    Row("container_author", "parent.author", "people"),
    Row("date", "date", "date"),
    *_of_host("edition", "edition", "verbatim"),
    *_of_host("volume", "volume", "verbatim"),
    *_of_host("volume_count", "volume-total", "verbatim"),
    *_of_host("issue", "issue", "verbatim"),
    Row("number", "x-chapter", "verbatim", types=_PARTS),
    Row("number", "chapter", "verbatim", types=_PARTS, only="read"),
    Row("article_number", "serial-number.serial", "verbatim", types=HOSTED),
    Row("number", "serial-number.serial", "verbatim", types=_ALL - HOSTED),
    Row("pages", "page-range", "pages"),
    Row("extent", "page-total", "verbatim"),
    *_of_host("publisher", "publisher", "list"),
    Row("publisher", "organization", "list", types=_MADE_AT, only="read"),
    *_of_host("place", "publisher.location", "list"),
    Row("place", "parent.location", "list", types=HOSTED, only="read"),
    Row("place", "location", "list", only="read"),
    Row("authority", "organization", types=_ALL - _MADE_AT),
    *_of_host("isbn", "serial-number.isbn", "verbatim"),
    Row("issn", "parent.serial-number.issn", "verbatim", types=_ARTICLES),
    Row("issn", "serial-number.issn", "verbatim", types=_ALL - _ARTICLES),
    Row("issn", "serial-number.issn", "verbatim", types=_ARTICLES, only="read"),
    Row("doi", "serial-number.doi", "verbatim"),
    *(
        Row(f"identifiers.{name}", f"serial-number.{name.replace('_', '-')}", "verbatim")
        for name in Identifiers.model_fields
    ),
    Row("version", "serial-number.version", "verbatim"),
    Row("printing", "serial-number.printing", "verbatim"),
    Row("url.text", "url", "verbatim"),
    Row("url.accessed", "url.date", "date"),
    Row("url.text", "parent.url", "verbatim", only="read"),
    Row("url.accessed", "parent.url.date", "date", only="read"),
    Row("language", "language", "language"),
    Row("language", "parent.language", "language", only="read"),
    Row("series.title.text", "series.title", "title"),
    Row("series.title.short", "series.title.short", "title"),
    Row("series.number", "series.volume", "verbatim"),
    Row("series.editor", "series.editor", "people"),
    Row("series.issn", "series.serial-number.issn", "verbatim"),
    Row("event.name.text", "event.title"),
    Row("event.place.text", "event.location"),
    Row("event.date", "event.date", "date"),
    Row("original.title.text", "original.title", "title"),
    Row("original.author", "original.author", "people"),
    Row("original.date", "original.date", "date"),
    Row("original.publisher", "original.publisher", "list"),
    Row("original.place", "original.publisher.location", "list"),
    Row("archive.name", "archive"),
    Row("archive.place", "archive-location"),
    Row("call_number", "call-number"),
    Row("genre", "genre"),
    Row("note", "note"),
    Row("abstract", "abstract"),
    Row("date", "parent.date", "date", only="read"),
)
"""crosswalk: our field ↔ hayagriva's."""

TABLE = Table(_ROWS, CODECS)
