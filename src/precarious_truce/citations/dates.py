"""Dates as CSL-JSON gives them: parts, ranges, seasons, literal, raw and EDTF (CSL 1.0.2, "Dates").

>>> date = read({"date-parts": [[2004, 5], [2004, 7]], "circa": 1})
>>> date.parts, date.end, date.circa
((2004, 5, 0), (2004, 7, 0), True)
>>> read({"raw": "15 March 2001"}).parts, read("2004-21~").season, read({"raw": "bygone"}).literal
((2001, 3, 15), '1', 'bygone')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from precarious_truce.citations.marks import clean

__all__ = ["Date", "read"]

Parts = tuple[int, int, int]
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEASONS = {"spr": "1", "sum": "2", "aut": "3", "fal": "3", "win": "4"}


@dataclass(frozen=True)
class Date:
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
        return self.end == (0, 0, 0)

    @property
    def pattern(self) -> str:
        """Which of its parts there are: all that a style can ask of it before it writes it."""
        end = self.end or ()
        given = (*self.parts, *end, self.season, self.literal, self.circa)
        return "".join("01"[bool(part)] for part in given) + f"/{len(end)}"


def read(value: Any) -> Date | None:
    """The date that a date variable of CSL-JSON holds, or None where it holds none."""
    if isinstance(value, str):
        return _from_text(value) if value.strip() else None
    if isinstance(value, int) and not isinstance(value, bool):
        return Date(parts=(_bounded(value), 0, 0))
    if not isinstance(value, dict):
        return None
    circa = bool(value.get("circa")) and value.get("circa") not in ("0", "false")
    season = value.get("season")
    season = clean(str(season)) if isinstance(season, (str, int)) and season else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and any(parts[0]):
        start = _parts(parts[0])
        end = _parts(parts[1]) if len(parts) > 1 and isinstance(parts[1], list) else None
        if end is not None and len(parts[1]) == 0:
            end = None
        literal = value.get("literal")
        return Date(start, end, season, circa=circa,
                    literal=clean(literal) if isinstance(literal, str) else "")  # fmt: skip
    literal = value.get("literal")
    if isinstance(literal, (str, int)) and literal:
        return Date(literal=clean(str(literal)), circa=circa, season=season)
    for key in ("edtf", "raw"):
        raw = value.get(key)
        if isinstance(raw, (str, int)) and str(raw).strip():
            found = _from_text(str(raw))
            return Date(found.parts, found.end, season or found.season, found.season_end,
                        circa or found.circa, found.literal)  # fmt: skip
    return Date(season=season, circa=circa) if season else None


def _bounded(number: int) -> int:
    return max(-(10**9), min(10**9, number))


def _int(value: Any) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, (int, float)):
        return _bounded(int(value)) if value == value and abs(value) < 1e12 else 0
    found = re.match(r"\s*([+-]?[0-9]{1,9})", value) if isinstance(value, str) else None
    return int(found[1]) if found else 0


def _parts(values: list[Any]) -> Parts:
    year, month, day = ([_int(v) for v in values[:3]] + [0, 0, 0])[:3]
    return (year, month if 0 < month < 25 else 0, day if 0 < day < 32 else 0)


# ---- dates in words and in EDTF ---------------------------------------------------------------

_EDTF = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+\.?|[?~]")
_RANGE = re.compile(r"\s+[-–/]\s+|/|(?<=\d)–(?=\d)|(?<=\D)[-–](?=\d{1,2}\b|\w)")
_SLASHED = re.compile(r"\d{1,4}([/-])\d{1,2}\1\d{1,4}|\d{1,2}/\d{4}")


def _from_text(text: str) -> Date:
    text = clean(text).strip()[:200]
    if len(text) > 1 and text[0] == text[-1] == '"':
        return Date(literal=text[1:-1])
    text_date = re.sub(r"(\d)T\d.*$", r"\1", text)
    found = _edtf(text_date) or _in_words(text_date)
    return found if found is not None else Date(literal=text)


def _edtf(text: str) -> Date | None:
    first, slash, last = text.partition("/")
    start, end = _EDTF.fullmatch(first), _EDTF.fullmatch(last) if last else None
    if not start or (last and last != ".." and not end):
        return None
    begin, season = _edtf_parts(start)
    stop: Parts | None = (0, 0, 0) if slash and end is None else None
    season_end = ""
    if end:
        stop, season_end = _edtf_parts(end)
    circa = bool(start[4]) or bool(end and end[4])
    return Date(begin, stop, season, season_end, circa)


def _edtf_parts(match: re.Match[str]) -> tuple[Parts, str]:
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if 21 <= month <= 24:
        return (year, 0, 0), str(month - 20)
    return (year, month if month <= 12 else 0, day if day <= 31 else 0), ""


def _in_words(text: str) -> Date | None:
    whole = _SLASHED.fullmatch(text.strip("~? "))
    sides = [text] if whole else [s for s in _RANGE.split(text) if s and s.strip()]
    if len(sides) > 2:
        return None
    found = [_one(side) for side in sides]
    if not found or any(f is None for f in found):
        return None
    start = found[0]
    assert start is not None
    parts, season, circa = start
    if len(found) == 1:
        return Date(parts, None, season, "", circa) if parts[0] else None
    other = found[1]
    assert other is not None
    end, season_end, circa_end = other
    parts = tuple(a or b for a, b in zip(parts, end, strict=True)) if not parts[0] else parts  # type: ignore[assignment]
    if not end[0]:
        end = (parts[0], end[1] or parts[1], end[2])
    elif not end[1] and parts[1] and end[2]:
        end = (end[0], parts[1], end[2])
    if not parts[0]:
        return None
    return Date(parts, end, season, season_end, circa or circa_end)


def _one(text: str) -> tuple[Parts, str, bool] | None:
    year = month = day = 0
    season, circa, negative = "", False, text.lstrip().startswith("-")
    numbers: list[int] = []
    for token in _TOKEN.findall(text):
        word = token.lower().strip(".")
        if token in "?~" or word in ("c", "ca", "circa"):
            circa = True
        elif token.isdigit():
            if len(token) > 4:
                return None
            if len(token) >= 3 and not year:
                year = int(token)
            else:
                numbers.append(int(token))
        elif word in ("bc", "bce") and (year or numbers):
            year = -(year or numbers.pop())
        elif word in ("ad", "ce") and (year or numbers):
            year = year or numbers.pop()
        elif word[:3] in _MONTHS and not month:
            month = _MONTHS.index(word[:3]) + 1
        elif word[:3] in _SEASONS:
            season = _SEASONS[word[:3]]
        else:
            return None
    if month and numbers:
        day = numbers[0]
    elif len(numbers) >= 2:
        month, day = (numbers[0], numbers[1]) if numbers[0] <= 12 else (numbers[1], numbers[0])
    elif numbers and year:
        month = numbers[0]
    elif numbers and not year:
        if text.strip().isdigit() and not month:
            return (numbers[0], 0, 0), season, circa
        day = numbers[0]
    if month > 12 or day > 31 or (day and not month and year):
        return None
    return (-year if negative else year, month, day), season, circa
