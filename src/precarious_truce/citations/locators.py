"""Locators as people type them: `p. 60`, `S. 14`, `figs 3–4`, `pl. I–VIII` (CSL 1.0.2, "Locators").

The words for page, chapter and the rest are those of the CSL locales: of the document's language
first, then English, then others; so that a label never stands twice.

>>> locator("pp. 60–62"), locator("chaps 3–4")
(Locator(label='page', text='60-62'), Locator(label='chapter', text='3-4'))
>>> [found.label for found in (locator("S. 12"), locator("s. 12", "sv-SE"), locator("s. 12"))]
['page', 'page', 'section']
>>> locator("pl. I–VIII")
Locator(label='as-printed', text='pl. I-VIII')
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from precarious_truce.citations.locale import locale_for
from precarious_truce.errors import TruceError
from precarious_truce.model import Pages
from precarious_truce.model.kinds import by_title
from precarious_truce.model.pages import PAGE_WORD
from precarious_truce.patterns import pattern

__all__ = ["AS_PRINTED", "LABELS", "Locator", "locator", "without_volume"]

LABELS = (
    "page", "chapter", "volume", "section", "paragraph", "note", "figure", "line", "verse",
    "folio", "column", "part", "book", "table", "equation", "sub-verbo", "issue", "opus",
    "appendix", "article-locator", "rule", "act", "scene", "canon", "elocation", "supplement",
    "timestamp", "title-locator",
)  # fmt: skip
"""The types of locators (CSL 1.0.2, appendix V, "Locators")."""

AS_PRINTED = "as-printed"
"""The label of a locator whose own words say what it is; no locale has a term for it."""

_ENGLISH = {
    "pp": "page", "p": "page", "pg": "page", "pgs": "page",
    "ch": "chapter", "chs": "chapter", "chap": "chapter", "chaps": "chapter",
    "vol": "volume", "vols": "volume", "s": "section", "ss": "section", "sec": "section",
    "secs": "section", "sect": "section", "par": "paragraph", "para": "paragraph",
    "paras": "paragraph", "¶": "paragraph", "¶¶": "paragraph", "§": "section", "§§": "section",
    "n": "note", "nn": "note", "fn": "note", "note": "note", "notes": "note", "l": "line",
    "ll": "line", "v": "verse", "vv": "verse", "vs": "verse", "vss": "verse", "fo": "folio",
    "fol": "folio", "fols": "folio", "ff": "folio", "col": "column", "cols": "column",
    "pt": "part", "pts": "part", "bk": "book", "bks": "book", "tab": "table", "tbl": "table",
    "eq": "equation", "eqs": "equation", "eqn": "equation", "fig": "figure", "figs": "figure",
    "s.v": "sub-verbo", "s.vv": "sub-verbo", "sv": "sub-verbo", "no": "issue", "nos": "issue",
    "op": "opus", "app": "appendix", "apps": "appendix", "art": "article-locator",
    "arts": "article-locator", "loc": "elocation", "locs": "elocation", "r": "rule",
    "under": "sub-verbo",
}  # fmt: skip
"""How English documents shorten them beside what the locale has; a full stop may follow."""

_LANGUAGES = (
    "en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-PT", "nl-NL", "ru-RU", "pl-PL", "sv-SE",
    "da-DK", "cs-CZ", "hu-HU",
)  # fmt: skip
_MORE = {
    "de": {"bl": "folio", "sp": "column", "z": "line", "abb": "figure", "anm": "note",
           "abschn": "section", "nr": "issue", "art": "article-locator"},
    "fr": {"t": "volume", "f": "folio", "ch": "chapter"},
    "ru": {"стр": "page", "с": "page", "т": "volume", "гл": "chapter", "л": "folio"},
    "es": {"t": "volume", "págs": "page", "pág": "page"},
    "it": {"c": "folio", "cc": "folio", "pag": "page", "pagg": "page"},
}  # fmt: skip
"""Language → words beside those of its locale."""
_LONGEST = 1000
_RANGE = pattern(r"(?<=[\w\])*′'’])\s*(?:[–—‒‑−]|--+)\s*(?=[\w\[(]|$)")
_OWN_WORD = pattern(r"[^\W\d_]{1,20}\.?\s+(?=[\[(]?(?:\S*\d|[ivxlcdm]+\b|[IVXLCDM]+\b))")
_ROMAN = pattern(r"(?:[ivxlcdm]+|[IVXLCDM]+)\b")
_VOLUME = pattern(r"(?P<volume>[^\s,;:]+)(?:\s*[,;:]\s*|\s+(?!\d))(?P<rest>\S.*)")
_VOLUMES = ("volume", "verse")  # v. 2, p. 14


class Locator(NamedTuple):
    """A locator as CSL has it: its type, and the number or words of it."""

    label: str
    text: str

    @property
    def cite(self) -> dict[str, str]:
        """The locator as a cite of CSL-JSON has it."""
        return {"locator": self.text, "label": self.label}


def locator(typed: str, language: str = "en-US") -> Locator:
    """What a typed locator is; `language` is that of the document.

    Raises `TruceError` for what names no place in a work.

    >>> locator("banana")
    Traceback (most recent call last):
      ...
    precarious_truce.errors.TruceError: locator: error[CIT7]: no place in a work: banana...
    """
    text = " ".join(typed[:_LONGEST].split())
    if _names_a_place(text):
        return Locator(AS_PRINTED, _hyphenated(text))
    found = _labelled(text, language)
    if found:
        label, rest = found
        return Locator(label, _hyphenated(rest))
    pages = Pages(text) if text else None
    if pages is not None and pages.valid:
        return Locator(AS_PRINTED if _OWN_WORD.match(text) else "page", _hyphenated(text))
    if _OWN_WORD.match(text):
        return Locator(AS_PRINTED, _hyphenated(text))
    if any(c.isdecimal() for c in text):
        return Locator("page", _hyphenated(text))
    hint = "write a page, or a word and a number: 60, p. 60, chap. 3, fig. 2, s.v. “salt”"
    raise TruceError.of("CIT7", f"no place in a work: {text or 'an empty locator'}", hint=hint,
                        file="locator")  # fmt: skip


_PASSAGE = pattern(
    r"\d+(?:\.\d+){2,}.*|\d{1,2}:\d\d:\d\d.*|[\divxlc]+, pp?\. ?\d.*"
    r"|(?:[1-3] )?[A-Z][\w. ]{2,40} \d+[:.]\d.*"
)
"""Act, scene and line (`1.3.36–37`), a time, a volume before its page, a chapter and verse."""
_PLACES = frozenset(("passim", "frontispiece", "dust jacket", "title page", "flyleaf", "cover",
                     "back cover", "colophon", "epigraph"))  # fmt: skip


def _names_a_place(text: str) -> bool:
    """Whether the words of a locator say all that is to be printed."""
    first = text.partition(",")[0].strip().casefold()
    return bool(_PASSAGE.fullmatch(text)) or first in _PLACES or by_title(first) is not None


def without_volume(
    found: Locator, volume: str | None, language: str = "en-US", pages: Pages | None = None
) -> Locator | None:
    """A locator within one volume (`vol. 2, p. 960`, `2:960`), without that volume; else None.

    `pages` are those of what is cited: where they are of the form `2:960` it names no volume.

    >>> without_volume(locator("vol. 2, p. 960"), "2"), without_volume(locator("vol. 3"), "2")
    (Locator(label='page', text='960'), None)
    >>> without_volume(locator("2:960"), "2")
    Locator(label='page', text='960')
    """
    inner = _VOLUME.fullmatch(found.text)
    if not inner or inner["volume"] != volume:
        return None
    if found.label == "volume":
        return locator(inner["rest"], language)
    if found.label != "page" or ":" not in found.text or (pages and ":" in str(pages)):
        return None
    return Locator("page", inner["rest"])


def _labelled(text: str, language: str) -> tuple[str, str] | None:
    """The label that a text begins with, and the rest; None where it begins with none."""
    if text[:1].isdecimal():
        return None
    words = _words(language)
    for fold in (str, str.lower):
        folded = fold(text)
        for word, label in words.items():
            if folded.startswith(word):
                rest = text[len(word) :]
                begins = rest[1:] if rest.startswith(".") else rest
                tied = begins != rest and _ROMAN.match(begins)  # p.ix
                if begins.strip() and (not begins[0].isalpha() or _is_sign(word) or tied):
                    return _of_volume(label, begins.strip(), language)
    return None


def _of_volume(label: str, text: str, language: str) -> tuple[str, str]:
    """A label and its text; a page of a volume has a comma and the language's word before it.

    >>> _of_volume("volume", "2 S. 14", "en-US"), _of_volume("verse", "2, pp 14-16", "de-DE")
    (('volume', '2, p. 14'), ('volume', '2, S. 14-16'))
    """
    found = _VOLUME.fullmatch(text) if label in _VOLUMES else None
    word = PAGE_WORD.match(found["rest"]) if found else None
    if not found or not word:
        return label, text
    pages = found["rest"][word.end() :]
    several = Pages(pages).total != 1
    page = locale_for(language).text("page", "short", plural=several).replace("\u00a0", " ")
    return "volume", f"{found['volume']}, {page} {pages}"


def _is_sign(word: str) -> bool:
    return not word[-1].isalnum()


@functools.lru_cache(maxsize=32)
def _words(language: str) -> dict[str, str]:
    """Word → label, the longest first; those of the language before those of others."""
    found: dict[str, str] = {}
    for one in dict.fromkeys((language, *_LANGUAGES)):
        own = _ENGLISH if one.startswith("en") else _MORE.get(one[:2], {})
        locale = locale_for(one)
        for word, label in own.items():
            found.setdefault(word, label)
        for label in LABELS:
            for form in ("long", "short", "symbol"):
                for plural in (False, True):
                    term = locale.text(label, form, plural=plural).replace("\u00a0", " ")
                    if term:
                        found.setdefault(term.removesuffix("."), label)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _hyphenated(text: str) -> str:
    """Dashes between numbers as hyphens, which CSL takes for a range."""
    return _RANGE.sub("-", text)
