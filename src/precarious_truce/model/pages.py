"""Pages as they are printed: labels, ranges, lists of ranges, and the extent of a book.

A page label is more than a number: `ix`, `A12`, `12a`, `[iii]`, `4:1`, `pl. IV`.  Labels of one
sequence (same prefix, style and brackets) are ordered; labels of different sequences never are.

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
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from precarious_truce.habits import PAGES
from precarious_truce.model.values import OrderedValue, PrintedValue
from precarious_truce.patterns import pattern

__all__ = [
    "Extent",
    "LabelStyle",
    "PageLabel",
    "PageRange",
    "Pages",
    "Run",
    "from_roman",
    "to_roman",
]


class LabelStyle(StrEnum):
    """How the number of a label is printed."""

    ARABIC = "arabic"
    ROMAN = "roman"
    UPPER_ROMAN = "ROMAN"


class Sequence(NamedTuple):
    """What labels must share to be comparable."""

    prefix: str
    style: LabelStyle
    bracketed: bool


class PageLabel(NamedTuple):
    """One page, as (prefix, style, bracketed, number, suffix).

    >>> label = PageLabel.parse("A12a")
    >>> label.prefix, label.style, label.bracketed, label.number, label.suffix
    ('A', <LabelStyle.ARABIC: 'arabic'>, False, 12, 'a')
    >>> PageLabel.parse("vx") is None
    True
    """

    prefix: str
    style: LabelStyle
    bracketed: bool
    number: int
    suffix: str
    text: str

    @classmethod
    def parse(cls, text: str) -> PageLabel | None:
        """The label that `text` is; None where it is not one."""
        return _label(text.strip())

    @property
    def sequence(self) -> Sequence:
        """What a label must share with this one to be comparable."""
        return Sequence(self.prefix, self.style, self.bracketed)

    def __lt__(self, other: PageLabel) -> bool:  # type: ignore[override]
        """Whether it comes before another page; TypeError where that is of another sequence."""
        return self.order < _beside(self, other).order

    def __le__(self, other: PageLabel) -> bool:  # type: ignore[override]
        return self.order <= _beside(self, other).order

    def __gt__(self, other: PageLabel) -> bool:  # type: ignore[override]
        return self.order > _beside(self, other).order

    def __ge__(self, other: PageLabel) -> bool:  # type: ignore[override]
        return self.order >= _beside(self, other).order

    @property
    def order(self) -> tuple[int, str]:
        """The place within the sequence: the suffix letter orders inside its number."""
        return self.number, self.suffix

    def __str__(self) -> str:
        return self.text

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _beside(label: PageLabel, other: PageLabel) -> PageLabel:
    """The other label, where both are of one sequence; else TypeError."""
    if not isinstance(other, PageLabel):
        raise TypeError(f"page {label} cannot be compared with {other!r}; use PageLabel.parse")
    if label[:3] != other[:3]:
        raise TypeError(
            f"pages {label} and {other} are of different sequences, so neither comes first; "
            "sort Pages, which puts one sequence after the other"
        )
    return other


# --- roman numerals -----------------------------------------------------------------------------

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_SHAPE = pattern(
    r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})"
)  # with the additive forms (iiii, xiiii) of old books


def to_roman(number: int) -> str:
    """The canonical lower-case roman numeral of a positive number below 5000.

    >>> to_roman(14)
    'xiv'
    """
    if not 0 < number < 5000:
        raise ValueError(f"no roman numeral for {number}")
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


@lru_cache(maxsize=4096)
def from_roman(text: str) -> int | None:
    """The number of a lower-case roman numeral, additive forms included; None where it is none.

    >>> from_roman("xiv"), from_roman("xiiii"), from_roman("vx"), from_roman("")
    (14, 14, None, None)
    """
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return None
    number, rest = 0, text
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            number, rest = number + value, rest[len(letters) :]
    return number


# --- labels -------------------------------------------------------------------------------------

_ARABIC_LABEL = pattern(
    r"(?P<prefix>(?:[^\W\d_]{1,4}\.?[ .\-]?|[^\W\d_]{2,12}\.? |\*)?(?:\d{1,7}[:./\-])?)"
    r"(?P<number>\d{1,6})"
    r"(?P<suffix>(?!ff?$)[a-z]{0,2}|[A-Z]|[*′'’]|(?: ?(?:bis|ter|[rv]))|[rv][ab]?)"
)
_ROMAN_LABEL = pattern(
    r"(?P<prefix>(?:[^\W\d_]{1,12}\.? |[^\W\d_]{1,4}[.\-]|\d{1,7}[:./\-]|\*)?)"
    r"(?P<number>[ivxlcdm]{1,15}|[IVXLCDM]{1,15})(?P<suffix>\*?)"
)
_ARTICLE_ID = pattern(r"e\d{4,}|\d+[A-Z]\d+", re.I)


@lru_cache(maxsize=16384)
def _label(text: str) -> PageLabel | None:
    if text.isdigit() and text.isascii() and len(text) < 7:
        return PageLabel("", LabelStyle.ARABIC, False, int(text), "", text)
    if len(text) > 40 or _ARTICLE_ID.fullmatch(text):
        return None
    bracketed = text[:1] == "[" and text[-1:] == "]"
    inner = text[1:-1].strip() if bracketed else text
    if found := _ROMAN_LABEL.fullmatch(inner):
        number = from_roman(found["number"].lower())
        style = LabelStyle.ROMAN if found["number"].islower() else LabelStyle.UPPER_ROMAN
        if number is not None:
            return _matched(found, style, bracketed, number, text)
    if found := _ARABIC_LABEL.fullmatch(inner):
        return _matched(found, LabelStyle.ARABIC, bracketed, int(found["number"]), text)
    return None


def _matched(
    found: re.Match[str], style: LabelStyle, bracketed: bool, number: int, text: str
) -> PageLabel:
    prefix, suffix = found["prefix"].strip(), found["suffix"].strip()
    return PageLabel(prefix, style, bracketed, number, suffix, text)


# --- ranges -------------------------------------------------------------------------------------


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
    _beside(span.first, other.first)
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
        items[::2] = [
            (_LONG_DASH if _LONG_DASH.search(i) else _HYPHEN).sub("–", _without_word(i))
            for i in items[::2]
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
            first, last = _label(plain[1]), _label(plain[2])
            if first and last:
                return (_completed(first, last, f"{first.text}–{last.text}"),)
        return tuple(_range(part) for part in _LIST.split(self.canonical))

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
    return _range(str(page)) if is_number else None


def _range(text: str) -> PageRange | None:
    single = _label(text)
    if single:
        return PageRange(single, single, text)
    following = _FOLLOWING.fullmatch(text)
    if following and (first := _label(following[1].strip())):
        if following[2] != "f":
            return PageRange(first, None, text)
        after = _successor(first)
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
    first = _label(start)
    if first is None:
        return None
    if not end:
        return PageRange(first, None, text)
    last = _label(end)
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


_LAST = {LabelStyle.ARABIC: 999_999, LabelStyle.ROMAN: 4999, LabelStyle.UPPER_ROMAN: 4999}
"""Style → the last number that a label has."""


def _successor(label: PageLabel) -> PageLabel | None:
    """The page after one without suffix, or None."""
    if label.suffix or label.number >= _LAST[label.style]:
        return None
    number = label.number + 1
    digits = str(number) if label.style is LabelStyle.ARABIC else to_roman(number)
    if label.style is LabelStyle.UPPER_ROMAN:
        digits = digits.upper()
    old = re.search(r"[\divxlcdmIVXLCDM]+\]?$", label.text)
    text = label.text[: old.start()] + digits + "]" * label.bracketed if old else digits
    return label._replace(number=number, text=text)


# --- extent -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an extent: `count` pages in a sequence, of a `unit` ("pages", "plates" …)."""

    count: int
    unit: str
    sequence: Sequence | None
    text: str


class Extent(PrintedValue):
    """How long a book is, run by run (ISBD 5.1): `xiv + 289 + [8] plates`.

    >>> extent = Extent("[iv] + 96 + [8] plates + A1–A12")
    >>> [(run.count, run.unit) for run in extent.runs], extent.total
    ([(4, 'pages'), (96, 'pages'), (8, 'plates'), (12, 'pages')], 112)
    >>> Extent("xiv, 289 p.") == Extent("xiv + 289 p."), [run.text for run in Extent("xiv + 289")]
    (True, ['xiv', '289'])
    """

    __slots__ = ()

    def __iter__(self) -> Iterator[Run]:
        return iter(self.runs)

    @cached_property
    def canonical(self) -> str:
        return " + ".join(p for p in re.split(r"\s*[+,;]\s*", " ".join(self._text.split())) if p)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs in order; empty where one of them cannot be read."""
        found = [_run(part) for part in self.canonical.split(" + ")]
        return tuple(r for r in found if r) if all(found) else ()

    @property
    def valid(self) -> bool:
        """Whether the text could be read."""
        return bool(self.runs)

    @property
    def total(self) -> int | None:
        """All numbered and counted pages, without plates; None where the text could not be read."""
        return sum(r.count for r in self.runs if r.unit == "pages") if self.runs else None


_RUN = pattern(
    r"(?P<label>\[?[^\s\]]+\]?)(?:\s+(?P<unit>unnumbered\s+)?(?P<what>[^\W\d_]+)\.?(?:\s.*)?)?"
)
_PAGE_UNITS = {"p", "pp", "pages", "page", "s", "seiten", "с", "стр", "pag", "leaves"}


def _run(text: str) -> Run | None:
    found = _RUN.fullmatch(text)
    if not found:
        return None
    what = (found["what"] or "pages").lower()
    unit = "pages" if what in _PAGE_UNITS else what
    span = _range(found["label"])
    if span is None or span.total is None or span.backwards:
        return None
    last = span.last or span.first
    count = last.number if span.first == last else span.total
    return Run(count, unit, None if unit != "pages" else last.sequence, text)
