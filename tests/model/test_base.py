"""Models: the two ways to make one, and that it never changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests import strategies

from precarious_truce.model import Book, Chapter, Reference, Title
from precarious_truce.model.base import Path, Record, Values, after, before, shown_path


def test_models_are_frozen_and_closed() -> None:
    with pytest.raises(ValidationError):
        Chapter(title="T", pagez="1")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Chapter(title="T").title = None  # type: ignore[misc,assignment]


@given(strategies.books)
def test_a_book_of_valid_values_is_the_same(book: Book) -> None:
    assert Book.from_valid(book.facts()) == book == book.with_valid()
    for part in book.walk():
        assert Chapter.from_valid(part.facts()) == part


def test_what_is_given_is_what_a_dump_without_defaults_has() -> None:
    assert Book(title="T", note="N").model_dump(exclude_unset=True, by_alias=True) == {
        "title": {"text": "T"}, "note": "N",
    }  # fmt: skip
    made = Book.from_valid({"title": Title(text="T"), "note": "N"})
    assert made == Book(title="T", note="N") and made.model_fields_set == {"title", "note"}
    assert made.with_valid(note=None, isbn=None).model_fields_set == {"title", "note", "isbn"}


def test_a_model_is_settled_before_it_is_built() -> None:
    class Counted(Record):
        words: str = ""
        count: int = 0

        @classmethod
        def _settle(cls, values: Values) -> None:
            values["count"] = len(values["words"].split())

    class Inherits(Counted):
        more: str = "x"

    assert Counted(words="a b").count == Counted.from_valid({"words": "a b"}).count == 2
    assert Counted(words="a b").with_valid(words="a").count == 1
    assert Inherits(words="a b c").count == 3
    assert Counted.model_validate_json('{"words": "a"}').count == 1
    assert Counted(words="a").model_dump() == {"words": "a", "count": 1}


def test_what_a_model_of_valid_values_has_is_private_too() -> None:
    one, other = (Reference.from_valid({"title": Title(text="T")}) for _ in range(2))
    assert one == other == Reference(title="T")
    assert one.within is None


def test_places_among_fields() -> None:
    assert before("b").within(["a", "b"]) == 1 and after("b").within(["a", "b"]) == 2
    with pytest.raises(ValueError, match="not in list"):
        after("c").within(["a"])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("title",), "title"),
        (("contents", 0, "x-"), "contents[0].x-"),
        ((0, "a"), "[0].a"),
    ],
)
def test_paths_are_shown(path: Path, text: str) -> None:
    assert shown_path(path) == text
