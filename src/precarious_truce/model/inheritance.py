"""What a part has from its book: the one place where this is decided.

Author, editor, translator, language, publisher, place, date, series, edition, rights and event go
down the tree until a part says otherwise (`author: []` says "nobody").  Title, pages, extent, DOI,
URL, ISBN, abstract, keywords and notes are never inherited.  What says the same as the book is the
same as saying nothing, so it is taken out before a book is made.

>>> from precarious_truce.model.chapters import Chapter
>>> from precarious_truce.model.names import Name
>>> author = (Name.parse("Marsh, Eleanor"),)
>>> scope = scope_of({"author": author})
>>> inherited_value(scope, Chapter(title="Floods"), "author") == author
True
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic_core import PydanticCustomError

from precarious_truce.model.base import Path, Values
from precarious_truce.model.chapters import Chapter, Volume
from precarious_truce.model.described import INHERITED, OtherEdition
from precarious_truce.model.faults import DUPLICATE_KEY
from precarious_truce.model.keys import PartKey, key_of_work, keys_below

__all__ = ["Scope", "inherited_value", "scope_of", "scope_within", "settle"]

_WITH_AUTHOR = ("translator", "original")
"""What a part has only together with its author: a foreword to a translation is not translated."""

_OF_THE_WHOLE = frozenset(("title", "subtitle", "isbn", "doi", "url"))
"""What an original edition says of the whole book alone."""

_INHERITED = frozenset(INHERITED)
Scope = Mapping[str, object]
"""Field → the value that the parts of one book, volume or part inherit."""

P = TypeVar("P", Chapter, Volume)


def scope_of(book: Mapping[str, object]) -> Scope:
    """What the direct parts of a book inherit, by the values of the book's fields."""
    scope = {field: book.get(field) for field in INHERITED}
    original = scope["original"]
    if isinstance(original, OtherEdition):
        scope["original"] = _for_parts(original)
    return scope


def _for_parts(original: OtherEdition) -> OtherEdition | None:
    """An original edition as far as it concerns every part: its author, date, publisher …"""
    shared = {k: v for k, v in original.facts().items() if k not in _OF_THE_WHOLE}
    return OtherEdition.from_valid(shared) if shared else None


def inherited_value(scope: Scope, part: Chapter | Volume, field: str) -> object:
    """The value of `field` that `part` has from `scope` where it says nothing itself."""
    value = scope[field]
    if field in _WITH_AUTHOR and value and scope["author"]:
        own = part.author and part.author != scope["author"]
        if own or "author" in part.emptied:
            return _nothing(value)
    return value


def _nothing(value: object) -> object:
    """What stands where there is no such value."""
    return () if isinstance(value, tuple) else None


def scope_within(scope: Scope, part: Chapter | Volume) -> Scope:
    """What `part` has in all: its own values, else what it inherits."""
    if not part.emptied and _INHERITED.isdisjoint(part.__pydantic_fields_set__):
        return scope
    own = part.__dict__
    below = {}
    for field in INHERITED:
        value = own[field]
        if value is None or value == ():
            value = () if field in part.emptied else inherited_value(scope, part, field)
        below[field] = value
    return below


# --- before a book is made ----------------------------------------------------------------------


def settle(book: Values) -> None:
    """Give the values of a book its key, and take out what its parts only repeat.

    Raises `PydanticCustomError` where two of its parts have the same key.
    """
    book["key"] = book["key"] or key_of_work(book)
    book["emptied"] = ()  # a book has nothing to inherit
    scope = scope_of(book)
    for holder in ("volumes", "contents"):
        book[holder] = tuple(_without_repetition(part, scope) for part in book[holder])
    if any(map(_has_key_within, (*book["volumes"], *book["contents"]))):
        _settle_keys(book)


def _without_repetition(part: P, scope: Scope) -> P:
    """The part without values that it would inherit anyway, its own parts likewise."""
    changes = _repeated(part, scope)
    if part.emptied:
        needed = tuple(f for f in part.emptied if scope.get(f) and not getattr(part, f))
        if needed != part.emptied:
            changes["emptied"] = needed
    if part.contents:
        below = scope_within(scope, part)
        contents = tuple(_without_repetition(p, below) for p in part.contents)
        if not _are_same(contents, part.contents):
            changes["contents"] = contents
    return part.with_valid(**changes) if changes else part


def _repeated(part: Chapter | Volume, scope: Scope) -> dict[str, object]:
    """The fields of a part that say what it would inherit, each with nothing in its place."""
    own = part.__dict__
    found = {}
    for field in _INHERITED & part.__pydantic_fields_set__:
        value = own[field]
        if value is not None and value != () and value == inherited_value(scope, part, field):
            found[field] = _nothing(value)
    return found


def _are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Whether they are the very same objects."""
    return all(a is b for a, b in zip(some, others, strict=True))


def _has_key_within(part: Chapter | Volume) -> bool:
    return part.key is not None or any(map(_has_key_within, part.contents))


def _settle_keys(book: Values) -> None:
    """Refuse a key that is there twice; take out those that are the same as the derived ones."""
    first: dict[str, PartKey | None] = {book["key"]: None}
    needed: dict[Path, str | None] = {}
    for entry in keys_below(book["key"], book["volumes"], book["contents"]):
        if entry.key in first:
            raise _duplicate(first[entry.key], entry)
        first[entry.key] = entry
        needed[entry.path] = None if entry.part.key == entry.derived else entry.part.key
    for holder in ("volumes", "contents"):
        book[holder] = _with_keys(book[holder], (holder,), needed)


def _duplicate(first: PartKey | None, second: PartKey) -> PydanticCustomError:
    return PydanticCustomError(
        DUPLICATE_KEY,
        "the key {key} is used twice: by {first} and by {second}",
        {
            "key": second.key,
            "first": first.place if first else "the book",
            "second": second.place,
            "path": (*second.path, "key"),
        },
    )


def _with_keys(
    parts: tuple[P, ...], path: Path, needed: Mapping[Path, str | None]
) -> tuple[P, ...]:
    """The parts, each with the key that its path has in `needed`."""
    return tuple(_with_key(part, (*path, index), needed) for index, part in enumerate(parts))


def _with_key(part: P, path: Path, needed: Mapping[Path, str | None]) -> P:
    key = needed[path]
    contents = _with_keys(part.contents, (*path, "contents"), needed)
    if key == part.key and _are_same(contents, part.contents):
        return part
    return part.with_valid(key=key, contents=contents)
