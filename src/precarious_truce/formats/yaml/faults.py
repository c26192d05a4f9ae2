"""Faults of a record, found by the model, said with their place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from precarious_truce.errors import Diagnostic, did_you_mean
from precarious_truce.formats.yaml.source import Path, Source
from precarious_truce.model.base import Record
from precarious_truce.model.described import NO_KEYS
from precarious_truce.model.inheritance import DUPLICATE_KEY

__all__ = ["faults_of", "keys_at"]

SYNONYMS = {
    "authors": "author", "writer": "author", "editors": "editor", "translators": "translator",
    "year": "date", "issued": "date", "published": "date", "publication-date": "date",
    "address": "place", "location": "place", "city": "place", "publisher-place": "place",
    "publishers": "publisher", "chapters": "contents", "parts": "contents", "toc": "contents",
    "table-of-contents": "contents", "sections": "contents", "page": "pages", "pp": "pages",
    "page-range": "pages", "lang": "language", "name": "title", "sub-title": "subtitle",
    "number-of-pages": "extent", "page-total": "extent", "pagetotal": "extent",
    "num-pages": "extent", "number-of-volumes": "volume-count", "volume": "volumes",
    "chapter-number": "number", "chapter": "number", "no": "number", "id": "key",
    "citekey": "key", "citation-key": "key", "isbn-13": "isbn", "isbn13": "isbn", "isbn-10": "isbn",
    "isbn10": "isbn", "link": "url", "keyword": "keywords", "tags": "keywords",
    "notes": "note", "summary": "abstract", "licence": "license", "collection-title": "series",
    "collection": "series", "oclc": "identifiers", "lccn": "identifiers", "conference": "event",
    "roman": "romanized", "romanised": "romanized", "transliteration": "romanized",
    "translation": "translated", "first": "given", "firstname": "given", "first-name": "given",
    "last": "family", "lastname": "family", "last-name": "family", "surname": "family",
    "particle": "non-dropping-particle", "jr": "suffix", "short-title": "title",
    "title-short": "title", "original-title": "original", "original-date": "original",
    "volume-title": "volumes", "accessed": "url", "shortest": "title", "tome": "volumes",
}  # fmt: skip
"""What other tools and habits call our keys."""

_ADVICE = {
    "short-title": "write `title: {text: …, short: …}`",
    "title-short": "write `title: {text: …, short: …}`",
    "original-title": "write `original: {title: …}`",
    "original-date": "write `original: {date: …}`",
    "volume-title": "write `volumes:`, each with its `title`",
    "volume": "write `volumes:`, each with its `number`",
    "accessed": "write `url: {text: …, accessed: …}`",
    "oclc": "write `identifiers: {oclc: …}`",
    "lccn": "write `identifiers: {lccn: …}`",
}


def faults_of(
    error: ValidationError, source: Source, document: int, root: Path, model: type[Record]
) -> Iterator[Diagnostic]:
    """The faults of the record at `root`, each with its place, as the model found them."""
    for detail in error.errors(include_url=False, include_input=False):
        yield _fault(detail, source, document, root, model)


def _fault(
    detail: ErrorDetails, source: Source, document: int, root: Path, model: type[Record]
) -> Diagnostic:
    path = (*root, *(step for step in detail["loc"] if step != "[key]"))
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path, source, document, keys_at(model, path[len(root) : -1]))
    if kind == "missing" and source.node(document, path) is source.node(document, path[:-1]):
        return _missing_key(path, source, document, len(root))
    if kind == DUPLICATE_KEY:
        path = (*path, *detail["ctx"]["path"])
        hint = "give one of them another `key:`"
        place = source.place(document, path)
        return source.diagnostic("Y7", detail["msg"], place, path=path, hint=hint)
    if kind in ("value_error", "assertion_error"):
        message = detail["msg"].removeprefix("Value error, ")
        message, _, hint = message.partition("; ")
        place = source.place(document, path)
        return source.diagnostic("Y5", message, place, path=path, hint=hint or None)
    return _wrong_value(path, kind, source, document)


def _unknown_key(path: Path, source: Source, document: int, known: frozenset[str]) -> Diagnostic:
    key = str(path[-1])
    place = source.place(document, path, at_key=True)
    if key == "pages" and "extent" in known:
        value = source.node(document, path)
        text = f" {value.value}" if value is not None and value.value else ""
        return source.diagnostic(
            "Y5", "`pages` says where a part is, not how long a book is",
            place, path=path, hint=f"write `extent:{text}`",
        )  # fmt: skip
    is_part = {"title", "pages", "contents"} <= known
    if is_part and "title" not in _keys_there(source, document, path):
        hint = "put the whole line in quotes, if this is a title with a colon"
    else:
        hint = _hint(key, known)
    return source.diagnostic("Y4", f"unknown key {key}", place, path=path, hint=hint)


def _hint(key: str, known: frozenset[str]) -> str:
    """What to write instead of an unknown key."""
    word = key.lower()
    if word in _ADVICE and word not in known:
        return _ADVICE[word]
    if SYNONYMS.get(word) in known:
        return f"did you mean {SYNONYMS[word]}?"
    spellings = {word: word for word in known} | {k: v for k, v in SYNONYMS.items() if v in known}
    near = did_you_mean(key.replace("_", "-"), spellings, meaning=spellings.__getitem__)
    few = f"known here: {', '.join(sorted(known))}" if len(known) < 16 else None
    return near or few or "a key of your own begins with x-"


def _keys_there(source: Source, document: int, path: Path) -> Iterable[str | int]:
    node = source.node(document, path[:-1])
    return node.children if node else ()


def _missing_key(path: Path, source: Source, document: int, root: int) -> Diagnostic:
    *parents, key = path
    node = source.node(document, tuple(parents))
    if node is None:
        return source.diagnostic("Y6", f"{key} is missing", path=path)
    start = next(iter(node.children.values()), node)
    if start.key_start and start.key_end:
        place = source.span(start.key_start, start.key_end)
    else:
        place = source.span(node.start, node.end)
    what = "the record" if len(parents) == root else parents[-1]
    what = "this part" if isinstance(what, int) else what
    return source.diagnostic("Y6", f"{what} has no {key}", place, path=path, hint=f"add `{key}:`")


_WANTED = {
    "string_type": "text", "dict_type": "a mapping", "tuple_type": "a list",
    "model_type": "a mapping", "model_attributes_type": "a mapping",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}  # fmt: skip
_INNER = ("text", "literal")
_FOUND = {"scalar": "text", "mapping": "a mapping", "sequence": "a list"}


def _wrong_value(path: Path, kind: str, source: Source, document: int) -> Diagnostic:
    node = source.node(document, path)
    place = source.place(document, path, at_key=True)
    field = next((str(s) for s in reversed(path) if isinstance(s, str) and s not in _INNER), "this")
    if kind == "string_too_short" or (node and node.kind == "scalar" and not node.value):
        return source.diagnostic(
            "Y5", f"{field} is empty", place, path=path,
            hint="leave out what is not known, or write it",
        )  # fmt: skip
    wanted = _WANTED.get(kind, "another value")
    found = _FOUND[node.kind] if node else "nothing"
    hint = {
        ("text", "a list"): "write one value; text that begins with [ needs quotes",
        ("text", "a mapping"): "write plain text, in quotes if it holds a colon or begins with {",
        ("a mapping", "text"): "write its fields as `key: value`",
        ("true or false", "text"): f"write `{field}: true`, or leave it out",
    }.get((wanted, found), f"write {wanted}")
    return source.diagnostic(
        "Y5", f"{field} holds {found} where {wanted} belongs", place, path=path, hint=hint
    )


def keys_at(model: type[Record], path: Iterable[str | int]) -> frozenset[str]:
    """The keys that the record may have at `path`."""
    current: object = model
    for step in path:
        if not (isinstance(current, type) and issubclass(current, Record)):
            current = _model_in(current)
        elif isinstance(step, str):
            current = _type_of(current, step)
    found = _model_in(current)
    if found is None:
        return frozenset()
    return frozenset(f.alias or n for n, f in found.model_fields.items()).difference(NO_KEYS)


def _type_of(model: type[Record], key: str) -> object:
    """What a key holds: a model, or a mapping of models; None where there is no such key."""
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            inner = (field.annotation, *get_args(field.annotation))
            is_mapping = any(get_origin(item) is dict for item in inner)
            return field.annotation if is_mapping else _model_in(field.annotation)
    return None


def _model_in(annotation: object) -> type[Record] | None:
    """The model of a list's items, of an optional value, of the values of a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(_model_in, reversed(get_args(annotation)))), None)
