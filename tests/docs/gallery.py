"""docs/gallery.md and its pictures: each record of data/ as picture, record and citations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import precarious_truce as pt
from precarious_truce.citing import each_entry
from precarious_truce.contents_view import svg
from precarious_truce.model import Book
from tests.docs.pages import DOCS, ROOT

__all__ = ["made"]

RECORDS = sorted((ROOT / "data").glob("*.yaml"))
STYLES = {
    "apa": "APA", "chicago-notes-bibliography": "Chicago", "modern-language-association": "MLA",
}  # fmt: skip
HOW_TO = {
    "annual-report": ("plates-and-maps",),
    "bilingual": ("bilingual-edition", "non-latin-scripts"),
    "descent-of-man": ("multi-volume",),
    "edited-volume": ("edited-volume",),
    "everett": ("festschrift", "edited-volume"),
    "leardo": ("plates-and-maps",),
    "mehweb": ("edited-volume",),
    "miyazawa": ("non-latin-scripts",),
    "multivolume": ("multi-volume",),
    "mysticism-and-logic": ("reprinted-paper",),
    "odd-pages": ("plates-and-maps",),
    "precarious-truce": ("latex", "pandoc", "typst"),
    "proceedings": ("proceedings",),
    "relativity": ("reprinted-paper", "translation"),
    "rocling": ("proceedings", "non-latin-scripts"),
    "strabo": ("multi-volume", "translation"),
    "tractatus": ("bilingual-edition", "translation"),
    "translation-reissue": ("translation",),
}
"""The pages that speak of what a record shows, the nearest first."""

_CITED = 3
"""How many works of a record are shown cited: the book, and parts of it."""

_INTRODUCTION = """\
# Gallery

<!-- made by python -m tests.docs -->

Each record of `data/`: what it shows and where to read of that, its contents as a picture (solid
where pages are known, shaded where a part must lie), the record, and how the book and two parts of
it are cited. Those that begin with
"Invented" are of no book; the others are of real ones, and name under `sources` where their facts
were found.
"""


def made() -> dict[Path, str]:
    """Path → text, of the page and the pictures."""
    lines, pages = [_INTRODUCTION], {}
    for path in RECORDS:
        book = pt.load(path).books()[0]
        lines += _shown(path, book)
        pages[DOCS / "gallery" / f"{path.stem}.svg"] = svg(book)
    return {DOCS / "gallery.md": "\n".join(lines), **pages}


def _shown(path: Path, book: Book) -> Iterator[str]:
    yield from (f"## {book.title}", "")
    text = path.read_text("utf-8").rstrip()
    yield from (f"{_sentence(text)} {_links(path.stem)}", "")
    yield from (f"![The contents of {book.title}](gallery/{path.stem}.svg)", "")
    yield from (f"`data/{path.name}`:", "", "```yaml", text, "```", "")
    references = list(pt.Library([book]).references())
    paged = [ref for ref in references if ref.is_part and ref.pages and ref.kind == "chapter"]
    cited = [references[0], *(paged or references[1:])][:_CITED]
    for style, name in STYLES.items():
        yield from (f"**{name}**", "")
        for _, entry in each_entry(cited, style=style, output="markdown"):
            yield from (f"- {entry.strip()}",)
        yield ""


def _sentence(text: str) -> str:
    """What the record shows: the comment that it begins with."""
    return text.partition("\n")[0].removeprefix("# ")


def _links(name: str) -> str:
    """See: the how-to pages, by their titles."""
    pages = [DOCS / "how-to" / f"{page}.md" for page in HOW_TO[name]]
    heads = [page.read_text("utf-8").partition("\n")[0].removeprefix("# ") for page in pages]
    linked = [f"[{head}](how-to/{page.name})" for head, page in zip(heads, pages, strict=True)]
    return f"See {', '.join(linked)}."
