"""Files that mean harm, or are merely broken: a diagnostic and what was sound, within seconds."""

from __future__ import annotations

import pytest
from tests.law import ALWAYS

from precarious_truce.errors import Severity, TruceError
from precarious_truce.formats import by_name, registry
from precarious_truce.model import Book
from precarious_truce.model.validation import ValidationError, as_truce_error

SOUND = "@book{ok, title = {Sound}, year = {2001}}\n"


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("@book{torn, title = {Lost\n", "B02"),
        ("@book{a, title = {x}, crossref = {b}}\n@book{b, crossref = {a}}\n", "B22"),
        ("@inbook{c, title = {One}, crossref = {nowhere}}\n", "B21"),
        ("@book{n, title = {a\0b}}\n", "B09"),
        ("@book{ok, title = {Twice}}\n", "K2"),
    ],
)
def test_bib_goes_on(name: str, damage: str, code: str) -> None:
    library = by_name(name).module.loads(SOUND + damage + SOUND.replace("ok", "last"), file="x.bib")
    fault = next(d for d in library.diagnostics if d.code == code)
    assert fault.file == "x.bib" and fault.line and fault.column
    assert library["ok"].title.text == "Sound"
    assert library["last"].title.text == "Sound"


def test_the_text_of_a_torn_entry_stays() -> None:
    library = by_name("bibtex").module.loads(SOUND + "@book{torn, title = {Lost")
    assert any("Lost" in text for text in library.unread)
    assert library.diagnostics[-1].severity is Severity.ERROR


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff" + SOUND,
        SOUND.encode("utf-16"),
        SOUND.replace("\n", "\r").encode(),
        SOUND.replace("Sound", "Café").encode("latin-1"),
    ],
)
def test_encodings(data: str | bytes) -> None:
    (book,) = by_name("bibtex").module.loads(data)
    assert book.title.text in ("Sound", "Café")


_DC = "http://purl.org/dc/terms/"
_BOOK = (
    "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.org/ontology/bibo/Book>"
)
TEXTS = {
    "yaml": "key: a\ntitle: T{}\n",
    "bibtex": "@book{{a,\n title = {{T{}}}}}",
    "biblatex": "@book{{a,\n title = {{T{}}}}}",
    "ris": "TY  - BOOK\nTI  - T{}\nER  - \n",
    "csl-json": '[{{"id": "a",\n "title": "T{}"}}]',
    "turtle": f'{_BOOK} .\n<urn:a> <{_DC}title> "T{{}}" .',
    "n-triples": f'{_BOOK} .\n<urn:a> <{_DC}title> "T{{}}" .',
    "rdf-xml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:b="http://purl.org/ontology/bibo/" xmlns:d="http://purl.org/dc/terms/">\n'
    '<b:Book rdf:about="urn:a"><d:title>T{}</d:title></b:Book></rdf:RDF>',
    "json-ld": '{{"@id": "urn:a", "@type": "http://purl.org/ontology/bibo/Book",\n'
    f'"{_DC}title": "T{{}}"}}}}',
    "mods": "<mods>\n<titleInfo><title>T{}</title></titleInfo></mods>",
    "hayagriva": "a:\n  title: T{}\n  type: book\n",
    "marcxml": '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000uc 4500'
    '</leader>\n<datafield tag="245" ind1="0" ind2="0"><subfield code="a">T{}</subfield>'
    "</datafield></record>",
    "crossref-xml": '<book book_type="other"><book_metadata>\n<titles><title>T{}</title></titles>'
    "</book_metadata></book>",
    "csv": "key,title\na,T{}\n",
    "tsv": "key\ttitle\na\tT{}\n",
    "crossref-json": '[{{"DOI": "10.5555/a", "type": "book",\n"title": ["T{}"]}}]',
    "open-library": '[{{"key": "/books/OL1M",\n"title": "T{}"}}]',
}
"""Of each format a work with the title T and what is put behind it, on the second line."""

FLAT = ("bibtex", "biblatex", "ris", "csl-json")


@pytest.mark.parametrize("half", ["\ud800", "\udc00", "\udcff\ud83d"])
@pytest.mark.parametrize("name", TEXTS)
def test_halves_of_letters_are_replaced_and_told(name: str, half: str) -> None:
    library = by_name(name).module.loads(TEXTS[name].format(half), file="x")
    fault = library.diagnostics[0]
    assert (fault.code, fault.line) == ("F11", 2)
    (work,) = library
    assert work.title.text == "T" + "\ufffd" * len(half)
    for kind in registry():
        if kind.reads and kind.writes and kind.name != "xlsx":
            kind.module.dumps(library, **ALWAYS.get(kind.name, {})).encode()


@pytest.mark.parametrize(
    ("name", "escape", "title"),
    [
        ("csl-json", r"\ud800", "T\ufffd"), ("csl-json", r"\ud83d\ude00", "T\U0001f600"),
        ("csl-json", r"\\ud800", r"T\ud800"),
        ("json-ld", r"\uDC00", "T\ufffd"), ("json-ld", r"\ud83d\ude00", "T\U0001f600"),
        ("json-ld", r"\\ud800", r"T\ud800"), ("json-ld", r"\ude00\ud83d", "T\ufffd\ufffd"),
        ("crossref-json", r"\ud800", "T\ufffd"), ("open-library", r"\udfff", "T\ufffd"),
        ("crossref-json", r"\ud83d\ude00", "T\U0001f600"),
        ("n-triples", r"\uD800", "T\ufffd"), ("n-triples", r"\\uD800", r"T\uD800"),
        ("n-triples", r"\uD83D\uDE00", "T\ufffd\ufffd"),
        ("turtle", r"\uD800", "T\ufffd"), ("turtle", r"\uD83D\uDE00", "T\ufffd\ufffd"),
        ("bibtex", r"\symbol{56320}", "T\ufffd"), ("biblatex", r"\symbol{57343}", "T\ufffd"),
    ],
)  # fmt: skip
def test_halves_of_letters_in_escapes(name: str, escape: str, title: str) -> None:
    """Two escapes are a letter in JSON (RFC 8259, 7) and none in RDF; half of one is told."""
    library = by_name(name).module.loads(TEXTS[name].format(escape), file="x")
    (work,) = library
    assert work.title.text == title
    told = [d.code for d in library.diagnostics if d.line in (1, 2)]
    assert bool(told) is ("\ufffd" in title)


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_sound_is_not_told(name: str) -> None:
    library = by_name(name).module.loads(TEXTS[name].format("\U0001f600"), file="x")
    (work,) = library
    assert work.title.text == "T\U0001f600" and not library.diagnostics


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "\ud800"}, {"title": "A", "author": "\ud800, x"}, {"title": "A",
        "date": "\udc00"},
        {"title": "A", "extent": "\udc00"}, {"title": "A", "isbn": "\udc00"},
        {"title": "A", "extra": {"bibtex": {"file": "\ud800"}}}, {"title": "A", "x-a": "\ud800"},
        {"title": "A", "x-a": [{"\ud800": "a"}]}, {"title": "A", "x-\ud800": "a"},
        {"title": "A", "formats": {"\ud800": {"isbn": "x"}}}, {"title": "A", "key": "\ud800"},
        {"title": "A", "contents": ["\ud800"]}, {"title": "A", "accept": {"P1": "\ud800"}},
        {"title": "A", "contents": [{"title": "B", "pages": "\ud800"}]},
    ],
)  # fmt: skip
def test_no_model_holds_half_a_letter(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as caught:
        Book.model_validate(fields)
    str(as_truce_error(caught.value)).encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", FLAT)
def test_bytes_that_are_no_character_behind_a_mark(name: str, encoding: str) -> None:
    head, tail = TEXTS[name].replace("{{", "{").replace("}}", "}").split("{}")
    wrong = b"\xff" if encoding == "utf-8-sig" else b"\x00\xd8"
    plain = encoding.removesuffix("-sig") if encoding == "utf-8-sig" else "utf-16-le"
    data = head.encode(encoding) + wrong + tail.encode(plain)
    library = by_name(name).module.loads(data, file="x")
    fault = library.diagnostics[0]
    column = len(head) - head.rindex("\n")
    assert (fault.code, fault.line, fault.column) == ("F11", 2, column)
    (work,) = library
    assert work.title.text.startswith("T\ufffd")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TY  - BOOK\nTI  - Sound\n", "RIS3"),
        ("TI  - Sound\nER  - \n", "RIS2"),
        ("preamble\nTY  - BOOK\nTI  - Sound\nER  - \n", "RIS1"),
    ],
)
def test_ris_goes_on(text: str, code: str) -> None:
    library = by_name("ris").module.loads(text)
    assert code in [d.code for d in library.diagnostics]
    (work,) = library
    assert work.title.text == "Sound"


def test_a_value_of_ris_is_no_tag() -> None:
    ris = by_name("ris").module
    library = by_name("yaml").module.loads("title: A\nnote: |-\n  one\n  ER  - \n  TY  - BOOK\n")
    assert len(ris.loads(ris.dumps(library))) == 1


@pytest.mark.parametrize("text", ["[" * 100_000, "nothing", '[{"id": '])
def test_json_that_is_none(text: str) -> None:
    with pytest.raises(TruceError):
        by_name("csl-json").module.loads(text)


def test_json_goes_on_behind_a_torn_item() -> None:
    text = '[\n  {"id": "a", "title": "A"},\n  {"id": "b" "title": "B"},\n  {"id": "c"}\n]'
    library = by_name("csl-json").module.loads(text, file="x.json")
    assert [work.key for work in library] == ["a", "c"]
    assert (library.diagnostics[0].code, library.diagnostics[0].line) == ("J1", 3)
    assert '"b"' in library.unread[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bibtex", "@book{a, title = {" + "x{" * 5_000_000),
        ("biblatex", "@book{a, title = {" + "{" * 100_000 + "x" + "}" * 100_000 + "}}"),
        ("ris", "TY  - BOOK\nTI  - " + "x" * 10_000_000),
        ("csl-json", '[{"id": "a", "title": ' + "[" * 100_000 + "]" * 100_000 + "}]"),
    ],
)
def test_ten_megabytes(name: str, text: str) -> None:
    try:
        library = by_name(name).module.loads(text)
    except TruceError as error:
        assert error.diagnostics
    else:
        assert len(library) <= 1
