"""Dates as text (CSL 1.0.2, "Date")."""

from __future__ import annotations

from typing import Any

import pytest
from tests.citations.build import entry


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
