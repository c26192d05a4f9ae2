"""What parts have from their book, and what is settled before it is made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

import precarious_truce as pt
from precarious_truce.model import Book, Library
from precarious_truce.model.inheritance import scope_of, scope_within
from precarious_truce.model.references import references


def test_a_foreword_to_a_translation_is_not_translated(record: Callable[[str], Book]) -> None:
    refs = {r.key: r for r in references(record("translation-reissue"))}
    assert refs["delmas1968-introduction"].translator == ()
    assert refs["delmas1968-introduction"].original is None
    chapter = refs["delmas1968-ch1"]
    assert [n.family for n in chapter.translator] == ["Whitcombe"]
    assert (
        chapter.original
        and str(chapter.original.date) == "1931~"
        and chapter.original.title is None
    )


def test_what_repeats_the_book_is_the_same_as_nothing() -> None:
    one = Book(title="T", author="A, B", date="2000", place="Leeds", contents=[{"title": "C"}])
    chapter = {"title": "C", "author": "A, B", "date": "2000", "place": ["Leeds"], "key": "a2000-c"}
    same = Book(
        title="T", author="A, B", date="2000", place="Leeds", contents=[chapter], key="a2000"
    )
    assert one == same
    assert same.contents[0].author == () and same.contents[0].key is None


def test_an_empty_list_empties() -> None:
    book = Book(
        title="T", author="A, B", contents=[{"title": "Anon", "author": []}, {"title": "Not"}]
    )
    _, anonymous, named = references(book)
    assert anonymous.author == () and len(named.author) == 1
    nobody = Book(title="T", contents=[{"title": "Anon", "author": []}])
    assert nobody.contents[0].emptied == ()


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            ["Index", {"title": "A", "key": "t-index"}],
            r"the key t-index is used twice: by contents\[0\] \(Index\) and by contents\[1\] \(A\)",
        ),
        (
            [{"title": "A", "contents": [{"title": "B", "key": "t"}]}],
            r"by the book and by contents",
        ),
    ],
)
def test_two_parts_of_one_key_are_refused(parts: list[object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Book(title="T", key="t", contents=parts)


def test_what_a_part_has_in_all() -> None:
    book = Book(title="T", author="A, B", language="en", date="2000", isbn="1", contents=[
        {"title": "C", "language": "fr", "author": []},
    ])  # fmt: skip
    scope = scope_within(scope_of(book.__dict__), book.contents[0])
    assert (scope["author"], scope["language"], str(scope["date"])) == ((), ("fr",), "2000")
    assert "isbn" not in scope and "title" not in scope


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "Elvek"), ("subtitle", "Egy folyó"), ("isbn", "978-0-521-08689-9"),
     ("doi", "10.5555/a"), ("url", "https://example.org/")],
)  # fmt: skip
def test_what_an_original_edition_says_of_the_whole_is_not_of_its_parts(
    field: str, value: str
) -> None:
    original = {"title": "Elvek", "date": "1934", field: value}
    book = Book.model_validate(
        {"title": "Rivers", "author": "Oak, A.", "original": original, "contents": ["Floods"]}
    )
    (part,) = [ref for ref in Library([book]).references() if ref.within]
    assert part.original is not None and part.original.facts().keys() == {"date"}


def test_the_second_of_two_same_keys_is_pointed_at() -> None:
    text = "title: A\ncontents:\n  - {title: B, key: x}\n  - {title: C, key: x}\n"
    with pytest.raises(pt.TruceError) as raised:
        pt.loads(text)
    (fault,) = raised.value.diagnostics
    assert (fault.path, fault.line, fault.column) == (("contents", 1, "key"), 4, 21)
