"""From a graph back to books: which resources are works, what stands in what, in which order.

Graphs by others are taken as they come: a book may be a blank node inside its chapter, order may
be missing, a chapter may claim two books.  What cannot be kept is told in the library's
diagnostics.

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

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.dublin_core import zotero
from precarious_truce.formats.dublin_core.classes import CONTAINERS, PARTS, SERIES, TYPES, WHOLES
from precarious_truce.formats.dublin_core.fields import Fields
from precarious_truce.formats.dublin_core.parsing import Statements, parsed
from precarious_truce.formats.dublin_core.terms import Text, expanded, is_iri
from precarious_truce.model import Book, Chapter, Library, Pages, Reference, Volume, Work
from precarious_truce.model.keys import unused
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.references import CSL_TYPES, PART_TYPES, as_book

__all__ = ["described", "library"]

Raw = dict[str, Any]

_TITLES = ("dcterms:title", "schema:name", "dc:title", "schema:headline")
_OF_WORKS = (
    "dc:creator", "dc:date", "dc:identifier", "dc:type", "dcterms:creator", "dcterms:date",
    "dcterms:issued", "dcterms:identifier", "dcterms:isPartOf", "dcterms:hasPart",
    "dcterms:publisher", "dcterms:type", "dcterms:bibliographicCitation", "schema:author",
    "schema:isbn", "schema:isPartOf", "schema:hasPart", "schema:datePublished",
)  # fmt: skip
_UP = ("dcterms:isPartOf", "schema:isPartOf")
_DOWN = ("dcterms:hasPart", "schema:hasPart")
_OTHER_EDITIONS = (
    "dcterms:hasFormat", "schema:workExample", "bibo:translationOf", "schema:translationOfWork",
    "dcterms:source", "dcterms:isVersionOf",
)  # fmt: skip
_VALUES = (
    "dcterms:creator", "dcterms:contributor", "dcterms:publisher", "schema:author", "schema:editor",
    "schema:publisher", "schema:publisherImprint", "bibo:presentedAt", "bib:presentedAt",
    "dcterms:extent", "dcterms:rights", "dcterms:license", "dcterms:language",
    "dcterms:provenance", "rdf:first",
)  # fmt: skip
_JOURNALS = frozenset(
    map(expanded, (*CONTAINERS.values(), "bibo:Collection", "bib:Journal", "schema:Periodical"))
)
_SERIES = SERIES - _JOURNALS
_WORKS = WHOLES | PARTS | frozenset(TYPES) | {expanded("dcterms:BibliographicResource")}
_SECTIONS = frozenset(("booksection", "book section", "book chapter", "bookchapter", "chapter"))
_MAX_DEPTH = 40
_KINDS: dict[type[Any], frozenset[str]] = {Book: frozenset(BOOK_KINDS), Chapter: frozenset(KINDS)}


def library(text: str | bytes, syntax: str, *, file: str | None = None) -> Library:
    """The library that a text in some syntax describes."""
    return described(parsed(text, syntax, file=file), file)


def described(graph: Statements, file: str | None = None) -> Library:
    """The library that a graph describes; its diagnostics tell what was wrong or not understood."""
    reader = _Reader(graph, file)
    works = reader.works()
    ours = any(private is not None for private in reader.private.values())
    return Library(works, (*graph.diagnostics, *reader.diagnostics, *_unknown(graph, file, ours)))


def _unknown(graph: Statements, file: str | None, ours: bool) -> Iterator[Diagnostic]:
    """One note for each property that no reader knows; Zotero's words in our own only repeat."""
    times_of = {n: t for n, t in graph.unknown.items() if not (ours and n in zotero.WORDS)}
    for name, times in sorted(times_of.items(), key=lambda pair: (-pair[1], pair[0]))[:100]:
        message = f"{times} statement{'s' * (times > 1)} with {name[:200]} not understood"
        yield Diagnostic("R5", message, Severity.INFO, file)


def _reads_like_a_work(said: dict[str, list[Any]]) -> bool:
    """Whether something of no class has a title and more that works have."""
    return any(name in said for name in _TITLES) and any(name in said for name in _OF_WORKS)


class _Reader:
    """Finds the works of one graph."""

    def __init__(self, graph: Statements, file: str | None) -> None:
        self.graph, self.file = graph, file
        self.fields = Fields(graph)
        self.diagnostics: list[Diagnostic] = []
        self.private = {s: self.fields.private(s) for s in graph.about}
        self.types = {s: self.fields.types(s) for s in graph.about}
        self.parent: dict[str, str] = {}
        self.children: dict[str, list[str]] = {}
        self.container: dict[str, str] = {}

    def works(self) -> list[Work]:
        """Every work, in the order of the graph."""
        resources = self._resources()
        self._find_parents(resources)
        self._break_cycles()
        for child, parent in self.parent.items():
            self.children.setdefault(parent, []).append(child)
        absorbed = {c for c in self.container.values() if c not in self.children}
        found: list[Work] = []
        taken: set[str] = set()
        for subject in resources:
            if subject in self.parent or subject in absorbed:
                continue
            work = self._work(subject)
            if work is not None:
                found.append(self._with_own_key(work, taken, subject))
        return found

    def _warn(self, code: str, message: str, hint: str | None = None) -> None:
        if len(self.diagnostics) < 1000:
            self.diagnostics.append(
                Diagnostic(code, message, Severity.WARNING, self.file, hint=hint)
            )

    # --- which resources there are, and what they are in ---

    def _resources(self) -> dict[str, None]:
        """The subjects that are works or parts of works, in order."""
        about = self.graph.about
        editions = {t for s in about for t in self.fields.nodes(s, *_OTHER_EDITIONS)}
        values = {t for s in about for t in self.fields.nodes(s, *_VALUES)}
        found: dict[str, None] = {}
        for subject, said in about.items():
            types = self.types[subject]
            if not subject.startswith("_:") and not is_iri(subject):
                self._warn("R2", f"{subject[:200]} is no absolute IRI")
            if "type" in (self.private[subject] or {}):
                found[subject] = None
            elif (
                types & SERIES
                or subject in values
                or (subject in editions and self._is_edition(subject))
            ):
                continue
            elif types & _WORKS or (not types and _reads_like_a_work(said)):
                found[subject] = None
        return found

    def _is_edition(self, subject: str) -> bool:
        """Whether what is named as another edition of something is described only as that."""
        if subject.startswith("_:") or "dcterms:format" in self.graph.about[subject]:
            return True
        return not self.types[subject] & (WHOLES | PARTS | frozenset(TYPES))

    def _find_parents(self, resources: dict[str, None]) -> None:
        above: dict[str, list[str]] = {s: [] for s in resources}
        for subject in resources:
            above[subject] += self.fields.nodes(subject, *_UP)
            private = self.private[subject]
            if private and isinstance(private.get("in"), str):
                above[subject].insert(0, private["in"])
        for subject, whole in self._related(resources):
            above[subject].append(whole)
        for subject in resources:
            for child in self.fields.nodes(subject, *_DOWN):
                if child in above and subject not in above[child]:
                    above[child].append(subject)
        for subject in resources:
            self._find_parent(subject, above[subject], resources)

    def _related(self, resources: dict[str, None]) -> Iterator[tuple[str, str]]:
        """Sections of books with the book that their `dc:relation` names, of simple Dublin Core."""
        kinds = {s: {t.value.lower() for t in self.fields.texts(s, "dc:type")} for s in resources}
        books = {s: s for s in resources if "book" in kinds[s]}
        books |= {t.value: s for s in books for t in self.fields.texts(s, "dc:identifier")}
        for subject in resources:
            if kinds[subject] & _SECTIONS and "in" not in (self.private[subject] or {}):
                for term in self.fields.all(subject, "dc:relation"):
                    name = term.value if isinstance(term, Text) else term
                    if name in books:
                        yield subject, books[name]

    def _find_parent(self, subject: str, above: list[str], resources: dict[str, None]) -> None:
        """The whole that a resource is a part of, or what a work of another sort stands in."""
        others = [n for n in dict.fromkeys(above) if n != subject and n in self.graph.about]
        if subject in above:
            self._warn("R6", f"{subject} is said to be part of itself")
        if self._stands_alone(subject):
            self.container.update((n, n) for n in others if n.startswith("_:"))
            return
        known = [n for n in others if n in resources]
        if not known:
            named = [
                n for n in others if self.fields.text(n, *_TITLES) and not self.types[n] & _SERIES
            ]
            self.container.update((subject, n) for n in named[:1])
            return
        if len(known) > 1:
            also = ", ".join(known[1:4])
            self._warn(
                "R6", f"{subject} is part of {known[0]}, and also of {also}", "the first is kept"
            )
        is_journal = self.types[known[0]] & _JOURNALS and not self.types[known[0]] & WHOLES
        (self.container if is_journal else self.parent)[subject] = known[0]

    def _stands_alone(self, subject: str) -> bool:
        """Whether our private data says that what it is part of is no book of the graph."""
        private = self.private[subject] or {}
        if "type" in private:
            return True
        placed = "position" in private or "schema:position" in self.graph.about[subject]
        return "series" in private and not placed

    def _break_cycles(self) -> None:
        """No resource is in itself, none deeper than forty levels."""
        safe: dict[str, int] = {}
        for start in list(self.parent):
            trail: list[str] = []
            seen: set[str] = set()
            node = start
            while node in self.parent and node not in safe and node not in seen:
                seen.add(node)
                trail.append(node)
                node = self.parent[node]
            if node in seen and node in self.parent:
                self._warn(
                    "R6",
                    f"{node} is part of itself, by way of {len(trail)} resources",
                    "the circle was cut there",
                )
                del self.parent[node]
                safe[node] = 0
                trail = trail[: trail.index(node)] + trail[trail.index(node) + 1 :]
            depth = safe.get(node, 0)
            for item in reversed(trail):
                depth = safe.get(self.parent[item], 0) + 1
                if depth > _MAX_DEPTH:
                    self._warn("R6", f"{item} lies more than {_MAX_DEPTH} levels deep")
                    del self.parent[item]
                    depth = 0
                safe[item] = depth

    # --- works ---

    def _work(self, subject: str) -> Work | None:
        private = self.private[subject] or {}
        if (
            subject.startswith("_:")
            and not self.children.get(subject)
            and not self.types[subject] & (_WORKS - {expanded("dcterms:BibliographicResource")})
        ):
            return None
        if "type" in private or not self._is_book(subject):
            reference = self._reference(subject)
            return reference and (as_book(reference) or reference)
        raw = self._described(subject, Book)
        raw["volumes"], raw["contents"] = self._contents(subject, 0)
        book: Book | None = self._valid(Book, raw, subject)
        return book

    def _is_book(self, subject: str) -> bool:
        types = self.types[subject]
        if subject in self.children or types & WHOLES:
            return True
        kinds = {
            t.value.lower()
            for t in self.fields.texts(subject, "dcterms:type")
            + self.fields.texts(subject, "dc:type")
        }
        return bool(kinds & {"book", *BOOK_KINDS}) and not types & frozenset(TYPES)

    def _reference(self, subject: str) -> Reference | None:
        raw = self._described(subject, Reference)
        types = sorted(self.types[subject])
        told = {t.value for t in self.fields.texts(subject, "dcterms:type") if t.value in CSL_TYPES}
        by_class = next((TYPES[t] for t in types if t in TYPES), None)
        part = "chapter" if set(types) & PARTS else None
        raw.setdefault("type", by_class or part or next(iter(sorted(told)), "document"))
        container = self.container.get(subject)
        if container and container != subject and "container-title" not in raw:
            raw |= self._container(container, raw)
        reference: Reference | None = self._valid(Reference, raw, subject)
        return reference

    def _container(self, node: str, raw: Raw) -> Raw:
        """What something has from the journal or book it is in, unless it says so itself."""
        held = self.fields.of(node)
        names = {"title": "container-title", "author": "container-author"}
        names |= {
            k: k
            for k in (
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
        if raw.get("type") not in PART_TYPES:
            names.pop("author")
        return {
            names[k]: v
            for k, v in held.items()
            if k in names and names[k] not in raw and (k != "volume" or "volume" not in raw)
        }

    def _described(self, subject: str, model: type[Any]) -> Raw:
        raw = self.fields.of(subject, volume=model is Volume)
        if "kind" not in (self.private[subject] or {}):
            kind = self._kind(subject, model)
            if kind:
                raw["kind"] = kind
        known = {f.alias or n for n, f in model.model_fields.items()}
        private = self.private[subject] or {}
        return {k: v for k, v in raw.items() if k in known or k in private}

    def _kind(self, subject: str, model: type[Any]) -> str | None:
        """The kind that `dcterms:type` names, if such a thing can have it."""
        if model not in (Book, Chapter):
            return None
        for text in self.fields.texts(subject, "dcterms:type"):
            if text.value in _KINDS[model]:
                return text.value
        edited = {expanded("bibo:Proceedings")} & self.types[subject]
        return "proceedings" if edited and model is Book else None

    def _contents(self, subject: str, depth: int) -> tuple[list[Raw], list[Raw]]:
        """Volumes and parts, each in order."""
        volumes, parts = [], []
        for child in self._ordered(subject):
            is_volume = depth == 0 and self._is_volume(child)
            raw = self._described(child, Volume if is_volume else Chapter)
            below = self._contents(child, depth + 1)
            raw["contents"] = below[1]
            if is_volume:
                volumes.append(self._sound(Volume, raw, child))
                continue
            if "title" not in raw:
                raw["title"] = child.rpartition("/")[2].rpartition("#")[2] or child
                self._warn("R4", f"{child} has no title")
            parts.append(self._sound(Chapter, raw, child))
        return volumes, parts

    def _is_volume(self, subject: str) -> bool:
        kinds = {t.value for t in self.fields.texts(subject, "dcterms:type")}
        private = self.private[subject] or {}
        return (
            "volume" in kinds
            or private.get("kind") == "volume"
            or bool(self.types[subject] & WHOLES)
        )

    def _ordered(self, subject: str) -> list[str]:
        """The parts by their positions, else by their pages, else as the graph lists them."""
        children = self.children.get(subject, [])
        if len(children) < 2:
            return children
        listed = {c: n for n, c in enumerate(self.fields.nodes(subject, *_DOWN))}
        children = sorted(children, key=lambda c: listed.get(c, len(listed)))
        places = {c: self._position(c) for c in children}
        if None not in places.values():
            return sorted(children, key=lambda c: places[c] or 0)
        firsts = {
            c: Pages(p).first if (p := self.fields.of(c).get("pages")) else None for c in children
        }
        if (
            len({f.sequence if f else None for f in firsts.values()}) == 1
            and None not in firsts.values()
        ):
            return sorted(children, key=lambda c: firsts[c].order)  # type: ignore[union-attr]
        return children

    def _position(self, subject: str) -> int | None:
        found = (self.private[subject] or {}).get("position")
        for term in [found] if found is not None else self.fields.all(subject, "schema:position"):
            text = term.value if isinstance(term, Text) else str(term)
            if text.isascii() and text.isdigit() and len(text) < 10:
                return int(text)
        return None

    # --- making models ---

    def _sound(self, model: type[Any], raw: Raw, subject: str) -> Raw:
        """The fields without those that the model refuses, each of which is told."""
        fields = {k: v for k, v in raw.items() if k != "contents"}
        self._valid(model, fields, subject)
        return {**fields, "contents": raw.get("contents", [])}

    def _valid(self, model: Any, raw: Raw, subject: str) -> Any:
        """The model of the fields; faulty ones are taken out of `raw`; None if nothing is left."""
        if model is Volume and "kind" in raw:
            raw.pop("kind")
        for _ in range(10):
            try:
                return model.model_validate(raw)
            except ValidationError as error:
                faults = error.errors(include_url=False, include_input=False)
            except TruceError as error:
                self._warn("R4", f"{subject}: {error.diagnostics[0].message}")
                return None
            except RecursionError:
                self._warn("R4", f"{subject} is nested too deeply")
                return None
            wrong = {str(f["loc"][0]) if f["loc"] else "" for f in faults}
            for fault in faults[:5]:
                where = ".".join(map(str, fault["loc"]))
                self._warn(
                    "R4", f"{subject}: {where}: {fault['msg'].removeprefix('Value error, ')}"
                )
            if not wrong & set(raw):
                return None
            for name in wrong:
                raw.pop(name, None)
        return None

    def _with_own_key(self, work: Work, taken: set[str], subject: str) -> Work:
        key = unused(work.key, taken)
        taken.add(key)
        if key == work.key:
            return work
        self._warn("R7", f"{subject}: the key {work.key} is taken; it becomes {key}")
        return work.with_valid(key=key)
