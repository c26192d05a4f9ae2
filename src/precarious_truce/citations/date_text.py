"""Dates as text (CSL 1.0.2, "Date"): parts, ranges, localised forms, year suffixes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from precarious_truce.citations import numbers
from precarious_truce.citations.context import Context
from precarious_truce.citations.dates import Date, Parts
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.locale import Locale
from precarious_truce.citations.marks import NUMBER, NUMBER_END, SEAM

__all__ = ["DatePart", "date_renderer", "sort_date"]

_ORDER = ("year", "month", "day")


@dataclass
class DatePart:
    """A compiled `cs:date-part`."""

    name: str
    form: str
    formatting: Formatting
    bare: Formatting
    delimiter: str

    @classmethod
    def of(cls, attributes: Mapping[str, str], strip: bool) -> DatePart:
        """From the attributes of the element."""
        bare = {k: v for k, v in attributes.items() if k not in ("prefix", "suffix")}
        return cls(
            attributes.get("name", ""), attributes.get("form", ""),
            Formatting(attributes, strip=strip), Formatting(bare, strip=strip),
            attributes.get("range-delimiter", ""),
        )  # fmt: skip


def _month(month: int, season: str, form: str, locale: Locale) -> str:
    if month and 1 <= month <= 12:
        if form == "numeric":
            return str(month)
        if form == "numeric-leading-zeros":
            return f"{month:02d}"
        return locale.text(f"month-{month:02d}", "short" if form == "short" else "long")
    if 13 <= month <= 24:
        season = str((month - 1) % 4 + 1)
    if season:
        name = season if season not in "1234" or len(season) > 1 else ""
        return name or locale.text(f"season-{int(season):02d}")
    return ""


def _day(day: int, month: int, form: str, locale: Locale) -> str:
    if not day:
        return ""
    if form == "numeric-leading-zeros":
        return f"{day:02d}"
    if form == "ordinal" and (day == 1 or not locale.option("limit-day-ordinals-to-day-1")):
        gender = locale.genders.get(f"month-{month:02d}", "")
        return numbers.ordinal(day, locale, gender)
    return str(day)


def _year(year: int, form: str) -> str:
    if not year:
        return ""
    text = str(abs(year))
    return text[2:] if form == "short" and len(text) == 4 else text


def _era(year: int, locale: Locale) -> str:
    if year < 0:
        return locale.text("bc")
    return locale.text("ad") if 0 < year < 500 else ""


def _value(part: DatePart, parts: Parts, season: str, locale: Locale) -> str:
    year, month, day = parts
    if part.name == "year":
        return _year(year, part.form)
    if part.name == "month":
        return _month(month, season, part.form, locale)
    return _day(day, month, part.form, locale)


def _differing(date: Date, parts: Sequence[DatePart]) -> list[str]:
    """The names of the parts that a range repeats: from the largest that differs on down."""
    if date.end is None:
        return []
    present = []
    for i, name in enumerate(_ORDER):
        if any(p.name == name for p in parts) and (date.end[i] or date.parts[i] or (
            name == "month" and date.season_end)):  # fmt: skip
            present.append(name)
    if date.open_ended:
        return present
    for i, name in enumerate(present):
        place = _ORDER.index(name)
        same = date.parts[place] == date.end[place]
        if name == "month" and date.season_end:
            same = date.season == date.season_end
        if not same:
            return present[i:]
    return []


def date_renderer(
    variable: str, parts: list[DatePart], delimiter: str, locale: Locale, *, suffixes: bool,
    year_range: Callable[[str, str], str] | None, collapses: bool,
) -> Callable[[Context], str]:  # fmt: skip
    """A function that writes the date variable with these parts."""
    has_year = any(p.name == "year" for p in parts)
    joint = SEAM + delimiter + SEAM if delimiter else SEAM
    dash = locale.text("year-range-delimiter")

    def suffix(ctx: Context) -> str:
        place = ctx.config.year_suffix if not ctx.comparing else None
        if place is None or ctx.suffix_printed or ctx.sort or not suffixes:
            return ""
        ctx.suffix_printed = True
        return NUMBER + numbers.letters(place) + NUMBER_END

    def year_text(ctx: Context, part: DatePart, year: int) -> str:
        text = _year(year, part.form)
        era = _era(year, locale) if text else ""
        if collapses and not ctx.comparing and not ctx.bibliography:
            place = len(ctx.years)
            ctx.years.append(year)
            same = ctx.years_before[place : place + 1] == [year]
            if same and text and not (ctx.distinct or ctx.distinct_outside):
                return suffix(ctx)
        if not text:
            return ""
        letter = suffix(ctx)
        return part.formatting.text(text) + era + (part.formatting.text(letter) if letter else "")

    def one_text(ctx: Context, part: DatePart, date: Date) -> str:
        if part.name == "year":
            return year_text(ctx, part, date.parts[0])
        return part.formatting.text(_value(part, date.parts, date.season, locale))

    def render(ctx: Context) -> str:
        date = ctx.item.date(variable)
        assert date is not None
        if date.literal and not date.parts[0]:
            if not has_year:
                return ""
            part = next(p for p in parts if p.name == "year")
            return part.formatting.text(date.literal) + suffix(ctx)
        differing = _differing(date, parts)
        if not differing:
            return joint.join(text for part in parts if (text := one_text(ctx, part, date)))
        return _range(ctx, date, differing)

    def _range(ctx: Context, date: Date, differing: list[str]) -> str:
        assert date.end is not None
        ours = [p for p in parts if p.name in differing]
        if not ours:
            return ""
        last = ours[-1]
        start: list[str] = []
        end: list[str] = []
        for part in ours:
            value = _value(part, date.parts, date.season, locale)
            if part is not last:
                text = part.formatting.text(value)
            else:
                text = part.formatting.prefix + part.bare.text(value) if value else ""
            if text and part.name == "year":
                text += _era(date.parts[0], locale)
            if text:
                start.append(text)
        for part in ours:
            value = _value(part, date.end, date.season_end, locale)
            alone = year_range is not None and not date.parts[1] and not date.parts[2]
            if part.name == "year" and value and year_range and alone:
                value = year_range(str(date.parts[0]), value)
            if not value:
                continue
            text = part.formatting.text(value)
            if not end and part.formatting.prefix:
                text = text.partition(SEAM)[2]
            if part.name == "year":
                text += _era(date.end[0], locale)
            end.append(text)
        between = last.delimiter or dash
        middle = joint.join(start) + between + joint.join(end)
        if "year" in differing:
            middle += suffix(ctx)
        texts = []
        placed = False
        for part in parts:
            if part.name in differing:
                if part is last and not placed:
                    texts.append(middle)
                    placed = True
                continue
            if text := one_text(ctx, part, date):
                texts.append(text)
        return joint.join(texts)

    return render


def sort_date(date: Date | None, names: Sequence[str]) -> str:
    """The date as a sort key; earlier dates have lesser keys, also those before Christ.

    >>> from precarious_truce.citations.dates import read
    >>> sort_date(read({"date-parts": [[-44, 3]]}), ("year", "month")) < sort_date(
    ...     read({"date-parts": [[2004]]}), ("year", "month"))
    True
    """
    if date is None or not date.parts[0]:
        return ""
    out = []
    for parts in (date.parts, date.end or (0, 0, 0)):
        year, month, day = parts
        out.append("1" + str(year).zfill(9) if year >= 0 else "0" + str(10**9 + year - 1).zfill(9))
        out.append(f"{month if 'month' in names else 0:02d}{day if 'day' in names else 0:02d}")
    return "".join(out)
