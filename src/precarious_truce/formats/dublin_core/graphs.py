"""An rdflib Graph from the same triples that the writers write.

>>> from precarious_truce.model import Book
>>> found = built(Book(title="Rivers", date="2004"), profile="simple-dc")
>>> sorted(str(o) for o in found.objects(predicate=None))[:3]
['(2004). Rivers.', '2004', 'Book']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count

from rdflib import BNode, Graph, Literal, URIRef

from precarious_truce.formats.dublin_core.describe import Object, Pairs
from precarious_truce.formats.dublin_core.n_triples import flattened
from precarious_truce.formats.dublin_core.source import Options, describer, prefixes_of
from precarious_truce.formats.dublin_core.terms import PREFIXES, expanded, parts_of
from precarious_truce.model import Library, Work
from precarious_truce.model.library import as_works

__all__ = ["built"]

Node = URIRef | BNode | Literal


def built(
    works: Library | Work | Iterable[Work],
    *,
    profile: str = "rich",
    base: str | None = None,
    skolem: str | None = None,
) -> Graph:
    """The graph of the works, with the prefixes of the profile bound."""
    source = describer(Options(profile, base, skolem))
    graph = Graph(bind_namespaces="none")
    for prefix in prefixes_of(profile):
        graph.store.bind(prefix, URIRef(PREFIXES[prefix]))
    nodes = _Nodes()
    labels = map("_:b{}".format, count(1))
    for work in as_works(works):
        for subject, pairs in list(source.resources(work)):  # described whole, then added: faster
            _added(subject, pairs, graph, nodes, labels)
    return graph


def _added(subject: str, pairs: Pairs, graph: Graph, nodes: _Nodes, labels: Iterator[str]) -> None:
    """Add what is said of a resource; straight to the store, the nodes being sound."""
    about, add = nodes[subject], graph.store.add
    for name, value in pairs:
        if type(value) is str:
            add((about, nodes[name], nodes[value]), graph)
            continue
        token, inside = flattened(value, labels)
        add((about, nodes[name], nodes[token]), graph)
        for part, statements in inside:
            _added(part, statements, graph, nodes, labels)


class _Nodes(dict[Object, Node]):
    """Token → node of rdflib, each made once; what many graphs have is kept between them."""

    def __missing__(self, token: Object) -> Node:
        assert isinstance(token, str)
        first, last = token[0], token[-1]
        node: Node
        if first == "<":
            node = URIRef(token[1:-1])
        elif first == "_":
            node = BNode(token[2:])
        elif first != '"' or (last == ">" and len(token) < 100):
            node = _common(token)
        elif last == '"' and "\\" not in token:
            node = Literal(token[1:-1], normalize=False)
        else:
            node = _literal(token)
        self[token] = node
        return node


@lru_cache(maxsize=4096)
def _common(token: str) -> Node:
    """The node of a term of a vocabulary, or of a short typed literal such as a date."""
    return URIRef(expanded(token)) if token[0] != '"' else _literal(token)


def _literal(token: str) -> Literal:
    text = parts_of(token)
    if text.lang:
        return Literal(text.value, lang=text.lang, normalize=False)
    datatype = _datatype(text.datatype) if text.datatype else None
    return Literal(text.value, datatype=datatype, normalize=False)


@lru_cache(maxsize=64)
def _datatype(token: str) -> URIRef:
    return URIRef(token[1:-1])
