"""The pages of a site, visited in Chromium by visit.js, with playwright-core and axe-core."""

from __future__ import annotations

import functools
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.consumers.test_programs import program
from tests.model.test_page_table import EXTENTS, labels_around, parts
from tests.site.test_hostile import hostile

import precarious_truce as pt
from precarious_truce import site
from precarious_truce.model.locate import CERTAINTIES
from precarious_truce.model.page_table import page_table
from precarious_truce.site.finder import knowledge

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "data").glob("*.yaml"))
BOOK = "gorodetsky1977/index.html"
RIGHT_TO_LEFT = pt.Book(
    key="levi1999", title="נהרות וגבולות", subtitle="מסות", author="לוי, רחל", language="he",
    publisher="הוצאת הנהר", date=1999, extent="x + 200", contents=[
        {"title": "הקדמה", "pages": "i–x"},
        {"number": "1", "title": "מי השיטפון?", "pages": "1–90"},
        {"number": "2", "title": "Rivers (in English)", "language": "en"}, "מפתח"],
)  # fmt: skip
ARTICLE = pt.Reference(
    key="osei2001", type="article-journal", title="On <i>fords</i> & ferries", author="Osei, Kwame",
    container_title="Journal of Water History", volume="9", issue="1", pages="73–86", date=2001,
    url="javascript:alert(1)", language="en",
)  # fmt: skip
LONG = pt.Book(
    key="long", title="Rivers" * 900, subtitle="Fords " * 500, author="Marsh, Eleanor" * 40,
    publisher="Northfield" * 90, contents=["Floods" * 90, {"number": "1" * 60, "title": "Dykes",
    "pages": "1–" + "9" * 6}],
)  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: the test says what went wrong."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address that a folder is served at, on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of the records of data/ and two works more."""
    folder = tmp_path_factory.mktemp("site")
    evil = hostile("</script><img src=x onerror=alert(1)>\u202e")
    works = [*pt.load(ROOT / "data"), RIGHT_TO_LEFT, ARTICLE, evil, LONG]
    site.build(works, folder, title="A small library")
    with served(folder) as base:
        yield base


def visit(tasks: list[str], base: str, **job: object) -> dict[str, Any]:
    """What visit.js saw."""
    node, chromium = program("node"), program("chromium")
    needed = "require('playwright-core'); require.resolve('axe-core')"
    if subprocess.run([node, "-e", needed], capture_output=True, check=False).returncode:
        pytest.skip("needs playwright-core and axe-core in NODE_PATH")
    done = subprocess.run(
        [node, str(Path(__file__).with_name("visit.js"))], text=True, capture_output=True,
        input=json.dumps({"tasks": tasks, "base": base, "chromium": chromium, **job}), timeout=280,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    assert seen["console"] == []
    assert {urlsplit(url)[:2] for url in seen["requests"]} <= {urlsplit(base)[:2]}
    return seen


PAGES = (
    "index.html", BOOK, "gorodetsky1977/gorodetsky1977-ch3.html", "marsh2004/index.html",
    "marsh2004/marsh2004-ch1.html", "arkwright1911/index.html",
    "arkwright1911/arkwright1911-v1.html", "arkwright1911/arkwright1911-v1-pt1.html",
    "orlova1993/index.html", "levi1999/index.html",
    "levi1999/levi1999-ch1.html", "osei2001/index.html", "evil/index.html", "long/index.html",
)  # fmt: skip


def test_axe_core_finds_nothing_and_nothing_is_too_wide(address: str) -> None:
    seen = visit(["accessible"], address, pages=PAGES)
    assert seen["violations"] == [] and seen["overflow"] == []


def test_the_picture_and_the_finder(address: str) -> None:
    seen = visit(["find"], address, page=BOOK, asked=["113", "p. xi", "vol", "9999", "0"])
    chapter, preface, no_page, far, none = (" ".join(text.split()) for text in seen["found"])
    title = "3 The Anglo-Soviet trade union alliance: an uneasy partnership"
    assert chapter == f"INFERRED {title} only it fits between its neighbours"
    assert preface == "CERTAIN Preface ix–xiv"
    assert no_page.startswith("Write a page as printed")
    assert "possible" in far.lower() and none == "No part holds page 0."
    assert len(seen["bars"]) == 14 and all(map(any, seen["bars"]))
    assert seen["arrived"].endswith("gorodetsky1977-preface.html")


def test_from_the_disk(tmp_path: Path) -> None:
    site.build(pt.load(ROOT / "data"), tmp_path)
    seen = visit(["find"], f"{tmp_path.as_uri()}/", page=BOOK, asked=["60"])
    assert "policy of doing nothing" in seen["found"][0]


def test_copying(address: str) -> None:
    seen = visit(["copy"], address, page="marsh2004/marsh2004-ch1.html")
    assert len(seen["copied"]) == 7
    for one in seen["copied"]:
        assert one["text/plain"] == one["shown"].strip() and one["told"] == "Copied"
    apa = seen["copied"][0]
    assert apa["text/plain"].startswith(
        "Kovács, Á., & Danube Survey Group. (2004). Who owns a flood?"
    )
    assert "<i>Rivers and Borders: Essays on the Upper Danube</i>" in apa["text/html"]
    assert seen["copied"][-1]["text/plain"] == "marsh2004-ch1"


def test_without_scripts(address: str) -> None:
    seen = visit(["without_scripts"], address, page=BOOK)
    assert seen["buttons"] == 0 and "Which chapter holds" not in seen["text"]
    for text in ("The policy of doing nothing", "53–85", "Gorodetsky, G. (1977).", "BibTeX"):
        assert text in seen["text"]


FORMS = (
    "{}",
    "p. {}",
    "S. {}",
    "pages {}",
    "vol. 2, p. {}",
    "I: {}",
    "{}ff.",
    "{}f.",
    "{}–{}",
    "2:{}",
)
STRANGE = (
    "", "  ", "p.", "113–18", "12-18", "1–12, 17–24", "20--60", "xi–xiv", "ix-xiv", "v–20",
    "[iii–iv]", "A1–12", "A1–A12", "pl. I–VIII", "plate IV", "Plates II", "12a", "12a–12c", "12r",
    "12 bis", "iiii", "vx", "70–61", "e1006791", "1E5", "0", "12345678", "4:7", "4:1–4:14", "17:3",
    "300–330", "١٢", "９", "том 1, с. 5", "Bd. 2: 14", "2/14", "3, 40", "14 and 15", "99999",
    "mmmm", "C 5", "*7", "x" * 70, "a\tb", "60\u00a0", "стр. 60", "págs 5", "page60", "page 60",
    "p60", "Seite 4", "1.5", "12'", "5*",
)  # fmt: skip


def questions(book: pt.Book) -> list[str]:
    """What is asked of a book: its pages in every way of asking, and what is no page at all."""
    labels = list(dict.fromkeys(labels_around(book)))
    beside = [f"{a}–{b}" for a, b in pairwise(labels)]
    return [form.format(*[label] * form.count("{}")) for label in labels for form in FORMS] + [
        *beside, *STRANGE,
    ]  # fmt: skip


def answers_of(book: pt.Book, asked: list[str]) -> Iterator[list[list[int]] | None]:
    """What `locate` says, as the page does: places of parts in the table, and of certainties."""
    places = {row.path: place for place, row in enumerate(page_table(book).rows)}
    for text in asked:
        try:
            found = book.locate(text)
        except pt.TruceError:
            yield None
            continue
        yield [[places[hit.path], CERTAINTIES.index(hit.certainty)] for hit in found]


def compare(books: list[pt.Book], address: str) -> None:
    asked = [questions(book) for book in books]
    tables = [
        knowledge(book, {part.path: f"{part.key}.html" for part in book.parts()}) for book in books
    ]
    told = [{"table": table, "asked": texts} for table, texts in zip(tables, asked, strict=True)]
    seen = visit(["locate"], address, page=BOOK, books=told)
    for book, texts, said in zip(books, asked, seen["answers"], strict=True):
        for text, one, expected in zip(texts, said, answers_of(book, texts), strict=True):
            assert one == expected, f"{book!r}: {text!r}"


def test_the_finder_answers_as_locate_does(address: str) -> None:
    paths = [*DATA, *(ROOT.parent / "shared" / "records").glob("[hps]*.yaml")]
    compare([book for path in paths for book in pt.load(path).books()], address)


@settings(max_examples=3, phases=[Phase.generate])
@given(st.lists(st.tuples(parts(2), EXTENTS), min_size=10, max_size=20))
def test_drawn_books(address: str, drawn: list[tuple[list[dict[str, object]], str | None]]) -> None:
    books = [
        pt.Book.model_validate({"title": "Rivers", "contents": contents, "extent": extent})
        for contents, extent in drawn
    ]
    compare(books, address)
