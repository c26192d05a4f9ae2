"""`INTRODUCTION` on a line above its own title, as `CHAPTER 1` stands above that of a chapter.

>>> page = ["INTRODUCTION", "A Town of Paper 1", "CHAPTER 1", "Rags 19", "CHAPTER 2", "Pulp 44"]
>>> [line.text for line in with_openers([Line(text, n) for n, text in enumerate(page)])][:2]
['INTRODUCTION: A Town of Paper 1', 'CHAPTER 1']
"""

from __future__ import annotations

import re
from itertools import pairwise

from precarious_truce.sources.folios import alone, at_end
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.people import people
from precarious_truce.sources.roles import byline
from precarious_truce.sources.words import matter

__all__ = ["with_openers", "with_subtitles"]

_WORD = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")


_SUBTITLE = re.compile(r"(?P<dash>[—―─]{2})\s*(?P<text>[\u3040-\u9fff“「《].*)")
_TITLE_AND_REST = re.compile(r"(?P<title>\S.*?)(?P<rest>\s*(?:[.…⋯·]{2,}|\s{2}|\s*[/(（]).*)?")


def with_subtitles(lines: list[Line]) -> list[Line]:
    """The lines, a subtitle behind `——` put to the title above, before its author and page.

    >>> [line.text for line in with_subtitles([Line("邮票……林若溪（43）"), Line("——兼论图案")])]
    ['邮票——兼论图案……林若溪（43）']
    """
    found: list[Line] = []
    for line in lines:
        below = _SUBTITLE.fullmatch(line.text) if found and not line.whole else None
        number, named = _numbered(found[-1].text) if below else ("", "")
        above = _TITLE_AND_REST.fullmatch(named) if below else None
        if below and above and not found[-1].whole:
            text = f"{number}{above['title']}{below['dash']}{below['text']}{above['rest'] or ''}"
            doubts = (*found[-1].doubts, "its subtitle stood on the line below")
            found[-1] = found[-1].but(text=text, doubts=doubts)
        else:
            found.append(line)
    return found


def _numbered(text: str) -> tuple[str, str]:
    """A line's number with the gap behind it, and the rest: `第1章  `, `津波碑 … 17`."""
    known = label(text)
    place = len(text) - len(known.title) if known and known.title else 0
    return text[:place], text[place:]


def _with_rests(lines: list[Line]) -> list[Line]:
    """The lines, a subtitle put behind the title above, where each part is a block of its own.

    The first line of each block, or the last, names who wrote it; pages there are none.
    """
    starts = [n for n, line in enumerate(lines) if line.blank or not n]
    blocks = [lines[a:b] for a, b in pairwise([*starts, len(lines)])]
    paged = sum(alone(line.text) is not None or _is_paged(line.text) for line in lines)
    if paged * 5 > len(lines):
        return lines
    for place in (0, -1):
        named = [b for b in blocks if 1 < len(b) < 4 and people(b[place].text).score > 1]
        if len(named) > 2 and len(named) * 3 >= len(blocks):
            known = {id(block) for block in named}
            return [r for b in blocks for r in (_joined(b, place) if id(b) in known else b)]
    return lines


def _is_paged(text: str) -> bool:
    found = at_end(text)
    return found is not None and found.weight > 1


def _joined(block: list[Line], place: int) -> list[Line]:
    """The block of a part, who wrote it at that place, its subtitle behind its title."""
    if len(block) != 3 or any(line.whole for line in block):
        return block
    who = block[place]
    title, rest = block[1:] if place == 0 else block[:2]
    if any(people(line.text).score > 1 or byline(line.text) for line in (title, rest)):
        return block
    named = label(title.text)
    if label(rest.text) or matter(rest.text) or matter(title.text) or (named and not named.title):
        return block
    goes_on = rest.text[:1].islower() or title.text[-1] in "?!:,;–—-"
    text = f"{title.text}{' ' if goes_on else ': '}{rest.text}"
    doubts = (*title.doubts, *rest.doubts, "its subtitle stood on the line below")
    joined = title.but(text=text, doubts=doubts)
    return [who, joined] if place == 0 else [joined, who]


def with_openers(lines: list[Line]) -> list[Line]:
    """The lines, each such word put before the title on the line below, and marked."""
    lines = _with_rests(with_subtitles(lines))
    labels = [n for n, line in enumerate(lines[:-1]) if _is_bare(line)]
    above = len(labels) > 1 and all(not lines[n + 1].blank for n in labels)
    signed = sum(people(line.text).score > 1 for line in lines) * 4 > len(lines)
    found: list[Line] = []
    taken = False
    for n, line in enumerate(lines):
        if taken:
            taken = False
            continue
        below = lines[n + 1] if n + 1 < len(lines) else None
        if below and _opens(line, below) and (above or (signed and _is_signed(lines, n + 1))):
            found.append(
                line.but(
                    text=f"{line.text}: {below.text}",
                    doubts=(*line.doubts, *below.doubts, "its title stood on the line below"),
                )
            )
            taken = True
            continue
        found.append(line)
    return found


def _is_bare(line: Line) -> bool:
    """Whether a line is a division's word and number, and nothing else."""
    known = None if line.whole else label(line.text)
    return known is not None and known.division == "chapter" and not known.title


def _opens(line: Line, below: Line) -> bool:
    """Whether a line is such a word, and the next a title that follows it closely."""
    if line.whole or below.whole or below.blank or not _WORD.fullmatch(line.text):
        return False
    if matter(line.text) not in ("intro", "close") or line.indent > below.indent:
        return False
    found = at_end(below.text)
    title = found.head if found else below.text
    return (
        alone(below.text) is None
        and not ((known := label(title)) and known.sure)
        and matter(title) is None
        and byline(title) is None
        and people(title).score <= 1
    )


def _is_signed(lines: list[Line], n: int) -> bool:
    """Whether a title has who wrote it on the line below."""
    return n + 1 < len(lines) and not lines[n + 1].blank and people(lines[n + 1].text).score > 1
