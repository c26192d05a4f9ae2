"""The types of RIS (TY) and what they are here (RIS specifications, 2011, "Reference types").

>>> TYPES.write(Reference(type="book", title="Rivers", kind="proceedings"))
('BOOK', {'own:kind': 'proceedings'})
>>> TYPES.write(Reference(type="treaty", title="Rivers"))
('GEN', {'own:type': 'treaty'})
>>> TYPES.read("GEN", {"U5": ["type: treaty"]})
Meaning(type='treaty', kind=None)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from precarious_truce.formats.crosswalk.engine import Meaning
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.ris.own import OWN, own_facts
from precarious_truce.model import Reference
from precarious_truce.model.kinds import BOOK_KINDS, KINDS, infer
from precarious_truce.model.references import CSL_TYPES, PART_TYPES

__all__ = ["ARTICLES", "IN_SERIES", "MEETINGS", "NUMBERED", "PARTS", "TYPES", "WHOLE"]

PARTS = frozenset(PART_TYPES)
ARTICLES = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
MEETINGS = frozenset(("paper-conference", "speech"))
"""What is given at a meeting: the title of that, not of the volume, stands in T2."""
WHOLE = frozenset(("book", "thesis"))
"""What SP and EP tell the length of."""
IN_SERIES = frozenset(("report", "map", "software"))
"""What EndNote and Zotero have the title of the series of in T2."""
NUMBERED = frozenset(("report", "patent"))
"""What has its number in SN, by some programs, and there no ISBN."""

_WRITTEN = {
    "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER", "article-journal": "JOUR",
    "article-magazine": "MGZN", "article-newspaper": "NEWS", "thesis": "THES", "report": "RPRT",
    "webpage": "ELEC", "post-weblog": "BLOG", "manuscript": "UNPB", "pamphlet": "PAMP",
    "map": "MAP", "song": "SOUND", "motion_picture": "MPCT", "broadcast": "VIDEO",
    "musical_score": "MUSIC", "dataset": "DATA", "software": "COMP", "legal_case": "CASE",
    "legislation": "STAT", "bill": "BILL", "hearing": "HEAR", "standard": "STAND",
    "patent": "PAT", "personal_communication": "PCOMM", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "graphic": "ART", "figure": "FIGURE", "periodical": "JFULL",
    "classic": "CLSWK", "collection": "AGGR", "speech": "SLIDE", "regulation": "LEGAL",
}  # fmt: skip
"""CSL type → TY; the others are GEN, with their type in U5."""

_MEANINGS = {tag: type_ for type_, tag in _WRITTEN.items()} | {
    "EDBOOK": "book", "EBOOK": "book", "WHOLE": "book", "SER": "book", "ECHAP": "chapter",
    "CONF": "paper-conference", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article-journal", "MANSCPT": "manuscript", "WEB": "webpage", "ICOMM": "webpage",
    "GOVDOC": "report", "ANCIENT": "classic", "ADVS": "motion_picture", "CTLG": "book",
    "DBASE": "dataset", "UNBILL": "bill", "CHART": "figure", "EQUA": "figure", "GEN": "document",
    "OTHER": "document", "MULTI": "document", "UNPD": "manuscript", "INTERV": "interview",
}  # fmt: skip
"""TY → CSL type, those of other programs among them."""

_VOLUME = frozenset(("T2", "BT", "C3", "JF", "JO", "SP", "AU", "A1"))
"""Tags of which a paper has one; proceedings that are cited as CONF have none."""


class _Types:
    """The types of RIS; what TY does not say stands in U5, which is left to its users."""

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """TY, and rows for the type and kind where it does not say them."""
        tag = _WRITTEN.get(ref.type, "GEN")
        more = {} if _MEANINGS[tag] == ref.type else {f"{OWN}type": ref.type}
        kind = _kind(ref)
        return tag, more | ({f"{OWN}kind": kind} if kind else {})

    def read(self, entry_type: str, fields: Mapping[str, Any]) -> Meaning:
        """What a record is, by its TY, its U5 and whether it is in something."""
        tag, own = entry_type.strip().upper(), own_facts(fields.get("U5", ()))
        if own.get("type") in CSL_TYPES:
            return Meaning(own["type"], own.get("kind"))
        if tag == "CONF" and not any(any(fields.get(name, ())) for name in _VOLUME):
            return Meaning("book", own.get("kind", "proceedings"))
        return Meaning(_MEANINGS.get(tag, "document"), own.get("kind"))

    def knows(self, entry_type: str) -> bool:
        """Whether the format has the type; a record without any is as one of a known type."""
        tag = entry_type.strip().upper()
        return not tag or tag in _MEANINGS


TYPES = _Types()


def _kind(ref: Reference) -> str | None:
    """The kind, where it does not follow from type, title and number."""
    if ref.type == "book":
        return ref.kind if ref.kind in BOOK_KINDS and ref.kind != "book" else None
    if ref.kind not in KINDS or ref.type not in PARTS:
        return None
    usual = infer(ref.title.text, number=ref.number) if ref.title else "chapter"
    return None if ref.kind == usual else ref.kind
