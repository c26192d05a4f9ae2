"""MARCXML: valid by the Library of Congress's schema, read wherever its records stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests import strategies

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats.guessing import by_content
from precarious_truce.formats.marc import marcxml
from precarious_truce.formats.marc.records import Field, line_of
from precarious_truce.formats.marc.writing import records_of
from precarious_truce.model import Book, Library

HERE = Path(__file__).parent
DATA = sorted((HERE.parents[2] / "data").glob("*.yaml"))
BOOK = Book(
    title="Rivers", editor="Marsh, Eleanor", date="2004", language="en",
    contents=[
        {"title": "Preface", "pages": "ix–xiv"},
        {"number": "I", "kind": "part", "title": "Upstream", "contents": [
            {"number": "1", "title": "1848", "author": "van der Weyden, Pieter",
             "pages": "1–12, 17–24, 31", "doi": "10.5555/1"},
            {"number": "2", "title": "A river in 3 acts", "pages": "A1–A12", "author": [
                "Ola, Abiodun", {"literal": "Danube Survey Group"}], "translator": "Osei, Kwame"},
        ]},
        {"title": "Index", "pages": "305–318"},
    ],
)  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> Any:
    xmlschema = pytest.importorskip("xmlschema")
    return xmlschema.XMLSchema(str(HERE / "MARC21slim.xsd"))


@pytest.mark.parametrize("analytic", [False, True])
def test_every_record_is_valid(schema: Any, shared: Path, analytic: bool) -> None:
    for path in (*DATA, *sorted((shared / "records").glob("*.yaml"))):
        try:
            library = pt.load(path)
        except TruceError as error:
            assert isinstance(error.library, Library)
            library = error.library
        schema.validate(marcxml.dumps(library, analytic=analytic))


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(library=strategies.libraries)
def test_any_library_is_valid(schema: Any, library: Library) -> None:
    schema.validate(marcxml.dumps(library))


@pytest.mark.parametrize("analytic", [False, True])
def test_pages_order_numbers_and_people_of_parts_survive(analytic: bool) -> None:
    text = marcxml.dumps(BOOK, analytic=analytic)
    assert marcxml.losses(BOOK, analytic=analytic) == []
    assert list(marcxml.loads(text)) == [BOOK]


def _fields(work: Book, tag: str) -> list[Field]:
    (record,) = records_of(work)
    return [one for one in record.fields if one.tag == tag]


def test_a_plain_book_needs_no_more_than_the_note_of_contents() -> None:
    book = Book(title="Rivers", contents=["Preface", {"number": "1", "title": "Floods"}])
    assert _fields(book, "774") == []
    assert _fields(book, "505")[0].subs == (("t", "Preface --"), ("g", "1."), ("t", "Floods"))


def test_people_of_parts_stand_with_the_titles_of_what_they_wrote() -> None:
    (weyden, *_), (_, *_) = [f for f in _fields(BOOK, "700") if f.get("t")], _fields(BOOK, "774")
    assert weyden.ind == "12" and weyden.get("t") == "1848" and weyden.get("8") == "3\\c"


def test_parts_in_parts_are_linked_to_what_they_are_in() -> None:
    links = [tuple(f.all("8")) for f in _fields(BOOK, "774")]
    assert links == [
        ("1\\c",), ("2\\c",), ("2.1\\c", "3\\c"), ("2.2\\c", "4\\c"), ("5\\c",),
    ]  # fmt: skip


def test_records_of_parts_name_their_host() -> None:
    found = list(records_of(BOOK, analytic=True))
    hosts = [f.get("w") for r in found for f in r.fields if f.tag == "773"]
    assert hosts[0] == "(precarious-truce)rivers2004" or hosts[0].endswith("marsh2004")
    assert [r.leader[7] for r in found] == ["m", *"aaaaa"]


def test_008_tells_dates_language_and_index() -> None:
    (record,) = records_of(BOOK)
    data = next(f.data for f in record.fields if f.tag == "008")
    assert len(data) == 40 and data[6:15] == "s2004    " and data[31] == "1"
    assert data[35:38] == "eng"


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({}, r"\\$aeng"), ({"original": {"title": "Fleuves", "language": "fr"}}, r"1\$aeng$hfre"),
        ({"translator": "Osei, Kwame"}, r"1\$aeng"),
        ({"original": {"title": "Rivers", "language": "en"}}, r"0\$aeng"),
        ({"original": {"title": "Salt", "language": ["la", "grc"]}}, r"1\$aeng$hlat$hgrc"),
        ({"original": {"title": "Reke", "language": "sr-Latn"}}, "17$aen$hsr-Latn$2rfc5646"),
    ],
)  # fmt: skip
def test_languages_of_translations(more: dict[str, Any], line: str) -> None:
    book = Book(title="Rivers", language="en", **more)
    assert [line_of(one) for one in _fields(book, "041")] == [line]
    assert list(marcxml.loads(marcxml.dumps(book))) == [book]


def test_articles_are_not_filed_under() -> None:
    assert _fields(Book(title="The Rivers"), "245")[0].ind == "04"
    assert _fields(Book(title="Der Fluß", language="de"), "245")[0].ind == "04"
    assert _fields(Book(title="Die Another Day", language="en"), "245")[0].ind == "00"


def test_records_within_other_xml_are_found() -> None:
    inner = marcxml.dumps(BOOK).partition("?>")[2]
    text = f"<OAI-PMH xmlns='urn:x'><ListRecords><record><metadata>{inner}</metadata></record>"
    assert list(marcxml.loads(text + "</ListRecords></OAI-PMH>")) == [BOOK]


def test_what_breaks_off_is_read_as_far_as_it_goes() -> None:
    text = marcxml.dumps(Library([BOOK, Book(title="Salt")]))
    library = marcxml.loads(text[: text.index("Salt")])
    assert library["marsh2004"].contents and library.diagnostics


@pytest.mark.parametrize("text", ["", "<a/>", "no XML", "<record xmlns='urn:x'/>"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(TruceError):
        marcxml.loads(text)


def test_it_is_known_by_what_it_begins_with() -> None:
    found = by_content(marcxml.dumps(BOOK).encode())
    assert found is not None and found.name == "marcxml"
