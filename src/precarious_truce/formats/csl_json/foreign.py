"""Values of other programs as text, for `extra` holds nothing else, and back.

>>> [from_text(to_text(value)) for value in ("a", 3, "3", {"b": None})]
['a', 3, '3', {'b': None}]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import NoReturn

__all__ = ["Json", "from_text", "to_text"]

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""What JSON can hold."""


def to_text(value: object) -> str:
    """A foreign value as text: what is no text, or reads like none, as JSON.

    >>> [to_text(v) for v in ("a", 3, "3", {"b": None})]
    ['a', '3', '"3"', '{"b": null}']
    """
    if isinstance(value, str) and from_text(value) is value:
        return value
    import json

    return json.dumps(value, ensure_ascii=False)


def from_text(text: str) -> Json:
    """The value that `to_text` made a text of.

    >>> [from_text(t) for t in ("a", "3", '"3"')]
    ['a', 3, '3']
    """
    if text[:1] not in '"[{-0123456789tfnNI':
        return text
    import json

    try:
        value: Json = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
        return value
    except (ValueError, RecursionError):
        return text


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_constant(text)
