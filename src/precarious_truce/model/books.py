"""Books, their volumes and their contents.

A `Book` holds its `contents`, a tree of `Chapter`s in printed order; a chapter does not know its
book.  Whatever a chapter does not say for itself it has from its book: see `inheritance`.

>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Preface", {
...     "number": "1", "title": "Who owns a flood?", "pages": "15–61"}])
>>> book.key, [chapter.kind for chapter in book.contents]
('marsh2004', ['preface', 'chapter'])
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, model_validator

from precarious_truce.errors import did_you_mean
from precarious_truce.model.base import Line, after, as_list_first, before
from precarious_truce.model.described import Described
from precarious_truce.model.inheritance import settle
from precarious_truce.model.kinds import BOOK_KINDS, KINDS, infer
from precarious_truce.model.pages import Extent, Pages
from precarious_truce.model.titles import Title

if TYPE_CHECKING:
    from precarious_truce.model.locate import Location

__all__ = ["Book", "Chapter", "Volume"]


def _known(kinds: Any, what: str) -> AfterValidator:
    def check(kind: str) -> str:
        if kind not in kinds:
            hint = did_you_mean(kind, kinds) or f"kinds are {', '.join(kinds)}"
            raise ValueError(f"no kind of {what}: {kind}; {hint}")
        return kind

    return AfterValidator(check)


class Chapter(Described):
    """Any division that can be cited on its own: preface, part, chapter, section, plates, index.

    `kind` is inferred from number, title and contents unless it is given.
    """

    key: Annotated[Line | None, before("title")] = None
    """The key it is cited by, where the derived one will not do. Example: marsh2004-floods"""
    number: Line | None = None
    """Its number as printed, Arabic or Roman. Example: 1"""
    article_number: Line | None = None
    """Its number among articles that have no common pages. Example: 105"""
    kind: Annotated[Line, _known(KINDS, "part")] = "chapter"
    """What it is, where number and title do not tell. Example: appendix"""
    title: Title
    """Its title as printed. Example: Who owns a flood?"""
    pages: Annotated[Pages | None, after("contributor")] = None
    """Where it is, as printed; `31–` where the end is not known. Example: 15–61"""
    facing: bool | None = None
    """Whether its pages face those of another language. Example: true"""
    contents: Annotated[tuple["Chapter", ...], as_list_first, after("archive")] = ()
    """What is in it, in printed order. Example: [Dykes, {title: Neighbours, pages: 31–61}]"""

    @model_validator(mode="before")
    @classmethod
    def _kind_told(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"title": value, "kind": infer(value)} if value else {"title": value}
        if isinstance(value, dict) and "kind" not in value and "title" in value:
            kind = _told(value["title"], value.get("number"), bool(value.get("contents")))
            return {**value, "kind": kind} if kind != "chapter" else value
        return value

    @property
    def inferred_kind(self) -> str:
        """The kind it would have if none were given."""
        return infer(self.title.text, number=self.number, parent=bool(self.contents))

    def walk(self) -> Iterator["Chapter"]:
        """This part and everything in it, in printed order."""
        yield self
        for part in self.contents:
            yield from part.walk()


def _told(title: Any, number: Any, parent: bool) -> str:
    """The kind of a part not validated yet; what is no title at all tells nothing."""
    if type(title) is not str:
        title = title.get("text") if isinstance(title, dict) else getattr(title, "text", None)
    if not isinstance(title, str):
        return "chapter"
    return infer(title, number=None if number is None else str(number), parent=parent)


class Volume(Described):
    """A volume of a work: a scope of its own for chapter numbers and pages."""

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


class Book(Described):
    """The thing on the shelf; its `key` is derived from family name and year unless given."""

    key: Line = ""
    """The key it is cited by; without one, family name and year. Example: marsh2004"""
    kind: Annotated[Line, _known(BOOK_KINDS, "book")] = "book"
    """What kind of book it is: monograph, edited-volume, proceedings, dictionary …

    Example: monograph
    """
    title: Title
    """The title as on the title page; a colon in it splits nothing. Example: Rivers and Borders"""
    extent: Extent | None = None
    """How long it is: Roman pages + Arabic pages + plates. Example: xiv + 289"""
    volume_count: Line | None = None
    """How many volumes there are, where not all of them are listed. Example: 3"""
    volumes: Annotated[tuple[Volume, ...], as_list_first, before("contents")] = ()
    """Its volumes, each with `contents` of its own.

    Example: [{number: 1, title: The Northern Ways, contents: [Preface]}]
    """
    contents: Annotated[tuple[Chapter, ...], as_list_first] = ()
    """The contents page, in printed order; a bare line is a title.

    Example: [Preface, {number: 1, title: Who owns a flood?, pages: 15–61}]
    """

    @model_validator(mode="after")
    def _settled(self) -> Self:
        self._settle()
        return self

    def _settle(self) -> None:
        settle(self)
        if self.volume_count == str(len(self.volumes)):
            self.__dict__["volume_count"] = None

    @classmethod
    def settled(cls, values: dict[str, Any]) -> "Book":
        """A book of values that are valid already."""
        made = cls.assembled(values)
        made._settle()
        return made

    @property
    def type(self) -> str:
        """The CSL type."""
        return "book"

    def locate(self, page: str) -> "list[Location]":
        """Every part that holds `page` (`113`, `xi`, `vol. 2, p. 14`) or may: see `locate`."""
        from precarious_truce.model.locate import locate

        return locate(self, page)

    def walk(self) -> Iterator[Chapter]:
        """Every part of the book, volume by volume, in printed order."""
        holders: tuple[Volume | Book, ...] = (*self.volumes, self)
        for holder in holders:
            for part in holder.contents:
                yield from part.walk()
