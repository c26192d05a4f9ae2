"""References from what entries say, whatever they say: nothing is refused whole.

>>> made = reference({"type": "book", "title": "Rivers", "author": [{"suffix": "Jr."}]})
>>> made.ref.title.text, made.refused
('Rivers', ('author',))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pydantic import ValidationError

from precarious_truce.errors import Diagnostic
from precarious_truce.model import Reference

__all__ = ["Made", "distinct", "reference"]


class Made(NamedTuple):
    """A reference, and the fields that it could not hold."""

    ref: Reference
    refused: tuple[str, ...] = ()


def reference(fields: dict[str, Any]) -> Made:
    """A reference of all the fields that make sense."""
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


def distinct(
    refs: Iterable[tuple[Reference, Callable[[str, str], None]]], diagnostics: list[Diagnostic]
) -> list[Reference]:
    """The references under keys of their own; each comes with a way to say what was changed."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    found = []
    for ref, say in refs:
        key, number = ref.key, last.get(ref.key, 1)
        while key in taken:
            number += 1
            key = f"{ref.key}{chr(96 + number)}" if number <= 26 else f"{ref.key}-{number}"
        last[ref.key] = number
        taken.add(key)
        if key == ref.key:
            found.append(ref)
        else:
            say("D1", f"the key {ref.key} stands twice; here it becomes {key}")
            found.append(ref.replaced(key=key))
    return found
