"""The kinds of parts that title and number do not tell: parts with a number, appendices."""

from __future__ import annotations

import re

from precarious_truce.sources.entry import Entry
from precarious_truce.sources.groups import APPENDIX, is_lettered
from precarious_truce.sources.numerals import style_of, value_of
from precarious_truce.sources.words import matter

__all__ = ["name_kinds", "name_lettered", "only_appendix"]


def only_appendix(entry: Entry) -> Entry:
    """The one part below `APPENDIX`, of which that is the kind and no title."""
    if (
        not APPENDIX.fullmatch(entry.title)
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


def name_lettered(top: list[Entry]) -> None:
    """State that chapters with letters behind the numbered ones are appendices: `A Proofs`."""
    numbered = False
    for entry in top:
        if is_lettered(entry) and entry.kind is None:
            if numbered:
                entry.kind = "appendix"
        else:
            numbers = [e.number for e in (entry, *entry.contents) if e.number and e.kind is None]
            numbered = any(n[0].isdigit() for n in numbers) or (numbered and not numbers)


def name_kinds(tree: list[Entry], parent: Entry | None) -> None:
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
            entry.number and entry.contents and not _is_chapter(parent) and _are_chapters(entry)
        ):
            entry.kind = "part"
        name_kinds(entry.contents, entry)
    parts = {entry.style for entry in tree if entry.kind == "part" and entry.number}
    parts |= _held_in_one_series(tree)
    for entry in tree:
        if entry.style in parts and entry.kind is None and entry.contents and entry.number:
            entry.kind = "part"


def _is_chapter(parent: Entry | None) -> bool:
    """Whether what lies in an entry lies in a chapter: `I.` below `A.`, which has its page."""
    return (
        parent is not None
        and parent.number is not None
        and parent.page is not None
        and parent.kind is None
        and style_of(parent.number) != "I"
    )


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
        or (entry.division == "section" and c.people and c.number and not c.division)
        for c in entry.contents
    ):
        return False
    if any(c.division == "chapter" for c in entry.contents):
        return True
    if any(c.people for c in entry.contents):
        return "author" not in entry.people  # else a chapter, with the response to it
    if style_of(entry.number or "") == "I" and any(c.contents for c in entry.contents):
        return True
    return (
        entry.page is None
        and style_of(entry.number or "") in ("I", "A", "1")
        and any(c.page for c in entry.contents)
    )
