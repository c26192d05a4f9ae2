"""What can be said of anything citable: a book, a volume, a chapter, an article.

The names of the fields are the keys of the record (with `_` for `-`); crosswalk tables in the
formats say where each of them goes.  What a record does not say is None or ().
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    field_validator,
    model_serializer,
    model_validator,
)

from precarious_truce.model.base import (
    Line,
    Record,
    Values,
    as_list,
    as_list_first,
    key_of,
    one_of,
)
from precarious_truce.model.catalogues import bare
from precarious_truce.model.dates import Date
from precarious_truce.model.identifiers import DOI, ISBN, ISSN
from precarious_truce.model.names import Contributor, Names
from precarious_truce.model.pages import Pages
from precarious_truce.model.roles import ROLE_KEYS
from precarious_truce.model.titles import LocalText, Title
from precarious_truce.model.values import no_halves, plain_value

if TYPE_CHECKING:
    from typing import Unpack

    from precarious_truce.model.inputs import (
        ArchiveFields,
        ClassesFields,
        EventFields,
        IdentifiersFields,
        LinkFields,
        ManifestationFields,
        OtherEditionFields,
        SeriesFields,
        SourceFields,
    )

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
FormatExtras = Annotated[dict[str, dict[str, str]], AfterValidator(no_halves)]
"""Format name → name of the field there → its text."""


class _Shorthand(Record):
    """A record whose `shorthand` field may stand alone as text."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return value if isinstance(value, (dict, cls)) else {cls.shorthand: value}


class Link(_Shorthand):
    """An address on the web and when it was last seen there.

    >>> str(Link.model_validate("https://example.org/"))
    'https://example.org/'
    """

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[LinkFields]) -> None: ...

    shorthand: ClassVar[str | None] = "text"

    text: Line
    """The address. Example: https://example.org/rivers"""
    accessed: Date | None = None
    """When it was last seen there. Example: 2024-03-01"""

    def __str__(self) -> str:
        return self.text


class Series(_Shorthand):
    """A series, the number of the book in it, its ISSN and its editors."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[SeriesFields]) -> None: ...

    shorthand: ClassVar[str | None] = "title"

    title: Title
    """The title of the series. Example: Studies in Water History"""
    number: Line | None = None
    """The number of the book in it. Example: 12"""
    issn: ISSN | None = None
    """The ISSN of the series. Example: 1234-5679"""
    editor: Names = ()
    """Who edits the series. Example: Hallam, Edith"""


class Event(_Shorthand):
    """The meeting whose proceedings these are."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[EventFields]) -> None: ...

    shorthand: ClassVar[str | None] = "name"

    name: LocalText | None = None
    """What the meeting was called. Example: Conference on Salt Roads"""
    place: LocalText | None = None
    """Where it was held. Example: Hallein"""
    date: Date | None = None
    """When it was held. Example: 2019-06-03/2019-06-05"""


class Archive(_Shorthand):
    """Where the copy described is kept."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ArchiveFields]) -> None: ...

    shorthand: ClassVar[str | None] = "name"

    name: Line | None = None
    """The library or archive. Example: Bodleian Library"""
    place: Line | None = None
    """The city it is in. Example: Oxford"""
    collection: Line | None = None
    """The collection there. Example: Harlow Papers"""
    shelfmark: Line | None = None
    """The shelfmark of the copy. Example: MS. Eng. hist. c. 12"""


class Source(_Shorthand):
    """Where facts of the record were found: an address or words, for which fields."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[SourceFields]) -> None: ...

    shorthand: ClassVar[str | None] = "url"

    url: Line | None = None
    """The address of the page. Example: https://example.org/rivers"""
    title: Line | None = None
    """What it is called, or words that describe it. Example: The copyright page"""
    for_: Lines = Field(default=(), alias="for")
    """The fields that were found there. Example: [date, isbn]"""
    accessed: Date | None = None
    """When it was seen. Example: 2024-03-01"""
    note: Line | None = None
    """Anything to remember about it. Example: The online date only."""


class Identifiers(Record):
    """Identifiers beside ISBN, ISSN and DOI."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[IdentifiersFields]) -> None: ...

    oclc: Line | None = None
    """Number in WorldCat. Example: 3168573"""
    lccn: Line | None = None
    """Library of Congress control number. Example: 76027905"""
    handle: Line | None = None
    """Handle, without the resolver's address. Example: 2027/heb.00001"""
    ark: Line | None = None
    """Archival Resource Key. Example: ark:/13960/t5z64fc55"""
    arxiv: Line | None = None
    """Identifier of a preprint in arXiv. Example: 2101.00001"""
    pmid: Line | None = None
    """PubMed identifier. Example: 12345678"""
    pmcid: Line | None = None
    """PubMed Central identifier. Example: PMC1234567"""
    jstor: Line | None = None
    """JSTOR identifier. Example: 10.2307/j.ctt1234"""
    urn: Line | None = None
    """Uniform Resource Name. Example: urn:nbn:de:101:1-201102033592"""
    google_books: Line | None = None
    """Google Books identifier. Example: hpPuAAAAMAAJ"""
    hathitrust: Line | None = None
    """HathiTrust identifier. Example: mdp.39015002341234"""
    internet_archive: Line | None = None
    """Internet Archive identifier. Example: riversandborders00mars"""
    openlibrary: Line | None = None
    """Open Library identifier. Example: OL1234567M"""
    wikidata: Line | None = None
    """Wikidata item. Example: Q1234567"""

    @field_validator("*")
    @classmethod
    def _bare(cls, text: str | None, info: ValidationInfo) -> str | None:
        """Without the catalogue's name or address."""
        return text and bare(str(info.field_name), text)


class Classes(Record):
    """Classification: Library of Congress, Dewey, Universal Decimal."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ClassesFields]) -> None: ...

    lcc: Line | None = None
    """Library of Congress Classification. Example: DA47.65 .G67"""
    ddc: Line | None = None
    """Dewey Decimal Classification. Example: 327.41047"""
    udc: Line | None = None
    """Universal Decimal Classification. Example: 327(410+47)"""


class Manifestation(Record):
    """What differs in one form of the book: the hardback, the paperback, the online edition."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ManifestationFields]) -> None: ...

    isbn: ISBN | None = None
    """The ISBN of this form. Example: 978-0-00-000000-2"""
    issn: ISSN | None = None
    """The ISSN of this form. Example: 1234-5679"""
    date: Date | None = None
    """When this form came out. Example: 2011-06-01"""
    publisher: LocalTexts = ()
    """Who published this form, where it is another. Example: Lantern Press"""
    place: LocalTexts = ()
    """Where this form was published. Example: London"""
    edition: Line | None = None
    """The edition this form is of. Example: 2"""
    doi: DOI | None = None
    """The DOI of this form. Example: 10.5555/12345678"""
    url: Link | None = None
    """Where this form is on the web. Example: https://example.org/rivers"""
    extent: Line | None = None
    """How long this form is. Example: xiv + 289"""
    price: Line | None = None
    """What it cost. Example: £12.50"""
    note: Line | None = None
    """Anything else about this form. Example: Print on demand."""


class OtherEdition(_Shorthand):
    """Another edition of the work: the original of a translation, the one that is reissued."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[OtherEditionFields]) -> None: ...

    shorthand: ClassVar[str | None] = "title"

    title: Title | None = None
    """The title of that edition. Example: Le Bac de nuit"""
    subtitle: LocalText | None = None
    """Its subtitle. Example: Roman"""
    author: Names = ()
    """Who wrote it. Example: Delmas, Honoré"""
    editor: Names = ()
    """Who edited it. Example: Lisle, Margaret"""
    publisher: LocalTexts = ()
    """Who published it. Example: Éditions du Quai"""
    place: LocalTexts = ()
    """Where it was published. Example: Paris"""
    date: Date | None = None
    """When it was published. Example: 1931~"""
    language: Lines = ()
    """The language it is in (BCP 47). Example: fr"""
    edition: Line | None = None
    """Which edition it was. Example: 2"""
    container_title: Title | None = None
    """The journal or book that it first came out in. Example: Revue du Fleuve"""
    volume: Line | None = None
    """The volume of that journal or book. Example: 9"""
    issue: Line | None = None
    """The issue of that journal. Example: 1"""
    pages: Pages | None = None
    """Where it was there. Example: 73–86"""
    isbn: ISBN | None = None
    """Its ISBN. Example: 978-0-00-000000-2"""
    doi: DOI | None = None
    """Its DOI. Example: 10.5555/12345678"""
    url: Link | None = None
    """Where it is on the web. Example: https://example.org/bac"""


def _format_name(name: str) -> str:
    if not name or not all(c.isalnum() or c in "-_ " for c in name):
        raise ValueError("the name of a format is a word such as hardback, paperback or online")
    return name


def _own(values: dict[str, object]) -> dict[str, object]:
    for key in values:
        if not key.startswith("x-") or key == "x-":
            raise ValueError(f"a key of your own begins with x-: {key}")
    return values


if_any = AfterValidator(lambda record: record if record and record.facts() else None)
"""Beside the type of a field: a record all of whose fields are empty is none."""

from_book = object()
"""Beside the type of a field: a part that does not say it has it from its book."""


CONTENTS_STATUSES = ("incomplete", "partial")
"""What can be said of contents that are not all in the record."""


class Described(Record):
    """The fields that books, volumes, chapters and other references share."""

    inherits: ClassVar[bool] = True
    """Whether there is something that it may inherit from."""

    title: Title | None = None
    """The title as on the title page; a colon in it splits nothing. Example: Rivers and Borders"""
    subtitle: LocalText | None = None
    """What follows the title, under a key of its own. Example: Essays on the Upper Danube"""
    parallel_title: Titles = ()
    """The title in another language of the book. Example: Flüsse und Grenzen"""

    author: Annotated[Names, from_book] = ()
    """Who wrote it: `Family, Given`, or a list of names. Example: Marsh, Eleanor"""
    editor: Annotated[Names, from_book] = ()
    """Who edited it; an edited volume has editors, its chapters have authors.

    Example: Weyden, Pieter
    """
    translator: Annotated[Names, from_book] = ()
    """Who translated it. Example: Whitcombe, Ruth"""
    compiler: Names = ()
    """Who compiled it. Example: Brandt, Jonas"""
    illustrator: Names = ()
    """Who drew its pictures. Example: Harlow, Edith"""
    introduction: Names = ()
    """Who wrote its introduction. Example: Osei, Kwame"""
    foreword: Names = ()
    """Who wrote its foreword. Example: Adeyemi, Ola"""
    afterword: Names = ()
    """Who wrote its afterword. Example: Nguyen, Thi Lan"""
    commentator: Names = ()
    """Who wrote a commentary on the text. Example: Kovács, Ágnes"""
    annotator: Names = ()
    """Who wrote its notes. Example: Lisle, Margaret"""
    editorial_director: Names = ()
    """Who directs the edition it belongs to. Example: Delmas, Honoré"""
    contributor: Contributors = ()
    """Anybody else, with the role they had.

    Example: {name: "Arkwright, Thomas", role: cartographer}
    """

    edition: Annotated[Line | None, from_book] = None
    """The edition; a number alone means "2nd". Example: 2"""
    printing: Line | None = None
    """The printing, where it matters. Example: 3rd printing"""
    publisher: Annotated[LocalTexts, from_book] = ()
    """Who published it. Example: Northfield University Press"""
    imprint: Line | None = None
    """The publisher's imprint. Example: Lantern Books"""
    place: Annotated[LocalTexts, from_book] = ()
    """Where it was published; several places as a list. Example: [Leeds, New York]"""
    date: Annotated[Date | None, from_book] = None
    """When it was published: 1977, 2011-06, 1931~ (about), 1911/1914 (EDTF). Example: 2004"""
    copyright: Line | None = None
    """The year of copyright. Example: 2004"""
    language: Annotated[Lines, from_book] = ()
    """The language or languages of the text (BCP 47). Example: en"""
    series: Annotated[Series | None, from_book] = None
    """The series it is in, with its number there.

    Example: {title: Studies in Water History, number: 12}
    """
    event: Annotated[Event | None, if_any, from_book] = None
    """The meeting whose proceedings these are.

    Example: {name: Conference on Salt Roads, place: Hallein, date: 2003}
    """
    physical: Line | None = None
    """What it is as an object. Example: 24 cm, 8 plates"""
    genre: Line | None = None
    """What sort of thing it is, in words. Example: PhD thesis"""
    medium: Line | None = None
    """What it is recorded on. Example: CD-ROM"""
    version: Line | None = None
    """The version of a program or standard. Example: 2.1"""
    status: Line | None = None
    """How far it has come. Example: forthcoming"""

    isbn: ISBN | None = None
    """The ISBN, with or without hyphens. Example: 978-0-00-000000-2"""
    issn: ISSN | None = None
    """The ISSN of a periodical. Example: 1234-5679"""
    doi: DOI | None = None
    """The DOI, without the resolver's address. Example: 10.5555/12345678"""
    url: Link | None = None
    """An address on the web. Example: {text: "https://example.org/rivers", accessed: 2024-03-01}"""
    identifiers: Annotated[Identifiers | None, if_any] = None
    """Identifiers in other catalogues. Example: {oclc: 3168573, lccn: 76027905}"""
    formats: dict[Annotated[str, AfterValidator(_format_name)], Manifestation] | None = None
    """What differs in each form of it: hardback, paperback, online.

    Example: {hardback: {isbn: 978-0-00-000000-2}, online: {date: 2011-06-01}}
    """
    original: Annotated[OtherEdition | None, if_any, from_book] = None
    """What it was translated or reprinted from.

    Example: {title: Le Bac de nuit, language: fr, date: 1931~}
    """
    reissue_of: Annotated[OtherEdition | None, if_any] = None
    """The earlier edition that it reissues. Example: {title: The Midnight Ferry, date: 1934}"""

    abstract: Line | None = None
    """What it is about, in a few sentences.

    Example: How neighbours on one river shared its floods.
    """
    keywords: Lines = ()
    """Words to find it by. Example: [rivers, borders]"""
    subjects: Lines = ()
    """Subject headings of a catalogue. Example: [Danube River Valley -- History]"""
    classes: Annotated[Classes | None, if_any] = None
    """Its place in classifications. Example: {lcc: DA47.65, ddc: 327.41047}"""
    call_number: Line | None = None
    """Where it stands in a library. Example: 942.1 MAR"""
    rights: Annotated[Line | None, from_book] = None
    """Who holds the rights, as printed. Example: © 2004 Northfield University Press"""
    license: Line | None = None
    """The licence it may be used under. Example: CC BY 4.0"""
    note: Line | None = None
    """Anything else a reader should know. Example: The plates are bound at the end."""
    annote: Line | None = None
    """A note for an annotated bibliography. Example: The standard account."""
    archive: Annotated[Archive | None, if_any] = None
    """Where the copy described is kept.

    Example: {name: Bodleian Library, shelfmark: MS. Eng. hist. c. 12}
    """
    source: Line | None = None
    """Where it was found: a database, a catalogue. Example: JSTOR"""
    sources: Annotated[tuple[Source, ...], as_list_first] = ()
    """Where the facts of this record were found.

    Example: [{url: "https://example.org/rivers", for: [date, isbn]}]
    """
    contents_status: Annotated[Line, one_of(CONTENTS_STATUSES, "status", "statuses")] | None = None
    """Whether all of its contents are in the record (MARC 21, field 505): `incomplete` where more
    will be known, `partial` where more is known than is listed.

    Example: incomplete
    """
    accept: dict[str, Line] | None = None
    """Findings of `check` that are right as they are: code and reason.

    Example: {C1: The edition has no chapter 2.}
    """
    extra: FormatExtras | None = None
    """What only one format knows, kept for it. Example: {bibtex: {file: rivers.pdf}}"""
    private: (
        Annotated[dict[str, object], BeforeValidator(plain_value), AfterValidator(_own)] | None
    ) = Field(default=None, alias="x-")
    """Keys of your own, which begin with `x-`. Example: {x-shelf: "3"}"""
    emptied: tuple[str, ...] = Field(default=(), exclude=True)
    """Lists that this part empties instead of inheriting them; a record says `author: []`.

    Example: [author]
    """

    @model_validator(mode="before")
    @classmethod
    def _normalised(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        known, items = _keys(cls), value.values()
        if all(items) and known.issuperset(value):
            return value  # as most are: nothing is empty
        if None in items:
            value = {key: item for key, item in value.items() if item is not None}
        return _folded(value, known)

    @classmethod
    def _retract(cls, stated: Values, changes: Mapping[str, object]) -> None:
        if emptied := stated.get("emptied"):
            stated["emptied"] = tuple(name for name in emptied if name not in changes)

    @model_serializer(mode="wrap")
    def _dumped(
        self, fields: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, object]:
        """A dump has an empty list of what is inherited only where the part empties it."""
        found: dict[str, object] = fields(self)
        for name in INHERITED_LISTS if self.inherits else ():
            if name in self.emptied:
                if (info.exclude_defaults or info.exclude_unset) and _is_asked_for(name, info):
                    found[name] = ()
            elif name in found and not found[name]:
                del found[name]
        return found


def _is_asked_for(name: str, info: SerializationInfo) -> bool:
    return (info.include is None or name in info.include) and name not in (info.exclude or ())


@lru_cache(maxsize=32)
def _keys(cls: type[Record]) -> frozenset[str]:
    """Every name a field of the model goes by."""
    names = cls.model_fields
    return frozenset(names) | frozenset(field.alias or key_of(n) for n, field in names.items())


INHERITED = tuple(n for n, field in Described.model_fields.items() if from_book in field.metadata)
"""The fields that a part has from its book."""

INHERITED_LISTS = tuple(name for name in INHERITED if Described.model_fields[name].default == ())
"""Lists that a part inherits and may empty (`author: []`)."""


_GATHERED = ("x-", "private", "contributor", "emptied")
_EMPTY: tuple[object, ...] = ([], (), {})
"""What says nothing; an empty list may empty what is inherited."""


def _folded(value: Mapping[str, object], known: frozenset[str]) -> dict[str, object]:
    """The mapping with `x-…` keys gathered, roles made contributors, what is empty taken out."""
    further = {key for key in value if key not in known and _is_gathered(key)}
    gathered = {
        "x-": _private(value, further.difference(ROLE_KEYS)),
        "contributor": _contributors(value, further.intersection(ROLE_KEYS)),
        "emptied": _emptied(value),
    }
    fields = {k: v for k, v in value.items() if v not in _EMPTY and k not in further}
    for name in _GATHERED:
        fields.pop(name, None)
    return fields | {key: item for key, item in gathered.items() if item}


def _is_gathered(key: object) -> bool:
    """Whether a key that is no field's is a key of one's own or a role."""
    return isinstance(key, str) and (key.startswith("x-") or key in ROLE_KEYS)


def _private(value: Mapping[str, object], further: Collection[str]) -> object:
    given = value.get("x-") or value.get("private") or {}
    own = {key: item for key, item in value.items() if key in further}
    return given | own if isinstance(given, dict) else given


def _contributors(value: Mapping[str, object], further: Collection[str]) -> list[object]:
    others = [
        {"name": name, "role": ROLE_KEYS[key]}
        for key, item in value.items()
        if key in further
        for name in as_list(item)
    ]
    return [*as_list(value.get("contributor", ())), *others]


def _emptied(value: Mapping[str, object]) -> tuple[str, ...]:
    lists = (key for key in INHERITED_LISTS if key in value and value[key] in _EMPTY[:2])
    return tuple(dict.fromkeys([*map(str, as_list(value.get("emptied", ()))), *lists]))
