"""Positions of cites in a document (CSL 1.0.2, "Locators" and "Choose: position").

>>> from precarious_truce.citations.cites import Cluster
>>> notes = [[{"id": "a"}], [{"id": "a", "locator": "3"}], [{"id": "b"}], [{"id": "a"}]]
>>> document = [Cluster(cites, number + 1) for number, cites in enumerate(notes)]
>>> place(document, near=5)
>>> [cluster.cites[0]["position"] for cluster in document]
[0, 3, 0, 1]
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from precarious_truce.citations.cites import Cite, Cluster

__all__ = ["FIRST", "IBID", "IBID_WITH_LOCATOR", "SUBSEQUENT", "place"]

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)


@dataclass
class _Seen:
    first_note: int
    last_note: int


def place(clusters: list[Cluster], near: int) -> None:
    """Set `position`, `near-note` and `first-reference-note-number` of every cite without them.

    Cites in the text and cites in notes are counted apart, as in citeproc-js.
    """
    for in_notes in (False, True):
        ours = [c for c in clusters if bool(c.note) is in_notes]
        _place(ours, near)


def _place(clusters: list[Cluster], near: int) -> None:
    seen: dict[str, _Seen] = {}
    in_note = Counter(cluster.note for cluster in clusters)
    before: Cluster | None = None
    for cluster in clusters:
        previous = None
        if before is not None:
            new_note = before.note and before.note != cluster.note
            crowded = new_note and in_note[before.note] > 1
            previous = None if crowded else _only_item(before)
        for cite in cluster.cites:
            _place_cite(cite, previous, cluster.note, seen, near)
            previous = cite
        before = cluster


def _only_item(cluster: Cluster) -> Cite | None:
    """The last cite of a citation of one item only, which an ibid. may follow."""
    if len({cite["id"] for cite in cluster.cites}) != 1:
        return None
    return cluster.cites[-1]


def _place_cite(
    cite: Cite, previous: Cite | None, note: int, seen: dict[str, _Seen], near: int
) -> None:
    known = seen.get(cite["id"])
    if known is None:
        cite.setdefault("position", FIRST)
        seen[cite["id"]] = _Seen(note, note)
        return
    cite.setdefault("position", _repeated(cite, previous))
    cite.setdefault("near-note", bool(note) and note - known.last_note <= near)
    if note:
        cite.setdefault("first-reference-note-number", known.first_note)
    known.last_note = note


def _repeated(cite: Cite, previous: Cite | None) -> int:
    """The position of a cite whose item was cited before, `previous` being the cite before it."""
    if previous is None or previous["id"] != cite["id"]:
        return SUBSEQUENT
    ours, theirs = _locator(cite), _locator(previous)
    if not theirs:
        return IBID_WITH_LOCATOR if ours else IBID
    if not ours:
        return SUBSEQUENT
    return IBID if ours == theirs else IBID_WITH_LOCATOR


def _locator(cite: Cite) -> tuple[str, str] | None:
    locator = cite.get("locator")
    return (str(cite.get("label") or "page"), str(locator)) if locator else None
