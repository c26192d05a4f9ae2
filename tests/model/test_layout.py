"""A book laid out as it is printed."""

from __future__ import annotations

from hypothesis import given
from tests import strategies

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


def test_an_introduction_on_roman_pages_is_front_matter() -> None:
    book = Book(title="T", contents=[
        {"title": "Introduction", "pages": "xi–xx"}, {"title": "Introduction", "pages": "1–9"},
    ])  # fmt: skip
    assert [part.matter for part in Layout(book).parts] == ["front", "body"]


@given(strategies.books)
def test_parts_are_those_that_have_keys(book: Book) -> None:
    laid_out = [(part.chapter, part.path) for part in Layout(book).parts]
    assert laid_out == [(e.part, e.path) for e in part_keys(book) if e.path[:-1] != ("volumes",)]
