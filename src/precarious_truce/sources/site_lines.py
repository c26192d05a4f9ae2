"""Lines that a site writes in a way of its own, brought into the usual one.

>>> lines = [Line("chapter 1|24 pages"), Line("Waiting for Bread"), Line("chapter |12 pages")]
>>> [line.text for line in platform_lines(lines)]
['Chapter 1', 'Waiting for Bread']
"""

from __future__ import annotations

import re

from precarious_truce.sources.folios import alone
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.noise import noise
from precarious_truce.sources.people import people
from precarious_truce.sources.roles import byline
from precarious_truce.sources.site_words import TYPE
from precarious_truce.sources.words import matter

__all__ = ["platform_lines"]

_LENGTH_LINE = re.compile(
    r"(?P<word>chapter|part|section|appendix)\s*(?:(?P=word)\s+)?(?P<number>[\dIVXivx]*)"
    r"\s*\|\s*\d+\s*pages?",
    re.I,
)
_SELECT = re.compile(r"select\s+(?=\S)", re.I)
_ACCESS = (
    r"(?:(?:Open|Free|Full|Get|Restricted|Limited|No|Partial|Subscription|Licensed) Access"
    r"|Requires (?:Authentication|a Subscription)|(?:Publicly|Freely) Available|Unlicensed|Licensed"
    r"|Erfordert eine Authentifizierung|(?:Frei|Öffentlich) zugänglich|Lizenziert"
    r"|Nécessite une authentification|Accès (?:libre|restreint))"
)
_PAGE_IN_LINE = re.compile(rf"(?P<head>.*\S)\s+{_ACCESS}(?!\w)\s*(?P<tail>.*)", re.I)
_PAGE_BEHIND = re.compile(
    rf"{_ACCESS}\s*[|:·–—-]?\s*(?:pp?\.\s*)?(?P<page>\S+(?:\s?[-–]\s?\S+)?)", re.I
)
"""`Requires Authentication 19`: who may read a part, and its page."""


_TAGGED = re.compile(r"(?P<head>\S.*[^\W\d_][?!.”’)]?)\s(?P<tag>Free|Open|Locked)")
"""`1 What Is a Ferry? Free`: who may read it, behind the title."""


def _without_tags(lines: list[Line]) -> list[Line]:
    """The lines of a site without the word behind a title that says who may read it; marked."""
    texts = [line.text.casefold() for line in lines]
    if not any(t in ("end matter", "back matter", "front matter") for t in texts):
        return lines
    found = []
    for line in lines:
        tagged = _TAGGED.fullmatch(line.text) if not line.given and label(line.text) else None
        doubts = (*line.doubts, f"“{tagged['tag']}” left out: its access?") if tagged else ()
        found.append(line.but(text=tagged["head"], doubts=doubts) if tagged else line)
    return found


def _without_types(lines: list[Line]) -> list[Line]:
    """The lines of a site without the kind of each part behind its title: `Sources [article]`.

    >>> lines = [Line(f"{title} [article]") for title in ("Wells", "Locks", "Weirs")]
    >>> [line.text for line in _without_types(lines)]
    ['Wells', 'Locks', 'Weirs']
    """
    typed = [TYPE.search(line.text, 1) if not line.given else None for line in lines]
    if sum(found is not None for found in typed) < 3:
        return lines
    return [
        line.but(text=f"{found.string[: found.start()].rstrip()}{found.string[found.end() :]}")
        if found
        else line
        for line, found in zip(lines, typed, strict=True)
    ]


def platform_lines(lines: list[Line]) -> list[Line]:
    """Lines that a site writes in a way of its own, in the usual one.

    >>> lines = [Line("chapter 1|24 pages"), Line("chapter |12 pages")]
    >>> [line.text for line in platform_lines(lines)]
    ['Chapter 1']
    """
    found: list[Line] = []
    parted = opens = False
    parts: set[int] = set()  # where parts without a number stand
    for line in _with_subtitles(_parts_apart(_with_bylines(_without_types(_without_tags(lines))))):
        length = _LENGTH_LINE.fullmatch(line.text)
        if length and not length["number"]:
            parted, opens = True, length["word"].lower() == "part"
            continue
        if opens and label(line.text) is None:
            parts.add(len(found))
        opens = False
        text = f"{length['word'].capitalize()} {length['number']}" if length else line.text
        if text.lower().startswith("select ") and len(text) > 12 and not line.given:
            text = _SELECT.sub("", text) if _is_followed(line, lines) else text
        behind = _PAGE_BEHIND.fullmatch(text)
        tagged = _PAGE_IN_LINE.fullmatch(text)
        if behind and alone(f"p. {behind['page']}"):
            text = f"p. {behind['page']}"
        elif tagged:
            text = f"{tagged['head']}   {tagged['tail']}".strip()
        found.append(
            line.but(text=text, blank=1 if parted else line.blank)
            if parted or text != line.text
            else line
        )
        parted = False
    return _within(found, parts) if parts else found


def _within(lines: list[Line], parts: set[int]) -> list[Line]:
    """The lines with their depth: what follows a part lies in it, until the book's end matter."""
    found: list[Line] = []
    inside = False
    for n, line in enumerate(lines):
        inside = n not in parts and inside and matter(line.text) not in ("back", "close")
        found.append(line.but(depth=int(inside)))
        inside = inside or n in parts
    return found


_BY = re.compile(r"(?:by|von|par|por|di|door|av|af|przez)\s*:?", re.I)


def _with_bylines(lines: list[Line]) -> list[Line]:
    """The lines, `By` on one of its own put before the names below, as long as a comma goes on."""
    found: list[Line] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        n += 1
        if line.given or not found or not _BY.fullmatch(line.text):
            found.append(line)
            continue
        names: list[str] = []
        while n < len(lines) and (not names or names[-1][-1:] in ",;&") and len(names) < 40:
            if lines[n].given or people(lines[n].text).score <= 0:
                break
            names.append(lines[n].text)
            n += 1
        if names:
            text = f"{line.text.strip(' :').lower()} {' '.join(names)}"
            line = line.but(text=text, doubts=line.doubts)
        found.append(line)
    return found


_STATED = re.compile(r"(?P<part>.{3,80}?[^\W\d_]{2})\.\s+(?P<first>[^\W\d_a-z][^/]* / \S.+)")
"""`Part 1. Nets. Knots and meshes / Dilys Rhys`."""
_OPENED = re.compile(
    r"(?P<part>.{3,120}?[^\W\d_])\.\s+(?P<first>(?:chapter |ch\. )?\d{1,2}[.:)]\s.+)", re.I
)


def _parts_apart(lines: list[Line]) -> list[Line]:
    """The lines, a part and its first chapter taken apart: `Part I: Nets. 1: Knots and meshes`."""
    found: list[Line] = []
    for line in lines:
        known = label(line.text) if not line.whole else None
        opened = (
            _OPENED.fullmatch(line.text) or _STATED.fullmatch(line.text)
            if known and known.division == "part"
            else None
        )
        if opened:
            found += [line.but(text=opened["part"]), line.but(text=opened["first"], blank=0)]
        else:
            found.append(line)
    return found


def _with_subtitles(lines: list[Line]) -> list[Line]:
    """The lines, a subtitle below its title put behind it, where each part has its length above."""
    found: list[Line] = []
    above = 9
    for line in lines:
        above = 0 if _LENGTH_LINE.fullmatch(line.text) else above + 1
        if above == 2 and not byline(line.text) and noise(line.text) is None:
            if people(line.text).score > 0.5 or line.blank:
                above = 9
            elif found[-1].text.strip():
                found[-1] = found[-1].but(
                    text=f"{found[-1].text}: {line.text}",
                    doubts=(*found[-1].doubts, "a subtitle on a line of its own"),
                )
                continue
        found.append(line)
    return found


def _is_followed(line: Line, lines: list[Line]) -> bool:
    return sum(other.text.lower().startswith("select ") for other in lines) > 1
