"""Files that mean harm, or are merely broken: a diagnostic and what was sound, within seconds."""

from __future__ import annotations

import pytest

from precarious_truce.errors import Severity, TruceError
from precarious_truce.formats import by_name, registry

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


TEXTS = {
    "bibtex": "@book{{a,\n title = {{T{}}}}}",
    "biblatex": "@book{{a,\n title = {{T{}}}}}",
    "ris": "TY  - BOOK\nTI  - T{}\nER  - \n",
    "csl-json": '[{{"id": "a",\n "title": "T{}"}}]',
}


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
            kind.module.dumps(library).encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", TEXTS)
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
