"""One output in several files, each a document of its own, in order.

>>> from precarious_truce.formats import by_name
>>> [str(path) for path in names(Path("out/a.csl.json.gz"), 2, by_name("csl-json"))]
['out/a-1-of-2.csl.json.gz', 'out/a-2-of-2.csl.json.gz']
>>> shares([5, 1, 1, 1], 2)
[[0], [1, 2, 3]]
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from precarious_truce.formats import Format
from precarious_truce.packing import without_ending

__all__ = ["names", "shares"]


def names(path: Path, count: int, format: Format) -> list[Path]:
    """The names of the files, with their number before the ending."""
    if count == 1:
        return [path]
    bare = without_ending(path.name)
    endings = [suffix for suffix in format.suffixes if bare.lower().endswith(suffix)]
    stem = bare[: -len(max(endings, key=len))] if endings else Path(bare).stem
    rest, digits = path.name[len(stem) :], len(str(count))
    return [path.with_name(f"{stem}-{n:0{digits}}-of-{count}{rest}") for n in range(1, count + 1)]


def shares(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Which of the parts, by their sizes, each file holds: about as much as the others."""
    found: list[list[int]] = [[] for _ in range(count)]
    total, before = sum(sizes) or 1, 0
    for number, size in enumerate(sizes):
        found[min((before + size // 2) * count // total, count - 1)].append(number)
        before += size
    return found
