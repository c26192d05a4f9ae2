"""Page ranges (CSL 1.0.2, "Page ranges").

>>> [page_range("321", "328", f) for f in ("minimal", "minimal-two", "chicago", "expanded")]
['321-8', '321-28', '321-28', '321-328']
>>> page_range("1496", "504", "expanded"), page_range("N110", "N5", "expanded")
('1496-1504', 'N110-N115')
"""

from __future__ import annotations

import re

__all__ = ["page_range"]

_PAGE = re.compile(r"([0-9]*[a-zA-Z]+0*)?([0-9]+[a-z]*)")


def page_range(first: str, last: str, form: str | None, delimiter: str = "-") -> str:
    """`first` and `last` page in the page-range-format `form`."""
    a, b = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not a or not b or (b[1] and a[1] != b[1]):
        return f"{first}{delimiter}{last}"
    prefix, start, end = a[1] or "", a[2], b[2]
    if len(end) < len(start):
        end = start[: len(start) - len(end)] + end
    if not form and _number(a[2]) > _number(b[2]):
        return f"{first}{delimiter}{last}"
    if _number(start) >= _number(end):
        return f"{first}{delimiter}{last}"
    shorten = _FORMS.get(form or "", _expanded)
    keep = prefix if shorten is _expanded else ""
    shortened = shorten(start, end)
    return f"{prefix}{start}{delimiter}{keep}{shortened}"


def _number(text: str) -> int:
    digits = re.match(r"[0-9]{1,18}", text)
    return int(digits[0]) if digits else 0


def _expanded(start: str, end: str) -> str:
    return end


def _minimal(start: str, end: str, least: int = 1) -> str:
    if len(start) != len(end):
        return end
    same = 0
    while same < len(end) - least and start[same] == end[same]:
        same += 1
    return end[same:]


def _minimal_two(start: str, end: str) -> str:
    return _minimal(start, end, 2)


def _chicago_15(start: str, end: str) -> str:
    begin, stop = _number(start), _number(end)
    if begin > 100 and begin % 100 and begin // 100 == stop // 100:
        return str(stop % 100)
    if begin >= 10000:
        return str(stop % 1000)
    return end


def _chicago_16(start: str, end: str) -> str:
    begin, stop = _number(start), _number(end)
    if begin > 100 and begin % 100:
        for power in range(2, len(end)):
            if begin // 10**power == stop // 10**power:
                return str(stop % 10**power)
    return end


_FORMS = {
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
