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
from collections.abc import Iterable, Iterator

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
    BETWEEN,
    CLOSERS,
    ENTRY,
    FIELD,
    LINE_START,
    NAME,
    PAREN_HEAD,
    SPACE,
    START,
)
from precarious_truce.formats.bib.raw.window import Window, WindowTooSmall
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


class Scanner(Window):
    """Cuts the text of a window into blocks."""

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
            except WindowTooSmall:
                block, end = None, self.position
            if self.hit_end and not self.final:
                self.line, self.line_start, self.counted = counter
                return
            if isinstance(block, String):
                self.macros[block.name.lower()] = block.value
            self.position = end
            if block is not None:
                yield block

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
        self.count_to(found.start())
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
        self.count_to(start)
        diagnostics = () if stray < 0 else (self.diagnostic("B11", stray, "@"),)
        return Junk(raw, self.base + start, self.line, diagnostics), end

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
                diagnostics = self.diagnostics(faults)
                return Preamble(
                    value, raw, self.base + found.start(), self.line, diagnostics
                ), end + 1
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
                diagnostics = self.diagnostics(faults)
                start = self.base + found.start()
                return String(
                    named[1], self.clean(value), raw, start, self.line, diagnostics
                ), end + 1
        return self._unreadable(found, "string")

    def _unreadable(self, found: re.Match[str], name: str) -> tuple[Block, int]:
        """A @string or @preamble that cannot be read: to its own end, or to the next start."""
        start = found.start()
        end = self.group_end(found.end() - 1) if found[3] == "{" else -1
        if end < 0:
            end = self.next_start(found.end())
        raw = self.text[start:end]
        diagnostics = (self.diagnostic("B14", start, name),)
        return Broken(raw, self.base + start, self.line, diagnostics), end

    def _entry(self, found: re.Match[str]) -> tuple[Block, int]:
        return EntryReader(self, found).read()

    def _usual_entry(self) -> tuple[Entry, int] | None:
        """The entry that comes next, where there is nothing to repair or to report; else None."""
        whole = None if self.controls else ENTRY.match(self.text, self.position)
        if whole is None or (kind := whole[1].lower()) in _KINDS:
            return None
        end = whole.end()
        found = FIELD.findall(self.text, whole.start(3), end)
        fields = {name.lower(): braced or quoted or bare for name, braced, quoted, bare in found}
        if len(fields) < len(found):
            return None
        faults: list[tuple[str, int, str]] = []
        for name, _, _, bare in found:
            if bare and not bare.isdecimal():
                fields[name.lower()] = self.expand(bare, 0, faults)
        start = self.text.index("@", self.position)
        raw = self.text[start:end]
        if faults or ("@" in raw[1:] and LINE_START.search(self.text, start + 1, end)):
            return None
        self.count_to(start)
        column = start - self.line_start + 1
        return Entry(kind, whole[2], fields, raw, self.base + start, self.line, column), end


_KINDS = {
    "comment": Scanner._comment,
    "string": Scanner._string,
    "preamble": Scanner._preamble,
}
