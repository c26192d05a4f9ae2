"""The law of the record: what is written comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests import strategies

from precarious_truce.formats import yaml
from precarious_truce.model import Book, Library, Reference
from precarious_truce.model.kinds import KINDS
from precarious_truce.model.references import CSL_TYPES, KINDS_OF_BOOK, as_book

private_values = st.recursive(
    st.one_of(
        strategies.lines,
        st.integers(),
        st.floats(allow_nan=False),
        st.booleans(),
        st.none(),
        st.just(""),
        st.dates(),
    ),
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.dictionaries(st.one_of(strategies.lines, st.integers(), st.just("")), inner),
    ),
    max_leaves=8,
)

DATA = sorted((Path(__file__).parents[3] / "data").glob("*.yaml"))


@given(strategies.libraries)
def test_yaml_loses_nothing(library: Library) -> None:
    assert yaml.losses(library) == []
    assert yaml.loads(yaml.dumps(library)) == library


@given(private_values)
def test_private_values_come_back(value: object) -> None:
    try:
        book = Book(title="T", **{"x-mine": value})
    except ValidationError as error:
        assert "two keys are the same as text" in str(error)
        return
    assert list(yaml.loads(yaml.dumps(book))) == [book]
    assert Book.model_validate(book.model_dump(by_alias=True)) == book


@pytest.mark.parametrize("private", [{"x-mine": object()}, {"x-": {"mine": 1}}, {"x-": "mine"}])
def test_what_a_record_cannot_hold_is_refused(private: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Book(title="T", **private)


@given(
    st.sampled_from(CSL_TYPES), st.sampled_from([*KINDS, *KINDS_OF_BOOK, "other"]), st.booleans()
)
def test_kinds_come_back_or_are_refused(type_: str, kind: str, in_volume: bool) -> None:
    fields = {"type": type_, "kind": kind, "title": "T"} | ({"volume": "2"} if in_volume else {})
    try:
        work = Reference.model_validate(fields)
    except ValidationError as error:
        assert type_ == "book" and kind not in KINDS_OF_BOOK and "no kind of book" in str(error)
        return
    read = next(iter(yaml.loads(yaml.dumps(work))))
    assert read == (as_book(work) or work)


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_records_come_back_and_settle(path: Path) -> None:
    library = yaml.loads(path.read_bytes(), file=path.name)
    text = yaml.dumps(library)
    assert yaml.loads(text) == library
    assert yaml.dumps(yaml.loads(text)) == text


def test_shared_records(shared: Path) -> None:
    for path in sorted((shared / "records").glob("*.yaml")):
        library = yaml.loads(path.read_bytes(), file=path.name)
        assert yaml.loads(yaml.dumps(library)) == library, path.name
