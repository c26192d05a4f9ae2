"""Texts that would take quadratic time: each is read, in less than the hang guard allows."""

from __future__ import annotations

import pytest
from tests.formats.marc.records import work

_PIECES = ("-- ", " -- 1. a", "1. ", " / ", "(p. 1 ", "; ", "A and B, ", "v. 1 ", "[", "= ", "1-")
_FIELDS = (
    "=245  00$a", "=245  00$aT$c", "=260  \\\\$c", "=300  \\\\$a", "=505  0\\$a", "=700  1\\$a",
    "=773  0\\$tT$g", "=490  1\\$a", "=505  00$tT$r",
)  # fmt: skip


@pytest.mark.parametrize("field", _FIELDS)
@pytest.mark.parametrize("piece", _PIECES)
def test_long_fields(field: str, piece: str) -> None:
    title = "" if field.startswith("=245") else "=245  00$aT\n"
    assert work(f"{title}{field}x{piece * 20_000}") is not None
