"""People and organisations as nodes: FOAF, schema.org and BIBO side by side.

Someone with an ORCID is <https://orcid.org/…>; anyone else is a blank node of the document, the
same one wherever a book names them.

>>> from precarious_truce.model import Name
>>> for pair in node(Name.parse("Marsh, Eleanor"), rich=False)[2:]:
...     print(*pair)
foaf:name "Eleanor Marsh"
foaf:familyName "Marsh"
foaf:givenName "Eleanor"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from precarious_truce.formats.dublin_core.vocabulary.people import orcid_iri
from precarious_truce.formats.dublin_core.vocabulary.records import RECORDS
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, literal, plain
from precarious_truce.formats.dublin_core.writing.resources import Pairs, Resource
from precarious_truce.model import Name
from precarious_truce.model.titles import LocalText

__all__ = ["Agents", "node"]

_WORDS = RECORDS["Name"]
_BY_FOAF = [(_WORDS[field][0], field) for field in ("literal", "family", "given")]
"""What FOAF has a word for."""
_BESIDE = [(name, field) for _, field in _BY_FOAF for name in _WORDS[field][1:]]
_BESIDE += [(p, field) for field in ("non_dropping_particle", "suffix") for p in _WORDS[field]]
"""What stands beside it in `rich`."""


def node(name: Name, rich: bool, same_as: str | None = None) -> Pairs:
    """The statements about a person or organisation."""
    kind = "Person" if name.literal is None else "Organization"
    parts = {**name.__dict__, "literal": str(name)}
    if name.family and name.non_dropping_particle:
        parts["family"] = f"{name.non_dropping_particle} {name.family}"
    pairs: Pairs = [("rdf:type", "dcterms:Agent"), ("rdf:type", f"foaf:{kind}")]
    pairs += [("rdf:type", f"schema:{kind}")] if rich else []
    pairs += [(p, plain(parts[field])) for p, field in _BY_FOAF if parts[field]]
    if not rich:
        return pairs + ([_address(same_as)] if same_as else [])
    pairs += [(p, plain(parts[field])) for p, field in _BESIDE if parts[field]]
    if name.romanized:
        pairs.append(("schema:alternateName", literal(name.romanized, "und-Latn")))
    if same_as:
        pairs.append(("schema:sameAs", f"<{same_as}>"))
    return pairs


def _address(iri: str) -> tuple[str, str]:
    """The ORCID of someone who is a node of its own, in Dublin Core's word."""
    return "dcterms:identifier", f"{plain(iri)}^^<{PREFIXES['xsd']}anyURI>"


class Agents:
    """The agents of a document: their tokens, and their descriptions that are not written yet.

    `fit` changes the usual statements about an agent into those of a profile.
    """

    def __init__(self, rich: bool, fit: Callable[[Pairs, Name], Pairs] | None = None) -> None:
        self.rich, self._fit = rich, fit
        self.pending: list[Resource] = []
        self._organisations: dict[tuple[LocalText, tuple[LocalText, ...]], str] = {}
        self._by_orcid: dict[str, Name] = {}
        self._by_name: dict[Name, str] = {}
        self._by_names: dict[tuple[Name, ...], list[str]] = {}
        self._fresh: Iterator[str] = iter(())

    def begin(self, fresh: Iterable[str]) -> None:
        """A new work, with its supply of tokens for blank nodes."""
        self._by_name, self._by_names, self._organisations = {}, {}, {}
        self._fresh = iter(fresh)

    def fresh(self) -> str:
        """A token for a blank node of the work that nothing else has."""
        return next(self._fresh)

    def tokens(self, names: tuple[Name, ...]) -> list[str]:
        """The token of each name, in order."""
        found = self._by_names.get(names)
        if found is None:
            found = self._by_names[names] = [self._token(n) for n in names]
        return found

    def mentions(self, names: tuple[Name, ...], listed: list[str]) -> list[str]:
        """A token for each name that is not in `listed` yet, and that is added to it."""
        tokens = []
        for name in names:
            token = self._single(name)
            if token in listed:
                token = self._single(name, shared=False)
            listed.append(token)
            tokens.append(token)
        return tokens

    def organisation(self, text: LocalText, places: tuple[LocalText, ...]) -> str:
        """The token of a publisher, the same for all who name it with the same places."""
        key = (text, places)
        found = self._organisations.get(key)
        if found is None:
            found = self._organisations[key] = self.fresh()
            self.pending.append((found, _organisation(text, places, self.rich)))
        return found

    def _token(self, name: Name) -> str:
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = self._single(name)
        return found

    def _single(self, name: Name, shared: bool = True) -> str:
        """A token for this mention; not `shared`: a node of its own where no ORCID names one."""
        orcid = orcid_iri(name.orcid) if name.orcid else None
        if orcid and shared:
            known = self._by_orcid.setdefault(orcid, name)
            if known is name:
                self._describe(f"<{orcid}>", name)
            if known is name or known == name:
                return f"<{orcid}>"
        token = self.fresh()
        self._describe(token, name, orcid)
        return token

    def _describe(self, token: str, name: Name, same_as: str | None = None) -> None:
        pairs = node(name, self.rich, same_as)
        self.pending.append((token, self._fit(pairs, name) if self._fit else pairs))


def _organisation(text: LocalText, places: tuple[LocalText, ...], rich: bool) -> Pairs:
    kinds = ("dcterms:Agent", "foaf:Organization", "schema:Organization")
    name = plain(str(text))
    pairs: Pairs = [("rdf:type", kind) for kind in kinds[: 3 if rich else 2]]
    pairs.append(("foaf:name", name))
    if not rich:
        return pairs
    pairs.append(("schema:name", name))
    in_places = ("schema:location", "address:localityName")
    pairs += [(p, plain(str(place))) for place in places for p in in_places]
    others = ((text.romanized, "und-Latn"), (text.translated, "und-t-und"))
    return pairs + [("schema:alternateName", literal(t, tag)) for t, tag in others if t]
