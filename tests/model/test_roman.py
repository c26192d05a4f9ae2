"""Roman numerals, canonical ones and those of old books."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precarious_truce.model.roman import from_roman, to_roman


@given(st.integers(1, 4999))
def test_roman_numerals_come_back(number: int) -> None:
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize("text", ["iiii", "xiiii", "viiii", "mdcccc"])
def test_old_books_count_by_adding(text: str) -> None:
    assert from_roman(text) is not None


@pytest.mark.parametrize("text", ["vx", "iix", "ic", "vv", "a", ""])
def test_not_roman(text: str) -> None:
    assert from_roman(text) is None


ROMANS = {
    1: "i", 2: "ii", 3: "iii", 4: "iv", 5: "v", 6: "vi", 9: "ix", 10: "x", 14: "xiv", 19: "xix",
    40: "xl", 44: "xliv", 49: "xlix", 50: "l", 90: "xc", 99: "xcix", 100: "c", 400: "cd",
    499: "cdxcix", 500: "d", 900: "cm", 999: "cmxcix", 1000: "m", 1977: "mcmlxxvii",
    4999: "mmmmcmxcix",
}  # fmt: skip


@pytest.mark.parametrize("number", ROMANS)
def test_every_sign_of_roman_numbers(number: int) -> None:
    assert to_roman(number) == ROMANS[number]
    assert from_roman(ROMANS[number]) == number


@pytest.mark.parametrize("number", [0, -1, 5000])
def test_numbers_that_have_no_roman_numeral(number: int) -> None:
    with pytest.raises(ValueError, match=f"no roman numeral for {number}"):
        to_roman(number)
