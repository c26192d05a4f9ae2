"""JATS, MathML and HTML in text, as CSL's inline markup (CSL 1.0.2, "Rich text").

>>> as_csl("On <jats:italic>Salmo</jats:italic> &amp; <em>H<sub>2</sub>O</em> where 1 < 2")
'On <i>Salmo</i> & <i>H<sub>2</sub>O</i> where 1 < 2'
>>> paragraphs("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>\\n<jats:p>Two.</jats:p>")
'One.\\n\\nTwo.'
"""

from __future__ import annotations

import re

from precarious_truce.patterns import pattern

__all__ = ["as_csl", "paragraphs"]

_SMALL_CAPS = ('<span style="font-variant: small-caps;">', "</span>")
_MEANT = {
    **dict.fromkeys(("i", "em", "italic"), ("<i>", "</i>")),
    **dict.fromkeys(("b", "strong", "bold"), ("<b>", "</b>")),
    "sup": ("<sup>", "</sup>"), "sub": ("<sub>", "</sub>"),
    **dict.fromkeys(("sc", "scp", "small-caps"), _SMALL_CAPS),
}  # fmt: skip
"""Elements of JATS and HTML → the tags of CSL."""

_ELEMENTS = (
    "a", "abbr", "alternatives", "article-title", "b", "bold", "br", "div", "em", "emphasis",
    "ext-link", "font", "i", "inf", "inline-formula", "italic", "label", "list", "list-item",
    "monospace", "named-content", "p", "roman", "sans-serif", "sc", "scp", "sec", "small-caps",
    "strike", "strong", "styled-content", "sub", "sup", "tex-math", "title", "tt", "u",
    "underline", "xref",
)  # fmt: skip
_MATH = "math|mfrac|mi|mn|mo|mover|mrow|msqrt|mstyle|msub|msubsup|msup|mtext|munder"
_TAG = pattern(
    rf"<(?P<closes>/?)(?:jats:(?P<jats>[a-z-]+)|mml:[a-z]+|{_MATH}|(?P<name>{'|'.join(_ELEMENTS)}))"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_ENTITY = pattern(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_HEADING = pattern(r"<(jats:)?title>\s*abstract\s*</(jats:)?title>", re.IGNORECASE)
_PARAGRAPH = pattern(r"\s*</?(?:jats:)?(?:p|sec|title|br)(?:\s[^<>]{0,300})?/?>\s*", re.IGNORECASE)


def as_csl(text: str) -> str:
    """A title as CSL writes it: its own tags, no others, and letters in place of entities."""
    if "<" in text:
        text = _TAG.sub(_tag, text)
    if "&" in text:
        from html import unescape

        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return " ".join(text.split()) if "\n" in text else text


def _tag(found: re.Match[str]) -> str:
    name = (found["jats"] or found["name"] or "").lower()
    opens, closes = _MEANT.get(name, ("", ""))
    return closes if found["closes"] else opens


def paragraphs(text: str) -> str:
    """An abstract as plain paragraphs, without the heading that says that it is one."""
    if "<" not in text:
        return as_csl(text) if "&" in text else text
    cut = _PARAGRAPH.split(_HEADING.sub("", text))
    return "\n\n".join(part for part in map(as_csl, map(str.strip, cut)) if part)
