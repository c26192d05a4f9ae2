"""Entry types and what they are here (biblatex manual 2.1; btxdoc 3.1).

>>> type_of("inbook", ""), type_of("proceedings", ""), type_of("article", "newspaper")
(Meaning(type='chapter', kind=None), Meaning(type='book', kind='proceedings'),
 Meaning(type='article-newspaper', kind=None))
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from precarious_truce.formats.bib.linking import FAMILY
from precarious_truce.formats.bib.raw.syntax import valid_name
from precarious_truce.formats.crosswalk.engine import Meaning
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.model import Reference
from precarious_truce.model.kinds import BOOK_KINDS, KINDS, infer
from precarious_truce.model.references import CSL_TYPES

__all__ = [
    "ENTRY_TYPES",
    "FOREIGN_TYPE",
    "EntryTypes",
    "is_written_whole",
    "says_more",
    "subtype",
    "type_of",
]


_TYPES = {
    "article-journal": "article",
    "article-magazine": "",
    "book": "book mvbook collection mvcollection",
    "chapter": "incollection inbook bookinbook suppbook suppcollection",
    "pamphlet": "booklet",
    "document": "misc custom",
    "webpage": "online electronic www",
    "patent": "patent",
    "periodical": "periodical",
    "paper-conference": "inproceedings conference",
    "report": "report techreport",
    "thesis": "thesis phdthesis mastersthesis",
    "manuscript": "unpublished",
    "software": "software",
    "dataset": "dataset",
    "entry-encyclopedia": "inreference",
    "graphic": "artwork",
    "figure": "image",
    "song": "audio",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "treaty": "legal",
    "personal_communication": "letter",
    "motion_picture": "movie",
    "musical_score": "music",
    "performance": "performance",
    "review": "review",
    "standard": "standard",
    "broadcast": "video",
}
ENTRY_TYPES = {
    entry: Meaning(type_) for type_, entries in _TYPES.items() for entry in entries.split()
} | {
    "proceedings": Meaning("book", "proceedings"),
    "mvproceedings": Meaning("book", "proceedings"),
    "reference": Meaning("book", "encyclopedia"),
    "mvreference": Meaning("book", "encyclopedia"),
    "manual": Meaning("book", "manual"),
    "suppperiodical": Meaning("article-journal"),
}
"""Entry type → what it is; the types of both dialects."""

_UNKNOWN = Meaning("document")
_CSL_TYPES = frozenset(CSL_TYPES)
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_NAMES_OF_SUBTYPES = {type_: name for name, type_ in _SUBTYPES.items()}


_IN_A_BOOK = frozenset(("booktitle", "crossref", "xref", "journaltitle", "journal"))
"""Fields of which one tells what an @inbook is in; without any it is the book itself."""


def is_whole(entry: str, fields: Collection[str]) -> bool:
    """Whether an entry is a book of which a chapter or pages are meant: @inbook of BibTeX.

    >>> is_whole("inbook", {"title", "chapter"}), is_whole("inbook", {"title", "booktitle"})
    (True, False)
    """
    return entry == "inbook" and "title" in fields and _IN_A_BOOK.isdisjoint(fields)


def is_written_whole(ref: Reference) -> bool:
    """Whether @inbook of a book is read as the book itself: see `is_whole`.

    >>> is_written_whole(Reference(type="book", title="Rivers", pages="1–3"))
    True
    """
    extra = ref.extra or {}
    kept = {name for family in FAMILY for name in extra.get(family, ())}
    return ref.title is not None and _IN_A_BOOK.isdisjoint(kept)


def type_of(entry: str, entrysubtype: str, *, whole: bool = False) -> Meaning:
    """What an entry is, by its type and its `entrysubtype`; `whole`: as `is_whole` has it."""
    found = Meaning("book") if whole else ENTRY_TYPES.get(entry, _UNKNOWN)
    if not entrysubtype:
        return found
    if entrysubtype in _SUBTYPES:
        return Meaning(_SUBTYPES[entrysubtype])
    if entrysubtype in _CSL_TYPES:
        return Meaning(entrysubtype)
    if _is_kind(entrysubtype, found.type):
        return Meaning(found.type, entrysubtype)
    return found


def _is_kind(name: str, type_: str) -> bool:
    return name not in _CSL_TYPES and name in (BOOK_KINDS if type_ == "book" else KINDS)


def subtype(ref: Reference, entry: str) -> str:
    """The `entrysubtype` that says what the entry type alone does not; empty where it says all.

    >>> subtype(Reference(type="article", title="A"), "misc")
    'article'
    >>> subtype(Reference(type="chapter", title="Rain", kind="preface"), "incollection")
    'preface'
    """
    found = ENTRY_TYPES.get(entry, _UNKNOWN)
    if entry == "inbook" and ref.type == "book":
        found = Meaning("book")
    if found.type != ref.type:
        return _NAMES_OF_SUBTYPES.get(ref.type, ref.type)
    kind = ref.kind
    if not kind or kind == found.kind or not _is_kind(kind, ref.type) or kind == _usual(ref):
        return ""
    return kind


def _usual(ref: Reference) -> str:
    """The kind that needs not be said."""
    if ref.type == "book":
        return "book"
    return infer(ref.title.text, number=ref.number) if ref.title else "chapter"


FOREIGN_TYPE = "@type"
"""The name under which `extra` keeps an entry type that neither dialect knows."""


_SPECIFIC = frozenset(
    ("suppbook", "suppcollection", "suppperiodical", "bookinbook", "review", "www", "electronic")
)
"""Types of biblatex that say more than the CSL type which they stand for."""

_OF_VOLUMES = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))


_KEPT = _SPECIFIC | {*_OF_VOLUMES, "collection"}
"""Types of biblatex that `extra` may keep."""


def says_more(entry: str, fields: Collection[str]) -> bool:
    """Whether a type of biblatex says what nothing else of the entry does.

    >>> says_more("suppbook", ()), says_more("mvbook", ()), says_more("mvbook", {"volumes"})
    (True, True, False)
    >>> says_more("collection", {"author"}), says_more("collection", {"author", "editor"})
    (True, False)
    """
    if entry == "collection":  # whose editors stand in `author`, it may be
        return "author" in fields and "editor" not in fields
    if entry in _OF_VOLUMES:
        return "volumes" not in fields or "volume" in fields
    return entry in _SPECIFIC and "entrysubtype" not in fields


@dataclass(frozen=True)
class EntryTypes:
    """The entry types of a dialect; `choose` gives its type of a reference.

    `family` are names under which `extra` may keep a type; `classic`: only BibTeX's are written.
    """

    family: tuple[str, ...]
    choose: Callable[[Reference], str]
    classic: bool = False

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """The entry type, and the `entrysubtype` that says what it does not."""
        entry = (self._stated(ref) if ref.extra else None) or self.choose(ref)
        what = subtype(ref, entry)
        return entry, {"entrysubtype": what} if what else {}

    def _stated(self, ref: Reference) -> str | None:
        """The type that another program's entry had, where it can be that of this one."""
        extra, found = ref.extra or {}, None
        for name in self.family:
            if name in extra and found is None:
                found = extra[name].get(FOREIGN_TYPE)
        if found is None:
            return None
        if found not in ENTRY_TYPES:
            return found if found == found.lower() and valid_name(found) else None
        fits = not self.classic and ENTRY_TYPES[found].type == ref.type
        return found if fits and found in _KEPT else None

    def read(self, entry_type: str, fields: Mapping[str, str]) -> Meaning:
        """What an entry is."""
        stated = fields.get("entrysubtype", "").strip()
        whole = is_whole(entry_type, fields) or (entry_type == "inbook" and stated in BOOK_KINDS)
        return type_of(entry_type, stated, whole=whole)

    def knows(self, entry_type: str) -> bool:
        """Whether one of the dialects has the type."""
        return entry_type in ENTRY_TYPES
