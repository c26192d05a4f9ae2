"""Rows: where a field of the record stands in a format, for both directions.

A `Row` names a field of a Reference (`title.short`, `series.number`: a path through the model),
the name it has in the format and the kind of value it is; a `Codec` writes and reads a kind of
value.  From one table come the writer, the reader and what the loss ledger needs: which fields
come back, and how.

>>> table = Table(
...     (Row("title.text", "title"), Row("pages", "page", "pages")),
...     {"text": Codec(str, str), "pages": Codec(lambda pages: pages.hyphenated, str)},
... )
>>> from precarious_truce.model import Reference
>>> preface = Reference(type="chapter", title="Preface", pages="ix–xiv", note="Good.")
>>> table.write(preface)
{'title': 'Preface', 'page': 'ix-xiv'}
>>> found, left = table.read({"title": "Preface", "page": "ix-xiv", "shelf": "3"}, "chapter")
>>> found, list(left)
({'title': {'text': 'Preface'}, 'pages': 'ix-xiv'}, ['shelf'])
>>> table.round_trip(preface)[1]
{'title': {'text': 'Preface'}, 'pages': 'ix-xiv'}

Rows are compiled to plain functions for each type of reference (see `compiling`), and checked when
the table is built: what a row writes is read by a row of the same field first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from precarious_truce.formats.crosswalk import compiling
from precarious_truce.formats.crosswalk.compiling import Convert, Fields, PlainRow, heads_of
from precarious_truce.model import Reference
from precarious_truce.model.references import CSL_TYPES

__all__ = ["Codec", "Convert", "Fields", "Row", "Table"]


@dataclass(frozen=True, eq=False)
class Codec:
    """How a kind of value is written and read; None: there is nothing to write or read.

    `declines`: what of a value it has no place for, by the path below the field, and why.
    """

    write: Convert
    read: Convert
    declines: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def checked(
        cls, write: Convert, read: Convert, declines: Mapping[str, str] | None = None
    ) -> Codec:
        """A codec that writes only what it reads again as something.

        >>> words = Codec.checked(",".join, lambda text: text.strip(",") or None)
        >>> words.write(["a", "b"]), words.write([","])
        ('a,b', None)
        """

        def written(value: object) -> object:
            raw = write(value)
            return raw if raw is not None and read(raw) is not None else None

        return cls(written, read, declines or {})


@dataclass(frozen=True)
class Row:
    """One field here, one name there.

    `kind` names the codec of the value, or is one; `types` are the types of references that the
    row is for (None: all); `only` says "read" or "write" of a row for one direction.  The field is
    written only where the field `needs` is there too, with what its own row needs, and the field
    `unless` is not.
    """

    field: str
    name: str
    kind: str | Codec = "text"
    types: frozenset[str] | None = None
    only: Literal["read", "write"] | None = None
    needs: str | None = None
    unless: str | None = None

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The steps to the field."""
        return tuple(self.field.split("."))

    def fits(self, type_: str) -> bool:
        """Whether the row speaks of references of this type."""
        return self.types is None or type_ in self.types


class Table:
    """The rows of a format; the first row that fits a type takes a field, or a name.

    Raises `ValueError` where a row writes what another field's row would read, or a part of a
    record (the number of a series) for a type for which nothing writes the record itself.
    """

    def __init__(self, rows: Iterable[Row], codecs: Mapping[str, Codec]) -> None:
        self.rows = tuple(rows)
        self.codecs = codecs
        self._type_sets = tuple({row.types for row in self.rows if row.types is not None})
        self._compiled: dict[str, compiling.Compiled] = {}
        self._check()

    def codec(self, row: Row) -> Codec:
        """The codec of a row."""
        return self.codecs[row.kind] if isinstance(row.kind, str) else row.kind

    def compiled(self, type_: str) -> compiling.Compiled:
        """The functions for references of a type."""
        found = self._compiled.get(type_)
        if found is None:
            rows = _heads_first(self.rows_of(type_))
            plain = [self._plain(row, rows) for row in rows]
            found = compiling.Compiled(plain)
            self._compiled |= dict.fromkeys(self._types_like(type_), found)
        return found

    def _types_like(self, type_: str) -> list[str]:
        """The types that have the same rows as this one."""
        return [
            other
            for other in {type_: None, **dict.fromkeys(CSL_TYPES)}
            if all((other in types) is (type_ in types) for types in self._type_sets)
        ]

    def write(self, ref: Reference) -> Fields:
        """What the format says of the reference: name → value, in the order of the rows."""
        return self.compiled(ref.type).write(ref.__dict__)

    def round_trip(self, ref: Reference) -> tuple[Fields, Fields]:
        """What is written of a reference, and the fields that a reader makes of it."""
        return self.compiled(ref.type).round_trip(ref.__dict__)

    def read(self, entry: Mapping[str, object], type_: str) -> tuple[Fields, dict[str, None]]:
        """The fields of a reference that an entry gives, and in order the names that no row takes.

        The rows say which of two names for one field comes first, not the order of the entry.
        """
        return self.compiled(type_).read(entry)

    def readable(self, type_: str) -> frozenset[str]:
        """The names that rows read of entries of a type."""
        return self.compiled(type_).names

    def rows_of(self, type_: str) -> list[Row]:
        """The rows for references of a type: of those that write a field, the first alone."""
        found: list[Row] = []
        written: set[str] = set()
        for row in self.rows:
            if not row.fits(type_):
                continue
            if row.only != "read" and row.field in written:
                found.append(Row(row.field, row.name, row.kind, only="read"))
            else:
                found.append(row)
                written |= {row.field} if row.only != "read" else set()
        return found

    def names_of(self, field: str, type_: str) -> list[str]:
        """The names under which a field of the model, or a part of it, may stand in an entry."""
        return [row.name for row in self.rows if row.path[0] == field and row.fits(type_)]

    def coverage(self) -> dict[str, str]:
        """Field → "" where some row writes it; what its codec declines → the reason."""
        found: dict[str, str] = {}
        for row in self.rows:
            if row.only is None:
                found[row.field] = ""
                declined = self.codec(row).declines
                found |= {f"{row.field}.{part}": reason for part, reason in declined.items()}
        return found

    def _plain(self, row: Row, rows: Sequence[Row]) -> PlainRow:
        codec = self.codec(row)
        needs = tuple(_needed(row, rows))
        return PlainRow(row.path, row.name, codec.write, codec.read, row.only, needs, row.unless)

    def _check(self) -> None:
        """See the class: of types that have the same rows, one."""
        checked: set[str] = set()
        for type_ in CSL_TYPES:
            if type_ not in checked:
                checked.update(self._types_like(type_))
                _check_rows(_heads_first(self.rows_of(type_)), type_)


def _needed(row: Row, rows: Sequence[Row]) -> Iterator[str]:
    """The fields that must be there for the row to write: the one it needs, and what that needs."""
    if row.needs:
        yield row.needs
        writers = (other for other in rows if other.path[0] == row.needs and other.only != "read")
        yield from (needed for other in writers for needed in _needed(other, rows))


def _check_rows(rows: Sequence[Row], type_: str) -> None:
    """Raise where what a row writes does not come back as the field it was."""
    writing = {row.path for row in rows if row.only != "read"}
    readers: dict[str, list[Row]] = {}
    for row in rows:
        if row.only != "write":
            readers.setdefault(row.name, []).append(row)
    for row in rows:
        if row.only is None:
            heads = heads_of(row.path)
            if not writing.issuperset(heads):
                missing = ", ".join(".".join(head) for head in heads)
                raise ValueError(f"{type_}: {row.field} is written, but not {missing}")
            _check_readers(row, readers[row.name], type_)


def _check_readers(row: Row, readers: Iterable[Row], type_: str) -> None:
    """Raise where another field would be read first; parts of `unless` come after it."""
    for reader in readers:
        if reader.field == row.field:
            return
        is_part = any(head[0] == row.unless for head in heads_of(reader.path))
        if not is_part:
            raise ValueError(f"{type_}: {row.field} is written as {row.name}, as {reader.field} is")
    raise ValueError(f"{type_}: nothing reads {row.name}, which {row.field} is written as")


def _heads_first(rows: Sequence[Row]) -> list[Row]:
    """The rows in order, those of what a record cannot be without before its other parts."""
    heads = {head for row in rows for head in heads_of(row.path)}
    waiting = [row for row in rows if row.path in heads]
    found: list[Row] = []
    for row in rows:
        if row.path in heads:
            if row in waiting:
                waiting.remove(row)
                found.append(row)
            continue
        for head in heads_of(row.path):
            found += [other for other in waiting if other.path == head]
            waiting = [other for other in waiting if other.path != head]
        found.append(row)
    return found
