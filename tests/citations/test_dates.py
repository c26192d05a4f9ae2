"""Dates as CSL-JSON gives them (CSL 1.0.2, "Dates"; EDTF levels 0 and 1)."""

from __future__ import annotations

import pytest

from precarious_truce.citations.dates import OPEN, Date, read


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1977", Date((1977, 0, 0))),
        ("1924-10-29", Date((1924, 10, 29))),
        ("1952?", Date((1952, 0, 0), circa=True)),
        ("1911/1914", Date((1911, 0, 0), (1914, 0, 0))),
        ("2004/..", Date((2004, 0, 0), OPEN)),
        ("2004-21/2004-22", Date((2004, 0, 0), (2004, 0, 0), "1", "2")),
        ("-0044-03-15", Date((-44, 3, 15))),
        ("6 May 2004", Date((2004, 5, 6))),
        ("5/2004", Date((2004, 5, 0))),
        ("6 May–8 June 2004", Date((2004, 5, 6), (2004, 6, 8))),
        ("6–8 May 2004", Date((2004, 5, 6), (2004, 5, 8))),
        ("6-8 May 2004", Date((2004, 5, 6), (2004, 5, 8))),
        ("May 6-8, 2004", Date((2004, 5, 6), (2004, 5, 8))),
        ("March–12 May 1999", Date((1999, 3, 0), (1999, 5, 12))),
        ("May 2004–June 2004", Date((2004, 5, 0), (2004, 6, 0))),
        ("Dec 1999-Jan 2000", Date((1999, 12, 0), (2000, 1, 0))),
        ("May 6, 2004 - June 3, 2004", Date((2004, 5, 6), (2004, 6, 3))),
        ("1999-2000", Date((1999, 0, 0), (2000, 0, 0))),
        ("ca. 1931–1935", Date((1931, 0, 0), (1935, 0, 0), circa=True)),
        ("1931 – ca. 1935", Date((1931, 0, 0), (1935, 0, 0), circa=True)),
        ("March–April 1921", Date((1921, 3, 0), (1921, 4, 0))),
        ("ca. 1525", Date((1525, 0, 0), circa=True)),
        ("44 BC", Date((-44, 0, 0))),
        ("Spring 2004", Date((2004, 0, 0), season="1")),
        ("12/31/1999", Date((1999, 12, 31))),
        ("31/12/1999", Date((1999, 12, 31))),
        ("2004-05-06T12:00:00Z", Date((2004, 5, 6))),
        ("the year of the comet", Date(literal="the year of the comet")),
        ('"Winter 1942"', Date(literal="Winter 1942")),
        ("45 May 2004", Date(literal="45 May 2004")),
        ("1/2/3/4", Date(literal="1/2/3/4")),
    ],
)
def test_dates_in_words_and_in_edtf(text: str, date: Date) -> None:
    assert read(text) == date
    assert read({"raw": text}) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [["1977", "2"]]}, Date((1977, 2, 0))),
        ({"date-parts": [[1924], [1927]]}, Date((1924, 0, 0), (1927, 0, 0))),
        ({"date-parts": [[1924], [0]]}, Date((1924, 0, 0), OPEN)),
        ({"date-parts": [[1924], []]}, Date((1924, 0, 0))),
        ({"date-parts": [[2004, 13, 40]]}, Date((2004, 13, 0))),
        ({"date-parts": [[]], "literal": "n.d."}, Date(literal="n.d.")),
        ({"date-parts": [[2004]], "season": 2, "circa": "false"}, Date((2004, 0, 0), season="2")),
        ({"raw": "1977", "circa": True}, Date((1977, 0, 0), circa=True)),
        ({"season": "Trinity"}, Date(season="Trinity")),
        (1977, Date((1977, 0, 0))),
        ({}, None), ("  ", None), (True, None), ([1977], None),
    ],
)  # fmt: skip
def test_dates_in_parts(value: object, date: Date | None) -> None:
    assert read(value) == date


def test_the_pattern_of_a_date_is_which_parts_it_has() -> None:
    may, june, year = read("2004-05-06"), read("1999-06-07"), read("2004")
    assert may is not None and june is not None and year is not None
    assert may.pattern == june.pattern != year.pattern
    assert Date((2004, 0, 0), OPEN).pattern != year.pattern


MONTHS = (
    ("Jan", "January"), ("Feb", "February"), ("Mar", "March"), ("Apr", "April"), ("May", "May"),
    ("Jun", "June"), ("Jul", "July"), ("Aug", "August"), ("Sep", "September"), ("Oct", "October"),
    ("Nov", "November"), ("Dec", "December"),
)  # fmt: skip


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_in_words(number: int) -> None:
    for word in MONTHS[number - 1]:
        assert read({"raw": f"5 {word} 1990"}) == Date((1990, number, 5))


@pytest.mark.parametrize(
    ("word", "season"),
    [("Spring", "1"), ("spr.", "1"), ("Summer", "2"), ("sum.", "2"), ("Autumn", "3"),
     ("Fall", "3"), ("Winter", "4")],
)  # fmt: skip
def test_every_season_in_words(word: str, season: str) -> None:
    assert read({"raw": f"{word} 1990"}) == Date((1990, 0, 0), season=season)
