"""Terms, date formats and options of a language (CSL 1.0.2, "Locale" and "Locale fallback").

>>> english = locale_for("en-US")
>>> english.term("editor", "short", plural=True), english.term("page", "symbol")
('eds.', 'p.')
>>> locale_for("de-AT").term("and"), resolve("pt"), resolve("xx-XX")
('und', 'pt-PT', 'en-US')
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace

from precarious_truce.citations.elements import Element, parse
from precarious_truce.citations.finding import locale_file, locale_names

__all__ = ["Locale", "TermKey", "locale_for", "merged", "read", "resolve"]

_LANG = "http://www.w3.org/XML/1998/namespace lang"
_PRIMARY = {
    "af": "af-ZA", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK", "de": "de-DE",
    "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI",
    "fr": "fr-FR", "he": "he-IL", "hr": "hr-HR", "hu": "hu-HU", "is": "is-IS", "it": "it-IT",
    "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV", "mn": "mn-MN",
    "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pl": "pl-PL", "pt": "pt-PT",
    "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Cyrl-RS",
    "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
"""Primary dialects (CSL 1.0.2, "Locale fallback")."""

_FORMS = {
    "long": ("long",),
    "short": ("short", "long"),
    "symbol": ("symbol", "short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
}

TermKey = tuple[str, str, str]


@dataclass
class Locale:
    """What one locale element or file holds, or several merged; never changed once built."""

    language: str = "en-US"
    terms: dict[TermKey, tuple[str, str]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    matches: dict[str, str] = field(default_factory=dict)
    dates: dict[str, Element] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def term(
        self, name: str, form: str = "long", *, plural: bool = False, gender: str = ""
    ) -> str | None:
        """The text of a term, in the nearest form there is; None where the locale has none."""
        for one in _FORMS.get(form, (form, "long")):
            for wanted in (gender, "") if gender else ("",):
                found = self.terms.get((name, one, wanted))
                if found is not None:
                    return found[plural]
        return None

    def text(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """The same, with "" for a term that there is not."""
        return self.term(name, form, plural=plural) or ""

    def option(self, name: str) -> bool:
        """Whether the style option `name` of the locale is on."""
        return self.options.get(name) == "true"

    @property
    def quotes(self) -> tuple[str, str, str, str]:
        """The outer and inner quotation marks."""
        return (
            self.text("open-quote"), self.text("close-quote"),
            self.text("open-inner-quote"), self.text("close-inner-quote"),
        )  # fmt: skip


def read(element: Element) -> Locale:
    """One `cs:locale` element."""
    locale = Locale(language=element.get(_LANG) or element.get("lang") or "")
    for child in element:
        name = child.name
        if name == "terms":
            for term in child:
                _read_term(locale, term)
        elif name == "date":
            locale.dates[child.get("form", "text")] = child
        elif name == "style-options":
            locale.options.update(child.attrib)
    return locale


def _read_term(locale: Locale, element: Element) -> None:
    name = element.get("name")
    if element.name != "term" or not name:
        return
    texts = {child.name: child.text for child in element}
    single, multiple = texts.get("single"), texts.get("multiple")
    if single is None:
        single = element.text.strip("\n\t\r") if multiple is None else multiple
    gender = element.get("gender-form")
    pair = (single, single if multiple is None else multiple)
    locale.terms[name, element.get("form", "long"), gender] = pair
    if element.get("gender"):
        locale.genders[name] = element.get("gender")
    if element.get("match"):
        locale.matches[name] = element.get("match")


def merged(language: str, layers: list[Locale]) -> Locale:
    """One locale of several, later ones before earlier ones.

    A layer with ordinals of its own has none of those below it; one without the term `ordinal`
    (as before CSL 1.0.1) adds none to a layer that has it.
    """
    whole = Locale(language=language)

    def has_ordinal(one: Locale) -> bool:
        return any(name == "ordinal" for name, _, _ in one.terms)

    for layer in layers:
        own = has_ordinal(layer)
        if own:
            whole.terms = {k: v for k, v in whole.terms.items() if not _is_ordinal(k[0])}
            whole.matches.clear()
        whole.terms.update(
            layer.terms if own or not has_ordinal(whole) else
            {k: v for k, v in layer.terms.items() if not _is_ordinal(k[0])}
        )  # fmt: skip
        whole.genders.update(layer.genders)
        whole.matches.update(layer.matches)
        whole.dates.update(layer.dates)
        whole.options.update(layer.options)
    dash = "-" if language[:2] in ("fr", "pt") else "–"
    for name, text in (("page-range-delimiter", dash), ("year-range-delimiter", "–"),
                       ("citation-range-delimiter", "–"), ("range-delimiter", "–")):  # fmt: skip
        whole.terms.setdefault((name, "long", ""), (text, text))
    return whole


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdecimal())


def resolve(language: str) -> str:
    """The language whose locale file serves `language`."""
    language = language.replace("_", "-").strip()
    names = locale_names()
    if language in names:
        return language
    primary = _PRIMARY.get(language.split("-")[0].lower(), language.split("-")[0].lower())
    return primary if primary in names else "en-US"


@functools.cache
def _from_file(language: str) -> Locale:
    path = locale_file(language)
    if path is None:
        return Locale(language=language)
    return read(parse(path.read_bytes(), path.name))


def primary(language: str) -> str:
    """The primary dialect of a language."""
    return _PRIMARY.get(language.lower(), language)


def layers_for(language: str) -> list[Locale]:
    """The files that serve `language`: English, the primary dialect, the dialect itself.

    Of English only what the others do not name in any form: a long form of their own is nearer
    than a short form of another language.

    >>> merged("de-DE", layers_for("de-DE")).term("from", "short")
    'von'
    """
    best = resolve(language)
    base = _PRIMARY.get(best.split("-")[0].lower(), best)
    own = [_from_file(name) for name in dict.fromkeys([base, best])]
    return own if base == "en-US" else [_english_besides(base, best), *own]


@functools.cache
def _english_besides(base: str, best: str) -> Locale:
    english = _from_file("en-US")
    named = {key[0] for name in (base, best) for key in _from_file(name).terms}
    terms = {key: term for key, term in english.terms.items() if key[0] not in named}
    return replace(english, terms=terms)


@functools.cache
def locale_for(language: str) -> Locale:
    """The locale of `language`, without any style."""
    return merged(resolve(language), layers_for(language))
