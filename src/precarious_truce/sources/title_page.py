"""What stands above a pasted contents page: title, people, imprint, as on a book's title page.

>>> facts, left = title_page(['Rivers and Borders', 'Essays on the Upper Danube',
...     'edited by Eleanor Marsh', '2nd edition', 'Leeds: Northfield University Press, 2004'])
>>> facts["title"], facts["subtitle"], facts["editor"], facts["edition"]
('Rivers and Borders', 'Essays on the Upper Danube', ['Marsh, Eleanor'], '2')
>>> facts["place"], facts["publisher"], facts["date"], left
('Leeds', 'Northfield University Press', '2004', [])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from precarious_truce.formats.yaml.write import Written
from precarious_truce.sources.assembling import tidy
from precarious_truce.sources.people import as_written, people
from precarious_truce.sources.platforms import state_isbn
from precarious_truce.sources.roles import split_credits

__all__ = ["LONGEST", "title_page"]

LONGEST = 8
"""No title page has more lines that say something of the book."""

Facts = dict[str, Written]

_YEAR = r"[\[(]?(?:c|cop\.|©)?\s?(?P<year>1[4-9]\d\d|20\d\d)[\])]?\.?"
_HOUSE = (
    r"(?:press|presses|publish\w*|verlag\w*|books|university|universität\w*|éditions|editions"
    r"|editorial|editore|edizioni|editora|uitgever\w*|förlag\w*|forlag\w*|wydawnictwo|kiadó"
    r"|издательство|routledge|springer|wiley|brill|elsevier|palgrave|macmillan|gruyter|penguin"
    r"|blackwell|bloomsbury|oxford|cambridge|harvard|yale|princeton|gallimard|suhrkamp|steiner"
    r"|mohr|vandenhoeck|olms|harrassowitz|peeters|brepols|einaudi|mulino|presse|library"
    r"|& (?:sons?|co\.?|company|brothers)|ltd|gmbh|inc)"
)
_IMPRINT = re.compile(
    rf"(?:(?P<place>[^\W\d][^:;,\d]{{1,40}})\s*:\s*)?"
    rf"(?P<name>[^:;,\d]*(?<!\w){_HOUSE}(?!\w)[^:;,\d]*?)"
    rf"(?:,\s*(?P<town>[^\W\d][^:;,\d]{{1,40}}?))?(?:,?\s*{_YEAR})?",
    re.I,
)
_PLACED = re.compile(
    rf"(?P<place>[^\W\d][^:;,\d]{{1,40}})\s*:\s*(?P<name>[^:;,\d]{{2,60}}),\s*{_YEAR}"
)
"""`Leeds: Hallam, 1911`: of whom nothing but the shape says that it publishes."""
_ALONE = re.compile(
    rf"(?:(?:first )?published(?: in)?:?\s*|(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*)?{_YEAR}"
    rf"(?:\s+(?:by\s+)?[^\d]+)?",
    re.I,
)
_EDITION = re.compile(
    r"(?:(?P<number>\d{1,2})(?:st|nd|rd|th|\.|e|ª|º)?|(?P<word>\w+))[ ,]+(?:(?P<more>[\w ,]+?) )?"
    r"(?:edition|edn\.?|ed\.|auflage|aufl\.|édition|éd\.|edizione|edición|edição|druk)",
    re.I,
)


def _imprint(text: str, facts: Facts) -> bool:
    found = _IMPRINT.fullmatch(text) or _PLACED.fullmatch(text)
    if not found:
        return False
    for name, value in found.groupdict().items():
        if value:
            facts.setdefault(_MEANING[name], value.strip(" ,"))
    return True


_MEANING = {"place": "place", "town": "place", "name": "publisher", "year": "date"}


def _date(text: str, facts: Facts) -> bool:
    found = _ALONE.fullmatch(text)
    if found:
        facts.setdefault("date", found["year"])
    return bool(found)


def _edition(text: str, facts: Facts) -> bool:
    found = _EDITION.fullmatch(text)
    if found:
        alone = found["number"] and not found["more"]
        facts.setdefault("edition", found["number"] if alone else text)
    return bool(found)


def _people(text: str, facts: Facts, least: float = 1) -> bool:
    """Lines of `by …`, `edited by …`, or of names alone; several credits on a line too.

    Names alone must look like some by more than `least`.
    """
    edits = _EDITS.fullmatch(text)
    credits = [("editor", edits["who"])] if edits else split_credits(text)
    found = [(role, people(who)) for role, who in credits]
    named = any(role != "author" for role, _ in found) or bool(_BY.match(text))
    if not found or any(who.score <= (0 if named else least) for _, who in found):
        return False
    for role, who in found:
        facts.setdefault(role, as_written(who.names))
    return True


_BY = re.compile(r"(?:by|von|par|di|por|door)\s+(?=\S+\s)", re.I)
_EDITS = re.compile(
    r"(?P<who>.*\S)\s*[(\[]\s*(?:eds?\.?|editors?|hrsg\.?|hg\.?|dir\.?|éds?\.?|a cura di|red\.?)"
    r"\s*[)\]]",
    re.I,
)
"""`Eleanor Marsh (ed.)`."""
_READERS: tuple[Callable[[str, Facts], bool], ...] = (
    _edition,
    _date,
    state_isbn,
    _imprint,
    _people,
)
"""What a line may be; the first that reads it has it."""


def title_page(lines: Sequence[str]) -> tuple[Facts, list[str]]:
    """The facts that the lines state, and the lines that state none.

    The first line that is nothing else is the title, the next the subtitle.
    """
    facts: Facts = {}
    left: list[str] = []
    texts = [tidy(line.strip(" ,;")) for line in lines]
    for n, text in enumerate(texts):
        if (n or _is_author(texts)) and any(read(text, facts) for read in _READERS):
            continue
        if n and _is_last(texts, n) and (_people(text, facts, least=0) or _dated(text, facts)):
            continue
        if "title" in facts and "publisher" in facts:
            if "place" not in facts and _is_town(text):
                facts["place"] = text
            else:
                left.append(lines[n])
            continue
        if "title" not in facts:
            facts["title"], slash, who = text.partition(" / ")
            if slash and not _people(who, facts):
                facts["title"] = text
        elif "subtitle" not in facts and not left:
            facts["subtitle"] = text
        else:
            left.append(lines[n])
    return facts, left


def _is_last(texts: Sequence[str], place: int) -> bool:
    """Whether nothing but the imprint follows a line: who wrote the book stands above that."""
    facts: Facts = {}
    return all(
        any(read(text, facts) for read in (*_READERS, _dated))
        or ("publisher" in facts and _is_town(text))
        for text in texts[place + 1 :]
    )


_DATED = re.compile(rf"(?P<what>[^:;,\d]{{2,60}}?),\s*{_YEAR}")
_SMALL = ("and", "und", "et", "y", "e", "&", "am", "an", "der", "upon", "sur", "i")


def _dated(text: str, facts: Facts) -> bool:
    """A name before a year, which ends the title page: the publisher, or behind it the place."""
    found = _DATED.fullmatch(text)
    if found:
        facts.setdefault("place" if "publisher" in facts else "publisher", found["what"])
        facts.setdefault("date", found["year"])
    return bool(found)


def _is_town(text: str) -> bool:
    """Whether a line may be one town or several: `London and New York`."""
    words = re.split(r"[\s,;/·–-]+", text)
    named = all(word[:1].isupper() or word in _SMALL for word in words)
    return named and len(text) <= 50 and len(words) <= 7 and not re.search(r"[\d:(]", text)


def _is_author(texts: Sequence[str]) -> bool:
    """Whether the first line names who wrote it, and the second is the title."""
    first, *others = texts
    return bool(others) and people(first).score > 1 and not any(r(others[0], {}) for r in _READERS)
