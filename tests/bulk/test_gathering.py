"""Gathering out of memory gives what gathering in memory gives."""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bulk.made import bib, books, items, json_lines
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.bulk.gathering import Gathering
from precarious_truce.cli import _run
from precarious_truce.errors import Diagnostic
from precarious_truce.formats import by_name


def shuffled(text: str, format: str, draw: random.Random) -> str:
    """A text with its entries in another order."""
    cuts = [cut.text for cut in by_name(format).module.cuts([text], 1)]
    draw.shuffle(cuts)
    if format == "csl-json":
        return "[" + ",".join(cut[1:-1] for cut in cuts) + "]"
    return "\n".join(cuts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(libraries, st.sampled_from(["bibtex", "biblatex", "csl-json", "ris"]), st.randoms())
def test_drawn_libraries(
    tmp_path: Path, library: pt.Library, format: str, draw: random.Random
) -> None:
    path = tmp_path / "drawn.txt"
    path.write_text(shuffled(pt.dumps(library, format), format, draw), encoding="utf-8")
    whole = pt.load(path, format)
    found = list(Gathering([str(path)], by_name(format), size=draw.choice((1, 500))).works())
    assert found == list(whole)


def test_real_files(shared: Path) -> None:
    gathered = 0
    for suffix in ("bib", "ris", "json"):
        for path in sorted((shared / "corpora").rglob(f"*.{suffix}")):
            if path.stat().st_size < 300_000:
                whole = pt.load(path)
                found = list(Gathering([str(path)], size=2000).works())
                assert found == list(whole), path
                gathered += len(whole.books())
    assert gathered > 100


def made(folder: Path, count: int, files: int) -> tuple[list[str], pt.Library]:
    """Chapters and books over many packed files, out of order; and the books."""
    draw = random.Random(3)
    entries = [item for book, parts in books(count, seed=5) for item in (book, *parts)]
    whole = pt.loads("".join(json_lines(iter(entries))), "csl-json")
    draw.shuffle(entries)
    paths = []
    for number in range(files):
        path = folder / f"{number:03}.jsonl.gz"
        path.write_bytes(gzip.compress("".join(json_lines(iter(entries[number::files]))).encode()))
        paths.append(str(path))
    return paths, whole


def test_many_files_in_any_order_give_the_books_back(tmp_path: Path) -> None:
    paths, whole = made(tmp_path, 40, 7)
    alone = list(Gathering(paths).works())
    assert {work.key: work for work in alone} == {work.key: work for work in whole}
    assert list(Gathering(paths, jobs=2, size=2000).works()) == alone


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    _, whole = made(folder, 10, 3)
    out, told = tmp_path / "books.yaml", tmp_path / "told.jsonl"
    args = ["gather", str(folder), "--from", "csl-json", "-o", str(out), "--errors", str(told)]
    assert _run(args) == 0
    assert {w.key: w for w in pt.load(out)} == {w.key: w for w in whole}
    assert f"wrote {out}: 10 books" in capfd.readouterr().err
    (folder / "bad.json").write_text("[{]")
    assert _run(["gather", str(folder / "bad.json"), "-o", str(out)]) == 1


def test_a_key_in_two_files_is_told(tmp_path: Path) -> None:
    paths, faults = list[str](), list[Diagnostic]()
    for name in ("a", "b"):
        path = tmp_path / f"{name}.bib"
        path.write_text(f"@book{{k, title = {{{name}}}}}\n@misc{{{name}, title = {{X}}}}\n")
        paths.append(str(path))
    found = list(Gathering(paths, tell=faults.extend).works())
    assert [work.key for work in found] == ["k", "a", "kb", "b"]
    assert [fault.code for fault in faults] == ["K2"]


def test_records_that_are_whole_stay_so(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\ncontents: [B, C]\n---\ntitle: D\n")
    assert list(Gathering([str(path)]).works()) == list(pt.load(path))


def test_made_bib_files(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("".join(bib(items(300))), encoding="utf-8")
    assert list(Gathering([str(path)]).works()) == list(pt.load(path))


def test_what_was_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from precarious_truce.bulk import gathering

    source, kept = tmp_path / "a.jsonl", tmp_path / "kept"
    source.write_text("".join(json_lines(items(60))), encoding="utf-8")
    undisturbed, read = list(Gathering([str(source)]).works()), gathering.rows_of
    done: list[int] = []

    def failing(*given: object) -> object:
        done.append(1)
        if len(done) == 4:
            raise KeyboardInterrupt
        return read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(gathering, "rows_of", failing)
    with pytest.raises(KeyboardInterrupt):
        list(Gathering([str(source)], size=2000, kept=kept).works())
    assert list(Gathering([str(source)], size=2000, kept=kept).works()) == undisturbed
    resumed = len(done) - 4
    assert list(Gathering([str(source)], size=2000).works()) == undisturbed
    assert len(done) - 4 - resumed == resumed + 3


def test_nobody_else_may_have_written_what_a_run_goes_on_with(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pieces, source = tmp_path / ".out.yaml.pieces", tmp_path / "a.yaml"
    source.write_text("title: A\n")
    pieces.mkdir()
    pieces.chmod(0o777)
    assert _run(["gather", str(source), "--resume", "-o", str(tmp_path / "out.yaml")]) == 1
    assert "others may write" in capfd.readouterr().err
    pieces.chmod(0o700)
    assert _run(["gather", str(source), "--resume", "-o", str(tmp_path / "out.yaml")]) == 0
    assert not pieces.exists()


VOLUMES = """
@incollection{b, title={Ice}, booktitle={Floods of the South}, editor={Osei, K.}, date={2005}}
@collection{v, maintitle={The River Atlas}, title={Floods of the North}, volume={2},
  editor={Osei, K.}, date={2004}, publisher={N}}
@incollection{a, title={Snow}, booktitle={Floods of the North}, editor={Osei, K.}, date={2004}}
@collection{w, maintitle={The River Atlas}, title={Floods of the South}, volume={3},
  editor={Osei, K.}, date={2005}, publisher={N}}
"""
EDITED = """
@book{m, author={Marsh, E.}, title={Rivers}, year={2004}, publisher={N}}
@incollection{p, author={Bell, A.}, title={Dykes}, booktitle={Rivers}, editor={Marsh, E.},
  year={2004}, publisher={N}}
@incollection{q, author={Cole, B.}, title={Weirs}, booktitle={Rivers: A Book of Water},
  crossref={m}}
"""
TAKEN = "@misc{v-work, title={Another}}"


@pytest.mark.parametrize(
    ("text", "codes"), [(VOLUMES, ["K9"]), (EDITED, ["K6", "K7"]), (VOLUMES + TAKEN, ["K9"])]
)
def test_what_is_told_of_one_file_is_told_of_many(
    text: str, codes: list[str], tmp_path: Path
) -> None:
    whole = pt.loads(text, "biblatex")
    entries = [f"@{entry}" for entry in text.split("@")[1:]]
    for number, entry in enumerate(entries):
        (tmp_path / f"{number}.bib").write_text(entry, encoding="utf-8")
    paths = [str(path) for path in sorted(tmp_path.glob("*.bib"))]
    faults: list[Diagnostic] = []
    found = list(Gathering(paths, by_name("biblatex"), tell=faults.extend).works())
    assert found == list(whole)
    told = [(fault.code, fault.message) for fault in faults if fault.code.startswith("K")]
    assert told == [(fault.code, fault.message) for fault in whole.diagnostics]
    assert [code for code, _ in told] == codes


def test_a_work_takes_no_key_of_another() -> None:
    library = pt.loads(VOLUMES + TAKEN, "biblatex")
    assert sorted(library.keys()) == ["a", "v", "v-work", "w-work"]


def test_nothing_that_is_asked_for_each_work_goes_through_all(tmp_path: Path) -> None:
    """What is asked again and again is found by an index, so that the time is that of the works."""
    path = tmp_path / "made.bib"
    path.write_text("".join(bib(items(60))), encoding="utf-8")
    gathering = Gathering([str(path)])
    asked: Counter[str] = Counter()
    base = gathering._store._base
    base.set_trace_callback(lambda text: asked.update([re.sub(r"'(?:[^']|'')*'|\d+", "1", text)]))
    assert len(list(gathering.works())) > 5
    base.set_trace_callback(None)
    often = [text for text, count in asked.items() if count > 3 and "SELECT" in text]
    assert len(often) >= 4
    for text in often:
        plan = [row[3] for row in base.execute(f"EXPLAIN QUERY PLAN {text}")]
        assert not [step for step in plan if step.startswith("SCAN")], (text, plan)
