"""Printed text, and values that are text in a record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from tests import strategies

from precarious_truce.model import ISBN, Date, Pages
from precarious_truce.model.values import plain_value


@given(strategies.lines)
def test_printed_text_is_the_text(text: str) -> None:
    for kind in (Pages, Date, ISBN):
        value = kind(text)
        assert str(value) == text and value == text and value == kind(text)
        assert (value != text) is False and hash(value) == hash(kind(text))


def test_values_of_two_kinds_compare_by_text() -> None:
    assert Pages("1--2") == "1–2"
    assert Pages("1") == 1 and Date("2004") == 2004 and Date("2004-03") != 2004
    for other in (None, True, 1.5, (), object()):
        assert Pages("1") != other and Date("1") != other


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "1"), (1.5, "1.5"), (True, "true"), (None, ""), (date(2004, 3, 1), "2004-03-01"),
     (Decimal("1.10"), "1.10"), (("a", 1), ["a", "1"]), ({True: {2: []}}, {"true": {"2": []}})],
)  # fmt: skip
def test_plain_values(value: object, text: object) -> None:
    assert plain_value(value) == text


def test_what_is_no_plain_value() -> None:
    deep: object = "x"
    for _ in range(60):
        deep = [deep]
    for value, message in ((object(), "no text"), ({1: "a", "1": "b"}, "the same"), (deep, "deep")):
        with pytest.raises(ValueError, match=message):
            plain_value(value)
