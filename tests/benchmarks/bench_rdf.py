"""RDF: time per triple from Books, beside pyoxigraph and rdflib in the same run, and peak memory.

    python tests/benchmarks/bench_rdf.py [BOOKS]

`n-triples` and `turtle` go from made Books to text; `pyoxigraph` builds the same triples from rows
of plain text and serialises them.  Each round has its own books, so nothing that a book remembers
helps a later round; the best round counts.  Memory is what streaming BOOKS (10,000) made one by
one adds.

For every record of `data/` and a made book, `graph` goes from the loaded record to an rdflib Graph
of it, prefixes bound; `rdflib` adds the same triples, nodes and all ready made, to an empty Graph
by `Graph.add`, without prefixes.  `simple` does so with the store of rdflib's that keeps no
contexts (see `writing.stores`), and `parsed` is what a program without `graph` would do:
rdflib parses our Turtle.
"""

from __future__ import annotations

import gc
import io
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from precarious_truce.formats import yaml
from precarious_truce.formats.dublin_core import graph, n_triples, turtle
from precarious_truce.model import Book, Library

DATA = Path(__file__).parents[2] / "data"
ROUNDS, PER_ROUND = 5, 100
GRAPH_ROUNDS, COPIES = 15, 10
Row = tuple[str, bool, str, str, str, str | None]


def book(number: int) -> Book:
    """A book of fifteen chapters."""
    chapters = [
        {
            "number": str(n),
            "title": f"Chapter {n} of the history number {number}",
            "pages": f"{n * 20 - 19}–{n * 20}",
        }
        for n in range(1, 13)
    ]
    return Book(
        key=f"family{number}",
        title=f"The History of Number {number}",
        subtitle="A study in counting",
        author=f"Family{number}, Given",
        publisher="Northfield University Press",
        place="Leeds",
        date=str(1900 + number % 100),
        language="en",
        isbn=f"978{number:010d}",
        extent="xiv + 240",
        contents=[{"title": "Preface", "pages": "ix–xiv"}, "Introduction", *chapters, "Index"],
    )


def rows_of(text: str) -> list[Row]:
    """The triples as plain text: subject, predicate, object, and what each is."""
    rows = []
    for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES):
        subject, value = quad.subject, quad.object
        kind = type(value).__name__
        extra = None
        if isinstance(value, ox.Literal):
            extra = value.language or value.datatype.value
            kind = "language" if value.language else "typed"
        is_blank = isinstance(subject, ox.BlankNode)
        rows.append((subject.value, is_blank, quad.predicate.value, value.value, kind, extra))
    return rows


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def triples(rows: Iterable[Row]) -> Iterator[ox.Triple]:
    """The triples of pyoxigraph, made from the rows."""
    for subject, is_blank, predicate, value, kind, extra in rows:
        about = ox.BlankNode(subject) if is_blank else ox.NamedNode(subject)
        node: Any
        if kind == "typed":
            plain = extra == _STRING
            node = (
                ox.Literal(value)
                if plain
                else ox.Literal(value, datatype=ox.NamedNode(extra or _STRING))
            )
        elif kind == "language":
            node = ox.Literal(value, language=extra)
        else:
            node = ox.NamedNode(value) if kind == "NamedNode" else ox.BlankNode(value)
        yield ox.Triple(about, ox.NamedNode(predicate), node)


def timed(work: Callable[..., Any], *values: Any) -> float:
    """Seconds that it takes."""
    gc.collect()
    start = time.perf_counter()
    work(*values)
    return time.perf_counter() - start


def drained(pieces: Iterable[str]) -> None:
    """Takes every piece and keeps none."""
    for _ in pieces:
        pass


def times() -> dict[str, float]:
    """Best microseconds a triple of each way."""
    best: dict[str, float] = {}
    for number in range(ROUNDS):
        start = number * 10 * PER_ROUND
        text = n_triples.dumps([book(start + n) for n in range(PER_ROUND)])
        rows, count = rows_of(text), text.count("\n")
        first, second = ([book(start + n) for n in range(PER_ROUND)] for _ in range(2))
        found = {
            "n-triples": timed(drained, n_triples.pieces(first)) / count,
            "turtle": timed(drained, turtle.pieces(second)) / count,
            "pyoxigraph n-triples": timed(serialised, rows, ox.RdfFormat.N_TRIPLES) / count,
            "pyoxigraph turtle": timed(serialised, rows, ox.RdfFormat.TURTLE) / count,
        }
        best = {k: min(v, best.get(k, v)) for k, v in found.items()}
    return {k: v * 1e6 for k, v in best.items()}


def serialised(rows: list[Row], format: Any) -> None:
    """What pyoxigraph does for the same text."""
    ox.serialize(triples(rows), output=io.BytesIO(), format=format)


Records = Callable[[int], Library | Book]


def records() -> dict[str, Records]:
    """What makes another copy of each record, by its name."""

    def loaded(path: Path) -> Records:
        text = path.read_text(encoding="utf-8")
        return lambda _: yaml.loads(text)

    return {path.stem: loaded(path) for path in sorted(DATA.glob("*.yaml"))} | {"made": book}


def graph_times(make: Records) -> tuple[int, dict[str, float]]:
    """Triples of a record, and best microseconds a triple of each way to a Graph of it."""
    best: dict[str, float] = {}
    for number in range(GRAPH_ROUNDS):
        numbers = range(number * COPIES, (number + 1) * COPIES)
        ready = [list(graph(make(n))) for n in numbers]
        works = [make(n) for n in numbers]
        texts = [turtle.dumps(make(n)) for n in numbers] if number == 0 else []
        found = {
            "graph": timed(each, graph, works),
            "rdflib": timed(each, added, ready),
            "simple": timed(each, added, ready, "SimpleMemory"),
        } | ({"parsed": timed(each, parsed, texts)} if texts else {})
        best |= {k: min(v, best.get(k, v)) for k, v in found.items()}
    count = sum(map(len, ready))
    return count // COPIES, {k: v / count * 1e6 for k, v in best.items()}


def each(work: Callable[..., Any], values: Iterable[Any], *others: Any) -> None:
    """The work for each of the values."""
    for value in values:
        work(value, *others)


def added(ready: list[Any], store: str = "default") -> None:
    """What rdflib does for the same graph."""
    found = rdflib.Graph(store, bind_namespaces="none")
    for triple in ready:
        found.add(triple)


def parsed(text: str) -> None:
    """What rdflib does with our Turtle."""
    rdflib.Graph(bind_namespaces="none").parse(data=text, format="turtle")


def memory(books: int) -> float:
    """Megabytes that streaming so many books adds to the peak."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    drained(n_triples.pieces(book(n) for n in range(books)))
    drained(turtle.pieces(book(n) for n in range(books)))
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    """Print every figure and the ratios that are promised."""
    books = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    drained(turtle.pieces([book(0)]))
    peak = memory(books)
    found = times()
    for name, value in found.items():
        print(f"{name:22} {value:6.2f} µs a triple")
    for ours, theirs in (
        ("n-triples", "pyoxigraph n-triples"),
        ("turtle", "pyoxigraph turtle"),
    ):
        print(f"{ours} / {theirs}: {found[ours] / found[theirs]:.2f}")
    print_graphs()
    print(f"peak memory of streaming {books} books: {peak:.0f} MB above start")


def print_graphs() -> None:
    """The figures of every record's graph, and the worst ratio."""
    worst = 0.0
    print(f"{'record':22} triples  graph rdflib simple parsed  graph / rdflib")
    for name, make in records().items():
        count, found = graph_times(make)
        ratio = found["graph"] / found["rdflib"]
        worst = max(worst, ratio)
        print(f"{name:22} {count:7}", *(f"{v:6.2f}" for v in found.values()), f"{ratio:6.2f}")
    print(f"graph / rdflib: at most {worst:.2f}")


if __name__ == "__main__":
    main()
