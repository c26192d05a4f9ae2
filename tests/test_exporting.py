"""What is written, and where: from the words of a command line."""

from __future__ import annotations

from pathlib import Path

import pytest

import precarious_truce as pt
from precarious_truce.exporting import Export, plan, targets


@pytest.mark.parametrize(
    ("out", "lines"),
    [("refs.jsonl", {"lines": True}), ("refs.ndjson", {"lines": True}), ("refs.json", {})],
)
def test_the_ending_of_a_document_says_how_it_is_written(out: str, lines: dict[str, bool]) -> None:
    for names in ([], ["csl-json"]):
        (target,), where = plan(names, out, {})
        assert (target.options, where.is_folder) == (lines, False)


def test_the_name_of_a_folder_says_nothing_of_formats() -> None:
    (target,), where = plan(["csl-json"], "refs.jsonl/", {})
    assert (target.options, where.is_folder) == ({}, True)


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "oai-static", "apa"])
def test_formats_that_need_all_works_first(name: str) -> None:
    (target,) = targets([name], {})
    assert not target.is_streamed


@pytest.mark.parametrize("name", ["yaml", "bibtex", "ris", "turtle", "mods", "marc"])
def test_formats_that_are_written_work_by_work(name: str) -> None:
    (target,) = targets([name], {})
    assert target.is_streamed


def test_citations_of_works_that_are_no_library() -> None:
    (target,) = targets(["apa"], {})
    books = [pt.Book(title="Alps", author="Elm, B."), pt.Book(title="Jura", author="Oak, A.")]
    assert list(target.pieces(books)) == ["Elm, B. (n.d.). Alps.\n", "Oak, A. (n.d.). Jura.\n"]


def test_what_is_read_of_several_files_adds_up(tmp_path: Path) -> None:
    paths = []
    for name in ("alps", "jura", "vosges"):
        paths.append(str(tmp_path / f"{name}.bib"))
        Path(paths[-1]).write_text(f"@book{{{name}, title = {{{name}}}}}\n")
    read: list[int] = []
    found, where = plan([], str(tmp_path / "all.ris"), {})
    job = Export(found, where, on_read=lambda place, works: read.append(place))
    assert job.stream_document(paths)[1] == []
    sizes = [Path(path).stat().st_size for path in paths]
    assert read == [sum(sizes[:n]) for n in (1, 2, 3)]
