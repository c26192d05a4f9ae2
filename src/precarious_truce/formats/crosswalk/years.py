"""Years as people write them: about when, perhaps, before Christ, or of the copyright.

>>> read_year("c. 1988"), read_year("1990, c1988"), read_year("350 BC").date
(Year(date='1988~', copyright=''), Year(date='1990', copyright='1988'), '-0349')
>>> print(read_year("forthcoming"))
None
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.patterns import pattern

__all__ = ["Year", "read_year"]

_YEAR = pattern(
    r"\[?(?:(?P<circa>(?:c\.|ca\.?|circa|about|around|um|vers|approx\.)\s*)|"
    r"(?:(?P<date>\d{4})\s*[,;]?\s*\[?)?(?P<copyright>(?:c|cop\.?|copyright|©|\(c\)|℗|p)\s*))?"
    r"(?P<year>\d{1,4})(?P<before>\s*b\.?\s*c\.?(?:\s*e\.?)?)?(?P<question>\?)?\]?",
    re.IGNORECASE,
)


_ENDED = pattern(r"(\d{4})\.|\((\d{4})\)\.?")
"""A year with the marks of a citation."""


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
