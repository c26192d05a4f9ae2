"""Long CSL-JSON cut between items: a list, the list that an object holds, JSON Lines.

What is held is the cut at hand.  Each cut is a list of its own, or lines.

>>> text = '{"status": "ok", "message": {"total": 2, "items": [{"id": "a"},\\n {"id": "b"}]}}'
>>> [(cut.text, cut.line) for cut in cuts([text], 5)]
[('[{"id": "a"}]', 1), ('[{"id": "b"}]', 2)]
>>> [cut.text for cut in cuts(['{"id": "a"}\\n{"id": ', '"b"}\\n'], 5)]
['{"id": "a"}\\n', '{"id": "b"}\\n']
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from precarious_truce.formats.csl_json.items import BETWEEN, HOLDERS, NEXT_ITEM, is_lines
from precarious_truce.formats.cutting import MAX_ENTRY, Cut, cuts_by_line, too_long
from precarious_truce.patterns import pattern

__all__ = ["LINES", "LIST", "cuts"]

LIST, LINES = "list", "lines"
"""The forms of a cut."""
_LINE = re.compile(r"^(?=[\s\S])", re.MULTILINE)
_MEMBER = pattern(r'[\s,{]*("(?:[^"\\]|\\.)*+")\s*:\s*')
_SLACK = 16  # characters before the end of a window at which what is wrong may be only cut off
_decode = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).raw_decode


def cuts(chunks: Iterable[str], size: int, *, file: str | None = None) -> Iterator[Cut]:
    """The items of a text that comes in pieces, about `size` characters at a time."""
    window = _Window(chunks, size, file)
    window.fill(0)
    window.text = window.text.removeprefix("\ufeff")
    start = BETWEEN.match(window.text)
    place = start.end() if start else 0
    if window.text[place : place + 1] == "[":
        yield from window.items(place + 1)
    elif window.text[place : place + 1] != "{":  # nothing, or no JSON: the reader says so
        yield from cuts_by_line(window.left(), MAX_ENTRY, _LINE, file=file)
    elif held := window.list_in(place):
        yield from window.items(held)
    elif is_lines(window.text, place):
        yield from cuts_by_line(window.left(), size, _LINE, file=file, form=LINES)
    else:
        yield from window.items(place)


class _Window:
    """The part of a text that is there: it slides from one cut to the next."""

    def __init__(self, chunks: Iterable[str], size: int, file: str | None) -> None:
        self._chunks, self._size, self._file = iter(chunks), size, file
        self.text, self.line, self.final = "", 1, False

    def fill(self, place: int) -> None:
        """More text: as much again as there is behind the place."""
        held = len(self.text) - place
        if held > MAX_ENTRY:
            raise too_long(self._file, self.line + self.text.count("\n", 0, place))
        wanted, pieces = max(self._size, held), [self.text]
        for chunk in self._chunks:
            pieces.append(chunk)
            wanted -= len(chunk)
            if wanted <= 0:
                break
        else:
            self.final = True
        self.text = "".join(pieces)

    def left(self) -> Iterator[str]:
        """All that is there and that is to come."""
        yield self.text
        yield from self._chunks

    # --- how the whole is written ----------------------------------------------------------------

    def list_in(self, place: int) -> int:
        """Where the list begins that an object at a place holds; 0 where it holds none."""
        while True:
            member = _MEMBER.match(self.text, place)
            name = json.loads(member[1]) if member and "\\" not in member[1] else ""
            at = member.end() if member else place
            first = self.text[at : at + 1]
            if member and name in HOLDERS and first == "[":
                return at + 1
            if member and name == "message" and first == "{":
                place = at + 1
                continue
            try:
                if member is None:
                    raise ValueError
                _, place = _decode(self.text, at)
                if place + _SLACK >= len(self.text) and not self.final:
                    raise ValueError  # a number, or what comes behind it, may go on
            except (ValueError, RecursionError):
                if self.final or (member is None and at + _SLACK < len(self.text)):
                    return 0
                place = member.start() if member else place
                self.fill(0)

    # --- items -----------------------------------------------------------------------------------

    def items(self, place: int) -> Iterator[Cut]:
        """The items from a place on, to the end of their list."""
        start = place
        while True:
            found = BETWEEN.match(self.text, place)
            place = found.end() if found else place
            if place - start >= self._size:
                yield self._cut(start, place)
                start = place = 0
            if place >= len(self.text):
                if self.final:
                    break
                self.fill(start)
            elif self.text[place] == "]":
                break
            else:
                place = self._after(place, start)
        if self.text[start:place].strip():
            yield self._cut(start, place)

    def _after(self, place: int, start: int) -> int:
        """Where the item at a place ends, or the next begins where it is damaged."""
        while True:
            try:
                end = _decode(self.text, place)[1]
                if end < len(self.text) or self.final:
                    return end
                at, torn = end, True
            except json.JSONDecodeError as error:
                at, torn = error.pos, error.msg.startswith("Unterminated")
            except RecursionError:
                at, torn = place, False
            if self.final or not (torn or at + _SLACK >= len(self.text)):
                following = NEXT_ITEM.search(self.text, max(at, place + 1))
                if following:
                    return self.text.index("{", following.start())
                if self.final:
                    return len(self.text)
            self.fill(start)

    def _cut(self, start: int, end: int) -> Cut:
        """What is between two places, as a list; the window goes on behind it."""
        self.line += self.text.count("\n", 0, start)
        text = self.text[start:end]
        cut = Cut(f"[{text.rstrip(' ,' + chr(10) + chr(13) + chr(9))}]", self.line, LIST)
        self.line += text.count("\n")
        self.text = self.text[end:]
        return cut
