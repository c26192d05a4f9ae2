"""From a graph back to books: the fields of each resource, the parts of each book in order.

What cannot be read is reported in the library's diagnostics.

>>> found = library('''
... @prefix dcterms: <http://purl.org/dc/terms/> . @prefix bibo: <http://purl.org/ontology/bibo/> .
... <urn:x:c2> a bibo:BookSection ; dcterms:title "Two" ; bibo:pages "9-20" ; dcterms:isPartOf _:b .
... <urn:x:c1> a bibo:BookSection ; dcterms:title "One" ; bibo:pages "1-8" ; dcterms:isPartOf _:b .
... _:b a bibo:Book ; dcterms:title "Rivers" ; dcterms:creator "Marsh, Eleanor" .
... ''', "turtle")
>>> [(chapter.title.text, str(chapter.pages)) for chapter in found["marsh"].contents]
[('One', '1–8'), ('Two', '9–20')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from pydantic import ValidationError

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.dublin_core.reading.forms import fields_of_part, pages_of
from precarious_truce.formats.dublin_core.reading.parsing import Statements, parsed
from precarious_truce.formats.dublin_core.reading.structure import DOWN, WORK_CLASSES, Structure
from precarious_truce.formats.dublin_core.vocabulary.classes import PARTS, TYPES, WHOLES
from precarious_truce.formats.dublin_core.vocabulary.exactness import Part
from precarious_truce.formats.dublin_core.vocabulary.json_values import Raw
from precarious_truce.formats.dublin_core.vocabulary.terms import Text, expanded
from precarious_truce.formats.dublin_core.vocabulary.zotero import WORDS
from precarious_truce.model import Book, Chapter, Library, Pages, Reference, Volume, Work
from precarious_truce.model.base import Record
from precarious_truce.model.keys import unused
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.references import CSL_TYPES, PART_TYPES, as_book

__all__ = ["described", "library", "not_understood", "works_of"]

P = TypeVar("P", bound=Record)

_KINDS: dict[type[Part], frozenset[str]] = {
    Book: frozenset(BOOK_KINDS),
    Chapter: frozenset(KINDS),
}
_PROCEEDINGS = expanded("bibo:Proceedings")


def library(text: str | bytes, syntax: str, *, file: str | None = None) -> Library:
    """The library that a text in some syntax describes."""
    return described(parsed(text, syntax, file=file), file)


def described(graph: Statements, file: str | None = None) -> Library:
    """The library that a graph describes; its diagnostics say what is wrong or not understood."""
    unknown = Counter[str]()
    works, faults = works_of(graph, file, unknown)
    return Library(works, (*faults, *not_understood(unknown, file)))


def works_of(
    graph: Statements, file: str | None, unknown: Counter[str]
) -> tuple[list[Work], list[Diagnostic]]:
    """The works that a graph describes, and what is wrong; what no reader knows goes to `unknown`.

    Zotero's words in a graph of our own only repeat what others say.
    """
    structure = Structure(graph, file)
    works = _Reader(structure).works()
    ours = any(structure.at(subject).ours for subject in graph.about)
    unknown.update({n: t for n, t in graph.unknown.items() if not (ours and n in WORDS)})
    return works, graph.diagnostics + structure.diagnostics


def not_understood(unknown: Counter[str], file: str | None) -> Iterator[Diagnostic]:
    """One note for each property that no reader knows."""
    for name, times in sorted(unknown.items(), key=lambda pair: (-pair[1], pair[0]))[:100]:
        message = f"{times} statement{'s' * (times > 1)} with {name[:200]} not understood"
        yield Diagnostic("RDF5", message, Severity.INFO, file)


class _Reader:
    """Makes the works of one graph."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.at, self.private, self.warn = structure.at, structure.private, structure.warn

    def works(self) -> list[Work]:
        """Every work, in the order of the graph."""
        found: list[Work] = []
        taken: set[str] = set()
        for subject in self.structure.tops():
            work = self._work(subject)
            if work is not None:
                found.append(self._with_own_key(work, taken, subject))
        return found

    def _work(self, subject: str) -> Work | None:
        children, types = self.structure.children, self.at(subject).types
        is_bare = subject.startswith("_:") and subject not in children and not types & WORK_CLASSES
        if is_bare and subject in self.structure.blank_values and not self.at(subject).is_cited:
            return None
        if "type" in self.private(subject) or not self._is_book(subject):
            reference = self._reference(subject)
            return reference and (as_book(reference) or reference)
        raw = self._fields(subject, Book)
        raw["volumes"], raw["contents"] = self._contents(subject, 0)
        return self._valid(Book, raw, subject)

    def _is_book(self, subject: str) -> bool:
        r = self.at(subject)
        if subject in self.structure.children or r.types & WHOLES or r.is_cited_as_book:
            return True
        kinds = {t.value.lower() for t in r.texts("dcterms:type") + r.texts("dc:type")}
        return bool(kinds & {"book", *BOOK_KINDS}) and not r.types & frozenset(TYPES)

    # --- fields ---

    def _fields(self, subject: str, part: type[Part]) -> Raw:
        raw = fields_of_part(self.at(subject), part)
        if "kind" not in self.private(subject) and (kind := self._kind(subject, part)):
            raw["kind"] = kind
        return raw

    def _kind(self, subject: str, part: type[Part]) -> str | None:
        """The kind that `dcterms:type` names, if such a thing can have it."""
        known = _KINDS.get(part, frozenset())
        named = (t.value for t in self.at(subject).texts("dcterms:type") if t.value in known)
        is_proceedings = part is Book and _PROCEEDINGS in self.at(subject).types
        return next(named, "proceedings" if is_proceedings else None)

    def _reference(self, subject: str) -> Reference | None:
        raw = self._fields(subject, Reference)
        if "type" not in raw:
            raw["type"] = self._type(subject)
        container = self.structure.container.get(subject)
        if container and container != subject and "container-title" not in raw:
            raw |= self._container(container, raw)
        return self._valid(Reference, raw, subject)

    def _type(self, subject: str) -> str:
        """The CSL type: by its classes, else as `dcterms:type` names it."""
        types = self.at(subject).types
        by_class = next((TYPES[t] for t in sorted(types) if t in TYPES), None)
        named = sorted(t.value for t in self.at(subject).texts("dcterms:type"))
        in_words = next((name for name in named if name in CSL_TYPES), "document")
        return by_class or ("chapter" if types & PARTS else in_words)

    def _container(self, node: str, raw: Raw) -> Raw:
        """What something has from the journal or book it is in, unless it says so itself."""
        names = _FROM_CONTAINER
        if raw.get("type") in PART_TYPES:
            names = names | {"author": "container-author"}
        stated = fields_of_part(self.at(node), Reference)
        found = {names[k]: v for k, v in stated.items() if k in names}
        return {k: v for k, v in found.items() if k not in raw}

    # --- parts ---

    def _contents(self, subject: str, depth: int) -> tuple[list[Raw], list[Raw]]:
        """Volumes and parts, each in order."""
        volumes, parts = list[Raw](), list[Raw]()
        for child in self._ordered(subject):
            is_volume = depth == 0 and self._is_volume(child)
            part: type[Part] = Volume if is_volume else Chapter
            raw = self._fields(child, part)
            _, below = self._contents(child, depth + 1)
            if "title" not in raw and not is_volume:
                raw["title"] = child.rpartition("/")[2].rpartition("#")[2] or child
                self.warn("RDF4", f"{child} has no title")
            (volumes if is_volume else parts).append(self._sound(part, raw, child, below))
        return volumes, parts

    def _is_volume(self, subject: str) -> bool:
        r = self.at(subject)
        if self.private(subject).get("kind") == "volume" or r.types & WHOLES or r.is_cited_as_book:
            return True
        return any(text.value == "volume" for text in r.texts("dcterms:type"))

    def _ordered(self, subject: str) -> list[str]:
        """The parts by their positions, else by their pages, else as the graph lists them."""
        children = self.structure.children.get(subject, [])
        if len(children) < 2:
            return children
        listed = {c: n for n, c in enumerate(self.at(subject).nodes(*DOWN))}
        children = sorted(children, key=lambda c: listed.get(c, len(listed)))
        places = {c: n for c in children if (n := self._position(c)) is not None}
        if len(places) == len(children):
            return sorted(children, key=places.__getitem__)
        return self._by_pages(children)

    def _by_pages(self, children: list[str]) -> list[str]:
        """The parts by their first pages, where all have one and these are of one sequence."""
        pages = {c: Pages(text) for c in children if (text := pages_of(self.at(c)))}
        firsts = {c: label for c, found in pages.items() if (label := found.first)}
        if len(firsts) < len(children) or len({f.sequence for f in firsts.values()}) > 1:
            return children
        return sorted(children, key=lambda c: firsts[c].order)

    def _position(self, subject: str) -> int | None:
        own = self.private(subject).get("position")
        for term in [str(own)] if own is not None else self.at(subject).all("schema:position"):
            text = term.value if isinstance(term, Text) else term
            if text.isascii() and text.isdigit() and len(text) < 10:
                return int(text)
        return None

    # --- making models ---

    def _sound(self, part: type[Part], raw: Raw, subject: str, contents: list[Raw]) -> Raw:
        """The fields without those that the model refuses, each of which is reported."""
        if part is Volume:
            raw.pop("kind", None)
        self._valid(part, raw, subject)
        return {**raw, "contents": contents}

    def _valid(self, part: type[P], raw: Raw, subject: str) -> P | None:
        """The model of the fields; faulty ones are taken out of `raw`; None if nothing is left."""
        for _ in range(10):
            try:
                return part.model_validate(raw)
            except ValidationError as error:
                wrong = self._faulty(error, subject)
            except TruceError as error:
                self.warn("RDF4", f"{subject}: {error.diagnostics[0].message}")
                return None
            except RecursionError:
                self.warn("RDF4", f"{subject} is nested too deeply")
                return None
            if not wrong & raw.keys():
                return None
            for name in wrong:
                raw.pop(name, None)
        return None

    def _faulty(self, error: ValidationError, subject: str) -> set[str]:
        """The fields that the model refuses; the first five faults are reported."""
        faults = error.errors(include_url=False, include_input=False)
        for fault in faults[:5]:
            where = ".".join(map(str, fault["loc"]))
            message = fault["msg"].removeprefix("Value error, ")
            self.warn("RDF4", f"{subject}: {where}: {message}")
        return {str(fault["loc"][0]) if fault["loc"] else "" for fault in faults}

    def _with_own_key(self, work: Work, taken: set[str], subject: str) -> Work:
        key = unused(work.key, taken)
        taken.add(key)
        if key == work.key:
            return work
        self.warn("RDF7", f"{subject}: the key {work.key} is taken; it becomes {key}")
        return work.with_valid(key=key)


_FROM_CONTAINER = {"title": "container-title"} | {
    name: name
    for name in (
        "publisher",
        "place",
        "date",
        "issn",
        "isbn",
        "volume",
        "issue",
        "editor",
        "series",
    )
}
"""Field of a journal or book → field of what stands in it."""
