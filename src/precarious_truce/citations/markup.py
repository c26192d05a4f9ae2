"""Inline markup and quotation marks of values, to marked text (CSL 1.0.2, appendix V of CSL-JSON).

`<i> <b> <sup> <sub> <sc> <span style="font-variant: small-caps;"> <span class="nocase">` and
quotation marks are honoured where they are paired; whatever is left over is plain text.

>>> from precarious_truce.citations.marks import visible
>>> visible(marked('The "great" <i>work</i> of D\\'Arcy <b>'))
'The great work of D’Arcy <b>'
"""

from __future__ import annotations

import re

from precarious_truce.citations.marks import (
    CLOSE,
    INLINE,
    INNER_QUOTE,
    NOCASE,
    NODECOR,
    QUOTE,
    QUOTE_END,
)
from precarious_truce.patterns import pattern

__all__ = ["affix", "marked", "spaced"]

_TAG = pattern(
    r"""(?P<open><(?P<name>i|b|sc|sup|sub)>)|(?P<close></(?P<ended>i|b|sc|sup|sub|span)>)
    |(?P<caps><span\s+style="font-variant:\s*small-caps;?"[^>]*>)
    |(?P<nocase><span\s+class="no(?:case|decor)"[^>]*>)
    |(?P<quote>["'‘’“”«»„‹›‚])""",
    re.VERBOSE,
)
_NEEDS = pattern(r"[<\"'‘’“”«»„‹›‚]")
_BEFORE = pattern(r" ([:;?!»])")
_TWO_SPACES = pattern(r"[ \u00a0]{2}")
_AFTER_WORD = pattern(r"\w")
_STRAIGHT = {'"', "'"}
_BEFORE_OPENING = " ([\"'-–—>"


def affix(text: str) -> str:
    """An affix or delimiter, of two spaces the first one no-break."""
    return _TWO_SPACES.sub("\u00a0 ", text) if "  " in text or "\u00a0" in text else text


def spaced(text: str) -> str:
    """`text` with narrow no-break spaces where French has a space before punctuation."""
    if " " not in text:
        return text
    if "  " in text or "\u00a0" in text:
        text = _TWO_SPACES.sub("\u00a0 ", text)
    text = _BEFORE.sub("\u202f\\1", text)
    return text.replace("« ", "«\u202f") if "«" in text else text


def marked(text: str, quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")) -> str:
    """The value `text` as marked text.

    `quotes` are the locale's outer and inner quotation marks, which pair as straight ones do.
    """
    text = spaced(text)
    if not _NEEDS.search(text):
        return text
    return _Pairing(text, quotes).result()


class _Pairing:
    """One pass over the tags and quotation marks of a text, with a stack of the open ones."""

    def __init__(self, text: str, quotes: tuple[str, str, str, str]) -> None:
        self.text = text
        self.out: list[str] = []
        self.open: list[tuple[str, int, str]] = []
        self.pairs = {quotes[0]: quotes[1], quotes[2]: quotes[3], '"': '"', "'": "'"}
        self.inner = quotes[2]
        self.closers = {quotes[1], quotes[3], '"', "'"}
        self.before_end: dict[int, str] = {}
        """Where a tag has ended → the character before that and all tags that end there."""

    def result(self) -> str:
        at = 0
        for match in _TAG.finditer(self.text):
            self.out.append(self.text[at : match.start()])
            at = match.end()
            self._tag(match, match.start(), at)
        self.out.append(self.text[at:])
        self._abandon(-1)
        return "".join(self.out)

    def _tag(self, match: re.Match[str], start: int, end: int) -> None:
        tag = match[0]
        if match["open"]:
            self._begin(f"</{match['name']}>", tag)
        elif match["caps"] or match["nocase"]:
            self._begin("</span>", tag)
        elif match["close"]:
            self._end(tag, CLOSE, tag)
            self.before_end[end] = self._before(start)
        else:
            self._quotation(tag, start, end)

    def _begin(self, closer: str, tag: str) -> None:
        self.open.append((closer, len(self.out), tag))
        self.out.append(tag)

    def _end(self, closer: str, mark: str, literal: str) -> bool:
        """Close the innermost that ends so; what was left open inside it is plain text."""
        for depth in range(len(self.open) - 1, -1, -1):
            wanted, place, tag = self.open[depth]
            if wanted == closer:
                inner = tag == self.inner and tag not in _STRAIGHT
                self.out[place] = INNER_QUOTE if inner else _opening(tag)
                self.out.append(mark)
                self._abandon(depth)
                return True
        self.out.append(literal)
        return False

    def _abandon(self, depth: int) -> None:
        for _, place, tag in self.open[depth + 1 :]:
            if tag == "'":
                self.out[place] = "’"
        del self.open[depth:]

    def _quotation(self, char: str, start: int, end: int) -> None:
        """A quotation mark or apostrophe, by what stands before and after it."""
        before = self._before(start)
        after = self.text[end] if end < len(self.text) else " "
        if char in "'’" and _AFTER_WORD.match(before) and _AFTER_WORD.match(after):
            self.out.append("’")
        elif char not in self.pairs and char not in self.closers:
            self.out.append(char)
        elif char not in self.closers:
            self._begin(self.pairs[char], char)
        elif char in _STRAIGHT:
            self._straight(char, before, after)
        else:
            self._end(char, QUOTE_END, char)

    def _before(self, start: int) -> str:
        """The character before a place, whatever tags end between."""
        return self.before_end.get(start) or (self.text[start - 1] if start else " ")

    def _straight(self, char: str, before: str, after: str) -> None:
        """A straight mark, which opens, closes or is an apostrophe."""
        is_open = any(closer == char for closer, _, _ in self.open)
        closes = is_open and before not in " (["
        follows = self.out[-2:] == ["’", ""]  # an apostrophe, as one mark or several behind a word
        if not closes and before in _BEFORE_OPENING and after != " " and not follows:
            self._begin(char, char)
        elif char == "'" and (_AFTER_WORD.match(after) if closes else _goes_on(after)):
            self.out.append("’")
        elif not self._end(char, QUOTE_END, char) and char == "'":
            self.out[-1] = "’"


def _goes_on(after: str) -> bool:
    return after not in " ,.?:;)]\"'" and not after.isspace()


def _opening(tag: str) -> str:
    if tag.startswith("<span"):
        if "nodecor" in tag:
            return NODECOR
        return NOCASE if "nocase" in tag else INLINE["sc"]
    return INLINE[tag[1:-1]] if tag.startswith("<") else QUOTE
