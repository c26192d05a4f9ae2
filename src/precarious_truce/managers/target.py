"""Where in a reference manager works go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from precarious_truce.managers.marks import Mark
from precarious_truce.model import Work

__all__ = ["Manager", "Target"]


class Target(NamedTuple):
    """A place in a manager: its id there, the path of its names, and the library that it is in."""

    id: str
    name: str
    library_id: str = ""
    library: str = ""


class Manager(Protocol):
    """What each manager can do; `TruceError`, in words, where it refuses."""

    @property
    def name(self) -> str:
        """What it is called in messages."""

    def target(self, collection: str | None) -> Target:
        """The place of that name, or where the user is."""

    def known(self, target: Target) -> set[Mark] | None:
        """The marks of all that is in the library of a target; None where it cannot be asked."""

    def send(self, works: Iterable[Work], count: int, target: Target, tags: Sequence[str]) -> int:
        """Send works, which are so many items; how many the manager says it took."""
