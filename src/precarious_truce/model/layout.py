"""A book laid out as it is printed: its parts with their places and the pages they surely have.

A `Row` is a list of parts that stand beside each other on paper: the contents of one holder, with
what is in a part that has no pages of its own in that part's place.

>>> from precarious_truce.model.books import Book
>>> book = Book(title="Rivers", contents=[
...     "Preface", {"title": "I", "contents": [{"title": "Floods", "pages": "1–30"}]}])
>>> layout = Layout(book)
>>> [(part.title, part.path) for part in layout.parts][-1]
('Floods', ('contents', 1, 'contents', 0))
>>> [[part.title for part in row] for row in layout.scopes[0].rows]
[['Preface', 'Floods']]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from precarious_truce.model.base import Path
from precarious_truce.model.chapters import BookOfParts, Chapter, Volume
from precarious_truce.model.kinds import KINDS, Matter
from precarious_truce.model.page_labels import LabelStyle, PageLabel
from precarious_truce.model.pages import PageRange

__all__ = ["Layout", "Numbering", "Order", "Part", "Path", "Scope", "Stretch", "beside", "is_plain"]

Numbering = tuple[str, LabelStyle, bool]
"""A sequence of page labels: its prefix, its style, whether it is in brackets."""
Order = tuple[int, str]
"""Number and suffix: the place of a label in its sequence."""


class Stretch(NamedTuple):
    """The pages surely in a range; `closed` tells whether that is all of them."""

    sequence: Numbering
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


_LEAF = 4
"""The most pages that a title of a part takes, with what is blank."""


class Scope:
    """A volume, or the book itself: what numbers of chapters and pages count in.

    `parts` are those at the top, `everything` all in printed order, `rows` see `Subject`.
    """

    __slots__ = ("everything", "holder", "index", "parts", "path", "rows")

    def __init__(self, holder: BookOfParts | Volume, path: Path, index: int) -> None:
        self.holder, self.path, self.index = holder, path, index
        self.parts: list[Part] = []
        self.everything: list[Part] = []
        self.rows: list[list[Part]] = []


class Part:
    """A part of a book at its place: its chapter, what is around it, its ranges as read.

    `stretches` are its pages, where all of them can be read and none runs backwards; a part that
    states a leaf with its title alone has those of its contents too.
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

    def take_in_contents(self) -> None:
        """Have the pages of all that is in it, where its own are those of a leaf with its title.

        Publishers print `Part I  15–16` above chapters that begin on 17.
        """
        leaf = self.stretches[0] if len(self.stretches) == 1 else None
        if self.chapter.kind != "part" or leaf is None or not leaf.closed or leaf.length > _LEAF:
            return
        inside = [s for c in self.children for s in c.stretches if s.sequence == leaf.sequence]
        if inside and min(s.low for s in inside) > leaf.high:
            self.unknown = any(child.unknown for child in self.children)
            high = max(s.high for s in inside)
            self.stretches = [Stretch(leaf.sequence, leaf.low, high, not self.unknown)]

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
    if not ranges:
        return []
    found = [Stretch.of(r) for r in ranges if r is not None]
    whole = len(found) == len(ranges) and all(s.low <= s.high for s in found)
    return found if whole else []


class Layout:
    """All parts of a book in printed order, and its scopes: the volumes, then the book itself."""

    def __init__(self, book: BookOfParts) -> None:
        self.parts: list[Part] = []
        self.scopes: list[Scope] = []
        for index, volume in enumerate(book.volumes):
            self._scope(volume, ("volumes", index), index)
        if book.contents or not book.volumes:
            self._scope(book, (), 0)

    def release(self) -> None:
        """Cut the ties between parts and scopes: what nobody needs any more is freed at once."""
        for scope in self.scopes:
            scope.parts, scope.everything, scope.rows = [], [], []
        for part in self.parts:
            if part.children:
                part.children = []

    def _scope(self, holder: BookOfParts | Volume, path: Path, index: int) -> None:
        scope = Scope(holder, path, index)
        self.scopes.append(scope)
        scope.parts = self._parts(holder, path, None, scope)
        scope.rows = list(_rows(scope.parts))

    def _parts(
        self, holder: BookOfParts | Volume | Chapter, path: Path, parent: Part | None, scope: Scope
    ) -> list[Part]:
        found = []
        for index, chapter in enumerate(holder.contents):
            part = Part(chapter, (*path, "contents", index), parent, scope)
            found.append(part)
            self.parts.append(part)
            scope.everything.append(part)
            if chapter.contents:
                part.children = self._parts(chapter, part.path, part, scope)
                part.take_in_contents()
        return found


def _rows(entries: list[Part]) -> Iterator[list[Part]]:
    row = beside(entries)
    yield row
    for part in row:
        if part.children:
            yield from _rows(part.children)


def beside(entries: list[Part]) -> list[Part]:
    """The entries as a row: a part without pages replaced by what is in it."""
    row: list[Part] = []
    for part in entries:
        row += beside(part.children) if part.children and not part.ranges else [part]
    return row


def is_plain(label: PageLabel) -> bool:
    """Whether a label is a number alone: no prefix, no brackets."""
    return not label.prefix and not label.bracketed


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
