"""The output formats: how each escapes text and writes formatting.

>>> FORMATS["html"].escape("R & D <b>")
'R &#38; D &#60;b&#62;'
>>> FORMATS["latex"].escape("100 % of $5_a")
'100 \\\\% of \\\\$5\\\\_a'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from precarious_truce.citations.richtext import Quotes

__all__ = ["FORMATS", "Format"]

Wrap = Callable[[str], str]


@dataclass(frozen=True)
class Format:
    """One output format: text escaped, formatting and display written around it."""

    name: str
    escape: Callable[[str], str]
    wraps: dict[tuple[str, str], Wrap] = field(default_factory=dict)
    displays: dict[str, Wrap] = field(default_factory=dict)
    entry: Wrap = str
    post: Wrap = str

    def decorations(self, quotes: Quotes) -> dict[tuple[str, str], Wrap]:
        """The formatting of this format, with the quotation marks of a locale."""
        escape = self.escape
        known = dict(self.wraps)
        for level, opening, closing in (
            ("true", quotes.open, quotes.close), ("inner", quotes.open_inner, quotes.close_inner),
        ):  # fmt: skip
            known["quotes", level] = _around(escape(opening), escape(closing))
        return known


def _around(before: str, after: str) -> Wrap:
    return lambda text: before + text + after


_SUPER = {
    "ª": "a", "²": "2", "³": "3", "¹": "1", "º": "o", "ʰ": "h", "ʱ": "ɦ", "ʲ": "j", "ʳ": "r",
    "ʴ": "ɹ", "ʵ": "ɻ", "ʶ": "ʁ", "ʷ": "w", "ʸ": "y", "ˠ": "ɣ", "ˡ": "l", "ˢ": "s", "ˣ": "x",
    "ˤ": "ʕ", "ᴬ": "A", "ᴭ": "Æ", "ᴮ": "B", "ᴰ": "D", "ᴱ": "E", "ᴲ": "Ǝ", "ᴳ": "G", "ᴴ": "H",
    "ᴵ": "I", "ᴶ": "J", "ᴷ": "K", "ᴸ": "L", "ᴹ": "M", "ᴺ": "N", "ᴼ": "O", "ᴽ": "Ȣ", "ᴾ": "P",
    "ᴿ": "R", "ᵀ": "T", "ᵁ": "U", "ᵂ": "W", "ᵃ": "a", "ᵄ": "ɐ", "ᵅ": "ɑ", "ᵆ": "ᴂ", "ᵇ": "b",
    "ᵈ": "d", "ᵉ": "e", "ᵊ": "ə", "ᵋ": "ɛ", "ᵌ": "ɜ", "ᵍ": "g", "ᵏ": "k", "ᵐ": "m", "ᵑ": "ŋ",
    "ᵒ": "o", "ᵓ": "ɔ", "ᵔ": "ᴖ", "ᵕ": "ᴗ", "ᵖ": "p", "ᵗ": "t", "ᵘ": "u", "ᵙ": "ᴝ", "ᵚ": "ɯ",
    "ᵛ": "v", "ᵜ": "ᴥ", "ᵝ": "β", "ᵞ": "γ", "ᵟ": "δ", "ᵠ": "φ", "ᵡ": "χ", "⁰": "0", "ⁱ": "i",
    "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁺": "+", "⁻": "−", "⁼": "=",
    "⁽": "(", "⁾": ")", "ⁿ": "n", "℠": "SM", "™": "TM", "㆒": "一", "㆓": "二", "㆔": "三",
    "㆕": "四", "㆖": "上", "㆗": "中", "㆘": "下", "㆙": "甲", "㆚": "乙", "㆛": "丙", "㆜": "丁",
    "㆝": "天", "㆞": "地", "㆟": "人", "ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي",
}  # fmt: skip
"""Superscript characters and what they stand for (HTML output, as citeproc-js has it)."""

_HTML = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
_HTML |= {char: f"<sup>{plain}</sup>" for char, plain in _SUPER.items()}
_HTML_SPECIAL = re.compile(r"\s\s|[" + "".join(map(re.escape, _HTML)) + "]")


def _html_one(match: re.Match[str]) -> str:
    return _HTML.get(match[0], "\u00a0 ")


def escape_html(text: str) -> str:
    """`text` for HTML; of two spaces the first does not collapse."""
    if _HTML_SPECIAL.search(text) is None:
        return text
    return _HTML_SPECIAL.sub(_html_one, text)


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>^~|$&#])|(?<![\w])(@)(?=\w)")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")


def escape_markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1\2", text)


_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "\u00a0": "~", "\u202f": r"\,", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "\n": " ", "\r": " ", "\0": "",
}  # fmt: skip
_LATEX_SPECIAL = re.compile("[" + "".join(map(re.escape, _LATEX)) + "]")


def escape_latex(text: str) -> str:
    return _LATEX_SPECIAL.sub(lambda match: _LATEX[match[0]], text)


_RST = re.compile(r"([\\*`|<>\[\]:])|(_)(?!\w)")


def escape_rst(text: str) -> str:
    return _RST.sub(r"\\\1\2", text)


def _as_is(text: str) -> str:
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


_HTML_WRAPS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-style", "normal"): ('<span style="font-style:normal;">', "</span>"),
    ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
    ("font-variant", "normal"): ('<span style="font-variant:normal;">', "</span>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("font-weight", "normal"): ('<span style="font-weight:normal;">', "</span>"),
    ("text-decoration", "none"): ('<span style="text-decoration:none;">', "</span>"),
    ("text-decoration", "underline"): ('<span style="text-decoration:underline;">', "</span>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
}
_LATEX_WRAPS = {
    ("font-style", "italic"): (r"\textit{", "}"),
    ("font-style", "oblique"): (r"\textsl{", "}"),
    ("font-style", "normal"): (r"\textup{", "}"),
    ("font-variant", "small-caps"): (r"\textsc{", "}"),
    ("font-variant", "normal"): (r"{\normalfont ", "}"),
    ("font-weight", "bold"): (r"\textbf{", "}"),
    ("font-weight", "normal"): (r"\textmd{", "}"),
    ("text-decoration", "underline"): (r"\underline{", "}"),
    ("vertical-align", "sup"): (r"\textsuperscript{", "}"),
    ("vertical-align", "sub"): (r"\textsubscript{", "}"),
}
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def _marked(before: str, after: str) -> Wrap:
    """Light markup: spaces stay outside of the marks, and marks inside are dropped."""

    def wrap(text: str) -> str:
        lead, inner, trail = _EDGES.match(text).groups()  # type: ignore[union-attr]
        return f"{lead}{before}{inner}{after}{trail}" if inner else text

    return wrap


def _rst_role(before: str, after: str) -> Wrap:
    """reStructuredText nests no inline markup: what is marked inside stays, the rest is not."""

    def wrap(text: str) -> str:
        lead, inner, trail = _EDGES.match(text).groups()  # type: ignore[union-attr]
        if not inner or "\x02" in inner:
            return text
        return f"{lead}\x02{before}{inner}{after}\x03{trail}"

    return wrap


_RST_LEFT = re.compile(r"(?<=[^\s(\[{<'\"\-/:\u2018\u201c])\x02")
_RST_RIGHT = re.compile(r"\x03(?=[^\s.,:;!?)\]}>'\"\-/\\\u2019\u201d])")


def _rst_seams(text: str) -> str:
    """Inline markup needs space around it: a backslash and a space count, and are not seen."""
    text = _RST_RIGHT.sub("\\\\ ", _RST_LEFT.sub("\\\\ ", text))
    return text.replace("\x02", "").replace("\x03", "").strip("\n")


_MARKDOWN_WRAPS = {
    ("font-style", "italic"): _marked("*", "*"),
    ("font-style", "oblique"): _marked("*", "*"),
    ("font-weight", "bold"): _marked("**", "**"),
    ("font-variant", "small-caps"): _around("[", "]{.smallcaps}"),
    ("text-decoration", "underline"): _around("[", "]{.underline}"),
    ("vertical-align", "sup"): _around("<sup>", "</sup>"),
    ("vertical-align", "sub"): _around("<sub>", "</sub>"),
}
_RST_WRAPS = {
    ("font-style", "italic"): _rst_role("*", "*"),
    ("font-style", "oblique"): _rst_role("*", "*"),
    ("font-weight", "bold"): _rst_role("**", "**"),
    ("vertical-align", "sup"): _rst_role(":sup:`", "`"),
    ("vertical-align", "sub"): _rst_role(":sub:`", "`"),
}

_TEXT_DISPLAYS: dict[str, Wrap] = {
    "block": _around("\n", ""),
    "left-margin": _around("", " "),
    "right-inline": _as_is,
    "indent": _around("\n    ", ""),
}
_HTML_DISPLAYS: dict[str, Wrap] = {
    "block": _around('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": _around('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": _around('<div class="csl-right-inline">', "</div>\n  "),
    "indent": _around('<div class="csl-indent">', "</div>\n  "),
}


def _markdown_entry(text: str) -> str:
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text.strip())


def _stripped(text: str) -> str:
    return text.strip()


FORMATS: dict[str, Format] = {
    "html": Format(
        "html", escape_html,
        {key: _around(*pair) for key, pair in _HTML_WRAPS.items()}, _HTML_DISPLAYS,
        _around('<div class="csl-entry">', "</div>"),
    ),
    "text": Format("text", _as_is, {}, _TEXT_DISPLAYS),
    "markdown": Format(
        "markdown", escape_markdown, _MARKDOWN_WRAPS, _TEXT_DISPLAYS, _markdown_entry, _as_is
    ),
    "latex": Format(
        "latex", escape_latex,
        {key: _around(*pair) for key, pair in _LATEX_WRAPS.items()}, _TEXT_DISPLAYS, _stripped,
    ),
    "rst": Format(
        "rst", escape_rst, _RST_WRAPS, _TEXT_DISPLAYS, lambda t: _rst_seams(t).strip(), _rst_seams
    ),
}  # fmt: skip
"""The formats that `Processor(…, output=…)` knows."""
