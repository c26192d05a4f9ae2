"""Dates of real files that are no EDTF, in every flat format alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.formats.crosswalk.years import read_year, spoken
from precarious_truce.model import Book, Library, Reference

BIB = "@book{a, title={T}, author={Ek, B}, %s={%s}}"
RIS = "TY  - BOOK\nID  - a\nTI  - T\nAU  - Ek, B\nPY  - %s\nER  - \n"
FORMATS: dict[str, Callable[[str], tuple[str, str]]] = {
    "bibtex": lambda date: (BIB % ("year", date), "bibtex"),
    "biblatex": lambda date: (BIB % ("date", date), "biblatex"),
    "ris": lambda date: (RIS % date, "ris"),
    "literal": lambda date: (_item({"literal": date}), "csl-json"),
    "raw": lambda date: (_item({"raw": date}), "csl-json"),
}
every_format = pytest.mark.parametrize("form", FORMATS)


def _item(issued: object) -> str:
    item = {"id": "a", "type": "book", "title": "T", "author": [{"family": "Ek", "given": "B"}]}
    return json.dumps([{**item, "issued": issued}])


def _read(form: str, date: str) -> tuple[Library, str]:
    """The library, which comes back from its format, and what that writes."""
    text, name = FORMATS[form](date)
    library = pt.loads(text, name)
    written = pt.dumps(library, name)
    again = pt.loads(written, name)
    assert list(again) == list(library.without(pt.losses(library, name)))
    assert pt.dumps(again, name) == written
    return library, written


@every_format
@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("1930s", "193X"), ("1930's", "193X"), ("1930s?", "193X?"), ("193-", "193X"),
        ("193-?", "193X?"), ("[193-?]", "193X?"), ("193x", "193X"), ("19--", "19XX"),
        ("18xx", "18XX"), ("18XX", "18XX"), ("19uu", "19XX"), ("19th century", "18XX"),
        ("21st cent.", "20XX"), ("16th c.", "15XX"), ("1931/32", "1931/1932"),
        ("1931-32", "1931/1932"), ("1931–1932", "1931/1932"), ("1999/00", "1999/2000"),
        ("[1931?]", "1931?"), ("ca. 1931", "1931~"), ("[ca. 1931]", "1931~"), ("c1931", "1931"),
        ("1931–", "1931/.."),
    ],
)  # fmt: skip
def test_what_edtf_can_say(form: str, date: str, edtf: str) -> None:
    library, _ = _read(form, date)
    assert str(library["a"].date) == edtf


@every_format
@pytest.mark.parametrize(
    "date", ["early 1930s", "before 1931", "[1931]", "1931 [1930]", "19. Jh.", "1932/31", "19th"]
)
def test_what_it_cannot_stays_as_it_is(form: str, date: str) -> None:
    library, _ = _read(form, date)
    if (form, date) != ("bibtex", "1932/31"):
        assert str(library["a"].date) in (date, "1932")


@every_format
@pytest.mark.parametrize(
    ("date", "year", "status"),
    [
        ("forthcoming", None, "forthcoming"), ("Forthcoming.", None, "forthcoming"),
        ("in press", None, "in press"), ("In Press", None, "in press"),
        ("(to appear)", None, "to appear"), ("2024, forthcoming", "2024", "forthcoming"),
        ("forthcoming 2025", "2025", "forthcoming"), ("2020 (in press)", "2020", "in press"),
        ("im Druck", None, "im Druck"), ("à paraître", None, "à paraître"),
    ],
)  # fmt: skip
def test_what_is_not_out_has_a_status(form: str, date: str, year: str | None, status: str) -> None:
    library, written = _read(form, date)
    work = library["a"]
    assert (work.date and str(work.date), work.status) == (year, status)
    if year is None and form in ("bibtex", "ris"):
        assert f"year = {{{status}}}" in written or f"DA  - ///{status}" in written


@every_format
@pytest.mark.parametrize("date", ["n.d.", "[n. d.]", "s.d.", "o. J.", "undated"])
def test_no_date_is_none(form: str, date: str) -> None:
    library, written = _read(form, date)
    assert library["a"].date is None
    assert (date in written) is (form in ("bibtex", "ris"))
    assert "(n.d.)" in str(pt.bibliography(library, style="apa", output="text"))


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_the_letter_of_a_year_comes_back_where_it_was(form: str) -> None:
    library, written = _read(form, "1931a")
    assert str(library["a"].date) == "1931"
    assert "1931a" in written
    assert "(1931)" in str(pt.bibliography(library, style="apa", output="text"))


def test_a_decade_is_printed_as_one() -> None:
    for date, printed in (("193X", "1930s"), ("18XX", "19th century")):
        assert read_year(printed) and spoken(date) == printed
        book = Book(title="T", author="Ek, B.", date=date)
        assert f"({printed})" in str(pt.bibliography([book], style="apa", output="text"))


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json"])
@pytest.mark.parametrize("date", ["forthcoming", "n.d.", "in press, 2020", "1931a", "1930s"])
@pytest.mark.parametrize("status", [None, "accepted", "forthcoming"])
def test_records_with_such_dates_hold_the_law(name: str, date: str, status: str | None) -> None:
    facts: dict[str, Any] = {"status": status} if status else {}
    library = Library([Reference(key="a", type="report", title="T", date=date, **facts)])
    again = pt.loads(pt.dumps(library, name), name)
    assert list(again) == list(library.without(pt.losses(library, name)))
    if name == "csl-json":
        assert again == library


@every_format
@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("May 2004–June 2004", "2004-05/2004-06"),
        ("Dec 1999-Jan 2000", "1999-12/2000-01"),
        ("5 May 2004 – 3 June 2004", "2004-05-05/2004-06-03"),
        ("Fall 1999-Winter 2000", "1999-23/2000-24"),
        ("June 2004-May 2004", "June 2004-May 2004"),
    ],
)
def test_two_dates_with_their_years(form: str, date: str, expected: str) -> None:
    library, _ = _read(form, date)
    assert str(library["a"].date) == expected
