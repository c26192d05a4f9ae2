"""Headings that hold others without a number, and what stands beside the parts of a book.

>>> page = [Entry("ESSAYS", caps=True), Entry("Tolls", page="9"), Entry("Index", page="95")]
>>> groups_of(page, set())
{0}
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from precarious_truce.sources.entry import PICTURE, Entry
from precarious_truce.sources.numerals import style_of, value_of
from precarious_truce.sources.words import is_heading, matter

__all__ = ["APPENDIX", "blocks_under_capitals", "closing_of", "groups_of", "is_lettered"]


APPENDIX = re.compile(r"appendix|anhang|annexe|appendice|apéndice|apêndice", re.I)


def groups_of(entries: list[Entry], outer: set[str]) -> set[int]:
    """Headings without number and page, above entries that have a page: `APPENDICES`, `Essays`."""
    paged = sum(e.page is not None for e in entries)
    found: set[int] = set()
    if paged * 2 <= len(entries):
        return found
    for n, entry in enumerate(entries):
        after = entries[n + 1] if n + 1 < len(entries) else None
        if entry.number is not None or entry.page or entry.people or after is None or entry.doi:
            continue
        if is_heading(entry.title) or len(entry.title) > 90 or PICTURE in entry.doubts:
            continue
        if (after.page or after.number or n + 1 in found or _lists(entry.title)) and (
            entry.blank or entry.caps or after.indent >= entry.indent
        ):
            if matter(entry.title) in ("front", "intro", "close") and not _lists(entry.title):
                continue
            if (
                matter(entry.title) == "back"
                and after.number is None
                and not (APPENDIX.fullmatch(entry.title) and matter(after.title) is None)
                and not (_stands_apart(entry, after) and matter(after.title) is None)
            ):
                continue
            found.add(n)
    return found


def blocks_under_capitals(entries: list[Entry]) -> dict[int, int]:
    """Entries below a heading in capitals that has a page, each with the place of that heading.

    Empty lines part the blocks: `SOUPS  20`, `Leek broth  22`; one without such a heading stands by
    itself.  A single one counts where it alone is in capitals, and numbers what it holds.

    >>> rows = [("SOUPS", 1), ("Leek broth", 0), ("BREADS", 1), ("Rye loaf", 0), ("Index", 1)]
    >>> page = [Entry(t, page="9", blank=b, caps=t.isupper()) for t, b in rows]
    >>> blocks_under_capitals(page)
    {1: 0, 3: 2}
    """
    starts = [n for n, entry in enumerate(entries) if not n or entry.blank]
    blocks = [range(a, b) for a, b in pairwise([*starts, len(entries)])]
    held = [block for block in blocks if len(block) > 1 and _heads_a_block(entries[block[0]])]
    inside = {n: block[0] for block in held for n in _until_the_end(entries, block)}
    if len({e.indent for e in entries}) > 1 or any(entries[n].caps for n in inside):
        return {}
    heads = set(inside.values())
    members = [entries[n] for n in inside]
    if len(heads) > 1 and all(
        e.number is None and matter(entries[h].title) is None for e in members for h in heads
    ):
        return inside
    counts = [value_of(e.number or "") for e in members]
    is_counted = len(counts) > 1 and counts == list(range(1, len(counts) + 1))
    alone = len(heads) == 1 and sum(e.caps for e in entries) == 1
    return inside if alone and is_counted else {}


def _heads_a_block(entry: Entry) -> bool:
    """Whether an entry may hold the lines below it: in capitals, with a page, and by nobody."""
    is_bare = entry.number is None and not entry.people
    return (
        is_bare
        and entry.caps
        and entry.page is not None
        and matter(entry.title) not in ("front", "intro", "close")
    )


def _until_the_end(entries: list[Entry], block: range) -> list[int]:
    """The places of a block below its first, without what ends the book."""
    return list(takewhile(lambda n: matter(entries[n].title) not in ("back", "close"), block[1:]))


def _stands_apart(entry: Entry, after: Entry) -> bool:
    """Whether a title has empty lines above and below it, and a part with a page follows."""
    return bool(entry.blank and after.blank and after.page and after.people)


def _lists(title: str) -> bool:
    return (
        re.fullmatch(r"(?:maps|figures|tables|illustrations|plates|front ?matter)", title, re.I)
        is not None
    )


def closing_of(entries: list[Entry], outer: set[str], groups: set[int]) -> list[bool]:
    """Which entries stand beside the parts, not in the last of them: conclusions, back matter."""
    return [n not in groups and _closes(entries, n, outer, groups) for n in range(len(entries))]


def _closes(entries: list[Entry], n: int, outer: set[str], groups: set[int]) -> bool:
    entry, later = entries[n], entries[n + 1 :]
    kind = matter(entry.title) if entry.number is None else None
    if entry.division == "appendix":
        return not any(e.style in outer for e in later) and not _in_appendices(entries, n, groups)
    if is_lettered(entry) and entry.style not in outer and not _in_appendices(entries, n, groups):
        return any((e.number or "?")[0].isdigit() for e in entries[:n]) and all(
            is_lettered(e) or _LETTERED.match(e.number or "") or matter(e.title) == "back"
            for e in later
        )
    if kind not in ("back", "close", "front"):
        return False
    if not any(e.style in outer for e in entries[:n]) and not any(g < n for g in groups):
        return not (later and _is_indented(entries, n) and any(e.number for e in later))
    if any(e.style in outer for e in later):
        return False
    end = next((g for g in sorted(groups) if g > n), len(entries))
    until = entries[n + 1 : end]
    if kind in ("back", "close"):
        return not any(map(_goes_on, until))
    return all(matter(e.title) or e.division == "appendix" for e in until)


def _goes_on(entry: Entry) -> bool:
    """Whether an entry says that the body of the book goes on; an afterword has an author, too."""
    signed = entry.people and (entry.number or matter(entry.title) != "close")
    return bool((entry.number and entry.division != "appendix") or signed)


_LETTERED = re.compile(r"[A-Z]\.\d")
"""A section of what has a letter for its number: `A.1`."""


def is_lettered(entry: Entry) -> bool:
    """Whether it has a letter for its number, and no word: `B  Maps`."""
    return entry.division is None and style_of(entry.number or "?") == "A"


def _in_appendices(entries: list[Entry], n: int, groups: set[int]) -> bool:
    """Whether the group that is open is one of appendices."""
    above = [g for g in groups if g < n]
    return bool(above) and matter(entries[max(above)].title) == "back"


def _is_indented(entries: list[Entry], n: int) -> bool:
    """Whether it stands further right than the numbered entry above it."""
    above = next((e for e in reversed(entries[:n]) if e.number is not None), None)
    return above is not None and entries[n].indent > above.indent
