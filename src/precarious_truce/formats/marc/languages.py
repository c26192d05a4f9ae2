"""Languages: MARC's codes (ISO 639-2/B) and BCP 47, which the record has.

>>> codes_of(("en", "de")), codes_of(("en-GB",)), tag_of("ger"), tag_of("mul")
(['eng', 'ger'], None, 'de', None)
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["codes_of", "tag_of"]

_TAGS = {
    "afr": "af", "alb": "sq", "amh": "am", "ara": "ar", "arm": "hy", "aze": "az", "baq": "eu",
    "bel": "be", "ben": "bn", "bos": "bs", "bre": "br", "bul": "bg", "bur": "my", "cat": "ca",
    "chi": "zh", "cos": "co", "cze": "cs", "dan": "da", "dut": "nl", "eng": "en", "epo": "eo",
    "est": "et", "fao": "fo", "fin": "fi", "fre": "fr", "fry": "fy", "geo": "ka", "ger": "de",
    "gla": "gd", "gle": "ga", "glg": "gl", "gre": "el", "guj": "gu", "hau": "ha", "heb": "he",
    "hin": "hi", "hrv": "hr", "hun": "hu", "ibo": "ig", "ice": "is", "ind": "id", "ita": "it",
    "jav": "jv", "jpn": "ja", "kan": "kn", "kaz": "kk", "khm": "km", "kir": "ky", "kor": "ko",
    "kur": "ku", "lao": "lo", "lat": "la", "lav": "lv", "lit": "lt", "ltz": "lb", "mac": "mk",
    "mal": "ml", "mao": "mi", "mar": "mr", "may": "ms", "mlt": "mt", "mon": "mn", "nep": "ne",
    "nno": "nn", "nob": "nb", "nor": "no", "oci": "oc", "pan": "pa", "per": "fa", "pol": "pl",
    "por": "pt", "pus": "ps", "roh": "rm", "rum": "ro", "rus": "ru", "san": "sa", "sin": "si",
    "slo": "sk", "slv": "sl", "som": "so", "spa": "es", "srp": "sr", "sun": "su", "swa": "sw",
    "swe": "sv", "tam": "ta", "tel": "te", "tgk": "tg", "tgl": "tl", "tha": "th", "tib": "bo",
    "tuk": "tk", "tur": "tr", "uig": "ug", "ukr": "uk", "urd": "ur", "uzb": "uz", "vie": "vi",
    "wel": "cy", "wol": "wo", "yid": "yi", "yor": "yo", "zul": "zu",
    "ang": "ang", "arc": "arc", "chu": "cu", "cop": "cop", "dum": "dum", "egy": "egy",
    "enm": "enm", "frm": "frm", "fro": "fro", "gmh": "gmh", "goh": "goh", "got": "got",
    "grc": "grc", "nds": "nds", "non": "non", "ota": "ota", "pal": "pal", "peo": "peo",
    "pro": "pro", "syr": "syr", "wen": "wen",
}  # fmt: skip
"""MARC code → BCP 47."""

_CODES = {tag: code for code, tag in _TAGS.items()}
_OTHER = {
    "sqi": "sq", "hye": "hy", "eus": "eu", "mya": "my", "zho": "zh", "ces": "cs", "nld": "nl",
    "fra": "fr", "kat": "ka", "deu": "de", "ell": "el", "isl": "is", "mkd": "mk", "mri": "mi",
    "msa": "ms", "fas": "fa", "ron": "ro", "slk": "sk", "bod": "bo", "cym": "cy",
    "scr": "hr", "scc": "sr", "mol": "ro", "gae": "gd", "iri": "ga", "esp": "eo", "tag": "tl",
}  # fmt: skip
"""Codes of ISO 639-2/T, and codes that MARC had before."""


def codes_of(tags: Iterable[str]) -> list[str] | None:
    """The MARC codes of languages; None where one of them has none, or says more.

    >>> codes_of(["sr-Latn"]) is None
    True
    """
    found = [_CODES.get(tag, "") for tag in tags]
    return found if all(found) else None


def tag_of(code: str) -> str | None:
    """The BCP 47 tag of a code; None for `und`, `mul`, `zxx` and what is no code."""
    code = code.lower().strip()
    return _TAGS.get(code) or _TAGS.get(_OTHER.get(code, "")) or _OTHER.get(code)
