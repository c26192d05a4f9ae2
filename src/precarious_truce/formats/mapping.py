"""Rows: where a fact of the record stands in a format, for both directions.

A `Row` names a field of a Reference (`title.short`, `series.number`: a path through the model) and
the name it has in the format, with a function for each direction.  From one table come the
writer (`write`), the reader (`read`) and the loss ledger: what no row of a type takes, or a row
that is not faithful changes, is lost.

>>> rows = Table((Row("title.text", "title"), Row("pages", "page", write=lambda p: p.hyphenated)))
>>> from precarious_truce.model import Reference
>>> rows.write(Reference(type="chapter", title="Preface", pages="ix–xiv"))
{'title': 'Preface', 'page': 'ix-xiv'}
>>> rows.read({"title": "Preface", "page": "ix-xiv"}, "chapter")[0]
{'title': {'text': 'Preface'}, 'pages': 'ix-xiv'}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from precarious_truce.model import Reference

__all__ = ["Row", "Table", "joined", "put"]

Convert = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Row:
    """One field here, one name there.

    `write` and `read` convert a value (None: it is left out); `left` says what a value is after
    both, where that is not the value itself; `types` are the types of references the row is for
    (none: all); `only` says "read" or "write" of a row for one direction.
    """

    field: str
    name: str
    write: Convert = _same
    read: Convert = _same
    left: Convert | None = None
    types: frozenset[str] | None = None
    only: str | None = None

    def fits(self, type_: str) -> bool:
        """Whether the row speaks of references of this type."""
        return self.types is None or type_ in self.types


class Table:
    """The rows of a format; the first row that fits a type takes a field, or a name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._writers: dict[str, list[tuple[str, Callable[[Reference], Any], tuple[str, ...], Row]]] = {}
        self._readers: dict[str, dict[str, list[Row]]] = {}

    def write(self, ref: Reference) -> dict[str, Any]:
        """What the format says of the reference: name → value, in the order of the rows."""
        found: dict[str, Any] = {}
        values = ref.__dict__
        for first, get, rest, row in self._writers.get(ref.type) or self._writers_of(ref.type):
            value = values[first]
            if value is None or value == ():
                continue
            if rest:
                value = _below(value, rest)
                if value is None or value == ():
                    continue
            written = row.write(value)
            if written is not None and row.name not in found:
                found[row.name] = written
        return found

    def _writers_of(self, type_: str) -> list[Any]:
        rows = [r for r in self.rows if r.fits(type_) and r.only != "read"]
        plan = [(f[0], attrgetter(f[0]), tuple(f[1:]), r) for r in rows for f in [r.field.split(".")]]
        return self._writers.setdefault(type_, plan)

    def read(self, entry: Mapping[str, Any], type_: str) -> tuple[dict[str, Any], list[str]]:
        """The fields of a reference that an entry gives, and the names that no row takes."""
        readers = self._readers.get(type_) or self._readers_of(type_)
        found: dict[str, Any] = {}
        unknown = []
        for name, value in entry.items():
            taken = False
            for row in readers.get(name, ()):
                read = row.read(value)
                if read is not None:
                    taken = put(found, row.field, read) or taken
            if not taken:
                unknown.append(name)
        return found, unknown

    def _readers_of(self, type_: str) -> dict[str, list[Row]]:
        readers: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.fits(type_) and row.only != "write":
                readers.setdefault(row.name, []).append(row)
        return self._readers.setdefault(type_, readers)

    def row_of(self, field: str, type_: str) -> Row | None:
        """The row that writes `field` of references of this type."""
        return next(
            (r for r in self.rows if r.field == field and r.fits(type_) and r.only != "read"), None
        )


def _below(value: Any, steps: tuple[str, ...]) -> Any:
    """The value at the end of a path; of a mapping's or list's items, the first that has it."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
        if value is None:
            return None
    return value


def put(found: dict[str, Any], field: str, value: Any) -> bool:
    """Set the value at the end of a path of field names; False where one stands there already.

    >>> found = {}
    >>> put(found, "series.title", "Studies"), put(found, "series.title", "Other"), found
    (True, False, {'series': {'title': 'Studies'}})
    """
    *parents, last = field.split(".")
    for step in parents:
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
