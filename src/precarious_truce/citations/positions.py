"""Where a cite stands: first, subsequent, ibid, near note (CSL 1.0.2, "Locators", "Position")."""

from __future__ import annotations

from typing import Any

from precarious_truce.citations.cluster import Cluster

__all__ = ["FIRST", "IBID", "IBID_WITH_LOCATOR", "SUBSEQUENT", "set_positions"]

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = 0, 1, 2, 3
Cite = dict[str, Any]


def set_positions(clusters: list[Cluster], near_note: int) -> dict[str, int]:
    """Give each cite its position; those given are kept. Returns the first note of each item."""
    first_notes: dict[str, int] = {}
    for series in ([c for c in clusters if not c.note], [c for c in clusters if c.note]):
        _set_series(series, near_note, first_notes)
    return first_notes


def _set_series(clusters: list[Cluster], near_note: int, first_notes: dict[str, int]) -> None:
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    in_note: dict[int, int] = {}
    before: Cluster | None = None
    for cluster in clusters:
        if before is not None and cluster.note and before.note > cluster.note:
            first, last, in_note = {}, {}, {}
        in_note[cluster.note] = in_note.get(cluster.note, 0) + len(cluster.cites)
        for k, cite in enumerate(cluster.cites):
            item = cite["id"]
            note = cluster.note
            if item not in last and not cluster.author_only:
                position = FIRST
                first[item] = note
                first_notes.setdefault(item, note)
            else:
                previous = _previous(cluster, k, before, in_note, item)
                position = SUBSEQUENT if previous is None else _ibid(previous, cite)
                if item not in first:
                    first[item] = note
                if cluster.author_only:
                    position = FIRST
                if first[item] != note:
                    cite.setdefault("first-reference-note-number", first[item])
            given = cite.get("position")
            if given is None:
                cite["position"] = position
            else:
                position = given
            if note:
                if position != FIRST and note - last.get(item, note) <= near_note:
                    cite.setdefault("near-note", True)
            elif position != FIRST:
                cite.setdefault("near-note", True)
            last[item] = note
        before = cluster


def _previous(
    cluster: Cluster, k: int, before: Cluster | None, in_note: dict[int, int], item: str
) -> Cite | None:
    """The cite that this one may refer to with "ibid."."""
    if k > 0:
        cite = cluster.cites[k - 1]
        return cite if cite["id"] == item else None
    if before is None or not before.cites:
        return None
    if before.note != cluster.note:
        cite = before.cites[0]
        alone = in_note.get(before.note) == 1 or before.note == 0
        near = before.note >= cluster.note - 1
        return cite if cite["id"] == item and alone and near else None
    if before.cites[-1]["id"] == item:
        return before.cites[0]
    return None


def _ibid(previous: Cite, cite: Cite) -> int:
    there, here = _place(previous), _place(cite)
    if there and not here:
        return SUBSEQUENT
    if here and here != there:
        return IBID_WITH_LOCATOR
    return IBID


def _place(cite: Cite) -> str:
    locator = cite.get("locator")
    return f"{locator}{cite.get('label') or ''}" if locator else ""
