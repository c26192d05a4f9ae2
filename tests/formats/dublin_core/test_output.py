"""What is written: read alike by others, the same every time, with nothing smuggled in."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.errors import FormatError, Severity, TruceError
from precarious_truce.formats.dublin_core import graph, oai_dc, turtle, validate
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES

ox = pytest.importorskip("pyoxigraph")
rdflib = pytest.importorskip("rdflib")

BASE = "https://example.org/"
ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
RECORDS = sorted(ROOT.glob("data/*.yaml")) + sorted(SHARED.glob("records/*.yaml"))
BOOK = ROOT / "data" / "precarious-truce.yaml"
SYNTAXES = {
    "turtle": ("turtle", ox.RdfFormat.TURTLE),
    "n-triples": ("nt", ox.RdfFormat.N_TRIPLES),
    "rdf-xml": ("xml", ox.RdfFormat.RDF_XML),
    "json-ld": ("json-ld", ox.RdfFormat.JSON_LD),
}
TURTLE = ox.RdfFormat.TURTLE
every_record = pytest.mark.parametrize("path", RECORDS, ids=lambda p: f"{p.parent.name}-{p.stem}")
every_profile = pytest.mark.parametrize("profile", PROFILES)


def canonical(text: str, syntax: Any) -> Any:
    """The triples of a text, its blank nodes named by what they say."""
    dataset = ox.Dataset(ox.parse(text, format=syntax, base_iri=BASE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def read(text: str, syntax: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rdflib.Graph().parse(data=text, format=syntax)


@every_record
@every_profile
def test_four_syntaxes_are_one_graph_to_two_readers(path: Path, profile: str) -> None:
    library = pt.load(path)
    texts = {name: pt.dumps(library, name, profile=profile, base=BASE) for name in SYNTAXES}
    graphs = [canonical(texts[name], theirs) for name, (_, theirs) in SYNTAXES.items()]
    assert all(found == graphs[0] for found in graphs[1:])
    sizes = {len(read(texts[name], rdf)) for name, (rdf, _) in SYNTAXES.items()}
    assert sizes == {len(graphs[0])} == {len(graph(library, profile=profile, base=BASE))}
    assert texts["n-triples"].count("\n") == len(graphs[0])


@given(library=libraries)
def test_hostile_text_stays_text(library: pt.Library) -> None:
    """As many triples as the describer gave, in every syntax, whatever the values hold."""
    texts = {name: pt.dumps(library, name, base=BASE) for name in SYNTAXES}
    graphs = [canonical(texts[name], theirs) for name, (_, theirs) in SYNTAXES.items()]
    assert len(graphs[1]) == texts["n-triples"].count("\n")
    assert all(found == graphs[0] for found in graphs[1:])


HOSTILE = [
    '" .\n<urn:evil> <urn:evil> <urn:evil> .\n',
    "\\",
    'a\\"b\'\'\'"""',
    "]]></x><!-- & -->",
    "> <urn:evil> a <urn:evil",
    "\r\n\t\u2028\u0085\ufeff",
    "{@id}",
]


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_value_injects_a_triple(syntax: str, text: str) -> None:
    fields = (
        "key",
        "title",
        "subtitle",
        "publisher",
        "doi",
        "isbn",
        "url",
        "date",
        "note",
        "extent",
    )
    fields += ("rights", "edition", "language", "author")
    book = pt.Book.model_validate(
        dict.fromkeys(fields, f"x{text}x")
        | {"contents": [{"title": f"y{text}y", "pages": f"1{text}"}]}
    )
    found = canonical(pt.dumps(book, syntax), SYNTAXES[syntax][1])
    assert not any(str(getattr(q.subject, "value", "")) == "urn:evil" for q in found)
    assert len(found) == pt.dumps(book, "n-triples").count("\n")
    assert pt.loads(pt.dumps(book, syntax), syntax) == pt.Library([book])


@pytest.mark.parametrize("syntax", [*SYNTAXES, "oai-dc"])
def test_control_characters_come_back_even_from_xml(syntax: str) -> None:
    book = pt.Book(title="a\x00b\x1fc\uffff", author="F\x01, G", date="2004", contents=["i\x02"])
    assert pt.loads(pt.dumps(book, syntax), syntax) == pt.Library([book])


def test_bytes_are_the_same_in_every_process() -> None:
    script = (
        "import sys, precarious_truce as pt\n"
        "library = pt.load(sys.argv[1])\n"
        "for name in ('turtle', 'n-triples', 'rdf-xml', 'json-ld', 'oai-dc'):\n"
        "    sys.stdout.buffer.write(pt.dumps(library, name).encode())\n"
    )
    path = ROOT / "data" / "edited-volume.yaml"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, str(path)],
            capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(outputs) == 1 and len(next(iter(outputs))) > 10_000


def test_writing_turtle_imports_no_rdf_library() -> None:
    script = (
        "import sys, precarious_truce as pt\n"
        "book = pt.Book(title='T', contents=['Index'])\n"
        "pt.dumps(book, 'turtle'); pt.dumps(book, 'n-triples'); pt.dumps(book, 'rdf-xml')\n"
        "assert not {'rdflib', 'pyoxigraph', 'lxml'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


# --- identity -----------------------------------------------------------------------------------


def test_iris_are_doi_isbn_base_then_relative() -> None:
    part = {"title": "One", "number": "1", "doi": "10.1002/(SICI)1<2::AID>3.0"}
    book = pt.Book(
        key="k", title="T", doi="10.5555/1", isbn="9780521086899", contents=[part, "Index"]
    )
    subjects = {s.value for s in _subjects(pt.dumps(book, "turtle"))}
    assert {
        "https://doi.org/10.5555/1",
        "https://doi.org/10.1002/(SICI)1%3C2::AID%3E3.0",
        "https://doi.org/10.5555/1#k-index",
    } <= subjects
    book = book.with_valid(doi=None)
    assert "<urn:isbn:9780521086899#k-index>" in pt.dumps(book, "turtle")
    book = book.with_valid(isbn=None)
    assert "<k#k-index>" in pt.dumps(book, "turtle", base="https://example.org/")
    assert "<https://example.org/k#k-index>" in pt.dumps(
        book, "n-triples", base="https://example.org"
    )
    assert "@base" not in pt.dumps(book, "turtle", base="")


def _subjects(text: str) -> list[Any]:
    return [
        q.subject
        for q in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=BASE)
        if isinstance(q.subject, ox.NamedNode)
    ]


@pytest.mark.parametrize("syntax", [*SYNTAXES, "oai-dc"])
@every_record
def test_no_address_is_made_up(path: Path, syntax: str) -> None:
    library = pt.load(path)
    text = pt.dumps(library, syntax)
    assert "invalid" not in text
    assert pt.loads(text, syntax) == library.without(pt.losses(library, syntax))


def test_a_book_is_not_called_by_the_isbn_of_another_edition() -> None:
    paperback = {"paperback": {"isbn": "978-0-521-08689-9", "date": "2008"}}
    book = pt.Book(key="k", title="T", date="1977", formats=paperback, contents=["Index"])
    for text in (pt.dumps(book, "turtle"), pt.dumps(book, "oai-dc")):
        assert "urn:isbn:9780521086899#" not in text and "k#k-index" in text
    book = book.with_valid(date=pt.Date("2008"))
    assert "<urn:isbn:9780521086899#k-index>" in pt.dumps(book, "turtle")


@pytest.mark.parametrize("tag", ["ru-Latn", "und-t-ru"])
def test_a_title_in_the_script_of_its_book_is_the_title(tag: str) -> None:
    title = {"text": "Zemstvo", "translated": "The Zemstvo"}
    book = pt.Book.model_validate({"key": "k", "title": title, "language": tag, "subtitle": "S"})
    assert pt.loads(pt.dumps(book, "turtle"), "turtle") == pt.Library([book])


MARKED = 'The <i>Aeneid</i> of <span class="nocase">NASA</span>'


@every_profile
@pytest.mark.parametrize("syntax", SYNTAXES)
def test_literals_have_no_markup(syntax: str, profile: str) -> None:
    part = {"title": MARKED, "abstract": MARKED, "note": MARKED}
    book = pt.Book.model_validate(
        {"key": "k", "subtitle": MARKED, "series": {"title": MARKED}, "contents": [part],
         "original": {"title": MARKED}, **part}
    )  # fmt: skip
    text = pt.dumps(book, syntax, profile=profile)
    assert "The Aeneid of NASA" in text and "Aeneid</i" not in text and "&lt;i" not in text
    assert "Aeneid%3C" not in text.replace("%22The%20%3Ci%3EAeneid%3C", "")  # our own data
    library = pt.Library([book])
    assert pt.loads(text, syntax) == library.without(pt.losses(book, syntax, profile=profile))


def test_harvesters_get_no_markup() -> None:
    text = pt.dumps(pt.Book(title=MARKED), "oai-dc")
    assert "<dc:title>The Aeneid of NASA</dc:title>" in text


DCT = "http://purl.org/dc/terms/"


@pytest.mark.parametrize("profile", ["dcterms", "rich"])
@every_record
def test_types_are_classes(path: Path, profile: str) -> None:
    found = {q.object for q in canonical(pt.dumps(pt.load(path), "turtle", profile=profile), TURTLE)
             if q.predicate.value == DCT + "type"}  # fmt: skip
    assert found == {ox.NamedNode("http://purl.org/dc/dcmitype/Text")}


def test_the_number_in_a_series_is_the_books() -> None:
    book = pt.Book.model_validate({"key": "k", "title": "T", "series": {"title": "S", "number": 7}})
    quads = list(canonical(pt.dumps(book, "turtle"), TURTLE))
    numbers = [q for q in quads if q.predicate.value.endswith(("/number", "/position"))]
    assert [(q.subject.value, q.object.value) for q in numbers] == [(f"{BASE}k", "7")]
    assert pt.loads(pt.dumps(book, "turtle"), "turtle") == pt.Library([book])


def test_parts_have_their_publisher_in_simple_dublin_core() -> None:
    book = pt.Book(title="T", publisher="P", contents=["Index", {"title": "One"}])
    assert pt.dumps(book, "oai-dc").count("<dc:publisher>P</dc:publisher>") == 3
    assert pt.loads(pt.dumps(book, "oai-dc"), "oai-dc") == pt.Library([book])


@pytest.mark.parametrize("profile", PROFILES)
def test_a_part_of_a_book_is_written_by_itself(profile: str) -> None:
    book = pt.Book(key="m", title="Rivers", contents=[{"number": 1, "title": "Floods"}])
    part = pt.Library([book])["m-ch1"]
    (found,) = pt.loads(pt.dumps(part, "turtle", profile=profile), "turtle")
    assert (found.title, found.container_title) == ("Floods", "Rivers")


def test_books_of_one_isbn_stay_apart() -> None:
    books = [pt.Book(key=k, title=k, isbn="9780521086899") for k in ("a", "b", "c")]
    assert pt.loads(pt.dumps(books, "turtle"), "turtle") == pt.Library(books)


def test_skolem_iris_take_the_place_of_blank_nodes() -> None:
    book = pt.Book(title="T", author="Marsh, Eleanor", date="2004")
    text = pt.dumps(book, "turtle", skolem="https://example.org/.well-known/genid/")
    assert "_:" not in text and "<https://example.org/.well-known/genid/w1a1>" in text
    assert pt.loads(text, "turtle") == pt.Library([book])


@pytest.mark.parametrize("options", [{"profile": "ritch"}, {"base": "no iri"}, {"skolem": "x y"}])
def test_wrong_options_are_format_errors(options: dict[str, str]) -> None:
    with pytest.raises(FormatError):
        pt.dumps(pt.Book(title="T"), "turtle", **options)


# --- validity -----------------------------------------------------------------------------------


@every_profile
@every_record
def test_the_shapes_hold(path: Path, profile: str) -> None:
    pytest.importorskip("pyshacl")
    assert validate(turtle.dumps(pt.load(path), profile=profile)) == []


@every_profile
@every_record
def test_the_shared_shapes_hold(path: Path, profile: str, shared: Path) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        conforms, _, report = pyshacl.validate(
            graph(pt.load(path), profile=profile), shacl_graph=str(shared / "rdf" / "shapes.ttl")
        )
    assert conforms, report


def test_the_wrong_example_is_refused(shared: Path) -> None:
    pytest.importorskip("pyshacl")
    found = validate((shared / "rdf" / "bad.ttl").read_text(encoding="utf-8"))
    assert sum(d.severity is Severity.ERROR for d in found) >= 10
    assert {d.severity for d in found} == {Severity.ERROR, Severity.WARNING}


def test_validation_without_pyshacl_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(TruceError, match="precarious-truce\\[rdf\\]"):
        validate("")


@every_record
def test_oai_dc_is_valid(path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("oai_dc.xsd"))))
    records = etree.fromstring(oai_dc.dumps(pt.load(path)).encode())
    assert len(records) >= 1
    for record in records:
        schema.assertValid(record)


# --- asking -------------------------------------------------------------------------------------


def test_sparql_tells_which_chapter_holds_page_60() -> None:
    store = ox.Store()
    text = pt.dumps(pt.load(BOOK), "turtle", base=BASE)
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    rows = store.query("""
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX bibo: <http://purl.org/ontology/bibo/>
        PREFIX schema: <https://schema.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT ?number ?title WHERE {
            ?chapter schema:position ?position ; dcterms:title ?title ;
                     bibo:pageStart ?first ; bibo:pageEnd ?last .
            OPTIONAL { ?chapter bibo:number ?number }
            FILTER(xsd:integer(?first) <= 60 && 60 <= xsd:integer(?last))
        } ORDER BY ?position""")
    assert [(r["number"].value, r["title"].value) for r in rows] == [
        ("2", "The policy of doing nothing")
    ]


def test_the_graph_keeps_the_contents_page() -> None:
    store = ox.Store()
    text = pt.dumps(pt.load(BOOK), "turtle", base=BASE)
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    rows = store.query("""
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX bibo: <http://purl.org/ontology/bibo/>
        PREFIX schema: <https://schema.org/>
        SELECT ?title ?first ?last WHERE {
            ?book a bibo:Book ; dcterms:hasPart ?part . ?part dcterms:isPartOf ?book ;
                dcterms:title ?title ; schema:position ?position .
            OPTIONAL { ?part bibo:pageStart ?first } OPTIONAL { ?part bibo:pageEnd ?last }
        } ORDER BY ?position""")
    found = [
        (r["title"].value, r["first"] and r["first"].value, r["last"] and r["last"].value)
        for r in rows
    ]
    assert len(found) == 14 and found[3] == ("Preface", "ix", "xiv")
    assert found[8][1:] == ("134", None)
