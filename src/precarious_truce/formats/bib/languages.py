"""Languages: codes (BCP 47), the names that biblatex prints by, those that babel hyphenates by.

>>> language_name("de"), language_code("ngerman"), langid("german"), langid("Old Norse")
('german', 'de', 'ngerman', None)
"""

from __future__ import annotations

from functools import lru_cache

from precarious_truce.model.language_names import tag_or_name

__all__ = ["langid", "language_code", "language_name"]

_LANGUAGES = {
    "en": "english", "en-GB": "british", "en-US": "american", "de": "german", "fr": "french",
    "es": "spanish", "it": "italian", "nl": "dutch", "pt": "portuguese", "pt-BR": "brazilian",
    "ru": "russian", "uk": "ukrainian", "pl": "polish", "cs": "czech", "sk": "slovak",
    "sl": "slovene", "hr": "croatian", "sr": "serbian", "bg": "bulgarian", "ro": "romanian",
    "hu": "hungarian", "fi": "finnish", "sv": "swedish", "da": "danish", "nb": "norsk",
    "nn": "nynorsk", "is": "icelandic", "et": "estonian", "lv": "latvian", "lt": "lithuanian",
    "el": "greek", "la": "latin", "tr": "turkish", "ca": "catalan", "gl": "galician",
    "eu": "basque", "ja": "japanese", "zh": "chinese", "ko": "korean", "ar": "arabic",
    "he": "hebrew", "en-AU": "australian", "en-CA": "canadian", "en-NZ": "newzealand",
    "de-AT": "naustrian", "de-CH": "nswissgerman", "fr-CA": "canadien",
}  # fmt: skip
"""BCP 47 → the name that babel and biblatex know (manual 3.1.2.1, `autolang`; table 2)."""

_OTHER_NAMES = {
    "uk": "en-GB", "swissgerman": "de-CH", "germanb": "de", "frenchb": "fr", "acadian": "fr-CA",
    "portuges": "pt", "brazil": "pt-BR", "bahasa": "id", "bahasai": "id", "bahasam": "ms",
    "farsi": "fa", "lowersorbian": "dsb", "uppersorbian": "hsb", "polutonikogreek": "el-polyton",
    "polygreek": "el-polyton", "mexican": "es-MX", "ukraineb": "uk", "serbianc": "sr-Cyrl",
    "samin": "se", "scottish": "gd", "classiclatin": "la", "medievallatin": "la",
    "ecclesiasticlatin": "la", "ancientgreek": "grc",
}  # fmt: skip
"""Names of babel that only it has → BCP 47; the others are in `language_names`."""

_CODES = {name: code for code, name in _LANGUAGES.items()} | _OTHER_NAMES
_OF_BABEL = {"german": "ngerman", "slovene": "slovenian"}
"""Where babel has another name for what is written today."""

_BY_TAG = {code.lower(): name for code, name in _LANGUAGES.items()} | {"no": "norsk"}


def language_name(code: str) -> str:
    """The name of a language by its code or another name; what is not known as it is.

    >>> language_name("uk"), language_name("eng"), language_name("Dutch"), language_name("Ido")
    ('ukrainian', 'english', 'dutch', 'Ido')
    """
    return _LANGUAGES.get(code) or _LANGUAGES.get(language_code(code), code)


@lru_cache(maxsize=1024)
def language_code(name: str) -> str:
    """The code of a language by any of its names, or by biblatex's key for it; others as they are.

    >>> language_code("austrian"), language_code("langgerman"), language_code("Français")
    ('de-AT', 'de', 'fr')
    """
    word = name.lower().removeprefix("lang")
    if word in _CODES:
        return _CODES[word]
    tag = tag_or_name(name[-len(word) :]) if word.isalpha() else ""
    return tag if tag in _LANGUAGES else name


@lru_cache(maxsize=1024)
def langid(language: str) -> str | None:
    """The `langid` that goes with a `language` field: that of the first language, if babel has it.

    >>> langid("british and french"), langid("de"), langid("fr-FR"), langid("en-us")
    ('british', 'ngerman', 'french', 'american')
    """
    first = language_code(language.partition(" and ")[0].partition(";")[0].strip())
    tag = first.lower()
    if "-latn" in tag:  # what is transliterated has no patterns of its own
        return None
    name = _BY_TAG.get(tag) or _BY_TAG.get(tag.partition("-")[0])
    return _OF_BABEL.get(name, name) if name else None
