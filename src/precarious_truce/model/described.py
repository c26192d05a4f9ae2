"""What can be said of anything citable: a book, a volume, a chapter, an article.

The names of the fields are the keys of the record (with `_` for `-`); crosswalk tables in the
formats say where each of them goes.  What a record does not say is None or ().
"""

from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator

from precarious_truce.model.base import Line, Record, as_list_first, key_of
from precarious_truce.model.dates import Date
from precarious_truce.model.identifiers import DOI, ISBN, ISSN
from precarious_truce.model.names import Contributor, Names
from precarious_truce.model.roles import ROLE_KEYS
from precarious_truce.model.titles import LocalText, Title

__all__ = [
    "Archive",
    "Described",
    "Event",
    "Identifiers",
    "Link",
    "Manifestation",
    "OtherEdition",
    "Series",
    "Source",
]

Lines = Annotated[tuple[Line, ...], as_list_first]
LocalTexts = Annotated[tuple[LocalText, ...], as_list_first]
Titles = Annotated[tuple[Title, ...], as_list_first]
Contributors = Annotated[tuple[Contributor, ...], as_list_first]
FormatExtras = dict[str, dict[str, str]]
"""Format name → name of the field there → its text."""


class _Shorthand(Record):
    """A record whose `shorthand` field may stand alone as text."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return value if isinstance(value, (dict, cls)) else {cls.shorthand: value}


class Link(_Shorthand):
    """An address on the web and when it was last seen there.

    >>> str(Link.model_validate("https://example.org/"))
    'https://example.org/'
    """

    shorthand: ClassVar[str | None] = "text"

    text: Line
    accessed: Date | None = None

    def __str__(self) -> str:
        return self.text


class Series(_Shorthand):
    """A series, the number of the book in it, its ISSN and its editors."""

    shorthand: ClassVar[str | None] = "title"

    title: Title
    number: Line | None = None
    issn: ISSN | None = None
    editor: Names = ()


class Event(_Shorthand):
    """The meeting whose proceedings these are."""

    shorthand: ClassVar[str | None] = "name"

    name: LocalText | None = None
    place: LocalText | None = None
    date: Date | None = None


class Archive(_Shorthand):
    """Where the copy described is kept."""

    shorthand: ClassVar[str | None] = "name"

    name: Line | None = None
    place: Line | None = None
    collection: Line | None = None
    shelfmark: Line | None = None


class Source(_Shorthand):
    """Where facts of the record were found: an address or words, for which fields."""

    shorthand: ClassVar[str | None] = "url"

    url: Line | None = None
    title: Line | None = None
    for_: Lines = Field(default=(), alias="for")
    accessed: Date | None = None
    note: Line | None = None


class Identifiers(Record):
    """Identifiers beside ISBN, ISSN and DOI."""

    oclc: Line | None = None
    lccn: Line | None = None
    handle: Line | None = None
    ark: Line | None = None
    arxiv: Line | None = None
    pmid: Line | None = None
    pmcid: Line | None = None
    jstor: Line | None = None
    urn: Line | None = None
    google_books: Line | None = None
    hathitrust: Line | None = None
    internet_archive: Line | None = None
    openlibrary: Line | None = None
    wikidata: Line | None = None


class Classes(Record):
    """Classification: Library of Congress, Dewey, Universal Decimal."""

    lcc: Line | None = None
    ddc: Line | None = None
    udc: Line | None = None


class Manifestation(Record):
    """What differs in one form of the book: the hardback, the paperback, the online edition."""

    isbn: ISBN | None = None
    issn: ISSN | None = None
    date: Date | None = None
    publisher: LocalTexts = ()
    place: LocalTexts = ()
    edition: Line | None = None
    doi: DOI | None = None
    url: Link | None = None
    extent: Line | None = None
    price: Line | None = None
    note: Line | None = None


class OtherEdition(_Shorthand):
    """Another edition of the work: the original of a translation, the one that is reissued."""

    shorthand: ClassVar[str | None] = "title"

    title: Title | None = None
    subtitle: LocalText | None = None
    author: Names = ()
    editor: Names = ()
    publisher: LocalTexts = ()
    place: LocalTexts = ()
    date: Date | None = None
    language: Lines = ()
    edition: Line | None = None
    isbn: ISBN | None = None
    doi: DOI | None = None
    url: Link | None = None


def _format_name(name: str) -> str:
    if not name or not all(c.isalnum() or c in "-_ " for c in name):
        raise ValueError("the name of a format is a word such as hardback, paperback or online")
    return name


class Described(Record):
    """The fields that books, volumes, chapters and other references share."""

    title: Title | None = None
    subtitle: LocalText | None = None
    parallel_title: Titles = ()

    author: Names = ()
    editor: Names = ()
    translator: Names = ()
    compiler: Names = ()
    illustrator: Names = ()
    introduction: Names = ()
    foreword: Names = ()
    afterword: Names = ()
    commentator: Names = ()
    annotator: Names = ()
    editorial_director: Names = ()
    contributor: Contributors = ()

    publisher: LocalTexts = ()
    imprint: Line | None = None
    place: LocalTexts = ()
    date: Date | None = None
    copyright: Line | None = None
    edition: Line | None = None
    printing: Line | None = None
    language: Lines = ()
    series: Series | None = None
    event: Event | None = None

    isbn: ISBN | None = None
    issn: ISSN | None = None
    doi: DOI | None = None
    url: Link | None = None
    identifiers: Identifiers | None = None
    formats: dict[Annotated[str, AfterValidator(_format_name)], Manifestation] | None = None
    original: OtherEdition | None = None
    reissue_of: OtherEdition | None = None

    abstract: Line | None = None
    keywords: Lines = ()
    subjects: Lines = ()
    classes: Classes | None = None
    rights: Line | None = None
    license: Line | None = None
    physical: Line | None = None
    note: Line | None = None
    archive: Archive | None = None
    sources: Annotated[tuple[Source, ...], as_list_first] = ()
    accept: dict[str, Line] | None = None
    extra: FormatExtras | None = None
    private: dict[str, Any] | None = Field(default=None, alias="x-")
    emptied: tuple[str, ...] = Field(default=(), exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _normalised(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        said = value.values()
        if _keys(cls).issuperset(value) and [] not in said and () not in said and {} not in said:
            return value
        return _folded(value, _keys(cls))


@lru_cache(maxsize=32)
def _keys(cls: type[Record]) -> frozenset[str]:
    """Every name a field of the model goes by."""
    names = cls.model_fields
    return frozenset(names) | frozenset(field.alias or key_of(n) for n, field in names.items())


INHERITED_LISTS = ("author", "editor", "translator", "language", "publisher", "place")
"""Lists that a part inherits and may empty (`author: []`)."""


def _folded(value: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The mapping with `x-…` keys gathered, roles made contributors, what is empty taken out."""
    out: dict[str, Any] = {}
    private: dict[str, Any] = dict(value.get("x-") or value.get("private") or {})
    others: list[Any] = list(as_items(value.get("contributor", ())))
    emptied: list[str] = list(value.get("emptied", ()))
    for key, item in value.items():
        if key in ("x-", "private", "contributor", "emptied"):
            continue
        if key not in known and key.startswith("x-"):
            private[key] = item
        elif key not in known and key in ROLE_KEYS:
            others += [{"name": n, "role": ROLE_KEYS[key]} for n in as_items(item)]
        elif item == [] or item == ():
            if key in INHERITED_LISTS and key not in emptied:
                emptied.append(key)
        elif item != {}:
            out[key] = item
    if private:
        out["x-"] = private
    if others:
        out["contributor"] = others
    if emptied:
        out["emptied"] = tuple(emptied)
    return out


def as_items(value: Any) -> list[Any]:
    """The items of a list, or the one value in its place."""
    return list(value) if isinstance(value, (list, tuple)) else [value]
