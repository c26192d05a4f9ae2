"""From fields to rows: those that `spreading` writes, and those that catalogues write otherwise.

The fields are without ISBD's punctuation (see `punctuation`).  What no row is made of is left over.

>>> from precarious_truce.formats.marc.records import field_of, grouped
>>> lines = {"245": "10$aRivers$bessays$cby E. Marsh", "260": "\\\\\\\\$aLeeds$bHallam$cc1977"}
>>> found = fold(grouped(field_of(*pair) for pair in lines.items()), "book")
>>> {k: found.rows[k] for k in ("title", "date", "264b")}
{'title': 'Rivers', 'date': '1977', '264b': [('Hallam', '')]}
"""

from __future__ import annotations

from precarious_truce.formats.crosswalk.engine import Folded
from precarious_truce.formats.marc.folding.imprint import (
    event,
    languages,
    physical,
    publication,
    series,
)
from precarious_truce.formats.marc.folding.linked import editions, host
from precarious_truce.formats.marc.folding.numbers import numbers, plain
from precarious_truce.formats.marc.folding.record import Record
from precarious_truce.formats.marc.folding.subjects import address, genres, places, subjects
from precarious_truce.formats.marc.folding.titles import people, titles
from precarious_truce.formats.marc.records import Field, Tags

__all__ = ["fold"]

_HOUSEKEEPING = ("001", "003", "005", "006", "007", "008", "040", "041", "042", "336", "337")
"""Fields about the record, and those that repeat in codes what others say."""


_GROUPS = (
    titles,
    people,
    plain,
    numbers,
    publication,
    physical,
    languages,
    series,
    event,
    genres,
    subjects,
    places,
    address,
    host,
    editions,
)
"""Each makes rows of a group of fields; later ones see the rows of those before."""


def fold(tags: Tags, type_: str) -> Folded:
    """The rows of a record, the tags that each is of, and the fields that stand in none."""
    record = Record(tags, type_)
    for group in _GROUPS:
        group(record)
    rest: dict[str, list[Field]] = {}
    for one in (*record.kept, *(f for tag in record.left.values() for f in tag)):
        if one.tag not in _HOUSEKEEPING:
            rest.setdefault(one.tag, []).append(one)
    return Folded(record.rows, record.of, rest)
