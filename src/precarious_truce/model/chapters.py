"""Chapters and volumes: what a book holds, in printed order.

A `Chapter` is any division that can be cited on its own; it does not know its book.  Whatever
works on the parts of a book (keys, inheritance, layout, finding a page) needs these two and a
`BookOfParts`, not the book itself.

>>> [Chapter.model_validate(title).kind for title in ("Preface", "Who owns a flood?", "Index")]
['preface', 'chapter', 'index']
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

from pydantic import model_validator

from precarious_truce.model.base import Line, Values, after, as_list_first, before, one_of
from precarious_truce.model.described import Described
from precarious_truce.model.extents import Extent
from precarious_truce.model.kinds import KINDS, infer
from precarious_truce.model.pages import Pages
from precarious_truce.model.titles import Title

if TYPE_CHECKING:
    from typing import Self, Unpack

    from precarious_truce.model.inputs import ChapterChanges, ChapterFields, VolumeFields

__all__ = ["BookOfParts", "Chapter", "Volume"]


P = TypeVar("P", covariant=True)


class _BookWithPlaces(Protocol[P]):
    """A book that gives parts at their places."""

    def part(self, which: "Chapter", /) -> P:
        """A part at its place."""


class Chapter(Described):
    """Any division that can be cited on its own: preface, part, chapter, section, plates, index.

    `kind` is inferred from number, title and contents unless it is given.
    """

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ChapterFields]) -> None: ...

        def changed(self, **fields: Unpack[ChapterChanges]) -> Self: ...  # type: ignore[override]

    key: Annotated[Line | None, before("title")] = None
    """The key it is cited by, where the derived one will not do. Example: marsh2004-floods"""
    number: Line | None = None
    """Its number as printed, Arabic or Roman. Example: 1"""
    article_number: Line | None = None
    """Its number among articles that have no common pages. Example: 105"""
    kind: Annotated[Line, one_of(KINDS, "kind of part", "kinds")] = ""
    """What it is, where number and title do not tell. Example: appendix"""
    title: Title
    """Its title as printed. Example: Who owns a flood?"""
    pages: Annotated[Pages | None, after("contributor")] = None
    """Where it is, as printed; `31–` where the end is not known. Example: 15–61"""
    facing: bool | None = None
    """Whether its pages face those of another language. Example: true"""
    contents: Annotated[tuple["Chapter", ...], as_list_first, after("archive")] = ()
    """What is in it, in printed order. Example: [Dykes, {title: Neighbours, pages: 31–61}]"""
    extent: Annotated[Extent | None, after("event")] = None
    """How long it is, where pages do not tell. Example: 47 pages"""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"title": value} if isinstance(value, str) else value

    @classmethod
    def _settle(cls, values: Values) -> None:
        if not values["kind"]:
            number, parent = values["number"], bool(values["contents"])
            values["kind"] = infer(values["title"].text, number=number, parent=parent)

    def _stated(self) -> Values:
        derived = ("kind",) if self.kind == self.inferred_kind else ()
        return {name: value for name, value in self.facts().items() if name not in derived}

    @property
    def inferred_kind(self) -> str:
        """The kind it would have if none were given."""
        return infer(self.title.text, number=self.number, parent=bool(self.contents))

    def in_(self, book: "_BookWithPlaces[P]") -> P:
        """This part at its place in a book, as `book.part(chapter)` gives it."""
        return book.part(self)

    def walk(self) -> Iterator["Chapter"]:
        """This part and everything in it, in printed order."""
        yield self
        for part in self.contents:
            yield from part.walk()


class Volume(Described):
    """A volume of a work: a scope of its own for chapter numbers and pages."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[VolumeFields]) -> None: ...

        def changed(self, **fields: Unpack[VolumeFields]) -> Self: ...  # type: ignore[override]

    key: Line | None = None
    """The key it is cited by, where the derived one will not do. Example: marsh2004-north"""
    number: Line | None = None
    """Its number as printed. Example: 1"""
    extent: Annotated[Extent | None, after("event")] = None
    """How long it is: Roman pages + Arabic pages + plates. Example: xxiv + 402"""
    contents: Annotated[tuple[Chapter, ...], as_list_first] = ()
    """What is in it, in printed order.

    Example: [Preface, {number: 1, title: The first pans, pages: 3–77}]
    """


class BookOfParts(Protocol):
    """What there is to know of a book for all that looks at its parts only."""

    @property
    def key(self) -> str:
        """The key it is cited by."""

    @property
    def title(self) -> Title | None:
        """Its title."""

    @property
    def extent(self) -> Extent | None:
        """How long it is."""

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """Its volumes."""

    @property
    def contents(self) -> tuple[Chapter, ...]:
        """Its parts, where they are in no volume."""
