"""An entry of a draft: one division of a book as a page made for people lists it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from precarious_truce.formats.yaml.write import Written
from precarious_truce.sources.person_names import PersonValue

__all__ = ["PICTURE", "Entry", "every"]


PICTURE = "a picture, and no part?"
"""The doubt of what stands opposite a page, and is on none."""


@dataclass(slots=True)
class Entry:
    """One division; `doubts` name what of it is a guess, `contents` holds what lies in it."""

    title: str
    number: str | None = None
    kind: str | None = None
    page: str | None = None
    people: dict[str, tuple[PersonValue, ...]] = field(default_factory=dict)
    doi: str | None = None
    doubts: list[str] = field(default_factory=list)
    contents: list[Entry] = field(default_factory=list)
    division: str | None = None
    """The division that its word names: part, chapter, section …"""
    style: str = ""
    """The series that its number belongs to."""
    indent: int = 0
    column: int = 0
    """Where its title begins on the line."""
    depth: int | None = None
    """How deep it lies, where markup says so."""
    blank: int = 0
    caps: bool = False
    facts: dict[str, Written] = field(default_factory=dict)
    """What else a source states of it."""
    line: int = 0
    printed: str = ""
    """The line of a number that has no title of its own."""

    def doubt(self, reason: str) -> None:
        """Name a guess, once."""
        if reason not in self.doubts:
            self.doubts.append(reason)


def every(tree: Iterable[Entry]) -> Iterator[Entry]:
    """Every entry of a tree, in printed order."""
    for entry in tree:
        yield entry
        yield from every(entry.contents)
