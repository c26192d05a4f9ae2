"""What the annotation of a field says of its values: a model, many of it, a mapping to it.

>>> from precarious_truce.model.described import Described
>>> fields = Described.model_fields
>>> model_in(fields["series"].annotation).__name__, model_in(fields["author"].annotation).__name__
('Series', 'Name')
>>> model_in(fields["edition"].annotation), is_mapping(fields["formats"].annotation)
(None, True)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args, get_origin

from pydantic import BaseModel

__all__ = ["field_paths", "is_mapping", "model_in"]


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model of a value, of an optional one, of the items of a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(model_in, reversed(get_args(annotation)))), None)


def is_mapping(annotation: object) -> bool:
    """Whether values stand under names of their own (`formats`)."""
    return any(get_origin(item) is dict for item in (annotation, *get_args(annotation)))


def field_paths(
    model: type[BaseModel], without: tuple[type[BaseModel], ...] = ()
) -> Iterator[tuple[str, ...]]:
    """The path of every field of a model, and of the models in its fields.

    What is in fields of the models `without` is left out: parts of a book have fields of their own.
    """
    for name, field in model.model_fields.items():
        yield (name,)
        inside = model_in(field.annotation)
        if inside is not None and not issubclass(inside, without):
            yield from ((name, *below) for below in field_paths(inside, without))
