"""References: what a book, its volumes and its parts are, each seen whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests import strategies

from precarious_truce.model import Book, Reference
from precarious_truce.model.references import Within, as_book, references


def test_a_chapter_of_an_edited_volume_never_has_its_editors_as_authors(
    record: Callable[[str], Book],
) -> None:
    refs = {r.key: r for r in references(record("edited-volume"))}
    index = refs["marsh2004-index"]
    assert index.author == () and [n.family for n in index.editor] == ["Marsh", "Weyden"]
    first = refs["marsh2004-ch1"]
    assert [str(n) for n in first.author] == ["Ágnes Kovács", "Danube Survey Group"]
    assert first.series and first.series.number == "12"
    assert first.isbn is None and first.extent is None and str(first.doi) == "10.5555/12345678"


def test_volumes_are_scopes(record: Callable[[str], Book]) -> None:
    refs = {r.key: r for r in references(record("multivolume"))}
    deep = refs["arkwright1911-v1-pt1-ch1-lead-and-iron"]
    assert (deep.volume, deep.part_number, str(deep.part_title)) == ("1", "I", "Brine and Barter")
    assert deep.kind == "section" and str(deep.date) == "1911"
    assert deep.within and deep.within.parent == "arkwright1911-v1-pt1-ch1"
    caravans = refs["arkwright1911-v2-ch1"]
    assert [n.family for n in caravans.editor] == ["Lisle"] and str(caravans.date) == "1914"
    assert refs["arkwright1911"].volume_count == "2"


def test_papers_and_entries() -> None:
    papers = Book(
        title="Proceedings", kind="proceedings", contents=["Preface", {"title": "A", "number": "1"}]
    )
    assert [r.type for r in references(papers)] == ["book", "chapter", "paper-conference"]
    words = Book(title="Words", kind="dictionary", contents=["Preface", {"title": "A"}])
    assert [r.type for r in references(words)] == ["book", "chapter", "entry-dictionary"]


@given(strategies.books)
def test_every_part_has_a_reference_of_its_own(book: Book) -> None:
    refs = list(references(book))
    assert len(refs) == 1 + len(book.volumes) + sum(1 for _ in book.walk())
    assert len({r.key for r in refs}) == len(refs)
    for ref in refs:
        assert Reference.model_validate(ref.facts()).facts() == ref.facts()


def test_within_tells_the_place() -> None:
    book = Book(title="T", key="t", contents=[{"title": "I", "contents": ["Preface"]}])
    whole, part, preface = references(book)
    assert whole.within is None and not whole.is_part
    assert part.within == Within("t", "t", 1, ("contents", 0), "body")
    assert preface.within == Within("t", "t-i", 1, ("contents", 0, "contents", 0), "front")


def test_only_a_book_that_a_book_can_hold_is_one() -> None:
    plain = Reference(type="book", title="T", note="N")
    assert as_book(plain) == Book(title="T", note="N")
    assert as_book(Reference(type="book", title="T", volume="2")) == Book(title="T", volume="2")
    for fields in ({"issue": "2"}, {"scale": "1:50 000"}, {"kind": "volume"}):
        assert as_book(Reference.model_validate({"type": "book", "title": "T"} | fields)) is None
    assert as_book(Reference(type="thesis", title="T")) is None
    assert as_book(Reference(type="book", author="Marsh, Eleanor")) is None


def test_a_book_is_no_part_of_one() -> None:
    with pytest.raises(ValidationError, match="a part of a book has `type: chapter`"):
        Reference(type="book", title="T", kind="preface")


def test_an_index_has_no_translator_and_no_original_but_its_own() -> None:
    index = {"title": "Index", "translator": ["Lisle, M."], "original": {"title": "Register"}}
    book = Book.model_validate(
        {
            "title": "T",
            "author": "Strabo, A.",
            "translator": "Falconer, W.",
            "original": {"language": "grc"},
            "contents": ["Asia", "Contents", "Index", index],
        }
    )
    _, chapter, contents, plain, own = references(book)
    assert chapter.translator and chapter.original
    for part in (contents, plain):
        assert not part.author and not part.translator and part.original is None
    assert [name.family for name in own.translator] == ["Lisle"]
    assert own.original and own.original.title and own.original.title.text == "Register"
