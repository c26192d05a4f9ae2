"""Years as people write them: about when, perhaps, before Christ, or of the copyright.

>>> read_year("c. 1988"), read_year("1990, c1988"), read_year("350 BC").date
(Year(date='1988~', copyright=''), Year(date='1990', copyright='1988'), '-0349')
>>> read_year("1930s").date, read_year("[193-?]").date, read_year("19th century").date
('193X', '193X?', '18XX')
>>> print(read_year("forthcoming"))
None
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.patterns import pattern

__all__ = ["Year", "is_lettered", "read_year", "spoken"]

_YEAR = pattern(
    r"\[?(?:(?P<circa>(?:c\.|ca\.?|circa|about|around|um|vers|approx\.)\s*)|"
    r"(?:(?P<date>\d{4})\s*[,;]?\s*\[?)?(?P<copyright>(?:c|cop\.?|copyright|©|\(c\)|℗|p)\s*))?"
    r"(?P<year>\d{1,4})(?P<before>\s*b\.?\s*c\.?(?:\s*e\.?)?)?(?P<question>\?)?\]?",
    re.IGNORECASE,
)


_ENDED = pattern(r"(\d{4})\.|\((\d{4})\)\.?")
"""A year with the marks of a citation."""


_DECADE = pattern(
    r"\[?(?:(?P<s>\d{3}0)['’]?s|(?P<decade>\d{3})(?:-|–|_|x|u)|(?P<century>\d\d)(?:--|–|—|__|xx|uu))"
    r"(?P<question>\?)?\]?",
    re.IGNORECASE,
)
"""Years of which the last digits are not known, as people and libraries write them."""
_CENTURY = pattern(r"(\d{1,2})(?:st|nd|rd|th)[ -](?:century|cent\.?|c\.)(\?)?", re.IGNORECASE)
_LETTERED = pattern(r"\d{4}(?:(?<!0)[a-z]|[a-rt-z])")
"""A year with the letter that tells works of one year apart, which styles make themselves."""


class Year(NamedTuple):
    """The EDTF of a year, and the year of the copyright where that is said."""

    date: str
    copyright: str = ""


@lru_cache(maxsize=4096)
def read_year(text: str) -> Year | None:
    """What a text says of a year; None where it is anything else, or a year alone.

    >>> read_year("(1988)").date, read_year("about 1988").date, read_year("1988")
    ('1988', '1988~', None)
    """
    if ended := _ENDED.fullmatch(text):
        return Year(ended[1] or ended[2])
    if unspecified := _unspecified(text):
        return Year(unspecified)
    if is_lettered(text):
        return Year(text[:4])
    found = _YEAR.fullmatch(text)
    if found is None or not (
        found["circa"] or found["copyright"] or found["question"] or found["before"]
    ):
        return None
    number = 1 - int(found["year"]) if found["before"] else int(found["year"])
    plain = f"{number:05d}" if number < 0 else f"{number:04d}"
    if found["copyright"]:
        return Year(found["date"] or plain, plain)
    mark = "?" if found["question"] else ""
    return Year(plain + (("%" if mark else "~") if found["circa"] else mark))


def is_lettered(text: str) -> bool:
    """Whether a text is a year with the letter of a bibliography: `1931a`."""
    return _LETTERED.fullmatch(text) is not None


def _unspecified(text: str) -> str:
    """The EDTF of a decade or a century; "" of anything else."""
    if found := _DECADE.fullmatch(text):
        known = (found["s"] or found["decade"] or found["century"])[:3]
        return f"{known:X<4}{found['question'] or ''}"
    found = _CENTURY.fullmatch(text)
    return f"{int(found[1]) - 1:02d}XX{found[2] or ''}" if found and int(found[1]) > 1 else ""


_EDTF_UNSPECIFIED = pattern(r"(\d{2,3})(X{1,2})(\??)")


def spoken(edtf: str) -> str:
    """A decade or century as people write it, and as it is read; "" of any other date.

    >>> [spoken(date) for date in ("193X", "18XX?", "20XX", "1931")]
    ['1930s', '19th century?', '21st century', '']
    """
    found = _EDTF_UNSPECIFIED.fullmatch(edtf)
    if not found or len(edtf.rstrip("?")) != len("193X"):
        return ""
    known, _, question = found.groups()
    if len(known) == len("193"):
        return f"{known}0s{question}"
    number = int(known) + 1
    ending = "th" if number in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending} century{question}" if number > 1 else ""


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
