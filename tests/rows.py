"""What the tests of rows share: what a reference says, and whether a case is one of a row."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import precarious_truce as pt

__all__ = ["ELM", "holds", "is_of", "reference", "said"]

ELM = {"family": "Elm", "given": "Bo"}
"""Somebody."""

_OF_ENTRIES = ("key", "type", "kind")


def reference(type_: str, facts: dict[str, Any]) -> pt.Reference:
    """A reference that says no more than these facts."""
    return pt.Reference.model_validate({"type": type_, "key": "k", **facts})


def said(work: pt.Book | pt.Reference) -> dict[str, Any]:
    """What a work says, its key and type aside."""
    return {name: value for name, value in work.facts().items() if name not in _OF_ENTRIES}


def holds(facts: Any, path: list[str]) -> bool:
    """Whether a fact is said; `title.text` may stand as `title`.

    >>> rivers = {"title": "Rivers"}
    >>> holds(rivers, ["title", "text"]), holds(rivers, ["title", "short"])
    (True, False)
    """
    if path in ([], ["text"]) and not isinstance(facts, dict):
        return True
    if not path:
        return True
    return isinstance(facts, dict) and path[0] in facts and holds(facts[path[0]], path[1:])


def is_of(type_: str, facts: dict[str, Any], types: Container[str] | None, field: str) -> bool:
    """Whether a case is one of a row for these types and this field."""
    return (types is None or type_ in types) and holds(facts, field.split("."))
