"""The tree of a contents page: by markup, by numbers, by parts, by indentation, by headings.

>>> def entry(title, number=None, division=None, page="1", indent=0):
...     return Entry(title, number, division=division, page=page, indent=indent,
...                  style=f"{division or ''} {'I' if number.isalpha() else '1'}" if number else "")
>>> tree = nested([entry("Water", "I", "part", None), entry("Floods", "1"), entry("Conclusion")])
>>> [(e.title, [c.title for c in e.contents]) for e in tree]
[('Water', ['Floods']), ('Conclusion', [])]
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from precarious_truce.sources.entry import Entry
from precarious_truce.sources.folios import first_label
from precarious_truce.sources.groups import blocks_under_capitals, closing_of, groups_of
from precarious_truce.sources.numerals import value_of
from precarious_truce.sources.series import dots_of, numbered_level, outer_styles, outline_levels
from precarious_truce.sources.tree_kinds import name_kinds, name_lettered, only_appendix
from precarious_truce.sources.words import matter

__all__ = ["nested"]


def nested(entries: list[Entry]) -> list[Entry]:
    """The entries as a tree, each with its kind where it cannot be inferred."""
    levels = _levels(entries)
    top: list[Entry] = []
    stack: list[tuple[float, Entry]] = []
    for entry, level in zip(entries, levels, strict=True):
        while stack and stack[-1][0] >= level:
            stack.pop()
        (stack[-1][1].contents if stack else top).append(entry)
        stack.append((level, entry))
    top = [only_appendix(entry) for entry in top]
    name_kinds(top, None)
    name_lettered(top)
    return top


def _levels(entries: list[Entry]) -> list[float]:
    """How deep each entry lies; only the order of the numbers matters."""
    if any(e.depth for e in entries):
        return _marked_levels(entries)
    if not _hung(entries) and (outlined := outline_levels(entries)):
        return outlined
    outer = outer_styles(entries)
    groups = groups_of(entries, outer)
    closing = closing_of(entries, outer, groups)
    levels: list[float] = []
    chain: list[tuple[str, float]] = []  # the series of numbers that are open, and their levels
    under = 0.0  # the level of what lies in the part or group that is open
    hung = _hung(entries)
    margin = min(e.indent for e in entries) if entries else 0
    inside = _sections_of_chapters(entries, outer, hung)
    members = blocks_under_capitals(entries) or _members_of_titles(entries, outer)
    held: set[str] = set()  # the series of numbers that lay in another once
    front = False  # whether the group that is open is the front matter
    last: Entry | None = None  # the numbered entry above
    for n, entry in enumerate(entries):
        if front and (entry.number is not None or matter(entry.title) != "front"):
            front, under = False, 0.0
        if n in members:
            levels.append(levels[members[n]] + 1)
            continue
        if n in inside:
            levels.append(inside[n] + max((level for _, level in chain), default=0.0))
            continue
        if closing[n]:
            chain, under, last = [], 0.0, None
            levels.append(0.0)
            continue
        if n in groups:
            chain, last = chain[: sum(s in outer for s, _ in chain)], None
            level, under = 0.0, 1.0
            front = bool(re.fullmatch(r"front ?matter", entry.title, re.I))
            levels.append(level)
            continue
        if entry.number is None:
            level = (
                under
                if last is None
                else _unnumbered_level(entry, last, chain, under, hung, margin)
            )
            if last is None and levels and not hung:
                level = under
            elif last is None:
                level = under + _own_indent(entries, n, hung)
            levels.append(level)
            continue
        level = numbered_level(entry, entries, n, chain, under, outer, hung, held)
        if entry.style in outer:
            under, last = level + 1, None
        else:
            last = entry
        levels.append(level)
    return levels


def _marked_levels(entries: list[Entry]) -> list[float]:
    """Levels that markup gives; parts that lie flat among chapters still hold them."""
    depths = [float(e.depth or 0) for e in entries]
    flat = any(
        e.division in ("part", "volume") and n + 1 < len(entries) and depths[n + 1] <= depths[n]
        for n, e in enumerate(entries)
    )
    if not flat:
        return depths
    inside, found = False, []
    closing = closing_of(
        entries, {e.style for e in entries if e.division in ("part", "volume")}, set()
    )
    for n, (entry, depth) in enumerate(zip(entries, depths, strict=True)):
        if entry.division in ("part", "volume"):
            inside = True
            found.append(0.0)
        else:
            inside = inside and not (closing[n] and not depth)
            found.append(depth + 1 if inside else depth)
    return found


def _hung(entries: list[Entry]) -> bool:
    """Whether indentation means something on this page."""
    return len({e.indent for e in entries}) > 1


def _unnumbered_level(
    entry: Entry,
    last: Entry,
    chain: list[tuple[str, float]],
    under: float,
    hung: bool,
    margin: int,
) -> float:
    """Below the numbered entry above it if it is indented more, else beside it."""
    inner = [level for _, level in chain]
    level = inner[-1] if inner else under
    dots = dots_of(last.number or "")
    level += dots
    if hung and entry.column > last.indent + 1 and entry.indent > last.indent:
        return level + 1
    if dots and entry.indent >= last.indent > margin:
        return level
    return level - dots if dots else level


def _sections_of_chapters(entries: list[Entry], outer: set[str], hung: bool) -> dict[int, float]:
    """Entries without a number that lie in the chapter above, though not indented: how deep.

    What stands below every chapter, as `Notes`; and, on a page that lost its indentation, the
    sections between chapters: `CHAPTER 1: METHODS` / `Participants` / `Procedure`.
    """
    dotted = any(dots_of(e.number or "") for e in entries)
    runs: dict[int, list[int]] = {}
    chapter: int | None = None
    again = Counter(e.title.casefold() for e in entries if e.number is None)
    for n, entry in enumerate(entries):
        if entry.number is not None and dots_of(entry.number):
            continue
        if entry.number is not None:
            chapter = (
                n if entry.style not in outer and entry.division in (None, "chapter") else None
            )
            if chapter is not None:
                runs[n] = []
        elif (
            again[entry.title.casefold()] == 1
            and (matter(entry.title) or entry.people or entry.page is None)
            and not (matter(entry.title) and _is_before_what_comes_again(entries, n, again))
        ):
            chapter = None
        elif chapter is not None:
            runs[chapter].append(n)
    filled = {n: run for n, run in runs.items() if run}
    found = [n for run in filled.values() for n in run]
    if len(filled) < 2 or len(filled) * 2 < len(runs):
        return {}
    if all(again[entries[n].title.casefold()] * 2 > len(runs) for n in found):
        return dict.fromkeys(found, 1.0)
    if hung or dotted or len(found) < len(runs):
        return {}
    contrast = all(entries[n].caps for n in filled) and not any(entries[n].caps for n in found)
    if not contrast:
        if any(entries[n].division is None for n in filled) and len(found) < 1.5 * len(filled):
            return {}
        for n in found:
            entries[n].doubt("in the chapter above, or beside it?")
    return dict.fromkeys(found, 1.0)


def _members_of_titles(entries: list[Entry], outer: set[str]) -> dict[int, int]:
    """Numbered entries that a title without a number holds, each with the place of that title.

    They begin on its page or the next, and count from one: `8 Three Elegies`, `8 I. For a Net`.
    """
    found: dict[int, int] = {}
    for n, entry in enumerate(entries[1:], 1):
        above = entries[n - 1]
        if not _opens_in(entry, above) or entry.style in outer:
            continue
        end = n + 1
        while end < len(entries) and _is_alike(entries[end], entry):
            end += 1
        run, indented = entries[n:end], entry.indent > above.indent
        if [value_of(e.number or "") for e in run] != list(range(1, len(run) + 1)) or len(run) < 2:
            continue
        if not indented:
            for member in run:
                member.doubt("in the part above, or beside it?")
        found |= dict.fromkeys(range(n, n + len(run)), n - 1)
    styles = {entries[n].style for n in found}
    every = sum(e.style in styles for e in entries)
    return found if every == len(found) else {}


def _is_alike(entry: Entry, other: Entry) -> bool:
    return (entry.style, entry.indent) == (other.style, other.indent)


def _opens_in(entry: Entry, above: Entry) -> bool:
    """Whether an entry is the first of a series, on the page of the title above or the next."""
    if above.number is not None or above.division or matter(above.title) or entry.division:
        return False
    first, page = first_label(entry.page), first_label(above.page)
    near = 1 if entry.indent > above.indent else 0
    return (
        value_of(entry.number or "") == 1
        and first is not None
        and page is not None
        and first.style is page.style
        and 0 <= first.number - page.number <= near
    )


def _is_before_what_comes_again(entries: list[Entry], n: int, again: Counter[str]) -> bool:
    """Whether what each chapter ends with follows, as `References` behind `Conclusions`."""
    within = takewhile(lambda entry: entry.number is None, entries[n + 1 :])
    return any(again[entry.title.casefold()] > 1 for entry in within)


def _own_indent(entries: list[Entry], n: int, hung: bool) -> float:
    """How much deeper an entry without a number lies, on a page where most have none."""
    if not hung:
        return 0.0
    bare = sorted({e.indent for e in entries if e.number is None})
    shift = [i for k, i in enumerate(bare) if not k or i - bare[k - 1] > 1]
    place = sum(i <= entries[n].indent for i in shift) - 1
    first = next(
        (
            e
            for e in reversed(entries[:n])
            if e.number is None
            and e.indent < entries[n].indent
            and e.page
            and matter(e.title) not in ("front", "back")
        ),
        None,
    )
    return float(place) if first is not None else 0.0
