"""In which language a title is, as far as its words show: only English ones are put in title case.

Nothing is guessed of a title that could be English; one is foreign where words or letters are in it
that English titles do not have.

>>> [is_foreign(t) for t in ("Wirtschaft und Gesellschaft", "Le temps des cathédrales")]
[True, True]
>>> [is_foreign(t) for t in ("The Precarious Truce", "Coup d'état in Chile", "Café Society")]
[False, False, False]
"""

from __future__ import annotations

import functools
import re

__all__ = ["is_english", "is_foreign"]

_ENGLISH = """
    the of and to for with from by its their his her our at is are was were how why what who when
    where between into through this that these those under about against toward towards
"""
"""Words that a title in another language hardly has."""

_FOREIGN = {
    "de": """der das und des dem den ein eine einer eines einem im vom zur zum für über auf aus bei
        nach mit von zwischen ihre seine wie nicht oder als durch gegen unter ist wider beiträge""",
    "fr": """le la les du des et une dans pour sur aux au chez par entre avec sous ses leur leurs
        cette vers""",
    "es": "el los las del y en una unos unas por para con sobre entre desde su sus lo",
    "pt": "o os da do dos das na nas nos ao pela pelo uma um e",
    "it": """il gli della delle dello dei degli nel nella nello nei sul sulla dal dalla tra fra che
        di al alla alle""",
    "nl": "het een van voor naar uit zijn over door tot",
    "scandinavian": "och av från til det ett som ved",
    "slavic": "w z ze dla przez jako nie od do na při pro za kako istoriia istorii ocherki v ego",
    "others": "az és egy ve ile bir de ad ex pro sive seu libri opera",
}
"""The small words of languages, Slavic ones in Latin letters."""

_IN_ENGLISH_TOO = """
    a an as in on no me so die am do i o e y v w z de la le el du da van von al over pro ad ex en un
    per par con es nos na au lo uit door om los las opera unter over tot
"""
"""Words that English titles have too, by themselves or in names (`Los Alamos`, `de Gaulle`)."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH_WORDS = _set(_ENGLISH)
_FOREIGN_WORDS = _set(" ".join(_FOREIGN.values()))
_SURE = _FOREIGN_WORDS - _set(_IN_ENGLISH_TOO)
_LETTERS = re.compile("[ßłőűřůěžąęćńśźżșțğışđðþ¿¡]")
"""Letters that are in no English word, foreign names apart."""
_ENDINGS = re.compile(
    r"\w{3,}(?:(?:lich|isch)e[nrs]?|schaft(?:en)?|keit(?:en)?|zion[ei]|ción|ciones|ção|ções"
    r"|lijke?|heid|ości?|ième)"
)
"""How words end that no English word ends like (`cliche` is short)."""
_ELIDED = re.compile(r"(?<!\w)(?:dell|nell|dall|sull|all|un|qu|l|d|s|n)['’](?=\w)")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FRENCH_LOANS = frozenset(("état", "œuvre", "art", "être", "affaires", "hôtel"))


@functools.lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Whether the words of a title show that it is not English."""
    plain = re.sub(r"<[^<>]*>", "", text).casefold()
    words = _WORD.findall(plain)
    if not _LATIN.search(plain):
        return any(word for word in words)
    known = set(words)
    if known & _ENGLISH_WORDS:
        return False
    if known & _SURE:
        return True
    weak = len(known & _FOREIGN_WORDS)
    if weak and (weak > 1 or _has_foreign_letters(words)):
        return True
    if any(len(word) > 6 and _ENDINGS.fullmatch(word) for word in words):
        return True
    elided = _ELIDED.search(plain) is not None and not known & _FRENCH_LOANS
    return elided or bool(_LETTERS.search(plain))


def _has_foreign_letters(words: list[str]) -> bool:
    return any(not word.isascii() for word in words)


def is_english(language: str) -> bool:
    """Whether a language tag is of English.

    >>> is_english("en-GB"), is_english("eng"), is_english("enm"), is_english("de")
    (True, True, False, False)
    """
    return re.fullmatch(r"en(?:g)?(?:[-_].*)?|english", language.lower()) is not None
