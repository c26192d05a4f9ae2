"""Bibliographies as text and in the markup of Markdown, reStructuredText and LaTeX.

>>> listing = Listing(["Doe, J. Peace.", "Ek, S. War."], "en-US", "Works", {"hanging-indent": True})
>>> print(rst(listing), end="")
Works
=====
<BLANKLINE>
Doe, J. Peace.
<BLANKLINE>
Ek, S. War.
"""

from __future__ import annotations

from precarious_truce.bibliographies.listing import Listing
from precarious_truce.citations.serialise import FORMATS_OF
from precarious_truce.printing import columns

__all__ = ["latex", "markdown", "rst", "text"]


def text(listing: Listing) -> str:
    """An entry a line."""
    heading = f"{listing.title}\n\n" if listing.title else ""
    return heading + "".join(f"{entry.strip()}\n" for entry in listing.entries)


def markdown(listing: Listing) -> str:
    """An entry a paragraph."""
    return _paragraphs(f"# {_escaped(listing, 'markdown')}", listing)


def rst(listing: Listing) -> str:
    """An entry a paragraph."""
    title = _escaped(listing, "rst")
    return _paragraphs(f"{title}\n{'=' * columns(title)}", listing)


def _paragraphs(heading: str, listing: Listing) -> str:
    blocks = [heading] if listing.title else []
    return "\n\n".join([*blocks, *(entry.strip() for entry in listing.entries)]) + "\n"


def _escaped(listing: Listing, output: str) -> str:
    return FORMATS_OF[output].escape(listing.title)


def latex(listing: Listing) -> str:
    """A list that is put into a document by `\\input`, with the indents of the style."""
    heading = f"\\section*{{{_escaped(listing, 'latex')}}}\n" if listing.title else ""
    hang = "2em" if listing.hangs else f"{listing.offset / 2:g}em"
    indents = rf"\setlength{{\leftmargin}}{{{hang}}}\setlength{{\itemindent}}{{-{hang}}}"
    lengths = (
        rf"{indents}\setlength{{\labelwidth}}{{0pt}}\setlength{{\labelsep}}{{0pt}}"
        rf"\setlength{{\itemsep}}{{{listing.entry_spacing / 2:g}\baselineskip}}"
    )
    items = "".join(f"\\item {entry.strip()}\n" for entry in listing.entries)
    return f"{heading}\\begin{{list}}{{}}{{{lengths}}}\n{items}\\end{{list}}\n"
