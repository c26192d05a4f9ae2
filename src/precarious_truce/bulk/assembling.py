"""A work put together from its entry and what is in that, wherever these are kept."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from precarious_truce.errors import Diagnostic
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

    def beside(self, place: int) -> list[Stored]:
        """The volumes that stand beside one in a work that no entry is for."""

    def has(self, key: str) -> bool:
        """Whether an entry has the key that a work made for a volume would have."""

    def resolved(self, said: Placement, place: int) -> Placement | None:
        """A placement by the key that its parent was given."""


def whole_works(top: Stored, held: Held) -> tuple[list[Work], list[Diagnostic]]:
    """The work of an entry with all that is in it, what it cannot hold, and what is told of it."""
    if isinstance(top.work, Book):
        return [top.work], []
    below: dict[str, list[Reference]] = {}
    placements: dict[str, Placement] = {}
    beside = held.beside(top.place)
    said = {stored.work.key: stored for stored in (top, *beside)}
    waiting = [top, *beside]
    while waiting:
        holder = waiting.pop()
        for stored in held.below(holder.place):
            assert isinstance(stored.work, Reference)
            below.setdefault(holder.work.key, []).append(stored.work)
            said[stored.work.key] = stored
            if stored.said and (place := held.resolved(stored.said, stored.place)):
                placements[stored.work.key] = place
            waiting.append(stored)
    others = [stored.work for stored in beside if isinstance(stored.work, Reference)]
    made = with_parts(top.work, below, placements, others, held.has)
    return [_with_link(work, said.get(work.key)) for work in made.works], list(made.told())


def _with_link(work: Work, stored: Stored | None) -> Work:
    """The work, with what it says that it is in where its format keeps that."""
    if stored is None or stored.said is None:
        return work
    links = getattr(by_name(stored.source).module, "links", None)
    return links.kept(work, stored.said.parent) if links else work
