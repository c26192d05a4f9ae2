"""Graphs by others, and graphs that are broken: a library and diagnostics, never a traceback."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats.dublin_core import json_ld, n_triples, oai_dc, rdf_xml, turtle
from precarious_truce.formats.dublin_core.reading import parsing

PREFIXES = """
@prefix d: <http://purl.org/dc/terms/> . @prefix b: <http://purl.org/ontology/bibo/> .
@prefix s: <https://schema.org/> . @prefix dc: <http://purl.org/dc/elements/1.1/> .
"""
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/terms/"'


@pytest.fixture(params=["pyoxigraph", "rdflib"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each test with either parser."""
    pytest.importorskip(request.param)
    monkeypatch.setattr(parsing, "parser", lambda: getattr(parsing, f"by_{request.param}"))
    yield request.param


def read(text: str) -> pt.Library:
    return turtle.loads(PREFIXES + text)


# --- by others ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["rich", "dcterms", "simple-dc"])
def test_the_shared_examples(name: str, shared: Path) -> None:
    (book,) = turtle.loads((shared / "rdf" / f"{name}.ttl").read_text(encoding="utf-8"))
    assert isinstance(book, pt.Book)
    assert str(book.title).startswith("The Precarious Truce")
    assert book.author[0].family == "Gorodetsky" and book.date == "1977"
    titles = [part.title.text for part in book.contents]
    assert sorted(titles) == ["Preface", "Soviet Russia and the first Labour Government"]
    if name == "rich":
        assert str(book.subtitle) == "Anglo-Soviet Relations 1924–27"
        assert [str(part.pages) for part in book.contents] == ["ix–xiv", "7–52"]
        assert book.contents[1].number == "1"


def test_bibo_as_zotero_writes_it() -> None:
    library = rdf_xml.loads(f"""<rdf:RDF {RDF} xmlns:bibo="http://purl.org/ontology/bibo/"
        xmlns:foaf="http://xmlns.com/foaf/0.1/"
        xmlns:address="http://schemas.talis.com/2005/address/schema#">
      <bibo:BookSection rdf:about="http://zotero.org/users/local/1/items/A"><d:title>Preface</d:title>
        <d:isPartOf><bibo:EditedBook>
          <d:title>The Book</d:title><bibo:isbn13>9780521086899</bibo:isbn13>
          <d:publisher><foaf:Organization><foaf:name>Press</foaf:name>
            <address:localityName>Leeds</address:localityName></foaf:Organization></d:publisher>
        </bibo:EditedBook></d:isPartOf>
        <bibo:authorList><rdf:Seq><rdf:li><foaf:Person><foaf:givenName>Ada</foaf:givenName>
          <foaf:surname>Rossi</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bibo:authorList>
        <d:date>1977</d:date><bibo:pages>ix-xiv</bibo:pages></bibo:BookSection></rdf:RDF>""")
    (book,) = library
    assert isinstance(book, pt.Book)
    assert (book.isbn, str(book.publisher[0]), str(book.place[0])) == (
        "9780521086899",
        "Press",
        "Leeds",
    )
    (part,) = book.contents
    assert str(part.author[0]) == "Ada Rossi" and part.pages == "ix–xiv" and part.date == "1977"


def test_an_article_as_crossref_writes_it() -> None:
    (article,) = read("""
        <http://dx.doi.org/10.5555/1> a b:Article ; d:title "Counting twice" ; b:volume "3" ;
          d:isPartOf <http://id.crossref.org/issn/1234-5679> ; b:pageStart "4" ; b:pageEnd "14" .
        <http://id.crossref.org/issn/1234-5679> a b:Journal ;
          d:title "Ledgers" ; b:issn "1234-5679" .""")
    assert isinstance(article, pt.Reference)
    assert (str(article.container_title), article.volume, article.doi) == (
        "Ledgers",
        "3",
        "10.5555/1",
    )
    assert str(article.pages) == "4–14" and article.issn == "1234-5679"


def test_schema_org_as_websites_write_it() -> None:
    (book,) = json_ld.loads("""{"@context": "https://schema.org", "@type": "Book", "name": "Rivers",
        "author": {"@type": "Person", "givenName": "Eleanor", "familyName": "Marsh"},
        "isbn": "9780521086899", "datePublished": "2004", "inLanguage": "en", "keywords": "a, b",
        "hasPart": [
            {"@type": "Chapter", "name": "Two", "position": 2, "pageStart": "9", "pageEnd": "20"},
            {"@type": "Chapter", "name": "One", "position": "1", "pagination": "1-8"}]}""")
    assert isinstance(book, pt.Book)
    assert [part.title.text for part in book.contents] == ["One", "Two"]
    assert book.keywords == ("a", "b") and str(book.author[0]) == "Eleanor Marsh"


def test_several_languages() -> None:
    (book,) = read("""<urn:a> a b:Book ; d:title "Fluss"@de, "River"@en ; d:language "en" .""")
    assert book.title and str(book.title) == "River"
    assert book.parallel_title[0].lang == "de"


def test_without_positions_pages_give_the_order() -> None:
    part = '<urn:{0}> a s:Chapter ; d:title "{0}" ; d:isPartOf <urn:b> ; b:pages "{0}-{0}9" .'
    parts = "".join(part.format(n) for n in (3, 1, 2))
    (book,) = read('<urn:b> a b:Book ; d:title "B" .' + parts)
    assert isinstance(book, pt.Book)
    assert [part.title.text for part in book.contents] == ["1", "2", "3"]


def test_what_is_not_understood_is_told() -> None:
    library = read('<urn:a> a b:Book ; d:title "A" ; <urn:x:colour> "blue", "red" .')
    assert "2 statements with urn:x:colour" in library.diagnostics[0].message


# --- broken -------------------------------------------------------------------------------------


def chain(length: int, of: int) -> str:
    """Parts of parts, in a circle where `of` is not longer than `length`."""
    part = '<urn:{}> a s:Chapter ; d:title "T" ; d:isPartOf <urn:{}> .\n'
    return "".join(part.format(n, (n + 1) % of) for n in range(length))


A_BOOK = '<urn:a> a b:Book ; d:title "A" .'
BROKEN = {
    "bad IRI": '<http://a b> a b:Book ; d:title "T" .',
    "torn": A_BOOK + '\n<urn:y> d:title "T ',
    "cycle": chain(2, 2),
    "long cycle": chain(500, 500),
    "long chain": chain(500, 1000),
    "part of itself": A_BOOK + "<urn:a> d:isPartOf <urn:a> .",
    "in two books": A_BOOK
    + '<urn:b> a b:Book ; d:title "B" ; d:hasPart <urn:c> . <urn:a> d:hasPart <urn:c> .'
    + '<urn:c> a s:Chapter ; d:title "C" .',
    "no title": A_BOOK + "<urn:a> d:hasPart <urn:c> . <urn:c> a s:Chapter .",
    "same key": A_BOOK + '<urn:b> a b:Book ; d:title "A" .',
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_graphs_give_diagnostics(name: str) -> None:
    assert read(BROKEN[name]).diagnostics


def test_a_list_that_bites_its_tail() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    tail = f'<{rdf}first> "X, Y" ; <{rdf}rest> _:l .'
    (book,) = read(f'<urn:a> a b:Book; d:title "A"; b:authorList _:l . _:l {tail}')
    assert len(book.author) == 1


BOMB = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"
THIEF = "<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
HOPELESS: dict[str, tuple[Any, str | bytes]] = {
    "no Turtle": (turtle, "\x00 garbage"),
    "no triples": (n_triples, "garbage\n" * 100),
    "no XML": (rdf_xml, "<rdf:RDF><a></b>"),
    "a bomb": (rdf_xml, f"{BOMB}<rdf:RDF {RDF}>&b;</rdf:RDF>"),
    "an entity from outside": (rdf_xml, f"{THIEF}<rdf:RDF {RDF}>&a;</rdf:RDF>"),
    "a bomb for harvesters": (oai_dc, f"{BOMB}<records>&b;</records>"),
    "torn records": (oai_dc, "<records><a>"),
    "no JSON": (json_ld, "{"),
    "deep JSON": (json_ld, "[" * 100_000 + "]" * 100_000),
    "deeper than 100": (json_ld, '{"a":' * 200 + "1" + "}" * 200),
    "no text": (turtle, b"\xff\xe9abc"),
}


@pytest.mark.parametrize("name", HOPELESS)
def test_what_cannot_be_read_is_an_error_in_words(name: str) -> None:
    module, text = HOPELESS[name]
    with pytest.raises(TruceError):
        module.loads(text)


def test_entities_that_abbreviate_are_fine() -> None:
    text = f"<!DOCTYPE a [<!ENTITY d 'urn:x:'>]><rdf:RDF {RDF}><rdf:Description rdf:about='&d;a'>"
    (work,) = rdf_xml.loads(
        text + "<d:title>T</d:title><d:date>1977</d:date></rdf:Description></rdf:RDF>"
    )
    assert work.date == "1977"


@pytest.mark.parametrize(
    "context", ['"http://evil.invalid/"', '{"@import": "http://evil.invalid/"}']
)
def test_no_context_is_fetched(context: str) -> None:
    library = json_ld.loads(f'{{"@context": {context}, "@type": "Book", "name": "T"}}')
    assert "nothing is fetched" in library.diagnostics[0].message


@given(
    st.text(max_size=60), st.sampled_from(["turtle", "n-triples", "rdf-xml", "json-ld", "oai-dc"])
)
def test_any_text_is_read_or_refused(text: str, syntax: str) -> None:
    with contextlib.suppress(TruceError):
        pt.loads(text, syntax)


def test_private_data_of_a_stranger_is_checked() -> None:
    from precarious_truce.formats.dublin_core.writing.citation import Citer

    private = {
        "title": ["a"],
        "contents": 3,
        "author": {"x": 1},
        "nonsense": None,
        "date": {"a": 1},
    }
    context = Citer().context(pt.Reference(title="T"), private)
    library = read(f'<urn:a> a b:Book ; d:title "A" ; d:bibliographicCitation "{context}" .')
    assert library.diagnostics


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_million_triples_of_noise() -> None:
    noise = "".join(f'<urn:s{n}> <urn:p{n % 977}> "o{n}" .\n' for n in range(1_000_000))
    work = '<urn:x> <http://purl.org/dc/terms/{}> "T" .\n'
    library = n_triples.loads(noise + work.format("title") + work.format("date"))
    assert len(library) == 1 and 0 < len(library.diagnostics) < 1000


@pytest.mark.parametrize(
    "identifier", ["", "<d:identifier>ISBN 9780521086899</d:identifier>", "<d:type>Text</d:type>"]
)
def test_a_record_of_a_harvest_needs_no_address(identifier: str) -> None:
    record = (
        '<o:dc xmlns:o="http://www.openarchives.org/OAI/2.0/oai_dc/"'
        ' xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>Flüsse</d:title>'
        f"<d:creator>Müller, Anna</d:creator><d:language>ger</d:language>{identifier}</o:dc>"
    )
    (work,) = pt.loads(f"<list>{record}</list>", "oai-dc")
    assert (str(work.title), work.language) == ("Flüsse", ("de",))
