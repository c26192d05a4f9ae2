"""Subfields that no row reads of fields that are read: counted, so that their loss is told.

Of fields that are kept as they are nothing is lost; of control subfields ($0, $1, $2 …), which are
about the record, nothing is told.

>>> from precarious_truce.formats.marc.records import Field, line_of
>>> name = Field("100", "1 ", (("a", "Marsh, Eleanor"), ("d", "1950-"), ("0", "(DLC)n1")))
>>> unread([name], {})
Counter({'100 $d': 1})
>>> unread([name], {"extra": {"marc": {"100": line_of(name)}}})
Counter()
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from precarious_truce.formats.marc.crosswalk import NAME
from precarious_truce.formats.marc.records import Field, line_of

__all__ = ["unread"]

_UNREAD = {
    "020": "c", "100": "dqu", "110": "cu", "245": "hks", "250": "b", "300": "e",
    "050": "d", "490": "3l", "700": "dqu", "710": "cu", "852": "cfgklmnpst", "856": "3sy",
}  # fmt: skip
"""Tag → the codes that nothing reads: prices, years of lives, shelves, names of materials."""


_SOMETIMES = {"082": "a", "653": "a", "773": "q", "852": "abhij", "856": "z"}
"""Tag → the codes of which not every one is read: the text itself tells whether it was."""


def unread(fields: Sequence[Field], read: Mapping[str, Any]) -> Counter[str]:
    """How often which subfields of a record of a catalogue are not among what was read of it."""
    kept = read.get("extra", {}).get(NAME, {})
    known = _bare(str(read)) if any(one.tag in _SOMETIMES for one in fields) else ""
    found: Counter[str] = Counter()
    for one in fields:
        if one.is_control:
            continue
        never, sometimes = _UNREAD.get(one.tag, ""), _SOMETIMES.get(one.tag, "")
        told = [
            code
            for code, text in one.subs
            if text.strip() and (code in never or (code in sometimes and _bare(text) not in known))
        ]
        if told and line_of(one) not in kept.get(one.tag, ""):
            found.update(f"{one.tag} ${code}" for code in told)
    return found


def _bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text)).casefold()
