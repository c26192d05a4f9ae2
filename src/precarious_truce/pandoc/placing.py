"""The chapter that a page of a book stands in: `[@gorodetsky1977, p. 60]` cites chapter 2.

>>> from precarious_truce.citations.locators import Locator
>>> from precarious_truce.model import Book
>>> book = Book(key="m", title="Rivers", contents=[{"title": "Floods", "pages": "1–30"}])
>>> part_with(book, Locator("page", "12")), part_with(book, Locator("page", "99"))
(('m-floods', ''), (None, 'no part of m holds page 99'))
"""

from __future__ import annotations

import re

from precarious_truce.citations.locators import AS_PRINTED, Locator
from precarious_truce.errors import TruceError
from precarious_truce.model import Book, Pages
from precarious_truce.model.locate import Location

__all__ = ["page_in", "page_of_volume", "part_with"]

_SURE = ("certain", "inferred")
_AND = re.compile(r"\s*(?:[,;&]|\band\b)\s*")


def part_with(book: Book, locator: Locator) -> tuple[str | None, str]:
    """The key of the one part that surely holds the pages of a locator; else None, and why.

    A locator of something else than pages gives None without a reason.
    """
    if locator.label not in ("page", AS_PRINTED):
        return None, ""
    keys: dict[str, None] = {}
    for page in filter(None, _AND.split(locator.text)):
        found = _located(book, page)
        if found is None:
            return None, f"{page} is no page, so the chapter of {book.key} is not known"
        sure = [place.key for place in found if place.certainty in _SURE]
        if len(sure) != 1:
            return None, _why(book, page, [place.key for place in found])
        keys[sure[0]] = None
    if len(keys) == 1:
        return next(iter(keys)), ""
    return None, f"the pages {locator.text} of {book.key} are in {' and '.join(keys)}"


def _located(book: Book, page: str) -> list[Location] | None:
    """Where a page may be; None for what is no page: a note (`70n5`), a word."""
    try:
        return book.locate(page)
    except TruceError:
        return None


def _why(book: Book, page: str, keys: list[str]) -> str:
    pages = f"pages {page}" if "-" in page else f"page {page}"
    if not keys:
        return f"no part of {book.key} holds {pages}"
    return f"{pages} of {book.key} may be in {' or '.join(keys)}"


def page_of_volume(book: Book, volume: Locator, page: Locator) -> str | None:
    """The key of the one part that surely holds a page of a volume; None where none does."""
    if volume.label != "volume" or page.label != "page":
        return None
    found = _located(book, f"vol. {volume.text}, p. {page.text}") or []
    sure = [place.key for place in found if place.certainty in _SURE]
    return sure[0] if len(sure) == 1 else None


def page_in(suffix: str) -> Locator | None:
    """A suffix that is nothing but a page, where pandoc sees no locator: `ix`, `pl. III`."""
    string = suffix.strip(" ,\u00a0")
    pages = Pages(string) if string and len(string) < 60 else None
    if pages is None or not pages.valid:
        return None
    has_word = any(char.isspace() or char == "." for char in string)
    return Locator(AS_PRINTED if has_word else "page", string.replace("–", "-"))
