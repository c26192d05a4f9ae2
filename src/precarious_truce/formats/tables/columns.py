"""The columns of a table: one for each field of a reference, by its path in the record (crosswalk).

The rows of this crosswalk are made of the model: a field that is added there has a column.

>>> from precarious_truce.model import Reference
>>> ref = Reference(type="chapter", title={"text": "Floods", "short": "F."}, pages="1–30",
...                 series={"title": "Water", "number": "3"}, keywords=["rivers", "a; b"])
>>> crosswalk(lambda column: False).write(ref)[1]
{'title': 'Floods', 'title.short': 'F.', 'series': 'Water', 'series.number': '3',
 'keywords': 'rivers; a\\\\; b', 'pages': '1–30'}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from precarious_truce.formats.crosswalk.coverage import declined
from precarious_truce.formats.crosswalk.engine import (
    Crosswalk,
    Folded,
    Foreign,
    Meaning,
)
from precarious_truce.formats.crosswalk.rows import Codec, Fields, Row, Table
from precarious_truce.formats.tables.cells import (
    read_contributors,
    read_items,
    read_people,
    write_items,
    write_people,
)
from precarious_truce.model import Date, Name, Reference
from precarious_truce.model.base import Record
from precarious_truce.model.dates import month_number
from precarious_truce.model.described import Manifestation, Source
from precarious_truce.model.fields import key_ranks
from precarious_truce.model.names import Contributor
from precarious_truce.model.references import CSL_TYPES
from precarious_truce.model.titles import LocalText

__all__ = [
    "COLUMNS", "EXTRA", "OF_FORMS", "PLACE", "crosswalk", "form_column", "in_order", "is_form",
]  # fmt: skip

EXTRA = "csv"
"""The part of `extra` that holds the columns nobody knows, whatever the syntax of the table."""

PLACE = ("key", "in", "type", "kind", "emptied")
"""Columns that say what a row is and where it stands: `in` is the key of what it is in."""

FORM = "formats"
"""The field of forms of a book; each has columns of its own, `formats.hardback.isbn`."""

# --- the kinds of values --------------------------------------------------------------------------


def _read_text(text: str) -> str | None:
    return text.strip() or None


_MONTH_AND_YEAR = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?,? (\d{4})")


def _read_date(text: str) -> str | None:
    """A date as EDTF where it is one in English words.

    >>> [_read_date(t) for t in ("2004", "3 June 2011", "May 2009", "soon")]
    ['2004', '2011-06-03', '2009-05', 'soon']
    """
    text = text.strip()
    found = _MONTH_AND_YEAR.fullmatch(text)
    month = month_number(found[2]) if found else None
    if not found or not month:
        return text or None
    edtf = f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] else "")
    return edtf if Date(edtf).valid else text


_YES = frozenset(("yes", "true", "1", "x", "ja", "oui", "sí", "si"))
_NO = frozenset(("no", "false", "0", "nein", "non"))


def _read_flag(text: str) -> bool | None:
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def _write_sources(sources: Iterable[Source]) -> str | None:
    return write_items(text for source in sources if (text := source.url or source.title))


def _read_sources(text: str) -> list[dict[str, str]] | None:
    items = read_items(text) or []
    return [{"url" if "://" in item else "title": item} for item in items] or None


_FORMS_OF_TEXT = dict.fromkeys(
    ("romanized", "translated", "lang", "short", "original"),
    "a list in a cell has one form of each",
)
CODECS = {
    "text": Codec(str, _read_text),
    "date": Codec(str, _read_date),
    "flag": Codec(lambda flag: "yes" if flag else "no", _read_flag),
    "items": Codec.checked(write_items, read_items),
    "texts": Codec.checked(write_items, read_items, _FORMS_OF_TEXT),
    "people": Codec.checked(write_people, read_people, {
        "romanized": "a cell has one form of a name",
        "comma_suffix": "styles decide how names are set",
        "static_ordering": "styles decide how names are set",
    }),
    "contributors": Codec.checked(write_people, read_contributors, {
        "romanized": "a cell has one form of a name",
        "comma_suffix": "styles decide how names are set",
        "static_ordering": "styles decide how names are set",
    }),
    "sources": Codec.checked(_write_sources, _read_sources, dict.fromkeys(
        ("for_", "accessed", "note"), "a cell has the address or title of a source"
    )),
}  # fmt: skip
"""Kind of value → how a cell of it is written and read."""

_LISTS: tuple[tuple[type, str], ...] = (
    (Contributor, "contributors"), (Name, "people"), (LocalText, "texts"), (Source, "sources"),
    (str, "items"),
)  # fmt: skip

_KINDS: dict[object, str] = {Date: "date", bool: "flag"}

# --- columns, from the model ----------------------------------------------------------------------

_Path = tuple[str, ...]


def _rows_of(model: type[Record], path: _Path = (), name: str = "") -> Iterator[Row]:
    """A row for each field of the model, and of the records in its fields."""
    for field_name, field in model.model_fields.items():
        below = (*path, field_name)
        if not path and (field_name in (*PLACE, FORM, "extra") or field_name in DECLINES):
            continue
        key = field.alias or field_name
        column = f"{name}.{key}" if name else key
        if name and field_name in (model.shorthand, "text"):
            column = name
        yield from _rows_for(field.annotation, below, column)


def _rows_for(annotation: Any, path: _Path, column: str) -> Iterator[Row]:
    kind = next((a for a in (*get_args(annotation), annotation) if a is not type(None)), None)
    if get_origin(annotation) is tuple:
        item = get_args(annotation)[0]
        item = get_args(item)[0] if not isinstance(item, type) else item
        yield Row(".".join(path), column, next(k for t, k in _LISTS if issubclass(item, t)))
        return
    kind = get_args(kind)[0] if get_args(kind) else kind
    if isinstance(kind, type) and issubclass(kind, Record):
        yield from _rows_of(kind, path, column)
    else:
        yield Row(".".join(path), column, _KINDS.get(kind, "text"))


DECLINES = declined(
    ("it is said of the record, not of what it describes", "accept", "contents_status"),
    ("keys that begin with x- are exported nowhere", "private"),
)
"""Field → why it has no column."""

_ROWS = tuple(_rows_of(Reference))
_FORM_ROWS = tuple(_rows_of(Manifestation))
OF_FORMS = {row.name: row for row in _FORM_ROWS}
"""Column of a form of the book, behind its name → the row for it."""

COLUMNS = (*PLACE, *(row.name for row in _ROWS))
"""Every column with a fixed name."""


def form_column(form: str, column: str) -> str:
    """The column of one form of a book.

    >>> form_column("hardback", "isbn")
    'formats.hardback.isbn'
    """
    return f"{FORM}.{form}.{column}"


def _rank(column: str) -> tuple[int, int, str]:
    """What is known in the order of the record's keys, a form after another; then the others."""
    ranks = key_ranks(Reference)
    if column in PLACE[:-1]:
        return -1, PLACE.index(column), ""
    key = column.partition(".")[0]
    if column == PLACE[-1] or key not in ranks or (column not in _FIXED and key != FORM):
        return len(ranks) + (column != PLACE[-1]), 0, ""
    return ranks[key], 0 if key == FORM else _FIXED[column], ""


_FIXED = {column: n for n, column in enumerate(COLUMNS)}


def in_order(columns: Iterable[str]) -> list[str]:
    """Columns as they stand in a table: in the order of the record's keys, unknown ones behind.

    >>> in_order(["shelf", "pages", "title", "key"])
    ['key', 'title', 'pages', 'shelf']
    """
    return sorted(dict.fromkeys(columns), key=_rank)


# --- forms of a book ------------------------------------------------------------------------------


def _write_forms(forms: Mapping[str, Manifestation]) -> dict[str, str] | None:
    """The columns of all forms, each with its cell."""
    found: dict[str, str] = {}
    for form, said in forms.items():
        for row in _FORM_ROWS:
            value: object = said
            for step in row.path:
                value = getattr(value, step) if value else None
            column = form_column(form, row.name)
            if value and is_form(column) and (text := CODECS[str(row.kind)].write(value)):
                found[column] = text
    return found or None


def _read_forms(cells: Mapping[str, str]) -> dict[str, Any] | None:
    """Form → what the columns say of it."""
    found: dict[str, Any] = {}
    for column, text in cells.items() if isinstance(cells, Mapping) else ():
        _, form, name = column.split(".", 2)
        row = OF_FORMS[name]
        value = CODECS[str(row.kind)].read(text)
        if value is None:
            continue
        *steps, last = row.path
        holder = found.setdefault(form, {})
        for step in steps:
            holder = holder.setdefault(step, {})
        holder[last] = value
    return {form: said for form, said in found.items() if _is_whole(said)} or None


def _is_whole(said: Mapping[str, Any]) -> bool:
    """Whether a form has the address of its link, where it has one."""
    return "url" not in said or "text" in said["url"]


def _declined_of_forms() -> dict[str, str]:
    return {
        f"{row.field}.{part}": reason
        for row in _FORM_ROWS
        for part, reason in CODECS[str(row.kind)].declines.items()
    }


class _Columns:
    """Each fact has a column of its own; those of forms are named by the form."""

    def spread(self, rows: Fields, entry_type: str, type_: str) -> Fields:
        """The cells of a row, by column."""
        forms = rows.pop(FORM, None)
        return rows | forms if forms else rows

    def fold(self, fields: Mapping[str, Any], entry_type: str, type_: str) -> Folded:
        """The facts of a row."""
        forms = {column: text for column, text in fields.items() if is_form(column)}
        if not forms:
            return Folded({c: t for c, t in fields.items() if c != "kind"}, {})
        others = {c: t for c, t in fields.items() if c not in forms and c != "kind"}
        return Folded(others | {FORM: forms}, {FORM: tuple(forms)})


_FORM_COLUMN = re.compile(rf"{FORM}\.([\w -]+)\.(.+)", re.DOTALL)


def is_form(column: str) -> bool:
    """Whether a column is one of a form of the book."""
    found = _FORM_COLUMN.fullmatch(column)
    return found is not None and found[2] in OF_FORMS and found[1] == found[1].strip()


class _Types:
    """The type and the kind of a row each have a column."""

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """The CSL type, and the kind."""
        return ref.type, {"kind": ref.kind} if ref.kind else {}

    def read(self, entry_type: str, fields: Mapping[str, Any]) -> Meaning:
        """What a row is."""
        type_ = entry_type if entry_type in CSL_TYPES else "document"
        return Meaning(type_, fields.get("kind"))

    def knows(self, entry_type: str) -> bool:
        """Whether it is a CSL type; a row without any is as one of a known type."""
        return not entry_type or entry_type in CSL_TYPES


def crosswalk(is_free: Callable[[str], bool]) -> Crosswalk:
    """Tables as data: see `crosswalk.engine`; `is_free` tells whether nobody knows a column."""
    forms = Codec(_write_forms, _read_forms, _declined_of_forms())
    return Crosswalk(
        EXTRA,
        Table((*_ROWS, Row(FORM, FORM, forms)), CODECS),
        _Types(),
        _Columns(),
        Foreign(
            is_free,
            write=lambda text: text if text.strip() else None,
            read=lambda text: text,
            type_name="type",
        ),
        declines=DECLINES,
    )
