"""Rows as plain functions: for each type of reference one that writes and one that reads.

A table of eighty rows that is gone through for each reference takes most of a writer's time; so
the rows of a type are written out as the source of a function, as attrs and cattrs do, and that is
compiled once.  `source` shows it:

>>> rows = [PlainRow(("pages",), "page", str, str), PlainRow(("title", "text"), "title", str, str)]
>>> print(source(rows, "write"))
def write(values):
    out = {}
    record = values['pages']
    if record:
        if True:
            raw = write_0(record)
            if raw is not None:
                out['page'] = raw
    record = values['title']
    if record:
        value = record.text
        if value:
            raw = write_1(value)
            if raw is not None:
                out['title'] = raw
    return out
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from precarious_truce.model import Reference
from precarious_truce.model.annotations import is_mapping, model_in

__all__ = ["Compiled", "Convert", "Fields", "PlainRow", "heads_of", "source"]

Convert = Callable[[Any], Any]
"""Makes a value of the format of one of the model, or the other way; None: there is none."""
Fields = dict[str, Any]
"""Values by name: of a reference that is not made yet, or of an entry of a format."""
Path = tuple[str, ...]


class PlainRow(NamedTuple):
    """A row for one type, with the functions of its codec."""

    path: Path
    name: str
    write: Convert
    read: Convert
    only: Literal["read", "write"] | None = None
    needs: tuple[str, ...] = ()
    unless: str | None = None


class Compiled:
    """The functions for references of one type, each compiled when it is first used."""

    def __init__(self, rows: Sequence[PlainRow]) -> None:
        self.rows = rows

    @cached_property
    def write(self) -> Callable[[Mapping[str, object]], Fields]:
        """From the fields of a reference to the values of an entry."""
        return self._function("write")

    @cached_property
    def round_trip(self) -> Callable[[Mapping[str, object]], tuple[Fields, Fields]]:
        """From the fields of a reference to the values of an entry and the fields read from it."""
        return self._function("round_trip")

    @cached_property
    def read(self) -> Callable[[Mapping[str, object]], tuple[Fields, dict[str, None]]]:
        """From the values of an entry to the fields of a reference, and the names left over."""
        return self._function("read")

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that rows read."""
        return frozenset(row.name for row in self.rows if row.only != "write")

    def _function(self, name: Literal["write", "round_trip", "read"]) -> Callable[..., Any]:
        """The function of that name; the source holds names of rows and fields as literals."""
        known: dict[str, Any] = {"nothing": {}}
        for number, row in enumerate(self.rows):
            known |= {f"write_{number}": row.write, f"read_{number}": row.read}
        exec(compile(source(self.rows, name), f"<rows: {name}>", "exec"), known)
        made: Callable[..., Any] = known[name]
        return made


def source(rows: Sequence[PlainRow], name: Literal["write", "round_trip", "read"]) -> str:
    """The Python source of a function over the fields of a reference or the values of an entry."""
    lines = _reader(rows) if name == "read" else _writer(rows, both=name == "round_trip")
    return "\n".join(lines)


# --- writing --------------------------------------------------------------------------------------


def _writer(rows: Sequence[PlainRow], *, both: bool) -> Iterator[str]:
    """`write`, or with `both` a function that also gives what comes back."""
    writing = [row for row in rows if row.only != "read"]
    heads = {head for row in writing for head in heads_of(row.path)}
    flags = {row.path: f"head_{rows.index(row)}" for row in writing if row.path in heads}
    yield f"def {'round_trip' if both else 'write'}(values):"
    yield "    out = {}"
    if both:
        yield "    found = {}"
    for flag in flags.values():
        yield f"    {flag} = False"
    names: set[str] = set()
    for field, together in groupby(writing, key=lambda row: row.path[0]):
        yield f"    record = values[{field!r}]"
        yield "    if record:"
        for row in together:
            yield from _getting(row.path)
            conditions = ["value"] if len(row.path) > 1 else []
            conditions += [flags[head] for head in heads_of(row.path)]
            conditions += [f"{row.name!r} not in out"] if row.name in names else []
            conditions += [f"values[{needed!r}]" for needed in row.needs]
            conditions += [f"not values[{row.unless!r}]"] if row.unless else []
            names.add(row.name)
            yield f"        if {' and '.join(conditions) or True}:"
            value = "value" if len(row.path) > 1 else "record"
            yield f"            raw = write_{rows.index(row)}({value})"
            yield "            if raw is not None:"
            yield f"                out[{row.name!r}] = raw"
            if row.path in flags:
                yield f"                {flags[row.path]} = True"
            if both:
                yield from _coming_back(row, rows)
    yield "    return out, found" if both else "    return out"


def _getting(path: Path) -> Iterator[str]:
    """The lines that get the value of a field from the record that it is in, or is itself."""
    holder = "record"
    for place in range(1, len(path)):
        if _holds_mapping(path[:place]):
            step = f"{holder}.get({path[place]!r})"
        else:
            step = f"{holder}.{path[place]}"
        yield f"        value = {step if place == 1 else f'{holder} and {step}'}"
        holder = "value"


def _coming_back(row: PlainRow, rows: Sequence[PlainRow]) -> Iterator[str]:
    """The lines that read again what a row wrote: by the first row that takes its name."""
    for other, reader in enumerate(rows):
        if reader.name == row.name and reader.only != "write":
            if row.unless and any(head[0] == row.unless for head in heads_of(reader.path)):
                continue
            yield f"                back = read_{other}(raw)"
            yield "                if back is not None:"
            yield from _putting(reader.path, "back", " " * 20, once=row.only == "write")
            return


# --- reading --------------------------------------------------------------------------------------


def _reader(rows: Sequence[PlainRow]) -> Iterator[str]:
    yield "def read(entry):"
    yield "    found = {}"
    yield "    left = dict.fromkeys(entry)"
    names: set[str] = set()
    paths: set[Path] = set()
    for number, row in enumerate(rows):
        if row.only == "write":
            continue
        conditions = [f"{row.name!r} in {'left' if row.name in names else 'entry'}"]
        conditions += [_is_there(head) for head in heads_of(row.path)]
        conditions += [f"not ({_is_there(row.path)})"] if row.path in paths else []
        names.add(row.name)
        paths.add(row.path)
        yield f"    if {' and '.join(conditions)}:"
        yield f"        value = read_{number}(entry[{row.name!r}])"
        yield "        if value is not None:"
        yield f"            del left[{row.name!r}]"
        yield from _putting(row.path, "value", " " * 12)
    yield "    return found, left"


def _is_there(path: Path) -> str:
    """The condition that something was found at a path."""
    *parents, last = path
    holder = "found"
    for step in parents:
        holder += f".get({step!r}, nothing)"
    return f"{last!r} in {holder}"


def _putting(path: Path, value: str, indent: str, *, once: bool = False) -> Iterator[str]:
    """The line that sets the value at the end of a path; with `once` only where none is set."""
    *parents, last = path
    holder = "found"
    for step in parents:
        holder += f".setdefault({step!r}, {{}})"
    if once:
        yield f"{indent}{holder}.setdefault({last!r}, {value})"
    else:
        yield f"{indent}{holder}[{last!r}] = {value}"


# --- the model ------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def heads_of(path: Path) -> tuple[Path, ...]:
    """What must be there for a part of a record to be: a series has no number without a title.

    >>> heads_of(("series", "number")), heads_of(("event", "place", "text"))
    ((('series', 'title', 'text'),), ())
    """
    found: dict[Path, None] = {}
    for place in range(1, len(path)):
        for head in _required(path[:place]):
            if head != path:
                found[head] = None
    return tuple(found)


def _required(path: Path) -> Iterator[Path]:
    """The paths of what the record at a path cannot be without."""
    model = _model_at(path)
    if model is None:
        return
    for name, field in model.model_fields.items():
        if field.is_required():
            below = (*path, name)
            inner = list(_required(below))
            yield from inner or [below]


@lru_cache(maxsize=1024)
def _model_at(path: Path) -> type[BaseModel] | None:
    """The model of the record at the end of a path; None for text, lists and other values."""
    model: type[BaseModel] | None = Reference
    for place, step in enumerate(path):
        if _holds_mapping(path[:place]):
            continue
        field = model.model_fields.get(step) if model else None
        model = model_in(field.annotation) if field else None
    return None if _holds_mapping(path) else model


@lru_cache(maxsize=1024)
def _holds_mapping(path: Path) -> bool:
    """Whether records stand under names of their own at a path (`formats`)."""
    field = Reference.model_fields.get(path[0]) if len(path) == 1 else None
    return field is not None and is_mapping(field.annotation)
