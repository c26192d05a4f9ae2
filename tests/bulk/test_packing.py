"""Packed files are read and written as others are."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest
from tests.bulk.made import items, json_lines

import precarious_truce as pt
from precarious_truce.cli import _run
from precarious_truce.errors import TruceError

BIB = "@book{a, title = {Alps}}\n@book{b, title = {Baltic}}\n"


TEXTS = {
    "a.bib.gz": BIB,
    "a.gz": BIB,
    "a.yaml.GZ": "title: Alps\nkey: a\n---\ntitle: Baltic\nkey: b\n",
    "a.json.gz": '[{"id": "a", "title": "A"}, {"id": "b"}]',
    "a.jsonl.gz": '{"id": "a"}\n{"id": "b"}\n',
    "a.nt.gz": pt.dumps(pt.loads(BIB, "bibtex"), "n-triples", base="urn:x:"),
}


def test_any_format_is_read_packed(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        path = tmp_path / name
        path.write_bytes(gzip.compress(text.encode()))
        assert len(pt.load(path)) == 2, name
        assert len(list(pt.stream(path))) == 2, name
    with (tmp_path / "a.bib.gz").open("rb") as stream:
        assert len(pt.load(stream)) == 2
    assert len(pt.load(tmp_path)) == 2  # the records of the directory


def test_several_members_are_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bib.gz"
    path.write_bytes(
        b"".join(gzip.compress(line.encode()) for line in BIB.splitlines(keepends=True))
    )
    assert [w.key for w in pt.stream(path)] == ["a", "b"]


def test_what_is_written_is_packed_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "in.bib").write_text(BIB)
    out = tmp_path / "out.csl.json.gz"
    assert _run(["export", str(tmp_path / "in.bib"), "-o", str(out)]) == 0
    first = out.read_bytes()
    assert gzip.decompress(first).startswith(b"[\n") and len(pt.load(out)) == 2
    assert _run(["export", str(tmp_path / "in.bib"), "-o", str(out), "--stream"]) == 0
    assert out.read_bytes() == first


@pytest.mark.parametrize("damage", ["torn", "changed"])
def test_damage_is_told_in_words(tmp_path: Path, damage: str) -> None:
    path, data = tmp_path / "a.bib.gz", gzip.compress(BIB.encode() * 50)
    path.write_bytes(data[:-12] if damage == "torn" else data[:20] + b"\xff\xff\xff" + data[23:])
    for read in (pt.load, lambda p: list(pt.stream(p))):
        with pytest.raises(TruceError, match="F14"):
            read(path)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, wbits=31)
    data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(600)) + packer.flush()
    path = tmp_path / "bomb.bib.gz"
    path.write_bytes(data)
    tracemalloc.start()
    with pytest.raises(TruceError, match=r"F13|F14"):
        list(pt.stream(path, "ris"))
    assert tracemalloc.get_traced_memory()[1] < 600 << 20
    tracemalloc.stop()


def test_what_unpacks_zstandard_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    path = tmp_path / "a.bib.zst"
    path.write_bytes(b"\x28\xb5\x2f\xfd" + bytes(20))
    with pytest.raises(TruceError, match=r"precarious-truce\[zst\]"):
        pt.load(path)


def test_zstandard(tmp_path: Path) -> None:
    pytest.importorskip("zstandard")
    path = tmp_path / "a.bib.zst"
    pt.dump(pt.loads(BIB, "bibtex"), path)
    assert path.read_bytes()[:4] == b"\x28\xb5\x2f\xfd" and len(pt.load(path)) == 2


MEASURE = """
import re, sys
from pathlib import Path
import precarious_truce as pt
works = pt.stream(sys.argv[1])
pt.dump(works, sys.argv[2])
print(re.search("VmHWM:[^0-9]*([0-9]+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csl.json", "a.yaml", "a.bib"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, name: str) -> None:
    peaks = []
    for count in (5_000, 30_000):  # caches are full after the first
        path = tmp_path / f"{count}{name[1:]}"
        pt.dump(pt.stream(_lines(tmp_path, count)), path)
        found = subprocess.run(
            [sys.executable, "-c", MEASURE, str(path), str(tmp_path / "out.csl.json")],
            capture_output=True, check=True, text=True,
        )  # fmt: skip
        peaks.append(int(found.stdout))
    assert peaks[1] - peaks[0] < 25_000, peaks  # KiB


def _lines(folder: Path, count: int) -> Path:
    path = folder / f"{count}.source.jsonl"
    path.write_text("".join(json_lines(items(count))), encoding="utf-8")
    return path
