"""Whether the statements of a field, read again, are the value as it was.

A check is asked for a value and the work or part that states it.  What fails one goes into the
private data of the citation too.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", publisher="Northfield", place=["Leeds", "York"])
>>> sole_text(book.publisher, book), place_of_publisher(book.place, book)
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from precarious_truce.formats.dublin_core.vocabulary.people import exact
from precarious_truce.formats.dublin_core.vocabulary.records import words_of
from precarious_truce.model import ISBN, Book, Chapter, Name, Reference, Volume
from precarious_truce.model.base import Record
from precarious_truce.model.described import (
    Event,
    Manifestation,
    OtherEdition,
    Series,
)
from precarious_truce.model.titles import LocalText, Title

__all__ = [
    "Check", "Part", "all_exact", "counted_only", "dated_isbns", "has_number", "in_words",
    "is_numbered", "place_of_publisher", "plain_edition", "plain_event", "plain_series",
    "plain_translation", "sole", "sole_text", "sole_word",
]  # fmt: skip

Part = Book | Volume | Chapter | Reference
"""What states something."""

Check = Callable[[Any, Part], bool]
"""Whether a value of a field, stated by a part, comes back by the words alone."""

_ISBN = re.compile(r"97[89][0-9]{10}|[0-9]{9}[0-9X]")


def is_plain(text: LocalText) -> bool:
    """Whether there is nothing but the text itself: no translation, no language."""
    return len(text.facts()) == 1


def sole(value: tuple[Any, ...], part: Part) -> bool:
    """One value alone: the triples of a graph have no order."""
    return len(value) == 1


def sole_text(value: tuple[LocalText, ...], part: Part) -> bool:
    """One text in one script."""
    return len(value) == 1 and is_plain(value[0])


def sole_word(value: tuple[str, ...], part: Part) -> bool:
    """One keyword, without the comma at which others' keywords are split."""
    return len(value) == 1 and "," not in value[0]


def plain_translation(value: tuple[Title, ...], part: Part) -> bool:
    """One title, with no more than a short language tag beside it."""
    first, *others = value
    lang = first.lang
    if others or len(first.facts()) != 1 + (lang is not None):
        return False
    return lang is None or (lang.isascii() and lang.isalpha() and lang.islower() and len(lang) < 4)


def place_of_publisher(value: tuple[LocalText, ...], part: Part) -> bool:
    """One place, which stands on the node of the one publisher."""
    return sole_text(value, part) and len(part.publisher) == 1


def all_exact(value: Iterable[Name], part: Part | None = None) -> bool:
    """Whether the nodes give all of the people back."""
    return all(map(exact, value))


# --- numbers ------------------------------------------------------------------------------------


def is_numbered(isbn: ISBN | None) -> bool:
    """Whether an ISBN, if there is one, is written as bibo:isbn13 or bibo:isbn10."""
    return isbn is None or _ISBN.fullmatch(isbn.canonical) is not None


def has_number(value: ISBN, part: Part) -> bool:
    """An ISBN that has its property, and that none of the formats has."""
    return is_numbered(value) and not own_isbn(value, part)


def own_isbn(value: ISBN, part: Part) -> bool:
    """Whether one of the formats of the book has the ISBN of the book itself."""
    forms: Iterable[Manifestation] = (getattr(part, "formats", None) or {}).values()
    return any(form.isbn and form.isbn.canonical == value.canonical for form in forms)


def counted_only(value: str, part: Part) -> bool:
    """A number of volumes that their list does not say."""
    return value != str(len(getattr(part, "volumes", ())))


def in_words(record: str) -> Check:
    """A record that has no fields but those with a property."""
    known = frozenset(words_of(record))

    def check(value: Record, part: Part) -> bool:
        return known.issuperset(value.facts())

    return check


# --- records ------------------------------------------------------------------------------------

_OF_SERIES = {*words_of("Series")} - {"editor"}
_OF_EVENTS = {*words_of("Event")}
_OF_EDITIONS = {*words_of("OtherEdition")} - {"editor"}


def plain_series(value: Series, part: Part) -> bool:
    """A series of a whole work, without editors, its title in one script.

    A part of a book is part of that alone (`shapes.ttl`), so the series of a part has no words; the
    number of anything but a book is its own.
    """
    if isinstance(part, (Volume, Chapter)) or not is_plain(value.title):
        return False
    if not isinstance(part, Book) and (value.number or part.number):
        return False
    return value.facts().keys() <= _OF_SERIES


def plain_event(value: Event, part: Part) -> bool:
    """An event with name and place in one script each."""
    found = value.facts()
    if not found or not found.keys() <= _OF_EVENTS:
        return False
    return all(is_plain(v) for v in found.values() if isinstance(v, LocalText))


def dated_isbns(value: dict[str, Manifestation], part: Part) -> bool:
    """Formats that differ in ISBN and date alone."""
    return bool(value) and all(
        form.facts().keys() <= {"isbn", "date"} and is_numbered(form.isbn)
        for form in value.values()
    )


def plain_edition(value: OtherEdition, part: Part) -> bool:
    """Another edition with nothing twice, nothing in two scripts, no place without a publisher."""
    found: dict[str, Any] = value.facts()
    if not found or not found.keys() <= _OF_EDITIONS or (value.place and not value.publisher):
        return False
    if any(isinstance(v, tuple) and len(v) > 1 for v in found.values()):
        return False
    texts = (*([value.title] if value.title else ()), *value.publisher, *value.place)
    return all(map(is_plain, texts)) and all_exact(value.author)
