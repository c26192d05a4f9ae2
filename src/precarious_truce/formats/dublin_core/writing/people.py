"""People and organisations as nodes: FOAF, schema.org and BIBO side by side.

Someone with an ORCID is <https://orcid.org/…>; anyone else is a blank node of the document, the
same one wherever a book names them.  `exact` says whether the nodes alone give the names back as
they were.

>>> from precarious_truce.model import Name
>>> for pair in node(Name.parse("Marsh, Eleanor"), rich=False)[2:]:
...     print(*pair)
foaf:name "Eleanor Marsh"
foaf:familyName "Marsh"
foaf:givenName "Eleanor"
>>> exact(Name.parse("Marsh, Eleanor")), exact(Name(family="Ford", dropping_particle="de"))
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, literal, plain
from precarious_truce.model import ORCID, Name

__all__ = ["Agents", "Pairs", "exact", "node", "orcid_iri"]

Pairs = list[tuple[str, str]]

_ORCID = re.compile(r"\d{15}[\dX]")
_NODE_PARTS = frozenset(
    ("family", "given", "suffix", "non_dropping_particle", "literal", "romanized", "orcid", "role")
)
"""What a node has words for."""


def orcid_iri(orcid: ORCID) -> str | None:
    """The IRI of a well-formed ORCID."""
    digits = orcid.canonical
    if not _ORCID.fullmatch(digits):
        return None
    return "https://orcid.org/" + "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def exact(name: Name) -> bool:
    """Whether `node` gives the name back as it is."""
    said = [k for k, v in name.__dict__.items() if v is not None]
    if not _NODE_PARTS.issuperset(said):
        return False
    if name.non_dropping_particle and not name.family:
        return False
    return name.orcid is None or orcid_iri(name.orcid) is not None


def node(name: Name, rich: bool, same_as: str | None = None) -> Pairs:
    """What is said of a person or organisation."""
    kind = "Person" if name.literal is None else "Organization"
    shown = plain(str(name))
    family, given, suffix = name.family, name.given, name.suffix
    if family and name.non_dropping_particle:
        family = f"{name.non_dropping_particle} {family}"
    pairs: Pairs = [("rdf:type", "dcterms:Agent"), ("rdf:type", f"foaf:{kind}")]
    pairs += [("rdf:type", f"schema:{kind}")] if rich else []
    pairs.append(("foaf:name", shown))
    pairs += [
        (p, plain(v)) for p, v in (("foaf:familyName", family), ("foaf:givenName", given)) if v
    ]
    if not rich:
        address = f"{plain(same_as)}^^<{PREFIXES['xsd']}anyURI>" if same_as else ""
        return pairs + ([("dcterms:identifier", address)] if address else [])
    pairs.append(("schema:name", shown))
    if family:
        pairs += [("foaf:surname", plain(family)), ("schema:familyName", plain(family))]
    if given:
        pairs.append(("schema:givenName", plain(given)))
    if name.non_dropping_particle:
        pairs.append(("bibo:prefixName", plain(name.non_dropping_particle)))
    if suffix:
        pairs += [("bibo:suffixName", plain(suffix)), ("schema:honorificSuffix", plain(suffix))]
    if name.romanized:
        pairs.append(("schema:alternateName", literal(name.romanized, "und-Latn")))
    if same_as:
        pairs.append(("schema:sameAs", f"<{same_as}>"))
    return pairs


class Agents:
    """The agents of a document: their tokens, and what is still to be said of them.

    `fit` makes what a profile says of an agent of what is usually said.
    """

    def __init__(self, rich: bool, fit: Callable[[Pairs, Name], Pairs] | None = None) -> None:
        self.rich, self._fit = rich, fit
        self.pending: list[tuple[str, Any]] = []
        self.organisations: dict[Any, str] = {}
        self._by_orcid: dict[str, Name] = {}
        self._by_name: dict[Name, str] = {}
        self._by_tuple: dict[int, list[str]] = {}
        self._fresh: Iterator[str] = iter(())

    def begin(self, fresh: Iterable[str]) -> None:
        """A new work, with its supply of tokens for blank nodes."""
        self._by_name, self._by_tuple, self.organisations = {}, {}, {}
        self._fresh = iter(fresh)

    def fresh(self) -> str:
        """A token for a blank node of the work that nothing else has."""
        return next(self._fresh)

    def tokens(self, names: tuple[Name, ...]) -> list[str]:
        """The token of each name, in order."""
        found = self._by_tuple.get(id(names))
        if found is None:
            found = self._by_tuple[id(names)] = [self._token(n) for n in names]
        return found

    def _token(self, name: Name) -> str:
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = self.single(name)
        return found

    def single(self, name: Name, shared: bool = True) -> str:
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
