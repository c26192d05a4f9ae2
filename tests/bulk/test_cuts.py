"""Texts that are cut: each stretch by itself gives what the whole gives, wherever it is cut."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bulk.made import bib, items, json_lines
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats import by_name, by_suffix, registry
from precarious_truce.formats.crosswalk.decoding import Chunks
from precarious_truce.formats.cutting import Cut, entries_by_cuts
from precarious_truce.model import Work

CUT = [format.name for format in registry() if format.reads and hasattr(format.module, "cuts")]


def parts_of(text: str, format: str, size: int) -> list[Cut]:
    return list(by_name(format).module.cuts(Chunks(io.BytesIO(text.encode()), None, 7), size))


def test_the_formats_that_can_be_cut() -> None:
    assert CUT == [
        "yaml", "bibtex", "biblatex", "csl-json", "ris", "turtle", "n-triples", "crossref-json"
    ]  # fmt: skip


def corpora(shared: Path) -> Iterator[Path]:
    for suffix in ("bib", "bibtex", "ris", "json"):
        yield from sorted((shared / "corpora").rglob(f"*.{suffix}"))


def test_real_files(shared: Path) -> None:
    seen = 0
    for path in corpora(shared):
        if path.stat().st_size > 400_000:
            continue
        format = by_suffix(path)
        module = format.module
        with path.open("rb") as stream:
            chunks = Chunks(stream, str(path))
            whole = works_of(module.entries(chunks, []))
            for size in (1, 3_000):
                cuts = list(module.cuts(chunks, size))
                found = works_of(entries_by_cuts(cuts, module.of_cut, []))
                assert [w.key for w in found] == [w.key for w in whole], path
                assert found == whole, (path, size)
                seen += len(cuts)
    assert seen > 500


def works_of(works: Iterator[Work]) -> list[Work]:
    """The works without what a format keeps of its links, which cuts tell apart."""
    return [work.with_valid(extra=_unlinked(work.extra)) for work in works]


def _unlinked(extra: dict[str, dict[str, str]] | None) -> dict[str, dict[str, str]] | None:
    kept = {
        format: {k: v for k, v in said.items() if k != "xref"}
        for format, said in (extra or {}).items()
    }
    return {format: said for format, said in kept.items() if said} or None


@given(libraries, st.sampled_from(["yaml", "bibtex", "csl-json", "ris"]), st.integers(1, 2000))
def test_drawn_libraries(library: pt.Library, format: str, size: int) -> None:
    text = pt.dumps(library, format)
    module = by_name(format).module
    whole = works_of(module.entries([text], []))
    cuts = module.cuts([text[n : n + 97] for n in range(0, len(text), 97)], size)
    assert works_of(entries_by_cuts(cuts, module.of_cut, [])) == whole


@pytest.mark.parametrize("size", [1, 40, 10_000])
def test_macros_and_parents_reach_every_cut(size: int) -> None:
    text = (
        '@string{p = "Brill"}\n@book{a, title = {A}, publisher = p}\n'
        "@incollection{c, title = {C}, crossref = {z}}\n"
        '@string{p = "Nauka"}\n@book{b, title = {B}, publisher = p}\n'
        "@xdata{x, location = {Leiden}}\n@book{d, title = {D}, xdata = {x}}\n"
        "@collection{z, title = {Z}, year = 2004, xdata = {x}}\n"
    )
    module = by_name("biblatex").module
    cuts = list(module.cuts([text], size))
    works = {w.key: w for w in entries_by_cuts(cuts, module.of_cut, [])}
    assert str(works["a"].publisher[0]) == "Brill" and str(works["b"].publisher[0]) == "Nauka"
    assert works["c"].container_title == "Z" and str(works["d"].place[0]) == "Leiden"
    assert len(cuts) == (1 if size > 1000 else len(cuts)) and len(cuts) <= 8


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "title": "A"}, {"id": "b", "title": "]} , {"}]',
        '{"items": [{"id": "a"}, {"id": "b"}]}',
        '{"status": "ok", "message": {"n": 2, "facets": {}, "items": [{"id": "a"}, {"id": "b"}]}}',
        '{"id": "a"}\n{"id": "b"}\n',
        '{"id": "a"}\r\n\r\n{"id": "b"}',
        '{\n "id": "a"\n}\n{\n "id": "b"\n}\n',
        '\ufeff [ {"id": "a"} ,\n\n {"id": "b"} ]  ',
    ],
)
@pytest.mark.parametrize("size", [1, 10, 1000])
def test_every_way_to_write_csl_json(text: str, size: int) -> None:
    module = by_name("csl-json").module
    for step in (3, 1000):
        cuts = module.cuts([text[n : n + step] for n in range(0, len(text), step)], size)
        assert [w.key for w in entries_by_cuts(cuts, module.of_cut, [])] == ["a", "b"]
    assert [w.key for w in pt.loads(text, "csl-json")] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        ('[{"id": "a"},\n {"id": oops, "title": "x"},\n {"id": "b"}]', ["a", "b"], 2),
        ('{"id": "a"}\n{"id": "torn\n{"id": "b"}\n', ["a", "b"], 2),
        ('{"id": "a"}\n[1, 2]\n{"id": "b"}\n', ["a", "b"], 2),
    ],
)
@pytest.mark.parametrize("size", [1, 1000])
def test_a_damaged_item_costs_no_other(text: str, keys: list[str], line: int, size: int) -> None:
    module, faults = by_name("csl-json").module, list[Diagnostic]()
    cuts = module.cuts([text[n : n + 5] for n in range(0, len(text), 5)], size)
    found = [w.key for w in entries_by_cuts(cuts, module.of_cut, faults)]
    assert found == keys and {f.line for f in faults if f.code == "J1"} == {line}
    library = pt.loads(text, "csl-json")
    assert [w.key for w in library] == keys


def test_a_stream_of_records_goes_on_after_a_fault() -> None:
    text = "title: A\n---\ntitel: B\n---\ntitle: C\ntitle: D\n---\ntitle: E\n"
    works = pt.stream(io.BytesIO(text.encode()), "yaml")
    assert [w.key for w in works] == ["a", "c", "e"]
    assert works.diagnostics[0].line == 3
    by_ones = parts_of(text, "yaml", 1)
    assert [cut.line for cut in by_ones][:3] == [1, 2, 4]


def test_crossref_answers_are_streamed() -> None:
    item = {
        "DOI": "10.5555/x",
        "type": "book-chapter",
        "title": ["Floods"],
        "container-title": ["Rivers"],
    }
    text = json.dumps({"items": [item, {**item, "DOI": "10.5555/y"}]})
    works = list(pt.stream(io.BytesIO(text.encode()), "crossref-json"))
    assert [(str(w.title), str(w.container_title)) for w in works] == [("Floods", "Rivers")] * 2


def test_what_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("formats.cutting", "formats.csl_json.cutting"):
        monkeypatch.setattr(f"precarious_truce.{module}.MAX_ENTRY", 100_000)
    for format, text in (
        ("csl-json", '[{"id": "' + "a" * 3_000_000),
        ("csl-json", '{"a": [' + "1, " * 1_000_000),
        ("ris", "TY  - BOOK\nTI  - " + "a\n" * 1_000_000),
        ("yaml", "title: " + "a" * 3_000_000),
    ):
        with pytest.raises(TruceError, match="F13"):
            list(pt.stream(io.BytesIO(text.encode()), format))


def test_json_lines_are_written_by_the_ending(tmp_path: Path) -> None:
    library = pt.loads("".join(json_lines(items(20))), "csl-json")
    for name in ("a.jsonl", "a.ndjson.gz"):
        pt.dump(library, tmp_path / name)
        assert pt.load(tmp_path / name) == library
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8").count("\n") == 20


def test_made_records_are_the_same_in_both_formats() -> None:
    lines, entries = ("".join(write(items(200))) for write in (json_lines, bib))
    whole = {w.key: w for w in pt.stream(io.BytesIO(lines.encode()), "csl-json")}
    other = {w.key: w for w in pt.stream(io.BytesIO(entries.encode()), "bibtex")}
    assert list(whole) == list(other)
    assert all(whole[key].isbn == other[key].isbn for key in whole)
