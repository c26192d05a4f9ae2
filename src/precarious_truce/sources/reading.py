"""Which line is what: the role of every line under a layout, and the layout that explains best.

A layout says where authors stand: nowhere of their own, on the lines above the titles, or below.
Under each the roles are found that explain the lines best (Viterbi's way); the layouts compete by
how well they do.  A line that two good layouts read in two ways is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from precarious_truce.sources.cues import Cue
from precarious_truce.sources.numerals import fold, word_set
from precarious_truce.sources.people import is_affiliation
from precarious_truce.sources.roles import byline

__all__ = ["LAYOUTS", "Layout", "Reading", "Role", "read"]

Layout = Literal["none", "before", "after"]
LAYOUTS: tuple[Layout, ...] = ("none", "before", "after")
Role = Literal["title", "more", "label", "people", "byline", "page", "page2"]
_ROLES: tuple[Role, ...] = ("title", "more", "label", "people", "byline", "page", "page2")
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Reading:
    """The roles of all lines under a layout, and how well they explain the page."""

    layout: Layout
    roles: tuple[Role, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Page:
    """What is true of the page as a whole."""

    paged: bool
    width: int
    caps: float
    names: dict[str, int]
    below: bool
    """Whether pages stand on lines of their own."""
    labelled: bool
    """Whether nearly every part is told by a number or by its title."""
    bare_parts: bool
    """Whether parts, of which there are several, have no pages, though others do."""
    titled: bool
    """Whether titles below a chapter's word and number have pages, on most."""
    signed: bool
    """Whether what stands with a page below a title without one is somebody's name, on most."""
    headings_apart: bool
    """Whether headings without a page have an empty line below them, so that no title stands so."""
    room: int
    """How long lines are without their pages."""


def read(cues: list[Cue]) -> list[Reading]:
    """The readings under every layout, the best first."""
    if not cues:
        return []
    page = _page(cues)
    found = [_under(layout, cues, page) for layout in LAYOUTS]
    return sorted(found, key=lambda reading: -reading.score)


def _page(cues: list[Cue]) -> _Page:
    titles = [c for c in cues if c.head]
    paged = sum(c.page is not None for c in cues)
    named = sum(c.people.score > 1.2 for c in cues)
    names: dict[str, int] = {}
    for cue in cues:
        for name in map(str, cue.people.names):
            names[name] = names.get(name, 0) + 1
    parts = [c for c in titles if c.label_division() in ("part", "volume") and len(c.head) > 1]
    below = sum(c.alone is not None for c in cues)
    lengths = sorted(len(c.line.text) + c.line.indent for c in titles)
    return _Page(
        (paged >= 3 and paged * 2.2 >= len(titles) - named) or paged * 1.5 >= len(titles),
        lengths[int(len(lengths) * 0.9)] if lengths else 0,
        sum(c.caps for c in titles) / max(1, len(titles)),
        names,
        below >= 2,
        _are_told(titles),
        len(parts) > 1 and not any(c.page for c in parts),
        _have_pages([c for c, above in zip(cues[1:], cues, strict=False) if above.is_label]),
        _are_signed(cues),
        _are_apart(cues),
        max((len(c.head) + c.line.indent for c in titles), default=0),
    )


def _are_apart(cues: list[Cue]) -> bool:
    """Whether several headings without number and page are parted from the title below them.

    A heading that has none below it may be a title that goes on, so their number says nothing.
    """
    apart = [
        cue
        for cue, below, then in zip(cues, cues[1:], [*cues[2:], None], strict=False)
        if below.line.blank and (below.page or (then and then.page and not then.line.blank))
        if (cue.line.blank or cue is cues[0]) and not (cue.page or cue.alone or cue.matter)
        if cue.people.score < 1.5 and not _is_unfinished(cue.head)
    ]
    return len(apart) > 1


def _are_signed(cues: list[Cue]) -> bool:
    """Whether most lines that end a title's page further right name people, surely or likely."""
    below = [
        cue
        for above, cue in pairwise(cues)
        if cue.page and above.head and not (above.page or cue.label or cue.matter)
        if cue.line.indent > above.line.indent and not cue.line.blank
    ]
    likely = sum(cue.people.score > 0 for cue in below)
    sure = sum(cue.people.score > 1.5 for cue in below)
    return sure > 1 and sure * 2 > len(below) and likely * 5 >= len(below) * 4


def _have_pages(cues: list[Cue]) -> bool:
    return len(cues) > 1 and sum(c.page is not None for c in cues) * 2 >= len(cues)


def _are_told(titles: list[Cue]) -> bool:
    """Whether nearly every line that begins a part has a number, or the title of front or back."""
    told = sum(c.label is not None or c.matter is not None for c in titles)
    others = sum(
        c.label is None
        and c.matter is None
        and c.people.score < 1
        and not byline(c.head)
        and not c.head[:1].islower()
        for c in titles
    )
    return told > 2 * others


def _under(layout: Layout, cues: list[Cue], page: _Page) -> Reading:
    """The best roles under a layout."""
    best: list[dict[Role, tuple[float, Role | None]]] = []
    for n, cue in enumerate(cues):
        row: dict[Role, tuple[float, Role | None]] = {}
        for role in _ROLES:
            own = _OWN[role](cue, layout, page)
            if own <= _NEVER:
                continue
            if n == 0:
                if role in ("title", "label") or (role == "people" and layout == "before"):
                    row[role] = (own, None)
                continue
            options = [
                (value + _step(was, role, cues[n - 1], cue, layout, page), was)
                for was, (value, _) in best[-1].items()
            ]
            value, before = max(options, key=lambda pair: pair[0])
            if value > _NEVER / 2:
                row[role] = (value + own, before)
        if not row:  # no role fits: a title, whatever it is
            above = best[-1] if best else {}
            came = max(above, key=lambda r: above[r][0], default=None)
            row["title"] = (above[came][0] - 20 if came else -20.0, came)
        best.append(row)
    without_title = 8 if layout == "before" else 0
    ends = {
        role: value - without_title * (role == "people") for role, (value, _) in best[-1].items()
    }
    last = max(ends, key=lambda r: ends[r])
    roles = [last]
    for row in reversed(best[1:]):
        earlier = row[roles[-1]][1]
        assert earlier is not None
        roles.append(earlier)
    roles.reverse()
    return Reading(layout, tuple(roles), ends[last] - (0 if layout == "none" else 2.5))


# --- a line alone --------------------------------------------------------------------------------


def _as_title(cue: Cue, layout: Layout, page: _Page) -> float:
    if cue.line.whole:
        return 2.0
    if cue.alone or not (cue.head or (cue.label and cue.page)):
        return _NEVER
    score = (
        2.0 * (cue.page is not None)
        + 1.0 * (cue.label is not None)
        + 1.5 * (cue.matter is not None)
    )
    if cue.head[:1].islower() and cue.page is None and cue.label is None:
        score -= 2.0
    if cue.page is None and cue.label is None and byline(cue.head):
        score -= 3.0
    if layout != "none" and cue.matter is None and cue.label is None and not cue.page:
        score -= 1.0
    return score


def _as_more(cue: Cue, layout: Layout, page: _Page) -> float:
    return _NEVER if cue.line.whole or cue.alone else -1.0


def _as_label(cue: Cue, layout: Layout, page: _Page) -> float:
    return 2.0 if cue.is_label and not cue.alone and not cue.line.whole else _NEVER


def _as_people(cue: Cue, layout: Layout, page: _Page) -> float:
    if (
        cue.line.whole
        or layout == "none"
        or cue.alone
        or cue.matter
        or not cue.people.names
        or (cue.label and not (cue.named and layout == "before"))
    ):
        return _NEVER
    score = cue.people.score - 4.0 * cue.leads
    if any(page.names.get(str(n), 0) > 1 for n in cue.people.names):
        score += 1.5
    if cue.line.text.count("(") > cue.line.text.count(")") or cue.line.text.count(
        ")"
    ) > cue.line.text.count("("):
        score = max(score, 0.5)
    if cue.caps and page.caps < 0.6:
        score += 0.8
    return min(score, 4.0)


def _as_byline(cue: Cue, layout: Layout, page: _Page) -> float:
    return 4.0 if not cue.line.whole and byline(cue.head) and cue.label is None else _NEVER


def _as_page(cue: Cue, layout: Layout, page: _Page) -> float:
    return 2.0 if cue.alone and not cue.line.whole else _NEVER


_OWN: dict[Role, Callable[[Cue, Layout, _Page], float]] = {
    "title": _as_title,
    "more": _as_more,
    "label": _as_label,
    "people": _as_people,
    "byline": _as_byline,
    "page": _as_page,
    "page2": _as_page,
}


# --- a line after another ------------------------------------------------------------------------


def _step(was: Role, role: Role, before: Cue, cue: Cue, layout: Layout, page: _Page) -> float:
    """How well a role follows another."""
    gap = -1.5 if cue.line.blank else 0.0
    if role == "title":
        return _to_title(was, before, cue, layout, page)
    if role == "label":
        return (
            (_NEVER if was == "label" and not before.label_division() else 0.0)
            if was == "label"
            else 0.0
        )
    if role == "more":
        return _to_more(was, before, cue, page)
    if role == "people":
        return _to_people(was, before, cue, layout, page)
    if role == "byline":
        return _NEVER if was == "label" else gap / 3 + 0.5
    if role == "page":
        named = was == "label" and before.label_division() is not None
        return 0.5 + gap / 3 if (was in ("title", "more") or named) and not before.page else _NEVER
    if layout == "before" and was == "people":
        return _NEVER  # the title that they stand above has its page below
    return 0.5 + gap / 3 if was in ("people", "byline") and not before.page else _NEVER


def _to_title(was: Role, before: Cue, cue: Cue, layout: Layout, page: _Page) -> float:
    lacking = page.paged and was in ("title", "more") and not before.page
    numbered = before.label is not None and before.label.division is None
    numbered = numbered or (page.titled and before.titles_label)
    if lacking and cue.page and cue.people.score > 1.5:
        return _beginning(was, before, cue, layout, page) - 1.7  # a page behind a name
    return _beginning(was, before, cue, layout, page) - (
        1.8 if lacking and numbered else 0.2 * lacking
    )


def _beginning(was: Role, before: Cue, cue: Cue, layout: Layout, page: _Page) -> float:
    """How well a new title follows."""
    if was == "label":
        if cue.label is not None and cue.label.division:
            return -1.0 if before.label_division() else -4.0
        return (1.5 if cue.label is None else -1.5) - (0.7 if cue.line.blank else 0.0)
    if was == "people" and layout == "before" and before.page and cue.page:
        return -6.0  # two entries, each with its page
    if was == "people" and layout == "before":
        return (
            1.0
            - (1.5 if cue.line.blank else 0.0)
            - (1.5 if cue.line.cut else 0.0)
            - (2.0 if cue.label is not None and "." in (cue.label.number or "") else 0.0)
            - {"back": 3.0, "front": 2.0}.get(cue.matter or "", 0.0)
            - (0.5 if cue.label is not None and cue.label.division is None else 0.0)
            - (0.7 if cue.line.indent < before.line.indent else 0.0)
            - (2.0 if cue.label_division() in ("part", "volume") else 0.0)
        )
    if (
        layout == "after"
        and was in ("title", "more")
        and before.matter is None
        and (before.page or not page.paged)
    ):
        return -0.5
    if (
        layout == "before"
        and was != "people"
        and cue.matter is None
        and not (cue.label and not cue.page)
    ):
        return -0.8
    return 0.0


def _to_more(was: Role, before: Cue, cue: Cue, page: _Page) -> float:
    """A title that goes on, or a list of people that does."""
    if was in ("people", "byline"):
        return 2.0 if _goes_on(before, cue) else _NEVER
    if was not in ("title", "more"):
        return _NEVER
    if was == "more" and all(is_affiliation(c.line.text) and not c.page for c in (before, cue)):
        return 2.0
    text = cue.head
    score = 0.0
    dangling = _is_unfinished(before.head)
    if cue.label:
        score -= 6.0 if cue.label.sure else 2.0
        text = cue.line.text
    if cue.matter and not dangling:
        score -= 4.0
    whole = before.matter is not None and ":" not in before.head
    if whole and not dangling and not text[:1].islower() and before.page is None:
        score -= 1.5
    if cue.leads:
        score -= 6.0
    if cue.goes_on:
        score += 4.0
    if before.page and not before.leads:
        score -= 4.5
    if text[:1].islower() or text[:1] in "–—-&(":
        score += 3.0
    if dangling:
        open_ = before.leads or (page.paged and not before.page)
        score += 5.0 if _ends_in_link(before.head) and open_ else 3.0
    if page.signed and cue.page and not before.page and cue.people.score > 0:
        score -= 2.0
    elif page.paged and not before.page and cue.page:
        score += 1.6
        told = page.labelled or (page.headings_apart and _is_full(before, page))
        if told and not cue.label and not cue.matter and not before.people.score > 1:
            score += 2.0
    if not cue.page and not before.page:
        score -= 1.0 if page.paged else 2.5
    if cue.line.blank:
        score -= 6.0 if before.leads else 3.0
    column = before.column
    if cue.line.indent > before.line.indent:
        score += 1.2 if abs(cue.line.indent - column) <= 1 else 0.4
    length = len(before.line.text) + before.line.indent
    score += 1.0 if length > 0.7 * page.width else (-1.2 if length < 0.45 * page.width else 0.0)
    if page.paged and not before.page and cue.page and length > max(55, 0.8 * page.width):
        score += 0.8  # the line is full
    if before.caps != cue.caps and before.head and cue.head:
        score -= 1.5
    if (
        before.label is not None
        and before.label.division in ("part", "volume")
        and before.page is None
        and not dangling
    ):
        score -= 5.0 if page.bare_parts else 1.5
    return score


def _is_full(cue: Cue, page: _Page) -> bool:
    """Whether the words of a line go on until where the longest lines of the page end."""
    return cue.line.indent + len(cue.head) > 0.6 * page.room


_LINKS = word_set(
    """
    a an the of and in on to for from with by at or as into upon between its their his her
    our your my without under over through against about toward towards that which who whose
    not is are was were how what why than nor but via upon der die das den dem des und oder
    von vom im am zur zum zu mit für auf über le la les de du des et en dans sur aux au un
    une l d el los las y del della dello delle di e il lo gli in nel per con tra o da do dos
    das no na em и в на о об из с к от до по для w z i o na do we ze a van het een op te och
    av på til fra og der
    """
)


def _is_unfinished(text: str) -> bool:
    """Whether no title ends so: with a hyphen, a comma, an article."""
    if not text:
        return False
    if text[-1] in "-,:(&/–—" or text.count("(") > text.count(")"):
        return True
    if text.count("“") > text.count("”") or text.count("«") > text.count("»"):
        return True
    return _ends_in_link(text)


def _ends_in_link(text: str) -> bool:
    """Whether the last word is an article, a preposition or an `and`."""
    before, _, word = text.rpartition(" ")
    if not before or fold(word) not in _LINKS:
        return False
    capitals = sum(c.isupper() for c in text) > sum(c.islower() for c in text)
    return word.islower() or (capitals and len(word) > 1)


def _goes_on(before: Cue, cue: Cue) -> bool:
    """Whether a list of people goes on in the next line."""
    text = before.head
    if text.count("(") > text.count(")") or cue.line.text.startswith("("):
        return True
    if (
        before.line.depth
        and cue.line.depth == before.line.depth
        and cue.people.score > 1
        and not cue.page
    ):
        return True  # each on a line of a list
    if is_affiliation(cue.line.text) and not cue.page and not cue.label:
        return True
    said = text.lower() if text.isupper() else text
    if re.search(r"(?:[,;&/]|\b(?:and|und|et|en|og|och|y|e|и|i|by|von|par))$", said):
        return cue.people.score > -1 or "(" in cue.line.text
    more = cue.line.text.lower() if cue.caps else cue.line.text
    return bool(re.match(r"(?:and|und|et|&|y|e|и|with)\s", more) and cue.people.score > -6)


def _to_people(was: Role, before: Cue, cue: Cue, layout: Layout, page: _Page) -> float:
    score = -1.0 if cue.line.blank else 0.0
    if layout == "before":
        if was == "people":
            return _NEVER
        return (-1.5 if was == "label" else 0.0) + (0.4 if cue.line.blank else 0.0)
    if was == "people" and _are_listed(before, cue, page):
        return 0.0
    if was in ("people", "page2", "byline"):
        return _NEVER
    if was == "label":
        return _NEVER
    if before.matter == "back":
        score -= 1.5
    if before.label is not None and before.label.division in ("part", "volume"):
        score -= 2.0
    if was == "title" and page.paged and not before.page and not cue.page:
        score -= 2.0
    if cue.page:
        score += -2.0 if before.page else 1.5
        score += 2.0 * (page.signed and not before.page and cue.people.score > 0)
    if cue.line.indent > before.line.indent:
        score += 0.7
    return score + 0.5


def _are_listed(before: Cue, cue: Cue, page: _Page) -> bool:
    """Whether two lines name people of one title, one on each, on a page with pages elsewhere."""
    return (
        page.paged
        and not (before.page or cue.page or cue.line.blank)
        and cue.line.indent == before.line.indent
        and min(before.people.score, cue.people.score) >= 1
        and max(before.people.score, cue.people.score) > 1
    )


def differing(one: Reading, other: Reading) -> set[int]:
    """The lines that two readings take differently."""
    return {n for n, (a, b) in enumerate(zip(one.roles, other.roles, strict=True)) if a != b}
