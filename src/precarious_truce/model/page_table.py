"""Every answer that `locate` can give of a book, as a table for what has no Python: a page of HTML.

Within a sequence of page labels the answer only changes at the pages where a part begins or ends,
or the book ends: between two of them it stays the same.  So a sequence is a list of steps, each
with the place from which on it holds; a label of any other sequence has one answer for all its
numbers, by whether it has a prefix and is roman or arabic.

>>> from precarious_truce.model.books import Book
>>> book = Book(title="Rivers", contents=["Preface", {"title": "Floods", "pages": "1–30"}, "Fords"])
>>> table = page_table(book)
>>> [(step.number, step.suffix, step.found) for step in table.scopes[0].sequences[0].steps]
[(1, '', ((1, 0),)), (30, '\\x00', ((2, 1),))]
>>> table.scopes[0].others["roman"]
((0, 1),)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from precarious_truce.model.base import Path
from precarious_truce.model.chapters import BookOfParts
from precarious_truce.model.layout import Layout, Numbering, Order, Scope
from precarious_truce.model.locate import CERTAINTIES, ends_of, in_row, last_page, volume_number
from precarious_truce.model.page_labels import LabelStyle, PageLabel

__all__ = ["KINDS_OF_LABEL", "PageTable", "Row", "ScopeTable", "Sequence", "Step", "page_table"]

Found = tuple[tuple[int, int], ...]
"""What holds a page: the places of the parts in the table, each with that of its certainty."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part: the way to it, the row of what it is in, whether its pages are known to their end.

    `begins` are the first pages of its ranges, where texts on facing pages must be told apart.
    """

    path: Path
    parent: int | None
    known: bool
    facing: bool
    begins: tuple[tuple[Numbering, int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From this place on, up to the next step, a page is in these."""

    number: int
    suffix: str
    found: Found


@dataclass(frozen=True, slots=True)
class Sequence:
    """The steps of one sequence of page labels, and its last page where the book's extent tells it.

    Behind the last page there is none.
    """

    numbering: Numbering
    steps: tuple[Step, ...]
    last: int | None


@dataclass(frozen=True, slots=True)
class ScopeTable:
    """A volume by its printed number, or (None) the contents of the book itself.

    `others` has the answer for sequences that are not listed, by their kind.
    """

    volume: str | None
    sequences: tuple[Sequence, ...]
    others: dict[str, Found]


@dataclass(frozen=True, slots=True)
class PageTable:
    """All parts of a book in printed order, and what holds which page, volume by volume."""

    rows: tuple[Row, ...]
    scopes: tuple[ScopeTable, ...]


KINDS_OF_LABEL: dict[str, tuple[Numbering, ...]] = {
    "prefixed": (("\0", LabelStyle.ARABIC, False),),
    "roman": tuple(
        ("", style, bracketed)
        for style in (LabelStyle.ROMAN, LabelStyle.UPPER_ROMAN)
        for bracketed in (False, True)
    ),
    "arabic": tuple(("", LabelStyle.ARABIC, bracketed) for bracketed in (False, True)),
}
"""What matters of a label in a sequence that a book does not have: kind → its sequences.

A prefix can be anything: one that no label has stands for all.
"""


def page_table(book: BookOfParts) -> PageTable:
    """The table of a book, which gives for each single page what `locate` gives."""
    layout = Layout(book)
    places = {part.path: place for place, part in enumerate(layout.parts)}
    told_apart = any(part.chapter.facing for part in layout.parts)
    rows = tuple(
        Row(
            part.path,
            places[part.parent.path] if part.parent else None,
            bool(part.stretches) and not part.unknown,
            bool(part.chapter.facing),
            tuple((s.sequence, s.low[0]) for s in part.stretches) if told_apart else (),
        )
        for part in layout.parts
    )
    return PageTable(rows, tuple(_scope(scope, places) for scope in layout.scopes))


def _scope(scope: Scope, places: dict[Path, int]) -> ScopeTable:
    def found(numbering: Numbering, place: Order) -> Found:
        hits = in_row(scope.rows[0], PageLabel(*numbering, *place, text=""))
        return tuple((places[part.path], CERTAINTIES.index(sure)) for part, sure in hits)

    known = {s.sequence: None for part in scope.everything for s in part.stretches}
    known |= dict.fromkeys(ends_of(scope))
    sequences = []
    for numbering in known:
        answers = [(place, found(numbering, place)) for place in _places(scope, numbering)]
        steps = [
            Step(*place, answer)
            for (place, answer), before in zip(answers, [None, *answers], strict=False)
            if before is None or before[1] != answer
        ]
        sequences.append(Sequence(numbering, tuple(steps), last_page(scope, numbering)))
    others = {
        kind: found(next((n for n in numberings if n not in known), numberings[0]), (1, ""))
        for kind, numberings in KINDS_OF_LABEL.items()
    }
    return ScopeTable(volume_number(scope) if scope.path else None, tuple(sequences), others)


def _places(scope: Scope, numbering: Numbering) -> list[Order]:
    """Where the answer may change: at each end of a range, and just behind it."""
    return sorted({(1, ""), *_changes(scope, numbering)})


def _changes(scope: Scope, numbering: Numbering) -> Iterator[Order]:
    for stretch in (s for part in scope.everything for s in part.stretches if s[0] == numbering):
        for number, suffix in (stretch.low, stretch.high):
            if number > 0:
                yield number, suffix
                yield number, suffix + "\0"
                yield number, ""  # a leaf begins with its recto
                yield number, "\0"
