"""Subfields that no row reads of fields that are read: counted, so that their loss is told.

Of fields that are kept as they are nothing is lost; of control subfields ($0, $1, $2 …), which are
about the record, nothing is told.

>>> from precarious_truce.formats.marc.records import Field, line_of
>>> name = Field("100", "1 ", (("a", "Marsh, Eleanor"), ("d", "1950-"), ("0", "(DLC)n1")))
>>> unread([name], kept={})
Counter({'100 $d': 1})
>>> unread([name], kept={"100": line_of(name)})
Counter()
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from precarious_truce.formats.marc.records import Field, line_of

__all__ = ["unread"]

_UNREAD = {
    "020": "c", "100": "dqu", "110": "cu", "245": "hks", "250": "b", "300": "e",
    "490": "3l", "700": "dqu", "710": "cu", "852": "cfgklmnpst", "856": "3y",
}  # fmt: skip
"""Tag → the codes that nothing reads: prices, years of lives, shelves, names of materials."""


def unread(fields: Iterable[Field], kept: Mapping[str, str]) -> Counter[str]:
    """How often which subfields of a record of a catalogue are not read."""
    found: Counter[str] = Counter()
    for one in fields:
        codes = _UNREAD.get(one.tag, "")
        told = [code for code, text in one.subs if code in codes and text.strip()]
        if told and line_of(one) not in kept.get(one.tag, ""):
            found.update(f"{one.tag} ${code}" for code in told)
    return found
