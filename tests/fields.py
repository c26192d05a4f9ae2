"""The fields of the models, read from the models themselves: what tests draw values for.

A field that is added to a model is found here without an edit; only a new type of value needs a
line in `strategies.VALUES` and in `examples.VALUES`.

>>> from precarious_truce.model import Book
>>> from precarious_truce.model.described import Series
>>> fields_of(Series)["number"], kind_of(fields_of(Series)["editor"])[0]
(<class 'str'>, 'many')
>>> [path for path in paths(Series) if "title" in path][:3]
['title', 'title.text', 'title.romanized']
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from precarious_truce.model import Book, Reference
from precarious_truce.model.books import Chapter, Volume

__all__ = [
    "MODELS",
    "PARTS",
    "attributes",
    "fields_of",
    "is_record",
    "kind_of",
    "paths",
    "required_of",
    "without_options",
]

MODELS: tuple[type[BaseModel], ...] = (Book, Volume, Chapter, Reference)
"""The models that stand for something citable."""

PARTS = frozenset(
    name
    for model in MODELS
    for name, field in model.model_fields.items()
    if set(get_args(field.annotation)) & {Volume, Chapter}
)
"""Fields that hold parts of a book, which are citable things of their own."""


def without_options(annotation: Any) -> Any:
    """The type itself: without what `Annotated` adds and without `None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            others = [a for a in get_args(annotation) if a is not type(None)]
            if len(others) != 1:
                return annotation
            annotation = others[0]
        else:
            return annotation


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Any]:
    """The record's key of each field → its type; without fields that hold parts of a book.

    `emptied` is no key of a record: an empty list in place of the field is.
    """
    return {
        field.alias or name: without_options(field.annotation)
        for name, field in model.model_fields.items()
        if name not in PARTS and not field.exclude
    }


@cache
def required_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The record's keys of the fields that must be there."""
    return tuple(
        field.alias or name for name, field in model.model_fields.items() if field.is_required()
    )


Shape = Literal["one", "many", "mapping"]


def kind_of(annotation: Any) -> tuple[Shape, Any]:
    """Whether a type is of one value, of many, or a mapping; and the type of a value in it."""
    arguments = get_args(annotation)
    if get_origin(annotation) in (tuple, list):
        return "many", without_options(arguments[0])
    if get_origin(annotation) is dict:
        return "mapping", without_options(arguments[1])
    return "one", annotation


def is_record(annotation: Any) -> bool:
    """Whether values of the type are models with fields of their own."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def paths(model: type[BaseModel]) -> Iterator[str]:
    """Each field with the fields of the records in it: `series`, `series.title`, `author.given`."""
    for name, annotation in fields_of(model).items():
        yield name
        _, item = kind_of(annotation)
        if is_record(item):
            yield from (f"{name}.{below}" for below in paths(item))


def attributes(model: type[BaseModel]) -> Iterator[str]:
    """The same by the names of Python: `reissue_of.date`, `sources.for_`."""
    for name, field in model.model_fields.items():
        if name in PARTS or field.exclude:
            continue
        yield name
        _, item = kind_of(without_options(field.annotation))
        if is_record(item):
            yield from (f"{name}.{below}" for below in attributes(item))
