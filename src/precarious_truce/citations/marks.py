"""Marked text: rich text as one string, with control characters for what is not text.

Neither a style (XML forbids most of them, the loader removes the rest) nor a value (`clean`
removes them) can hold these characters, so they are free to mean formatting.  All are in Latin-1,
so that most strings stay one byte a character, and none is white space to Python.

>>> visible(ITALIC + "Title" + CLOSE + JOIN + ".")
'Title.'
"""

from __future__ import annotations

import re

__all__ = [
    "CLOSE", "DECORATED", "DEEP", "DEEP_NUMBER", "DELIMITER", "DISPLAY", "FORCED", "FORMATS",
    "HARD", "INLINE", "INNER_QUOTE", "ITALIC", "JOIN", "LEAF", "MARKS", "NOCASE", "NODECOR",
    "NUMBER", "NUMBER_END", "NUMERIC", "OPENED", "OWN", "OWN_GROUP", "OWN_NUMBER", "QUOTE",
    "QUOTE_END", "SCOPE", "SIBLING", "SPLIT", "UNQUOTED", "clean", "unseamed", "visible",
]  # fmt: skip

JOIN = "\x01"
"""A seam between an affix or delimiter and what it adjoins: punctuation is merged here only."""
LEAF = "\x02"
"""Follows a formatted text: across it only doubled punctuation is merged, as in citeproc-js."""
CLOSE = "\x03"
"""Ends the innermost formatting, display block or nocase span."""
QUOTE = "\x04"
QUOTE_END = "\x05"
INNER_QUOTE = "\x8e"
"""Opens a quotation in the inner marks of the locale, where it stands in no other."""
UNQUOTED = "\x99"
"""Opens what is not to be in quotes: the inner quotation marks of a value are outer ones there."""
NOCASE = "\x06"
NODECOR = "\x8d"
"""Inline text that takes off the formatting around it."""
HARD = "\x07"
"""Keeps a space of the content apart from one of an affix."""
DELIMITER = "\x8c"
"""Begins a delimiter."""
DECORATED = "\x8b"
"""Begins and ends what has formatting, outside its affixes: siblings’ ones do not merge there."""
SIBLING = "\x92"
"""The seam between two elements without a delimiter."""
OWN, OWN_NUMBER, OWN_GROUP = "\x08", "\x7f", "\x8f"
"""After punctuation that ends the own suffix of a text, of a number, of a group."""
NUMERIC = "\x94"
"""Ends a number without a suffix of its own."""
SCOPE = "\x95"
"""Opens what does not know of the formatting around it: `normal` has nothing to take off there."""
FORCED = "\x96"
"""Before `normal` formatting that is written although it takes nothing off."""
SPLIT = "\x97"
"""After a space of which there were two, one for the group that it ends."""
OPENED = "\x98"
"""After the prefix of a group: no other merges with it."""
DEEP, DEEP_NUMBER = "\x90", "\x91"
"""The same of a text or number that ends a group, seen from outside the group."""
NUMBER = "\x0e"
NUMBER_END = "\x0f"
"""Around a number that a cluster may collapse (a citation number, a year suffix)."""

FORMATS = {
    ("font-style", "italic"): "\x10",
    ("font-style", "oblique"): "\x11",
    ("font-style", "normal"): "\x12",
    ("font-variant", "small-caps"): "\x13",
    ("font-variant", "normal"): "\x14",
    ("font-weight", "bold"): "\x15",
    ("font-weight", "light"): "\x16",
    ("font-weight", "normal"): "\x17",
    ("text-decoration", "underline"): "\x18",
    ("text-decoration", "none"): "\x19",
    ("vertical-align", "sup"): "\x1a",
    ("vertical-align", "sub"): "\x1b",
    ("vertical-align", "baseline"): "\x80",
}
"""Formatting attributes of CSL 1.0.2, "Formatting", and the mark that opens each."""

ITALIC = FORMATS["font-style", "italic"]

INLINE = {"i": "\x81", "b": "\x82", "sc": "\x83", "sup": "\x84", "sub": "\x86"}
"""Formatting inside values: it flips where it stands inside its like."""

DISPLAY = {"block": "\x87", "left-margin": "\x88", "right-inline": "\x89", "indent": "\x8a"}

_SEAMS = re.compile(
    f"[{JOIN}{LEAF}{HARD}{DECORATED}{DELIMITER}{SIBLING}{OPENED}{SPLIT}{NUMERIC}"
    f"{OWN}{OWN_NUMBER}{OWN_GROUP}{DEEP}{DEEP_NUMBER}]+"
)

MARKS = "\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
"""All of them, for a regular expression's character class."""

_MARK = re.compile(f"[{MARKS}]+")
_UNWANTED = re.compile(f"[{MARKS}\x00\x0b\x0c\x1c-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """`text` without control characters; a line break is a space.

    >>> clean("a\\x01b\\nc")
    'ab c'
    """
    if text.isprintable():
        return text
    return _BREAKS.sub(" ", _UNWANTED.sub("", text))


def visible(marked: str) -> str:
    """Only the text of marked text."""
    return _MARK.sub("", marked)


def unseamed(marked: str) -> str:
    """Marked text without what only says how punctuation merges."""
    return _SEAMS.sub("", marked)
