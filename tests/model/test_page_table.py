"""The table of all answers of `locate`, beside `locate` itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies

import precarious_truce as pt
from precarious_truce.model.base import Path as Steps
from precarious_truce.model.locate import CERTAINTIES
from precarious_truce.model.page_labels import LabelStyle, PageLabel
from precarious_truce.model.page_table import (
    KINDS_OF_LABEL,
    Found,
    PageTable,
    ScopeTable,
    page_table,
)

DATA = sorted((Path(__file__).parents[2] / "data").glob("*.yaml"))
Answer = set[tuple[Steps, str]]


def by_table(table: PageTable, label: PageLabel) -> Answer:
    """What the table says of a page, facing texts not told apart."""
    found: list[Found] = []
    for scope in table.scopes:
        last = next((s.last for s in scope.sequences if s.numbering == label[:3]), None)
        hits = _as_printed(scope, label)
        found += [hits] if hits and 0 < label.number <= (last or label.number) else []
    unsure = len(found) > 1
    return {
        (table.rows[row].path, "possible" if unsure else CERTAINTIES[sure])
        for hits in found
        for row, sure in hits
    }


def _as_printed(scope: ScopeTable, label: PageLabel) -> Found:
    """What surely holds a page, its number printed or counted; else what may."""
    hits, counted = (
        _in_scope(scope, label._replace(bracketed=bracketed))
        for bracketed in (label.bracketed, not label.bracketed)
    )
    inferred = tuple((row, 1) for row, sure in counted if sure == 0)
    return hits if any(sure == 0 for _, sure in hits) else inferred or hits


def _in_scope(scope: ScopeTable, label: PageLabel) -> Found:
    for sequence in scope.sequences:
        if sequence.numbering == label[:3]:
            steps = [s for s in sequence.steps if (s.number, s.suffix) <= label.order]
            return steps[-1].found if steps else ()
    return scope.others["prefixed" if label.prefix else _family(label)]


def _family(label: PageLabel) -> str:
    return "arabic" if label.style is LabelStyle.ARABIC else "roman"


def located(book: pt.Book, label: PageLabel) -> Answer:
    return {(found.path, found.certainty) for found in book.locate(str(label))}


def labels_around(book: pt.Book) -> Iterator[str]:
    """The first and last pages of all parts, and those beside them."""
    for part in book.walk():
        for span in part.pages.ranges if part.pages else ():
            for label in filter(None, (span.first, span.last)):
                yield str(label)
                for number in (label.number - 1, label.number + 1, label.number + 100):
                    if label.style is LabelStyle.ARABIC and number > 0:
                        yield f"{label.prefix}{number}"
    yield from ("1", "2", "9", "60", "113", "500", "i", "v", "lxx", "IX", "A3", "pl. IV", "[iii]")


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_each_page_of_each_record(path: Path) -> None:
    for book in pt.load(path).books():
        table = page_table(book)
        if any(part.facing for part in book.walk()):
            continue  # these are told apart by the side of the page
        for text in labels_around(book):
            label = PageLabel.parse(text)
            assert label and by_table(table, label) == located(book, label), text


PAGES = st.one_of(
    st.none(),
    st.sampled_from(["ix–xiv", "i–v", "134–", "12a–12d", "1–12, 17–24, 31", "A1–A12", "pl. I–VIII",
                     "[iii]", "12r–14v", "5", "x", "vx", "70–61", "2:1–2:9"]),
    st.tuples(st.integers(1, 90), st.integers(0, 40)).map(lambda p: f"{p[0]}–{p[0] + p[1]}"),
)  # fmt: skip


def parts(depth: int) -> st.SearchStrategy[list[dict[str, object]]]:
    fields: dict[str, st.SearchStrategy[object]] = {
        "title": st.sampled_from(["Floods", "Preface", "Index", "Plates", "Fords"]),
        "pages": PAGES,
    }
    if depth:
        fields["contents"] = st.one_of(st.just([]), parts(depth - 1))
    return st.lists(st.fixed_dictionaries(fields), max_size=4)


EXTENTS = st.one_of(st.none(), st.sampled_from(["xii + 90", "120", "xx + 60 + A1–A20"]))


@given(parts(2), EXTENTS, st.lists(strategies.labels, max_size=5))
def test_drawn_books(
    contents: list[dict[str, object]], extent: str | None, more: list[str]
) -> None:
    book = pt.Book.model_validate({"title": "Rivers", "contents": contents, "extent": extent})
    table = page_table(book)
    for text in [*labels_around(book), *map(str, more)]:
        label = PageLabel.parse(text)
        if label is None or "Plate" in text:
            continue
        try:
            expected = located(book, label)
        except pt.TruceError:
            continue
        if not any(part.facing for part in book.walk()):
            assert by_table(table, label) == expected, text


def test_the_kinds_of_labels_stand_for_all_others() -> None:
    assert set(KINDS_OF_LABEL) == {"prefixed", "roman", "arabic"}
