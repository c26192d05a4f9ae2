"""A bibliography as a document of Word, by python-docx (the extra `docx`).

Each entry is a paragraph of the style "Bibliography", with the indents that the citation style
wants; italics, bold, small capitals, raised and lowered text are those of the characters.

>>> runs_of('<div class="csl-entry">A <i>B</i></div>')
[Run(text='A ', looks=frozenset()), Run(text='B', looks=frozenset({'italic'}))]
"""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from precarious_truce.bibliographies.listing import Listing
from precarious_truce.extras import extra

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Run", "runs_of", "write"]


class Run(NamedTuple):
    """Text of one look: italic, bold, small_caps, underline, superscript, subscript."""

    text: str
    looks: frozenset[str] = frozenset()


_TAGS = {"i": "italic", "em": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
_STYLES = {
    "font-style:normal;": ("italic", False), "font-variant:small-caps;": ("small_caps", True),
    "font-variant:normal;": ("small_caps", False), "font-weight:normal;": ("bold", False),
    "text-decoration:underline;": ("underline", True),
    "text-decoration:none;": ("underline", False),
}  # fmt: skip
"""Formatting in HTML, as citeproc-js writes it → the look of a run."""
_BREAKS = {"csl-block": "\n", "csl-indent": "\n\t", "csl-right-inline": "\t"}
"""What stands before the blocks of an entry; a tab behind the first field of a column."""


class _Reader(HTMLParser):
    """Runs of text from an entry in HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._looks: list[frozenset[str]] = [frozenset()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        looks = self._looks[-1]
        if tag in _TAGS:
            looks |= {_TAGS[tag]}
        elif given.get("style") == "baseline":
            looks -= {"superscript", "subscript"}
        elif given.get("style") in _STYLES:
            name, is_on = _STYLES[given["style"]]
            looks = looks | {name} if is_on else looks - {name}
        elif given.get("class") in _BREAKS and self.runs:
            self.runs.append(Run(_BREAKS[given["class"]]))
        self._looks.append(looks)

    def handle_endtag(self, tag: str) -> None:
        if len(self._looks) > 1:
            self._looks.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() or "\n" not in data:  # else it only lays the HTML out
            self.runs.append(Run(data.replace("\n", " "), self._looks[-1]))


def runs_of(entry: str) -> list[Run]:
    """The runs of an entry in HTML."""
    reader = _Reader()
    reader.feed(entry)
    reader.close()
    return reader.runs


def write(listing: Listing) -> bytes:
    """The document.  Raises `TruceError` where python-docx is not installed."""
    document = _new_document(listing)
    if listing.title:
        document.add_heading(_without_controls(listing.title), level=1)
    for entry in listing.entries:
        paragraph = document.add_paragraph(style="Bibliography")
        for run in runs_of(entry):
            font = paragraph.add_run(_without_controls(run.text)).font
            for look in run.looks:
                setattr(font, look, True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _without_controls(text: str) -> str:
    """Text as XML 1.0 (2.2) can hold it."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff"))


def _new_document(listing: Listing) -> Document:
    """An empty document with the style "Bibliography"."""
    with extra("docx is written by python-docx", "docx", file="output"):
        import docx
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt
    document = docx.Document()
    document.core_properties.language = listing.language
    document.core_properties.title = _without_controls(listing.title or "Bibliography")
    document.core_properties.author = ""
    style = document.styles.add_style("Bibliography", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    look = style.paragraph_format
    look.line_spacing = listing.line_spacing
    look.space_after = Pt(10 * listing.entry_spacing)
    indent = Pt(24) if listing.hangs else Pt(7 * listing.offset)
    if indent:
        look.left_indent, look.first_line_indent = indent, -indent
        look.tab_stops.add_tab_stop(indent)
    return document
