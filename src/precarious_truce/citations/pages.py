"""Ranges of pages and years, shortened or filled up (CSL 1.0.2, "Page Ranges").

>>> shortened("321", "328", "chicago"), shortened("1496", "1504", "minimal-two")
('28', '504')
>>> expanded("42", "5"), expanded("321", "28")
('45', '328')
"""

from __future__ import annotations

__all__ = ["expanded", "shortened"]


def expanded(first: str, last: str) -> str:
    """The last page in full: a shorter number takes its head from the first page."""
    if len(last) < len(first):
        full = first[: len(first) - len(last)] + last
        if _int(first) < _int(full):
            return full
    return last


def _int(text: str) -> int:
    digits = ""
    for char in text:
        if not char.isdecimal():
            break
        digits += char
    return int(digits or "0")


def shortened(first: str, last: str, form: str, year: bool = False) -> str:
    """The last page as `page-range-format` wants it; both pages are in full."""
    if form == "minimal":
        return _minimal(first, last, 1, year)
    if form == "minimal-two":
        return _minimal(first, last, 2, year)
    if not (first.isdecimal() and last.isdecimal()):
        return last
    begin, end = int(first), int(last)
    if form in ("chicago", "chicago-15"):
        if begin > 100 and begin % 100 and begin // 100 == end // 100:
            return str(end % 100)
        if begin >= 10000:
            return str(end % 1000)
    elif form == "chicago-16" and begin > 100 and begin % 100:
        for digits in range(2, len(last)):
            if begin // 10**digits == end // 10**digits:
                return str(end % 10**digits)
    return last


def _minimal(first: str, last: str, least: int, year: bool) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    if least == 2 and year and len(last) - same == 3:
        same = 0
    return last[same:]
