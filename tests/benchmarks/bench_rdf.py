"""RDF: time per triple from Books, beside pyoxigraph and rdflib in the same run, and peak memory.

    python tests/benchmarks/bench_rdf.py [BOOKS]

`n-triples` and `turtle` go from made Books to text; `pyoxigraph` builds the same triples from rows
of plain text and serialises them.  `graph` builds an rdflib Graph from Books; `rdflib` adds the
same triples, ready made.  Each round has its own books, so nothing that a book remembers helps a
later round; the best round counts.  Memory is what streaming BOOKS (10,000) made one by one adds.
"""

from __future__ import annotations

import gc
import io
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyoxigraph as ox
import rdflib

from precarious_truce.formats.dublin_core import graph, n_triples, turtle
from precarious_truce.model import Book

ROUNDS, PER_ROUND = 5, 100
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
            node = ox.Literal(value) if plain else ox.Literal(value, datatype=ox.NamedNode(extra))
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
        first, second, third = ([book(start + n) for n in range(PER_ROUND)] for _ in range(3))
        ready = list(graph([book(start + n) for n in range(20)]))
        found = {
            "n-triples": timed(drained, n_triples.pieces(first)) / count,
            "turtle": timed(drained, turtle.pieces(second)) / count,
            "pyoxigraph n-triples": timed(serialised, rows, ox.RdfFormat.N_TRIPLES) / count,
            "pyoxigraph turtle": timed(serialised, rows, ox.RdfFormat.TURTLE) / count,
            "graph": timed(graph, third[:20]) / len(ready),
            "rdflib": timed(added, ready) / len(ready),
        }
        best = {k: min(v, best.get(k, v)) for k, v in found.items()}
    return {k: v * 1e6 for k, v in best.items()}


def serialised(rows: list[Row], format: Any) -> None:
    """What pyoxigraph does for the same text."""
    ox.serialize(triples(rows), output=io.BytesIO(), format=format)


def added(ready: list[Any]) -> None:
    """What rdflib does for the same graph."""
    found = rdflib.Graph(bind_namespaces="none")
    for triple in ready:
        found.add(triple)


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
        ("graph", "rdflib"),
    ):
        print(f"{ours} / {theirs}: {found[ours] / found[theirs]:.2f}")
    print(f"peak memory of streaming {books} books: {peak:.0f} MB above start")


if __name__ == "__main__":
    main()
