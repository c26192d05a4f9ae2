"""Every row of the tables of flat formats has a case in the tests of its format.

A row that is added to a table is added to `test_rows.py` of the room, written down by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest
from tests.formats.bib import test_rows as bib
from tests.formats.csl_json import test_rows as csl_json
from tests.formats.hayagriva import test_rows as hayagriva
from tests.formats.ris import test_rows as ris
from tests.rows import is_of

Case = tuple[str, dict[str, Any], Iterable[str]]

RIS_TAGS = {
    "date": ("PY", "DA"), "pages": ("SP", "EP"), "extent": ("SP",), "isbn": ("SN",),
    "issn": ("SN",), "number": ("SN",), "container": ("C3",), "event": ("T2",),
    "copyright": ("PY",),
}  # fmt: skip
"""Facts of RIS that share tags, and the tags."""

BIB_FIELDS = {
    "date": ("date", "year", "month"), "volumetitle": ("booktitle", "title"),
    "volumesubtitle": ("booksubtitle", "subtitle"), "year:copyright": ("year",),
}  # fmt: skip
"""Facts of .bib that share fields."""


def ris_names(name: str) -> tuple[str, ...]:
    own = name.partition(":")[2]
    return (
        (f"U5  - {own}: ",) if own else tuple(f"{tag}  - " for tag in RIS_TAGS.get(name, (name,)))
    )


def bib_names(name: str) -> tuple[str, ...]:
    if name.startswith("id:"):
        return ("eprint",)
    return BIB_FIELDS.get(name, (name,))


def lacking(rows: Iterable[Any], cases: Iterable[Case], names: Any) -> list[str]:
    """The rows that no case is of: for the field, one of the types, and the name."""
    cases = list(cases)
    return [
        f"{row.field} ↔ {row.name} of {sorted(row.types or ['any type'])[:3]}"
        for row in rows
        if not any(
            is_of(type_, facts, row.types, row.field)
            and any(written.startswith(names(row.name)) for written in entry)
            for type_, facts, entry in cases
        )
    ]


def test_ris() -> None:
    table = import_module("precarious_truce.formats.ris.rows").TABLE
    assert not lacking(table.rows, [*ris.BOTH, *ris.READ], ris_names)


def test_csl_json() -> None:
    table = import_module("precarious_truce.formats.csl_json.rows").TABLE
    assert not lacking(table.rows, [*csl_json.BOTH, *csl_json.WRITTEN], lambda name: (name,))


def test_hayagriva() -> None:
    table = import_module("precarious_truce.formats.hayagriva.rows").TABLE
    cases = [*hayagriva.BOTH, *hayagriva.READ]
    assert not lacking(table.rows, cases, lambda name: (f"{name}: ",))


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bib(name: str) -> None:
    dialect = import_module(f"precarious_truce.formats.bib.{name}").DIALECT
    cases = [case[1:] for case in [*bib.CASES, *bib.READ] if case[0] == name]
    assert not lacking(dialect.crosswalk.table.rows, cases, bib_names)
