"""A short run of the fuzzer over all targets, and every input that ever failed."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.errors import TruceError
from precarious_truce.formats import registry
from tests.fuzz.found import FOUND, Found
from tests.fuzz.running import Tally, input_of, run
from tests.fuzz.targets import TARGETS

pytestmark = pytest.mark.no_cover
"""Whatever noise reaches is no test of it."""

COUNT = 600
"""Inputs of each target, always the same; `python -m tests.fuzz --seed N` goes on with others."""


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
def test_nothing_but_results_and_truce_errors(half: int) -> None:
    names = list(TARGETS)[half::2]
    tally = Tally()
    failures = list(run(names, seed=22 + half, count=COUNT, tally=tally))
    assert not failures, "\n".join(map(str, failures[:10]))
    assert all(tally.tried[name] == COUNT for name in names), str(tally)


def test_a_few_of_every_target() -> None:
    failures = list(run(list(TARGETS), seed=1, count=4))
    assert not failures, "\n".join(map(str, failures))


def test_every_reader_is_a_target() -> None:
    assert all(f"read {kind.name}" in TARGETS for kind in registry() if kind.reads)


def test_an_input_is_made_again() -> None:
    for name in TARGETS:
        if name not in ("read xlsx", "new epub"):  # archives hold the time of their making
            assert repr(input_of(name, 3, 7)) == repr(input_of(name, 3, 7)), name


@pytest.mark.parametrize("found", FOUND, ids=lambda found: f"{found.target}: {found.why}")
def test_inputs_that_failed(found: Found) -> None:
    """Each has the answer that is right, written by hand."""
    assert found.answer() == found.right


def test_what_takes_long_or_raises_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(given: Any) -> None:
        while True:
            pass

    def refuses(given: Any) -> None:
        raise TruceError.of("F1", "no")

    def breaks(given: Any) -> None:
        raise KeyError(given)

    from tests.fuzz import running

    monkeypatch.setattr(running, "LIMIT", 0.05)
    made = TARGETS["values"].make
    for name, call in {"endless": endless, "refuses": refuses, "breaks": breaks}.items():
        monkeypatch.setitem(TARGETS, name, type(TARGETS["values"])(made, call))
    tally = Tally()
    failures = run(["endless", "refuses", "breaks"], seed=0, count=1, tally=tally)
    assert [f.how.partition(":")[0] for f in failures] == ["TooLong", "KeyError"]
    assert tally.refused == {"refuses": 1}
