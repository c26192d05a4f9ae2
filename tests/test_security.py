"""SECURITY.md says what the constants say."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[1] / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"\| `([\w.]+)` \| ([\d,]+) \|", TEXT)


@pytest.mark.parametrize(("name", "stated"), ROWS)
def test_bounds_are_those_of_the_code(name: str, stated: str) -> None:
    module, _, constant = name.rpartition(".")
    assert f"{getattr(import_module(f'precarious_truce.{module}'), constant):,}" == stated


def test_there_are_bounds() -> None:
    assert len(ROWS) > 10
