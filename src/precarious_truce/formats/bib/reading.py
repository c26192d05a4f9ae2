"""A .bib file as a library: entries with what they inherit, as references, gathered into books.

Nothing stops the reader.  A damaged entry is reported with its place; what was sound of it is
read, and its text stays in the library's `unread`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.bib.linking import OF_ONE_ALONE
from precarious_truce.formats.bib.met import Met
from precarious_truce.formats.bib.raw.inherit import Heirs, inherit, split_keys
from precarious_truce.formats.bib.raw.macros import Macro, definitions, expanded
from precarious_truce.formats.bib.raw.syntax import (
    Block,
    Broken,
    Comment,
    Entry,
    Junk,
    Preamble,
    String,
    scan,
    scan_chunks,
)
from precarious_truce.formats.crosswalk.building import Keys
from precarious_truce.formats.crosswalk.decoding import decoded
from precarious_truce.formats.crosswalk.engine import Placement, ReadEntry, library
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.model import Library, Reference

__all__ = ["LINKS", "Context", "entries", "loads", "read_blocks"]


def loads(text: str | bytes, dialect: Dialect, file: str | None = None) -> Library:
    """The library of a file."""
    source, diagnostics = decoded(text, file)
    unread: list[str] = []
    with undisturbed():
        macros: dict[str, Macro] = {}
        found = list(_entries(scan(source, file), diagnostics, unread, file, macros))
        if macros:
            found = [_expanded(entry, macros) for entry in found]
    references = _References(found, dialect, file, diagnostics)
    return library(references.read(), diagnostics, unread, dialect.links)


def entries(
    chunks: Iterable[str],
    dialect: Dialect,
    diagnostics: list[Diagnostic],
    file: str | None = None,
    keys: Keys | None = None,
) -> Iterator[Reference]:
    """Each entry of a text that comes in pieces, as soon as it is read.

    `chunks` are gone through again where entries refer to others: only these are held.
    """
    keys = keys or Keys()
    blocks = scan_chunks(chunks, file)
    for made in read_blocks(blocks, Context.of(chunks), dialect, diagnostics, file):
        ref = keys.own(made.ref, made.report)
        yield dialect.links.kept(ref, made.placement.parent) if made.placement else ref


@dataclass(frozen=True)
class Context:
    """What entries have from elsewhere in their file: macros of TeX, and entries they refer to."""

    macros: Mapping[str, Macro] = field(default_factory=dict)
    referred: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, chunks: Iterable[str]) -> Context:
        """What the entries of a text have from others; the text is gone through for it."""
        macros = _macros(chunks)
        return cls(macros, tuple(_expanded(entry, macros) for entry in _referred_to(chunks)))


def read_blocks(
    blocks: Iterable[Block],
    context: Context,
    dialect: Dialect,
    diagnostics: list[Diagnostic],
    file: str | None = None,
) -> Iterator[ReadEntry]:
    """The entries among the blocks, each with what it has from others."""
    reader = _References(list(context.referred), dialect, file, diagnostics)
    heirs = Heirs(reader.entries, "biblatex")
    for read in _entries(blocks, diagnostics, None, file):
        if read.type != "xdata":
            entry = _expanded(read, context.macros)
            fields = _own(entry)
            if not LINKS.isdisjoint(fields):
                fields = {**fields, **reader.inherited(entry, *heirs.family(entry))}
            yield reader.made(entry, fields)
    diagnostics += reader.met.told(file)


def _referred_to(chunks: Iterable[str]) -> list[Entry]:
    """The entries that others have something from."""
    wanted: set[str] = set()
    if any(_NAMES_OF_LINKS.search(text) for text in _overlapping(chunks)):
        for entry in _entries(scan_chunks(chunks), [], None):
            for name in LINKS.intersection(entry.fields):
                wanted.update(key.lower() for key in split_keys(entry[name]))
    if not wanted:
        return []
    found = _entries(scan_chunks(chunks), [], None)
    return [entry for entry in found if entry.key.lower() in wanted]


def _macros(chunks: Iterable[str]) -> dict[str, Macro]:
    """The macros that the preambles of a text define."""
    macros: dict[str, Macro] = {}
    if any(_PREAMBLE.search(text) for text in _overlapping(chunks)):
        for _ in _entries(scan_chunks(chunks), [], None, macros=macros):
            pass
    return macros


_PREAMBLE = re.compile(r"@\s*preamble", re.IGNORECASE)


def _expanded(entry: Entry, macros: Mapping[str, Macro]) -> Entry:
    """An entry with the macros in its fields expanded."""
    if not macros or "\\" not in entry.raw:
        return entry
    changed = {
        name: text
        for name, value in entry.fields.items()
        if "\\" in value and (text := expanded(value, macros)) != value
    }
    return replace(entry, fields={**entry.fields, **changed}) if changed else entry


def _overlapping(chunks: Iterable[str]) -> Iterator[str]:
    """Each piece after the end of the one before, so that no word is cut."""
    end = ""
    for chunk in chunks:
        yield end + chunk
        end = chunk[-20:]


def _entries(
    blocks: Iterable[Block],
    diagnostics: list[Diagnostic],
    unread: list[str] | None,
    file: str | None = None,
    macros: dict[str, Macro] | None = None,
) -> Iterator[Entry]:
    """The entries, what is sound of damaged ones among them; `unread` gets all else, `macros` those
    that preambles define.
    """
    outside: Counter[str] = Counter()
    line = 0
    for block in blocks:
        diagnostics += block.diagnostics
        if isinstance(block, Entry):
            yield block
            continue
        if macros is not None and isinstance(block, Preamble):
            macros |= definitions(block.value)
        if unread is not None and not isinstance(block, String) and block.raw.strip():
            unread.append(block.raw if isinstance(block, Broken) else block.raw.strip("\n"))
        if isinstance(block, Broken):
            if block.entry is not None and block.entry.fields:
                yield _sound(block.entry)
        elif name := _OUTSIDE.get(type(block)):
            line = line or block.line
            outside[name] += 1
    if outside:
        what = ", ".join(f"{n} {name}{'s' if n > 1 else ''}" for name, n in outside.items())
        message = f"what stands outside of entries ({what}) goes into no other format"
        diagnostics.append(Diagnostic("B32", message, Severity.INFO, file, line, 1))


_OUTSIDE: dict[type, str] = {Comment: "comment", Preamble: "preamble", Junk: "text"}


_LONGEST_TORN = 500_000  # characters of a value; what runs on for longer holds the rest of the file


def _sound(entry: Entry) -> Entry:
    """What of a damaged entry can be values of its own."""
    return replace(entry, fields={n: v for n, v in entry.fields.items() if len(v) < _LONGEST_TORN})


def _own(entry: Entry) -> Mapping[str, str]:
    """The fields that say something."""
    if all(map(str.strip, entry.fields.values())):
        return entry.fields
    return {name: value for name, value in entry.fields.items() if value.strip()}


LINKS = frozenset(("crossref", "xdata", "xref"))
_TITLES = ("title", "subtitle")
_NAMES_OF_LINKS = re.compile("|".join(sorted(LINKS)), re.IGNORECASE)


class _References:
    """The references of the entries of one file."""

    def __init__(
        self,
        entries: list[Entry],
        dialect: Dialect,
        file: str | None,
        diagnostics: list[Diagnostic],
    ) -> None:
        self.entries, self.dialect, self.file = entries, dialect, file
        self.diagnostics = diagnostics
        self.met = Met()
        self.shared = {field for e in entries if e.type == "xdata" for field in e.fields.items()}

    def made(self, entry: Entry, fields: Mapping[str, str]) -> ReadEntry:
        """The reference of an entry with all its fields."""
        report = partial(self._report, entry)
        made = self.dialect.crosswalk.read(entry.type, entry.key or "", fields)
        if not entry.key:
            report("B33", f"the entry has no key; here it becomes {made.ref.key}")
        self.met.look(entry, fields)
        for name in made.refused:
            report("B31", f"{name} of {entry.key} cannot be used; it is left out")
        parent = (fields.get("crossref") or fields.get("xref") or "").strip()
        return ReadEntry(made.ref, Placement(parent) if parent else None, report)

    def _report(self, entry: Entry, code: str, message: str) -> None:
        """Report something of one entry."""
        excerpt = entry.raw.partition("\n")[0]
        place = self.file, entry.line, entry.column
        diagnostic = Diagnostic(code, message, Severity.WARNING, *place, excerpt=excerpt)
        self.diagnostics.append(diagnostic)

    def read(self) -> Iterator[ReadEntry]:
        """Every entry but those that only others have something from."""
        for entry, fields in self._whole():
            if entry.type != "xdata":
                yield self.made(entry, fields)
        self.diagnostics += self.met.told(self.file)

    def _whole(self) -> Iterator[tuple[Entry, Mapping[str, str]]]:
        """Each entry with its fields, own and inherited."""
        own = [_own(entry) for entry in self.entries]
        if all(map(LINKS.isdisjoint, own)):
            yield from zip(self.entries, own, strict=True)
            return
        families = inherit(self.entries, dialect="biblatex")
        for entry, fields, family in zip(self.entries, own, families, strict=True):
            yield entry, {**fields, **self.inherited(entry, *family)}

    def inherited(self, entry: Entry, whole: Entry, faults: Iterable[Diagnostic]) -> dict[str, str]:
        """What an entry has from its parents, apart from what is theirs alone."""
        self.diagnostics += [replace(fault, file=self.file) for fault in faults]
        own = entry.fields
        untitled = _TITLES if own.keys().isdisjoint((*_TITLES, "booktitle", "maintitle")) else ()
        return {
            name: value
            for name, value in whole.fields.items()
            if name not in own and value.strip()
            if name not in OF_ONE_ALONE or (name, value) in self.shared or name in untitled
        }
