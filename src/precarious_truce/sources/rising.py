"""Pages only rise: which of the numbers that may be pages fit such a sequence best.

>>> pages = [Folio("Preface", "ix", 4), Folio("In", "1914", 1), Folio("Salt", "3", 4), None]
>>> [f and f.page for f in rising(pages)]
['ix', None, '3', None]
"""

from __future__ import annotations

from bisect import bisect_left

from precarious_truce.model.page_labels import LabelStyle
from precarious_truce.sources.folios import Folio, first_label

__all__ = ["order", "rising"]

_LEAP = 400
"""No part is longer; a number that leaps so far behind one space is a year."""


def rising(found: list[Folio | None]) -> list[Folio | None]:
    """The folios without the weak ones that do not fit a sequence that only rises."""
    places = [(n, f, key) for n, f in enumerate(found) if f and (key := order(f.page)) is not None]
    chain = {places[at][0] for at in _heaviest([(f.weight, key) for _, f, key in places])}
    return [
        f
        if f
        and (
            (n in chain and f.weight > 0)
            or f.weight >= 3
            or (order(f.page) is None and f.weight > 0)
        )
        else None
        for n, f in enumerate(found)
    ]


def order(page: str) -> tuple[int, int] | None:
    """Where a page stands among the others: small Roman first, then Arabic; None for the rest."""
    first = first_label(page)
    if first is None or first.prefix or first.bracketed:
        return None
    if first.style is LabelStyle.ARABIC:
        return 1, first.number
    return 0, first.number


def _heaviest(weighed: list[tuple[int, tuple[int, int]]]) -> list[int]:
    """The places of the heaviest sequence that does not fall; in n log n steps."""
    keys = sorted({key for _, key in weighed})
    tops = _Tops(len(keys))
    before: list[int] = []
    worth, last = _NONE
    for at, (weight, key) in enumerate(weighed):
        own, style = bisect_left(keys, key), bisect_left(keys, (key[0], -1))
        near = bisect_left(keys, (key[0], key[1] - _LEAP)) if weight < 2 else style
        top, came = max(tops.best(0, style), tops.best(near, own + 1))
        before.append(came)
        tops.put(own, (top + weight + 0.01, at))
        if top + weight + 0.01 > worth:
            worth, last = top + weight + 0.01, at
    chain: list[int] = []
    at = last
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain


_Top = tuple[float, int]
_NONE: _Top = (0.0, -1)


class _Tops:
    """The best value in any range of places, as a tree: each node the better of two below it."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.nodes = [_NONE] * (2 * count)

    def put(self, place: int, top: _Top) -> None:
        """Put a value to a place, where it is better than what is there."""
        place += self.count
        while place and self.nodes[place] < top:
            self.nodes[place] = top
            place //= 2

    def best(self, start: int, end: int) -> _Top:
        """The best value from `start` to before `end`."""
        start, end, found = start + self.count, end + self.count, _NONE
        while start < end:
            if start % 2:
                found = max(found, self.nodes[start])
                start += 1
            if end % 2:
                end -= 1
                found = max(found, self.nodes[end])
            start, end = start // 2, end // 2
        return found
