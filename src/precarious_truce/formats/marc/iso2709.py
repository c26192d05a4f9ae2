"""MARC 21 in ISO 2709, the form of exchange (.mrc), by pymarc, which is an extra.

The records are those of `marcxml`, in UTF-8: text, of which a file holds the bytes.  Reading takes
MARC-8 as well.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004")
>>> text = dumps(book)
>>> text[:5].isdigit(), loads(text) == Library([book])
(True, True)
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.extras import extra
from precarious_truce.formats.marc import marcxml
from precarious_truce.formats.marc.reading import library_of
from precarious_truce.formats.marc.records import LARGEST_FIELD, Field, Record, clean, one_line
from precarious_truce.formats.marc.writing import losses as _losses
from precarious_truce.formats.marc.writing import records_of
from precarious_truce.model import Library, Loss, Work

__all__ = ["coverage", "dumps", "loads", "losses", "pieces"]

Works = Library | Work | Iterable[Work]

_LARGEST = 99_999
"""Bytes of a record: its length has five digits."""


def _pymarc(file: str | None = None) -> ModuleType:
    with extra(
        "MARC in ISO 2709 needs pymarc", "marc", file=file or "marc", instead="write marcxml"
    ):
        return import_module("pymarc")


def dumps(works: Works, *, analytic: bool = False) -> str:
    """The works as records one after the other; with `analytic` each part has one of its own.

    Raises `TruceError` where pymarc is not installed, or a record is larger than the form allows.
    """
    return "".join(pieces(works, analytic=analytic))


def pieces(works: Works, *, analytic: bool = False) -> Iterator[str]:
    """The text, record by record."""
    pymarc = _pymarc()
    for record in records_of(works, analytic=analytic):
        yield _written(pymarc, record)


def loads(data: str | bytes, *, file: str | None = None) -> Library:
    """The library of the records in a file; what is damaged is in `.diagnostics`.

    Raises `TruceError` where it holds no record, or pymarc is not installed.
    """
    pymarc = _pymarc(file)
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    diagnostics: list[Diagnostic] = []
    data = _BETWEEN.sub(b"\x1d", data.lstrip(b"\xef\xbb\xbf\r\n "))
    records = list(_records(pymarc, data, file, diagnostics))
    if not records and data.strip():
        raise TruceError(*(diagnostics or [Diagnostic("MARC1", _NOTHING, file=file)]))
    return library_of(records, diagnostics, file)


def losses(works: Works, *, analytic: bool = False) -> list[Loss]:
    """What `dumps` would lose."""
    return _losses(works, analytic=analytic)


def coverage() -> dict[str, str]:
    """Field of the model → "" where MARC has a place for it, else why it has none."""
    return marcxml.coverage()


_BETWEEN = re.compile(rb"\x1d[\r\n\0 ]+")
"""White space behind a record, which editors of text and some catalogues leave there."""
_NOTHING = "this holds no record of MARC (ISO 2709)"

# --- records --------------------------------------------------------------------------------------


def _written(pymarc: Any, record: Record) -> str:
    made = pymarc.Record(leader=record.leader, force_utf8=True)
    for one in record.fields:
        if one.is_control:
            made.add_field(pymarc.Field(tag=one.tag, data=one.data))
            continue
        subs = [pymarc.Subfield(code=code, value=text) for code, text in one.subs]
        made.add_field(
            pymarc.Field(tag=one.tag, indicators=pymarc.Indicators(*one.ind), subfields=subs)
        )
    data: bytes = made.as_marc()
    long = next((one for one in record.fields if one.length > LARGEST_FIELD), None)
    if long or len(data) > _LARGEST:
        what = f"the field {long.tag} in the record" if long else "the record"
        size, most = (long.length, LARGEST_FIELD) if long else (len(data), _LARGEST)
        key = record.fields[0].data
        raise TruceError.of(
            "MARC4", f"{what} of {key} is larger than ISO 2709 allows ({size:,} bytes of {most:,})",
            hint="write marcxml, or give each part a record of its own (analytic)",
        )  # fmt: skip
    return data.decode("utf-8")


_MOST_FAULTS = 100


def _records(
    pymarc: Any, data: bytes, file: str | None, diagnostics: list[Diagnostic]
) -> Iterator[Record]:
    """Each record that can be read; of the others a diagnostic."""
    logging.getLogger("pymarc").setLevel(logging.ERROR)
    reader = pymarc.MARCReader(
        io.BytesIO(data), to_unicode=True, permissive=True, utf8_handling="replace",
        hide_utf8_warnings=True,
    )  # fmt: skip
    number = 0

    def report(code: str, message: str) -> None:
        if len(diagnostics) < _MOST_FAULTS:
            text = f"record {number}: {message}"
            diagnostics.append(Diagnostic(code, text, Severity.WARNING, file))

    while True:
        number += 1
        said = io.StringIO()
        try:
            with warnings.catch_warnings(), contextlib.redirect_stderr(said):
                warnings.simplefilter("ignore")  # it is told below
                made = next(reader)
        except StopIteration:
            return
        except Exception as error:  # whatever a damaged record makes of a parser of bytes
            report("MARC3", f"it cannot be read: {clean(error)}")
            return
        if made is None:
            report("MARC3", f"it cannot be read: {clean(reader.current_exception)}")
            continue
        record = _of(made)
        if said.getvalue() or any(
            "\ufffd" in text for one in record.fields for _, text in one.subs
        ):
            report("MARC3", "some characters are none of its encoding; they are replaced by \ufffd")
        yield record


def _of(made: Any) -> Record:
    fields = []
    for one in made.fields:
        tag = str(one.tag)
        if tag < "010":
            if one.data:
                fields.append(Field(tag, "", (("", str(one.data)),)))
            continue
        ind = "".join((str(i) or " ")[:1] for i in one.indicators or (" ", " "))
        subs = tuple(
            (str(sub.code)[:1], one_line(str(sub.value)))
            for sub in one.subfields
            if one_line(str(sub.value)) and str(sub.code)
        )
        if subs and tag.isalnum():
            fields.append(Field(tag, f"{ind:2}"[:2], subs))
    return Record(str(made.leader), fields)
