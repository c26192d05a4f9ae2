"""Where a part is in its book: what it is in, what stands before and after it, its key.

A chapter does not know its book; a `Placed` knows both.

>>> from precarious_truce.model.books import Book
>>> book = Book(title="Rivers", contents=["Preface", {"title": "Upstream", "contents": [
...     {"number": "1", "title": "Floods"}, {"number": "2", "title": "Fords"}]}])
>>> fords = book.part("rivers-upstream-ch2")
>>> fords, fords.parent, fords.previous, fords.next, fords.depth
(<2 Fords>, <Upstream>, <1 Floods>, None, 1)
>>> book.contents[0].in_(book).next
<Upstream>
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from precarious_truce.errors import Diagnostic, MissingKey, did_you_mean
from precarious_truce.model.base import Path
from precarious_truce.model.chapters import BookOfParts, Chapter, Volume
from precarious_truce.model.keys import part_keys
from precarious_truce.model.pages import Pages
from precarious_truce.model.titles import Title

__all__ = ["Placed", "part_of", "parts_of"]

B = TypeVar("B", bound=BookOfParts)


class Placed(Generic[B]):
    """A chapter at its place in a book.

    `key` is its citation key there and `path` leads to it in the record; `parent` is the part that
    it is in and `volume` the volume, None where it is in none; `depth` counts the parts around it.
    """

    __slots__ = ("_all", "_index", "book", "chapter", "depth", "key", "parent", "path", "volume")

    def __init__(
        self,
        book: B,
        chapter: Chapter,
        key: str,
        path: Path,
        parent: Placed[B] | None,
        volume: Volume | None,
        beside: list[Placed[B]],
    ) -> None:
        self.book, self.chapter, self.key, self.path = book, chapter, key, path
        self.parent, self.volume = parent, volume
        self.depth: int = parent.depth + 1 if parent else 0
        self._all: Sequence[Placed[B]] = beside
        self._index = len(beside)

    @property
    def next(self) -> Placed[B] | None:
        """The part after it in printed order, whatever that is in; None after the last."""
        return self._all[self._index + 1] if self._index + 1 < len(self._all) else None

    @property
    def previous(self) -> Placed[B] | None:
        """The part before it in printed order, maybe the one it is in; None for the first."""
        return self._all[self._index - 1] if self._index else None

    @property
    def title(self) -> Title:
        """The title of the chapter."""
        return self.chapter.title

    @property
    def number(self) -> str | None:
        """The number of the chapter."""
        return self.chapter.number

    @property
    def kind(self) -> str:
        """What kind of part the chapter is."""
        return self.chapter.kind

    @property
    def pages(self) -> Pages | None:
        """The pages of the chapter."""
        return self.chapter.pages

    @property
    def around(self) -> Iterator[Placed[B]]:
        """The parts it is in, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Placed):
            return NotImplemented
        return self.path == other.path and bool(self.book == other.book)

    def __hash__(self) -> int:
        return hash((self.key, self.path))

    def __repr__(self) -> str:
        return f"<{' '.join(filter(None, (self.chapter.number, self.chapter.title.text)))}>"


def parts_of(book: B) -> list[Placed[B]]:
    """Every part of a book at its place, volume by volume, in printed order."""
    found: list[Placed[B]] = []
    by_path: dict[Path, Placed[B]] = {}
    for part, path, key, _ in part_keys(book):
        if isinstance(part, Chapter):
            volume = book.volumes[int(path[1])] if path[0] == "volumes" else None
            placed = Placed(book, part, key, path, by_path.get(path[:-2]), volume, found)
            by_path[path] = placed
            found.append(placed)
    return found


def part_of(book: B, which: str | Chapter) -> Placed[B]:
    """A part by its key, or a chapter that is in the book; raises `MissingKey` where it is not."""
    parts = parts_of(book)
    if isinstance(which, Chapter):
        same = [part for part in parts if part.chapter is which]
        same = same or [part for part in parts if part.chapter == which]
        message = f"{book.key} has no such part: {which.title}"
        hint = "a book takes out of its parts what they have from it; look in its contents"
    else:
        same = [part for part in parts if part.key == which]
        message = f"no part of {book.key} has the key {which!r}"
        hint = did_you_mean(which, [part.key for part in parts]) or ""
    if not same:
        raise MissingKey(Diagnostic("K1", message, hint=hint or None))
    return same[0]
