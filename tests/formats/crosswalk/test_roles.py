"""People of roles that have fields in some works and none in books."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce import Book, Contributor, Reference

FORMATS = ("marcxml", "ris", "bibtex", "biblatex", "hayagriva")


@pytest.mark.parametrize("format", FORMATS)
def test_a_director_of_a_book_comes_back_as_its_contributor(format: str) -> None:
    book = Book(title="Rivers", key="r", contributor=[{"name": "Marsh, Ann", "role": "director"}])
    assert list(pt.loads(pt.dumps(book, format), format)) == [book]
    assert not pt.losses(book, format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_director_that_a_reference_of_type_book_names_is_not_lost(format: str) -> None:
    book = Reference(type="book", title="Rivers", key="r", director="Marsh, Ann")
    (back,) = pt.loads(pt.dumps(book, format), format)
    assert back.contributor == (Contributor(family="Marsh", given="Ann", role="director"),)
    assert {loss.path[1] for loss in pt.losses(book, format)} == {"director", "contributor"}
