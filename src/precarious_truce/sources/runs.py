"""From where parts begin to their pages: each runs to the label before the next that is not in it.

>>> section = Item("A section", 1, start=1, mid=True)
>>> items = [Item("One", 0, start=0), section, Item("Two", 0, start=3)]
>>> spans(items, ["1", "2", "3", "4", "5"])
['1–3', '2–3', '4–5']
"""

from __future__ import annotations

from dataclasses import dataclass

from precarious_truce.sources.folios import first_label
from precarious_truce.sources.lines import Line, clean

__all__ = ["Item", "lines_of_items", "spans"]


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
        found.append(first if last == first else f"{first}–{last}")
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
            given={"page": page},
        )
        for n, (item, page) in enumerate(zip(items, pages, strict=True), 1)
    ]
