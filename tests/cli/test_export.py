"""The main job, as it is run."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import time
from pathlib import Path

import pytest
from tests.cli.command import PROGRAM, Run

import precarious_truce as pt
from precarious_truce.exporting import safe_name


def test_the_bundled_record(run: Run, root: Path, tmp_path: Path) -> None:
    import bibtexparser
    import rdflib

    status, out, err = run("export", str(root / "data/precarious-truce.yaml"), "-o", "out")
    assert (status, out) == (0, "")
    names = [f"gorodetsky1977{s}" for s in (".bib", ".csl.json", ".ttl", ".txt")]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(names)
    assert [line for line in err.splitlines() if line.startswith("wrote")] == [
        f"wrote {Path('out', name)}" for name in names
    ]
    bib = bibtexparser.parse_file(str(tmp_path / "out/gorodetsky1977.bib"))
    entries = {e.key: e for e in bib.entries}
    assert len(bib.entries) == 15 and not bib.failed_blocks
    preface = entries["gorodetsky1977-preface"]
    assert preface["pages"] == "ix--xiv"
    assert preface["booktitle"] == "The Precarious Truce: {Anglo-Soviet} Relations 1924–27"
    assert entries["gorodetsky1977-ch2"]["pages"] == "53--85"
    graph = rdflib.Graph().parse(tmp_path / "out/gorodetsky1977.ttl")
    positions = graph.query("SELECT ?p WHERE { ?c <https://schema.org/position> ?p } ORDER BY ?p")
    assert [int(row[0]) for row in positions] == list(range(1, 15))  # type: ignore[index,arg-type]
    lines = (tmp_path / "out/gorodetsky1977.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 15
    assert lines[4] == (
        "Gorodetsky, G. (1977). Preface. In The Precarious Truce: Anglo-Soviet Relations 1924–27"
        " (pp. ix–xiv). Cambridge University Press."
    )


def test_csl_json_is_what_the_schema_admits(
    run: Run, root: Path, tmp_path: Path, shared: Path
) -> None:
    import jsonschema

    schema = json.loads((shared / "csl-schema/csl-data.json").read_text(encoding="utf-8"))
    records = sorted((root / "data").glob("*.yaml"))
    for record in records:
        status, _, _ = run("export", str(record), "--to", "csl-json", "--csl-schema", "-o", "out")
        assert status == 0
    written = sorted((tmp_path / "out").iterdir())
    assert len(written) == len(records)
    for path in written:
        jsonschema.Draft7Validator(schema).validate(json.loads(path.read_text(encoding="utf-8")))


def test_nothing_is_written_for_a_faulty_file_and_others_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text("title: Good\nkey: good\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("titel: Bad\ndate: [1, 2]\n", encoding="utf-8")
    status, _, err = run("export", "bad.yaml", "good.yaml", "--to", "bibtex", "-o", "out")
    assert status == 1
    assert "bad.yaml:1:1: error[Y6]" in err and "bad.yaml:2:1: error[Y5]" in err
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["good.bib"]


def test_keep_going_writes_what_is_sound(run: Run, tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text("title: Good\n---\ntitel: Bad\n", encoding="utf-8")
    status, _, _ = run("export", "two.yaml", "--to", "bibtex", "-o", "out", "--keep-going")
    assert status == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["good.bib"]


def test_several_works_are_named_by_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: One\n---\ntitle: Two\n", encoding="utf-8")
    assert run("export", "mine.yaml", "--to", "bibtex,ieee", "-o", "out")[0] == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["mine.bib", "mine.ieee.txt"]


def test_a_directory_and_one_file_and_stdout(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "in/a.yaml").write_text("title: One\n", encoding="utf-8")
    (tmp_path / "in/deep/b.yml").write_text("title: Two\n", encoding="utf-8")
    assert run("export", "in", "--to", "csl-json", "-o", "out")[0] == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["one.csl.json", "two.csl.json"]
    assert run("export", "in/a.yaml", "--to", "bibtex", "-o", "mine.bib")[0] == 0
    assert (tmp_path / "mine.bib").is_file()
    status, out, _ = run("export", "in/a.yaml", "--to", "bibtex", "-o", "-")
    assert status == 0 and out.startswith("@book{one,")


def test_stdin(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "export", "-", "--to", "bibtex", "-o", "-"],
        input="title: Ö\nkey: o\n".encode(), capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0
    assert (
        done.stdout.decode() == "@book{o,\n  title = {Ö},\n  key = {Ö},\n}\n"
        or b"title" in done.stdout
    )


def test_hostile_keys_stay_in_the_folder(run: Run, tmp_path: Path) -> None:
    for n, key in enumerate(("../../evil", "/abs", "a/b", "..", ".hidden", "nul", "x" * 300)):
        (tmp_path / f"{n}.yaml").write_text(f"title: T\nkey: {key}\n", encoding="utf-8")
    inputs = [f"{n}.yaml" for n in range(7)]
    assert run("export", *inputs, "--to", "csl-json", "-o", "out")[0] == 0
    assert len(list((tmp_path / "out").iterdir())) == 7
    assert {p.name for p in tmp_path.iterdir()} == {"out", *inputs}


def test_two_outputs_of_one_name_are_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\nkey: same\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("title: B\nkey: Same\n", encoding="utf-8")
    status, _, err = run("export", "a.yaml", "b.yaml", "--to", "bibtex", "-o", "out")
    assert status == 1 and "b.yaml: error[F4]" in err
    assert "title = {A}" in (tmp_path / "out/same.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["export", "nowhere.yaml"], 1, "nowhere.yaml: error[F1]: no such file"),
        (["export", "empty"], 1, "no records in this directory"),
        (["export", "a.yaml", "--to", "bibtx"], 2, "did you mean bibtex"),
        (["export", "a.yaml", "--to", "ieeee"], 2, "ieee"),
        (["export", "a.yaml", "--to", "xyzzy"], 2, "--to: error[F2]: no format and no citation"),
        (["export", "a.yaml", "--to", "crossref-json"], 2, "--to: error[F2]: crossref-json can be"),
        (["export", "a.yaml", "-f", "ris"], 1, "hint: -f is the format of the input"),
        (["export", "a.yaml", "b.ris"], 2, "b.ris is not there; to write it: -o b.ris"),
        (["export", "a.yaml", "nowhere"], 1, "nowhere: error[F1]: no such file"),
        (["export", "a.xyz"], 1, "no format is known by the ending of 'a.xyz'"),
        (["export"], 2, "FILE"),
        (["exprt", "a.yaml"], 2, "did you mean export?"),
        (["cite", "a.yaml", "nokey"], 1, "no work or part has the key 'nokey'"),
        (["cite", "a.yaml", "--style", "apaa"], 2, "apa"),
    ],
)
def test_mistakes_get_one_clear_word(
    run: Run, tmp_path: Path, args: list[str], code: int, words: str
) -> None:
    (tmp_path / "a.yaml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "a.xyz").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    status, out, err = run(*args)
    assert (status, out) == (code, "")
    assert words in err


def test_a_folder_that_may_not_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    status, _, err = run("export", "a.yaml", "--to", "bibtex", "-o", "out")
    assert status == 1 and "error" in err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\n", encoding="utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*PROGRAM, "export", "a.yaml", "--to", "bibtex", "-o", "-"],
            stdout=full, stderr=subprocess.PIPE, check=False, cwd=tmp_path,
        )  # fmt: skip
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr and b"space" in done.stderr.lower()


def test_a_killed_export_leaves_old_or_new(tmp_path: Path) -> None:
    chapters = "".join(f"  - title: Chapter {n}\n" for n in range(20_000))
    (tmp_path / "a.yaml").write_text(f"title: A\nkey: a\ncontents:\n{chapters}", encoding="utf-8")
    target = tmp_path / "a.bib"
    target.write_text("old", encoding="utf-8")
    process = subprocess.Popen(
        [*PROGRAM, "export", "a.yaml", "--to", "bibtex", "-o", "."],
        cwd=tmp_path, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(400):
        if len(list(tmp_path.iterdir())) > 2 or process.poll() is not None:
            break
        time.sleep(0.01)
    process.kill()
    process.wait()
    text = target.read_text(encoding="utf-8")
    assert text == "old" or text.count("@incollection") == 20_000


def test_an_old_file_keeps_its_mode(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\nkey: a\n", encoding="utf-8")
    (tmp_path / "a.bib").write_text("old", encoding="utf-8")
    (tmp_path / "a.bib").chmod(0o640)
    assert run("export", "a.yaml", "--to", "bibtex")[0] == 0
    assert stat.S_IMODE((tmp_path / "a.bib").stat().st_mode) == 0o640
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_cite(run: Run, root: Path) -> None:
    record = str(root / "data/precarious-truce.yaml")
    assert run("cite", record)[:2] == (0, "(Gorodetsky, 1977)\n")
    status, out, _ = run("cite", record, "gorodetsky1977-ch2", "--locator", "p. 60")
    assert (status, out) == (0, "(Gorodetsky, 1977, p. 60)\n")
    status, out, _ = run("cite", record, "gorodetsky1977-preface", "--bibliography")
    assert status == 0 and "(pp. ix–xiv)" in out


def test_styles_and_schema(run: Run) -> None:
    status, out, _ = run("styles", "chicago author")
    assert status == 0 and "chicago-author-date" in out.split()
    assert run("styles", "qqqqqq")[0] == 2
    status, out, _ = run("schema")
    assert status == 0 and json.loads(out)["title"] == "precarious-truce record"


def test_help_names_every_command(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    for name in ("export", "cite", "check", "fmt", "locate", "show", "new", "styles", "schema"):
        assert name in out
        assert run(name, "--help")[0] == 0


def test_a_read_only_disk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: str | os.PathLike[str], *rest: int) -> int:
        if os.fspath(path).endswith(".part"):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(path, *rest)

    (tmp_path / "a.yaml").write_text("title: A\n", encoding="utf-8")
    monkeypatch.setattr("os.open", refuse)
    status, _, err = run("export", "a.yaml", "--to", "bibtex", "-o", "out")
    assert status == 1 and "cannot write: read-only file system" in err


def test_stream_writes_what_a_whole_run_writes(run: Run, tmp_path: Path) -> None:
    entries = "".join(
        f"@article{{k{n}, title = {{T {n}}}, year = {{1999}}, file = {{f}}}}\n" for n in range(9)
    )
    (tmp_path / "all.bib").write_text(entries)
    targets = ("--to", "ris,csl-json,turtle")
    status, _, whole = run("export", "all.bib", *targets, "-o", "whole")
    assert status == 0
    status, _, streamed = run("export", "all.bib", *targets, "-o", "streamed", "--stream")
    assert status == 0
    assert streamed == whole.replace("whole", "streamed")
    for format, count in (("ris", "9 facts are"), ("turtle", "9 facts are")):
        assert f"{format}: {count} lost" in streamed
    for path in (tmp_path / "whole").iterdir():
        assert (tmp_path / "streamed" / path.name).read_bytes() == path.read_bytes()


def test_stream_writes_nothing_of_a_damaged_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "torn.bib").write_text("@book{a, title = {One}}\n@book{b, title = {Two")
    status, _, err = run("export", "torn.bib", "--to", "ris", "-o", "out", "--stream")
    assert status == 1 and "torn.bib:2:18: error[B02]" in err and "nothing is written" in err
    assert not list((tmp_path / "out").iterdir())
    status, _, err = run(
        "export", "torn.bib", "--to", "ris", "-o", "out", "--stream", "--keep-going"
    )
    assert status == 1 and "TI  - Two" in (tmp_path / "out/torn.ris").read_text()


def test_stream_cannot_sort_a_bibliography(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title = {One}}")
    status, _, err = run("export", "a.bib", "--to", "apa", "--stream")
    assert status == 1 and "apa needs all entries at once" in err and "leave out --stream" in err


# --- many inputs, one document ------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> None:
    """Two records, one of which has a chapter."""
    text = "title: One\nkey: one\ncontents: [{title: Floods, pages: 1–30}]\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("title: Two\nkey: two\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("all.bib", "bibtex"), ("all.biblatex.bib", "biblatex"), ("all.csl.json", "csl-json"),
        ("all.json", "csl-json"), ("all.RIS", "ris"), ("all.oai.xml", "oai-dc"),
        ("all.ttl", "turtle"), ("all.nt", "n-triples"), ("all.rdf", "rdf-xml"),
        ("all.jsonld", "json-ld"), ("all.yaml", "yaml"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("two")
def test_one_document_of_all_works(run: Run, tmp_path: Path, name: str, format: str) -> None:
    status, out, err = run("export", "a.yaml", "b.yaml", "-o", name)
    assert (status, out) == (0, "") and f"wrote {name}\n" in err
    text = (tmp_path / name).read_bytes()
    assert {"One", "Two"} <= {str(w.title) for w in pt.loads(text, format)}
    status, out, _ = run("export", "a.yaml", "b.yaml", "--to", format, "-o", "-")
    assert status == 0 and out.encode() == text


@pytest.mark.usefixtures("two")
def test_one_document_of_citations(run: Run, tmp_path: Path) -> None:
    for name, style in (("all.txt", "apa"), ("all.ieee.txt", "ieee"), ("my.all.txt", "apa")):
        assert run("export", "a.yaml", "b.yaml", "-o", name)[0] == 0
        lines = (tmp_path / name).read_text(encoding="utf-8")
        assert lines == run("export", "a.yaml", "b.yaml", "--to", style, "-o", "-")[1]
        assert len(lines.splitlines()) == 3


@pytest.mark.usefixtures("two")
def test_keys_that_collide_in_one_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("title: Three\nkey: one\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text("title: Four\nkey: one-floods\n", encoding="utf-8")
    for streaming in ([], ["--stream"]):
        status, _, err = run("export", ".", "--to", "bibtex", "-o", "all.bib", *streaming)
        assert status == 1
        assert "c.yaml: error[K3]: the key one is used in a.yaml too" in err
        assert "all.bib: nothing is written" in err
        assert not (tmp_path / "all.bib").exists()
    assert "d.yaml: error[K3]: the key one-floods" in run("export", ".", "-o", "all.bib")[2]
    for again in ("./a.yaml", "a.yaml"):  # what is the same in both is there once
        assert run("export", "a.yaml", again, "-o", "all.bib")[0] == 0
        assert (tmp_path / "all.bib").read_text().count("{one,") == 1


@pytest.mark.usefixtures("two")
def test_keys_that_collide_are_made_to_differ(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(
        "title: Three\nkey: one\ncontents: [Index, {title: Map, key: one-floods}]\n",
        encoding="utf-8",
    )
    status, _, err = run("export", ".", "-o", "all.bib", "--rename-keys")
    assert status == 0, err
    keys = [ref.key for ref in pt.load(tmp_path / "all.bib").references()]
    assert keys == ["one", "one-floods", "two", "oneb", "oneb-index", "one-floodsb"]


def test_what_a_file_holds_tells_its_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "books.txt").write_text("% mine\n@book{a, title = {Alps}}\n")
    (tmp_path / "data.json").write_text('[{"id": "b", "type": "book", "title": "Baltic"}]')
    (tmp_path / "c.xml").write_text(pt.dumps(pt.loads("title: Crete\nkey: c"), "rdf-xml"))
    status, out, _ = run("export", "books.txt", "data.json", "c.xml", "--to", "ris", "-o", "-")
    assert status == 0 and [f"TI  - {t}" in out for t in ("Alps", "Baltic", "Crete")] == [True] * 3
    (tmp_path / "d.bib").write_text("@book{d, title = {Delos}}\n")
    status, out, _ = run("export", ".", "--to", "ris", "-o", "-")  # a folder without records
    assert status == 0 and out.count("TY  - ") == 2
    (tmp_path / "plain.txt").write_text("Nothing of the kind")
    status, _, err = run("export", "plain.txt", "--to", "ris", "-o", "-")
    assert status == 1 and "plain.txt: error[F2]: no format is known by the ending" in err
    assert "nowhere: error[F1]: no such file" in run("export", "nowhere")[2]


@pytest.mark.usefixtures("two")
def test_a_damaged_input_of_one_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("title: Three\n---\ntitel: Four\n", encoding="utf-8")
    status, _, err = run("export", "c.yaml", "a.yaml", "nowhere.yaml", "-o", "all.bib")
    assert status == 1 and "all.bib: nothing is written" in err
    assert "error[Y6]" in err and "nowhere.yaml: error[F1]" in err
    assert not (tmp_path / "all.bib").exists()
    assert run("export", "c.yaml", "a.yaml", "-o", "all.bib", "--keep-going")[0] == 1
    text = (tmp_path / "all.bib").read_text(encoding="utf-8")
    assert "{One}" in text and "{Three}" in text


def test_one_document_entry_by_entry(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.bib").write_text(f"@book{{{name}, title = {{T}}}}\n")
    (tmp_path / "c.ris").write_text("TY  - BOOK\nID  - c\nTI  - T\nER  - \n")
    inputs = ("a.bib", "b.bib", "c.ris")
    assert run("export", *inputs, "-o", "x.csl.json")[0] == 0
    assert run("export", *inputs, "-o", "y.csl.json", "--stream")[0] == 0
    whole = (tmp_path / "x.csl.json").read_text()
    assert (tmp_path / "y.csl.json").read_text() == whole
    assert [item["id"] for item in json.loads(whole)] == ["a", "b", "c"]
    (tmp_path / "b.bib").write_text("@book{b, title = {T")
    status, _, err = run("export", *inputs, "-o", "z.csl.json", "--stream")
    assert status == 1 and "b.bib:1:18: error[B02]" in err and "z.csl.json: nothing" in err
    assert not (tmp_path / "z.csl.json").exists()


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["-o", "all.xyz"], 2, "no format is known by the ending of 'all.xyz'"),
        (["-o", "all.xyz"], 2, "a folder is given as all.xyz/"),
        (["-o", "-"], 2, "error[F8]: one document cannot hold 4 formats"),
        (["-o", "all.bib", "--to", "bibtex,ris"], 2, "all.bib: error[F8]"),
        (["-o", "all.xyz", "--to", "bibtex"], 0, "wrote all.xyz\n"),
        (["-o", "all.bib", "--to", "biblatex"], 0, "wrote all.bib\n"),
        (["-o", "v1.2/", "--to", "ris"], 0, "wrote v1.2/one.ris\n"),
        (["-o", "v1.2", "--to", "ris,bibtex"], 0, "wrote v1.2/one.ris\n"),
        (["-o", "out"], 0, "wrote out/one.ttl\n"),
        (["--from", "bibtx"], 2, "did you mean bibtex"),
    ],
)
@pytest.mark.usefixtures("two")
def test_where_it_is_written(run: Run, args: list[str], code: int, words: str) -> None:
    status, out, err = run("export", "a.yaml", "b.yaml", *args)
    assert (status, out) == (code, "") and words in err


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("BibTeX", "one.bib"), ("bib", "one.bib"), ("JSON", "one.csl.json"), ("rdf", "one.ttl"),
        ("RIS", "one.ris"), ("ttl", "one.ttl"), ("APA", "one.txt"), ("IEEE", "one.ieee.txt"),
        ("mla", "one.mla.txt"), ("Vancouver", "one.vancouver.txt"),
        ("chicago", "one.chicago-author-date.txt"),
        ("turabian", "one.turabian-notes-bibliography.txt"),
        ("Chicago Author Date", "one.chicago-author-date.txt"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("two")
def test_names_in_any_case_and_common_ones(
    run: Run, tmp_path: Path, typed: str, written: str
) -> None:
    status, _, err = run("export", "a.yaml", "--to", typed, "-o", "out")
    assert status == 0, err
    assert [p.name for p in (tmp_path / "out").iterdir()] == [written]


@pytest.mark.usefixtures("two")
def test_other_names_that_are_forgiven(run: Run, tmp_path: Path) -> None:
    assert run("cite", "a.yaml", "one", "--style", "MLA")[0] == 0
    chicago = run("cite", "a.yaml", "one", "--style", "chicago-author-date")
    assert run("cite", "a.yaml", "one", "--style", "Chicago") == chicago
    (tmp_path / "x.txt").write_text("@book{x, title = {X}}")
    assert run("export", "x.txt", "--from", "BIB", "--to", "ris", "-o", "-")[0] == 0
    assert run("styles", "Chicago", "author")[1] == run("styles", "chicago author")[1]
    assert run("styles", "ieeee")[0] == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("validate", "check"), ("lint", "check"), ("convert", "export"), ("exprt", "export"),
     ("init", "new"), ("CHECK", "check"), ("find", "locate")],
)  # fmt: skip
def test_commands_of_other_tools(run: Run, typed: str, meant: str) -> None:
    status, _, err = run(typed, "a.yaml")
    assert status == 2 and f"did you mean {meant}?" in err


def test_the_installed_command_forgives_names(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\nkey: a\n", encoding="utf-8")
    for args, status in ((["export", "a.yaml", "--to", "BIB", "-o", "-"], 0), (["validate"], 2)):
        done = subprocess.run(
            [*PROGRAM, *args], capture_output=True, check=False, cwd=tmp_path, timeout=60
        )
        assert done.returncode == status
        assert done.stdout.startswith(b"@book{a,") or b"did you mean check?" in done.stderr


@pytest.mark.parametrize("key", ["書" * 120, "é" * 200, "a" * 500, "😀" * 90])
def test_names_of_files_are_short_enough_for_any_disk(key: str, tmp_path: Path) -> None:
    name = safe_name(key)
    assert len(name) >= 40 and len(name.encode()) <= 180
    (tmp_path / f".{name}.biblatex.bib.part-12345678").touch()


def test_what_is_lost_is_counted_and_listed(run: Run, tmp_path: Path) -> None:
    record = "title: A\nkey: a\nvolume-count: 3\nwork-in-progress: x\n".replace(
        "work-in-progress", "x-y"
    )
    (tmp_path / "a.yaml").write_text(record + "rights: mine\nphysical: maps\n", encoding="utf-8")
    library = pt.load(tmp_path / "a.yaml")
    losses = [str(loss) for loss in pt.losses(library, "bibtex")]
    assert len(losses) > 1
    status, _, err = run("export", "a.yaml", "--to", "bibtex", "-o", "out")
    assert status == 0 and f"bibtex: {len(losses)} facts are lost or changed" in err
    _, _, err = run("export", "a.yaml", "--to", "bibtex", "--losses", "-o", "out2")
    assert all(loss.partition(": ")[2] in err for loss in losses)


@pytest.mark.parametrize("source", ["all.yaml", "all.nt", "all.ttl"])
@pytest.mark.parametrize(
    "target", ["bibtex", "n-triples", "csl-json", "yaml", "mods", "csv", "apa"]
)
def test_long_files_are_written_work_by_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, target: str
) -> None:
    import precarious_truce.exporting as exporting

    (tmp_path / "r.yaml").write_text(
        "key: a\ntitle: A\nauthor: Marsh, E.\ncontents: [B, C]\n"
        "---\nkey: d\ntitle: D\nauthor: Marsh, E.\n"
    )
    assert run("export", "r.yaml", "-o", source)[0] == 0
    monkeypatch.setattr(exporting, "LONG", 10)
    options = ("export", source, "--to", target, "-o")
    status, _, err = run(*options, "work-by-work.txt")
    assert status == 0 and ("--no-stream" in err) is (target not in ("csv", "apa"))
    status, _, err = run(*options, "whole.txt", "--no-stream")
    assert status == 0 and "--no-stream" not in err
    assert (tmp_path / "work-by-work.txt").read_bytes() == (tmp_path / "whole.txt").read_bytes()


def test_a_long_file_of_entries_is_not(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import precarious_truce.exporting as exporting

    monkeypatch.setattr(exporting, "LONG", 10)
    (tmp_path / "a.bib").write_text("@book{a, title = {A}}\n")
    assert "--no-stream" not in run("export", "a.bib", "-o", "a.ris")[2]


def test_what_is_lost_is_counted_once_and_listed_on_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: Alps\nnote: Good.\nx-shelf: 3\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("title: Jura\n", encoding="utf-8")
    words = ("--to", "ris", "-o", "-")
    assert "--losses lists them" in run("export", "a.yaml", *words)[2]
    assert "--losses lists them" not in run("export", "a.yaml", "--losses", *words)[2]
    assert "--losses lists them" not in run("export", "b.yaml", *words)[2]


def test_a_file_that_is_called_as_a_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: Alps\n", encoding="utf-8")
    (tmp_path / "ris").write_text("TY  - BOOK\nTI  - Jura\nER  - \n", encoding="utf-8")
    status, _, err = run("export", "a.yaml", "ris", "--to", "ris", "-o", "-")
    assert status == 0, err


GIVEN = {
    "--ascii": [("bibtex", "M{\\\"u}ller"), ("biblatex", "M{\\\"u}ller")],
    "--crossref": [("bibtex", "crossref = {rivers}"), ("biblatex", "crossref = {rivers}")],
    "--base https://e.org/shelf/": [
        ("turtle", "@base <https://e.org/shelf/>"), ("n-triples", "<https://e.org/shelf/rivers>"),
        ("rdf-xml", "https://e.org/shelf/"), ("json-ld", "https://e.org/shelf/"),
        ("oai-static", "<oai:baseURL>https://e.org/shelf/</oai:baseURL>"),
    ],
    "--profile simple-dc": [("turtle", "dc:creator"), ("rdf-xml", "dc:creator")],
    "--analytic": [("marcxml", "<subfield code=\"w\">"), ("marc", "rivers-floods")],
    "--depositor Weir": [("crossref-xml", "<depositor_name>Weir</depositor_name>")],
    "--email shelf@e.org": [
        ("crossref-xml", "<email_address>shelf@e.org</email_address>"),
        ("oai-static", "<oai:adminEmail>shelf@e.org</oai:adminEmail>"),
    ],
    "--registrant Dyke": [("crossref-xml", "<registrant>Dyke</registrant>")],
    "--batch weir-0042": [("crossref-xml", "<doi_batch_id>weir-0042</doi_batch_id>")],
    "--timestamp 20260131": [("crossref-xml", "<timestamp>20260131</timestamp>")],
    "--repository Lake": [("oai-static", "<oai:repositoryName>Lake</oai:repositoryName>")],
}  # fmt: skip
NEEDED = {
    "crossref-xml": "--depositor A --email a@e.org --registrant B --batch abcd --timestamp 1",
    "oai-static": "--base https://e.org/o --email a@e.org --repository R",
}


@pytest.mark.parametrize(
    ("option", "format", "words"),
    [(option, *one) for option, found in GIVEN.items() for one in found],
)
def test_an_option_reaches_its_format(
    run: Run, tmp_path: Path, option: str, format: str, words: str
) -> None:
    (tmp_path / "a.yaml").write_text(
        "key: rivers\ntitle: Rivers\nauthor: Müller, Ada\npublisher: P\ndate: 2004\n"
        "doi: 10.5555/r\nisbn: 978-0-521-08689-9\n"
        "contents: [{title: Floods, pages: 1–30, doi: 10.5555/f, author: 'Elm, Bo'}]\n"
        if format == "crossref-xml" else
        "key: rivers\ntitle: Rivers\nauthor: Müller, Ada\npublisher: P\ndate: 2004\n"
        "contents: [{title: Floods, pages: 1–30, author: 'Elm, Bo'}]\n",
        encoding="utf-8",
    )  # fmt: skip
    needed = NEEDED.get(format, "").split()
    status, without, err = run("export", "a.yaml", "--to", format, "-o", "-", *needed)
    assert status == 0 and words not in without, err
    given = option.split()
    status, out, err = run("export", "a.yaml", "--to", format, "-o", "-", *needed, *given)
    assert status == 0 and words in out, err


@pytest.mark.parametrize("format", ["turtle", "n-triples", "rdf-xml", "json-ld"])
def test_validate_asks_the_shapes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    asked = []

    def validate(data: str, *, syntax: str, file: str | None = None) -> list[pt.Diagnostic]:
        asked.append((syntax, file))
        return [pt.Diagnostic("RDF9", "more creators than shapes admit", file=file)]

    monkeypatch.setattr("precarious_truce.formats.dublin_core.validation.validate", validate)
    (tmp_path / "a.yaml").write_text("title: Alps\n", encoding="utf-8")
    assert run("export", "a.yaml", "--to", format, "-o", "out")[0] == 0 and not asked
    status, _, err = run("export", "a.yaml", "--to", format, "-o", "checked", "--validate")
    assert status == 1 and "more creators than shapes admit" in err
    assert asked == [(format, format)] and not (tmp_path / "checked").exists()


def test_validate_says_nothing_of_other_formats(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: Alps\n", encoding="utf-8")
    assert run("export", "a.yaml", "--to", "ris,apa", "-o", "out", "--validate")[0] == 0


def test_several_files_need_no_option(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(f"title: {name}\n", encoding="utf-8")
    assert run("export", "a.yaml", "b.yaml", "--to", "ris")[0] == 0
    assert (tmp_path / "a.ris").exists() and (tmp_path / "b.ris").exists()


def test_a_file_whose_ending_tells_no_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("title: Alps\n", encoding="utf-8")
    words = ("export", "a.xyz", "--to", "ris", "-o", "-")
    assert run(*words)[0] == 1
    status, out, _ = run(*words, "--from", "yaml")
    assert status == 0 and "TI  - Alps" in out


def test_a_file_in_which_nothing_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("% nothing yet\n")
    status, _, err = run("export", "a.bib", "--to", "ris", "-o", "all.ris")
    assert status == 0 and "wrote all.ris" in err
    assert run("export", "a.bib", "--from", "bibtex", "--to", "ris", "-o", "all.ris")[0] == 0


@pytest.mark.parametrize("format", ["rdf-xml", "json-ld", "bibtex", "ris", "yaml"])
def test_stdin_is_streamed_into_several_formats(run: Run, tmp_path: Path, format: str) -> None:
    text = pt.dumps(pt.Book(title="Alps", key="alps"), format)
    status, _, err = run("export", "-", "--stream", "--to", "ris,yaml", "-o", "out", stdin=text)
    assert status == 0, err
    assert "TI  - Alps" in (tmp_path / "out/stdin.ris").read_text()
    assert "title: Alps" in (tmp_path / "out/stdin.yaml").read_text()


def test_an_input_that_cannot_be_read_is_named_and_the_others_are_written(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "good.yaml").write_text("title: Alps\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("titel: Jura\n", encoding="utf-8")
    status, _, err = run("export", "bad.yaml", "good.yaml", "--to", "ris", "-o", "out")
    assert status == 1
    assert "bad.yaml: nothing is written" in err and "wrote out/alps.ris" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["alps.ris"]
