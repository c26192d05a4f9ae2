"""Marked text: rich text as one string, with control characters for what is not text.

Neither a style (XML forbids most of them, the reader of styles removes the rest) nor a value
(`clean` removes them) can hold these characters, so they are free to mean formatting.  All are in
Latin-1, so that most strings stay one byte a character, and none is white space to Python.
`TABLE` tells of every mark what it means, which modules write and read it, and what becomes of it
at the end of a group; `shown` prints marked text so that it can be read.

>>> text = ITALIC + "Title" + CLOSE + TEXT_END + SEAM + "." + TEXT_SUFFIX
>>> visible(text)
'Title.'
>>> shown(text)
'{font-style italic}Title{/}{text end}{|}.{text suffix}'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from precarious_truce.patterns import pattern

__all__ = [
    "BARE_NUMBER", "CITED", "CLOSE", "DELIMITER", "DISPLAY", "FORCED", "FORMATS", "FORMATTED",
    "GROUP_ENDS", "GROUP_PREFIX", "GROUP_SUFFIX", "HARD", "INLINE", "INNER_NUMBER_SUFFIX",
    "INNER_QUOTE", "INNER_TEXT_SUFFIX", "ITALIC", "MARKS", "NOCASE", "NODECOR", "NUMBER",
    "NUMBER_END", "NUMBER_SUFFIX", "OPENING", "QUOTE", "QUOTE_END", "SCOPE", "SEAM", "SIBLING",
    "SPLIT_SPACE", "TABLE", "TEXT_END", "TEXT_SUFFIX", "UNQUOTED", "Mark", "clean", "shown",
    "unseamed", "visible",
]  # fmt: skip


class Mark(NamedTuple):
    """What there is to know of one mark.

    `label`: what `shown` prints for it.  `writers`, `readers`: modules beside this one; what
    `punctuation` reads is resolved before `serialise` writes the output.  `opens`: a `CLOSE` ends
    it.  `merges`: it only says how punctuation and spaces merge, and formats nothing.  `ended`:
    what it becomes where it is the last in a group that ends; None where it stays.
    """

    label: str
    meaning: str
    writers: str
    readers: str
    opens: bool = False
    merges: bool = False
    ended: str | None = None


TABLE: dict[str, Mark] = {}
"""Every mark, by its character."""


def _mark(
    char: str, label: str, meaning: str, writers: str, readers: str, *,
    opens: bool = False, merges: bool = False, ended: str | None = None,
) -> str:  # fmt: skip
    TABLE[char] = Mark(label, meaning, writers, readers, opens, merges, ended)
    return char


# ---- formatting: what the outputs write ----------------------------------------------------------

CLOSE = _mark(
    "\x03", "/", "ends what was opened last: formatting, a display block, a span, a scope",
    "cluster formatting group_elements markup names processor",
    "letter_case processor punctuation serialise",
)  # fmt: skip
QUOTE = _mark(
    "\x04", "quote", "opens a quotation", "formatting markup", "punctuation serialise",
)  # fmt: skip
QUOTE_END = _mark(
    "\x05", "/quote", "ends a quotation", "formatting markup", "cluster punctuation serialise",
)  # fmt: skip
INNER_QUOTE = _mark(
    "\x8e", "inner quote",
    "opens a quotation in the inner marks of the locale, where it stands in no other",
    "markup", "serialise",
)  # fmt: skip
UNQUOTED = _mark(
    "\x99", "unquoted",
    "opens what is not to be in quotes: inner quotation marks of a value are outer ones there",
    "formatting", "punctuation serialise", opens=True,
)  # fmt: skip
NOCASE = _mark(
    "\x06", "nocase", "opens what no text-case changes", "markup", "letter_case serialise",
    opens=True,
)  # fmt: skip
NODECOR = _mark(
    "\x8d", "nodecor", "opens what takes off the formatting around it", "markup",
    "letter_case serialise", opens=True,
)  # fmt: skip
SCOPE = _mark(
    "\x95", "scope",
    "opens what does not know of the formatting around it: `normal` takes nothing off there",
    "names", "serialise", opens=True,
)  # fmt: skip
FORCED = _mark(
    "\x96", "forced", "before `normal` formatting that is written although it takes nothing off",
    "names", "serialise",
)  # fmt: skip


FORMATS: Mapping[tuple[str, str], str] = {
    (attribute, value): _mark(
        char, f"{attribute} {value}", "opens formatting of an element of the style",
        "formatting", "punctuation serialise", opens=True,
    )
    for char, attribute, value in [
        ("\x10", "font-style", "italic"),
        ("\x11", "font-style", "oblique"),
        ("\x12", "font-style", "normal"),
        ("\x13", "font-variant", "small-caps"),
        ("\x14", "font-variant", "normal"),
        ("\x15", "font-weight", "bold"),
        ("\x16", "font-weight", "light"),
        ("\x17", "font-weight", "normal"),
        ("\x18", "text-decoration", "underline"),
        ("\x19", "text-decoration", "none"),
        ("\x1a", "vertical-align", "sup"),
        ("\x1b", "vertical-align", "sub"),
        ("\x80", "vertical-align", "baseline"),
    ]
}  # fmt: skip
"""The marks of attributes and values of CSL 1.0.2, "Formatting"."""

ITALIC = FORMATS["font-style", "italic"]

INLINE: Mapping[str, str] = {
    tag: _mark(
        char, tag, "opens formatting inside a value, which flips inside its like",
        "markup", "letter_case serialise", opens=True,
    )
    for tag, char in [("i", "\x81"), ("b", "\x82"), ("sc", "\x83"), ("sup", "\x84"),
                      ("sub", "\x86")]
}  # fmt: skip
"""The marks of the tags of values."""

DISPLAY: Mapping[str, str] = {
    value: _mark(
        char, value, "opens a display block",
        "group_elements processor", "processor punctuation serialise", opens=True,
    )
    for value, char in [("block", "\x87"), ("left-margin", "\x88"), ("right-inline", "\x89"),
                        ("indent", "\x8a")]
}  # fmt: skip
"""The marks of the values of CSL 1.0.2, "Display"."""

CITED = _mark(
    "\x9a", "cited", "opens one cite of a citation, without its affixes; its number follows",
    "cluster", "serialise", opens=True,
)  # fmt: skip

# ---- numbers that a cluster may collapse ---------------------------------------------------------

NUMBER = _mark(
    "\x0e", "number", "opens a number that a cluster may collapse (citation number, year suffix)",
    "date_text text_elements", "cluster date_elements",
)  # fmt: skip
NUMBER_END = _mark(
    "\x0f", "/number", "ends such a number",
    "date_text text_elements", "cluster date_elements formatting",
)  # fmt: skip

# ---- seams: how punctuation and spaces merge, as in citeproc-js ----------------------------------

SEAM = _mark(
    "\x01", "|", "between an affix or delimiter and what it adjoins: only here punctuation merges",
    "cluster date_text formatting name_options name_text names processor",
    "date_text formatting punctuation",
    merges=True,
)  # fmt: skip
SIBLING = _mark(
    "\x92", "sibling", "after the seam between two elements without a delimiter",
    "formatting", "punctuation", merges=True,
)  # fmt: skip
DELIMITER = _mark(
    "\x8c", "delimiter", "before a delimiter", "formatting", "punctuation", merges=True,
)  # fmt: skip
HARD = _mark(
    "\x07", "hard", "keeps a space or a sign of the content apart from one of an affix",
    "cluster formatting name_options punctuation", "punctuation", merges=True,
)  # fmt: skip
FORMATTED = _mark(
    "\x8b", "formatted",
    "before and after what has formatting, outside its affixes: those of siblings do not merge",
    "formatting text_elements", "cluster formatting punctuation", merges=True, ended="",
)  # fmt: skip
TEXT_END = _mark(
    "\x02", "text end", "after a formatted text: across it only doubled punctuation merges",
    "formatting", "formatting punctuation", merges=True, ended="",
)  # fmt: skip
GROUP_PREFIX = _mark(
    "\x98", "group prefix", "after the prefix of a group: no other merges with it",
    "formatting", "punctuation", merges=True,
)  # fmt: skip
INNER_TEXT_SUFFIX = _mark(
    "\x90", "inner text suffix", "a text suffix that ends a group, as it is outside the group",
    "formatting", "cluster punctuation", merges=True,
)  # fmt: skip
INNER_NUMBER_SUFFIX = _mark(
    "\x91", "inner number suffix", "a number suffix that ends a group, as it is outside the group",
    "formatting", "cluster punctuation", merges=True,
)  # fmt: skip
TEXT_SUFFIX = _mark(
    "\x08", "text suffix", "after punctuation that ends the suffix of a text",
    "formatting", "cluster formatting punctuation", merges=True, ended=INNER_TEXT_SUFFIX,
)  # fmt: skip
NUMBER_SUFFIX = _mark(
    "\x7f", "number suffix", "after punctuation that ends the suffix of a number",
    "formatting", "cluster formatting punctuation", merges=True, ended=INNER_NUMBER_SUFFIX,
)  # fmt: skip
GROUP_SUFFIX = _mark(
    "\x8f", "group suffix", "after punctuation that ends the suffix of a group",
    "formatting", "cluster formatting punctuation", merges=True, ended="",
)  # fmt: skip
BARE_NUMBER = _mark(
    "\x94", "bare number", "after a number without a suffix of its own",
    "formatting", "cluster formatting", merges=True, ended="\x94",
)  # fmt: skip
SPLIT_SPACE = _mark(
    "\x97", "split space", "after a space of which there were two, one for the group that it ends",
    "formatting", "formatting", merges=True,
)  # fmt: skip

GROUP_ENDS = {char: mark.ended for char, mark in TABLE.items() if mark.ended is not None}
"""What marks at the end of a group's contents become."""

OPENING = frozenset(char for char, mark in TABLE.items() if mark.opens)
"""The marks that a `CLOSE` ends."""

MARKS = "\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
"""All of them, for a regular expression's character class."""

_MERGING = pattern("[" + "".join(char for char, mark in TABLE.items() if mark.merges) + "]+")
_MARK = pattern(f"[{MARKS}]+")
_UNWANTED = pattern(f"[{MARKS}\x00\x0b\x0c\x1c-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAKS = pattern(r"[\t\n\r\x85\u2028\u2029]+")


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
    """Marked text with its formatting, without what only says how punctuation merges."""
    return _MERGING.sub("", marked)


def shown(marked: str) -> str:
    """Marked text with the label of every mark in braces, to be read by people.

    >>> shown(QUOTE + "On peace" + QUOTE_END + SEAM + DELIMITER + ", " + SEAM + "2004")
    '{quote}On peace{/quote}{|}{delimiter}, {|}2004'
    """
    return "".join(f"{{{TABLE[char].label}}}" if char in TABLE else char for char in marked)
