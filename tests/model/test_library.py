"""Libraries: works and parts by key."""

from __future__ import annotations

import pytest

from precarious_truce.errors import TruceError
from precarious_truce.model import Book, Library, Reference
from precarious_truce.model.losses import Loss


def test_two_works_of_one_key_are_refused() -> None:
    book = Book(title="T", key="t")
    with pytest.raises(TruceError, match="two works have the key t"):
        Library([book, book])


def test_unknown_keys_say_what_is_near() -> None:
    library = Library([Book(title="T", key="rivers2004", contents=["Index"])])
    with pytest.raises(KeyError, match="rivers2004-index"):
        library["rivers2004-indx"]


@pytest.mark.parametrize("named", ["ch. 2", "Chapter 2", "chap 2", "Kapitel 2", "ch2", "2"])
def test_a_chapter_by_its_number_is_near_its_key(named: str) -> None:
    chapters = [{"number": n, "title": f"Bank {n}"} for n in (1, 2, 12)]
    library = Library([Book(title="T", key="rivers2004", contents=chapters)])
    with pytest.raises(KeyError, match=r"did you mean rivers2004-ch2\?"):
        library[named]


def test_works_and_parts_by_key() -> None:
    book = Book(title="T", key="t", contents=["Index"])
    article = Reference(type="article-journal", title="A", key="a")
    library = Library([book, article])
    assert list(library) == [book, article] and library.keys() == ("t", "a")
    assert library["t"] is book and library["a"] is article and "t-index" in library
    assert library.reference("t").type == "book" and library.reference("t-index").is_part
    assert [ref.key for ref in library.references()] == ["t", "t-index", "a"]


def test_a_work_that_comes_in_place_of_a_part_stands_behind_its_book() -> None:
    book, other = Book(title="T", key="t", contents=["Index"]), Book(title="O", key="o")
    part = Reference(type="chapter", title="Index", key="t-index")
    losses = [Loss(("t", "contents", 0), None, None, ""), Loss(("t-index",), None, part, "")]
    left = Library([book, other]).without(losses)
    assert left.keys() == ("t", "t-index", "o")
    assert Library([book]).without([Loss(("t",), book, None, "")]).keys() == ()
