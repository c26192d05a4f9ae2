"""Affixes, formatting and the like around a piece of text, settled when a style is compiled.

CSL 1.0.2, "Affixes", "Formatting", "Quotes", "Strip-periods", "Display".
"""

from __future__ import annotations

from collections.abc import Mapping

from precarious_truce.citations.letter_case import change
from precarious_truce.citations.marks import (
    BARE_NUMBER,
    CLOSE,
    DELIMITER,
    FORMATS,
    FORMATTED,
    GROUP_ENDS,
    GROUP_PREFIX,
    GROUP_SUFFIX,
    HARD,
    NUMBER_END,
    NUMBER_SUFFIX,
    QUOTE,
    QUOTE_END,
    SEAM,
    SIBLING,
    SPLIT_SPACE,
    TEXT_END,
    TEXT_SUFFIX,
    UNQUOTED,
    visible,
)
from precarious_truce.citations.markup import affix
from precarious_truce.patterns import pattern

__all__ = ["FIRSTS", "LASTS", "Formatting", "ended", "hardened", "seam", "stripped"]

_PUNCTUATION = ".,;:!?"
_ATTRIBUTES = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


_LAST_SPACES = pattern(r"\u00a0 +$")
_FIRST_SPACES = pattern(r"\u00a0 +")
_OWN_SUFFIX = pattern(
    f"{SEAM}([^{SEAM}]*)[{TEXT_SUFFIX}{NUMBER_SUFFIX}{GROUP_SUFFIX}]{FORMATTED}*$"
)
_PERIOD = pattern(r"\.(?![a-z])")
_NUMBER_ENDS = (BARE_NUMBER, NUMBER_END)
LASTS = frozenset([*GROUP_ENDS, *_NUMBER_ENDS, SPLIT_SPACE, " "])
FIRSTS = frozenset([FORMATTED, "\u00a0"])
"""At the ends of a group's contents: what `Formatting.group` has to look at."""


def seam(delimiter: str) -> str:
    """A delimiter with a seam on either side.

    >>> seam(", "), seam("")
    ('\\x01\\x8c, \\x01', '\\x01\\x92')
    """
    return f"{SEAM}{DELIMITER}{affix(delimiter)}{SEAM}" if delimiter else SEAM + SIBLING


def _around(attributes: Mapping[str, str], styles: Mapping[str, str]) -> tuple[str, str, bool]:
    """The marks that open and close formatting and quotes; whether there is formatting."""
    opening, closing = "", ""
    for pair in styles.items():
        mark = FORMATS.get(pair)
        if mark:
            opening, closing = mark + opening, closing + CLOSE
    quotes = attributes.get("quotes")
    if quotes == "true":
        return QUOTE + opening, closing + QUOTE_END, bool(opening)
    if quotes == "false":
        return UNQUOTED + opening, closing + CLOSE, bool(opening)
    return opening, closing, bool(opening)


class Formatting:
    """What an element puts around its content: affixes, formatting, quotes, and its text-case.

    `leaf`: the element is a text, not a group of others; `affixes`: those of the attributes count;
    `strip`: something around it strips periods; `levels`: as how many groups a macro counts.
    `before` and `after` are what stands around the content, `after_number` if it is a number.
    """

    __slots__ = (
        "after", "after_number", "before", "case", "closing", "doubled", "levels",
        "opening", "plain", "prefix", "shortened", "strip", "styles", "suffix",
    )  # fmt: skip

    def __init__(
        self, attributes: Mapping[str, str], *, affixes: bool = True, leaf: bool = True,
        strip: bool = False, levels: int = 1,
    ) -> None:  # fmt: skip
        self.prefix = affix(attributes.get("prefix", "")) if affixes else ""
        self.suffix = affix(attributes.get("suffix", "")) if affixes else ""
        self.case = attributes.get("text-case", "")
        self.strip = strip or attributes.get("strip-periods") == "true"
        self.levels = levels
        self.styles = {name: attributes[name] for name in _ATTRIBUTES if name in attributes}
        self.opening, self.closing, formatted = _around(attributes, self.styles)
        self.before = self._before(leaf, formatted and affixes)
        self.after = self._after(leaf, formatted and affixes)
        self.doubled = len(self.suffix) > 1 and self.suffix[0] in _PUNCTUATION and levels == 1
        self.shortened = self.after.replace(self.suffix, self.suffix[1:-1]) if self.doubled else ""
        self.after_number = self.after.replace(TEXT_SUFFIX if leaf else GROUP_SUFFIX, NUMBER_SUFFIX)
        if leaf and NUMBER_SUFFIX not in self.after_number:
            self.after_number += BARE_NUMBER
        self.plain = not (self.before or self.after or self.case or self.strip)

    def _before(self, leaf: bool, formatted: bool) -> str:
        prefix = self.prefix
        if not prefix:
            return self.opening
        before = FORMATTED if formatted and prefix[0] in _PUNCTUATION else ""
        before += prefix + SEAM
        if not leaf and prefix[-1] in _PUNCTUATION:
            before += GROUP_PREFIX
        return before + self.opening

    def _after(self, leaf: bool, formatted: bool) -> str:
        suffix = self.suffix
        after = self.closing
        if self.opening and leaf:
            after += TEXT_END
        if suffix:
            after += SEAM + suffix
            if suffix[-1] in _PUNCTUATION:
                after += TEXT_SUFFIX if leaf else GROUP_SUFFIX
        if formatted or (self.opening and suffix.endswith(" ")):
            after += FORMATTED
        return after

    def text(self, text: str, english: bool = True, language: str = "en") -> str:
        """`text` in its case, without periods if so asked, and formatted."""
        if not text:
            return ""
        if self.case and (english or self.case != "title"):
            text = change(text, self.case, language)
        if self.strip:
            text = stripped(text)
        return self.before + text + self.after

    def number(self, text: str) -> str:
        """A number that ends in digits, likewise."""
        shown = self.text(text)
        return shown[: len(shown) - len(self.after)] + self.after_number if shown else ""

    def group(self, text: str) -> str:
        """The contents of a group, not empty, with what stands around them."""
        if text[-1] in LASTS or text[0] in FIRSTS:
            return self._marked_group(text)
        return self.before + text + self.after

    def _marked_group(self, text: str) -> str:
        """The same, of contents with a mark or a space at one end."""
        if text[0] == FORMATTED or text[-1] in GROUP_ENDS:
            if self.doubled and self._repeats(text):
                return self.before + ended(text) + self.shortened
            text = ended(text)
        if ("\u00a0 " in text or text[-1] == SPLIT_SPACE) and not self.opening:
            text = _parted(text, self.prefix)
            if self.levels > 1 and text[-1] == SPLIT_SPACE:
                text = text[:-1] + " "
        if text[-1] in _NUMBER_ENDS:
            return self.before + text + self.after_number
        return self.before + text + self.after

    def _repeats(self, text: str) -> bool:
        """Whether the last in a group has a suffix of its own ending as the group's begins.

        Then the latter loses its end, too, as in citeproc-js: of `. ` after `.` nothing is left.
        """
        end = _OWN_SUFFIX.search(text)
        if end is None or end[1][-1] != self.suffix[0] or end[1][0] not in _PUNCTUATION:
            return False
        return visible(text[: end.start()])[-1:] not in tuple(_PUNCTUATION)


def ended(text: str) -> str:
    """The contents of a group, whose outer marks mean something else outside the group."""
    if text[0] == FORMATTED:
        text = text[1:]
    if text[-1] not in GROUP_ENDS:
        return text
    deep = ""
    while text[-1] in GROUP_ENDS:
        deep = GROUP_ENDS[text[-1]] or deep
        text = text[:-1]
    return text + deep


def _parted(text: str, prefix: str) -> str:
    """Several spaces at either end of a group's contents: one of them is the group's.

    At the end it goes with the one before it, unless the group itself ends another.
    """
    if text[-1] == SPLIT_SPACE:
        text = text[:-1] + " "
    else:
        spaces = _LAST_SPACES.search(text)
        if spaces:
            text = text[: spaces.start()] + affix(" " * (len(spaces[0]) - 1)) + SPLIT_SPACE
    spaces = _FIRST_SPACES.match(text) if not prefix else None
    return (
        text if spaces is None else " " + affix(" " * (len(spaces[0]) - 1)) + text[spaces.end() :]
    )


def hardened(text: str) -> str:
    """A text of the style, with outer spaces, commas and sole punctuation apart from affixes."""
    if text[0] in ", " or not text.strip(_PUNCTUATION + " "):
        text = HARD + text
    return text + HARD if text[-1] == " " else text


def stripped(text: str) -> str:
    """`text` without full stops, but for those inside a word.

    >>> stripped("J. Hist. of the 2.b")
    'J Hist of the 2.b'
    """
    return _PERIOD.sub("", text)
