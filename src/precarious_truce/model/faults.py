"""What is wrong with the values that a model is made of, in words that help to mend it.

pydantic says "Extra inputs are not permitted"; a script should read what the reader of records
says.  The hints are the same for both.

>>> from precarious_truce.model import Book
>>> hint_for("authors", keys_at(Book, ())), hint_for("page", keys_at(Book, ("contents", 0)))
('did you mean author?', 'did you mean pages?')
>>> Book(title="Rivers", authors="Marsh, Eleanor")
Traceback (most recent call last):
...
pydantic_core._pydantic_core.ValidationError: 1 validation error for Book
authors
  unknown field authors; did you mean author? [type=extra_forbidden, ...]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from precarious_truce.errors import did_you_mean
from precarious_truce.model.annotations import is_mapping, model_in

__all__ = [
    "DUPLICATE_KEY", "INNER", "NO_KEYS", "SYNONYMS", "WANTED", "explained", "hint_for",
    "hint_for_value", "keys_at",
]  # fmt: skip

NO_KEYS = ("x-", "emptied")
"""Aliases of fields that no key of a record is called by: `x-…` keys have names of their own."""

DUPLICATE_KEY = "duplicate_key"
"""The type of the error that is raised where two parts of a book have the same key."""

# --- the words ------------------------------------------------------------------------------------

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


def hint_for(key: str, known: frozenset[str]) -> str:
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


WANTED = {
    "string_type": "text", "dict_type": "a mapping", "tuple_type": "a list",
    "model_type": "a mapping", "model_attributes_type": "a mapping",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}  # fmt: skip
INNER = ("text", "literal")


def hint_for_value(field: str, wanted: str, found: str) -> str:
    """What to write where a field holds `found` and should hold `wanted`."""
    return {
        ("text", "a list"): "write one value; text that begins with [ needs quotes",
        ("text", "a mapping"): "write plain text, in quotes if it holds a colon or begins with {",
        ("a mapping", "text"): "write its fields as `key: value`",
        ("a list", "text"): "write each on a line of its own, beginning with `- `",
        ("a list", "a mapping"): "write each on a line of its own, beginning with `- `",
        ("a part", "a list"): "a part is a title, or a mapping with `title` and its own `contents`",
        ("true or false", "text"): f"write `{field}: true`, or leave it out",
    }.get((wanted, found), f"write {wanted}")


def keys_at(model: type[BaseModel], path: Iterable[str | int]) -> frozenset[str]:
    """The keys that the record may have at `path`."""
    current: object = model
    for step in path:
        if not (isinstance(current, type) and issubclass(current, BaseModel)):
            current = model_in(current)
        elif isinstance(step, str):
            current = _type_of(current, step)
    found = model_in(current)
    if found is None:
        return frozenset()
    return frozenset(f.alias or n for n, f in found.model_fields.items()).difference(NO_KEYS)


def _type_of(model: type[BaseModel], key: str) -> object:
    """What a key holds: a model, or a mapping of models; None where there is no such key."""
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            found = field.annotation
            return found if is_mapping(found) else model_in(found)
    return None


# --- errors of models -----------------------------------------------------------------------------


def explained(error: ValidationError, model: type[BaseModel]) -> ValidationError:
    """The error of making a `model`, with hints; types, paths and inputs of its faults stay."""
    lines = [_line(detail, model) for detail in error.errors(include_url=False)]
    return ValidationError.from_exception_data(error.title, lines)


def _line(detail: ErrorDetails, model: type[BaseModel]) -> InitErrorDetails:
    kind: str | PydanticCustomError = detail["type"]
    message = _message(detail, model)
    if message != detail["msg"] or kind == DUPLICATE_KEY:
        escaped = message.replace("{", "{{").replace("}", "}}")
        kind = PydanticCustomError(detail["type"], escaped, detail.get("ctx"))
    line = InitErrorDetails(type=kind, loc=detail["loc"], input=detail["input"])
    if "ctx" in detail and isinstance(kind, str):
        line["ctx"] = detail["ctx"]
    return line


def _message(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """What pydantic says of a fault, or better words for it."""
    kind, path = detail["type"], detail["loc"]
    field = next((str(s) for s in reversed(path) if isinstance(s, str) and s not in INNER), "this")
    if kind == "extra_forbidden":
        known = keys_at(model, path[:-1])
        return f"unknown field {path[-1]}; {_as_field(hint_for(str(path[-1]), known), known)}"
    if kind == "frozen_instance":
        return (
            f"a {model.__name__} never changes; {path[-1]} of a copy does: .changed({path[-1]}=…)"
        )
    if kind == "missing":
        return f"{path[-1]} is missing"
    if kind == "string_too_short":
        return f"{field} is empty; leave it out, or give it as None, where it is not known"
    if kind in WANTED and (found := _found(detail["input"])) != WANTED[kind]:
        return f"{field} is {found} where {WANTED[kind]} belongs"
    return detail["msg"]


def _as_field(hint: str, known: Iterable[str]) -> str:
    """A hint that names keys of the record, with the names that fields have in Python."""
    words = {key: key.replace("-", "_") for key in known if "-" in key}
    for key, name in words.items():
        hint = hint.replace(key, name)
    return hint


def _found(value: object) -> str:
    """What a value is, in the words of the record."""
    match value:
        case None:
            return "nothing"
        case str():
            return "text"
        case Mapping():
            return "a mapping"
        case list() | tuple() | set():
            return "a list"
    return f"a {type(value).__name__}"
