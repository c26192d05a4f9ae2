"""Dates as text (CSL 1.0.2, "Date")."""

from __future__ import annotations

from typing import Any

import pytest
from tests.citations.build import SHORT, cluster, entries, entry, style
from tests.citations.build import YEAR as THE_YEAR

SEASONS = ("Spring", "Summer", "Autumn", "Winter")
PARTS = '<date variable="issued">{}</date>'
YEAR = PARTS.format('<date-part name="year" form="{}"/>')


@pytest.mark.parametrize("month", range(13, 25))
def test_months_beyond_the_twelfth_are_seasons(month: int) -> None:
    given = {"date-parts": [[2004, month]]}
    assert entry('<date variable="issued" form="text"/>', {"issued": given}) == (
        f"{SEASONS[(month - 1) % 4]} 2004"
    )


@pytest.mark.parametrize(
    ("year", "form", "expected"),
    [(2004, "short", "04"), (1977, "short", "77"), (476, "short", "476 AD"),
     (12004, "short", "12004"),
     (2004, "long", "2004"), (-44, "long", "44 BC"), (499, "long", "499 AD"), (500, "long", "500"),
     (1, "long", "1 AD"), (-1500, "short", "00 BC")],
)  # fmt: skip
def test_years(year: int, form: str, expected: str) -> None:
    shown = entry(YEAR.format(form), {"issued": {"date-parts": [[year]]}})
    assert shown.replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("part", "form", "expected"),
    [("month", "numeric", "6"), ("month", "numeric-leading-zeros", "06"),
     ("month", "short", "June"),
     ("month", "long", "June"), ("day", "numeric", "5"), ("day", "numeric-leading-zeros", "05"),
     ("day", "ordinal", "5th")],
)  # fmt: skip
def test_forms_of_months_and_days(part: str, form: str, expected: str) -> None:
    element = PARTS.format(f'<date-part name="{part}" form="{form}"/>')
    assert entry(element, {"issued": {"date-parts": [[2004, 6, 5]]}}) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2004, 5, 6]]}, "May 6, 2004"),
        ({"date-parts": [[2004, 5, 6], [2004, 5, 8]]}, "May 6–8, 2004"),
        ({"date-parts": [[2004, 5], [2004, 7]]}, "May–July 2004"),
        ({"date-parts": [[2004], [2006]]}, "2004–2006"),
        ({"date-parts": [[2004]], "season": 1}, "Spring 2004"),
        ({"literal": "around <1900>"}, "around &#60;1900&#62;"),
        ({"raw": "6 May 2004"}, "May 6, 2004"),
        ("2004-05-06", "May 6, 2004"),
        ("2004-22", "Summer 2004"),
    ],
)
def test_dates(date: Any, expected: str) -> None:
    assert entry('<date variable="issued" form="text"/>', {"issued": date}) == expected


MONTHS = (
    '<locale><terms><term name="month-06">June</term><term name="month-06" form="short">Jn</term>'
    '<term name="month-02" gender="feminine">Feb</term><term name="ordinal">th</term>'
    '<term name="ordinal-01">st</term>'
    '<term name="ordinal-01" gender-form="feminine">a</term></terms></locale>'
)


@pytest.mark.parametrize(
    ("part", "month", "expected"),
    [('name="month" form="short"', 6, "Jn"), ('name="month" form="long"', 6, "June"),
     ('name="month"', 6, "June"), ('name="day" form="ordinal"', 6, "1st"),
     ('name="day" form="ordinal"', 2, "1a")],
)  # fmt: skip
def test_terms_of_months_and_the_gender_of_their_days(part: str, month: int, expected: str) -> None:
    given = {"issued": {"date-parts": [[2004, month, 1]]}}
    assert entry(PARTS.format(f"<date-part {part}/>"), given, head=MONTHS) == expected


def test_the_letter_of_a_range_of_years_stands_behind_it() -> None:
    years = {"issued": {"date-parts": [[2004], [2006]]}}
    text = style(SHORT + YEAR.format("long"), options='disambiguate-add-year-suffix="true"')
    assert entries(text, years, years) == ["Doe2004–2006a", "Doe2004–2006b"]


def test_what_stands_behind_the_parts_of_a_range() -> None:
    parts = '<date-part name="day" suffix="."/><date-part name="month" prefix=" " suffix=","/>'
    body = PARTS.format(parts + '<date-part name="year" prefix=" "/>')
    months = {"issued": {"date-parts": [[2004, 6, 5], [2004, 7, 8]]}}
    days = {"issued": {"date-parts": [[2004, 6, 5], [2004, 6, 8]]}}
    assert entry(body, months) == "5. June–8. July, 2004"
    assert entry(body, days) == "5–8. June, 2004"


def test_the_era_of_both_ends_of_a_range() -> None:
    body = YEAR.format("long")
    for first, last, expected in ((-44, -31, "44 BC–31 BC"), (-31, 14, "31 BC–14 AD")):
        years = {"issued": {"date-parts": [[first], [last]]}}
        assert entry(body, years).replace("\u00a0", " ") == expected


def test_parts_that_an_end_of_a_range_has_not_leave_no_gap() -> None:
    parts = "".join(f'<date-part name="{name}"/>' for name in ("day", "month", "year"))
    body = f'<date variable="issued" delimiter=" ">{parts}</date>'
    months = {"issued": {"date-parts": [[2004, 6, 5], [2004, 7]]}}
    assert entry(body, months) == "5 June–July 2004"


@pytest.mark.parametrize(
    "cite",
    [f'{SHORT}{{}}<group prefix=" ">{THE_YEAR}</group>',
     f'{SHORT}<group>{{}}<group prefix=" ">{THE_YEAR}</group></group>',
     f'{SHORT}<group delimiter=" ">{{}}{THE_YEAR}</group>'],
)  # fmt: skip
def test_a_year_behind_words_of_its_own_cite_is_not_collapsed(cite: str) -> None:
    """CSL 1.0.2, "Cite Collapsing": what is left out only repeats the cite before."""
    text = style(
        cite.format('<text variable="publisher" prefix=" "/>'), layout='delimiter=","',
        options='collapse="year-suffix" disambiguate-add-year-suffix="true"',
    )  # fmt: skip
    by_press = {"publisher": "Press"}
    shown = cluster(text, [{"id": "0"}, {"id": "1"}], by_press, by_press)
    assert shown == "Doe Press 2004a, Press 2004b"
