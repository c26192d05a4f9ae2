"""From where parts begin to their pages: each runs to the label before the next that is not in it.

>>> section = Item("A section", 1, start=1, mid=True)
>>> items = [Item("One", 0, start=0), section, Item("Two", 0, start=3)]
>>> spans(items, ["1", "2", "3", "4", "5"])
['1–3', '2–3', '4–5']
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from precarious_truce.sources.folios import first_label
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line, clean
from precarious_truce.sources.numerals import style_of
from precarious_truce.sources.words import matter

__all__ = ["Item", "closed", "lines_of_items", "spans"]


@dataclass(slots=True)
class Item:
    """A line of a table of contents with a target.

    `start`: the place in the list of page labels where it begins, or None where that is not known;
    `mid`: whether other text stands above it on that page.
    """

    title: str
    depth: int
    start: int | None = None
    mid: bool = False
    href: str = ""
    number: str = ""


def spans(items: list[Item], labels: list[str]) -> list[str]:
    """The pages of each item, as printed; "" where they are not known."""
    found = []
    for n, item in enumerate(items):
        if item.start is None or not labels[item.start].strip():
            found.append("")
            continue
        end = _end(items[n + 1 :], item, len(labels) - 1)
        first = labels[item.start]
        last = _last(labels, item.start, end) if end is not None else ""
        found.append(f"{first}–{last}" if last else first)
    return found


def _end(later: list[Item], item: Item, last: int) -> int | None:
    """The place where an item ends; None where it is not known."""
    behind = next((n for n, other in enumerate(later) if other.depth <= item.depth), None)
    if behind is None:
        return last
    following = next((other for other in later[behind:] if other.start is not None), None)
    if following is None or following.start is None:
        return None
    return following.start - (not following.mid)


def _last(labels: list[str], start: int, end: int) -> str:
    """The label at the end, or the last one of the same sequence: a preface ends before page 1."""
    first = first_label(labels[start])
    for place in range(max(end, start), start, -1):
        label = first_label(labels[place])
        if first is None or label is None or label.sequence == first.sequence:
            return labels[place]
    return labels[start]


def lines_of_items(items: list[Item], pages: list[str]) -> list[Line]:
    """The items as lines, each one whole entry."""
    return [
        Line(
            clean(" ".join(item.title.split()))[0].strip() or "[?]",
            n,
            depth=item.depth,
            given={"page": page} | ({"number": item.number} if item.number else {}),
        )
        for n, (item, page) in enumerate(zip(items, pages, strict=True), 1)
    ]


def closed(items: list[Item]) -> list[Item]:
    """The items, what closes the book taken out of its last part, where LaTeX puts it.

    >>> items = [Item("Part I: Water", 0), Item("1 Weirs", 1), Item("Bibliography", 1)]
    >>> [item.depth for item in closed(items)]
    [0, 1, 0]
    """
    parts = [n for n, item in enumerate(items) if _division(item) in ("part", "volume")]
    if not parts:
        return items
    level = items[parts[-1]].depth
    start = len(items)
    inside = [n for n in range(parts[-1] + 1, start) if items[n].depth == level + 1]
    for n in reversed(inside):
        if not _closes(items[n]):
            break
        start = n
    if start == min(inside, default=start):
        return items
    return [
        item if n < start else replace(item, depth=max(item.depth - 1, level))
        for n, item in enumerate(items)
    ]


def _division(item: Item) -> str | None:
    known = label(item.title)
    return known.division if known else None


def _closes(item: Item) -> bool:
    """Whether it is back matter, or an appendix by its word or its letter."""
    known = label(item.title)
    number = item.number or (known.number if known else None)
    lettered = style_of(number or "?") == "A"
    return lettered or _division(item) == "appendix" or matter(item.title) == "back"
