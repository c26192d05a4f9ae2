"""Saved answers of services, as drafts and as formats."""

from __future__ import annotations

import json
import time

import pytest

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats import open_library
from precarious_truce.formats.services import crossref_json
from precarious_truce.formats.services.values import checked
from precarious_truce.model import Book
from precarious_truce.sources import draft_of

BOOK = {
    "DOI": "10.5555/b.1", "type": "edited-book", "title": ["Rivers"], "subtitle": ["Essays"],
    "editor": [{"given": "Eleanor", "family": "Marsh"}], "publisher": "Northfield",
    "ISBN": ["9780521086899", "http://id.crossref.org/isbn/9780521215602"],
    "published-print": {"date-parts": [[2004, 5]]}, "published-online": {"date-parts": [[2005]]},
}  # fmt: skip
SECOND = {
    "DOI": "10.5555/b.1.c2", "type": "book-chapter", "title": ["Second"], "page": "31-60",
    "author": [{"given": "Ágnes", "family": "Kovács"}], "container-title": ["Rivers"],
    "ISBN": ["9780521086899"], "publisher": "Northfield", "issued": {"date-parts": [[2004]]},
}  # fmt: skip
FIRST = {
    **SECOND, "DOI": "10.5555/b.1.c1", "title": ["First"], "page": "1-30",
    "author": [{"name": "Danube Survey Group"}],
}  # fmt: skip
ARTICLE = {
    "DOI": "10.5555/a",
    "type": "journal-article",
    "title": ["Tides"],
    "container-title": ["Sea"],
}


def test_chapters_of_crossref_go_into_their_book() -> None:
    library = crossref_json.loads(
        json.dumps({"message": {"items": [SECOND, BOOK, FIRST, ARTICLE]}})
    )
    book, article = library
    assert isinstance(book, pt.Book) and str(book.date) == "2004-05"
    assert [(str(c.title), str(c.pages)) for c in book.contents] == [
        ("First", "1–30"),
        ("Second", "31–60"),
    ]
    assert book.contents[0].author[0].literal == "Danube Survey Group"
    assert (
        book.formats is not None
        and str(book.formats["online"].date) == "2005"
        and article.type == "article-journal"
    )


def test_chapters_without_their_book_make_one() -> None:
    (book,) = crossref_json.loads(json.dumps([SECOND, FIRST]))
    assert isinstance(book, pt.Book) and str(book.title) == "Rivers" and len(book.contents) == 2


def test_a_value_that_makes_no_sense_is_left_out_and_told() -> None:
    fields: dict[str, object] = {
        "title": "Rivers",
        "kind": "boat",
        "contents": [{"title": "A", "x": 1}],
    }
    book, told = checked(fields, Book, "10.5555/b.1")
    assert isinstance(book, Book) and book.kind == "book" and len(book.contents) == 1
    assert [d.code for d in told] == ["SRV1", "SRV1"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[1]", '"x"', "[" * 100_000, '{"message": {"items": [null]}}']
)
def test_what_is_no_answer_ends_in_a_line(text: str) -> None:
    for reader in (crossref_json, open_library):
        if reader is open_library and text == "[]":  # a list of no editions, as it is written
            continue
        with pytest.raises(TruceError):
            reader.loads(text)


ROWS = [
    {"level": 0, "label": "", "title": "Preface", "pagenum": "ix"},
    {"level": 0, "label": "Part I", "title": "Trees", "pagenum": ""},
    {"level": 1, "label": "1", "title": "Grafting", "pagenum": "4"},
    "* | Index | 90",
    {"type": "/type/text", "value": "Notes ...... 95"},
]


@pytest.mark.parametrize(
    "answer",
    [
        {"key": "/books/OL1M", "title": "The Orchard", "table_of_contents": ROWS},
        {"ISBN:1": {"details": {"title": "The Orchard", "table_of_contents": ROWS}}},
        [{"key": "/works/OL1W", "title": "The Orchard", "table_of_contents": ROWS}],
    ],
)
def test_every_form_of_open_library(answer: object) -> None:
    (book,) = open_library.loads(json.dumps(answer))
    assert isinstance(book, pt.Book)
    assert [str(c.pages or "") for c in book.contents] == ["ix–", "", "90–", "95–"]
    assert book.contents[1].kind == "part" and book.contents[1].contents[0].number == "1"


def test_a_draft_of_an_answer_is_the_record_of_its_book() -> None:
    record = draft_of(json.dumps([BOOK, FIRST]).encode()).record()
    (book,) = pt.loads(record)
    assert book == next(iter(crossref_json.loads(json.dumps([BOOK, FIRST]))))


def test_an_answer_of_crossref_with_what_such_answers_hold() -> None:
    item = {
        **BOOK, "title": ["Rivers &amp; <i>Weirs</i>"], "short-title": [], "ISSN": ["1234-5679"],
        "abstract": "<jats:title>Abstract</jats:title><jats:p>First</jats:p><p>Last</p>",
        "published-print": {"date-parts": [[2004, 13]]}, "language": None, "subject": None,
        "author": [{"given": "Ida", "family": "Morrow", "suffix": "Jr", "affiliation": [],
                    "ORCID": "http://orcid.org/0000-0002-1825-0097"}],
    }  # fmt: skip
    (book,) = crossref_json.loads(json.dumps({"status": "ok", "message": item}))
    assert isinstance(book, pt.Book) and str(book.date) == "2004"
    assert book.title.text == "Rivers & <i>Weirs</i>" and str(book.abstract) == "First Last"
    assert book.author[0].orcid == "0000-0002-1825-0097" and book.author[0].suffix == "Jr"


@pytest.mark.parametrize(
    "item",
    [
        {"title": ["A"], "type": None, "DOI": "10.5555/a"},
        {"title": ["A"], "type": {"key": "x"}, "DOI": ["10.5555/a"]},
        {"title": [None, "A"], "type": "book", "author": {"family": "B"}, "ISBN": [None, 3]},
        {"title": ["A"], "type": "book-chapter", "issued": {"date-parts": [[None]]}, "page": 3},
        {"title": "A", "type": "chapter", "container-title": "B", "issued": [], "editor": ["x"]},
    ],
)  # fmt: skip
def test_whatever_an_answer_holds_is_read(item: object) -> None:
    assert len(crossref_json.loads(json.dumps({"message": {"items": [item]}}))) == 1
    assert open_library.is_answer(item) in (True, False)
    try:
        draft_of(json.dumps(item).encode()).record()
    except TruceError as error:
        assert len(error.diagnostics) == 1


def test_a_work_of_open_library_whose_authors_have_only_keys() -> None:
    answer = {
        "title": "Rivers", "key": "/works/OL1W", "type": {"key": "/type/work"}, "covers": [1],
        "authors": [{"author": {"key": "/authors/OL1A"}, "type": {"key": "/type/author_role"}}],
        "description": {"type": "/type/text", "value": "Of rivers."}, "first_publish_date": "1911",
    }  # fmt: skip
    library = open_library.loads(json.dumps(answer))
    (book,) = library
    assert isinstance(book, pt.Book) and str(book.date) == "1911" and not book.author
    assert [d.message for d in library.diagnostics] == [
        "Rivers: authors are named by keys only: /authors/OL1A"
    ]
    assert "/authors/OL1A" in draft_of(json.dumps(answer).encode()).record()


def test_contributors_series_and_levels_of_open_library() -> None:
    answer = {
        "title": "Rivers", "key": "/books/OL1M", "series": ["Trades -- no. 4"],
        "contributions": ["Smith, John (Editor)", "Ida Morrow (Translator)", "Tate Gallery"],
        "contributors": [{"role": "Illustrator", "name": "Jo Bell"}],
        "table_of_contents": [
            {"level": 1, "label": "1", "title": "Floods", "pagenum": "4-12"},
            {"level": "2", "label": None, "title": {"value": "Dykes"}, "pagenum": None},
            {"level": 1, "title": "* Index", "pagenum": "p. 90"}, None, {"title": ""},
        ],
    }  # fmt: skip
    library = open_library.loads(json.dumps(answer))
    (book,) = library
    assert isinstance(book, pt.Book) and book.series and str(book.series.number) == "4"
    assert [str(n.family) for n in (*book.editor, *book.translator, *book.illustrator)] == [
        "Smith", "Morrow", "Bell",
    ]  # fmt: skip
    assert [(str(c.title), str(c.pages), len(c.contents)) for c in book.contents] == [
        ("Floods", "4–12", 1),
        ("Index", "90–", 0),
    ]
    assert "Tate Gallery" in library.diagnostics[0].message


def test_thousands_of_works_are_read_soon() -> None:
    begun = time.monotonic()
    items: list[dict[str, object]] = [
        {**ARTICLE, "DOI": f"10.5555/{n}", "title": [f"Tides {n}"]} for n in range(3000)
    ]
    items += [{**FIRST, "ISBN": [f"978{n:010}"], "container-title": [f"B{n}"]} for n in range(3000)]
    items += [{**BOOK, "ISBN": [f"978{n:010}"], "title": [f"B{n}"]} for n in range(3000)]
    assert len(crossref_json.loads(json.dumps(items))) == 6000
    assert time.monotonic() - begun < 60


def test_a_thesis_of_crossref_is_of_its_university() -> None:
    item = {
        "DOI": "10.5555/t", "type": "dissertation", "title": ["Art &amp;amp; Craft"],
        "author": [{"given": "Ann", "family": "Bell"}], "degree": ["PhD"], "publisher": "Depot",
        "institution": [{"name": "Universität Graz", "place": ["Graz"]}],
        "issued": {"date-parts": [[2004]]},
    }  # fmt: skip
    (thesis,) = crossref_json.loads(json.dumps(item)).references()
    assert (thesis.type, thesis.genre, str(thesis.title)) == ("thesis", "PhD", "Art & Craft")
    assert [str(p) for p in (*thesis.publisher, *thesis.place)] == ["Universität Graz", "Graz"]


def test_what_no_field_here_is_for_is_kept_as_csl_has_it() -> None:
    item = {
        **BOOK, "original-title": ["Flüsse"], "URL": "https://example.org/rivers",
        "funder": [{"name": "ERC"}], "relation": {},
    }  # fmt: skip
    (book,) = crossref_json.loads(json.dumps(item))
    assert book.original is not None and str(book.original.title) == "Flüsse"
    assert str(book.url) == "https://example.org/rivers"
    assert book.extra == {"csl-json": {"funder": '[{"name": "ERC"}]'}}


@pytest.mark.parametrize("page", ["n/a-n/a", "N/A", ""])
def test_pages_that_are_none(page: str) -> None:
    (book,) = crossref_json.loads(json.dumps([{**SECOND, "page": page}, FIRST]))
    assert [str(part.pages or "") for part in getattr(book, "contents", ())] == ["", "1–30"]
