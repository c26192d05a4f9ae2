"""Books, their volumes and their contents.

A `Book` holds its `contents`, a tree of `Chapter`s in printed order; a chapter does not know its
book.  Whatever a chapter does not say for itself it has from its book: see `inheritance`.

>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Preface", {
...     "number": "1", "title": "Who owns a flood?", "pages": "15–61"}])
>>> book.key, [chapter.kind for chapter in book.contents]
('marsh2004', ['preface', 'chapter'])
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from precarious_truce.model.base import Line, Values, after, as_list_first, before, one_of
from precarious_truce.model.chapters import Chapter, Volume
from precarious_truce.model.described import Described
from precarious_truce.model.extents import Extent
from precarious_truce.model.inheritance import settle
from precarious_truce.model.keys import work_key
from precarious_truce.model.kinds import BOOK_KINDS
from precarious_truce.model.roman import from_roman
from precarious_truce.model.titles import Title

if TYPE_CHECKING:
    from typing import Self, Unpack

    from precarious_truce.model.inputs import BookChanges, BookFields
    from precarious_truce.model.locate import Location
    from precarious_truce.model.placed import Placed

__all__ = ["Book", "Chapter", "Volume", "known_volumes"]


class Book(Described):
    """The thing on the shelf; its `key` is derived from family name and year unless given."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[BookFields]) -> None: ...

        def changed(self, **fields: Unpack[BookChanges]) -> Self: ...  # type: ignore[override]

    inherits: ClassVar[bool] = False
    word: ClassVar[str | None] = "book"

    key: Line = ""
    """The key it is cited by; without one, family name and year. Example: marsh2004"""
    kind: Annotated[Line, one_of(BOOK_KINDS, "kind of book", "kinds")] = "book"
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

    volume: Annotated[Line | None, after("contributor")] = None
    """Which volume of a work it is, where the work has no record of its own. Example: 2"""

    @classmethod
    def _settle(cls, values: Values) -> None:
        settle(values)
        known = known_volumes(values["volumes"], values["contents_status"])
        if values["volume_count"] == known:
            values["volume_count"] = None

    def _stated(self) -> Values:
        derived = ("key",) if self.key == work_key(self) else ()
        return {name: value for name, value in self.facts().items() if name not in derived}

    @property
    def type(self) -> str:
        """The CSL type."""
        return "book"

    def __repr__(self) -> str:
        parts = sum(1 for _ in self.walk())
        held = f", {parts} part{'s' * (parts != 1)}" if parts else ""
        return f"<Book {self.key}: {self.title.text}{held}>"

    def __str__(self) -> str:
        """Its title and the first of its parts, with a bar where each lies.

        >>> print(Book(title="Rivers", author="Marsh, Eleanor", date=2004, contents=["Floods"]))
        Rivers (Marsh, 2004)
        └── Floods
        """
        from precarious_truce.contents_view import brief

        return brief(self)

    def _repr_html_(self) -> str:
        from precarious_truce.notebook import of_book

        return of_book(self)

    def locate(self, page: str) -> "list[Location]":
        """Every part that holds `page` (`113`, `xi`, `vol. 2, p. 14`) or may: see `locate`."""
        from precarious_truce.model.locate import locate

        return locate(self, page)

    def part(self, which: str | Chapter) -> "Placed[Book]":
        """A part at its place, by its key or as a chapter of the contents: see `Placed`.

        Raises `MissingKey` where the book has no such part.

        >>> book = Book(title="Rivers", contents=["Preface", "Floods", "Index"])
        >>> book.part("rivers-floods").next, book.part(book.contents[2]).key
        (<Index>, 'rivers-index')
        """
        from precarious_truce.model.placed import part_of

        return part_of(self, which)

    def parts(self) -> "list[Placed[Book]]":
        """Every part at its place, volume by volume, in printed order."""
        from precarious_truce.model.placed import parts_of

        return parts_of(self)

    def walk(self) -> Iterator[Chapter]:
        """Every part of the book, volume by volume, in printed order."""
        holders: tuple[Volume | Book, ...] = (*self.volumes, self)
        for holder in holders:
            for part in holder.contents:
                yield from part.walk()


_DIGITS_OF_YEAR = 4
"""A volume with so many digits is numbered by its year."""


def known_volumes(volumes: Sequence[Volume], status: str | None = None) -> str | None:
    """How many volumes there are as far as is known: the highest number, or how many are listed.

    Nothing tells it where the list is said (by `status`) not to be whole.

    >>> [known_volumes([Volume(number=n) for n in numbers])
    ...  for numbers in ("12", ["I", "IV"], ["2004", "2006"])]
    ['2', '4', '2']
    >>> known_volumes([Volume(number="1")], "partial")
    """
    if status:
        return None
    return str(max(len(volumes), *(_number(v.number or "") for v in volumes), 0))


def _number(text: str) -> int:
    """A volume's number in digits or roman numerals; 0 for any other, and for a year."""
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < _DIGITS_OF_YEAR else 0
    return from_roman(text.lower()) or 0 if text.isupper() else 0
