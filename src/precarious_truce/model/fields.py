"""What is said of the fields of a model: a sentence and an example for each.

Both stand in the docstring below the field, `A sentence. Example: a value`, the value as a record
would hold it.  They are read from the source only when somebody asks (the JSON Schema, the record
that `new` begins): importing the model costs nothing for them.

>>> from precarious_truce.model.described import Series
>>> field_notes(Series)["number"]
FieldNote(sentence='The number of the book in it.', example='12')
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

from precarious_truce.model.base import Record

__all__ = ["FieldNote", "field_notes"]


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
