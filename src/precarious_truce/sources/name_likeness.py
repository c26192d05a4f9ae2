"""How much one name looks like the name of somebody; nothing is known of who there is.

>>> likeness("Counting Herring") < 0 < likeness("Tomasz Wilk")
True
"""

from __future__ import annotations

import re

from precarious_truce.sources.given import GIVEN
from precarious_truce.sources.name_words import (
    ANONYMOUS,
    BY_WORKS,
    COMMON,
    FAMILIES,
    FIRST_STOP,
    GIVEN_ENDS,
    INITIAL,
    JAPANESE,
    LINKS,
    PARTICLES,
    STOP,
    STYLED,
    SUFFIX,
    SYLLABLES,
    TITLES,
)
from precarious_truce.sources.numerals import fold
from precarious_truce.sources.words import DIVISIONS, matter

__all__ = ["is_east_asian", "is_given", "likeness", "plain_word"]


_WORD = r"[^\W\d_](?:[^\W\d_]|['’ʼ`.\-‐‑״\"](?=[^\W\d_]))*\.?"


def is_given(word: str) -> bool:
    """Whether a word is a given name that is known, or begins with one: `Jean-Paul`."""
    return fold(word) in GIVEN or re.split(r"[-‐]", fold(word))[0] in GIVEN


def likeness(name: str) -> float:
    """How much one name looks like one."""
    if ANONYMOUS.fullmatch(name):
        return 3.0
    if STYLED.fullmatch(name):
        return 1.2
    if BY_WORKS.fullmatch(name):
        return 2.0
    name = SUFFIX.sub("", TITLES.sub("", name))
    if re.search(r"[\d:?!\"“”«»„…=+<>@#%()]|\.\.", name) or len(name) > 70:
        return -6.0
    if is_east_asian(name):
        return _east_asian_likeness(name)
    words = re.sub(r"(?<=\.)(?=[^\W\d_.ªº-])", " ", name.replace(",", " ")).split()
    if not words or len(words) > 7:
        return -5.0
    folded = [fold(w.strip(".")) for w in words]
    if (
        (folded[0] in FIRST_STOP and "." not in words[0])
        or matter(name) is not None
        or (
            folded[0] in DIVISIONS
            and len(words) < 3
            and "." not in words[0]
            and folded[0] not in GIVEN
        )
    ):
        return -6.0
    return _words_likeness(words, folded)


def _words_likeness(words: list[str], folded: list[str]) -> float:
    score = 0.0
    caseless = not any(c.isupper() or c.islower() for c in "".join(words))
    names = initials = 0
    for place, (word, low) in enumerate(zip(words, folded, strict=True)):
        if _is_particle(word, place, len(words)):
            score += 0.3 if place else 0.0
            continue
        if not (re.fullmatch(_WORD, word) or INITIAL.fullmatch(word)):
            return -5.0
        if low in LINKS and 1 < place == len(words) - 2:
            continue
        if (
            low in STOP
            and not (place and low in PARTICLES)
            and not INITIAL.fullmatch(word)
            and not (word[0].isupper() and (low in GIVEN or (place and low in SYLLABLES)))
        ):
            return -6.0
        if not caseless and not (
            word[0].isupper()
            or word[:2] in ("d'", "d’", "al", "el", "ʿA", "'t", "’t")
            or _ELIDED.match(word)
        ):
            return -5.0
        if INITIAL.fullmatch(word) and ("." in word or len(word) == 1):
            initials += 1
        else:
            names += 1
        if low in COMMON and low not in GIVEN:
            score -= 1.6
        if not place and len(low) > 5 and low.endswith("ing") and low not in GIVEN:
            score -= 4.0  # `Saying Grace`
    if not names:
        return -4.0
    if (
        initials
        and re.match("[А-ЯЁІЇЄ]", words[0])
        and not {0, len(words) - 1} & {n for n, word in enumerate(words) if INITIAL.fullmatch(word)}
    ):
        return -4.0  # `Петрова Л. Н. Офени`: a name, and what follows it
    if names + initials == 1:
        return -2.5
    score += {2: 1.0, 3: 0.6, 4: 0.0}.get(names + initials, -0.8)
    score += 2.0 if initials and names <= 3 else 0.0
    given = [low for low in folded if is_given(low)]
    if given:
        score += 2.4 if folded[0] in given or folded[-1] in given else 1.2
    return score - (0.7 if caseless else 0.0)


_ELIDED = re.compile(r"(?:d|l|dell|dall|all|nell|degl)['’][^\W\d_a-z]")
"""A particle that its name has swallowed: `dell’Orto`."""


def plain_word(word: str) -> str:
    return word.lower().replace("’", "'")


def _is_particle(word: str, place: int, count: int) -> bool:
    return (
        plain_word(word) in PARTICLES
        and place < count - 1
        and (word.islower() or word.isupper() or place > 0)
    )


def is_east_asian(name: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in name)


def _east_asian_likeness(name: str) -> float:
    bare = name.replace(" ", "").replace("　", "")
    if (
        not re.fullmatch(r"[\u4e00-\u9fff\uac00-\ud7af々〆\u3041-\u30ff・]+", bare)
        or matter(bare) is not None
    ):
        return -5.0
    if "・" in bare:
        return 1.5
    if not 2 <= len(bare) <= 6 or re.search(r"[のをにはがとるたい]", bare):
        return -4.0
    spaced = len(name.split()) == 2
    if bare.startswith(JAPANESE):
        return 2.5 + spaced
    if len(bare) <= 3 and bare[0] in FAMILIES:
        return 2.2 + spaced
    if not spaced and 3 <= len(bare) <= 5 and bare[-1] in GIVEN_ENDS:
        return 0.8
    return (1.0 if spaced else -0.6) if len(bare) <= 5 else -2.0
