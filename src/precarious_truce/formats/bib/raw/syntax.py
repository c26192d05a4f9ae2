"""BibTeX's syntax: a text cut into entries, @string, @preamble, @comment and what lies between.

The grammar is that of btxdoc ("BibTeXing", sections 2 and 4) with what biber's btparse adds
(comments with ``%``, @comment with a body).  A file is never rejected: what is damaged becomes a
`Broken` block with its raw text, the faults and whatever could be salvaged of it, and scanning goes
on at the next line that looks like the start of an entry.

>>> text = '''@string{cup = {Cambridge University Press}}
... @Book{gorodetsky1977,
...   title = {The Precarious {Truce}}, month = jun,
...   publisher = cup # ", Cambridge",
... }
... @book{torn, title = {Lost'''
>>> string, entry, broken = scan(text)
>>> entry.type, entry.key, entry["title"], entry["publisher"]
('book', 'gorodetsky1977', 'The Precarious {Truce}', 'Cambridge University Press, Cambridge')
>>> print(broken.diagnostics[0])
<text>:6:21: error[B02]: the value of title is not closed
  |
6 | @book{torn, title = {Lost
  |                     ^
  = hint: close it with } or "
>>> broken.entry["title"]
'Lost'
>>> print(render(entry), end="")
@book{gorodetsky1977,
  title = {The Precarious {Truce}},
  month = jun,
  publisher = {Cambridge University Press, Cambridge},
}

Why an own scanner: one possessive regular expression tells whether an entry is of the usual kind,
another reads all of its fields, so that nearly all of the work is done in C, every step is linear
and nothing recurses.  Measured with tests/benchmarks/bench_bib on 10,000 real entries (5.1 MB;
CPython 3.11, two shared cores), LaTeX decoded and names split: this package 0.4 s, of which the
scan is 0.1 s; citation-js on node 0.5 s; pybtex 0.26 2.7 s; bibtexparser 2.1 16 s, and it drops 44
of the entries.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.bib.raw.blocks import (
    FAULTS,
    MONTHS,
    Block,
    Broken,
    Comment,
    Entry,
    Fault,
    Junk,
    Preamble,
    String,
)
from precarious_truce.formats.bib.raw.entry import EntryReader
from precarious_truce.formats.bib.raw.tokens import (
    BARE,
    BETWEEN,
    BRACES,
    CLOSERS,
    CONTROL,
    ENTRY,
    FIELD,
    GROUP,
    LINE_START,
    LONGEST_EXPANSION,
    MOST_EXPANSION,
    MOST_FAULTS,
    NAME,
    PAREN_HEAD,
    QUOTED,
    SPACE,
    START,
)
from precarious_truce.formats.bib.raw.writing import (
    is_balanced,
    render,
    render_preamble,
    render_string,
    safe_key,
    valid_key,
    valid_name,
)

__all__ = [
    "FAULTS",
    "MONTHS",
    "Block",
    "Broken",
    "Comment",
    "Entry",
    "Fault",
    "Junk",
    "Preamble",
    "String",
    "is_balanced",
    "render",
    "render_preamble",
    "render_string",
    "safe_key",
    "scan",
    "scan_chunks",
    "valid_key",
    "valid_name",
]


def scan(text: str, file: str | None = None) -> Iterator[Block]:
    """The blocks of `text` in order; `file` is the name for diagnostics.

    Offsets count in `text` without its byte order mark and with every line end as ``\\n``.

    >>> [type(block).__name__ for block in scan("note\\r@misc(a, b = {c})\\r@comment{x}")]
    ['Junk', 'Entry', 'Comment']
    """
    scanner = Scanner(file)
    scanner.feed(text)
    scanner.final = True
    yield from scanner.blocks()


def scan_chunks(chunks: Iterable[str], file: str | None = None) -> Iterator[Block]:
    """The blocks of a text that comes in `chunks`: only the block being read is held.

    >>> [block.key for block in scan_chunks(["@misc{a", ",}@mi", "sc{b, c = {", "d}}"])]
    ['a', 'b']
    """
    scanner, wanted = Scanner(file), 0
    for chunk in chunks:
        scanner.feed(chunk)
        # A block that did not end is tried again when the text has doubled: linear in sum.
        if len(scanner.text) - scanner.position >= wanted:
            yield from scanner.blocks()
            scanner.forget()
            wanted = 2 * len(scanner.text)
    scanner.final = True
    scanner.feed("")
    yield from scanner.blocks()


class _WindowTooSmall(Exception):
    """What is being read does not end in the part of the text that is there."""


class Scanner:
    """The state of one scan: a window of the text, a position, the macros met so far."""

    def __init__(self, file: str | None) -> None:
        self.file = file
        self.text = ""
        self.position = 0
        self.base = 0  # offset of the window in the whole text
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
        self._count_to(done)
        self.text = self.text[done:]
        self.base += done
        self.position, self.counted = 0, 0
        self.line_start -= done
        self._forget_ends()

    def blocks(self) -> Iterator[Block]:
        """The blocks that end in the window; all that is left when the text is final."""
        if self.final and self.return_held:
            self.text += "\n"
            self.return_held = False
        while self.position < len(self.text):
            if usual := self._usual_entry():
                entry, self.position = usual
                yield entry
                continue
            self.hit_end = False
            counter = self.line, self.line_start, self.counted
            try:
                block, end = self._block(self.position)
            except _WindowTooSmall:
                block, end = None, self.position
            if self.hit_end and not self.final:
                self.line, self.line_start, self.counted = counter
                return
            if isinstance(block, String):
                self.macros[block.name.lower()] = block.value
            self.position = end
            if block is not None:
                yield block

    # Places

    def _count_to(self, place: int) -> None:
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

    def _diagnostic(self, code: str, place: int, name: str) -> Diagnostic:
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

    # Blocks

    def _block(self, position: int) -> tuple[Block | None, int]:
        """The block that begins at `position`, and where it ends."""
        stray = -1
        search = position
        while True:
            found = START.search(self.text, search)
            if found is None:
                self.hit_end = True
                return self._junk(position, len(self.text), stray)
            if self._begins(found):
                break
            search = found.end()
            if found[0][0] == "@" and stray < 0:
                stray = found.start()
        if self.text[position : found.start()].strip():
            return self._junk(position, found.start(), stray)
        self._count_to(found.start())
        if found[1]:
            return self._line_comment(found)
        kind = found[2].lower()
        return _KINDS.get(kind, Scanner._entry)(self, found)

    def _begins(self, found: re.Match[str]) -> bool:
        if found[1]:
            return True
        if found[3] != "(":
            return found[3] == "{"
        return found[2].lower() in _KINDS or bool(PAREN_HEAD.match(self.text, found.end()))

    def _junk(self, start: int, end: int, stray: int) -> tuple[Block | None, int]:
        raw = self.text[start:end]
        if not raw.strip():
            return None, end
        self._count_to(start)
        said = () if stray < 0 else (self._diagnostic("B11", stray, "@"),)
        return Junk(raw, self.base + start, self.line, said), end

    def _line_comment(self, found: re.Match[str]) -> tuple[Block, int]:
        end = self.text.find("\n", found.end())
        if end < 0:
            self.hit_end, end = True, len(self.text)
        raw = self.text[found.start() : end]
        body = self.text[found.end() : end].strip()
        return Comment(body, raw, self.base + found.start(), self.line), end

    def _comment(self, found: re.Match[str]) -> tuple[Block, int]:
        end_of = self.group_end if found[3] == "{" else self._round_end
        end = end_of(found.end() - 1)
        if end < 0:
            self.hit_end = True
            return self._line_comment(found)
        raw = self.text[found.start() : end]
        body = self.text[found.end() : end - 1]
        return Comment(body, raw, self.base + found.start(), self.line), end

    def _round_end(self, place: int) -> int:
        """The offset after the next closing parenthesis, or -1."""
        if self.no_rounds_from is None or place < self.no_rounds_from:
            end = self.text.find(")", place)
            if end >= 0:
                return end + 1
            self.no_rounds_from = place
        return -1

    def _preamble(self, found: re.Match[str]) -> tuple[Block, int]:
        faults: list[tuple[str, int, str]] = []
        read = self.value(found.end(), "@preamble", faults)
        if read is not None:
            value, end, _ = read
            end = self.skip(SPACE, end)
            if self.text[end : end + 1] == CLOSERS[found[3]]:
                raw = self.text[found.start() : end + 1]
                said = self.said(faults)
                return Preamble(value, raw, self.base + found.start(), self.line, said), end + 1
        return self._unreadable(found, "preamble")

    def _string(self, found: re.Match[str]) -> tuple[Block, int]:
        faults: list[tuple[str, int, str]] = []
        named = NAME.match(self.text, self.skip(SPACE, found.end()))
        read = self.value(named.end(), named[1], faults) if named else None
        if named and read is not None:
            value, end, _ = read
            end = self.skip(BETWEEN, end)
            if self.text[end : end + 1] == CLOSERS[found[3]]:
                raw = self.text[found.start() : end + 1]
                said = self.said(faults)
                start = self.base + found.start()
                return String(named[1], self.clean(value), raw, start, self.line, said), end + 1
        return self._unreadable(found, "string")

    def _unreadable(self, found: re.Match[str], name: str) -> tuple[Block, int]:
        """A @string or @preamble that cannot be read: to its own end, or to the next start."""
        start = found.start()
        end = self.group_end(found.end() - 1) if found[3] == "{" else -1
        if end < 0:
            end = self.next_start(found.end())
        raw = self.text[start:end]
        said = (self._diagnostic("B14", start, name),)
        return Broken(raw, self.base + start, self.line, said), end

    def _entry(self, found: re.Match[str]) -> tuple[Block, int]:
        return EntryReader(self, found).read()

    def _usual_entry(self) -> tuple[Entry, int] | None:
        """The entry that comes next, where there is nothing to repair or to report; else None."""
        whole = None if self.controls else ENTRY.match(self.text, self.position)
        if whole is None or (kind := whole[1].lower()) in _KINDS:
            return None
        end = whole.end()
        said = FIELD.findall(self.text, whole.start(3), end)
        fields = {name.lower(): braced or quoted or bare for name, braced, quoted, bare in said}
        if len(fields) < len(said):
            return None
        faults: list[tuple[str, int, str]] = []
        for name, _, _, bare in said:
            if bare and not bare.isdecimal():
                fields[name.lower()] = self.expand(bare, 0, faults)
        start = self.text.index("@", self.position)
        raw = self.text[start:end]
        if faults or ("@" in raw[1:] and LINE_START.search(self.text, start + 1, end)):
            return None
        self._count_to(start)
        column = start - self.line_start + 1
        return Entry(kind, whole[2], fields, raw, self.base + start, self.line, column), end

    # Pieces

    def skip(self, pattern: re.Pattern[str], place: int) -> int:
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
            raise _WindowTooSmall

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
        return CONTROL.sub("", value) if self.controls else value

    def said(self, faults: list[tuple[str, int, str]]) -> tuple[Diagnostic, ...]:
        return tuple(self._diagnostic(*fault) for fault in faults[:MOST_FAULTS])


_OPENERS = {"{": Scanner.group_end, '"': Scanner._quote_end}
_KINDS = {
    "comment": Scanner._comment,
    "string": Scanner._string,
    "preamble": Scanner._preamble,
}


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
