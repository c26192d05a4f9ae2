"""Each row of CSL-JSON in both directions: the field of the record and the variable that it is.

CSL 1.0.2, appendix IV, for the variables; csl-data.json for the form of their values.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.rows import ELM, reference, said

import precarious_truce as pt

Case = tuple[str, dict[str, Any], dict[str, Any]]


def day(*parts: int) -> dict[str, Any]:
    """A date as CSL has it."""
    return {"date-parts": [list(parts)]}


PEOPLE = (
    "author", "editor", "translator", "compiler", "illustrator", "editorial-director", "chair",
    "composer", "curator", "director", "executive-producer", "guest", "host", "interviewer",
    "narrator", "organizer", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "container-author", "contributor",
)  # fmt: skip
"""Variables of names that the record calls as CSL does."""

TEXTS = (
    "abstract", "annote", "authority", "division", "edition", "genre", "issue", "jurisdiction",
    "license", "medium", "note", "page-first", "part-number", "references", "reviewed-genre",
    "scale", "section", "source", "status", "supplement-number", "version", "volume",
    "year-suffix", "call-number", "dimensions",
)  # fmt: skip
"""Texts and numbers, likewise."""

BOTH: list[Case] = [
    *(("article-journal", {n.replace("-", "_"): [ELM]}, {n: [ELM]}) for n in PEOPLE),
    *(("report", {name.replace("-", "_"): "4a"}, {name: "4a"}) for name in TEXTS),
    ("book", {"title": "T"}, {"title": "T"}),
    ("book", {"title": {"text": "T", "short": "S"}}, {"title": "T", "title-short": "S"}),
    ("chapter", {"container_title": "C"}, {"container-title": "C"}),
    (
        "chapter",
        {"container_title": {"text": "C", "short": "S"}},
        {"container-title": "C", "container-title-short": "S"},
    ),
    ("chapter", {"volume_title": "V"}, {"volume-title": "V"}),
    (
        "chapter",
        {"volume_title": {"text": "V", "short": "S"}},
        {"volume-title": "V", "volume-title-short": "S"},
    ),
    ("chapter", {"part_title": "P"}, {"part-title": "P"}),
    ("review", {"reviewed_title": "R"}, {"reviewed-title": "R"}),
    ("book", {"series": {"title": "S"}}, {"collection-title": "S"}),
    (
        "book",
        {"series": {"title": "S", "number": "7", "editor": [ELM], "issn": "1234-5679"}},
        {"collection-title": "S", "collection-number": "7", "collection-editor": [ELM],
         "ISSN": "1234-5679"},
    ),
    ("book", {"issn": "1234-5679"}, {"ISSN": "1234-5679"}),
    ("article-journal", {"issn": "1234-5679"}, {"ISSN": "1234-5679"}),
    ("book", {"isbn": "978-0-521-08689-9"}, {"ISBN": "978-0-521-08689-9"}),
    ("book", {"doi": "10.5555/a"}, {"DOI": "10.5555/a"}),
    ("book", {"volume_count": "3"}, {"number-of-volumes": "3"}),
    ("book", {"extent": "300"}, {"number-of-pages": "300"}),
    ("book", {"printing": "3"}, {"printing-number": "3"}),
    ("book", {"physical": "24 cm"}, {"dimensions": "24 cm"}),
    ("chapter", {"number": "4"}, {"chapter-number": "4"}),
    ("report", {"number": "4"}, {"number": "4"}),
    ("article-journal", {"article_number": "e17"}, {"number": "e17"}),
    ("review", {"article_number": "e17"}, {"number": "e17"}),
    ("chapter", {"pages": "ix–xiv"}, {"page": "ix-xiv"}),
    ("book", {"publisher": ["P"]}, {"publisher": "P"}),
    ("book", {"place": ["L"]}, {"publisher-place": "L"}),
    ("book", {"date": "1977"}, {"issued": day(1977)}),
    ("book", {"date": "2011-06-05"}, {"issued": day(2011, 6, 5)}),
    ("book", {"date": "1911/1914"}, {"issued": {"date-parts": [[1911], [1914]]}}),
    ("book", {"formats": {"online": {"date": "2011"}}}, {"available-date": day(2011)}),
    ("article-journal", {"submitted": "2011"}, {"submitted": day(2011)}),
    (
        "paper-conference",
        {"event": {"name": "E", "place": "P", "date": "2019"}},
        {"event-title": "E", "event-place": "P", "event-date": day(2019)},
    ),
    (
        "book",
        {"original": {"title": "O", "author": [ELM], "publisher": ["P"], "place": ["L"],
                      "date": "1911"}},
        {"original-title": "O", "original-author": [ELM], "original-publisher": "P",
         "original-publisher-place": "L", "original-date": day(1911)},
    ),
    (
        "book",
        {"url": {"text": "https://e.org/", "accessed": "2020-02-01"}},
        {"URL": "https://e.org/", "accessed": day(2020, 2, 1)},
    ),
    ("book", {"identifiers": {"pmid": "1", "pmcid": "2"}}, {"PMID": "1", "PMCID": "2"}),
    ("book", {"language": ["de"]}, {"language": "de"}),
    ("book", {"keywords": ["a", "b c"]}, {"keyword": "a, b c"}),
    (
        "book",
        {"archive": {"name": "Kew", "place": "L", "collection": "FO", "shelfmark": "371"}},
        {"archive": "Kew", "archive-place": "L", "archive_collection": "FO",
         "archive_location": "371"},
    ),
]  # fmt: skip
"""Type, what the record says, the variables (beside id and type) that are written and read."""

WRITTEN: list[Case] = [
    ("book", {"introduction": [ELM]}, {"contributor": [ELM]}),
    ("book", {"foreword": [ELM]}, {"contributor": [ELM]}),
    ("book", {"afterword": [ELM]}, {"contributor": [ELM]}),
    ("article-journal", {"number": "5"}, {"number": "5"}),
    ("report", {"article_number": "e17"}, {"number": "e17"}),
    ("book", {"title": {"text": "T", "original": "O"}}, {"title": "T", "original-title": "O"}),
]
"""What styles get to see beside; the record itself is in `custom`."""

STRICT: list[Case] = [
    ("chapter", {"part_number": "2"}, {"part": "2"}),
    ("book", {"printing": "3"}, {"printing": "3"}),
    ("report", {"supplement_number": "1"}, {"supplement": "1"}),
    ("report", {"license": "CC0"}, {}),
]
"""What csl-data.json calls otherwise, or does not admit."""

_OF_ITEMS = ("id", "citation-key", "type", "custom")


def written(type_: str, facts: dict[str, Any], **options: bool) -> dict[str, Any]:
    """The variables of the item, without those that every item has."""
    (item,) = json.loads(pt.dumps(reference(type_, facts), "csl-json", **options))
    return {name: value for name, value in item.items() if name not in _OF_ITEMS}


@pytest.mark.parametrize(("type_", "facts", "item"), [*BOTH, *WRITTEN])
def test_written(type_: str, facts: dict[str, Any], item: dict[str, Any]) -> None:
    assert written(type_, facts) == item


@pytest.mark.parametrize(("type_", "facts", "item"), STRICT)
def test_written_for_the_schema(type_: str, facts: dict[str, Any], item: dict[str, Any]) -> None:
    assert written(type_, facts, strict=True) == item


@pytest.mark.parametrize(("type_", "facts", "item"), BOTH)
def test_read(type_: str, facts: dict[str, Any], item: dict[str, Any]) -> None:
    found = pt.loads(json.dumps([{"id": "k", "type": type_, **item}]), "csl-json")["k"]
    assert said(found) == said(reference(type_, facts))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("On <em>Salmo</em>", "On <i>Salmo</i>"),
        ("<STRONG>A</STRONG> and <italic>b</italic>", "<b>A</b> and <i>b</i>"),
        ("a <em> b", "a <em> b"),
        ("<i>a</i> <sub>2</sub>", "<i>a</i> <sub>2</sub>"),
    ],
)
def test_emphasis_of_html_is_that_of_csl(written: str, read: str) -> None:
    item = {"id": "a", "type": "chapter", "title": written, "container-title": written}
    library = pt.loads(json.dumps([item]), "csl-json")
    found = library["a"].title, library.reference("a").container_title
    assert list(map(str, found)) == [read, read]
    text = pt.dumps(library, "csl-json")
    assert pt.dumps(pt.loads(text, "csl-json"), "csl-json") == text


def test_a_title_of_a_record_keeps_what_looks_like_html() -> None:
    book = pt.Book(key="a", title="On <em>Salmo</em>")
    assert list(pt.loads(pt.dumps(book, "csl-json"), "csl-json")) == [book]


def test_several_isbns_in_one_string() -> None:
    one, two = "978-3-531-18576-7", "978-3-531-19121-8"
    (book,) = pt.loads(
        f'[{{"id": "a", "type": "book", "title": "T", "ISBN": "{one} {two}"}}]', "csl-json"
    )
    assert isinstance(book, pt.Book) and book.isbn == one
    assert {name: form.isbn for name, form in (book.formats or {}).items()} == {"other": two}
    text = pt.dumps(book, "csl-json")
    assert list(pt.loads(text, "csl-json")) == [book] and not pt.losses(book, "csl-json")


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [["2019", "5"]]}, "2019-05"),
        ({"date-parts": [[2019, 5, 0]]}, "2019-05"),
        ({"date-parts": [[2019, None]]}, "2019"),
        ({"date-parts": [[1931]], "circa": 1}, "1931~"),
        ({"date-parts": [[2001]], "season": "summer"}, "2001-22"),
        ({"raw": "2019-05"}, "2019-05"),
        ({"raw": "May 2019"}, "2019-05"),
        ({"raw": "5 May 2019"}, "2019-05-05"),
        ("2019-05-01", "2019-05-01"),
        ({"date-parts": [[-350]]}, "-0349"),
        ({"date-parts": [[-1]]}, "0000"),
        ({"date-parts": [[-100, 7, 12], [-44, 3, 15]]}, "-0099-07-12/-0043-03-15"),
    ],
)
def test_dates_as_they_are_met(issued: object, date: str) -> None:
    """EDTF counts 1 BC as the year 0; citeproc-js and Zotero have no such year."""
    item = {"id": "a", "type": "book", "title": "T", "issued": issued}
    (book,) = pt.loads(json.dumps([item]), "csl-json")
    assert book.date == date
    assert list(pt.loads(pt.dumps(book, "csl-json"), "csl-json")) == [book]


def test_years_before_christ_are_those_of_citeproc() -> None:
    book = pt.Book(key="a", title="T", date="-0349")
    assert json.loads(pt.dumps(book, "csl-json"))[0]["issued"] == {"date-parts": [[-350]]}


OTHER_NAMES: list[tuple[dict[str, str], dict[str, Any]]] = [
    ({"shortTitle": "S"}, {"title": {"text": "T", "short": "S"}}),
    (
        {"container-title": "C", "journalAbbreviation": "J"},
        {"title": {"text": "T"}, "container-title": {"text": "C", "short": "J"}},
    ),
    ({"part": "2"}, {"title": {"text": "T"}, "part-number": "2"}),
    ({"printing": "3"}, {"title": {"text": "T"}, "printing": "3"}),
    ({"supplement": "4"}, {"title": {"text": "T"}, "supplement-number": "4"}),
    ({"event": "E"}, {"title": {"text": "T"}, "event": {"name": {"text": "E"}}}),
    (
        {"citation-label": "Elm04"},
        {"title": {"text": "T"}, "extra": {"csl-json": {"citation-label": "Elm04"}}},
    ),
]


@pytest.mark.parametrize(("item", "facts"), OTHER_NAMES)
def test_names_of_csl_data_and_of_old_processors(
    item: dict[str, str], facts: dict[str, Any]
) -> None:
    text = json.dumps([{"id": "a", "type": "article-journal", "title": "T", **item}])
    (work,) = pt.loads(text, "csl-json")
    expected = pt.Reference.model_validate({"type": "article-journal", "key": "a", **facts})
    assert work == expected


def test_the_variables_stand_in_a_fixed_order() -> None:
    people, texts = PEOPLE[:-2], TEXTS[:-1]  # those behind them have rows of their own
    facts = {name.replace("-", "_"): "4a" for name in reversed(texts)}
    facts |= {name.replace("-", "_"): [ELM] for name in reversed(people)}
    names = list(json.loads(pt.dumps(reference("report", facts), "csl-json"))[0])
    assert [name for name in names if name in people] == list(people)
    assert [name for name in names if name in texts] == list(texts)


@pytest.mark.parametrize("kind", ["part", "section", "chapter"])
def test_divisions_of_a_book_are_no_pieces_of_a_volume(kind: str) -> None:
    """Styles print part-title in place of the book; so no division has one, however deep."""
    division = {"title": "Waters", "number": 2, "kind": "part", "contents": [
        {"title": "Floods", "kind": kind, "contents": [{"title": "Of ice", "kind": kind}]},
    ]}  # fmt: skip
    book = pt.Book(key="a", title="Rivers", author="Bell, Ann", contents=[division])
    text = pt.dumps(book, "csl-json")
    names = {name for item in json.loads(text) for name in item}
    assert names.isdisjoint({"part-title", "part-number"})
    assert pt.loads(text, "csl-json")["a"] == book


@pytest.mark.parametrize("language", ["en, de-AT", "en;de-AT", "en / de-AT"])
def test_languages_with_any_sign_between_them(language: str) -> None:
    text = json.dumps([{"id": "a", "type": "book", "title": "Rivers", "language": language}])
    assert list(pt.loads(text, "csl-json")["a"].language) == ["en", "de-AT"]


def test_names_and_dates_as_other_programs_have_them() -> None:
    said = {"author": ["Bell, Ann", "Delta Group"], "issued": {"year": 2004, "month": "5"}}
    work = pt.loads(json.dumps([{"id": "a", "type": "book", "title": "R"} | said]), "csl-json")["a"]
    assert [(name.family, name.literal) for name in work.author] == [
        ("Bell", None), (None, "Delta Group"),
    ]  # fmt: skip
    assert str(work.date) == "2004-05"


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ("Martin Luther, Jr.", ("Martin Luther", "Jr.")),
        ("Henry,! III", ("Henry", "III")),
        ("John, 3rd", ("John", "3rd")),
        ("Smith, J.", ("Smith, J.", None)),
        ("Maria I", ("Maria I", None)),
    ],
)
def test_a_suffix_behind_the_given_name(given: str, parts: tuple[str, str | None]) -> None:
    item = {"id": "k", "type": "book", "title": "T", "author": [{"family": "King", "given": given}]}
    (name,) = pt.loads(json.dumps([item]), "csl-json")["k"].author
    assert (name.given, name.suffix) == parts
    book = pt.Book(key="k", title="T", author=[{"family": "King", "given": given}])
    library = pt.Library([book])
    for format in ("csl-json", "hayagriva"):  # a name that is so, and not a way of typing one
        assert pt.loads(pt.dumps(library, format), format) == library.without(
            pt.losses(library, format)
        )


@pytest.mark.parametrize(
    ("named", "tags"),
    [("eng", ("en",)), ("English", ("en",)), ("en_US", ("en-US",)), ("fre; ger", ("fr", "de")),
     ("grc", ("grc",)), ("zh-Hans", ("zh-Hans",)), ("Rivers speech", ("Rivers speech",))],
)  # fmt: skip
def test_languages_as_people_write_them(named: str, tags: tuple[str, ...]) -> None:
    (work,) = pt.loads(f'[{{"type": "book", "title": "T", "language": "{named}"}}]', "csl-json")
    assert work.language == tags
