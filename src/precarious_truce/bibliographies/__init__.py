"""Bibliographies as documents: sorted, numbered and told apart by a style, to be looked at.

HTML is a page that stands alone; docx needs python-docx (the extra `docx`).

>>> from precarious_truce.model import Book
>>> books = [Book(title=title, author="Marsh, Eleanor", date=2004) for title in ("Fords", "Alps")]
>>> books = [book.with_valid(key=book.title.text.lower()) for book in books]
>>> print(document(books, output="markdown"), end="")
Marsh, E. (2004a). *Alps*.
<BLANKLINE>
Marsh, E. (2004b). *Fords*.
>>> document(books, output="html", title="My books").splitlines()[5]
'<title>My books</title>'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from precarious_truce.bibliographies.listing import Listing
from precarious_truce.citing import Cited, Works, entries_of, processor_of
from precarious_truce.errors import TruceError, did_you_mean

__all__ = ["ENDINGS", "OUTPUTS", "document"]

ENDINGS = {
    ".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown",
    ".markdown": "markdown", ".tex": "latex", ".rst": "rst", ".docx": "docx",
}  # fmt: skip
"""Ending of a file → the output that it holds."""
_WRITERS = {
    "text": "plain.text", "html": "html.write", "markdown": "plain.markdown",
    "latex": "plain.latex", "rst": "plain.rst", "docx": "docx.write",
}  # fmt: skip
OUTPUTS = tuple(_WRITERS)
_ENTRIES_OF = {"docx": "html"}
"""Outputs that are made of the entries of another."""


def document(
    works: Works,
    keys: Cited | Iterable[Cited] | None = None,
    *,
    style: str = "apa",
    output: str = "html",
    locale: str | None = None,
    script: str | None = None,
    title: str = "",
) -> str | bytes:
    """The bibliography of all works and parts, or of those in `keys`, as a document.

    Text, or bytes where `output` is docx; with a heading where there is a `title`.  A style without
    a bibliography gives its citations.  Raises `TruceError` for an unknown output, style or key,
    and where python-docx is not installed.
    """
    if output not in _WRITERS:
        hint = did_you_mean(output, OUTPUTS) or f"one of {', '.join(OUTPUTS)}"
        raise TruceError.of("CIT4", f"there is no output {output!r}", hint=hint, file="output")
    processor = processor_of(
        works, keys, style=style, output=_ENTRIES_OF.get(output, output), locale=locale,
        script=script,
    )  # fmt: skip
    listing = Listing(
        [entry for _, entry in entries_of(processor)], processor.language, title,
        processor.bibliography_options,
    )  # fmt: skip
    module, name = _WRITERS[output].split(".")
    write: Callable[[Listing], str | bytes]
    write = getattr(import_module(f"{__name__}.{module}"), name)
    return write(listing)
