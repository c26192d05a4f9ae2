"""What of a draft does not fit together: pages that go back, numbers that skip, names in titles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from precarious_truce.sources.entry import Entry, every
from precarious_truce.sources.folios import first_label
from precarious_truce.sources.numerals import value_in_series
from precarious_truce.sources.people import people
from precarious_truce.sources.volumes import are_volumes
from precarious_truce.sources.words import is_heading, matter

__all__ = ["doubt"]


def doubt(tree: list[Entry]) -> None:
    """Mark the entries that do not fit the others; of each volume by itself."""
    if are_volumes(tree) and len(tree) > 1:
        for volume in tree:
            doubt([volume])
        return
    found = list(every(tree))
    _missing_pages(found)
    _backward_pages(found)
    _numbers(tree)
    _people(found)
    _titles(found)


def _missing_pages(found: list[Entry]) -> None:
    """Where most have a page, one without is doubtful, unless it only holds others."""
    without = [e for e in found if e.page is None and not e.contents and e.kind != "part"]
    if 2 * len(without) < len(found):
        for entry in without:
            if matter(entry.title) != "front" or entry.number:
                entry.doubt("no page")


def _backward_pages(found: list[Entry]) -> None:
    known = [(e, label) for e in found if (label := first_label(e.page))]
    for (_, before), (entry, label) in pairwise(known):
        if label.sequence == before.sequence and label.order < before.order:
            entry.doubt("its page is before the one above")
    for entry in found:
        if entry.page and first_label(entry.page) is None:
            entry.doubt("this is not read as a page")


def _numbers(tree: list[Entry], last: dict[str, int] | None = None) -> None:
    """A number that neither follows the last of its series nor begins anew is doubtful."""
    last = defaultdict(int) if last is None else last
    for entry in tree:
        value = (
            value_in_series(entry.number, entry.style)
            if entry.number and "." not in entry.number.strip(".")
            else None
        )
        if value is not None and entry.style:
            before = last.get(entry.style, 0)
            if before and value not in (before + 1, 1):
                entry.doubt("its number does not follow")
            last[entry.style] = value
        _numbers(entry.contents, last)


def _people(found: list[Entry]) -> None:
    """On a page that names authors, a chapter without one is doubtful: its name may hide."""
    signed = [e for e in found if e.people]
    open_ = [e for e in found if _is_chapter(e)]
    if len(signed) >= 2 and len(signed) * 2 >= len(open_):
        for entry in open_:
            if (
                not entry.people
                and (entry.number or matter(entry.title) is None)
                and not entry.contents
            ):
                entry.doubt("no author")
    for entry in signed:
        if entry.kind == "part" or matter(entry.title) == "back":
            entry.doubt("the author of this?")
    for entry in found:
        if (
            not entry.people
            and entry.number is None
            and entry.page is None
            and people(entry.title).score > 2.4
            and not entry.contents
        ):
            entry.doubt("a title, or a name?")


def _is_chapter(entry: Entry) -> bool:
    return (
        entry.kind is None
        and not entry.contents
        and matter(entry.title) not in ("front", "back", "close", "intro")
    )


_UNREAD = (
    (
        re.compile(r"\b(?:pages?|pp|seiten|págs?|páginas?|pagine|strony)\b\.?\s*\d", re.I),
        "pages that were not read?",
    ),
    (re.compile(r"(?:by|von|par|por)(?:\s*:)?|by\s[^a-z].*", re.I), "who wrote the part above?"),
    (re.compile(r"\b(?:pdf|epub|downloads?|https?:|www\.)", re.I), "a line of a site?"),
    (
        re.compile(r"[^\W\d_A-Z].*[,.;:]\s(?:[^\W\d_a-z]{2,}\.?[\s-]){1,3}[^\W\d_a-z]{3,}"),
        "a name in it?",
    ),
    (re.compile(r".*\S\s{2,}\d{1,4}"), "two pages?"),
)
"""What a title says that no title says, and what it may be."""


def _unread(found: list[Entry]) -> None:
    """Mark titles that hold what is no title: pages, a name, words of a site, what comes again."""
    again = Counter(e.title.casefold() for e in found if not (e.page or e.people or e.contents))
    signed = sum(bool(e.people) for e in found) > 1
    for entry in found:
        if entry.contents and not (entry.number or entry.page) and len(entry.title) > 60:
            entry.doubt("a heading, or the beginning of the title below?")
        for pattern, reason in _UNREAD:
            if (signed or reason != "a name in it?") and pattern.search(entry.title):
                if reason.startswith("who") and not pattern.fullmatch(entry.title):
                    continue
                entry.doubt(reason)
        bare = not (entry.page or entry.people or entry.contents)
        if bare and again[entry.title.casefold()] > 2 and matter(entry.title) is None:
            entry.doubt("said several times: a line of a site?")
        if re.fullmatch(r"[ivxl]{1,6}", entry.number or "") and matter(entry.title) == "front":
            entry.doubt("its number, or its page?")


def _titles(found: list[Entry]) -> None:
    _unread(found)
    for entry in found:
        if entry.title == "[?]":
            entry.doubt("no title of its own")
        elif len(entry.title) > 250:
            entry.doubt("very long for a title")
        elif is_heading(entry.title) and entry.contents:
            entry.doubt("a heading of the page, or a part?")
        elif re.search(
            r"[�□]|[^\W\d_][|\\~^][^\W\d_]|[a-z][0-9][a-z]|(?<![A-Za-z])[A-Za-z]*[a-z][A-Z]{2,}[a-z]",
            entry.title,
        ):
            entry.doubt("was it misread?")
