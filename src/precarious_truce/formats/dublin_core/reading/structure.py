"""Which resources of a graph are works or parts, and what stands in what.

Graphs by others are taken as they come: a book may be a blank node inside its chapter, a chapter
may claim two books, or be in itself.

>>> from precarious_truce.formats.dublin_core.reading.parsing import parsed
>>> graph = parsed('''
... @prefix dcterms: <http://purl.org/dc/terms/> . @prefix bibo: <http://purl.org/ontology/bibo/> .
... <urn:x:c> a bibo:BookSection ; dcterms:title "Two" ; dcterms:isPartOf <urn:x:b> .
... <urn:x:b> a bibo:Book ; dcterms:title "Rivers" ; dcterms:isPartOf <urn:x:c> .
... ''', "turtle")
>>> found = Structure(graph)
>>> found.parent, [(d.code, d.message) for d in found.diagnostics]
({'urn:x:b': 'urn:x:c'}, [('RDF6', 'urn:x:c is part of itself, by way of 2 resources')])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.dublin_core.reading.parsing import Statements
from precarious_truce.formats.dublin_core.reading.resource import Resource
from precarious_truce.formats.dublin_core.vocabulary.classes import (
    CONTAINERS,
    PARTS,
    SERIES,
    TYPES,
    WHOLES,
)
from precarious_truce.formats.dublin_core.vocabulary.json_values import Raw
from precarious_truce.formats.dublin_core.vocabulary.terms import Text, expanded, is_iri

__all__ = ["DOWN", "OTHER_EDITIONS", "UP", "VALUES", "WORK_CLASSES", "Structure"]

_NAMES = ("dcterms:title", "schema:name", "dc:title", "schema:headline")
_OF_WORKS = (
    "dc:creator", "dc:date", "dc:identifier", "dc:type", "dcterms:creator", "dcterms:date",
    "dcterms:issued", "dcterms:identifier", "dcterms:isPartOf", "dcterms:hasPart",
    "dcterms:publisher", "dcterms:type", "dcterms:bibliographicCitation", "schema:author",
    "schema:isbn", "schema:isPartOf", "schema:hasPart", "schema:datePublished",
)  # fmt: skip
UP = ("dcterms:isPartOf", "schema:isPartOf")
"""The properties whose objects are wholes."""
DOWN = ("dcterms:hasPart", "schema:hasPart")
"""The properties whose objects are parts."""
OTHER_EDITIONS = (
    "dcterms:hasFormat", "schema:workExample", "bibo:translationOf", "schema:translationOfWork",
    "dcterms:source", "dcterms:isVersionOf",
)  # fmt: skip
"""The properties whose objects are other editions."""
VALUES = (
    "dcterms:creator", "dcterms:contributor", "dcterms:publisher", "schema:author", "schema:editor",
    "schema:publisher", "schema:publisherImprint", "bibo:presentedAt", "bib:presentedAt",
    "dcterms:extent", "dcterms:rights", "dcterms:license", "dcterms:language",
    "dcterms:provenance", "rdf:first",
)  # fmt: skip
"""The properties whose objects are no works."""
_JOURNALS = frozenset(
    map(expanded, (*CONTAINERS.values(), "bibo:Collection", "bib:Journal", "schema:Periodical"))
)
_SERIES = SERIES - _JOURNALS
WORK_CLASSES = WHOLES | PARTS | frozenset(TYPES)
"""The classes of works and parts."""
_RESOURCE = expanded("dcterms:BibliographicResource")
_SECTIONS = frozenset(("booksection", "book section", "book chapter", "bookchapter", "chapter"))
_MAX_DEPTH = 40
_MAX_WARNINGS = 1000


class Structure:
    """The works and parts of a graph.

    `resources` are they in order; `parent` and `children` say what is part of what, `container`
    in what an article stands that is no book of the graph.
    """

    def __init__(self, graph: Statements, file: str | None = None) -> None:
        self.graph, self.file = graph, file
        self.diagnostics: list[Diagnostic] = []
        self._known = {subject: Resource(graph, subject) for subject in graph.about}
        self.parent: dict[str, str] = {}
        self.container: dict[str, str] = {}
        self.resources: list[str] = list(self._works_and_parts())
        self._find_parents()
        self._break_circles()
        self.children: dict[str, list[str]] = {}
        for child, parent in self.parent.items():
            self.children.setdefault(parent, []).append(child)

    def at(self, subject: str) -> Resource:
        """A resource, described or only named."""
        return self._known.get(subject) or Resource(self.graph, subject)

    def private(self, subject: str) -> Raw:
        """Our own data on a resource."""
        return self.at(subject).private or {}

    def warn(self, code: str, message: str, hint: str | None = None) -> None:
        """Report something of the graph that is not read as it stands, up to a thousand times."""
        if len(self.diagnostics) < _MAX_WARNINGS:
            self.diagnostics.append(
                Diagnostic(code, message, Severity.WARNING, self.file, hint=hint)
            )

    def tops(self) -> Iterator[str]:
        """What is part of nothing, without the journals that their articles are read with."""
        journals = {c for c in self.container.values() if c not in self.children}
        return (s for s in self.resources if s not in self.parent and s not in journals)

    @cached_property
    def blank_values(self) -> frozenset[str]:
        """The blank nodes that something is said with: objects of any property."""
        return frozenset(
            term
            for about in self.graph.about.values()
            for terms in about.values()
            for term in terms
            if type(term) is str and term.startswith("_:")
        )

    # --- which resources there are ---

    def _works_and_parts(self) -> Iterator[str]:
        editions, values = self._objects(OTHER_EDITIONS), self._objects(VALUES)
        for subject, r in self._known.items():
            if not subject.startswith("_:") and not is_iri(subject):
                self.warn("RDF2", f"{subject[:200]} is no absolute IRI")
            if "type" in (r.private or {}):
                yield subject
            elif subject in values or (subject in editions and _is_only_edition(r)):
                continue
            elif _is_work(r):
                yield subject

    def _objects(self, names: Iterable[str]) -> set[str]:
        """Whatever is the object of one of the properties."""
        return {node for r in self._known.values() for node in r.nodes(*names)}

    # --- what they are in ---

    def _find_parents(self) -> None:
        above = self._wholes()
        for subject, wholes in above.items():
            if subject in wholes:
                self.warn("RDF6", f"{subject} is said to be part of itself")
            others = [n for n in dict.fromkeys(wholes) if n != subject and n in self._known]
            self._choose_parent(subject, others, above)

    def _wholes(self) -> dict[str, list[str]]:
        """Resource → what it is part of: by itself, by `dc:relation`, by what the whole states."""
        above: dict[str, list[str]] = {}
        relative = self._by_relative_iri()
        for subject in self.resources:
            own = self.private(subject).get("in")
            above[subject] = [relative.get(own, own)] if isinstance(own, str) else []
            above[subject] += self.at(subject).nodes(*UP)
        for subject, whole in self._related():
            above[subject].append(whole)
        for subject in self.resources:
            for child in self.at(subject).nodes(*DOWN):
                if child in above and subject not in above[child]:
                    above[child].append(subject)
        return above

    def _by_relative_iri(self) -> dict[str, str]:
        """What resources of simple Dublin Core call themselves, where that is no whole IRI."""
        return {
            text.value: subject
            for subject in self.resources
            for text in self.at(subject).texts("dc:identifier")
            if self.at(subject).ours and ":" not in text.value
        }

    def _related(self) -> Iterator[tuple[str, str]]:
        """Sections of books with the book that their `dc:relation` names, of simple Dublin Core."""
        kinds = {s: {t.value.lower() for t in self.at(s).texts("dc:type")} for s in self.resources}
        books = {s: s for s in self.resources if "book" in kinds[s]}
        books |= {t.value: s for s in books for t in self.at(s).texts("dc:identifier")}
        for subject in self.resources:
            if kinds[subject] & _SECTIONS and "in" not in self.private(subject):
                terms = self.at(subject).all("dc:relation")
                named = (term.value if isinstance(term, Text) else term for term in terms)
                yield from ((subject, books[name]) for name in named if name in books)

    def _choose_parent(self, subject: str, others: list[str], known: Iterable[str]) -> None:
        """The whole that a resource is a part of, or what a work of another sort stands in."""
        if self._stands_alone(subject):
            self.container.update((n, n) for n in others if n.startswith("_:"))
            return
        wholes = [n for n in others if n in known]
        if not wholes:
            self.container.update((subject, n) for n in self._named(others)[:1])
            return
        first, *more = wholes
        if more:
            also = ", ".join(more[:3])
            message = f"{subject} is part of {first}, and also of {also}"
            self.warn("RDF6", message, "the first is kept")
        types = self.at(first).types
        found = self.container if types & _JOURNALS and not types & WHOLES else self.parent
        found[subject] = first

    def _named(self, others: list[str]) -> list[str]:
        """Those that have a name and are no series."""
        nodes = map(self.at, others)
        return [r.subject for r in nodes if r.text(*_NAMES) and not r.types & _SERIES]

    def _stands_alone(self, subject: str) -> bool:
        """Whether our private data says that what it is part of is no book of the graph."""
        private = self.private(subject)
        if "type" in private:
            return True
        placed = "position" in private or self.at(subject).has("schema:position")
        return "series" in private and not placed

    # --- circles ---

    def _break_circles(self) -> None:
        """No resource is in itself, none deeper than forty levels."""
        depths: dict[str, int] = {}
        for start in list(self.parent):
            trail = self._trail(start, depths)
            for item in reversed(trail):
                depth = depths.get(self.parent[item], 0) + 1
                if depth > _MAX_DEPTH:
                    self.warn("RDF6", f"{item} lies more than {_MAX_DEPTH} levels deep")
                    del self.parent[item]
                    depth = 0
                depths[item] = depth

    def _trail(self, start: str, depths: dict[str, int]) -> list[str]:
        """The way up to what has a depth or no parent; a circle is cut where it was entered."""
        trail: dict[str, None] = {}
        node = start
        while node in self.parent and node not in depths and node not in trail:
            trail[node] = None
            node = self.parent[node]
        if node in trail:
            message = f"{node} is part of itself, by way of {len(trail)} resources"
            self.warn("RDF6", message, "the circle was cut there")
            del self.parent[node], trail[node]
            depths[node] = 0
        return list(trail)


def _is_only_edition(r: Resource) -> bool:
    """Whether what is named as another edition of something is described only as that."""
    if r.subject.startswith("_:") or r.has("dcterms:format"):
        return True
    return not r.types & WORK_CLASSES


def _is_work(r: Resource) -> bool:
    """Whether it has the class of a work; what has no class, a title and more that works have."""
    if r.types & SERIES:
        return False
    if r.types:
        return bool(r.types & WORK_CLASSES) or _RESOURCE in r.types
    return any(map(r.has, _NAMES)) and any(map(r.has, _OF_WORKS))
