"""What stands in the place of a date where a work is not out yet, or has none.

`forthcoming` is no date but a status (biblatex manual 4.9.2.11, `pubstate`; CSL `status`), and
`n.d.` says that there is none, which a record says by having none.

>>> [unpublished(text) for text in ("Forthcoming", "2024, in press", "n.d.", "1931")]
[Unpublished(date='', status='forthcoming'), Unpublished(date='2024', status='in press'),
 Unpublished(date='', status=''), None]
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any, NamedTuple

from precarious_truce.model import Date, Reference
from precarious_truce.patterns import pattern

__all__ = ["Unpublished", "as_status", "part_date", "unpublished"]

_ENGLISH = (
    "forthcoming", "in press", "inpress", "to appear", "accepted", "submitted", "under review",
    "in preparation", "in progress",
)  # fmt: skip
_OTHERS = (
    "im druck", "in druck", "im erscheinen", "in vorbereitung",
    "à paraître", "sous presse", "en préparation", "in corso di stampa", "in stampa", "en prensa",
    "no prelo", "in druk", "в печати",
)  # fmt: skip
_NONE = (
    "n.d.", "n. d.", "nd", "n.d", "no date", "undated", "no year", "s.d.", "s. d.", "s.a.", "s. a.",
    "s/d", "o.j.", "o. j.", "ohne jahr", "sans date", "sine anno", "б. г.", "б.г.",
)  # fmt: skip
_MEANT = {"inpress": "in press"}
_STATE = pattern(
    rf"(?:(\d{{4}})[\s,;]*)?[\[(]?({'|'.join(map(re.escape, _ENGLISH + _OTHERS))})[\])]?\.?"
    r"(?:[\s,;]*\(?(\d{4})\)?)?",
    re.IGNORECASE,
)


class Unpublished(NamedTuple):
    """The year that is told all the same, and the status; both "" where there is no date."""

    date: str
    status: str


@lru_cache(maxsize=1024)
def unpublished(text: str) -> Unpublished | None:
    """What a text in the place of a date says; None of a date, and of any other text."""
    plain = " ".join(text.replace("\xa0", " ").split())
    if plain.casefold().strip("[]()") in _NONE:
        return Unpublished("", "")
    found = _STATE.fullmatch(plain)
    if not found or (found[1] and found[3]):
        return None
    status = found[2].lower() if found[2].lower() in _ENGLISH else found[2]
    return Unpublished(found[1] or found[3] or "", _MEANT.get(status, status))


def part_date(found: MutableMapping[str, Any]) -> bool:
    """Take out of the fields of a reference a date that is a status, or none.

    Whether what it says stands elsewhere now; where another status is stated, it does not.

    >>> fields = {"date": "forthcoming"}
    >>> part_date(fields), fields, part_date({"date": "n.d."})
    (True, {'status': 'forthcoming'}, False)
    """
    text = found.get("date")
    said = unpublished(str(text)) if text and not str(text).isdecimal() else None
    if said is None:
        return True
    del found["date"]
    if said.date:
        found["date"] = said.date
    return bool(said.status) and found.setdefault("status", said.status) == said.status


def as_status(ref: Reference) -> Reference:
    """A reference as an entry says it, with a status in place of what is no date."""
    said = unpublished(str(ref.date)) if ref.date and not ref.date.valid else None
    if said is None:
        return ref
    date = Date(said.date) if said.date else None
    return ref.with_valid(date=date, status=ref.status or said.status or None)
