"""Contents pages as people paste them, read by evidence.

Lines → cues (number, words, page, names) → the layout and the roles that explain all lines best →
entries → the tree, with what is doubtful marked.

>>> draft = read_contents('''
... Contents
... Preface .......... ix
... Part One: Water
...   1  Who owns a flood?  . . . .  15
...   2  Translating the river ... 62
... Index                 305
... ''')
>>> [(e.number, e.title, e.page, len(e.contents)) for e in draft.entries]
[(None, 'Preface', 'ix', 0), ('1', 'Water', None, 2), (None, 'Index', '305', 0)]
"""

from __future__ import annotations

import re

from precarious_truce.errors import TruceError
from precarious_truce.sources.arguments import without_arguments
from precarious_truce.sources.assembling import assembled, tidy
from precarious_truce.sources.columns import columns, rejoined
from precarious_truce.sources.cues import Cue, cues_of
from precarious_truce.sources.doubts import doubt
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.entry import Entry, every
from precarious_truce.sources.folios import alone, at_end
from precarious_truce.sources.forms import unfolded
from precarious_truce.sources.inline import by_phrases, by_scheme
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line, lines_of, single_spaced
from precarious_truce.sources.loc_pages import split
from precarious_truce.sources.marc_page import marc_page
from precarious_truce.sources.nesting import nested
from precarious_truce.sources.noise import unrepeated, without_noise
from precarious_truce.sources.openers import with_openers
from precarious_truce.sources.platforms import (
    facts_of,
    paired,
    place_pages,
)
from precarious_truce.sources.reading import Reading, differing, read
from precarious_truce.sources.refusing import HINT, refuse, refuse_code
from precarious_truce.sources.region import bounds, headed, names_contents
from precarious_truce.sources.site_lines import platform_lines
from precarious_truce.sources.title_page import facts_above
from precarious_truce.sources.volumes import with_volumes
from precarious_truce.sources.wide_forms import print_titles
from precarious_truce.sources.words import is_heading, matter

__all__ = ["MAX_LINES", "draft_of_lines", "read_contents"]

MAX_LINES = 5000
"""More lines than any contents page has."""
MAX_CHARACTERS = 600_000
MAX_FOLDED = 100_000
"""A note of a catalogue, or a paragraph, is never longer."""


def read_contents(text: str) -> Draft:
    """The draft of a pasted page.

    Raises `TruceError` where the text is too long for a contents page, or names no part of a book.
    """
    if len(text) > MAX_CHARACTERS:
        raise TruceError.of(
            "SRC1", f"too long for a contents page: {len(text):,} characters", hint=HINT
        )
    if text.count("\n") > 4 * MAX_LINES:
        raise TruceError.of(
            "SRC1", f"too long for a contents page: {text.count(chr(10)):,} lines", hint=HINT
        )
    draft = Draft()
    if len(text) <= MAX_FOLDED:
        lines = _noted(text, draft)
        if lines is not None:
            draft = draft_of_lines(lines, draft)
            print_titles(every(draft.entries), text)
            return draft
    lines = headed(single_spaced(lines_of(text)))
    refuse_code(lines)
    lines = _listed(lines, draft)
    noted = _note_of_record(lines, draft)
    draft = draft_of_lines(noted or rejoined(_with_notes(columns(lines))), draft)
    print_titles(every(draft.entries), text)
    return draft


def _noted(text: str, draft: Draft) -> list[Line] | None:
    """The lines of a text that is no page of lines: a note, a paragraph, a table, a record."""
    return (
        _of_record(text, draft)
        or _paragraph_inside(text, draft)
        or unfolded(text)
        or _below_lead(text, draft)
    )


def _of_record(text: str, draft: Draft) -> list[Line] | None:
    """The lines of the note of a MARC record, whose other fields state facts."""
    record = marc_page(text)
    found = unfolded(record.note) if record else None
    if record is None or not found:
        return None
    draft.facts |= record.book.facts
    draft.doubts |= record.book.doubts
    draft.dropped += [(row, "of the catalogue") for row in record.left]
    return found


def _paragraph_inside(text: str, draft: Draft) -> list[Line] | None:
    """The lines of a paragraph that a site shows among lines of its own, which state facts."""
    page = split(text)
    found = unfolded(f"Contents: {page.body}") if page else None
    if page is None or not found or len(found) < 4:
        return None
    left, book = facts_of(page.head)
    draft.facts |= book.facts
    draft.doubts |= book.doubts
    draft.dropped += [(line.text, "of the catalogue") for line in (*left, *page.tail)]
    return found


def _below_lead(text: str, draft: Draft) -> list[Line] | None:
    """The lines of a paragraph below `Contents:`, a few lines of a site above it left out."""
    rows = text.strip().split("\n")
    place = next((n for n, row in enumerate(rows[:6]) if _LEAD_ALONE.fullmatch(row.strip())), 0)
    if not place or not 1 < len([row for row in rows[place:] if row.strip()]) < 4:
        return None
    found = unfolded("\n".join(rows[place:]))
    if found and len(found) > 3:
        draft.dropped += [
            (row.strip(), "above the contents") for row in rows[:place] if row.strip()
        ]
        return found
    return None


_LEAD_ALONE = re.compile(
    r"(?:table of |inhalts)?(?:contents|inhalt|verzeichnis|sommaire|indice|índice|sumario|sumário"
    r"|содержание|inhoud|spis treści|obsah)\s*:?",
    re.I,
)


def _note_of_record(lines: list[Line], draft: Draft) -> list[Line] | None:
    """The contents that a catalogue's record notes on one line; its other lines state facts."""
    for n, line in enumerate(lines):
        before = lines[n - 1].text if n else ""
        led = line.text if _NOTED.match(line.text) else f"Contents: {line.text}"
        named = _NOTED.match(line.text) or _NOTED.fullmatch(before)
        inside = unfolded(led) if named and _PIECES.search(line.text) else None
        if not inside or len(inside) < 3:
            continue
        others = [other for other in lines if other is not line]
        if not any(_FIELD.match(other.text) for other in others):
            continue
        left, book = facts_of(paired(others))
        draft.facts |= book.facts
        draft.doubts |= book.doubts
        draft.dropped += [(other.text, "of the catalogue") for other in left]
        return inside
    return None


_NOTED = re.compile(
    r"(?:=?505|(?:formatted |incomplete |partial )?(?:contents|toc)(?: note)?|enthält|inhalt"
    r"|contient|contiene|contém|obsahuje|zawiera|содержит)\b:?",
    re.I,
)
_PIECES = re.compile(r" -- .* -- |\. [-–] .*\. [-–] ")
_FIELD = re.compile(r"[^\W\d][\w ()/-]{2,30}:\s*\S|(?:[0-9]{3})\s")
"""A field of a record: `Call number: HD9481`."""


def _with_notes(lines: list[Line]) -> list[Line]:
    """The lines, those that hold a catalogue's note of the contents unfolded."""
    found: list[Line] = []
    for line in lines:
        if found and _PLATES.fullmatch(line.text):
            found[-1] = found[-1].but(text=f"{found[-1].text} ({line.text.strip('()[] ')})")
            continue
        noted = line.text.lower().startswith(("contents", "505", "=505", "incomplete", "partial"))
        inside = unfolded(line.text) if noted and " -- " in line.text else None
        found += inside or [line]
    return found


_PLATES = re.compile(
    r"[(\[]?(?:between|following|facing|opposite|after)\s+(?:pages?|pp?\.)\s+\S+(?:\s+and\s+\S+)?[)\]]?",
    re.I,
)
"""Where plates stand that are bound between the pages."""


def draft_of_lines(lines: list[Line], draft: Draft) -> Draft:
    """The draft with the contents that the lines list."""
    if len(lines) > 4 * MAX_LINES:
        raise TruceError.of(
            "SRC1", f"too long for a contents page: {len(lines):,} lines", hint=HINT
        )
    lines, book = facts_of(_listed(lines, draft))
    for key, value in book.facts.items():
        draft.facts.setdefault(key, value)
    draft.doubts |= book.doubts
    book.pages = book.pages or draft.part_pages
    lines, again = unrepeated(lines)
    lines = platform_lines(lines)
    lines, dropped, dois = without_noise(lines)
    draft.dropped += [(line.text, why) for line, why in (*book.dropped, *again, *dropped)]
    headings = [
        line
        for line in lines
        if (is_heading(line.text) or names_contents(line.text))
        and not line.whole
        and not _is_listed(line, lines, bool(again))
    ]
    if lines and not headings and re.fullmatch(r"index|programme|register", lines[0].text, re.I):
        headings = lines[:1]
    lines, told = without_arguments(_without(lines, headings))
    draft.dropped += [(line.text, why) for line, why in told]
    if len(lines) > MAX_LINES:
        raise TruceError.of(
            "SRC1", f"too long for a contents page: {len(lines):,} lines", hint=HINT
        )
    cues = cues_of(with_openers(lines))
    entries = _best(cues, dois)
    refuse(entries, lines, dropped)
    is_apart = len(lines) > 2 and lines[1].blank > lines[2].blank
    entries = _without_headline(entries, draft, is_apart=is_apart)
    draft.entries = with_volumes(nested(entries))
    doubt(draft.entries)
    place_pages(draft, book)
    return draft


def _without_headline(entries: list[Entry], draft: Draft, *, is_apart: bool) -> list[Entry]:
    """The entries without a first one that heads the page or its column of pages: `Pages.`.

    It has neither page nor number, and front matter follows, which lies in no part; the others have
    some, or it stands apart.  What heads the page may be the title of the book.
    """
    first, *others = entries
    told = sum(entry.page is not None or entry.number is not None for entry in others)
    is_alone = (told >= 4 and told * 3 >= len(others) * 2) or (is_apart and len(others) > 2)
    says_more = first.page or first.number or first.people or matter(first.title)
    is_column = _COLUMN.fullmatch(first.title)
    if (
        not is_alone
        or says_more
        or not (is_column or matter(others[0].title) in ("front", "intro"))
    ):
        return entries
    if is_column or "title" in draft.facts:
        draft.dropped.append((first.title, "a heading of the page"))
    else:
        facts, _ = facts_above([first.title])
        draft.facts |= {"title": first.title} | facts
        draft.doubts |= dict.fromkeys(["title", *facts], "a heading of the page")
    return others


_COLUMN = re.compile(r"[^\W\d]{1,8}\.")


def _without(lines: list[Line], headings: list[Line]) -> list[Line]:
    """The lines without headings; what follows one is parted from what precedes it."""
    left = {id(line) for line in headings}
    kept: list[Line] = []
    parted = False
    for line in lines:
        if id(line) in left:
            parted = True
            continue
        kept.append(line.but(blank=max(1, line.blank)) if parted else line)
        parted = False
    return kept


def _listed(lines: list[Line], draft: Draft) -> list[Line]:
    """The lines that list the contents; what stands around them is read for facts of the book."""
    start, end = bounds(lines)
    above, book = facts_of(lines[:start], above=True)
    below, more = facts_of(paired(lines[end:]))
    for stated in (book, more):
        for key, value in stated.facts.items():
            draft.facts.setdefault(key, value)
        draft.doubts |= stated.doubts
        draft.part_pages = draft.part_pages or stated.pages
        draft.dropped += [(line.text, why) for line, why in stated.dropped]
    facts, left = facts_above([line.text for line in above])
    for key, value in facts.items():
        if key not in draft.facts:
            draft.facts[key] = value
            draft.doubts[key] = "a line above the contents"
    draft.dropped += [(text, "above the contents") for text in left]
    draft.dropped += [(line.text, "below the contents") for line in below]
    return lines[start:end]


def _is_listed(line: Line, lines: list[Line], again: bool) -> bool:
    """Whether `Contents` is itself a part that the page lists, between others."""
    place = next(n for n, other in enumerate(lines) if other is line)
    listed = re.fullmatch(
        r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|indice|índice"
        r"|sommaire|summary of contents|содержание",
        line.text.strip(),
        re.I,
    )
    if listed and not place and len(lines) > 1 and (only := alone(lines[1].text)) and only[1]:
        return True
    if not listed or place == 0:
        return False
    before, after = lines[place - 1], lines[place + 1] if place + 1 < len(lines) else None
    if is_heading(before.text) or after is None:
        return False
    if (only := alone(after.text)) and (only[1] or alone(before.text)):
        return True
    listed_before = matter(before.text) or at_end(before.text) or label(before.text)
    return (
        bool(listed_before)
        and line.blank <= 1
        and (place > 1 or again or not line.blank)
        and not line.text.isupper()
    )


def _best(cues: list[Cue], dois: dict[int, str]) -> list[Entry]:
    """The entries of the best reading; what another reads otherwise, and as well, is marked."""
    options: list[tuple[float, Reading, list[Entry], dict[int, int]]] = []
    for reading in read(cues):
        entries, owner = assembled(cues, reading)
        for entry in entries:
            entry.title = entry.title.strip()
        by_phrases(entries)
        score = reading.score
        if reading.layout == "none" or sum("author" in e.people for e in entries) * 3 < len(
            entries
        ):
            score += by_scheme(entries)
        options.append((score, reading, entries, owner))
    if not options:
        return []
    options.sort(key=lambda option: -option[0])
    score, best, entries, owner = options[0]
    for other_score, other, *_ in options[1:]:
        if score - other_score < 0.8 and {best.layout, other.layout} == {"before", "after"}:
            for entry in entries:
                if entry.people:
                    entry.doubt("a name above or below its title?")
        if score - other_score < 1.5:
            for n in differing(best, other):
                entries[owner.get(n, 0)].doubt("may be read in another way")
    for n, cue in enumerate(cues):
        if cue.line.number in dois and n in owner:
            entries[owner[n]].doi = dois[cue.line.number]
    for entry in entries:
        entry.title = tidy(entry.title)
        if not entry.title:
            entry.title = _title_of_label(entry)
            entry.doubt("no title of its own")
    return entries


def _title_of_label(entry: Entry) -> str:
    """The title of a part that has only a number: its word and number."""
    return entry.printed or "[?]"
