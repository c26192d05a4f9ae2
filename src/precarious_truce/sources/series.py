"""Series of numbers on a contents page: which of them are parts, and how deep a number lies."""

from __future__ import annotations

import re
from collections import Counter

from precarious_truce.sources.entry import Entry
from precarious_truce.sources.numerals import style_of, value_in_series, value_of
from precarious_truce.sources.words import RANKS, matter

__all__ = ["dots_of", "numbered_level", "outer_styles", "outline_levels"]


def outer_styles(entries: list[Entry]) -> set[str]:
    """The series whose members hold others: parts, and Roman numbers above chapters."""
    outer = {e.style for e in entries if e.division in ("part", "volume") and e.style}
    counts = Counter(e.style for e in entries if e.style)
    order = list(dict.fromkeys(e.style for e in entries if e.style))
    for place, style in enumerate(order):
        members = [n for n, e in enumerate(entries) if e.style == style]
        own = [entries[n] for n in members]
        if style in outer or (
            own[0].division in ("chapter", "appendix")
            and not _is_above(style, order[place + 1 :], entries)
            and not _hold_articles(members, entries)
        ):
            continue
        if "." in style.split()[-1][:-1]:
            continue
        holds = sum(_holds(entries, n) for n in members)
        pageless = all(e.page is None for e in own) and any(e.page for e in entries)
        if (
            pageless
            and holds == len(members)
            and (len(members) > 1 or style != order[-1] or style.strip()[:1] == "I")
        ) or (
            (style.strip()[:1] in ("I", "A") or own[0].division == "section")
            and holds * 2 > len(members)
            and len(members) > 1
            and (
                _restarts_or_runs(style, order[place + 1 :], entries, counts)
                or _runs_on(style, order[:place], entries)
            )
        ):
            outer.add(style)
    return outer


def _hold_articles(members: list[int], entries: list[Entry]) -> bool:
    """Whether each of a series has no page, and articles by somebody below it, which have."""
    below = [entries[n + 1] for n in members if n + 1 < len(entries)]
    return len(members) > 1 and all(
        not entries[n].page and e.page and e.people and not e.number
        for n, e in zip(members, below, strict=False)
    )


def _is_above(style: str, later: list[str], entries: list[Entry]) -> bool:
    """Whether a series of chapters holds other chapters, so that it is one of parts."""
    ranks = [RANKS.get(e.division or "", 9) for e in entries if e.style in later]
    own = next(RANKS.get(e.division or "", 9) for e in entries if e.style == style)
    return bool(ranks) and min(ranks) < own


def _holds(entries: list[Entry], n: int) -> bool:
    """Whether something follows that could lie in it."""
    return (
        n + 1 < len(entries)
        and entries[n + 1].style != entries[n].style
        and not (
            entries[n + 1].number is None
            and not entries[n + 1].people
            and matter(entries[n + 1].title) in ("back", "close", "front")
        )
    )


def _restarts_or_runs(
    style: str, later: list[str], entries: list[Entry], counts: Counter[str]
) -> bool:
    """Whether another series is interleaved with this one, and is longer."""
    places = [n for n, e in enumerate(entries) if e.style == style]
    for other in later:
        others = [n for n, e in enumerate(entries) if e.style == other]
        spans = {sum(p < n for p in places) for n in others}
        if counts[other] >= counts[style] and len(spans) > 1 and min(spans) > 0:
            return True
    return False


def _runs_on(style: str, earlier: list[str], entries: list[Entry]) -> bool:
    """Whether a series that began before this one goes on in each part: 1, I, 2, II, 3."""
    places = [n for n, e in enumerate(entries) if e.style == style]
    for other in earlier:
        members = [(n, value_of(e.number or "")) for n, e in enumerate(entries) if e.style == other]
        values = [value for _, value in members]
        spans = {sum(p < n for p in places) for n, _ in members} - {0}
        if spans == set(range(1, len(places) + 1)) and values == list(range(1, len(values) + 1)):
            return True
    return False


def numbered_level(
    entry: Entry,
    entries: list[Entry],
    n: int,
    chain: list[tuple[str, float]],
    under: float,
    outer: set[str],
    hung: bool,
    held: set[str],
) -> float:
    style = entry.style
    dots = dots_of(entry.number or "")
    if dots:
        same = [level for known, level in chain if known.rstrip(".:)").endswith((" 1", " A"))]
        base = next((level for known, level in chain if known in outer), None)
        return dots + (same[-1] if same else base + 1 if base is not None else under)
    for place, (known, level) in enumerate(chain):
        if known == style:
            del chain[place + 1 :]
            return level
    if style in outer:
        rank = _outer_rank(style, outer)
        above = [level for s, level in chain if s in outer and _outer_rank(s, outer) < rank]
        del chain[len(above) :]
        level = max(above) + 1 if above else 0.0
        chain.append((style, level))
        return level
    rank = RANKS.get(entry.division or "", 2)
    inner = [(s, level) for s, level in chain if s not in outer]
    if (
        inner
        and (_begins(entry) or entry.division == "section")
        and (
            _rank_of(inner[-1][0]) < rank
            or entry.division is None
            or (_rank_of(inner[-1][0]) == 2 and entry.division not in ("chapter", "appendix"))
        )
        and (_can_hold(entries, n, hung) or (style in held and entries[n - 1].number is not None))
    ):
        level = inner[-1][1] + 1
        held.add(style)
    elif inner:
        level = inner[0][1]
        chain[:] = [pair for pair in chain if pair[0] in outer]
    else:
        level = under
    chain.append((style, level))
    return level


def _outer_rank(style: str, outer: set[str]) -> float:
    """How high a series of parts lies: one without a word below those with one."""
    word = style.partition(" ")[0]
    worded = any(s.partition(" ")[0] in ("part", "volume") for s in outer)
    return RANKS.get(word, 1) if word else 1.5 if worded else 1


def _begins(entry: Entry) -> bool:
    return value_of(entry.number or "") == 1


def _can_hold(entries: list[Entry], n: int, hung: bool) -> bool:
    """Whether the entry above may hold this one: it stands further left, or its series goes on."""
    above, entry = entries[n - 1], entries[n]
    if above.number is None or entry.indent < above.indent:
        return False
    if entry.division == "section" and above.division == "chapter":
        return True
    if (style_of(above.number), style_of(entry.number or "")) in _BELOW:
        return True
    return entry.indent > above.indent or any(e.style == above.style for e in entries[n + 1 :])


_BELOW = frozenset((("I", "1"), ("1", "a"), ("a", "aa")))
"""Styles of numbers, each with that of what lies in it, as lawyers in Germany number."""


_LADDER = ("A", "I", "1", "a", "aa")
"""How lawyers in Germany number, from the outside in: A. I. 1. a) aa)."""


def outline_levels(entries: list[Entry]) -> list[float] | None:
    """How deep each entry of a lawyer's outline lies; None where it is not wholly one.

    Three kinds of numbers or more, each first directly below the one before it, each counting up
    from one in what holds it; what has no number stands around them.

    >>> marks = ["A", "I", "1", "a", "b", "2", "II", "B"]
    >>> outline_levels([Entry("Of X", mark, style=f" {style_of(mark)}.") for mark in marks])
    [0.0, 1.0, 2.0, 3.0, 3.0, 2.0, 1.0, 0.0]
    """
    marks = [_rung(entry) for entry in entries]
    used = list(dict.fromkeys(mark for mark in marks if mark))
    at = _LADDER.index(used[0]) if used and used[0] in _LADDER else len(_LADDER)
    if len(used) < 3 or tuple(used) != _LADDER[at : at + len(used)]:
        return None
    counts: list[int] = []  # of each level that is open, the last number
    levels: list[float] = []
    for entry, mark in zip(entries, marks, strict=True):
        if not mark:
            if entry.number is not None or matter(entry.title) is None:
                return None
            counts = counts[:1]
            levels.append(0.0)
            continue
        level, value = used.index(mark), value_in_series(entry.number or "", mark)
        if level > len(counts) or value != (counts[level] if level < len(counts) else 0) + 1:
            return None
        counts = [*counts[:level], value]
        levels.append(float(level))
    return levels


def _rung(entry: Entry) -> str:
    """The kind of a number without a word or a dot in it; empty for others."""
    kind = entry.style.strip().rstrip(".:)")
    return kind if entry.number is not None and entry.division is None and kind in _LADDER else ""


def dots_of(number: str) -> int:
    return number.strip(".").count(".") if re.fullmatch(r"[\dA-Z]+(?:\.\d+)+\.?", number) else 0


def _rank_of(style: str) -> int:
    return RANKS.get(style.partition(" ")[0], 2)
