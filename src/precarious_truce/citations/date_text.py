"""Dates as text (CSL 1.0.2, "Date"): parts, ranges, localised forms, year suffixes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from precarious_truce.citations.context import Context
from precarious_truce.citations.dates import OPEN, Date, Parts
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.locale import Locale
from precarious_truce.citations.marks import NUMBER, NUMBER_END, SEAM
from precarious_truce.citations.numbers import letters, ordinal
from precarious_truce.citations.rendering import Render

__all__ = ["DatePart", "DateWriter", "sort_date"]

_ORDER = ("year", "month", "day")


@dataclass
class DatePart:
    """A compiled `cs:date-part`; `bare` is its formatting without affixes."""

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


# ---- the value of one part ----------------------------------------------------------------------


def _month(month: int, season: str, form: str, locale: Locale) -> str:
    if 1 <= month <= 12:
        if form == "numeric":
            return str(month)
        if form == "numeric-leading-zeros":
            return f"{month:02d}"
        return locale.text(f"month-{month:02d}", "short" if form == "short" else "long")
    if 13 <= month <= 24:
        season = str((month - 1) % 4 + 1)
    return locale.text(f"season-0{season}") if season in tuple("1234") else season


def _day(day: int, month: int, form: str, locale: Locale) -> str:
    if not day:
        return ""
    if form == "numeric-leading-zeros":
        return f"{day:02d}"
    if form == "ordinal" and (day == 1 or not locale.option("limit-day-ordinals-to-day-1")):
        gender = locale.genders.get(f"month-{month:02d}", "")
        return ordinal(day, locale, gender)
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


# ---- a whole date -------------------------------------------------------------------------------


@dataclass
class DateWriter:
    """Writes the date `variable` with these `parts`.

    `suffixes`: the style adds year suffixes, and has no place of its own for them; `collapses`: it
    collapses years.  `shorten`, if any, gives the last year of a range (`first`, `last`) in the
    style's year-range-format.
    """

    variable: str
    parts: list[DatePart]
    delimiter: str
    locale: Locale
    suffixes: bool
    collapses: bool
    shorten: Callable[[str, str], str] | None = None

    def __post_init__(self) -> None:
        self.joint = SEAM + self.delimiter + SEAM if self.delimiter else SEAM
        self.dash = self.locale.text("year-range-delimiter")
        self.names = [part.name for part in self.parts]

    def renderer(self) -> Render:
        """A closure that gives the text of a date, which the item has; "" for no such parts."""
        variable, parts, joint = self.variable, self.parts, self.joint
        differing_names, part_text = self._differing, self._part_text

        def render(ctx: Context) -> str:
            date = ctx.item.date(variable)
            assert date is not None
            if date.literal and not date.parts[0]:
                return self._literal(ctx, date)
            differing = differing_names(date) if date.end is not None else ()
            if differing:
                return self._range(ctx, date, differing)
            return joint.join(text for part in parts if (text := part_text(ctx, part, date)))

        return render

    def _literal(self, ctx: Context, date: Date) -> str:
        """The text of a date that is not parsed stands for the year."""
        for part in self.parts:
            if part.name == "year":
                return part.formatting.text(date.literal) + self._suffix(ctx)
        return ""

    def _part_text(self, ctx: Context, part: DatePart, date: Date) -> str:
        if part.name == "year":
            return self._year_text(ctx, part, date.parts[0])
        return part.formatting.text(_value(part, date.parts, date.season, self.locale))

    def _year_text(self, ctx: Context, part: DatePart, year: int) -> str:
        """The year with its era and suffix; a year that is collapsed is its suffix alone."""
        text = _year(year, part.form)
        if self.collapses and not ctx.comparing and not ctx.bibliography:
            place = len(ctx.years)
            ctx.years.append(year)
            same = ctx.years_before[place : place + 1] == [year]
            if same and text and not (ctx.distinct or ctx.distinct_outside):
                return self._suffix(ctx)
        if not text:
            return ""
        era, suffix = _era(year, self.locale), self._suffix(ctx)
        write = part.formatting.text
        return write(text) + era + (write(suffix) if suffix else "")

    def _suffix(self, ctx: Context) -> str:
        """The year suffix, once in a cite or entry."""
        place = ctx.config.year_suffix if not ctx.comparing else None
        if place is None or ctx.suffix_printed or ctx.sort or not self.suffixes:
            return ""
        ctx.suffix_printed = True
        return NUMBER + letters(place) + NUMBER_END

    # ---- ranges ----

    def _differing(self, date: Date) -> Sequence[str]:
        """The names of the parts that a range repeats: from the largest that differs on down."""
        end = date.end or OPEN
        present = []
        for name, first, last in zip(_ORDER, date.parts, end, strict=True):
            season = date.season_end if name == "month" else ""
            if name in self.names and (first or last or season):
                present.append((name, date.season == season if season else first == last))
        if not date.open_ended:
            while present and present[0][1]:
                del present[0]
        return [name for name, _ in present]

    def _range(self, ctx: Context, date: Date, differing: Sequence[str]) -> str:
        """The parts that both ends share once, and where they differ stands from–to."""
        ours = [part for part in self.parts if part.name in differing]
        last = ours[-1]
        span = self._first(date, ours) + (last.delimiter or self.dash) + self._last(date, ours)
        if "year" in differing:
            span += self._suffix(ctx)
        texts = []
        for part in self.parts:
            if part is last:
                texts.append(span)
            elif part.name not in differing and (text := self._part_text(ctx, part, date)):
                texts.append(text)
        return self.joint.join(texts)

    def _first(self, date: Date, parts: list[DatePart]) -> str:
        """The beginning of a range; the suffix of its last part comes after the end alone."""
        texts = []
        for part in parts:
            value = _value(part, date.parts, date.season, self.locale)
            text = part.formatting.text(value)
            if text and part is parts[-1]:
                text = part.formatting.prefix + part.bare.text(value)
            if text and part.name == "year":
                text += _era(date.parts[0], self.locale)
            if text:
                texts.append(text)
        return self.joint.join(texts)

    def _last(self, date: Date, parts: list[DatePart]) -> str:
        """The end of a range, whose first part has no prefix."""
        year, month, day = date.parts
        texts: list[str] = []
        for part in parts:
            value = _value(part, date.end or OPEN, date.season_end, self.locale)
            if not value:
                continue
            if part.name == "year" and self.shorten is not None and not month and not day:
                value = self.shorten(str(year), value)
            text = part.formatting.text(value)
            if not texts and part.formatting.prefix:
                text = text.partition(SEAM)[2]
            if part.name == "year" and date.end is not None:
                text += _era(date.end[0], self.locale)
            texts.append(text)
        return self.joint.join(texts)


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
