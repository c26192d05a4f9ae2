"""How long a book is, as title pages and catalogues print it (ISBD, 5.1).

>>> Extent("xiv + 289 + [8] plates").total
303
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from precarious_truce.model.page_labels import Sequence
from precarious_truce.model.pages import range_of
from precarious_truce.model.values import PrintedValue
from precarious_truce.patterns import pattern

__all__ = ["Extent", "Run"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an extent: `count` pages in a sequence, of a `unit` ("pages", "plates" …)."""

    count: int
    unit: str
    sequence: Sequence | None
    text: str


class Extent(PrintedValue):
    """How long a book is, run by run (ISBD 5.1): `xiv + 289 + [8] plates`.

    >>> extent = Extent("[iv] + 96 + [8] plates + A1–A12")
    >>> [(run.count, run.unit) for run in extent.runs], extent.total
    ([(4, 'pages'), (96, 'pages'), (8, 'plates'), (12, 'pages')], 112)
    >>> Extent("xiv, 289 p.") == Extent("xiv + 289 p."), [run.text for run in Extent("xiv + 289")]
    (True, ['xiv', '289'])
    """

    __slots__ = ()

    def __iter__(self) -> Iterator[Run]:
        return iter(self.runs)

    @cached_property
    def canonical(self) -> str:
        return " + ".join(p for p in re.split(r"\s*[+,;]\s*", " ".join(self._text.split())) if p)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs in order; empty where one of them cannot be read."""
        found = [_run(part) for part in self.canonical.split(" + ")]
        return tuple(r for r in found if r) if all(found) else ()

    @property
    def valid(self) -> bool:
        """Whether the text could be read."""
        return bool(self.runs)

    @property
    def total(self) -> int | None:
        """All numbered and counted pages, without plates; None where the text could not be read."""
        return sum(r.count for r in self.runs if r.unit == "pages") if self.runs else None


_RUN = pattern(
    r"(?P<label>\[?[^\s\]]+\]?)(?:\s+(?P<unit>unnumbered\s+)?(?P<what>[^\W\d_]+)\.?(?:\s.*)?)?"
)
_PAGE_UNITS = {"p", "pp", "pages", "page", "s", "seiten", "с", "стр", "pag", "leaves"}


def _run(text: str) -> Run | None:
    found = _RUN.fullmatch(text)
    if not found:
        return None
    what = (found["what"] or "pages").lower()
    unit = "pages" if what in _PAGE_UNITS else what
    span = range_of(found["label"])
    if span is None or span.total is None or span.backwards:
        return None
    last = span.last or span.first
    count = last.number if span.first == last else span.total
    return Run(count, unit, None if unit != "pages" else last.sequence, text)
