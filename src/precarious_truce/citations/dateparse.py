"""Dates as typed: `raw` strings and EDTF, read into date parts.

>>> parse_date("1977-05")
{'year': 1977, 'month': 5}
>>> parse_date("June 1999 - July 2000")
{'month': 6, 'year': 1999, 'month_end': 7, 'year_end': 2000}
>>> parse_date("about the turn of the century")
{'literal': 'about the turn of the century'}
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["parse_date"]

_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "spr", "sum", "fal", "win", "spr", "sum",
)  # fmt: skip
_PARTS = ("year", "month", "day", "season")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988}
_ERA = re.compile("(" + "|".join(_ERAS) + ")([0-9]+)")


def _splitter(numeric: str, ranging: str) -> re.Pattern[str]:
    d = re.escape(numeric)
    return re.compile(
        rf"([?0-9]{{4}}(?:{d}[?0-9]{{1,2}}){{0,2}}(?![0-9])"
        rf"|(?:[?0-9]{{1,2}}{d}){{0,2}}[?0-9]{{4}}(?![0-9])"
        rf"|[?0-9]{{1,3}}|[{re.escape(ranging)}]|[?~]|[^-/~?0-9]+)"
    )


_DASHES = _splitter("-", "-")
_DASHES_SLASH = _splitter("-", "/")
_SLASHES_DASH = _splitter("/", "-")
_ELEMENT = re.compile(r"\s*([-/]|[^-/~?0-9]+|[-~?0-9]+)\s*$")
_TIME = re.compile(r"^(.*[0-9])T[0-9].*")
_CLOCK = re.compile(r"\s*[0-9]{2}:[0-9]{2}(?::[0-9]+)")


def parse_date(text: str) -> dict[str, Any]:
    """Date parts of `text`; `{"literal": text}` where it has no year."""
    original = text
    text = _TIME.sub(r"\1", text)
    negative = text.startswith("-")
    if negative:
        text = text[1:]
    if re.fullmatch("[0-9]{1,3}", text):
        text = text.zfill(4)
    text = _CLOCK.sub("", text, count=1)
    if len(text) > 1 and text[0] == text[-1] == '"':
        return {"literal": text[1:-1]}
    if "月" in text or "年" in text:
        text = _from_japanese(text)
    text = re.sub(r"([A-Za-z])\.", r"\1", text)
    elements, range_mark, date_mark = _split(text)
    date: dict[str, Any] = {}
    if range_mark in elements:
        at = elements.index(range_mark)
        halves = [elements[:at], elements[at + 1 :]]
    else:
        halves = [elements]
    for half, end in zip(halves, ("", "_end"), strict=False):
        _read_half(date, half, end, date_mark)
    if len(halves) == 2:
        _complete_range(date)
    if not date.get("year") or (date.get("day") and not date.get("month")):
        return {"literal": original}
    for key, value in date.items():
        if isinstance(value, str) and value.isdecimal():
            date[key] = int(value)
    if negative and isinstance(date["year"], int):
        date["year"] = -date["year"]
    if isinstance(date["year"], str):
        try:
            date["year"] = int(date["year"])
        except ValueError:
            return {"literal": original}
    return date


def _from_japanese(text: str) -> str:
    text = re.sub(r"\s+", "", text).replace("日", "")
    text = re.sub("[月年]", "-", text).replace("〜", "/").replace("-/", "/")
    text = re.sub("-$", "", text)
    text = _ERA.sub(lambda m: str(_ERAS[m[1]] + int(m[2])), text)
    return re.sub(r"\s*-\s*$", "", text)


def _split(text: str) -> tuple[list[str], str, str]:
    """The elements of a date, the mark of a range in it, and the mark within numeric dates."""
    if "/" in text and "-" in text:
        if text.count("/") > 2:
            pieces = _SLASHES_DASH.split(text.replace("_", "-"))
            range_mark, date_mark = "-", "/"
        else:
            pieces = _DASHES_SLASH.split(text.replace("_", "/"))
            range_mark, date_mark = "/", "-"
    else:
        pieces = _DASHES.split(text.replace("/", "-").replace("_", "-"))
        range_mark = date_mark = "-"
    found = [m[1] for piece in pieces if piece and (m := _ELEMENT.match(piece))]
    return [f.strip() for f in found], range_mark, date_mark


def _read_half(date: dict[str, Any], elements: list[str], end: str, date_mark: str) -> None:
    number = note = ""
    for element in elements:
        low = element.lower()
        if date_mark in element:
            _read_numeric(date, element.split(date_mark), end)
            continue
        if re.search("[0-9]{4}", element):
            date["year" + end] = element.lstrip("0")
            continue
        if element in ("~", "?", "c") or low.startswith("cir"):
            date["circa"] = True
        month = next((i for i, m in enumerate(_MONTHS) if low.startswith(m)), None)
        if month is not None:
            date["month" + end] = month + 1
            continue
        if element.isdecimal():
            number = element
        if low.startswith("bc") and number:
            date["year" + end] = -int(number)
            number = ""
        elif low.startswith("ad") and number:
            date["year" + end] = int(number)
            number = ""
        elif re.search("mic|tri|hil|eas", low) and not date.get("season" + end):
            note = element
    if number:
        date["day" + end] = number
    if note and not date.get("season" + end):
        date["season" + end] = note.strip()


def _read_numeric(date: dict[str, Any], parts: list[str], end: str) -> None:
    for i, part in enumerate(parts):
        if len(part) == 4:
            date["year" + end] = part.lstrip("0")
            parts = parts[1:] if i == 0 else parts[:i]
            break
    numbers = [int(p) if p.isdecimal() else 0 for p in parts]
    if len(numbers) == 1 or (len(numbers) == 2 and not numbers[1]):
        if numbers[0]:
            date["month" + end] = numbers[0]
    elif len(numbers) == 2:
        month, day = numbers if numbers[0] <= 12 else (numbers[1], numbers[0])
        if month:
            date["month" + end] = month
            if day:
                date["day" + end] = day


def _complete_range(date: dict[str, Any]) -> None:
    for part in _PARTS:
        if date.get(part) and not date.get(part + "_end"):
            date[part + "_end"] = date[part]
        elif not date.get(part) and date.get(part + "_end"):
            date[part] = date[part + "_end"]
