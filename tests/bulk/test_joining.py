"""What several processes wrote, as one document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import precarious_truce as pt
from precarious_truce.bulk.joining import Part, can_be_joined, joinable, joined

TRIPLE = "<https://e.org/{0}> <https://e.org/p> _:b{1} .\n_:b{1} <https://e.org/q> _:w{2} .\n"


def whole(folder: Path, target: str, *texts: str, works: int = 1, **options: str | bool) -> str:
    parts = []
    for number, text in enumerate(texts):
        path = folder / str(number)
        path.write_bytes(text.encode())
        parts.append(Part(path, works))
    return b"".join(joined(target, options, parts)).decode()


@pytest.mark.parametrize(
    ("target", "parts", "text"),
    [
        ("yaml", ["title: A\n", "title: B\n"], "title: A\n---\ntitle: B\n"),
        ("bibtex", ["@a{x}\n", "@b{y}\n"], "@a{x}\n\n@b{y}\n"),
        ("biblatex", ["@a{x}\n", "", "@b{y}\n"], "@a{x}\n\n@b{y}\n"),
        ("ris", ["TY  - BOOK\nER  - \n"] * 2, "TY  - BOOK\nER  - \n\nTY  - BOOK\nER  - \n"),
        ("csl-json", ["[\n  1\n]\n", "[]\n", "[\n  2\n]\n"], "[\n  1,\n  2\n]\n"),
        ("csl-json", ["[]\n", "[]\n"], "[]\n"),
        ("csl-json", [], "[]\n"),
    ],
)  # fmt: skip
def test_parts_are_one_document(target: str, parts: list[str], text: str, tmp_path: Path) -> None:
    assert can_be_joined(target)
    assert whole(tmp_path, target, *parts) == text


def test_lines_have_nothing_between_them(tmp_path: Path) -> None:
    assert whole(tmp_path, "csl-json", "1\n", "2\n", lines=True) == "1\n2\n"


def test_nodes_without_a_name_are_numbered_on(tmp_path: Path) -> None:
    parts = [TRIPLE.format("a", 2, 1), TRIPLE.format("b", 1, 3), TRIPLE.format("c", 1, 1)]
    expected = [TRIPLE.format("a", 2, 1), TRIPLE.format("b", 3, 7), TRIPLE.format("c", 4, 9)]
    assert whole(tmp_path, "n-triples", *parts, works=4) == "".join(expected)


def test_what_cannot_be_joined() -> None:
    assert not can_be_joined("apa") and not can_be_joined("xlsx")


LABELS = [
    {"title": "_:w1a1", "type": "book", "author": [{"literal": '"_:w1a1"'}]},
    {"title": ' _:w1a2 ;\\n"@id": "_:w1a1"', "type": "book", "keyword": "_:w1a1,_:w1a2",
     "publisher": "<_:w1a1>", "note": 'rdf:nodeID="w1a1" \n    _:w1a1 .\n@base <x> .',
     "author": [{"family": "A", "given": "B"}, {"family": "C", "given": "D"}]},
    {"title": "[ { ] }", "type": "article-journal", "container-title": "_:w1a1", "language": "en",
     "author": [{"literal": "{"}], "abstract": "]\n  ]\n}\n</rdf:RDF></records>"},
]  # fmt: skip


@pytest.mark.parametrize("base", [None, "https://example.org/a/"])
@pytest.mark.parametrize("profile", ["simple-dc", "dcterms", "rich", "zotero"])
@pytest.mark.parametrize("target", ["turtle", "rdf-xml", "json-ld", "n-triples", "oai-dc"])
def test_graphs_in_parts(target: str, profile: str, base: str | None, tmp_path: Path) -> None:
    if target == "oai-dc" and profile != "simple-dc":
        return
    works = list(
        pt.loads(
            json.dumps([{**item, "id": f"k{n}"} for n, item in enumerate(LABELS * 3)]), "csl-json"
        )
    )
    marsh, same = (pt.Name(literal="Marsh", orcid="0000-0002-1825-0097") for _ in range(2))
    rivers = pt.Book(
        key="r", title="Rivers", author=[marsh], isbn="9780521086899", contents=["A", "_:w1a1"]
    )
    works[4:4] = [rivers]
    works[8:8] = [pt.Book(key="s", title="Dykes", author=[same], language="en")]
    options = {"profile": profile, "base": base} if base else {"profile": profile}
    text = pt.dumps(works, target, **options)
    for step in (1, 2, 5, 100):
        shares = [works[n : n + step] for n in range(0, len(works), step)]
        texts = [pt.dumps(share, target, **options) for share in shares]
        parts = []
        for number, (share, part) in enumerate(zip(shares, texts, strict=True)):
            (tmp_path / str(number)).write_bytes(part.encode())
            parts.append(Part(tmp_path / str(number), len(share)))
        assert b"".join(joined(target, {}, parts)).decode() == text


def test_which_formats_can_be_written_in_parts() -> None:
    names = joinable()
    assert all(map(can_be_joined, names)) and not can_be_joined("mods")
    assert set(names) == {
        "yaml", "bibtex", "biblatex", "ris", "csl-json", "csv", "tsv", "n-triples", "turtle",
        "rdf-xml", "json-ld", "oai-dc",
    }  # fmt: skip
