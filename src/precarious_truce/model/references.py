"""A reference: one citable thing seen whole.

A `Reference` is a journal article or a thesis as it stands in a record, or a book, a volume or a
chapter with everything filled in that it has from its book.  Writers and the citation engine
see nothing else of the model.

>>> from precarious_truce.model.books import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", publisher="Northfield", date="2004",
...             contents=["Preface", {"number": "1", "title": "Floods", "pages": "1–30"}])
>>> for ref in references(book):
...     print(ref.key, ref.type, ref.title, ref.container_title, ref.number, ref.pages, sep=" | ")
marsh2004 | book | Rivers | None | None | None
marsh2004-preface | chapter | Preface | Rivers | None | None
marsh2004-ch1 | chapter | Floods | Rivers | 1 | 1–30
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import PrivateAttr, ValidationError, ValidationInfo, field_validator

from precarious_truce.errors import did_you_mean
from precarious_truce.model.base import Line, Path, Values, after, key_of, one_of
from precarious_truce.model.books import Book, Chapter, Volume, known_volumes
from precarious_truce.model.dates import Date
from precarious_truce.model.described import Described, OtherEdition
from precarious_truce.model.extents import Extent
from precarious_truce.model.inheritance import Scope, scope_of, scope_within
from precarious_truce.model.keys import key_of_work, part_keys, work_key
from precarious_truce.model.kinds import BOOK_KINDS, KINDS, Matter
from precarious_truce.model.names import Names, same_names
from precarious_truce.model.page_labels import LabelStyle
from precarious_truce.model.pages import Pages
from precarious_truce.model.titles import LocalText, Title

if TYPE_CHECKING:
    from typing import Self, Unpack

    from precarious_truce.model.inputs import ReferenceFields

__all__ = [
    "CSL_TYPES", "KEYS_OF_NO_BOOK", "KINDS_OF_BOOK", "PART_TYPES", "Reference", "Within",
    "as_book", "host_of", "model_of", "references", "reissued_in",
]  # fmt: skip

CSL_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip
"""The item types of CSL 1.0.2, appendix III."""

PART_TYPES = ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
"""The types of what stands in a book: their `number` is the number of a chapter."""

_PART_TYPES = frozenset(PART_TYPES)

KINDS_OF_BOOK = (*BOOK_KINDS, "volume")
"""What a reference of type book may be: any book, or one volume of it."""

_PART_TYPE_IN = {
    "proceedings": "paper-conference",
    "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
}
"""Kind of book → CSL type of the parts of its body."""


@dataclass(frozen=True, slots=True)
class Within:
    """Where a part of a book stands in it.

    `path` leads to it in the record (`("contents", 3)`), `position` counts from 1 among the parts
    of its direct `parent` (a key), `book` is the book's key, `matter` front, body or back; `host`
    is the book, or the volume, that it is in.
    """

    book: str
    parent: str
    position: int
    path: Path
    matter: Matter | None = None
    host: "Reference | None" = field(default=None, compare=False, repr=False)


class Reference(Described):
    """One citable thing of any CSL type, complete in itself.

    Of a part of a book, `number` is the chapter's number, `container_title` the book's title,
    `container_author` the book's author, and `within` tells where it stands.
    """

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ReferenceFields]) -> None: ...

        def changed(self, **fields: Unpack[ReferenceFields]) -> Self: ...  # type: ignore[override]

    word: ClassVar[str | None] = "reference"

    inherits: ClassVar[bool] = False

    key: Line = ""
    """The key it is cited by; without one, family name and year. Example: marsh2004"""
    type: Annotated[Line, one_of(CSL_TYPES, "CSL type", "CSL types")] = "document"
    """The CSL type (CSL 1.0.2, appendix III). Example: article-journal"""
    number: Line | None = None
    """Its own number: of a chapter, a report, a bill. Example: 4"""
    article_number: Line | None = None
    """Its number among articles that have no common pages. Example: 105"""
    kind: Line | None = None
    """What kind of book, or of part of a book, it is. Example: preface"""

    chair: Annotated[Names, after("contributor")] = ()
    """Who chaired the session. Example: Marsh, Eleanor"""
    composer: Names = ()
    """Who composed the music. Example: Marsh, Eleanor"""
    curator: Names = ()
    """Who curated the exhibition. Example: Marsh, Eleanor"""
    director: Names = ()
    """Who directed the film or broadcast. Example: Marsh, Eleanor"""
    executive_producer: Names = ()
    """Who was its executive producer. Example: Marsh, Eleanor"""
    guest: Names = ()
    """Who was a guest in the broadcast. Example: Marsh, Eleanor"""
    host: Names = ()
    """Who hosted the broadcast. Example: Marsh, Eleanor"""
    interviewer: Names = ()
    """Who asked the questions. Example: Marsh, Eleanor"""
    narrator: Names = ()
    """Who narrated it. Example: Marsh, Eleanor"""
    organizer: Names = ()
    """Who organised the event. Example: Marsh, Eleanor"""
    performer: Names = ()
    """Who performed it. Example: Marsh, Eleanor"""
    producer: Names = ()
    """Who produced it. Example: Marsh, Eleanor"""
    recipient: Names = ()
    """To whom the letter went. Example: Marsh, Eleanor"""
    reviewed_author: Names = ()
    """Who wrote what is reviewed. Example: Marsh, Eleanor"""
    script_writer: Names = ()
    """Who wrote the script. Example: Marsh, Eleanor"""
    series_creator: Names = ()
    """Who created the series of broadcasts. Example: Marsh, Eleanor"""

    container_title: Title | None = None
    """The title of what it is in: a book, a journal, a website.

    Example: Journal of Water History
    """
    container_subtitle: LocalText | None = None
    """The subtitle of what it is in. Example: A Quarterly"""
    container_author: Names = ()
    """Who wrote the book it is in, where somebody else. Example: Weyden, Pieter"""
    volume: Line | None = None
    """The volume it is in, or is. Example: 2"""
    volume_title: Title | None = None
    """The title of that volume. Example: The Southern Ways"""
    volume_subtitle: LocalText | None = None
    """The subtitle of that volume. Example: From Salt to Silk"""
    issue: Line | None = None
    """The issue of a periodical. Example: 4"""
    supplement_number: Line | None = None
    """The number of a supplement. Example: 2"""
    part_number: Line | None = None
    """The number of the division of a volume. Example: I"""
    part_title: Title | None = None
    """The title of the division of a volume. Example: Brine and Barter"""
    section: Line | None = None
    """The section of a newspaper, a law or a website. Example: Business"""
    pages: Pages | None = None
    """Where it is in what holds it, as printed. Example: 15–61"""
    page_first: Line | None = None
    """The first page, where the others are not known. Example: 15"""
    facing: bool | None = None
    """Whether its pages face those of another language. Example: true"""

    submitted: Annotated[Date | None, after("copyright")] = None
    """When it was submitted. Example: 2003-11"""
    year_suffix: Line | None = None
    """The letter that tells works of one year apart. Example: a"""
    extent: Extent | None = None
    """How long it is: Roman pages + Arabic pages + plates. Example: xiv + 289"""
    volume_count: Line | None = None
    """How many volumes there are in all. Example: 3"""
    dimensions: Annotated[Line | None, after("physical")] = None
    """How large it is, or how long it plays. Example: 30 × 40 cm"""
    scale: Line | None = None
    """The scale of a map. Example: 1:50 000"""

    reviewed_title: Annotated[Title | None, after("reissue_of")] = None
    """The title of what is reviewed. Example: Rivers and Borders"""
    reviewed_genre: Line | None = None
    """What sort of thing is reviewed. Example: film"""
    authority: Line | None = None
    """The court, ministry or body that issued it. Example: House of Lords"""
    division: Line | None = None
    """The division of the court or body. Example: Chancery Division"""
    jurisdiction: Line | None = None
    """Where a law or judgment is in force. Example: England and Wales"""
    references: Line | None = None
    """Related laws or judgments. Example: 12 Geo. 3, c. 4"""

    _within: Within | None = PrivateAttr(default=None)

    def __repr__(self) -> str:
        return f"<Reference {self.key}: {self.title.text if self.title else self.type}>"

    def __str__(self) -> str:
        """Its entry in a bibliography, in the default style.

        >>> print(Reference(type="book", title="Rivers", author="Marsh, Eleanor", date="2004"))
        Marsh, E. (2004). Rivers.
        """
        from precarious_truce.citing import each_entry

        return next(each_entry([self]))[1].strip()

    def _repr_html_(self) -> str:
        from precarious_truce.notebook import of_reference

        return of_reference(self)

    @field_validator("kind")
    @classmethod
    def _fits_type(cls, kind: str | None, known: ValidationInfo) -> str | None:
        if kind and known.data.get("type") == "book" and kind not in KINDS_OF_BOOK:
            hint = did_you_mean(kind, KINDS_OF_BOOK) or f"kinds are {', '.join(KINDS_OF_BOOK)}"
            hint = "a part of a book has `type: chapter`" if kind in KINDS else hint
            raise ValueError(f"no kind of book: {kind}; {hint}")
        return kind

    @classmethod
    def _settle(cls, values: Values) -> None:
        if not values["key"]:
            values["key"] = key_of_work(values)
        if values["emptied"]:  # it has nothing to inherit
            values["emptied"] = ()

    def _stated(self) -> Values:
        derived = ("key",) if self.key == work_key(self) else ()
        return {name: value for name, value in self.facts().items() if name not in derived}

    @property
    def within(self) -> Within | None:
        """Where it stands in its book; None for what is not a part of a Book."""
        private = (
            self.__pydantic_private__
        )  # asked directly: pydantic's own way takes ten times as long
        return private["_within"] if private else None

    @property
    def is_part(self) -> bool:
        """Whether it is something in a book, cited with its container."""
        return self.type in _PART_TYPES


_OWN_FIELDS = {
    model: frozenset(model.model_fields) & frozenset(Reference.model_fields) - {"key", "emptied"}
    for model in (Book, Volume, Chapter)
}


_OF_BOOKS = frozenset(Book.model_fields)

KEYS_OF_NO_BOOK = frozenset(map(key_of, set(Reference.model_fields) - _OF_BOOKS - {"type"}))
"""Keys that a record of type book has only if it is no Book of its own: `issue`, `section` …"""


def model_of(fields: Mapping[str, object]) -> type[Book] | type[Reference]:
    """The model of a work by its fields: a Book, unless they say a type that a Book is not.

    >>> model_of({"title": "Rivers"}).__name__, model_of({"type": "thesis"}).__name__
    ('Book', 'Reference')
    """
    if "type" not in fields:
        return Book
    if fields["type"] != "book" or fields.get("kind", "book") not in BOOK_KINDS:
        return Reference
    return (
        Book if "title" in fields and KEYS_OF_NO_BOOK.isdisjoint(map(key_of, fields)) else Reference
    )


def as_book(ref: Reference, **parts: object) -> Book | None:
    """The Book that a reference of type book is; None where a Book has no place for all of it.

    >>> as_book(Reference(type="book", title="Rivers")).title.text
    'Rivers'
    >>> as_book(Reference(type="book", title="Rivers", issue="2")) is None
    True
    """
    if ref.type != "book" or not ref.title:
        return None
    values = {k: v for k, v in ref.facts().items() if k != "type"}
    if not _OF_BOOKS.issuperset(values):
        return None
    if not parts and values.get("kind", "book") in BOOK_KINDS:
        return Book.from_valid(values)
    try:
        return Book.model_validate({**values, **parts})
    except ValidationError:
        return None


def host_of(ref: Reference) -> Reference | None:
    """The book, or the volume, that a part is in; None of what is not seen in a Book."""
    within = ref.within
    return within.host if within and ref.is_part else None


def reissued_in(ref: Reference) -> OtherEdition | None:
    """What came out anew here: that of the reference, or of the book by the same author it is in.

    >>> book = Book(title="Rivers", author="Marsh, Eleanor", reissue_of={"date": "1931"},
    ...             contents=["Preface", {"title": "Afterword", "author": "Roe, Ada"}])
    >>> [str(old.date) if (old := reissued_in(ref)) else None for ref in references(book)]
    ['1931', '1931', None]
    """
    host = host_of(ref)
    if host and not ref.reissue_of and not ref.container_author and ref.author == host.author:
        return host.reissue_of
    return ref.reissue_of


def references(work: Book | Reference) -> Iterator[Reference]:
    """The work and everything citable in it: the book, its volumes, its parts, in printed order."""
    if isinstance(work, Reference):
        yield work
        return
    keys = {path: key for _, path, key, _ in part_keys(work)}
    yield from _Walk(work, keys).run()


class _Walk:
    """One walk over a book that makes the references of its parts."""

    def __init__(self, book: Book, keys: Mapping[Path, str]) -> None:
        self.book, self.keys = book, keys

    def run(self) -> Iterator[Reference]:
        book = self.book
        whole = _own(book) | {"key": book.key, "type": "book"}
        if book.volumes and not book.volume_count:
            whole["volume_count"] = known_volumes(book.volumes, book.contents_status)
        host = Reference.from_valid(whole)
        yield host
        if not book.volumes and not book.contents:
            return
        scope = scope_of(book.__dict__)
        contained = {
            "container_title": book.title,
            "container_subtitle": book.subtitle,
            "volume": book.volume,
            "volume_count": whole.get("volume_count"),
        }
        for position, volume in enumerate(book.volumes, 1):
            yield from self._volume(volume, position, scope, contained, host)
        yield from self._parts(book, book.key, ("contents",), scope, contained, "", host)

    def _volume(
        self, volume: Volume, position: int, scope: Scope, contained: Values, book: Reference
    ) -> Iterator[Reference]:
        path: Path = ("volumes", position - 1)
        key, below = self.keys[path], scope_within(scope, volume)
        of_volume = {
            "volume": volume.number,
            "volume_title": volume.title,
            "volume_subtitle": volume.subtitle,
        }
        values = _own(volume) | _filled(below) | of_volume
        values |= {"key": key, "type": "book", "kind": "volume", "number": None}
        values |= {"title": self.book.title, "subtitle": self.book.subtitle}
        values["volume_count"] = contained["volume_count"]
        within = Within(self.book.key, self.book.key, position, path, host=book)
        host = Reference.from_valid(values, _within=within)
        yield host
        inside = contained | of_volume
        yield from self._parts(volume, key, (*path, "contents"), below, inside, "", host)

    def _parts(
        self,
        holder: Book | Volume | Chapter,
        parent: str,
        path: Path,
        scope: Scope,
        contained: Values,
        parent_kind: str,
        host: Reference,
    ) -> Iterator[Reference]:
        inherited = _filled(scope) | contained
        for position, part in enumerate(holder.contents, 1):
            place = (*path, position - 1)
            key, below = self.keys[place], scope_within(scope, part)
            kind = _kind(part, parent_kind)
            matter = _matter(part)
            whole = inherited if below is scope else _filled(below) | contained
            values = _own(part) | whole
            values |= {"key": key, "type": self._type(kind, matter), "kind": kind}
            if not KINDS[kind].authored and not part.author:
                for field in _OF_WHAT_AN_AUTHOR_WROTE:
                    if not getattr(part, field):
                        values.pop(field, None)
            if self.book.author and not same_names(values.get("author", ()), self.book.author):
                values["container_author"] = self.book.author
            within = Within(self.book.key, parent, position, place, matter, host)
            yield Reference.from_valid(values, _within=within)
            if part.contents:
                inside = contained
                if kind == "part":
                    inside = contained | {"part_number": part.number, "part_title": part.title}
                yield from self._parts(part, key, (*place, "contents"), below, inside, kind, host)

    def _type(self, kind: str, matter: Matter) -> str:
        if matter == "body" and kind in ("chapter", "entry", "section"):
            return _PART_TYPE_IN.get(self.book.kind, "chapter")
        return "chapter"


_OF_WHAT_AN_AUTHOR_WROTE = ("author", "translator", "original")
"""What an index or a contents page has only of its own: nobody wrote it, or translated it."""


def _own(part: Book | Volume | Chapter) -> Values:
    """The values that the part itself has, of the fields of a reference."""
    fields = _OWN_FIELDS[type(part)]
    return {k: v for k, v in part.__dict__.items() if v is not None and v != () and k in fields}


def _filled(scope: Scope) -> Values:
    return {k: v for k, v in scope.items() if v is not None and v != ()}


def _kind(part: Chapter, parent_kind: str) -> str:
    """The kind; a nameless division inside a chapter is a section."""
    if part.kind == "chapter" and not part.number and parent_kind in ("chapter", "section"):
        return "section"
    return part.kind


def _matter(part: Chapter) -> Matter:
    """Front, body or back: by kind, but an introduction on roman pages is front matter."""
    matter = KINDS[part.kind].matter
    first = part.pages.first if part.pages and matter == "body" and not part.number else None
    if first and first.style is LabelStyle.ROMAN and not first.prefix:
        return "front"
    return matter
