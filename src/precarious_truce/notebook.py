"""Works as HTML, as notebooks show them: how a work is cited, and what is in it.

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers & Dykes", author="Marsh, Eleanor", date=2004, contents=["Floods"])
>>> text = of_library(Library([book]))
>>> "<td>Rivers &amp; Dykes</td>" in text, "<code>marsh2004</code>" in of_book(book)
(True, True)
"""

from __future__ import annotations

from base64 import b64encode
from html import escape

from precarious_truce.errors import TruceError
from precarious_truce.model import Book, Library, Reference, Work

__all__ = ["of_book", "of_library", "of_reference"]

_MOST = 60
"""Works of a library that are shown."""


def of_book(book: Book) -> str:
    """The entry of a bibliography, and the contents with a bar where each part lies."""
    from precarious_truce.contents_view import svg

    cited = of_reference(Library([book]).reference(book.key))
    if not (book.contents or book.volumes):
        return cited
    image = b64encode(svg(book).encode("utf-8", "replace")).decode("ascii")
    alt = escape(f"Contents of {book.title}", quote=True)
    source = f"data:image/svg+xml;base64,{image}"
    return f'{cited}\n<img alt="{alt}" style="max-width: 100%" src="{source}">'


def of_reference(ref: Reference) -> str:
    """The entry of a bibliography, and the key to cite by."""
    from precarious_truce.citing import each_entry

    try:
        ((_, entry),) = each_entry([ref], output="html")
    except TruceError:
        entry = escape(str(ref.title or ref.key))
    return f"{entry}\n<div>cite as <code>{escape(ref.key)}</code></div>"


def of_library(library: Library) -> str:
    """A table of the works: key, people, year, title, how many parts there are."""
    rows = "\n".join(_row(work) for _, work in zip(range(_MOST), library, strict=False))
    more = len(library) - _MOST
    rest = f"\n<div>and {more} more</div>" if more > 0 else ""
    head = "".join(f"<th>{name}</th>" for name in ("key", "by", "year", "title", "parts"))
    return f"<table>\n<tr>{head}</tr>\n{rows}\n</table>{rest}"


def _row(work: Work) -> str:
    people = "; ".join(map(str, (work.author or work.editor)[:3]))
    year = str(work.date.year or work.date) if work.date else ""
    parts = str(len(work.parts()) or "") if isinstance(work, Book) else ""
    cells = [f"<code>{escape(work.key)}</code>"]
    cells += map(escape, (people, year, str(work.title or ""), parts))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
