"""Losses: taken out of a work, which is then made anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests import strategies

from precarious_truce.model import Book
from precarious_truce.model.losses import Loss, after_losses


@given(strategies.books)
def test_made_again_a_book_is_the_same(book: Book) -> None:
    assert after_losses(book, []) == book


def test_losses_are_taken_from_the_end() -> None:
    book = Book(title="T", key="t", contents=["A", "B", "C"])
    gone = [Loss(("t", "contents", n), None, None, "") for n in (0, 2)]
    assert [c.title.text for c in after_losses(book, gone).contents] == ["B"]


def test_what_gets_empty_goes_too() -> None:
    book = Book(
        title="T", series={"title": "S", "number": "1"}, url={"text": "u", "accessed": "2004"}
    )
    left = after_losses(book, [
        Loss(("t", "series", "title"), "S", None, ""),
        Loss(("t", "series", "number"), "1", None, ""),
        Loss(("t", "url", "accessed"), "2004", None, ""),
    ])  # fmt: skip
    assert left.series is None and left.url is not None and left.url.accessed is None


def test_what_is_emptied_can_be_lost() -> None:
    book = Book(title="T", author="A, B", contents=[{"title": "C", "author": []}])
    assert book.contents[0].emptied == ("author",)
    left = after_losses(book, [Loss(("t", "contents", 0, "author"), (), None, "")])
    assert left.contents[0].emptied == ()


@pytest.mark.parametrize(
    ("value", "left", "shown"),
    [("1", None, "1 is lost"), ("1", "2", "1 becomes 2"), (("a", "b"), None, "a, b is lost"),
     (tuple("abcd"), None, "4 items are lost"), ("x" * 70, None, "x" * 57 + "… is lost")],
)  # fmt: skip
def test_a_loss_is_shown_to_people(value: object, left: object, shown: str) -> None:
    assert str(Loss(("t", "contents", 0, "note"), value, left, "why")) == (
        f"t: contents[0].note: {shown} (why)"
    )
