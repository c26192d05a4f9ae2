"""biblatex's localisation keys that stand as values of `type` and `pubstate`, and what they mean.

Manual 4.9.2.13 ("Types"), 4.9.2.15 ("Publication States"), 4.9.2.18 ("Patents"), in English.

>>> meaning("phdthesis"), meaning("Habilitation"), key("forthcoming"), key("PhD thesis")
('PhD thesis', 'Habilitation', 'forthcoming', 'phdthesis')
"""

from __future__ import annotations

__all__ = ["IMPLIED", "NOTHING_MORE", "key", "meaning"]

_MEANINGS = {
    "bathesis": "Bachelor's thesis", "mathesis": "Master's thesis", "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis", "techreport": "technical report",
    "resreport": "research report", "software": "computer software", "datacd": "data CD",
    "audiocd": "audio CD", "patent": "patent", "patentde": "German patent",
    "patenteu": "European patent", "patentfr": "French patent", "patentuk": "British patent",
    "patentus": "U.S. patent", "patreq": "patent request", "patreqde": "German patent request",
    "patreqeu": "European patent request", "patreqfr": "French patent request",
    "patrequk": "British patent request", "patrequs": "U.S. patent request",
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming",
    "inpress": "in press", "prepublished": "pre-published",
}  # fmt: skip
_KEYS = {text: name for name, text in _MEANINGS.items()}

IMPLIED = {"phdthesis": "phdthesis", "mastersthesis": "mathesis"}
"""Entry type → the `type` that it has unless it says another (btxdoc 3.1)."""

NOTHING_MORE = "Thesis"
"""What BibTeX is told of a thesis that may be of any kind, lest it print "PhD thesis"."""


def meaning(text: str) -> str:
    """What a value says; itself where it is no key."""
    return _MEANINGS.get(text.strip(), text)


def key(text: str) -> str:
    """The key that says it; the text itself where there is none."""
    return _KEYS.get(text, text)
