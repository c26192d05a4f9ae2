"""Lints on pages: do the parts of a book lie beside each other as printed pages do?

Labels of different sequences (arabic, roman, `A1`, `pl. I`) are never compared.  What is not
known (no pages, an open end, text that cannot be read) is never taken for a fault.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import takewhile

from precarious_truce.checks.registry import E, Finding, I, W, lint
from precarious_truce.checks.subject import Subject
from precarious_truce.errors import Severity
from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.model import Book, PageLabel, PageRange
from precarious_truce.model.extents import Extent
from precarious_truce.model.layout import Order, Part, Scope, Stretch, is_plain
from precarious_truce.model.page_labels import LabelStyle, Sequence
from precarious_truce.model.pages import Pages
from precarious_truce.model.roman import to_roman

__all__: list[str] = []

_Sequence = tuple[str, LabelStyle, bool]
"""What labels have in common that are compared: prefix, style, and whether in brackets."""
ARABIC = Sequence("", LabelStyle.ARABIC, False)
_ROMAN_STYLES = (LabelStyle.ROMAN, LabelStyle.UPPER_ROMAN)


def _at(part: Part) -> tuple[str | int, ...]:
    return (*part.path, "pages")


def _first(part: Part) -> PageLabel | None:
    """The first label printed, also of a range that runs backwards."""
    return part.ranges[0].first if part.ranges and part.ranges[0] else None


# --- P1: overlaps -------------------------------------------------------------------------------


class _Union:
    """What is taken of one sequence so far, in order, for overlaps in logarithmic time."""

    def __init__(self) -> None:
        self.starts: list[Order] = []
        self.ends: list[Order] = []

    def overlap(self, low: Order, high: Order) -> str:
        """How the pages meet what is taken: "", "boundary" (a shared end page) or "overlap"."""
        if not self.ends or low > self.ends[-1]:
            return ""
        i, j = bisect_left(self.ends, low), bisect_right(self.starts, high)
        if i >= j:
            return ""
        if j - i > 6 or any(not self._touches(k, low, high) for k in range(i, j)):
            return "overlap"
        return "boundary"

    def _touches(self, k: int, low: Order, high: Order) -> bool:
        start, end = self.starts[k], self.ends[k]
        return end == low or start == high

    def take(self, low: Order, high: Order) -> None:
        """Add a stretch; those it overlaps by more than an end page become one with it."""
        i, j = bisect_left(self.ends, low), bisect_right(self.starts, high)
        while i < j and self.ends[i] == low and low < high:
            i += 1
        while i < j and self.starts[j - 1] == high and low < high:
            j -= 1
        if i < j and low == high:
            return
        if i < j:
            low, high = min(low, self.starts[i]), max(high, self.ends[j - 1])
        self.starts[i:j], self.ends[i:j] = [low], [high]


@lint("P1", E)
def overlaps(subject: Subject) -> Iterator[Finding]:
    """Two parts that stand beside each other overlap

    Sibling parts may not hold the same pages:

        - {title: One, pages: 1–30}
        - {title: Three, pages: 28–50}     # 28–30 belong to One

    Sharing one boundary page (1–30, 30–50) is only information: a chapter may begin on the page
    where another ends.  A part may lie in a gap of a discontinuous one (1–12, 17–24).  Suffixed
    leaves (12a) follow their number.  Texts printed on facing pages overlap on purpose: say
    `facing: true` on the later one.
    """
    for row in subject.rows:
        taken: dict[_Sequence, _Union] = {}
        for index, part in enumerate(row):
            if not part.stretches or part.restarts or part.chapter.facing:
                continue
            how = {taken[s[0]].overlap(s.low, s.high) for s in part.stretches if s[0] in taken}
            if how - {""}:
                yield _overlap(part, row[max(0, index - 40) : index], "overlap" not in how)
            for stretch in part.stretches:
                taken.setdefault(stretch.sequence, _Union()).take(stretch.low, stretch.high)


def _overlap(part: Part, before: list[Part], boundary: bool) -> Finding:
    meets = [other for other in before if not other.chapter.facing and _meet(part, other)]
    whom = f"{meets[-1].name} ({meets[-1].chapter.pages})" if meets else "parts printed before"
    if boundary:
        return Finding(_at(part), f"{part.chapter.pages} shares a page with {whom}", severity=I)
    hint = "if the texts stand on facing pages, say `facing: true`"
    return Finding(_at(part), f"{part.chapter.pages} overlaps {whom}", hint)


def _meet(one: Part, other: Part) -> bool:
    """Whether two parts share a page."""
    return any(
        a.sequence == b.sequence and a.low <= b.high and b.low <= a.high
        for a in one.stretches[:20]
        for b in other.stretches[:20]
    )


# --- P2, P3: order ------------------------------------------------------------------------------


@lint("P2", E)
def backwards(subject: Subject) -> Iterator[Finding]:
    """a range of pages runs backwards

    The end comes before the beginning: `70–61`.  An abbreviated end (`113–18`) is understood as
    113–118; that is information, and `check --fix` writes it in full.
    """
    for path, ranges, _ in subject.paged:
        for span in ranges:
            if span is None:
                continue
            low, high = Stretch.of(span)[1:3]
            if high < low:
                message, hint = (
                    f"pages run backwards: {span.text}",
                    f"write {span.last}–{span.first}?",
                )
                yield Finding((*path, "pages"), message, hint)
            elif span.abbreviated:
                message = f"the end is abbreviated: {span.text}"
                yield Finding((*path, "pages"), message, f"write it in full: {span}", I)


@lint("P3", E)
def out_of_order(subject: Subject) -> Iterator[Finding]:
    """A part begins before the one printed ahead of it

    `contents` is the contents page in printed order, so the pages of one sequence only go up:

        - {title: Four, pages: 70–81}
        - {title: Five, pages: 40–45}     # begins before Four

    Either a page number is wrong or the parts stand in another order.  Parts with `facing: true`
    are left alone.
    """
    for row in subject.rows:
        before: dict[_Sequence, Part] = {}
        for part in row:
            label = _first(part)
            if label is None or part.chapter.facing or part.restarts:
                continue
            sequence = label[:3]
            ahead = before.get(sequence)
            if ahead is not None:
                previous = _first(ahead)
                if previous and label.order < previous.order:
                    yield Finding(_at(part), _begins_before(label, ahead, previous))
            before[sequence] = part


def _begins_before(label: PageLabel, ahead: Part, previous: PageLabel) -> str:
    return (
        f"begins on {label}, before {ahead.name}, which is printed ahead of it "
        f"and begins on {previous}"
    )


# --- P4, P12: the extent ------------------------------------------------------------------------


def _runs(extent: Extent | None) -> dict[_Sequence, int]:
    """The last page of each run of an extent."""
    found: dict[_Sequence, int] = {}
    for run in extent.runs if extent else ():
        if run.sequence is not None:
            end = run.count
            if spans := Pages(run.text.split(" ")[0]).ranges:
                end = (spans[-1].last or spans[-1].first).number
            found[run.sequence] = max(end, found.get(run.sequence, 0))
    return found


def _run_of(sequence: _Sequence, runs: dict[_Sequence, int]) -> int | None:
    """The end of the run that a label counts in; roman numbers of either case count in one run."""
    prefix, style, bracketed = sequence
    if sequence in runs or style not in _ROMAN_STYLES:
        return runs.get(sequence)
    return next((runs[s] for r in _ROMAN_STYLES if (s := (prefix, r, bracketed)) in runs), None)


def _extent(scope: Scope) -> Extent | None:
    return scope.holder.extent


@lint("P4", E)
def beyond_the_extent(subject: Subject) -> Iterator[Finding]:
    """A part reaches past the end of its run in `extent`

    Roman pages count against the roman run, arabic against the arabic, prefixed against their own:

        extent: xii + 200
        contents:
          - {title: Preface, pages: ix–xiv}      # the roman run ends on xii
          - {title: Index, pages: 190–240}       # the arabic run ends on 200
    """
    for scope in subject.scopes:
        runs = _runs(_extent(scope))
        for part in scope.everything if runs else ():
            beyond = next((span for span in part.ranges if span and _passed_end(span, runs)), None)
            if beyond and (end := _passed_end(beyond, runs)):
                message = (
                    f"{beyond} reaches past the end of the book: {_extent(scope)} ends on {end}"
                )
                yield Finding(_at(part), message)


def _passed_end(span: PageRange, runs: dict[_Sequence, int]) -> str | None:
    """The last page of the run that a range goes on behind; None where it does not."""
    last = span.last or span.first
    end = None if span.backwards else _run_of(last[:3], runs)
    return _in_style(end, last) if end is not None and last.number > end else None


def _in_style(number: int, label: PageLabel) -> str:
    if label.style is LabelStyle.ARABIC or not 0 < number < 5000:
        return f"{label.prefix}{number}"
    roman = to_roman(number)
    return label.prefix + (roman.upper() if label.style is LabelStyle.UPPER_ROMAN else roman)


@lint("P12", W)
def too_long(subject: Subject) -> Iterator[Finding]:
    """A part is as long as the whole book

    It is longer than the run of `extent` it counts in, or takes more than 95 % of the body while
    other parts stand beside it.  Usually the total of a book was typed into `pages`: `pages` says
    where a part is, `extent` how long the book is.
    """
    for scope in subject.scopes:
        runs = _runs(_extent(scope))
        for row in scope.rows:
            hull = _hull(row)
            for part in row:
                length = sum(s.length for s in part.stretches)
                if length < 2 or (length < 0.95 * hull and not runs) or part.children:
                    continue
                if part.chapter.facing:
                    continue
                message = _too_long(part, length, runs, row, hull)
                if message:
                    yield Finding(_at(part), message, "the length of the book belongs in `extent`")


def _too_long(
    part: Part, length: int, runs: dict[_Sequence, int], row: list[Part], hull: int
) -> str | None:
    sequence = part.stretches[0].sequence
    if any(s.sequence != sequence for s in part.stretches):
        return None
    run = _run_of(sequence, runs)
    if run is not None and length > run:
        return f"{length} pages are more than the whole run of {run}"
    if sequence != ARABIC or length < 20 or length <= 0.95 * (run or hull):
        return None
    others = [p for p in row if p is not part and _competes(p) and not p.chapter.facing]
    if _leave_no_room(others) or (run is not None and others):
        return f"{length} of {run or hull} pages, although other parts stand beside it"
    return None


def _leave_no_room(others: list[Part]) -> bool:
    """Whether all parts that need arabic pages have known ones, and one of them is of the body."""
    return any(_is_body(p) for p in others) and not any(p.unknown for p in others)


def _competes(part: Part) -> bool:
    """Whether it needs some of the arabic pages."""
    arabic = part.unknown or any(s.sequence == ARABIC for s in part.stretches)
    return arabic and part.matter != "front" and part.chapter.kind != "plates"


def _is_body(part: Part) -> bool:
    """Whether it belongs to the body on arabic pages that are known."""
    return part.matter == "body" and any(s.sequence == ARABIC for s in part.stretches)


def _hull(row: list[Part]) -> int:
    """How many arabic pages the parts of a row span."""
    ends = [(s.low[0], s.high[0]) for p in row for s in p.stretches if s.sequence == ARABIC]
    return max(high for _, high in ends) - min(low for low, _ in ends) + 1 if ends else 0


# --- P5: gaps -----------------------------------------------------------------------------------


@lint("P5", I)
def gaps(subject: Subject) -> Iterator[Finding]:
    """Pages that belong to no part

    Between two parts with known pages lie pages of neither, and no part with unknown pages stands
    between them.  Often these are plates, a blank page or a part's title page; sometimes a chapter
    was left out.  Accept it with a reason: `accept: {P5: "plates are unpaged"}`.
    """
    for row in subject.rows:
        found: dict[_Sequence, list[tuple[int, int, int]]] = {}
        unknown = [0]
        for index, part in enumerate(row):
            unknown.append(unknown[-1] + part.unknown)
            if not part.restarts:
                for sequence, low, high, _ in part.stretches:
                    found.setdefault(sequence, []).append((low[0], high[0], index))
        for stretches in found.values():
            for index, holes in _gaps(row, sorted(stretches), unknown).items():
                yield Finding(_at(row[index]), _no_part(row[index], holes))


Hole = tuple[int, int]


def _gaps(
    row: list[Part], stretches: list[tuple[int, int, int]], unknown: list[int]
) -> dict[int, list[Hole]]:
    """Index of a part in the row → the pages before and between its own that no part has."""
    found: dict[int, list[Hole]] = {}
    _, end, owner = stretches[0]
    for low, high, index in stretches:
        if low > end + 1 and _nothing_between(owner, index, row, unknown):
            found.setdefault(index, []).append((end + 1, low - 1))
        if high >= end:
            end, owner = high, index
    return found


def _no_part(part: Part, holes: list[Hole]) -> str:
    begins = holes[0][1] + 1
    label = next(r.first for r in part.ranges if r and r.first.number == begins)
    named = [(_in_style(low, label), _in_style(high, label)) for low, high in holes[:3]]
    pages = ", ".join(low if low == high else f"{low}–{high}" for low, high in named)
    one = len(holes) == 1 and holes[0][0] == holes[0][1]
    more = f" and {len(holes) - 3} more" if len(holes) > 3 else ""
    return f"page {pages} belongs to no part" if one else f"pages {pages}{more} belong to no part"


def _nothing_between(one: int, other: int, row: list[Part], unknown: list[int]) -> bool:
    """Whether no part with unknown pages stands between two of a row, the earlier included."""
    low, high = sorted((one, other))
    return not row[one].unknown and unknown[high] == unknown[low]


# --- P6: nesting --------------------------------------------------------------------------------


@lint("P6", E)
def outside_its_parent(subject: Subject) -> Iterator[Finding]:
    """A part lies outside the pages of the part it is in

    - title: Brine and Barter
      pages: 1–210
      contents:
        - {title: The pedlars, pages: 178–220}     # the part ends on 210
    """
    for part in subject.parts:
        if part.parent is None or not part.stretches or part.restarts:
            continue
        around = next((a for a in part.ancestors if a.ranges), None)
        if around and not all(_inside(s, around.stretches) for s in part.stretches):
            where = f"{around.name}, which has {around.chapter.pages}"
            yield Finding(_at(part), f"{part.chapter.pages} lies outside {where}")


def _inside(stretch: Stretch, around: list[Stretch]) -> bool:
    comparable = [a for a in around if a.sequence == stretch.sequence]
    return not comparable or any(_holds(a, stretch) for a in comparable)


def _holds(around: Stretch, stretch: Stretch) -> bool:
    """Whether `stretch` lies in `around`; suffixed leaves belong to the page of their number."""
    begins = stretch.low >= around.low or stretch.low[0] == around.low[0]
    return begins and (not around.closed or stretch.high[0] <= around.high[0])


# --- P7: sequences ------------------------------------------------------------------------------


@lint("P7", W)
def goes_back(subject: Subject) -> Iterator[Finding]:
    """The sequence goes back: roman pages after arabic ones

    Front matter has roman pages, the body arabic ones; roman numbers that come back are usually a
    slip of order or of the number.  Plates and appendices may have them.
    """
    for row in subject.rows:
        arabic = False
        for part in row:
            if part.chapter.kind in ("plates", "appendix") or part.restarts or _in_appendix(part):
                continue
            for span in part.ranges:
                if span is None or not is_plain(span.first):
                    continue
                roman = span.first.style is not LabelStyle.ARABIC
                if roman and arabic:
                    yield Finding(_at(part), f"roman pages {span} after arabic ones")
                    arabic = False
                    break
                arabic = not roman


def _in_appendix(part: Part) -> bool:
    return any(a.chapter.kind in ("plates", "appendix") for a in part.ancestors)


# --- P8, P9, P10: labels ------------------------------------------------------------------------


@lint("P8", W)
def changes_style(subject: Subject) -> Iterator[Finding]:
    """Case or style of the labels changes inside one range

    `ix–XIV`, `xi–12` and `A1–12` say two things about one sequence.  Write the labels of both
    ends alike (`A1–A12`), or two ranges (`xi–xiv, 1–12`).  A word before both is no fault
    (`pl. I–VIII`).
    """
    for path, ranges, text in subject.paged:
        for span in ranges:
            if span is not None and span.last is not None and span.first is not span.last:
                problem = _style_change(span.first, span.last, text)
                if problem:
                    yield Finding(
                        (*path, "pages"),
                        f"{problem} inside the range {span.text}",
                        "write both ends alike",
                    )


def _style_change(first: PageLabel, last: PageLabel, text: str) -> str | None:
    if first.style is not last.style:
        romans = first.style in _ROMAN_STYLES and last.style in _ROMAN_STYLES
        return "the case changes" if romans else "the style changes"
    if first.prefix != last.prefix:
        return _prefix_change(first.prefix, last.prefix)
    if _is_attached(first, text) and not last.text.lstrip("[").startswith(first.prefix):
        return "the style changes"
    one_letter = len(first.suffix) == len(last.suffix) == 1
    if one_letter and first.suffix.lower() != first.suffix and last.suffix.islower():
        return "the case changes"
    return None


def _prefix_change(first: str, last: str) -> str | None:
    """How two prefixes differ; that of a volume (`2:`) may change inside a range."""
    if first.lower() == last.lower():
        return "the case changes"
    return None if first[-1:] == last[-1:] == ":" else "the prefix changes"


def _is_attached(label: PageLabel, text: str) -> bool:
    """Whether the prefix stands at the number without a space (A1), so that it is part of it; a
    word for several (`cols. 1066`) is another in the label than in the text.
    """
    prefix = label.prefix
    return (
        label.text in text
        and prefix[-1:] not in ("", ".")
        and label.text.lstrip("[")[len(prefix) :][:1] != " "
    )


_ROMAN_LETTERS = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_TOKENS = re.compile(r"\s*(?:[,;&\u2010-\u2015\u2212]|-+)\s*")
_ARTICLE = re.compile(r"e\d{4,}|\d+[A-Z]\d+|\d{7,}", re.I)
_ONLINE = re.compile(r"(?:\d{1,5}[.:])?e\d{1,3}", re.I)
"""A page of what only stands online, behind the page of the issue: `129.e19`."""


@lint("P9", W)
def odd_roman(subject: Subject) -> Iterator[Finding]:
    """A label is not a canonical roman number

    `iiii` and `xiiii` stand in old books: information.  `vx` is no number at all: an error.  `mix`
    is one (1009), and more likely a word.  Other text that cannot be read as pages is reported too.
    """
    for path, ranges, text in subject.paged:
        at = (*path, "pages")
        for span in ranges:
            faults = [fault for label in _labels(span) if (fault := _roman_fault(label))]
            if faults:
                yield Finding(at, *faults[0])
        if None in ranges and not (text != plain(text) and Pages(plain(text)).valid):
            yield from (Finding(at, *fault) for fault in _unreadable(text))


def _labels(span: PageRange | None) -> Iterable[PageLabel]:
    if span is None:
        return ()
    ends = (
        (span.first,) if span.last is None or span.last == span.first else (span.first, span.last)
    )
    return [label for label in ends if label.style is not LabelStyle.ARABIC]


def _roman_fault(label: PageLabel) -> tuple[str, str | None, Severity] | None:
    digits = re.sub(r"[^ivxlcdmIVXLCDM]", "", label.text.removeprefix(label.prefix).strip("[]* "))
    canonical = to_roman(label.number) if 0 < label.number < 5000 else digits
    if digits.lower() != canonical:
        return f"{label} is an old form of {canonical}", None, I
    if not label.prefix and label.number >= 500:
        return f"{label} would be page {label.number} in roman numbers: more likely a word", None, W
    return None


def _unreadable(text: str) -> Iterator[tuple[str, str | None, Severity]]:
    tokens = [t.strip("[] ").rpartition(" ")[2] for t in _TOKENS.split(text)]
    wrong = [t for t in tokens if _ROMAN_LETTERS.fullmatch(t) and PageLabel.parse(t) is None]
    if wrong:
        yield f"{wrong[0]} is not a roman number", None, E
    elif not any(_ARTICLE.fullmatch(t) or _ONLINE.fullmatch(t) for t in tokens):
        yield (
            f"cannot be read as pages: {text[:60]}",
            "write pages as printed: ix–xiv, 53–85, 134–",
            W,
        )


@lint("P10", W)
def article_number(subject: Subject) -> Iterator[Finding]:
    """An article's number stands in `pages`

    `e1006791` and `11E201` are not pages: they name the article, and belong in `article-number`.
    """
    for path, ranges, text in subject.paged:
        found = None in ranges and next(
            (t for t in _TOKENS.split(text) if _ARTICLE.fullmatch(t)), None
        )
        if found:
            hint = f"write `article-number: {found}`"
            yield Finding(
                (*path, "pages"), f"{found} looks like the number of an article, not a page", hint
            )


# --- P11: the beginning -------------------------------------------------------------------------


@lint("P11", I)
def begins_late(subject: Subject) -> Iterator[Finding]:
    """The first part of the body does not begin on page 1

    Unless the body continues the numbers of the front matter (Preface ix–xiv, chapter 1 from 15),
    the body of a book begins on 1.
    """
    ends: list[int] = []
    for scope in subject.scopes:
        if scope.rows and isinstance(subject.work, Book):
            finding = _begins_late(scope, max(ends, default=0))
            if finding:
                yield finding
        ends += [s.high[0] for p in scope.everything for s in p.stretches if s[0] == ARABIC]


def _begins_late(scope: Scope, before: int) -> Finding | None:
    """The finding of one volume; `before` is the last page of the volumes ahead of it."""
    runs = _runs(_extent(scope))
    roman = max((n for (_, style, _), n in runs.items() if style in _ROMAN_STYLES), default=0)
    counted = bool(runs) and not roman
    row = scope.rows[0]
    front = list(takewhile(lambda part: part.matter == "front", row))
    in_front = [s for part in front for s in part.stretches]
    part = next(iter(row[len(front) :]), None)
    if part is None or not _begins_the_body(part) or any(s.sequence == ARABIC for s in in_front):
        return None
    roman = max([roman, *(s.high[0] for s in in_front if s.sequence[1] in _ROMAN_STYLES)])
    first = part.stretches[0].low[0]
    continued = counted or (0 < roman < first <= roman + 4) or (0 < before < first)
    if first <= 1 or continued:
        return None
    return Finding(_at(part), f"the body begins on page {first}, not on 1")


def _begins_the_body(part: Part) -> bool:
    """Whether a part behind the front matter is of the body and has arabic pages of its own."""
    if not part.stretches or part.restarts or part.chapter.facing:
        return False
    return part.stretches[0].sequence == ARABIC and part.matter != "back"
