"""Marked text to pandoc's inlines, and inlines to the affixes of a cite and back.

>>> from precarious_truce.citations.marks import CLOSE, ITALIC
>>> to_inlines("On " + ITALIC + "two words" + CLOSE)
[{'t': 'Str', 'c': 'On'}, {'t': 'Space'}, {'t': 'Emph', 'c': [{'t': 'Str', 'c': 'two'},
{'t': 'Space'}, {'t': 'Str', 'c': 'words'}]}]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from precarious_truce.citations.marks import CITED, CLOSE, DISPLAY, FORMATS, MARKS
from precarious_truce.pandoc.ast import (
    Element,
    Inlines,
    element,
    from_markup_free,
    link,
    plain,
    span,
)

__all__ = ["Kept", "to_inlines"]

_ELEMENTS = {
    ("font-style", "italic"): "Emph", ("font-style", "oblique"): "Emph",
    ("font-weight", "bold"): "Strong", ("font-variant", "small-caps"): "SmallCaps",
    ("text-decoration", "underline"): "Underline",
    ("vertical-align", "sup"): "Superscript", ("vertical-align", "sub"): "Subscript",
}  # fmt: skip
_FORMAT_OF = {mark: pair for pair, mark in FORMATS.items()}
_DISPLAY_OF = {mark: name for name, mark in DISPLAY.items()}
_SPLIT = re.compile(f"([{MARKS}])")
_URL = re.compile(r"https?://[^\s\u00a0<>“”«»]+[^\s\u00a0<>“”«».,;:!?'\"’)\]]")

Around = tuple[str, str]
"""What a piece of text stands in: a format, a display block, or the cite with a sign."""
_Piece = tuple[str, tuple[Around, ...]]


class Kept:
    """Inlines that CSL's markup cannot hold, each by a private character that stands for it."""

    def __init__(self) -> None:
        self._found: dict[str, Element] = {}

    def sign(self, inline: Element) -> str:
        """The character that stands for an inline."""
        char = chr(_FIRST_SIGN + len(self._found))
        if ord(char) > _LAST_SIGN:
            return plain([inline])
        self._found[char] = inline
        return char

    def words(self, string: str) -> Inlines:
        """Words and spaces, and the inlines that characters in them stand for."""
        if not self._found:
            return from_markup_free(string)
        found: Inlines = []
        for is_sign, chars in groupby(string, self._found.__contains__):
            if is_sign:
                found += [self._found[char] for char in chars]
            else:
                found += from_markup_free("".join(chars))
        return found

    def affix(self, inlines: Sequence[Element]) -> str:
        """Inlines as the affix of a cite has them, in the markup of CSL-JSON."""
        return "".join(map(self._affix, inlines))

    def _affix(self, inline: Element) -> str:
        name: str = inline["t"]
        contents: Any = inline.get("c")
        if name == "Str":
            pieces = str(contents).split("<")  # what looks like markup is none
            return self.sign(element("Str", "<")).join(pieces) if len(pieces) > 1 else pieces[0]
        if name in ("Space", "SoftBreak"):
            return " "
        if name in _TAGS:
            before, after = _TAGS[name]
            return before + self.affix(contents) + after
        if name == "Quoted":
            quotes = "''" if contents[0]["t"] == "SingleQuote" else '""'
            return quotes[0] + self.affix(contents[1]) + quotes[1]
        return self.sign(inline)


_FIRST_SIGN, _LAST_SIGN = 0x100000, 0x10FFFD
_TAGS = {
    "Emph": ("<i>", "</i>"), "Strong": ("<b>", "</b>"), "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
    "SmallCaps": ('<span style="font-variant: small-caps;">', "</span>"),
}  # fmt: skip


def to_inlines(
    marked: str,
    kept: Kept | None = None,
    *,
    links: bool = False,
    target: Callable[[int], str] | None = None,
) -> Inlines:
    """The inlines of marked text (`serialise.MARKED`).

    `links`: addresses are links.  `target` gives, for the place of a cite, what it links to.
    """
    words = kept.words if kept else from_markup_free
    return list(_nested(list(_pieces(marked)), _Leaves(words, links, target)))


class _Leaves:
    """What becomes of text, and of cites."""

    def __init__(
        self, words: Callable[[str], Inlines], links: bool, target: Callable[[int], str] | None
    ) -> None:
        self.words, self.links, self.target = words, links, target

    def inlines(self, string: str) -> Inlines:
        if not self.links or "://" not in string:
            return self.words(string)
        found: Inlines = []
        at = 0
        for match in _URL.finditer(string):
            found += self.words(string[at : match.start()])
            found.append(link(match[0], [element("Str", match[0])]))
            at = match.end()
        return found + self.words(string[at:])


def _pieces(marked: str) -> Iterator[_Piece]:
    """Each piece of text with what it stands in, outermost first."""
    stack: list[Around] = []
    opened = ""
    for number, piece in enumerate(_SPLIT.split(marked)):
        if number % 2 == 0:
            string = piece
            if opened == CITED and piece:
                stack[-1] = ("cite", piece[0])
                string = piece[1:]
            if string:
                yield string, _effective(stack)
        elif piece == CLOSE:
            stack = stack[:-1]
        elif piece in _FORMAT_OF:
            stack.append(_FORMAT_OF[piece])
        elif piece in _DISPLAY_OF:
            stack.append(("display", _DISPLAY_OF[piece]))
        else:
            stack.append(("", ""))
        opened = piece if number % 2 else ""


def _effective(stack: Sequence[Around]) -> tuple[Around, ...]:
    """What counts of all that is open: of each attribute the innermost value."""
    last = dict(stack)
    found = [pair for pair in stack if pair[0] in ("cite", "display") or pair in _ELEMENTS]
    return tuple(dict.fromkeys(pair for pair in found if last[pair[0]] == pair[1]))


def _nested(pieces: Sequence[_Piece], leaves: _Leaves, depth: int = 0) -> Iterator[Element]:
    """The inlines of pieces, the same around neighbours made once."""
    for outer, group in groupby(pieces, lambda piece: piece[1][depth : depth + 1]):
        found = list(group)
        if not outer:
            yield from leaves.inlines("".join(string for string, _ in found))
        else:
            inner = list(_nested(found, leaves, depth + 1))
            yield from _around(outer[0], inner, leaves)


def _around(pair: Around, inlines: Inlines, leaves: _Leaves) -> Inlines:
    kind, value = pair
    if kind == "display":
        return [span([f"csl-{value}"], inlines)]
    if kind == "cite":
        if leaves.target is None:
            return inlines
        return [link(leaves.target(ord(value) & 0xFFFF), inlines, "doc-biblioref")]
    return [element(_ELEMENTS[pair], inlines)]
