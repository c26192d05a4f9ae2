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

from precarious_truce.sources.entry import PICTURE, Entry
from precarious_truce.sources.numerals import style_of, value_of
from precarious_truce.sources.words import RANKS, is_heading, matter

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
    top = [_only_appendix(entry) for entry in top]
    _name_kinds(top, None)
    _name_lettered(top)
    return top


_APPENDIX = re.compile(r"appendix|anhang|annexe|appendice|apéndice|apêndice", re.I)


def _only_appendix(entry: Entry) -> Entry:
    """The one part below `APPENDIX`, of which that is the kind and no title."""
    if (
        not _APPENDIX.fullmatch(entry.title)
        or entry.page
        or entry.number
        or len(entry.contents) != 1
    ):
        return entry
    (only,) = entry.contents
    if only.number or only.contents:
        return entry
    only.kind = "appendix"
    return only


def _name_lettered(top: list[Entry]) -> None:
    """State that chapters with letters behind the numbered ones are appendices: `A Proofs`."""
    numbered = False
    for entry in top:
        if _is_lettered(entry) and entry.kind is None:
            if numbered:
                entry.kind = "appendix"
        else:
            numbers = [e.number for e in (entry, *entry.contents) if e.number and e.kind is None]
            numbered = any(n[0].isdigit() for n in numbers) or (numbered and not numbers)


def _levels(entries: list[Entry]) -> list[float]:
    """How deep each entry lies; only the order of the numbers matters."""
    if any(e.depth for e in entries):
        return _marked_levels(entries)
    outer = _outer_styles(entries)
    groups = _groups(entries, outer)
    closing = _closing(entries, outer, groups)
    levels: list[float] = []
    chain: list[tuple[str, float]] = []  # the series of numbers that are open, and their levels
    under = 0.0  # the level of what lies in the part or group that is open
    hung = _hung(entries)
    margin = min(e.indent for e in entries) if entries else 0
    inside = _sections_of_chapters(entries, outer, hung)
    held: set[str] = set()  # the series of numbers that lay in another once
    front = False  # whether the group that is open is the front matter
    last: Entry | None = None  # the numbered entry above
    for n, entry in enumerate(entries):
        if front and (entry.number is not None or matter(entry.title) != "front"):
            front, under = False, 0.0
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
        level = _numbered_level(entry, entries, n, chain, under, outer, hung, held)
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
    closing = _closing(
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


# --- series of numbers ---------------------------------------------------------------------------


def _outer_styles(entries: list[Entry]) -> set[str]:
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
            style.strip()[:1] in ("I", "A")
            and holds * 2 > len(members)
            and len(members) > 1
            and _restarts_or_runs(style, order[place + 1 :], entries, counts)
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


def _numbered_level(
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
    dots = _dots(entry.number or "")
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
    if style_of(above.number) == "I" and style_of(entry.number or "") == "1":
        return True
    return entry.indent > above.indent or any(e.style == above.style for e in entries[n + 1 :])


def _dots(number: str) -> int:
    return number.strip(".").count(".") if re.fullmatch(r"[\dA-Z]+(?:\.\d+)+\.?", number) else 0


def _rank_of(style: str) -> int:
    return RANKS.get(style.partition(" ")[0], 2)


# --- entries without a number ---------------------------------------------------------------------


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
    dots = _dots(last.number or "")
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
    dotted = any(_dots(e.number or "") for e in entries)
    runs: dict[int, list[int]] = {}
    chapter: int | None = None
    again = Counter(e.title.casefold() for e in entries if e.number is None)
    for n, entry in enumerate(entries):
        if entry.number is not None and _dots(entry.number):
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
            if e.number is None and e.indent < entries[n].indent and e.page
        ),
        None,
    )
    return float(place) if first is not None else 0.0


def _groups(entries: list[Entry], outer: set[str]) -> set[int]:
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
                and not (_APPENDIX.fullmatch(entry.title) and matter(after.title) is None)
            ):
                continue
            found.add(n)
    return found


def _lists(title: str) -> bool:
    return (
        re.fullmatch(r"(?:maps|figures|tables|illustrations|plates|front ?matter)", title, re.I)
        is not None
    )


def _closing(entries: list[Entry], outer: set[str], groups: set[int]) -> list[bool]:
    """Which entries stand beside the parts, not in the last of them: conclusions, back matter."""
    return [n not in groups and _closes(entries, n, outer, groups) for n in range(len(entries))]


def _closes(entries: list[Entry], n: int, outer: set[str], groups: set[int]) -> bool:
    entry, later = entries[n], entries[n + 1 :]
    kind = matter(entry.title) if entry.number is None else None
    if entry.division == "appendix":
        return not any(e.style in outer for e in later) and not _in_appendices(entries, n, groups)
    if _is_lettered(entry) and entry.style not in outer and not _in_appendices(entries, n, groups):
        return any((e.number or "?")[0].isdigit() for e in entries[:n]) and all(
            _is_lettered(e) or matter(e.title) == "back" for e in later
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
        return not any((e.number and e.division != "appendix") or e.people for e in until)
    return all(matter(e.title) or e.division == "appendix" for e in until)


def _is_lettered(entry: Entry) -> bool:
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


# --- kinds ----------------------------------------------------------------------------------------


def _name_kinds(tree: list[Entry], parent: Entry | None) -> None:
    """State the kinds that title and number do not tell: parts with a number, appendices."""
    for entry in tree:
        inside = parent is not None and matter(parent.title) == "back" and parent.number is None
        if entry.division == "appendix" or (
            inside
            and entry.number
            and re.match(
                r"appendi|anh|annex|apé|апр|прил", (parent.title if parent else "").casefold()
            )
        ):
            entry.kind = "appendix"
        elif entry.division in ("part", "volume") or (
            entry.number and entry.contents and _are_chapters(entry)
        ):
            entry.kind = "part"
        _name_kinds(entry.contents, entry)
    parts = {entry.style for entry in tree if entry.kind == "part" and entry.number}
    parts |= _held_in_one_series(tree)
    for entry in tree:
        if entry.style in parts and entry.kind is None and entry.contents and entry.number:
            entry.kind = "part"


def _held_in_one_series(tree: list[Entry]) -> set[str]:
    """The series of Roman numbers whose chapters are counted on from one to the next: parts."""
    found = set()
    for style in {e.style for e in tree if e.number and style_of(e.number) == "I"}:
        holders = [e for e in tree if e.style == style and e.contents and e.division is None]
        firsts = [
            next((value_of(c.number) for c in e.contents if c.number and c.number.isdigit()), None)
            for e in holders
        ]
        counted = [n for n in firsts if n is not None]
        if len(counted) > 1 and counted == sorted(set(counted)):
            found.add(style)
    return found


def _are_chapters(entry: Entry) -> bool:
    """Whether what a numbered entry holds are chapters, so that it is a part and no chapter."""
    if entry.division in ("chapter", "section", "appendix") and not any(
        c.division == "chapter"
        or (entry.division == "section" and c.people and c.number and entry.page is None)
        for c in entry.contents
    ):
        return False
    if any(c.division == "chapter" for c in entry.contents):
        return True
    if any(c.people for c in entry.contents):
        return not entry.people  # else a chapter, with the response to it
    if style_of(entry.number or "") == "I" and any(c.contents for c in entry.contents):
        return True
    return (
        entry.page is None
        and style_of(entry.number or "") in ("I", "A", "1")
        and any(c.page for c in entry.contents)
    )
