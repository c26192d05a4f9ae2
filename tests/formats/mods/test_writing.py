"""What is written: valid by the schema, with all that there is where readers look for it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from tests.examples import one_each, some
from tests.formats.mods.schema import faults

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats import mods
from precarious_truce.formats.crosswalk.xml import Element, parsed
from precarious_truce.model import Book, Library, Reference

DATA = sorted((Path(__file__).parents[3] / "data").glob("*.yaml"))


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_records_are_valid_and_lose_nothing(path: Path) -> None:
    library = pt.load(path)
    assert faults(mods.dumps(library)) == []
    assert faults(mods.dumps(list(library.references()))) == []
    assert {loss.path[-1] for loss in mods.losses(library)} <= {"accept"}  # said to `check` alone


def test_records_beside_the_project_are_valid(shared: Path) -> None:
    for path in sorted((shared / "records").glob("*.yaml")):
        try:
            library = pt.load(path)
        except TruceError as error:
            assert isinstance(error.library, Library)
            library = error.library
        assert faults(mods.dumps(library)) == [], path.name


def test_every_field_is_valid() -> None:
    found = [f"{e}: {fault}" for e in one_each("valid") for fault in faults(mods.dumps(e.work))]
    assert found == []


@pytest.mark.slow
def test_a_thousand_made_records_are_valid() -> None:
    made = list(islice(some("valid", 40), 1000))
    assert len(made) == 1000
    assert [f"{e}: {fault}" for e in made for fault in faults(mods.dumps(e.work))] == []


def record(work: Book | Reference) -> Element:
    root, _ = parsed(mods.dumps(work), "MODS1")
    return root.children[0]


def texts(element: Element, *path: str) -> list[str]:
    """The texts at the end of a path of names."""
    found = [element]
    for name in path:
        found = [child for e in found for child in e.all(name)]
    return [e.words for e in found]


BOOK = Book.model_validate(
    {
        "title": "Waters", "editor": {"family": "Weyden", "given": "Pieter",
                                      "non-dropping-particle": "van der"},
        "date": "1931~", "language": ["en-GB", "ru"], "volume-count": "2",
        "series": {"title": "Rivers", "number": "3"},
        "contents": [
            {"title": "Preface", "pages": "ix–xiv"},
            {"title": "Upstream", "kind": "part", "number": "I", "contents": [
                {"title": "Floods", "number": "1", "pages": "1–12, 17–24", "author": "Oak, Ada"},
                {"title": "Dykes", "pages": "A1–A12"}, {"title": "Fords", "pages": "134–"},
            ]},
        ],
    }
)  # fmt: skip


def test_parts_are_constituents_in_order_and_nested() -> None:
    parts = [e for e in record(BOOK).all("relatedItem") if e.get("type") == "constituent"]
    assert [texts(part, "titleInfo", "title") for part in parts] == [["Preface"], ["Upstream"]]
    inside = parts[1].all("relatedItem")
    assert [texts(part, "titleInfo", "title")[0] for part in inside] == ["Floods", "Dykes", "Fords"]


def test_pages_are_as_printed() -> None:
    extents = [e for e in record(BOOK).walk() if e.name == "extent" and e.get("unit") == "pages"]
    assert [[(child.name, child.text) for child in e] for e in extents] == [
        [("start", "ix"), ("end", "xiv")],
        [("list", "1–12, 17–24")],
        [("start", "A1"), ("end", "A12")],
        [("start", "134")],
    ]


def test_numbers_are_details() -> None:
    details = [e for e in record(BOOK).walk() if e.name == "detail"]
    said = [(e.get("type"), e.words) for e in details]
    assert said == [("number", "3"), ("part", "I"), ("chapter", "1")]


def test_a_part_says_only_what_it_does_not_have_from_its_book() -> None:
    part = record(BOOK).all("relatedItem")[1]
    assert {e.name for e in part} == {"titleInfo", "genre", "part"}


def test_people_have_relators() -> None:
    name = record(BOOK).all("name")[0]
    parts = [(e.get("type"), e.text) for e in name.all("namePart")]
    assert parts == [("family", "van der Weyden"), ("given", "Pieter")]
    assert texts(name, "role", "roleTerm") == ["edt", "editor"]


def test_languages_and_dates_have_codes() -> None:
    found = record(BOOK)
    assert texts(found, "language", "languageTerm") == ["en-GB", "eng", "rus"]
    (date,) = [e for o in found.all("originInfo") for e in o.all("dateIssued")]
    assert (date.attrib, date.text) == ({"encoding": "w3cdtf", "qualifier": "approximate"}, "1931")


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1977", [("w3cdtf", "", "1977")]),
        ("2011-06", [("w3cdtf", "", "2011-06")]),
        ("1911/1914", [("w3cdtf", "start", "1911"), ("w3cdtf", "end", "1914")]),
        ("1977/..", [("edtf", "", "1977/..")]),
        ("197X", [("edtf", "", "197X")]),
        ("2001-21", [("edtf", "", "2001-21")]),
        ("forthcoming", [("", "", "forthcoming")]),
    ],
)
def test_dates(date: str, said: list[tuple[str, str, str]]) -> None:
    work = Book(title="A", date=date)
    dates = [e for o in record(work).all("originInfo") for e in o.all("dateIssued")]
    assert [(e.get("encoding"), e.get("point"), e.text) for e in dates] == said
    assert mods.loads(mods.dumps(work)).values()[0].date == date


def test_what_stands_alone_has_a_host() -> None:
    part = next(ref for ref in pt.Library([BOOK]).references() if ref.title == "Floods")
    (host,) = [e for e in record(part).all("relatedItem") if e.get("type") == "host"]
    titles = [(e.get("otherType"), e.words) for e in host.all("titleInfo")]
    assert titles == [("", "Waters"), ("part", "Upstream")]
    assert texts(host, "part", "extent", "list") == ["1–12, 17–24"]
    assert texts(record(part), "name", "namePart") == ["Oak", "Ada"]


def test_two_scripts_share_a_group() -> None:
    work = Book.model_validate(
        {
            "title": {"text": "Река", "romanized": "Reka", "translated": "River", "lang": "ru"},
            "author": {"family": "Орлова", "given": "Анна", "romanized": "Orlova, Anna"},
            "publisher": [{"text": "Берег", "romanized": "Bereg"}, "Quai"],
        }
    )
    found = record(work)
    for name in ("titleInfo", "name", "originInfo"):
        first, second = found.all(name)[:2]
        assert first.get("altRepGroup") and first.get("altRepGroup") == second.get("altRepGroup")
        assert second.get("transliteration") and not first.get("transliteration")
    assert mods.loads(mods.dumps(work)) == Library([work])


def test_markup_does_not_reach_it() -> None:
    (loss,) = mods.losses(Book(title="The <i>Aeneid</i>"))
    assert str(loss).endswith("The <i>Aeneid</i> becomes The Aeneid (MODS has text without markup)")
    assert "<i>" not in mods.dumps(Book(title="The <i>Aeneid</i>")).replace("&lt;", "<")


def test_what_others_wrote_goes_back() -> None:
    extra = {"mods": {"note:bibliography": "p. 9", "targetAudience:marctarget": "juvenile"}}
    work = Reference(type="thesis", title="A", extra=extra)
    found = record(work)
    assert [(e.get("type"), e.text) for e in found.all("note")] == [("bibliography", "p. 9")]
    assert mods.loads(mods.dumps(work)) == Library([work])
