"""Volumes of a contents page that lists several, each with pages of its own.

>>> one, two = (Entry(t, n, division="volume") for t, n in (("Peace", "I"), ("War", "II")))
>>> one.contents, two.contents = [Entry("Oats", "1", page="90")], [Entry("Snow", "1", page="1")]
>>> tree = with_volumes([one, two, Entry("Index", page="140")])
>>> [(e.kind, e.title, [c.title for c in e.contents]) for e in tree]
[('volume', 'Peace', ['Oats']), ('volume', 'War', ['Snow', 'Index'])]
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, takewhile

from precarious_truce.model.page_labels import LabelStyle
from precarious_truce.sources.entry import Entry, every
from precarious_truce.sources.folios import first_label
from precarious_truce.sources.words import matter

__all__ = ["are_volumes", "with_volumes"]


def with_volumes(tree: list[Entry]) -> list[Entry]:
    """The tree, its volumes named so; what ends the last of them on later pages lies in it.

    Volumes whose pages go on from one to the next are parts of one book and stay so; likewise where
    something stands beside the volumes that plainly belongs to none of them.
    """
    volumes = list(takewhile(lambda entry: entry.division == "volume", tree))
    after = tree[len(volumes) :]
    if len(volumes) < 2 or any(e.page or not e.contents for e in volumes):
        return tree
    spans = [_pages(every(volume.contents)) for volume in volumes]
    begin_anew = all(one and two and two[0] <= max(one) for one, two in pairwise(spans))
    behind = [max(spans[-1], default=0), *_pages(after)]
    ends = all(e.number is None and matter(e.title) in ("back", "close") for e in after)
    if not begin_anew or not ends or behind != sorted(behind):
        return tree
    for volume in volumes:
        volume.kind = "volume"
    volumes[-1].contents += after
    return volumes


def are_volumes(tree: list[Entry]) -> bool:
    """Whether a tree is one of volumes, as `with_volumes` names them."""
    return bool(tree) and all(entry.kind == "volume" for entry in tree)


def _pages(entries: Iterable[Entry]) -> list[int]:
    """The pages in Arabic numbers on which entries begin, in printed order."""
    labels = [first_label(entry.page) for entry in entries]
    return [found.number for found in labels if found and found.style is LabelStyle.ARABIC]
