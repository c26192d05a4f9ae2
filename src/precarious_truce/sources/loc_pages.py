"""The Library of Congress's page of contents that publishers sent: what is on it besides the list.

>>> page = split("Table of contents for The mill : a life / Ann Bly.\\n\\n"
...     "Note: Contents data are machine generated based on information provided.\\n\\n"
...     "Preface; Part I. Water: 1. Ponds; 2. Weirs; Index.\\n\\n"
...     "Library of Congress subject headings for this publication:\\nMills -- History.\\n")
>>> page.head[0].text, page.body, page.tail[-1].text
('Table of contents for The mill : a life / Ann Bly.', \
'Preface; Part I. Water: 1. Ponds; 2. Weirs; Index.', 'Mills -- History.')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line, clean
from precarious_truce.sources.words import is_heading, matter

__all__ = ["Page", "split"]


class Page(NamedTuple):
    """The lines above the list, the list where it is one paragraph, and the lines below."""

    head: list[Line]
    body: str
    tail: list[Line]


_TITLED = re.compile(r"(?:table of contents|contributor biographical information) for\s+\S", re.I)
_SAID = re.compile(
    r"bibliographic record and links to related information"
    r"|(?:note: )?contents data are machine generated"
    r"|(?:machine[- ]generated )?contents(?: note)?:?$|information from electronic data",
    re.I,
)
"""What the Library says above every list."""
_NOTE = re.compile("contents data are machine generated", re.I)
_TAG = re.compile(r"<[^<>]{1,20}>")
"""What the Library's machines left around a heading: `<BKA>Contents<BKA>`."""
_BELOW = re.compile(r"library of congress subject headings\b", re.I)
_STOPS = re.compile(r";\s+(?=\S)|\s--\s|(?<=\S)\s+\d{1,2}[.)]\s")
"""What parts the titles of a paragraph."""


def split(text: str) -> Page | None:
    """The parts of such a page; None where it is none, or lists each title on a line of its own."""
    rows = [row.strip() for row in text.strip().split("\n")]
    places = [n for n, row in enumerate(rows[:12]) if _TITLED.match(row) or _SAID.match(row)]
    if not any(_TITLED.match(rows[n]) or _NOTE.search(rows[n]) for n in places):
        return None
    start = places[-1] + 1
    if _NOTE.search(rows[places[-1]]):
        start = _behind_note(rows, places[-1])
    end = next((n for n in range(start, len(rows)) if _BELOW.match(rows[n])), len(rows))
    body = [row for row in rows[start:end] if row and not is_heading(_TAG.sub("", row))]
    parted = sum(len(_STOPS.findall(row)) + row.endswith(";") for row in body)
    if parted < 3 or parted * 3 < len(body) * 2:
        return None
    return Page(_lines(_unbroken(rows[:start])), _joined(body), _lines(rows[end:]))


def _unbroken(rows: list[str]) -> list[str]:
    """The rows, the line that names the book made one again where it was broken."""
    place = next((n for n, row in enumerate(rows) if _TITLED.match(row)), len(rows))
    end = place + 1
    while end < len(rows) and rows[end] and not _SAID.match(rows[end]) and end < place + 4:
        end += 1
    return [*rows[:place], " ".join(rows[place:end]), *rows[end:]]


def _behind_note(rows: list[str], place: int) -> int:
    """Where what follows the Library's note begins; it may be broken into several lines."""
    ends = (n for n in range(place, min(place + 6, len(rows))) if rows[n].endswith("coding."))
    return next(ends, place) + 1


def _joined(rows: list[str]) -> str:
    """The paragraph of which the rows are; a part that begins a row begins a title."""
    text = rows[0]
    for row in rows[1:]:
        first = _STOPS.split(row)[0]
        known = label(first)
        begins = (known and known.division) or matter(first.rstrip("."))
        text += f"{';' * (bool(begins) and text[-1:] not in ';:,')} {row}"
    return text


def _lines(rows: list[str]) -> list[Line]:
    return [Line(clean(row.strip())[0], n) for n, row in enumerate(rows, 1) if row.strip()]
