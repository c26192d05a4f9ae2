"""Kinds of values of subfields, both ways."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.formats.marc import marcxml
from precarious_truce.formats.marc.values import (
    read_edition,
    read_edition_of,
    read_extent,
    without_subtitle,
    write_edition,
    write_edition_of,
    write_extent,
)
from precarious_truce.model import Book, Reference

WORDS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth",
         "Tenth")  # fmt: skip


@pytest.mark.parametrize(("number", "word"), [*enumerate(WORDS, 1)])
def test_editions_in_words(number: int, word: str) -> None:
    assert read_edition(f"{word} edition") == read_edition(f"{word.lower()} ed.") == str(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [("1", "1st edition"), ("2", "2nd edition"), ("3", "3rd edition"), ("4", "4th edition"),
     ("11", "11th edition"), ("12", "12th edition"), ("13", "13th edition"), ("21", "21st edition"),
     ("111", "111th edition"), ("122", "122nd edition"), ("010", "010"), ("Revised", "Revised")],
)  # fmt: skip
def test_editions_in_numbers(number: str, text: str) -> None:
    assert write_edition(number) == text
    assert read_edition(text) == number


@pytest.mark.parametrize(
    "text",
    ["2nd ed.", "2. Aufl.", "2. Auflage", "2e éd.", "2a ed.", "2 izd.", "2-nd", "2ª edición"],
)
def test_editions_of_other_languages(text: str) -> None:
    assert read_edition(text) == (text if text == "2-nd" else "2")


@pytest.mark.parametrize(
    ("extent", "text"),
    [("300", "300 pages"), ("1", "1 page"), ("[1]", "[1] page"), ("xii + 300", "xii, 300 pages"),
     ("xii + 300 + [8] plates", "xii, 300 pages, [8] plates"), ("2 volumes", "2 volumes")],
)  # fmt: skip
def test_extents(extent: str, text: str) -> None:
    assert write_extent(extent) == text
    assert read_extent(text) == extent


ORIGINAL = {
    "author": (["Elm, Bo"], "a", "Elm, Bo"), "subtitle": ("Essays", "g", "subtitle:Essays"),
    "title": ("Rivers", "t", "Rivers"),
    "edition": ("2", "b", "2nd edition"), "date": ("1911", "d", "1911"),
    "container-title": ("Collected papers", "g", "in:Collected papers"),
    "volume": ("3", "g", "volume:3"), "issue": ("4", "g", "number:4"),
    "pages": ("12–19", "g", "pages:12–19"), "editor": (["Oak, Ada"], "g", "editor:Oak, Ada"),
    "language": (["de"], "g", "language:de"),
    "doi": ("10.5555/a", "o", "doi:10.5555/a"), "url": ("https://e.org/", "o", "url:https://e.org/"),
    "isbn": ("978-0-521-08689-9", "z", "9780521086899"),
}  # fmt: skip


@pytest.mark.parametrize("field", ORIGINAL)
def test_a_field_of_another_edition(field: str) -> None:
    value, code, text = ORIGINAL[field]
    book = Book.model_validate({"title": "A", "original": {field: value}})
    subs = write_edition_of(book.original)
    assert subs is not None and (code, text) in subs
    back: dict[str, Any] = {"title": "A", "original": read_edition_of(subs)}
    assert Book.model_validate(back).original == book.original


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [("10.5555/a", "doi", "10.5555/a"), ("doi: 10.5555/a", "doi", "10.5555/a"),
     ("https://e.org/", "url", "https://e.org/"), ("url: https://e.org/", "url", "https://e.org/")],
)  # fmt: skip
def test_the_number_of_another_edition_in_a_foreign_record(
    text: str, field: str, value: str
) -> None:
    assert read_edition_of((("t", "Elvek"), ("o", text))) == {"title": "Elvek", field: value}


def test_of_one_that_is_no_edition() -> None:
    assert write_edition_of(Reference(type="book", title="A").within or Book(title="A")) is not None
    subs = write_edition_of(Book(title="A", note="Good.", extent="xiv, 289 p."))
    assert subs == (("t", "A"), ("h", "xiv, 289 pages"), ("n", "Good."))
    assert read_edition_of(subs) == {"title": "A", "extent": "xiv + 289", "note": "Good."}
    assert read_edition_of(()) is None


@pytest.mark.parametrize(
    ("text", "subtitle", "expected"),
    [("A : B", "B", ("A", "B")), ("A : B : C", "C", ("A : B", "C")), ("A : B", "", ("A : B", "")),
     ("A : B", None, ("A", "B")), ("A", None, ("A", "")), ("B", "B", ("", "B"))],
)  # fmt: skip
def test_a_title_with_its_subtitle(
    text: str, subtitle: str | None, expected: tuple[str, str]
) -> None:
    assert without_subtitle(text, subtitle) == expected


@pytest.mark.parametrize(
    "date", ["2017-14/2017-99", "forthcoming", "in press 2004", "c. 1900", "1931~", "1911/1914"]
)
@pytest.mark.parametrize("place", [{}, {"publisher": "Quai"}, {"publisher": "Quai, 1999"}])
def test_the_date_of_another_edition(date: str, place: dict[str, str]) -> None:
    book = Book(title="Rivers", original={"title": "Flüsse", "date": date, **place})
    text = marcxml.dumps(book)
    (read,) = marcxml.loads(text)
    assert isinstance(read, Book) and str(read.original.date) == date
    assert marcxml.dumps(read) == text


@pytest.mark.parametrize(
    ("title", "subtitle"), [("Flüsse", "Fünf Wege"), ("Flüsse : Bäche", "Fünf")]
)
def test_the_subtitle_of_another_edition(title: str, subtitle: str) -> None:
    book = Book(title="Rivers", original={"title": title, "subtitle": subtitle})
    subs = write_edition_of(book.original)
    assert subs is not None
    read = Book.model_validate({"title": "Rivers", "original": read_edition_of(subs)})
    assert read.original == book.original


def test_a_long_extent_is_kept_as_it_is() -> None:
    for length, more in ((1000, " + 9"), (1001, ", 9 pages")):
        start = "x" * (length - len(", 9 pages"))
        assert read_extent(f"{start}, 9 pages") == start + more


@pytest.mark.parametrize(
    "name",
    [
        "Northfield, printers to the Crown since 1911",
        "Northfield, the houses of rivers 1911",
        "Northfield, Ltd",
    ],
)
def test_a_publisher_with_a_comma_is_no_date(name: str) -> None:
    read = read_edition_of((("t", "Rivers"), ("d", f"Leeds : {name}")))
    assert read == {"title": "Rivers", "place": ["Leeds"], "publisher": [name]}
