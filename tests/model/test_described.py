"""What books, volumes, chapters and other references share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests import strategies

from precarious_truce.model import Book, Chapter, Reference
from precarious_truce.model.base import Record
from precarious_truce.model.described import INHERITED, INHERITED_LISTS, Described, Link, Series


def test_shorthand_is_the_field_it_stands_for() -> None:
    assert Series.model_validate("Studies") == Series(title="Studies")
    assert Link.model_validate("https://example.org/").accessed is None
    assert Described(series="Studies").series == Series(title="Studies")


def test_what_is_empty_says_nothing() -> None:
    assert Described(keywords=[], formats={}, note="N") == Described(note="N")
    assert Described(keywords=[]).emptied == ()


def test_an_empty_list_of_what_is_inherited_is_a_fact() -> None:
    chapter = Chapter(title="A", author=[], place=())
    assert chapter.emptied == ("author", "place") and chapter.author == ()
    assert set(INHERITED_LISTS) < set(INHERITED)
    assert "date" in INHERITED and "title" not in INHERITED


def test_keys_of_ones_own_are_gathered() -> None:
    work = Described.model_validate({"x-shelf": 3, "x-box": {"a": 1}})
    assert work.private == {"x-shelf": "3", "x-box": {"a": "1"}}


@given(
    strategies.books, st.booleans(), st.sampled_from(["unset", "defaults", "none", "round_trip"])
)
def test_what_is_dumped_is_taken_back(book: Book, by_alias: bool, left_out: str) -> None:
    selection = {"round_trip": True} if left_out == "round_trip" else {f"exclude_{left_out}": True}
    for part in (book, *book.volumes, *book.contents):
        dumped = part.model_dump(by_alias=by_alias, **selection)  # type: ignore[arg-type]
        assert type(part).model_validate(dumped) == part
        text = part.model_dump_json(by_alias=by_alias, **selection)  # type: ignore[arg-type]
        assert type(part).model_validate_json(text) == part


def test_a_dump_has_what_a_part_empties() -> None:
    chapter = Chapter(title="A", author=[])
    assert chapter.model_dump(exclude_defaults=True)["author"] == ()
    assert "author" not in chapter.model_dump(exclude_defaults=True, exclude={"author"})
    assert "author" not in Chapter(title="A").model_dump()


@pytest.mark.parametrize("name", ["", "a/b", "x.y"])
def test_the_name_of_a_format_is_a_word(name: str) -> None:
    with pytest.raises(ValidationError, match="the name of a format is a word"):
        Described(formats={name: {"date": "2004"}})


@pytest.mark.parametrize("field", [*Described.model_fields])
def test_nothing_is_null(field: str) -> None:
    made = Described()
    assert getattr(made, field) in (None, ())


def _records(hint: object) -> Iterator[type[Record]]:
    """The records that a field may hold one of."""
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    elif get_origin(hint) not in (tuple, dict):
        for inner in get_args(hint):
            yield from _records(inner)


OPTIONAL = [
    (name, record)
    for name, field in Reference.model_fields.items()
    for record in _records(field.annotation)
    if not any(inner.is_required() for inner in record.model_fields.values())
]


@pytest.mark.parametrize("name, record", OPTIONAL)
def test_a_record_all_of_whose_fields_are_empty_is_none(name: str, record: type[Record]) -> None:
    empty = dict.fromkeys(record.model_fields)
    for value in (empty, record()):
        made = Reference.model_validate({"type": "report", name: value})
        assert getattr(made, name) is None
