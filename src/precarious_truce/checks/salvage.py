"""What can be read of a record that does not load: its faulty parts dropped, the rest validated.

Parts keep their places, so that paths into the record stay right: a part that cannot be read
stands as one with a title in square brackets.

>>> work = salvaged({"titel": "Rivers", "contents": [{"pages": "70–61"}, "Index"]})
>>> [(part.title.text, part.pages) for part in work.contents]
[('[untitled 1]', Pages('70–61')), ('Index', None)]
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from precarious_truce.model import Book, Reference, Work

__all__ = ["UNTITLED", "salvaged"]

UNTITLED = "[untitled"
_ROUNDS = 8


def salvaged(raw: dict[str, Any]) -> Work | None:
    """The work that is left of `raw` without its faults; None where nothing is."""
    fields = {k: v for k, v in raw.items() if not (k == "type" and v == "book")}
    fields = _copied(fields)
    model: type[Book] | type[Reference] = Reference if isinstance(fields.get("type"), str) else Book
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            for detail in error.errors(
                include_url=False, include_input=False, include_context=False
            ):
                loc = tuple(step for step in detail["loc"] if step != "[key]")
                _drop(fields, loc, missing=detail["type"] == "missing")
    return None


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _drop(fields: dict[str, Any], loc: tuple[str | int, ...], *, missing: bool) -> None:
    """Take out what is at `loc`; a part is replaced by one without a title."""
    if missing and loc[-1] == "title" and (holder := _at(fields, loc[:-1])) is not None:
        holder["title"] = _untitled(loc)
        return
    for end in range(len(loc), 0, -1):
        holder, step = _at(fields, loc[: end - 1]), loc[end - 1]
        if isinstance(holder, dict) and step in holder:
            if step == "title":
                holder[step] = _untitled(loc)
            else:
                del holder[step]
            return
        part = loc[end - 2 : end - 1] in (("contents",), ("volumes",)) and isinstance(step, int)
        items = _items(fields, loc[: end - 1]) if part else None
        if items is not None and isinstance(step, int) and step < len(items):
            items[step] = {"title": _untitled(loc)}
            return


def _untitled(loc: tuple[str | int, ...]) -> str:
    numbers = ".".join(str(step + 1) for step in loc if isinstance(step, int))
    return f"{UNTITLED} {numbers}]"


def _at(value: Any, loc: tuple[str | int, ...]) -> Any:
    """The mapping at `loc`, or None."""
    for step in loc:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list):
            value = value[step] if isinstance(step, int) and step < len(value) else None
        elif step != 0:
            return None
    return value if isinstance(value, dict) else None


def _items(fields: dict[str, Any], loc: tuple[str | int, ...]) -> list[Any] | None:
    """The list at `loc`; a single item in its place becomes a list."""
    holder = _at(fields, loc[:-1])
    if holder is None:
        return None
    items = holder.get(str(loc[-1]))
    if not isinstance(items, list):
        items = holder[str(loc[-1])] = [items]
    return items
