"""Triples in stretches: what each gives is what the whole gives, or it is said why not."""

from __future__ import annotations

import io
import tracemalloc
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bulk.made import items, json_lines
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.errors import Diagnostic
from precarious_truce.formats import by_name
from precarious_truce.formats.cutting import entries_by_cuts
from precarious_truce.formats.dublin_core import long_texts
from precarious_truce.formats.dublin_core.reading import stretches
from precarious_truce.model import Work

SYNTAXES = ["n-triples", "turtle"]
PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix bibo: <http://purl.org/ontology/bibo/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix schema: <https://schema.org/> .
"""
BOOK = (
    '<urn:{0}> a bibo:Book ; dcterms:title "{0}" ; dcterms:issued "2004" ; dcterms:creator {1} .\n'
)
PERSON = '<urn:p> a foaf:Person ; foaf:familyName "Marsh" ; foaf:givenName "Eleanor" .\n'
PART = '<urn:c> a bibo:BookSection ; dcterms:title "Part" ; dcterms:isPartOf <urn:{0}> .\n'


def in_cuts(text: str, syntax: str, size: int = 1) -> tuple[list[Work], list[Diagnostic], int]:
    module, faults = by_name(syntax).module, list[Diagnostic]()
    cuts = list(module.cuts([text[n : n + 501] for n in range(0, len(text), 501)], size))
    return list(entries_by_cuts(cuts, module.of_cut, faults)), faults, len(cuts)


def streamed(text: str, syntax: str) -> list[Work]:
    return list(pt.stream(io.BytesIO(text.encode()), syntax))


@pytest.mark.parametrize("profile", ["simple-dc", "dcterms", "rich", "zotero"])
@pytest.mark.parametrize("syntax", SYNTAXES)
@given(library=libraries, size=st.integers(1, 20_000))
def test_what_is_written_here(library: pt.Library, syntax: str, profile: str, size: int) -> None:
    text = pt.dumps(library, syntax, profile=profile)
    whole = pt.loads(text, syntax)
    works, _, _ = in_cuts(text, syntax, size)
    assert pt.Library(works) == whole


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_a_work_is_a_stretch(syntax: str) -> None:
    library = pt.loads("".join(json_lines(items(200))), "csl-json")
    works, faults, cuts = in_cuts(pt.dumps(library, syntax), syntax)
    assert works == list(library) and cuts == len(library) and not faults


def as_triples(text: str) -> str:
    import rdflib

    graph = rdflib.Graph().parse(data=PREFIXES + text, format="turtle")
    return "".join(sorted(graph.serialize(format="nt").splitlines(keepends=True)))


def test_a_person_that_several_works_name_goes_with_each() -> None:
    for text in (
        PREFIXES + BOOK.format("a", "<urn:p>") + PERSON + BOOK.format("b", "<urn:p>"),
        PREFIXES + PERSON + BOOK.format("a", "<urn:p>") + BOOK.format("b", "<urn:p>"),
    ):
        works, _, cuts = in_cuts(text, "turtle")
        assert [str(work.author[0]) for work in works] == ["Eleanor Marsh"] * 2 and cuts > 1


def test_a_part_before_or_behind_its_book() -> None:
    book, part = BOOK.format("a", '"M"'), PART.format("a")
    for text in (part + book, book + part):
        works, _, cuts = in_cuts(PREFIXES + text + BOOK.format("b", '"N"'), "turtle")
        assert [len(work.contents) for work in works] == [1, 0] and cuts == 2


def test_neighbours_that_share_a_node_without_a_name_are_one_stretch() -> None:
    person = PERSON.replace("<urn:p>", "_:p")
    works, _, cuts = in_cuts(
        PREFIXES + BOOK.format("a", "_:p") + person + BOOK.format("b", "_:p"), "turtle"
    )
    assert [str(work.author[0]) for work in works] == ["Eleanor Marsh"] * 2 and cuts == 1


APART = [
    BOOK.format("a", '"M"') + BOOK.format("b", '"M"') + PART.format("a"),
    PART.format("a") + BOOK.format("b", '"M"') + BOOK.format("a", '"M"'),
    BOOK.format("a", "<urn:p>") + BOOK.format("b", '"M"') + PERSON,
    BOOK.format("a", '"M"') + BOOK.format("b", '"M"') + '<urn:a> dcterms:publisher "Brill" .\n',
    BOOK.format("a", "_:p") + BOOK.format("b", '"M"') + PERSON.replace("<urn:p>", "_:p"),
    BOOK.format("a", "_:p")
    + PERSON.replace("<urn:p>", "_:p")
    + BOOK.format("c", '"M"')
    + BOOK.format("b", "_:p"),
]


@pytest.mark.parametrize("text", APART)
def test_what_stands_apart_is_read_whole_or_refused(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PREFIXES + text
    whole = pt.loads(text, "turtle")
    works, _, cuts = in_cuts(text, "turtle")
    assert cuts == 1 and works == list(whole) == streamed(text, "turtle")
    monkeypatch.setattr(long_texts, "WHOLE", 10)
    with pytest.raises(pt.TruceError, match=r"RDF10.*\n.*sort the file by subject"):
        streamed(text, "turtle")


def test_sorted_by_subject_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "WHOLE", 10)
    text = as_triples(APART[3])
    assert sorted(map(str, streamed(text, "n-triples")[0].publisher)) == ["Brill"]


def test_a_fault_costs_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = pt.dumps(pt.loads("".join(json_lines(items(50))), "csl-json"), "n-triples").split("\n")
    lines[700] = "<urn:x> nonsense"
    text = "\n".join(lines)
    whole = pt.loads(text, "n-triples")
    works, faults, _ = in_cuts(text, "n-triples", 5000)
    assert works == list(whole)
    assert [fault.line for fault in faults] == [701] == [f.line for f in whole.diagnostics]
    monkeypatch.setattr(long_texts, "WHOLE", 10)
    assert streamed(text, "n-triples") == list(whole)


def test_a_long_text_that_is_not_turtle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "WHOLE", 10)
    text = PREFIXES + BOOK.format("a", '"M"') + "<urn:b> oops"
    with pytest.raises(pt.TruceError, match="RDF2"):
        streamed(text, "turtle")


def test_what_is_not_understood_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "WHOLE", 10)
    monkeypatch.setattr(long_texts, "SIZE", 10)
    text = PREFIXES + "".join(
        BOOK.format(n, f'"{"MNOPQRSTU"[n]}"') + f"<urn:{n}> <urn:unknown> 1 .\n" for n in range(9)
    )
    works = pt.stream(io.BytesIO(text.encode()), "turtle")
    assert len(list(works)) == 9
    assert [f.message for f in works.diagnostics] == [
        "9 statements with urn:unknown not understood"
    ]


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_memory_is_that_of_a_stretch(
    syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_texts, "WHOLE", 1000)
    for name in ("ManyTaken", "ManyTexts"):
        monkeypatch.setattr(stretches, name, partial(getattr(stretches, name), limit=500))
    source, path, peaks = tmp_path / "in.jsonl", tmp_path / "big", []
    for count in (150, 450):
        source.write_text("".join(json_lines(items(count))), encoding="utf-8")
        pt.dump(pt.stream(source), path, syntax)
        tracemalloc.start()
        assert sum(1 for _ in pt.stream(path, syntax)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
