"""Where on a pasted page the contents stand: below which heading, and above what of a site.

>>> texts = ["Home", "Salt of the City", "Contents", "1 Carts 18", "2 Tax 52", "Index 90", "Topics"]
>>> bounds([Line(text, n) for n, text in enumerate([*texts, "History"])])
(2, 6)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from precarious_truce.sources.folios import alone, at_end, first_label
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.noise import is_counted, is_prose, noise
from precarious_truce.sources.title_page import (
    LONGEST,
    is_credit,
    is_of_title_page,
    is_said_by_a_site,
    title_page,
)
from precarious_truce.sources.words import is_heading, matter

__all__ = ["bounds", "headed", "is_part", "names_contents"]

_AROUND = re.compile(
    r"\s*(?:[↑▲⌃^]|\[?\b(?:top|hide|show|expand all|collapse all)\b\]?|\(\d+ [^\W\d]+\)|\s)+$", re.I
)
"""What a site writes behind the heading: `Contents top ↑`, `Table of contents (9 chapters)`."""
_COLUMN_HEAD = re.compile(
    r"(?:pages?|pg|chap\w*|chapters?|seiten?|s|str\w*|стр|с|pag|pág|pp?|page no|page number|title"
    r"|σελ\w*|oldal|sayfa|sida|side|blz|ページ|頁|页码|쪽|עמוד|(?:ال)?صفحة|صفحه|register|table)?\.?",
    re.I,
)
_OPENS = re.compile(r"front ?matter|titelei|vorspann|pages liminaires|pages de d[ée]but", re.I)
"""The first part of a book as sites name it."""
_CLOSES = re.compile(
    r"""(?:
    key ?words?(?:\ for\ this\ book)? | bibliographic\ information | publishing\ information
    | (?:book\ |customer\ |editorial\ |critical\ )?reviews?(?:\ and\ endorsements)?
    | (?:critical\ )?reception | endorsements? | praise(?:\ for.*)? | awards?(?:\ and\ .*)?
    | (?:product\ |book\ |the\ )?description | overview | topics? | subjects?(?:\ areas?)?
    | about\ this\ (?:book|title|edition) | author\ bio(?:graphy|graphies|s)? | biography
    | (?:authors?|editors?)(?:\ (?:and|&)\ (?:affiliations|editors|contributors))
    | authors?\ information | editors?\ information | rights\ (?:and|&)\ permissions | accessibility
    | (?:related|recommended|similar)\b.* | you\ may\ .*
    | (?:customers|readers|people)\ .*(?:also|who).*
    | more\ (?:from|by|in)\ .* | also\ of\ interest.* | frequently\ bought.*
    | (?:product|publication|book)\ details | details | specifications? | formats?
    | common\ terms\ and\ phrases | popular\ passages | other\ editions.*
    | references\ (?:to\ this\ book|from\ .*) | cite\ this.* | how\ to\ cite.* | share(?:\ this.*)?
    | see\ also | external\ links | navigation(?:\ menu)? | languages | categories:?.*
    | edition\ notes | classifications | the\ physical\ object | id\ numbers | work\ description
    | additional\ information | no\ preview\ available.*
    | community\ reviews.* | shipping.* | newsletter.* | back\ to\ top | subject\ headings?:?.*
    | request\ .*copy
    | bibliogra(?:f|ph)ische\ information(?:en)? | digitalisiert\ (?:durch|von)\b.*
    | produktdetails | produktinformation.* | beschreibung | autorenportr.* | kundenbewertungen
    | caract[ée]ristiques | avis\ .* | r[ée]sum[ée]\ .* | detalles.* | opiniones.* | dettagli.*
    )\s*:?""",
    re.I | re.X,
)
"""What stands on a site below the contents."""


def names_contents(text: str) -> bool:
    """Whether a line heads the contents, whatever a site writes behind it.

    >>> names_contents("Contents top ↑"), names_contents("INHALT / CONTENTS")
    (True, True)
    >>> names_contents("Page"), names_contents("Contents of a Desk")
    (False, False)
    """
    if len(text) > 80:
        return False
    bare = _AROUND.sub("", text)
    pieces = re.split(r"\s*/\s*|\s+[–—|]\s+", bare)
    return all(
        is_heading(piece) and not _COLUMN_HEAD.fullmatch(piece.strip(" .:")) for piece in pieces
    )


def headed(lines: list[Line]) -> list[Line]:
    """The lines, the heading of the page made one again: `TABLE` / `DES` / `MATIÈRES`."""
    for start in range(min(3, len(lines))):
        for end in range(start + 2, min(start + 5, len(lines)) + 1):
            words = " ".join(line.text for line in lines[start:end])
            if is_heading(words) and not is_heading(lines[end - 1].text):
                return [*lines[:start], lines[start].but(text=words), *lines[end:]]
    return lines


def bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the list begins, with its heading, and where it ends; else the whole page."""
    if len(lines) < 4 or any(line.whole for line in lines):
        return 0, len(lines)
    start = _start(lines)
    return start, _end(lines, start)


def is_part(line: Line) -> bool:
    """Whether a line is plainly one of a list of parts: by its page, or its number."""
    text = line.text
    found = at_end(text)
    page = first_label(found.page) if found else None
    known = label(text)
    if (
        found
        and page
        and page.number < 1000
        and not is_counted(text)
        and len(found.head) > 1
        and (found.weight > 1 or matter(found.head) or label(found.head))
    ):
        return True
    return bool(
        known
        and known.sure
        and known.number
        and known.division != "volume"
        and len(text) < 150
        and not is_of_title_page(text)
    )


def _start(lines: Sequence[Line]) -> int:
    named = [n for n, line in enumerate(lines[:-2]) if line.section and names_contents(line.text)]
    if named:
        return named[-1]  # below the list of the page's own sections
    best = 0
    for n, line in enumerate(lines[:-3]):
        if not best and _OPENS.fullmatch(line.text):
            return n if any(map(_is_of_a_site, lines[:n])) else 0
        if is_part(line) or (n and alone(line.text) and matter(lines[n - 1].text)):
            break
        if n and names_contents(line.text) and not _is_listed(lines, n, headed=bool(best)):
            best = n
    if not best:
        return _first_told(lines)
    above = lines[:best]
    return 0 if all(matter(line.text) or names_contents(line.text) for line in above) else best


def _first_told(lines: Sequence[Line]) -> int:
    """The first line that is plainly a part, if what is above is plainly a site's."""
    volumes = [line for line in lines if _is_volume(line.text)]
    opened = volumes[:1] if len(volumes) > 1 else []  # one alone says which volume the book is
    first = next(
        (
            n
            for n, line in enumerate(lines[:-2])
            if (is_part(line) or matter(line.text) or line in opened)
            and (n == 0 or not is_said_by_a_site(line.text))
        ),
        0,
    )
    above = lines[:first]
    told = sum(is_said_by_a_site(line.text) for line in above) > 1 or _is_title_page(lines, first)
    return first if told else 0


def _is_volume(text: str) -> bool:
    """Whether a line is the word and number of a volume, and nothing else."""
    known = label(text)
    return known is not None and known.division == "volume" and not known.title


def _is_title_page(lines: Sequence[Line], first: int) -> bool:
    """Whether what is above the first part is read whole as a title page, and says that it is one:
    by an imprint, an edition, or a line of who wrote or edited it, as no part has one.
    """
    texts = [line.text for line in lines[:first]]
    above = [t for t in texts if is_of_title_page(t) or not is_said_by_a_site(t)]
    if not 1 < len(above) <= LONGEST:
        return False
    facts, left = title_page(above)
    if left or "title" not in facts:
        return False
    if any(map(is_of_title_page, above[1:])):
        return True
    credits = [line.text for line in lines if is_credit(line.text)]
    owned = bool(credits) and credits == [text for text in above[1:] if is_credit(text)]
    dated = owned and "date" in facts
    folio = at_end(lines[first].text)
    opens = matter(folio.head if folio else lines[first].text) in ("front", "intro")
    is_apart = lines[first].blank > 0
    if is_part(lines[first]):
        return dated or (is_apart and (owned or opens))
    return dated and is_apart and opens


def _is_of_a_site(line: Line) -> bool:
    return noise(line.text) is not None or is_prose(line.text)


def _is_listed(lines: Sequence[Line], n: int, *, headed: bool) -> bool:
    """Whether `Contents` is a part of the list, between others; `headed`: that has a heading."""
    if alone(lines[n + 1].text):
        return True
    near = matter(lines[n - 1].text) is not None and lines[n].blank <= 1
    below = lines[n + 1 :]
    paged = sum(is_part(line) or alone(line.text) is not None for line in below)
    return near and (headed or paged * 3 < len(below))


def _end(lines: Sequence[Line], start: int) -> int:
    """Where what follows the list begins: behind the last line that is plainly a part."""
    section = next((n for n in range(start + 1, len(lines)) if lines[n].section), len(lines))
    if lines[start].section and section - start > 3:
        return section
    told = [n for n in range(start, len(lines)) if is_part(lines[n]) or alone(lines[n].text)]
    if len(told) < 3:
        told = _rising(lines, start)
    if len(told) < 3:
        told_of = any(is_prose(line.text) for line in lines[:start])
        below = range(start + 4, len(lines) - 1)
        return next(
            (n for n in below if _closes(lines, n) and (told_of or is_prose(lines[n + 1].text))),
            len(lines),
        )
    closed = next((m for m in range(told[2] + 1, len(lines)) if _closes(lines, m)), len(lines))
    if sum(n > closed for n in told) * 3 < len(told):
        told = [n for n in told if n < closed]  # few stand below what ends the list
    last = told[-1]
    for n in range(last + 1, len(lines)):
        if _closes(lines, n):
            return n
        told_off = is_prose(lines[n].text) or noise(lines[n].text) == "advertisement"
        if told_off and n - 1 > last and matter(lines[n - 1].text) is None:
            return n - 1
    return len(lines)


def _rising(lines: Sequence[Line], start: int) -> list[int]:
    """The lines whose last word may be a page, where from one to the next these only rise."""
    found: list[int] = []
    last = 0
    for n in range(start, len(lines)):
        page = at_end(lines[n].text)
        if page and page.page.isdigit() and last < int(page.page) < 1000:
            found.append(n)
            last = int(page.page)
    return found if len(found) * 2 > len(lines) - start or len(found) > 5 else []


def _closes(lines: Sequence[Line], n: int) -> bool:
    """Whether a line heads what a site says below the contents, and is no part with a page."""
    below = lines[n + 1].text if n + 1 < len(lines) else ""
    return bool(_CLOSES.fullmatch(lines[n].text)) and not (alone(below) or is_part(lines[n]))
