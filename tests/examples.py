"""One work for each field of each model and each kind of value: the field alone in a plain work.

Where `strategies` draws at random, this goes through the models field by field, nested records
included, so that a hole in a format has a name: the model, the field, the value.

>>> found = {(e.holder, e.path) for e in examples()}
>>> ("book", "series.issn") in found, ("type thesis", "archive.shelfmark") in found
(True, True)
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from zlib import crc32

from pydantic import BaseModel

from precarious_truce.model import Book, Reference, Work
from precarious_truce.model.books import Chapter, Volume
from precarious_truce.model.dates import Date
from precarious_truce.model.described import INHERITED
from precarious_truce.model.extents import Extent
from precarious_truce.model.identifiers import DOI, ISBN, ISSN, ORCID
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.names import Name
from precarious_truce.model.pages import Pages
from precarious_truce.model.references import CSL_TYPES, KINDS_OF_BOOK
from precarious_truce.model.titles import LocalText
from tests.fields import fields_of, is_record, kind_of, required_of

__all__ = ["FEW", "HOLDERS", "Example", "examples", "fragments", "one_each", "some"]

_Values = tuple[tuple[Any, ...], tuple[Any, ...]]

VALUES: dict[Any, _Values] = {
    str: (
        ("Grove", "4"),
        (
            ",", ";x", "a; b", "A and B", "Smith, J.", "0521", "<i>it</i>", "{x} }{ \"q\"", "a: b",
            "\\input{x} 50% #1 $x_1^2$", "and others", "a -- b", "x\ny", "e\u0301 Река",
        ),
    ),
    bool: ((True, False), ()),
    Any: (("text",), (4, True, 1.5, ["a", {"b": "c"}], {"a": {"b": [1]}})),
    object: (("text",), (4, True, 1.5, ["a", {"b": "c"}], {"a": {"b": [1]}})),
    Date: (("2001", "2001-05-17"), ("1931~", "1998/2004", "1977/..", "c. 1931", "2001-21", "197X")),
    Pages: (("15–61", "ix–xiv"), ("1–12, 17–24", "134–", "100f.", "70–61", "vx", "A1", "4:1–4:9")),
    Extent: (("xiv + 289",), ("300", "[8] plates", "many", "xii, 4 p.")),
    ISBN: (("978-0-521-08689-9",), ("0-19-852663-6", "978-0-00-000000-3")),
    ISSN: (("1234-5679",), ("0000-0001",)),
    DOI: (("10.5555/12345678",), ("10.1002/(SICI)1097<1::AID>3.0", "10.5555/a_b#c%d")),
    ORCID: (("0000-0002-1825-0097",), ()),
}  # fmt: skip
"""For each type of value, ordinary ones and those that formats stumble over."""

_CLOSED: dict[tuple[type[BaseModel], str], tuple[str, ...]] = {
    (Book, "kind"): BOOK_KINDS,
    (Chapter, "kind"): tuple(KINDS),
    (Reference, "kind"): ("chapter", "volume", "preface", "proceedings", "Grove"),
    (Reference, "type"): (),
}
"""Fields with few values: each of them is tried."""

_USUAL: dict[str, tuple[Any, ...]] = {
    "language": ("de", ["en", "fr"]),
    "lang": ("ru",),
    "url": ("https://example.org/a_b?c=d&e=f%20g",),
    "volume-count": ("3",),
    "contents-status": ("incomplete",),
    "role": ("cartographer", "author", "Grove"),
    "key": ("grove", "a key, {x}"),
    "dropping-particle": ("de",),
    "non-dropping-particle": ("van der",),
}
"""Fields that hold other text than most."""

_KEYS: dict[str, tuple[str, ...]] = {
    "accept": ("P1",),
    "extra": ("bibtex", "biblatex", "ris", "csl-json", "hayagriva"),
    "formats": ("hardback", "online"),
    "x-": ("x-mine",),
}
"""The keys of fields that are mappings."""

_HEADS: dict[type[BaseModel], dict[str, Any]] = {Name: {"family": "Marsh", "given": "Eleanor"}}
"""What a record needs beside a field, where it is not one that must be there."""


_TOGETHER = {
    "container-subtitle": {"container-title": "Banks"},
    "volume-subtitle": {"volume-title": "Banks"},
}
"""Fields that mean something beside another: they are tried alone and with it."""


@dataclass(frozen=True)
class Example:
    """A work with one fact of interest: `path` in the model that `holder` names."""

    holder: str
    path: str
    nasty: bool
    value: Any
    work: Work

    def __str__(self) -> str:
        return f"{self.holder}: {self.path}: {self.value!r}"


_Found = Iterator[tuple[str, bool, Any, Any]]
"""Path, whether the value is a nasty one, the value, and what the field at the start then is."""


def _of_field(model: type[BaseModel], name: str) -> _Found:
    if (model, name) in _CLOSED:
        yield from ((name, False, value, value) for value in _CLOSED[model, name])
        return
    shape, item = kind_of(fields_of(model)[name])
    if shape == "mapping":
        for key in _KEYS.get(name, ("Grove",)):
            for path, nasty, value, made in _of_type(item, name):
                yield f"{name}.{key}{path}", nasty, value, {key: made}
        return
    for path, nasty, value, made in _of_type(item, name):
        listed = shape == "many" and not isinstance(made, list)
        yield name + path, nasty, value, [made] if listed else made
    if shape == "many":
        yield from _lists(name, item)


def _lists(name: str, item: Any) -> _Found:
    if is_record(item):
        first, *_ = [made for *_, made in _of_type(item, name)]
        second = "Oak, Ada" if issubclass(item, Name) else "Oak"
        yield f"{name}[2]", False, "two", [first, second]
    elif name not in _USUAL:
        yield f"{name}[2]", False, "two", ["Grove", "Oak"]
        yield f"{name}[2]", True, "two", ["a; b", "c, d"]


def _of_type(annotation: Any, name: str) -> _Found:
    """Values of a type; `name` is that of the field they are for."""
    shape, item = kind_of(annotation)
    if shape == "mapping":
        for path, nasty, value, made in _of_type(item, name):
            yield f".file{path}", nasty, value, {"file": made}
    elif is_record(annotation):
        often = issubclass(annotation, (Name, LocalText))
        for path, nasty, value, made in _of_record(annotation):
            if not (often and nasty and _left_out(f"{name} {path} {value}")):
                yield path, nasty, value, made
    elif name in _USUAL:
        yield from (("", False, value, value) for value in _USUAL[name])
    else:
        for nasty, values in zip((False, True), VALUES[annotation], strict=True):
            yield from (("", nasty, value, value) for value in values)


def _left_out(example: str) -> bool:
    """Names and texts are in so many fields that each field gets a fifth of the nasty values."""
    return crc32(example.encode()) % 5 != 0


def _of_record(model: type[BaseModel]) -> _Found:
    head: dict[str, Any] = next((h for m, h in _HEADS.items() if issubclass(model, m)), {})
    head = head | dict.fromkeys(required_of(model), "Rivers")
    for name in fields_of(model):
        beside = {} if name == "literal" else head
        for path, nasty, value, made in _of_field(model, name):
            yield f".{path}", nasty, value, beside | {name: made}


# --- works ----------------------------------------------------------------------------------------

_PLAIN = {"title": "Rivers", "author": "Marsh, Eleanor", "date": "2004", "publisher": "Northfield"}
_CHAPTER = {"title": "Floods", "pages": "1–30"}


def _book(**more: Any) -> Book:
    return Book.model_validate({"key": "b", **_PLAIN, **more})


def _reference(type_: str, **more: Any) -> Work:
    plain = {"key": "r", "type": type_, "title": "Rivers", "author": "Marsh, Eleanor"}
    return Reference.model_validate({**plain, "date": "2004", **more})


def _chapter_of(book_kind: str, **more: Any) -> Book:
    return _book(kind=book_kind, contents=[{**_CHAPTER, **more}, "Index"])


HOLDERS: dict[str, tuple[type[BaseModel], Any]] = {
    "book": (Book, _book),
    "book with contents": (Book, lambda **m: _book(contents=["Preface", _CHAPTER], **m)),
    "book of no author": (
        Book,
        lambda **m: _book(**{"author": [], "editor": "Oak, Ada", "contents": [_CHAPTER]} | m),
    ),
    "chapter": (Chapter, lambda **m: _chapter_of("book", **m)),
    "part with a chapter": (Chapter, lambda **m: _book(contents=[
        {"title": "Upstream", "kind": "part", "contents": [_CHAPTER], **m}])),
    "chapter of proceedings": (Chapter, lambda **m: _chapter_of("proceedings", **m)),
    "entry": (Chapter, lambda **m: _chapter_of("encyclopedia", **m)),
    "volume": (Volume, lambda **m: _book(volumes=[{"number": "1", "contents": [_CHAPTER], **m}])),
    **{f"type {t}": (Reference, partial(_reference, t)) for t in CSL_TYPES},
}  # fmt: skip
"""Name → the model whose fields are tried, and what makes a work of some of them."""

FEW = (
    *(h for h in HOLDERS if not h.startswith("type ")),
    "type article-journal", "type book", "type chapter", "type thesis", "type report",
    "type paper-conference",
)  # fmt: skip
"""One holder of each sort."""


def examples(holders: tuple[str, ...] = FEW, *, nasty: bool = False) -> Iterator[Example]:
    """Every field in each of the holders; with ordinary values or with nasty ones."""
    for holder in dict.fromkeys(holders):
        model, made = HOLDERS[holder]
        for name in fields_of(model):
            if name == "key" and model in (Book, Reference):
                continue
            for path, is_nasty, value, fragment in _of_field(model, name):
                if is_nasty is not nasty or _is_refused(holder, name, fragment):
                    continue
                yield Example(holder, path, nasty, value, made(**{name: fragment}))
                if name in _TOGETHER:
                    both = {**_TOGETHER[name], name: fragment}
                    yield Example(holder, path, nasty, value, made(**both))
        if model is Chapter and not nasty:
            for name in INHERITED:
                if kind_of(fields_of(model)[name])[0] == "many":
                    yield Example(holder, name, nasty, [], made(**{name: []}))


def fragments(model: type[BaseModel]) -> dict[str, list[Any]]:
    """Field → every value that is tried of it, for each field of a model."""
    return {name: [made for *_, made in _of_field(model, name)] for name in fields_of(model)}


def _is_refused(holder: str, name: str, fragment: Any) -> bool:
    """Whether the model has no such value: a book is of no kind that only its parts are of."""
    return holder == "type book" and name == "kind" and fragment not in KINDS_OF_BOOK


def one_each(salt: str) -> Iterator[Example]:
    """One example for each field of each model; another salt chooses others."""
    found: dict[tuple[type[BaseModel], str], tuple[int, Example]] = {}
    for example in _ordinary():
        where = HOLDERS[example.holder][0], example.path
        rank = crc32(f"{salt} {example}".encode())
        if where not in found or rank < found[where][0]:
            found[where] = rank, example
    return (example for _, example in found.values())


def some(salt: str, every: int) -> Iterator[Example]:
    """One in `every` of all examples, on works of every CSL type, nasty values among them."""
    found = itertools.chain(examples(tuple(HOLDERS)), examples(nasty=True))
    return (e for e in found if crc32(f"{salt} {e}".encode()) % every == 0)


@cache
def _ordinary() -> tuple[Example, ...]:
    return tuple(examples())
