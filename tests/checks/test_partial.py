"""Records of books whose contents are not all known, and texts on facing pages."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.checks import check_text
from precarious_truce.checks.fixes import fix_text
from precarious_truce.checks.render import as_text

PARTS = """\
contents:
  - {number: 2, title: Floods, pages: 31–60}
  - {number: 5, title: Fords}
  - {number: 6, title: Locks, pages: 90–99}
  - {number: 7, title: Mills, pages: 120–130}
"""


def codes(text: str) -> set[str]:
    return {found.code for found in pt.check(pt.loads(text))}


def test_what_cannot_be_known_yet_is_not_found() -> None:
    assert codes(f"title: Rivers\n{PARTS}") == {"C1", "C4", "P5", "P11"}
    for status in ("incomplete", "partial"):
        assert codes(f"title: Rivers\ncontents-status: {status}\n{PARTS}") == set()
    with pytest.raises(pt.TruceError, match="statuses are incomplete, partial"):
        pt.loads("title: Rivers\ncontents-status: some\n")


def test_what_is_wrong_anyway_is_found_still() -> None:
    text = "title: Rivers\ncontents-status: incomplete\n"
    twice = f"{text}{PARTS}  - {{number: 7, title: Dams, pages: 125–140}}\n"
    assert codes(twice) == {"C1", "P1"}


def test_a_volume_or_a_part_may_be_incomplete() -> None:
    volumes = "title: Rivers\nvolume-count: 4\nvolumes: [{number: 2}]\n"
    assert codes(volumes) == {"C5"}
    assert codes(f"contents-status: partial\n{volumes}") == set()
    inside = "title: R\ncontents: [{number: 1, title: A, contents: [{number: 1, title: B}, "
    assert codes(inside + "{number: 4, title: C}]}]") == {"C1"}
    marked = inside.replace("title: A,", "title: A, contents-status: incomplete,")
    assert codes(marked + "{number: 4, title: C}]}]") == set()


def test_numbers_with_points() -> None:
    text = "title: R\ncontents:\n"
    text += "".join(f"  - {{number: '1.{n}', title: T{n}}}\n" for n in range(1, 13))
    assert codes(text) == set()


@pytest.mark.parametrize(
    ("written", "tag"),
    [("French", "fr"), ("german", "de"), ("ger", "de"), ("eng", "en"), ("EN", None),
     ("Deutsch", "de"), ("pt-br", None), ("grc", None), ("en-GB", None)],
)  # fmt: skip
def test_languages_by_name(written: str, tag: str | None) -> None:
    text = f"title: R\nlanguage: {written}\n"
    assert codes(text) == ({"T4"} if tag else set())
    fixed, _ = fix_text(text)
    assert tag is None or f"language: {tag}\n" in fixed


FACING = """\
title: Rivers
extent: 255
contents:
  - {title: Река, pages: 9–253}
  - {title: Fluss, pages: 10–254, facing: true}
"""


def test_facing_pages_are_told_apart() -> None:
    book = pt.loads(FACING).books()[0]
    for page, title in (("9", "Река"), ("10", "Fluss"), ("11", "Река"), ("100", "Fluss")):
        (found,) = book.locate(page)
        assert (found.chapter.title.text, found.certainty) == (title, "certain")
    assert "P12" not in codes(FACING)


def test_many_notes_of_one_kind_are_told_once() -> None:
    parts = "".join(f"  - {{title: T{n}, pages: {10 * n}–{10 * n + 5}}}\n" for n in range(1, 21))
    found = check_text(f"title: R\ncontents:\n{parts}", file="r.yaml", select=("P5",))
    assert len(found) > 10
    text = as_text(found)
    assert text.count("info[P5]") == 2 and f"{len(found) - 1} more of this kind, on lines" in text
    assert as_text(found[:3]).count("info[P5]") == 3


@pytest.mark.parametrize(
    ("name", "found"),
    [("Pope Pius IX", False), ("Paul VI", False), ("Mother Mary", False), ("St. Thomas", False),
     ("Open Science Collaboration", False), ("Ruth Whitcombe", True), ("Henry Einspruch", True)],
)  # fmt: skip
def test_names_without_a_family_name(name: str, found: bool) -> None:
    assert codes(f"title: R\nauthor: {name}\n") == ({"N2"} if found else set())
