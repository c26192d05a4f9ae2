"""Checks of people and pages that need several parts to find, or not to find, something."""

from __future__ import annotations

from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.checks import check_text


def found(code: str, **fields: Any) -> list[str]:
    """The messages of one check of a book with these fields."""
    book = pt.Book.model_validate({"title": "Rivers", **fields})
    return [fault.message for fault in pt.check(book) if fault.code == code]


def chapters(*authors: list[str] | None) -> list[dict[str, Any]]:
    """Numbered chapters, each with its authors; None: it names none."""
    return [
        {"number": n, "title": f"River {n}"} | ({} if names is None else {"author": names})
        for n, names in enumerate(authors, 1)
    ]


@pytest.mark.parametrize(
    ("authors", "messages"),
    [
        ((None, ["Ash, B."], None), ["only chapter 2 has an author of its own: B. Ash"]),
        ((None, ["Ash, B."]), ["only chapter 2 has an author of its own: B. Ash"]),
        ((None, ["Oak, A."], None), []),  # the author of the book, named once more
        ((None, [], None), []),  # by nobody
        ((None, ["Ash, B."], ["Ash, B."]), []),
        ((["Ash, B."],), []),
    ],
)
def test_the_only_chapter_by_somebody_else(
    authors: tuple[list[str] | None, ...], messages: list[str]
) -> None:
    assert found("R3", author="Oak, A.", contents=chapters(*authors)) == messages


def test_the_only_chapter_without_an_author() -> None:
    contents = chapters(["Ash, B."], None, ["Elm, C."])
    assert found("R3", editor="Oak, A.", contents=contents) == ["only chapter 2 has no author"]


@pytest.mark.parametrize(("kind", "messages"), [("part", 1), ("appendix", 0), ("plates", 0)])
def test_roman_pages_in_an_appendix_or_among_plates(kind: str, messages: int) -> None:
    inner = [{"title": "Sources", "pages": "12–14"}, {"title": "Maps", "pages": "xv–xx"}]
    contents = [
        {"number": 1, "title": "Floods", "pages": "1–9"},
        {"kind": kind, "title": "Annex", "pages": "10–20", "contents": inner},
    ]
    assert len(found("P7", contents=contents)) == messages


@pytest.mark.parametrize("last", [3, 12])
def test_a_page_that_two_chapters_share(last: int) -> None:
    pages = [{"title": f"River {n}", "pages": f"{n * 10 - 9}–{n * 10 + 1}"} for n in range(1, last)]
    messages = found("P1", contents=pages)
    assert len(messages) == last - 2 and all("shares a page" in text for text in messages)


def test_pages_of_several_chapters_that_one_holds() -> None:
    pages = [{"title": f"River {n}", "pages": f"{n * 10}–{n * 10 + 9}"} for n in range(1, 10)]
    whole = {"title": "All rivers", "pages": "10–90"}
    assert any("overlap" in text for text in found("P1", contents=[*pages, whole]))


@pytest.mark.parametrize(
    ("inner", "messages"),
    [({"pages": "3–30"}, 1), ({"pages": "3–20"}, 0), ({}, 0),
     ({"pages": "1–30", "article-number": "e7"}, 0)],  # whose pages begin anew
)  # fmt: skip
def test_a_part_outside_the_part_it_is_in(inner: dict[str, str], messages: int) -> None:
    part = {"kind": "part", "title": "Water", "pages": "2–20"}
    assert (
        len(found("P6", contents=[part | {"contents": [{"title": "Dykes", **inner}]}])) == messages
    )


@pytest.mark.parametrize(("first", "messages"), [(1, 0), (2, 1), (15, 1)])
def test_where_the_body_begins(first: int, messages: int) -> None:
    contents = [{"number": 1, "title": "Floods", "pages": f"{first}–40"}]
    assert len(found("P11", contents=contents)) == messages


@pytest.mark.parametrize(("last", "messages"), [(19, 0), (94, 0), (96, 1), (97, 1)])
def test_a_part_as_long_as_the_whole_book(last: int, messages: int) -> None:
    contents = [{"title": "Floods", "pages": f"1–{last}"}, {"title": "Fords", "pages": "98–100"}]
    assert len(found("P12", contents=contents)) == messages


def test_how_a_name_of_a_person_or_an_organisation_is_written() -> None:
    book = pt.Book.model_validate({"title": "Rivers", "author": [{"literal": "Ruth Whitcombe"}]})
    (fault,) = [fault for fault in pt.check(book) if fault.code == "N2"]
    assert fault.hint == (
        "write `Whitcombe, Ruth`, or `Ruth, Whitcombe` where the family name stands first, or "
        "`{literal: Ruth Whitcombe}`"
    )


@pytest.mark.parametrize(
    ("pages", "changes"),
    [("12A–12b", 1), ("12A–12B", 0), ("12a–12b", 0), ("12r–12v", 0), ("xi–XIV", 1)],
)
def test_the_case_of_letters_behind_pages(pages: str, changes: int) -> None:
    told = [
        f.message for f in pt.check(pt.Book(title="A", contents=[{"title": "B", "pages": pages}]))
    ]
    assert sum("the case changes" in message for message in told) == changes


@pytest.mark.parametrize(("first", "messages"), [(13, 0), (16, 0), (17, 1)])
def test_arabic_pages_may_go_on_behind_roman_ones(first: int, messages: int) -> None:
    """Up to four pages later: a half-title and a picture, each with its blank back."""
    contents = [
        {"title": "Preface", "pages": "vii–xii"}, {"title": "Floods", "pages": f"{first}–40"},
        {"title": "Ebbs", "pages": "41–90"},
    ]  # fmt: skip
    book = pt.Book.model_validate({"title": "A", "contents": contents})
    told = [fault.message for fault in pt.check(book)]
    assert sum(message.startswith("the body begins on page") for message in told) == messages


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("[Gorodetsky, Gabriel]", 1),
        ("[夏目, 漱石]", 1),  # a family name and a given name
        ("[박도윤, 이하늘]", 0),  # two whole names
        ("[陳俊宏, 吳志明]", 0),
    ],
)
def test_whole_names_without_gaps_are_not_one_name_cut_in_two(names: str, count: int) -> None:
    faults = check_text(f"title: Rivers\nauthor: {names}\n")
    assert [fault.code for fault in faults].count("N1") == count


@pytest.mark.parametrize(
    ("formats", "messages"),
    [
        ({"ebook": {"isbn": "9781407702995"}}, 0),  # the book's is of a printed form
        ({"hardback": {"isbn": "9781407702995"}}, 1),
        ({"hardback": {"isbn": "9780521086899"}, "pdf": {"isbn": "9781407702995"}}, 0),
    ],
)
def test_the_isbn_of_a_book_may_be_of_a_form_on_paper(
    formats: dict[str, Any], messages: int
) -> None:
    assert len(found("I2", isbn="9780521086899", formats=formats)) == messages


@pytest.mark.parametrize(
    "word",
    ["Group", "Society", "Institut", "Ministry", "Verlag", "Corporation", "Collaboration", "Order",
     "Parliament", "Abbey", "Vatican", "Survey", "Archives", "Church", "League"],
)  # fmt: skip
def test_bodies_are_no_people_without_a_comma(word: str) -> None:
    assert found("N2", author={"literal": f"Northern {word}"}) == []
    assert len(found("N2", author={"literal": "Northern Roe"})) == 1
