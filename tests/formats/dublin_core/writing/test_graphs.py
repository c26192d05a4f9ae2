"""The rdflib Graph: the same as parsed Turtle, and usable as any other graph of rdflib is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES

rdflib = pytest.importorskip("rdflib")

from rdflib import BNode, Dataset, Graph, Literal, URIRef  # noqa: E402
from rdflib.compare import isomorphic  # noqa: E402
from rdflib.plugins.stores.memory import Memory  # noqa: E402

from precarious_truce.formats.dublin_core.writing.stores import Lone  # noqa: E402

ROOT = Path(__file__).resolve().parents[4]
RECORDS = sorted(ROOT.glob("data/*.yaml"))
TITLE = URIRef("http://purl.org/dc/terms/title")


@pytest.mark.parametrize("path", RECORDS, ids=lambda p: p.stem)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_graph_is_what_rdflib_parses(path: Path, profile: str) -> None:
    library = pt.load(path)
    for syntax, base in (("turtle", "https://example.org/"), ("n-triples", None)):
        text = pt.dumps(library, syntax, profile=profile, base=base)
        parsed = Graph().parse(data=text, format=syntax.replace("n-triples", "nt"))
        assert isomorphic(pt.graph(library, profile=profile, base=base), parsed)


@given(library=libraries)
def test_the_graph_of_any_library_is_what_rdflib_parses(library: pt.Library) -> None:
    """Literals too are those of a parser: text, language, datatype and Python value."""
    made = set(pt.graph(library, skolem="https://example.org/"))
    text = pt.dumps(library, "n-triples", skolem="https://example.org/")
    parsed = set(Graph().parse(data=text, format="nt"))

    def named(triples: set[Any]) -> set[Any]:
        return {t for t in triples if not any(isinstance(n, BNode) for n in t)}

    assert named(made) == named(parsed)
    assert len(made) == len(parsed)


@pytest.fixture
def graph() -> Any:
    return pt.graph(pt.load(ROOT / "data" / "precarious-truce.yaml"))


def test_it_changes_while_it_is_gone_through(graph: Any) -> None:
    for triple in graph.triples((None, TITLE, None)):
        graph.remove(triple)
    assert (None, TITLE, None) not in graph


def test_it_is_queried_updated_and_joined(graph: Any) -> None:
    titles = len(list(graph.objects(None, TITLE)))
    assert len(graph.query(f"SELECT ?t {{ ?s <{TITLE}> ?t }}")) == titles
    graph.update(f"DELETE {{ ?s <{TITLE}> ?t }} WHERE {{ ?s <{TITLE}> ?t }}")
    assert (None, TITLE, None) not in graph
    assert len(graph + graph) == len(graph)
    assert isomorphic(Graph() + graph, graph)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's parsers of its own classes
@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("trig", "<urn:a> <urn:b> <urn:c> . <urn:g> { <urn:a> <urn:b> <urn:d> }"),
        ("n3", "{ <urn:a> <urn:b> <urn:c> } <urn:b> <urn:c> ."),
        ("json-ld", '{"@id": "urn:a", "urn:b": "c"}'),
    ],
)
def test_what_needs_contexts_is_parsed_into_it(graph: Any, syntax: str, text: str) -> None:
    usual = Graph() + graph
    graph.parse(data=text, format=syntax)
    usual.parse(data=text, format=syntax)
    assert len(graph) == len(usual)


NODES = [URIRef("urn:a"), URIRef("urn:b"), BNode("c"), Literal("d")]
GRAPHS = [URIRef("urn:g"), URIRef("urn:h")]
triples = st.tuples(st.sampled_from(NODES[:3]), st.sampled_from(NODES[:2]), st.sampled_from(NODES))
patterns = st.tuples(*(st.sampled_from([None, *NODES]) for _ in range(3)))
of_graphs = st.sampled_from([0, 0, 0, 1])
STEPS = st.one_of(
    st.tuples(st.just("add"), triples, of_graphs),
    st.tuples(st.just("remove"), patterns, of_graphs),
    st.tuples(st.just("bind"), st.sampled_from("pq"), st.sampled_from(GRAPHS)),
)


@given(steps=st.lists(STEPS, max_size=12), asked=patterns)
def test_the_store_answers_as_the_default_store(steps: list[Any], asked: Any) -> None:
    seen = []
    for store in (Lone(), Memory()):
        graphs = [Graph(store, identifier, bind_namespaces="none") for identifier in GRAPHS]
        found: list[Any] = []
        for name, what, which in steps:
            if name == "bind":
                store.bind(what, which)
            else:
                getattr(graphs[which], name)(what)
            found.append([set(g.triples(asked)) for g in graphs])
            found.append([len(g) for g in graphs])
            found.append({t for t, _ in store.triples(asked)})
            found.append({t: {g.identifier for g in gs} for t, gs in store.triples(asked)})
            found.append({g.identifier for g in store.contexts()})
            found.append([store.prefix(g) for g in GRAPHS])
            found.append([sorted(store.namespaces()), store.namespace("p")])
        found.append({tuple(quad) for quad in Dataset(store=store).quads()})
        seen.append(found)
    assert seen[0] == seen[1]
