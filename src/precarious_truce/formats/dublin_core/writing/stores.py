"""The store of the graphs that are built here.

rdflib's default store, `Memory`, notes for every triple which of its graphs hold it; that is more
than half the cost of adding one.  A graph by itself needs none of it.

>>> from rdflib import Dataset, Graph, Literal, URIRef
>>> graph = Graph(Lone())
>>> graph.add((URIRef("a:a"), URIRef("a:b"), Literal("c"))) is graph
True
>>> _ = Dataset(store=graph.store).graph(URIRef("a:g")).parse(data="<a:a> <a:b> <a:c> .")
>>> len(graph), len(list(Dataset(store=graph.store).quads()))
(1, 2)
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

from rdflib.plugins.stores.memory import Memory, SimpleMemory
from rdflib.store import Store

__all__ = ["Lone"]


class Lone(Store):
    """A store that keeps its first graph in rdflib's `SimpleMemory` as long as it is the only one.

    What asks for a second graph, or for formulas, turns it into rdflib's default store with
    all that it holds.
    """

    context_aware = formula_aware = graph_aware = True

    def __init__(self, configuration: Any = None, identifier: Any = None) -> None:
        super().__init__(configuration)
        self._inner: SimpleMemory | Memory = SimpleMemory()
        self._home: Any = None

    # --- one graph, or several ---

    def _is_several(self) -> bool:
        return isinstance(self._inner, Memory)

    def _is_foreign(self, context: Any) -> bool:
        """Whether it is neither the one graph nor all of them."""
        if context is None or context is self._home:
            return False
        return self._home is None or _name(context) != _name(self._home)

    def _become_several(self) -> Memory:
        inner = self._inner
        if isinstance(inner, Memory):
            return inner
        self._inner = several = Memory()
        for prefix, namespace in inner.namespaces():
            several.bind(prefix, namespace)
        if self._home is not None:
            several.add_graph(self._home)
        for triple, _ in inner.triples((None, None, None)):
            several.add(triple, self._home)
        return several

    # --- triples ---

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Add a triple to a graph."""
        if context is not self._home or quoted:
            if self._home is None and not quoted:
                self._home = context
            elif quoted or context is None or self._is_foreign(context):
                self._become_several()
        self._inner.add(triple, context, quoted)

    def remove(self, triple: Any, context: Any = None) -> None:
        """Remove what matches, from one graph or from all."""
        if self._is_several() or not self._is_foreign(context):
            self._inner.remove(triple, context)

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """What matches; found before the first is given, so that the graph may change meanwhile."""
        if self._is_several():
            yield from self._inner.triples(triple_pattern, context)
        elif not self._is_foreign(context):
            for triple, _ in list(self._inner.triples(triple_pattern)):
                yield triple, iter((self._home,))

    def __len__(self, context: Any = None) -> int:
        if self._is_several():
            return self._inner.__len__(context)
        return 0 if self._is_foreign(context) else len(self._inner)

    # --- graphs ---

    def contexts(self, triple: Any = None) -> Generator[Any, None, None]:
        """The graphs, or those that hold the triple."""
        if self._is_several():
            yield from self._inner.contexts(triple)
        elif self._home is not None and (triple is None or any(self._inner.triples(triple))):
            yield self._home

    def add_graph(self, graph: Any) -> None:
        """Add a graph without triples."""
        self._become_several().add_graph(graph)

    def remove_graph(self, graph: Any) -> None:
        """Remove a graph with its triples."""
        self._become_several().remove_graph(graph)

    # --- prefixes ---

    def bind(self, prefix: str, namespace: Any, override: bool = True) -> None:
        """Bind a prefix."""
        self._inner.bind(prefix, namespace, override)

    def namespace(self, prefix: str) -> Any:
        """The namespace of a prefix."""
        return self._inner.namespace(prefix)

    def prefix(self, namespace: Any) -> Any:
        """The prefix of a namespace."""
        return self._inner.prefix(namespace)

    def namespaces(self) -> Iterator[Any]:
        """Every prefix with its namespace."""
        return iter(list(self._inner.namespaces()))


def _name(context: Any) -> Any:
    return getattr(context, "identifier", context)
