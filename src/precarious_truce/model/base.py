"""What every part of the model is: a frozen pydantic model with the record's key names.

Field names are Python's, the record's keys have hyphens (`parallel-title`).  Numbers given where
text belongs become text; unknown keys are refused.
"""

from __future__ import annotations

from collections.abc import (
    Collection,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    Set,
    ValuesView,
)
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    StringConstraints,
    ValidationError,
)
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function

from precarious_truce.errors import did_you_mean
from precarious_truce.habits import written_as
from precarious_truce.model.faults import SYNONYMS, explained
from precarious_truce.model.values import no_attribute

__all__ = [
    "Line", "Path", "Place", "Record", "Values", "after", "as_list", "before", "key_of", "one_of",
    "shown_path",
]  # fmt: skip


def key_of(field: str) -> str:
    """The record's key of a field.

    >>> key_of("parallel_title")
    'parallel-title'
    """
    return field.replace("_", "-")


Path = tuple[str | int, ...]
"""The way to something in a record: `("contents", 3, "pages")`."""


def shown_path(path: Path) -> str:
    """A path as people write it.

    >>> shown_path(("contents", 3, "pages"))
    'contents[3].pages'
    """
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path).removeprefix(".")


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something: never empty."""


def as_list(value: object) -> Sequence[object]:
    """A single value where a list may stand is a list of one; None is nothing.

    >>> as_list("one"), as_list(iter(["one", "two"])), as_list({"b", "a"})
    (['one'], ['one', 'two'], ['a', 'b'])
    """
    if value is None:
        return ()
    if isinstance(value, (list, tuple)):
        return value
    if isinstance(value, (str, dict)):
        return [value]
    if isinstance(value, Set):  # in an order of its own: the keys of a dictionary keep theirs
        return list(value) if isinstance(value, KeysView) else sorted(value, key=str)
    return list(value) if isinstance(value, (Iterator, ValuesView)) else [value]


as_list_first = BeforeValidator(as_list)


def one_of(words: Collection[str], what: str, plural: str) -> AfterValidator:
    """Text that is one of `words`; else a ValueError that says which `what` may be meant."""

    def check(word: str) -> str:
        if word not in words:
            hint = did_you_mean(word, words) or f"{plural} are {', '.join(words)}"
            raise ValueError(f"no {what}: {word}; {hint}")
        return word

    return AfterValidator(check)


Values = dict[str, Any]
"""Name of a field of some model → a value of the type that the field has there."""


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
    """Base of all models; a `shorthand` field is what plain text in place of a mapping means.

    A model is made in one of two ways, and never changes afterwards: of what somebody wrote, which
    is validated (`Book(…)`, `Book.model_validate(…)`), or of values that are valid already
    (`Book.from_valid(…)`).  In both ways `_settle` works out the final values before it is built.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=key_of,
        populate_by_name=True,
        coerce_numbers_to_str=True,
        defer_build=True,
    )

    shorthand: ClassVar[str | None] = None
    word: ClassVar[str | None] = None
    """What code calls it that can be cited and exported by itself; None for what cannot."""

    if not TYPE_CHECKING:  # checkers see the fields of each model

        def __init__(self, /, **fields):
            __tracebackhide__ = True
            try:
                super().__init__(**fields)
            except ValidationError as error:
                raise explained(error, type(self)) from None

        __init__.__pydantic_base_init__ = True  # pydantic need not call it for models in models

        @classmethod
        def model_validate(cls, obj, **options):
            """As pydantic's; what is wrong is said in words that help to mend it."""
            try:
                return super().model_validate(obj, **options)
            except ValidationError as error:
                raise explained(error, cls) from None

        @classmethod
        def model_validate_json(cls, json_data, **options):
            """As pydantic's; what is wrong is said in words that help to mend it."""
            try:
                return super().model_validate_json(json_data, **options)
            except ValidationError as error:
                raise explained(error, cls) from None

        def __setattr__(self, name, value):
            """As pydantic's: refused, in words that help to get a changed copy."""
            try:
                super().__setattr__(name, value)
            except ValidationError as error:
                raise explained(error, type(self)) from None

        def __delattr__(self, name):
            """As pydantic's: refused, in words that help to get a changed copy."""
            try:
                super().__delattr__(name)
            except ValidationError as error:
                raise explained(error, type(self)) from None

        def __getattr__(self, name):
            """As pydantic's; a name that other tools have for a field is told what it is here."""
            try:
                return super().__getattr__(name)
            except AttributeError as error:
                meant = SYNONYMS.get(name.replace("_", "-"), "").replace("-", "_")
                if meant not in type(self).model_fields:
                    if type(self).shorthand and hasattr(str, name):
                        raise AttributeError(no_attribute(self, name)) from None
                    if type(self).word and (call := written_as(name, type(self).word)):
                        raise AttributeError(f"{error}; write {call}") from None
                    raise
                raise AttributeError(f"{error}; did you mean {meant}?") from None

    @classmethod
    def _settle(cls, values: Values) -> None:
        """Change the values of all fields, valid each for itself, to what they are together."""

    @classmethod
    def from_valid(cls, values: Values, **private: object) -> Self:
        """A model of values that are valid already: fast, and nothing is checked.

        `private` are attributes that are not shown.

        >>> class Point(Record):
        ...     x: str | None = None
        >>> Point.from_valid({"x": "1"}) == Point(x="1")
        True
        """
        defaults, attributes = _DEFAULTS.get(cls) or _defaults(cls)
        whole = defaults | values
        cls._settle(whole)
        made = object.__new__(cls)
        _set_dict(made, whole)
        _set_fields_set(made, set(values))
        _set_extra(made, None)
        _set_private(made, (attributes | private if private else {**attributes}) or None)
        return made

    def with_valid(self, **changes: object) -> Self:
        """A copy with some fields changed to values that are valid already, as for `from_valid`.

        Scripts call `changed`, which validates.
        """
        whole = self.__dict__ | changes
        self._settle(whole)
        made = object.__new__(type(self))
        _set_dict(made, whole)
        _set_fields_set(made, self.__pydantic_fields_set__ | changes.keys())
        _set_extra(made, None)
        _set_private(made, self.__pydantic_private__ and {**self.__pydantic_private__})
        return made

    def changed(self, **fields: object) -> Self:
        """A copy with some fields changed, validated as when a model is made.

        Fields go by their names or by the keys of the record; None takes a field away.  What was
        derived (a key, the kind of a part) is derived anew.  Raises `pydantic.ValidationError`.

        >>> from precarious_truce.model import Book
        >>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004")
        >>> book.changed(date=2005, subtitle="Essays").key
        'marsh2005'
        """
        names = _names_by_key(type(self))
        changes = {names.get(key, key): value for key, value in fields.items()}
        stated = self._stated()
        self._retract(stated, changes)
        made = type(self).model_validate(stated | changes)
        _set_private(made, self.__pydantic_private__ and {**self.__pydantic_private__})
        return made

    def _stated(self) -> Values:
        """The facts that were not derived from others."""
        return self.facts()

    @classmethod
    def _retract(cls, stated: Values, changes: Mapping[str, object]) -> None:
        """Take out of what was stated what cannot be true besides the changes."""

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """A copy; with `update` it is made anew as by `changed`, so that every writer can use it.

        pydantic itself puts the values of `update` there as they are.
        """
        copied = super().model_copy(deep=deep)
        return copied.changed(**update) if update else copied

    def __reduce__(self) -> tuple[object, ...]:
        """How it is pickled: without what is so by default, which is most of it."""
        cls = type(self)
        defaults, private = _DEFAULTS.get(cls) or _defaults(cls)
        given = {
            name: value
            for name, value in self.__dict__.items()
            if name in defaults and value is not defaults[name]
        }
        attributes, stated = self.__pydantic_private__, self.__pydantic_fields_set__
        if stated == given.keys() and not private:
            return _restored, (cls, given)
        return _restored, (cls, given, stated, None if attributes == private else attributes)

    def __replace__(self, **changes: object) -> Self:
        return self.changed(**changes)

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; private attributes do not count."""
        if type(self) is not type(other):
            return NotImplemented
        return bool(self.__dict__ == other.__dict__)

    def __hash__(self) -> int:
        values = self.__dict__.values()
        try:
            return hash((type(self), *values))
        except TypeError:  # a mapping or a list is in them
            return hash((type(self), *map(_hashable, values)))

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return self.facts().items()

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def facts(self) -> dict[str, object]:
        """The fields that say something, by field name, in the order of the model."""
        return {k: v for k, v in self.__dict__.items() if v or (v is not None and v != ())}

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """pydantic's schema, with `_settle` between validating the fields and building."""
        schema = handler(source)
        if cls._settle.__func__ is not Record._settle.__func__:  # type: ignore[attr-defined]
            model: Any = handler.resolve_ref_schema(schema)
            while model["type"] != "model":
                model = model["schema"]
            fields = model["schema"]
            settling = no_info_after_validator_function(cls._settle_validated, fields)
            if fields.get("function") != settling["function"]:  # pydantic asks again and again
                model["schema"] = settling
        return schema

    @classmethod
    def _settle_validated(cls, validated: _Validated) -> _Validated:
        cls._settle(validated[0])
        return validated


def _restored(
    cls: type[Record],
    given: Values,
    stated: Set[str] | None = None,
    private: Values | None = None,
) -> Record:
    """What was pickled; see `Record.__reduce__`."""
    defaults, attributes = _DEFAULTS.get(cls) or _defaults(cls)
    made = object.__new__(cls)
    _set_dict(made, defaults | given)
    _set_fields_set(made, set(given) if stated is None else stated)
    _set_extra(made, None)
    _set_private(made, private or ({**attributes} or None))
    return made


def _hashable(value: object) -> object:
    """The value, its lists and mappings by what is in them."""
    if isinstance(value, Mapping):
        return frozenset((key, _hashable(item)) for key, item in value.items())
    return tuple(map(_hashable, value)) if isinstance(value, (list, tuple)) else value


@lru_cache(maxsize=64)
def _names_by_key(cls: type[Record]) -> Mapping[str, str]:
    """Key of the record → name of the field, where they differ."""
    return {
        field.alias: name
        for name, field in cls.model_fields.items()
        if field.alias and field.alias != name
    }


_Validated = tuple[Values, Values | None, set[str]]
"""What pydantic builds a model of: values by field, further values, and which fields were given."""

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
_DEFAULTS: dict[type[Record], tuple[dict[str, object], dict[str, object]]] = {}
"""Model → the values of fields and of private attributes that are not given."""


def _defaults(cls: type[Record]) -> tuple[dict[str, object], dict[str, object]]:
    fields = {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in cls.model_fields.items()
    }
    private = {name: item.get_default() for name, item in cls.__private_attributes__.items()}
    found = _DEFAULTS[cls] = fields, private
    return found
