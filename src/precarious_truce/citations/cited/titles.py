"""Titles as they are cited: subtitle, transliteration, translation, the language of each.

>>> from precarious_truce.citations.cited.manner import Manner
>>> from precarious_truce.model import Title
>>> title = Title(text="Река и память", romanized="Reka i pamiat'", translated="River and memory")
>>> cited(title, None, "ru", Manner())
Cited(text="Reka i pamiat' [River and memory]", language='ru', main="Reka i pamiat'")
>>> cited(title, None, "ru", Manner("ru-RU")).text
'Река и память'
"""

from __future__ import annotations

from typing import NamedTuple

from precarious_truce.citations.cited.manner import Manner
from precarious_truce.model import LocalText, titles
from precarious_truce.model.languages import is_foreign
from precarious_truce.patterns import pattern

__all__ = ["UNDETERMINED", "Cited", "cited", "is_ideographic", "joined", "printed", "short_title"]

UNDETERMINED = "und"
"""BCP 47: the language is not determined; it is not English."""
_IDEOGRAPHS = pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_JOINTS = {"fr": "\u00a0: "}
"""Between title and subtitle: as the language sets a colon."""


class Cited(NamedTuple):
    """A title to be printed, its language, and the main title alone, as a short form has it."""

    text: str
    language: str
    main: str


def cited(title: LocalText, subtitle: LocalText | None, language: str, manner: Manner) -> Cited:
    """The title with its subtitle; `language` is that of the work, where the title has none."""
    tongue = _language(title, language)
    main = printed(title, manner)
    text = joined(main, printed(subtitle, manner), tongue) if subtitle else main
    if _shows_original(title, manner):
        text += " " + (joined(title.text, subtitle.text, tongue) if subtitle else title.text)
    if translation := _translation(title, subtitle, tongue, manner):
        text += f" [{translation}]"
    return Cited(text, tongue, main)


def printed(text: LocalText, manner: Manner) -> str:
    """The text in the script of the document."""
    return text.romanized if text.romanized and manner.romanizes else text.text


def joined(title: str, subtitle: str, language: str) -> str:
    """Title and subtitle as one text, as the language joins them.

    >>> joined("Rivers", "Essays", "en"), joined("Why?", "Essays", "en"), joined("Eau", "Vie", "fr")
    ('Rivers: Essays', 'Why? Essays', 'Eau\\xa0: Vie')
    """
    joint = " " if title.endswith("…") else _JOINTS.get(language[:2], ": ")
    return titles.joined(title, subtitle, joint) or ""


def _language(title: LocalText, language: str) -> str:
    stated = title.lang or language
    return stated or (UNDETERMINED if is_foreign(title.text) else "")


def _shows_original(title: LocalText, manner: Manner) -> bool:
    """Whether the original follows the transliteration that is printed."""
    if not title.romanized or not manner.romanizes:
        return False
    return manner.script == "both" or (
        manner.script is None and manner.manual.ideographs and is_ideographic(title.text)
    )


_MAIN = pattern(r"(.+?)(?:: |(?<=[?!]) )(?=\S)")
_ARTICLE = pattern(r"(?:The|An?) (?=\S)")


def short_title(main: str, language: str, manner: Manner) -> str:
    """The main title as later citations have it: without what follows a colon or question mark.

    >>> short_title("What Is an Author? A Reply", "en", Manner())
    'What Is an Author?'
    >>> from precarious_truce.citations.cited.manner import Manual
    >>> short_title("The Order of Things: An Archaeology", "", Manner(manual=Manual(
    ...     short_without_article=True)))
    'Order of Things'
    """
    found = _MAIN.match(main)
    short = found[1] if found else main
    if manner.manual.short_without_article and language[:2] in ("", "en"):
        short = _ARTICLE.sub("", short, count=1) if _ARTICLE.match(short) else short
    return short


def is_ideographic(text: str) -> bool:
    """Whether a text is Chinese, Japanese or Korean."""
    return max(text, default="") >= "\u3040" and _IDEOGRAPHS.search(text) is not None


def _translation(
    title: LocalText, subtitle: LocalText | None, language: str, manner: Manner
) -> str | None:
    """What the title means, for readers who may not read it."""
    if not title.translated or language[:2] == manner.language[:2] or not manner.latin:
        return None
    if subtitle and subtitle.translated:
        return joined(title.translated, subtitle.translated, manner.language)
    return title.translated
