"""The label of a page as it is printed: `ix`, `A12`, `12a`, `[iii]`, `4:1`, `pl. IV`.

Labels of one sequence (same prefix, style and brackets) are ordered; labels of different sequences
never are.

>>> PageLabel.parse("ix") < PageLabel.parse("xiv"), successor(PageLabel.parse("[iii]")).text
(True, '[iv]')
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.model.roman import LARGEST, from_roman, to_roman
from precarious_truce.patterns import pattern

__all__ = ["LabelStyle", "PageLabel", "Sequence", "beside", "label_of", "successor"]


class LabelStyle(StrEnum):
    """How the number of a label is printed."""

    ARABIC = "arabic"
    ROMAN = "roman"
    UPPER_ROMAN = "ROMAN"


class Sequence(NamedTuple):
    """What labels must share to be comparable."""

    prefix: str
    style: LabelStyle
    bracketed: bool


class PageLabel(NamedTuple):
    """One page, as (prefix, style, bracketed, number, suffix).

    >>> label = PageLabel.parse("A12a")
    >>> label.prefix, label.style, label.bracketed, label.number, label.suffix
    ('A', <LabelStyle.ARABIC: 'arabic'>, False, 12, 'a')
    >>> PageLabel.parse("vx") is None
    True
    """

    prefix: str
    style: LabelStyle
    bracketed: bool
    number: int
    suffix: str
    text: str

    @classmethod
    def parse(cls, text: str) -> PageLabel | None:
        """The label that `text` is; None where it is not one."""
        return label_of(text.strip())

    @property
    def sequence(self) -> Sequence:
        """What a label must share with this one to be comparable."""
        return Sequence(self.prefix, self.style, self.bracketed)

    def __lt__(self, other: PageLabel) -> bool:  # type: ignore[override]
        """Whether it comes before another page; TypeError where that is of another sequence."""
        return self.order < beside(self, other).order

    def __le__(self, other: PageLabel) -> bool:  # type: ignore[override]
        return self.order <= beside(self, other).order

    def __gt__(self, other: PageLabel) -> bool:  # type: ignore[override]
        return self.order > beside(self, other).order

    def __ge__(self, other: PageLabel) -> bool:  # type: ignore[override]
        return self.order >= beside(self, other).order

    @property
    def order(self) -> tuple[int, str]:
        """The place within the sequence: the suffix letter orders inside its number."""
        return self.number, self.suffix

    def __str__(self) -> str:
        return self.text

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def beside(label: PageLabel, other: PageLabel) -> PageLabel:
    """The other label, where both are of one sequence; else TypeError."""
    if not isinstance(other, PageLabel):
        raise TypeError(f"page {label} cannot be compared with {other!r}; use PageLabel.parse")
    if label[:3] != other[:3]:
        raise TypeError(
            f"pages {label} and {other} are of different sequences, so neither comes first; "
            "sort Pages, which puts one sequence after the other"
        )
    return other


_ARABIC_LABEL = pattern(
    r"(?P<prefix>(?:[^\W\d_]{1,4}\.?[ .\-]?|[^\W\d_]{2,12}\.? |\*)?(?:\d{1,7}[:./\-])?)"
    r"(?P<number>\d{1,6})"
    r"(?P<suffix>(?!ff?$)[a-z]{0,2}|[A-Z]|[*′'’]|(?: ?(?:bis|ter|[rv]))|[rv][ab]?)"
)
_ROMAN_LABEL = pattern(
    r"(?P<prefix>(?:[^\W\d_]{1,12}\.? |[^\W\d_]{1,4}[.\-]|\d{1,7}[:./\-]|\*)?)"
    r"(?P<number>[ivxlcdm]{1,15}|[IVXLCDM]{1,15})(?P<suffix>\*?)"
)
_ARTICLE_ID = pattern(r"e\d{4,}|\d+[A-Z]\d+", re.I)


@lru_cache(maxsize=16384)
def label_of(text: str) -> PageLabel | None:
    """`PageLabel.parse`, of a text without spaces around it."""
    if text.isdigit() and text.isascii() and len(text) < 7:
        return PageLabel("", LabelStyle.ARABIC, False, int(text), "", text)
    if len(text) > 40 or _ARTICLE_ID.fullmatch(text):
        return None
    bracketed = text[:1] == "[" and text[-1:] == "]"
    inner = text[1:-1].strip() if bracketed else text
    if found := _ROMAN_LABEL.fullmatch(inner):
        number = from_roman(found["number"].lower())
        style = LabelStyle.ROMAN if found["number"].islower() else LabelStyle.UPPER_ROMAN
        if number is not None:
            return _matched(found, style, bracketed, number, text)
    if found := _ARABIC_LABEL.fullmatch(inner):
        return _matched(found, LabelStyle.ARABIC, bracketed, int(found["number"]), text)
    return None


def _matched(
    found: re.Match[str], style: LabelStyle, bracketed: bool, number: int, text: str
) -> PageLabel:
    prefix, suffix = found["prefix"].strip(), found["suffix"].strip()
    return PageLabel(prefix, style, bracketed, number, suffix, text)


_LAST = {LabelStyle.ARABIC: 999_999, LabelStyle.ROMAN: LARGEST, LabelStyle.UPPER_ROMAN: LARGEST}
"""Style → the last number that a label has."""


def successor(label: PageLabel) -> PageLabel | None:
    """The page after one without suffix, or None."""
    if label.suffix or label.number >= _LAST[label.style]:
        return None
    number = label.number + 1
    digits = str(number) if label.style is LabelStyle.ARABIC else to_roman(number)
    if label.style is LabelStyle.UPPER_ROMAN:
        digits = digits.upper()
    old = re.search(r"[\divxlcdmIVXLCDM]+\]?$", label.text)
    text = label.text[: old.start()] + digits + "]" * label.bracketed if old else digits
    return label._replace(number=number, text=text)
