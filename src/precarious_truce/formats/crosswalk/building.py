"""References from what entries say, whatever they say: nothing is refused whole.

>>> made = reference({"type": "book", "title": "Rivers", "author": [{"suffix": "Jr."}]})
>>> made.ref.title.text, made.refused
('Rivers', ('author',))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from precarious_truce.formats.crosswalk.quick import Unusual, values_of
from precarious_truce.model import Book, Reference, Work
from precarious_truce.model.keys import Taken, unused

__all__ = ["Keys", "Made", "Report", "distinct", "reference"]


class Made(NamedTuple):
    """A reference, and the fields that it could not hold."""

    ref: Reference
    refused: tuple[str, ...] = ()


def reference(fields: dict[str, Any]) -> Made:
    """A reference of all the fields that make sense."""
    try:
        values = values_of(fields)
    except Unusual:
        return _validated(fields)
    return Made(Reference.from_valid(values))


def _validated(fields: dict[str, Any]) -> Made:
    refused: list[str] = []
    fields = dict(fields)
    while True:
        try:
            return Made(Reference.model_validate(fields), tuple(refused))
        except ValidationError as error:
            names = {_field(e["loc"], fields) for e in error.errors(include_url=False)}
            names &= set(fields)
            if not names:
                return Made(Reference(type="document"), (*refused, *fields))
            refused += sorted(names)
            fields = {k: v for k, v in fields.items() if k not in names}


def _field(loc: tuple[Any, ...], fields: dict[str, Any]) -> str:
    name = str(loc[0]) if loc else ""
    return name if name in fields else name.replace("-", "_")


Report = Callable[[str, str], None]
"""How a reader reports something of the entry at hand: code, message."""


W = TypeVar("W", Book, Reference, Work)


class Keys:
    """The keys that were given out; each reference gets one of its own.

    >>> keys, ref = Keys(), Reference(key="a", type="book", title="Rivers")
    >>> messages = []
    >>> report = lambda code, message: messages.append(message)
    >>> [keys.own(ref, report).key for _ in range(2)], messages
    (['a', 'ab'], ['the key a stands twice; here it becomes ab'])
    """

    def __init__(self, taken: Taken | None = None) -> None:
        self._taken = Taken() if taken is None else taken

    def own(self, work: W, report: Report) -> W:
        """The work under a key of its own; what was changed is reported."""
        key = unused(work.key, self._taken)
        self._taken.add(key)
        if key == work.key:
            return work
        report("K2", f"the key {work.key} stands twice; here it becomes {key}")
        return work.with_valid(key=key)


def distinct(refs: Iterable[tuple[Reference, Report]]) -> list[Reference]:
    """The references under keys of their own; each comes with a way to report what was changed."""
    keys = Keys()
    return [keys.own(ref, report) for ref, report in refs]
