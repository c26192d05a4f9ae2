"""The entry types of hayagriva and what they are here (docs/file-format.md, "Entry Type").

What an entry is follows from its type and that of its parent: an `article` in `proceedings` is a
paper.  Where both do not say it, `x-type` and `x-kind` do, which hayagriva passes over.  Papers and
entries of encyclopedias are written as chapters of a book: of the former typst prints the title of
the proceedings twice, of the latter none (`src/csl/taxonomy.rs`, volume-title; `src/lib.rs`,
get_container).  An anthology, a dictionary and an encyclopedia are written as a book with `x-kind`:
in APA typst prints the first as an "[Archival collection]", in IEEE all of them in quotation marks.
As the parent of a chapter an anthology stays one, which is printed as a book is.

>>> TYPES.write(Reference(type="article-magazine", title="Rivers"))
('article', {'parent.type': 'periodical', 'x-type': 'article-magazine'})
>>> TYPES.read("article", {"parent.type": "proceedings"})
Meaning(type='paper-conference', kind=None)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from precarious_truce.formats.crosswalk.engine import Meaning
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.model import Reference
from precarious_truce.model.kinds import BOOK_KINDS, KINDS, infer
from precarious_truce.model.references import CSL_TYPES, PART_TYPES

__all__ = ["BESIDE", "HOSTED", "TYPES"]

HOSTED = frozenset(
    (*PART_TYPES, "article-journal", "article-magazine", "article-newspaper", "review",
     "review-book")
)  # fmt: skip
"""Types of what is in a book or a journal: volume, publisher and ISBN are those of that."""

_WRITTEN: dict[str, tuple[str, str]] = {
    "book": ("book", ""), **dict.fromkeys(PART_TYPES, ("chapter", "book")),
    "article-journal": ("article", "periodical"),
    "article-magazine": ("article", "periodical"), "article-newspaper": ("article", "newspaper"),
    "review": ("article", "periodical"), "review-book": ("article", "periodical"),
    "article": ("article", "repository"), "thesis": ("thesis", ""), "report": ("report", ""),
    "manuscript": ("manuscript", ""),
    "webpage": ("web", "web"), "post-weblog": ("article", "blog"), "post": ("post", "thread"),
    "broadcast": ("video", "video"), "motion_picture": ("video", ""), "song": ("audio", ""),
    "musical_score": ("audio", "book"), "graphic": ("artwork", ""), "map": ("artwork", ""),
    "figure": ("artwork", "article"), "patent": ("patent", ""), "legal_case": ("case", ""),
    "legislation": ("legislation", ""), "bill": ("legislation", ""),
    "regulation": ("legislation", ""), "treaty": ("legislation", ""),
    "software": ("repository", ""), "dataset": ("repository", ""),
    "performance": ("performance", ""), "event": ("exhibition", ""),
    "periodical": ("periodical", ""), "collection": ("anthology", ""), "classic": ("book", ""),
    "pamphlet": ("book", ""), "standard": ("report", ""), "hearing": ("report", ""),
}  # fmt: skip
"""CSL type → type of the entry, and of its parent where that says it; the others are misc."""

_ALONE = ("chapter", "web", "post")
"""Entries whose type says enough: no parent is made for it alone."""

_MEANINGS = {
    "chapter": "chapter", "anthos": "chapter", "report": "report", "thesis": "thesis",
    "web": "webpage", "scene": "motion_picture", "artwork": "graphic", "patent": "patent",
    "case": "legal_case", "newspaper": "periodical", "legislation": "legislation",
    "manuscript": "manuscript", "original": "book", "post": "post", "misc": "document",
    "performance": "performance", "periodical": "periodical", "proceedings": "book",
    "book": "book", "blog": "webpage", "reference": "book", "conference": "event",
    "anthology": "book", "repository": "software", "thread": "post", "video": "motion_picture",
    "audio": "song", "exhibition": "event", "entry": "entry-encyclopedia",
}  # fmt: skip
BESIDE = {
    "blog": "web", "conference": "exhibition", "newspaper": "periodical", "original": "book",
    "scene": "video", "thread": "post",
}  # fmt: skip
"""Type of an entry → the one that is written for what it means here, unless the entry is kept."""
_OF_ARTICLES = {
    "periodical": "article-journal", "newspaper": "article-newspaper",
    "proceedings": "paper-conference", "conference": "paper-conference", "blog": "post-weblog",
    "web": "webpage", "book": "chapter", "anthology": "chapter",
    "reference": "entry-encyclopedia", "repository": "article",
}  # fmt: skip
_WITH_PARENTS = {
    ("video", "video"): "broadcast", ("audio", "book"): "musical_score",
    ("artwork", "article"): "figure",
}  # fmt: skip
_KINDS = {"proceedings": "proceedings", "anthology": "anthology", "reference": "encyclopedia"}


class _Types:
    """The types of hayagriva."""

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """The type of the entry, that of its parent, and what both do not say."""
        type_, parent = _WRITTEN.get(ref.type, ("misc", ""))
        if ref.type == "book" and ref.kind == "proceedings":
            type_ = "proceedings"
        more = {"parent.type": parent} if parent and type_ not in _ALONE else {}
        if _meaning(type_, parent).type != ref.type:
            more["x-type"] = ref.type
        kind = _kind(ref)
        if kind and _meaning(type_, parent).kind != kind:
            more["x-kind"] = kind
        return type_, more

    def read(self, entry_type: str, fields: Mapping[str, Any]) -> Meaning:
        """What an entry is."""
        parent = fields.get("parent.type")
        found = _meaning(entry_type, parent if isinstance(parent, str) else "")
        type_, kind = fields.get("x-type"), fields.get("x-kind")
        if type_ in CSL_TYPES:
            found = Meaning(type_, found.kind if type_ == found.type else None)
        return found._replace(kind=kind) if isinstance(kind, str) else found

    def knows(self, entry_type: str) -> bool:
        """Whether hayagriva has the type."""
        return entry_type in _MEANINGS or entry_type == "article"


TYPES = _Types()


def _meaning(type_: str, parent: str) -> Meaning:
    if type_ == "article":
        return Meaning(_OF_ARTICLES.get(parent, "article"))
    known = _WITH_PARENTS.get((type_, parent))
    return Meaning(known or _MEANINGS.get(type_, "document"), _KINDS.get(type_))


def _kind(ref: Reference) -> str | None:
    """The kind, where it does not follow from type, title and number."""
    if ref.type == "book":
        return ref.kind if ref.kind in BOOK_KINDS and ref.kind != "book" else None
    if ref.kind not in KINDS or ref.type not in PART_TYPES:
        return None
    usual = infer(ref.title.text, number=ref.number) if ref.title else "chapter"
    return None if ref.kind == usual else ref.kind
