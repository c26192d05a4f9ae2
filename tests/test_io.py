"""Reading several files as one library."""

from __future__ import annotations

import gzip
import io
import tempfile
from pathlib import Path

import pytest

import precarious_truce as pt
from precarious_truce import many_keys
from precarious_truce.formats import Format
from precarious_truce.io import pieces


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_several_files_are_one_library(tmp_path: Path) -> None:
    paths = [_file(tmp_path, f"{n}.yaml", f"title: {n}\n") for n in ("alps", "jura")]
    assert [work.key for work in pt.load(paths)] == ["alps", "jura"]


def test_the_faults_of_one_file_do_not_hide_the_works_of_others(tmp_path: Path) -> None:
    good = _file(tmp_path, "good.yaml", "title: Alps\n")
    bad = [_file(tmp_path, f"{n}.yaml", "titel: Jura\n") for n in ("one", "two")]
    with pytest.raises(pt.TruceError) as raised:
        pt.load([bad[0], good, bad[1]])
    assert {fault.file for fault in raised.value.diagnostics} == {str(path) for path in bad}
    library = raised.value.library
    assert isinstance(library, pt.Library) and "alps" in library.keys()  # noqa: SIM118


def test_a_key_of_two_files_names_the_later_one(tmp_path: Path) -> None:
    paths = [_file(tmp_path, f"{n}.yaml", f"key: a\ntitle: {n}\n") for n in ("alps", "jura")]
    with pytest.raises(pt.TruceError) as raised:
        pt.load(paths)
    assert [fault.file for fault in raised.value.diagnostics] == [str(paths[1])]


def test_a_format_that_is_only_read_is_not_written() -> None:
    with pytest.raises(pt.TruceError, match=r"F2.*can be read, not written"):
        pt.dumps(pt.Book(title="Alps"), "crossref-json")


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_file_is_named(nothing: str | None) -> None:
    with pytest.raises(pt.TruceError, match=r"F1.*no file is named"):
        pt.load(nothing)  # type: ignore[arg-type]


def test_a_file_without_a_name_is_called_so_in_messages() -> None:
    with pytest.raises(pt.TruceError, match=r"^<file>: .*F14"):
        pt.load(io.BytesIO(b"\x1f\x8b\x08 no gzip"), "bibtex")


def test_a_file_without_a_name_tells_no_format() -> None:
    with pytest.raises(pt.TruceError, match="by the ending of ''"):
        pt.dump(pt.Book(title="Alps"), io.StringIO())


def test_a_file_that_wraps_another_is_written_as_it_was_opened(tmp_path: Path) -> None:
    book = pt.Book(title="Älps")
    for mode in ("w+b", "w+"):
        with tempfile.NamedTemporaryFile(mode, dir=tmp_path, suffix=".ris") as file:
            pt.dump(book, file)
            file.flush()
            assert Path(file.name).read_bytes() == pt.dumps(book, "ris").encode()


def test_a_format_that_is_no_text_has_no_pieces_of_it() -> None:
    with pytest.raises(pt.TruceError, match=r"F10.*xlsx is no text"):
        list(pieces([pt.Book(title="Alps")], "xlsx"))


def test_the_files_of_a_directory_are_read_in_the_format_that_is_named(tmp_path: Path) -> None:
    _file(tmp_path, "a.bib", "@book{a, title = {Alps}, publisher = {Reed and Salt}}")
    for format, count in (("bibtex", 1), ("biblatex", 2)):
        (book,) = pt.load(tmp_path, format)
        assert len(book.publisher) == count


def test_files_of_a_format_s_own_ending_come_before_those_of_the_plain_one(tmp_path: Path) -> None:
    for name in ("a.bib", "b.biblatex.bib"):
        _file(tmp_path, name, f"@book{{{name[0]}, title = {{Alps}}}}")
    assert [work.key for work in pt.load(tmp_path, "biblatex")] == ["b"]
    assert [work.key for work in pt.load(tmp_path, "bibtex")] == ["a", "b"]
    with pytest.raises(pt.TruceError, match=r"looked for files ending in \.ris"):
        pt.load(tmp_path, "ris")


def test_an_option_that_no_format_has_is_named() -> None:
    with pytest.raises(pt.FormatError) as caught:
        pt.dumps(pt.Book(title="Rivers"), "bibtex", nonsense="1")
    assert str(caught.value) == "error[F3]: bibtex does not know an option nonsense"


def test_another_fault_of_a_call_is_none_of_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **options: object) -> None:
        raise TypeError("unsupported operand")

    monkeypatch.setattr("precarious_truce.formats.bib.bibtex.pieces", broken)
    with pytest.raises(TypeError, match="unsupported operand"):
        pt.dumps(pt.Book(title="Rivers"), "bibtex")


def test_a_format_that_is_only_written_is_not_read() -> None:
    tablets = Format("tablets", "precarious_truce.formats.yaml", reads=False)
    with pytest.raises(pt.FormatError, match=r"F2.*tablets can be written, not read"):
        pt.loads("title: Alps", tablets)


@pytest.mark.parametrize("format", [None, "csl-json"])
def test_the_ending_says_how_a_format_is_written(tmp_path: Path, format: str | None) -> None:
    alps, jura = pt.Book(title="Alps"), pt.Book(title="Jura")
    for name, lines in (("refs.jsonl", 2), ("refs.csl.json", 14)):
        pt.dump([alps, jura], tmp_path / name, format)
        with (tmp_path / f"open-{name}").open("w", encoding="utf-8") as file:
            pt.dump([alps, jura], file, format)
        for path in (tmp_path / name, tmp_path / f"open-{name}"):
            text = path.read_text(encoding="utf-8")
            assert (text.count("\n") == 2) is (lines == 2), text


@pytest.mark.parametrize("name", ["refs.rdf", "refs.jsonld", "refs.csv", "refs.ris"])
def test_a_stream_of_a_path_and_of_an_open_file(tmp_path: Path, name: str) -> None:
    pt.dump(pt.Book(title="Alps"), tmp_path / name)
    with (tmp_path / name).open("rb") as file:
        assert [str(work.title) for work in pt.stream(file)] == ["Alps"]
    assert [str(work.title) for work in pt.stream(tmp_path / name)] == ["Alps"]


@pytest.mark.parametrize("name", ["bibtex", "ris"])
def test_the_keys_of_a_stream_take_no_memory(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    made: list[object] = []

    class Counted(many_keys.ManyTaken):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr(many_keys, "ManyTaken", Counted)
    text = pt.dumps(pt.Book(title="Alps"), name)
    assert len(list(pt.stream(io.BytesIO(text.encode()), name))) == 1 and len(made) == 1


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_an_open_file_is_packed_as_its_name_says(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"refs.ris{ending}"
    with path.open("wb") as file:
        pt.dump(pt.Book(title="Alps"), file, "ris")
    data = path.read_bytes()
    assert b"TI  - Alps" in (gzip.decompress(data) if ending else data)
    assert [str(work.title) for work in pt.load(path)] == ["Alps"]


@pytest.mark.parametrize("given", [None, Path("a.yaml"), 7, io.StringIO("title: A")])
def test_what_is_no_text_is_refused_with_what_reads_it(given: object) -> None:
    with pytest.raises(pt.TruceError) as raised:
        pt.loads(given)  # type: ignore[arg-type]
    (fault,) = raised.value.diagnostics
    assert fault.code == "F1" and type(given).__name__ in fault.message
    assert fault.hint == "pt.load reads files"
