"""Statements of responsibility (245 $c, 505 $r): who did what, as title pages say it.

>>> text = "edited by Eleanor Marsh and Kwame Osei ; translated by Ruth Whitcombe."
>>> [(role, heading.text) for role, heading in named_in(text)]
[('editor', 'Marsh, Eleanor'), ('editor', 'Osei, Kwame'), ('translator', 'Whitcombe, Ruth')]
"""

from __future__ import annotations

import re

from precarious_truce.formats.marc.names import Heading
from precarious_truce.formats.marc.values import name_from

__all__ = ["named_in", "names_in", "responsible", "role_in"]

_PHRASES = (
    (r"(?:edited(?: and translated)?|compiled and edited|selected and edited|ed\.|eds\.|editors?:?|"
     r"hrsg\.|herausgegeben|hg\.|édité|sous la direction de|dirigé par|a cura di|edición de|"
     r"coordinad[oa]s?|red\.|general editor|under the editorship of)", "editor"),
    (r"(?:translated|transl\.|tr\.|übersetzt|aus d\w+ .*? (?:von|übers)|traduit|traducción|"
     r"traduzione|tradotto|trad\.|vert\.)", "translator"),
    (r"(?:with an? |mit (?:einer|einem) |avec une )?(?:new )?(?:introduction|intro\.|introduced|"
     r"einleitung|eingeleitet)", "introduction"),
    (r"(?:with an? |mit (?:einem|e\.) )?(?:foreword|geleitwort|avant-propos|vorwort)", "foreword"),
    (r"(?:with an? |mit (?:einem|e\.) )?(?:afterword|nachwort|postface)", "afterword"),
    (r"(?:with an? )?(?:preface|préface)", "foreword"),
    (r"(?:illustrated|illustrations?|illus\.|ill\.|illustriert|illustré|drawings|pictures)",
     "illustrator"),
    (r"(?:compiled|comp\.|zusammengestellt|selected)", "compiler"),
    (r"(?:annotated|with notes|notes)", "annotator"),
)  # fmt: skip
_BY = re.compile(
    r"(?:^|.*?\s)(?:by|von|v\.|par|por|di|da|door|av|af|de|of)\s+(?=[^\W\d_]*[A-ZÀ-Þ])"
)
_LEADING = re.compile(r"^(?:\[?by\]?|written by|von|par|por|di)\s+", re.I)
_OTHERS = re.compile(
    r"\s*(?:\.\.\.|…)?\s*\[?(?:and \w+ others?|and others|et al\.?|u\. ?a\.)\]?\s*$", re.I
)
_AND = re.compile(r"\s*,?\s+(?:and|und|et|y|e|&|i|og|och|en)\s+|\s*,\s+(?!(?:Jr|Sr|I{2,3})\b)")


_LONGEST = 2000
"""Letters of a statement that are looked at."""


def _segments(statement: str) -> list[tuple[str, str]]:
    """Role and names of each part of a statement, as text."""
    statement = statement[:_LONGEST]
    found: list[tuple[str, str]] = []
    for part in re.split(r"\s+;\s+", statement.strip().rstrip(".")):
        text = re.sub(r"[\[\]]", "", part).strip()
        role = next((r for words, r in _PHRASES if re.match(words, text, re.I)), "")
        if role:
            by = _BY.match(text)
            text = text[by.end() :] if by else ""
        elif found:
            role = "contributor" if not _NAMES_ONLY.fullmatch(text) else found[-1][0]
        found.append((role or "author", _LEADING.sub("", text)))
    return found


_NAMES_ONLY = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*,?\s?){2,8}")


def names_in(text: str) -> list[dict[str, str]]:
    """The names of a list as it is printed; none where that is no list of names."""
    text = _LEADING.sub("", _OTHERS.sub("", text.strip(" .")))
    found = [name_from(part.strip(" .")) for part in _AND.split(text) if part and part.strip(" .")]
    return [name for name in found if name and not _NOBODY.match(name.get("literal", ""))]


_NOBODY = re.compile(r"(?:anon(?:ymous|\.)?|s\. ?n\.|various authors)$", re.I)


def named_in(statement: str) -> list[tuple[str, Heading]]:
    """Who a statement names in which role: persons with two names and more, nobody else."""
    found = []
    for role, text in _segments(statement):
        if role == "contributor":
            continue
        for name in names_in(text):
            if "family" in name and "given" in name:
                particle = name.get("non_dropping_particle", "")
                family = f"{particle} {name['family']}".strip()
                whole, suffix = f"{family}, {name['given']}", name.get("suffix", "")
                found.append((role, Heading(True, whole, suffix, particle=particle)))
    return found


def role_in(statement: str, heading: Heading) -> str:
    """The role that a statement gives to a person; "" where it does not name them.

    >>> statement = "edited by E. Marsh ; with an introduction by Kwame Osei"
    >>> role_in(statement, Heading(True, "Osei, K."))
    'introduction'
    """
    family = heading.text.partition(",")[0].strip().casefold()
    for role, text in _segments(statement):
        if family and family in text.casefold():
            return role
    return ""


_ROLES = ("author", "editor", "translator", "introduction", "foreword", "afterword", "illustrator",
          "compiler", "annotator")  # fmt: skip


def responsible(statement: str) -> list[tuple[str, dict[str, str]]]:
    """Who is named for one part of a contents note, in which role; also in one word, or a body.

    >>> responsible("Abiodun Ola and Eleanor Marsh ; translated by Ruth Whitcombe")
    [('author', {'family': 'Ola', 'given': 'Abiodun'}),
     ('author', {'family': 'Marsh', 'given': 'Eleanor'}),
     ('translator', {'family': 'Whitcombe', 'given': 'Ruth'})]
    """
    return [
        (role, name) for role, text in _segments(statement) if role in _ROLES
        for name in names_in(text)
    ]  # fmt: skip
