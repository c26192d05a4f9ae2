"""References from what entries say, whatever they say: nothing is refused whole.

>>> made = reference({"type": "book", "title": "Rivers", "author": [{"suffix": "Jr."}]})
>>> made.ref.title.text, made.refused
('Rivers', ('author',))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, get_type_hints

from pydantic import TypeAdapter, ValidationError

from precarious_truce.errors import Diagnostic
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
from precarious_truce.model.described import Lines, LocalTexts, Titles
from precarious_truce.model.keys import work_key
from precarious_truce.model.names import Names
from precarious_truce.model.references import CSL_TYPES

__all__ = ["Made", "distinct", "reference"]


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


_TEXT = frozenset((str,))


def _text(value: Any) -> str | None:
    return value.strip() or None if type(value) is str else None


def _of(kind: type[Any]) -> Callable[[Any], Any]:
    def made(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        text = _text(value)
        return kind(text) if text else None

    return made


def _record(kind: type[Any]) -> Callable[[Any], Any]:
    """A maker of flat records of text: names, titles."""
    hints = get_type_hints(kind, include_extras=True)
    fields = frozenset(name for name, hint in hints.items() if hint in (Line, Line | None))

    whole = _is_name if kind is Name else _is_text

    def made(value: Any) -> Any:
        if type(value) is not dict:
            if type(value) is not str or kind is Name:
                return value if isinstance(value, kind) else None
            value = {"text": value}
        if not fields.issuperset(value) or not _TEXT.issuperset(map(type, value.values())):
            return None
        said = {name: text.strip() for name, text in value.items()}
        return kind.assembled(said) if "" not in said.values() and whole(said) else None

    return made


def _is_text(said: dict[str, str]) -> bool:
    return "text" in said


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


def _makers() -> dict[str, Callable[[Any], Any]]:
    """Field → what makes its value; a field that is not there is left to pydantic."""
    kinds: dict[Any, Callable[[Any], Any]] = {
        Names: _listed(_record(Name)), LocalTexts: _listed(_record(LocalText)),
        Titles: _listed(_record(Title)), Lines: _listed(_text),
    }  # fmt: skip
    for kind in (Date, Pages, Extent, ISBN, ISSN, DOI):
        kinds |= {kind: _of(kind), kind | None: _of(kind)}
    kinds |= {Title | None: _record(Title), LocalText | None: _record(LocalText)}
    hints = get_type_hints(Reference, include_extras=True)
    made = {name: maker for name, hint in hints.items() if (maker := _maker(kinds, hint))}
    return made | {"type": _text}


def _maker(kinds: dict[Any, Any], hint: Any) -> Callable[[Any], Any] | None:
    return _text if hint in (Line, Line | None) else kinds.get(hint)


_MAKERS: dict[str, Callable[[Any], Any]] = {}
_NESTED: dict[str, TypeAdapter[Any]] = {}
_TYPES = frozenset(CSL_TYPES)


def _assembled(fields: dict[str, Any]) -> Reference | None:
    """The reference of values that are all of a usual kind; None where one is not."""
    if not _MAKERS:
        _MAKERS.update(_makers())
    said: dict[str, Any] = {}
    for name, value in fields.items():
        if value is None:
            continue
        maker = _MAKERS.get(name)
        made = maker(value) if maker is not None else None
        if made is None:
            made = _nested(name, value)
            if made is None:
                return None
        said[name] = made
    if said.get("type", "document") not in _TYPES:
        return None
    ref = Reference.seen(said, None)
    if not said.get("key"):
        ref.__dict__["key"] = work_key(ref)
    return ref


def _nested(name: str, value: Any) -> Any:
    """The value of a field that holds a record of its own."""
    if name not in ("series", "url", "identifiers", "event", "original", "archive", "extra"):
        return None
    adapter = _NESTED.get(name)
    if adapter is None:
        hint: Any = Reference.model_fields[name].annotation
        adapter = _NESTED[name] = TypeAdapter(hint)
    try:
        return adapter.validate_python(value)
    except ValidationError:
        return None


def distinct(
    refs: Iterable[tuple[Reference, Callable[[str, str], None]]], diagnostics: list[Diagnostic]
) -> list[Reference]:
    """The references under keys of their own; each comes with a way to say what was changed."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    found = []
    for ref, say in refs:
        key, number = ref.key, last.get(ref.key, 1)
        while key in taken:
            number += 1
            key = f"{ref.key}{chr(96 + number)}" if number <= 26 else f"{ref.key}-{number}"
        last[ref.key] = number
        taken.add(key)
        if key == ref.key:
            found.append(ref)
        else:
            say("D1", f"the key {ref.key} stands twice; here it becomes {key}")
            found.append(ref.replaced(key=key))
    return found
