"""The profile `zotero`: what its importer (`RDF.js` of github.com/zotero/translators) asks for.

Each test names the condition of the importer that it rests on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES

rdflib = pytest.importorskip("rdflib")

from rdflib import RDF, Graph, Literal, URIRef  # noqa: E402

ROOT = Path(__file__).resolve().parents[4]
RECORDS = sorted(ROOT.glob("data/*.yaml"))
every_record = pytest.mark.parametrize("path", RECORDS, ids=lambda p: p.stem)

BOOK = """
key: full2001
title: Rivers
subtitle: A & B
author:
  - {family: Ford, given: Charles, dropping-particle: de, suffix: Jr.}
  - literal: Danube Survey Group
  - {family: Berg, given: Anna, non-dropping-particle: van der}
translator: Lee, Ann
foreword: Moss, Kate
publisher: [One Press, Two Press]
place: [Leeds, Porto]
date: 2001-05
language: [ru, en]
series: {title: Studies, number: 12, editor: [{family: Head}]}
edition: 2nd
isbn: 978-0-521-08689-9
formats: {ebook: {isbn: 978-0-521-08690-5}}
note: Signed copy.
keywords: [floods]
classes: {lcc: GB1201}
rights: All rights reserved
original: {title: Alt, publisher: Old, place: Bonn, date: 1950, language: de}
contents:
  - {title: Preface, pages: ix–xiv, author: {family: Roe}, editor: {family: Poe}, note: Short.}
  - {number: 1, title: One, doi: 10.5555/full.ch1, url: "https://example.org/one"}
"""


def name(short: str) -> URIRef:
    prefix, _, local = short.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def made(library: Any) -> Graph:
    return pt.graph(library, profile="zotero")


@pytest.fixture
def graph() -> Graph:
    return made(pt.loads(BOOK, "yaml"))


def item(graph: Graph, key: str) -> Any:
    return graph.value(predicate=name("z:citationKey"), object=Literal(key))


def fields(graph: Graph, key: str) -> dict[str, str]:
    """What is said with `z:` of the item that has the key."""
    start = PREFIXES["z"]
    said = graph.predicate_objects(item(graph, key))
    return {p.removeprefix(start): str(o) for p, o in said if isinstance(o, Literal) and start in p}


def people(graph: Graph, key: str, role: str) -> list[tuple[str, str]]:
    """Last and first names in the container of a role, in order."""
    container = graph.value(item(graph, key), name(role))
    if container is None:
        return []
    assert (container, RDF.type, RDF.Seq) in graph
    found = []
    while (member := graph.value(container, RDF[f"_{len(found) + 1}"])) is not None:
        parts = (graph.value(member, name(f"foaf:{p}Name")) for p in ("last", "first"))
        found.append(tuple(str(p or "") for p in parts))
    return found  # type: ignore[return-value]


@every_record
def test_no_class_is_of_bibo(path: Path) -> None:
    """Otherwise Zotero asks `Bibliontology RDF.js`, to which a book with chapters is no item."""
    classes = set(made(pt.load(path)).objects(None, RDF.type))
    assert not [c for c in classes if str(c).startswith(PREFIXES["bibo"])]


@every_record
def test_every_work_and_part_is_an_item_and_nothing_else_is(path: Path) -> None:
    """Zotero takes what has a type of item or a title, if no `dcterms:isPartOf` leads to it."""
    library = pt.load(path)
    found = made(library)
    hidden = set(found.objects(None, name("dcterms:isPartOf")))
    hidden |= set(found.objects(None, name("bib:presentedAt")))
    typed = set(found.subjects(name("z:itemType")))
    assert not typed & hidden
    assert set(found.subjects(name("dcterms:title"))) - hidden == typed
    keys = {str(k) for k in found.objects(None, name("z:citationKey"))}
    assert keys == {ref.key for ref in library.references()}


def test_fields_of_the_book(graph: Graph) -> None:
    """Zotero fills a field from `z:` and its name; publisher and place it finds in no node."""
    assert fields(graph, "full2001") == {
        "itemType": "book",
        "citationKey": "full2001",
        "date": "2001-05",
        "edition": "2nd",
        "ISBN": "9780521086899 9780521086905",
        "language": "ru, en",
        "place": "Leeds; Porto",
        "publisher": "One Press; Two Press",
        "rights": "All rights reserved",
        "series": "Studies",
        "seriesNumber": "12",
        "originalDate": "1950",
        "originalPlace": "Bonn",
        "originalPublisher": "Old",
        "callNumber": "GB1201",
    }


def test_fields_of_a_chapter(graph: Graph) -> None:
    """A chapter is complete in itself; only `bib:pages` keeps the dash between its pages."""
    found = fields(graph, "full2001-preface")
    assert found["itemType"] == "bookSection"
    assert found["publicationTitle"] == "Rivers: A & B"
    assert found["ISBN"] == "9780521086899"
    assert (found["series"], found["edition"], found["place"]) == ("Studies", "2nd", "Leeds; Porto")
    assert str(graph.value(item(graph, "full2001-preface"), name("bib:pages"))) == "ix–xiv"
    first = fields(graph, "full2001-ch1")
    assert (first["DOI"], first["url"]) == ("10.5555/full.ch1", "https://example.org/one")


def test_people_stand_in_containers_by_role(graph: Graph) -> None:
    """Zotero keeps an order only in a container; a name of one part is a last name."""
    authors = [("Ford", "Charles de, Jr."), ("Danube Survey Group", ""), ("van der Berg", "Anna")]
    assert people(graph, "full2001", "bib:authors") == authors
    assert people(graph, "full2001", "z:translators") == [("Lee", "Ann")]
    assert people(graph, "full2001", "bib:contributors") == [("Moss", "Kate")]
    assert people(graph, "full2001", "z:seriesEditors") == [("Head", "")]
    assert people(graph, "full2001-preface", "bib:authors") == [("Roe", "")]
    assert people(graph, "full2001-preface", "bib:editors") == [("Poe", "")]
    assert people(graph, "full2001-preface", "z:bookAuthors") == authors


def test_names_are_said_once(graph: Graph) -> None:
    """Zotero takes `foaf:familyName` before `foaf:lastName`, and so would lose the suffix."""
    assert not list(graph.subjects(name("foaf:familyName")))
    assert not list(graph.subjects(name("foaf:givenName")))


def test_editors_are_no_authors() -> None:
    """Zotero takes whoever is a `dcterms:contributor` for the author of what has none."""
    found = made(pt.load(ROOT / "data" / "edited-volume.yaml"))
    assert not list(found.subject_objects(name("dcterms:contributor")))
    editors = [("Marsh", "Eleanor"), ("van der Weyden", "Pieter")]
    assert people(found, "marsh2004", "bib:editors") == editors
    assert people(found, "marsh2004", "bib:authors") == []
    assert people(found, "marsh2004-index", "bib:authors") == []


def test_notes_are_memos(graph: Graph) -> None:
    """Zotero attaches the `bib:Memo` that a resource is referenced by; it reads `rdf:value`."""
    for key, text in (("full2001", "Signed copy."), ("full2001-preface", "Short.")):
        memo = graph.value(item(graph, key), name("dcterms:isReferencedBy"))
        assert (memo, RDF.type, name("bib:Memo")) in graph
        assert str(graph.value(memo, RDF.value)) == text


def test_only_words_are_tags(graph: Graph) -> None:
    """Every literal `dcterms:subject` is a tag to Zotero, the number of a class too."""
    assert [str(o) for o in graph.objects(None, name("dcterms:subject"))] == ["floods"]


def test_papers_of_proceedings() -> None:
    """Zotero has the conference on the paper, and knows it by `bib:presentedAt` or by field."""
    found = made(pt.load(ROOT / "data" / "proceedings.yaml"))
    paper = fields(found, "ledgers2019-art4")
    assert paper["itemType"] == "conferencePaper"
    assert paper["conferenceName"] == "7th Workshop on Old Ledgers"
    assert paper["eventPlace"] == "Porto, Portugal"
    assert not list(found.subjects(name("bibo:presentedAt")))


def test_volumes_have_their_numbers_and_isbns() -> None:
    library = pt.load(ROOT / "data" / "multivolume.yaml")
    found = made(library)
    for ref in library.references():
        said = fields(found, ref.key)
        assert said.get("volume") == ref.volume
        assert said.get("numberOfVolumes") == ref.volume_count


@given(library=libraries)
def test_zotero_s_words_tell_our_reader_nothing(library: pt.Library) -> None:
    """They only repeat, and are not reported as unknown."""
    found = pt.loads(pt.dumps(library, "turtle", profile="zotero"), "turtle")
    assert not [d for d in found.diagnostics if d.code == "RDF5"]


def test_what_is_no_book_has_no_type_but_that_of_its_item() -> None:
    """Zotero would show the `dcterms:type` of a web page as the type its user gave it."""
    page = pt.Reference(type="webpage", key="page", title="Rivers", genre="blog")
    thesis = pt.Reference(type="thesis", key="thesis", title="Rivers", genre="PhD thesis")
    found = made(pt.Library([page, thesis]))
    assert not list(found.objects(None, name("dcterms:type")))
    assert fields(found, "page") == {"itemType": "webpage", "citationKey": "page"}
    assert fields(found, "thesis")["thesisType"] == "PhD thesis"


HELD = """
key: held1977
title: Rivers
kind: monograph
extent: xiv + 289
date: 1977
archive: {name: Bodleian, place: Oxford, collection: Harlow Papers, shelfmark: MS. 12}
formats:
  hardback: {isbn: 978-0-521-08689-9}
  paperback: {isbn: 978-0-521-08690-5, date: 2008}
volumes:
  - {number: 1, title: North, subtitle: Salt, contents: [{number: 4, title: One}, Preface]}
  - {number: 2, contents: [Index]}
"""


def test_what_has_no_field_is_told_in_extra_and_volumes_name_their_work() -> None:
    found = made(pt.loads(HELD, "yaml"))
    book, volume, part = (fields(found, f"held1977{end}") for end in ("", "-v1", "-v1-ch4"))
    assert (book["numPages"], book["archive"]) == ("xiv + 289", "Bodleian, Oxford")
    assert book["archiveLocation"] == "Harlow Papers, MS. 12"
    assert (volume["title"], volume["volume"]) == ("Rivers", "1")
    assert volume["extra"] == "Volume Title: North: Salt"
    assert part["extra"] == "Chapter Number: 4\nVolume Title: North: Salt"
    assert part["publicationTitle"] == "Rivers"
    assert "extra" not in fields(found, "held1977-v2")


def test_a_chapter_has_the_isbn_of_its_edition_alone() -> None:
    found = made(pt.loads(HELD, "yaml"))
    assert fields(found, "held1977")["ISBN"] == "9780521086899 9780521086905"
    assert fields(found, "held1977-v1-ch4")["ISBN"] == "9780521086899"
