"""The rows of MARC: which field of the record has which name in `compounds` (crosswalk).

A name is a tag and the code of a subfield (`250a`), or a word for what is spread over several.

>>> from precarious_truce.model import Reference
>>> TABLE.write(Reference(type="book", title="Rivers", edition="2", extent="xiv + 289"))
{'title': 'Rivers', '250a': '2nd edition', 'extent': 'xiv, 289 pages'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from precarious_truce.formats.crosswalk.rows import Codec, Row, Table
from precarious_truce.formats.marc.names import read_people, write_people
from precarious_truce.formats.marc.records import clean
from precarious_truce.formats.marc.types import CONTAINED, PARTS
from precarious_truce.formats.marc.values import (
    read_edition,
    read_edition_of,
    read_extent,
    read_names,
    write_edition,
    write_edition_of,
    write_extent,
    write_names,
)
from precarious_truce.model import LocalText
from precarious_truce.model.described import Identifiers

__all__ = ["CODECS", "ROLES", "TABLE"]

_BOOKS = frozenset(("book",))

ROLES = ("introduction", "foreword", "afterword", "commentator", "annotator")
"""Fields of people that works of every type have and that have no row: each is a role of 700."""

# --- the kinds of values --------------------------------------------------------------------------


def _write_text(value: object) -> str | None:
    return clean(value) or None


def _read_text(value: str) -> str | None:
    return value.strip() or None


def _write_lines(values: Iterable[object]) -> list[str] | None:
    return [text for value in values if (text := clean(value))] or None


def _read_lines(values: Iterable[str]) -> list[str] | None:
    return [text for value in values if (text := value.strip())] or None


def _write_note(value: object) -> list[str] | None:
    return _write_lines(str(value).split("\n"))


def _read_note(values: Iterable[str]) -> str | None:
    return "\n".join(_read_lines(values) or ()) or None


def _write_texts(values: Iterable[LocalText]) -> list[tuple[str, str]] | None:
    """Texts with their romanised forms."""
    found = [(clean(value.text), clean(value.romanized or "")) for value in values]
    return [(text, "" if text == roman else roman) for text, roman in found if text] or None


def _read_texts(values: Iterable[tuple[str, str]]) -> list[dict[str, str]] | None:
    return [
        {"text": text} | ({"romanized": roman} if roman else {}) for text, roman in values if text
    ] or None


def _write_titles(values: Iterable[LocalText]) -> list[str] | None:
    return _write_lines(value.text for value in values)


def _read_titles(values: Iterable[str]) -> list[dict[str, str]] | None:
    return [{"text": text} for text in _read_lines(values) or ()] or None


def _write_subjects(values: Iterable[str]) -> list[tuple[str, ...]] | None:
    """Headings with their subdivisions."""
    found = []
    for text in map(clean, values):
        parts = tuple(part.strip() for part in text.split(" -- "))
        if text:
            found.append(parts if all(parts) and " -- ".join(parts) == text else (text,))
    return found or None


def _read_subjects(values: Iterable[tuple[str, ...]]) -> list[str] | None:
    return list(dict.fromkeys(" -- ".join(parts) for parts in values)) or None


def _write_ddc(value: object) -> str | None:
    return clean(value) or None


def _read_ddc(value: str) -> str | None:
    """A Dewey number without the marks of where it may be cut."""
    return re.sub(r"(?<=\d)['/′](?=[.\d])", "", value.strip()) or None


def _write_isbn(value: Any) -> str | None:
    return _read_isbn(clean(value.canonical))


_ISBN = re.compile(r"(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx](?![\d-])")


def _read_isbn(value: str) -> str | None:
    """The number at the beginning: what stands behind it says of what it is."""
    found = _ISBN.match(value.strip())
    return found[0].strip() if found else value.strip() or None


def _write_pages(value: Any) -> str | None:
    return clean(value.canonical) or None


def _write_flag(value: object) -> str | None:
    return "true" if value else "false"


def _read_flag(value: str) -> bool | None:
    return {"true": True, "false": False}.get(value)


def _write_formats(formats: Mapping[str, Any]) -> list[tuple[str, Any]] | None:
    """The name of each form with the subfields of its linking entry."""
    pairs = [(clean(name), write_edition_of(form)) for name, form in formats.items()]
    known = [(name, subs) for name, subs in pairs if name and subs]
    return [pair for pair in known if _read_formats([pair])] or None


def _read_formats(values: Iterable[tuple[str, Any]]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for name, subs in values:
        form = read_edition_of(subs) or {}
        for field in ("author", "title", "subtitle", "container_title", "volume", "issue", "pages",
                      "editor", "language"):  # fmt: skip
            form.pop(field, None)
        if form:
            found.setdefault(name, form)
    return found or None


def _read_one(subs: Any) -> dict[str, Any] | None:
    found = read_edition_of(subs) or {}
    for field in ("extent", "note", "issn"):
        found.pop(field, None)
    return found or None


_HERE = "MARC has one form of it here"
_ONE_FORM = {
    "romanized": _HERE,
    "translated": _HERE,
    "lang": "MARC tells the language of works, not of texts",
}

_EDITION = {
    f"{field}.{part}": reason
    for field in ("title", "subtitle", "container_title", "publisher", "place")
    for part, reason in _ONE_FORM.items()
} | {
    f"{field}.{part}": "MARC has one form of a title in a linking entry"
    for field in ("title", "container_title")
    for part in ("short", "original")
} | {
    f"{field}.{part}": "MARC names people in a linking entry, no more"
    for field in ("author", "editor")
    for part in ("orcid", "romanized", "comma_suffix", "static_ordering")
} | {"url.accessed": "MARC has no such date in a linking entry"}  # fmt: skip

CODECS = {
    "text": Codec(_write_text, _read_text),
    "lines": Codec(_write_lines, _read_lines),
    "note": Codec(_write_note, _read_note),
    "texts": Codec(_write_texts, _read_texts, {
        "translated": "MARC transcribes it", "lang": _ONE_FORM["lang"],
    }),
    "titles": Codec(_write_titles, _read_titles, {
        **_ONE_FORM, "short": _HERE, "original": _HERE,
    }),
    "people": Codec(write_people, read_people, {
        "comma_suffix": "styles decide how names are set",
        "static_ordering": "styles decide how names are set",
    }),
    "names": Codec.checked(write_names, read_names, {
        "orcid": "MARC names people in a linking entry, no more",
        "romanized": "MARC names people in a linking entry, no more",
        "comma_suffix": "styles decide how names are set",
        "static_ordering": "styles decide how names are set",
    }),
    "extent": Codec.checked(write_extent, read_extent),
    "edition": Codec(write_edition, read_edition),
    "isbn": Codec(_write_isbn, _read_isbn),
    "pages": Codec(_write_pages, _read_text),
    "subjects": Codec(_write_subjects, _read_subjects),
    "ddc": Codec(_write_ddc, _read_ddc),
    "flag": Codec(_write_flag, _read_flag),
    "formats": Codec(_write_formats, _read_formats, {
        **{k: v for k, v in _EDITION.items() if k.startswith(("publisher", "place", "url"))},
        "price": "MARC has prices of ISBNs",
    }),
    "edition of": Codec.checked(write_edition_of, _read_one, _EDITION),
}  # fmt: skip

# --- the table ------------------------------------------------------------------------------------

_IDENTIFIERS = tuple(Identifiers.model_fields)

TABLE = Table(
    (
        Row("title.text", "title"),
        Row("title.romanized", "title-romanized"),
        Row("title.translated", "title-translated"),
        Row("title.short", "246 short"),
        Row("title.original", "246 original"),
        Row("subtitle.text", "subtitle"),
        Row("subtitle.romanized", "subtitle-romanized"),
        Row("subtitle.translated", "subtitle-translated"),
        Row("parallel_title", "246 parallel", "titles"),
        Row("author", "author", "people"),
        Row("editor", "editor", "people"),
        Row("translator", "translator", "people"),
        Row("series.editor", "series-editor", "people"),
        Row("edition", "250a", "edition"),
        Row("version", "251a"),
        Row("scale", "255a"),
        Row("place", "264a", "texts"),
        Row("publisher", "264b", "texts"),
        Row("date", "date"),
        Row("copyright", "264c"),
        Row("extent", "extent", "extent"),
        Row("volume_count", "volume-count"),
        Row("physical", "300b"),
        Row("dimensions", "300c"),
        Row("medium", "338a"),
        Row("language", "language", "lines"),
        Row("series.title.text", "490a"),
        Row("series.number", "490v"),
        Row("series.issn", "490x"),
        Row("event.name.text", "711a"),
        Row("event.place.text", "711c"),
        Row("event.date", "711d"),
        Row("genre", "655a"),
        Row("isbn", "773z", "isbn", CONTAINED),
        Row("isbn", "020a", "isbn"),
        Row("issn", "773x", types=CONTAINED),
        Row("issn", "022a"),
        Row("doi", "doi"),
        Row("url.text", "856u"),
        Row("url.accessed", "856z"),
        *(Row(f"identifiers.{name}", f"id:{name}") for name in _IDENTIFIERS),
        Row("formats", "776", "formats"),
        Row("original", "765", "edition of"),
        Row("reissue_of", "775", "edition of"),
        Row("abstract", "520a"),
        Row("keywords", "653a", "lines"),
        Row("subjects", "650", "subjects"),
        Row("classes.lcc", "050a"),
        Row("classes.ddc", "082a", "ddc"),
        Row("classes.udc", "080a"),
        Row("call_number", "099a"),
        Row("rights", "542f"),
        Row("license", "540a"),
        Row("note", "500a", "note"),
        Row("archive.name", "852a"),
        Row("archive.place", "852e"),
        Row("archive.collection", "852b"),
        Row("archive.shelfmark", "852j"),
        Row("number", "g:chapter", types=PARTS),
        Row("number", "088a"),
        Row("container_title.text", "773t"),
        Row("container_subtitle.text", "773 subtitle"),
        Row("container_author", "773a", "names"),
        Row("volume", "245n", types=_BOOKS),
        Row("volume", "g:volume"),
        Row("volume_title.text", "245p", types=_BOOKS),
        Row("volume_title.text", "g:volume-title"),
        Row("volume_subtitle.text", "g:volume-subtitle"),
        Row("issue", "g:number"),
        Row("supplement_number", "g:supplement"),
        Row("part_number", "g:part"),
        Row("part_title.text", "g:part-title"),
        Row("section", "g:section"),
        Row("pages", "g:pages", "pages"),
        Row("page_first", "g:page"),
        Row("article_number", "g:article"),
        Row("facing", "g:facing", "flag"),
        Row("reviewed_title.text", "787t"),
    ),
    CODECS,
)
"""Field ↔ name of what MARC says."""
