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
from precarious_truce.formats.bib.dialect import kept_as_written
from precarious_truce.formats.bib.raw.latex import unknown_commands
from precarious_truce.formats.bib.raw.syntax import Entry
from precarious_truce.formats.bib.values import without_time

__all__ = ["Met"]

_DATES = ("date", "urldate", "eventdate", "origdate", "year", "lastchecked")


class Met:
    """What was met in the entries of one file, and where first."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}
        self._place = 1, 1
        self._commands: dict[str, int] = {}
        self._place_of: dict[str, tuple[int, int]] = {}

    def look(self, entry: Entry, fields: Mapping[str, str]) -> None:
        """Take note of what is met in an entry with these fields."""
        for name in _DATES:
            if name in fields and ":" in (raw := fields[name]) and without_time(raw) != raw:
                if not self._times:
                    self._place = entry.line, entry.column
                self._times[name] = self._times.get(name, 0) + 1
        if fields is entry.fields and "\\" not in entry.raw:
            return
        for name, raw in kept_as_written(fields).items():
            for command in unknown_commands(raw):
                if command not in self._commands:
                    self._place_of[command] = entry.place(name)
                self._commands[command] = self._commands.get(command, 0) + 1

    def told(self, file: str | None) -> Iterator[Diagnostic]:
        """A diagnostic for each kind."""
        if self._times:
            names = ", ".join(self._times)
            message = (
                f"the time of day is left out of {names} ({_count(sum(self._times.values()))})"
            )
            yield Diagnostic("B34", message, Severity.INFO, file, *self._place)
        for command in list(self._commands)[:_MOST]:
            message = f"\\{command} is not known ({_count(self._commands[command])})"
            yield self._unknown(message, file, command)
        if rest := list(self._commands)[_MOST:]:
            yield self._unknown(f"{len(rest)} more commands are not known", file, rest[0])

    def _unknown(self, message: str, file: str | None, command: str) -> Diagnostic:
        hint = "what it is said of is text; .bib gets the whole back as it was"
        place = self._place_of[command]
        return Diagnostic("B35", message, Severity.WARNING, file, *place, hint=hint)


_MOST = 50  # commands that are told one by one


def _count(number: int) -> str:
    return "met once" if number == 1 else f"met {number} times"
