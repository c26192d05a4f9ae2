"""Dates in EDTF, levels 0 and 1."""

from __future__ import annotations

import copy
import datetime
import pickle
from typing import Any

import pytest
from hypothesis import given
from tests import strategies

from precarious_truce.model import Book
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


# --- as scripts use them --------------------------------------------------------------------------


def test_parts_of_a_date() -> None:
    date = Date("2011-06-03")
    assert (date.year, date.month, date.day, date.season) == (2011, 6, 3, None)
    assert date.to_date() == datetime.date(2011, 6, 3)
    season = Date("2011-22")
    assert (season.month, season.season, season.to_date()) == (None, "summer", None)
    open_start = Date("../1977-03")
    assert (open_start.year, open_start.month, open_start.day) == (1977, 3, None)
    assert Date("forthcoming").month is Date("forthcoming").day is Date("c. 1931").season is None


@pytest.mark.parametrize(
    "text", ["2011", "2011-06", "2011-06-03~", "2011-06-03?", "2011-06-03/..", "-0044-03-15",
             "2011-06-03/2011-06-04", "forthcoming"]
)  # fmt: skip
def test_dates_that_are_no_day(text: str) -> None:
    assert Date(text).to_date() is None


def test_how_sure_a_date_is() -> None:
    assert Date("1952?").uncertain and Date("1952%").uncertain and Date("1950/1952?").uncertain
    assert not Date("1952~").uncertain and Date("1952~").circa


@pytest.mark.parametrize(
    ("given", "text"),
    [(2004, "2004"), (800, "0800"), (-44, "-0044"), (datetime.date(2011, 6, 3), "2011-06-03"),
     (datetime.datetime(2011, 6, 3, 12), "2011-06-03"), (Date("1931~"), "1931~")],
)  # fmt: skip
def test_dates_of_other_values(given: Any, text: str) -> None:
    assert Date(given).valid and str(Date(given)) == text
    assert Book(title="Rivers", date=given).date == text


@pytest.mark.parametrize("given", [None, True, (2004, 1), object()])
def test_what_is_no_date(given: Any) -> None:
    with pytest.raises(TypeError):
        Date(given)


def test_dates_in_order() -> None:
    ordered = ["-0044", "../1911", "1911", "1911/1914", "1911/..", "1911-03", "1911-21",
               "1911-04-02", "1931~", "c. 1931", "2004", "forthcoming"]  # fmt: skip
    assert [str(d) for d in sorted(map(Date, reversed(ordered)))] == ordered
    assert Date("1977") < "1977-06" <= Date("1977-06") and max(map(Date, ordered)) == "forthcoming"
    assert not isinstance(Date("1977"), str)
    assert Date("1977") < 1978 and Date("1976-05") > 1976 and Date("1977") != 1978
    assert Date("2011-06-01") == datetime.date(2011, 6, 1) > Date("2011-05")
    with pytest.raises(TypeError):
        Date("1977") < None  # type: ignore[operator]  # noqa: B015


@given(strategies.dates, strategies.dates)
def test_order_agrees_with_equality(one: str, other: str) -> None:
    a, b = Date(one), Date(other)
    assert (a == b) == (a.order == b.order) and (a < b) + (a == b) + (a > b) == 1


def test_a_date_copied_and_pickled() -> None:
    date = Date("1911/1914")
    assert date.valid
    assert pickle.loads(pickle.dumps(date)) == copy.copy(date) == copy.deepcopy(date) == date
    assert f"{date:>10}" == " 1911/1914"
