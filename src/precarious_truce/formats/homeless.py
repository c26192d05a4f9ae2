"""Facts that a format has no place for, beside the entry: by their path in the record.

The facts in which a reference differs from what its entry says are written as
`{"title.romanized": "Reka"}`; null says that there is nothing where the entry says something.

>>> from precarious_truce.model import Reference
>>> whole = Reference(key="r", title={"text": "Река", "romanized": "Reka"}, rights="Free")
>>> to_custom(whole, Reference(key="r", title="Река"), None, {})
{'title.romanized': 'Reka', 'rights': 'Free'}
>>> fields = {"key": "r", "title": {"text": "Река"}}
>>> from_custom(fields, {"title.romanized": "Reka", "rights": "Free"})
>>> Reference(**fields) == whole
True
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from precarious_truce.formats.gather import Told
from precarious_truce.formats.ledger import differences
from precarious_truce.model import Reference
from precarious_truce.model.base import Record

__all__ = ["CUSTOM", "from_custom", "to_custom"]

CUSTOM = "precarious-truce"
"""The name under which the facts stand."""

_WHOLE = ("extra", "accept")


def to_custom(
    ref: Reference, said: Reference, told: Told | None, own: Mapping[str, str]
) -> dict[str, Any]:
    """The facts of `ref` that `said` does not hold, and where it stands; `own`: more of `extra`."""
    facts: dict[str, Any] = {}
    if told is not None:
        facts["in"] = told.parent
        facts |= {"kind": told.kind} if told.kind else {}
        facts |= {"emptied": list(told.emptied)} if told.emptied else {}
    before, after = ref.said(), said.said()
    for field in dict.fromkeys((*before, *after)):
        value, left = before.get(field), after.get(field)
        if field in _WHOLE:
            if value != left:
                facts[field] = _plain(value)
            continue
        for path, fact, _ in differences(value, left, (field.replace("_", "-"),)):
            facts[".".join(map(str, path))] = _plain(fact)
    if own:
        facts["extra"] = (facts.get("extra") or {}) | {"csl-json": dict(own)}
    return facts


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Record):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return str(value) if isinstance(value, str) else value


def from_custom(fields: dict[str, Any], custom: Mapping[str, Any]) -> Told | None:
    """Put the facts into the fields; the place, if one is given."""
    facts = dict(custom)
    parent, kind, emptied = (facts.pop(k, None) for k in ("in", "kind", "emptied"))
    if kind is not None and parent is None:
        fields["kind"] = kind
    extra = facts.pop("extra", None)
    if isinstance(extra, dict):
        texts = {k: v for k, v in extra.items() if isinstance(v, dict)}
        fields["extra"] = {**fields.get("extra", {}), **texts}
    for path, value in facts.items():
        _put(fields, _steps(path), value)
    if not isinstance(parent, str):
        return None
    names = tuple(n for n in emptied if isinstance(n, str)) if isinstance(emptied, list) else ()
    return Told(parent, True, kind if isinstance(kind, str) else None, names)


def _steps(path: str) -> list[str | int]:
    """The steps of a path, as fields and places in lists; names of formats stay as they are."""
    steps: list[str | int] = []
    for text in path.split("."):
        if steps and steps[-1] == "formats":
            steps.append(text)
        else:
            steps.append(int(text) if text.isascii() and text.isdigit() else text.replace("-", "_"))
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
