"""What models are made of, for type checkers: the source of `model/inputs.py`, from the models.

    python -m tests.inputs        writes it anew

A model takes more than its fields hold (`date=2004` for a Date, text for a Title, one name for a
list of names).  Checkers cannot know that from the fields; a list by hand would have to be kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_origin

import precarious_truce.model.inputs
from precarious_truce.model import (
    DOI,
    ISBN,
    ISSN,
    ORCID,
    Book,
    Chapter,
    Contributor,
    Date,
    Extent,
    LocalText,
    Name,
    Pages,
    Reference,
    Title,
    Volume,
)
from precarious_truce.model import described as d
from precarious_truce.model.base import Record
from precarious_truce.model.roles import ROLE_KEYS
from tests.fields import is_record, kind_of, without_options

PATH = Path(precarious_truce.model.inputs.__file__)

MODELS: tuple[type[Record], ...] = (
    LocalText, Title, Name, Contributor, d.Link, d.Series, d.Event, d.Archive, d.Source,
    d.Identifiers, d.Classes, d.Manifestation, d.OtherEdition, d.Described, Chapter, Volume, Book,
    Reference,
)  # fmt: skip
"""Every public model, each after those that it is derived from."""

HEAD = '''"""What models are made of, for type checkers alone; written by `python -m tests.inputs`.

`Text` is a field of plain text, `Named` a person or part that text may stand for, `Short` any other
such model, `Parts` one that is always made of fields.  None is nothing said.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Required, TypedDict

from pydantic import BaseModel

from precarious_truce.model.dates import Date
from precarious_truce.model.extents import Extent
from precarious_truce.model.pages import Endpoint, PageRange, Pages

Text = str | int | float
Named = str | BaseModel | Mapping[str, object]
Short = Named | int | float
Parts = BaseModel | Mapping[str, object]
Day = Date | str | int | datetime.date
Where = Pages | PageRange | Endpoint | tuple[Endpoint, Endpoint]
Length = Extent | str | int
'''

_ONE: dict[Any, str] = {
    str: "Text", bool: "bool", Date: "Day", Pages: "Where", Extent: "Length", ISBN: "Text",
    ISSN: "Text", DOI: "Text", ORCID: "Text",
}  # fmt: skip


def source() -> str:
    """The text of the module."""
    return "\n\n".join([HEAD, *map(_definition, MODELS)])


def _definition(model: type[Record]) -> str:
    """The typed dictionary of a model; of what must be there, one more for changing it."""
    base = model.__mro__[1]
    above = f"{base.__name__}Fields" if base in MODELS else "TypedDict"
    known = _fields(base) if issubclass(base, Record) and base in MODELS else ()
    fields = [name for name in _fields(model) if name not in known]
    needed = [name for name in fields if model.model_fields[name].is_required()]
    lines = [f"{name}: {_input(model, name)} | None" for name in fields if name not in needed]
    if model is d.Described:
        lines += [f"{role}: Named | Sequence[Named] | None" for role in _roles()]
    must = [f"{name}: Required[{_input(model, name)}]" for name in needed]
    whole = _class(f"{model.__name__}Fields", above, [*must, *lines])
    if not needed or not issubclass(model, d.Described):
        return whole
    may = [f"{name}: {_input(model, name)} | None" for name in needed]
    return "\n\n".join((whole, _class(f"{model.__name__}Changes", above, [*may, *lines])))


def _fields(model: type[Record]) -> list[str]:
    """The fields of a typed dictionary; a title must be there in some models, and not in others."""
    return [n for n in model.model_fields if n != "title" or model is not d.Described]


def _roles() -> list[str]:
    """The roles of people that are no field of their own but can be given like one."""
    return [r for r in sorted(ROLE_KEYS) if r.isidentifier() and r not in Reference.model_fields]


def _class(name: str, base: str, lines: list[str]) -> str:
    return f"class {name}({base}, total=False):\n" + "".join(f"    {line}\n" for line in lines)


def _input(model: type[Record], name: str) -> str:
    """What a field is made of."""
    annotation = without_options(model.model_fields[name].annotation)
    shape, item = kind_of(annotation)
    if shape == "mapping":
        return _mapping(annotation)
    one = _one(item)
    return f"{one} | Sequence[{one}]" if shape == "many" else one


def _one(item: Any) -> str:
    if not is_record(item):
        return _ONE[item]
    if issubclass(item, (Name, Chapter)):
        return "Named"
    return "Short" if item.shorthand else "Parts"


def _mapping(annotation: Any) -> str:
    inner = without_options(get_args(annotation)[1])
    if get_origin(inner) is dict:
        return f"Mapping[str, {_mapping(inner)}]"
    return f"Mapping[str, {'object' if inner is object else _one(inner)}]"


if __name__ == "__main__":
    PATH.write_text(source(), encoding="utf-8")
