"""Statements of editions that say no more than a number.

>>> [edition_number(text) for text in ("2nd ed.", "Second edition", "3. Aufl.", "Rev. ed.", "2")]
['2', '2', '3', 'Rev. ed.', '2']
>>> [edition_number(text) for text in ("2ème éd.", "3a edizione", "2.ª ed.", "Twelfth ed")]
['2', '3', '2', '12']
"""

from __future__ import annotations

import re

__all__ = ["ORDINALS", "edition_number"]

ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth",
    "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip
"""Editions in words, the first ones first."""
_NUMBERS = {word.lower(): str(number) for number, word in enumerate(ORDINALS, 1)}
_EDITION = (
    r"(?:ed(?:ition|n|izione|ición|ição)?|Aufl(?:age)?|éd(?:ition)?|uppl(?:aga)?|wyd|izd|изд)\.?"
)
_ENDING = r"(?:st|nd|rd|th|d|-?[eе]|re|ère|e?r|ème|o|\.?[aªº]|-?ое|\.)"
_NTH = re.compile(rf"0*([1-9]\d{{0,2}})\s*{_ENDING}?\s*(?:{_EDITION})?\.?", re.I)
_WORD = re.compile(rf"(\w+)(?:\s+{_EDITION})?", re.I)


def edition_number(text: str) -> str:
    """The number of an edition, where that is all that is said; else the text as it is."""
    if found := _NTH.fullmatch(text):
        return found[1]
    found = _WORD.fullmatch(text)
    return _NUMBERS.get(found[1].lower(), text) if found else text
