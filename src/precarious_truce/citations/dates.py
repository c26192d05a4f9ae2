"""Dates (CSL 1.0.2, "Date", "Date-part", "Date Ranges", "AD and BC", "Seasons")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from precarious_truce.citations.locales import Locale
from precarious_truce.citations.numbers import ordinal, page_range
from precarious_truce.citations.richtext import Blob
from precarious_truce.citations.state import State
from precarious_truce.citations.text import Styling, leaf

__all__ = ["DatePart", "render_date", "sort_date"]

_ORDER = ("year", "month", "day")


@dataclass
class DatePart:
    """A `cs:date-part` with what the localized format gives it."""

    name: str
    form: str
    styling: Styling
    range_delimiter: str | None = None
    strip: bool = False


def _month_term(number: int) -> str:
    """The term of a month; 13 to 16 and 21 to 24 are seasons."""
    if not 1 <= number <= 24:
        return ""
    while number > 16:
        number -= 4
    return f"season-{number - 12:02d}" if number > 12 else f"month-{number:02d}"


def _value(part: DatePart, number: int, locale: Locale, gender: str, st: State) -> str:
    """One part as text."""
    form = part.form
    if part.name == "year":
        text = str(number)
        if form == "short":
            return text[2:] if len(text) == 4 else ""
        return text
    if part.name == "month":
        if form in ("numeric", "numeric-leading-zeros"):
            if not 1 <= number <= 12:
                return ""
            text = f"{number:02d}" if form != "numeric" else str(number)
        else:
            term = _month_term(number)
            text = locale.term(term, form) if term else ""
        if st.strip or part.strip:
            text = text.replace(".", "")
        return text
    if form == "ordinal":
        if locale.options.get("limit-day-ordinals-to-day-1") and number != 1:
            return str(number)
        return ordinal(number, gender, locale)
    return f"{number:02d}" if form == "numeric-leading-zeros" else str(number)


def _range_parts(date: dict[str, Any], parts: list[DatePart]) -> list[str]:
    """The parts in which a range differs, from the first differing one on."""
    names = {p.name for p in parts}
    ending = [
        name for name in _ORDER
        if name in names and (name + "_end" in date or (name == "month" and "season_end" in date))
    ]  # fmt: skip
    for i, name in enumerate(ending):
        if date.get(name) != date.get(name + "_end"):
            return ending[i:]
    return ending[2:]


def render_date(
    st: State, date: dict[str, Any], parts: list[DatePart], delim: str, locale: Locale,
    year_suffix: Any, year_format: str | None = None,
) -> list[Blob]:  # fmt: skip
    """The blobs of a date; `year_suffix` makes the suffix after the year, where there is one."""
    st.rendered_any = True
    out: list[Blob] = []
    pending = _range_parts(date, parts)
    done: set[str] = set()
    later: list[Blob] = []
    for part in parts:
        name = part.name
        done.add(name)
        if name == "year" and date.get("literal"):
            out.append(leaf(st, str(date["literal"]), part.styling))
        value = date.get(name)
        end = date.get(name + "_end")
        if name == "year" and value == 0 and not st.plain:
            value = None
        if name == "year" and value is not None:
            value = _collapse(st, value)
            if value is None:
                out.extend(year_suffix(st, True))
                continue
        if value is None:
            if name == "month" and date.get("season"):
                blob = _season(st, date["season"], part, locale)
                if blob is not None:
                    out.append(blob)
            continue
        text, era = _with_era(part, value, locale, date, st)
        group: list[Blob] = []
        if pending and all(p in done for p in pending):
            end_text = ""
            end_era = ""
            if end is not None and end != 0:
                end_text, end_era = _with_era(part, end, locale, date, st)
                if (
                    year_format and year_format != "expanded" and name == "year"
                    and not (date.get("day") or date.get("month") or date.get("season"))
                ):  # fmt: skip
                    end_text = _short_year(text, end_text, locale, year_format)
            blob = leaf(st, text, part.styling)
            blob.suffix = ""
            group.append(blob)
            if era:
                group.append(leaf(st, era))
            mark = part.range_delimiter
            group.append(leaf(st, locale.term("year-range-delimiter") if mark is None else mark))
            if end_text:
                last = leaf(st, end_text, part.styling)
                if not later:
                    last.prefix = ""
                later.append(_era_group(st, last, end_era))
            if later:
                group.append(Blob(later, delim=delim))
            pending = []
            out.append(Blob(group))
        else:
            if text:
                group.append(leaf(st, text, part.styling))
            if name in pending and end is not None and end != 0:
                end_text, end_era = _with_era(part, end, locale, date, st)
                if end_text:
                    last = leaf(st, end_text, part.styling)
                    if not later:
                        last.prefix = ""
                    later.append(_era_group(st, last, end_era))
            if era:
                group.append(leaf(st, era))
            if len(group) == 1:
                out.append(group[0])
            elif group:
                out.append(Blob(group))
        if name == "year":
            out.extend(year_suffix(st, bool(value)))
    return out


def _era_group(st: State, blob: Blob, era: str) -> Blob:
    return Blob([blob, leaf(st, era)]) if era else blob


def _short_year(first: str, last: str, locale: Locale, year_format: str) -> str:
    whole = page_range(first, last, locale, year_format, "year")
    mark = locale.term("year-range-delimiter")
    return whole[whole.index(mark) + len(mark) :] if mark in whole else last


def _with_era(
    part: DatePart, number: int, locale: Locale, date: dict[str, Any], st: State
) -> tuple[str, str]:
    """The text of a part and, for years, the era that follows."""
    era = ""
    if part.name == "year":
        if 0 < number < 500:
            era = locale.term("ad")
        elif number < 0:
            era = locale.term("bc")
            number = -number
    gender = ""
    if part.name == "day":
        gender = locale.genders.get(f"month-{str(date.get('month', '')).zfill(2)}", "")
    return _value(part, number, locale, gender, st), era


def _season(st: State, season: Any, part: DatePart, locale: Locale) -> Blob | None:
    text = str(season)
    if text in ("1", "2", "3", "4"):
        text = locale.term(f"season-0{text}")
    return leaf(st, text, part.styling) if text else None


def _collapse(st: State, value: Any) -> Any:
    """Leave out a year that the cite before has just shown (CSL 1.0.2, "Cite Collapsing")."""
    if st.plain or not st.counting:
        return value
    st.years.append(value)
    place = len(st.years) - 1
    if st.collapsed and place < len(st.last_years) and st.last_years[place] == value:
        return None
    return value


def sort_date(date: dict[str, Any] | None, shown: frozenset[str]) -> str:
    """A date as sort key: years shifted so that those before Christ come first.

    >>> sort_date({"year": 1977, "month": 5}, frozenset(("year", "month")))
    '119770500100000000'
    """
    if not date or not date.get("year"):
        return ""
    text = ""
    for end in ("", "_end"):
        for part in _ORDER:
            value = date.get(part + end)
            number = value if isinstance(value, int) and part in shown else 0
            if part != "year":
                if part == "month" and not 1 <= number <= 12:
                    number = 0
                text += f"{number:02d}"
            elif number < 0:
                text += f"0{9999 + number:04d}"
            else:
                text += f"1{number:04d}"
    return text
