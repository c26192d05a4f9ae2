"""`part`: numbers, pages and date of what stands in something (MODS user guidelines, "part").

>>> from precarious_truce.model import Pages
>>> from precarious_truce.formats.crosswalk.xml import written
>>> facts = {"pages": Pages("ix–xiv"), "number": "2"}
>>> print(written(part_element(facts, number="chapter")), end="")
<part>
  <detail type="chapter">
    <number>2</number>
  </detail>
  <extent unit="pages">
    <start>ix</start>
    <end>xiv</end>
  </extent>
</part>
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.dates import date_elements, read_date
from precarious_truce.formats.mods.texts import line
from precarious_truce.formats.mods.vocabulary import DETAILS, OTHER_DETAILS
from precarious_truce.model import Pages

__all__ = ["bare_number", "by_caption", "part_element", "read_parts"]


def part_element(facts: Mapping[str, Any], *, number: str = "number") -> Element | None:
    """The part of numbers and pages; `number`: what the number counts, `chapter` or `part`."""
    children = [
        Element("detail", {"type": number if field == "number" else type_},
                children=[Element("number", text=line(facts[field]))])
        for field, type_ in DETAILS.items()
        if facts.get(field)
    ]  # fmt: skip
    if pages := facts.get("pages"):
        children.append(_extent(pages))
    children += date_elements("date", facts.get("date"))
    return Element("part", children=children) if children else None


def _extent(pages: Pages) -> Element:
    """Pages as start and end where these two say all, else as they are printed, in a list."""
    text = line(pages)
    start, dash, end = text.replace("--", "–").partition("–") if "–" in text or "--" in text else (
        text.partition("-")
    )  # fmt: skip
    start, end = start.strip(), end.strip() if dash else start.strip()
    ends = [Element("start", text=start), *([Element("end", text=end)] if end else [])]
    extent = Element("extent", {"unit": "pages"}, children=ends)
    if len(pages.ranges) == 1 and start and Pages(_pages_of(extent)) == pages:
        return extent
    extent.children = [Element("list", text=text)]
    return extent


# --- reading --------------------------------------------------------------------------------------

_PAGE_UNITS = ("pages", "page", "p", "pp", "p.", "pp.", "seiten", "s.", "leaves", "folios", "")


def read_parts(parts: Sequence[Element], seen: Counter[str], *, hosted: bool = False) -> Fields:
    """Numbers, pages and date; `hosted`: a number of what goes on is that of an issue.

    What is not read is counted in `seen`.
    """
    found: Fields = {}
    for part in parts:
        for detail in part.all("detail"):
            if not _put_detail(found, detail, hosted=hosted) and detail.words:
                seen[f"part/detail {detail.get('type')}".strip()] += 1
        extents = [e for e in part.all("extent") if e.get("unit").lower() in _PAGE_UNITS]
        if pages := ", ".join(dict.fromkeys(filter(None, map(_pages_of, extents)))):
            found.setdefault("pages", pages)
        if date := read_date(part.all("date")):
            found.setdefault("date", date)
        for text in part.all("text"):
            for field, value in _in_words(text.words, seen).items():
                found.setdefault(field, value)
    return found


def _put_detail(found: Fields, detail: Element, *, hosted: bool) -> bool:
    """Add what a detail says, if anything of it can be used."""
    type_ = detail.get("type").lower()
    field = _FIELDS.get(type_) or OTHER_DETAILS.get(type_, "")
    number = next((e.words for e in detail.all("number") if e.words), "")
    caption = next((e.words for e in detail.all("caption") if e.words), "")
    title = next((e.words for e in detail.all("title") if e.words), "")
    if type_ == "number" and hosted:
        field = "issue"
    if not field and number:
        field = by_caption(caption)
    text = number or (bare_number(caption) if caption else "")
    if field and text:
        found.setdefault(field, text if number and not detail.children[1:] else bare_number(text))
    if title and field in ("volume", "part_number"):
        found.setdefault("volume_title" if field == "volume" else "part_title", {"text": title})
    return bool(field and (text or title))


_FIELDS = {type_: field for field, type_ in DETAILS.items()}
_CAPTIONS = (
    (r"(?i)v(?:ol(?:ume)?)?\b|bd\b|band\b|t(?:ome)?\b", "volume"),
    (r"(?i)n(?:o|r|um(?:ber)?)?\b|iss(?:ue)?\b|heft\b|h\b", "issue"),
    (r"(?i)ch(?:ap(?:ter)?)?\b|kap", "number"), (r"(?i)sec(?:tion)?\b", "section"),
    (r"(?i)suppl", "supplement_number"), (r"(?i)(?:ff?|fols?|pp)\.?\s*(?=[\divx]|$)", "pages"),
    (r"(?i)p(?:ar)?t\b|teil\b", "part_number"),
)  # fmt: skip


def by_caption(caption: str) -> str:
    """The field of a number by the word before it; "" for no word that is known."""
    return next((field for words, field in _CAPTIONS if re.match(words, caption)), "")


def bare_number(text: str) -> str:
    """A number without the word before it.

    >>> [bare_number(t) for t in ("Vol. 2", "Bd. II", "volume the second", "no. 3-4", "Chapter 3")]
    ['2', 'II', 'volume the second', '3-4', '3']
    """
    found = re.fullmatch(
        r"[^\W\d_]{1,10}\.?\s*#?(\d[\w./–-]*|[IVXLCDM]+|[A-Z])[.:,]?", text.strip()
    )
    return found[1] if found else text


def _pages_of(extent: Element) -> str:
    start, end = (element.words if (element := extent.find(n)) else "" for n in ("start", "end"))
    if start and not end:
        end = _end_of(start, next((e.words for e in extent.all("total")), ""))
    if start and end:
        return start if start == end else f"{start}–{end}"
    if start or end:
        return f"{start}–" if start and Pages(start).valid and not Pages(start).read()[1:] else (
            start or end
        )  # fmt: skip
    listed = next((e.words for e in extent.all("list") if e.words), "")
    return _without_word(listed or ("" if extent.children else extent.words))


def _end_of(start: str, total: str) -> str:
    """The last of so many pages; "" where it cannot be told.

    >>> _end_of("3", "4"), _end_of("A3", "2"), _end_of("ix", "2"), _end_of("3", "")
    ('6', '', '', '')
    """
    if not re.fullmatch(r"[0-9]{1,6}", start) or not re.fullmatch(r"[1-9][0-9]{0,5}", total):
        return ""
    return str(int(start) + int(total) - 1)


def _without_word(text: str) -> str:
    """Pages without the word for them, where what follows can be read.

    >>> _without_word("pp. 12-14"), _without_word("p. A3"), _without_word("post")
    ('12-14', 'A3', 'post')
    """
    found = re.fullmatch(r"(?:pages?|pp?|S|Seiten?)\.?\s+(.+)", text)
    return found[1] if found and Pages(found[1]).valid else text


_VOLUME = re.compile(r"(?i)\b(?:v|vol|volume|bd|band|t|tome)\.?\s*(\d+|[IVXLC]+\b)")
_ISSUE = re.compile(r"(?i)\b(?:no|nr|iss|issue|number|heft|h)\.?\s*(\d[\d/–-]*)")
_PAGES = re.compile(
    r"(?i)\b(?:pp?|pages?|s|seiten?)\.?\s*([ivxlc\d]+\s*[-–]\s*[ivxlc\d]+|[ivxlc\d]+)"
)
_DATE = re.compile(r"\(([^()]*\b\d{4}\b[^()]*)\)|\b(\d{4})\b\s*[,.;)]?")


def _in_words(text: str, seen: Counter[str]) -> Fields:
    """Numbers of a part that is written for people (MARC field 773 $g).

    >>> _in_words("Vol. 2, no. 2 (Feb. 1976), p. 195-230", Counter())
    {'volume': '2', 'issue': '2', 'pages': '195–230', 'date': '1976-02'}
    """
    found: Fields = {}
    rest = text
    for field, pattern in (("volume", _VOLUME), ("issue", _ISSUE), ("pages", _PAGES)):
        if match := pattern.search(text):
            rest = rest.replace(match[0], " ")
            found[field] = re.sub(r"\s*-\s*", "–", match[1]) if field == "pages" else match[1]
    if match := _DATE.search(text):
        date = read_date([Element("date", text=match[1] or match[2])])
        if date and re.match(r"\d{4}", date):
            found["date"] = date
            rest = rest.replace(match[0], " ")
    if any(c.isalnum() for c in rest):
        seen["part/text, some words of it"] += 1
    return found
