"""Parts that name their book come to stand in it where a person would put them; others are told."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.model import Book, Library

HOST = {
    "title": "{Rivers and Borders}: Essays on the {Danube}",
    "editor": "Marsh, Eleanor and van der Weyden, Pieter",
    "year": "2004",
    "publisher": "Northfield University Press",
    "isbn": "978-3-16-148410-0",
}
PART = {
    "author": "Osei, Kwame",
    "title": "Floods",
    "booktitle": "Rivers and borders: {E}ssays on the Danube",
    "editor": "Marsh, E. and Weyden, P. van der",
    "year": "2004",
    "publisher": "Northfield",
}


def entry(type_: str, key: str, fields: dict[str, str]) -> str:
    inner = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{type_}{{{key},\n{inner}}}\n"


def read(part: dict[str, str], *hosts: dict[str, str]) -> Library:
    books = "".join(entry("book", f"host{n}", HOST | host) for n, host in enumerate(hosts or ({},)))
    return pt.loads(entry("incollection", "floods", PART | part) + books, "bibtex")


def contents(library: Library) -> list[str]:
    return [str(part.title) for work in library if isinstance(work, Book) for part in work.contents]


@pytest.mark.parametrize(
    "part",
    [
        {},
        {"publisher": "N.U.P."},
        {"publisher": ""},
        {"isbn": "3-16-148410-X"},
        {"booktitle": "RIVERS AND BORDERS -- Essays on the Danube"},
        {"booktitle": r"\emph{Rivers} and Borders: Essays on the Danube"},
        {"booktitle": "Rivers and Borders"},
        {"editor": "", "isbn": "978-3-16-148410-0", "year": ""},
        {"year": ""},
    ],
)
def test_what_a_person_would_put_into_the_book(part: dict[str, str]) -> None:
    assert contents(read(part)) == ["Floods"]


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ({"year": "1999"}, "the year differs"),
        ({"editor": "Smith, Jane"}, "the editors differ"),
        ({"edition": "2", "note": ""}, ""),
        ({"booktitle": "Rivers and Borders", "editor": "", "publisher": ""}, "too little else"),
    ],
)
def test_what_speaks_against_it_is_told(part: dict[str, str], reason: str) -> None:
    library = read(part, {"edition": "3"})
    assert contents(library) == []
    (told,) = [d for d in library.diagnostics if d.code == "K4"]
    assert reason in told.message and "host0" in told.message


def test_of_two_books_the_one_with_the_isbn() -> None:
    other = {"isbn": "978-0-521-08689-9"}
    library = read({"isbn": HOST["isbn"]}, other, {})
    assert [w.key for w in library if isinstance(w, Book) and w.contents] == ["host1"]


def test_of_two_alike_none() -> None:
    library = read({"isbn": ""}, {"isbn": "978-0-521-08689-9"}, {})
    assert contents(library) == []
    assert any("another book would fit as well" in d.message for d in library.diagnostics)


def test_a_volume_that_only_the_part_names() -> None:
    (book,) = read({"volume": "2"})
    assert isinstance(book, Book)
    assert [(v.number, [str(c.title) for c in v.contents]) for v in book.volumes] == [
        ("2", ["Floods"])
    ]


@pytest.mark.parametrize("field", ["note", "annote", "language", "keywords", "howpublished"])
def test_a_book_with_more_to_say_holds_its_parts_too(field: str) -> None:
    assert contents(read({}, {field: "English"})) == ["Floods"]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_more_books_of_one_title_than_can_be_compared(name: str) -> None:
    """Only the ISBN or the key says which of them a chapter is in; the others are told."""
    books = "".join(
        f"@book{{x{n}, title = {{B}}, isbn = {{978-0-00-00{n:04}-0}}}}\n" for n in range(70)
    )
    parts = (
        "@incollection{a, title = {A}, booktitle = {B}}\n"
        "@incollection{b, title = {B2}, booktitle = {B}, isbn = {978-0-00-000042-0}}\n"
        "@incollection{x7-ch1, title = {C}, booktitle = {B}}\n"
    )
    library = pt.loads(parts + books, name)
    assert [part.key for part in library["x42"].contents] == ["b"]
    assert [str(part.title) for part in library["x7"].contents] == ["C"]
    assert [work.key for work in library if work.key == "a"] == ["a"]
    assert any("more books have its title" in str(d) for d in library.diagnostics)


@pytest.mark.parametrize(
    ("double", "gathered"),
    [
        ({}, True),
        ({"publisher": "", "isbn": ""}, True),
        ({"title": "RIVERS AND BORDERS: essays on the Danube", "editor": "Marsh, E."}, True),
        ({"year": "1999"}, True),  # then the first agrees better
        ({"isbn": "978-0-521-08689-9"}, False),
        ({"edition": "2"}, False),
        ({"volume": "2"}, False),
    ],
)
def test_a_book_that_stands_twice_is_one_book(double: dict[str, str], gathered: bool) -> None:
    library = read({"isbn": ""}, {}, double)
    assert (contents(library) == ["Floods"]) is gathered
    assert gathered is not any("another book" in d.message for d in library.diagnostics)


@pytest.mark.parametrize(
    ("part", "book", "same"),
    [
        ("2", "2: Floods", True), ("2", "II", True), ("Bd. 2", "2", True), ("vol. ii", "2", True),
        ("2: Floods", "2 Floods", True), ("2: Floods", "2: Dykes", False), ("1", "2", False),
        ("A", "A", True), ("A", "B", False), ("9" * 5000, "2", False),
    ],
)  # fmt: skip
def test_a_volume_goes_by_its_number(part: str, book: str, same: bool) -> None:
    assert (contents(read({"volume": part}, {"volume": book})) == ["Floods"]) is same


@pytest.mark.parametrize(
    ("part", "book", "told"),
    [
        ("Rivers", "Rivers, vol. 2", True),
        ("Rivers, Bd. II", "Rivers", True),
        ("Rivers, vol. 3", "Rivers, vol. 2", False),
        ("Rivers, vol. 2, editor = {Other, A.}", "Rivers", False),
    ],
)
def test_a_title_that_names_a_volume_is_a_near_miss(part: str, book: str, told: bool) -> None:
    said = "editor = {Osei, K.}, year = 2004"
    editor, title = (", editor = {Other, A.}, year = 2004", part.partition(", editor")[0])
    there = editor if "editor" in part else f", {said}"
    text = f"""@book{{m, title = {{{book}}}, {said}}}
    @incollection{{a, title = {{Ice}}, author = {{Bell, A.}}, booktitle = {{{title}}}{there}}}"""
    library = pt.loads(text, "bibtex")
    assert list(library.keys()) == ["m", "a"]
    reason = "but only one of the titles names a volume"
    assert [reason in d.message for d in library.diagnostics] == [True] * told


def test_a_volume_in_a_title_may_be_spelled_otherwise() -> None:
    text = """@book{m, title = {Rivers, vol. 2}, editor = {Osei, K.}, year = 2004}
    @incollection{a, title = {Ice}, booktitle = {Rivers (Bd. II)}, editor = {Osei, K.}, year = 2004}
    """
    library = pt.loads(text, "bibtex")
    assert [part.key for part in library.book("m").contents] == ["a"]
