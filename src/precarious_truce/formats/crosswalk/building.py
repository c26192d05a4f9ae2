"""References from what entries say, whatever they say: nothing is refused whole.

>>> made = reference({"type": "book", "title": "Rivers", "author": [{"suffix": "Jr."}]})
>>> made.ref.title.text, made.refused
('Rivers', ('author',))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, get_type_hints

from pydantic import TypeAdapter, ValidationError

from precarious_truce.model import (
    DOI,
    ISBN,
    ISSN,
    Date,
    Extent,
    LocalText,
    Name,
    Pages,
    Reference,
    Title,
)
from precarious_truce.model.base import Line
from precarious_truce.model.described import Lines, Link, LocalTexts, Series, Titles
from precarious_truce.model.keys import work_key
from precarious_truce.model.names import Names
from precarious_truce.model.references import CSL_TYPES

__all__ = ["Keys", "Made", "Report", "distinct", "reference"]


class Made(NamedTuple):
    """A reference, and the fields that it could not hold."""

    ref: Reference
    refused: tuple[str, ...] = ()


def reference(fields: dict[str, Any]) -> Made:
    """A reference of all the fields that make sense."""
    made = _assembled(fields)
    return Made(made) if made is not None else _validated(fields)


def _validated(fields: dict[str, Any]) -> Made:
    refused: list[str] = []
    fields = dict(fields)
    while True:
        try:
            return Made(Reference.model_validate(fields), tuple(refused))
        except ValidationError as error:
            names = {_field(e["loc"], fields) for e in error.errors(include_url=False)}
            names &= set(fields)
            if not names:
                return Made(Reference(type="document"), (*refused, *fields))
            refused += sorted(names)
            fields = {k: v for k, v in fields.items() if k not in names}


def _field(loc: tuple[Any, ...], fields: dict[str, Any]) -> str:
    name = str(loc[0]) if loc else ""
    return name if name in fields else name.replace("-", "_")


# --- the usual kinds of values, made without pydantic: half of a reader's time would go there -----


class _Unusual(Exception):
    """A value that is left to pydantic, which knows what to do with it or what is wrong."""


Maker = Callable[[Any], Any]
"""Makes the value of a field, or raises `_Unusual`."""

_TEXT = frozenset((str,))


def _text(value: Any) -> str:
    if type(value) is str and (text := value.strip()):
        return text
    raise _Unusual


def _of(kind: type[Any]) -> Maker:
    def made(value: Any) -> Any:
        return value if isinstance(value, kind) else kind(_text(value))

    return made


def _texts(kind: type[Any]) -> Maker:
    """A maker of titles and other texts, which are mostly only that."""
    several = _record(kind, lambda said: "text" in said)

    def made(value: Any) -> Any:
        text = value.get("text") if type(value) is dict and len(value) == 1 else value
        return whole(_text(text)) if type(text) is str else several(value)

    def whole(text: str) -> Any:
        return kind.assembled({"text": text})

    if kind is LocalText:  # publishers and places are few
        whole = lru_cache(maxsize=4096)(whole)
    return made


def _record(kind: type[Any], whole: Callable[[Any], bool]) -> Maker:
    """A maker of flat records of text."""
    hints = get_type_hints(kind, include_extras=True)
    fields = frozenset(name for name, hint in hints.items() if hint in (Line, Line | None))

    def made(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if type(value) is dict and fields.issuperset(value) and whole(value):
            return kind.assembled({name: _text(text) for name, text in value.items()})
        raise _Unusual

    return made


def _is_name(said: dict[str, str]) -> bool:
    return ("literal" in said) is not ("family" in said or "given" in said)


def _listed(maker: Maker) -> Maker:
    def made(values: Any) -> Any:
        if type(values) in (list, tuple) and values:
            return tuple(map(maker, values))
        raise _Unusual

    return made


_NESTED = ("identifiers", "event", "original", "archive")
"""Fields with records of their own that are rare, and left to pydantic."""

_KINDS: dict[Any, Maker] = {
    Names: _listed(_record(Name, _is_name)), LocalTexts: _listed(_texts(LocalText)),
    Titles: _listed(_texts(Title)), Lines: _listed(_text), Line: _text, Line | None: _text,
    Title: _texts(Title), Title | None: _texts(Title), LocalText | None: _texts(LocalText),
}  # fmt: skip
for _kind in (Date, Pages, Extent, ISBN, ISSN, DOI):
    _KINDS |= {_kind: _of(_kind), _kind | None: _of(_kind)}


class _Makers(dict[str, Maker]):
    """Field of a model → what makes its value."""

    def __missing__(self, name: str) -> Maker:
        raise _Unusual

    def said(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The values of fields that say something."""
        return {name: self[name](value) for name, value in fields.items() if value is not None}


def _makers_of(kind: type[Any]) -> _Makers:
    hints = get_type_hints(kind, include_extras=True)
    return _Makers({name: maker for name, hint in hints.items() if (maker := _KINDS.get(hint))})


def _makers() -> _Makers:
    """Those of a reference; one with any other field is left to pydantic."""
    made = _makers_of(Reference)
    made.update(
        {name: _validated_as(Reference.model_fields[name].annotation) for name in _NESTED},
        type=_type,
        extra=_extras,
        url=_of_parts(Link),
        series=_of_parts(Series),
    )
    return made


def _type(value: Any) -> str:
    if type(value) is str and value in _TYPES:
        return value
    raise _Unusual


def _extras(value: Any) -> Any:
    """What formats keep for themselves: text by name, by format."""
    if type(value) is not dict:
        raise _Unusual
    for said in value.values():
        if type(said) is not dict or not _TEXT.issuperset(map(type, said.values())):
            raise _Unusual
    return value


def _of_parts(kind: type[Any]) -> Maker:
    """A maker of records whose fields are of the kinds that have makers."""
    makers = _makers_of(kind)
    required = frozenset(n for n, field in kind.model_fields.items() if field.is_required())

    def made(value: Any) -> Any:
        if type(value) is dict and required.issubset(value):
            return kind.assembled(makers.said(value))
        raise _Unusual

    return made


def _validated_as(hint: Any) -> Maker:
    """A maker that leaves the value to pydantic."""
    adapter: TypeAdapter[Any] = TypeAdapter(hint)

    def made(value: Any) -> Any:
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            raise _Unusual from error

    return made


_MAKERS = _Makers()
_TYPES = frozenset(CSL_TYPES)


def _assembled(fields: dict[str, Any]) -> Reference | None:
    """The reference of values that are all of a usual kind; None where one is not."""
    if not _MAKERS:
        _MAKERS.update(_makers())
    try:
        said = _MAKERS.said(fields)
    except _Unusual:
        return None
    ref = Reference.seen(said, None)
    if "key" not in said:
        ref.__dict__["key"] = work_key(ref)
    return ref


Report = Callable[[str, str], None]
"""How a reader reports something of the entry at hand: code, message."""


class Keys:
    """The keys that were given out; each reference gets one of its own.

    >>> keys, ref = Keys(), Reference(key="a", type="book", title="Rivers")
    >>> said = []
    >>> [keys.own(ref, lambda code, message: said.append(message)).key for _ in range(2)], said
    (['a', 'ab'], ['the key a stands twice; here it becomes ab'])
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def own(self, ref: Reference, say: Report) -> Reference:
        """The reference under a key of its own; what was changed is said."""
        key = ref.key
        if key not in self._taken:
            self._taken.add(key)
            return ref
        number = self._last.get(key, 1)
        while key in self._taken:
            number += 1
            key = f"{ref.key}{chr(96 + number)}" if number <= 26 else f"{ref.key}-{number}"
        self._last[ref.key] = number
        self._taken.add(key)
        say("K2", f"the key {ref.key} stands twice; here it becomes {key}")
        return ref.replaced(key=key)


def distinct(refs: Iterable[tuple[Reference, Report]]) -> list[Reference]:
    """The references under keys of their own; each comes with a way to say what was changed."""
    keys = Keys()
    return [keys.own(ref, say) for ref, say in refs]
