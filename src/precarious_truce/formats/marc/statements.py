"""Who the statement of responsibility (245 $c) names, beside the headings of the record.

>>> text = "edited by Eleanor Marsh and Kwame Osei ; translated by Ruth Whitcombe."
>>> [(role, heading.text) for role, heading in named_in(text)]
[('editor', 'Marsh, Eleanor'), ('editor', 'Osei, Kwame'), ('translator', 'Whitcombe, Ruth')]
"""

from __future__ import annotations

import re

from precarious_truce.formats.contents_notes.statements import names_in, segments
from precarious_truce.formats.marc.names import Heading

__all__ = ["named_in", "roles_in"]


def named_in(statement: str) -> list[tuple[str, Heading]]:
    """Who a statement names in which role: persons with two names and more, nobody else."""
    found = []
    for roles, text in segments(statement):
        if roles == ("contributor",):
            continue
        for name in names_in(text):
            if "family" in name and "given" in name and not _is_prose(name["given"]):
                particle = name.get("non_dropping_particle", "")
                family = f"{particle} {name['family']}".strip()
                whole, suffix = f"{family}, {name['given']}", name.get("suffix", "")
                heading = Heading(True, whole, suffix, particle=particle)
                found += [(role, heading) for role in roles]
    return found


def _is_prose(given: str) -> bool:
    """Whether words are in it that are in no given name."""
    small = (word for word in given.split() if len(word) > 1 and word.islower())
    return any(small) or bool(_WORDS.search(given))


_WORDS = re.compile(r"\b(?:[a-zß-ÿ]{2,}|With|By|And|Edited|From|Text)\b")
"""What is in no given name."""


def roles_in(statement: str, heading: Heading) -> tuple[str, ...]:
    """The roles that a statement gives to a person; none where it does not name them.

    >>> statement = "edited by E. Marsh ; translated with an introduction by Kwame Osei"
    >>> roles_in(statement, Heading(True, "Osei, K."))
    ('translator', 'introduction')
    """
    family, _, given = (part.strip() for part in heading.text.partition(","))
    if not family:
        return ()
    word = rf"(?<!\w){re.escape(family)}(?!\w)"
    whole = rf"(?<!\w){re.escape(given[:1])}[\w.’'-]*\s(?:[\w.’'-]+\s){{0,4}}{word}"
    told = segments(statement)
    for pattern in (whole, word):
        for roles, text in told:
            if re.search(pattern, text, re.I):
                return roles
    return ()
