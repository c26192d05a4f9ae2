"""The contents as a tree with bars."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from rich.cells import cell_len

import precarious_truce as pt
from precarious_truce.contents_view import svg, text_tree
from tests.strategies import books

SVG = "{http://www.w3.org/2000/svg}"


def of_project(root: Path) -> pt.Book:
    book = pt.load(root / "data" / "precarious-truce.yaml")["gorodetsky1977"]
    assert isinstance(book, pt.Book)
    return book


def test_the_book_of_this_project(root: Path) -> None:
    lines = text_tree(of_project(root), width=100).splitlines()
    assert lines[0] == "The Precarious Truce" and len(lines) == 15
    bars = {line[4:].split("  ")[0]: line for line in lines[1:]}
    assert "█" in bars["Preface"] and "░" not in bars["Preface"]
    assert "░" in bars["Introduction: Striving for acceptance"]
    assert "█" in bars["2 The policy of doing nothing"]
    fourth = bars["4 Russia and the general strike"]
    assert "134–" in fourth and "░" in fourth


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120, 200])
def test_no_line_is_wider_than_asked(root: Path, width: int) -> None:
    assert max(cell_len(line) for line in text_tree(of_project(root), width).splitlines()) <= width


def test_nesting_is_drawn() -> None:
    book = pt.Book(
        title="A",
        volumes=[{"title": "V", "contents": [{"title": "P", "contents": ["x", "y"]}, "z"]}, {}],
    )
    assert text_tree(book).splitlines() == [
        "A, volume 1 V", "├── P", "│   ├── x", "│   └── y", "└── z", "A, volume 2",
    ]  # fmt: skip


def test_svg(root: Path) -> None:
    tree = ET.fromstring(svg(of_project(root)))
    shapes = [r.get("class") for r in tree.iter(f"{SVG}rect") if r.get("class")]
    assert shapes.count("solid") == 3 and shapes.count("hatched") == 14
    assert {r.get("fill") for r in tree.iter(f"{SVG}rect") if r.get("class") == "hatched"} == {
        "url(#hatch-front)", "url(#hatch-body)", "url(#hatch-back)",
    }  # fmt: skip


def test_svg_escapes_everything() -> None:
    nasty = '<script>alert("1")</script> & \x1b[31m \ufffe'
    tree = ET.fromstring(svg(pt.Book(title=nasty, contents=[{"title": nasty, "pages": "<b>&"}])))
    assert [e for e in tree.iter() if "script" in e.tag] == []
    assert any("<script>" in (t.text or "") for t in tree.iter(f"{SVG}title"))


@given(books)
def test_any_book_can_be_shown(book: pt.Book) -> None:
    assert "\x1b" not in text_tree(book, 60)
    ET.fromstring(svg(book))
