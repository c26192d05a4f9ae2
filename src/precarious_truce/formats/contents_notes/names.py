"""Names in the order of speech, as statements of responsibility have them.

>>> name_from("Eleanor Marsh"), name_from("Danube Survey Group")
({'family': 'Marsh', 'given': 'Eleanor'}, {'literal': 'Danube Survey Group'})
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["fuller", "name_from"]

_PARTICLE = re.compile(r"(?:van|von|de|der|den|la|le|du|di|da|del|della|dos|ten|ter|zu|zur|vom)")


def name_from(text: str) -> dict[str, str] | None:
    """The name that stands in the order of speech: what stands last is the family name.

    >>> name_from("Pieter van der Weyden"), name_from("Danube Survey Group")
    ({'family': 'Weyden', 'given': 'Pieter', 'non_dropping_particle': 'van der'},
     {'literal': 'Danube Survey Group'})
    """
    text = " ".join(text.split())
    words = text.split(" ")
    if len(words) < 2 or len(words) > 6 or _BODY.search(text) or not _NAMELIKE.fullmatch(text):
        return {"literal": text} if text else None
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    start = next((n for n, w in enumerate(words[1:-1], 1) if _PARTICLE.fullmatch(w)), None)
    family = len(words) - 1
    given = words[: start or family]
    parts = {
        "family": words[family].strip(","), "given": " ".join(given),
        "non_dropping_particle": " ".join(words[start:family]) if start else "", "suffix": suffix,
    }  # fmt: skip
    return {key: part for key, part in parts.items() if part}


_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_BODY = re.compile(
    r"\b(?:university|universität|institute?|society|committee|press|association|group|company|"
    r"museum|library|council|department|ministry|staff|team|gesellschaft|verein|akademie|"
    r"commission|bureau|office|centre|center|foundation|the|of|and|et|und|y)\b",
    re.I,
)
_NAMELIKE = re.compile(r"(?:[^\W\d_][\w’'.-]*,?\s?|[^\W\d_]\.\s?-?)+", re.UNICODE)


def fuller(name: Mapping[str, str], known: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """The name as the record has it in full, where it is the same person's.

    >>> fuller({"family": "Marsh", "given": "E."}, [{"family": "Marsh", "given": "Eleanor"}])
    {'family': 'Marsh', 'given': 'Eleanor'}
    """
    given, whole = name.get("given", ""), _family(name)
    if not given:
        return name
    for other in known:
        words = _family(other)
        is_same = bool(words) and whole[-len(words) :] == words
        if is_same and other.get("given", "")[:1].casefold() == given[:1].casefold():
            return other
    return name


def _family(name: Mapping[str, str]) -> list[str]:
    parts = (name.get("non_dropping_particle", ""), name.get("family", ""))
    return " ".join(parts).casefold().split()
