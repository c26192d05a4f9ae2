"""Parts that only name their book, and the volumes and divisions in which they stand."""

from __future__ import annotations

from typing import Any

from precarious_truce.formats.crosswalk.gathering import Placement, gathered
from precarious_truce.model import Book, Reference, Work

IMPRINT = {"publisher": "Northfield", "date": "2004"}
RIVERS = Reference.model_validate({"type": "book", "key": "rivers", "title": "Rivers", **IMPRINT})


def chapter(key: str, **facts: Any) -> Reference:
    """A chapter of Rivers, as a flat source has it."""
    return Reference.model_validate(
        {
            "type": "chapter",
            "key": key,
            "title": key,
            "container_title": "Rivers",
            **IMPRINT,
            **facts,
        }
    )


def works(*parts: Reference) -> list[Work]:
    return gathered([RIVERS, *parts]).works


def test_a_chapter_of_a_volume_that_only_chapters_name() -> None:
    (book,) = works(chapter("Floods", volume="2", volume_title="Lower", volume_subtitle="Mouths"))
    assert isinstance(book, Book) and book.contents_status == "partial"
    (volume,) = book.volumes
    assert (volume.number, str(volume.title), str(volume.subtitle)) == ("2", "Lower", "Mouths")
    assert [part.key for part in volume.contents] == ["Floods"]


def test_chapters_of_a_division_that_is_there() -> None:
    head = chapter("water", number="I", pages="1–90")
    inside = chapter("water-dykes", part_number="I", part_title="water", pages="5–9")
    (book,) = works(head, inside)
    assert isinstance(book, Book)
    assert [(part.kind, [p.key for p in part.contents]) for part in book.contents] == [
        ("part", ["water-dykes"])
    ]


def test_a_chapter_of_a_division_that_is_not_there_stands_alone() -> None:
    book, alone = works(chapter("water", number="I"), chapter("dykes", part_number="II"))
    assert isinstance(book, Book) and [part.key for part in book.contents] == ["water"]
    assert alone.key == "dykes"


def test_a_part_that_a_chapter_cannot_hold_stands_alone_though_its_place_is_known() -> None:
    part = chapter("dykes", issue="2")
    found = gathered([RIVERS, part], {"dykes": Placement("rivers", exact=True)}).works
    assert found[1:] == [part]


def test_kinds_of_parts_are_kept() -> None:
    (book,) = works(chapter("Foreword", kind="foreword"), chapter("Floods", kind="chapter"))
    assert isinstance(book, Book)
    assert [part.kind for part in book.contents] == ["foreword", "chapter"]
