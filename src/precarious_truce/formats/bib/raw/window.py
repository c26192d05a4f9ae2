"""A window on the text of a .bib file: places in it, and values with their groups and macros.

btxdoc ("BibTeXing", section 2) for values: groups in braces or quotes, numbers and macros, joined
by `#`.  The text may come in pieces; what does not end in the piece at hand is read again.

>>> window = Window(None)
>>> window.feed('{a {b}} # jan,')
>>> window.value(0, "title", [])
('a {b}January', 13, True)
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.bib.raw.blocks import FAULTS, MONTHS
from precarious_truce.formats.bib.raw.tokens import (
    BARE,
    BRACES,
    CONTROL,
    GROUP,
    LINE_START,
    LONGEST_EXPANSION,
    MOST_EXPANSION,
    MOST_FAULTS,
    QUOTED,
    SPACE,
)

__all__ = ["Window", "WindowTooSmall"]


class WindowTooSmall(Exception):
    """What is being read does not end in the part of the text that is there."""


class Window:
    """The part of a text that is there, a place in it, the macros met so far; values are read here.

    `base` is the offset of the window in the whole text; `hit_end` tells that what was read last
    came upon the end of the window, `final` that no more text comes.
    """

    def __init__(self, file: str | None) -> None:
        self.file = file
        self.text = ""
        self.position = 0
        self.base = 0
        self.line, self.line_start, self.counted = 1, 0, 0
        self.final = False
        self.hit_end = False
        self.begun = False
        self.return_held = False
        self.controls = False
        self.macros = dict(MONTHS)
        self.expanded = 0
        self.unmatched = _Unmatched("", 0, 0)
        self.no_rounds_from: int | None = None

    def feed(self, chunk: str) -> None:
        """More text; line ends become ``\\n``, a byte order mark goes."""
        if not self.begun and chunk:
            self.begun, chunk = True, chunk.removeprefix("\ufeff")
        if self.return_held:
            chunk, self.return_held = "\r" + chunk, False
        if "\r" in chunk:
            if chunk.endswith("\r") and not self.final:
                chunk, self.return_held = chunk[:-1], True
            chunk = chunk.replace("\r\n", "\n").replace("\r", "\n")
        self.controls = self.controls or CONTROL.search(chunk) is not None
        self.text += chunk
        self._forget_ends()

    def _forget_ends(self) -> None:
        """The window changed: what closes in it is to be looked for anew."""
        self.unmatched, self.no_rounds_from = _Unmatched("", 0, 0), None

    def forget(self) -> None:
        """Drop the text of the blocks that were given out."""
        done = self.position
        self.count_to(done)
        self.text = self.text[done:]
        self.base += done
        self.position, self.counted = 0, 0
        self.line_start -= done
        self._forget_ends()

    # Places

    def count_to(self, place: int) -> None:
        """Move the line counter to `place`, forwards only (blocks come in order)."""
        rows = self.text.count("\n", self.counted, place)
        if rows:
            self.line += rows
            self.line_start = self.text.rfind("\n", self.counted, place) + 1
        self.counted = place

    def where(self, place: int) -> tuple[int, int, int]:
        """Line, column and offset of the line's start, for a `place` in the current block."""
        rows = self.text.count("\n", self.counted, place)
        start = self.text.rfind("\n", self.counted, place) + 1 if rows else self.line_start
        return self.line + rows, place - start + 1, start

    def diagnostic(self, code: str, place: int, name: str) -> Diagnostic:
        fault = FAULTS[code]
        line, column, start = self.where(place)
        end = self.text.find("\n", place, place + 400)
        if end < 0:
            end = min(len(self.text), place + 400)
        shown = self.text[start:end] if start >= 0 and end - start <= 800 else None
        return Diagnostic(
            code=code,
            message=fault.message.format(_short(name)),
            severity=fault.severity,
            file=self.file,
            line=line,
            column=column,
            hint=fault.hint.format(_short(name)),
            excerpt=shown,
        )

    # Values

    def skip(self, pattern: re.Pattern[str], place: int) -> int:
        """The place after what the pattern matches, if it does."""
        found = pattern.match(self.text, place)
        return found.end() if found else place

    def next_start(self, place: int) -> int:
        """The next line that looks like an entry's start, or the end."""
        found = LINE_START.search(self.text, place)
        if found:
            return found.start()
        self._want_more()
        return len(self.text)

    def _want_more(self) -> None:
        """The window's end was reached: unless it is the text's, this block is read again."""
        self.hit_end = True
        if not self.final:
            raise WindowTooSmall

    def group_end(self, place: int, limit: int | None = None) -> int:
        """The offset after the brace that closes the one at `place` before the limit, or -1.

        Braces that nothing closes are looked for once: to the end of the text, or to the limit,
        which is the next entry's start.
        """
        end = len(self.text) if limit is None else limit
        quick = GROUP.match(self.text, place, end)
        if quick:
            return quick.end()
        if place in self.unmatched:
            return -1
        depth = 0
        last = self.text.rfind("}", place, end)
        for braces in BRACES.finditer(self.text, place, max(place, last + 1)):
            start, after = braces.span()
            if self.text[start] == "{":
                depth += after - start
            elif depth <= after - start:
                return start + depth
            else:
                depth -= after - start
        if limit is None:
            self._want_more()
        if self.unmatched.end != end or place < self.unmatched.start:
            self.unmatched = _Unmatched(self.text, place, end)
        return -1

    def value(
        self, place: int, name: str, faults: list[tuple[str, int, str]], limit: int | None = None
    ) -> tuple[str, int, bool] | None:
        """A value with its concatenations: text, end, whether a macro is last; None: not closed."""
        texts: list[str] = []
        written: list[str] = []
        while True:
            place = self.skip(SPACE, place)
            opener = self.text[place : place + 1]
            end_of = _OPENERS.get(opener)
            if end_of:
                end = end_of(self, place, limit)
                if end < 0:
                    return None
                shown = self.text[place + 1 : end - 1]
            else:
                bare = BARE.match(self.text, place)
                end = bare.end() if bare else place
                shown = self.text[place:end]
                if not shown:
                    faults.append(("B08", place, name))
            is_macro = not end_of and not shown.isdecimal()
            written.append(shown)
            texts.append(self.expand(shown, place, faults) if is_macro else shown)
            after = self.skip(SPACE, end)
            if self.text[after : after + 1] != "#":
                break
            place = after + 1
        if len(texts) > 1 and sum(map(len, texts)) > max(LONGEST_EXPANSION, end - place):
            faults.append(("B15", place, name))
            texts = written
        return "".join(texts), end, is_macro

    def _quote_end(self, place: int, limit: int | None = None) -> int:
        """The offset after the quote that closes the one at `place`, or -1; braces hide quotes."""
        place += 1
        while True:
            place = self.skip(QUOTED, place)
            mark = self.text[place : place + 1]
            if mark == '"':
                return place + 1
            if mark != "{":  # a brace too many, or the end
                self.hit_end = self.hit_end or not mark
                return -1
            place = self.group_end(place, limit)
            if place < 0:
                return -1

    def expand(self, name: str, place: int, faults: list[tuple[str, int, str]]) -> str:
        """The value of a macro; its name where there is none, or where too much was expanded."""
        value = self.macros.get(name.lower())
        if value is not None:
            self.expanded += len(value)
            if self.expanded > MOST_EXPANSION:
                faults.append(("B15", place, name))
                return name
        if value is None:
            if name and len(faults) < MOST_FAULTS:
                faults.append(("B07", place, name))
            return name
        return value

    def clean(self, value: str) -> str:
        """The value without control characters."""
        return CONTROL.sub("", value) if self.controls else value

    def diagnostics(self, faults: list[tuple[str, int, str]]) -> tuple[Diagnostic, ...]:
        """The faults, each a code, a place and a name, as people are told of them."""
        return tuple(self.diagnostic(*fault) for fault in faults[:MOST_FAULTS])


_OPENERS = {"{": Window.group_end, '"': Window._quote_end}


class _Unmatched:
    """The offsets of the opening braces in a stretch of text that nothing closes there.

    Asked of braces only: all behind the last closing one are such.

    >>> unmatched = _Unmatched("{a{b}{c", 0, 7)
    >>> [place for place in (0, 2, 5) if place in unmatched]
    [0, 5]
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self._last = text.rfind("}", start, end) if text else len(text)
        self._places = waiting = array("q")
        for braces in BRACES.finditer(text, start, max(start, self._last + 1)):
            first, after = braces.span()
            if text[first] == "{":
                waiting.extend(range(first, after))
            else:
                del waiting[max(0, len(waiting) - (after - first)) :]

    def __contains__(self, place: int) -> bool:
        if self.start <= place < self.end and place > self._last:
            return True
        index = bisect_left(self._places, place)
        return index < len(self._places) and self._places[index] == place


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= 60 else name[:59] + "…"
