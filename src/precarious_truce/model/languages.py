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

from precarious_truce.patterns import pattern

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
        di al alla alle è questo""",
    "nl": "het een van voor naar uit zijn over door tot",
    "scandinavian": "och av från til det ett som ved",
    "slavic": "w z ze dla przez jako nie od do na při pro za kako istoriia istorii ocherki v ego",
    "others": "az és egy ve ile bir de ad ab ex pro sive seu libri opera urbe bello",
}
"""The small words of languages, Slavic ones in Latin letters."""

_IN_ENGLISH_TOO = """
    a an as in on no me so die am do i o e y v w z de la le el du da van von al over pro ad ex en un
    per par con es nos na au lo uit door om los las opera unter tot den wider ego mit os os dal
"""
"""Words that English titles have too, by themselves or in names (`Los Alamos`, `de Gaulle`)."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH_WORDS = _set(_ENGLISH)
_FOREIGN_WORDS = _set(" ".join(_FOREIGN.values()))
_SURE = _FOREIGN_WORDS - _set(_IN_ENGLISH_TOO)
_ENDINGS = pattern(
    r"\w{3,}(?:(?:lich|isch)e[nrs]?|schaft(?:en)?|keit(?:en)?|zion[ei]|ción|ciones|ção|ções"
    r"|lijke?|heid|ości?|ième)"
)
"""How words end that no English word ends like (`cliche` is short)."""
_SHORTEST = 6
_ELIDED = pattern(
    r"(?<![\w’'])(?:[Dd]ell|[Nn]ell|[Dd]all|[Ss]ull|[Aa]ll|[Uu]n|[Qq]u|[LldD])['’]([a-zà-ÿ]+)"
)
"""Words cut short before another in small letters, as French and Italian have them."""
_ACCENTED = pattern("[ß-öø-ž]")
_ARTICLES = _set("la le les el il o un los las")
"""What a title in a Romance language begins with, a small letter following."""
_NAMES = _set("ego mit des dos den os che fra tra dal sous pour chez uma wider als ex ab")
"""Words that begin English titles, mostly as names (`Des Moines`, `Che Guevara`)."""
_LOANS = _set("""
    café cafés naïve naïveté façade façades résumé résumés fiancé fiancée décor début débuts élite
    élites rôle rôles née cliché clichés protégé protégés protégée siècle siècles déjà voilà à crème
    soufflé exposé exposés passé risqué entrée matinée soirée émigré émigrés touché pâté château
    châteaux fête fêtes mêlée état régime régimes père mère dénouement vis señor jalapeño piñata
    doppelgänger communiqué communiqués attaché attachés cortège précis roué blasé canapé éclair
    première élan divorcée métier über tête bête étude études œuvre
""")
"""English words with an accent."""
_WORD = pattern(r"[^\W\d_]+")
_TAG = pattern(r"<[^<>]*>")
_LATIN = pattern(r"[A-Za-zÀ-ɏ]")


@functools.lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Whether the words of a title show that it is not English.

    A word with a capital inside a title is a name, or the title is in headline style: it shows
    nothing.
    """
    plain = _TAG.sub("", text)
    words = _WORD.findall(plain)
    if not _LATIN.search(plain):
        return bool(words)
    if not words:  # a sign of arithmetic, which stands among the letters
        return False
    if not _ENGLISH_WORDS.isdisjoint(word.casefold() for word in words):
        return False
    first = "" if words[0].isupper() and len(words[0]) > 1 else words[0].casefold()
    small = [word for word in words[1:] if word[0].islower()]
    if first in _ARTICLES and small and small[0] == words[1]:
        return True
    if first in _SURE - _NAMES or _are_foreign(first, small):
        return True
    return any(word[1] not in _LOANS for word in _ELIDED.finditer(plain))


def _are_foreign(first: str, small: list[str]) -> bool:
    """Whether words in small letters are not English; a first word has a capital anyway."""
    known = set(small)
    return (
        not known.isdisjoint(_SURE)
        or len(known & _FOREIGN_WORDS) > 1
        or any(_ACCENTED.search(word) and word not in _LOANS for word in small)
        or any(len(w) > _SHORTEST and _ENDINGS.fullmatch(w) for w in (first, *small))
    )


def is_english(language: str) -> bool:
    """Whether a language tag is of English.

    >>> is_english("en-GB"), is_english("eng"), is_english("enm"), is_english("de")
    (True, True, False, False)
    """
    return re.fullmatch(r"en(?:g)?(?:[-_].*)?|english", language.lower()) is not None
