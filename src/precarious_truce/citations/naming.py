"""Citation styles and languages by the names that people have for them.

>>> [style_named(name) for name in ("Chicago", "MLA 9th", "apa7", "IEEE", "Modern Humanities")]
['chicago-author-date', 'modern-language-association', 'apa', 'ieee', 'mhra-notes']
>>> locale_named("deutsch"), locale_named("fr_ca"), locale_named("en")
('de-DE', 'fr-CA', 'en-US')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from precarious_truce.citations.finding import (
    current_name,
    find_style,
    locale_names,
    style_names,
    style_titles,
)
from precarious_truce.citations.locale import resolve
from precarious_truce.errors import Diagnostic, StyleError, did_you_mean
from precarious_truce.model.language_names import NAMES, tag_of

__all__ = ["locale_named", "nearest_styles", "style_file", "style_named", "styles_like"]

_ALIASES = {
    "abnt": "associacao-brasileira-de-normas-tecnicas",
    "acm": "association-for-computing-machinery", "american-psychological-association": "apa",
    "acs": "american-chemical-society", "aip": "american-institute-of-physics",
    "aps": "american-physics-society", "asce": "american-society-of-civil-engineers",
    "bluebook": "bluebook-law-review", "chicago": "chicago-author-date",
    "chicago-footnotes": "chicago-notes-bibliography", "footnotes": "chicago-notes-bibliography",
    "chicago-notes": "chicago-notes-bibliography", "notes": "chicago-notes-bibliography",
    "chicago-note": "chicago-notes-bibliography", "cms": "chicago-notes-bibliography",
    "chicago-manual-of-style": "chicago-notes-bibliography", "cse": "council-of-science-editors",
    "din1505": "din-1505-2", "din-1505": "din-1505-2", "elsevier": "elsevier-harvard",
    "gost": "gost-r-7-0-5-2008", "harvard": "harvard-cite-them-right",
    "iso690": "iso690-author-date-en", "iso-690": "iso690-author-date-en",
    "mhra": "mhra-notes", "modern-humanities": "mhra-notes",
    "modern-humanities-research-association": "mhra-notes",
    "springer": "springer-basic-author-date", "turabian": "turabian-notes-bibliography",
    "vancouver": "vancouver-nlm",
}  # fmt: skip
"""Short names of styles; others (mla, ama, asa) are in the styles' list of renamed ones."""
_KNOWN = frozenset(_ALIASES.values()) | {
    "american-medical-association", "american-sociological-association", "ieee", "nature",
    "modern-language-association", "science", "the-lancet",
}  # fmt: skip
"""Styles that are much used."""
_EDITION = re.compile(r"-?v?\d{1,2}(?:st|nd|rd|th)?(?:-ed(?:ition|n)?)?$")


def style_named(text: str) -> str:
    """The name of the style that is meant: in any case, by alias, edition, title or part of it.

    A path, and what is like no style, stays as it is.
    """
    if "/" in text or "\\" in text or "<" in text or text.lower().endswith(".csl"):
        return text
    name = re.sub(r"[\s_]+", "-", text.strip().lower())
    for spelling in (name, _EDITION.sub("", name)):
        if known := current_name(_ALIASES.get(spelling, spelling)):
            return known
    best, *others = styles_like(text.split()) or [text]
    sure = all(other.startswith(best) for other in others)
    return best if sure else text


def style_file(text: str) -> Path:
    """The file of the style that is meant; `StyleError`, with those that are near, for none.

    >>> style_file("oxford")
    Traceback (most recent call last):
    ...
    precarious_truce.errors.StyleError: style: error[S1]: there is no style 'oxford'
       = hint: did you mean oxford-... or ...
    """
    name = style_named(text)
    try:
        return find_style(name)
    except StyleError as error:
        hint = nearest_styles(text) or error.diagnostics[0].hint
        raise StyleError(replace(error.diagnostics[0], hint=hint)) from None


def nearest_styles(text: str) -> str | None:
    """A hint with the styles that have every word of a text, or words like them; None for none.

    >>> nearest_styles("chigaco notes"), nearest_styles("qqq")
    ('did you mean chicago-notes-bibliography or chicago-notes or chicago-notes-no-url?', None)
    """
    wanted = _parts(text)
    near = styles_like(wanted) or styles_like(_respelled(wanted))
    return f"did you mean {' or '.join(near[:3])}?" if wanted and near else None


def _respelled(words: Sequence[str]) -> list[str]:
    """Each word as names and titles of styles have one that is like it."""
    from difflib import get_close_matches  # slow to import, and only needed for mistakes

    texts = [*style_names(), *_ALIASES, *style_titles().values()]
    known = {word for text in texts for word in _parts(text) if len(word) > 2}
    return [(get_close_matches(word, known, n=1, cutoff=0.7) or [word])[0] for word in words]


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[\s_-]+", text.lower()) if part]


def styles_like(words: Sequence[str]) -> list[str]:
    """The styles whose names or titles have all the words, the likeliest first."""
    wanted = [part for word in words for part in _parts(word)]
    if not wanted:
        return list(style_names())
    alias = _ALIASES.get("-".join(wanted)) or current_name("-".join(wanted))
    titles = style_titles()
    found = [
        name for name in style_names()
        if all(word in name or word in titles.get(name, "").lower() for word in wanted)
    ]  # fmt: skip
    if alias and alias not in found:
        family = alias.partition("-")[0]
        found += [name for name in style_names() if name == alias or name.startswith(f"{family}-")]
    return sorted(set(found), key=lambda name: _rank(name, wanted, alias))


Rank = tuple[bool, bool, bool, bool, int, str]


def _rank(name: str, wanted: Sequence[str], alias: str | None) -> Rank:
    """How far a style is from what was asked for: is it meant, much used, begins so, is short."""
    begun = name.startswith("-".join(wanted))
    whole = all(word in name.split("-") for word in wanted)
    return name != alias, name not in _KNOWN, not begun, not whole, len(name), name


@cache
def _languages() -> dict[str, str]:
    return {tag.casefold(): tag for tag in locale_names()}


def locale_named(text: str) -> str:
    """The tag of a language that citations can be in, by tag or name in any spelling.

    Raises `StyleError`, with the names that are near, where there is none.
    """
    if not isinstance(text, str):
        raise StyleError(Diagnostic("S1", f"a locale is a text, not {text!r:.60}", file="locale"))
    tag = tag_of(text) or ""
    known = _languages()
    found = known.get(tag.casefold()) or known.get(text.replace("_", "-").casefold())
    if found:
        return found
    best = resolve(tag) if tag else ""
    if best and (best.split("-")[0] == tag.split("-")[0] or tag == "no"):
        return best
    hint = did_you_mean(text, [*NAMES, *known], lambda name: NAMES.get(name, known.get(name, name)))
    hint = (
        hint or "locales are de-DE, en-GB, fr-FR …; `precarious-truce styles --locales` lists them"
    )
    raise StyleError(Diagnostic("S1", f"no locale is called {text!r}", file="locale", hint=hint))
