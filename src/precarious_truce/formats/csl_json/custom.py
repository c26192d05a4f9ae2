"""Facts that a format has no place for, beside the entry: by their path in the record.

The fields in which a reference differs from what its entry says are written whole, so that it is
seen when the entry was changed and they were not; null says that there is nothing where the entry
says something.  A path through a field (`title.romanized`) is read too.

>>> from precarious_truce.model import Reference
>>> whole = Reference(key="r", title={"text": "Река", "romanized": "Reka"}, rights="Free")
>>> to_custom(whole, Reference(key="r", title="Река"), None, {})
{'title': {'text': 'Река', 'romanized': 'Reka'}, 'rights': 'Free'}
>>> fields = {"key": "r", "title": {"text": "Река"}}
>>> Reference(**with_facts(fields, {"title.romanized": "Reka", "rights": "Free"})) == whole
True
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from precarious_truce.formats.crosswalk.gathering import Placement
from precarious_truce.model import Chapter, Reference
from precarious_truce.model.base import Record
from precarious_truce.model.values import PrintedValue

__all__ = ["CUSTOM", "facts_of", "placement_of", "root_of", "to_custom", "with_facts"]

CUSTOM = "precarious-truce"
"""The name under which the facts stand."""

_PLACE = ("in", "kind", "emptied")
_FACTS = frozenset(Reference.model_fields) - {"key", "type", "extra", "private", "emptied"}
_EMPTIED = frozenset(Chapter.model_fields)
_LARGEST_INDEX = 5  # digits of a place in a list


def to_custom(
    ref: Reference, said: Reference, placement: Placement | None, own: Mapping[str, str]
) -> dict[str, Any]:
    """The facts of `ref` that `said` does not hold, and where it stands; `own`: more of `extra`."""
    facts: dict[str, Any] = {}
    if placement is not None:
        facts["in"] = placement.parent
        facts |= {"kind": placement.kind} if placement.kind else {}
        facts |= {"emptied": list(placement.emptied)} if placement.emptied else {}
    after = said.__dict__
    for field, value in ref.__dict__.items():
        left = after[field]
        if value is left:
            continue
        here, there = _said(value), _said(left)
        if here != there or type(here) is not type(there):
            facts[field.replace("_", "-")] = _plain(here)
    if own:
        facts["extra"] = (facts.get("extra") or {}) | {"csl-json": dict(own)}
    return facts


def _said(value: Any) -> Any:
    """A value, None for an empty list."""
    return None if type(value) is tuple and not value else value


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Record):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return str(value) if isinstance(value, (str, PrintedValue)) else value


def placement_of(custom: Mapping[str, Any]) -> Placement | None:
    """Where the custom data says that the reference stands, if it does."""
    parent, kind, emptied = (custom.get(name) for name in _PLACE)
    if not isinstance(parent, str):
        return None
    listed = emptied if isinstance(emptied, list) else []
    names = tuple(name for name in listed if isinstance(name, str) and name in _EMPTIED)
    return Placement(parent, True, kind if isinstance(kind, str) else None, names)


def facts_of(custom: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The facts of custom data by their paths, the place aside; the paths that no record has."""
    placed = (*_PLACE, "extra") if "in" in custom else ("extra",)
    paths = [path for path in custom if path not in placed]
    facts = {path: custom[path] for path in paths if root_of(path) in _FACTS}
    return facts, [path for path in paths if path not in facts]


def root_of(path: str) -> str:
    """The field that a path begins with.

    >>> root_of("container-title.romanized")
    'container_title'
    """
    return path.partition(".")[0].replace("-", "_")


def with_facts(fields: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with the facts put into them; the fields themselves stay as they are."""
    found = dict(fields)
    for path, value in facts.items():
        steps = _steps(path)
        if len(steps) > 1 and steps[0] in found:
            found[root_of(path)] = deepcopy(found[root_of(path)])
        _put(found, steps, value)
    return found


_MOST_STEPS = 8  # of a path; no record is deeper


def _steps(path: str) -> list[str | int]:
    """The steps of a path, as fields and places in lists; names of formats stay as they are."""
    steps: list[str | int] = []
    for text in path.split(".", _MOST_STEPS):
        if steps and steps[-1] == "formats":
            steps.append(text)
        elif text.isascii() and text.isdigit() and len(text) <= _LARGEST_INDEX:
            steps.append(int(text))
        else:
            steps.append(text.replace("-", "_"))
    return steps


def _put(tree: Any, steps: list[str | int], value: Any) -> None:
    """Set or (None) take out the value at a path; what cannot be reached stays as it is."""
    *parents, last = steps
    for step, then in zip(parents, steps[1:], strict=True):
        below = _child(tree, step)
        if isinstance(below, str) and not isinstance(then, int):
            below = {"text": below}
            tree[step] = below
        elif below is None:
            if not isinstance(tree, dict) or value is None:
                return
            below = tree[step] = {}
        tree = below
    if isinstance(tree, dict):
        if value is None:
            tree.pop(last, None)
        else:
            tree[last] = value
    elif (
        value is not None and isinstance(tree, list) and isinstance(last, int) and last < len(tree)
    ):
        tree[last] = value


def _child(tree: Any, step: str | int) -> Any:
    if isinstance(tree, dict):
        return tree.get(step)
    if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
        return tree[step]
    return None
