"""Which of the books of a source a part is in, where the part only names its book.

Titles are compared by their words alone, without markup, case, punctuation.  A book of that title
is the one where nothing that both say contradicts it, and enough agrees: an ISBN by itself; else
year, editors or author, publisher.  Another ISBN (of the paperback), a publisher spelled otherwise
and a volume that only one side names contradict nothing.

>>> book = Reference(key="m", type="book", title="Rivers & Borders", editor="Osei, K.", date="2004")
>>> part = Reference(type="chapter", title="Floods", container_title="<i>Rivers</i> & borders",
...                  editor="Osei, Kwame", date="2004", publisher="N")
>>> namesakes = Namesakes.of([book], [part])
>>> namesakes.home(part), namesakes.home(part.with_valid(date=Date("1999")))
('m', None)
>>> [str(miss) for miss in namesakes.near_misses]
['1 part names the book m as what it is in, but the year differs; it stays by itself']
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from precarious_truce.formats.crosswalk.titled_volumes import is_titled_volume, why_not_apart
from precarious_truce.model import ISBN, Date, LocalText, Name, Reference
from precarious_truce.model.references import as_book
from precarious_truce.model.roman import from_roman
from precarious_truce.model.titles import joined
from precarious_truce.patterns import pattern

__all__ = [
    "MOST", "Namesakes", "NearMiss", "OtherTitle", "Shelf", "Shelves", "containers", "folded",
    "folded_name", "folded_title", "is_of_volume", "is_title_of", "keys_before", "other_title",
    "same_volume", "titles",
]  # fmt: skip

_LONGEST_KEY = 1000
MOST = 64
"""Books of one title that are looked at one by one; of more, only those with the part's ISBN."""
_ISBN_ALONE = 3
_FEWEST = 1  # facts that agree, so that a title of another volume is worth to be told
_LONG_TITLE = 4  # words; a longer one is hardly that of two books
_TAG = pattern(r"<[^<>]*>")
_WORD = pattern(r"[^\W_]+")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The words of a title, by which it is compared.

    >>> folded("Rivers: <i>Ein</i> Überblick"), folded("RIVERS – ein Uberblick")
    ('rivers ein uberblick', 'rivers ein uberblick')
    """
    if "<" in text:
        text = _TAG.sub("", text)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.casefold()))


def folded_title(title: LocalText | None, subtitle: LocalText | None) -> str:
    """The words of a title with its subtitle; "" where there is neither."""
    return folded(joined(title and title.text, subtitle) or "")


def folded_name(name: Name) -> str:
    """The family name by which people are compared, or the literal one."""
    return folded(name.family or name.literal or name.given or "")


@dataclass
class NearMiss:
    """Parts that name a book as what they are in, and why they were left by themselves."""

    book: str
    reason: str
    parts: list[str]

    def __str__(self) -> str:
        several = len(self.parts) > 1
        who = f"{len(self.parts)} parts name" if several else "1 part names"
        they = "they are in, but {}; they stay by themselves" if several else (
            "it is in, but {}; it stays by itself"
        )  # fmt: skip
        return f"{who} the book {self.book} as what " + they.format(self.reason)


@dataclass
class OtherTitle:
    """Parts that came to stand in a book, and another title that they give it."""

    book: str
    title: str
    parts: list[str]

    def __str__(self) -> str:
        several = len(self.parts) > 1
        who = f"{len(self.parts)} parts call" if several else "1 part calls"
        return f"{who} the book {self.book} “{self.title}”; now its own title stands for that"


def other_title(part: Reference, book: Reference) -> str | None:
    """What a part calls its book, where that says more than the book's own title; else None."""
    theirs = joined(part.container_title and part.container_title.text, part.container_subtitle)
    said = set(folded(theirs or "").split())
    return None if said <= set(folded_title(book.title, book.subtitle).split()) else theirs


def is_of_volume(part: Reference, volume: Reference) -> bool:
    """Whether a part says of the title of its volume no other than that, or nothing."""
    if part.volume_title == volume.volume_title:
        return part.volume_subtitle in (None, volume.volume_subtitle)
    said, known = (folded_title(v.volume_title, v.volume_subtitle) for v in (part, volume))
    return not part.volume_title or said == known


Shelf = Mapping[str, Reference]
"""Books of one title by key, in the order of the source."""


class Shelves(Protocol):
    """Where the books of a title are looked up."""

    def titled(self, title: str) -> Shelf:
        """The books of a title."""

    def with_isbn(self, title: str, isbn: ISBN) -> Iterable[Reference]:
        """Those of them with the ISBN."""


class _Books:
    """The books of a source by their titles, as far as some part names them."""

    def __init__(self, books: Iterable[Reference], parts: Iterable[Reference]) -> None:
        wanted = {title for part in parts for title in containers(part)}
        self._by_title: dict[str, dict[str, Reference]] = {}
        self._by_isbn: dict[tuple[str, ISBN], list[Reference]] = {}
        for book in books if wanted else ():
            named = wanted.intersection(titles(book))
            if named and (is_titled_volume(book) or as_book(book) is not None):
                for title in named:
                    self._by_title.setdefault(title, {}).setdefault(book.key, book)
                    if book.isbn:
                        self._by_isbn.setdefault((title, book.isbn), []).append(book)

    def titled(self, title: str) -> Shelf:
        return self._by_title.get(title, {})

    def with_isbn(self, title: str, isbn: ISBN) -> Iterable[Reference]:
        return self._by_isbn.get((title, isbn), ())


class Namesakes:
    """Which of the books on some shelves a part is in."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._near: dict[tuple[str, str], NearMiss] = {}

    @classmethod
    def of(cls, books: Iterable[Reference], parts: Iterable[Reference]) -> Namesakes:
        """Those of the books of a source that its parts name."""
        return cls(_Books(books, parts))

    @property
    def near_misses(self) -> list[NearMiss]:
        """What `home` did not find for lack of agreement."""
        return list(self._near.values())

    def home(self, part: Reference) -> str | None:
        """The key of the book that the part is in, if it is plain which one that is."""
        names = containers(part)
        shelves = [shelf for name in names if (shelf := self._shelves.titled(name))]
        if not shelves:
            return None
        found = _by_key(part.key, shelves)
        if found and not (part.type == "book" and _is_volume(found, shelves)):
            return found
        if sum(map(len, shelves)) <= MOST:
            books = {b.key: b for shelf in shelves for b in shelf.values()}
        elif part.isbn:
            books = {b.key: b for n in names for b in self._shelves.with_isbn(n, part.isbn)}
        else:
            books = {}
        if part.type == "book":  # what a volume may be in is none itself
            books = {key: book for key, book in books.items() if not book.volume}
        if books:
            return self._agreeing(part, list(books.values()), names[0])
        if part.type != "book":
            self._miss(next(iter(shelves[0].values())), part, "more books have its title")
        return None

    def _agreeing(self, part: Reference, books: list[Reference], name: str) -> str | None:
        """The one book with which the part agrees most, and enough; of its doubles the first."""
        best, ties, reason = 0, 0, ""
        found: Reference | None = None
        first: Reference | None = None
        near: Reference | None = None
        for book in books:
            points, against = _agreement(part, book)
            if part.type != "book" and (volumes := _volumes_in_titles(part, book)):
                if not against and points >= _FEWEST and not all(volumes):
                    near = near or book
                continue
            first = first or book
            against = against or _why_not_in(part, book)
            if against or points < _needed(name, part, book):
                reason = reason or against or "too little else agrees"
            elif points > best:
                best, ties, found = points, 0, book
            elif points == best and not (found and _are_one(found, book)):
                ties += 1
        if found is not None and not ties:
            return found.key
        if part.type != "book":
            reason = "another book would fit as well" if ties else reason
            if first:
                self._miss(found or first, part, reason)
            elif near:
                self._miss(near, part, "only one of the titles names a volume")
        return None

    def _miss(self, book: Reference, part: Reference, reason: str) -> None:
        miss = self._near.setdefault((book.key, reason), NearMiss(book.key, reason, []))
        miss.parts.append(part.key)


# --- titles ---------------------------------------------------------------------------------------


def titles(book: Reference) -> Iterator[str]:
    """The whole title, and the main title alone; of a volume with a title of its own, that too.

    A work in volumes may stand as the series that its volumes are in.
    """
    if book.title:
        yield from _names(book.title, book.subtitle)
        if book.volume_title:
            yield from _names(book.volume_title, book.volume_subtitle)
        elif book.volume and book.series and book.series.title:
            yield from _names(book.series.title, None)


def _why_not_in(part: Reference, book: Reference) -> str:
    """Why a part that agrees with the entry of a volume is not in it; "" where it may be."""
    if part.type == "book" or not (book.volume_title or book.series):
        return ""
    title, subtitle = book.title, book.subtitle
    if book.volume_title:
        title, subtitle = book.volume_title, book.volume_subtitle
    own = set(_names(title, subtitle)) if title else set()
    named = not own.isdisjoint(containers(part)) or (
        folded_title(part.volume_title, part.volume_subtitle) in own
    )
    if not named and same_volume(part.volume, book.volume) is not True:
        return "it is not said which volume"
    if is_titled_volume(book):
        return why_not_apart(book)
    known = (
        named or (part.isbn and part.isbn == book.isbn) or _same_people(part.editor, book.editor)
    )
    return "" if known else "only series and volume are the same"


def is_title_of(part: Reference, volume: Reference) -> bool:
    """Whether the title that a part gives its book is that of a volume with a title of its own."""
    return bool(
        volume.volume_title
        and not {*_names(volume.volume_title, volume.volume_subtitle)}.isdisjoint(containers(part))
    )


def containers(part: Reference) -> tuple[str, ...]:
    """The titles of what an entry is in, the whole one first; of a volume, of the whole work."""
    if part.type == "book":
        return tuple(titles(part))[:1] if part.volume else ()
    if not part.is_part or not part.container_title:
        return ()
    return tuple(_names(part.container_title, part.container_subtitle))


def _names(title: LocalText, subtitle: LocalText | None) -> Iterator[str]:
    text = title.text
    yield folded_title(title, subtitle)
    if subtitle:
        yield folded(text)
    elif ": " in text:
        yield folded(text.partition(": ")[0])
    if (apart := _apart(text))[1]:
        yield apart[0]


_VOLUME_IN_TITLE = pattern(
    r"(?i)(.*\w)[\s,.:;(\[–—-]+(?:vol(?:ume)?|bd|band|tome|tomo|t|deel|część)\b\.?\s*"
    r"(\d{1,4}|[ivxlc]{1,8})[.)\]]?"
)
"""A title with the volume behind it."""


def _apart(title: str) -> tuple[str, str]:
    """The words of a title before the volume that it names, and the number of that.

    >>> _apart("Rivers, vol. 2"), _apart("Rivers (Bd. II)"), _apart("Tome 4")
    (('rivers', '2'), ('rivers', 'II'), ('tome 4', ''))
    """
    found = _VOLUME_IN_TITLE.fullmatch(title.strip())
    return (folded(found[1]), found[2]) if found else (folded(title), "")


def _volumes_in_titles(part: Reference, book: Reference) -> tuple[str, str] | None:
    """The volumes that the titles name which part and book give it, where they differ by these;
    None where they are the same.
    """
    names, others = set(containers(part)), set(titles(book))
    (ours, number), (theirs, other) = (
        _apart(title.text) if title else ("", "") for title in (part.container_title, book.title)
    )
    names -= {ours} if number else set()
    others -= {theirs} if other else set()
    if not names.isdisjoint(others) or (number and other and same_volume(number, other)):
        return None
    return number, other


def _by_key(key: str, shelves: Iterable[Container[str]]) -> str | None:
    """The book whose key, the longest there is, begins the part's."""
    return next((k for k in keys_before(key) if any(k in books for books in shelves)), None)


def keys_before(key: str) -> Iterator[str]:
    """The keys of which that of a part may be made, the longest first.

    >>> list(keys_before("marsh-2004-ch1"))
    ['marsh-2004', 'marsh']
    """
    end = key.rfind("-", 0, _LONGEST_KEY)
    while end > 0:
        yield key[:end]
        end = key.rfind("-", 0, end)


def _is_volume(key: str, shelves: Iterable[Shelf]) -> bool:
    return any(key in books and books[key].volume for books in shelves)


# --- agreement ------------------------------------------------------------------------------------


def _needed(name: str, part: Reference, book: Reference) -> int:
    """How much must agree: less where the whole title is the same and long."""
    if part.type == "book":  # two works have one title more often than a volume has it
        return 2
    whole = bool(book.title) and folded_title(book.title, book.subtitle) == name
    return 1 if whole and name.count(" ") >= _LONG_TITLE - 1 else 2


def _agreement(part: Reference, book: Reference) -> tuple[int, str]:
    """How much of what both say is the same, and what speaks against it ("": nothing)."""
    points = _ISBN_ALONE if part.isbn and part.isbn == book.isbn else 0
    for reason, same in (
        ("the year differs", _same_year(part.date, book.date)),
        ("the editors differ", _same_people(part.editor, book.editor)),
        ("", _same_people(part.editor, () if book.editor else book.author) or None),
        ("the author of the book differs", _same_people(part.container_author, book.author)),
        ("the edition differs", _same_text(_edition(part), _edition(book))),
        ("the volume differs", same_volume(part.volume, book.volume)),
    ):
        if same is False:
            return points, reason
        points += same is True
    same = bool(part.publisher and book.publisher) and _are_publishers(part, book)
    is_one_book = bool(part.publisher) and part.publisher == book.publisher
    is_one_book &= part.date == book.date or bool(part.volume_title)  # which names its work
    if part.type == "book" and not is_one_book and points < _ISBN_ALONE:
        return points, "the publisher or the date differs"
    points += same
    points += bool(part.author) and part.author == book.author
    return points, ""


def _are_one(book: Reference, other: Reference) -> bool:
    """Whether two entries are of one book: bibliographies that grow have many twice."""
    if folded_title(book.title, book.subtitle) != folded_title(other.title, other.subtitle):
        return False
    people = [_families(entry.author or entry.editor) for entry in (book, other)]
    alike = people[0] == people[1] or (book.isbn and book.isbn == other.isbn)
    same = (
        _same_year(book.date, other.date) is not False,
        folded(_edition(book)) == folded(_edition(other)),
        same_volume(book.volume, other.volume) or book.volume == other.volume,
        not book.isbn or not other.isbn or book.isbn == other.isbn,
    )
    return bool(alike and any(people)) and all(same)


def _same_year(part: Date | None, book: Date | None) -> bool | None:
    """Whether the years are the same; None where one side does not say."""
    if part is None or book is None:
        return None
    if part == book:
        return True
    start, end, year = book.start, book.end, part.start
    if start is None or year is None:
        return None
    return start.year <= year.year <= (end.year if end else start.year)


def _same_people(part: tuple[Name, ...], book: tuple[Name, ...]) -> bool | None:
    """Whether they have a family name in common."""
    if not part or not book:
        return None
    return not _families(part).isdisjoint(_families(book))


def _families(names: tuple[Name, ...]) -> set[str]:
    return set(map(folded_name, names))


def _same_text(part: str | None, book: str | None) -> bool | None:
    return folded(part) == folded(book) if part and book else None


_VOLUME = pattern(
    r"(?i)(?:(?:vol(?:ume)?|bd|band|tome|t|deel|part|pt)\b\.?\s*)?"
    r"(\d{1,9}|[ivxlc]{1,9})\b(.*)"
)
"""The number of a volume, with the word for it and with its title, as some have it."""


def same_volume(part: str | None, book: str | None) -> bool | None:
    """Whether the volumes are the same; their titles count where both are given.

    >>> same_volume("2", "2: Morphology"), same_volume("II", "Bd. 2"), same_volume("1", "2")
    (True, True, False)
    """
    if not part or not book or folded(part) == folded(book):
        return True if part and book else None
    ours, theirs = _VOLUME.fullmatch(part.strip()), _VOLUME.fullmatch(book.strip())
    if not ours or not theirs or _digits(ours[1]) != _digits(theirs[1]):
        return False
    titles = {folded(ours[2]), folded(theirs[2])} - {""}
    return len(titles) < 2


def _digits(number: str) -> int:
    return int(number) if number.isdecimal() else from_roman(number.lower()) or 0


_WORD_FOR_EDITION = pattern(r"(?i)\b(?:edition|edn?|éd|auflage|aufl|ausgabe)\b\.?")


def _edition(ref: Reference) -> str:
    """The edition without the word for it: `revised edition` is `rev` of nothing else."""
    return _WORD_FOR_EDITION.sub("", ref.edition or "")


def _are_publishers(part: Reference, book: Reference) -> bool:
    """Whether a publisher's name is the other's, or within it (`Springer`, `Springer-Verlag`)."""
    ours = [set(folded(name.text).split()) for name in part.publisher]
    theirs = [set(folded(name.text).split()) for name in book.publisher]
    return any(a <= b or b <= a for a in ours for b in theirs)
