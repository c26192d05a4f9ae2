"""A work taken apart: every resource of it, with its IRI, what it is in, and what is in it.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", date="2004", contents=["Index"])
>>> (_, _, whole), (ref, part, place) = placed(book, Identity("https://example.org/"))
>>> ref.key, part.title.text, place.token, place.path, place.whole is whole
('rivers2004-index', 'Index', '<https://example.org/rivers2004#rivers2004-index>',
('contents', 0), True)
"""

from __future__ import annotations

from typing import NamedTuple

from precarious_truce.formats.dublin_core.vocabulary.coverage import without_declined
from precarious_truce.formats.dublin_core.vocabulary.exactness import Part
from precarious_truce.formats.dublin_core.writing.identity import Identity
from precarious_truce.model import Book, Reference, Work
from precarious_truce.model.references import as_book, references

__all__ = ["Path", "Place", "as_read", "nodes", "placed"]

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Where a resource stands: its IRI, also as a token, and its path in the record."""

    own: str
    token: str
    path: Path
    whole: Place | None
    parts: list[Place]


def as_read(work: Work, profile: str) -> Work:
    """The work as readers will have it: what a Book can hold, without what is lost, is one.

    >>> type(as_read(Reference(type="book", title="Rivers", scale="1:10"), "dcterms")).__name__
    'Book'
    """
    if isinstance(work, Book) or work.type != "book":
        return work
    return as_book(without_declined(work, profile)) or work


def placed(work: Work, identity: Identity) -> list[tuple[Reference, Part, Place]]:
    """The work, its volumes and parts: each seen whole, as the record has it, and where it is."""
    refs = list(references(work))
    places: dict[Path, Place] = {}
    for ref in refs:
        where = ref.within
        path = where.path if where and places else ()  # a part on its own is the work
        whole = places[path[:-2]] if path else None
        own = identity.of(ref)
        place = places[path] = Place(own, f"<{own}>", path, whole, [])
        if whole:
            whole.parts.append(place)
    return list(zip(refs, nodes(work), places.values(), strict=True))


def nodes(work: Part) -> list[Part]:
    """The work, its volumes and parts, in the order of `references`."""
    found: list[Part] = []
    _gather(work, found)
    return found


def _gather(part: Part, found: list[Part]) -> None:
    found.append(part)
    if isinstance(part, Reference):
        return
    if isinstance(part, Book):
        for volume in part.volumes:
            _gather(volume, found)
    for child in part.contents:
        _gather(child, found)
