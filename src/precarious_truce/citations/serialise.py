"""Marked text to HTML (as citeproc-js writes it), plain text, Markdown, LaTeX and reStructuredText.

>>> from precarious_truce.citations.marks import CLOSE, INLINE, ITALIC
>>> text = ITALIC + "On " + INLINE["i"] + "a & b" + CLOSE + CLOSE
>>> serialiser("html")(text)
'<i>On <span style="font-style:normal;">a &#38; b</span></i>'
>>> serialiser("markdown")(ITALIC + "a_b" + CLOSE), serialiser("latex")(ITALIC + "a_b" + CLOSE)
('*a\\\\_b*', '\\\\textit{a\\\\_b}')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from precarious_truce.citations.marks import (
    CITED,
    CLOSE,
    DISPLAY,
    FORCED,
    FORMATS,
    INLINE,
    INNER_QUOTE,
    MARKS,
    NOCASE,
    NODECOR,
    QUOTE,
    QUOTE_END,
    SCOPE,
    UNQUOTED,
)
from precarious_truce.patterns import pattern

__all__ = ["MARKED", "OUTPUTS", "serialiser"]

_SPLIT = pattern(f"([{MARKS}])")
_OF_MARK = {mark: pair for pair, mark in FORMATS.items()}
_INLINE_MEANS = {
    INLINE["i"]: ("font-style", "italic"),
    INLINE["b"]: ("font-weight", "bold"),
    INLINE["sc"]: ("font-variant", "small-caps"),
    INLINE["sup"]: ("vertical-align", "sup"),
    INLINE["sub"]: ("vertical-align", "sub"),
}
_DISPLAY_OF = {mark: name for name, mark in DISPLAY.items()}
_QUOTES = (QUOTE, INNER_QUOTE)
_SPANS = (NOCASE, SCOPE, UNQUOTED)
_TAKES_OFF_NONE = frozenset([None, "normal", "none", "baseline"])
"""Values around `normal` formatting which leave it nothing to take off."""

Pair = tuple[str, str]


def _as_it_is(text: str) -> str:
    return text


class Format(NamedTuple):
    """How one output writes what marked text means."""

    escape: Callable[[str], str]
    around: dict[Pair, Pair]
    display: Mapping[str, Pair] = MappingProxyType({})
    entry: Pair = ("", "")
    cited: Pair = ("", "")
    nests: bool = True


_SUPERSCRIPT = {
    c: "<sup>" + unicodedata.normalize("NFKC", c) + "</sup>"
    for c in map(chr, [*range(0xA0, 0x300), *range(0x1D2C, 0x1E00), *range(0x2070, 0x2180),
                       *range(0x3190, 0x31A0)])
    if unicodedata.decomposition(c).startswith("<super>")
}  # fmt: skip
_SUPERSCRIPT |= {c: f"<sup>{base}</sup>" for c, base in zip("ˀˁۥۦ", "ʔʕوي", strict=True)}
_HTML = {"&": "&#38;", "<": "&#60;", ">": "&#62;", **_SUPERSCRIPT}
_HTML_UNSAFE = pattern("[" + "".join(_HTML) + "]")


def _html(text: str) -> str:
    return _HTML_UNSAFE.sub(lambda m: _HTML[m[0]], text)


_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "\u00a0": "~", "<": r"\textless{}", ">": r"\textgreater{}", '"': r"\textquotedbl{}",
    "[": "{[}", "]": "{]}",
})  # fmt: skip
_MARKDOWN = str.maketrans({c: "\\" + c for c in "\\`*_[]<>^~#|$@&{}\"'!+="})
_RST = str.maketrans({c: "\\" + c for c in "\\`*_|<>:[]"})


def _span(style: str) -> Pair:
    return (f'<span style="{style};">', "</span>")


FORMATS_OF: dict[str, Format] = {
    "html": Format(
        escape=_html,
        around={
            ("font-style", "italic"): ("<i>", "</i>"),
            ("font-style", "oblique"): ("<em>", "</em>"),
            ("font-style", "normal"): _span("font-style:normal"),
            ("font-variant", "small-caps"): _span("font-variant:small-caps"),
            ("font-variant", "normal"): _span("font-variant:normal"),
            ("font-weight", "bold"): ("<b>", "</b>"),
            ("font-weight", "normal"): _span("font-weight:normal"),
            ("text-decoration", "underline"): _span("text-decoration:underline"),
            ("text-decoration", "none"): _span("text-decoration:none"),
            ("vertical-align", "sup"): ("<sup>", "</sup>"),
            ("vertical-align", "sub"): ("<sub>", "</sub>"),
            ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
        },
        display={
            "block": ('\n\n    <div class="csl-block">', "</div>\n"),
            "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
            "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
            "indent": ('<div class="csl-indent">', "</div>\n  "),
        },
        entry=('<div class="csl-entry">', "</div>"),
    ),
    "text": Format(
        escape=_as_it_is,
        around={},
        display={"block": ("\n", ""), "left-margin": ("", " "), "indent": ("\n    ", "")},
    ),
    "markdown": Format(
        escape=lambda text: text.translate(_MARKDOWN),
        around={
            ("font-style", "italic"): ("*", "*"),
            ("font-style", "oblique"): ("*", "*"),
            ("font-variant", "small-caps"): ("[", "]{.smallcaps}"),
            ("font-weight", "bold"): ("**", "**"),
            ("text-decoration", "underline"): ("[", "]{.underline}"),
            ("vertical-align", "sup"): ("^", "^"),
            ("vertical-align", "sub"): ("~", "~"),
        },
        display={"block": ("\\\n", "\n"), "left-margin": ("", " "), "indent": ("\\\n", "")},
    ),
    "latex": Format(
        escape=lambda text: text.translate(_LATEX),
        around={
            ("font-style", "italic"): ("\\textit{", "}"),
            ("font-style", "oblique"): ("\\textsl{", "}"),
            ("font-style", "normal"): ("\\textup{", "}"),
            ("font-variant", "small-caps"): ("\\textsc{", "}"),
            ("font-variant", "normal"): ("\\textup{", "}"),
            ("font-weight", "bold"): ("\\textbf{", "}"),
            ("font-weight", "normal"): ("\\textmd{", "}"),
            ("text-decoration", "underline"): ("\\underline{", "}"),
            ("vertical-align", "sup"): ("\\textsuperscript{", "}"),
            ("vertical-align", "sub"): ("\\textsubscript{", "}"),
        },
        display={
            "block": ("\\\\\n", ""), "left-margin": ("", " "), "indent": ("\\\\\n\\quad ", ""),
        },
    ),
    "rst": Format(
        escape=lambda text: text.translate(_RST),
        around={
            ("font-style", "italic"): ("*", "*"),
            ("font-style", "oblique"): ("*", "*"),
            ("font-weight", "bold"): ("**", "**"),
            ("vertical-align", "sup"): (":sup:`", "`"),
            ("vertical-align", "sub"): (":sub:`", "`"),
        },
        display={"block": ("\n\n", ""), "left-margin": ("", " "), "indent": ("\n\n  ", "")},
        nests=False,
    ),
}  # fmt: skip
"""Every output: escapes of its context, and what stands around formatted text."""

OUTPUTS = tuple(FORMATS_OF)

MARKED = "marked"
"""Marked text of which only formats, display blocks and cites are left: for who makes a tree."""

FORMATS_OF[MARKED] = Format(
    escape=_as_it_is,
    around={pair: (mark, CLOSE) for pair, mark in FORMATS.items()},
    display={name: (mark, CLOSE) for name, mark in DISPLAY.items()},
    cited=(CITED, CLOSE),
)


def serialiser(
    output: str, quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
) -> Callable[[str], str]:
    """A function from marked text (seams settled) to `output`; `quotes` are the locale's."""
    form = FORMATS_OF[output]
    escape = form.escape
    shown = tuple(escape(q) if output == "html" else q for q in quotes)
    plain_or_marked = re.compile(f"[{MARKS}]").search

    def serialise(text: str) -> str:
        if plain_or_marked(text) is None:
            return escape(text)
        return _Writer(form, shown, text).result()

    return serialise


class _Open(NamedTuple):
    """Something that a `CLOSE` ends, with what it writes then.

    `attribute`: of the formatting, which has this `value`; or the mark of a span or scope.
    """

    closing: str
    attribute: str = ""
    value: str = ""


class _Writer:
    """One pass over marked text, with a stack of what is open."""

    def __init__(self, form: Format, quotes: tuple[str, ...], text: str) -> None:
        self.form = form
        self.quotes = quotes
        self.text = text
        self.stack: list[_Open] = []
        self.quoted: list[int] = []
        self.forced = False
        self.out: list[str] = []

    def result(self) -> str:
        out, escape = self.out, self.form.escape
        for number, piece in enumerate(_SPLIT.split(self.text)):
            if number % 2:
                self._mark(piece)
            elif piece:
                out.append(escape(piece))
        out += [one.closing for one in reversed(self.stack)]
        return "".join(out)

    def _mark(self, mark: str) -> None:
        if mark == CLOSE:
            if self.stack:
                self.out.append(self.stack.pop().closing)
        elif mark in _OF_MARK:
            self._format(*_OF_MARK[mark])
        elif mark in _INLINE_MEANS:
            self._inline(*_INLINE_MEANS[mark])
        elif mark in _DISPLAY_OF:
            before, after = self.form.display.get(_DISPLAY_OF[mark], ("", ""))
            self.out.append(before)
            self.stack.append(_Open(after))
        elif mark == CITED:
            self.out.append(self.form.cited[0])
            self.stack.append(_Open(self.form.cited[1]))
        elif mark in _SPANS:
            self.stack.append(_Open("", mark))
        else:
            self._other(mark)

    def _other(self, mark: str) -> None:
        if mark in _QUOTES:
            self._quote(inner=mark == INNER_QUOTE)
        elif mark == QUOTE_END:
            depth = self.quoted.pop() if self.quoted else 0
            self.out.append(self.quotes[2 * depth + 1])
        elif mark == FORCED:
            self.forced = True
        elif mark == NODECOR:
            self._undecorate()

    def _quote(self, *, inner: bool) -> None:
        """Outer and inner quotation marks alternate; the first are outer ones unless `inner`."""
        if self.quoted:
            depth = 1 - self.quoted[-1]
        else:
            depth = int(inner and not any(one.attribute == UNQUOTED for one in self.stack))
        self.quoted.append(depth)
        self.out.append(self.quotes[2 * depth])

    def _format(self, attribute: str, value: str) -> None:
        """Formatting of the style; `normal` is written where it takes something off."""
        forced, self.forced = self.forced, False
        if value == "normal" and not forced and self._current(attribute, SCOPE) in _TAKES_OFF_NONE:
            self.stack.append(_Open(""))
        else:
            self._begin(attribute, value)

    def _inline(self, attribute: str, value: str) -> None:
        """Formatting of a value, which is `normal` inside its like."""
        flips = attribute != "vertical-align" and self._current(attribute) == value
        self._begin(attribute, "normal" if flips else value)

    def _begin(self, attribute: str, value: str) -> None:
        before, after = self.form.around.get((attribute, value), ("", ""))
        if not self.form.nests and before:
            if any(one.closing for one in self.stack if one.attribute):
                before = after = ""
            else:
                apart = self.out and self.out[-1] and not self.out[-1][-1].isspace()
                before, after = "\\ " + before if apart else before, after + "\\ "
        self.out.append(before)
        self.stack.append(_Open(after, attribute, value))

    def _undecorate(self) -> None:
        closing = ""
        for attribute in ("font-weight", "font-style", "font-variant"):
            if self._current(attribute) not in (None, "normal"):
                before, after = self.form.around.get((attribute, "normal"), ("", ""))
                self.out.append(before)
                closing = after + closing
        self.stack.append(_Open(closing))

    def _current(self, attribute: str, scope: str = "") -> str | None:
        """The value of a formatting attribute here, as far as the innermost `scope` goes."""
        for one in reversed(self.stack):
            if one.attribute == attribute:
                return one.value
            if scope and one.attribute == scope:
                return None
        return None
