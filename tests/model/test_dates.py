"""Dates in EDTF, levels 0 and 1."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests import strategies

from precarious_truce.model.dates import MONTHS, Date, Moment, month_number


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1977", Moment(1977), None),
        ("2011-06", Moment(2011, 6), None),
        ("2012-02-29", Moment(2012, 2, 29), None),
        ("1931~", Moment(1931, approximate=True), None),
        ("1952?", Moment(1952, uncertain=True), None),
        ("1952%", Moment(1952, approximate=True, uncertain=True), None),
        ("197X", Moment(1970, approximate=True), None),
        ("18XX", Moment(1800, approximate=True), None),
        ("-0044", Moment(-44), None),
        ("2001-21", Moment(2001, 21), None),
        ("1911/1914", Moment(1911), Moment(1914)),
        ("1977/..", Moment(1977), None),
        ("../1977", None, Moment(1977)),
    ],
)
def test_what_is_read(text: str, start: Moment | None, end: Moment | None) -> None:
    date = Date(text)
    assert date.valid
    assert (date.start, date.end) == (start, end)


@pytest.mark.parametrize(
    "text", ["c. 1931", "2011-02-29", "2011-13", "2011-00", "1977/x", "/", "..", "forthcoming"]
)
def test_what_is_not_edtf_stays_text(text: str) -> None:
    date = Date(text)
    assert not date.valid and str(date) == text
    assert date.start is date.end is None and not date.interval


def test_a_season_is_no_month() -> None:
    start = Date("2001-21").start
    assert start is not None and start.season == "spring"
    assert Moment(2001, 6).season is None


@given(strategies.dates)
def test_the_year_is_where_it_begins(text: str) -> None:
    date = Date(text)
    moment = date.start or date.end
    assert moment is None or date.year == moment.year


@pytest.mark.parametrize("word", ["{}", "{:.3}", "{:.3}.", "{:.4}"])
def test_months_by_their_words(word: str) -> None:
    for number, name in enumerate(MONTHS, 1):
        for written in (word.format(name), word.format(name).upper()):
            assert month_number(written) == number


@pytest.mark.parametrize("word", ["", "ja", "ma", "6", "spring", "Januar.y", "junebug"])
def test_other_words_are_no_months(word: str) -> None:
    assert month_number(word) is None
