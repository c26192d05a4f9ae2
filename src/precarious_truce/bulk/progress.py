"""How far a run is, for people.

>>> said(250_000_000, 1_000_000_000, 40_000, 10.0)
'25 % of 1,000 MB, 4,000 entries/s, 25.0 MB/s, 30 s left'
>>> said(5, None, 1, 0.5)
'0 MB, 2 entries/s'
"""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["Progress", "said"]

_MB = 1_000_000


def said(read: int, total: int | None, works: int, seconds: float) -> str:
    """The line that says it: part, rate, time left."""
    entries = f"{works / max(seconds, 1e-9):,.0f} entries/s"
    if not total:
        return f"{read / _MB:,.0f} MB, {entries}"
    rate = read / max(seconds, 1e-9)
    left = (total - read) / rate if rate else 0.0
    return (
        f"{100 * read // total} % of {total / _MB:,.0f} MB, {entries}, {rate / _MB:,.1f} MB/s, "
        f"{_in_words(left)} left"
    )


def _in_words(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


class Progress:
    """Says how far a run is, from the second second on, twice a second at most."""

    def __init__(self, total: int | None, say: Callable[[str], None]) -> None:
        self._total, self._say = total, say
        self._begun = self._said = time.monotonic()
        self._works = 0

    def step(self, read: int, works: int) -> None:
        """So many bytes are read by now, and so many more entries are written."""
        self._works += works
        now = time.monotonic()
        if now - self._begun > 1 and now - self._said > 0.5:
            self._said = now
            self._say(said(read, self._total, self._works, now - self._begun))

    def end(self) -> None:
        """Say no more."""
        self._say("")
