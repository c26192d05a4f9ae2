"""Values of other programs as text, for `extra` holds nothing else, and back.

>>> [from_text(to_text(value)) for value in ("a", 3, "3", {"b": None})]
['a', 3, '3', {'b': None}]
"""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

__all__ = ["from_text", "to_text"]


def to_text(value: Any) -> str:
    """A foreign value as text: what is no text, or reads like none, as JSON.

    >>> [to_text(v) for v in ("a", 3, "3", {"b": None})]
    ['a', '3', '"3"', '{"b": null}']
    """
    if isinstance(value, str) and from_text(value) is value:
        return value
    return json.dumps(value, ensure_ascii=False)


def from_text(text: str) -> Any:
    """The value that `to_text` made a text of.

    >>> [from_text(t) for t in ("a", "3", '"3"')]
    ['a', 3, '3']
    """
    if text[:1] not in '"[{-0123456789tfnNI':
        return text
    try:
        return json.loads(text, parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError):
        return text


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_constant(text)
