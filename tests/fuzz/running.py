"""Running targets: each input by itself and in bounded time; what fails is named by its number.

>>> list(run(["values"], seed=1, count=3))
[]
"""

from __future__ import annotations

import io
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from random import Random
from types import FrameType
from typing import Any

from precarious_truce.errors import TruceError
from tests.fuzz.targets import TARGETS

__all__ = ["LIMIT", "Failure", "Tally", "input_of", "run", "tried"]

LIMIT = 5.0
"""Seconds of processor time that any input may take."""


class TooLong(BaseException):
    """An input took more than `LIMIT`."""


@dataclass(frozen=True)
class Failure:
    """An input that did not end as it should: which it is, and how it failed."""

    target: str
    number: int
    how: str
    where: str

    @property
    def kind(self) -> tuple[str, str]:
        """What failures that are probably the same fault have in common."""
        return self.where, self.how[:60]

    def __str__(self) -> str:
        return f"{self.target}:{self.number}: {self.how}\n{self.where}"


@dataclass
class Tally:
    """How many inputs of each target were tried and refused, and which of them took longest."""

    tried: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    longest: dict[str, tuple[float, int]] = field(default_factory=dict)
    """Target → seconds, and the number of the input."""

    def __str__(self) -> str:
        """A line for each target."""
        return "\n".join(
            f"{name:<28} {self.tried[name]:>9,} tried {self.refused[name]:>9,} refused, "
            f"the longest {seconds:.2f} s ({number})"
            for name, (seconds, number) in self.longest.items()
        )


def input_of(target: str, seed: int, number: int) -> Any:
    """The input of that number, always the same."""
    return TARGETS[target].make(Random(f"{seed}/{target}/{number}"))


def run(
    names: Sequence[str],
    *,
    seed: int,
    count: int | None = None,
    seconds: float | None = None,
    tally: Tally | None = None,
    first: int = 0,
) -> Iterator[Failure]:
    """Try `count` inputs of each target, or as many as there is time for; give what failed."""
    tally = tally if tally is not None else Tally()
    end = time.monotonic() + seconds if seconds is not None else None
    number = first
    while (count is None or number < first + count) and (end is None or time.monotonic() < end):
        for name in names:
            failure = tried(name, seed, number, tally)
            if failure:
                yield failure
        number += 1


def tried(name: str, seed: int, number: int, tally: Tally) -> Failure | None:
    """Try one input; how it failed, where it did."""
    given = input_of(name, seed, number)
    began = time.process_time()
    tally.tried[name] += 1
    try:
        with _at_most(LIMIT), _silent():
            TARGETS[name].call(given)
    except TruceError as error:
        tally.refused[name] += 1
        str(error).encode()
    except (Exception, TooLong) as error:
        how = f"{type(error).__name__}: {str(error)[:300]!r}"
        frames = traceback.extract_tb(error.__traceback__)[-4:]
        return Failure(name, number, how, "".join(traceback.format_list(frames)))
    finally:
        took = time.process_time() - began
        tally.longest[name] = max(tally.longest.get(name, (0.0, 0)), (took, number))
    return None


@contextmanager
def _silent() -> Iterator[None]:
    """Hold that nothing is printed, on stdout or stderr."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        yield
    assert not printed.getvalue(), f"printed {printed.getvalue()[:200]!r}"


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in what takes more of the processor's time."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooLong(f"over {seconds:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
