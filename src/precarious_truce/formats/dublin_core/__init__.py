"""Dublin Core RDF: a book and its chapters, complete, both ways.

Four profiles and the properties of every field (`vocabulary`), one generator of triples
(`writing`), one reader (`reading`), and above them a module for each syntax (`turtle`, `n_triples`,
`rdf_xml`, `json_ld`, and `oai_dc` for harvesters).

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Index"])
>>> len(graph(book, profile="simple-dc"))
18
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rdflib import Graph

    from precarious_truce.errors import Diagnostic
    from precarious_truce.model import Library, Work

__all__ = ["graph", "validate"]


def graph(
    works: Library | Work | Iterable[Work],
    *,
    profile: str = "rich",
    base: str | None = None,
    skolem: str | None = None,
) -> Graph:
    """An rdflib Graph of the works; the options are those of Turtle."""
    from precarious_truce.formats.dublin_core.writing.graphs import built

    return built(works, profile=profile, base=base, skolem=skolem)


def validate(data: Any, *, syntax: str = "turtle") -> list[Diagnostic]:
    """What a graph, or its text, has against the shapes of this package; needs pyshacl."""
    from precarious_truce.formats.dublin_core.validation import validate as run

    return run(data, syntax=syntax)
