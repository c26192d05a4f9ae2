"""Crossref's dialect: its types and members, and how they are written (api.crossref.org)."""

from __future__ import annotations

import json
from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.formats.csl_json.crossref import TYPES
from precarious_truce.model.references import CSL_TYPES


def read(**item: Any) -> pt.Library:
    item = {name.replace("_", "-"): value for name, value in item.items()}
    return pt.loads(json.dumps([{"id": "k", "type": "book-chapter", **item}]), "csl-json")


def facts(**item: Any) -> dict[str, Any]:
    """What the one work says, as plain values."""
    (work,) = read(**item)
    dump: dict[str, Any] = work.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {name: value for name, value in dump.items() if name not in ("key", "type")}


@pytest.mark.parametrize(
    ("theirs", "type_", "kind"),
    [
        ("book-chapter", "chapter", None), ("book-section", "chapter", None),
        ("book-part", "chapter", None), ("book-track", "chapter", None),
        ("monograph", "book", "monograph"), ("edited-book", "book", "edited-volume"),
        ("reference-book", "book", "book"), ("book-set", "book", "book"), ("book", "book", "book"),
        ("proceedings", "book", "proceedings"), ("proceedings-article", "paper-conference", None),
        ("reference-entry", "entry", None), ("journal-article", "article-journal", None),
        ("journal", "periodical", None), ("dissertation", "thesis", None),
        ("posted-content", "article", None), ("peer-review", "review", None),
        ("report", "report", None), ("dataset", "dataset", None), ("standard", "standard", None),
    ],
)  # fmt: skip
def test_types(theirs: str, type_: str, kind: str | None) -> None:
    (work,) = read(type=theirs, title=["T"])
    assert (work.type, work.kind) == (type_, kind)
    again = pt.loads(pt.dumps(work, "csl-json"), "csl-json")
    assert list(again) == [work]


def test_every_type_is_one_of_csl() -> None:
    assert {meaning.type for meaning in TYPES.values()} <= set(CSL_TYPES)


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ([[2019]], "2019"), ([[2019, None]], "2019"), ([[2019, 5, None]], "2019-05"),
        ([[2019, ""]], "2019"), ([["2019", "5", "6"]], "2019-05-06"), ([[2019, 0, 0]], "2019"),
        ([[None]], None), ([[""]], None), ([[]], None), ([], None), (None, None),
    ],
)  # fmt: skip
def test_dates(parts: Any, date: str | None) -> None:
    assert facts(issued={"date-parts": parts}).get("date") == date
    found = facts(issued={"date-parts": parts}, published={"date-parts": [[2020]]})
    assert found["date"] == (date or "2020")


def test_dates_of_print_and_online() -> None:
    found = facts(
        issued={"date-parts": [[2018, 12, 5]]},
        published_print={"date-parts": [[2019]]},
        published_online={"date-parts": [[2018, 12, 5]]},
    )
    assert found == {
        "date": "2018-12-05",
        "extra": {"csl-json": {"published-print": '{"date-parts": [[2019]]}'}},
    }
    found = facts(
        type="book", issued={"date-parts": [[2019]]}, published_online={"date-parts": [[2020, 1]]}
    )
    assert found["formats"] == {"online": {"date": "2020-01"}}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The <i>Aeneid</i>", "The <i>Aeneid</i>"),
        ("The <em>Aeneid</em>", "The <i>Aeneid</i>"),
        ("The <jats:italic>Aeneid</jats:italic>", "The <i>Aeneid</i>"),
        ("Salt &amp; Water", "Salt & Water"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<scp>NATO</scp>", '<span style="font-variant: small-caps;">NATO</span>'),
        ("Of <mml:math><mml:mi>x</mml:mi></mml:math>", "Of x"),
        ("One\n                    line", "One line"),
        ("If 1 < 2 & 3 > 2", "If 1 < 2 & 3 > 2"),
    ],
)
def test_markup(title: str, text: str) -> None:
    assert facts(title=[title])["title"] == {"text": text}
    assert facts(title=title)["title"] == {"text": text}
    assert facts(container_title=[title])["container-title"] == {"text": text}


def test_an_abstract_is_paragraphs() -> None:
    abstract = (
        "<jats:title>Abstract</jats:title><jats:p>One <i>x</i>.</jats:p><jats:p>Two.</jats:p>"
    )
    assert facts(abstract=abstract)["abstract"] == "One <i>x</i>.\n\nTwo."


def test_lists() -> None:
    assert facts(title=["T"], subtitle=["S"], short_title=["Short"], original_title=[]) == {
        "title": {"text": "T: S", "short": "Short"}
    }
    assert facts(type="journal-article", title=[], container_title=["J"],
                 short_container_title=["Sh"], ISSN=["1234-5679"]) == {
        "container-title": {"text": "J", "short": "Sh"}, "issn": "1234-5679",
    }  # fmt: skip
    assert facts(container_title=["Series", "Book"]) == {
        "container-title": {"text": "Book"},
        "series": {"title": {"text": "Series"}},
    }
    assert facts(type="monograph", container_title=["Series"], title=["T"])["series"] == {
        "title": {"text": "Series"}
    }
    found = facts(ISBN=["9783030000004", "9783030000011"])
    assert found["isbn"] == "9783030000004"
    assert found["extra"] == {"csl-json": {"ISBN": '["9783030000011"]'}}
    assert facts(ISBN=[], title=[], subject=["a", "b"]) == {"keywords": ["a", "b"]}


def test_people() -> None:
    people = [
        {"given": "Ann", "family": "Bell", "sequence": "first", "affiliation": [],
         "ORCID": "http://orcid.org/0000-0002-1825-0097"},
        {"name": "The Delta Group", "sequence": "additional", "affiliation": [{"name": "U"}]},
    ]  # fmt: skip
    library = read(author=people, title=["T"])
    assert facts(author=people)["author"] == [
        {"given": "Ann", "family": "Bell", "orcid": "0000-0002-1825-0097"},
        {"literal": "The Delta Group"},
    ]
    assert "affiliation" in library.diagnostics[0].message


def test_a_meeting() -> None:
    found = facts(
        type="proceedings-article",
        event={"name": "Fifth Meeting", "location": "Rome", "acronym": "M5",
               "start": {"date-parts": [[2019, 6, 3]]}, "end": {"date-parts": [[2019, 6, 5]]}},
    )  # fmt: skip
    assert found["event"] == {
        "name": {"text": "Fifth Meeting"},
        "place": {"text": "Rome"},
        "date": "2019-06-03/2019-06-05",
    }
    assert facts(event="Fifth Meeting")["event"] == {"name": {"text": "Fifth Meeting"}}


def test_other_members() -> None:
    found = facts(type="dissertation", institution=[{"name": "U", "place": ["Rome"]}],
                  degree=["PhD"], edition_number="2", publisher_location="Bonn")  # fmt: skip
    assert found == {
        "publisher": [{"text": "U"}], "place": [{"text": "Bonn"}], "genre": "PhD", "edition": "2",
    }  # fmt: skip
    assert facts(DOI="10.5555/a", URL="http://dx.doi.org/10.5555/A") == {"doi": "10.5555/a"}
    assert facts(type="journal-article", article_number="e12")["article-number"] == "e12"


def test_what_is_left_out_is_told() -> None:
    library = read(title=["T"], member="297", indexed={"timestamp": 1}, link=[], reference=[1])
    assert [(d.code, d.message) for d in library.diagnostics] == [
        ("J7", "Crossref's notes on its record are left out: indexed, member")
    ]
    assert library["k"].extra == {"csl-json": {"reference": "[1]"}}


def test_what_the_api_answers() -> None:
    item = {"type": "monograph", "title": ["T"], "DOI": "10.5555/a"}
    for message in (item, {"items": [item], "total-results": 1}):
        answer = {"status": "ok", "message-type": "work", "message": message}
        (work,) = pt.loads(json.dumps(answer), "csl-json")
        assert str(work.title) == "T"


@pytest.mark.parametrize("wrong", [None, 3, "x", [], [None], {}, {"a": 1}, [[1]], [{}], [""], True])
@pytest.mark.parametrize(
    "name",
    ["title", "subtitle", "container-title", "ISBN", "author", "event", "institution", "issued",
     "published", "license", "archive", "subject", "abstract", "URL", "DOI", "short-title",
     "degree", "publisher-location"],
)  # fmt: skip
def test_members_of_any_shape(name: str, wrong: Any) -> None:
    library = read(**{"title": ["T"], "DOI": "10.5555/a", "indexed": 1, name: wrong})
    text = pt.dumps(library, "csl-json")
    back = pt.loads(text, "csl-json")
    assert list(back) == list(library.without(pt.losses(library, "csl-json")))
    assert pt.dumps(back, "csl-json") == text


def test_the_resolver_of_an_isbn_is_no_part_of_it() -> None:
    text = (
        '[{"id": "a", "type": "monograph", "ISBN": ["http://id.crossref.org/isbn/9783030000004"]}]'
    )
    [work] = pt.loads(text, "csl-json").values()
    assert str(work.isbn) == "9783030000004"


def test_the_issue_that_stands_in_journal_issue_alone() -> None:
    text = '[{"id": "a", "type": "journal-article", "journal-issue": {"issue": "3"}}]'
    [work] = pt.loads(text, "csl-json").values()
    assert isinstance(work, pt.Reference) and work.issue == "3"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ('{"date-parts": [[2019], [null]]}', "2019"),
        ('{"date-parts": [[2019, 5], [""]]}', "2019-05"),
        ('{"date-parts": [[2019], [0]]}', "2019/.."),
        ('{"date-time": "2019-05-06T00:00:00Z", "timestamp": 1}', "2019-05-06"),
    ],
)
def test_dates_with_nothing_in_them(issued: str, date: str) -> None:
    [work] = pt.loads(f'[{{"id": "a", "type": "book", "issued": {issued}}}]', "csl-json").values()
    assert work.date == date


def test_what_is_said_of_people_and_dropped_is_told() -> None:
    text = '[{"id": "a", "type": "monograph", "author": [{"family": "Z", "prefix": "Dr"}]}]'
    [told] = pt.loads(text, "csl-json").diagnostics
    assert told.code == "J7" and "prefix" in told.message
