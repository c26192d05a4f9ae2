"""More kinds of contents pages, one small invented page each: what comes out of it."""

from __future__ import annotations

import pytest
from tests.sources.test_kinds import lines

PROCEEDINGS = (
    "Keynote\n\nWhy Kites Need No Compiler .................. 1\n   Odile Brandt\n\n"
    "Knots\n\nOn Tying Long Ropes in Short Rooms Without\n"
    "Tangles ..................................... 9\n"
    "   Ravi Menon and Odile Brandt\n\n"
    "A Sheet Bend for Every Sailor ............... 21\n   Ingrid Solheim\n\n"
    "Author Index ................................ 35\n"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            PROCEEDINGS,
            ["| Keynote", "  | Why Kites Need No Compiler | Brandt, Odile | 1", "| Knots",
             "  | On Tying Long Ropes in Short Rooms Without Tangles"
             " | Menon, Ravi; Brandt, Odile | 9",
             "  | A Sheet Bend for Every Sailor | Solheim, Ingrid | 21", "| Author Index |  | 35"],
            id="headings stand apart, so a long line above one with a page is no heading",
        ),
        pytest.param(
            PROCEEDINGS.replace("On Tying Long Ropes in Short Rooms Without\n", ""),
            ["| Keynote", "  | Why Kites Need No Compiler | Brandt, Odile | 1", "| Knots",
             "  | Tangles | Menon, Ravi; Brandt, Odile | 9",
             "  | A Sheet Bend for Every Sailor | Solheim, Ingrid | 21", "| Author Index |  | 35"],
            id="headings that stand apart hold what is below them",
        ),
    ],
)  # fmt: skip
def test_a_kind_of_page(page: str, expected: list[str]) -> None:
    assert lines(page) == [row.lstrip() if not row.startswith("  ") else row for row in expected]
