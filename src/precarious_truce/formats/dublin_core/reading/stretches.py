"""Long N-Triples and Turtle in stretches: works that stand together, with what is said of them.

Statements follow one another by subject: those of a book, of its parts, of people without an IRI
that they name.  As long as what comes is named before, or says that it is part of what stands
before, it belongs to the same stretch.  What works of several stretches name (a person with an
ORCID, a publisher) is kept, and goes with each stretch that names it.

Where the statements do not stand together so, nothing can be read in stretches without loss:

>>> title, part = "<http://purl.org/dc/terms/title>", "<http://purl.org/dc/terms/isPartOf>"
>>> lines = [f'<urn:{x}> {title} "{x}" .\\n' for x in "ab"] + [f"<urn:a> {part} <urn:c> .\\n"]
>>> [stretch.text.count("\\n") for stretch in stretches(iter(lines[:2]))]
[1, 1]
>>> list(stretches(iter(lines)))
Traceback (most recent call last):
precarious_truce.errors.TruceError: error[RDF10]: what is said of urn:a does not stand
together
  = hint: sort the file by subject, or read it whole
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from precarious_truce.errors import TruceError
from precarious_truce.formats.cutting import MAX_ENTRY, Cut, too_long
from precarious_truce.formats.dublin_core.reading.parsing import TRIPLE
from precarious_truce.formats.dublin_core.reading.structure import (
    DOWN,
    OTHER_EDITIONS,
    UP,
    VALUES,
    WORK_CLASSES,
)
from precarious_truce.formats.dublin_core.vocabulary.languages import NAMESPACE
from precarious_truce.formats.dublin_core.vocabulary.terms import expanded
from precarious_truce.many_keys import ManyTaken, ManyTexts

__all__ = ["lines_of", "stretches"]


def _tokens(*names: str) -> frozenset[str]:
    """Properties as they stand in a line; schema.org has several names."""
    found = {expanded(name) for name in names}
    http = {iri.replace("https://schema.org/", "http://schema.org/") for iri in found}
    return frozenset(f"<{iri}>" for iri in found | http)


_TYPE = f"<{expanded('rdf:type')}>"
_LINKS = _tokens(*UP, *DOWN, "dc:relation")
_NAMED = _tokens(*UP, *DOWN, *VALUES, *OTHER_EDITIONS, "dc:relation")
_RELATORS = f"<{expanded('rel:')}"
_CALLED = _tokens("dc:identifier")
_WORKS = frozenset(f"<{iri}>" for iri in (*WORK_CLASSES, expanded("dcterms:BibliographicResource")))
_LANGUAGES = f"<{NAMESPACE}"
_IDENTIFIER = re.compile(r'"([^"\s]{1,200})"')


def lines_of(chunks: Iterable[str]) -> Iterator[str]:
    """The lines of a text that comes in pieces, each with its end."""
    rest = ""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(rest) > MAX_ENTRY:
            raise too_long(None, 1)
    if rest:
        yield rest


@dataclass(slots=True)
class _Block:
    """Statements that follow one another, and what they are about.

    `named` are the nodes that must be described with them, `links` those of these that they are a
    part or the whole of; `called` is what they call themselves beside their subjects.
    """

    line: int
    subjects: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)

    def read(self, name: str, value: str) -> None:
        """Note what a statement names."""
        first = value[0]
        if name == _TYPE:
            self.types.add(value)
        elif first == "_":
            self.named.add(value)
            self.links.add(value)
        elif first == "<" and (name in _NAMED or name.startswith(_RELATORS)):
            if not value.startswith(_LANGUAGES):
                self.named.add(value)
                if name in _LINKS:
                    self.links.add(value)
        elif first == '"' and (name in _CALLED or name in _LINKS):
            if called := _IDENTIFIER.fullmatch(value):
                iri = f"<{called[1]}>"
                (self.called if name in _CALLED else self.links).add(iri)
        elif first == "<" and name in _CALLED:
            self.called.add(value)

    def take(self, other: _Block) -> None:
        """What another block says as well."""
        self.subjects |= other.subjects
        self.lines += other.lines
        self.named |= other.named
        self.links |= other.links
        self.called |= other.called
        self.types |= other.types

    def precedes(self, other: _Block) -> bool:
        """Whether this describes nodes without a name that the other names."""
        return not self.subjects.isdisjoint(other.named)

    def belongs_to(self, other: _Block) -> bool:
        """Whether this is named in the other, or part or whole of what is described there."""
        return (
            all(subject.startswith(_LANGUAGES) for subject in self.subjects)
            or not self.subjects.isdisjoint(other.subjects)
            or not self.subjects.isdisjoint(other.named)
            or not self.links.isdisjoint(other.subjects)
            or not self.links.isdisjoint(other.called)
            or not self.called.isdisjoint(other.links)
        )

    def is_kept(self, before: _Block) -> bool:
        """Whether this is what works name that is no work: somebody or something with an IRI."""
        if len(self.subjects) != 1 or any(name[0] == "_" for name in self.named):
            return False
        (subject,) = self.subjects
        told = bool(self.types) or (subject in before.named and subject not in before.links)
        return told and subject[0] == "<" and self.types.isdisjoint(_WORKS)


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    """The statements of each subject; those of a node without a name with what then names it."""
    block, held = _Block(1), None
    for number, line in enumerate(lines, 1):
        triple = TRIPLE.fullmatch(line)
        if triple is None:
            block.lines.append(line)
            continue
        subject, name, value = triple.groups()
        if subject not in block.subjects and block.subjects:
            held = yield from _held(held, block)
            block = _Block(number)
        block.subjects.add(subject)
        block.lines.append(line)
        block.read(name, value)
    last = yield from _held(held, block)
    if last is not None:
        yield last


def _held(held: _Block | None, block: _Block) -> Generator[_Block, None, _Block | None]:
    """What is finished, and what is to wait: a node without a name may be named by what comes."""
    if held is not None and held.precedes(block):
        held.take(block)
        held.subjects, block = held.subjects | block.subjects, held
    elif held is not None:
        yield held
    if next(iter(block.subjects), "<")[0] == "_":
        return block
    yield block
    return None


class _Sorting:
    """Looks whether what is described stands together."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._described, self._awaited = ManyTaken(), ManyTaken()
        self._kept = ManyTexts()

    def keep(self, block: _Block, stretch: _Block) -> None:
        """Keep what other stretches than the one that stands before may name, too."""
        if block.is_kept(stretch):
            (subject,) = block.subjects
            if subject not in self._kept:
                self._kept.add(subject, "".join(block.lines))

    def closed(self, stretch: _Block) -> dict[str, str]:
        """A stretch is complete: what was kept of what it names, by name.

        Raises `TruceError` where more is said of it elsewhere.
        """
        for subject in stretch.subjects:
            if subject.startswith(_LANGUAGES):
                continue
            if subject in self._awaited or (
                subject in self._described and subject not in self._kept
            ):
                raise self._torn(subject)
            self._described.add(subject)
        for name in stretch.called:
            if name in self._awaited:
                raise self._torn(name)
        context = {}
        for name in (stretch.named | stretch.links) - stretch.subjects - stretch.called:
            if (text := self._kept.of(name)) is not None:
                context[name] = text
            elif name in self._described:
                raise self._torn(name)
            else:
                self._awaited.add(name)
        return context

    def _torn(self, node: str) -> TruceError:
        said = node[1:-1] if node[0] == "<" else node
        message = f"what is said of {said[:200]} does not stand together"
        hint = "sort the file by subject, or read it whole"
        return TruceError.of("RDF10", message, file=self._file, hint=hint)


def stretches(lines: Iterable[str], size: int = 1, *, file: str | None = None) -> Iterator[Cut]:
    """The lines in stretches of about `size` characters; `context` is what else they name.

    Raises `TruceError` where what belongs together stands apart.
    """
    sorting, context = _Sorting(file), dict[str, str]()
    texts: list[str] = []
    line, stretch, length, before = 1, _Block(1), 0, 0
    for block in _blocks(lines):
        if stretch.subjects and not block.belongs_to(stretch):
            context |= sorting.closed(stretch)
            texts += stretch.lines
            if length >= size:
                yield Cut("".join(texts), line, context="".join(context.values()))
                texts, context, length, line = [], {}, 0, block.line
            stretch, before = _Block(block.line), length
        sorting.keep(block, stretch)
        stretch.take(block)
        length += sum(map(len, block.lines))
        if length - before > MAX_ENTRY:
            raise too_long(file, stretch.line)
    context |= sorting.closed(stretch)
    yield Cut("".join([*texts, *stretch.lines]), line, context="".join(context.values()))
