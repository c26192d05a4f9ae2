"""People as contents pages name them, and how much a text looks like the name of somebody.

>>> found = people("R. M. HATHERLEY and CECIL VAN DER MEER")
>>> found.names[0], found.names[1]
('Hatherley, R. M.', {'family': 'Meer', 'given': 'Cecil', 'non-dropping-particle': 'van der'})
>>> people("Ahmed Farouk (Delta Institute, Egypt) & Lena Sjöberg").names
('Farouk, Ahmed', 'Sjöberg, Lena')
>>> people("Counting Herring: Three Ledgers").score < 0 < people("Tomasz Wilk").score
True
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.sources.given import GIVEN
from precarious_truce.sources.name_likeness import is_given, likeness
from precarious_truce.sources.name_words import (
    CORPORATE,
    FAMILIES,
    INITIAL,
    LINKS,
    PARTICLES,
    SUFFIX,
    TITLES,
)
from precarious_truce.sources.numerals import fold, word_set
from precarious_truce.sources.person_names import PersonValue, name_of

__all__ = ["People", "begins_with_particle", "is_affiliation", "people"]


class People(NamedTuple):
    """The people that a text names; `score` says how likely it names any; `left` what was cut."""

    names: tuple[PersonValue, ...]
    score: float
    left: str = ""


_DEGREES = re.compile(
    r",?\s+(?:ph\.? ?d|d\.? ?phil|ll\.? ?d|esq|cbe|obe|frs|m\.? ?sc)\b\.?(?=,|;|$|\s)", re.I
)
_RANKS = word_set(
    "md ma ba sj op osb dd bd mp kc kcb qc frs frse fsa frgs dcl dlitt dlit dsc rn ce mlitt bsc"
    " emeritus emerita bart bt"
)
"""What may be initials, too, where a family name precedes it: `Castro, M. A.`."""
_ORDER = re.compile(
    r",?\s+(?:OSB|SJ|OP|OFM|OFMCap|OCD|OCist|OSA|CSsR|SDB|RSCJ|OMI)(?=$|,|;|\s(?:and|und|&)\s)"
)
"""The order of a religious behind the name: `Maria Benedicta Roth OSB`."""
_LETTERS = re.compile(
    r",\s+(?:(?:[A-Z]{2,5}|[A-Z][a-z]?[A-Z][a-z]?[A-Z]?)(?=,|;|$|\s+(?:and|&)\s)|[A-Z]{3,5}$)"
)
"""Degrees and orders behind a comma, whatever they are: `, RN, PhD`."""
_AND = (
    r"and|und|u\.|et|e|ed|y|i|и|та|й|en|og|och|ja|és|ve|και|a|&|\+|with|mit|avec|con|с|med|och"
    r"|și|и|و|və"
)
_STRONG_SPLIT = re.compile(
    rf"\s*(?:;|／|、|，|､)\s*|(?<=[\u4e00-\u9fff])・(?=[\u4e00-\u9fff])|\s+/\s+|(?<=\w)/(?=\w)|\s*[·•|]\s*|\s+(?:{_AND})\s+|\s+ו(?=[א-ת])"
    rf"|\s+و(?=[\u0600-\u06ff])",
    re.I,
)
_AFFILIATION = re.compile(r"\s*[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]")
_MARKS = re.compile(r"(?<=[^\W\d_])(?:[\s,]*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]|\d{1,2}(?!\d)))+(?=$|[,;\s])|✉")
_HOUSE = re.compile(
    r"(?:the )?(?:departments?|school|faculty|institute?|university|universität|université"
    r"|universit[àa]|universidade?|universiteit|college|clinic|hospital|research|max planck|centro"
    r"|centre|museo|musée|archives?|center|laborator\w+|academy|hochschule|dipartimento"
    r"|département|departamento|instituto|fachbereich|lehrstuhl|museum|technical university)\b.*"
    r"|[^,]+ (?:university|college|institute?|universität|universiteit|academy|museum|museet"
    r"|polytechnic|observatory|archives?|hospital)(?:,.*)?"
    r"|[^,]+ (?:centre|center|school|library|laboratory|department|society),.+"
    r"|(?:the )?[^\W\d_]+ (?:school|faculty|college|institute|academy|museum|centre|center)"
    r" (?:of|for) [^,]+(?:,.*)?",
    re.I,
)


def is_affiliation(text: str) -> bool:
    """Whether a line says where somebody works: `Institute of Ecology, Ankara, Turkey`."""
    return _HOUSE.fullmatch(text) is not None and ("," in text or len(text.split()) < 7)


_LED = re.compile(
    r"^(?:by|von|par|de|di|por(?: D\.| Dña\.| Don| Doña)?|da|автор[ы]?:?|authors?:|verfasser:?)\s+"
    r"(?=[A-ZА-Я\u0590-\u06ff])"
)
_FAMILY_LED = re.compile(
    r"(?:von|de|di|da|av|af)\s(?P<word>[^\W\d_]+)(?:\s[^\W\d_]+)?,\s"
    r"|(?:VON|DE|DI|DA|AV|AF)\s(?:[^\W\d_a-z]+\s)?[^\W\d_a-z]+,\s"
)


def begins_with_particle(text: str) -> bool:
    """Whether the first word is a particle, and no `by`: `de Boer, Hanneke`."""
    found = _FAMILY_LED.match(text)
    return found is not None and fold(found["word"] or "") not in GIVEN


@lru_cache(maxsize=16384)
def people(text: str) -> People:
    """The people that a text names, in order, with the score of its looking like names."""
    text = text.strip(" \t,;—–-")
    if not re.search(r"\b(?:[^\W\d_]|[JSjs]r)\.$", text):
        text = text.rstrip(".")
    if not text or len(text) > 600:
        return People((), -9)
    left = "; ".join(m.strip(" ()[]") for m in _AFFILIATION.findall(text))
    bare = _AFFILIATION.sub("", text)
    bare = bare if begins_with_particle(bare) else _LED.sub("", bare)
    bare = re.sub(
        r"\s*(?:,\s*)?\b(?:et al\.?|u\. ?a\.|и др\.|and others|\(?eds?\.?\)?|\(?hrsg\.?\)?)\s*$",
        "",
        bare,
    )
    bare = _without_ranks(_DEGREES.sub("", _MARKS.sub("", bare))).strip(" ,;")
    if not bare.isupper():
        bare = _ORDER.sub("", bare)
        bare = _LETTERS.sub("", bare).strip(" ,;")
    bare = re.sub(rf"^(?:{_AND})\s+(?=[^\W\d_a-z])|\s+(?:and|und|et|y|&|и|AND|UND|ET|И)$", "", bare)
    pieces = [p for p in _STRONG_SPLIT.split(bare) if p and p.strip()]
    pieces = [name for piece in _compounds(pieces, bare) for name in _by_gaps(piece)]
    names = [name for piece in pieces for part in _by_dashes(piece) for name in _by_commas(part)]
    if not names or len(names) > 40:
        return People((), -9, left)
    scores = [likeness(name) for name in names]
    score = min(scores) * 0.6 + sum(scores) / len(scores) * 0.4
    if left:
        score += 1.5 if CORPORATE.search(left) or "," in left else 0.3
    return People(tuple(name_of(name) for name in names), score, left)


def _without_ranks(text: str) -> str:
    """Names without the degrees behind a comma: `Josiah Tremlett, M.A.`; no initials are any."""
    found: list[str] = []
    for chunk in text.split(","):
        words = found[-1].split() if found else []
        named = len(words) > 1 and bool(
            is_given(words[0]) or INITIAL.fullmatch(words[0]) or TITLES.match(found[-1])
        )
        if not (named and re.sub(r"[.\s]", "", chunk).lower() in _RANKS):
            found.append(chunk)
    return ",".join(found)


_SURNAMES = re.compile(r"[^\W\d_a-z][\w’'-]+")


def _compounds(pieces: list[str], text: str) -> list[str]:
    """The names, a family name of two made one again: `Ramón Nadal i Serra`, `Ana Paz e Silva`."""
    found: list[str] = []
    for piece in pieces:
        joined = next(
            (f"{found[-1]} {link} {piece}" for link in LINKS if found
             and re.search(rf"{re.escape(found[-1])}\s+{link}\s+{re.escape(piece)}", text, re.I)),
            None,
        )  # fmt: skip
        if joined and _SURNAMES.fullmatch(piece) and len(found[-1].split()) > 1:
            found[-1] = joined
        else:
            found.append(piece)
    return found


def _by_gaps(piece: str) -> list[str]:
    """Chinese names that only gaps part: `林若溪 周子明`."""
    words = piece.split()
    if len(words) < 2 or not all(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", word) for word in words):
        return [piece]
    apart = all(len(word) > 2 for word in words) or all(word[0] in FAMILIES for word in words)
    return words if apart else [piece]


def _by_dashes(piece: str) -> list[str]:
    """Names that dashes part, where one is plainly a name: `Carlo Serra - Luca De Angelis`."""
    parts = re.split(r"\s+[–—-]\s+", piece)
    likely = [likeness(part) for part in parts]
    return parts if len(parts) > 1 and min(likely) >= 0.6 and max(likely) >= 2 else [piece]


def _by_commas(piece: str) -> list[str]:
    """Names that commas part; a comma between a family and a given name parts nothing."""
    chunks = [c.strip() for c in re.split(r"\s*,\s*", piece) if c.strip()]
    chunks = _with_suffixes(chunks)
    if len(chunks) == 1:
        return chunks
    if len(chunks) % 2 == 0 and all(
        _is_inverted(a, b) for a, b in zip(chunks[::2], chunks[1::2], strict=True)
    ):
        return [f"{a}, {b}" for a, b in zip(chunks[::2], chunks[1::2], strict=True)]
    chunks = _without_town(_without_affiliations(chunks))
    if chunks and re.match(rf"(?:{_AND})\s", chunks[-1], re.I):
        chunks[-1] = chunks[-1].split(None, 1)[1]
    return chunks


def _without_affiliations(chunks: list[str]) -> list[str]:
    """Names without the universities behind them: `Ilse Brandt, University of Ost, Wales`."""
    found: list[str] = []
    house = False
    for chunk in chunks:
        if found and CORPORATE.search(chunk):
            house = True
        elif not (house and len(chunk.split()) == 1):
            found.append(chunk)
            house = False
    return found


def _without_town(chunks: list[str]) -> list[str]:
    """One name without the town behind it: `HANS-JOACHIM PETERS, KÖLN`."""
    name, *places = chunks
    bare = all(fold(place.split()[0]) not in GIVEN and _TOWN.fullmatch(place) for place in places)
    if 0 < len(places) < 3 and bare and len(name.split()) > 1 and likeness(name) >= 1.5:
        return [name]
    return chunks


_TOWN = re.compile(
    r"(?:(?:new|saint|san|santa|são|st\.?|den|los|las|la|le|bad|rio|port|cape|el|nowy)[ -])?"
    r"[^\W\d_]+(?:-[^\W\d_]+)*|(?:usa|uk|u\.s\.a\.|u\.k\.)",
    re.I,
)
"""A town or country: one word, or two of which the first says so."""


def _with_suffixes(chunks: list[str]) -> list[str]:
    found: list[str] = []
    for chunk in chunks:
        if found and SUFFIX.fullmatch(" " + chunk):
            found[-1] += f" {chunk}"
        else:
            found.append(chunk)
    return found


def _is_inverted(family: str, given: str) -> bool:
    """Whether `family, given` is one person: `Marsh, Eleanor`, `van Dyck, A.`."""
    words = [w for w in family.split() if w.lower() not in PARTICLES]
    if (
        not 0 < len(words) < 3
        or (INITIAL.fullmatch(words[0]) and "." in words[0])
        or len(given.split()) > 3
        or not words[-1][0].isupper()
    ):
        return False
    first = given.split()[0]
    if len(words) == 2:
        return len(given.split()) == 1 and is_given(first) and not any(map(is_given, words))
    return bool(INITIAL.fullmatch(first)) or (
        fold(first) in GIVEN and len(given.split()) <= 2 and fold(words[0]) not in GIVEN
    )
