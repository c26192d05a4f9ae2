"""The locator that the suffix of a citation begins with, as pandoc finds it.

`[@a, p. 60]`, `[@a, 33, 35–37, and nowhere else]`, `[@a{ii, A}, a suffix]`: a word for the kind of
place and what looks like numbers; a bare number is a page; braces say where it ends
(pandoc.org/MANUAL.html, "Citation syntax").

>>> from precarious_truce.pandoc.ast import SPACE, text
>>> suffix = [text(","), SPACE, text("pp.\\u00a033-5,"), SPACE, text("and")]
>>> locator_in(suffix, "en-US")
(Locator(label='page', text='33-5'), [{'t': 'Str', 'c': ','}, {'t': 'Space'},
{'t': 'Str', 'c': 'and'}])
"""

from __future__ import annotations

import functools
import re
import unicodedata

from precarious_truce.citations.locale import locale_for
from precarious_truce.citations.locators import AS_PRINTED, LABELS, Locator
from precarious_truce.model.roman import from_roman
from precarious_truce.pandoc.ast import SPACE, Inlines, plain, text

__all__ = ["locator_in"]

_MOST_WORDS = 8
"""Tokens that the name of a kind of place may have."""
_BRACES = {"(": ")", "[": "]", "{": "}"}
_DEEPEST = 20


def locator_in(suffix: Inlines, language: str) -> tuple[Locator | None, Inlines]:
    """The locator, if there is one, and the suffix that is left; `language` is the document's."""
    tokens = _tokens(suffix)
    start = 0
    if tokens[:1] and _char(tokens[0]) == ",":
        start = 1
    while start < len(tokens) and _is_space(tokens[start]):
        start += 1
    scan = _Scan(tokens, language)
    found = scan.delimited(start) or scan.integrated(start)
    if found is None:
        return None, _with_comma(tokens[start:])
    label, string, end = found
    rest = tokens[end:]
    if not label and not string:
        return None, _with_comma(rest)
    return Locator(label or AS_PRINTED, string.strip()), rest


def _with_comma(rest: Inlines) -> Inlines:
    """A suffix that is none of a locator, apart from the cite."""
    if not rest or _is_space(rest[0]) or _is_punctuation(plain(rest[:1])[:1]):
        return rest
    return [text(","), SPACE, *rest]


def _tokens(inlines: Inlines) -> Inlines:
    """The inlines, of which words are split at spaces and at signs."""
    found: Inlines = []
    for inline in inlines:
        if inline["t"] == "Str":
            found += map(text, _split(inline["c"]))
        else:
            found.append(inline)
    return found


def _split(word: str) -> list[str]:
    pieces: list[str] = []
    apart = True
    for char in word:
        is_sign = char.isspace() or (_is_punctuation(char) and char != ":")
        if is_sign or apart:
            pieces.append(char)
        else:
            pieces[-1] += char
        apart = is_sign
    return pieces


def _is_punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char).startswith("P")


def _char(token: dict[str, object]) -> str:
    """The one character of a token; "" for what is longer, or no text."""
    string = token.get("c") if token["t"] == "Str" else ""
    return string if isinstance(string, str) and len(string) == 1 else ""


def _is_space(token: dict[str, object]) -> bool:
    return token["t"] in ("Space", "SoftBreak") or _char(token) == "\u00a0"


class _Scan:
    """Tokens, and the places in them where something ends; None where it is not there."""

    def __init__(self, tokens: Inlines, language: str) -> None:
        self.tokens = tokens
        self.labels = _labels(language)

    def _text(self, start: int, end: int) -> str:
        return plain(self.tokens[start:end])

    # in braces

    def delimited(self, at: int) -> tuple[str, str, int] | None:
        """Label, locator and end of what stands in braces."""
        if at >= len(self.tokens) or _char(self.tokens[at]) != "{":
            return None
        end = self._closing(at)
        if end is None:
            return None
        start = at + 1
        while start < end and _is_space(self.tokens[start]):
            start += 1
        for after in range(min(end, start + _MOST_WORDS), start, -1):
            label = self.labels.get(_folded(self._text(start, after)))
            if label and after < end:
                return label, self._text(after, end), end + 1
        label = "page" if self._text(start, end)[:1].isdigit() else ""
        return label, self._text(start, end), end + 1

    def _closing(self, at: int) -> int | None:
        """Where the brace that opens at a place is closed."""
        open_: list[str] = []
        for place in range(at, len(self.tokens)):
            char = _char(self.tokens[place])
            if char in ("{", "["):
                open_.append(_BRACES[char])
            elif char in ("}", "]"):
                if not open_ or open_.pop() != char:
                    return None
                if not open_:
                    return place
        return None

    # among other words

    def integrated(self, at: int) -> tuple[str, str, int] | None:
        """Label, locator and end of what looks like one."""
        label, start = self._label(at)
        end, has_number = self._word(start)
        if end is None or not has_number:
            return None
        if not label and not any(char.isdigit() for char in self._text(start, end)):
            return None
        while (more := self._further(end, bool(label))) is not None:
            end = more
        return label or "page", self._text(start, end), end

    def _label(self, at: int) -> tuple[str, int]:
        """The longest name of a kind of place before a number, and where the number begins."""
        found = "", at
        for after in range(at + 1, min(len(self.tokens), at + _MOST_WORDS)):
            if self._word(after)[1]:
                label = self.labels.get(_folded(self._text(at, after)))
                found = (label, after) if label else found
        return found

    def _further(self, at: int, named: bool) -> int | None:
        """Where one more word of the locator ends, behind a comma or a semicolon."""
        start = at
        if start < len(self.tokens) and _char(self.tokens[start]) in (",", ";"):
            start += 1
        end, has_number = self._word(start)
        if end is None or not has_number:
            return None
        return end if named or any(c.isdigit() for c in self._text(start, end)) else None

    def _word(self, at: int) -> tuple[int | None, bool]:
        """Where a word that may be a number ends, and whether it is one."""
        if at < len(self.tokens) and _is_space(self.tokens[at]):
            at += 1
        end: int | None = None
        is_number = False
        while (piece := self._surrounded(at, 0) or self._sequence(at)) is not None:
            end, numeric = piece
            is_number = is_number or numeric
            at = end
        return end, is_number

    def _surrounded(self, at: int, depth: int) -> tuple[int, bool] | None:
        """Where braces of any kind end, and whether a number is in them."""
        if at >= len(self.tokens) or depth > _DEEPEST:
            return None
        closing = _BRACES.get(_char(self.tokens[at]))
        if closing is None:
            return None
        inner = self._surrounded(at + 1, depth + 1) or self._sequence(at + 1) or (at + 1, False)
        end, is_number = inner
        if end < len(self.tokens) and _char(self.tokens[end]) == closing:
            return end + 1, is_number
        return None

    def _sequence(self, at: int) -> tuple[int, bool] | None:
        """Where numbers with full stops between them end: `1`, `1.2`, `.2`; not the stop in `1.`"""
        unit = self._unit(at)
        if unit is None and (at >= len(self.tokens) or _char(self.tokens[at]) != "."):
            return None
        end, is_number = unit or (at, False)
        while end < len(self.tokens) and _char(self.tokens[end]) == ".":
            more = self._unit(end + 1)
            if more is None:
                break
            end, is_number = more[0], is_number or more[1]
        return (end, is_number) if end > at else None

    def _unit(self, at: int) -> tuple[int, bool] | None:
        """Where what has no space and no sign but dashes ends, and whether it is a number."""
        end = at
        while end < len(self.tokens) and self._is_part_of_unit(end):
            end += 1
        if end == at:
            return None
        string = self._text(at, end)
        return end, any(c.isdigit() for c in string) or _is_roman(string)

    def _is_part_of_unit(self, at: int) -> bool:
        token = self.tokens[at]
        if token["t"] in ("Math", "Note") or _is_space(token):
            return False
        char = _char(token)
        return char in ("-", "–", ":") or not (_is_punctuation(char) or char.isspace())


_ROMANS = re.compile(r"[-–]")


def _is_roman(string: str) -> bool:
    """Whether all parts of a range are roman numbers."""
    parts = _ROMANS.split(string)
    return all(from_roman(part.lower()) is not None for part in parts)


def _folded(string: str) -> str:
    return string.replace("\u00a0", " ").strip().removesuffix(".").casefold()


@functools.lru_cache(maxsize=32)
def _labels(language: str) -> dict[str, str]:
    """Name of a kind of place → its label: in the document's language, and in English."""
    found: dict[str, str] = {}
    for one in dict.fromkeys((language, "en-US")):
        locale = locale_for(one)
        for label in LABELS:
            for form in ("long", "short", "symbol"):
                for plural in (False, True):
                    name = _folded(locale.text(label, form, plural=plural))
                    if name:
                        found.setdefault(name, label)
    return found
