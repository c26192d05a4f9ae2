"""Citation keys, derived from what a record says: `gorodetsky1977`, `gorodetsky1977-ch2`.

>>> slug("Ágnes Kovács: Øre"), slug("Река")
('agnes-kovacs-ore', '')
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.model.base import Path, Values, shown_path
from precarious_truce.model.chapters import BookOfParts, Chapter, Volume
from precarious_truce.model.dates import Date
from precarious_truce.model.described import Described
from precarious_truce.model.kinds import KINDS
from precarious_truce.model.names import Name
from precarious_truce.model.roman import from_roman
from precarious_truce.model.titles import Title
from precarious_truce.patterns import pattern

__all__ = [
    "PartKey",
    "Taken",
    "key_of_work",
    "keys_below",
    "part_keys",
    "slug",
    "unused",
    "work_key",
]

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}
)
_WORDS = pattern(r"[a-z0-9]+")
_TAGS = pattern(r"</?(?:i|b|sup|sub|sc|span)\b[^>]*>")
_STOP_WORDS = frozenset(
    ("a", "an", "the", "der", "die", "das", "ein", "eine", "le", "la", "les", "l", "un", "une",
     "el", "los", "las", "il", "lo", "gli")
)  # fmt: skip
_GENERIC = frozenset(("chapter", "part", "section", "letter", "entry"))
_MAIN_ROLES = ("author", "editor", "compiler", "translator", "editorial_director")


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """The ASCII words of a text, in lower case, joined by hyphens; empty where there are none."""
    folded = text.lower()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return "-".join(_WORDS.findall(folded))


def work_key(work: Described) -> str:
    """Family name of the first author (editor …) and year; else the title's first word."""
    return key_of_work(work.__dict__)


def key_of_work(values: Values) -> str:
    """The same by the values of the work's fields, where there is no work yet."""
    people: tuple[Name, ...] = next((n for role in _MAIN_ROLES if (n := values[role])), ())
    title: Title | None = values["title"]
    date: Date | None = values["date"]
    start = _family(people[0]) if people else ""
    if not start and title:
        start = next(iter(_title_words(title)), "")
    year = date.year if date else None
    return f"{start or 'anon'}{abs(year) if year is not None else ''}"


def _family(name: Name) -> str:
    """The family name in ASCII letters, by its romanised form where it has no ASCII of its own."""
    family = slug(name.family or name.literal or name.given or "")
    if not family and name.romanized:
        family = slug(name.romanized.partition(",")[0])
    return "".join(family.split("-")[:4])


def _title_words(title: Title) -> list[str]:
    plain = slug(_TAGS.sub("", title.text)) or slug(title.romanized or title.translated or "")
    words = plain.split("-") if plain else []
    return [w for w in words if w not in _STOP_WORDS] or words


def unused(key: str, taken: Iterable[str]) -> str:
    """`key`, or with the first letter (then number) that nothing else in `taken` has.

    >>> unused("smith2004", {"smith2004"})
    'smith2004b'
    """
    if key not in taken:
        return key
    numbers = taken.numbers if isinstance(taken, Taken) else {}
    n = numbers.get(key, 2)
    while (found := f"{key}{chr(96 + n)}" if n <= 26 else f"{key}-{n}") in taken:
        n += 1
    numbers[key] = n
    return found


class Taken(set[str]):
    """Keys that stay taken, so that `unused` goes on where it found the last of a kind.

    >>> taken = Taken({"smith2004"})
    >>> for _ in range(2): taken.add(unused("smith2004", taken))
    >>> sorted(taken), taken.numbers
    (['smith2004', 'smith2004b', 'smith2004c'], {'smith2004': 3})
    """

    def __init__(self, keys: Iterable[str] = ()) -> None:
        super().__init__(keys)
        self.numbers: dict[str, int] = {}


class PartKey(NamedTuple):
    """A volume or part with its key; `derived` is the one it has unless it is given another.

    `path` leads to it in the record.
    """

    part: Chapter | Volume
    path: Path
    key: str
    derived: str

    @property
    def place(self) -> str:
        """Where it is, for people: `contents[3] (Index)`."""
        title = self.part.title
        return shown_path(self.path) + (f" ({title})" if title else "")


def part_keys(book: BookOfParts) -> Iterator[PartKey]:
    """Every volume and part of a book in printed order, with its key.

    A key is its parent's key, a hyphen, and what names the part there; letters keep the derived
    ones apart.

    >>> from precarious_truce.model.books import Book
    >>> book = Book(title="Rivers", contents=["Index", {"title": "Maps", "contents": ["Index"]}])
    >>> for entry in part_keys(book):
    ...     print(entry.key, entry.path)
    rivers-index ('contents', 0)
    rivers-maps ('contents', 1)
    rivers-maps-index ('contents', 1, 'contents', 0)
    """
    return keys_below(book.key, book.volumes, book.contents)


def keys_below(
    key: str, volumes: Iterable[Volume], contents: Iterable[Chapter]
) -> Iterator[PartKey]:
    """The same for a book that is not made yet."""
    taken = Taken({key})
    yield from _keys(volumes, ("volumes",), key, taken)
    yield from _keys(contents, ("contents",), key, taken)


def _keys(
    parts: Iterable[Chapter | Volume], path: Path, parent: str, taken: Taken
) -> Iterator[PartKey]:
    for index, part in enumerate(parts):
        derived = unused(f"{parent}-{_own_name(part)}", taken)
        own = part.key or derived
        taken.add(own)
        here = (*path, index)
        yield PartKey(part, here, own, derived)
        if part.contents:
            yield from _keys(part.contents, (*here, "contents"), own, taken)


def _own_name(part: Chapter | Volume) -> str:
    """What names a part within its parent: `ch2`, `preface`, `v1`, `lead-and-iron`."""
    if isinstance(part, Volume):
        return f"v{_number(part.number)}" if part.number else "v"
    if part.number:
        return KINDS[part.kind].key + _number(part.number)
    if part.article_number:
        return "art" + slug(part.article_number)
    if part.kind in _GENERIC:
        return "-".join(_title_words(part.title)[:4]) or KINDS[part.kind].key
    head = slug(part.title.text.partition(":")[0])
    return head if head and "-" not in head and len(head) <= 24 else KINDS[part.kind].key


def _number(number: str) -> str:
    """Roman numbers as digits, all else as a slug."""
    if number.isascii() and number.isdigit():
        return number
    value = from_roman(number.lower()) if number.isupper() or number.islower() else None
    return str(value) if value else slug(number)
