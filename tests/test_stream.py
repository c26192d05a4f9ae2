"""Reading entry by entry: the same entries, and no more of the file held than has to be."""

from __future__ import annotations

import gc
import io
import os
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.formats.crosswalk.decoding import Chunks, decoded
from precarious_truce.formats.ris.syntax import lines_of
from precarious_truce.model import Reference

CROSSREF = """
@incollection{part, title = {One}, crossref = {whole}, pages = {1--9}}
@xdata{press, publisher = {Brill}, location = {Leiden}}
@collection{whole, title = {All}, editor = {Marsh, E.}, date = {2004}, xdata = {press}}
@misc{loop, title = {Round}, crossref = {loop}}
@misc{lost, title = {Gone}, crossref = {nobody}}
@misc{part, title = {Another}}
"""


class Watched(io.BytesIO):
    """A file that knows how far it was read since it was last rewound."""

    furthest = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self.furthest = 0
        return super().seek(offset, whence)

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.furthest = self.tell()
        return found


def said(work: pt.Book | Reference) -> dict[str, object]:
    """What a work says, whatever class it is."""
    return {k: v for k, v in work.facts().items() if k not in ("type", "kind")}


@pytest.mark.parametrize("format", ["biblatex", "bibtex"])
def test_parents_are_found_wherever_they_stand(format: str) -> None:
    works = pt.stream(io.BytesIO(CROSSREF.encode()), format)
    found = {work.key: work for work in works}
    assert list(found) == ["part", "whole", "loop", "lost", "partb"]
    part = found["part"]
    assert isinstance(part, Reference)
    assert part.container_title == pt.Title(text="All")
    assert str(part.publisher[0]) == "Brill"
    whole = pt.loads(CROSSREF, format)
    assert sorted(f.code for f in works.diagnostics) == sorted(f.code for f in whole.diagnostics)
    places = {(f.code, f.line, f.column) for f in works.diagnostics}
    assert places == {(f.code, f.line, f.column) for f in whole.diagnostics}


def corpora(shared: Path) -> Iterator[Path]:
    """Real files."""
    for suffix in ("bib", "bibtex", "biblatex", "ris"):
        yield from sorted((shared / "corpora").rglob(f"*.{suffix}"))


def test_real_files_give_the_same_entries(shared: Path) -> None:
    entries = 0
    for path in corpora(shared):
        whole = {ref.key: ref for ref in pt.load(path).references()}
        works = pt.stream(path)
        for work in works:
            entries += 1
            other = whole.pop(work.key)
            if other.within is None and not getattr(work, "contents", ()):
                assert said(work) == said(other), (path, work.key)
        assert not whole
        codes = [f.code for f in works.diagnostics]
        assert sorted(codes) == sorted(f.code for f in pt.load(path).diagnostics), path
    assert entries > 1000


@pytest.mark.parametrize(
    ("format", "entry"),
    [
        ("bibtex", "@book{{k{0}, title = {{Book {0}}}}}\n"),
        ("ris", "TY  - BOOK\nTI  - B{0}\nER  -\n"),
    ],
)
def test_an_entry_is_given_before_the_next_is_read(format: str, entry: str) -> None:
    source = Watched("".join(entry.format(n) for n in range(100_000)).encode())
    works = pt.stream(source, format)
    next(works)
    assert source.furthest < len(source.getvalue()) / 4


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["bib", "ris"])
def test_memory_grows_with_the_keys_alone(tmp_path: Path, suffix: str) -> None:
    entry = "@book{{k{0}, title = {{B}}, abstract = {{{1}}}}}\n"
    if suffix == "ris":
        entry = "TY  - BOOK\nID  - k{0}\nTI  - B\nAB  - {1}\nER  - \n"
    peaks = []
    for count in (1_000, 1_000, 20_000):  # the first run imports and fills caches
        path = tmp_path / f"long.{suffix}"
        path.write_text("".join(entry.format(n, "word " * 100) for n in range(count)))
        tracemalloc.start()
        pt.dump(pt.stream(path), tmp_path / "out.csl.json")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] - peaks[1] < 19_000 * 300 < path.stat().st_size


def test_garbage_of_many_small_runs_is_found() -> None:
    work = Reference(key="a", type="book", title="A", subtitle="B", author=["Doe, Jane"])
    before = len(gc.get_objects())
    for _ in range(1_000):
        pt.losses(work, "csl-json")
        pt.dumps(work, "csl-json")  # json leaves functions that refer to each other
    assert len(gc.get_objects()) - before < 15_000


def test_a_pipe_is_read_more_than_once() -> None:
    reading, writing = os.pipe()

    def fill() -> None:
        with os.fdopen(writing, "wb") as target:
            target.write(CROSSREF.encode())

    thread = threading.Thread(target=fill)
    thread.start()
    with os.fdopen(reading, "rb") as source:
        assert len(list(pt.stream(source, "biblatex"))) == 5
    thread.join()


def test_what_cannot_be_read_in_pieces_is_read_whole(root: Path) -> None:
    path = root / "data/precarious-truce.yaml"
    assert list(pt.stream(path)) == list(pt.load(path))


def test_no_file_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(pt.TruceError, match="no such file"):
        next(pt.stream(tmp_path / "gone.bib"))
    with pytest.raises(pt.FormatError, match="ending"):
        pt.stream(tmp_path / "gone.xyz")


@given(
    st.text("aé€ž\r\n\ufeff𝕏", max_size=30),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"]),
    st.integers(1, 9),
)
def test_pieces_are_decoded_as_the_whole(text: str, encoding: str, size: int) -> None:
    data = text.encode(encoding, "ignore")
    chunks = Chunks(io.BytesIO(data), "f", size)
    whole, faults = decoded(data, "f")
    if size >= 4:  # a mark is looked for in the first piece
        assert "".join(chunks) == whole
        assert chunks.diagnostics == faults


@given(st.lists(st.text("ab\r\n", max_size=4)))
def test_lines_wherever_the_text_is_cut(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert list(lines_of(pieces)) == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.mark.parametrize("name", ["bibtex", "ris"])
def test_bytes_that_are_no_text_are_told_of_a_stream(name: str) -> None:
    text = {"bibtex": b"@book{a, title = {R\xff}}", "ris": b"TY  - BOOK\nTI  - R\xff\nER  - \n"}[
        name
    ]
    works = pt.stream(io.BytesIO(text), name)
    assert [str(work.title) for work in works] == ["Rÿ"]  # as Latin-1, which is told
    assert (
        [fault.code for fault in works.diagnostics]
        == [fault.code for fault in pt.loads(text, name).diagnostics]
        != []
    )
