"""Names of people in titles: they keep their capitals in a sentence, too.

A forename that is hardly any other word tells them, and what follows it, over initials and
particles, is the family name.

>>> title = "The Life of Emmy Noether and the Letters of Ludwig van Beethoven"
>>> [title[a:b] for a, b in named(title, [(m.span(), m[0]) for m in re.finditer(r"\\w+", title)])]
['Emmy', 'Noether', 'Ludwig', 'Beethoven']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["named"]

_TABLE = """
aaron abraham adam adolf adrian agnes albert alberto aleksandr alessandro alexander alexandre
alfred alice alonzo amelia andrea andreas andrei andrew andré angela anna anne annie anthony
antoine anton antonio arnold arthur astrid auguste barbara bartolomeo beatrice benedetto benito
benjamin bernard bernhard bertolt bertrand boris brigitte carl carla carlo carlos caroline
catherine cecil charles charlotte christine christoph christopher claude claudia clifford conrad
cornelius cristina daniel dante david deborah denis diego dietrich dmitri dmitry dorothy edgar
edith edmund eduard edward edwin eleanor elena elisabeth elizabeth elsa emanuel emil emily emma
emmanuel emmy enrico eric erich erik ernest ernst erwin esther eugene eugène eva evelyn fatima
felix ferdinand fernando fiona francesco francis francisco franz françois frederick fredrik
friedrich fritz fyodor gabriel gabriela galileo geoffrey georg george georges gerald gerhard
gertrude gilles giorgio giovanni giulia giuseppe gottfried gottlob guillaume gustav günter hannah
hans harold harriet harry heinrich helen helena helene helmut henri henry herbert hermann
hildegard hugo humphrey ignatius igor immanuel ingrid irene isaac isabel isabella ivan jacob
jacques jakob james jane janet jean jeanne jennifer jeremy jerome jessica joachim johann johanna
johannes john jonathan jorge josef joseph joshua josé juan judith jules julia julie julius jürgen
karen karl katherine kathleen kenneth klaus konrad kurt laura lawrence leo leon leonard leonardo
leonhard leopold lev lewis louis louise luca lucas lucia lucy ludwig luigi luis maksim marcel
marco margaret margarete maria marie mario marion martha martin mary matilda matthew maurice
maximilian michael michel mikhail milton miriam moritz moses nancy nathan nathaniel nicholas
nicolas niels nikolai nikolaus noam olga oliver oscar osip oskar otto pablo patricia paul paula
paulo pavel pedro percy peter philip philippe pierre pietro rachel ralph raymond rebecca reinhard
rené richard robert roberto rosa rudolf ruth salvador samuel sara sarah sebastian sergei sergey
sigmund simon simone sofia sophia sophie stefan stephen susan susanna suzanne sylvia theodor
theodore theresa thomas timothy tobias umberto ursula valentin vera viktor vincent vincenzo
vladimir walter werner wilfrid wilhelm william wolfgang xavier yuri yvonne
"""
_FORENAMES = frozenset(_TABLE.split())
"""Forenames that are hardly names of places or things, or other words."""
_PARTICLES = re.compile(
    r"(?: (?:van|von|vom|zu|de|der|den|del|della|da|di|du|la|le|ter|ten|af|av))+ | "
)
_INITIAL_ENDS = re.compile(r"\. ?| ")

Span = tuple[int, int]


def named(text: str, words: Sequence[tuple[Span, str]]) -> Iterator[Span]:
    """The spans of the words of a title that are names of people: forenames, and what follows."""
    is_begun = False
    before = 0
    for (start, end), word in words:
        between = text[before:start]
        is_name = word[0].isupper()
        if word.lower() in _FORENAMES and is_name:
            yield start, end
            is_begun = True
        elif is_begun and is_name and _joins(between, text[before - 1 : before]):
            yield start, end
            is_begun = len(word) == 1  # an initial, and the family name is to come
        elif not (is_begun and word.islower() and _PARTICLES.fullmatch(f" {word} ")):
            is_begun = False
        if not word.islower():
            before = end


def _joins(between: str, last: str) -> bool:
    """Whether what stands between two words leaves them in one name."""
    return bool(_PARTICLES.fullmatch(between) or (last.isupper() and _INITIAL_ENDS.match(between)))
