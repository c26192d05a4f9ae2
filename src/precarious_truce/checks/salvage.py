"""What can be read of a record that does not load: its faulty parts dropped, the rest validated.

Parts keep their places, so that paths into the record stay right: a part that cannot be read
stands as one with a title in square brackets.

>>> work = salvage({"titel": "Rivers", "contents": [{"pages": "70–61"}, "Index"]})
>>> [(part.title.text, part.pages) for part in work.contents]
[('[untitled 1]', Pages('70–61')), ('Index', None)]
"""

from __future__ import annotations

from pydantic import ValidationError

from precarious_truce.checks.subject import Raw
from precarious_truce.model import Book, Reference, Work
from precarious_truce.model.layout import Path

__all__ = ["UNTITLED", "salvage"]

UNTITLED = "[untitled"
_ROUNDS = 8


def salvage(raw: dict[str, Raw]) -> Work | None:
    """The work that is left of `raw` without its faults; None where nothing is."""
    fields = {k: _copy(v) for k, v in raw.items() if not (k == "type" and v == "book")}
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


def _copy(value: Raw) -> Raw:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _drop(fields: dict[str, Raw], loc: Path, *, missing: bool) -> None:
    """Take out what is at `loc`; a part is replaced by one without a title."""
    holder = _at(fields, loc[:-1])
    if missing and loc[-1] == "title" and holder is not None:
        holder["title"] = _placeholder(loc)
        return
    for end in range(len(loc), 0, -1):
        if _drop_field(fields, loc[:end], loc) or _drop_part(fields, loc[:end], loc):
            return


def _drop_field(fields: dict[str, Raw], path: Path, loc: Path) -> bool:
    """Take out the field at `path`, where there is one; a title becomes another."""
    holder, step = _at(fields, path[:-1]), path[-1]
    if holder is None or step not in holder:
        return False
    if step == "title":
        holder[step] = _placeholder(loc)
    else:
        del holder[str(step)]
    return True


def _drop_part(fields: dict[str, Raw], path: Path, loc: Path) -> bool:
    """Put a part without a title in place of the one at `path`, where there is one."""
    step = path[-1]
    if not isinstance(step, int) or path[-2:-1] not in (("contents",), ("volumes",)):
        return False
    items = _items(fields, path[:-1])
    if items is None or step >= len(items):
        return False
    items[step] = {"title": _placeholder(loc)}
    return True


def _placeholder(loc: Path) -> str:
    numbers = ".".join(str(step + 1) for step in loc if isinstance(step, int))
    return f"{UNTITLED} {numbers}]"


def _at(fields: dict[str, Raw], loc: Path) -> dict[str, Raw] | None:
    """The mapping at `loc`, or None."""
    value: Raw | None = fields
    for step in loc:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list):
            value = value[step] if isinstance(step, int) and step < len(value) else None
        elif step != 0:
            return None
    return value if isinstance(value, dict) else None


def _items(fields: dict[str, Raw], loc: Path) -> list[Raw] | None:
    """The list at `loc`; a single item in its place becomes a list."""
    holder = _at(fields, loc[:-1])
    if holder is None:
        return None
    items = holder.get(str(loc[-1]))
    if not isinstance(items, list):
        items = [] if items is None else [items]
        holder[str(loc[-1])] = items
    return items
