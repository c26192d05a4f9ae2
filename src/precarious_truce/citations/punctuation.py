"""Punctuation where affixes, delimiters and contents meet (CSL 1.0.2, "punctuation-in-quote").

Only at the seams (`marks.JOIN`) is anything changed: doubled punctuation becomes one, weaker
gives way to stronger, doubled spaces become one, and commas and full stops go inside quotation
marks or come out of them.

>>> from precarious_truce.citations.marks import JOIN, QUOTE, QUOTE_END, SPACED
>>> settle("Who?" + JOIN + ". Then." + JOIN + ". " + JOIN + " x", False)
'Who? Then. x'
>>> from precarious_truce.citations.marks import visible
>>> settled = settle(QUOTE + "Title" + QUOTE_END + JOIN + ", 2", True)
>>> settled.index(",") < settled.index(QUOTE_END)
True
"""

from __future__ import annotations

import re

from precarious_truce.citations.marks import DELIMITER, HARD, JOIN, LEAF, MARKS, QUOTE_END, SPACED

__all__ = ["settle"]

_STRONGER = {
    "!.": "!", "!:": "!", "?.": "?", "?:": "?", ":!": "!", ":?": "?", ":.": ":",
    ";!": "!", ";?": "?", ";:": ";", ";.": ";",
}  # fmt: skip
_SOFT = MARKS.replace("\x01-\x08", "\x01-\x06\x08")
_SEAM = re.compile(f"([.,;:!? ])([{_SOFT}]*{JOIN}[{_SOFT}]*)([.,;:!? ])")
_INTO = re.compile(f"({QUOTE_END}[{_SOFT}]*{JOIN}[{_SOFT}]*)([.,!?])")
_OUT_OF = re.compile(f"([,;:])([{MARKS}]*{QUOTE_END})")
_LAST = re.compile(f"([.,;:!?])([{MARKS}]*)$")
_SEAMS = str.maketrans("", "", JOIN + LEAF + HARD + SPACED + DELIMITER)


def settle(text: str, in_quote: bool) -> str:
    """`text` with its seams resolved and removed; `in_quote`: the locale's punctuation-in-quote."""
    if JOIN not in text:
        return text
    if QUOTE_END in text:
        text = _into_quotes(text) if in_quote else _OUT_OF.sub(f"\\2{JOIN}\\1", text)
    match = _SEAM.search(text)
    while match:
        left, between, right = match.groups()
        kept = _meeting(left, between, right)
        if kept is None:
            match = _SEAM.search(text, match.end() - 1)
        else:
            text = text[: match.start()] + kept + between + text[match.end() :]
            match = _SEAM.search(text, match.start())
    return text.translate(_SEAMS)


def _meeting(left: str, between: str, right: str) -> str | None:
    """The one character that two become where they meet; None where both stay."""
    if left == right:
        return None if left == " " and SPACED in between and DELIMITER not in between else left
    if LEAF in between:
        return None
    return _STRONGER.get(left + right)


def _into_quotes(text: str) -> str:
    match = _INTO.search(text)
    while match:
        before, after = text[: match.start()], text[match.end() :]
        quote, sign = match.groups()
        last = _LAST.search(before)
        if last and last[1] == sign:
            sign = ""
        elif last and last[1] + sign in _STRONGER:
            before = before[: last.start()] + _STRONGER[last[1] + sign] + last[2]
            sign = ""
        text = before + sign + quote + after
        match = _INTO.search(text, match.start())
    return text
