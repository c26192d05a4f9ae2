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

__all__ = ["Keys", "Made", "Say", "distinct", "reference"]


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


_TEXT, _DICT = frozenset((str,)), frozenset((dict,))


def _text(value: Any) -> str | None:
    return value.strip() or None if type(value) is str else None


def _of(kind: type[Any]) -> Callable[[Any], Any]:
    def made(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        text = _text(value)
        return kind(text) if text else None

    return made


def _texts(kind: type[Any]) -> Callable[[Any], Any]:
    """A maker of titles and other texts, which are mostly only that."""
    several = _record(kind, lambda said: "text" in said)

    def made(value: Any) -> Any:
        text = value.get("text") if type(value) is dict and len(value) == 1 else value
        if type(text) is not str:
            return several(value)
        return whole(text) if (text := text.strip()) else None

    def whole(text: str) -> Any:
        return kind.assembled({"text": text})

    if kind is LocalText:  # publishers and places are few
        whole = lru_cache(maxsize=4096)(whole)
    return made


def _record(kind: type[Any], whole: Callable[[Any], bool]) -> Callable[[Any], Any]:
    """A maker of flat records of text."""
    hints = get_type_hints(kind, include_extras=True)
    fields = frozenset(name for name, hint in hints.items() if hint in (Line, Line | None))

    def made(value: Any) -> Any:
        if type(value) is not dict:
            return value if isinstance(value, kind) else None
        if not fields.issuperset(value) or not _TEXT.issuperset(map(type, value.values())):
            return None
        said = {name: text.strip() for name, text in value.items()}
        return kind.assembled(said) if "" not in said.values() and whole(said) else None

    return made


def _is_name(said: dict[str, str]) -> bool:
    return ("literal" in said) is not ("family" in said or "given" in said)


def _listed(maker: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def made(values: Any) -> Any:
        if type(values) not in (list, tuple) or not values:
            return None
        items = []
        for value in values:
            if (item := maker(value)) is None:
                return None
            items.append(item)
        return tuple(items)

    return made


_NESTED = ("identifiers", "event", "original", "archive")
"""Fields with records of their own that are rare, and left to pydantic."""

_KINDS: dict[Any, Callable[[Any], Any]] = {
    Names: _listed(_record(Name, _is_name)), LocalTexts: _listed(_texts(LocalText)),
    Titles: _listed(_texts(Title)), Lines: _listed(_text), Line: _text, Line | None: _text,
    Title: _texts(Title), Title | None: _texts(Title), LocalText | None: _texts(LocalText),
}  # fmt: skip
for _kind in (Date, Pages, Extent, ISBN, ISSN, DOI):
    _KINDS |= {_kind: _of(_kind), _kind | None: _of(_kind)}


def _makers() -> dict[str, Callable[[Any], Any]]:
    """Field → what makes its value; a reference with any other field is left to pydantic."""
    hints = get_type_hints(Reference, include_extras=True)
    made = {name: maker for name, hint in hints.items() if (maker := _KINDS.get(hint))}
    made |= {name: _validated_as(Reference.model_fields[name].annotation) for name in _NESTED}
    return made | {
        "type": _text,
        "extra": _extras,
        "url": _of_parts(Link),
        "series": _of_parts(Series),
    }


def _extras(value: Any) -> Any:
    """What formats keep for themselves: text by name, by format."""
    if type(value) is not dict or not _DICT.issuperset(map(type, value.values())):
        return None
    plain = all(_TEXT.issuperset(map(type, said.values())) for said in value.values())
    return value if plain else None


def _of_parts(kind: type[Any]) -> Callable[[Any], Any]:
    """A maker of records whose fields are of the kinds that have makers."""
    hints = get_type_hints(kind, include_extras=True)
    makers = {name: maker for name, hint in hints.items() if (maker := _KINDS.get(hint))}
    required = frozenset(n for n, field in kind.model_fields.items() if field.is_required())

    def made(value: Any) -> Any:
        said = _said(value, makers) if type(value) is dict else None
        return kind.assembled(said) if said and required.issubset(said) else None

    return made


def _validated_as(hint: Any) -> Callable[[Any], Any]:
    """A maker that leaves the value to pydantic."""
    adapter: TypeAdapter[Any] = TypeAdapter(hint)

    def made(value: Any) -> Any:
        try:
            return adapter.validate_python(value)
        except ValidationError:
            return None

    return made


_MAKERS: dict[str, Callable[[Any], Any]] = {}
_TYPES = frozenset(CSL_TYPES)


def _assembled(fields: dict[str, Any]) -> Reference | None:
    """The reference of values that are all of a usual kind; None where one is not."""
    if not _MAKERS:
        _MAKERS.update(_makers())
    said = _said(fields, _MAKERS)
    if said is None or said.get("type", "document") not in _TYPES:
        return None
    ref = Reference.seen(said, None)
    if not said.get("key"):
        ref.__dict__["key"] = work_key(ref)
    return ref


def _said(
    fields: dict[str, Any], makers: Mapping[str, Callable[[Any], Any]]
) -> dict[str, Any] | None:
    """The values that the makers make; None where there is none for one, or it makes nothing."""
    said: dict[str, Any] = {}
    for name, value in fields.items():
        if value is None:
            continue
        maker = makers.get(name)
        made = maker(value) if maker is not None else None
        if made is None:
            return None
        said[name] = made
    return said


Say = Callable[[str, str], None]
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

    def own(self, ref: Reference, say: Say) -> Reference:
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
        say("D1", f"the key {ref.key} stands twice; here it becomes {key}")
        return ref.replaced(key=key)


def distinct(refs: Iterable[tuple[Reference, Say]]) -> list[Reference]:
    """The references under keys of their own; each comes with a way to say what was changed."""
    keys = Keys()
    return [keys.own(ref, say) for ref, say in refs]
