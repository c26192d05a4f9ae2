"""The tests of `cs:if` (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from typing import Any

import pytest
from tests.citations.build import cluster, entries, style

from precarious_truce.citations.conditions import is_static

CHOOSE = "<choose><if {}><text value='yes'/></if><else><text value='no'/></else></choose>"


@pytest.mark.parametrize(
    ("condition", "item", "expected"),
    [
        ('type="book chapter"', {}, "yes"),
        ('type="chapter"', {}, "no"),
        ('variable="author title"', {}, "yes"),
        ('variable="author editor"', {}, "no"),
        ('variable="author editor" match="any"', {}, "yes"),
        ('variable="author editor" match="none"', {}, "no"),
        ('variable="editor translator" match="none"', {}, "yes"),
        ('is-numeric="edition"', {"edition": "2nd"}, "yes"),
        ('is-numeric="edition"', {"edition": "second"}, "no"),
        ('is-numeric="volume"', {"volume": "2 & 3"}, "yes"),
        ('is-uncertain-date="issued"', {"issued": "1952?"}, "yes"),
        ('is-uncertain-date="issued"', {"issued": "1952"}, "no"),
        ('position="first"', {}, "no"),
    ],
)
def test_conditions_on_an_entry(condition: str, item: dict[str, Any], expected: str) -> None:
    assert entries(style(CHOOSE.format(condition)), item) == [expected]


@pytest.mark.parametrize(
    ("condition", "cite", "expected"),
    [
        ('locator="chapter"', {"locator": "3", "label": "chapter"}, "yes"),
        ('locator="chapter"', {"locator": "3"}, "no"),
        ('locator="chapter"', {"locator": "ch. 3"}, "yes"),
        ('variable="locator"', {}, "no"),
        ('is-numeric="locator"', {"locator": "12-14"}, "yes"),
        ('position="subsequent"', {"position": 2}, "yes"),
        ('position="ibid-with-locator"', {"position": 2}, "no"),
        ('position="far-note"', {"position": 1}, "yes"),
        ('position="near-note"', {"position": 1, "near-note": True}, "yes"),
    ],
)
def test_conditions_on_a_cite(condition: str, cite: dict[str, Any], expected: str) -> None:
    assert cluster(style(CHOOSE.format(condition)), [{"id": "0"} | cite], {}) == expected


def test_static_conditions_ask_for_the_item_alone() -> None:
    assert is_static({"type": "book", "variable": "title DOI", "is-uncertain-date": "issued"})
    for cited in ({"position": "ibid"}, {"variable": "locator"}, {"is-numeric": "locator"}):
        assert not is_static(cited)
