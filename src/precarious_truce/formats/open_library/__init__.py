"""Open Library's JSON (https://openlibrary.org/dev/docs/api), for its import and from its answers.

Written are editions with their tables of contents, as its import takes them; read are editions,
works and answers of every form.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Dykes", "pages": "31–60"}], medium="print")
>>> again = loads(dumps(book))["marsh2004"]
>>> str(again.contents[0].pages), str(losses(book)[0])
('31–60', 'marsh2004: medium: print is lost (an edition of Open Library has no place for it)')
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.crosswalk.building import reference
from precarious_truce.formats.crosswalk.coverage import covered
from precarious_truce.formats.crosswalk.trees import Node, tree
from precarious_truce.formats.crosswalk.trees import losses as losses_of
from precarious_truce.formats.open_library.declines import ABSENT, DECLINES, MAPPED
from precarious_truce.formats.open_library.reading import (
    books_of,
    fields_of,
    fields_of_row,
    is_answer,
)
from precarious_truce.formats.open_library.writing import edition, reason_against, row
from precarious_truce.formats.services.values import checked, works_library
from precarious_truce.model import Book, Library, Loss, Reference, Work
from precarious_truce.model.kinds import infer
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = ["coverage", "dumps", "is_answer", "loads", "losses", "pieces"]

NAME = "open-library"

Works = Library | Work | Iterable[Work]


def dumps(works: Works) -> str:
    """A list of editions, one for each book among the works."""
    return "".join(pieces(works))


def pieces(works: Works) -> Iterator[str]:
    """The text of the list, edition by edition."""
    before = "[\n"
    for node in map(tree, as_works(works)):
        if not reason_against(node):
            yield before + json.dumps(edition(node), ensure_ascii=False, indent=2)
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The books of an answer, or of editions that are to be imported.

    Raises `TruceError` where the text is no JSON, or holds no book.
    """
    found: list[Diagnostic] = []
    return works_library(books_of(text, file, found), found)


def losses(works: Works) -> list[Loss]:
    """What editions of the works would lose."""
    whole = "an edition of Open Library is one book, without volumes"
    reasons = _reasons() | {"key": "rows of a table of contents have no keys"}
    return losses_of(works, NAME, _surviving, reasons, whole=whole, empties=False, keys=False)


def _surviving(node: Node) -> Reference | None:
    """What comes back of a work or part; None where it has no place."""
    if reason_against(node):
        return None
    if not node.path:
        book, _ = checked(fields_of(edition(replace(node, children=()))), Book, "")
        return next(references(book))
    left = reference({"type": "chapter", **fields_of_row(row(node.own))}).ref
    if left.kind or not left.title:
        return left
    kind = infer(left.title.text, number=left.number, parent=bool(node.children))
    return left.with_valid(kind=kind)


@cache
def _reasons() -> dict[str, str]:
    return covered(dict.fromkeys(MAPPED, ""), DECLINES)


def coverage() -> dict[str, str]:
    """Field of the model → "" where an edition has a place for it, else why it has none."""
    return _reasons() | ABSENT
