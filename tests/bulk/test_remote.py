"""Inputs and outputs by URL, where fsspec is installed."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.bulk.made import bib, items, json_lines

import precarious_truce as pt
from precarious_truce import remote
from precarious_truce.cli import _run
from precarious_truce.errors import TruceError

BIB = "".join(bib(items(40)))


@pytest.fixture
def memory() -> Iterator[Any]:
    """The file system memory://, empty before and after."""
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    for _ in range(2):
        for name in system.find("/"):
            system.rm(name)
        if not _:
            yield system


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("more", [[], ["--stream"], ["--stream", "--jobs", "1"]])
def test_from_memory_to_memory(memory: Any, tmp_path: Path, more: list[str]) -> None:
    memory.pipe("/in/a.bib", BIB.encode())
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    assert _run(["export", "a.bib", "-o", "here.csl.json", *more]) == 0
    assert _run(["export", "memory://in/a.bib", "-o", "memory://out/b.csl.json.gz", *more]) == 0
    assert gzip.decompress(memory.cat("/out/b.csl.json.gz")) == Path("here.csl.json").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bib", "here.csl.json"]


def test_folders_and_stars(memory: Any, capfd: pytest.CaptureFixture[str]) -> None:
    lines = [*json_lines(items(60))]
    for number in range(3):
        memory.pipe(f"/d/{number}.jsonl.gz", gzip.compress("".join(lines[number::3]).encode()))
    memory.pipe("/d/notes.md", b"no records")
    for given in ("memory://d/", "memory://d/*.jsonl.gz"):
        assert _run(["gather", given, "-f", "csl-json", "-o", "memory://o/books.yaml"]) == 0
        assert "sent memory://o/books.yaml" in capfd.readouterr().err
        found = pt.loads(memory.cat("/o/books.yaml"), "yaml")
        assert found.books() and all(book.contents for book in found.books())
    assert _run(["gather", "memory://none/", "-o", "x.yaml"]) == 1
    assert "F1" in capfd.readouterr().err


def test_a_folder_of_outputs(memory: Any, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    assert _run(["export", "a.bib", "--to", "ris,csl-json", "-o", "memory://out/"]) == 0
    assert memory.find("/out") == ["/out/a.csl.json", "/out/a.ris"]
    args = ["export", "a.bib", "--stream", "--jobs", "1", "--shards", "2", "-o", "memory://s/a.ris"]
    assert _run(args) == 0
    assert memory.find("/s") == ["/s/a-1-of-2.ris", "/s/a-2-of-2.ris"]


def test_files_and_archives(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("in/a.bib", BIB)
    url = f"file://{tmp_path}/x.zip"
    assert _run(["export", f"zip://in/a.bib::{url}", "-o", f"file://{tmp_path}/new/a.ris"]) == 0
    assert len(list(pt.stream(tmp_path / "new" / "a.ris"))) == 40
    assert _run(["export", f"zip://in/::{url}", "-o", "b.ris"]) == 0
    assert Path("b.ris").read_bytes() == (tmp_path / "new" / "a.ris").read_bytes()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("memory://gone.bib", "no such file"),
        ("nosuchscheme://a.bib", "cannot be reached"),
        ("file:///nowhere/a.bib", "no such file"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(
    memory: Any, url: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert _run(["export", url, "-o", "x.ris"]) == 1
    err = capfd.readouterr().err
    assert said in err and "Traceback" not in err and url in err


def test_what_is_not_installed_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    for args in (["export", "s3://b/a.bib", "-o", "x.ris"], ["gather", "a.bib", "-o", "s3://b/x"]):
        assert _run(args) == 1
        assert "F9" in (err := capfd.readouterr().err) and "precarious-truce[urls]" in err


def test_what_is_fetched_has_an_end() -> None:
    stream = io.BufferedReader(remote._Remote(io.BytesIO(bytes(5000)), "https://x.org/a", 3000))
    with pytest.raises(TruceError, match="longer than"):
        stream.read()
    assert len(io.BufferedReader(remote._Remote(io.BytesIO(bytes(5000)), "s3://", None)).read())


def test_other_commands_take_no_urls(memory: Any, capfd: pytest.CaptureFixture[str]) -> None:
    memory.pipe("/a.bib", BIB.encode())
    assert _run(["cite", "memory://a.bib"]) == 1
    assert "F1" in capfd.readouterr().err


def test_nothing_is_imported_without_need() -> None:
    code = "import sys; from precarious_truce.cli import _run; _run(['export', '--help']); "
    code += "print([name for name in ('fsspec', 'dask', 'pyarrow') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
