"""What the lints look at: a work, what was written of it, and its parts laid out.

>>> from precarious_truce.model import Book
>>> subject = Subject(Book(title="Rivers", contents=["Preface", "Floods"]))
>>> [path for path, described in subject.described]
[(), ('contents', 0), ('contents', 1)]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from precarious_truce.model import Book, Name, PageRange, Reference, Volume, Work
from precarious_truce.model.described import Described
from precarious_truce.model.layout import Layout, Part, Path, Scope

if TYPE_CHECKING:
    from precarious_truce.formats.yaml import Origin

__all__ = ["Raw", "Subject"]

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""A value of a record before it is typed."""

_BARE = {"title", "number", "pages", "kind", "key", "facing", "contents"}


class Subject:
    """A work, and where it was written, if it came from a record."""

    def __init__(self, work: Work, origin: Origin | None = None) -> None:
        self.work, self.origin = work, origin
        self.people: list[tuple[Path, tuple[Name, ...]]] | None = None  # once asked for
        self.raw: dict[str, Raw] | None = origin.raw if origin else None
        self.layout = Layout(work) if isinstance(work, Book) else None
        self.parts: list[Part] = self.layout.parts if self.layout else []
        self.scopes: list[Scope] = self.layout.scopes if self.layout else []

    @property
    def book(self) -> Book | None:
        """The work, if it is a book."""
        return self.work if isinstance(self.work, Book) else None

    @property
    def rows(self) -> Iterator[list[Part]]:
        """The rows of every scope."""
        for scope in self.scopes:
            yield from scope.rows

    @cached_property
    def paged(self) -> list[tuple[Path, tuple[PageRange | None, ...], str]]:
        """Everything with `pages`: its path, the ranges as read, the printed text."""
        found = [(p.path, p.ranges, str(p.chapter.pages)) for p in self.parts if p.ranges]
        if isinstance(self.work, Reference) and self.work.pages:
            found.append(((), self.work.pages.read(), str(self.work.pages)))
        return found

    @cached_property
    def described(self) -> list[tuple[Path, Described]]:
        """Everything that can be described: the work, its volumes, its parts."""
        found: list[tuple[Path, Described]] = [((), self.work)]
        found += [(s.path, s.holder) for s in self.scopes if isinstance(s.holder, Volume)]
        found += [(p.path, p.chapter) for p in self.parts]
        return found

    @cached_property
    def detailed(self) -> list[tuple[Path, Described]]:
        """Of everything described, what has more fields than title, number and pages."""
        return [(p, d) for p, d in self.described if not d.model_fields_set <= _BARE]

    def raw_at(self, path: Path) -> Raw | None:
        """The value of the record at `path`; None without a record, or where there is none."""
        value: Raw | None = self.raw
        for step in path:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step] if step < len(value) else None
            elif step != 0:
                return None
        return value

    def has(self, path: Path, key: str) -> bool:
        """Whether the record itself has `key` at `path`, be it only what it would inherit."""
        value = self.raw_at(path)
        return isinstance(value, dict) and key in value

    def in_brackets(self, path: Path) -> bool:
        """Whether the list at `path` may be written as `[A, B]`: without a record it may."""
        if self.origin is None:
            return True
        source = self.origin.source
        node = source.node(self.origin.document, (*self.origin.path, *path))
        return node is None or source.text[node.start.index : node.start.index + 1] == "["

    def later(self, one: Path, other: Path) -> Path:
        """The later named of two paths; without a record the second."""
        for depth, (a, b) in enumerate(zip(one, other, strict=False)):
            if a != b:
                around = self.raw_at(one[:depth])
                keys = list(around) if isinstance(around, dict) else []
                first = a in keys and b in keys and keys.index(str(a)) > keys.index(str(b))
                return one if first else other
        return other
