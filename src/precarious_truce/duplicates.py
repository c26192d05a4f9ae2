"""Works that are likely to be one: the same DOI; ISBN and title; title, people and year.

>>> from precarious_truce.model import Library, Reference
>>> library = Library([
...     Reference(key="a", type="book", title="Rivers", author="Marsh, E.", date="2004"),
...     Reference(key="b", type="book", title="<i>Rivers</i>", author="Marsh, Ellen", date="2004"),
...     Reference(key="c", type="book", title="Rivers", author="Osei, K.", date="2004"),
... ])
>>> for found in duplicates(library):
...     print(found)
the same title, people and year: a, b
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from precarious_truce.formats.crosswalk.flattening import joined
from precarious_truce.formats.crosswalk.namesakes import folded
from precarious_truce.model import Name, Reference

__all__ = ["Duplicates", "duplicates"]


class Duplicates(NamedTuple):
    """The keys of works that are likely to be one, and what they have in common."""

    shared: str
    keys: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.shared}: {', '.join(self.keys)}"


def duplicates(refs: Iterable[Reference]) -> list[Duplicates]:
    """Groups of two and more, in the order of the works; each two are told of once."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for ref in refs:
        for mark in _marks(ref):
            groups.setdefault(mark, []).append(ref.key)
    found: list[Duplicates] = []
    told: set[tuple[str, ...]] = set()
    for (shared, *_), keys in groups.items():
        group = tuple(dict.fromkeys(keys))
        if len(group) > 1 and group not in told:
            told.add(group)
            found.append(Duplicates(shared, group))
    return found


def _marks(ref: Reference) -> Iterator[tuple[str, ...]]:
    """What only one work has, each after words for it."""
    title = folded(joined(ref.title and ref.title.text, ref.subtitle) or "")
    if ref.doi and not ref.is_part:
        yield "the same DOI", ref.doi.canonical
    if not title:
        return
    volume = ref.volume or ""
    if ref.isbn and not ref.is_part:
        yield "the same ISBN and title", ref.isbn.canonical, title, volume
    people = _first(ref.author or ref.editor)
    year = str(ref.date.year) if ref.date and ref.date.year else ""
    if people and year:
        pages = str(ref.pages or "")
        yield "the same title, people and year", ref.type, title, people, year, volume, pages


def _first(names: tuple[Name, ...]) -> str:
    return " ".join(folded(name.family or name.literal or name.given or "") for name in names[:3])
