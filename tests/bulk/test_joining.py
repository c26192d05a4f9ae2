"""What several processes wrote, as one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from precarious_truce.bulk.joining import Part, can_be_joined, joined

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
    assert not can_be_joined("turtle") and not can_be_joined("json-ld")
