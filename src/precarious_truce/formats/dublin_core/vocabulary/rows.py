"""The one table of fields: how each is written and read, and where the words alone are enough.

A `Row` names a field of the model, the `Form` of its statements, and its properties.  `rich` (and
`zotero`) writes all of them, `dcterms` those of Dublin Core itself, `simple-dc` the `element`.
Writer and reader have a function for each form (`writing.forms`, `reading.forms`).  Where the
words do not give a value back as it was (`whole`), it goes into the private data of the citation
too (see `writing.citation`).

>>> from precarious_truce.model import Book, Chapter, Volume
>>> row = rows_of(Chapter)["number"]
>>> row.form.value, row.properties, row.whole["rich"], row.whole["dcterms"]
('text', ('bibo:number',), True, False)
>>> rows_of(Volume)["number"].properties
('bibo:volume', 'schema:volumeNumber')
>>> rows_of(Book)["printing"].declined
{'simple-dc': 'none of the fifteen elements holds it', 'dcterms': 'Dublin Core has no term for it'}
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from precarious_truce.formats.dublin_core.vocabulary import exactness
from precarious_truce.formats.dublin_core.vocabulary.exactness import Check, Part
from precarious_truce.model import Volume
from precarious_truce.model.base import key_of
from precarious_truce.model.roles import RELATORS

__all__ = ["BOOK_FORMATS", "KEY", "ROWS", "Form", "Row", "relator", "rows_of"]


class Form(StrEnum):
    """What the statements of a field are like."""

    TEXT = "text"
    """A literal under each property."""
    LABEL = "label"
    """A value node of the class `value_class`, the text its label."""
    EXTENT = "extent"
    KEYWORDS = "keywords"
    SUBJECTS = "subjects"
    CLASSES = "classes"
    PARALLEL_TITLES = "parallel titles"
    PEOPLE = "people"
    """Nodes of people under the properties of their role, in a list where `ordered` names one."""
    CONTRIBUTORS = "contributors"
    PUBLISHERS = "publishers"
    PLACES = "places"
    IMPRINT = "imprint"
    SERIES = "series"
    EVENT = "event"
    ISBN = "isbn"
    ISSN = "issn"
    DOI = "doi"
    URL = "url"
    IDENTIFIERS = "identifiers"
    PAGES = "pages"
    FORMATS = "formats"
    EDITION = "edition"
    """Another edition of the work, as a node."""
    SOURCES = "sources"
    PRIVATE = "private"
    """No words: private data alone."""

    KEY = "key"
    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    LANGUAGE = "language"
    CONTAINER = "container"
    STRUCTURE = "structure"
    """What something is, what is in it, and what it empties: written for every resource."""


Whole = Mapping[str, Check | bool]


@dataclass(frozen=True, slots=False)
class Row:
    """One field: see the module.

    `others` are properties that others say the same with, read and never written; `whole` says by
    profile whether the words are enough, or is the check of a value that does; `declined` says by
    profile why it has no place for the field.  `of` is the part that the row is for.
    """

    field: str
    form: Form
    properties: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    element: str = ""
    value_class: str = ""
    ordered: str = ""
    whole: Whole = dataclasses.field(default_factory=dict)
    declined: Mapping[str, str] = dataclasses.field(default_factory=dict)
    of: type[Part] | None = None

    @cached_property
    def key(self) -> str:
        """The record's key of the field."""
        return key_of(self.field)

    @cached_property
    def read(self) -> tuple[str, ...]:
        """The properties that are looked at, in this order."""
        return self.properties + self.others

    @cached_property
    def of_dublin_core(self) -> tuple[str, ...]:
        """The properties among them that are DCMI's."""
        return tuple(p for p in self.properties if p.startswith("dcterms:"))

    def written(self, rich: bool) -> tuple[str, ...]:
        """The properties that a profile writes."""
        return self.properties if rich else self.of_dublin_core


def _whole(
    rich: Check | bool,
    dcterms: Check | bool = False,
    simple: Check | bool = False,
    zotero: Check | bool | None = None,
) -> Whole:
    return {
        "rich": rich,
        "zotero": rich if zotero is None else zotero,
        "dcterms": dcterms,
        "simple-dc": simple,
    }


_NO_TERM = "Dublin Core has no term for it"
_NO_ELEMENT = "none of the fifteen elements holds it"
_SIMPLE = {"simple-dc": _NO_ELEMENT}
_BOTH = {**_SIMPLE, "dcterms": _NO_TERM}
_ALWAYS, _RICH, _TERM = _whole(True, True, True), _whole(True), _whole(True, True)


def _ours(reason: str) -> dict[str, str]:
    return dict.fromkeys(("rich", "zotero", "dcterms", "simple-dc"), reason)


def _structure(*names: str) -> list[Row]:
    return [Row(name, Form.STRUCTURE) for name in names]


def _private(*names: str, declined: Mapping[str, str] = {}) -> list[Row]:
    return [Row(name, Form.PRIVATE, declined=declined) for name in names]


def _people(role: str, *own: str, ordered: str = "", others: tuple[str, ...] = ()) -> Row:
    """Someone who is a contributor to Dublin Core; whoever has a list or a relator comes back."""
    alone = bool(ordered) or any(p.startswith("rel:") for p in own)
    check = exactness.all_exact if alone else False
    return Row(
        role, Form.PEOPLE, ("dcterms:contributor", *own), others, "dc:contributor",
        ordered=ordered, whole=_whole(check),
    )  # fmt: skip


ROWS: tuple[Row, ...] = (
    *_structure("kind", "type", "volumes", "contents", "emptied"),
    Row("key", Form.KEY, ("dcterms:identifier",), ("dc:identifier",), "dc:identifier"),
    Row(
        "title", Form.TITLE, ("dcterms:title", "schema:name"),
        ("dc:title", "schema:headline", "rdfs:label"), "dc:title",
    ),
    Row("subtitle", Form.SUBTITLE, ("schema:alternativeHeadline",)),
    Row(
        "parallel_title", Form.PARALLEL_TITLES, ("dcterms:alternative",), element="dc:title",
        whole=_whole(exactness.plain_translation, exactness.plain_translation),
    ),
    Row("language", Form.LANGUAGE, ("dcterms:language", "schema:inLanguage"),
        ("dc:language",), "dc:language"),
    Row(
        "author", Form.PEOPLE, ("dcterms:creator", "schema:author"),
        ("dc:creator", "schema:creator", "foaf:maker", "rel:aut", "bib:authors"), "dc:creator",
        ordered="bibo:authorList",
    ),
    _people("editor", "bibo:editor", "schema:editor", ordered="bibo:editorList",
            others=("bib:editors", "rel:edt")),
    _people("translator", "bibo:translator", "schema:translator", "rel:trl"),
    _people("compiler", "rel:com"),
    _people("illustrator", "schema:illustrator", "rel:ill"),
    _people("introduction", "rel:win"),
    _people("foreword", "rel:wfw"),
    _people("afterword", "rel:waw"),
    _people("commentator", "rel:cmm"),
    _people("annotator", "rel:ann"),
    _people("editorial_director", "rel:edd"),
    _people("chair"),
    _people("composer", "schema:composer", "rel:cmp"),
    _people("curator", "rel:cur"),
    _people("director", "bibo:director", "schema:director", "rel:drt"),
    _people("executive_producer"),
    _people("guest"),
    _people("host", "rel:hst"),
    _people("interviewer", "bibo:interviewer", "rel:ivr"),
    _people("narrator", "rel:nrt"),
    _people("organizer", "bibo:organizer", "rel:orm"),
    _people("performer", "bibo:performer", "rel:prf"),
    _people("producer", "bibo:producer", "rel:pro"),
    Row("recipient", Form.PEOPLE, ("bibo:recipient",), element="dc:contributor"),
    _people("script_writer"),
    _people("series_creator"),
    Row("contributor", Form.CONTRIBUTORS, ("dcterms:contributor", "schema:contributor"),
        ("dc:contributor", "rel:ctb"), "dc:contributor", whole=_whole(exactness.all_exact)),

    Row("publisher", Form.PUBLISHERS, ("dcterms:publisher", "schema:publisher"),
        ("dc:publisher",), "dc:publisher",
        whole=_whole(exactness.sole_text, exactness.sole_text, exactness.sole_text)),
    Row("place", Form.PLACES, ("schema:location", "address:localityName"),
        whole=_whole(exactness.place_of_publisher)),
    Row("imprint", Form.IMPRINT, ("schema:publisherImprint",), whole=_RICH, declined=_SIMPLE),
    Row("date", Form.DATE, ("dcterms:issued", "dcterms:date", "schema:datePublished"),
        ("dc:date", "dcterms:created"), "dc:date"),
    Row("copyright", Form.TEXT, ("dcterms:dateCopyrighted",), whole=_TERM, declined=_SIMPLE),
    Row("edition", Form.TEXT, ("bibo:edition", "schema:bookEdition"), whole=_RICH,
        declined=_SIMPLE),
    Row("series", Form.SERIES, ("dcterms:isPartOf",), ("schema:isPartOf",),
        whole=_whole(exactness.plain_series)),
    Row("event", Form.EVENT, ("bibo:presentedAt",), ("bib:presentedAt",),
        whole=_whole(exactness.plain_event), declined=_BOTH),

    Row("isbn", Form.ISBN, ("bibo:isbn13", "bibo:isbn10", "schema:isbn"), ("bibo:isbn",),
        "dc:identifier", whole=_whole(exactness.has_number)),
    Row("issn", Form.ISSN, ("bibo:issn", "schema:issn"), ("bibo:eissn",), "dc:identifier",
        whole=_RICH),
    Row("doi", Form.DOI, ("bibo:doi",), element="dc:identifier", whole=_RICH),
    Row("url", Form.URL, ("bibo:uri", "schema:url"), whole=_whole(exactness.in_words("Link")),
        declined=_SIMPLE),
    Row("identifiers", Form.IDENTIFIERS, whole=_whole(exactness.in_words("Identifiers")),
        declined=_SIMPLE),
    Row("formats", Form.FORMATS, ("dcterms:hasFormat", "schema:workExample"),
        whole=_whole(exactness.dated_isbns)),
    Row("original", Form.EDITION,
        ("dcterms:source", "bibo:translationOf", "schema:translationOfWork"),
        whole=_whole(exactness.plain_edition), declined=_SIMPLE),
    Row("reissue_of", Form.EDITION, ("dcterms:isVersionOf",),
        whole=_whole(exactness.plain_edition), declined=_SIMPLE),

    Row("abstract", Form.TEXT, ("dcterms:abstract", "schema:abstract"),
        ("dc:description", "schema:description"), "dc:description", whole=_ALWAYS),
    Row("keywords", Form.KEYWORDS, ("dcterms:subject", "schema:keywords"), ("dc:subject",),
        "dc:subject", whole=_whole(exactness.sole_word)),
    Row("subjects", Form.SUBJECTS, ("dcterms:subject", "schema:about"), element="dc:subject",
        whole=_whole(exactness.sole)),
    Row("classes", Form.CLASSES, ("dcterms:subject",), ("dc:subject",),
        whole=_whole(True, True, zotero=False), declined=_SIMPLE),
    Row("rights", Form.LABEL, ("dcterms:rights",), ("dc:rights",), "dc:rights",
        "dcterms:RightsStatement", whole=_ALWAYS),
    Row("license", Form.LABEL, ("dcterms:license",), value_class="dcterms:LicenseDocument",
        whole=_TERM, declined=_SIMPLE),
    Row("physical", Form.LABEL, ("dcterms:medium",), value_class="dcterms:PhysicalMedium",
        whole=_TERM, declined=_SIMPLE),
    Row("note", Form.TEXT, ("dcterms:description",), whole=_TERM, declined=_SIMPLE),
    Row("sources", Form.SOURCES, ("dcterms:provenance",), declined=_SIMPLE),

    Row("number", Form.TEXT, ("bibo:number",), whole=_RICH),
    Row("number", Form.TEXT, ("bibo:volume", "schema:volumeNumber"), whole=_RICH, of=Volume),
    Row("article_number", Form.TEXT, ("bibo:locator",), whole=_RICH),
    Row("pages", Form.PAGES, ("bibo:pages", "schema:pagination"), ("bib:pages",),
        whole=_ALWAYS),
    Row("extent", Form.EXTENT, ("dcterms:extent", "bibo:numPages", "schema:numberOfPages"),
        ("dc:format",), "dc:format", "dcterms:SizeOrDuration", whole=_ALWAYS),
    Row("container_title", Form.CONTAINER, ("dcterms:isPartOf",), element="dc:source"),
    Row("volume", Form.TEXT, ("bibo:volume", "schema:volumeNumber"), whole=_RICH),
    Row("volume_count", Form.TEXT, ("bibo:numVolumes",), whole=_whole(exactness.counted_only),
        declined=_SIMPLE),
    Row("issue", Form.TEXT, ("bibo:issue", "schema:issueNumber"), whole=_RICH),
    Row("section", Form.TEXT, ("bibo:section",), whole=_RICH),
    *_private(
        "container_subtitle", "container_author", "volume_title", "volume_subtitle",
        "part_number", "part_title", "reviewed_author",
    ),
    *_private("genre", "supplement_number", "page_first", declined=_SIMPLE),
    *_private(
        "printing", "archive", "accept", "contents_status", "facing", "annote", "authority",
        "call_number", "dimensions", "division", "jurisdiction", "medium", "references",
        "reviewed_genre", "reviewed_title", "scale", "source", "status", "version", "year_suffix",
        "submitted", declined=_BOTH,
    ),
    *_private("private", declined=_ours("x- keys are exported nowhere")),
    *_private("extra", declined=_ours("kept for the format that knows it")),
)  # fmt: skip
"""Every field of every model; of two rows of one field the one that is `of` the part counts."""

DECLINED_INSIDE: dict[str, dict[str, str]] = {
    "series.issn": {"dcterms": _NO_TERM},
    "series.editor": {"dcterms": _NO_TERM},
    "url.accessed": {"dcterms": _NO_TERM},
}
"""Field of the record in a field → profile → why it has no place for it."""


@lru_cache(maxsize=32)
def rows_of(part: type[Part]) -> dict[str, Row]:
    """Field of a model → its row; a field that no row names is not among them."""
    fitting = [row for row in ROWS if row.of is None or issubclass(part, row.of)]
    by_field = {row.field: row for row in fitting}
    return {name: by_field[name] for name in part.model_fields if name in by_field}


# --- words beside properties --------------------------------------------------------------------

BOOK_FORMATS = {
    "hardback": "schema:Hardcover", "hardcover": "schema:Hardcover",
    "paperback": "schema:Paperback", "audio": "schema:AudiobookFormat", "online": "schema:EBook",
    "ebook": "schema:EBook", "epub": "schema:EBook", "pdf": "schema:EBook",
}  # fmt: skip
"""Name of a format → schema.org's word for it."""

KEY = re.compile(r"(?!(?i:isbn|issn|doi|urn|oclc)\b|(?i:isbn))[A-Za-z][A-Za-z0-9_.+-]*")
"""A citation key that can be mistaken for no other identifier."""


_CLAIMED = {p for row in ROWS if row.form is Form.PEOPLE for p in row.read}


@lru_cache(maxsize=512)
def relator(role: str | None) -> str | None:
    """The property of a contributor's role, if MARC has one that no field of ours claims.

    >>> relator("cartographer"), relator("translator"), relator("honorary cook")
    ('rel:ctg', None, None)
    """
    code = RELATORS.get(role or "contributor")
    if code is None or role == "contributor" or f"rel:{code}" in _CLAIMED:
        return None
    return f"rel:{code}"
