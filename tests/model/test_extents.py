"""The extent of books, run by run."""

from __future__ import annotations

import pytest

from precarious_truce.model.extents import Extent


@pytest.mark.parametrize(
    ("text", "runs", "total"),
    [
        ("xiv + 289", [14, 289], 303),
        ("xiv, 289 p.", [14, 289], 303),
        ("255 + [16] plates", [255, 16], 255),
        ("[iv] + 96 + [8] plates + A1–A12", [4, 96, 8, 12], 112),
        ("304", [304], 304),
    ],
)
def test_extent(text: str, runs: list[int], total: int) -> None:
    extent = Extent(text)
    assert [run.count for run in extent.runs] == runs
    assert extent.total == total
    assert str(extent) == text


def test_extent_that_is_not_one() -> None:
    assert not Extent("various pagings").valid
    assert Extent("ca. 300 S., Ill.").total is None


def test_an_extent_gives_its_runs() -> None:
    assert [run.count for run in Extent("xiv + 289")] == [14, 289]
    assert not isinstance(Extent("300"), str)


@pytest.mark.parametrize("word", ["p", "pp", "pages", "page", "S", "Seiten", "с", "стр", "leaves"])
def test_every_word_for_pages_in_an_extent(word: str) -> None:
    assert Extent(f"xii + 300 {word}.").total == 312


def test_what_is_not_counted_as_pages() -> None:
    assert Extent("xii + 300 + [8] plates").total == 312
    assert Extent("2 volumes").total == 0
    assert Extent("many").total is None
