"""What on a pasted page is no part of the book: lines of a site, advertisements, running heads.

>>> noise("Get access"), noise("Download PDF"), noise("The Ferrymen"), noise("vi   CONTENTS")
('line of a site', 'line of a site', None, 'running head')
"""

from __future__ import annotations

import re
from collections import Counter

from precarious_truce.model.identifiers import DOI
from precarious_truce.sources.folios import alone, at_end, mended
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.numerals import fold
from precarious_truce.sources.people import people
from precarious_truce.sources.roles import byline
from precarious_truce.sources.site_words import ADVERT, MAYBE, SITE, TYPE
from precarious_truce.sources.words import DIVISIONS, HEADINGS, SAME_AUTHOR, is_heading, matter

__all__ = ["DOI_NAMED", "is_counted", "is_prose", "noise", "unrepeated", "without_noise"]

_RUNNING = re.compile(
    r"(?:(?:[ivxlcdm]{1,8}|\d{1,4})(?![^\W_]))?[\s|•·–—-]*(?P<head>[^\W\d].{0,60}?)[\s|•·–—-]*(?:[ivxlcdm]{1,8}"
    r"|\d{1,4})?",
    re.I | re.S,
)
DOI_NAMED = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi(?:\.org/|:\s*|\s+))?10\.\d{4,9}(?:/|%2F)\S+", re.I
)
_WORDS_BELOW = re.compile(
    r"(?:common terms and phrases|popular passages|keywords|tags|häufige begriffe und wortgruppen"
    r"|beliebte passagen|(?:termes et )?expressions fréquente?s|termes et expressions fréquents"
    r"|términos y frases comunes|(?:termini|parole) e frasi comuni|termos e frases comuns"
    r"|veelvoorkomende woorden en zinsdelen|typowe wyrazy i wyrażenia|běžné výrazy a sousloví"
    r"|library of congress subject headings.*):?",
    re.I,
)
"""Headings of a site above a line of words."""
_COPYRIGHT = re.compile(
    r"copyright|urheberrecht|droits d.auteur|derechos de autor|direitos de autor"
    r"|prawa autorskie|autorská práva|auteursrecht",
    re.I,
)
"""What Google Books lists behind the parts."""
_MARKED_HOUSE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§]+\s?[^\W\d_a-z][^,]*[^\W_],\s")
"""`² Institute of Peat, Aarhus`: the house of those whose names have the mark."""
_WRAPPED = re.compile(r"(?:download|view|read|save|show)", re.I)
"""`Download` above `contents`: a button of two lines."""
_NOT_SHOWN = re.compile(r"\d+ other sections? not shown", re.I)
_LENGTH = re.compile(r"\(?\s*\d{1,4}\s+(?:pages?|pp\.?|seiten|p\.)\s*\)?", re.I)


def noise(text: str) -> str | None:
    """What a line is that is no part of the book, in words; None for all others."""
    bare = text.strip(" .:|•·[]()-–—>»↓↑→←▼▲⬇⤓")
    if not bare:
        return "nothing"
    only = alone(text)
    if (SITE.fullmatch(bare) or TYPE.fullmatch(text)) and not (only and only[1]):
        return "line of a site"
    if ADVERT.fullmatch(bare):
        return "advertisement"
    if text.startswith("^ ") or (
        text[-1] == ":" and len(text) > 30 and (_TELLS.search(text) or _LEADS.search(text))
    ):
        return "paragraph"
    if _DIVIDED.fullmatch(text):
        return "paragraph"
    if _MARKED_HOUSE.match(text):
        return "where its authors work"
    if _LENGTH.fullmatch(text):
        return "length of a part"
    running = _RUNNING.fullmatch(bare)
    if (
        running
        and len(running["head"].strip()) > 2
        and fold(running["head"].strip()) in HEADINGS
        and fold(running["head"].strip()) not in DIVISIONS
        and len(bare) > len(running["head"])
        and alone(bare) is None
    ):
        return "running head"
    return None


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph of sentences, not a title.

    >>> is_prose("The study begins in 1924. It ends. " * 6), is_prose("Of Winds. Of Tides.")
    (True, False)
    """
    if len(text) >= 1500:
        return True
    if len(text) < 60 or re.search(r"\s(?:\d{1,4}|[ivxl]+)$", text):
        return False
    sentences = len(re.findall(r"[^\W\d_]{2,}[.!?][”’\"')]*\s+[“‘\"'(]?[^\W\d_a-z]", text))
    if sentences and text[-1] in ".!?…" and _TELLS.search(text):
        return True
    if len(text) < 90:
        return False
    if text[-1] == "." and len(text.split()) > 15 and _TOLD.search(text) and ";" not in text:
        return True
    if len(text) < 110:
        return False
    return (
        (
            sentences >= (1 if len(text) > 140 else 2)
            and text.rstrip()[-1:] in '.!?…”"’)'
            and " -- " not in text
        )
        or (
            len(text) > 200
            and text[-1] == "."
            and text[:1].isupper()
            and " -- " not in text
            and " / " not in text
            and ";" not in text
        )
        or (len(text) > 420 and not re.search(r"\s(?:--|–|—)\s|;|\$t", text))
    )


_LEADS = re.compile(
    r"\b(?:is (?:divided|organi[sz]ed|arranged) in(?:to)?|consists of|comprises"
    r"|gegliedert|umfasst|enthält|besteht|teilt sich|comprend|contient|se compose"
    r"|contiene|consta|se divide|si compone|è diviso|zawiera|składa się|obsahuje|innehåller|består"
    r"|indeholder|bevat|bestaat|состоит|содержит)\b"
)
"""Words of the sentence before a list of chapters."""
_DIVIDED = re.compile(
    r"(?:the|this) (?:book|volume|work|novel|collection)\b.{3,80}"
    r"\b(?:parts?|chapters?|sections?|essays|volumes|stories)[.:]",
    re.I,
)
"""`The book is divided into three parts.`, on a line of its own."""
_TOLD = re.compile(r"\b(?:was|were|had|has|have|is|are)\b.*\s(?:and|that|which|but|who)\s")
_TELLS = re.compile(
    r"\b(?:consists|contains|comprises|is|was|are|were|has|have|lives|teaches|he|she|they|this|you"
    r"|your|we)\b"
)
"""Words of sentences that tell something, in small letters."""


def without_noise(lines: list[Line]) -> tuple[list[Line], list[tuple[Line, str]], dict[int, str]]:
    """The lines that are left, those dropped with the reason, and the DOIs by the line before."""
    kept: list[Line] = []
    dropped: list[tuple[Line, str]] = []
    dois: dict[int, str] = {}
    maybe = _said_by_the_site(lines) | _said_of_each(lines)
    repeated = _repeated_heads(lines)
    told = _parts_told(lines)
    folios = _own_folios(lines)
    shown = _first_sentences(lines)
    houses = _numbered_houses(lines)
    gap = cut = 0
    for place, line in enumerate(lines):
        above = lines[place - 1].text if place else ""
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        if not line.given and (
            (_WRAPPED.fullmatch(above) and line.text == "contents")
            or _WORDS_BELOW.fullmatch(above)
            or (_NOT_SHOWN.fullmatch(above) and line.text == "Copyright")
            or _WORDS_BELOW.fullmatch(line.text)
            or (_COPYRIGHT.fullmatch(line.text) and _WORDS_BELOW.fullmatch(below))
        ):
            dropped.append((line, "line of a site"))
            continue
        found = DOI_NAMED.search(line.text) if len(line.text) < 200 else None
        if found and (
            found.start() == 0
            or line.text[: found.start()].strip(" :").lower()
            in ("doi", "https", "book doi", "chapter doi")
        ):
            if kept and "book" not in line.text[: found.start()].lower():
                dois[kept[-1].number] = str(DOI(found[0].rstrip(".,;)")))
            rest = line.text[found.end() :].strip(" ,;")
            if (only := alone(rest)) and only[1]:
                kept.append(line.but(text=rest, blank=0))
                continue
            gap, cut = max(gap, line.blank), cut + 1
            continue
        why = (
            "running head"
            if place in repeated or place in folios
            else noise(line.text)
            or ("line of a site" if place in maybe else None)
            or ("paragraph" if place in shown else None)
            or ("where its authors work" if place in houses else None)
            or ("paragraph" if is_prose(line.text) and not line.given else None)
        )
        if why in _TEXTS and place in told:
            why = None
        if why == "running head" and place not in folios and kept and _is_listed(line, kept[-1]):
            why = None
        if why and not line.given:
            dropped.append((line, why))
            gap, cut = max(gap, line.blank), cut + 1
            continue
        kept.append(line.but(blank=max(line.blank, gap), cut=cut) if gap or cut else line)
        gap = cut = 0
    return kept, dropped, dois


def _own_folios(lines: list[Line]) -> set[int]:
    """The lines that are the number of the contents page itself: a few, where pages end lines.

    Beside a running head it is one wherever it stands: `vii` above `viii CONTENTS`.
    """
    numbers = {n for n, line in enumerate(lines) if (only := alone(line.text)) and not only[1]}
    if len(numbers) * 8 >= len(lines):
        return set()
    ends = sum(
        (found := at_end(line.text) or mended(line.text)) is not None and found.weight > 2
        for line in lines
    )
    if ends * 5 > len(lines) * 3:
        return numbers
    heads = {m for n in numbers for m in (n - 1, n + 1) if 0 < m < len(lines)}
    heads = {
        m
        for m in heads
        if noise(lines[m].text) == "running head" or (m > 3 and is_heading(lines[m].text))
    }
    return {n for n in numbers if heads & {n - 1, n + 1}}


def _is_listed(line: Line, above: Line) -> bool:
    """Whether `Contents  V` is one of the parts: it stands below another with its page."""
    found = at_end(above.text)
    words = re.sub(r"^[ivxlcdm\d]+\s+|\s+[ivxlcdm\d]+$", "", line.text)
    return found is not None and matter(found.head) is not None and not words.isupper()


def _first_sentences(lines: list[Line]) -> set[int]:
    """The first sentence of each part, as sites show it below its pages: `(pp. 17-52)`."""
    paged = {n for n, line in enumerate(lines) if (only := alone(line.text)) and only[1]}
    shown = _previews(lines)
    if len(paged) < 3:
        return shown
    return shown | {
        n + 1
        for n in paged
        if n + 1 < len(lines)
        and lines[n + 1].text[-1] in ".…"
        and len(lines[n + 1].text.split()) > 7
        and n + 2 not in paged
    }


_FIGURED = re.compile(r"[^\W\d_]{2}(?P<figures>\d{1,2}(?:,\d{1,2})*)(?=$|[,;&\s])")
"""A name with the number of a house behind it: `Wei Liang1`."""
_HOUSE = re.compile(r"\(?(?P<figure>\d{1,2})\)?\s?(?P<name>[^\W\d_a-z]\S*\s.*)")


def _numbered_houses(lines: list[Line]) -> set[int]:
    """The lines that say where the people of the line above work, by the figures behind names.

    `1Harbour Laboratory, The Netherlands; 2Instituto del Mar, Spain` below `Wei Liang1, Ana Roe2`;
    a house without its town goes on in the next line.
    """
    found: set[int] = set()
    figures: set[str] = set()
    for n, line in enumerate(lines):
        text = line.text
        house = _HOUSE.match(text) if figures and not line.blank and not line.given else None
        if house and house["figure"] in figures and at_end(text) is None:
            found.add(n)
            continue
        last = lines[n - 1].text.rpartition(";")[2] if n else ""
        if n - 1 in found and not line.blank and "," not in last and at_end(text) is None:
            found.add(n)
            continue
        marks = _FIGURED.findall(text)
        named = bool(marks) and people(text).score > 0
        figures = {figure for mark in marks for figure in mark.split(",")} if named else set()
    return found


_BROKEN_OFF = re.compile(r"[^\s.…](?:\s?\.\.\.|\s?…|\s?\[(?:\.\.\.|…)\])$")


def _previews(lines: list[Line]) -> set[int]:
    """The first words of each part, as sites show them below its title, broken off: `He sat...`.

    Only where several parts have some, and as many lines are titles with their pages; a few words
    are enough where a word says of each page that it is one, so that dots are no leaders.
    """
    broken = {
        n: len(line.text.split())
        for n, line in enumerate(lines)
        if not line.given and _BROKEN_OFF.search(line.text[-8:])
        if n + 1 == len(lines) or alone(lines[n + 1].text) is None
    }
    worded = sum(_PAGES_TOLD.search(line.text) is not None for line in lines)
    if worded > 2:
        return {n for n, words in broken.items() if words > 2}
    found = {n for n, words in broken.items() if words > 6}
    paged = sum(at_end(line.text) is not None or alone(line.text) is not None for line in lines)
    return found if 2 < len(found) <= paged else set()


_PAGES_TOLD = re.compile(r"(?:^|[(\[])pp?\. ?[\divxlc]+(?: ?[-–] ?[\divxlc]+)?[)\]]?$", re.I)
"""`(pp. 17-52)`, as sites write pages."""


_TEXTS = ("line of a site", "advertisement")
_COUNTED = re.compile(
    r"(?:views?|downloads?|citations?|page|pages|pp?|access\w*|image|published|size|volume"
    r"|isbn|e-?isbn|showing|results?)\b.*|\d+ (?:of|/) \d+",
    re.I,
)
"""What ends with a number that counts something else than pages."""


def _parts_told(lines: list[Line]) -> set[int]:
    """The lines that have a number and a title, or a page where others have: no site's.

    `Rent and Rebellion 45` and `3. Privacy` are chapters, whatever `Rent` and `Privacy` are.
    """
    paged = [n for n, line in enumerate(lines) if _is_paged(line.text)]
    others = sum(noise(lines[n].text) is None for n in paged)
    found = set(paged) if others >= 3 and others * 3 > len(lines) else set()
    for n, line in enumerate(lines):
        known = label(line.text)
        if known and known.sure and known.number and len(known.title) > 3:
            found.add(n)
        near = [other.text for other in (*lines[max(n - 1, 0) : n], *lines[n + 1 : n + 2])]
        if SAME_AUTHOR.match(line.text) and near and all(map(matter, near)):
            found.add(n)
    return found


def is_counted(text: str) -> bool:
    """Whether a number at the end of a line counts something else than pages of a book."""
    return bool(_COUNTED.fullmatch(text.strip(" .:|•·[]()")))


def _is_paged(text: str) -> bool:
    """Whether a line is a title with a page of a book behind it."""
    found = at_end(text)
    return (
        found is not None
        and not (found.page.isdigit() and int(found.page) >= 1000)
        and not is_counted(text)
        and len(found.head) > 3
    )


def _said_by_the_site(lines: list[Line]) -> set[int]:
    """The lines that a site says of every part, or once on a page that is plainly its own."""
    places = [n for n, line in enumerate(lines) if MAYBE.fullmatch(line.text.strip(" .:|"))]
    counts = Counter(lines[n].text.casefold() for n in places)
    paged = {n - 1 for n, line in enumerate(lines) if alone(line.text)}
    site = any(noise(line.text) == "line of a site" or is_prose(line.text) for line in lines)
    found = set()
    for n in places:
        after = next((other.text for other in lines[n + 1 :] if not noise(other.text)), "")
        only = alone(after)
        if (only and only[1]) or DOI_NAMED.match(after):
            continue
        word = lines[n].text.casefold()
        if n in paged and len(paged) > 2 and counts[word] == 1:
            continue  # a title as the others are, its page below
        if counts[word] > 1 or (site and word not in ("notes", "note", "references")):
            found.add(n)
    return found


def _said_of_each(lines: list[Line]) -> set[int]:
    """The lines that a site says of each part in words of its own, above no author and no page.

    Of pages that are plainly a site's; a title of a part, `Response`, has its author or page below.
    """
    worded = sum((only := alone(line.text)) is not None and only[1] for line in lines)
    known = sum(noise(line.text) == "line of a site" for line in lines)
    if worded + known < 4:
        return set()
    places: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if not line.given and len(line.text) < 60:
            places.setdefault(line.text.casefold(), []).append(n)
    return {
        n
        for found in places.values()
        if len(found) > 3 and not any(_may_title(lines, n) for n in found)
        for n in found
    }


def _may_title(lines: list[Line], n: int) -> bool:
    """Whether a line may be the title of a part, or name somebody, or be a page."""
    text = lines[n].text
    after = lines[n + 1].text if n + 1 < len(lines) else ""
    return (
        matter(text) is not None
        or label(text) is not None
        or at_end(text) is not None
        or any(alone(t) is not None or people(t).score > 0 or byline(t) for t in (text, after))
    )


def _repeated_heads(lines: list[Line]) -> set[int]:
    """The lines that come back at the head of every page, with its number: all but the first.

    What stands below a title without a page each time is who wrote that.
    """
    bare = [
        re.sub(r"^(?:\d+|[ivxlc]+)\s+|\s+(?:\d+|[ivxlc]+)$", "", line.text).strip()
        for line in lines
    ]
    counts = Counter(bare)
    heads = {text for n, text in enumerate(bare) if not n or at_end(lines[n - 1].text)}
    found: set[int] = set()
    seen: set[str] = set()
    for n, text in enumerate(bare):
        if (
            counts[text] >= 2
            and text in heads
            and text.isupper()
            and len(text) > 5
            and text != lines[n].text
            and label(lines[n].text) is None
        ):
            if text in seen or any(bare[m] == text and m != n for m in range(n)):
                found.add(n)
            seen.add(text)
    return found


def unrepeated(lines: list[Line]) -> tuple[list[Line], list[tuple[Line, str]]]:
    """The lines without what is said twice: a whole list again, or each line after `Select …`."""
    lines = _once(lines)
    said = {line.text for line in lines}
    opened = [
        line
        for line in lines
        if (found := _OPENS.match(line.text)) and line.text[found.end() :] in said
    ]
    lines = [line for line in lines if line not in opened]
    texts = [line.text for line in lines]
    kept, dropped = [], [(line, "line of a site") for line in opened]
    n = 0
    while n < len(lines):
        selected = re.match(r"(?:select|chapter)\s+(?=\S)", texts[n], re.I)
        bare = (
            texts[n][selected.end() :]
            if selected and texts[n].lower().startswith("select")
            else None
        )
        if bare and n + 1 < len(texts) and texts[n + 1] == bare:
            dropped.append((lines[n], "said twice"))
            n += 1
            continue
        if n + 1 < len(texts) and _says_again(texts[n], texts[n + 1]):
            dropped.append((lines[n], "said twice"))
            n += 1
            continue
        run = 0 if lines[n].whole else _repeated_run(texts, n)
        if run:
            kept += lines[n : n + run]
            dropped += [(line, "said twice") for line in lines[n + run : n + 2 * run]]
            n += 2 * run
            continue
        kept.append(lines[n])
        n += 1
    return kept, dropped


_OPENS = re.compile(
    r"(?:expand|collapse|toggle|open|view|read|show|hide|download|cite|go to)\s+(?=\S)", re.I
)
"""What opens a part on a site: `Expand 1 Listening for Rain`."""
_TWICE = re.compile(r"(?P<text>\S.{2,200}?) (?P=text)(?P<page>\s*\(?pp?\. ?\S+)?")


def _once(lines: list[Line]) -> list[Line]:
    """The lines, what each of them says twice said once: `Notes Notes (pp. 73-90)`."""
    found = [_TWICE.fullmatch(line.text) if not line.whole else None for line in lines]
    if sum(twice is not None for twice in found) < 3:
        return lines
    return [
        line.but(text=twice["text"] + (twice["page"] or "")) if twice else line
        for line, twice in zip(lines, found, strict=True)
    ]


def _says_again(text: str, after: str) -> bool:
    """Whether the next line is the same with its pages: `Thirst` before `Thirst (pp. 1-26)`."""
    rest = after[len(text) :].strip() if after.startswith(text) else ""
    only = alone(rest) if rest else None
    return only is not None and only[1]


def _repeated_run(texts: list[str], n: int) -> int:
    """How many lines from here are said again right after; 0 where none are."""
    for m in range(n + 3, min(len(texts), n + 400)):
        length = m - n
        if texts[m] == texts[n] and texts[n:m] == texts[m : m + length]:
            return length
    return 0
