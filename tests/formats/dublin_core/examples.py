"""One example of every field of the model, made from its annotations.

>>> dict(values(Event))["place.lang"]
{'place': {'text': 'text of text', 'lang': 'fr'}}
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError

from precarious_truce.model import Book, Chapter, Reference, Volume
from precarious_truce.model.base import Record, key_of
from precarious_truce.model.dates import Date
from precarious_truce.model.described import Event as Event
from precarious_truce.model.extents import Extent
from precarious_truce.model.identifiers import DOI, ISBN, ISSN, ORCID
from precarious_truce.model.pages import Pages
from precarious_truce.model.references import CSL_TYPES

PRINTED: dict[type, str] = {
    Date: "1931~",
    ISBN: "978-0-521-08689-9",
    ISSN: "1234-5679",
    DOI: "10.5555/12345678",
    ORCID: "0000-0002-1825-0097",
    Pages: "ix–xiv, 3",
    Extent: "xiv + 289 + [8] plates",
}
"""A value of each type that is more than text."""

PLACES = ("key", "contents", "volumes", "type", "emptied")
"""Fields that say where something is, and not what: the works that are made have them anyway."""


def values(annotation: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Path inside the field → a value with that leaf, and with all of them (path "")."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated or origin in (Union, types.UnionType):
        yield from values(inside[0], name)
    elif origin is tuple:
        yield from ((path, [value]) for path, value in values(inside[0], name))
        yield "2", [_whole(inside[0], name), _other(inside[0], name)]
    elif origin is dict:
        key = "online" if isinstance(inside[1], type) and issubclass(inside[1], Record) else "P1"
        yield from ((path, {key: value}) for path, value in values(inside[1], name))
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield from _of_record(annotation)
    elif annotation is bool:
        yield from (("", True), ("false", False))
    else:
        text = "fr" if name in ("lang", "language") else f"text of {name}"
        yield "", PRINTED.get(annotation, text)


def _whole(annotation: Any, name: str) -> Any:
    return dict(values(annotation, name))[""]


def _other(annotation: Any, name: str) -> Any:
    """A second value beside the first."""
    found = _whole(annotation, name)
    if isinstance(found, str):
        return "de" if found == "fr" else f"another {found}"
    short = annotation.shorthand
    return {k: f"another {v}" for k, v in found.items() if k == short} or found


def _of_record(model: type[Record]) -> Iterator[tuple[str, Any]]:
    needed: dict[str, Any] = {}
    for field, info in model.model_fields.items():
        if info.is_required():
            needed[info.alias or key_of(field)] = _whole(info.annotation, field)
    together: dict[str, Any] = {}
    for field, info in model.model_fields.items():
        key = info.alias or key_of(field)
        for path, value in values(info.annotation, field):
            for also in ({}, {"family": "Marsh"}):
                made = {**also, **needed, key: value}
                if _is_valid(model, made):
                    yield ".".join(p for p in (field, path) if p), made
                    break
        candidate = {**together, key: _whole(info.annotation, field)}
        if _is_valid(model, needed | candidate):
            together = candidate
    yield "", needed | together


def _is_valid(model: type[Record], value: Any) -> bool:
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True


_WORDS = {"kind": ("dictionary", "appendix", "section"), "private": ({"x-mine": {"a": [1, True]}},)}


def fields(model: type[Record], *, brief: bool = False) -> Iterator[tuple[str, str, Any]]:
    """Path in the model, key and value of every field, leaf by leaf and whole.

    `brief`: the leaves of a kind of record are those of its first field alone.
    """
    seen: list[Any] = []
    for field, info in model.model_fields.items():
        if field in PLACES:
            continue
        key = info.alias or key_of(field)
        known = info.annotation in seen
        seen.append(info.annotation)
        for path, value in values(info.annotation, field):
            if path and brief and known:
                continue
            for found in (value, *_WORDS.get(field, ())):
                if _is_valid(model, _needed(model, field) | {key: found}):
                    yield ".".join(p for p in (field, path) if p), key, found
                    break


def _needed(model: type[Record], field: str) -> dict[str, Any]:
    return {} if field == "title" or model is Volume else {"title": "Rivers"}


def whole(model: type[Record]) -> dict[str, Any]:
    """A record with every field."""
    return {key: value for path, key, value in fields(model) if "." not in path}


def works(*, brief: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """A name, and a work as a record has it: every field of every model by itself and together."""
    part = {"title": "Floods", "number": "1", "pages": "15–61"}
    for path, key, value in fields(Book, brief=brief):
        yield f"book-{path}", {"title": "Rivers", key: value, "contents": [part]}
    for path, key, value in fields(Volume, brief=brief):
        volume = {"number": "1", key: value, "contents": [part]}
        yield f"volume-{path}", {"title": "Rivers", "volumes": [volume, {"number": "2"}]}
    for path, key, value in fields(Chapter, brief=brief):
        chapter = {"title": "Floods", key: value}
        yield f"chapter-{path}", {"title": "Rivers", "author": "Marsh, E.", "contents": [chapter]}
    for path, key, value in fields(Reference, brief=brief):
        for kind in ("article-journal", "chapter", "thesis", "book"):
            if (kind, key) == ("book", "kind"):  # it has kinds of its own
                continue
            yield f"{kind}_{path}", {"type": kind, "title": "Rivers", key: value}
    yield "book-all", whole(Book) | {"contents": [whole(Chapter), part]}
    volume = whole(Volume) | {"contents": [whole(Chapter)]}
    yield "volume-all", whole(Book) | {"volumes": [volume, {"number": "2"}]}
    nested = {"title": "Part", "contents": [whole(Chapter) | {"contents": [part]}]}
    yield "chapter-all", {"title": "Rivers", "contents": [nested]}
    for kind in CSL_TYPES:
        own = {"type": kind} | ({"kind": "manual"} if kind == "book" else {})
        yield f"{kind}_all", whole(Reference) | own


def made(record: dict[str, Any], key: str) -> Book | Reference:
    """The work of a record."""
    return (Reference if "type" in record else Book).model_validate({**record, "key": key})
