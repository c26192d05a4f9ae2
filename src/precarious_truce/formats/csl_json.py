"""CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json).

`item` gives the names that CSL 1.0.2 styles use (appendix IV: `part-number`, `license` …), which is
what a processor reads; `dumps(strict=True)` gives those that csl-data.json admits.

>>> from precarious_truce.model import Library, Reference
>>> print(dumps(Reference(key="p", type="chapter", title="Preface", pages="ix–xiv")), end="")
[
  {
    "id": "p",
    "citation-key": "p",
    "type": "chapter",
    "title": "Preface",
    "page": "ix-xiv"
  }
]
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.formats.mapping import Row, Table, joined
from precarious_truce.model import Date, Library, Name, Reference, Work
from precarious_truce.model.dates import Moment
from precarious_truce.model.library import as_works
from precarious_truce.model.references import CSL_TYPES, PART_TYPES, references

__all__ = ["dumps", "item", "pieces"]


# --- values, one pair of functions a kind -------------------------------------------------------


def _names(names: tuple[Name, ...]) -> list[dict[str, Any]]:
    return [_name(n) for n in names]


_NAME_PARTS = ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal")


def _name(name: Name) -> dict[str, Any]:
    """A name in CSL's parts (CSL 1.0.2 data, "Names")."""
    parts = {k.replace("_", "-"): v for k in _NAME_PARTS if (v := getattr(name, k))}
    flags = {k.replace("_", "-"): v for k in ("comma_suffix", "static_ordering") if (v := getattr(name, k))}
    return parts | flags


def _date(date: Date) -> dict[str, Any]:
    """A date as `date-parts`, seasons and circa; what is no EDTF as `literal`."""
    start, end = date.start, date.end
    if start is None or (date.interval and not date.open and end is None):
        return {"literal": str(date)} if not (end and date.open) else {"date-parts": [_parts(end)]}
    found: dict[str, Any] = {"date-parts": [_parts(start)]}
    if end:
        found["date-parts"].append(_parts(end))
    elif date.interval:
        found["date-parts"].append([0])
    if start.season and start.month:
        found["season"] = start.month - 20
    if date.circa:
        found["circa"] = True
    return found


def _parts(moment: Moment) -> list[int]:
    return [moment.year] if moment.season else list(moment.parts)


def _semicolons(texts: tuple[Any, ...]) -> str:
    return "; ".join(str(t) for t in texts)


def _comma(texts: tuple[str, ...]) -> str:
    return ", ".join(texts)


_TEXT = str
_PARTS = frozenset(PART_TYPES)

_OTHERS = frozenset(CSL_TYPES) - _PARTS

_ROLES = (
    "author", "editor", "translator", "compiler", "illustrator", "editorial_director", "chair",
    "composer", "curator", "director", "executive_producer", "guest", "host", "interviewer",
    "narrator", "organizer", "performer", "producer", "recipient", "reviewed_author",
    "script_writer", "series_creator", "container_author",
)  # fmt: skip

_SAME_NAME = (
    "abstract", "annote", "authority", "dimensions", "division", "edition", "genre", "issue",
    "jurisdiction", "license", "medium", "note", "page_first", "part_number", "references",
    "reviewed_genre", "scale", "section", "source", "status", "supplement_number", "version",
    "volume", "year_suffix", "call_number",
)  # fmt: skip

TABLE = Table(
    (
        Row("title.short", "title-short"),
        *(Row(role, role.replace("_", "-"), write=_names) for role in _ROLES),
        Row("contributor", "contributor", write=_names),
        Row("introduction", "contributor", write=_names),
        Row("foreword", "contributor", write=_names),
        Row("afterword", "contributor", write=_names),
        Row("original.author", "original-author", write=_names),
        Row("series.editor", "collection-editor", write=_names),
        Row("container_title.short", "container-title-short"),
        Row("series.title.text", "collection-title"),
        Row("series.number", "collection-number"),
        Row("volume_count", "number-of-volumes"),
        Row("part_title.text", "part-title"),
        Row("number", "chapter-number", types=_PARTS),
        Row("article_number", "number"),
        Row("number", "number", types=_OTHERS),
        Row("pages", "page", write=lambda pages: pages.hyphenated),
        Row("extent", "number-of-pages", write=_TEXT),
        *(Row(name, name.replace("_", "-")) for name in _SAME_NAME),
        Row("printing", "printing-number"),
        Row("physical", "dimensions"),
        Row("publisher", "publisher", write=_semicolons),
        Row("place", "publisher-place", write=_semicolons),
        Row("date", "issued", write=_date),
        Row("formats.online.date", "available-date", write=_date),
        Row("submitted", "submitted", write=_date),
        Row("url.accessed", "accessed", write=_date),
        Row("event.name.text", "event-title"),
        Row("event.place.text", "event-place"),
        Row("event.date", "event-date", write=_date),
        Row("original.title.text", "original-title"),
        Row("original.publisher", "original-publisher", write=_semicolons),
        Row("original.place", "original-publisher-place", write=_semicolons),
        Row("original.date", "original-date", write=_date),
        Row("title.original", "original-title"),
        Row("reviewed_title.text", "reviewed-title"),
        Row("isbn", "ISBN", write=_TEXT),
        Row("series.issn", "ISSN", write=_TEXT),
        Row("issn", "ISSN", write=_TEXT),
        Row("doi", "DOI", write=_TEXT),
        Row("url.text", "URL"),
        Row("identifiers.pmid", "PMID"),
        Row("identifiers.pmcid", "PMCID"),
        Row("language", "language", write=_semicolons),
        Row("keywords", "keyword", write=_comma),
        Row("archive.name", "archive"),
        Row("archive.place", "archive-place"),
        Row("archive.collection", "archive_collection"),
        Row("archive.shelfmark", "archive_location"),
    )
)
"""crosswalk: our field ↔ CSL variable (CSL 1.0.2, appendix IV)."""

_STRICT = {
    "part-number": "part", "printing-number": "printing", "supplement-number": "supplement",
    "license": None, "part-title": None, "event-title": "event-title", "editor-translator": None,
}  # fmt: skip
"""Names of styles → those of csl-data.json, None where it has none and admits no others."""


def item(ref: Reference) -> dict[str, Any]:
    """A reference as one CSL-JSON item, by the names that styles use."""
    found: dict[str, Any] = {"id": ref.key, "citation-key": ref.key, "type": ref.type}
    if ref.title:
        found["title"] = joined(ref.title.text, ref.subtitle)
    if ref.container_title:
        found["container-title"] = joined(ref.container_title.text, ref.container_subtitle)
    if ref.volume_title:
        found["volume-title"] = joined(ref.volume_title.text, ref.volume_subtitle)
    found |= TABLE.write(ref)
    if "ISBN" not in found and ref.formats and not ref.is_part:
        isbn = next((str(f.isbn) for f in ref.formats.values() if f.isbn), None)
        found |= {"ISBN": isbn} if isbn else {}
    if found.get("container-author") == found.get("author"):
        found.pop("container-author", None)
    return found


def narrowed(item: dict[str, Any]) -> dict[str, Any]:
    """The item by the names that csl-data.json admits."""
    renamed = {_STRICT.get(k, k): v for k, v in item.items()}
    return {k: v for k, v in renamed.items() if k is not None}


def pieces(works: Library | Work | Iterable[Work], *, strict: bool = False) -> Iterator[str]:
    """The JSON text of all references of the works, an item at a time."""
    shape = narrowed if strict else dict
    start = "["
    for work in as_works(works):
        for ref in references(work):
            text = json.dumps(shape(item(ref)), ensure_ascii=False, indent=2)
            yield start + "\n  " + text.replace("\n", "\n  ")
            start = ","
    yield "[]\n" if start == "[" else "\n]\n"


def dumps(works: Library | Work | Iterable[Work], *, strict: bool = False) -> str:
    """The references of the works as a CSL-JSON array; `strict` as csl-data.json admits it."""
    return "".join(pieces(works, strict=strict))
