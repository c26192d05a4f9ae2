"""Editions for Open Library's import: their fields, their tables of contents, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import precarious_truce as pt
from precarious_truce.formats import open_library

ROOT = Path(__file__).resolve().parents[3]


def edition(**fields: object) -> dict[str, object]:
    (record,) = json.loads(open_library.dumps(pt.Book.model_validate({"title": "Rivers"} | fields)))
    assert isinstance(record, dict)
    return record


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"publisher": "Hallam", "place": ["Leeds", "York"]},
         {"publishers": ["Hallam"], "publish_places": ["Leeds", "York"]}),
        ({"date": "1911-05"}, {"publish_date": "1911-05"}),
        ({"isbn": "0-521-21560-9"}, {"isbn_10": ["0521215609"]}),
        ({"isbn": "978-0-521-08689-9"}, {"isbn_13": ["9780521086899"]}),
        ({"extent": "xiv + 289"}, {"pagination": "xiv + 289"}),
        ({"extent": "289"}, {"number_of_pages": 289}),
        ({"language": ["en-GB", "de"]},
         {"languages": [{"key": "/languages/eng"}, {"key": "/languages/ger"}]}),
        ({"series": {"title": "Trades and Towns", "number": "4"}},
         {"series": ["Trades and Towns -- no. 4"]}),
        ({"editor": "Weyden, Pieter van der"},
         {"contributors": [{"name": "Pieter van der Weyden",
                            "personal_name": "Weyden, Pieter van der", "role": "Editor"}]}),
        ({"author": "Water Board"}, {"authors": [{"name": "Water Board", "entity_type": "org"}]}),
        ({"classes": {"lcc": "DA47.65", "ddc": "327"}, "identifiers": {"oclc": "3168573"}},
         {"lc_classifications": ["DA47.65"], "dewey_decimal_class": ["327"],
          "oclc_numbers": ["3168573"]}),
        ({"title": "The <i>Aeneid</i> & its readers"}, {"title": "The Aeneid & its readers"}),
    ],
)  # fmt: skip
def test_fields(fields: dict[str, object], expected: dict[str, object]) -> None:
    record = edition(**fields)
    assert {name: record.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "<script>"}, {"title": "A <br> & B"}, {"contents": ["<script>", "&lt;b"]},
        {"author": {"family": "Aristotle"}}, {"author": "King, Martin Luther, Jr."},
        {"date": "1911/1914"}, {"date": "-0333"}, {"date": "in press"}, {"date": "2014-12-31/.."},
        {"extent": "XX, 327 Seiten"}, {"extent": "255 + [16] plates"}, {"extent": "Losebl.-Ausg."},
    ],
)  # fmt: skip
def test_what_comes_back(fields: dict[str, object]) -> None:
    book = pt.Book.model_validate({"title": "Rivers"} | fields)
    text = open_library.dumps(book)
    (again,) = open_library.loads(text)
    assert again == book and not open_library.losses(book)
    assert open_library.dumps(again) == text


@pytest.mark.parametrize(
    ("label", "number"),
    [("II", "II"), ("Chapter II", "II"), ("Part III", "III"), ("Ch. 3", "3"), ("Chapter1", "1"),
     ("XIV.", "XIV"), ("A", "A"), ("4.2", "4.2")],
)  # fmt: skip
def test_labels_of_rows(label: str, number: str) -> None:
    rows = [{"level": 0, "label": label, "title": "Weirs", "pagenum": "4"}]
    text = json.dumps([{"key": "/books/OL1M", "title": "T", "table_of_contents": rows}])
    (book,) = open_library.loads(text)
    assert isinstance(book, pt.Book)
    assert [(part.title.text, part.number) for part in book.contents] == [("Weirs", number)]


def test_soft_hyphens_are_not_seen() -> None:
    assert edition(publisher="Ad\u00addi\u00adson")["publishers"] == ["Addison"]


def test_a_name_whose_other_forms_are_lost_is_as_one_without_them() -> None:
    author = {"family": "Орлова", "given": "Анна", "romanized": "Orlova, Anna"}
    assert edition(author=author)["authors"] == [{"name": "Анна Орлова"}]


def test_the_table_of_contents() -> None:
    chapters = [
        {"title": "Preface", "pages": "ix–xiv", "author": "Rossi, Ann"},
        {"title": "Sources", "kind": "part", "number": "II", "contents": [
            {"number": "3", "title": "Springs", "subtitle": "A list", "pages": "134–"},
            {"title": "1984 and after", "pages": "12, 14–16"}]},
    ]  # fmt: skip
    assert edition(contents=chapters)["table_of_contents"] == [
        {"level": 0, "title": "Preface", "authors": [{"name": "Ann Rossi"}], "pagenum": "ix–xiv"},
        {"level": 0, "label": "Part II", "title": "Sources"},
        {"level": 1, "label": "3", "title": "Springs", "subtitle": "A list", "pagenum": "134"},
        {"level": 1, "title": "1984 and after", "pagenum": "12, 14–16"},
    ]


@pytest.mark.parametrize("name", ["precarious-truce", "edited-volume", "odd-pages"])
def test_records_of_the_project(name: str) -> None:
    library = pt.load(ROOT / "data" / f"{name}.yaml")
    kept = library.without(open_library.losses(library))
    again = open_library.loads(open_library.dumps(library))
    for before, after in zip(kept.books(), again.books(), strict=True):
        assert after.key == before.key
        assert [(c.title.text, c.number, str(c.pages)) for c in after.walk()] == [
            (c.title.text, c.number, str(c.pages)) for c in before.walk()
        ]


def test_what_has_no_place() -> None:
    article = pt.Reference(key="a", type="article-journal", title="Weirs")
    volumes = pt.Book(key="b", title="Rivers", volumes=[{"number": "1", "title": "East"}])
    assert json.loads(open_library.dumps([article])) == []
    said = [str(loss) for loss in open_library.losses([article, volumes])]
    assert len(said) == 2 and all("one book, without volumes" in text for text in said)
