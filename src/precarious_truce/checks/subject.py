"""What the lints look at: a work laid out flat, its parts with their places and pages.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", extent="200", contents=[
...     "Preface", {"title": "I", "contents": [{"title": "Floods", "pages": "1–30"}]}])
>>> subject = Subject(book)
>>> [(part.title, part.path) for part in subject.parts][-1]
('Floods', ('contents', 1, 'contents', 0))
>>> [[part.title for part in row] for row in subject.rows]
[['Preface', 'Floods']]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from precarious_truce.model import Book, Chapter, PageLabel, PageRange, Reference, Volume, Work
from precarious_truce.model.kinds import KINDS, Matter
from precarious_truce.model.pages import LabelStyle

__all__ = ["Order", "Part", "Path", "Scope", "Stretch", "Subject", "is_plain"]

Path = tuple[str | int, ...]


Order = tuple[int, str]
"""Number and suffix: the place of a label in its sequence."""


class Stretch(NamedTuple):
    """The pages surely in a range; `closed` tells whether that is all of them."""

    sequence: tuple[str, LabelStyle, bool]
    low: Order
    high: Order
    closed: bool

    @property
    def length(self) -> int:
        """How many pages, suffixed leaves not counted."""
        return self.high[0] - self.low[0] + 1

    @classmethod
    def of(cls, span: PageRange) -> Stretch:
        """The stretch of a range; of an open one, or one that changes sequence, the first page."""
        first, last = span.first, span.last
        sequence, low = first[:3], (first.number, first.suffix)
        if last is None or last[:3] != sequence:
            return cls(sequence, low, low, False)
        return cls(sequence, low, (last.number, last.suffix), True)


class Scope:
    """A volume, or the book itself: what numbers of chapters and pages count in.

    `parts` are those at the top, `everything` all in printed order, `rows` see `Subject`.
    """

    __slots__ = ("everything", "holder", "index", "parts", "path", "rows")

    def __init__(self, holder: Book | Volume, path: Path, index: int) -> None:
        self.holder, self.path, self.index = holder, path, index
        self.parts: list[Part] = []
        self.everything: list[Part] = []
        self.rows: list[list[Part]] = []


class Part:
    """A part of a book at its place: its chapter, what is around it, its ranges as read.

    `stretches` are its pages, where all of them can be read and none runs backwards.
    """

    __slots__ = (
        "chapter", "children", "language", "matter", "parent", "path", "ranges", "scope",
        "stretches", "unknown",
    )  # fmt: skip

    def __init__(self, chapter: Chapter, path: Path, parent: Part | None, scope: Scope) -> None:
        self.chapter, self.path, self.parent, self.scope = chapter, path, parent, scope
        self.children: list[Part] = []
        self.language: tuple[str, ...] = chapter.language or (parent.language if parent else ())
        self.ranges: tuple[PageRange | None, ...] = chapter.pages.read() if chapter.pages else ()
        self.stretches: list[Stretch] = _stretches(self.ranges)
        self.unknown = not self.stretches or not all(s.closed for s in self.stretches)
        self.matter = self._matter()

    @property
    def title(self) -> str:
        """The printed title."""
        return self.chapter.title.text

    @property
    def name(self) -> str:
        """What people call it: `chapter 3`, else its title."""
        number, kind = self.chapter.number, self.chapter.kind
        return f"{kind} {number}" if number and len(number) < 20 else f"“{_short(self.title)}”"

    def _matter(self) -> Matter:
        """Front, body or back; an introduction on roman pages is front matter."""
        matter = KINDS[self.chapter.kind].matter
        if matter == "body" and not self.chapter.number and self.stretches:
            prefix, style, _ = self.stretches[0].sequence
            return "front" if style is LabelStyle.ROMAN and not prefix else matter
        return matter

    @property
    def ancestors(self) -> Iterator[Part]:
        """The parts around it, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def restarts(self) -> bool:
        """Whether its pages begin anew, as those of papers with article numbers do."""
        if self.chapter.article_number is None or not self.stretches:
            return False
        return self.stretches[0].low[0] == 1


def _stretches(ranges: tuple[PageRange | None, ...]) -> list[Stretch]:
    found = [Stretch.of(r) for r in ranges if r is not None]
    whole = len(found) == len(ranges) and all(s.low <= s.high for s in found)
    return found if whole else []


_BARE = {"title", "number", "pages", "kind", "key", "facing", "contents"}


class Subject:
    """A work, what was written of it (`raw`, where it came from a record), and its parts.

    `rows` are lists of parts that stand beside each other on paper: the contents of one holder,
    with the contents of a part that has no pages itself in that part's place.
    """

    def __init__(self, work: Work, raw: dict[str, Any] | None = None) -> None:
        self.work, self.raw = work, raw
        self.memory: dict[str, Any] = {}  # what several lints of a group need
        self.parts: list[Part] = []
        self.scopes: list[Scope] = []
        if isinstance(work, Book):
            for index, volume in enumerate(work.volumes):
                self._scope(volume, ("volumes", index), index)
            if work.contents or not work.volumes:
                self._scope(work, (), 0)

    def _scope(self, holder: Book | Volume, path: Path, index: int) -> None:
        scope = Scope(holder, path, index)
        self.scopes.append(scope)
        top = [
            self._part(c, (*path, "contents", i), None, scope)
            for i, c in enumerate(holder.contents)
        ]
        scope.parts = top
        if any(part.ranges for part in scope.everything):
            scope.rows = list(_rows(top))

    def _part(self, chapter: Chapter, path: Path, parent: Part | None, scope: Scope) -> Part:
        part = Part(chapter, path, parent, scope)
        self.parts.append(part)
        scope.everything.append(part)
        part.children = [
            self._part(c, (*path, "contents", i), part, scope)
            for i, c in enumerate(chapter.contents)
        ]
        return part

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
    def described(self) -> list[tuple[Path, Any]]:
        """Everything that can be described: the work, its volumes, its parts."""
        found: list[tuple[Path, Any]] = [((), self.work)]
        found += [(s.path, s.holder) for s in self.scopes if s.path]
        found += [(p.path, p.chapter) for p in self.parts]
        return found

    @cached_property
    def detailed(self) -> list[tuple[Path, Any]]:
        """Of everything described, what says more than title, number and pages."""
        return [(p, d) for p, d in self.described if not d.model_fields_set <= _BARE]

    def written(self, path: Path) -> Any:
        """What the record says at `path`, as text, list or mapping; None without a record."""
        value: Any = self.raw
        for step in path:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step] if step < len(value) else None
            elif step != 0:
                return None
        return value

    def says(self, path: Path, key: str) -> bool:
        """Whether the record itself has `key` at `path`, be it only what it would inherit."""
        value = self.written(path)
        return isinstance(value, dict) and key in value

    def later(self, one: Path, other: Path) -> Path:
        """The later named of two paths; without a record the second."""
        for depth, (a, b) in enumerate(zip(one, other, strict=False)):
            if a != b:
                around = self.written(one[:depth])
                keys = list(around) if isinstance(around, dict) else []
                first = a in keys and b in keys and keys.index(str(a)) > keys.index(str(b))
                return one if first else other
        return other


def _rows(entries: list[Part]) -> Iterator[list[Part]]:
    row: list[Part] = []
    below: list[Part] = []
    _spread(entries, row, below)
    if any(part.ranges for part in row):
        yield row
    for part in below:
        yield from _rows(part.children)


def _spread(entries: list[Part], row: list[Part], below: list[Part]) -> None:
    """Put the entries into `row`, a part without pages replaced by what is in it."""
    for part in entries:
        if not part.ranges and part.children and _has_pages(part):
            _spread(part.children, row, below)
        else:
            row.append(part)
            if part.children:
                below.append(part)


def _has_pages(part: Part) -> bool:
    return bool(part.ranges) or any(_has_pages(p) for p in part.children)


def is_plain(label: PageLabel) -> bool:
    """Whether a label is a number alone: no prefix, no brackets."""
    return not label.prefix and not label.bracketed


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
