"""Page ranges (CSL 1.0.2, "Page ranges")."""

from __future__ import annotations

import pytest
from tests.citations.build import entries, entry, style


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
