"""Locales: terms, dates, options (CSL 1.0.2, "Locale"), from citeproc-py's locale files.

>>> locale = standard_locale("en-GB")
>>> locale.term("page", "short", 1), locale.quotes.open
('pp.', '‘')
"""

from __future__ import annotations

import functools
from pathlib import Path

from lxml import etree

from precarious_truce.citations.richtext import Quotes
from precarious_truce.citations.safe_xml import Element, local, parse

__all__ = ["Locale", "layered", "resolve", "standard_locale"]

_BASES = {
    "af": "af-ZA", "ar": "ar", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "da": "da-DK",
    "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "eu": "eu",
    "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL", "hr": "hr-HR", "hu": "hu-HU",
    "is": "is-IS", "it": "it-IT", "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR", "lt": "lt-LT",
    "lv": "lv-LV", "mn": "mn-MN", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "pl": "pl-PL",
    "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-RS",
    "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
"""The dialect a language falls back on (CSL 1.0.2, "Locale fallback")."""

Forms = dict[str, tuple[str, str]]
"""The forms of a term: `{"short": ("p.", "pp.")}`."""

_FALLBACK_FORMS = {
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
}
_MATCH = {"last-digit": 1, "last-two-digits": 2, "whole-number": 0}


class Locale:
    """What a language contributes: terms by name and gender, date formats, options, ordinals."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.terms: dict[str, dict[str, Forms]] = {}
        self.genders: dict[str, str] = {}
        self.dates: dict[str, Element] = {}
        self.options: dict[str, bool] = {}
        self.ordinals: dict[tuple[int, str], dict[str, str]] | None = None
        self._ordinal_names: set[str] = set()

    def copy(self, language: str) -> Locale:
        new = Locale(language)
        new.terms = {n: {g: dict(f) for g, f in by.items()} for n, by in self.terms.items()}
        new.genders, new.dates = dict(self.genders), dict(self.dates)
        new.options = dict(self.options)
        new.ordinals = None if self.ordinals is None else dict(self.ordinals)
        new._ordinal_names = set(self._ordinal_names)
        return new

    # -- asking ----------------------------------------------------------------------------

    def get(self, name: str, form: str = "long", plural: int = 0, gender: str = "") -> str | None:
        """A term, or None where it is not defined (CSL 1.0.2, "Terms")."""
        if name == "sub verbo":
            name = "sub-verbo"
        by_gender = self.terms.get(name)
        if by_gender is None:
            return None
        neutral = by_gender.get("")
        own = by_gender.get(gender) if gender else None
        for form_tried in _FALLBACK_FORMS.get(form, (form, "long")):
            for forms in (own, neutral):
                if forms is not None and form_tried in forms:
                    return forms[form_tried][1 if plural else 0]
        for forms in by_gender.values():
            if "long" in forms:
                return forms["long"][1 if plural else 0]
        return ""

    def term(self, name: str, form: str = "long", plural: int = 0, gender: str = "") -> str:
        """A term; empty where it is not defined."""
        return self.get(name, form, plural, gender) or ""

    def has(self, name: str) -> bool:
        return name in self.terms

    @functools.cached_property
    def quotes(self) -> Quotes:
        return Quotes(
            self.term("open-quote"), self.term("close-quote"),
            self.term("open-inner-quote"), self.term("close-inner-quote"),
        )  # fmt: skip

    # -- reading ---------------------------------------------------------------------------

    def add(self, element: Element) -> None:
        """Take in a `cs:locale`: what it defines replaces what there was."""
        for child in element:
            name = local(child)
            if name == "terms":
                self._add_terms(child)
            elif name == "date":
                self.dates[child.get("form", "")] = child
            elif name == "style-options":
                for option, value in child.attrib.items():
                    self.options[str(option)] = value == "true"

    def _add_terms(self, element: Element) -> None:
        terms = [t for t in element if local(t) == "term" and t.get("name")]
        if any(t.get("name") == "ordinal" for t in terms):
            for name in self._ordinal_names:
                self.terms.pop(name, None)
            self._ordinal_names, self.ordinals = set(), {}
        for term in terms:
            self._add_term(term)

    def _add_term(self, term: Element) -> None:
        name = term.get("name", "").replace("sub verbo", "sub-verbo")
        gender, form = term.get("gender-form", ""), term.get("form", "long")
        if term.get("gender"):
            self.genders[name] = term.get("gender", "")
        parts = {local(part): part.text or "" for part in term}
        if "multiple" in parts:
            value = (parts.get("single", ""), parts["multiple"])
        else:
            value = (term.text or "", term.text or "") if not parts else (parts.get("single", ""),) * 2
        if form == "long" and not gender and name in self.terms:
            pass
        self.terms.setdefault(name, {}).setdefault(gender, {})[form] = value
        if name.startswith("ordinal"):
            self._ordinal_names.add(name)
            if self.ordinals is not None and name != "ordinal":
                self._add_ordinal(name, gender or "neuter", term.get("match", ""))

    def _add_ordinal(self, name: str, gender: str, match: str) -> None:
        stub = name[8:]
        if not match:
            match = "last-digit" if stub.startswith("0") else "last-two-digits"
        digits = stub[1:] if stub.startswith("0") else stub
        assert self.ordinals is not None
        self.ordinals.setdefault((_MATCH.get(match, 2), digits), {})[gender] = name


def resolve(language: str) -> tuple[str, str, str]:
    """A language as (bare, base, best): `de-AT` is ("de", "de-DE", "de-AT")."""
    parts = language.replace("_", "-").split("-")
    bare = parts[0].lower()
    base = _BASES.get(bare)
    best = bare if len(parts) == 1 or not parts[1] else f"{bare}-{parts[1].upper()}"
    if base is None:
        return bare, "en-US", best
    return bare, base, base if best == bare else best


@functools.cache
def _folder() -> Path:
    import citeproc

    return Path(citeproc.__file__).parent / "data" / "locales"


@functools.lru_cache(maxsize=128)
def _file(language: str) -> Element | None:
    if not language.replace("-", "").isalnum():
        return None
    path = _folder() / f"locales-{language}.xml"
    return parse(path.read_bytes(), path.name) if path.is_file() else None


@functools.lru_cache(maxsize=128)
def standard_locale(language: str) -> Locale:
    """The locale of `language`, over that of its base dialect, over American English."""
    _, base, best = resolve(language)
    locale = Locale(best)
    files = [f for f in (_file(base), _file(best) if best != base else None) if f is not None]
    american = _file("en-US")
    assert american is not None
    if _file(best) is None and _file(base) is None:
        files = [american]
    for element in files:
        locale.add(element)
    return locale


def layered(language: str, style: list[Element]) -> Locale:
    """The locale of `language` with what a style's own `cs:locale` elements define."""
    bare, base, best = resolve(language)
    locale = standard_locale(language).copy(best)
    order = [""]
    order += [name for name in dict.fromkeys((bare, base, best))]
    by_language: dict[str, Element] = {}
    for element in style:
        lang = element.get("{http://www.w3.org/XML/1998/namespace}lang", "")
        by_language.setdefault(lang, element)
    for name in order:
        if name in by_language:
            locale.add(by_language[name])
    _complete(locale)
    return locale


def _complete(locale: Locale) -> None:
    """Terms that every locale needs, and that older files do not have."""
    hyphen = locale.language[:2] in ("fr", "pt")
    defaults = {
        "page-range-delimiter": "-" if hyphen else "\u2013",
        "year-range-delimiter": "\u2013",
        "citation-range-delimiter": "\u2013",
    }
    for name, text in defaults.items():
        if name not in locale.terms:
            locale.terms[name] = {"": {"long": (text, text)}}
