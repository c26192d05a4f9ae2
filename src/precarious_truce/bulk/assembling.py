"""A work put together from its entry and what is in that, wherever these are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from precarious_truce.formats import by_name
from precarious_truce.formats.crosswalk.gathering import Placement, with_parts
from precarious_truce.model import Book, Reference, Work

__all__ = ["Held", "Stored", "whole_works"]


class Stored(NamedTuple):
    """An entry as it was stored, at its place in the order of the inputs."""

    place: int
    source: str
    work: Work
    said: Placement | None


class Held(Protocol):
    """Where it is known what is in an entry."""

    def below(self, place: int) -> list[Stored]:
        """What is in an entry, in order."""

    def resolved(self, said: Placement, place: int) -> Placement | None:
        """A placement by the key that its parent was given."""


def whole_works(top: Stored, held: Held) -> Iterator[Work]:
    """The work of an entry with all that is in it, and what it cannot hold."""
    if isinstance(top.work, Book):
        yield top.work
        return
    below: dict[str, list[Reference]] = {}
    placements: dict[str, Placement] = {}
    said: dict[str, Stored] = {top.work.key: top}
    waiting = [top]
    while waiting:
        holder = waiting.pop()
        for stored in held.below(holder.place):
            assert isinstance(stored.work, Reference)
            below.setdefault(holder.work.key, []).append(stored.work)
            said[stored.work.key] = stored
            if stored.said and (place := held.resolved(stored.said, stored.place)):
                placements[stored.work.key] = place
            waiting.append(stored)
    for work in with_parts(top.work, below, placements):
        yield _with_link(work, said.get(work.key))


def _with_link(work: Work, stored: Stored | None) -> Work:
    """The work, with what it says that it is in where its format keeps that."""
    if stored is None or stored.said is None:
        return work
    links = getattr(by_name(stored.source).module, "links", None)
    return links.kept(work, stored.said.parent) if links else work
