"""Values that are printed as text: the printed form is kept, the meaning is parsed on demand.

A page range, a date or an ISBN is first of all what stands on the page: `str(value)` gives it as it
was written, and two of them are equal when they mean the same, whatever dashes or spaces they were
printed with.  Each is also equal to the text of any such spelling, and to a number or the like that
may be given in its place.  Sets and dictionaries find it by the plain spelling alone.

An identifier *is* text, a `PrintedText`.  Pages, dates and extents are not: what is in them, how
they are ordered and what iterating them gives has nothing to do with letters, so a `PrintedValue`
is no `str`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Self, cast

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticKnownError, core_schema

from precarious_truce.patterns import pattern

__all__ = [
    "OrderedValue", "Plain", "PrintedText", "PrintedValue", "no_attribute", "no_halves",
    "plain_value",
]  # fmt: skip

_SURROGATE = pattern("[\ud800-\udfff]")
_TEXT = core_schema.str_schema(strip_whitespace=True, min_length=1, coerce_numbers_to_str=True)


def no_attribute(value: object, name: str) -> str:
    """What an AttributeError says: of a method of text, how to call it.

    >>> no_attribute(1, "lower")
    "'int' object has no attribute 'lower'; it is no text: str(…).lower"
    >>> no_attribute(1, "number")
    "'int' object has no attribute 'number'"
    """
    hint = f"; it is no text: str(…).{name}" if hasattr(str, name) else ""
    return f"{type(value).__name__!r} object has no attribute {name!r}{hint}"


class PrintedText(str):
    """Base of values that are text: a `str` compared by its `canonical` form.

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
        return core_schema.no_info_after_validator_function(
            cls._validated,
            _TEXT,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def _validated(cls, text: str) -> Self:
        return cls(text)


class PrintedValue:
    """Base of values that are no text: equal by their `canonical` form, also to text.

    >>> class Shout(PrintedValue):
    ...     @property
    ...     def canonical(self): return str(self).upper()
    >>> Shout("abc") == Shout("ABC") == "Abc", str(Shout("abc")), Shout("abc")
    (True, 'abc', Shout('abc'))
    >>> Shout("12") == 12, Shout("1") == True, Shout("12") == None
    (True, False, False)
    """

    __slots__ = ("__dict__", "_text")

    _COMPARED: ClassVar[tuple[type, ...]] = (str, int)
    """What stands for such a value in scripts, and is compared with it."""
    _HABITS: ClassVar[Mapping[str, str]] = {}
    """What others ask of it by a name → what it is called here."""

    def __init__(self, text: str | int | Self) -> None:
        self._text: str = text if type(text) is str else self._printed(text)

    @classmethod
    def _printed(cls, value: object) -> str:
        """The text of what is given in place of text; TypeError where it says no such value."""
        if isinstance(value, (str, cls)):
            return str(value)
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            return str(value)
        raise TypeError(f"{value!r} is no {cls.__name__}; write text")

    @cached_property
    def canonical(self) -> str:
        """The form that is the same for all spellings of one value."""
        return self._text

    def __eq__(self, other: object) -> bool:
        if type(other) is type(self):
            return self._text == other._text or bool(self.canonical == other.canonical)
        beside = self._beside(other)
        return NotImplemented if beside is None else bool(self.canonical == beside.canonical)

    def _beside(self, other: object) -> Self | None:
        """The value that text, a number or the like stands for; None for anything else."""
        if not isinstance(other, self._COMPARED):
            return None
        try:
            return type(self)(cast(str, other))
        except TypeError:  # True, a list of nothing
            return None

    if not TYPE_CHECKING:  # checkers know what there is

        def __getattr__(self, name):
            """What others call by a name, and methods of text, are told what to write."""
            message = no_attribute(self, name)
            meant = self._HABITS.get(name)
            raise AttributeError(
                f"{message.partition(';')[0]}; did you mean {meant}?" if meant else message
            )

    def __hash__(self) -> int:
        return hash(self.canonical)

    def __str__(self) -> str:
        return self._text

    def __format__(self, spec: str) -> str:
        return format(self._text, spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._text!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self._text,)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[object], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(_TEXT)

    @classmethod
    def _validated(cls, value: object) -> Self:
        if type(value) is str:
            text = value.strip()
        elif isinstance(value, cls):
            return value
        else:
            try:
                text = cls._printed(value).strip()
            except TypeError:
                raise PydanticKnownError("string_type") from None
        if not text:
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        if not text.isascii() and _SURROGATE.search(text):
            raise PydanticKnownError("string_unicode")
        return cls(text)


class OrderedValue(PrintedValue):
    """Base of values that have an order, also beside the text of others."""

    __slots__ = ()

    @property
    def order(self) -> tuple[object, ...]:
        """What a sort goes by; the same for equal values only."""
        raise NotImplementedError

    def __lt__(self, other: Self | str | int) -> bool:
        order = self._order_of(other)
        return NotImplemented if order is None else self.order < order

    def __le__(self, other: Self | str | int) -> bool:
        order = self._order_of(other)
        return NotImplemented if order is None else self.order <= order

    def __gt__(self, other: Self | str | int) -> bool:
        order = self._order_of(other)
        return NotImplemented if order is None else self.order > order

    def __ge__(self, other: Self | str | int) -> bool:
        order = self._order_of(other)
        return NotImplemented if order is None else self.order >= order

    def _order_of(self, other: object) -> tuple[object, ...] | None:
        if type(other) is type(self):
            return cast(Self, other).order
        beside = self._beside(other)
        return None if beside is None else beside.order


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


def no_halves(value: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """What formats alone know; ValueError where a text of it is none that a file can hold."""
    for facts in value.values():
        for text in (*facts, *facts.values()):
            if not text.isascii():
                _plain_text(text)
    return value


def _plain_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float, Decimal, date)):
        text = str(value)
        if not text.isascii() and _SURROGATE.search(text):
            raise ValueError("half a letter (U+D800 to U+DFFF) is no text; write a whole one")
        return text
    raise ValueError(f"a {type(value).__name__} is no text; write text, a list or a mapping")
