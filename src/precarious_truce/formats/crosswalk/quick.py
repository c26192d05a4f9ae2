"""Values of the usual kinds, made without pydantic: half of a reader's time would go there.

Most of what an entry says is plain text, lists of text, names in parts, dates and numbers; for each
of these the annotation of the field names a function that makes the value.  Whatever is anything
else raises `Unusual` and is left to pydantic, which knows what to do with it or what is wrong.

>>> values_of({"type": "book", "title": "Rivers", "date": "2004"})["date"].year
2004
>>> values_of({"title": ["Rivers"]})
Traceback (most recent call last):
...
precarious_truce.formats.crosswalk.quick.Unusual
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

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
from precarious_truce.model.base import Line, Place, Record
from precarious_truce.model.described import Lines, Link, LocalTexts, Series, Titles, from_book
from precarious_truce.model.names import Names
from precarious_truce.model.references import CSL_TYPES, KINDS_OF_BOOK

__all__ = ["Unusual", "values_of"]

R = TypeVar("R", bound=Record)
Make = Callable[[Any], Any]
"""Makes the value of a field, or raises `Unusual`."""


class Unusual(Exception):
    """A value that is left to pydantic."""


def values_of(fields: Mapping[str, object]) -> dict[str, Any]:
    """The values of the fields of a reference that have one.

    Raises `Unusual` where one is of no usual kind, or of a field that is none.
    """
    values = _made(_of_reference(), fields)
    if values.get("type") == "book" and values.get("kind", "book") not in KINDS_OF_BOOK:
        raise Unusual
    return values


def _made(makers: _Makers, fields: Mapping[str, object]) -> dict[str, Any]:
    return {name: makers[name](value) for name, value in fields.items() if value is not None}


# --- text, dates and numbers ----------------------------------------------------------------------


def _text(value: object) -> str:
    if type(value) is str and (text := value.strip()):
        return text
    raise Unusual


def _of(kind: type[Any]) -> Make:
    """For values that are made of text."""

    def make(value: object) -> object:
        return value if isinstance(value, kind) else kind(_text(value))

    return make


def _listed(make: Make) -> Make:
    """For lists of a kind of values."""

    def make_all(values: object) -> tuple[Any, ...]:
        if isinstance(values, (list, tuple)) and values:
            return tuple(map(make, values))
        raise Unusual

    return make_all


# --- records --------------------------------------------------------------------------------------


def _flat(kind: type[R], is_whole: Callable[[Mapping[str, object]], bool]) -> Make:
    """For records of nothing but text; `is_whole` tells whether the fields make one."""
    hints = get_type_hints(kind, include_extras=True)
    texts = frozenset(name for name, hint in hints.items() if hint in (Line, Line | None))

    def make(value: object) -> R:
        if isinstance(value, kind):
            return value
        if type(value) is dict and texts.issuperset(value) and is_whole(value):
            return kind.from_valid({name: _text(text) for name, text in value.items()})
        raise Unusual

    return make


def _titles(kind: type[R]) -> Make:
    """For titles and other texts, which mostly have one form alone."""
    with_forms = _flat(kind, lambda fields: "text" in fields)

    def make(value: object) -> R:
        text = value.get("text") if type(value) is dict and len(value) == 1 else value
        found: R = plain(_text(text)) if type(text) is str else with_forms(value)
        return found

    def plain(text: str) -> R:
        return kind.from_valid({"text": text})

    if kind is LocalText:  # publishers and places are few
        plain = lru_cache(maxsize=4096)(plain)
    return make


def _is_name(fields: Mapping[str, object]) -> bool:
    return ("literal" in fields) is not ("family" in fields or "given" in fields)


@cache
def _by_annotation() -> Mapping[Any, Make]:
    """Annotation of a field → what makes its value."""
    known: dict[Any, Make] = {
        Names: _listed(_flat(Name, _is_name)), LocalTexts: _listed(_titles(LocalText)),
        Titles: _listed(_titles(Title)), Lines: _listed(_text), Line: _text, Line | None: _text,
        Title: _titles(Title), Title | None: _titles(Title), LocalText | None: _titles(LocalText),
    }  # fmt: skip
    for kind in (Date, Pages, Extent, ISBN, ISSN, DOI):
        known |= {kind: _of(kind), kind | None: _of(kind)}
    return known


class _Makers(dict[str, Make]):
    """Field of a model → what makes its value; a field that is not here has unusual ones."""

    def __missing__(self, name: str) -> Make:
        raise Unusual


def _of_model(model: type[Record]) -> _Makers:
    hints = get_type_hints(model, include_extras=True)
    made = _by_annotation()
    known = {name: made.get(_without_marks(hint)) for name, hint in hints.items()}
    return _Makers({name: make for name, make in known.items() if make})


def _without_marks(annotation: Any) -> Any:
    """The annotation without what says nothing of its values: that parts inherit it, its place."""
    if get_origin(annotation) is not Annotated:
        return annotation
    kind, *marks = get_args(annotation)
    rest = tuple(mark for mark in marks if mark is not from_book and not isinstance(mark, Place))
    return Annotated[(kind, *rest)] if rest else kind


def _nested(kind: type[R]) -> Make:
    """For records whose fields are of usual kinds themselves."""
    makers = _of_model(kind)
    required = frozenset(n for n, field in kind.model_fields.items() if field.is_required())

    def make(value: object) -> R:
        if type(value) is dict and required.issubset(value):
            return kind.from_valid(_made(makers, value))
        raise Unusual

    return make


# --- references -----------------------------------------------------------------------------------

_RARE = ("identifiers", "event", "original", "archive")
"""Fields with records that are left to pydantic, alone."""

_TYPES = frozenset(CSL_TYPES)
_TEXT = frozenset((str,))


def _type(value: object) -> str:
    if type(value) is str and value in _TYPES:
        return value
    raise Unusual


def _extra(value: object) -> object:
    """What formats keep for themselves: text by name, by format."""
    if type(value) is not dict:
        raise Unusual
    for texts in value.values():
        if type(texts) is not dict or not _TEXT.issuperset(map(type, texts.values())):
            raise Unusual
    return value


def _validated(annotation: Any) -> Make:
    adapter = cache(lambda: TypeAdapter[Any](annotation))  # made when it is first needed

    def make(value: object) -> object:
        try:
            return adapter().validate_python(value)
        except ValidationError as error:
            raise Unusual from error

    return make


@cache
def _of_reference() -> _Makers:
    makers = _of_model(Reference)
    makers |= {name: _validated(Reference.model_fields[name].annotation) for name in _RARE}
    makers |= {"type": _type, "extra": _extra, "url": _nested(Link), "series": _nested(Series)}
    return makers
