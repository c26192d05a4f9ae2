"""One entry of a .bib file, read over any damage in it."""

from __future__ import annotations

import re

from precarious_truce.errors import Severity
from precarious_truce.formats.bib.raw.blocks import FAULTS, Block, Broken, Entry
from precarious_truce.formats.bib.raw.tokens import (
    BARE_LINE,
    BETWEEN,
    BRACES,
    CLOSERS,
    CONTROL,
    DEEPEST_INDENT,
    FIELD,
    GARBAGE,
    KEY,
    KEY_WITH_SPACES,
    LINE_START,
    LONGEST_SALVAGE,
    MOST_FAULTS,
    MOST_SKIPS,
    NAME,
    RUNAWAY,
    SPACE,
)
from precarious_truce.formats.bib.raw.window import Window
from precarious_truce.formats.bib.raw.writing import balanced, is_balanced

__all__ = ["EntryReader"]


class EntryReader:
    """Reads one entry; keeps going over damage, and then gives a `Broken` block."""

    def __init__(self, window: Window, found: re.Match[str]) -> None:
        self.window = window
        self.text = window.text
        self.start = found.start()
        self.head_end = found.end()
        self.type = found[2].lower()
        self.closer = CLOSERS[found[3]]
        self.key = ""
        self.fields: dict[str, str] = {}
        self.last = "", 0, 0  # name and span of the last value
        self.faults: list[tuple[str, int, str]] = []
        self.broken = False
        self.lost = False
        self.limit = len(window.text)
        self.limited = False
        self.repairs = 0
        self.skips = 0

    def read(self) -> tuple[Block, int]:
        """The entry and its end."""
        place = self._read_key(self.head_end)
        while place >= 0:
            place = self._fast_fields(place)
            place = self._slow_field(place)
        end = -place - 1
        return self._finish(end), end

    def _finish(self, end: int) -> Block:
        window, raw = self.window, self.text[self.start : end]
        name = self.key or f"@{self.type}"
        if window.controls and CONTROL.search(raw):
            self._fault("B09", self.start, name)
            self.key = window.clean(self.key)
            self.fields = {name: window.clean(value) for name, value in self.fields.items()}
        if self.text.find("@", self.head_end, end) >= 0 and not self.broken:
            inner = LINE_START.search(self.text, self.head_end, end)
            if inner:
                self._fault("B10", inner.start(), name)
        line, column, _ = window.where(self.start)
        start = window.base + self.start
        diagnostics = window.diagnostics(self.faults) if self.faults else ()
        entry = Entry(self.type, self.key, self.fields, raw, start, line, column, diagnostics)
        return Broken(raw, start, line, diagnostics, entry) if self.broken else entry

    def _fault(self, code: str, place: int, name: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append((code, place, name))
        self.broken = self.broken or FAULTS[code].severity is Severity.ERROR

    def _add(self, name: str, value: str, start: int, end: int) -> None:
        name = name.lower()
        self.lost = False
        if name in self.fields:
            self._fault("B06", start, name)
            return
        self.fields[name] = value
        self.last = name, start, end

    # The key

    def _read_key(self, place: int) -> int:
        """Set the key; give the place after it and its comma."""
        found = KEY.match(self.text, place)
        assert found is not None  # every part of the pattern may be empty
        word, comma, after = found[1], found[2], found.end()
        if comma:
            self.key = word
            if not word:
                self._fault("B05", self.start, self.type)
            return after
        follows = self.text[after : after + 1]
        if follows == "=":
            self._fault("B05", self.start, self.type)
            return place
        if self.closer == ")" and word.endswith(")") and follows != "}":
            self.key = word[:-1]
            return found.end(1) - 1
        self.key = word
        if follows in ("}", "{", ""):
            if not word:
                self._fault("B05", self.start, self.type)
            return after
        spaced = KEY_WITH_SPACES.match(self.text, place)
        if spaced and not NAME.match(self.text, after):
            self.key = " ".join(spaced[1].split())
            self._fault("B12", found.start(1), self.key)
            return spaced.end()
        if NAME.match(self.text, after):
            self._fault("B04", after, "the first field")
        return after

    # Fields

    def _fast_fields(self, place: int) -> int:
        """Fields of the common kind, as many as follow each other; the place after them."""
        while found := FIELD.match(self.text, place, self.limit):
            name, value, quoted, bare = found.groups()
            start, end = found.span(found.lastindex or 0)
            if bare is not None:
                value = bare if bare.isdecimal() else self.window.expand(bare, start, self.faults)
            else:
                value, start, end = quoted if value is None else value, start - 1, end + 1
            place = found.end()
            if name.lower() in self.fields:
                start = found.start(1)
            self._add(name, value, start, end)
        return place

    def _slow_field(self, place: int) -> int:
        """One field of the rarer kinds, or the end of the entry, or a way over damage.

        The place to go on, or where the entry ends as -place - 1.
        """
        place = self.window.skip(BETWEEN, place)
        if place >= self.limit:
            return self._unclosed(self.limit)
        mark = self.text[place]
        if mark == self.closer:
            return -place - 2
        if mark in "})":
            self._fault("B13", place, self.key or f"@{self.type}")
            return -place - 2
        if mark == "@" and self._at_line_start(place):
            return self._unclosed(place)
        named = NAME.match(self.text, place, self.limit)
        if not named:
            return self._garbage(place)
        name, at = named[1], named.end()
        read = self.window.value(at, name, self.faults, self.limit if self.limited else None)
        if read is None or read[1] > self.limit:
            return self._runaway(name, at)
        value, end, is_macro = read
        after = self.window.skip(SPACE, end)
        if self._ends_field(after):
            self._add(name, value, at, end)
            return after
        if NAME.match(self.text, after):
            self._fault("B04", after, "the next field")
            self._add(name, value, at, end)
            return after
        if is_macro:
            return self._bare_text(name, at)
        self._add(name, value, at, end)
        return after

    def _ends_field(self, place: int) -> bool:
        return self.text[place : place + 1] in (",", self.closer)

    def _at_line_start(self, place: int) -> bool:
        before = self.text[max(self.start, place - DEEPEST_INDENT) : place]
        return before.rstrip(" \t").endswith("\n")

    def _bare_text(self, name: str, at: int) -> int:
        """`title = Several words,` — taken to the end of its line or the comma."""
        found = BARE_LINE.match(self.text, at, self.limit)
        end = found.end() if found else at
        value = self.text[at:end].strip()
        self.faults = [fault for fault in self.faults if fault[1] < at or fault[0] != "B07"]
        self._fault("B08", at, name)
        self._add(name, value, at, end)
        return end if end > at else self._garbage(at)

    def _garbage(self, place: int) -> int:
        """Skip what is no field, to the next comma or bracket."""
        self.skips += 1
        if self.skips > MOST_SKIPS:
            self._limit_to_next_start(place)
            return self.limit
        found = GARBAGE.match(self.text, place, self.limit)
        end = found.end() if found else place
        if not self.lost:  # one report for one stretch of damage
            self._fault("B03", place, self.text[place : min(max(end, place + 1), place + 40)])
        self.lost = True
        if self.text[end : end + 1] == "{":
            closed = self.window.group_end(end, self.limit if self.limited else None)
            return closed if closed >= 0 else self._cut_at_next_start(end)
        if self.text[end : end + 1] == "@" and self._at_line_start(end):
            return end
        return (
            max(end, place + 1) if self.text[end : end + 1] not in ("}", ")") else max(end, place)
        )

    def _cut_at_next_start(self, place: int) -> int:
        """A brace is not closed: the entry reaches to the next start at most."""
        self._limit_to_next_start(place)
        return place + 1

    def _limit_to_next_start(self, place: int) -> None:
        if not self.limited:
            self.limited = True
            self.limit = min(self.limit, self.window.next_start(place))

    def _runaway(self, name: str, at: int) -> int:
        """The value at `at` is not closed: cut it where a field or an entry seems to begin."""
        self._limit_to_next_start(at)
        return self._cut_value(name, at)

    def _cut_value(self, name: str, at: int) -> int:
        self._fault("B02", at, name)
        self.repairs += 1
        found = RUNAWAY.search(self.text, at, self.limit)
        end = found.start() if found else self.limit
        value = self.text[at:end].strip().removeprefix("{").removeprefix('"')
        value = value.rstrip(" \t\n,")
        if not is_balanced(value):  # the bracket at the end is the entry's
            value = value.rstrip(' \t\n,}")')
        if len(value) > LONGEST_SALVAGE:
            value = BRACES.sub("", value)
        self._add(name, balanced(value), at, end)
        return end

    def _unclosed(self, place: int) -> int:
        """The entry ends at `place` without its bracket; where its last value ate it, cut that."""
        if place >= len(self.text):
            self.window.hit_end = True
        name, start, end = self.last
        may_run_on = name in self.fields and self.text[start : start + 1] in ("{", '"')
        if may_run_on and self.repairs < MOST_FAULTS and RUNAWAY.search(self.text, start, end):
            del self.fields[name]
            self.limit = place
            return self._cut_value(name, start)
        if not self.broken or not any(code == "B02" for code, *_ in self.faults):
            self._fault("B01", self.start, self.key or f"@{self.type}")
        return -place - 1
