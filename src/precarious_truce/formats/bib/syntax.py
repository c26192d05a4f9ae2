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

Why an own scanner: one possessive regular expression reads a whole field, so that nearly all of
the work is done in C, every step is linear and nothing recurses.  Measured with
tests/benchmarks/bench_bib on 10,000 real entries (5.1 MB; CPython 3.11, two shared cores), LaTeX
decoded and names split: this package 0.7 s, of which the scan is 0.2 s; citation-js on node 0.7 s;
pybtex 0.26 3.4 s; bibtexparser 2.1 21 s, and it drops 44 of the entries.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.bib.blocks import (
    FAULTS,
    MONTHS,
    Block,
    Broken,
    Comment,
    Entry,
    Fault,
    Field,
    Junk,
    Piece,
    Preamble,
    String,
)
from precarious_truce.formats.bib.writing import (
    balanced,
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
    "Field",
    "Junk",
    "Piece",
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

_DEEPEST_INDENT = 200  # of a line that may begin an entry
_LONGEST_EXPANSION = 65_536  # characters that macros may add up to in one value
_MOST_EXPANSION = 1 << 25  # the same for a whole file
_LONGEST_SALVAGE = 100_000  # characters of a torn value whose lone braces are spelled out
_MOST_FAULTS = 20  # of one entry; one that is all damage needs no longer list
_MOST_SKIPS = 1_000  # of what is no field, in one entry; of one that has more the rest is skipped

_DEPTH_0 = r"[^{}]*+"
_DEPTH_1 = rf"{_DEPTH_0}(?:\{{{_DEPTH_0}\}}{_DEPTH_0})*+"
_DEPTH_2 = rf"{_DEPTH_0}(?:\{{{_DEPTH_1}\}}{_DEPTH_0})*+"
_WORD = r"""[^\s,={}"#%()@]++"""
# One whole field of the common kind, with what ends it.
_FIELD = re.compile(
    rf"""\s*+({_WORD})\s*+=\s*+(?:\{{({_DEPTH_2})\}}|"([^"{{}}]*+)"|({_WORD}))"""
    r"""\s*+(?:,|(?=[})]))"""
)
_NAME = re.compile(rf"({_WORD})\s*+=\s*+")
_GROUP = re.compile(rf"\{{{_DEPTH_2}\}}")
_BRACES = re.compile(r"\{++|\}++")
_BETWEEN = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
_SPACE = re.compile(r"(?:\s++|%[^\n]*+)*+")
_BARE = re.compile(r"""[^\s,={}"#%()]++""")
_BARE_LINE = re.compile(r"""[^,{}"#\n]*+""")
_QUOTED = re.compile(r'[^"{}]*+')
_KEY = re.compile(r"\s*+([^\s,={}]*+)\s*+(,)?")
_KEY_WITH_SPACES = re.compile(r"\s*+([^,={}\n]*+),")
_GARBAGE = re.compile(r"[^,{}()@]*+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What may begin a block between entries; `%` hides the rest of its line, as in btparse.
_START = re.compile(
    r"%[^\n]*+|@[ \t\n]*+(?:(comment)\b(?![ \t\n]*+[{(])|([^\W\d_][\w.:+-]*+)[ \t\n]*+([{(])|)",
    re.IGNORECASE,
)
_PAREN_HEAD = re.compile(r"\s*+[^\s(){},=\"]++\s*+[,=]")
# Where scanning resumes after damage: a start at the beginning of a line.
_LINE_START = re.compile(r"^[ \t]*+@[ \t]*+[^\W\d_][\w.:+-]*+[ \t]*+[{(]", re.MULTILINE)
# A field that begins on a line of its own, inside of a value that was not closed.
_RUNAWAY = re.compile(r"""\n[ \t]*+[A-Za-z][\w+:-]*+[ \t]*+=[ \t]*+["{0-9A-Za-z]""")


def scan(text: str, file: str | None = None) -> Iterator[Block]:
    """The blocks of `text` in order; `file` is the name for diagnostics.

    Offsets count in `text` without its byte order mark and with every line end as ``\\n``.

    >>> [type(block).__name__ for block in scan("note\\r@misc(a, b = {c})\\r@comment{x}")]
    ['Junk', 'Entry', 'Comment']
    """
    scanner = _Scanner(file)
    scanner.feed(text)
    scanner.final = True
    yield from scanner.blocks()


def scan_chunks(chunks: Iterable[str], file: str | None = None) -> Iterator[Block]:
    """The blocks of a text that comes in `chunks`: only the block being read is held.

    >>> [block.key for block in scan_chunks(["@misc{a", ",}@mi", "sc{b, c = {", "d}}"])]
    ['a', 'b']
    """
    scanner, wanted = _Scanner(file), 0
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


class _Scanner:
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
        self.controls = self.controls or _CONTROL.search(chunk) is not None
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

    def _where(self, place: int) -> tuple[int, int, int]:
        """Line, column and offset of the line's start, for a `place` in the current block."""
        rows = self.text.count("\n", self.counted, place)
        start = self.text.rfind("\n", self.counted, place) + 1 if rows else self.line_start
        return self.line + rows, place - start + 1, start

    def _diagnostic(self, code: str, place: int, name: str) -> Diagnostic:
        fault = FAULTS[code]
        line, column, start = self._where(place)
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
            found = _START.search(self.text, search)
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
        return _KINDS.get(kind, _Scanner._entry)(self, found)

    def _begins(self, found: re.Match[str]) -> bool:
        if found[1]:
            return True
        if found[3] != "(":
            return found[3] == "{"
        return found[2].lower() in _KINDS or bool(_PAREN_HEAD.match(self.text, found.end()))

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
        end_of = self._group_end if found[3] == "{" else self._round_end
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
        read = self._value(found.end(), "@preamble", faults)
        if read is not None:
            value, end, _ = read
            end = self._skip(_SPACE, end)
            if self.text[end : end + 1] == _CLOSERS[found[3]]:
                raw = self.text[found.start() : end + 1]
                said = self._said(faults)
                return Preamble(value, raw, self.base + found.start(), self.line, said), end + 1
        return self._unreadable(found, "preamble")

    def _string(self, found: re.Match[str]) -> tuple[Block, int]:
        faults: list[tuple[str, int, str]] = []
        named = _NAME.match(self.text, self._skip(_SPACE, found.end()))
        read = self._value(named.end(), named[1], faults) if named else None
        if named and read is not None:
            value, end, _ = read
            end = self._skip(_BETWEEN, end)
            if self.text[end : end + 1] == _CLOSERS[found[3]]:
                raw = self.text[found.start() : end + 1]
                said = self._said(faults)
                start = self.base + found.start()
                return String(named[1], self._clean(value), raw, start, self.line, said), end + 1
        return self._unreadable(found, "string")

    def _unreadable(self, found: re.Match[str], name: str) -> tuple[Block, int]:
        """A @string or @preamble that cannot be read: to its own end, or to the next start."""
        start = found.start()
        end = self._group_end(found.end() - 1) if found[3] == "{" else -1
        if end < 0:
            end = self._next_start(found.end())
        raw = self.text[start:end]
        said = (self._diagnostic("B14", start, name),)
        return Broken(raw, self.base + start, self.line, said), end

    def _entry(self, found: re.Match[str]) -> tuple[Block, int]:
        return _EntryReader(self, found).read()

    # Pieces

    def _skip(self, pattern: re.Pattern[str], place: int) -> int:
        found = pattern.match(self.text, place)
        return found.end() if found else place

    def _next_start(self, place: int) -> int:
        """The next line that looks like an entry's start, or the end."""
        found = _LINE_START.search(self.text, place)
        if found:
            return found.start()
        self._want_more()
        return len(self.text)

    def _want_more(self) -> None:
        """The window's end was reached: unless it is the text's, this block is read again."""
        self.hit_end = True
        if not self.final:
            raise _WindowTooSmall

    def _group_end(self, place: int, limit: int | None = None) -> int:
        """The offset after the brace that closes the one at `place` before the limit, or -1.

        Braces that nothing closes are looked for once: to the end of the text, or to the limit,
        which is the next entry's start.
        """
        end = len(self.text) if limit is None else limit
        quick = _GROUP.match(self.text, place, end)
        if quick:
            return quick.end()
        if place in self.unmatched:
            return -1
        depth = 0
        last = self.text.rfind("}", place, end)
        for braces in _BRACES.finditer(self.text, place, max(place, last + 1)):
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

    def _value(
        self, place: int, name: str, faults: list[tuple[str, int, str]], limit: int | None = None
    ) -> tuple[str, int, tuple[Piece, ...]] | None:
        """A value with its concatenations: text, end, pieces; None where it is not closed."""
        texts: list[str] = []
        pieces: list[Piece] = []
        while True:
            place = self._skip(_SPACE, place)
            opener = self.text[place : place + 1]
            if opener in _OPENERS:
                kind, end_of = _OPENERS[opener]
                end = end_of(self, place, limit)
                if end < 0:
                    return None
                shown = self.text[place + 1 : end - 1]
            else:
                bare = _BARE.match(self.text, place)
                end = bare.end() if bare else place
                shown = self.text[place:end]
                kind = "number" if shown.isdecimal() else "macro"
                if not shown:
                    faults.append(("B08", place, name))
            pieces.append(Piece(kind, shown))
            texts.append(self._expand(shown, place, faults) if kind == "macro" else shown)
            after = self._skip(_SPACE, end)
            if self.text[after : after + 1] != "#":
                break
            place = after + 1
        literal = len(pieces) == 1 and pieces[0].kind != "macro"
        if len(texts) > 1 and sum(map(len, texts)) > max(_LONGEST_EXPANSION, end - place):
            faults.append(("B15", place, name))
            texts = [piece.text for piece in pieces]
        return "".join(texts), end, () if literal else tuple(pieces)

    def _quote_end(self, place: int, limit: int | None = None) -> int:
        """The offset after the quote that closes the one at `place`, or -1; braces hide quotes."""
        place += 1
        while True:
            place = self._skip(_QUOTED, place)
            mark = self.text[place : place + 1]
            if mark == '"':
                return place + 1
            if mark != "{":  # a brace too many, or the end
                self.hit_end = self.hit_end or not mark
                return -1
            place = self._group_end(place, limit)
            if place < 0:
                return -1

    def _expand(self, name: str, place: int, faults: list[tuple[str, int, str]]) -> str:
        value = self.macros.get(name.lower())
        if value is not None:
            self.expanded += len(value)
            if self.expanded > _MOST_EXPANSION:
                faults.append(("B15", place, name))
                return name
        if value is None:
            if name and len(faults) < _MOST_FAULTS:
                faults.append(("B07", place, name))
            return name
        return value

    def _clean(self, value: str) -> str:
        return _CONTROL.sub("", value) if self.controls else value

    def _said(self, faults: list[tuple[str, int, str]]) -> tuple[Diagnostic, ...]:
        return tuple(self._diagnostic(*fault) for fault in faults[:_MOST_FAULTS])


_OPENERS = {"{": ("braced", _Scanner._group_end), '"': ("quoted", _Scanner._quote_end)}
_CLOSERS = {"{": "}", "(": ")"}
_KINDS = {
    "comment": _Scanner._comment,
    "string": _Scanner._string,
    "preamble": _Scanner._preamble,
}


class _EntryReader:
    """Reads one entry; keeps going over damage, and then gives a `Broken` block."""

    def __init__(self, scanner: _Scanner, found: re.Match[str]) -> None:
        self.scanner = scanner
        self.text = scanner.text
        self.start = found.start()
        self.head_end = found.end()
        self.type = found[2].lower()
        self.closer = _CLOSERS[found[3]]
        self.key = ""
        self.names: set[str] = set()
        self.fields: list[Field] = []
        self.faults: list[tuple[str, int, str]] = []
        self.broken = False
        self.lost = False
        self.limit = len(scanner.text)
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
        scanner, raw = self.scanner, self.text[self.start : end]
        name = self.key or f"@{self.type}"
        if scanner.controls and _CONTROL.search(raw):
            self._fault("B09", self.start, name)
            self.key = scanner._clean(self.key)
            self.fields = [item._replace(value=scanner._clean(item.value)) for item in self.fields]
        if self.text.find("@", self.head_end, end) >= 0 and not self.broken:
            inner = _LINE_START.search(self.text, self.head_end, end)
            if inner:
                self._fault("B10", inner.start(), name)
        line, column, _ = scanner._where(self.start)
        start, said = scanner.base + self.start, scanner._said(self.faults) if self.faults else ()
        fields = tuple(self.fields)
        entry = Entry(self.type, self.key, fields, raw, start, line, column, said)
        return Broken(raw, start, line, said, entry) if self.broken else entry

    def _fault(self, code: str, place: int, name: str) -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append((code, place, name))
        self.broken = self.broken or FAULTS[code].severity is Severity.ERROR

    def _add(self, name: str, value: str, start: int, end: int, pieces: tuple[Piece, ...]) -> None:
        name = name.lower()
        self.lost = False
        if name in self.names:
            self._fault("B06", start, name)
            return
        self.names.add(name)
        base = self.scanner.base
        self.fields.append(Field(name, value, (base + start, base + end), pieces))

    # The key

    def _read_key(self, place: int) -> int:
        """Set the key; give the place after it and its comma."""
        found = _KEY.match(self.text, place)
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
        spaced = _KEY_WITH_SPACES.match(self.text, place)
        if spaced and not _NAME.match(self.text, after):
            self.key = " ".join(spaced[1].split())
            self._fault("B12", found.start(1), self.key)
            return spaced.end()
        if _NAME.match(self.text, after):
            self._fault("B04", after, "the first field")
        return after

    # Fields

    def _fast_fields(self, place: int) -> int:
        """Fields of the common kind, as many as follow each other; the place after them."""
        text, match, base = self.text, _FIELD.match, self.scanner.base
        expand, names, fields = self.scanner._expand, self.names, self.fields
        limit = self.limit
        while found := match(text, place, limit):
            name, value, quoted, bare = found.groups()
            pieces: tuple[Piece, ...] = ()
            if value is None:
                value = quoted
                if value is None:
                    value = bare
                    if not bare.isdecimal():
                        pieces = (Piece("macro", bare),)
                        value = expand(bare, found.start(4), self.faults)
            place = found.end()
            self.lost = False
            name = name.lower()
            if name in names:
                self._fault("B06", found.start(1), name)
                continue
            names.add(name)
            start, end = found.span(found.lastindex or 0)
            span = base + start - 1, base + end + 1
            fields.append(tuple.__new__(Field, (name, value, span, pieces)))  # a third of the time
        return place

    def _slow_field(self, place: int) -> int:
        """One field of the rarer kinds, or the end of the entry, or a way over damage.

        The place to go on, or where the entry ends as -place - 1.
        """
        place = self.scanner._skip(_BETWEEN, place)
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
        named = _NAME.match(self.text, place, self.limit)
        if not named:
            return self._garbage(place)
        name, at = named[1], named.end()
        read = self.scanner._value(at, name, self.faults, self.limit if self.limited else None)
        if read is None or read[1] > self.limit:
            return self._runaway(name, at)
        value, end, pieces = read
        after = self.scanner._skip(_SPACE, end)
        if self._ends_field(after):
            self._add(name, value, at, end, pieces)
            return after
        if _NAME.match(self.text, after):
            self._fault("B04", after, "the next field")
            self._add(name, value, at, end, pieces)
            return after
        if pieces and pieces[-1].kind == "macro":
            return self._bare_text(name, at)
        self._add(name, value, at, end, pieces)
        return after

    def _ends_field(self, place: int) -> bool:
        return self.text[place : place + 1] in (",", self.closer)

    def _at_line_start(self, place: int) -> bool:
        before = self.text[max(self.start, place - _DEEPEST_INDENT) : place]
        return before.rstrip(" \t").endswith("\n")

    def _bare_text(self, name: str, at: int) -> int:
        """`title = Several words,` — taken to the end of its line or the comma."""
        found = _BARE_LINE.match(self.text, at, self.limit)
        end = found.end() if found else at
        value = self.text[at:end].strip()
        self.faults = [fault for fault in self.faults if fault[1] < at or fault[0] != "B07"]
        self._fault("B08", at, name)
        self._add(name, value, at, end, ())
        return end if end > at else self._garbage(at)

    def _garbage(self, place: int) -> int:
        """Skip what is no field, to the next comma or bracket."""
        self.skips += 1
        if self.skips > _MOST_SKIPS:
            self._limit_to_next_start(place)
            return self.limit
        found = _GARBAGE.match(self.text, place, self.limit)
        end = found.end() if found else place
        if not self.lost:  # one report for one stretch of damage
            self._fault("B03", place, self.text[place : min(max(end, place + 1), place + 40)])
        self.lost = True
        if self.text[end : end + 1] == "{":
            closed = self.scanner._group_end(end, self.limit if self.limited else None)
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
            self.limit = min(self.limit, self.scanner._next_start(place))

    def _runaway(self, name: str, at: int) -> int:
        """The value at `at` is not closed: cut it where a field or an entry seems to begin."""
        self._limit_to_next_start(at)
        return self._cut_value(name, at)

    def _cut_value(self, name: str, at: int) -> int:
        self._fault("B02", at, name)
        self.repairs += 1
        found = _RUNAWAY.search(self.text, at, self.limit)
        end = found.start() if found else self.limit
        value = self.text[at:end].strip().removeprefix("{").removeprefix('"')
        value = value.rstrip(" \t\n,")
        if not is_balanced(value):  # the bracket at the end is the entry's
            value = value.rstrip(' \t\n,}")')
        if len(value) > _LONGEST_SALVAGE:
            value = _BRACES.sub("", value)
        self._add(name, balanced(value), at, end, ())
        return end

    def _unclosed(self, place: int) -> int:
        """The entry ends at `place` without its bracket; where its last value ate it, cut that."""
        if place >= len(self.text):
            self.scanner.hit_end = True
        last = self.fields[-1] if self.fields else None
        if last and self.repairs < _MOST_FAULTS:
            start, end = (offset - self.scanner.base for offset in last.span)
            if self.text[start : start + 1] in ("{", '"') and _RUNAWAY.search(
                self.text, start, end
            ):
                self.fields.pop()
                self.names.discard(last.name)
                self.limit = place
                return self._cut_value(last.name, start)
        if not self.broken or not any(code == "B02" for code, *_ in self.faults):
            self._fault("B01", self.start, self.key or f"@{self.type}")
        return -place - 1


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
        for braces in _BRACES.finditer(text, start, max(start, self._last + 1)):
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
