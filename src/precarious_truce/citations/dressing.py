"""Affixes, formatting and the like around a piece of text, settled when a style is compiled.

CSL 1.0.2, "Affixes", "Formatting", "Quotes", "Strip-periods", "Display".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from precarious_truce.citations.letter_case import change
from precarious_truce.citations.marks import (
    CLOSE,
    DELIMITER,
    FORMATS,
    HARD,
    JOIN,
    LEAF,
    QUOTE,
    QUOTE_END,
    SPACED,
)
from precarious_truce.citations.markup import affix

__all__ = ["Dressing", "seam"]

_ATTRIBUTES = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


def seam(delimiter: str) -> str:
    """A delimiter with a seam on either side.

    >>> seam(", "), seam("")
    ('\\x01\\x8c, \\x01', '\\x01')
    """
    return f"{JOIN}{DELIMITER}{affix(delimiter)}{JOIN}" if delimiter else JOIN


class Dressing:
    """What an element puts around its content, from its attributes."""

    __slots__ = ("after", "before", "case", "formatted", "plain", "prefix", "strip", "suffix")

    def __init__(self, attributes: Mapping[str, str], *, affixes: bool = True, leaf: bool = True):
        self.prefix = affix(attributes.get("prefix", "")) if affixes else ""
        self.suffix = affix(attributes.get("suffix", "")) if affixes else ""
        self.case = attributes.get("text-case", "")
        self.strip = attributes.get("strip-periods") == "true"
        opening, closing = "", ""
        for name in _ATTRIBUTES:
            mark = FORMATS.get((name, attributes.get(name, "")))
            if mark:
                opening, closing = mark + opening, closing + CLOSE
        if attributes.get("quotes") == "true":
            opening, closing = QUOTE + opening, closing + QUOTE_END
        self.formatted = bool(opening)
        if opening and leaf:
            closing += LEAF
        before = self.prefix + JOIN if self.prefix else ""
        after = JOIN + self.suffix if self.suffix else ""
        if opening and leaf and self.suffix.endswith(" "):
            after += SPACED
        self.before, self.after = before + opening, closing + after
        self.plain = not (self.before or self.after or self.case or self.strip)

    def text(self, text: str, english: bool = True, language: str = "en") -> str:
        """`text` in its case, without periods if so asked, and dressed."""
        if not text:
            return ""
        if self.case and (english or self.case != "title"):
            text = change(text, self.case, language)
        if self.strip:
            text = stripped(text)
        return self.before + text + self.after

    def around(self, render: Callable[..., str]) -> Callable[..., str]:
        """`render` with what stands around its result."""
        if not self.before and not self.after:
            return render
        before, after = self.before, self.after

        def dressed(ctx: object) -> str:
            text = render(ctx)
            return before + text + after if text else ""

        return dressed


def hardened(text: str) -> str:
    """`text` with its outer spaces kept apart from those of affixes."""
    if text[0] == " ":
        text = HARD + text
    return text + HARD if text[-1] == " " else text


def stripped(text: str) -> str:
    """`text` without full stops."""
    return text.replace(".", "")
