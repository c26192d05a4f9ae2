"""Citation keys: how they are derived and kept apart."""

from __future__ import annotations

import pytest

from precarious_truce.model import Book, Chapter
from precarious_truce.model.references import references


def test_keys_keep_apart() -> None:
    book = Book(
        title="T",
        key="t",
        contents=["Notes", "Notes", {"number": "1", "title": "x"}, {"number": "1", "title": "y"}],
    )
    assert [r.key for r in references(book)][1:] == ["t-notes", "t-notesb", "t-ch1", "t-ch1b"]


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"author": "Gorodetsky, Gabriel", "date": "1977"}, "gorodetsky1977"),
        ({"author": {"family": "Weyden", "non-dropping-particle": "van der"}}, "weyden"),
        ({"editor": "Sá, Inês", "date": "c. 2019"}, "sa2019"),
        (
            {"author": {"family": "Орлова", "romanized": "Orlova, Anna"}, "date": "1993"},
            "orlova1993",
        ),
        ({"date": "1950"}, "rivers1950"),
        ({"author": "Danube Survey Group", "date": "1911/1914"}, "danubesurveygroup1911"),
    ],
)
def test_keys_are_derived(fields: dict[str, object], key: str) -> None:
    assert Book(title="The Rivers", **fields).key == key


def test_one_part_twice_has_two_keys() -> None:
    index = Chapter(title="Index")
    refs = list(references(Book(title="T", key="t", contents=(index, index))))
    assert [ref.key for ref in refs] == ["t", "t-index", "t-indexb"]
    pages = Chapter(title="Floods", pages="1–9")
    book = Book(title="T", key="t", contents=(pages, pages))
    assert [found.key for found in book.locate("3")] == ["t-floods", "t-floodsb"]
