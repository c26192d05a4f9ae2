"""What every part of the model is: a frozen pydantic model with the record's key names.

Field names are Python's, the record's keys have hyphens (`parallel-title`).  Numbers given where
text belongs become text; unknown keys are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

__all__ = ["Line", "Place", "Record", "after", "as_list", "before", "key_of"]


def key_of(field: str) -> str:
    """The record's key of a field.

    >>> key_of("parallel_title")
    'parallel-title'
    """
    return field.replace("_", "-")


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something: never empty."""


def as_list(value: Any) -> Any:
    """A single value where a list may stand is a list of one."""
    return value if isinstance(value, (list, tuple)) else [value]


as_list_first = BeforeValidator(as_list)


class Place(NamedTuple):
    """Where a model that adds fields to another has them: directly before or after one of those."""

    name: str
    further: int

    def within(self, names: list[str]) -> int:
        """The index where the field belongs; ValueError where its neighbour is not there."""
        return names.index(self.name) + self.further


def before(name: str) -> Place:
    """Beside the type of a field: it, and those declared below it, stand before this one."""
    return Place(name, 0)


def after(name: str) -> Place:
    """Beside the type of a field: it, and those declared below it, stand after this one."""
    return Place(name, 1)


class Record(BaseModel):
    """Base of all models; a `shorthand` field is what plain text in place of a mapping means."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=key_of,
        populate_by_name=True,
        coerce_numbers_to_str=True,
        defer_build=True,
    )

    shorthand: ClassVar[str | None] = None

    def said(self) -> dict[str, Any]:
        """The fields that say something, by field name, in the order of the model."""
        return {k: v for k, v in self.__dict__.items() if v or (v is not None and v != ())}

    def replaced(self, **changes: Any) -> Self:
        """A copy with some fields changed; the values are taken as they are, not validated."""
        made = object.__new__(type(self))
        _set_dict(made, {**self.__dict__, **changes})
        _set_fields_set(made, self.__pydantic_fields_set__ | changes.keys())
        _set_extra(made, None)
        _set_private(made, self.__pydantic_private__ and {**self.__pydantic_private__})
        return made

    @classmethod
    def assembled(cls, values: Mapping[str, Any], **private: Any) -> Self:
        """A model of values that are valid already: fast, unchecked, for what is derived.

        `private` are attributes that are not shown or compared.

        >>> class Point(Record):
        ...     x: str | None = None
        >>> Point.assembled({"x": "1"}) == Point(x="1")
        True
        """
        made = object.__new__(cls)
        _set_dict(made, {**(_DEFAULTS.get(cls) or _defaults(cls)), **values})
        _set_fields_set(made, set(values))
        _set_extra(made, None)
        _set_private(made, private or None)
        return made


# What `BaseModel.model_construct` sets too, slot by slot: `object.__setattr__` takes twice as long.
_set_dict, _set_fields_set, _set_extra, _set_private = (
    vars(BaseModel)[slot].__set__
    for slot in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)
_DEFAULTS: dict[type[Record], dict[str, Any]] = {}


def _defaults(cls: type[Record]) -> dict[str, Any]:
    found = _DEFAULTS[cls] = {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in cls.model_fields.items()
    }
    return found
