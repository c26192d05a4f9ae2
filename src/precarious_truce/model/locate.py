"""Where a page is: every part of a book that may hold it, and how sure that is.

*certain*: the part's known pages hold it.  *inferred*: its pages are unknown, but it alone fits
between its neighbours.  *possible*: one of several that fit.

>>> from precarious_truce.model.books import Book
>>> book = Book(title="Rivers", author="Marsh, E.", date="2004", contents=[
...     "Contents", {"title": "Preface", "pages": "ix–xiv"}, "Introduction",
...     {"number": "1", "title": "Floods"}, {"number": "2", "title": "Fords", "pages": "53–85"},
...     {"number": "3", "title": "Ferries"}, {"number": "4", "title": "Bridges", "pages": "134–"}])
>>> for page in ("xi", "p. 60", "113", "20", "134", "iii", "lxx"):
...     print(page, [(found.chapter.title.text, found.certainty) for found in book.locate(page)])
xi [('Preface', 'certain')]
p. 60 [('Fords', 'certain')]
113 [('Ferries', 'inferred')]
20 [('Introduction', 'possible'), ('Floods', 'possible')]
134 [('Bridges', 'certain')]
iii [('Contents', 'inferred')]
lxx [('Introduction', 'possible'), ('Floods', 'possible')]
>>> book.locate("113")
[Location(chapter=<3 Ferries>, certainty='inferred', key='marsh2004-ch3')]
>>> print(*coverage(book), sep="\\n")
i–viii: marsh2004-contents
from xv: marsh2004-introduction or marsh2004-ch1
1–52: marsh2004-introduction or marsh2004-ch1
86–133: marsh2004-ch3
from 135: marsh2004-ch4
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from precarious_truce.errors import TruceError
from precarious_truce.model.base import Path
from precarious_truce.model.chapters import BookOfParts, Chapter
from precarious_truce.model.keys import part_keys
from precarious_truce.model.layout import Layout, Numbering, Order, Part, Scope, Stretch, beside
from precarious_truce.model.page_labels import LabelStyle, PageLabel
from precarious_truce.model.pages import PAGE_WORD, Pages
from precarious_truce.model.roman import from_roman, to_roman
from precarious_truce.patterns import pattern

__all__ = [
    "CERTAINTIES", "Certainty", "Gap", "Hole", "Location", "coverage", "ends_of", "holes", "in_row",
    "last_page", "locate", "volume_number",
]  # fmt: skip


Certainty = Literal["certain", "inferred", "possible"]
"""How sure it is that a part holds a page."""
CERTAINTIES: tuple[Certainty, ...] = ("certain", "inferred", "possible")
"""The surest first."""


@dataclass(frozen=True, slots=True, repr=False)
class Location:
    """The deepest part that holds a page, or may.

    `around` are the parts it is in, the outermost first; `key` is its citation key, `path` leads
    to it in the record.
    """

    chapter: Chapter
    around: tuple[Chapter, ...]
    certainty: Certainty
    key: str
    path: Path

    def __repr__(self) -> str:
        name = " ".join(filter(None, (self.chapter.number, self.chapter.title.text)))
        return f"Location(chapter=<{name}>, certainty={self.certainty!r}, key={self.key!r})"


@dataclass(frozen=True, slots=True)
class Gap:
    """Pages that no part surely holds; `parts` are the keys of those that may.

    `last` is None where nothing says how far the pages go; `volume` is the printed number.
    """

    first: str
    last: str | None
    parts: tuple[str, ...]
    volume: str | None = None

    def __str__(self) -> str:
        pages = f"from {self.first}" if self.last is None else self.first
        if self.last not in (None, self.first):
            pages = f"{self.first}–{self.last}"
        volume = f"vol. {self.volume}, " if self.volume else ""
        return f"{volume}{pages}: {' or '.join(self.parts) or 'in no part'}"


# --- what is asked for --------------------------------------------------------------------------

_VOLUME = pattern(
    r"(?:(?:volume|vol|v|band|bd|tome|tom|t|том|т)\.?\s*(?P<named>\w+)|(?P<bare>[IVXLC]+|\d{1,3}))"
    rf"(?:\s*[,:;/]\s*|\s+(?={PAGE_WORD.pattern}))(?P<page>.+)",
    re.I,
)
_PLATE = pattern(r"^plates?\s+", re.I)


@dataclass(frozen=True, slots=True)
class _Query:
    """Two labels (the same for one page) and the volume, where one is named."""

    first: PageLabel
    last: PageLabel
    volume: str | None = None


def _queries(text: str) -> list[_Query]:
    """What `text` may mean: `2:14` is a label, or a page of volume 2.

    >>> [(q.volume, str(q.first)) for q in _queries("vol. 2, p. 14")], len(_queries("2:14"))
    ([('2', '14')], 2)
    """
    words = _PLATE.sub("pl. ", " ".join(text.split()))
    if len(words) > 60:
        return []
    found = [_query(words, None)]
    if split := _VOLUME.fullmatch(words):
        found.append(_query(split["page"], split["named"] or split["bare"]))
    return [query for query in found if query]


def _query(text: str, volume: str | None) -> _Query | None:
    leader = PAGE_WORD.match(text)
    ranges = Pages(text[leader.end() :] if leader else text).ranges
    if len(ranges) != 1:
        return None
    first, last = ranges[0].first, ranges[0].last
    return _Query(first, first if last is None or last[:3] != first[:3] else last, volume)


def _same_number(one: str, other: str) -> bool:
    """Whether two volume numbers are the same, roman or arabic."""
    return one == other or _value(one) == _value(other) is not None


def _value(number: str) -> int | None:
    return int(number) if number.isascii() and number.isdigit() else from_roman(number.lower())


# --- locating -----------------------------------------------------------------------------------


def locate(book: BookOfParts, page: str) -> list[Location]:
    """Every part of `book` that holds `page` or may, in printed order; [] where nothing fits.

    `page` is a label as printed, also with `p.` or a volume before it (`vol. 2, p. 14`), or a
    range; raises `TruceError` where it is neither.
    """
    queries = _queries(str(page))
    if not queries:
        hint = "write a page as printed: 113, xi, A3, pl. IV, 4:7, vol. 2, p. 14"
        raise TruceError.of("L1", f"not a page: {str(page)[:60]!r}", hint=hint)
    layout = Layout(book)
    keys = {entry.path: entry.key for entry in part_keys(book)}
    for query in queries:
        found = [list(_in_scope(scope, query)) for scope in _scopes(layout, query)]
        found = [part for part in found if part]
        if found:
            unsure = len(found) > 1  # one page number, several volumes
            return [_location(hit, keys, unsure) for scope in found for hit in scope]
    return []


def _scopes(layout: Layout, query: _Query) -> list[Scope]:
    """The volumes to look in."""
    if query.volume is None:
        return layout.scopes
    wanted = query.volume
    return [s for s in layout.scopes if (n := _volume_of(s)) and _same_number(n, wanted)]


def _volume_of(scope: Scope) -> str | None:
    """The number of the volume that a scope is; a book may be one volume of a work."""
    return volume_number(scope) if scope.path else getattr(scope.holder, "volume", None)


def volume_number(scope: Scope) -> str:
    """The printed number of a volume; its place where it has none."""
    return getattr(scope.holder, "number", None) or str(scope.index + 1)


Hit = tuple[Part, Certainty]


def _location(hit: Hit, keys: Mapping[Path, str], unsure: bool) -> Location:
    part, certainty = hit
    around = tuple(p.chapter for p in reversed(list(part.ancestors)))
    sure = "possible" if unsure else certainty
    return Location(part.chapter, around, sure, keys[part.path], part.path)


def _in_scope(scope: Scope, query: _Query) -> list[Hit]:
    """The parts of one volume; of a range, those that hold both its ends."""
    if _beyond(scope, query.first):
        return []
    first = _as_printed(scope.rows[0], query.first)
    if query.last == query.first:
        return _on_its_side(first, query.first)
    last = dict(_as_printed(scope.rows[0], query.last))
    both = [
        (part, max(sure, last[part], key=CERTAINTIES.index)) for part, sure in first if part in last
    ]
    if both:
        return both
    chains = [{part, *part.ancestors} for part in last]
    return _common(first, chains)


def _as_printed(row: list[Part], page: PageLabel) -> list[Hit]:
    """The deepest parts that hold a page, or may, whether its number is printed or counted.

    `iii` is also the page that is recorded as `[iii]`, where no part surely holds a printed iii.
    """
    hits = in_row(row, page)
    if any(certainty == "certain" for _, certainty in hits):
        return hits
    counted = in_row(row, page._replace(bracketed=not page.bracketed))
    return [(part, "inferred") for part, sure in counted if sure == "certain"] or hits


def _on_its_side(hits: list[Hit], page: PageLabel) -> list[Hit]:
    """Of texts on facing pages, the one that is on the side of this page.

    Each begins on its own side: one on even pages, the other on odd ones.
    """
    if len(hits) < 2 or not any(part.chapter.facing for part, _ in hits):
        return hits
    own = [
        (part, certainty) for part, certainty in hits
        if any(
            s.sequence == page[:3] and (page.number - s.low[0]) % 2 == 0 for s in part.stretches
        )
    ]  # fmt: skip
    return own or hits


def _common(first: list[Hit], chains: list[set[Part]]) -> list[Hit]:
    """The parts that hold both ends of a range, one end in one chapter and one in another."""
    for part, certainty in first:
        for around in part.ancestors:
            if any(around in chain for chain in chains):
                sure = around.stretches and not around.unknown
                return [(around, "certain" if sure else certainty)]
    return []


def _beyond(scope: Scope, page: PageLabel) -> bool:
    """Whether the extent says that there is no such page."""
    if page.number < 1:
        return True
    last = last_page(scope, page[:3])
    return last is not None and page.number > last


def last_page(scope: Scope, sequence: Numbering) -> int | None:
    """The number of the last page of a sequence, where the extent tells it."""
    extent = scope.holder.extent
    ends = [run.count for run in extent.runs if run.sequence == sequence] if extent else []
    known = [s.high[0] for p in scope.everything for s in p.stretches if s.sequence == sequence]
    return max(ends + known) if ends else None


def in_row(row: list[Part], page: PageLabel) -> list[Hit]:
    """The deepest parts of a row that hold `page`, or may."""
    certain = [hit for part in row for hit in _surely(part, page)]
    if certain:
        return certain
    fitting = _fitting(row, page[:3])(page.order)
    if not fitting:
        return _between(row, page)
    hits = [hit for part in fitting for hit in _deeper(part, page, "inferred")]
    return hits if len(hits) == 1 else [(part, "possible") for part, _ in hits]


def _surely(part: Part, page: PageLabel) -> list[Hit]:
    """The deepest parts in `part` whose own pages hold the page."""
    if any(_holds(stretch, page) for stretch in part.stretches):
        return _deeper(part, page, "certain")
    elsewhere = all(stretch.sequence != page[:3] for stretch in part.stretches)
    if part.children and (
        part.unknown or elsewhere
    ):  # plates of a chapter have numbers of their own
        below = (hit for child in part.children for hit in _surely(child, page))
        return [hit for hit in below if hit[1] == "certain"]
    return []


def _deeper(part: Part, page: PageLabel, certainty: Certainty) -> list[Hit]:
    """What is found inside a part that holds the page, or the part itself."""
    if not part.children:
        return [(part, certainty)]
    return in_row(beside(part.children), page) or [(part, certainty)]


def _holds(stretch: Stretch, page: PageLabel) -> bool:
    """Whether a page lies in a stretch; a leaf (`12`) begins with its recto (`12r`)."""
    if stretch.sequence != page[:3]:
        return False
    low = stretch.low
    begins = low <= page.order or (low[0] == page.number and not page.suffix and low[1][:1] == "r")
    return begins and page.order <= stretch.high


def _between(row: list[Part], page: PageLabel) -> list[Hit]:
    """A part without pages of its own that has known pages on both sides of `page`."""
    spans: dict[Part, tuple[Order, Order]] = {}
    for leaf in row:
        for around in leaf.ancestors:
            if around.ranges:
                break
            for stretch in (s for s in leaf.stretches if s.sequence == page[:3]):
                low, high = spans.get(around, (stretch.low, stretch.high))
                spans[around] = min(low, stretch.low), max(high, stretch.high)
    inside = [part for part, (low, high) in spans.items() if low <= page.order <= high]
    return [(max(inside, key=lambda p: len(p.path)), "inferred")] if inside else []


# --- what fits between neighbours ---------------------------------------------------------------

_ROMAN = (LabelStyle.ROMAN, LabelStyle.UPPER_ROMAN)
_APART = ("plates", "appendix")
"""Kinds that have a sequence of their own anywhere in a book."""


def _fitting(row: list[Part], sequence: Numbering) -> Callable[[Order], list[Part]]:
    """For one sequence: a function from a place in it to the parts with unknown pages that fit.

    A part fits where what is printed before it begins earlier, and what is printed after it later.
    """
    parts, floors, ceilings = _bounds(row, sequence)

    def fitting(place: Order) -> list[Part]:
        """Floors and ceilings only go up along the row, so those that fit stand together."""
        together = parts[bisect_right(ceilings, place) : bisect_left(floors, place)]
        return [p for p in together if not p.stretches or p.stretches[-1].low < place]

    return fitting


_LOWEST: Order = (-1, "")
_HIGHEST: Order = (10**9, "")


def _bounds(row: list[Part], sequence: Numbering) -> tuple[list[Part], list[Order], list[Order]]:
    """The parts of unknown pages that may have pages of a sequence, each with its bounds."""
    floors, ceilings = _floors(row, sequence), _ceilings(row, sequence)
    allowed = _allowed(row, sequence)
    found = [i for i, part in enumerate(row) if allowed(i, part)]
    return [row[i] for i in found], [floors[i] for i in found], [ceilings[i] for i in found]


def _floors(row: list[Part], sequence: Numbering) -> list[Order]:
    """For each part, where the last that is known begins: it, or one before it.

    What is printed after a discontinuous part may lie in one of its gaps.
    """
    found, floor = [], _LOWEST
    for part in row:
        begins = next((s.low for s in part.stretches if s.sequence == sequence), floor)
        floor = max(floor, begins)
        found.append(floor)
    return found


def _ceilings(row: list[Part], sequence: Numbering) -> list[Order]:
    """For each part, where the first known one after it begins."""
    found, ceiling = [], _HIGHEST
    for part in reversed(row):
        found.append(ceiling)
        ceiling = min([ceiling, *(s.low for s in part.stretches if s.sequence == sequence)])
    return found[::-1]


def _allowed(row: list[Part], sequence: Numbering) -> Callable[[int, Part], bool]:
    """Whether the part at an index may have pages of the sequence, by what is known around it.

    What stands before the roman pages of the front matter is not arabic; what stands behind arabic
    pages is not roman, unless roman ones have come back.
    """
    prefix, style, _ = sequence
    plain = [_plain_styles(part) for part in row]
    arabic = next((i for i, styles in enumerate(plain) if LabelStyle.ARABIC in styles), len(row))
    roman = [i for i, styles in enumerate(plain) if not styles.isdisjoint(_ROMAN)]
    front = max((i for i in roman if i < arabic), default=-1)
    returned = min((i for i in roman if i > arabic), default=len(row))
    used = any(s.sequence == sequence for part in row for s in part.stretches)

    def allowed(index: int, part: Part) -> bool:
        if part.stretches:
            last = part.stretches[-1]
            return not last.closed and last.sequence == sequence
        if prefix:
            return used or part.chapter.kind in _APART
        if part.chapter.kind in _APART:
            return True
        return index < arabic or index > returned if style in _ROMAN else index > front

    return allowed


def _plain_styles(part: Part) -> set[LabelStyle]:
    """The styles of the numbers without prefix that a part surely has."""
    if part.chapter.kind in _APART:
        return set()
    return {s.sequence[1] for s in part.stretches if not s.sequence[0] and not s.sequence[2]}


# --- coverage -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hole:
    """Pages of a sequence that no part of a row surely holds, and the parts that may.

    `high` is None where nothing says how far the pages go.
    """

    sequence: Numbering
    low: int
    high: int | None
    parts: list[Part]


_FROM_ONE: Mapping[Numbering, int] = MappingProxyType({})


def coverage(book: BookOfParts) -> list[Gap]:
    """The pages that no part of `book` surely holds, and what may lie there.

    For every volume and sequence of numbers: from its first page to the end that the extent, or
    the last part with known pages, tells.  A gap without `parts` belongs to no part.  A volume
    that is paged on from the one before it begins where that ends.
    """
    layout = Layout(book)
    keys = {entry.path: entry.key for entry in part_keys(book)}
    found: list[Gap] = []
    last: dict[Numbering, int] = {}
    for scope in layout.scopes:
        volume = volume_number(scope) if scope.path else None
        begins = {s: end + 1 for s, end in last.items() if _is_paged_on(scope, s, end)}
        found += [_gap(hole, volume, keys) for hole in holes(scope.rows[0], ends_of(scope), begins)]
        last |= _last_known(scope)
    return found


_BETWEEN = 16
"""Pages that may be unknown, or blank, between two volumes that are paged through."""


def _last_known(scope: Scope) -> dict[Numbering, int]:
    """The last page of each sequence of a volume, as far as it is known."""
    found = ends_of(scope)
    for stretch in (s for part in scope.everything for s in part.stretches):
        found[stretch.sequence] = max(found.get(stretch.sequence, 0), stretch.high[0])
    return found


def _is_paged_on(scope: Scope, sequence: Numbering, last: int) -> bool:
    """Whether the pages of a volume go on where those before it ended."""
    lows = [s.low[0] for p in scope.everything for s in p.stretches if s.sequence == sequence]
    return bool(lows) and last < min(lows) <= last + 1 + _BETWEEN


def _gap(hole: Hole, volume: str | None, keys: Mapping[Path, str]) -> Gap:
    last = None if hole.high is None else label_at(hole.sequence, hole.high)
    parts = tuple(keys[part.path] for part in hole.parts)
    return Gap(label_at(hole.sequence, hole.low), last, parts, volume)


def holes(
    row: list[Part], ends: Mapping[Numbering, int], begins: Mapping[Numbering, int] = _FROM_ONE
) -> Iterator[Hole]:
    """The holes of a row, where each sequence goes from its beginning to its end as far as known.

    It begins with 1, unless `begins` names another page.
    """
    taken: dict[Numbering, list[tuple[int, int]]] = {}
    for part in row:
        for stretch in part.stretches:
            taken.setdefault(stretch.sequence, []).append((stretch.low[0], stretch.high[0]))
    for sequence in sorted({*taken, *ends}, key=reading_order):
        fitting = _fitting(row, sequence)
        for low, high in uncovered(
            sorted(taken.get(sequence, [])), begins.get(sequence, 1), ends.get(sequence)
        ):
            parts = fitting((low, ""))
            if high is not None or parts:
                yield Hole(sequence, low, high, parts)


def holes_inside(part: Part) -> Iterator[Hole]:
    """The holes between the parts of a part, within its own pages."""
    row = beside(part.children)
    for stretch in part.stretches:
        spans = [
            (s.low[0], s.high[0]) for p in row for s in p.stretches if s[0] == stretch.sequence
        ]
        fitting = _fitting(row, stretch.sequence)
        for low, high in uncovered(sorted(spans), stretch.low[0], stretch.high[0]):
            if parts := fitting((low, "")):
                yield Hole(stretch.sequence, low, high, parts)


def reading_order(sequence: Numbering) -> tuple[str, int, bool]:
    """A sort key: roman pages, then arabic, then those with prefixes."""
    prefix, style, bracketed = sequence
    return prefix, 0 if style in _ROMAN else 1, bracketed


def ends_of(scope: Scope) -> dict[Numbering, int]:
    """The last page of each sequence that the extent tells."""
    extent = scope.holder.extent
    runs = extent.runs if extent else ()
    return {r.sequence: r.count for r in runs if r.sequence and not r.sequence.bracketed}


def uncovered(
    taken: list[tuple[int, int]], page: int, end: int | None
) -> Iterator[tuple[int, int | None]]:
    """The stretches from `page` to `end` that are not taken; the last is open without an end."""
    for low, high in taken:
        if low > page:
            yield page, low - 1
        page = max(page, high + 1)
    if end is None:
        yield page, None
    elif page <= end:
        yield page, end


def label_at(sequence: Numbering, number: int) -> str:
    """A label of a sequence, as it is printed."""
    prefix, style, bracketed = sequence
    digits = str(number) if style not in _ROMAN or not 0 < number < 5000 else to_roman(number)
    digits = digits.upper() if style is LabelStyle.UPPER_ROMAN else digits
    text = f"{prefix} {digits}" if prefix.endswith(".") else f"{prefix}{digits}"
    return f"[{text}]" if bracketed else text
