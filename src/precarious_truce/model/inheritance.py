"""What a part has from its book: the one place where this is decided.

Author, editor, translator, language, publisher, place, date, series, edition, rights and event go
down the tree until a part says otherwise (`author: []` says "nobody").  Title, pages, extent, DOI,
URL, ISBN, abstract, keywords and notes are never inherited.  What says the same as the book is the
same as saying nothing, so it is taken out when a book is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from precarious_truce.model.keys import part_keys, work_key

if TYPE_CHECKING:
    from precarious_truce.model.books import Book
    from precarious_truce.model.described import OtherEdition

__all__ = ["INHERITED", "Scope", "inherited", "scope_of", "settle"]

INHERITED = (
    "author", "editor", "translator", "language", "publisher", "place", "date", "series",
    "edition", "rights", "event", "original",
)  # fmt: skip
"""The fields a part has from its book, `author` first: the next two hang on it."""

_WITH_AUTHOR = ("translator", "original")
"""What a part has only together with its author: a foreword to a translation is not translated."""

_OF_THE_WHOLE = ("title", "subtitle", "isbn", "doi", "url")
"""What an original edition says of the whole book alone."""

Scope = dict[str, Any]
"""Field → the value that the parts of one book, volume or part inherit."""


def scope_of(book: Book) -> Scope:
    """What the direct parts of a book inherit."""
    scope = {field: getattr(book, field) for field in INHERITED}
    scope["original"] = _for_parts(book.original)
    return scope


def _for_parts(original: OtherEdition | None) -> OtherEdition | None:
    """An original edition as far as it concerns every part: its author, date, publisher …"""
    if original is None:
        return None
    said = {k: v for k, v in original.said().items() if k not in _OF_THE_WHOLE}
    return type(original).assembled(said) if said else None


def inherited(scope: Scope, part: Any, field: str) -> Any:
    """The value of `field` that `part` has from `scope` where it says nothing itself."""
    value = scope[field]
    if field in _WITH_AUTHOR and value and scope["author"]:
        own = part.author and part.author != scope["author"]
        if own or "author" in part.emptied:
            return () if isinstance(value, tuple) else None
    return value


def narrowed(scope: Scope, part: Any) -> Scope:
    """What `part` has in all: its own values, else what it inherits."""
    own = part.__dict__
    below = {}
    for field in INHERITED:
        value = own[field]
        if value is None or value == ():
            value = () if field in part.emptied else inherited(scope, part, field)
        below[field] = value
    return below


def settle(book: Book) -> None:
    """Give a book that is being made its key, and take out what its parts only repeat."""
    fields = book.__dict__
    fields["key"] = book.key or work_key(book)
    fields["emptied"] = ()
    scope = scope_of(book)
    for holder in ("volumes", "contents"):
        fields[holder] = tuple(_without_repetition(part, scope) for part in fields[holder])
    if any(part.key for part in book.walk()) or any(v.key for v in book.volumes):
        fields |= _without_derived_keys(book)


def _without_repetition(part: Any, scope: Scope) -> Any:
    """The part without values that it would inherit anyway, its own parts likewise."""
    own = part.__dict__
    changes: dict[str, Any] = {}
    for field in INHERITED:
        value = own[field]
        if value is not None and value != () and value == inherited(scope, part, field):
            changes[field] = () if isinstance(value, tuple) else None
    if part.emptied:
        needed = tuple(f for f in part.emptied if scope.get(f) and not own[f])
        if needed != part.emptied:
            changes["emptied"] = needed
    if part.contents:
        below = narrowed(scope, part)
        kept = tuple(_without_repetition(p, below) for p in part.contents)
        if any(a is not b for a, b in zip(part.contents, kept, strict=True)):
            changes["contents"] = kept
    return part.replaced(**changes) if changes else part


def _without_derived_keys(book: Book) -> dict[str, Any]:
    """`volumes` and `contents` without keys that are the same as the derived ones."""
    keys = iter([None if part.key == derived else part.key for part, _, derived in part_keys(book)])

    def rebuilt(part: Any) -> Any:
        key = next(keys)
        contents = tuple(rebuilt(p) for p in part.contents)
        same = key == part.key and all(a is b for a, b in zip(contents, part.contents, strict=True))
        return part if same else part.replaced(key=key, contents=contents)

    return {
        "volumes": tuple(rebuilt(v) for v in book.volumes),
        "contents": tuple(rebuilt(c) for c in book.contents),
    }
