"""A .bib file as a library: entries with what they inherit, as references, gathered into books.

Nothing stops the reader.  A damaged entry is reported with its place; what was sound of it is
read, and its text stays in the library's `unread`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.bib.inherit import inherit
from precarious_truce.formats.bib.linking import OF_ONE_ALONE
from precarious_truce.formats.bib.syntax import Broken, Comment, Entry, Junk, Preamble, scan
from precarious_truce.formats.decoding import decoded, undisturbed
from precarious_truce.formats.gather import Told, gathered
from precarious_truce.formats.references import distinct
from precarious_truce.model import Library, Reference

__all__ = ["loads"]


def loads(text: str | bytes, dialect: Dialect, file: str | None = None) -> Library:
    """The library of a file."""
    with undisturbed():
        return _loads(text, dialect, file)


def _loads(text: str | bytes, dialect: Dialect, file: str | None) -> Library:
    source, diagnostics = decoded(text, file)
    entries: list[Entry] = []
    unread: list[str] = []
    for block in scan(source, file):
        diagnostics += block.diagnostics
        if isinstance(block, Entry):
            entries.append(block)
        elif isinstance(block, Broken):
            unread.append(block.raw)
            if block.entry is not None and block.entry.fields:
                entries.append(_sound(block.entry))
        elif isinstance(block, (Preamble, Comment)) or (
            isinstance(block, Junk) and block.raw.strip()
        ):
            unread.append(block.raw.strip("\n"))
    refs = _References(entries, dialect, file, diagnostics)
    works = gathered(refs.found(), refs.told)
    return Library(works, diagnostics, unread)


_LONGEST_TORN = 500_000  # characters of a value; what runs on for longer holds the rest of the file


def _sound(entry: Entry) -> Entry:
    """What of a damaged entry can be values of its own."""
    return replace(entry, fields=tuple(f for f in entry.fields if len(f.value) < _LONGEST_TORN))


_LINKS = frozenset(("crossref", "xdata", "xref"))


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
        self.told: dict[str, Told] = {}

    def found(self) -> list[Reference]:
        """Every reference under a key of its own; `told`: what each says it is in."""
        refs, parents = [], []
        for entry, fields in self._whole():
            if entry.type == "xdata":
                continue
            say = _Say(self, entry)
            made = self.dialect.reference(entry.type, entry.key or "", fields)
            for name in made.refused:
                say("B31", f"{name} of {entry.key} cannot be used; it is left out")
            refs.append((made.ref, say))
            parents.append((fields.get("crossref") or fields.get("xref") or "").strip())
        found = distinct(refs, self.diagnostics)
        if any(parents):
            self._tell(refs, found, parents)
        return found

    def _tell(
        self, refs: list[tuple[Reference, _Say]], found: list[Reference], parents: list[str]
    ) -> None:
        """Who is in what, by the keys that were given out."""
        keys: dict[str, str] = {}
        for (before, _), after in zip(refs, found, strict=True):
            keys.setdefault(before.key, after.key)
            keys.setdefault(before.key.lower(), after.key)
        for ref, parent in zip(found, parents, strict=True):
            if home := keys.get(parent) or keys.get(parent.lower()):
                self.told[ref.key] = Told(home)

    def _whole(self) -> Iterator[tuple[Entry, dict[str, str]]]:
        """Each entry with its fields, own and inherited."""
        own = [
            {item.name: item.value for item in entry.fields if item.value.strip()}
            for entry in self.entries
        ]
        if all(map(_LINKS.isdisjoint, own)):
            yield from zip(self.entries, own, strict=True)
            return
        for (entry, inherited), fields in zip(self._inherited(), own, strict=True):
            yield entry, fields | {k: v for k, v in inherited.items() if k not in fields}

    def _inherited(self) -> Iterator[tuple[Entry, dict[str, str]]]:
        """Each entry with what it has from its parents, apart from what is theirs alone."""
        shared = {(i.name, i.value) for e in self.entries if e.type == "xdata" for i in e.fields}
        for entry, (whole, faults) in zip(
            self.entries, inherit(self.entries, dialect="biblatex"), strict=True
        ):
            self.diagnostics += [replace(fault, file=self.file) for fault in faults]
            own = {item.name for item in entry.fields}
            yield (
                entry,
                {
                    item.name: item.value
                    for item in whole.fields
                    if item.name not in own and item.value.strip()
                    if item.name not in OF_ONE_ALONE or (item.name, item.value) in shared
                },
            )


class _Say:
    """A way to report something of one entry."""

    def __init__(self, references: _References, entry: Entry) -> None:
        self.references, self.entry = references, entry

    def __call__(self, code: str, message: str) -> None:
        entry = self.entry
        self.references.diagnostics.append(
            Diagnostic(
                code,
                message,
                Severity.WARNING,
                self.references.file,
                entry.line,
                entry.column,
                excerpt=entry.raw.partition("\n")[0],
            )
        )
