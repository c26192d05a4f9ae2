"""What the describers hand on: resources, each with its statements.

A resource is a subject and its (property, object) pairs in the order they are written.  An
object is a token (see `terms`), a tuple of tokens (an RDF list) or a list of pairs (a node
without a name).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["Object", "Pairs", "Resource", "flattened"]

Object = str | tuple[str, ...] | list[tuple[str, Any]]
Pairs = list[tuple[str, Object]]
Resource = tuple[str, Pairs]


def flattened(value: Object, labels: Iterator[str]) -> tuple[str, list[Resource]]:
    """The token of a list or a node without a name, and what is to be said of it."""
    if isinstance(value, list):
        label = next(labels)
        return label, [(label, value)]
    cells = [next(labels) for _ in value]
    rests = [*cells[1:], "rdf:nil"]
    inside: list[Resource] = [
        (cell, [("rdf:first", item), ("rdf:rest", rest)])
        for cell, item, rest in zip(cells, value, rests, strict=True)
    ]
    return (cells[0] if cells else "rdf:nil"), inside
