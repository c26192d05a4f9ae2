"""What is shown while many files are written."""

from __future__ import annotations

import time
from itertools import count

import pytest

from precarious_truce.cli import export


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.01, [""]), (2, ["exporting: 1 of 2 files", "exporting: 2 of 2 files", ""])],
)
def test_files_are_counted_where_it_takes_a_while(
    monkeypatch: pytest.MonkeyPatch, seconds: float, shown: list[str]
) -> None:
    said: list[str] = []
    times = count(1000, seconds)
    monkeypatch.setattr(export, "status", said.append)
    monkeypatch.setattr(time, "monotonic", lambda: next(times))
    assert list(export._with_progress(["a.yaml", "b.yaml"])) == ["a.yaml", "b.yaml"]
    assert said == shown
