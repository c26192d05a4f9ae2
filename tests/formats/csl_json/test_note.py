"""Variables in an item's note, as Zotero's Extra hands them on (citeproc-js, "Cheater syntax")."""

from __future__ import annotations

import json
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.formats import csl_json
from precarious_truce.formats.csl_json.note import says_variables, understood


def read(note: str, **members: object) -> pt.Reference:
    item = {"id": "a", "type": "document", "title": "Rivers", "note": note} | members
    (found,) = csl_json.loads(json.dumps([item]))
    assert isinstance(found, pt.Reference)
    return found


def facts(note: str, **members: object) -> dict[str, str]:
    left_out = ("key", "type", "title", "emptied")
    return {k: str(v) for k, v in read(note, **members).facts().items() if k not in left_out}


@pytest.mark.parametrize(
    ("note", "field", "expected", "left"),
    [
        ("PMID: 123", "identifiers.pmid", "123", None),
        ("PMID: 123\nDOI: 10.5555/12", "doi", "10.5555/12", None),
        ("original-date: 1931", "original.date", "1931", None),
        ("Original Date: 1931-05", "original.date", "1931-05", None),
        ("{:original-date: 1931}", "original.date", "1931", None),
        ("A reprint {:original-date:1931} of it", "original.date", "1931", "A reprint of it"),
        ("In Oslo.\noriginal-date: 1931", "original.date", "1931", "In Oslo."),
        ("original-title: Fluss: ein Leben", "original.title", "Fluss: ein Leben", None),
        ("event: River Days", "event.name", "River Days", None),
        ("event-place: Hallein", "event.place", "Hallein", None),
        ("edition: 2\n\nvolume: 3", "volume", "3", None),
        ("archive_location: MS 5", "archive.shelfmark", "MS 5", None),
        ("Archive Location: MS 5", "archive.shelfmark", "MS 5", None),
    ],
)
def test_a_line_is_a_variable(note: str, field: str, expected: str, left: str | None) -> None:
    ref = read(note)
    assert str(attrgetter(field)(ref)) == expected
    assert ref.note == left


def test_people_stand_family_first_or_as_one_name() -> None:
    ref = read("editor: Lowe || Ann\neditor: van Dyck || Jo\ntranslator: Delta Group")
    assert [str(name) for name in ref.editor] == ["Ann Lowe", "Jo van Dyck"]
    assert [name.literal for name in ref.translator] == ["Delta Group"]
    assert ref.note is None


@pytest.mark.parametrize(
    "note",
    [
        "Contents: two plates.",
        "Source: my shelf",  # a label of one word is more likely a sentence's
        "First line.\nSecond line.\nPMID: 123",
        "see also: the maps\nand more\nedition: 2",
        "my-note: 0001903\nGSCC: 0021819",
        "edition:",
        "title: Another",  # there is one
        "type: unheard",
        "12:30 at Oslo",
        "{:unheard: x}",
    ],
)
def test_what_is_no_variable_stays(note: str) -> None:
    assert facts(note) == {"note": note}


def test_text_around_variables_stays() -> None:
    ref = read("Bought in Oslo.\nPMID: 123\nShelf: 3\n\nedition: 2\nRead twice.\nvolume: 4")
    assert (ref.note, ref.edition, ref.volume) == (
        "Bought in Oslo.\nShelf: 3\n\nRead twice.\nvolume: 4", "2", None,
    )  # fmt: skip


def test_the_type_is_the_notes() -> None:
    assert read("type: motion_picture").type == "motion_picture"
    assert read("type: computer_program").type == "software"


def test_a_date_of_the_note_comes_first_and_that_is_told() -> None:
    items = [{"id": "a", "type": "book", "issued": {"raw": "1952"}, "note": "issued: 1952/1955"}]
    found = csl_json.loads(json.dumps(items))
    assert str(found["a"].date) == "1952/1955"
    assert [d.code for d in found.diagnostics] == ["J8"]
    items[0]["note"] = "issued: 1952"
    assert not csl_json.loads(json.dumps(items)).diagnostics


@pytest.mark.parametrize(
    ("members", "key", "codes"),
    [
        ({"id": "http://zotero.org/users/1/items/A", "citation-key": "marsh"}, "marsh", ["J7"]),
        ({"id": "http://zotero.org/users/1/items/A"}, "http://zotero.org/users/1/items/A", []),
        ({"id": "http://zotero.org/a", "note": "Citation Key: marsh"}, "marsh", ["J7"]),
        ({"citation-key": "marsh"}, "marsh", []),
        ({"id": 7, "citation-key": "7"}, "7", []),
        ({"note": "Citation Key: marsh"}, "marsh", []),
    ],
)
def test_the_key_is_the_one_that_is_cited(
    members: dict[str, object], key: str, codes: list[str]
) -> None:
    found = csl_json.loads(json.dumps([{"type": "book", "title": "Rivers"} | members]))
    assert list(found.keys()) == [key]
    assert [d.code for d in found.diagnostics] == codes


def test_another_citation_key_is_kept() -> None:
    found = csl_json.loads('[{"id": "a", "citation-key": "b", "type": "book"}]')
    assert found["a"].extra == {"csl-json": {"citation-key": "b"}}
    again = csl_json.loads(csl_json.dumps(found))
    assert again["a"].extra == found["a"].extra
    assert csl_json.losses(found) == []


LINES = st.sampled_from(
    ["PMID: 1", "original-date: 1931", "{:volume: 3}", "type: chapter", "Read it.", "", "title: B",
     "Citation Key: c", "a {:edition: 2} b", "editor: Lowe || Ann", "date: 5", "issued: 1931/1935"]
)  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join), st.booleans())
def test_a_note_of_ours_is_never_taken_apart(note: str, strict: bool) -> None:
    ref = pt.Reference(key="a", type="document", title="Rivers", date="2004", note=note)
    (again,) = csl_json.loads(csl_json.dumps(ref, strict=strict))
    assert again == ref


@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join))
def test_what_is_left_is_what_stays(note: str) -> None:
    """Read once and written, a note that was another program's is the same ever after."""
    first = csl_json.loads(json.dumps([{"id": "a", "type": "book", "note": note}]))
    text = csl_json.dumps(first)
    assert csl_json.dumps(csl_json.loads(text)) == text


def test_variables_are_known_by_what_is_read() -> None:
    assert says_variables("PMID: 1") and not says_variables("Note: 1")
    found = understood({"note": "a\n{:original-date: 1}"}, "book")
    assert found.variables == {"note": "a", "original-date": {"raw": "1"}}
