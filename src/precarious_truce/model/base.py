"""What every part of the model is: a frozen pydantic model with the record's key names.

Field names are Python's, the record's keys have hyphens (`parallel-title`).  Numbers given where
text belongs become text; unknown keys are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

__all__ = ["Line", "Record", "as_list", "key_of"]


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
        return {k: v for k, v in self.__dict__.items() if v is not None and v != ()}

    def replaced(self, **changes: Any) -> Self:
        """A copy with some fields changed; the values are taken as they are, not validated."""
        return self.model_copy(update=changes)

    @classmethod
    def assembled(cls, values: Mapping[str, Any]) -> Self:
        """A model of values that are valid already: fast, unchecked, for what is derived.

        >>> class Point(Record):
        ...     x: str | None = None
        >>> Point.assembled({"x": "1"}) == Point(x="1")
        True
        """
        made = cls.__new__(cls)
        _set(made, "__dict__", {**(_DEFAULTS.get(cls) or _defaults(cls)), **values})
        _set(made, "__pydantic_fields_set__", set(values))
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made


_set = object.__setattr__
_DEFAULTS: dict[type[Record], dict[str, Any]] = {}


def _defaults(cls: type[Record]) -> dict[str, Any]:
    found = _DEFAULTS[cls] = {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in cls.model_fields.items()
    }
    return found
