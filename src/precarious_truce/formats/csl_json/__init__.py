"""CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json).

`item` gives the names that CSL 1.0.2 styles use (appendix IV: `part-number`, `license` …), which is
what a processor reads; `dumps(strict=True)` gives those that csl-data.json admits.  What CSL has no
variable for stands in the item's `custom` member, under the name of this project, by its path in
the record; so that nothing but private `x-…` keys is lost.

>>> from precarious_truce.model import Library, Reference
>>> text = dumps(Reference(key="p", type="chapter", title="Preface", pages="ix–xiv", rights="Free"))
>>> print(text, end="")
[
  {
    "id": "p",
    "citation-key": "p",
    "type": "chapter",
    "title": "Preface",
    "page": "ix-xiv",
    "custom": {
      "precarious-truce": {
        "rights": "Free"
      }
    }
  }
]
>>> loads(text)["p"].rights
'Free'
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

from precarious_truce.formats.crosswalk.building import Made, Say, distinct, reference
from precarious_truce.formats.crosswalk.decoding import undisturbed
from precarious_truce.formats.crosswalk.gathering import Told, gathered
from precarious_truce.formats.crosswalk.ledger import losses as losses_of
from precarious_truce.formats.crosswalk.rows import Row, Table, joined
from precarious_truce.formats.csl_json.custom import (
    CUSTOM,
    facts_of,
    root_of,
    to_custom,
    told_of,
    with_facts,
)
from precarious_truce.formats.csl_json.items import read_items
from precarious_truce.formats.csl_json.values import (
    read_comma,
    read_date,
    read_names,
    read_semicolons,
    read_text,
    write_comma,
    write_date,
    write_names,
    write_semicolons,
)
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.library import as_works
from precarious_truce.model.references import CSL_TYPES, PART_TYPES, references

__all__ = ["TABLE", "dumps", "item", "loads", "losses", "pieces"]

NAME = "csl-json"

_PARTS = frozenset(PART_TYPES)
_IN_BOOKS = _PARTS | {"book"}
_OTHERS = frozenset(CSL_TYPES) - _PARTS
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


def _text(field: str, name: str, **more: Any) -> Row:
    return Row(field, name, write=str, read=read_text, lossy=True, **more)


def _names(field: str, name: str) -> Row:
    return Row(field, name, write=write_names, read=read_names, lossy=True)


def _date(field: str, name: str) -> Row:
    return Row(field, name, write=write_date, read=read_date, lossy=True)


def _list(field: str, name: str) -> Row:
    return Row(field, name, write=write_semicolons, read=read_semicolons, lossy=True)


def _pages(value: Any) -> str | None:
    """Pages as they are printed: with an en dash where a hyphen is the only dash there is."""
    return read_text(value)


TABLE = Table(
    (
        _text("title.text", "title"),
        _text("container_title.text", "container-title"),
        _text("volume_title.text", "volume-title"),
        _text("title.short", "title-short"),
        *(_names(role, role.replace("_", "-")) for role in _ROLES),
        _names("contributor", "contributor"),
        *(
            Row(role, "contributor", write=write_names, only="write")
            for role in ("introduction", "foreword", "afterword")
        ),
        _names("original.author", "original-author"),
        _names("series.editor", "collection-editor"),
        _text("container_title.short", "container-title-short"),
        _text("volume_title.short", "volume-title-short"),
        _text("series.title.text", "collection-title"),
        _text("series.number", "collection-number"),
        _text("volume_count", "number-of-volumes"),
        _text("part_title.text", "part-title"),
        _text("number", "chapter-number", types=_PARTS),
        _text("article_number", "number", types=_ARTICLES | _PARTS),
        _text("number", "number", types=_OTHERS - _ARTICLES),
        _text("number", "number", types=_ARTICLES, only="write"),
        _text("article_number", "number", types=_OTHERS - _ARTICLES, only="write"),
        Row("pages", "page", write=lambda pages: pages.hyphenated, read=_pages),
        _text("extent", "number-of-pages"),
        *(_text(name, name.replace("_", "-")) for name in _SAME_NAME),
        _text("printing", "printing-number"),
        _text("physical", "dimensions", types=_IN_BOOKS),
        _text("dimensions", "dimensions", types=frozenset(CSL_TYPES) - _IN_BOOKS),
        _list("publisher", "publisher"),
        _list("place", "publisher-place"),
        _date("date", "issued"),
        _date("formats.online.date", "available-date"),
        _date("submitted", "submitted"),
        _date("url.accessed", "accessed"),
        _text("event.name.text", "event-title"),
        _text("event.place.text", "event-place"),
        _date("event.date", "event-date"),
        _text("original.title.text", "original-title"),
        _list("original.publisher", "original-publisher"),
        _list("original.place", "original-publisher-place"),
        _date("original.date", "original-date"),
        Row("title.original", "original-title", only="write"),
        _text("reviewed_title.text", "reviewed-title"),
        _text("isbn", "ISBN"),
        _text("series.issn", "ISSN", types=_IN_BOOKS),
        _text("issn", "ISSN"),
        _text("doi", "DOI"),
        _text("url.text", "URL"),
        _text("identifiers.pmid", "PMID"),
        _text("identifiers.pmcid", "PMCID"),
        _list("language", "language"),
        Row("keywords", "keyword", write=write_comma, read=read_comma, lossy=True),
        _text("archive.name", "archive"),
        _text("archive.place", "archive-place"),
        _text("archive.collection", "archive_collection"),
        _text("archive.shelfmark", "archive_location"),
    )
)
"""crosswalk: our field ↔ CSL variable (CSL 1.0.2, appendix IV)."""

_JOINED = (
    ("title", "title", "subtitle"),
    ("container-title", "container_title", "container_subtitle"),
    ("volume-title", "volume_title", "volume_subtitle"),
)
"""Name → the title and subtitle that it joins."""

_STRICT = {
    "part-number": "part", "printing-number": "printing", "supplement-number": "supplement",
    "license": None, "original-author": "original-author",
}  # fmt: skip
"""Names of styles → those of csl-data.json, None where it has none and admits no others."""

_OTHER_NAMES = {
    "shortTitle": "title-short", "journalAbbreviation": "container-title-short",
    "part": "part-number", "printing": "printing-number", "supplement": "supplement-number",
    "event": "event-title", "citation-label": "year-suffix-label",
}  # fmt: skip
"""Names that are met → those of styles: csl-data.json's, and those of old processors."""

_NOT_FACTS = ("id", "citation-key", "type", "custom")


def item(ref: Reference) -> dict[str, Any]:
    """A reference as one CSL-JSON item, by the names that styles use."""
    found: dict[str, Any] = {"id": ref.key, "citation-key": ref.key, "type": ref.type}
    found |= TABLE.write(ref)
    for name, title, subtitle in _JOINED:
        if name in found and (rest := getattr(ref, subtitle)):
            found[name] = joined(getattr(ref, title).text, rest)
    if "ISBN" not in found and (isbn := _isbn_of_formats(ref)):
        found["ISBN"] = isbn
    if found.get("container-author") == found.get("author"):
        found.pop("container-author", None)
    return found


def _isbn_of_formats(ref: Reference) -> str | None:
    """The ISBN that stands for a book that has one only in some of its formats."""
    if ref.is_part or not ref.formats:
        return None
    return next((str(f.isbn) for f in ref.formats.values() if f.isbn), None)


def _strict(item: dict[str, Any]) -> dict[str, Any]:
    """The item by the names that csl-data.json admits."""
    renamed = {_STRICT.get(k, k): v for k, v in item.items()}
    return {k: v for k, v in renamed.items() if k is not None}


# --- writing --------------------------------------------------------------------------------------


def pieces(works: Library | Work | Iterable[Work], *, strict: bool = False) -> Iterator[str]:
    """The JSON text of all references of the works, an item at a time."""
    start = "["
    for work in as_works(works):
        for ref, told in _placed(work):
            yield start + "\n  " + _indented(_whole_item(ref, told, strict), "\n  ")
            start = ","
    yield "[]\n" if start == "[" else "\n]\n"


_DEEP = 20  # characters of indentation; what others keep in an item may be deeper


def _indented(value: Any, line: str) -> str:
    """A value as `json.dumps` indents it, in a third of the time; `line` begins a line there."""
    if type(value) is str:
        return encode_basestring(value)
    if not value or not isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    if len(line) > _DEEP:  # json's own way needs half the stack
        return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", line)
    inner = f"{line}  "
    if isinstance(value, list):
        return f"[{inner}{f',{inner}'.join([_indented(v, inner) for v in value])}{line}]"
    said = [f"{encode_basestring(k)}: {_indented(v, inner)}" for k, v in value.items()]
    return f"{{{inner}{f',{inner}'.join(said)}{line}}}"


def dumps(works: Library | Work | Iterable[Work], *, strict: bool = False) -> str:
    """The references of the works as a CSL-JSON array; `strict` as csl-data.json admits it."""
    return "".join(pieces(works, strict=strict))


def _placed(work: Work) -> Iterator[tuple[Reference, Told | None]]:
    """The references of a work, each with where it stands."""
    for ref in references(work):
        if ref.within is None:
            yield ref, None
            continue
        part: Any = work
        for step in ref.within.path:
            part = getattr(part, step) if isinstance(step, str) else part[step]
        kind = getattr(part, "kind", None)
        kind = None if kind == getattr(part, "inferred_kind", None) else kind
        yield ref, Told(ref.within.parent, True, kind, part.emptied)


def _whole_item(ref: Reference, told: Told | None, strict: bool) -> dict[str, Any]:
    """The item with all that CSL has no variable for in its `custom` member."""
    found = item(ref)
    own = (ref.extra or {}).get(NAME, {})
    shown = {k: from_text(v) for k, v in own.items() if k not in found and _is_free(k)}
    if strict:
        found, shown = _strict(found), {}
    base = _kept_by_rows(ref, found)
    other = from_text(own["custom"]) if "custom" in own else None
    other = other if isinstance(other, dict) else {}
    hidden = {k: v for k, v in own.items() if k not in shown and not (k == "custom" and other)}
    facts = to_custom(_without_places(ref), base, told, hidden)
    custom = other | ({CUSTOM: facts} if facts else {})
    return found | shown | ({"custom": custom} if custom else {})


def _without_places(ref: Reference) -> Reference:
    """The reference without what no one else is to see, or what is written elsewhere."""
    extra = {k: v for k, v in (ref.extra or {}).items() if k != NAME and v}
    kind = ref.kind if ref.within is None and ref.kind != "book" else None
    return ref.replaced(private=None, extra=extra or None, kind=kind)


def _is_free(name: str) -> bool:
    """Whether a name of a foreign item is none that a row could write."""
    return name not in _NOT_FACTS and name not in _TAKEN


_TAKEN = frozenset(row.name for row in TABLE.rows) | set(_OTHER_NAMES)


def _kept_by_rows(ref: Reference, item: Mapping[str, Any]) -> Reference:
    """What the variables of an item alone say of a reference."""
    fields, _ = TABLE.read({_OTHER_NAMES.get(k, k): v for k, v in item.items()}, ref.type)
    return reference(_mended(fields) | {"key": ref.key, "type": ref.type}).ref


def _mended(fields: dict[str, Any]) -> dict[str, Any]:
    """Without the parts of a series or title that is not there itself."""
    series = fields.get("series")
    if series and "title" not in series:
        del fields["series"]
        if "issn" in series:
            fields.setdefault("issn", series["issn"])
    for name in ("title", "container_title", "volume_title"):
        if name in fields and "text" not in fields[name]:
            del fields[name]
    return fields


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library that CSL-JSON holds: a list of items, one item, or an object with `items`.

    >>> loads('[{"id": 1, "type": "book", "title": "Rivers", "shelf": 3}]')["1"].extra
    {'csl-json': {'shelf': '3'}}
    """
    with undisturbed():
        items = read_items(text, file)
        read = []
        told: dict[str, Told] = {}
        for found in items:
            ref, place = _reference(found.value, found.say)
            read.append((ref, place, found.say))
        refs = distinct((ref, say) for ref, _, say in read)
        for ref, (_, place, _) in zip(refs, read, strict=True):
            if place is not None:
                told[ref.key] = place
        return Library(gathered(refs, told), items.diagnostics, items.unread)


def _reference(item: dict[str, Any], say: Say) -> tuple[Reference, Told | None]:
    """The reference of an item, and where it says that it stands."""
    type_ = item.get("type")
    if type_ not in CSL_TYPES:
        type_ = _TYPES_MET.get(str(type_), "document")
    named = {k: v for k, v in item.items() if k not in _NOT_FACTS}
    named = {n: v for k, v in named.items() if (n := _OTHER_NAMES.get(k, k)) == k or n not in item}
    fields, unknown = TABLE.read(named, type_)
    lost = _unread_of(fields, _mended, named)
    extra = {k: to_text(named[k]) for k in (*unknown, *lost) if named[k] not in (None, "", [])}
    if item.get("type") not in (type_, None):
        extra["type"] = to_text(item["type"])
    custom = item.get("custom")
    if isinstance(custom, dict) and (others := {k: v for k, v in custom.items() if k != CUSTOM}):
        extra["custom"] = to_text(others)
    mine = custom.get(CUSTOM) if isinstance(custom, dict) else None
    if mine is not None and not isinstance(mine, dict):
        say("J5", f"custom.{CUSTOM} is no object; it is left out")
    mine = mine if isinstance(mine, dict) else {}
    fields["type"] = type_
    key = read_text(item.get("id")) or read_text(item.get("citation-key"))
    if key:
        fields["key"] = key
    else:
        say("J2", "the item has no id; one is made for it")
    made = reference(fields)
    for field in made.refused:
        names = [name for name in _names_of(field, type_) if name in named]
        kept = "kept as it is" if names else "left out"
        say("J3", f"{field.replace('_', '-')} cannot be read; it is {kept}")
        extra |= {name: to_text(named[name]) for name in names}
        fields.pop(field, None)
    told = told_of(mine)
    facts, strange = facts_of(mine)
    if facts or strange:
        made = _with_custom(fields, facts, strange, named, say)
    whole = _extra_of(mine)
    if extra:
        whole[NAME] = whole.get(NAME, {}) | extra
    if whole:
        made = Made(made.ref.replaced(extra=whole))
    return made.ref, told


def _names_of(field: str, type_: str) -> list[str]:
    """The variables that say something of a field."""
    return [row.name for row in TABLE.rows if row.path[0] == field and row.fits(type_)]


def _extra_of(mine: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What the custom data holds of the `extra` of formats."""
    extra = mine.get("extra")
    if not isinstance(extra, dict):
        return {}
    return {
        format: texts
        for format, said in extra.items()
        if isinstance(said, dict)
        and (texts := {k: v for k, v in said.items() if isinstance(v, str)})
    }


def _with_custom(
    fields: dict[str, Any],
    facts: dict[str, Any],
    strange: list[str],
    named: Mapping[str, Any],
    say: Say,
) -> Made:
    """The reference with the facts of its custom data that can be used and are not out of date.

    Where another program changed a variable, the fact that would have written it as it was before
    is out of date, and the variable holds.
    """
    made = reference(with_facts(fields, facts))
    if refused := strange + [path for path in facts if root_of(path) in made.refused]:
        say("J5", f"custom data cannot be used; it is left out: {_listed(refused)}")
        facts = {path: fact for path, fact in facts.items() if path not in refused}
        made = reference(with_facts(fields, facts))
    dated: list[str] = []
    before = item(reference(fields).ref)
    while changed := _changed(named, before, item(made.ref)):
        field, facts = _without_one(fields, facts, changed)
        made = reference(with_facts(fields, facts))
        dated.append(field.replace("_", "-"))
    if dated:
        say("J6", f"custom data is out of date; the variables are used: {_listed(dated)}")
    return made


def _without_one(
    fields: dict[str, Any], facts: dict[str, Any], changed: list[str]
) -> tuple[str, dict[str, Any]]:
    """A field that has a say in the variables, and the facts without it; absent ones first."""
    roots = {root_of(path): fact for path, fact in facts.items()}
    written = item(reference(with_facts(fields, facts)).ref)
    found = next(iter(roots)), dict[str, Any]()
    for field in sorted(roots, key=lambda field: roots[field] is not None):
        less = {path: fact for path, fact in facts.items() if root_of(path) != field}
        without = item(reference(with_facts(fields, less)).ref)
        if any(without.get(name) != written.get(name) for name in changed):
            return field, less
    return found


def _changed(
    named: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[str]:
    """The variables of an item that are not as facts would have written them.

    `before` and `after` are what the item would be without and with the facts.
    """
    return [
        name
        for name, value in before.items()
        if name not in _NOT_FACTS and after.get(name) not in (value, named.get(name))
    ]


def _listed(paths: list[str]) -> str:
    return ", ".join(path[:60] for path in paths[:10]) + (" …" if len(paths) > 10 else "")


_TYPES_MET = {
    "article-review": "review",
    "computer_program": "software",
    "videoRecording": "motion_picture",
}


def _unread_of(
    fields: dict[str, Any], mend: Callable[[dict[str, Any]], Any], named: Mapping[str, Any]
) -> list[str]:
    """The names whose values cannot stay without another: a series number without a series."""
    series = dict(fields.get("series", {}))
    mend(fields)
    if not series or "series" in fields:
        return []
    return [n for n in ("collection-number", "collection-editor") if n in named]


def to_text(value: Any) -> str:
    """A foreign value as text: what is no text, or reads like none, as JSON.

    >>> [to_text(v) for v in ("a", 3, "3", {"b": None})]
    ['a', '3', '"3"', '{"b": null}']
    """
    if isinstance(value, str) and from_text(value) is value:
        return value
    return json.dumps(value, ensure_ascii=False)


def from_text(text: str) -> Any:
    """The value that `to_text` made a text of.

    >>> [from_text(t) for t in ("a", "3", '"3"')]
    ['a', 3, '3']
    """
    if text[:1] not in '"[{-0123456789tfnNI':
        return text
    try:
        return json.loads(text, parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError):
        return text


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_constant(text)


# --- the ledger -----------------------------------------------------------------------------------


def losses(works: Library | Work | Iterable[Work], *, strict: bool = False) -> list[Loss]:
    """What would not come back: private keys, and names of `extra` that a variable has already."""
    works = list(as_works(works))
    told = {ref.key: place for work in works for ref, place in _placed(work) if place}
    return losses_of(works, NAME, _kept, told)


def _kept(ref: Reference) -> Reference:
    extra = {k: v for k, v in (ref.extra or {}).items() if v}
    own = {k: to_text(from_text(v)) for k, v in extra.pop(NAME, {}).items()}
    if own:
        extra[NAME] = own
    kind = ref.kind if ref.within is None and ref.kind != "book" else None
    changes = {
        "private": None,
        "extra": extra or None,
        "kind": kind,
        "formats": ref.formats or None,
    }
    return ref.replaced(**changes)
