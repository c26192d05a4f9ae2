"""Citation keys, derived from what a record says: `gorodetsky1977`, `gorodetsky1977-ch2`.

>>> slug("Ágnes Kovács: Øre"), slug("Река")
('agnes-kovacs-ore', '')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from precarious_truce.model.kinds import KINDS
from precarious_truce.model.pages import from_roman

if TYPE_CHECKING:
    from precarious_truce.model.books import Book, Chapter, Volume
    from precarious_truce.model.names import Name

__all__ = ["Taken", "part_keys", "slug", "unused", "work_key"]

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}
)
_WORDS = re.compile(r"[a-z0-9]+")
_TAGS = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^>]*>")
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


def work_key(work: Any) -> str:
    """Family name of the first author (editor …) and year; else the title's first word."""
    people = next((names for role in _MAIN_ROLES if (names := getattr(work, role))), ())
    start = _family(people[0]) if people else ""
    if not start and work.title:
        start = next(iter(_title_words(work.title)), "")
    year = work.date.year if work.date else None
    return f"{start or 'anon'}{abs(year) if year is not None else ''}"


def _family(name: Name) -> str:
    """The family name in ASCII letters, by its romanised form where it has no ASCII of its own."""
    family = slug(name.family or name.literal or name.given or "")
    if not family and name.romanized:
        family = slug(name.romanized.partition(",")[0])
    return "".join(family.split("-")[:4])


def _title_words(title: Any) -> list[str]:
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


def part_keys(book: Book) -> Iterator[tuple[Chapter | Volume, str, str]]:
    """Every volume and part in printed order: (part, its key, the key it has unless given another).

    A key is its parent's key, a hyphen, and what names the part there; letters keep the derived
    ones apart.
    """
    taken = Taken({book.key})
    yield from _keys_below(book, book.key, taken)


def _keys_below(parent: Any, key: str, taken: set[str]) -> Iterator[tuple[Any, str, str]]:
    for part in (*getattr(parent, "volumes", ()), *parent.contents):
        derived = unused(f"{key}-{_own_name(part)}", taken)
        own = part.key or derived
        taken.add(own)
        yield part, own, derived
        if part.contents:
            yield from _keys_below(part, own, taken)


def _own_name(part: Any) -> str:
    """What names a part within its parent: `ch2`, `preface`, `v1`, `lead-and-iron`."""
    kind = getattr(part, "kind", None)
    if part.number:
        return (KINDS[kind].key if kind else "v") + _number(part.number)
    if kind is None:
        return "v"
    if part.article_number:
        return "art" + slug(part.article_number)
    if kind in _GENERIC:
        return "-".join(_title_words(part.title)[:4]) or KINDS[kind].key
    head = slug(part.title.text.partition(":")[0])
    return head if head and "-" not in head and len(head) <= 24 else KINDS[kind].key


def _number(number: str) -> str:
    """Roman numbers as digits, all else as a slug."""
    if number.isascii() and number.isdigit():
        return number
    value = from_roman(number.lower()) if number.isupper() or number.islower() else None
    return str(value) if value else slug(number)
