"""Records that want to be more than text: the pages hold them, and stay pages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from tests.site.test_round_trip import pages_of, returned

import precarious_truce as pt
from precarious_truce.site.texts import link, shown

EVIL = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "</title></head><body onload=alert(1)>",
    "<i onclick=alert(1)>x</i>",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;&#0;&amp;",
    "<i><b></i></b><sup>",
    "<span class=\"nocase\" onclick=\"x\">y</span>",
    "]]><x>",
    "a\u202eb\u2066c\u200f",
    "\u2028\u2029\x1b[31m",
    "%0d%0aSet-Cookie: a=b",
    "../../etc/passwd",
)  # fmt: skip
ALLOWED = {
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "main", "footer",
    "nav", "ol", "ul", "li", "p", "h1", "h2", "h3", "dl", "dt", "dd", "div", "span", "section",
    "article",
    "svg", "defs", "pattern", "rect", "path", "text", "i", "b", "sup", "sub", "cite", "code",
    "form", "label", "input", "button",
}  # fmt: skip


def hostile(text: str) -> pt.Book:
    """A book that says one thing everywhere."""
    fields = dict.fromkeys(
        ("title", "subtitle", "publisher", "place", "edition", "abstract", "keywords", "note",
         "imprint", "rights", "license", "subjects", "physical", "printing"), text,
    )  # fmt: skip
    return pt.Book.model_validate({
        **fields, "key": "evil", "author": {"literal": text},
        "editor": {"family": text, "given": text},
        "contributor": [{"literal": text, "role": text}], "language": [text, "en"], "date": text,
        "series": {"title": text, "number": text}, "url": text, "doi": "10.1/" + text,
        "identifiers": {"oclc": text, "jstor": text}, "extent": text,
        "original": {"title": text, "publisher": text}, "event": {"name": text, "place": text},
        "formats": {"online": {"url": text, "doi": "10.1/" + text, "note": text}},
        "parallel-title": [{"text": text, "lang": text}],
        "contents": [
            {"title": text, "number": text, "pages": text, "abstract": text},
            {"title": {"text": text, "lang": text, "romanized": text, "translated": text}},
        ],
    })  # fmt: skip


class Reader(HTMLParser):
    """The elements and addresses of a page, as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self._script: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._script = dict(attrs) if tag == "script" else None

    def handle_endtag(self, tag: str) -> None:
        self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self.scripts.append((self._script, data))


def check_page(page: str) -> None:
    """That there is nothing in a page but what its template has."""
    reader = Reader()
    reader.feed(page)
    assert reader.elements <= ALLOWED
    for name, value in reader.attributes:
        assert not name.startswith("on") and name != "style"
        if name in ("href", "src"):
            assert re.match(r"https?://|mailto:|\.\./|#|[^:]*$", value), value
            assert not re.search(r"[\s\"<>]", value)
    for attributes, data in reader.scripts:
        assert "src" in attributes or json.loads(data)
    assert not any(c in page for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\x1b\x00")
    tree = html.fromstring(page)
    assert [script.get("src") for script in tree.iter("script") if script.get("src")] == [
        "../assets/site.js"
    ]


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_stays_text(text: str) -> None:
    work = hostile(text)
    for page in pages_of(work, "https://example.org/").values():
        check_page(page)


@pytest.mark.parametrize("text", EVIL)
def test_it_is_shown_and_comes_back(text: str) -> None:
    work = hostile(text)
    page = pages_of(work)["evil/index.html"]
    assert list(returned(page)) == [work]
    heading = html.fromstring(page).xpath("string(//h1)")
    words = re.sub(r"</?(?:i|b|sup)>|\W", "", str(shown(text)))
    assert re.sub(r"\W", "", heading).startswith(words[:6]) or "<" in text


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())))
def test_any_text(text: str) -> None:
    try:
        work = pt.Book(key="any", title=text, publisher=text, contents=[text])
    except (pt.ValidationError, ValueError):
        return
    for page in pages_of(work).values():
        check_page(page)


def test_a_title_without_end() -> None:
    work = pt.Book(key="long", title="Rivers " * 700, contents=["Floods and fords " * 300])
    for page in pages_of(work).values():
        check_page(page)
        assert len(page) < 400_000


def test_addresses() -> None:
    for text in EVIL:
        assert link(text) is None
    assert link('https://example.org/?a=b&c="<x>') == "https://example.org/?a=b&c=%22%3Cx%3E"
    assert link("mailto:a@example.org") == "mailto:a@example.org"
    for text in ("data:text/html,x", "vbscript:x", "JaVaScRiPt:x", "//example.org", "http://", "file:///x",
                 "java\nscript:alert(1)", "https://a\tb/", "http://[", ""):  # fmt: skip
        assert link(text) is None, text
