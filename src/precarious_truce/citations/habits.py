"""What a style does with works of some kinds, found out by trying it.

>>> from precarious_truce.citations.compiled import compiled
>>> from precarious_truce.citations.loading import load
>>> names_kinds(compiled(load("modern-language-association"))), names_kinds(compiled(load("apa")))
(True, False)
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from precarious_truce.citations.cited.manner import Manner, Script, manual_of
from precarious_truce.citations.cites import NO_CITE
from precarious_truce.citations.compiled import CompiledStyle
from precarious_truce.citations.config import Config
from precarious_truce.citations.context import Context
from precarious_truce.citations.item import Item
from precarious_truce.citations.marks import visible
from precarious_truce.citations.name_register import NameRegister
from precarious_truce.citations.punctuation import settle
from precarious_truce.patterns import pattern

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
_STATUS = "forthcoming"
_BOOK = {
    "id": "probe", "type": "book", "title": "Rivers", "publisher": "Northfield",
    "author": [{"family": "Marsh", "given": "Eleanor"}],
}  # fmt: skip
_FORTHCOMING = {**_BOOK, "status": _STATUS}
_EDITED = {**_BOOK, "author": None, "editor": _BOOK["author"], "issued": {"date-parts": [[2004]]}}
_ABBREVIATED = pattern(r"\bed\b(?!\.)")
"""An editor without the full stop of abbreviations."""
_REVISED = {**_BOOK, "edition": "rev. ed.", "issued": {"date-parts": [[2004]]}}
_AS_DESCRIPTION = pattern(rf"[\[(][^\])]*{_WORD}[^\[(]*[\])]")


@functools.lru_cache(maxsize=128)
def manner_of(style: CompiledStyle, script: Script | None = None) -> Manner:
    """How works are cited in a compiled style."""
    return _MannerOfStyle(style, script)


def names_kinds(style: CompiledStyle) -> bool:
    """Whether a part without a title is cited by its genre, as in "Preface to …"; a style that
    says the genre in brackets, after the book, or not at all, wants the title.
    """
    text = _tried(style, _PREFACE)
    return _WORD in text.partition(_CONTAINER)[0] and not _AS_DESCRIPTION.search(text)


def translator_of_book(style: CompiledStyle) -> bool:
    """Whether the translator of a part is named behind the title of the book."""
    return _TRANSLATOR in _tried(style, _TRANSLATED).partition(_CONTAINER)[2]


def _tried(style: CompiledStyle, item: Mapping[str, object], *, as_printed: bool = False) -> str:
    """What the style makes of an item, in lower case; "" for a style that prints nothing."""
    area = "bibliography" if style.style.has_bibliography else "citation"
    if area not in style.style.areas:
        return ""
    ctx = Context(Item(item), NO_CITE, Config(), NameRegister("", False))
    ctx.bibliography = area == "bibliography"
    text = visible(settle(style.layout(area).render(ctx), False))
    return text if as_printed else text.lower()


def _trial(tried: Callable[[CompiledStyle], bool]) -> Any:
    """What is found out when it is first asked for: most works never ask."""
    return functools.cached_property(lambda manner: tried(manner.style))


class _MannerOfStyle(Manner):
    """How works are cited in a compiled style."""

    def __init__(self, style: CompiledStyle, script: Script | None) -> None:
        super().__init__(
            style.locale.language,
            script,
            manual_of(style.style.manuals),
            in_text=style.style.in_text,
            edition_term=style.locale.text("edition", "short") or "ed.",
        )
        for name in _TRIALS:
            del self.__dict__[name]
        self.__dict__["style"] = style

    names_kinds = _trial(names_kinds)
    translator_of_book = _trial(translator_of_book)
    prints_status = _trial(lambda style: _STATUS in _tried(style, _FORTHCOMING))
    edition_again = _trial(lambda style: "rev. ed. ed" in _tried(style, _REVISED))
    edition_begins = _trial(lambda s: ". rev. ed." in _tried(s, _REVISED, as_printed=True))
    stops = _trial(lambda style: _ABBREVIATED.search(_tried(style, _EDITED)) is None)


_TRIALS = (
    "names_kinds", "translator_of_book", "prints_status", "edition_again", "edition_begins",
    "stops",
)  # fmt: skip
