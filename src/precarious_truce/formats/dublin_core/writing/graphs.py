"""An rdflib Graph from the same triples that the writers write, in a quick store (`stores`).

>>> from precarious_truce.model import Book
>>> found = built(Book(title="Rivers", date="2004"), profile="simple-dc")
>>> sorted(str(o) for o in found.objects(predicate=None))[:3]
['2004', 'Book', 'Rivers']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import count
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef

from precarious_truce.formats.dublin_core.vocabulary.terms import (
    PREFIXES,
    expanded,
    is_relative,
    node_label,
    parts_of,
)
from precarious_truce.formats.dublin_core.writing.options import Options, describer, prefixes_of
from precarious_truce.formats.dublin_core.writing.resources import Object, Pairs, flattened
from precarious_truce.formats.dublin_core.writing.stores import Lone
from precarious_truce.model import Library, Work
from precarious_truce.model.library import as_works

__all__ = ["built"]

Node = URIRef | BNode | Literal
Triple = tuple[Any, Any, Node]


def built(
    works: Library | Work | Iterable[Work],
    *,
    profile: str = "rich",
    base: str | None = None,
    skolem: str | None = None,
) -> Graph:
    """The graph of the works, with the prefixes of the profile bound."""
    source = describer(Options(profile, base, skolem))
    graph = Graph(Lone(), bind_namespaces="none")
    for prefix in prefixes_of(profile):
        graph.store.bind(prefix, _namespace(prefix))
    nodes = _Nodes(_TERMS, skolem or "")
    labels = map("_:b{}".format, count(1))
    for work in as_works(works):
        triples: list[Triple] = []
        for subject, pairs in list(source.resources(work)):  # one step after the other: faster
            _gather(subject, pairs, nodes, labels, triples)
        add = graph.store.add  # without the checks of `Graph.add`, the nodes being sound
        for triple in triples:
            add(triple, graph)
    return graph


def _gather(
    subject: str, pairs: Pairs, nodes: _Nodes, labels: Iterator[str], triples: list[Triple]
) -> None:
    """The triples of a resource, those about nodes without a name after the one they stand in."""
    about = nodes[subject]
    for name, value in pairs:
        if type(value) is str:
            triples.append((about, nodes[name], nodes[value]))
        else:
            token, inside = flattened(value, labels)
            triples.append((about, nodes[name], nodes[token]))
            for part, statements in inside:
                _gather(part, statements, nodes, labels, triples)


_TERMS: dict[Object, Node] = {}
"""The terms of the vocabularies that were met so far, by their prefixed names."""


class _Nodes(dict[Object, Node]):
    """Token → node of rdflib, each made once; begun with what every graph has.

    What has no IRI of its own is a blank node, or one below `skolem`.
    """

    def __init__(self, known: dict[Object, Node], skolem: str) -> None:
        super().__init__(known)
        self.skolem = skolem

    def __missing__(self, token: Object) -> Node:
        assert isinstance(token, str)
        first = token[0]
        node: Node
        if first == '"':
            node = _literal(token)
        elif is_relative(token):
            label = node_label(token)
            node = URIRef(self.skolem + label) if self.skolem else BNode(label)
        elif first == "<":
            node = URIRef(token[1:-1])
        elif first == "_":
            node = BNode(token[2:])
        else:
            node = _TERMS[token] = URIRef(expanded(token))
        self[token] = node
        return node


def _literal(token: str) -> Literal:
    """The node of a literal; the constructor is called in the cheapest of its ways."""
    last = token[-1]
    if last == '"':
        text = token[1:-1]
        if "\\" not in text:
            return Literal(text, None, None, False)
    elif last == ">" and len(token) < 100:
        return _often(token)
    return _parsed(token)


def _parsed(token: str) -> Literal:
    value, lang, datatype = parts_of(token)
    return Literal(value, lang or None, _datatype(datatype) if datatype else None, False)


_often = lru_cache(maxsize=4096)(_parsed)
"""The same for short typed literals such as years, which many graphs have."""


@lru_cache(maxsize=64)
def _datatype(token: str) -> URIRef:
    return URIRef(token[1:-1])


@cache
def _namespace(prefix: str) -> URIRef:
    return URIRef(PREFIXES[prefix])
