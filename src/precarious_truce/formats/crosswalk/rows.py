"""Rows: where a fact of the record stands in a format, for both directions.

A `Row` names a field of a Reference (`title.short`, `series.number`: a path through the model) and
the name it has in the format, with a function for each direction.  From one table come the
writer (`write`), the reader (`read`) and the loss ledger (`kept`): what no row of a type takes is
lost, and what a row is declared to change is left as the row leaves it.

>>> rows = Table((Row("title.text", "title"), Row("pages", "page", write=lambda p: p.hyphenated)))
>>> from precarious_truce.model import Reference
>>> rows.write(Reference(type="chapter", title="Preface", pages="ix–xiv"))
{'title': 'Preface', 'page': 'ix-xiv'}
>>> rows.read({"title": "Preface", "page": "ix-xiv", "shelf": "3"}, "chapter")
({'title': {'text': 'Preface'}, 'pages': 'ix-xiv'}, ['shelf'])
>>> rows.kept(Reference(type="chapter", title="Preface", pages="ix–xiv", note="Good."))
{'title': {'text': 'Preface'}, 'pages': Pages('ix–xiv')}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Any

from precarious_truce.model import Reference

__all__ = ["Row", "Table", "joined", "put"]

Convert = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Row:
    """One field here, one name there.

    `write` and `read` convert a value (None: it is left out).  A row that does not give back what
    it was given says so: `lossy` (what is left is what `read` makes of what `write` made) or
    `left`, a function of its own.  `types` are the types of references the row is for (none: all);
    `only` says "read" or "write" of a row for one direction.
    """

    field: str
    name: str
    write: Convert = _same
    read: Convert = _same
    lossy: bool = False
    left: Convert | None = None
    types: frozenset[str] | None = None
    only: str | None = None

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The steps to the field."""
        return tuple(self.field.split("."))

    def fits(self, type_: str) -> bool:
        """Whether the row speaks of references of this type."""
        return self.types is None or type_ in self.types

    def after(self, value: Any, written: Any) -> Any:
        """What is left of a value that was `written` so; None where nothing is."""
        if self.left is not None:
            return self.left(value)
        return self.read(written) if self.lossy else value


Writer = tuple[str, Convert | None, str, Convert, Row]
Writers = tuple[Callable[[Mapping[str, Any]], tuple[Any, ...]], list[Writer]]
Reader = tuple[str, Convert, tuple[str, ...]]
Ranked = tuple[int, Reader]
_MOST_PLANS = 4096  # kept for entries that name the same things
_MOST_NAMES = 64  # of an entry whose plan is kept


class Table:
    """The rows of a format; the first row that fits a type takes a field, or a name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._writers: dict[str, Writers] = {}
        self._readers: dict[str, dict[str, list[Ranked]]] = {}
        self._plans: dict[tuple[str, ...], list[Reader]] = {}
        self._related: dict[str, dict[str, set[str]]] = {}

    def write(self, ref: Reference) -> dict[str, Any]:
        """What the format says of the reference: name → value, in the order of the rows.

        The first row to take a name has it.
        """
        found: dict[str, Any] = {}
        values = ref.__dict__
        values_of, writers = self._writers.get(values["type"]) or self._writers_of(values["type"])
        for first, below, name, write, _ in compress(writers, values_of(values)):
            value = below(values[first]) if below else values[first]
            if value and name not in found and (written := write(value)) is not None:
                found[name] = written
        return found

    def kept(self, ref: Reference) -> dict[str, Any]:
        """The fields that come back, as the rows leave them.

        The rows are gone through as in `write`; a generator for both costs a twentieth of writing.
        """
        found: dict[str, Any] = {}
        taken = set()
        values = ref.__dict__
        values_of, writers = self._writers.get(values["type"]) or self._writers_of(values["type"])
        for first, below, name, write, row in compress(writers, values_of(values)):
            value = below(values[first]) if below else values[first]
            if value and name not in taken and (written := write(value)) is not None:
                taken.add(name)
                if row.only is None and (left := row.after(value, written)) is not None:
                    put(found, row.path, left)
        return found

    def _writers_of(self, type_: str) -> Writers:
        """What gets the value for each of the rows that write, and these rows."""
        first: dict[str, Row] = {}
        for row in self.rows:
            if row.fits(type_) and row.only != "read":
                first.setdefault(row.field, row)
        writers = [(r.path[0], _below(r.path[1:]), r.name, r.write, r) for r in first.values()]
        values_of = itemgetter(*(writer[0] for writer in writers), "type", "type")
        return self._writers.setdefault(type_, (values_of, writers))

    def read(self, entry: Mapping[str, Any], type_: str) -> tuple[dict[str, Any], list[str]]:
        """The fields of a reference that an entry gives, and the names that no row takes.

        The rows say which of two names for one field comes first, not the order of the entry.
        """
        found: dict[str, Any] = {}
        left = dict.fromkeys(entry)
        for name, read, path in self._readers_for(type_, left):
            if (
                name in left
                and (value := read(entry[name])) is not None
                and put(found, path, value)
            ):
                del left[name]
        return found, list(left)

    def _readers_for(self, type_: str, names: Iterable[str]) -> list[Reader]:
        """The rows that read entries of these names, in order; most entries are made alike."""
        key = (type_, *names)
        known = self._plans.get(key)
        if known is None:
            readers = self._readers.get(type_) or self._readers_of(type_)
            found = sorted(reader for name in names for reader in readers.get(name, ()))
            known = [reader for _, reader in found]
            if len(self._plans) < _MOST_PLANS and len(key) < _MOST_NAMES:
                self._plans[key] = known
        return known

    def related(self, names: Iterable[str], type_: str) -> set[str]:
        """The names whose rows share a field or its record with those of `names`."""
        known = self._related.get(type_)
        if known is None:
            known = self._related[type_] = _related(self._readers_of(type_))
        return {other for name in names for other in known.get(name, ())}

    def _readers_of(self, type_: str) -> dict[str, list[Ranked]]:
        """Name → the rows that read it, with their places in the table."""
        found: dict[str, list[Ranked]] = {}
        for place, row in enumerate(self.rows):
            if row.fits(type_) and row.only != "write":
                found.setdefault(row.name, []).append((place, (row.name, row.read, row.path)))
        return self._readers.setdefault(type_, found)


def _related(readers: Mapping[str, list[Ranked]]) -> dict[str, set[str]]:
    """Name → the names of rows for the same field, or for another part of its record."""
    sharing: dict[str, set[str]] = {}
    for name, rows in readers.items():
        for _, (*_, path) in rows:
            sharing.setdefault(path[0], set()).add(name)
    return {
        name: set().union(*(sharing[path[0]] for _, (*_, path) in rows))
        for name, rows in readers.items()
    }


def _below(steps: tuple[str, ...]) -> Convert | None:
    """What gets the value at the end of a path through records and mappings."""
    if len(steps) < 2:
        return attrgetter(*steps) if steps else None

    def below(value: Any) -> Any:
        for step in steps:
            value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
        return value

    return below


def put(found: dict[str, Any], path: Sequence[str], value: Any) -> bool:
    """Set the value at the end of a path of field names; False where one stands there already.

    >>> found, path = {}, ("series", "title")
    >>> put(found, path, "Studies"), put(found, path, "Other"), found
    (True, False, {'series': {'title': 'Studies'}})
    """
    last = path[-1]
    if len(path) > 1:
        for step in path[:-1]:
            found = found.setdefault(step, {})
    if last in found:
        return False
    found[last] = value
    return True


def joined(title: Any, subtitle: Any) -> str | None:
    """Title and subtitle as one text, `: ` between them (none after `?`, `!` or `:`).

    >>> joined("The Precarious Truce", "Anglo-Soviet Relations 1924–27"), joined("Why?", "Essays")
    ('The Precarious Truce: Anglo-Soviet Relations 1924–27', 'Why? Essays')
    """
    if not title or not subtitle:
        return str(title or subtitle) if title or subtitle else None
    text = str(title)
    return f"{text} {subtitle}" if text[-1] in "?!:" else f"{text}: {subtitle}"
