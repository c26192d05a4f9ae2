"""What the fields of a model say of themselves: a sentence, an example, their order in a record.

Sentence and example stand in the docstring below the field, `A sentence. Example: a value`, the
value as a record would hold it.  They are read from the source only when somebody asks (the JSON
Schema, the record that `new` begins): importing the model costs nothing for them.

>>> from precarious_truce.model.described import Series
>>> field_notes(Series)["number"]
FieldNote(sentence='The number of the book in it.', example='12')

Fields stand in a record as they are declared; a model that adds to another says where its own
belong, by `before` or `after` beside the type of the first of them.

>>> from precarious_truce.model.described import Described
>>> keys = list(key_ranks(Described))
>>> keys[:4], keys.index("pages") < keys.index("publisher") < keys.index("contents")
(['key', 'type', 'number', 'article-number'], True)
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from textwrap import dedent
from types import MappingProxyType
from typing import NamedTuple

from precarious_truce.model.base import Place, Record

__all__ = ["FieldNote", "field_notes", "key_ranks"]


class FieldNote(NamedTuple):
    """A sentence about a field, and a value as a record would hold it; "" for what is not there."""

    sentence: str
    example: str = ""


@lru_cache(maxsize=64)
def field_notes(model: type[Record]) -> Mapping[str, FieldNote]:
    """Name of a field → what its docstring says; a field without a docstring is not there."""
    found: dict[str, FieldNote] = {}
    for cls in reversed(model.__mro__):
        if issubclass(cls, Record) and cls is not Record:
            found |= {name: _note(text) for name, text in _docstrings(cls)}
    return MappingProxyType({n: found[n] for n in model.model_fields if n in found})


def _docstrings(cls: type[Record]) -> Iterator[tuple[str, str]]:
    """The fields that a class itself declares, each with the text below it."""
    try:
        (definition,) = ast.parse(dedent(inspect.getsource(cls))).body
    except (OSError, TypeError):  # no source: made in a console, or shipped without
        return
    assert isinstance(definition, ast.ClassDef)
    for statement, below in pairwise(definition.body):
        match statement, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, text


def _note(text: str) -> FieldNote:
    sentence, _, example = " ".join(text.split()).partition(" Example: ")
    return FieldNote(sentence, example)


@lru_cache(maxsize=64)
def key_ranks(model: type[Record]) -> Mapping[str, int]:
    """The keys of `model` and of all models that share its root, each with its place in a record.

    Raises `ValueError` where a field is placed beside one that is not there.
    """
    root = model.__mro__[model.__mro__.index(Record) - 1]
    order: list[str] = []
    keys: dict[str, str] = {}
    for cls in dict.fromkeys([*_family(root), model]):
        at = len(order)
        for name in filter(cls.model_fields.__contains__, cls.__annotations__):
            field = cls.model_fields[name]
            if name not in keys:
                place = next((m for m in field.metadata if isinstance(m, Place)), None)
                order.insert(place.within(order) if place else at, name)
                keys[name] = field.alias or name
            at = order.index(name) + 1
    return MappingProxyType({keys[name]: rank for rank, name in enumerate(order)})


def _family(root: type[Record]) -> Iterator[type[Record]]:
    """A model and all that are derived from it, in the order of their definition."""
    yield root
    for model in root.__subclasses__():
        yield from _family(model)
