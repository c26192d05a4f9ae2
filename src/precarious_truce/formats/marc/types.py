"""Types of records (leader/06–07) and what they are here; what they do not say stands in 655.

>>> TYPES.write(Reference(type="report", title="Rivers"))
('am', {'csl-type': 'report'})
>>> TYPES.read("am", {"655": [Field("655", " 7", (("a", "report"), ("0", "(CSL)report")))]})
Meaning(type='report', kind=None)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from precarious_truce.formats.crosswalk.engine import Meaning
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.marc.records import Field, is_ours
from precarious_truce.model import Reference
from precarious_truce.model.kinds import BOOK_KINDS, KINDS, infer
from precarious_truce.model.references import CSL_TYPES, KINDS_OF_BOOK, PART_TYPES

__all__ = ["CONTAINED", "KIND", "PARTS", "TYPE", "TYPES", "of_genre"]

PARTS = frozenset(PART_TYPES)
CONTAINED = PARTS | {
    "article-journal", "article-magazine", "article-newspaper", "review", "review-book",
    "article",
}  # fmt: skip
"""What stands in something else (773), whose ISSN, ISBN and volume are told there."""

TYPE = "(CSL)"
"""What $0 of a genre begins with that is a CSL type."""
KIND = "(kind)"
"""What it begins with where the genre is a kind of book or part."""

_WRITTEN = {
    "book": "am", "chapter": "aa", "article-journal": "ab", "article-magazine": "ab",
    "article-newspaper": "ab", "review": "ab", "review-book": "ab", "periodical": "as",
    "manuscript": "tm", "map": "em", "musical_score": "cm", "song": "jm",
    "motion_picture": "gm", "broadcast": "gm", "software": "mm", "dataset": "mm", "graphic": "km",
    "figure": "km", "webpage": "ai", "collection": "pc", "thesis": "am",
    **dict.fromkeys(PART_TYPES, "aa"),
}  # fmt: skip
"""CSL type → type of record and bibliographic level; the others are `am`."""

_MEANINGS = {
    "am": "book", "ac": "book", "ad": "book", "aa": "chapter", "ab": "article-journal",
    "as": "periodical", "ai": "webpage", "tm": "manuscript", "ta": "manuscript",
    "tc": "collection", "pc": "collection", "em": "map", "fm": "map", "es": "map",
    "cm": "musical_score", "dm": "musical_score", "ca": "musical_score", "jm": "song",
    "ja": "song", "im": "song", "ia": "song", "gm": "motion_picture", "mm": "software",
    "mi": "webpage", "ms": "periodical", "km": "graphic", "rm": "document", "om": "document",
}  # fmt: skip
"""Type of record and level → CSL type."""


def of_genre(one: Field, prefix: str) -> str:
    """The CSL type or kind that a field 655 tells in $0; "" where it tells none."""
    told = next((text for text in one.all("0") if text.startswith(prefix)), "")
    return told.removeprefix(prefix).strip()


class _Types:
    """The types of MARC."""

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """Type and level, and rows for what these do not say."""
        code = _WRITTEN.get(ref.type, "am")
        more: Fields = {} if ref.type in (_MEANINGS[code], "thesis") else {"csl-type": ref.type}
        more |= {"dissertation": True} if ref.type == "thesis" else {}
        kind = _kind(ref)
        return code, more | ({"kind": kind} if kind else {})

    def read(self, entry_type: str, fields: Mapping[str, Any]) -> Meaning:
        """What a record is."""
        genres: list[Field] = fields.get("655", [])
        kind = next(filter(None, (of_genre(g, KIND) for g in genres)), None)
        told = next(filter(None, (of_genre(g, TYPE) for g in genres)), None)
        if told in CSL_TYPES:
            return Meaning(told, _fitting(kind, told))
        if "502" in fields and entry_type in ("am", "tm"):
            return Meaning("thesis", kind)
        if (
            entry_type[:1] == "m"
            and entry_type != "ms"
            and fields.get("020")
            and not is_ours(fields)
        ):
            entry_type = "am"  # a book online, which was a computer file before 1997
        type_ = _MEANINGS.get(entry_type) or _MEANINGS.get(f"{entry_type[:1]}m", "document")
        if type_ == "book" and not kind:
            kind = _kind_of_book(fields)
        return Meaning(type_, _fitting(kind, type_))

    def knows(self, entry_type: str) -> bool:
        """Always: leader/06–07 has one of few codes."""
        return True


TYPES = _Types()


def _fitting(kind: str | None, type_: str) -> str | None:
    """The kind, where a work of the type can have it."""
    return kind if type_ != "book" or kind in KINDS_OF_BOOK else None


def _kind(ref: Reference) -> str | None:
    """The kind, where it does not follow from type, title and number."""
    if ref.type == "book":
        return ref.kind if ref.kind in KINDS_OF_BOOK and ref.kind != "book" else None
    if ref.kind not in KINDS or ref.type not in PART_TYPES:
        return None
    usual = infer(ref.title.text, number=ref.number) if ref.title else "chapter"
    return None if ref.kind == usual else ref.kind


_GENRES = (
    ("festschrift", "festschrift"), ("conference p", "proceedings"),
    ("konferenzschrift", "proceedings"), ("actes de congr", "proceedings"),
    ("dictionar", "dictionary"), ("wörterbuch", "dictionary"), ("encyclop", "encyclopedia"),
    ("enzyklop", "encyclopedia"), ("textbook", "textbook"), ("lehrbuch", "textbook"),
    ("handbooks and m", "manual"), ("antholog", "anthology"),
)  # fmt: skip


def _kind_of_book(fields: Mapping[str, Any]) -> str | None:
    """The kind that 008/24–30 and genres tell of a book."""
    data = fields["008"][0].data if fields.get("008") else ""
    if data[29:30] == "1":
        return "proceedings"
    if data[30:31] == "1":
        return "festschrift"
    nature = data[24:28]
    for code, kind in (("d", "dictionary"), ("e", "encyclopedia")):
        if code in nature:
            return kind
    for genre in fields.get("655", ()):
        words = genre.get("a").lower()
        for begun, kind in _GENRES:
            if re.match(begun, words):
                assert kind in BOOK_KINDS
                return kind
    return None
