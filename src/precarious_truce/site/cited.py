"""How a work or part is cited in six styles, as HTML that a page may hold as it is.

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers <b>&</b> Dykes", author="Marsh, E.", date=2004)
>>> (ref,) = Library([book]).references()
>>> for name, entry in list(cited(ref))[:2]:
...     print(f"{name}: {entry}")
APA: Marsh, E. (2004). <i>Rivers <b>&#38;</b> Dykes</i>.
Chicago author–date: Marsh, E. 2004. <i>Rivers <b>&#38;</b> Dykes</i>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from precarious_truce.citing import each_entry
from precarious_truce.model import Reference

__all__ = ["STYLES", "cited"]

STYLES = {
    "APA": "apa",
    "Chicago author–date": "chicago-author-date",
    "Chicago notes": "chicago-notes-bibliography",
    "MLA": "modern-language-association",
    "Harvard": "harvard-cite-them-right",
    "IEEE": "ieee",
}
"""What people call a style → the name of its file."""

_ELEMENT = re.compile(r"<(/?)([a-z]+)([^<>]*)>")
_KEPT = ("i", "b", "sup", "sub")
_CLASSES = {
    "font-variant:small-caps": "sc", "text-decoration:underline": "underlined",
    "font-style:normal": "upright", "font-weight:normal": "light",
}  # fmt: skip
"""The styles that the engine writes into elements → the classes of the site's style sheet."""
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def cited(ref: Reference) -> Iterator[tuple[str, Markup]]:
    """The name of each style, and the entry in it."""
    for name, style in STYLES.items():
        for _, entry in each_entry([ref], style=style, output="html"):
            yield name, _inline(entry)


def _inline(entry: str) -> Markup:
    """An entry without the blocks it is made of, and without styles in its elements."""
    pieces, done = [], 0
    for found in _ELEMENT.finditer(entry):
        pieces += [_text(entry[done : found.start()]), _element(found)]
        done = found.end()
    pieces.append(_text(entry[done:]))
    return Markup(_CONTROLS.sub("", " ".join("".join(pieces).split())))


def _text(text: str) -> str:
    """Text, which the engine has escaped already."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _element(found: re.Match[str]) -> str:
    close, name, attributes = found.groups()
    if name in _KEPT:
        return f"<{close}{name}>"
    if name != "span":
        return " "
    if close:
        return "</span>"
    known = next((kind for style, kind in _CLASSES.items() if style in attributes), "")
    return f'<span class="{known}">' if known else "<span>"
