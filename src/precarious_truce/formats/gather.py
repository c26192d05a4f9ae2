"""Gathering: the flat entries of one book become a Book with its contents.

Only where the book's own entry is there.  A part belongs to it when the source says so (crossref),
or when its container is the book's title and its key begins with the book's, or ISBN, or publisher
and date agree with exactly one book.  Parts keep the order of the source, unless every one has
pages in one sequence: then that of the pages.  What a Book or Chapter cannot hold stays a
Reference, so that nothing is lost.

>>> book = Reference(key="m", type="book", title="Rivers", publisher="N", date="2004")
>>> part = Reference(key="p", type="chapter", title="Floods", container_title="Rivers",
...                  publisher="N", date="2004", pages="1–30")
>>> [(w.key, [c.title.text for c in w.contents]) for w in gathered([part, book])]
[('m', ['Floods'])]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from precarious_truce.formats.mapping import joined
from precarious_truce.model import Book, Chapter, Reference, Volume, Work
from precarious_truce.model.kinds import KINDS
from precarious_truce.model.pages import PageLabel

__all__ = ["book_of", "gathered"]

_OF_CONTAINER = frozenset(
    ("container_title", "container_subtitle", "container_author", "volume", "volume_title",
     "volume_subtitle", "volume_count", "part_number", "part_title")
)  # fmt: skip
_CHAPTER = frozenset(Chapter.model_fields)
_BOOK = frozenset(Book.model_fields)
_VOLUME = frozenset(Volume.model_fields)


def book_of(ref: Reference, **parts: Any) -> Book | None:
    """The Book that a reference of type book is; None where a Book cannot hold all it says."""
    said = {k: v for k, v in ref.said().items() if k != "type"}
    if ref.type != "book" or not ref.title or not _BOOK.issuperset(said):
        return None
    try:
        return Book(**said, **parts)
    except ValidationError:
        return None


def gathered(refs: Iterable[Reference], parents: Mapping[str, str] | None = None) -> list[Work]:
    """Works in the order of the source; `parents`: key of a part → key of what it is in."""
    return _Gathering(list(refs), parents or {}).works()


class _Gathering:
    """One pass over the entries of a source."""

    def __init__(self, refs: list[Reference], parents: Mapping[str, str]) -> None:
        self.refs, self.parents = refs, parents
        self.by_key = {ref.key: ref for ref in refs}
        self.by_title: dict[str, list[Reference]] = {}
        for ref in refs:
            if ref.type == "book" and ref.title and not ref.volume and book_of(ref) is not None:
                self.by_title.setdefault(_whole_title(ref), []).append(ref)
        self.below: dict[str, list[Reference]] = {}

    def works(self) -> list[Work]:
        homes = {ref.key: home for ref in self.refs if (home := self._home(ref))}
        for ref in self.refs:
            if ref.key in homes:
                self.below.setdefault(homes[ref.key], []).append(ref)
        works: list[Work] = []
        for ref in self.refs:
            if ref.key not in homes:
                works += self._with_parts(ref)
        return works

    def _home(self, ref: Reference) -> str | None:
        """The key of the book that a part or volume is in; None where that is not said."""
        if not (ref.is_part or (ref.type == "book" and ref.volume)):
            return None
        parent = self.by_key.get(self.parents.get(ref.key, ""))
        if parent is not None and parent is not ref:
            return parent.key if book_of(parent) is not None else None
        title = _whole_title(ref) if ref.type == "book" else _container_title(ref)
        known = [b for b in self.by_title.get(title, ()) if b is not ref] if title else []
        by_key = [book for book in known if ref.key.startswith(f"{book.key}-")]
        if by_key:
            return max(by_key, key=lambda book: len(book.key)).key
        agreeing = [book for book in known if _agrees(ref, book)]
        return agreeing[0].key if len(agreeing) == 1 else None

    def _with_parts(self, ref: Reference) -> list[Work]:
        """The work of an entry with its parts, and the parts that it cannot hold."""
        book = book_of(ref)
        if book is None:
            return [ref, *self.below.get(ref.key, ())]
        parts = self.below.get(ref.key, [])
        if not parts:
            return [book]
        volumes = [v for v in parts if v.type == "book" and _fits_volume(v)]
        numbers = {str(v.volume) for v in volumes}
        held = [p for p in parts if p.is_part and _fits(p, ref, numbers)]
        made = book_of(
            ref,
            volumes=[_volume(v, [p for p in held if p.volume == v.volume]) for v in volumes],
            contents=_contents([p for p in held if not p.volume]),
        )
        if made is None:
            return [book, *parts]
        if made.volume_count == str(len(made.volumes)):
            made = made.replaced(volume_count=None)
        kept = {id(p) for p in (*volumes, *held)}
        return [made, *(p for p in parts if id(p) not in kept)]


def _whole_title(ref: Reference) -> str:
    return (joined(ref.title and ref.title.text, ref.subtitle) or "").casefold()


def _container_title(ref: Reference) -> str:
    return (joined(ref.container_title and ref.container_title.text, ref.container_subtitle) or "").casefold()


def _agrees(part: Reference, book: Reference) -> bool:
    """Whether a part with the title of the book also says its ISBN, or its publisher and date."""
    if part.isbn and book.isbn:
        return part.isbn == book.isbn
    same_date = part.date is not None and part.date == book.date
    return same_date and part.publisher == book.publisher and bool(part.publisher)


def _fits(part: Reference, book: Reference, volumes: set[str]) -> bool:
    """Whether a Chapter of this book can hold all that the part says."""
    said = part.said()
    if not part.title or not (_CHAPTER | _OF_CONTAINER | {"type", "kind"}).issuperset(said):
        return False
    if part.volume and part.volume not in volumes:
        return False
    return not part.container_author or part.container_author == book.author


def _fits_volume(volume: Reference) -> bool:
    allowed = _VOLUME | {"volume", "volume_title", "volume_subtitle", "volume_count", "type", "kind"}
    return allowed.issuperset(volume.said())


def _volume(ref: Reference, parts: list[Reference]) -> Volume:
    said = {k: v for k, v in ref.said().items() if k in _VOLUME}
    titles = {"title": ref.volume_title, "subtitle": ref.volume_subtitle, "number": ref.volume}
    return Volume(**said | titles, contents=_contents(parts))


def _contents(parts: list[Reference]) -> list[Chapter]:
    """The chapters in order, those of a numbered part inside it where the part is there too."""
    parts = _ordered(parts)
    heads = {p.number: p for p in parts if p.number and not p.part_number}
    inside: dict[int, list[Reference]] = {}
    top = []
    for part in parts:
        head = heads.get(part.part_number) if part.part_number else None
        if head is not None and head is not part:
            inside.setdefault(id(head), []).append(part)
        else:
            top.append(part)
    return [_chapter(p, inside.get(id(p), ())) for p in top]


def _chapter(ref: Reference, inside: Sequence[Reference] = ()) -> Chapter:
    """The chapter; who has no author in the source has none, whatever the book's is."""
    said = {k: v for k, v in ref.said().items() if k in _CHAPTER}
    if inside:
        said |= {"kind": "part", "contents": [_chapter(p) for p in inside]}
    chapter = Chapter(**said)
    if not chapter.author and KINDS[chapter.kind].authored:
        return chapter.replaced(emptied=("author",))
    return chapter


def _ordered(parts: list[Reference]) -> list[Reference]:
    """By first page where every part has one, all in one sequence; else as they came."""
    labels = [part.pages.first if part.pages else None for part in parts]
    known = [label for label in labels if label is not None]
    if len(known) < len(parts) or len({label.sequence for label in known}) != 1:
        return parts
    order: list[tuple[PageLabel, int]] = [(label, n) for n, label in enumerate(known)]
    return [parts[n] for _, n in sorted(order, key=lambda pair: (pair[0].order, pair[1]))]
