"""Clusters of cites as given: checked, locators read (CSL 1.0.2, "Locators")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from precarious_truce.citations.numbers import LABELS
from precarious_truce.errors import Diagnostic, TruceError

__all__ = ["Cluster", "read_cluster"]

_LABELLED = re.compile(r"([a-z]+\.)\s+(.*)", re.DOTALL)
_LAWS = frozenset(("bill", "gazette", "legislation", "regulation", "treaty"))
_TEXTS = ("prefix", "suffix", "locator", "label")


@dataclass
class Cluster:
    """One citation: its cites, and the note it stands in (0: the text)."""

    cites: list[dict[str, Any]]
    note: int = 0
    prefix: str = ""
    suffix: str = ""
    mode: str = ""
    infix: str = ""
    unsorted: bool = False

    @property
    def author_only(self) -> bool:
        return self.mode == "author-only"


def _error(message: str, hint: str | None = None) -> TruceError:
    return TruceError(Diagnostic(code="C2", message=message, file="citations", hint=hint))


def read_cluster(source: Any, types: dict[str, str]) -> Cluster:
    """A cluster as a list of cites, or as `{"citationItems": […], "properties": {…}}`.

    `types` are those of the items by id.
    """
    properties: dict[str, Any] = {}
    cites = source
    if isinstance(source, dict):
        cites = source.get("citationItems", [])
        properties = source.get("properties") or {}
    if not isinstance(cites, (list, tuple)) or not isinstance(properties, dict):
        raise _error("a cluster is a list of cites")
    note = properties.get("noteIndex") or 0
    try:
        note = int(note)
    except (TypeError, ValueError):
        raise _error(f"noteIndex is not a number: {note!r}") from None
    return Cluster(
        [_cite(c, types) for c in cites], note, str(properties.get("prefix") or ""),
        str(properties.get("suffix") or ""), str(properties.get("mode") or ""),
        str(properties.get("infix") or ""), bool(properties.get("unsorted")),
    )  # fmt: skip


def _cite(source: Any, types: dict[str, str]) -> dict[str, Any]:
    if isinstance(source, str):
        source = {"id": source}
    if not isinstance(source, dict) or "id" not in source:
        raise _error("a cite is a mapping with the id of an item")
    cite = dict(source)
    cite["id"] = str(cite["id"])
    if cite["id"] not in types:
        from precarious_truce.errors import did_you_mean

        hint = did_you_mean(cite["id"], list(types)[:5000])
        raise _error(f"a cite of {cite['id']!r}, which is not among the items", hint)
    for key in _TEXTS:
        value = cite.get(key)
        if value is None or value == "":
            cite.pop(key, None)
        elif not isinstance(value, str):
            cite[key] = str(value)
    if "position" in cite and not (isinstance(cite["position"], int) and 0 <= cite["position"] <= 4):
        raise _error(f"position is not one of 0 to 3: {cite['position']!r}")
    if locator := cite.get("locator"):
        _read_locator(cite, locator, types[cite["id"]])
    return cite


def _read_locator(cite: dict[str, Any], locator: str, kind: str) -> None:
    locator = locator.split("|", 1)[0] if "|" in locator else locator
    cite["locator"] = locator = locator.rstrip()
    if kind not in _LAWS and cite.get("label", "page") == "page":
        match = _LABELLED.match(locator)
        if match and match[1] in LABELS and LABELS[match[1]] != "series,":
            cite["label"], cite["locator"] = LABELS[match[1]], match[2]
    if not cite["locator"]:
        del cite["locator"]
