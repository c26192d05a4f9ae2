"""One resource of a graph, and what can be asked of it.

>>> from precarious_truce.formats.dublin_core.reading.parsing import parsed
>>> graph = parsed('<urn:a> <http://purl.org/dc/terms/title> "Rivers"@en .', "n-triples")
>>> Resource(graph, "urn:a").text("schema:name", "dcterms:title")
'Rivers'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from precarious_truce.formats.dublin_core.reading.citation import fields_of, private_data
from precarious_truce.formats.dublin_core.reading.parsing import Statements, Term
from precarious_truce.formats.dublin_core.vocabulary import languages
from precarious_truce.formats.dublin_core.vocabulary.json_values import Raw
from precarious_truce.formats.dublin_core.vocabulary.rows import KEY
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, Text
from precarious_truce.model.language_names import tag_or_name

__all__ = ["LABELS", "Resource"]

LABELS = ("foaf:name", "schema:name", "rdfs:label", "rdf:value", "dcterms:title", "dc:title")
"""The properties of a name, of whatever it is."""

_NIL = PREFIXES["rdf"] + "nil"
_NUMBERED = re.compile(r"rdf:_\d{1,6}")
_MAX_LIST = 10_000
_NOTHING: dict[str, list[Term]] = {}


class Resource:
    """What the graph says of a subject."""

    def __init__(self, graph: Statements, subject: str) -> None:
        self.graph, self.subject = graph, subject
        self._about = graph.about.get(subject, _NOTHING)

    def at(self, subject: str) -> Resource:
        """Another resource of the graph."""
        return Resource(self.graph, subject)

    # --- objects ---

    def has(self, name: str) -> bool:
        """Whether the property is there at all."""
        return name in self._about

    def has_any(self, names: Iterable[str]) -> bool:
        """Whether one of the properties is there."""
        return not self._about.keys().isdisjoint(names)

    def all(self, *names: str) -> list[Term]:
        """The objects of the properties, in order, without repetition."""
        about, found = self._about, list[Term]()
        for name in names:
            if name in about:
                found += about[name]
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def texts(self, *names: str) -> list[Text]:
        """The literals among them, of the first property that has any."""
        for name in names:
            values = self._about.get(name)
            if not values:
                continue
            found = [v for v in values if isinstance(v, Text) and v.value.strip()]
            if found:
                return list(dict.fromkeys(found))
        return []

    def text(self, *names: str) -> str | None:
        """The first of them."""
        found = self.texts(*names)
        return found[0].value if found else None

    def nodes(self, *names: str) -> list[str]:
        """The IRIs and blank nodes among the objects."""
        found = self.all(*names)
        return [v for v in found if not isinstance(v, Text)] if found else []

    def label(self, term: Term) -> str | None:
        """The text of an object, or the name of the resource that it is."""
        return term.value if isinstance(term, Text) else self.at(term).text(*LABELS)

    def listed(self, head: Term) -> list[Term]:
        """The items of an RDF list or container; at most ten thousand, none twice by a loop."""
        items: list[Term] = []
        seen: set[str] = set()
        while isinstance(head, str) and head != _NIL and head not in seen and len(seen) < _MAX_LIST:
            seen.add(head)
            about = self.graph.about.get(head, _NOTHING)
            items += about.get("rdf:first", [])[:1]
            numbered = [(int(k[5:]), v) for k, v in about.items() if _NUMBERED.fullmatch(k)]
            items += [v for _, values in sorted(numbered) for v in values]
            head = about.get("rdf:rest", [_NIL])[0]
        return items

    # --- what is asked more than once ---

    @cached_property
    def types(self) -> set[str]:
        """The IRIs of its classes."""
        found = self.nodes("rdf:type")
        return {t.replace("http://schema.org/", "https://schema.org/") for t in found}

    @cached_property
    def private(self) -> Raw | None:
        """Our own data on it; None where there is none."""
        for name in ("dcterms:bibliographicCitation", "dc:identifier"):
            for text in self.texts(name):
                found = private_data(text.value)
                if found is not None:
                    return found
        return None

    @property
    def ours(self) -> bool:
        """Whether the description was written here."""
        return self.private is not None

    @property
    def is_cited(self) -> bool:
        """Whether it has an OpenURL citation, as works and parts have."""
        return bool(self.citation)

    @property
    def is_cited_as_book(self) -> bool:
        """Whether its OpenURL citation says that it is a whole book."""
        return self.citation.get("rft.genre") == "book"

    @cached_property
    def citation(self) -> dict[str, str]:
        """The keys of its OpenURL citation."""
        for name in ("dcterms:bibliographicCitation", "dc:identifier"):
            for text in self.texts(name):
                if text.value.startswith("ctx_ver="):
                    return fields_of(text.value)
        return {}

    @cached_property
    def languages(self) -> list[str]:
        """The tags of its languages."""
        found = [t.value for t in self.texts("schema:inLanguage")]
        for term in [] if found else self.all("dcterms:language", "dc:language"):
            tag = term.value if isinstance(term, Text) else languages.tag_of(term)
            tag = tag or self.at(str(term)).text("rdfs:label", "rdf:value")
            found += [tag] if tag else []
        tags = found if self.ours else map(tag_or_name, found)
        return list(dict.fromkeys(tags))

    @cached_property
    def key(self) -> str | None:
        """The identifier that is a citation key."""
        plain = (t.value for t in self._identifiers if not t.datatype)
        return next((text for text in plain if KEY.fullmatch(text)), None)

    @cached_property
    def identifiers(self) -> list[str]:
        """All other identifiers."""
        return [t.value for t in self._identifiers if t.value != self.key]

    @cached_property
    def _identifiers(self) -> list[Text]:
        return self.texts("dcterms:identifier") + self.texts("dc:identifier")
