"""Dates in EDTF, levels 0 and 1 (ISO 8601-2:2019; https://www.loc.gov/standards/datetime/).

The record keeps the text; `Date` reads it.  What EDTF does not know stays text and the checks
report it.

>>> Date("1931~").start
Moment(year=1931, month=None, day=None, approximate=True, uncertain=False)
>>> Date("1911/1914").end.year, Date("2019-06-03/2019-06-05").start.day
(1914, 3)
>>> Date("1977/..").open, Date("c. 1931").valid
(True, False)
>>> str(Date("1977-06")), Date("1977-06").year, Date("1977-06").month
('1977-06', 1977, 6)
>>> sorted([Date("2004"), Date("c. 1931"), Date("1977-06"), Date("1977")])
[Date('c. 1931'), Date('1977'), Date('1977-06'), Date('2004')]
"""

from __future__ import annotations

import calendar
import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from precarious_truce.model.values import OrderedValue
from precarious_truce.patterns import pattern

__all__ = ["MONTHS", "SEASONS", "Date", "Moment", "month_number"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
"""The English names of the months, in order."""

_SHORTEST = 3
"""Letters of the shortest abbreviation of a month."""


def month_number(word: str) -> int | None:
    """The number of the month that an English word names, in full or begun; None for any other.

    >>> [month_number(word) for word in ("January", "jun", "Sept.", "ju", "Juin", "marching")]
    [1, 6, 9, None, None, None]
    """
    begun = word.strip().lower().removesuffix(".")
    if len(begun) < _SHORTEST:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(begun)), None)


SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""EDTF level 1, "Seasons": the numbers that stand where a month would."""

_MOMENT = pattern(
    r"(?P<year>Y-?\d{5,12}|-?\d{4}|-?\d{3}X|-?\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<qualifier>[?~%])?"
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR_ANYWHERE = pattern(r"(?<!\d)-?\d{4}(?!\d)")


class Moment(NamedTuple):
    """One end of a date: a year, month (21–24 are seasons) or day, and how sure it is."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def season(self) -> str | None:
        """The season's name, where the month is one."""
        return SEASONS.get(self.month or 0)

    @property
    def order(self) -> tuple[int, int, int]:
        """What a sort goes by; a season stands with its last month."""
        month = self.month or 0
        return self.year, (month - 20) * 3 if self.season else month, self.day or 0

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        return tuple(n for n in (self.year, self.month, self.day) if n is not None)


_NEVER = 10**12
"""A year later than any that can be written."""


class Date(OrderedValue):
    """A date or interval: one moment, or two with `/` between; `..` or nothing is an open end.

    Dates are in the order in which they begin; what tells no year comes last.

    >>> import datetime
    >>> Date(2004) == "2004", Date(datetime.date(2011, 6, 3)).day, Date("2004") < "2004-03"
    (True, 3, True)
    >>> Date("2004") == 2004, Date("2004-03") == 2004, 1999 < Date("2004-03") < 2005
    (True, False, True)
    """

    __slots__ = ()

    _COMPARED = (str, int, datetime.date)

    if TYPE_CHECKING:

        def __init__(self, date: str | int | datetime.date | Self) -> None: ...

    @classmethod
    def _printed(cls, value: object) -> str:
        if isinstance(value, datetime.date):
            return value.isoformat()[:10]
        if isinstance(value, int) and not isinstance(value, bool):
            return f"{value:0{5 if value < 0 else 4}}"
        return super()._printed(value)

    @cached_property
    def _ends(self) -> tuple[Moment | None, Moment | None, bool] | None:
        """Start, end, whether an interval; None where the text is not EDTF."""
        first, slash, last = self._text.partition("/")
        start, end = _moment(first), _moment(last) if slash else None
        if (start is None and first not in ("", "..")) or (start is None and end is None):
            return None
        if slash and end is None and last not in ("", ".."):
            return None
        return start, end, bool(slash)

    @property
    def valid(self) -> bool:
        """Whether the text is EDTF level 0 or 1."""
        return self._ends is not None

    @property
    def start(self) -> Moment | None:
        """The moment, or the first of an interval; None where it is open or not EDTF."""
        return self._ends[0] if self._ends else None

    @property
    def end(self) -> Moment | None:
        """The last moment of an interval."""
        return self._ends[1] if self._ends else None

    @property
    def interval(self) -> bool:
        """Whether the date has two ends."""
        return self._ends is not None and self._ends[2]

    @property
    def open(self) -> bool:
        """Whether one end of the interval is open or unknown."""
        return self.interval and (self.start is None or self.end is None)

    @property
    def circa(self) -> bool:
        """Whether any end is approximate or uncertain."""
        return any(m.approximate or m.uncertain for m in (self.start, self.end) if m)

    @property
    def year(self) -> int | None:
        """The year it begins in (of an open beginning: ends in); the first found in other text.

        >>> Date("1911/1914").year, Date("c. 1931").year, Date("forthcoming").year
        (1911, 1931, None)
        """
        moment = self.start or self.end
        if moment:
            return moment.year
        found = _YEAR_ANYWHERE.search(self._text)
        return int(found[0]) if found else None

    @property
    def month(self) -> int | None:
        """The month of that year, 1–12; None where it tells none.

        >>> Date("2011-06-03").month, Date("2011").month, Date("2011-21").month
        (6, None, None)
        """
        moment = self.start or self.end
        return moment.month if moment and not moment.season else None

    @property
    def day(self) -> int | None:
        """The day of that month; None where it tells none."""
        moment = self.start or self.end
        return moment.day if moment else None

    @property
    def season(self) -> str | None:
        """The season of that year: spring, summer, autumn or winter; None where it tells none.

        >>> Date("2011-21").season
        'spring'
        """
        moment = self.start or self.end
        return moment.season if moment else None

    @property
    def uncertain(self) -> bool:
        """Whether any end is marked as uncertain: `1952?`."""
        return any(m.uncertain for m in (self.start, self.end) if m)

    def to_date(self) -> datetime.date | None:
        """The day, where the date is exactly one that Python knows; else None.

        >>> Date("2011-06-03").to_date(), Date("2011-06").to_date(), Date("2011-06-03~").to_date()
        (datetime.date(2011, 6, 3), None, None)
        """
        moment = self.start
        if moment is None or self.interval or self.circa or not (moment.month and moment.day):
            return None
        if not datetime.MINYEAR <= moment.year <= datetime.MAXYEAR:
            return None
        return datetime.date(moment.year, moment.month, moment.day)

    @property
    def order(self) -> tuple[object, ...]:
        """Where it begins, where it ends, the text."""
        start, end = self.start, self.end
        if start is None and end is None:
            year = _NEVER if self.year is None else self.year
            return (year, 0, 0), (year, 0, 0), self._text
        if start is None:
            return (end.year, -1, 0) if end else (), end.order if end else (), self._text
        last = (_NEVER, 0, 0) if self.open else start.order
        return start.order, end.order if end else last, self._text


def _moment(text: str) -> Moment | None:
    """One EDTF date; unspecified digits (`197X`, level 1) count from the decade's first year."""
    if len(text) == 4 and text.isascii() and text.isdigit():
        return Moment(int(text))
    found = _MOMENT.fullmatch(text) if text.isascii() else None
    if not found:
        return None
    year = int(found["year"].replace("X", "0").lstrip("Y"))
    month, day = _number(found["month"]), _number(found["day"])
    if not _month_exists(month) or not _day_exists(year, month, day):
        return None
    mark, unspecified = found["qualifier"], "X" in found[0]
    return Moment(year, month, day, unspecified or mark in ("~", "%"), mark in ("?", "%"))


def _number(text: str | None) -> int | None:
    return int(text) if text and text != "XX" else None


def _month_exists(month: int | None) -> bool:
    return month is None or 1 <= month <= 12 or month in SEASONS


def _day_exists(year: int, month: int | None, day: int | None) -> bool:
    if day is None:
        return True
    if month is None or month > 12:
        return False
    return 1 <= day <= (29 if month == 2 and calendar.isleap(year) else _DAYS[month - 1])
