"""Runs of several processes: the bytes of one, whatever the cuts, the keys, the accidents."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.bulk.made import bib, items, json_lines

import precarious_truce as pt
from precarious_truce.bulk.running import Bulk
from precarious_truce.cli import _run
from precarious_truce.exporting import Export, plan

PROGRAM = (sys.executable, "-m", "precarious_truce")
TARGETS = [
    "csl-json", "bibtex", "biblatex", "ris", "n-triples", "yaml", "turtle", "rdf-xml", "json-ld",
    "oai-dc", "csv", "tsv",
]  # fmt: skip
CLASHING = (
    "@string{p = {Brill}}\n@book{a, title = {A}, publisher = p}\n"
    "@incollection{c, title = {C}, crossref = {z}}\n@book{a, title = {B}}\n"
    "@book{smith{, title = {D}}\n@book{k\\_1, title = {E}}\n@book{k 1, title = {F}}\n"
    "@book{, title = {G}, author = {Marsh, E.}, year = 2004}\n"
    "@book{, title = {H}, author = {Marsh, E.}, year = 2004}\n@book{a, title = {I}}\n"
    "@book{ab, title = {J}}\n@collection{z, title = {Z}, year = 2004}\n@book{a, title = {K}}\n"
)


@pytest.fixture
def inputs(tmp_path: Path) -> dict[str, Path]:
    """Inputs in every format that can be cut."""
    found = {}
    for name, text in (
        ("a.bib", CLASHING + "".join(bib(items(60)))),
        ("b.jsonl", "".join(json_lines(items(60, seed=2)))),
        ("c.json", '[{"type": "book", "title": "A"}, {"title": "A"}, {"id": "a"}, {"id": 1}, {x}]'),
        ("d.ris", "TY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nTI  - A\nER  - \n" * 9),
        ("e.yaml", "title: A\n---\ntitle: B\ncontents: [C, D]\n---\ntitel: E\n---\ntitle: A\n"),
    ):
        path = found[name] = tmp_path / name
        path.write_text(text, encoding="utf-8")
    packed = found["f.jsonl.gz"] = tmp_path / "f.jsonl.gz"
    packed.write_bytes(gzip.compress(found["b.jsonl"].read_bytes()))
    return found


def written(out: Path, paths: list[Path], target: str, **options: int) -> bytes:
    """What a run of so many jobs writes."""
    targets, where = plan([target], str(out), {})
    export = Export(targets, where, keep_going=True)
    names = [str(path) for path in paths]
    if options:
        Bulk(export, jobs=options["jobs"], size=options["size"]).run(names)
        assert not out.with_name(f".{out.name}.pieces").exists()
    else:
        export.stream_document(names)
    return out.read_bytes()


@pytest.mark.parametrize("target", TARGETS)
def test_the_bytes_are_those_of_one_process(
    tmp_path: Path, inputs: dict[str, Path], target: str
) -> None:
    out = tmp_path / "out.x.txt"
    for paths in [*([path] for path in inputs.values()), list(inputs.values())]:
        alone = written(out, paths, target)
        for size in (1, 700, 10**6):
            assert written(out, paths, target, jobs=1, size=size) == alone, (paths, size)


def test_two_processes(tmp_path: Path, inputs: dict[str, Path]) -> None:
    out, paths = tmp_path / "out.nt", list(inputs.values())
    alone = written(out, paths, "n-triples")
    assert written(out, paths, "n-triples", jobs=2, size=500) == alone


def test_the_command(
    tmp_path: Path, inputs: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    out, errors = tmp_path / "out.csl.json", tmp_path / "errors.jsonl"
    status = _run(
        ["export", str(inputs["a.bib"]), "--stream", "--jobs", "2", "-o", str(out),
         "--errors", str(errors)]
    )  # fmt: skip
    err = capfd.readouterr().err
    assert status == 1 and f"all in {errors}" in err and f"wrote {out}" in err
    told = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    assert {"code", "severity", "message", "file", "line"} <= set(told[0])
    assert {fault["code"] for fault in told} >= {"K2"}
    assert len(json.loads(out.read_text())) == len(list(pt.stream(inputs["a.bib"])))


def test_a_faulty_entry_stops_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "a.yaml", tmp_path / "a.jsonl"
    path.write_text("title: A\n---\ntitel: B\n---\ntitle: C\n")
    missing = str(tmp_path / "gone.yaml")
    assert _run(["export", str(path), missing, "--stream", "--jobs", "1", "-o", str(out)]) == 1
    assert [work.key for work in pt.load(out)] == ["a", "c"]
    assert "titel" in capfd.readouterr().err


def test_into_a_folder_every_input_and_target_is_a_file(
    tmp_path: Path, inputs: dict[str, Path]
) -> None:
    out = tmp_path / "out"
    args = ["export", str(inputs["b.jsonl"]), str(inputs["d.ris"]), "--to", "ris,csl-json"]
    assert _run([*args, "--stream", "--jobs", "1", "-o", f"{out}/"]) == 0
    names = {"b.ris", "b.csl.json", "d.ris", "d.csl.json"}
    assert {path.name for path in out.iterdir()} == names


def test_shards_hold_the_whole_in_order(tmp_path: Path, inputs: dict[str, Path]) -> None:
    out = tmp_path / "o.csl.json"
    targets, where = plan([], str(out), {})
    paths = [str(inputs["b.jsonl"])]
    found = Bulk(Export(targets, where), jobs=1, size=900, shards=3).run(paths)
    assert [path.name for path in found] == [f"o-{n}-of-3.csl.json" for n in (1, 2, 3)]
    keys = [item["id"] for path in found for item in json.loads(path.read_text())]
    assert keys == [item["id"] for item in items(60, seed=2)]


@pytest.mark.parametrize("target", ["mods", "apa"])
def test_what_cannot_be_written_in_parts(
    tmp_path: Path, inputs: dict[str, Path], target: str, capfd: pytest.CaptureFixture[str]
) -> None:
    args = ["export", str(inputs["b.jsonl"]), "--to", target, "-o", str(tmp_path / "o.txt")]
    assert _run([*args, "--stream", "--jobs", "1"]) == 1
    assert "F5" in capfd.readouterr().err
    assert _run([*args, "--jobs", "1"]) == 2


def test_what_is_finished_is_not_done_again(
    tmp_path: Path, inputs: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from precarious_truce.bulk import running, working

    out, done = tmp_path / "o.ris", list[str]()

    def failing(task: object, folder: str) -> object:
        done.append(folder)
        if len(done) == 5:
            raise KeyboardInterrupt
        return convert(task, folder)  # type: ignore[arg-type]

    convert = working.convert
    targets, where = plan([], str(out), {})
    paths = [str(inputs["b.jsonl"])]
    monkeypatch.setattr(running, "convert", failing)
    with pytest.raises(KeyboardInterrupt):
        Bulk(Export(targets, where), jobs=1, size=900).run(paths)
    assert not out.exists()
    before = len(done)
    Bulk(Export(targets, where), jobs=1, size=900, resume=True).run(paths)
    resumed = len(done) - before
    Bulk(Export(targets, where), jobs=1, size=900).run(paths)
    assert len(done) - before - resumed == resumed + 4
    assert out.read_bytes() == written(tmp_path / "p.ris", [inputs["b.jsonl"]], "ris")


def test_a_process_that_is_ended_loses_nothing(
    tmp_path: Path, inputs: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from precarious_truce.bulk import working

    out, paths = tmp_path / "o.ris", [str(inputs["b.jsonl"])]
    targets, where = plan([], str(out), {})
    pieces = working._Conversion.pieces

    def dying(self: working._Conversion) -> object:
        return os._exit(9) if self.task.cut.line > 20 else pieces(self)

    with monkeypatch.context() as patch:
        patch.setattr(working._Conversion, "pieces", dying)
        with pytest.raises(pt.TruceError, match="F15"):
            Bulk(Export(targets, where), jobs=2, size=900).run(paths)
    Bulk(Export(targets, where), jobs=2, size=900, resume=True).run(paths)
    assert out.read_bytes() == written(tmp_path / "p.ris", [inputs["b.jsonl"]], "ris")


def test_the_output_is_put_together_beside_the_work(
    tmp_path: Path, inputs: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was begun of it lies with the pieces, and one that was left there is removed."""
    from precarious_truce.bulk import running, working
    from precarious_truce.bulk.tasks import Done, Task

    out, seen = tmp_path / "o.ris", list[list[str]]()
    pieces = tmp_path / ".o.ris.pieces"
    pieces.mkdir()
    (pieces / ".o.ris.left.part").touch()

    def watched(task: Task, folder: str) -> Done:
        seen.append([path.name for path in pieces.glob("*.part")])
        return convert(task, folder)

    convert = working.convert
    monkeypatch.setattr(running, "convert", watched)
    targets, where = plan([], str(out), {})
    Bulk(Export(targets, where), jobs=1, size=900, resume=True).run([str(inputs["b.jsonl"])])
    assert len(seen) > 3 and all(len(names) == 1 for names in seen)
    assert not pieces.exists() and ".o.ris.left.part" not in seen[0]


def test_nothing_is_left_of_a_run_to_stdout(
    inputs: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import tempfile

    from precarious_truce.bulk import running

    def stopped(task: object, folder: str) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(running, "convert", stopped)
    targets, where = plan(["ris"], "-", {})
    with pytest.raises(KeyboardInterrupt):
        Bulk(Export(targets, where), jobs=1).run([str(inputs["b.jsonl"])])
    assert not list((tmp_path / "tmp").iterdir())


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_killed_at_any_moment_and_resumed(tmp_path: Path) -> None:
    draw = random.Random(7)
    source, out = tmp_path / "in.bib", tmp_path / "out.nt"
    source.write_text(CLASHING + "".join(bib(items(10_000))), encoding="utf-8")
    undisturbed = written(tmp_path / "alone.nt", [source], "n-triples")
    command = [
        *PROGRAM,
        "export",
        str(source),
        "--stream",
        "--jobs",
        "2",
        "--resume",
        "-o",
        str(out),
    ]
    kills = 0
    while kills < 20:
        how = draw.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(draw.uniform(0.1, 2.0))
        if process.poll() is None:
            os.kill(process.pid, how) if kills % 2 else os.killpg(process.pid, how)
            kills += 1
        process.wait()
        if out.exists():
            assert out.read_bytes() == undisturbed
            out.unlink()
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL)  # two entries are damaged
    assert out.read_bytes() == undisturbed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone.nt", "in.bib", "out.nt"]
