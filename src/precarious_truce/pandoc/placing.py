"""The part of a book that a locator names: `[@gorodetsky1977, p. 60]` cites chapter 2.

A locator is a page, a leaf, or a division: a chapter, a part, a section, a volume.  Divisions may
stand one within another, and a page within them: `vol. 2, chap. 3, p. 14`.

>>> from precarious_truce.citations.locators import Locator
>>> from precarious_truce.model import Book
>>> book = Book(key="m", title="Rivers", contents=[
...     {"title": "Floods", "number": 1, "pages": "1–30"}, {"title": "Fords", "number": 2}])
>>> part_with(book, [Locator("page", "12")])
Placed(key='m-ch1', needless=0, why='')
>>> part_with(book, [Locator("chapter", "II"), Locator("page", "45")])
Placed(key='m-ch2', needless=1, why='')
>>> part_with(book, [Locator("page", "12v")]).why
'12v is a leaf or a page put in, and m-ch1 has none such'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from precarious_truce.citations.locators import AS_PRINTED, Locator, locator
from precarious_truce.errors import TruceError
from precarious_truce.model import Book, Chapter, PageLabel, Pages
from precarious_truce.model.base import Path
from precarious_truce.model.keys import PartKey, part_keys
from precarious_truce.model.locate import Location
from precarious_truce.model.roman import from_roman

__all__ = ["DIVISIONS", "Placed", "part_with", "places_in"]

_SURE = ("certain", "inferred")
_AND = re.compile(r"\s*(?:[,;&]|\band\b)\s*")
_LONGEST = 60
_LEAVES = ("", "f. ", "ff. ", "fol. ", "fols. ", "fo. ", "folio ", "Bl. ", "л. ", "c. ", "leaf ")
"""What may stand before the number of a leaf in a record; nothing where its pages are leaves."""

DIVISIONS: dict[str, str] = {
    "volume": "volume",
    "part": "part",
    "book": "part",
    "chapter": "chapter",
    "section": "section",
    "appendix": "appendix",
}
"""Label of a locator → the kind of the parts that it names by their number."""


class Placed(NamedTuple):
    """The part that is meant, or None and why it is not sure; "" where no part is asked for.

    `needless` is how many of the locators it makes needless: those before the page.
    """

    key: str | None
    needless: int = 0
    why: str = ""


def part_with(book: Book, locators: Sequence[Locator]) -> Placed:
    """The one part that surely holds what the locators say, one within another."""
    within: list[PartKey] | None = None
    for needless, place in enumerate(locators):
        if place.label not in DIVISIONS:
            return _with_pages(book, place, within, needless)
        if not _is_one(place.text):
            return Placed(None)
        found = [entry for entry in _divisions(book, place) if _is_within(entry.path, within)]
        if not found and within is None and not _has(book, place.label):
            return Placed(None)  # a section with no number of its own in the record
        if not found:
            return Placed(None, 0, f"no {place.label} {place.text} is in {_named(book, within)}")
        within = found
    if within is None or locators[-1].label == "volume":
        return Placed(None)
    if len(within) > 1:
        label = f"{locators[-1].label} {locators[-1].text}"
        return Placed(None, 0, f"{label} of {book.key} may be {_either(e.key for e in within)}")
    return Placed(within[0].key, len(locators))


# --- divisions ----------------------------------------------------------------------------------

_ONE = re.compile(r"\w+(?:\.\w+)*\.?")


def _is_one(text: str) -> bool:
    """Whether a locator is one number; `2–3` and `2, 5` name no one part."""
    return bool(_ONE.fullmatch(text))


def _divisions(book: Book, locator: Locator) -> list[PartKey]:
    """The volumes or parts with this number."""
    entries = list(part_keys(book))
    if locator.label == "volume":
        volumes = [entry for entry in entries if not isinstance(entry.part, Chapter)]
        return [
            entry for place, entry in enumerate(volumes, 1)
            if _same(entry.part.number or str(place), locator.text)
        ]  # fmt: skip
    return [
        entry for entry in entries
        if isinstance(entry.part, Chapter) and _same(entry.part.number or "", locator.text)
        and (entry.part.kind == DIVISIONS[locator.label] or _is_section(entry.part, locator))
    ]  # fmt: skip


def _is_section(part: Chapter, locator: Locator) -> bool:
    """Whether what is numbered 2.1 in its chapter is asked for as a section."""
    return locator.label == "section" and part.kind == "chapter" and "." in (part.number or "")


def _has(book: Book, label: str) -> bool:
    """Whether the book has divisions of this kind that are numbered."""
    if label == "volume":
        return bool(book.volumes)
    return any(part.kind == DIVISIONS[label] and part.number for part in book.walk())


def _same(number: str, text: str) -> bool:
    """Whether two numbers are the same, roman or arabic."""
    one, other = (string.strip("[]. ").casefold() for string in (number, text))
    return bool(one) and (one == other or _value(one) == _value(other) is not None)


def _value(number: str) -> int | None:
    return int(number) if number.isascii() and number.isdigit() else from_roman(number)


def _is_within(path: Path, around: Sequence[PartKey] | None) -> bool:
    return around is None or any(path[: len(e.path)] == e.path for e in around)


def _named(book: Book, within: Sequence[PartKey] | None) -> str:
    return _either(entry.key for entry in within) if within else book.key


# --- pages --------------------------------------------------------------------------------------


def _with_pages(
    book: Book, locator: Locator, within: Sequence[PartKey] | None, needless: int
) -> Placed:
    """The one part that surely holds the pages of a locator; no reason where it is of no pages."""
    if locator.label not in ("page", "folio", AS_PRINTED):
        return Placed(None)
    keys: dict[str, None] = {}
    for page in filter(None, _AND.split(locator.text)):
        words = _LEAVES if locator.label == "folio" else ("",)
        found = _located(book, [f"{_volume(book, within)}{word}{page}" for word in words])
        if found is None:
            return Placed(None, 0, f"{page} is no page, so the chapter of {book.key} is not known")
        key, why = _one_of(book, page, found, within)
        if key is None:
            return Placed(None, 0, why)
        keys[key] = None
    if len(keys) == 1:
        return Placed(next(iter(keys)), needless)
    return Placed(None, 0, f"the pages {locator.text} of {book.key} are in {' and '.join(keys)}")


def _one_of(
    book: Book, page: str, found: Sequence[Location], within: Sequence[PartKey] | None
) -> tuple[str | None, str]:
    """The key of the one part among the found that surely holds a page; else None, and why."""
    pages = f"pages {page}" if "-" in page else f"page {page}"
    found = [place for place in found if _is_within(place.path, within)]
    sure = [place for place in found if place.certainty in _SURE]
    if not found:
        return None, f"no part of {_named(book, within)} holds {pages}"
    if len(sure) == 1:
        why = _odd(page, sure[0])
        return None if why else sure[0].key, why
    if within and len(within) == 1 and isinstance(within[0].part, Chapter):
        return within[0].key, ""
    return None, f"{pages} of {book.key} may be in {_either(place.key for place in found)}"


def _volume(book: Book, within: Sequence[PartKey] | None) -> str:
    """The words that ask for a page of a volume."""
    if not within or within[0].path[0] != "volumes":
        return ""
    place = int(within[0].path[1])
    return f"vol. {book.volumes[place].number or place + 1}, "


def _located(book: Book, pages: Sequence[str]) -> list[Location] | None:
    """Where a page may be, by any of its names; None for what is no page: a note (`70n5`), a word.

    A leaf is only where leaves are numbered.
    """
    try:
        found = [place for page in pages for place in book.locate(page)]
    except TruceError:
        return None
    return found if len(pages) == 1 else [place for place in found if _has_leaves(place)]


def _odd(page: str, place: Location) -> str:
    """Why a leaf, or a page put in (`1v`, `12a`), is not surely in a part; "" where it is.

    It is where pages of its own are so numbered, or counted with a word before them (`f. 3`).
    """
    asked = [label for span in Pages(page).ranges for label in (span.first, span.last) if label]
    if not any(label.suffix for label in asked) or any(label.prefix for label in asked):
        return ""
    return (
        ""
        if _has_leaves(place)
        else f"{page} is a leaf or a page put in, and {place.key} has none such"
    )


def _has_leaves(place: Location) -> bool:
    """Whether pages of a part, or of one around it, are numbered as leaves or after a word."""
    chapters = (place.chapter, *place.around)
    return any(label.suffix or label.prefix for part in chapters for label in _labels(part))


def _labels(chapter: Chapter) -> Iterator[PageLabel]:
    for span in chapter.pages.ranges if chapter.pages else ():
        yield from (label for label in (span.first, span.last) if label)


def _either(keys: Iterable[str]) -> str:
    return " or ".join(keys)


def places_in(suffix: str, language: str) -> list[Locator]:
    """A suffix that is nothing but places, where pandoc sees no locator: `ix`, `ch. 2, p. 14`.

    >>> places_in(", ch. 2, p. 14", "en-US")
    [Locator(label='chapter', text='2'), Locator(label='page', text='14')]
    >>> places_in("and more", "en-US")
    []
    """
    strings = [string.strip(" \u00a0") for string in suffix.strip(" ,\u00a0").split(",")]
    found = [_place_in(string, language) for string in strings]
    places = [place for place in found if place is not None]
    if len(places) < len(found) or any(one.label not in DIVISIONS for one in places[:-1]):
        return []
    return places


def _place_in(string: str, language: str) -> Locator | None:
    """A page (`ix`, `pl. III`), or a division and its number (`ch. 2`, `app. A`)."""
    if not 0 < len(string) < _LONGEST:
        return None
    try:
        found = locator(string, language)
    except TruceError:
        return None
    if found.label in ("page", AS_PRINTED):
        return found if Pages(string).valid else None
    is_one = found.label in DIVISIONS and _is_one(found.text)
    return found if is_one or found.label == "folio" else None
