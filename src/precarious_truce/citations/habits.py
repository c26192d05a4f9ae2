"""What a style does with works of some kinds, found out by trying it.

>>> from precarious_truce.citations.compiled import compiled
>>> from precarious_truce.citations.loading import load
>>> names_kinds(compiled(load("modern-language-association"))), names_kinds(compiled(load("apa")))
(True, False)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from precarious_truce.citations.cited.manner import Manner, Script, manual_of
from precarious_truce.citations.cites import NO_CITE
from precarious_truce.citations.compiled import CompiledStyle
from precarious_truce.citations.config import Config
from precarious_truce.citations.context import Context
from precarious_truce.citations.item import Item
from precarious_truce.citations.marks import visible
from precarious_truce.citations.name_register import NameRegister

__all__ = ["manner_of", "names_kinds", "translator_of_book"]

_WORD, _CONTAINER, _TRANSLATOR = "preface", "rivers", "osei"
_PREFACE = {
    "id": "probe", "type": "chapter", "genre": _WORD, "container-title": _CONTAINER,
    "author": [{"family": "Marsh", "given": "Eleanor"}], "publisher": "Northfield",
    "page": "1-3", "issued": {"date-parts": [[2004]]},
}  # fmt: skip
_TRANSLATED = {
    **_PREFACE, "genre": None, "title": "Floods", "translator": [{"family": _TRANSLATOR}],
}  # fmt: skip
_AS_DESCRIPTION = re.compile(rf"[\[(][^\])]*{_WORD}[^\[(]*[\])]")


@functools.lru_cache(maxsize=128)
def manner_of(style: CompiledStyle, script: Script | None = None) -> Manner:
    """How works are cited in a compiled style."""
    return Manner(
        style.locale.language,
        script,
        manual_of(style.style.manuals),
        names_kinds=names_kinds(style),
        translator_of_book=translator_of_book(style),
    )


def names_kinds(style: CompiledStyle) -> bool:
    """Whether a part without a title is cited by its genre, as in "Preface to …"; a style that
    says the genre in brackets, after the book, or not at all, wants the title.
    """
    text = _tried(style, _PREFACE)
    return _WORD in text.partition(_CONTAINER)[0] and not _AS_DESCRIPTION.search(text)


def translator_of_book(style: CompiledStyle) -> bool:
    """Whether the translator of a part is named behind the title of the book."""
    return _TRANSLATOR in _tried(style, _TRANSLATED).partition(_CONTAINER)[2]


def _tried(style: CompiledStyle, item: Mapping[str, object]) -> str:
    """What the style makes of an item, in lower case; "" for a style that prints nothing."""
    area = "bibliography" if style.style.has_bibliography else "citation"
    if area not in style.style.areas:
        return ""
    ctx = Context(Item(item), NO_CITE, Config(), NameRegister("", False))
    ctx.bibliography = area == "bibliography"
    return visible(style.layout(area).render(ctx)).lower()
