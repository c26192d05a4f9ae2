"""Pages as they are printed: ranges of labels, and lists of ranges.

>>> pages = Pages("1–12, 17-24, 31")
>>> [str(r) for r in pages.ranges], pages.total
(['1–12', '17–24', '31'], 21)
>>> Pages("ix--xiv") == Pages("ix–xiv"), str(Pages("ix--xiv")), Pages("ix--xiv").hyphenated
(True, 'ix--xiv', 'ix-xiv')
>>> Pages("ix–xiv").first.number, Pages("70–61").valid
(9, False)
>>> 20 in pages, "p. 13" in pages, [str(span) for span in pages], Pages((12, 30))
(True, False, ['1–12', '17–24', '31'], Pages('12–30'))
>>> sorted(map(Pages, ["15–61", "1–14", "ix–xiv"]))
[Pages('ix–xiv'), Pages('1–14'), Pages('15–61')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from precarious_truce.habits import PAGES
from precarious_truce.model.page_labels import LabelStyle, PageLabel, beside, label_of, successor
from precarious_truce.model.values import OrderedValue
from precarious_truce.patterns import pattern

__all__ = ["PAGE_WORD", "Endpoint", "PageRange", "Pages", "range_of"]


class PageRange(NamedTuple):
    """From `first` to `last` (the same for a single page; None where the end is unknown)."""

    first: PageLabel
    last: PageLabel | None
    text: str
    abbreviated: bool = False

    @property
    def open(self) -> bool:
        """Whether the end is not known (`134–`, `88ff.`, `51+`)."""
        return self.last is None

    @property
    def total(self) -> int | None:
        """How many pages; None where the end is unknown or lies in another sequence."""
        if self.last is None or self.last.sequence != self.first.sequence:
            return None
        if self.first.number == self.last.number:
            a, b = self.first.suffix, self.last.suffix
            return (
                ord(b) - ord(a) + 1 if len(a) == len(b) == 1 and b.isalpha() and a.isalpha() else 1
            )
        return self.last.number - self.first.number + 1

    @property
    def backwards(self) -> bool:
        """Whether the end comes before the beginning of its sequence."""
        first, last = self.first, self.last
        if last is None or last.number > first.number:  # most: no need to compare sequences
            return False
        return last.sequence == first.sequence and last.order < first.order

    @property
    def order(self) -> tuple[tuple[int, str], tuple[int, str]]:
        """The places of its ends within their sequences; an open end is beyond all others."""
        return self.first.order, self.last.order if self.last else (_BEYOND, "")

    def __lt__(self, other: PageRange) -> bool:  # type: ignore[override]
        """Whether it begins (or else ends) earlier; TypeError where sequences are different."""
        return self.order < _range_beside(self, other).order

    def __le__(self, other: PageRange) -> bool:  # type: ignore[override]
        return self.order <= _range_beside(self, other).order

    def __gt__(self, other: PageRange) -> bool:  # type: ignore[override]
        return self.order > _range_beside(self, other).order

    def __ge__(self, other: PageRange) -> bool:  # type: ignore[override]
        return self.order >= _range_beside(self, other).order

    def __contains__(self, page: object) -> bool:
        """Whether a page (`60`, `"p. 60"`, a label), or all of a range, is in it."""
        wanted = _span(page)
        if wanted is None or wanted.last is None:
            return False
        return self.holds(wanted.first) and self.holds(wanted.last)

    def holds(self, page: PageLabel) -> bool:
        """Whether `page` lies in this range; of an open one only the first page surely does."""
        if page.sequence != self.first.sequence:
            return False
        if self.last is None:
            return page.order == self.first.order
        return self.first.order <= page.order <= self.last.order or (
            not page.suffix and self.first.number <= page.number <= self.last.number
        )

    def __str__(self) -> str:
        if self.last is None:
            return f"{self.first}–"
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


_BEYOND = 10**9


def _range_beside(span: PageRange, other: PageRange) -> PageRange:
    """The other range, where both begin in one sequence; else TypeError."""
    if not isinstance(other, PageRange):
        raise TypeError(f"pages {span} cannot be compared with {other!r}")
    beside(span.first, other.first)
    return other


_DASH = r"\s*(?:-{2,3}|[\u2010-\u2015\u2212])\s*"
_LONE_DASH = pattern("(?<![-–—])–(?![-–—])")
_LONG_DASH = pattern(_DASH)
_HYPHEN = pattern(r"\s*-\s*")
_SEPARATOR = pattern(r"\s*([,;])\s*")
_LIST = pattern(r"\s*[,;&]\s*|\s+and\s+")
_FOLLOWING = pattern(r"(.+?)\s*(?:(ff?)\.?|\+)")
_NUMBERS = pattern(r"([0-9]{1,9})(?:--?|–)([0-9]{1,9})")
_PLAIN_RANGE = pattern("([0-9]{1,6})[-–]([0-9]{1,6})")  # most ranges are: read at once
_WORDS = "(?:pages?|pp?|pgs?|seiten?|стр|страниц[аы]|p[áa](?:gg?s?|gin[ae]s?)|str|stron[ay]|blz)"
PAGE_WORD = pattern(rf"{_WORDS}(?:\.\s*|\s+|(?=[\[\d]))|[sс]{{1,2}}\.\s*", re.I)
"""A word for "page" before a label: `p.`, `pp.`, `S.`"""
_LEADER = pattern(
    rf"(?:{_WORDS}(?:\.\s*|\s+)|[sс]{{1,2}}\.\s*)(?=\[?(?:[a-z]{{0,2}}\d|[ivxlcdm]+\b))", re.I
)
"""The same, where a label surely follows: `A12` is one, `p12` may be."""

Endpoint = int | str | PageLabel
"""A page as scripts give it."""


class Pages(OrderedValue):
    """The pages of a part, as printed: a list of ranges.

    Hyphen, `--` and en dash mean the same; a word for them (`pp. 3–5`, `S. 12`) says nothing more;
    `134–`, `134ff.` and `134+` are open-ended, `100f.` is two pages.  What cannot be read (`70–61`,
    `vx`, `e1006791`) stays text: `ranges` is then empty.

    >>> Pages("4:1–4:14").ranges[0].first.prefix, Pages("134ff.").ranges[0].open
    ('4:', True)
    >>> Pages("113–18").ranges[0].last.number, Pages("100f.").total
    (118, 2)

    In a script pages can also be given as a number, a pair, or a list of them.

    >>> Pages(60), Pages(("ix", "xiv")), Pages([(1, 12), (17, 24), 31])
    (Pages('60'), Pages('ix–xiv'), Pages('1–12, 17–24, 31'))
    >>> Pages("15–61") == (15, 61), Pages("60") == 60, Pages("60") == ()
    (True, True, False)

    Iteration gives the ranges; `in` asks for a page as printed, also with `p.` before it.  Pages
    are in the order of their sequences, Roman before Arabic, then of their numbers.
    """

    __slots__ = ()

    _COMPARED = (str, int, tuple, list)
    _HABITS = PAGES

    if TYPE_CHECKING:

        def __init__(
            self,
            pages: Self
            | Endpoint
            | PageRange
            | tuple[Endpoint, Endpoint]
            | list[Endpoint | PageRange | tuple[Endpoint, Endpoint]],
        ) -> None: ...

    @classmethod
    def _printed(cls, value: object) -> str:
        if isinstance(value, (PageLabel, PageRange)):
            return str(value)
        if isinstance(value, list):
            return ", ".join(map(cls._printed, value))
        if isinstance(value, tuple) and len(value) == 2:
            return "–".join(map(cls._printed, value))
        return super()._printed(value)

    def __iter__(self) -> Iterator[PageRange]:
        return iter(self.ranges)

    def __contains__(self, page: object) -> bool:
        """Whether a page (`60`, `"p. 60"`, a label), or all of a range, is surely in them."""
        return any(page in span for span in self.ranges)

    @property
    def order(self) -> tuple[object, ...]:
        """The sequences and numbers of the ranges; what cannot be read comes last, by its text."""
        return not self.ranges, tuple(map(_place, self.ranges)), self.canonical

    @cached_property
    def canonical(self) -> str:
        text = self._text
        if text.isalnum():
            return text
        items = _SEPARATOR.split(" ".join(text.split()))
        if len(items) == 1 or _begins_with_pages(items[0]):  # `Section 1, Page 14` keeps its words
            items[::2] = map(_without_word, items[::2])
        items[::2] = [
            (_LONG_DASH if _LONG_DASH.search(i) else _HYPHEN).sub("–", i) for i in items[::2]
        ]
        return "".join(f"{i} " if i in (",", ";") else i for i in items).strip()

    @property
    def hyphenated(self) -> str:
        """With a hyphen for each dash, as CSL, RIS and BIBO write it.

        Where a label itself holds a hyphen the dash stays, so that the range can be told from it.

        >>> Pages("ix–xiv, 3").hyphenated, Pages("2-1--2-10").hyphenated
        ('ix-xiv, 3', '2-1–2-10')
        """
        if numbers := _NUMBERS.fullmatch(self._text):
            return f"{numbers[1]}-{numbers[2]}"
        text = self.canonical
        if "-" in text:
            return text
        return text.replace("–", "-") if None not in self.read() else str(self)

    @property
    def double_hyphenated(self) -> str:
        """With `--` for each dash, as BibTeX writes it; what cannot be read keeps its hyphens.

        >>> Pages("ix-xiv").double_hyphenated, Pages("11E201–11E-210").double_hyphenated
        ('ix--xiv', '11E201--11E-210')
        """
        if numbers := _NUMBERS.fullmatch(self._text):
            return f"{numbers[1]}--{numbers[2]}"
        if None in self.read():
            return _LONE_DASH.sub("--", self._text)
        return self.canonical.replace("–", "--")

    @cached_property
    def ranges(self) -> tuple[PageRange, ...]:
        """The ranges in printed order; empty where any of them cannot be read."""
        found = self.read()
        return () if any(r is None or r.backwards for r in found) else tuple(r for r in found if r)

    def read(self) -> tuple[PageRange | None, ...]:
        """Each item of the list, backwards ranges too; None for one that is not a range at all.

        >>> Pages("70–61").read()[0].backwards, Pages("vx").read()
        (True, (None,))
        """
        if plain := _PLAIN_RANGE.fullmatch(self._text):
            first, last = label_of(plain[1]), label_of(plain[2])
            if first and last:
                return (_completed(first, last, f"{first.text}–{last.text}"),)
        return tuple(range_of(part) for part in _LIST.split(self.canonical))

    @property
    def valid(self) -> bool:
        """Whether the text could be read."""
        return bool(self.ranges)

    @property
    def first(self) -> PageLabel | None:
        """The first page; None where the text could not be read."""
        return self.ranges[0].first if self.ranges else None

    @property
    def last(self) -> PageLabel | None:
        """The last page; None where it is open or the text could not be read."""
        return self.ranges[-1].last if self.ranges else None

    @property
    def total(self) -> int | None:
        """How many pages in all; None where that is not known."""
        counts = [r.total for r in self.ranges]
        return sum(n for n in counts if n) if counts and None not in counts else None


def _begins_with_pages(item: str) -> bool:
    return bool(_LEADER.match(item)) or (" " not in item and range_of(item) is not None)


def _without_word(text: str) -> str:
    """A label or range without a word for "page" before it.

    >>> _without_word("pp. 3–5"), _without_word("S. [iii]"), _without_word("pl. IV")
    ('3–5', '[iii]', 'pl. IV')
    """
    found = _LEADER.match(text)
    return text[found.end() :] if found else text


_STYLES = {LabelStyle.ROMAN: 0, LabelStyle.UPPER_ROMAN: 1, LabelStyle.ARABIC: 2}


def _place(span: PageRange) -> tuple[object, ...]:
    """What ranges of any sequences are sorted by."""
    prefix, style, bracketed = span.first.sequence
    return (prefix, _STYLES[style], bracketed), span.order


def _span(page: object) -> PageRange | None:
    """The single range that is meant by a number, a label or text; None for anything else."""
    if isinstance(page, (PageRange, PageLabel)):
        return page if isinstance(page, PageRange) else PageRange(page, page, page.text)
    if isinstance(page, (str, Pages)):
        text = str(page).strip()
        word = PAGE_WORD.match(text)
        ranges = Pages(text[word.end() :] if word else text).ranges
        return ranges[0] if len(ranges) == 1 else None
    is_number = isinstance(page, int) and not isinstance(page, bool)
    return range_of(str(page)) if is_number else None


def range_of(text: str) -> PageRange | None:
    """The range, or the single page, that a text is; None where it is none."""
    single = label_of(text)
    if single:
        return PageRange(single, single, text)
    following = _FOLLOWING.fullmatch(text)
    if following and (first := label_of(following[1].strip())):
        if following[2] != "f":
            return PageRange(first, None, text)
        after = successor(first)
        return PageRange(first, after, text) if after else None
    return next((r for a, b in _halves(text) if (r := _joined(a, b, text))), None)


def _halves(text: str) -> list[tuple[str, str]]:
    """The ways to cut a range in two: at its only long dash, else at the middle hyphen."""
    parts = _LONG_DASH.split(text) if _LONG_DASH.search(text) else _HYPHEN.split(text)
    if len(parts) % 2:
        return []
    middle = len(parts) // 2
    return [("-".join(parts[:middle]), "-".join(parts[middle:]))]


def _joined(start: str, end: str, text: str) -> PageRange | None:
    if start.startswith("[") and not start.endswith("]") and end.endswith("]"):  # [iii–iv]
        start, end = start + "]", "[" + end
    first = label_of(start)
    if first is None:
        return None
    if not end:
        return PageRange(first, None, text)
    last = label_of(end)
    if last is None:
        return None
    if last.sequence == first.sequence:
        return _completed(first, last, text)
    if last.sequence == (first.sequence._replace(prefix="")):  # A1–12, pl. I–VIII
        return _completed(first, last._replace(prefix=first.prefix), text)
    return PageRange(first, last, text)


def _completed(first: PageLabel, last: PageLabel, text: str) -> PageRange:
    """The range, its abbreviated end (`113–18`) written out."""
    a, b = str(first.number), str(last.number)
    if first.style is not LabelStyle.ARABIC or last.number >= first.number or len(b) >= len(a):
        return PageRange(first, last, text)
    number = int(a[: len(a) - len(b)] + b)
    if number < first.number:
        return PageRange(first, last, text)
    whole = f"{first.prefix}{number}{last.suffix}"
    return PageRange(first, last._replace(number=number, text=whole), text, abbreviated=True)
