"""A book laid out as it is printed."""

from __future__ import annotations

from hypothesis import given
from tests import strategies

import precarious_truce as pt
from precarious_truce.model import Book
from precarious_truce.model.keys import part_keys
from precarious_truce.model.layout import Layout


def test_volumes_are_scopes_and_so_is_what_stands_beside_them() -> None:
    volume = {"number": "1", "contents": ["Preface"]}
    book = Book(title="T", volumes=[volume, volume], contents=["Index"])
    scopes = Layout(book).scopes
    assert [scope.path for scope in scopes] == [("volumes", 0), ("volumes", 1), ()]
    assert [part.name for part in Layout(book).parts] == ["“Preface”", "“Preface”", "“Index”"]


def test_a_part_without_pages_is_replaced_by_what_is_in_it() -> None:
    inside = [{"title": "Floods", "pages": "3–9"}, {"title": "Fords"}]
    with_pages = {"title": "I", "pages": "1–20", "contents": inside}
    (scope,) = Layout(
        Book(title="T", contents=[with_pages, {"title": "II", "contents": inside}])
    ).scopes
    assert [[part.title for part in row] for row in scope.rows] == [
        ["I", "Floods", "Fords"], ["Floods", "Fords"],
    ]  # fmt: skip


def titled(pages: str, *inside: str, kind: str = "part") -> list[tuple[int, int, bool]]:
    """The pages of a division with such pages of its own, and of its chapters."""
    chapters = [{"title": f"C{n}", "pages": text} for n, text in enumerate(inside)]
    division = {"title": "Water", "kind": kind, "pages": pages, "contents": chapters}
    (part, *_) = Layout(Book(title="T", contents=[division])).parts
    return [(s.low[0], s.high[0], s.closed) for s in part.stretches]


def test_a_part_that_states_the_leaf_of_its_title_has_the_pages_of_its_contents() -> None:
    assert titled("15–16", "17–40", "41–60") == [(15, 60, True)]
    assert titled("15", "17–40", "41–") == [(15, 41, False)]
    assert titled("15–16", "17–40", "A1–A9") == [(15, 40, True)]


def test_other_parts_have_the_pages_that_they_state() -> None:
    assert titled("15–16", "16–40") == [(15, 16, True)]  # a chapter begins on its page
    assert titled("11–16", "17–40") == [(11, 16, True)]  # more than a leaf: a text of its own
    assert titled("15–16", "17–40", kind="chapter") == [(15, 16, True)]
    assert titled("15–", "17–40") == [(15, 15, False)]
    assert titled("xv–xvi", "17–40") == [(15, 16, True)]


def test_chapters_behind_the_title_of_their_part_are_found_and_no_fault() -> None:
    chapters = [{"title": "Ponds", "pages": "17–40"}, {"title": "Weirs", "pages": "41–60"}]
    water = {"title": "Water", "kind": "part", "pages": "15–16", "contents": chapters}
    rest = {"title": "Index", "pages": "61–70"}
    book = Book(title="T", contents=[{"title": "Before", "pages": "1–14"}, water, rest])
    assert [d.code for d in pt.check(book) if d.code in ("P1", "P2", "P5", "P6")] == []
    found = [[str(at.chapter.title) for at in book.locate(p)] for p in ("15", "16", "20", "60")]
    assert found == [["Water"], ["Water"], ["Ponds"], ["Weirs"]]


def test_an_introduction_on_roman_pages_is_front_matter() -> None:
    book = Book(title="T", contents=[
        {"title": "Introduction", "pages": "xi–xx"}, {"title": "Introduction", "pages": "1–9"},
    ])  # fmt: skip
    assert [part.matter for part in Layout(book).parts] == ["front", "body"]


@given(strategies.books)
def test_parts_are_those_that_have_keys(book: Book) -> None:
    laid_out = [(part.chapter, part.path) for part in Layout(book).parts]
    assert laid_out == [(e.part, e.path) for e in part_keys(book) if e.path[:-1] != ("volumes",)]
