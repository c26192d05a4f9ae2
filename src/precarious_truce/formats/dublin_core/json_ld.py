"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), readable as plain JSON, its context stable.

Terms of Dublin Core and BIBO go by their own names; where schema.org has the same one, it is
`schema:…`.  The context is in the document, so nothing need be fetched.

>>> from precarious_truce.model import Book
>>> text = dumps(Book(title="Rivers", author="Marsh, Eleanor", date="2004"), profile="dcterms")
>>> book = json.loads(text)["@graph"][0]
>>> book["@id"], book["title"], book["creator"]
('marsh2004', 'Rivers', '_:w1a1')
>>> loads(text)["marsh2004"].author[0].family
'Marsh'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.formats.dublin_core.syntax import Syntax
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES
from precarious_truce.formats.dublin_core.vocabulary.rows import ROWS, Form
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, parts_of
from precarious_truce.formats.dublin_core.writing.options import Options, describer, prefixes_of
from precarious_truce.formats.dublin_core.writing.resources import Object, Pairs, Resource
from precarious_truce.model import Work
from precarious_truce.model.keys import Taken
from precarious_truce.model.library import as_works

__all__ = [
    "ADDRESSES",
    "PROFILES",
    "context",
    "coverage",
    "dumps",
    "loads",
    "losses",
    "pieces",
    "pieces_with",
]


def _document(works: Iterable[Work], options: Options) -> Iterator[str]:
    """The context, then the resources as one array."""
    source = describer(options, relative=True)
    head = context(options.profile) | ({"@base": options.relative} if options.relative else {})
    yield f'{{\n  "@context": {_json(head, "  ")},\n  "@graph": ['
    comma = ""
    for work in works:
        for resource in source.resources(work):
            yield f"{comma}\n    {_json(_object_of(resource), '    ')}"
            comma = ","
    yield "\n  ]\n}\n"


def _json(value: Any, indent: str) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + indent)


# --- names of terms -----------------------------------------------------------------------------

_ALWAYS_NODES = frozenset(
    (
        *(p for row in ROWS if row.form is Form.PEOPLE for p in row.properties),
        *(row.properties[0] for row in ROWS if row.value_class),
        "dcterms:publisher", "dcterms:isPartOf", "dcterms:hasPart", "dcterms:hasFormat",
        "dcterms:isVersionOf", "dcterms:provenance", "dcterms:source", "bibo:translationOf",
        "bibo:presentedAt", "schema:publisher", "schema:publisherImprint", "schema:isPartOf",
        "schema:hasPart", "schema:workExample", "schema:translationOfWork", "schema:bookFormat",
        "schema:sameAs", "schema:contributor",
    )
)  # fmt: skip
"""Properties whose values are resources: their IRIs stand as plain text."""


def _words(text: str) -> list[str]:
    return text.split()


_NAMED = _words("""
    dc:title dc:creator dc:contributor dc:publisher dc:date dc:type dc:language dc:identifier
    dc:description dc:subject dc:relation dc:rights dc:format dc:source
""")
_DCTERMS = _words("""
    dcterms:title dcterms:alternative dcterms:identifier dcterms:issued dcterms:date
    dcterms:available dcterms:language dcterms:type dcterms:subject dcterms:format
    dcterms:tableOfContents dcterms:bibliographicCitation dcterms:creator dcterms:contributor
    dcterms:publisher dcterms:isPartOf dcterms:hasPart dcterms:hasFormat dcterms:isVersionOf
    dcterms:provenance dcterms:source dcterms:dateCopyrighted dcterms:description
    dcterms:abstract dcterms:extent dcterms:rights dcterms:license dcterms:medium
""")
_BIBO = _words("""
    bibo:shortTitle bibo:contributorList bibo:isbn13 bibo:isbn10 bibo:doi bibo:uri bibo:issn
    bibo:pages bibo:pageStart bibo:pageEnd bibo:numPages bibo:numVolumes bibo:presentedAt
    bibo:translationOf bibo:edition bibo:number bibo:locator bibo:volume bibo:issue bibo:section
    bibo:oclcnum bibo:lccn bibo:handle bibo:pmid bibo:authorList bibo:editorList
""")
_NODES = _words("rdfs:label foaf:name foaf:familyName foaf:givenName foaf:surname")
"""Terms that go by their own name without a prefix."""


def context(profile: str) -> dict[str, Any]:
    """The context of the profile's documents: prefixes, and the short names of terms."""
    prefixes: dict[str, Any] = {p: PREFIXES[p] for p in prefixes_of(profile)}
    rich = profile not in ("simple-dc", "dcterms")
    terms = _NAMED if profile == "simple-dc" else [*_DCTERMS, *(_BIBO if rich else ()), *_NODES]
    named = {_SHORT[t]: _definition(t) for t in terms}
    coerced = {p: _definition(p) for p in sorted(_ALWAYS_NODES) if rich and p not in _SHORT}
    return prefixes | named | coerced


_LISTS = {"bibo:contributorList", *(row.ordered for row in ROWS if row.ordered)}


def _definition(term: str) -> Any:
    if term in _LISTS:
        return {"@id": term, "@type": "@id", "@container": "@list"}
    return {"@id": term, "@type": "@id"} if term in _ALWAYS_NODES else term


_SHORT = {t: t.partition(":")[2] for t in (*_DCTERMS, *_BIBO, *_NODES, *_NAMED)}


# --- resources ----------------------------------------------------------------------------------


def _object_of(resource: Resource) -> dict[str, Any]:
    subject, pairs = resource
    return {"@id": _address(subject)} | _members(pairs)


def _address(token: str) -> str:
    return token[1:-1] if token[0] == "<" else token


def _members(pairs: Pairs) -> dict[str, Any]:
    """The properties, each with its value or list of values."""
    found: dict[str, list[Any]] = {}
    lists: dict[str, Any] = {}
    for name, value in pairs:
        if isinstance(value, tuple):
            lists[_SHORT[name]] = found[_SHORT[name]] = [_address(t) for t in value]
        elif name == "rdf:type":
            found.setdefault("@type", []).append(_address(value))  # type: ignore[arg-type]
        else:
            found.setdefault(_SHORT.get(name, name), []).append(_value(name, value))
    return {k: v[0] if len(v) == 1 and k not in lists else v for k, v in found.items()}


ADDRESSES = frozenset(("@id", *_ALWAYS_NODES, *(_SHORT.get(t, t) for t in _ALWAYS_NODES | _LISTS)))
"""The members whose values, where they are text, are addresses."""
_PREFIXED = {f"<{ns}": f"{p}:" for p, ns in PREFIXES.items() if p in ("xsd", "dcterms")}
_INTEGER = f"<{PREFIXES['xsd']}integer>"


def _value(name: str, value: Object) -> Any:
    if isinstance(value, list):
        return _members(value)
    if not isinstance(value, str) or value[0] != '"':
        address = _address(value)  # type: ignore[arg-type]
        return address if name in _ALWAYS_NODES else {"@id": address}
    text = parts_of(value)
    if text.lang:
        return {"@value": text.value, "@language": text.lang}
    if text.datatype == _INTEGER:
        return int(text.value)
    if text.datatype:
        return {"@value": text.value, "@type": _short_type(text.datatype)}
    return text.value if name not in _ALWAYS_NODES else {"@value": text.value}


def _short_type(token: str) -> str:
    for start, prefix in _PREFIXED.items():
        if token.startswith(start):
            return prefix + token[len(start) : -1]
    return token[1:-1]


def pieces_with(
    works: Iterable[Work], taken: Taken, *, profile: str = "rich", base: str | None = None
) -> Iterator[str]:
    """The same as a part of a longer document, where IRIs are taken."""
    return _document(as_works(works), Options(profile, base, taken=taken))


_SYNTAX = Syntax("json-ld", _document)
loads, dumps, pieces, losses = _SYNTAX.loads, _SYNTAX.dumps, _SYNTAX.pieces, _SYNTAX.losses
coverage = _SYNTAX.coverage
