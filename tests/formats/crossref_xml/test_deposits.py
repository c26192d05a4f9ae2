"""Deposits: what is lost and why, what comes back, what Crossref's own schema says of them."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests import strategies
from tests.formats.crossref_xml.deposits import depositable, dumps, schema
from tests.law import CASES, breach

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats import crossref_xml, yaml
from precarious_truce.model import Book, Library, Reference

(CASE,) = [case for case in CASES if case.format.name == "crossref-xml"]
DATA = sorted((Path(__file__).parents[3] / "data").glob("*.yaml"))


def _part(place: int, **more: Any) -> dict[str, Any]:
    return {"doi": f"10.5555/r.{place}", "url": f"https://example.org/r/{place}", **more}


BOOK = Book(
    title="Rivers", subtitle="Essays", editor="Marsh, Eleanor", date="2004-05", kind="edited-volume",
    publisher="Northfield", place="Leeds", isbn="9780521086899", language="en", edition="2",
    formats={"online": {"isbn": "9780000000002", "date": "2005-01-03"}}, doi="10.5555/r",
    url="https://example.org/r", abstract="How neighbours shared floods.\nAnd fords.",
    license="https://creativecommons.org/licenses/by/4.0/",
    series={"title": "Waters", "issn": "1234-5679", "number": "12", "editor": "Hallam, Edith"},
    contents=[
        _part(1, title="Preface", pages="ix–xiv"),
        _part(2, number="I", title="Upstream", kind="part", contents=[
            _part(3, number="1", title="1848", pages="1–12, 17–24, 31", translator="Osei, Kwame",
                  author=["Ola, Abiodun", {"literal": "Danube Survey Group"}]),
            _part(4, title="Dykes", pages="A1–A12", author={
                "family": "Weyden", "given": "Pieter", "suffix": "Jr.",
                "orcid": "0000-0002-1825-0097"}),
        ]),
        _part(5, title="Index", pages="305–"),
    ],
)  # fmt: skip


def test_a_whole_deposit_comes_back() -> None:
    assert crossref_xml.losses(BOOK) == []
    assert list(crossref_xml.loads(dumps(BOOK))) == [BOOK]


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(library=strategies.libraries)
def test_the_law(library: Library) -> None:
    found = breach(CASE, depositable(library))
    assert found is None, f"{found}\n{yaml.dumps(depositable(library))}"


def test_every_part_without_a_doi_is_a_loss_by_name() -> None:
    book = BOOK.changed(contents=[
        _part(1, title="Preface"), "Floods", {"title": "Fords", "doi": "10.5555/f"},
    ])  # fmt: skip
    assert [(loss.path[1:], loss.reason) for loss in crossref_xml.losses(book)] == [
        (("contents", 1), "it has no DOI to deposit"),
        (("contents", 2), "its DOI has no address to lead to"),
    ]
    (read,) = crossref_xml.loads(dumps(book))
    assert [c.title.text for c in read.contents] == ["Preface"]


def test_what_is_in_parts_without_a_doi_moves_up() -> None:
    book = BOOK.changed(contents=[
        {"title": "Upstream", "kind": "part", "contents": [_part(1, title="Floods"), "Fords"]},
    ])  # fmt: skip
    *of_parts, of_tree = crossref_xml.losses(book)
    assert [(loss.path[1:], loss.reason) for loss in of_parts] == [
        (("contents", 0), "it has no DOI to deposit"),
        (("contents", 0, "contents", 1), "it has no DOI to deposit"),
    ]
    assert of_tree.path[1:] == ("contents",) and "Upstream" in of_tree.reason
    (read,) = crossref_xml.loads(dumps(book))
    assert [c.title.text for c in read.contents] == ["Floods"]
    assert breach(CASE, Library([book])) is None


def test_all_else_is_named_where_parts_move_up() -> None:
    book = BOOK.changed(contents=[
        {"title": "Upstream", "kind": "part", "contents": [
            _part(1, title="Floods", introduction="Hallam, Edith", note="long"),
            {"title": "Fords", "contents": [_part(2, title="Weirs", keywords=["weir"])]},
            {"title": "Mills", "contents": ["Wheels"]},
        ]},
        _part(3, title="Dykes", note="short"),
    ])  # fmt: skip
    floods, dykes = ("contents", 0, "contents", 0), ("contents", 1)
    fords, mills = ("contents", 0, "contents", 1), ("contents", 0, "contents", 2)
    assert {loss.path[1:] for loss in crossref_xml.losses(book)} == {
        ("contents",), ("contents", 0), fords, mills, (*dykes, "note"),
        (*floods, "introduction"), (*floods, "note"), (*fords, "contents", 0, "keywords"),
    }  # fmt: skip
    assert breach(CASE, Library([book])) is None


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (Book(title="Rivers", date="2004"), "publisher"),
        (Book(title="Rivers", publisher="Northfield"), "year"),
        (Reference(type="article-journal", title="Floods", date="2004"), "only books"),
    ],
)
def test_what_cannot_be_deposited_is_named(work: Book | Reference, reason: str) -> None:
    (loss,) = crossref_xml.losses(work)
    assert reason in loss.reason and len(loss.path) == 1
    assert len(crossref_xml.loads(dumps(work))) == 0


def test_who_deposits_is_never_made_up() -> None:
    with pytest.raises(TruceError) as caught:
        pt.dumps(BOOK, "crossref-xml", depositor="Northfield", email="nobody")
    message = str(caught.value)
    assert all(name in message for name in ("email", "registrant", "batch", "timestamp"))
    assert "needs depositor" not in message and "--depositor" in message


@pytest.mark.slow
def test_the_schema_of_crossref(shared: Path) -> None:
    assert schema().is_valid(dumps(BOOK))
    for path in (*DATA, *sorted((shared / "records").glob("*.yaml"))):
        try:
            library = pt.load(path)
        except TruceError as error:
            assert isinstance(error.library, Library)
            library = error.library
        schema().validate(dumps(depositable(library)))


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(library=strategies.libraries)
def test_the_schema_admits_any_book(library: Library) -> None:
    text = dumps(depositable(library))
    if "<book " in text:
        schema().validate(text)


# --- what others deposit --------------------------------------------------------------------------

_OLD = """
<doi_batch version="4.4.2" xmlns="http://www.crossref.org/schema/4.4.2"><body>
<book book_type="edited_book"><book_metadata language="en">
  <contributors><person_name sequence="first" contributor_role="editor">
    <given_name>Eleanor</given_name><surname>Marsh</surname>
    <ORCID>http://orcid.org/0000-0002-1825-0097</ORCID></person_name></contributors>
  <titles><title>The <i>Aeneid</i> and rivers</title></titles>
  <publication_date media_type="online"><month>6</month><day>1</day><year>2011</year></publication_date>
  <publication_date media_type="print"><year>2012</year></publication_date>
  <isbn media_type="print">978-0-521-08689-9</isbn><isbn media_type="electronic">9780000000002</isbn>
  <publisher><publisher_name>Northfield</publisher_name><publisher_place>Leeds</publisher_place></publisher>
  <doi_data><doi>10.5555/r</doi><resource>https://example.org/r</resource></doi_data>
</book_metadata>
<content_item component_type="part" level_sequence_number="1"><titles><title>Upstream</title></titles>
  <component_number>I</component_number></content_item>
<content_item component_type="chapter" level_sequence_number="2" language="en">
  <contributors><organization sequence="first" contributor_role="author">Survey</organization></contributors>
  <titles><title>Floods</title></titles><component_number>1</component_number>
  <pages><first_page>1</first_page><last_page>30</last_page></pages>
  <doi_data><doi>10.5555/r.1</doi><resource>https://example.org/r/1</resource></doi_data></content_item>
<content_item component_type="other"><titles><title>Index</title></titles></content_item>
</book></body></doi_batch>
"""


def test_a_deposit_of_a_press() -> None:
    (book,) = crossref_xml.loads(_OLD)
    assert isinstance(book, Book) and book.kind == "edited-volume" and book.formats
    assert "Aeneid" in book.title.text
    assert (str(book.date), str(book.formats["online"].date)) == ("2012", "2011-06-01")
    assert (book.isbn, book.formats["online"].isbn) == ("9780521086899", "9780000000002")
    assert book.editor[0].orcid == "0000-0002-1825-0097"
    upstream, index = book.contents
    assert (upstream.number, upstream.kind, index.kind) == ("I", "part", "index")
    assert [(c.number, str(c.pages)) for c in upstream.contents] == [("1", "1–30")]
    assert str(upstream.contents[0].author[0]) == "Survey"


def test_proceedings_articles_and_a_thesis() -> None:
    library = crossref_xml.loads("""
    <doi_batch><body><conference><contributors><person_name contributor_role="chair">
      <given_name>Edith</given_name><surname>Hallam</surname></person_name></contributors>
      <event_metadata><conference_name>Salt Roads</conference_name>
      <conference_location>Hallein</conference_location></event_metadata>
      <proceedings_metadata><proceedings_title>Proceedings of Salt Roads</proceedings_title>
      <publisher><publisher_name>Northfield</publisher_name></publisher>
      <publication_date><year>2003</year></publication_date></proceedings_metadata>
      <conference_paper><titles><title>Pans</title></titles></conference_paper></conference>
    <journal><journal_metadata><full_title>Journal of Water</full_title><issn>12345679</issn>
      </journal_metadata><journal_issue><publication_date><year>2004</year></publication_date>
      <journal_volume><volume>9</volume></journal_volume><issue>1</issue></journal_issue>
      <journal_article><titles><title>Floods</title></titles><pages><first_page>73</first_page>
      <last_page>86</last_page></pages></journal_article></journal>
    <dissertation><person_name contributor_role="author"><given_name>Ada</given_name>
      <surname>Oak</surname></person_name><titles><title>Tides</title></titles>
      <approval_date><year>1999</year></approval_date><institution><institution_name>Northfield
      </institution_name></institution><degree>PhD</degree></dissertation></body></doi_batch>""")
    proceedings, article, thesis = library
    assert proceedings.kind == "proceedings" and str(proceedings.event.name) == "Salt Roads"
    assert [c.title.text for c in proceedings.contents] == ["Pans"]
    assert (article.volume, article.issue, str(article.pages)) == ("9", "1", "73–86")
    assert (thesis.type, str(thesis.author[0]), thesis.genre) == ("thesis", "Ada Oak", "PhD")


@pytest.mark.parametrize(
    ("attributes", "text", "date"),
    [
        ("start_year='2003' start_month='6' start_day='3' end_year='2003' end_month='6' end_day='5'",
         "June 3-5, 2003", "2003-06-03/2003-06-05"),
        ("start_year='2003' start_month='06' start_day='03' end_day='05'", "", "2003-06-03/2003-06-05"),
        ("start_year='2003' start_month='06' end_month='07'", "", "2003-06/2003-07"),
        ("start_year='2003' start_month='06' start_day='03'", "", "2003-06-03"),
        ("start_year='2003' end_year='2003'", "", "2003"),
        ("start_year='2003' start_month='6' start_day='5' end_year='2002'", "", "2003-06-05"),
        ("end_year='2003' start_month='6'", "", "2003-06"),
        ("", "Jan. 15-17, 1997", "Jan. 15-17, 1997"),
        ("", "1997", "1997"),
    ],
)  # fmt: skip
def test_the_date_of_a_meeting(attributes: str, text: str, date: str) -> None:
    assert str(_meeting(f"<conference_date {attributes}>{text}</conference_date>").date) == date


@pytest.mark.parametrize(
    ("name", "number", "read"),
    [
        ("Salt Roads", "3", "Salt Roads (3)"), ("3rd Salt Roads", "3", "3rd Salt Roads"),
        ("Salt Roads 2013", "3", "Salt Roads 2013 (3)"), ("", "III", "III"),
    ],
)  # fmt: skip
def test_the_number_of_a_meeting(name: str, number: str, read: str) -> None:
    told = (
        f"<conference_name>{name}</conference_name><conference_number>{number}</conference_number>"
    )
    assert str(_meeting(told).name) == read


def _meeting(told: str) -> Any:
    (book,) = crossref_xml.loads(f"""<doi_batch><body><conference><event_metadata>{told}
    </event_metadata><proceedings_metadata><proceedings_title>Proceedings</proceedings_title>
    </proceedings_metadata></conference></body></doi_batch>""")
    return book.event


MARKED = (
    "The <i>Aeneid</i> and rivers", "<i>Aeneid</i>", "<i>A</i> <b>B</b>", "H<sub>2</sub>O",
    "x<sup>2</sup><sub>1</sub>", "<i>On <b>CO<sub>2</sub></b></i> & <b>a < b</b>", "a <i> b",
    'The <span style="font-variant: small-caps;">roman</span> road',
)  # fmt: skip


def _titled(title: str) -> Book:
    return BOOK.changed(title={"text": title, "original": title}, subtitle=title,
                        contents=[_part(1, title=title)])  # fmt: skip


@pytest.mark.parametrize("title", MARKED)
def test_markup_in_titles(title: str) -> None:
    book = _titled(title)
    assert crossref_xml.losses(book) == []
    assert list(crossref_xml.loads(dumps(book))) == [book]
    assert breach(CASE, Library([book])) is None


@pytest.mark.slow
@pytest.mark.parametrize("title", MARKED)
def test_markup_in_titles_is_valid(title: str) -> None:
    schema().validate(dumps(_titled(title)))


def test_case_protection_is_a_loss_and_the_rest_is_not() -> None:
    book = BOOK.changed(title='<i>On <span class="nocase">NASA</span></i>', contents=[])
    (loss,) = crossref_xml.losses(book)
    assert (loss.path[1:], str(loss.left)) == (("title",), "<i>On NASA</i>")
    assert breach(CASE, Library([book])) is None


def test_faces_without_markup_of_csl_are_read_as_text() -> None:
    text = _OLD.replace("The <i>Aeneid</i> and rivers",
                        "<em>Salt</em> <u>and</u> <tt>x</tt> <strong>H<sub>2</sub></strong>")  # fmt: skip
    (book,) = crossref_xml.loads(text)
    assert book.title.text == "<i>Salt</i> and x <b>H<sub>2</sub></b>"


@pytest.mark.parametrize(
    ("told", "kind", "number"),
    [("Chapter 1", "chapter", "1"), ("Part II", "part", "II"), ("Kapitel 3.", "chapter", "3"),
     ("Appendix A", "appendix", "A"), ("7", "chapter", "7"), ("Chapter One", "chapter", "Chapter One")],
)  # fmt: skip
def test_numbers_of_parts_without_their_words(told: str, kind: str, number: str) -> None:
    text = _OLD.replace("<component_number>1</component_number>",
                        f"<component_number>{told}</component_number>")  # fmt: skip
    (book,) = crossref_xml.loads(text)
    (part,) = book.contents[0].contents
    assert (part.kind, part.number) == (kind, number)
    (again,) = crossref_xml.loads(dumps(Library([book.changed(publisher="Northfield")])))
    assert again.title == book.title


@pytest.mark.parametrize(
    ("edition", "number"),
    [
        ("Second edition", "2"),
        ("3rd", "3"),
        ("2", "2"),
        ("Rev. ed.", "Rev. ed."),
        ("2. Aufl.", "2"),
    ],
)
def test_the_number_of_an_edition(edition: str, number: str) -> None:
    book = BOOK.changed(edition=edition)
    assert f"<edition_number>{number}</edition_number>" in dumps(book)
    assert breach(CASE, Library([book])) is None
    text = _OLD.replace("<publisher>", f"<edition_number>{edition}</edition_number><publisher>")
    (read,) = crossref_xml.loads(text)
    assert read.edition == number


def test_print_is_not_made_up() -> None:
    assert 'media_type="print"' not in dumps(BOOK)
    book = BOOK.changed(isbn=None, formats={"hardback": {"isbn": "9780521086899"}})
    assert '<isbn media_type="print">' in dumps(book)


def test_each_number_of_a_book_is_read_with_the_form_it_is_of() -> None:
    text = _OLD.replace(
        '<isbn media_type="electronic">9780000000002</isbn>',
        '<isbn media_type="print">9780190000001</isbn><isbn>9783161484100</isbn>'
        '<isbn media_type="electronic">9780000000002</isbn>',
    )
    (book,) = crossref_xml.loads(text)
    assert isinstance(book, Book) and book.formats
    assert {name: form.isbn for name, form in book.formats.items()} == {
        "print": "9780521086899", "print-2": "9780190000001", "other": "9783161484100",
        "online": "9780000000002",
    }  # fmt: skip
    assert book.isbn == "9780521086899"
    again = dumps(Library([book]))
    assert again.count("<isbn") == 4 and dumps(crossref_xml.loads(again)) == again


@pytest.mark.parametrize("name", ["hardback", "paperback-2", "ebook", "audio", "online"])
def test_numbers_are_written_with_their_media_and_stay(name: str) -> None:
    for isbn in (None, "9780521086899", "9780190000001"):
        book = BOOK.changed(isbn=isbn, formats={name: {"isbn": "9780521086899"}})
        assert breach(CASE, Library([book])) is None
        text = dumps(book)
        assert dumps(crossref_xml.loads(text)) == text


def _proceedings(**fields: Any) -> Book:
    return Book.model_validate({
        "title": "Pans and Pits", "subtitle": "Proceedings", "editor": "Hallam, Edith", "date": "2004",
        "kind": "proceedings", "publisher": ["Northfield", "Hallam"], "place": ["Leeds", "York"],
        "isbn": "9780521086899", "language": "en", "doi": "10.5555/p", "url": "https://example.org/p",
        "event": {"name": "Conference on Salt Roads (3rd)", "place": "Hallein",
                  "date": "2003-06-03/2003-06-05"},
        "contents": [
            _part(1, title="Pans", author="Marsh, Eleanor", pages="1–12", abstract="On pans."),
            _part(2, title="Pits", author="Osei, Kwame", translator="Lee, Ann", license=
                  "https://creativecommons.org/licenses/by/4.0/"),
        ],
    } | fields)  # fmt: skip


_EVENTS: list[Any] = [
    {"name": "Salt Roads"}, {"name": "Salt Roads", "date": "2003"}, {"name": "Salt", "date": "Spring 2003"},
    {"name": "Salt Roads", "date": "2003-06", "place": "Hallein, Austria"}, {"name": "Salt", "date": "2003~"},
    {"name": "Salt Roads", "date": "1300"}, {"name": "Salt Roads", "date": "2003/.."}, {"name": "Sa"},
    {"place": "Hallein"}, {"name": "Salt", "date": "2003-06-03/2003-06-05", "place": "B"},
]  # fmt: skip


@pytest.mark.parametrize("event", _EVENTS)
def test_proceedings_are_a_conference_with_its_papers(event: Any) -> None:
    book = _proceedings(event=event)
    text = dumps(book)
    assert ("<conference>" in text) == (len(event.get("name", "")) > 2)
    assert breach(CASE, Library([book])) is None
    assert dumps(crossref_xml.loads(text)) == text


def test_all_of_proceedings_comes_back() -> None:
    assert crossref_xml.losses(_proceedings()) == []
    text = dumps(_proceedings())
    assert list(crossref_xml.loads(text)) == [_proceedings()]
    assert text.count("<conference_paper") == 2 and 'start_day="03"' in text
    series = {"title": "Waters", "issn": "1234-5679", "number": "12"}
    (loss,) = crossref_xml.losses(_proceedings(series=series))
    assert loss.path[1:] == ("language",) or loss.path[1:] == ("language", 0)


def test_papers_in_sections_stay_in_a_book() -> None:
    sections = [{"title": "Coast", "kind": "part", "contents": [_part(1, title="Pans")]}]
    book = _proceedings(contents=sections)
    assert "<conference>" not in dumps(book) and breach(CASE, Library([book])) is None


@pytest.mark.slow
def test_proceedings_are_valid() -> None:
    series = {"title": "Waters", "issn": "1234-5679", "number": "12", "editor": "Lee, Ann"}
    for book in (*(_proceedings(event=e) for e in _EVENTS), _proceedings(series=series)):
        schema().validate(dumps(book))


def _set(**fields: Any) -> Book:
    return Book.model_validate({
        "title": "A History of Salt", "author": "Arkwright, Thomas", "kind": "monograph", "date": "1911",
        "publisher": "Northfield", "place": "Leeds", "language": "en", "edition": "2",
        "isbn": "9780521086899", "doi": "10.5555/s", "url": "https://example.org/s",
        "volumes": [
            {"number": "1", "title": "The Northern Ways", "isbn": "9780190000001", "doi": "10.5555/s1",
             "url": "https://example.org/s1", "abstract": "On pans.", "contents": [
                 _part(1, title="Brine", kind="part", number="I", contents=[
                     _part(2, title="Pans", number="1", pages="3–77")])]},
            {"number": "2", "title": "The Southern Ways", "editor": "Lisle, Margaret", "contents": [
                _part(3, title="Silk", number="1", pages="1–9")]},
        ],
    } | fields)  # fmt: skip


_NAMED = {"title": "The Northern Ways", "number": "1"}
_SETS: list[Any] = [
    {}, {"date": "1911/1914", "volumes": [_NAMED | {"date": "1911"}, {"number": "2", "date": "1914"}]},
    {"date": None, "volumes": [_NAMED | {"date": "1911"}, {"number": "2", "date": "1914-05"}]},
    {"key": "salt", "subtitle": "In Two Volumes", "editor": "Lee, Ann"}, {"kind": "encyclopedia"},
    {"volumes": [{"number": "1"}, {"number": "2"}]}, {"volumes": [_NAMED]}, {"isbn": None, "doi": None},
    {"volumes": [_NAMED | {"publisher": "Hallam", "place": "York", "language": "de"}, {"number": "2"}]},
    {"volumes": [_NAMED, {"number": "2 " * 40}, {"number": "3", "key": "v3"}]},
    {"volumes": [{"number": "1", "contents": [{"title": "Coast", "contents": [_part(1, title="Pans")]}]}]},
    {"publisher": ["Northfield", "Hallam"], "edition": None}, {"publisher": None},
    {"contents": ["Index"]}, {"date": None}, {"formats": {"online": {"isbn": "9780000000002"}}},
]  # fmt: skip


@pytest.mark.parametrize("fields", _SETS)
def test_volumes_are_deposited_as_a_set(fields: Any) -> None:
    for library in (Library([_set(**fields)]), Library([_set(**fields), BOOK])):
        assert breach(CASE, library) is None
        text = dumps(library)
        assert dumps(crossref_xml.loads(text)) == text


def test_all_of_a_set_comes_back() -> None:
    assert crossref_xml.losses(_set()) == []
    text = dumps(_set())
    assert text.count("<book_set_metadata") == 2 and list(crossref_xml.loads(text)) == [_set()]


def test_a_volume_that_cannot_be_deposited_is_named() -> None:
    (loss, *_) = crossref_xml.losses(_set(volumes=[_NAMED, {"number": "2 " * 40}]))
    assert loss.path[1:] == ("volumes", 1) and "number or title" in loss.reason


@pytest.mark.slow
@pytest.mark.parametrize("fields", _SETS)
def test_sets_are_valid(fields: Any) -> None:
    text = dumps(_set(**fields))
    if "<book " in text:
        schema().validate(text)


def test_volumes_of_two_sets_of_one_title_stay_apart() -> None:
    library = Library([_set(), _set(key="salt2", doi="10.5555/t")])
    assert list(crossref_xml.loads(dumps(library))) == list(library)


@pytest.mark.parametrize("text", ["", "no XML", "<a/>", "<crossref/>"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(TruceError):
        crossref_xml.loads(text)
