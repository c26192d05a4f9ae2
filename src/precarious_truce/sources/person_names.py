"""A printed name as a record has it: family and given name, particles apart, capitals made small.

>>> name_of("CECIL VAN DER MEER"), name_of("Ciarán Ó Briain"), name_of("Ramón Nadal i Serra")
({'family': 'Meer', 'given': 'Cecil', 'non-dropping-particle': 'van der'},
 'Ó Briain, Ciarán', 'Nadal i Serra, Ramón')
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from precarious_truce.formats.yaml.write import Written
from precarious_truce.sources.name_likeness import is_east_asian, is_given, plain_word
from precarious_truce.sources.name_words import (
    ANONYMOUS,
    BY_WORKS,
    CORPORATE,
    DROPPING,
    INITIAL,
    LINKS,
    PARTICLES,
    STYLED,
    SUFFIX,
    TITLES,
)

__all__ = ["PersonValue", "as_written", "name_of", "recased"]


PersonValue = str | dict[str, str]


def as_written(names: Iterable[PersonValue]) -> list[Written]:
    """Names as values of a record that is being drafted; each may be changed by itself.

    >>> as_written(["Marsh, Eleanor", {"literal": "Danube Survey"}])
    ['Marsh, Eleanor', {'literal': 'Danube Survey'}]
    """
    return [dict(name) if isinstance(name, dict) else name for name in names]


def recased(name: str) -> str:
    """A name in capitals with small letters; particles small, `Mc` and `O’` kept.

    >>> recased("J. O’CONNELL"), recased("JEAN-LUC DE LA TOUR"), recased("Ellen McDOWELL")
    ('J. O’Connell', 'Jean-Luc de la Tour', 'Ellen McDowell')
    """
    words = name.split()
    return " ".join(_recased_word(w, place, len(words)) for place, w in enumerate(words))


def _recased_word(word: str, place: int, count: int) -> str:
    letters = [c for c in word if c.isalpha()]
    if word.startswith("Mc") and word[2:].isupper() and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    if len(letters) < 2 or not word.isupper() or re.fullmatch(r"(?:[^\W\d_]\.[-‐]?)+", word):
        return word
    if word.strip(".,") in ("II", "III", "IV"):
        return word
    if (
        place
        and word.lower() in PARTICLES
        and place < count - 1
        and word.lower() not in ("st", "st.", "san")
    ):
        return word.lower()
    if len(letters) == 2 and not re.search(r"[AEIOUYÄÖÜ]", word) and word[-1].isalpha():
        return word  # initials without dots: TJ
    pieces = re.split(r"([-‐‑'’.])", word)
    small = "".join(p if len(p) == 1 and not p.isalpha() else p.capitalize() for p in pieces)
    small = re.sub(r"^Mc([a-z]{3,})", lambda m: "Mc" + m[1].capitalize(), small)
    return re.sub(r"(?<=[a-z]{2})(['’])S$", r"\1s", small)


def name_of(text: str) -> PersonValue:
    """A printed name as the record has it: `Family, Given`, or with its particles apart.

    >>> name_of("Воронцова А. С."), name_of("G. E. St. John"), name_of("Friederike von Lüttwitz")
    ('Воронцова, А. С.', 'St. John, G. E.',
     {'family': 'Lüttwitz', 'given': 'Friederike', 'dropping-particle': 'von'})
    """
    if BY_WORKS.fullmatch(text):
        return {"literal": text}
    if STYLED.fullmatch(text):
        return {"literal": recased(text)}
    text = " ".join(TITLES.sub("", text).split())
    suffix = SUFFIX.search(text)
    if suffix:
        text = text[: suffix.start()]
    was_capitals = text.partition(",")[0].isupper()
    text = recased(text)
    tail = (
        ", "
        + (
            suffix[1].capitalize()
            if suffix[1].islower() or suffix[1].upper()[:2] in ("JR", "SR", "JU")
            else suffix[1]
        )
        if suffix
        else ""
    )
    if "," in text:
        family, _, given = (p.strip() for p in text.partition(","))
        family = re.sub(
            r"^(?:(?:Van|Von|De|Der|Den|Di|Du|Da|Dos|Del|La|Le|Ten|Ter|Zu)\s)+",
            lambda m: m[0].lower() if was_capitals else m[0],
            family,
        )
        return _with_particles(family.split(), given.split(), tail)
    text = re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2,})", " ", text)
    words = text.split()
    if len(words) < 2 or ANONYMOUS.fullmatch(text):
        return _literal(text)
    if is_east_asian(text):
        return f"{words[0]}, {' '.join(words[1:])}"
    if CORPORATE.search(text):
        return {"literal": text}
    if _is_initial(words[-1]) and not _is_initial(words[0]):  # Воронцова А. С.
        first = next(
            n for n, w in enumerate(words) if _is_initial(w) and all(map(_is_initial, words[n:]))
        )
        return _with_particles(words[:first], words[first:], tail)
    if _is_russian_order(words):
        return _with_particles(words[:1], words[1:], tail)
    start = _family_start(words)
    return _with_particles(words[start:], words[:start], tail)


_PATRONYMIC = re.compile(r"[А-ЯЁІЇЄ][а-яёіїє]+(?:[оеё]вич|[оеё]вна|ич|ична|инична|івна|ївна|ович)")
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄа-яёіїє’'-]+")


def _is_russian_order(words: list[str]) -> bool:
    """Whether the family name stands first: `Лебедева Наталья Игоревна`, `Цой Виталий`."""
    if not all(map(_CYRILLIC.fullmatch, words)):
        return False
    if len(words) == 3:
        return _PATRONYMIC.fullmatch(words[2]) is not None and not _PATRONYMIC.fullmatch(words[1])
    return len(words) == 2 and is_given(words[1]) and not is_given(words[0])


def _literal(text: str) -> PersonValue:
    return text


def _is_initial(word: str) -> bool:
    return bool(INITIAL.fullmatch(word)) and ("." in word or len(word) == 1)


_OF_FAMILY = frozenset(("Ó", "Ní", "Nic", "Uí", "Mac", "Mhic", "Mc"))
"""What a family name begins with, though a gap parts it."""


def _family_start(words: list[str]) -> int:
    """Where the family name begins: at the particles before the last word, if there are any."""
    start = len(words) - 1
    if start > 2 and words[start - 1].lower() in LINKS:
        return start - 2  # Ramón Nadal i Serra
    if start > 1 and words[start - 1] in _OF_FAMILY:
        start -= 1  # Ciarán Ó Briain
    while start > 1 and (
        plain_word(words[start - 1]) in PARTICLES
        and (
            words[start - 1].islower()
            or words[start - 1]
            in (
                "St.",
                "St",
                "San",
                "De",
                "Van",
                "Der",
                "Von",
                "Du",
                "Le",
                "La",
                "Di",
                "Da",
                "Del",
                "Della",
                "Ibn",
                "Ben",
                "Bin",
                "Lo",
                "Dal",
                "Dalla",
                "Ten",
                "Ter",
                "Abu",
                "El",
            )
        )
    ):
        start -= 1
    return start


def _with_particles(family: list[str], given: list[str], tail: str) -> PersonValue:
    """The name with small particles before the family name apart from it."""
    count = 0
    while (
        count < len(family) - 1
        and family[count].islower()
        and plain_word(family[count]) in PARTICLES
    ):
        count += 1
    particles, rest = family[:count], " ".join(family[count:])
    if not particles:
        return f"{rest}, {' '.join(given)}{tail}" if given else rest
    dropping = particles[0] in DROPPING
    found = {"family": rest, "given": " ".join(given)}
    found["dropping-particle" if dropping else "non-dropping-particle"] = " ".join(particles)
    return found | ({"suffix": tail[2:]} if tail else {})
