"""What is known not to come back as it should, with the reason: a list to be emptied.

A test of the law passes over breaches that are listed here; `test_known_holes` fails as soon as one
of them is mended, so that its line goes.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tests.law import Case

__all__ = ["DRAWN", "HOLES", "Hole", "is_known"]


class Hole(NamedTuple):
    """`formats` and `breach` are patterns: names of formats, and what the breach looks like.

    `holder`, `path` and `value` name an example (see `tests.examples`) that shows it.
    """

    formats: str
    breach: str
    holder: str
    path: str
    value: Any
    reason: str


HOLES = (
    Hole(
        "turtle|n-triples|rdf-xml|json-ld", r"\.author", "book of no author", "contributor.role",
        "author", "a contributor whose role is that of a field",
    ),
)  # fmt: skip

MET = {
    r"bibtex|biblatex": r"read again: .*\.formats\.other( \d+)?\.isbn",
    r"bibtex": r"\.type: 'book' came back as 'chapter'$",
}
"""Formats → breaches that real files show: a record of another format with several ISBNs in a value
is split when it is read from .bib, and the forms are numbered anew the second time; pages of a book
whose entry had a journal, too, are read as those of an article in it."""

DRAWN = {
    "tests/formats/dublin_core/test_law.py::test_any_library_comes_back": "contributor.role author",
}
"""Tests of works drawn at random that may come upon one of the holes."""


def is_known(case: Case, breach: str) -> bool:
    """Whether a breach of the law is one of the list."""
    return any(
        re.fullmatch(hole.formats, case.format.name) and re.search(hole.breach, breach)
        for hole in HOLES
    ) or any(
        re.fullmatch(formats, case.format.name) and re.search(met, breach)
        for formats, met in MET.items()
    )
