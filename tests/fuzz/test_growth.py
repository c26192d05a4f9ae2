"""Twice the input takes twice the steps: calls of functions are counted, no clock is read.

A generous bound of processor time besides, for what happens inside one call (a pattern, a copy).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.checks import check_text
from precarious_truce.citations import Processor
from precarious_truce.formats.yaml.format import format_text

MOST = 2.6
"""How many times the steps of an input that of twice its length may take."""
SECONDS = 5


def steps(call: Callable[[Any], object], given: Any) -> int:
    """How many functions are called, those of C among them."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        call(given)
    finally:
        sys.setprofile(before)
    return count


def _cited(style: str) -> Callable[[Any], object]:
    def call(items: Any) -> object:
        processor = Processor(style, items)
        return processor.citations([[{"id": i["id"]}] for i in items]), processor.bibliography()

    return call


def _items(count: int, **more: Any) -> list[dict[str, Any]]:
    year = {"issued": {"date-parts": [[2004]]}}
    return [{"id": str(n), "type": "book", "title": f"T{n}", **year, **more} for n in range(count)]


def _same(count: int) -> list[dict[str, Any]]:
    """Works of the same 20 authors and year."""
    return _items(count, author=[{"family": f"F{n}", "given": "Jane"} for n in range(20)])


def _last_differs(count: int) -> list[dict[str, Any]]:
    known = [{"family": "Doe", "given": "J"}] * 10
    return [
        item | {"author": [*known, {"family": f"Roe{n}", "given": "X"}]}
        for n, item in enumerate(_items(count))
    ]


def _given_differs(count: int) -> list[dict[str, Any]]:
    return [
        item | {"author": [{"family": "Doe", "given": f"J{n}"}]}
        for n, item in enumerate(_items(count))
    ]


def _library(count: int) -> pt.Library:
    book = {"title": "Rivers", "author": "Marsh, E.", "date": "2004", "contents": ["Preface"]}
    return pt.Library(pt.Book.model_validate(book | {"key": f"b{n}"}) for n in range(count))


def _written(name: str, count: int) -> str:
    return pt.dumps(_library(count), name)


_STYLES = ("apa", "chicago-author-date", "modern-language-association", "ieee")
WRITTEN = ("yaml", "bibtex", "biblatex", "csl-json", "ris", "turtle", "n-triples", "rdf-xml",
           "json-ld", "oai-dc", "mods", "csv", "tsv")  # fmt: skip
_CHAPTERS = "title: A\ncontents:\n"
_NAMED = "@incollection{{c{0}, title={{C}}, booktitle={{B}}}}\n@book{{x{0}, title={{B}}}}\n"

GROWING: dict[str, tuple[Callable[[int], Any], Callable[[Any], object], int]] = {
    **{f"{s}: same authors": (_same, _cited(s), 60) for s in _STYLES},
    **{f"{s}: last author": (_last_differs, _cited(s), 60) for s in _STYLES},
    **{f"{s}: given names": (_given_differs, _cited(s), 60) for s in _STYLES},
    **{f"write {f}": (_library, partial(pt.dumps, format=f), 100) for f in WRITTEN},
    **{f"losses {f}": (_library, partial(pt.losses, format=f), 100) for f in WRITTEN},
    **{f"read {f}": (partial(_written, f), partial(pt.loads, format=f), 100) for f in WRITTEN},
    "books of one title": (
        lambda n: "".join(map(_NAMED.format, range(n))), lambda x: pt.loads(x, "bibtex"), 100),
    "xdata of many users": (
        lambda n: "@xdata{x, publisher={P}}" + "".join(
            f"@book{{b{i}, title={{T}}, xdata={{x}}}}\n" for i in range(n)),
        lambda x: pt.loads(x, "biblatex"), 200),
    "TeX in TeX": (
        lambda n: "@book{b, title={" + "\\textit{" * n + "}" * n + "}}",
        lambda x: pt.loads(x, "bibtex"), 500),
    "accents in accents": (
        lambda n: "@book{b, title={" + '{\\"{' * n + "a" + "}}" * n + "}}",
        lambda x: pt.loads(x, "bibtex"), 500),
    "check": (lambda n: _CHAPTERS + "".join(
        f"  - {{title: B{i}, number: {i}, pages: {i}, author: 'Doe, J{i}'}}\n" for i in range(n)),
        check_text, 100),
    "fmt": (lambda n: _CHAPTERS + "  - {title: B, pages: 1-2} # x\n" * n, format_text, 100),
}  # fmt: skip
"""Name → what makes an input of a size, what is done with it, and a size."""


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_input_takes_twice_the_steps(name: str) -> None:
    make, call, size = GROWING[name]
    call(make(2))  # what is made once
    once, twice = steps(call, make(size)), steps(call, make(2 * size))
    assert twice <= MOST * once, f"{once} steps, then {twice}"


def _cited_at(locator: str, prefix: str = "") -> object:
    cite = {"id": "0", "locator": locator, "prefix": prefix}
    return Processor("apa", _items(1)).citations([[cite]])


LONG: dict[str, tuple[Callable[[str], object], str]] = {
    "spaces in a locator": (_cited_at, "p. 1" + " " * 30_000 + "x"),
    "commas in a locator": (_cited_at, "1, " * 10_000),
    "quotation marks before a cite": (lambda t: _cited_at("1", t), "'" * 30_000 + "x"),
    "brackets before a cite": (lambda t: _cited_at("1", t), "<" * 30_000 + "x"),
    "TeX in TeX": (
        lambda t: pt.loads(t, "bibtex"),
        "@book{b, title={" + "\\textit{" * 60_000 + "}" * 60_000 + "}}"),
    "TeX before TeX": (
        lambda t: pt.loads(t, "bibtex"), "@book{b, title={" + "\\textit " * 60_000 + "x}}"),
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_long_texts_take_no_time(name: str) -> None:
    """Each took the square of its length, which is far more than this bound."""
    call, text = LONG[name]
    began = time.process_time()
    call(text)
    assert time.process_time() - began < SECONDS
