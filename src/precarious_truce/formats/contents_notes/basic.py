"""Basic contents notes: units between dashes, in one subfield ($a), as catalogues wrote them.

>>> [(part.get("number"), part["title"], part.get("names"))
...  for part in basic("1. Floods / E. Marsh -- 2. 1848 and after.")]
[('1', 'Floods', 'E. Marsh'), ('2', '1848 and after', None)]
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from precarious_truce.formats.contents_notes.units import (
    PART_WORDS,
    VOLUME_WORDS,
    with_kind,
    with_note,
    with_title,
    without_stop,
)
from precarious_truce.model.roman import from_roman

__all__ = ["basic", "split"]

_UNITS = re.compile(r"\s*(?<!-)--(?!-)\s*|\s+—\s+|\s+–\s+(?=\d+\. )")


class _Numbered(NamedTuple):
    word: str
    number: str
    joint: str
    title: str


_BRACKETED = re.compile(
    r"\[((?:v\.|vol\.|bd\.|t\.)?\s*(?:\d{1,3}|[IVXLC]+))\]\s*[.:]?\s*|\[(v\.|vol\.|bd\.|t\.)\]\s*",
    re.I,
)
"""A number, or the word for it, that is not on the title page."""
_HEAD = re.compile(
    r"(?P<word>chapter|chap\.|ch\.|kapitel|kap\.|chapitre|capitolo|capítulo|cap\.|глава|part|pt\.|"
    r"teil|partie|parte|book|bk\.|v\.|vol\.|volume|bd\.|band|t\.|tome|no\.|appendix)?\s*"
    r"(?P<number>\d{1,3}(?:[.–/-]\d{1,3})*|[IVXLC]+|[ivxlc]+|[A-Z](?=[.:)]))"
    r"(?P<joint>\s*[.:)]\s+|\s*[.:)]?\s+-\s+|,\s+|\s+)(?P<title>\S.*)",
    re.I | re.S,
)


_LABEL = re.compile(r"(?:\(?partial contents\)?|contents|inhalt|sommaire)\s*[:.]\s*", re.I)


def basic(text: str) -> list[dict[str, str]]:
    """The units of a note in one subfield."""
    text = _LABEL.sub("", text.strip())
    text = _IN_BRACKETS.sub(r": \1", text) if re.match(_HOLDER, text, re.I) else text
    units = [unit.strip() for unit in _UNITS.split(text) if unit and unit.strip(" .-")]
    has_stops = re.search(r"\w\.--", text) is not None  # as before ISBD
    units = [without_stop(unit) if has_stops else unit for unit in units]
    if units:
        units[-1] = without_stop(units[-1])
    if len(units) == 1 and units[0].count(" ; ") >= 2:
        units = [unit.strip() for unit in units[0].split(" ; ")]
    units, by_stops = _at_stops(units)
    units = _at_semicolons(units)
    heads = [_head(unit) for unit in units]
    is_series = _are_series([head for head in heads if head])
    known = [head if head and (is_series or head.word) else None for head in heads]
    found: list[dict[str, str]] = []
    for n, (unit, head) in enumerate(zip(units, known, strict=True)):
        after = known[n + 1] if n + 1 < len(units) else head
        first = _first_in(head, after, by_stops=by_stops)
        if head is None or first is None:
            found.append(split(unit, head))
            continue
        title, rest = first
        found.append(split(title, head._replace(title=title)) | {"titled": "true"})
        found.append(split(rest, inner if (inner := _head(rest)) and not inner.word else None))
    return found


_HOLDER = r"(?:v\.|vol\.|volume|bd\.|band|t\.|tome|pt\.|part|teil)\s*(?:\d{1,3}|[IVXLC]+)[.:,]\s"
_IN_BRACKETS = re.compile(r"\s\(([^()]*\s--\s[^()]*)\)(?=\s*(?:--|\.?\s*$))")
"""What is in a volume, in brackets behind its title."""
_STOP = re.compile(rf"(?:(?<=[^\W_]{{2}})|(?<=[)\]”\"]))\.\s+(?={_HOLDER})", re.I)


def _at_stops(units: list[str]) -> tuple[list[str], bool]:
    """Units that a stop parts before a volume or part, in notes that begin with one."""
    if not units or not re.match(_HOLDER, units[0], re.I):
        return units, False
    found = [piece.strip() for unit in units for piece in _STOP.split(unit)]
    return found, len(found) > len(units)


_SEMICOLON = re.compile(r"\s+;\s+(?=[\W\d_]*[^\W\d_a-zß-ÿ])")


def _at_semicolons(units: list[str]) -> list[str]:
    """What is in volumes, where semicolons are between: `v. 1. Floods ; Fords -- v. 2. Ferries`."""
    heads = [_head(unit) for unit in units]
    if len(units) < 2 or not all(head and head.word in VOLUME_WORDS for head in heads):
        return units
    parts = [_SEMICOLON.split(unit) for unit in units]
    if sum(len(pieces) > 1 for pieces in parts) * 2 < len(units):
        return units
    return [piece.strip() for pieces in parts for piece in pieces]


def _first_in(
    head: _Numbered | None, after: _Numbered | None, *, by_stops: bool
) -> tuple[str, str] | None:
    """The title of a volume or part, and the first thing in it: `Beginnings: Floods / E. Marsh`.

    `after` is the number of what follows: where that has one, what is first in it has one too.
    """
    if head is None or (after and after.word in (*VOLUME_WORDS, *PART_WORDS)):
        return None
    if head.word not in VOLUME_WORDS and not (by_stops and head.word in PART_WORDS):
        return None
    title, colon, rest = head.title.partition(": ")
    if not colon or title.endswith(" ") or not rest.strip():
        return None
    return (title, rest) if not after or _head(rest) else None


def _head(unit: str) -> _Numbered | None:
    bare = _BRACKETED.match(unit)
    if bare:
        number = f"{bare[1]}. " if bare[1] else f"{bare[2]} "
        unit = f"{number}{unit[bare.end() :]}"
    found = _HEAD.fullmatch(unit)
    if not found:
        return None
    word = (found["word"] or "").lower().rstrip(".")
    joint = found["joint"].strip()
    if not word and (not joint or re.search("[–/-]", found["number"])):
        return None
    return _Numbered(word, found["number"], joint, found["title"])


def _are_series(heads: list[_Numbered]) -> bool:
    """Whether numbers count: two at least, one after the other."""
    counts = [
        int(h.number) if h.number.isdecimal() else from_roman(h.number.lower()) for h in heads
    ]
    numbers = [n for n in counts if n]
    steps = sum(b - a in (0, 1) or b == 1 for a, b in pairwise(numbers))
    return len(numbers) > 1 and steps >= (len(numbers) - 1) * 0.6


def split(unit: str, head: _Numbered | None = None) -> dict[str, str]:
    """Title, names and pages of one unit."""
    part: dict[str, str] = {}
    text = unit
    if head:
        part["number"], text = head.number, head.title
        with_kind(part, head.word)
    text = _without_pages(part, text)
    if time := _TRAILING_TIME.search(text):
        text = text[: time.start()]
        with_note(part, time[0])
    title, slash, names = text.rpartition(" / ")
    if slash and title.strip():
        text, names = title, names.strip()
        if names:
            part["names"] = names.strip(" ()")
        if "pages" not in part:
            text = _without_pages(part, text)
    with_title(part, re.sub(r"\s+[/;,=]$", "", text.strip()))
    part.setdefault("title", unit)
    return part


def _without_pages(part: dict[str, str], text: str) -> str:
    """The text without the pages at its end, which are put into the part."""
    found = _TRAILING_PAGES.fullmatch(text)
    if not found:
        return text
    part["pages"] = (found["in"] or found["label"]).strip()
    return found["rest"]


_TRAILING_PAGES = re.compile(
    r"(?P<rest>.*\S)(?:\s*[(\[]\s*(?:pp?\.|pages?|S\.)\s*(?P<in>[^()\[\]]+?)\s*[)\]]"
    r"|,?\s+(?:pp?\.|pages?|S\.)\s*(?P<label>[\[\divxlcdm][^\s/]*))",
    re.S,
)
_TRAILING_TIME = re.compile(r"\s*\((?:\d+:)?\d{1,3}:\d\d\)$")
