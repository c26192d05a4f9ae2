"""Tables of contents of other catalogues as the parts of a book."""

from __future__ import annotations

import pytest

from precarious_truce.formats import mods
from precarious_truce.model import Book, Chapter, Work

NAMESPACE = "http://www.loc.gov/mods/v3"


def work(inside: str, title: str = "Rivers") -> Work:
    """The work of a record of a book with this inside."""
    head = f'<titleInfo><title>{title}</title></titleInfo><genre authority="marcgt">book</genre>'
    (only,) = mods.loads(f'<mods xmlns="{NAMESPACE}">{head}{inside}</mods>')
    return only


def listed(note: str, inside: str = "") -> Book:
    """The book whose table of contents this is."""
    book = work(f"{inside}<tableOfContents>{note}</tableOfContents>")
    assert isinstance(book, Book)
    return book


def said(part: Chapter) -> tuple[str | None, str, str, list[str]]:
    return part.number, part.title.text, str(part.pages or ""), list(map(str, part.author))


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        (
            "Preface (p. ix-xiv) -- 1. Floods / E. Marsh and Kwame Osei -- 2. 1848 and after"
            " (pages 31-60)\n    / Ruth Whitcombe -- Index.",
            [
                (None, "Preface", "ix-xiv", []),
                ("1", "Floods", "", ["E. Marsh", "Kwame Osei"]),
                ("2", "1848 and after", "31-60", ["Ruth Whitcombe"]),
                (None, "Index", "", []),
            ],
        ),
        (  # numbers in titles, which do not count
            "1848 in the delta -- 39 steps down -- A---, a river -- The end.",
            [
                (None, "1848 in the delta", "", []), (None, "39 steps down", "", []),
                (None, "A---, a river", "", []), (None, "The end", "", []),
            ],
        ),
        ("Chapter 1. Ice--Chapter 2. Fords", [("1", "Ice", "", []), ("2", "Fords", "", [])]),
    ],
)  # fmt: skip
def test_parts_of_a_table(note: str, parts: list[object]) -> None:
    assert [said(part) for part in listed(note).contents] == parts


def test_a_divided_table() -> None:
    book = listed("Preface -- Part I. Ice -- 1. Floods -- 2. Fords -- Part II. Sea -- 3. Reefs --"
                  " Index")  # fmt: skip
    assert [(c.title.text, [s.title.text for s in c.contents]) for c in book.contents] == [
        ("Preface", []), ("Ice", ["Floods", "Fords"]), ("Sea", ["Reefs"]), ("Index", []),
    ]  # fmt: skip


def test_volumes_of_a_table() -> None:
    book = listed("v. 1. Beginnings -- v. 2-3. Endings")
    assert [(v.number, v.title.text) for v in book.volumes] == [
        ("1", "Beginnings"), ("2-3", "Endings"),
    ]  # fmt: skip


def test_who_wrote_a_part_is_named_as_the_record_names_them() -> None:
    name = (
        "<name><namePart>Osei, Kwame Yaw</namePart><role><roleTerm>editor</roleTerm></role></name>"
    )
    (part, _) = listed("Floods / K. Osei -- Fords", name).contents
    assert said(part)[3] == ["Kwame Yaw Osei"]


@pytest.mark.parametrize("note", ["Includes an index.", f"{'Long prose. ' * 100}-- And more."])
def test_prose_is_kept(note: str) -> None:
    book = listed(note)
    assert not book.contents and book.extra
    assert book.extra["mods"]["tableOfContents"] == note.strip()


def test_of_what_lists_its_parts_otherwise_the_table_is_kept() -> None:
    part = '<relatedItem type="constituent"><titleInfo><title>Ice</title></titleInfo></relatedItem>'
    book = listed("Ice -- Index", part)
    assert [c.title.text for c in book.contents] == ["Ice"]
    assert book.extra == {"mods": {"tableOfContents": "Ice -- Index"}}
    (again,) = mods.loads(mods.dumps(book))
    assert again == book


def test_of_what_is_no_book_the_table_is_kept() -> None:
    table = "<tableOfContents>Ice -- Sea</tableOfContents>"
    kind = "<typeOfResource>sound recording</typeOfResource>"
    (song,) = mods.loads(f"<mods><titleInfo><title>Songs</title></titleInfo>{kind}{table}</mods>")
    assert song.extra == {"mods": {"tableOfContents": "Ice -- Sea"}}


def test_a_table_in_a_part() -> None:
    inside = ('<relatedItem type="constituent"><titleInfo><title>Ice</title></titleInfo>'
              "<tableOfContents>Floods -- Fords</tableOfContents></relatedItem>")  # fmt: skip
    book = work(inside)
    assert isinstance(book, Book)
    assert [c.title.text for c in book.contents[0].contents] == ["Floods", "Fords"]


def test_a_table_in_two_scripts() -> None:
    tables = [
        '<tableOfContents altRepGroup="02" script="Latn">1. Reka -- 2. Brod</tableOfContents>',
        '<tableOfContents altRepGroup="02">1. Река -- 2. Брод</tableOfContents>',
    ]
    for first, second in (tables, reversed(tables)):
        book = work(first + second)
        assert isinstance(book, Book)
        assert [(c.number, c.title.text, c.title.romanized) for c in book.contents] == [
            ("1", "Река", "Reka"), ("2", "Брод", "Brod"),
        ]  # fmt: skip


def test_a_partial_table() -> None:
    book = work('<tableOfContents type="partial contents">Ice -- Fords</tableOfContents>')
    assert isinstance(book, Book)
    assert book.contents_status == "partial" and len(book.contents) == 2


@pytest.mark.parametrize(
    "piece", ["-- ", " -- 1. a", " / ", "(p. 1 ", "v. 1. A ; ", "v. 1. A: B. "]
)
def test_long_tables_are_read_in_time(piece: str) -> None:
    assert listed(f"x{piece * 20_000}") is not None
