"""Static repositories of OAI-PMH: records of works and parts, in all formats that are there."""

from __future__ import annotations

import pytest
from tests.formats.mods.schema import faults

import precarious_truce as pt
from precarious_truce.errors import FormatError
from precarious_truce.formats import by_name, oai_static
from precarious_truce.formats.crosswalk.xml import Element, parsed
from precarious_truce.formats.guessing import by_content

BASE = "https://gateway.example.org/oai/example.org/books.xml"
BOOK = pt.Book(key="r", title="Rivers", date="2004", contents=[{"title": "Floods", "pages": "v–x"}])


def root(**options: str) -> Element:
    found, wrong = parsed(oai_static.dumps(BOOK, datestamp="2026-01-31", **options), "XML")
    assert not wrong
    return found


def test_what_a_gateway_asks_for() -> None:
    identify, formats, *lists = root(base=BASE, email="a@example.org", repository="Books").children
    assert [(e.name, e.text) for e in identify] == [
        ("repositoryName", "Books"), ("baseURL", BASE), ("protocolVersion", "2.0"),
        ("adminEmail", "a@example.org"), ("earliestDatestamp", "2026-01-31"),
        ("deletedRecord", "no"), ("granularity", "YYYY-MM-DD"),
    ]  # fmt: skip
    prefixes = [e.text for f in formats for e in f.all("metadataPrefix")]
    assert prefixes[:2] == ["oai_dc", "mods"]
    assert [e.get("metadataPrefix") for e in lists] == prefixes


def test_parts_have_records_in_dublin_core_and_stand_in_their_book_in_mods() -> None:
    dc, mods = (e for e in root(base=BASE, email="a@b").children[2:4])
    found = [[e.text for r in held for h in r.all("header") for e in h.all("identifier")]
             for held in (dc, mods)]  # fmt: skip
    assert found == [
        ["oai:gateway.example.org:r", "oai:gateway.example.org:r-floods"],
        ["oai:gateway.example.org:r"],
    ]


def test_the_metadata_are_valid() -> None:
    text = oai_static.dumps(BOOK)
    start, end = text.index("<mods:mods "), text.index("</mods:mods>") + len("</mods:mods>")
    assert faults(text[start:end]) == []


def test_nothing_is_invented() -> None:
    text = oai_static.dumps(BOOK)
    assert "adminEmail" not in text and "baseURL" not in text
    assert "not complete: give base and email" in text


def test_a_book_comes_back() -> None:
    assert oai_static.loads(oai_static.dumps(BOOK)) == pt.Library([BOOK])
    only_dc = oai_static.dumps(BOOK).replace("mods:mods", "mods:other")
    assert oai_static.loads(only_dc)["r-floods"].title.text == "Floods"


@pytest.mark.parametrize(
    "options",
    [{"datestamp": "2026"}, {"datestamp": "soon"}, {"base": "books.xml"}, {"base": "//["}],
)
def test_options_that_make_no_sense(options: dict[str, str]) -> None:
    with pytest.raises(FormatError, match="OAI1"):
        oai_static.dumps(BOOK, **options)


def test_the_format_is_guessed() -> None:
    assert by_content(oai_static.dumps(BOOK).encode()) is by_name("oai-static")


def test_records_of_all_formats_say_what_the_reader_takes() -> None:
    book = pt.Book(
        title='Rivers of the <span class="nocase">Xth</span> Age', author="A, B", key="a",
    )  # fmt: skip
    text = oai_static.dumps(book, datestamp="2026-01-31")
    assert "<oai:repositoryName>Rivers of the Xth Age</oai:repositoryName>" in text
    assert oai_static.dumps(oai_static.loads(text), datestamp="2026-01-31") == text
