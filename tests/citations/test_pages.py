"""Page ranges (CSL 1.0.2, "Page ranges")."""

from __future__ import annotations

import pytest
from tests.citations.build import entries, entry, style

from precarious_truce.citations.pages import page_range

RANGES = [
    # first, last: expanded, minimal, minimal-two, chicago-15, chicago-16 (CSL 1.0.2, appendix VI)
    ("3", "10", "3-10", "3-10", "3-10", "3-10", "3-10"),
    ("71", "72", "71-72", "71-2", "71-72", "71-72", "71-72"),
    ("100", "104", "100-104", "100-4", "100-04", "100-104", "100-104"),
    ("600", "613", "600-613", "600-13", "600-13", "600-613", "600-613"),
    ("1100", "1123", "1100-1123", "1100-23", "1100-23", "1100-1123", "1100-1123"),
    ("101", "108", "101-108", "101-8", "101-08", "101-8", "101-8"),
    ("107", "108", "107-108", "107-8", "107-08", "107-8", "107-8"),
    ("505", "517", "505-517", "505-17", "505-17", "505-17", "505-17"),
    ("1002", "1006", "1002-1006", "1002-6", "1002-06", "1002-6", "1002-6"),
    ("321", "325", "321-325", "321-5", "321-25", "321-25", "321-25"),
    ("415", "532", "415-532", "415-532", "415-532", "415-532", "415-532"),
    ("1087", "1089", "1087-1089", "1087-9", "1087-89", "1087-89", "1087-89"),
    ("1496", "1500", "1496-1500", "1496-500", "1496-500", "1496-1500", "1496-500"),
    ("11564", "11568", "11564-11568", "11564-8", "11564-68", "11564-68", "11564-68"),
    ("13792", "13803", "13792-13803", "13792-803", "13792-803", "13792-803", "13792-803"),
    ("10000", "10004", "10000-10004", "10000-4", "10000-04", "10000-4", "10000-10004"),
    ("12991", "13001", "12991-13001", "12991-3001", "12991-3001", "12991-1", "12991-3001"),
    ("321", "28", "321-328", "321-8", "321-28", "321-28", "321-28"),
    ("S213", "S235", "S213-S235", "S213-35", "S213-35", "S213-35", "S213-35"),
    ("12", "9", "12-19", "12-9", "12-19", "12-19", "12-19"),
    ("99", "101", "99-101", "99-101", "99-101", "99-101", "99-101"),
    ("101", "101", "101-101", "101-101", "101-101", "101-101", "101-101"),
    ("A110", "112", "A110-A112", "A110-2", "A110-12", "A110-12", "A110-12"),
    ("A1", "B3", "A1-B3", "A1-B3", "A1-B3", "A1-B3", "A1-B3"),
    ("12", "A15", "12-A15", "12-A15", "12-A15", "12-A15", "12-A15"),
    ("201", "108", "201-108", "201-108", "201-108", "201-108", "201-108"),
]
FORMS = ("expanded", "minimal", "minimal-two", "chicago-15", "chicago-16")


@pytest.mark.parametrize("row", RANGES, ids=lambda row: f"{row[0]}-{row[1]}")
def test_every_form_of_a_range(row: tuple[str, ...]) -> None:
    first, last, *expected = row
    assert [page_range(first, last, form) for form in FORMS] == expected
    assert page_range(first, last, "chicago") == expected[3]
    assert page_range(first, last, "minimal", "–") == expected[1].replace("-", "–")


def test_without_a_form_what_runs_backwards_stays() -> None:
    assert page_range("321", "28", None) == "321-28"
    assert page_range("101", "108", None) == "101-108"


@pytest.mark.parametrize(
    ("form", "expected"), [("minimal", "101–8"), ("chicago-16", "101–8"), ("expanded", "101–108")]
)
def test_page_range_formats(form: str, expected: str) -> None:
    assert entry('<text variable="page"/>', root=f'page-range-format="{form}"') == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("R583-6", "R583-6"), ("S213-S235", "S213–35"), ("e12-e5", "e12–5"), ("1.2-1.5", "1.2-1.5")],
)
def test_pages_are_a_range_where_their_letters_are_the_same(pages: str, expected: str) -> None:
    text = style('<text variable="page"/>', root='page-range-format="minimal"')
    assert entries(text, {"page": pages}) == [expected]
