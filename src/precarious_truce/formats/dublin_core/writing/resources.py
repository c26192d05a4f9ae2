"""What the describers hand on: resources, each with its statements.

>>> from itertools import count
>>> flattened(("<a>", "<b>"), map("_:b{}".format, count(1)))
('_:b1', [('_:b1', [('rdf:first', '<a>'), ('rdf:rest', '_:b2')]),
('_:b2', [('rdf:first', '<b>'), ('rdf:rest', 'rdf:nil')])])
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

__all__ = ["Object", "Pair", "Pairs", "Resource", "distinct", "flattened"]

Object: TypeAlias = "str | tuple[str, ...] | list[Pair]"
"""A token (see `terms`), an RDF list of tokens, or what a node without a name says."""

Pair: TypeAlias = tuple[str, Object]
"""A property and its object."""

Pairs: TypeAlias = list[Pair]
"""Statements in the order they are written."""

Resource: TypeAlias = tuple[str, Pairs]
"""A subject and its statements."""


def flattened(value: Object, labels: Iterator[str]) -> tuple[str, list[Resource]]:
    """The token of an object; of a list or a node without a name, what it is made of too."""
    if isinstance(value, str):
        return value, []
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


def distinct(pairs: Pairs) -> Pairs:
    """The statements without repetition, in order; nodes without a name are never the same."""
    seen: set[Pair] = set()
    found: Pairs = []
    for pair in pairs:
        if type(pair[1]) is str:
            if pair in seen:
                continue
            seen.add(pair)
        found.append(pair)
    return found
