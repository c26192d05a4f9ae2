"""Parts that are cited by what they are: "Preface to …" (CMOS 14.110, MLA 9 5.30).

>>> from precarious_truce.model import Reference
>>> part = Reference(type="chapter", title="Vorwort", author="Marsh, Eleanor", kind="preface")
>>> word_for(part, "en-US"), word_for(part, "de-DE")
('preface', 'Vorwort')
"""

from __future__ import annotations

from precarious_truce.model import Reference
from precarious_truce.model.kinds import KINDS, by_title

__all__ = ["word_for"]

_WORDS = {
    "preface": {
        "en": "preface", "de": "Vorwort", "fr": "préface", "es": "prefacio", "it": "prefazione",
        "pt": "prefácio", "nl": "voorwoord", "sv": "förord", "pl": "przedmowa", "ru": "предисловие",
    },
    "foreword": {
        "en": "foreword", "de": "Geleitwort", "fr": "avant-propos", "es": "prólogo",
        "it": "premessa", "pt": "prólogo", "nl": "voorwoord", "ru": "предисловие",
    },
    "introduction": {
        "en": "introduction", "de": "Einleitung", "fr": "introduction", "es": "introducción",
        "it": "introduzione", "pt": "introdução", "nl": "inleiding", "sv": "inledning",
        "pl": "wstęp", "ru": "введение",
    },
    "afterword": {
        "en": "afterword", "de": "Nachwort", "fr": "postface", "es": "epílogo",
        "it": "postfazione", "pt": "posfácio", "nl": "nawoord", "ru": "послесловие",
    },
}  # fmt: skip
"""Kind of part → what it is called, by the language of the document."""


def word_for(ref: Reference, language: str) -> str | None:
    """What a part is called that has no title of its own; None for any other work.

    The word is that of the document's language, or the part's own title where none is known.
    """
    if ref.title is None or ref.subtitle is not None or not ref.is_part:
        return None
    title = ref.title.text.strip().rstrip(".").casefold()
    kind = ref.kind if ref.kind in _WORDS else by_title(title)
    if kind not in _WORDS or title not in KINDS[kind].titles:
        return None
    return _WORDS[kind].get(language[:2].lower(), ref.title.text)
