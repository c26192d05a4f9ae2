"""Punctuation where affixes, delimiters and contents meet (CSL 1.0.2, "punctuation-in-quote").

Only at the seams (`marks.JOIN`) is anything changed: doubled punctuation becomes one, weaker
gives way to stronger, doubled spaces become one, and commas and full stops go inside quotation
marks or come out of them.

>>> from precarious_truce.citations.marks import SEAM, QUOTE, QUOTE_END
>>> settle("Who?" + SEAM + ". Then." + SEAM + ". " + SEAM + " x", False)
'Who? Then. x'
>>> from precarious_truce.citations.marks import visible
>>> settled = settle(QUOTE + "Title" + QUOTE_END + SEAM + ", 2", True)
>>> settled.index(",") < settled.index(QUOTE_END)
True
"""

from __future__ import annotations

from precarious_truce.citations.marks import (
    CLOSE,
    DELIMITER,
    DISPLAY,
    FORMATS,
    FORMATTED,
    GROUP_PREFIX,
    GROUP_SUFFIX,
    HARD,
    INNER_NUMBER_SUFFIX,
    INNER_TEXT_SUFFIX,
    MARKS,
    NUMBER_SUFFIX,
    QUOTE,
    QUOTE_END,
    SEAM,
    SIBLING,
    TEXT_END,
    TEXT_SUFFIX,
    UNQUOTED,
    unseamed,
)
from precarious_truce.patterns import pattern

__all__ = ["settle"]

_STRONGER = {
    "!.": "!", "!:": "!", "?.": "?", "?:": "?", ":!": "!", ":?": "?", ":.": ":",
    ";!": "!", ";?": "?", ";:": ";", ";.": ";",
}  # fmt: skip
_SOFT = MARKS.replace("\x01-\x08", "\x01-\x06\x08")
_SEAM = pattern(f"([.,;:!? ])([{_SOFT}]*{SEAM}[{_SOFT}]*)([.,;:!? ])")
_INTO = pattern(f"({QUOTE_END}[{_SOFT}]*{SEAM}[{_SOFT}]*)([.,!?])")
_OUT_OF = pattern(f"([,;:])([{MARKS}]*{QUOTE_END})")
_LAST = pattern(f"([.,;:!?])([{MARKS}]*)$")
_END = pattern(f"[{MARKS}]*$")
_STOP = pattern(f"[{_SOFT}]*[.]")
_FOLLOWS = pattern(f"([{_SOFT}]*{SEAM}[{_SOFT}]*)([.,;:!?])")
_OWNS = frozenset([TEXT_SUFFIX, NUMBER_SUFFIX, GROUP_SUFFIX])
_INWARD = pattern(f"([{TEXT_SUFFIX}{INNER_TEXT_SUFFIX}])([{_SOFT}]*{SEAM}[{_SOFT}]*)([.,;:!?])")
_STYLES = frozenset(FORMATS.values())
_BLOCKS = frozenset(DISPLAY.values())
_FORMATTING = frozenset([*FORMATS.values(), CLOSE, QUOTE, QUOTE_END, UNQUOTED])


def settle(text: str, in_quote: bool) -> str:
    """`text` with its seams resolved and removed; `in_quote`: the locale's punctuation-in-quote."""
    if SEAM not in text:
        return text
    if INNER_TEXT_SUFFIX in text or TEXT_SUFFIX in text:
        text = _inward(text, in_quote)
    if QUOTE_END in text:
        text = _into_quotes(text) if in_quote else _OUT_OF.sub(f"\\2{SEAM}\\1", text)
    match = _SEAM.search(text)
    while match:
        left, between, right = match.groups()
        merged = _meeting(left, between, right)
        if merged is None:
            match = _SEAM.search(text, match.end() - 1)
        else:
            rest = text[match.end() :]
            if rest[:1] in _OWNS and DELIMITER not in between:
                rest = _repeated(rest[1:], right)
            text = text[: match.start()] + merged + between + rest
            match = _SEAM.search(text, match.start())
    return unseamed(text)


def _meeting(left: str, between: str, right: str) -> str | None:
    """The one character that two become where they meet; None where both stay."""
    if SIBLING in between and _apart(left, between):
        return None
    if left == " ":
        return _one_space(between) if right == " " else None
    if GROUP_PREFIX in between:
        return None
    if left == right:
        return left
    merged = _STRONGER.get(left + right)
    if merged is None or TEXT_END in between or INNER_NUMBER_SUFFIX in between:
        return None
    if SIBLING in between:
        return None if FORMATTED in between.partition(SIBLING)[2] else merged
    delimited = DELIMITER in between and not _OWNS.isdisjoint(between)
    return None if delimited else merged


def _one_space(between: str) -> str | None:
    """Two spaces are one, but those inside formatting are not the same as those outside."""
    if _FORMATTING.isdisjoint(between) or not _BLOCKS.isdisjoint(between):
        return " "
    return None


def _apart(left: str, between: str) -> bool:
    """Whether neighbours keep their punctuation, since one has formatting."""
    before, _, after = between.partition(SIBLING)
    if FORMATTED in before and (left != " " or TEXT_END not in before):
        return True
    return left != " " and not _STYLES.isdisjoint(after)


def _repeated(rest: str, sign: str) -> str:
    """What follows a suffix that came to nothing: a delimiter that repeats it does so, too."""
    follows = _FOLLOWS.match(rest)
    if follows is None or follows[2] != sign:
        return rest
    return follows[1] + rest[follows.end() :]


def _inward(text: str, in_quote: bool) -> str:
    """Punctuation that follows a group goes before the own suffix of the text that ends it.

    So it is with what would merge with that suffix, and with anything next to a quotation, as in
    citeproc-js: `Press` with the suffix `;` in a group with the suffix `.` is `Press.;`.  The
    suffix of a text merges with the prefix of its neighbour before either meets a quotation.
    """
    match = _INWARD.search(text)
    while match:
        mark, between, right = match.groups()
        at = match.start()
        left = text[at - 1]
        before, sibling, after = between.partition(SIBLING)
        apart = bool(sibling) and (FORMATTED in before or FORMATTED in after)
        merged = _STRONGER.get(left + right)
        start = text.rfind(SEAM, 0, at)
        moves = merged is not None or (in_quote and _quoted(text[:start]))
        rest = text[at : match.end() - 1] + text[match.end() :]
        if apart or left == right or start < 0 or (mark == TEXT_SUFFIX and DELIMITER in between):
            match = _INWARD.search(text, match.end() - 1)
        elif mark == TEXT_SUFFIX and sibling:
            text = text if merged is None else text[: at - 1] + merged + rest
            match = _INWARD.search(text, match.end() - 1)
        elif not moves:
            match = _INWARD.search(text, match.end() - 1)
        else:
            text = _added(text[:start], right) + text[start:at] + rest
            match = _INWARD.search(text, at)
    return text


def _added(content: str, sign: str) -> str:
    """`content` with one more `sign` at its end, inside of what formatting it has there."""
    end = _END.search(content)
    assert end is not None
    last = content[: end.start()]
    stronger = _STRONGER.get(last[-1:] + sign)
    if stronger is not None:
        last = last[:-1] + stronger
    elif last[-1:] != sign:
        last += sign
    return last + end[0]


def _quoted(content: str) -> bool:
    end = _END.search(content)
    return end is not None and QUOTE_END in end[0]


def _into_quotes(text: str) -> str:
    match = _INTO.search(text)
    while match:
        before, after = text[: match.start()], text[match.end() :]
        quote, sign = match.groups()
        if SIBLING in quote and FORMATTED in quote:
            match = _INTO.search(text, match.end())
            continue
        if after[:1] == GROUP_SUFFIX and _STOP.match(after) is None:
            after = HARD + after
        last = _LAST.search(before)
        if last and last[1] == sign:
            sign = ""
        elif last and last[1] + sign in _STRONGER:
            before = before[: last.start()] + _STRONGER[last[1] + sign] + last[2]
            sign = ""
        text = before + sign + quote + after
        match = _INTO.search(text, match.start())
    return text
