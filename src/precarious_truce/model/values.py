"""Text that is also something else: the printed form is kept, the meaning is parsed on demand.

A page range, a date or an ISBN is first of all what stands on the page.  A `PrintedText` *is* that
text (a `str`), so nothing printed is ever lost; its subclasses add what can be read out of it.
Two of them are equal when they mean the same, whatever dashes or spaces they were printed with.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

__all__ = ["Plain", "PrintedText", "plain_value"]


class PrintedText(str):
    """Base of the value types: a `str` compared by its `canonical` form.

    >>> class Shout(PrintedText):
    ...     @property
    ...     def canonical(self): return self.upper()
    >>> Shout("abc") == Shout("ABC"), str(Shout("abc"))
    (True, 'abc')
    """

    @cached_property
    def canonical(self) -> str:
        """The form that is the same for all spellings of one value."""
        return str(self)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, type(self)):
            return str.__eq__(self, other) or bool(self.canonical == other.canonical)
        if isinstance(other, str):
            return bool(self.canonical == type(self)(other).canonical)
        return NotImplemented

    def __ne__(self, other: object) -> bool:
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __hash__(self) -> int:
        return hash(self.canonical)

    def __str__(self) -> str:
        return str.__str__(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str.__repr__(self)})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[object], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema(
            strip_whitespace=True, min_length=1, coerce_numbers_to_str=True
        )
        return core_schema.no_info_after_validator_function(
            cls._validated,
            text,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def _validated(cls, text: str) -> Self:
        return cls(text)


Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a record is before anything is made of it: text, lists and mappings of text."""

_DEEPEST = 50


def plain_value(value: object, depth: int = 0) -> Plain:
    """A value as the record would give it back: numbers and the like become text.

    Raises ValueError for what a record cannot hold.

    >>> plain_value({1: [2.5, True, None]})
    {'1': ['2.5', 'true', '']}
    """
    if depth > _DEEPEST:
        raise ValueError(f"nested more than {_DEEPEST} levels deep; write it less deep")
    if isinstance(value, Mapping):
        found = {_plain_text(k): plain_value(v, depth + 1) for k, v in value.items()}
        if len(found) < len(value):
            raise ValueError("two keys are the same as text; keep one of the two")
        return found
    if isinstance(value, (list, tuple)):
        return [plain_value(item, depth + 1) for item in value]
    return _plain_text(value)


def _plain_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float, Decimal, date)):
        return str(value)
    raise ValueError(f"a {type(value).__name__} is no text; write text, a list or a mapping")
