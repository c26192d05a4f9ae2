"""Parts that only name their book, and the volumes and divisions in which they stand."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.errors import Severity
from precarious_truce.formats.crosswalk.editors import EditorsInAuthor
from precarious_truce.formats.crosswalk.gathering import Gathered, Placement, WorkMade, gathered
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


@pytest.mark.parametrize(
    ("pages", "order"),
    [(("31–60", "1–30"), "21"), (("31–60", None), "12"), (("31–60", "xi–xx"), "12"),
     ((None, "1–30"), "12"), (("31–60", None, "1–30"), "123"), ((None, None), "12")],
)  # fmt: skip
def test_parts_stand_by_their_pages_where_all_have_comparable_ones(
    pages: tuple[str | None, ...], order: str
) -> None:
    (book,) = works(*(chapter(str(n), pages=page) for n, page in enumerate(pages, 1)))
    assert isinstance(book, Book)
    assert "".join(str(part.title) for part in book.contents) == order


def test_what_is_told_of_gathering_is_for_information() -> None:
    told = [
        *Gathered(
            [], [], editors=[EditorsInAuthor("a", "edited", is_sure) for is_sure in (True, False)]
        ).told(),
        *Gathered([], [], made=[WorkMade("w", ["v"])]).told(),
    ]
    assert [(one.code, one.severity) for one in told] == [
        ("K7", Severity.INFO), ("K8", Severity.INFO), ("K9", Severity.INFO),
    ]  # fmt: skip
