"""Dates as CSL-JSON gives them: parts, ranges, seasons, literal, raw and EDTF (CSL 1.0.2, "Dates").

>>> date = read({"date-parts": [[2004, 5], [2004, 7]], "circa": 1})
>>> date.parts, date.end, date.circa
((2004, 5, 0), (2004, 7, 0), True)
>>> read({"raw": "15 March 2001"}).parts, read("2004-21~").season, read({"raw": "bygone"}).literal
((2001, 3, 15), '1', 'bygone')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from precarious_truce.citations.marks import clean
from precarious_truce.patterns import pattern

__all__ = ["Date", "read"]

Parts = tuple[int, int, int]
"""Year, month (13 to 24: a season) and day; 0 for none."""
OPEN: Parts = (0, 0, 0)
"""The end of a range without an end."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEASONS = {"spr": "1", "sum": "2", "aut": "3", "fal": "3", "win": "4"}


class Date(NamedTuple):
    """A date: year, month and day of its beginning and, for a range, of its end."""

    parts: Parts = (0, 0, 0)
    end: Parts | None = None
    season: str = ""
    season_end: str = ""
    circa: bool = False
    literal: str = ""

    @property
    def open_ended(self) -> bool:
        """Whether it is a range without an end."""
        return self.end == OPEN

    @property
    def pattern(self) -> str:
        """Which of its parts there are: all that a style can ask of it before it writes it."""
        end = self.end or ()
        given = (*self.parts, *end, self.season, self.literal, self.circa)
        return "".join("01"[bool(part)] for part in given) + f"/{len(end)}"


def read(value: object) -> Date | None:
    """The date that a date variable of CSL-JSON holds, or None where it holds none.

    A text is EDTF or a date in words; what cannot be read is a literal date.
    """
    if isinstance(value, str):
        return _from_text(value) if value.strip() else None
    if isinstance(value, int) and not isinstance(value, bool):
        return Date(parts=(_bounded(value), 0, 0))
    return _from_mapping(value) if isinstance(value, dict) else None


def _from_mapping(value: dict[str, object]) -> Date | None:
    circa = bool(value.get("circa")) and value.get("circa") not in ("0", "false")
    season, literal = _scalar(value.get("season")), value.get("literal")
    ends = _ends(value.get("date-parts"))
    if ends is not None:
        words = clean(literal) if isinstance(literal, str) else ""
        return Date(*ends, season, circa=circa, literal=words)
    if _scalar(literal):
        return Date(literal=_scalar(literal), circa=circa, season=season)
    for key in ("edtf", "raw"):
        raw = value.get(key)
        if isinstance(raw, (str, int)) and str(raw).strip():
            found = _from_text(str(raw))
            return found._replace(season=season or found.season, circa=circa or found.circa)
    return Date(season=season, circa=circa) if season else None


def _scalar(value: object) -> str:
    """A text or number as clean text; "" for anything else and for nothing."""
    return clean(str(value)) if isinstance(value, (str, int)) and value else ""


def _ends(value: object) -> tuple[Parts, Parts | None] | None:
    """The beginning and the end in `date-parts`; an end without a year (`[0]`) is open."""
    if not (isinstance(value, list) and value and isinstance(value[0], list) and any(value[0])):
        return None
    last = value[1] if len(value) > 1 and isinstance(value[1], list) else []
    return _parts(value[0]), _parts(last) if last else None


def _bounded(number: int) -> int:
    return max(-(10**9), min(10**9, number))


def _int(value: object) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, (int, float)):
        return _bounded(int(value)) if value == value and abs(value) < 1e12 else 0
    found = re.match(r"\s*([+-]?[0-9]{1,9})", value) if isinstance(value, str) else None
    return int(found[1]) if found else 0


def _parts(values: list[object]) -> Parts:
    year, month, day = ([_int(v) for v in values[:3]] + [0, 0, 0])[:3]
    return (year, month if 0 < month < 25 else 0, day if 0 < day < 32 else 0)


# ---- dates in words and in EDTF ---------------------------------------------------------------

_EDTF = pattern(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_TOKEN = pattern(r"\d+|[^\W\d_]+\.?|[?~]")
_RANGE = pattern(
    r"\s+[-–/]\s+|/|(?<=\d)–(?=\d)|(?<=\D)[-–](?=\d{1,2}\b|\w)"
    r"|(?<=\d{4})[-–](?=[^\W\d])|(?<=\b\d{4})-(?=\d{4}\b)"
)
_SLASHED = pattern(r"\d{1,4}([/-])\d{1,2}\1\d{1,4}|\d{1,2}/\d{4}")


def _from_text(text: str) -> Date:
    text = clean(text).strip()[:200]
    if len(text) > 1 and text[0] == text[-1] == '"':
        return Date(literal=text[1:-1])
    text_date = re.sub(r"(\d)T\d.*$", r"\1", text)
    found = _edtf(text_date) or _in_words(text_date)
    return found if found is not None else Date(literal=text)


def _edtf(text: str) -> Date | None:
    first, slash, last = text.partition("/")
    start, end = _EDTF.fullmatch(first), _EDTF.fullmatch(last)
    if start is None or (end is None and last not in ("", "..")):
        return None
    begin, season = _edtf_parts(start)
    if end is not None:
        stop, season_end = _edtf_parts(end)
        return Date(begin, stop, season, season_end, bool(start[4] or end[4]))
    return Date(begin, OPEN if slash else None, season, circa=bool(start[4]))


def _edtf_parts(match: re.Match[str]) -> tuple[Parts, str]:
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if 21 <= month <= 24:
        return (year, 0, 0), str(month - 20)
    return (year, month if month <= 12 else 0, day if day <= 31 else 0), ""


class _Side(NamedTuple):
    """One end of a range in words, or a single date."""

    parts: Parts
    season: str
    circa: bool


_DAYS = pattern(r"(?<![\d/-])(\d{1,2})-(\d{1,2})(?=,?\s)")
"""Days of a month with a hyphen between them."""


def _in_words(text: str) -> Date | None:
    text = _DAYS.sub(r"\1–\2", text)
    whole = _SLASHED.fullmatch(text.strip("~? "))
    sides = [text] if whole else [side for side in _RANGE.split(text) if side and side.strip()]
    if not 0 < len(sides) <= 2:
        return None
    found = _sides(sides)
    start, end = found[0], found[-1]
    if start is None or end is None:
        return None
    if len(found) == 1:
        return Date(start.parts, None, start.season, "", start.circa) if start.parts[0] else None
    ends = _completed(start.parts, end.parts)
    circa = start.circa or end.circa
    return Date(*ends, start.season, end.season, circa) if ends[0][0] else None


def _completed(start: Parts, end: Parts) -> tuple[Parts, Parts]:
    """The ends of a range, each with what only the other one has.

    >>> _completed((0, 3, 1), (2001, 3, 9)), _completed((2001, 3, 1), (0, 0, 9))
    (((2001, 3, 1), (2001, 3, 9)), ((2001, 3, 1), (2001, 3, 9)))
    """
    if not start[0]:
        start = (end[0], start[1] or end[1], start[2])
    if not end[0]:
        end = (start[0], end[1] or start[1], end[2])
    elif not end[1] and start[1] and end[2]:
        end = (end[0], start[1], end[2])
    return start, end


def _sides(texts: list[str]) -> list[_Side | None]:
    """The ends of a range; beside one that names a month, a small number alone is a day."""
    read = [_words_of(text) for text in texts]
    beside_month = any(words.month for words in read if words)
    return [
        words.side(text, beside_month) if words else None
        for text, words in zip(texts, read, strict=True)
    ]


def _words_of(text: str) -> _Words | None:
    words = _Words(negative=text.lstrip().startswith("-"))
    return words if all(map(words.take, _TOKEN.findall(text))) else None


@dataclass
class _Words:
    """What the words and numbers of a date have given so far."""

    negative: bool
    year: int = 0
    month: int = 0
    season: str = ""
    circa: bool = False
    numbers: list[int] = field(default_factory=list)

    def take(self, token: str) -> bool:
        """Take in the next word or number; False where it is not one of a date."""
        if token.isdecimal():
            return self._number(token)
        word = token.lower().strip(".")
        if token in "?~" or word in ("c", "ca", "circa"):
            self.circa = True
        elif word in ("bc", "bce", "ad", "ce") and (self.year or self.numbers):
            year = self.year or self.numbers.pop()
            self.year = -year if word[0] == "b" else year
        elif word[:3] in _MONTHS and not self.month:
            self.month = _MONTHS.index(word[:3]) + 1
        elif word[:3] in _SEASONS:
            self.season = _SEASONS[word[:3]]
        else:
            return False
        return True

    def _number(self, digits: str) -> bool:
        if len(digits) >= 3 and not self.year:
            self.year = int(digits) if len(digits) <= 4 else 0
        else:
            self.numbers.append(int(digits[:9]))
        return len(digits) <= 4

    def side(self, text: str, beside_month: bool) -> _Side | None:
        """What was taken in of a text, as an end of a range."""
        if beside_month and not self.month and len(self.numbers) == 1 and self.numbers[0] <= 31:
            return _Side((self.year, 0, self.numbers[0]), self.season, self.circa)
        parts = self.parts(lone_number=text.strip().isdecimal())
        return None if parts is None else _Side(parts, self.season, self.circa)

    def parts(self, *, lone_number: bool) -> Parts | None:
        """Year, month and day; None where they are not those of a date.

        Of two numbers the first is the month, if it can be; a `lone_number` is a year.
        """
        if lone_number and self.numbers and not self.year:
            return self.numbers[0], 0, 0
        month, day = self._month_and_day()
        if month > 12 or day > 31 or (day and not month and self.year):
            return None
        return -self.year if self.negative else self.year, month, day

    def _month_and_day(self) -> tuple[int, int]:
        numbers = self.numbers
        if not numbers:
            return self.month, 0
        if self.month:
            return self.month, numbers[0]
        if len(numbers) >= 2:
            return (numbers[0], numbers[1]) if numbers[0] <= 12 else (numbers[1], numbers[0])
        return (numbers[0], 0) if self.year else (0, numbers[0])
