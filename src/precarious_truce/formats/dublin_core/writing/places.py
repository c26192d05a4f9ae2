"""A work taken apart: every resource of it, with its IRI, what it is in, and what is in it.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", date="2004", contents=["Index"])
>>> (_, _, whole), (ref, part, place) = placed(book, Identity("https://example.org/"))
>>> ref.key, part.title.text, place.token, place.path, place.whole is whole
('rivers2004-index', 'Index', '<https://example.org/rivers2004#rivers2004-index>',
('contents', 0), True)
"""

from __future__ import annotations

from typing import Any, NamedTuple

from precarious_truce.formats.dublin_core.writing.identity import Identity
from precarious_truce.model import Book, Reference, Work
from precarious_truce.model.references import as_book, references

__all__ = ["Place", "as_read", "nodes", "placed"]


class Place(NamedTuple):
    """Where a resource stands: its IRI, also as a token, and its path in the record."""

    own: str
    token: str
    path: tuple[Any, ...]
    whole: Place | None
    parts: list[Place]


def as_read(work: Work) -> Work:
    """The work as readers will have it: what a Book can hold is one.

    >>> type(as_read(Reference(type="book", title="Rivers"))).__name__
    'Book'
    """
    return work if isinstance(work, Book) or work.type != "book" else as_book(work) or work


def placed(work: Any, identity: Identity) -> list[tuple[Reference, Any, Place]]:
    """The work, its volumes and parts: each seen whole, as the record has it, and where it is."""
    refs = list(references(work))
    places: dict[tuple[Any, ...], Place] = {}
    for ref in refs:
        where = ref.within
        path = where.path if where else ()
        whole = places[path[:-2]] if path else None
        own = identity.of(ref)
        place = places[path] = Place(own, f"<{own}>", path, whole, [])
        if whole:
            whole.parts.append(place)
    return list(zip(refs, nodes(work), places.values(), strict=True))


def nodes(work: Any) -> list[Any]:
    """The work, its volumes and parts, in the order of `references`."""
    found = [work]
    for holder in (*getattr(work, "volumes", ()), work):
        _gather(holder, found, holder is not work)
    return found


def _gather(holder: Any, found: list[Any], itself: bool) -> None:
    if itself:
        found.append(holder)
    for part in getattr(holder, "contents", ()):
        _gather(part, found, True)
