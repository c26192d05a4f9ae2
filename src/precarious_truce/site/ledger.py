"""What of a record is not on its pages: the loss ledger of a site.

The page of a work holds its record (see `sources.saved_pages`, which reads it again), but for what
is nobody else's: keys of one's own, what only another program knows, findings that are accepted.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", **{"x-shelf": "3"})
>>> print(*losses(book), public(book).private, sep=": ")
rivers: x-: x-shelf 3 is lost (keys of your own are not published): None
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from precarious_truce.model import Book, Library, Loss, Work
from precarious_truce.model.base import Path
from precarious_truce.model.described import Described
from precarious_truce.model.library import as_works
from precarious_truce.model.losses import after_losses

__all__ = ["losses", "public"]

_PRIVATE = {
    "private": ("x-", "keys of your own are not published"),
    "extra": ("extra", "what only another program knows is not published"),
    "accept": ("accept", "what `check` is to accept is not published"),
}
"""Field → its key, and why it is not on a page."""


def losses(works: Library | Work | Iterable[Work]) -> list[Loss]:
    """Every fact of the works that a site does not give back."""
    return [loss for work in as_works(works) for loss in _of(work)]


def public(work: Work) -> Work:
    """A work without what is not published."""
    lost = list(_of(work))
    return after_losses(work, lost) if lost else work


def _of(work: Work) -> Iterator[Loss]:
    yield from _own(work, (work.key,))
    if isinstance(work, Book):
        for index, volume in enumerate(work.volumes):
            yield from _own(volume, (work.key, "volumes", index))
        for part in work.parts():
            yield from _own(part.chapter, (work.key, *part.path))


def _own(described: Described, path: Path) -> Iterator[Loss]:
    for field, (key, reason) in _PRIVATE.items():
        if value := getattr(described, field):
            yield Loss((*path, key), value, None, reason)
