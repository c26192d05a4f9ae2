"""The arguments that old books print below the title of a chapter: what it tells, with dashes.

>>> texts = ["CHAPTER I.", "OF THE TOWN.", "Its walls--The river--A", "flood in 1607.   Page 1"]
>>> texts += ["CHAPTER II.", "OF FAIRS.", "St. Giles--The court--Decline.   51"]
>>> lines, dropped = without_arguments([Line(text, n) for n, text in enumerate(texts)])
>>> [line.text for line in lines]
['CHAPTER I.', 'OF THE TOWN.   1', 'CHAPTER II.', 'OF FAIRS.   51']
>>> [line.text for line, _ in dropped]
['Its walls--The river--A', 'flood in 1607.   Page 1', 'St. Giles--The court--Decline.   51']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from precarious_truce.sources.folios import at_end
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.words import is_heading, matter

__all__ = ["without_arguments"]

_DASH = re.compile(r"(?<=\S)\s*(?:--+|—)\s*(?=\S)|\s–\s")


@dataclass(frozen=True, slots=True)
class _Argument:
    """The lines of an argument, the line of the title above it, and the page at its end."""

    title: int
    lines: range
    page: str | None


def without_arguments(lines: list[Line]) -> tuple[list[Line], list[tuple[Line, str]]]:
    """The lines without arguments, their pages given to the titles, and the lines left out."""
    found = _arguments(lines)
    if len(found) < 2:
        return lines, []
    pages = {argument.title: argument.page for argument in found}
    inside = {n for argument in found for n in argument.lines}
    kept = [
        line.but(text=f"{line.text}   {pages[n]}") if pages.get(n) else line
        for n, line in enumerate(lines)
        if n not in inside
    ]
    return kept, [(lines[n], "argument of a chapter") for n in sorted(inside)]


def _arguments(lines: Sequence[Line]) -> list[_Argument]:
    found: list[_Argument] = []
    n = 0
    while n < len(lines):
        title = _title(lines, n)
        argument = _below(lines, title) if title is not None else None
        if argument:
            found.append(argument)
        n = argument.lines.stop if argument else n + 1
    return found


def _title(lines: Sequence[Line], n: int) -> int | None:
    """The last line of the title of a chapter that begins here; None where none does."""
    known = label(lines[n].text)
    if known is None or not (known.sure and known.number):
        return None
    last = n
    while (
        last + 1 < len(lines) and lines[last + 1].text.isupper() and not label(lines[last + 1].text)
    ):
        last += 1
    return last if last > n or known.title else None


def _below(lines: Sequence[Line], title: int) -> _Argument | None:
    """The argument below a title: lines with dashes between what they name, a page at the end."""
    end, page = title + 1, None
    while end < len(lines) and page is None and not _begins(lines[end]):
        found = at_end(lines[end].text)
        page = found.page if found and found.weight > 1 else None
        end += 1
    text = " ".join(line.text for line in lines[title + 1 : end])
    own = at_end(lines[title].text)
    if len(_DASH.findall(text)) < 2 or bool(page) == bool(own and own.weight > 1):
        return None
    return _Argument(title, range(title + 1, end), page)


def _begins(line: Line) -> bool:
    """Whether a line begins another part."""
    known = label(line.text)
    return bool(
        (known and known.sure and known.number)
        or line.text.isupper()
        or is_heading(line.text)
        or (matter(line.text) and "-" not in line.text)
    )
