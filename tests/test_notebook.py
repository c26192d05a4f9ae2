"""How works show themselves: printed, in a REPL, in a notebook."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import precarious_truce as pt

BOOK = pt.Book(
    title="Rivers <i>& Dykes</i>", author="Marsh, Eleanor", date=2004, extent="x + 90",
    contents=[{"number": 1, "title": "Floods", "author": "Roe, A.", "pages": (1, 30)}, "Index"],
)  # fmt: skip


class Tags(HTMLParser):
    """What is open; each tag must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_book_is_printed_as_its_contents(root: Path) -> None:
    lines = str(BOOK).splitlines()
    assert lines[0] == "Rivers & Dykes (Marsh, 2004)" or lines[0].endswith("(Marsh, 2004)")
    assert lines[1].startswith("├── 1 Floods / Roe  1–30")
    long = str(pt.load(root / "data/precarious-truce.yaml").book("gorodetsky1977")).splitlines()
    assert len(long) == 13 and long[-1] == "… 3 more parts"


def test_each_is_one_line_in_a_repl() -> None:
    library = pt.Library([BOOK])
    assert repr(BOOK) == "<Book marsh2004: Rivers <i>& Dykes</i>, 2 parts>"
    assert repr(library.reference("marsh2004-ch1")) == "<Reference marsh2004-ch1: Floods>"
    many = pt.Library(pt.Book(title="T", key=f"k{n}") for n in range(50))
    assert repr(many).endswith("k19, … 30 more)")


def test_html_in_notebooks() -> None:
    library = pt.Library([BOOK])
    shown = BOOK._repr_html_()
    assert "cite as <code>marsh2004</code>" in shown and "data:image/svg+xml;base64," in shown
    part = library.reference("marsh2004-ch1")._repr_html_()
    assert "cite as <code>marsh2004-ch1</code>" in part and "Floods" in part
    table = library._repr_html_()
    assert "<code>marsh2004</code>" in table and "<td>2</td>" in table
    for text in (shown, part, table):
        Tags(text)
    assert (
        "and 40 more"
        in pt.Library(pt.Book(title="T", key=f"k{n}") for n in range(100))._repr_html_()
    )
