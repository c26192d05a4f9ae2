"""What is met in the entries of a file that no record can hold, each kind told once with its count.

>>> met = Met()
>>> entry = Entry("misc", "a", {"date": "2004-04-25T14:34:00"}, line=3)
>>> met.look(entry, entry.fields)
>>> [str(fault).partition(": ")[2] for fault in met.told("a.bib")]
['info[B34]: the time of day is left out of date (met once)']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.bib.raw.syntax import Entry
from precarious_truce.formats.bib.values import without_time

__all__ = ["Met"]

_DATES = ("date", "urldate", "eventdate", "origdate", "year", "lastchecked")


class Met:
    """What was met in the entries of one file, and where first."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}
        self._place = 1, 1

    def look(self, entry: Entry, fields: Mapping[str, str]) -> None:
        """Take note of what is met in an entry with these fields."""
        for name in _DATES:
            if name in fields and ":" in (raw := fields[name]) and without_time(raw) != raw:
                if not self._times:
                    self._place = entry.line, entry.column
                self._times[name] = self._times.get(name, 0) + 1

    def told(self, file: str | None) -> Iterator[Diagnostic]:
        """A diagnostic for each kind."""
        if self._times:
            names = ", ".join(self._times)
            message = f"the time of day is left out of {names} ({_count(self._times)})"
            yield Diagnostic("B34", message, Severity.INFO, file, *self._place)


def _count(times: Mapping[str, int]) -> str:
    number = sum(times.values())
    return "met once" if number == 1 else f"met {number} times"
