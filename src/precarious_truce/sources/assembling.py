"""Entries out of lines whose roles are known."""

from __future__ import annotations

import re

from precarious_truce.sources.cues import Cue
from precarious_truce.sources.entry import PICTURE, Entry
from precarious_truce.sources.folios import at_end
from precarious_truce.sources.numerals import style_of
from precarious_truce.sources.people import is_affiliation, people
from precarious_truce.sources.person_names import PersonValue, name_of
from precarious_truce.sources.reading import Reading
from precarious_truce.sources.roles import byline, split_credits

__all__ = ["add_people", "assembled", "tidy"]


def assembled(cues: list[Cue], reading: Reading) -> tuple[list[Entry], dict[int, int]]:
    """The entries in printed order, without their people's guesses, and which lines are whose."""
    found: list[Entry] = []
    owner: dict[int, int] = {}
    waiting: list[str] = []  # people above the title that they belong to
    named: list[str] = []  # lines of people of the entry at hand
    margin = 0  # where they stand
    page: str | None = None  # behind them
    above: tuple[list[str], int] | None = None  # they, and where the titles below them stand
    pending: Entry | None = None  # a label whose title follows

    def settle() -> None:
        if named and found:
            add_people(found[-1], " ".join(named))
        named.clear()

    for n, (cue, role) in enumerate(zip(cues, reading.roles, strict=True)):
        if role == "people" and reading.layout == "before":
            settle()
            if waiting:
                waiting.append(_more_people(cue))
                continue
            waiting, margin, page = [cue.head], cue.line.indent, cue.page
            if cue.named:
                pending = _entry(cue)
                pending.title = ""
                found.append(pending)
            elif pending is None:
                continue
        elif role == "label":
            settle()
            pending = _entry(cue)
            found.append(pending)
        elif role == "title":
            if pending is not None and _is_title_of(cue, pending):
                _give_title(pending, cue)
            else:
                settle()
                found.append(_entry(cue))
            pending = None
            if waiting:
                add_people(found[-1], " ".join(waiting))
                found[-1].page = found[-1].page or page
                found[-1].indent = min(found[-1].indent, margin)
                found[-1].column = min(found[-1].column, margin)
                above = (waiting, cue.line.indent)
                waiting = []
            elif above and above[1] == cue.line.indent > margin and cue.matter is None:
                add_people(found[-1], " ".join(above[0]))
                found[-1].indent = found[-1].column = margin
                found[-1].doubt("of the author named above?")
            else:
                above = None
        elif role == "more" and found:
            if named:
                named.append(_more_people(cue))
            elif waiting:
                waiting.append(_more_people(cue))
            else:
                _lengthen(found[-1], cue)
        elif role == "people":
            named.append(f"; {cue.head}" if named else cue.head)
            _take_page(found[-1], cue)
        elif role == "byline" and found:
            if named and not byline(cue.head):
                named.append(cue.head)
            else:
                settle()
                if byline(cue.head):
                    add_people(found[-1], cue.head)
                _take_page(found[-1], cue)
        elif role in ("page", "page2") and found:
            found[-1].page, pending = cue.alone, None
        if found:
            owner[n] = len(found) - 1
            for doubt in cue.doubts:
                found[-1].doubt(doubt)
    settle()
    return found, owner


def _more_people(cue: Cue) -> str:
    """Another line of people, or another of a list; where somebody works stands in brackets."""
    text = cue.line.text
    if cue.line.depth and cue.people.score > 1:
        return f"; {text}"
    return f"({text})" if is_affiliation(text) and "(" not in text else text


def _is_title_of(cue: Cue, pending: Entry) -> bool:
    """Whether a line is the title of the label above it, and no entry of its own."""
    if pending.division in ("part", "volume") and cue.matter in ("front", "back") and cue.page:
        return False
    if pending.division == "volume" and cue.page:
        return False
    return cue.label is None


def _entry(cue: Cue) -> Entry:
    known = cue.label
    entry = Entry(
        cue.head,
        page=cue.page,
        indent=cue.line.indent,
        column=cue.column,
        depth=cue.line.depth,
        blank=cue.line.blank,
        caps=cue.caps,
        line=cue.line.number,
    )
    facing = _FACING.search(entry.title)
    if facing and (cue.page or facing["front"]):
        entry.title = entry.title[: facing.start()]
        entry.doubt(PICTURE)
    if known is not None:
        entry.printed = _without_page(cue)
        entry.number, entry.division, entry.style = known.number, known.division, known.style
        if not entry.title:
            entry.title = ""
    given = cue.line.given
    for role in ("author", "translator", "editor"):
        if role in given:
            add_people(entry, given[role]) if role == "author" else _credit(
                entry, role, given[role]
            )
    if "authors" in given:  # `Family, Given`, parted by semicolons
        entry.people["author"] = tuple(
            map(name_of, re.split(r"\s*;\s*", given["authors"].strip(" ;")))
        )
    if "doi" in given:
        entry.doi = given["doi"]
    if "number" in given:
        entry.number = given["number"]
        entry.style = f" {style_of(entry.number)}"
    return entry


_FACING = re.compile(
    r"[\s,.]+(?:(?:to )?(?:facing|face|opposite|vis-à-vis|gegenüber)(?:\s+pp?\.?)?"
    r"|(?P<front>(?<=\s\s)frontispiece))$",
    re.I,
)
"""Where a picture stands, behind its name: `Plan of the island   facing p. 4`."""


def _without_page(cue: Cue) -> str:
    """A line as printed, but for its page."""
    found = at_end(cue.line.text) if cue.page else None
    return found.head if found else cue.line.text


def _give_title(entry: Entry, cue: Cue) -> None:
    """Give a label the title that stands on the line below."""
    entry.title = cue.head if cue.label is None else cue.line.text
    entry.page = cue.page or entry.page
    entry.caps = cue.caps
    if cue.label is not None and cue.page:
        entry.title = cue.line.text[: cue.line.text.find(cue.head) + len(cue.head)]


def _lengthen(entry: Entry, cue: Cue) -> None:
    """Add another line to a title."""
    text = cue.head if cue.label is None else cue.line.text
    if cue.label is not None and cue.page:
        text = text[: text.find(cue.head) + len(cue.head)]
    broken = re.search(r"[^\W\d_]-$", entry.title) and not _COMPLETED.match(text)
    if broken and (text[:1].islower() or (entry.title.isupper() and cue.caps)):
        entry.title = entry.title[:-1] + text
        entry.doubt("a hyphen at the end of a line was taken away")
    elif broken and text[:1].isupper():
        entry.title += text  # `Anglo-` / `Saxon`
    else:
        entry.title = f"{entry.title} {text}".strip()
    _take_page(entry, cue)


_COMPLETED = re.compile(r"(?:and|or|und|oder|bzw\.|bis|et|ou|y|o|e|i|og|och)\s", re.I)
"""What follows a word that another completes, whose hyphen stays: `Land-` / `und Seewege`."""


def _take_page(entry: Entry, cue: Cue) -> None:
    if cue.page and not entry.page:
        entry.page = cue.page
    elif cue.page:
        entry.doubt(f"two pages: {entry.page} and {cue.page}")


def add_people(entry: Entry, text: str) -> None:
    """Give an entry the people that a line names, each in the role that it states."""
    for role, who in split_credits(re.sub(r"\s+", " ", text)):
        _credit(entry, role, who)


def _credit(entry: Entry, role: str, who: str) -> None:
    found = people(who)
    if role == "interviewer":
        role = "author"
        entry.doubt("the interviewer as its author?")
    if not found.names:
        entry.doubt(f"not understood: {who}")
        return
    if found.score < 0.5:
        entry.doubt("are these its people?")
    before: tuple[PersonValue, ...] = entry.people.get(role, ())
    entry.people[role] = before + tuple(name for name in found.names if name not in before)


_LEADER_LEFT = re.compile(r"\s(?:[.…]\s?){4,}[\s.…_~^’'`,;:*=•·–—-]*$")
"""What is left of a leader that a machine misread: `Conclusion ..... ^`."""


def tidy(title: str) -> str:
    """A title without leaders, gaps and the marks that only part it from its page.

    >>> tidy("  Of  Winds in general. "), tidy("Who Was “Philomusus”?"), tidy("Water etc.")
    ('Of Winds in general', 'Who Was “Philomusus”?', 'Water etc.')
    """
    title = re.sub(r"\s+", " ", title).strip(" \t·…_|")
    title = _LEADER_LEFT.sub("", title)
    title = re.sub(r"(?:\s*\.){2,}$|(?:\s+[.'’`,:;·]+){2,}$", "", title)
    title = re.sub(r"\s+(,)(?=\s)", r"\1", re.sub(r"(?<=[^\W\d_])\s+[.·]$", "", title))
    if re.search(r"[^\W\d_]{4,}\.$", title) and not re.search(
        r"\b(?:etc|u\.s\.w|usw|al|vol|chap|Bros|ff)\.$", title
    ):
        title = title[:-1]
    title = re.sub(r"(?<=[^\s.,;:–—-])[,;:–—-]{1,3}$|\s+[–—/|-]$", "", title).strip()
    return re.sub(r"^[–—:|]\s+", "", title)
