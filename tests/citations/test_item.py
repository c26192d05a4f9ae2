"""Items made ready to be cited."""

from __future__ import annotations

import pytest

from precarious_truce.citations.item import Item, read_items
from precarious_truce.errors import TruceError
from precarious_truce.model import Book, Library


def test_items_with_the_same_facts_share_a_signature() -> None:
    one, other = Item({"type": "book", "title": "A"}), Item({"type": "book", "title": "Borders"})
    assert one.signature == other.signature
    for changed in ({"type": "chapter"}, {"title": "B 2"}, {"volume": "1"}, {"issued": "2004"}):
        assert Item({"type": "book", "title": "A"} | changed).signature != one.signature


def test_signatures_are_never_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    from precarious_truce.citations import item

    few = item._Signatures(2)
    numbers = [few.of((kind,)) for kind in ("book", "chapter", "map", "book", "song", "chapter")]
    assert len(set(numbers)) == len(numbers)
    assert few.of(("chapter",)) == numbers[-1]


def test_of_two_items_with_one_id_the_later_counts() -> None:
    found = read_items([{"id": 1, "title": "A"}, {"id": "1", "title": "B"}])
    assert [(key, item.value("title")) for key, item in found.items()] == [("1", "B")]


def test_libraries_and_references_are_items() -> None:
    library = Library([Book(title="Rivers", author="Marsh, Eleanor", date="2004")])
    assert list(read_items(library)) == list(read_items(library.references())) == ["marsh2004"]


@pytest.mark.parametrize(
    ("items", "code"), [(5, "CIT1"), ("x", "CIT1"), ([{}], "CIT2"), ([5], "CIT3")]
)
def test_what_is_no_item_has_a_code(items: object, code: str) -> None:
    with pytest.raises(TruceError) as caught:
        read_items(items)  # type: ignore[arg-type]
    assert caught.value.diagnostics[0].code == code


def test_the_first_page_is_that_of_pages() -> None:
    assert [Item({"page": page}).value("page-first") for page in ("12-14", "ix–xiv, 3", "7")] == [
        "12", "ix", "7",
    ]  # fmt: skip
