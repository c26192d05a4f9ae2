"""Cites and citations of a document as they are given, checked and made ready.

>>> cluster = read_cluster(0, [{"id": 7, "locator": "12", "position": 9}], {"7"})
>>> cluster.cites, cluster.note
([{'id': '7', 'locator': '12'}], 0)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

from precarious_truce.citations.marks import clean
from precarious_truce.errors import TruceError, did_you_mean

__all__ = ["NO_CITE", "Cite", "Cluster", "affix_of", "read_cluster", "read_document"]

Cite = TypedDict(
    "Cite",
    {
        "id": str,
        "locator": object,
        "label": object,
        "prefix": object,
        "suffix": object,
        "suppress-author": object,
        "author-only": object,
        "position": int,
        "near-note": bool,
        "first-reference-note-number": object,
    },
    total=False,
)
"""A cite of CSL-JSON; what it has beside its id may be of any type."""

NO_CITE: Cite = {}
"""What stands for a cite where an entry is rendered."""

_MOST_HINTED = 5000


@dataclass
class Cluster:
    """One citation of a document: its cites, in the note with this number (0: in the text)."""

    cites: list[Cite]
    note: int = 0
    unsorted: bool = False


def read_document(given: object, known: Collection[str]) -> list[Cluster]:
    """The citations of a document, in order; TruceError for what is no list of them."""
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        message = "the citations of a document are a list of lists of cites"
        raise TruceError.of("CIT5", message, file="citations")
    return [read_cluster(number, cluster, known) for number, cluster in enumerate(given)]


def read_cluster(number: int, given: object, known: Collection[str]) -> Cluster:
    """The citation at `number` of a document, which may cite the items with the ids `known`.

    `given` is a list of cites, or a mapping with `citationItems` and `properties`.  Raises
    `TruceError` for anything else, and for an item that is not known.
    """
    properties: Mapping[str, object] = {}
    if isinstance(given, Mapping):
        if isinstance(given.get("properties"), Mapping):
            properties = given["properties"]
        given = given.get("citationItems")
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        message = f"citation {number + 1} is no list of cites"
        raise TruceError.of("CIT5", message, file="citations")
    cites = [_read_cite(number, place, cite, known) for place, cite in enumerate(given)]
    note = _note_number(properties.get("noteIndex"))
    return Cluster(cites, note, unsorted=bool(properties.get("unsorted")))


def _read_cite(number: int, place: int, given: object, known: Collection[str]) -> Cite:
    if not isinstance(given, Mapping):
        message = f"cite {place + 1} of citation {number + 1} is no mapping"
        raise TruceError.of("CIT5", message, file="citations", path=(number, place))
    identifier = str(given.get("id"))
    if identifier not in known:
        message = f"citation {number + 1} cites an unknown item, {identifier!r}"
        hint = did_you_mean(identifier, list(known)[:_MOST_HINTED])
        raise TruceError.of("CIT6", message, file="citations", path=(number, place), hint=hint)
    cite = cast(Cite, dict(given))
    cite["id"] = identifier
    position = given.get("position")
    if type(position) is not int or not 0 <= position <= 3:
        cite.pop("position", None)
    return cite


def _note_number(value: object) -> int:
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    return max(0, value) if type(value) is int else 0


def affix_of(cite: Cite, affix: str) -> str:
    """The `prefix` or `suffix` of a cite, cleaned; "" for none."""
    value = cite.get(affix)
    return clean(str(value)) if value and isinstance(value, (str, int, float)) else ""
