"""A long .bib file cut between entries: each stretch can be read by itself, with its context.

It is cut only where a sound entry begins a line behind another, so that what is damaged is read as
it would be in the whole; what a stretch needs of the rest (the macros before it, the entries that
its own refer to) is in the cut.

>>> text = '@string{p = {Brill}}\\n@book{a, publisher = p}\\n@book{b, publisher = p}\\n'
>>> first, second = cuts([text], 30)
>>> second.text, second.line, second.context.strings["p"]
('@book{b, publisher = p}\\n', 3, 'Brill')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.bib.raw.inherit import split_keys
from precarious_truce.formats.bib.raw.syntax import Block, Entry, Scanner, String
from precarious_truce.formats.bib.reading import LINKS, Context, read_blocks
from precarious_truce.formats.cutting import Cut, Found

__all__ = ["InFile", "cuts", "of_cut"]


@dataclass(frozen=True)
class InFile:
    """What the entries of a cut have from the file: where it is, the macros before it, others."""

    offset: int = 0
    strings: Mapping[str, str] = field(default_factory=dict)
    context: Context = field(default_factory=Context)


def of_cut(
    cut: Cut, dialect: Dialect, diagnostics: list[Diagnostic], file: str | None = None
) -> Iterator[Found]:
    """The entries of a cut."""
    within = cut.context if isinstance(cut.context, InFile) else InFile()
    scanner = Scanner(file)
    scanner.base, scanner.line = within.offset, cut.line
    scanner.macros |= within.strings
    scanner.feed(cut.text)
    scanner.final = True
    for made in read_blocks(scanner.blocks(), within.context, dialect, diagnostics, file):
        yield Found(*made)


def cuts(chunks: Iterable[str], size: int, *, file: str | None = None) -> Iterator[Cut]:
    """The entries of a text that comes in pieces, about `size` characters at a time.

    `chunks` are gone through more than once.
    """
    cutter, wanted = _Cutter(Context.of(chunks)), 0
    for chunk in chunks:
        cutter.scanner.feed(chunk)
        if len(cutter.scanner.text) >= wanted:
            yield from cutter.cuts(size)
            wanted = 2 * len(cutter.scanner.text)
    cutter.scanner.final = True
    cutter.scanner.feed("")
    yield from cutter.cuts(size)
    if text := cutter.text():
        yield cutter.cut(text)


class _Cutter:
    """Collects the text of blocks until it is enough for a cut."""

    def __init__(self, context: Context) -> None:
        self.scanner = Scanner(None)
        self.macros = context.macros
        self.by_key = {key: entry for entry in reversed(context.referred)
                       for key in (entry.key.lower(), entry.key)}  # fmt: skip
        self.shared = tuple(entry for entry in context.referred if entry.type == "xdata")
        self.pieces: list[str] = []
        self.start, self.line = 0, 1
        self.strings: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.linked: set[str] = set()

    def cuts(self, size: int) -> Iterator[Cut]:
        """The cuts that the text in the window gives; the rest of it is kept for the next."""
        scanner, is_sound = self.scanner, False
        for block in scanner.blocks():
            is_begun = is_sound and isinstance(block, Entry) and block.column == 1
            if is_begun and block.start - self.start >= size:
                yield self.cut(self.text(block.start))
                self._begin(block.start, block.line)
            is_sound = not block.diagnostics and isinstance(block, (Entry, String))
            self._note(block)
        self.pieces = [self.text(scanner.base + scanner.position)]
        scanner.forget()

    def text(self, end: int | None = None) -> str:
        """The text from the last cut to a place in the whole, or to the end of what is there."""
        scanner = self.scanner
        begin = max(self.start - scanner.base, 0)
        stop = len(scanner.text) if end is None else end - scanner.base
        return "".join([*self.pieces, scanner.text[begin:stop]])

    def cut(self, text: str) -> Cut:
        """A cut with what its entries have from others."""
        context = Context(self.macros, self._family())
        return Cut(text, self.line, "", InFile(self.start, self.before, context))

    def _begin(self, start: int, line: int) -> None:
        self.start, self.line, self.pieces = start, line, []
        self.before, self.linked = self.strings, set()

    def _note(self, block: Block) -> None:
        """What a block defines, or has from others."""
        if isinstance(block, String):
            self.strings = {**self.strings, block.name.lower(): block.value}
        elif (entry := block if isinstance(block, Entry) else getattr(block, "entry", None)) and (
            self.by_key
        ):
            self.linked |= _linked(entry)

    def _family(self) -> tuple[Entry, ...]:
        """The entries that those of the cut have something from, and those that they have."""
        found: dict[int, Entry] = {entry.start: entry for entry in self.shared}
        waiting, seen = list(self.linked), set[str]()
        while waiting:
            key = waiting.pop()
            entry = self.by_key.get(key)
            if key not in seen and entry is not None:
                seen.add(key)
                found[entry.start] = entry
                waiting += _linked(entry)
        return tuple(found[start] for start in sorted(found))


def _linked(entry: Entry) -> set[str]:
    """The keys that an entry names, as written and in small letters."""
    keys = {key for name in LINKS.intersection(entry.fields) for key in split_keys(entry[name])}
    return keys | {key.lower() for key in keys}
