"""Lints on dates.

>>> as_edtf("c. 1931"), as_edtf("1931?-34"), as_edtf("June 1977"), as_edtf("soon")
('1931~', '1931?/1934', '1977-06', None)
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from precarious_truce.checks.registry import E, Finding, W, lint
from precarious_truce.checks.subject import Subject
from precarious_truce.model import Date
from precarious_truce.model.dates import Moment
from precarious_truce.model.described import Described
from precarious_truce.model.forms import is_electronic, is_printed, is_softcover
from precarious_truce.model.layout import Path

__all__ = ["as_edtf", "in_full"]


# --- comparing ----------------------------------------------------------------------------------


def _before(one: Moment, other: Moment) -> bool:
    """Whether `one` is surely before `other`: compared as far as both are known.

    >>> _before(Moment(1969), Moment(1977, 6))
    True
    >>> _before(Moment(1976, approximate=True), Moment(1977))
    False
    """
    margin = 10 * (one.approximate or other.approximate or one.uncertain or other.uncertain)
    if margin or one.season or other.season:
        return one.year + margin < other.year
    parts = list(zip(one.parts, other.parts, strict=False))
    return [a for a, _ in parts] < [b for _, b in parts]


def _start(date: Date | None) -> Moment | None:
    return (date.start or date.end) if date else None


def _end(date: Date | None) -> Moment | None:
    """The last moment; None where the end is open."""
    if date is None or (date.interval and date.end is None):
        return None
    return date.end or date.start


@lint("D1", E)
def original_later(subject: Subject) -> Iterator[Finding]:
    """the original, or the edition reissued, is dated after this edition

    `original` is what was translated, `reissue-of` what is printed again: both came before.  Dates
    that are about right (`1931~`) or in doubt (`1931?`) are not taken at their word.
    """
    whole = subject.work.date
    for path, described in subject.detailed:
        this = _end(described.date or whole)
        for field in ("original", "reissue_of"):
            earlier = getattr(described, field)
            start = _start(earlier.date) if earlier else None
            if this and start and _before(this, start):
                key, date = field.replace("_", "-"), described.date or whole
                message = f"{key} is dated {earlier.date}, after this edition ({date})"
                yield Finding((*path, key, "date"), message)


@lint("D2", W)
def impossible_dates(subject: Subject) -> Iterator[Finding]:
    """Dates that do not go together

    An online or paperback edition before the printed one; a copyright year more than a year from
    the date; a date in the future; a page on the web last seen before what it shows was issued.
    """
    today = datetime.date.today()
    now = Moment(today.year, today.month, today.day)
    issued = subject.work.date
    for path, described in subject.detailed:
        date, url = described.date, described.url
        if _is_after(date, now):
            yield Finding((*path, "date"), f"{date} is in the future")
        if described.formats:
            yield from _formats(subject, path, described, now)
        if described.copyright is not None:
            yield from _copyright(subject, path, described)
        if url is not None and _are_reversed(date or issued, url.accessed):
            at = subject.later((*path, "date"), (*path, "url", "accessed"))
            message = f"accessed {url.accessed}, before it was issued ({date or issued})"
            yield Finding(at, message)


def _is_after(date: Date | None, now: Moment) -> bool:
    start = _start(date)
    return start is not None and _before(now, start)


def _are_reversed(first: Date | None, second: Date | None) -> bool:
    """Whether the second date surely lies before the first."""
    start, end = _start(first), _end(second)
    return start is not None and end is not None and _before(end, start)


def _formats(subject: Subject, path: Path, described: Described, now: Moment) -> Iterator[Finding]:
    dated = {f: m.date for f, m in (described.formats or {}).items() if m.date}
    printed = next((f for f in dated if is_printed(f) and not is_softcover(f)), None)
    first = dated[printed] if printed else described.date
    first_at = (*path, "formats", printed, "date") if printed else (*path, "date")
    for form, date in dated.items():
        at = (*path, "formats", form, "date")
        if _is_after(date, now):
            yield Finding(at, f"{date} is in the future")
        if (is_electronic(form) or is_softcover(form)) and _are_reversed(first, date):
            message = f"the {form} edition is dated {date}, before the printed one ({first})"
            yield Finding(subject.later(first_at, at), message)


def _copyright(subject: Subject, path: Path, described: Described) -> Iterator[Finding]:
    years = [int(y) for y in re.findall(r"(?<!\d)[12]\d{3}(?!\d)", described.copyright or "")]
    start, end = _start(described.date), _end(described.date)
    if years and start and end and not any(start.year - 1 <= y <= end.year + 1 for y in years):
        at = subject.later((*path, "date"), (*path, "copyright"))
        yield Finding(
            at, f"copyright {max(years)} is more than a year from the date, {described.date}"
        )


# --- D3: what EDTF does not know ----------------------------------------------------------------

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero gennaio января",
            "february feb februar février febrero febbraio февраля",
            "march mar märz mars marzo марта", "april apr avril abril aprile апреля",
            "may mai mayo maggio мая", "june jun juni juin junio giugno июня",
            "july jul juli juillet julio luglio июля", "august aug août agosto августа",
            "september sept sep septembre septiembre settembre сентября",
            "october oct oktober okt octobre octubre ottobre октября",
            "november nov novembre noviembre ноября",
            "december dec dezember dez décembre diciembre dicembre декабря",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORD = r"([^\W\d_]+)\.?"

_FORMS: tuple[tuple[str, Callable[[re.Match[str]], str | None]], ...] = (
    (r"(?:circa|ca?\.?|about|approx\.?|approximately|um|vers|c)\s*(\d{4})", lambda m: f"{m[1]}~"),
    (r"(?:circa|ca?\.?|about|um|vers)\s*(\d{4})\s*[-–—/]\s*(\d{2,4})",
     lambda m: f"{m[1]}~/{_full(m[1], m[2])}~"),
    (r"(\d{4}[?~]?)\s*(?:[-–—/]|to|bis)\s*(\d{2}|\d{4})([?~]?)",
     lambda m: f"{m[1]}/{_full(m[1][:4], m[2])}{m[3]}"),
    (r"(\d{4})\s*[-–—]", lambda m: f"{m[1]}/.."),
    (r"(?:since|from|after|post|seit|nach|ab)\s+(\d{4})", lambda m: f"{m[1]}/.."),
    (r"(?:before|until|by|ante|vor|bis)\s+(\d{4})", lambda m: f"../{m[1]}"),
    (r"between\s+(\d{4})\s+and\s+(\d{4})", lambda m: f"{m[1]}/{m[2]}"),
    (r"(\d{4})\s+or\s+(\d{4})", lambda m: f"{m[1]}/{m[2]}"),
    (r"\[\s*(?:ca?\.\s*)?(\d{4})\s*\??\s*\]", lambda m: f"{m[1]}?"),
    (r"[(\[]?(\d{4})\s*\(?\?\)?[\])]?", lambda m: f"{m[1]}?"),
    (r"(?:©|\(c\)|copyright|published|impr\.)\s*(\d{4})", lambda m: m[1]),
    (r"(\d{4})[.,;]", lambda m: m[1]),
    (r"(\d{3})0['’]?s", lambda m: f"{m[1]}X"),
    (r"(?:the )?(\d{1,2})(?:st|nd|rd|th)\s+century", lambda m: f"{int(m[1]) - 1:02d}XX"),
    (r"(\d{4})[-/.]0*([1-9]\d?)[-/.]0*([1-9]\d?)", lambda m: _edtf(m[1], m[2], m[3])),
    (r"(\d{4})(?:[-/.]0+){1,2}", lambda m: m[1]),
    (r"(\d{4})[-/.]0*([1-9]\d?)[-/.]0+", lambda m: _edtf(m[1], m[2])),
    (r"(\d{4})_(\d{4})", lambda m: f"{m[1]}/{m[2]}"),
    (r"(\d{4})(\d{2})(\d{2})", lambda m: _edtf(m[1], m[2], m[3])),
    (r"(\d{4})[/.](\d{1,2})", lambda m: _edtf(m[1], m[2])),
    (r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", lambda m: _edtf(m[3], m[2], m[1])),
    (rf"{_WORD}\s*,?\s+(\d{{4}})", lambda m: _edtf(m[2], _month(m[1]))),
    (rf"(\d{{4}})\s*,?\s+{_WORD}", lambda m: _edtf(m[1], _month(m[2]))),
    (rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{_WORD}\s*,?\s+(?:de\s+)?(\d{{4}})",
     lambda m: _edtf(m[3], _month(m[2]), m[1])),
    (rf"{_WORD}\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(\d{{4}})",
     lambda m: _edtf(m[3], _month(m[1]), m[2])),
)  # fmt: skip
_PATTERNS = [(re.compile(pattern, re.I), form) for pattern, form in _FORMS]


def _full(start: str, end: str) -> str:
    """The end of `1924–27` written out."""
    return start[: 4 - len(end)] + end


def _month(word: str) -> str | None:
    number = _MONTHS.get(word.lower()) or _SEASONS.get(word.lower())
    return str(number) if number else None


def _edtf(year: str, month: str | None, day: str | None = None) -> str | None:
    if month is None:
        return None
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def as_edtf(text: str) -> str | None:
    """What EDTF writes for a date in a habit of people, or None where that is not clear."""
    words = " ".join(text.split())
    if len(words) > 60:
        return None
    for pattern, form in _PATTERNS:
        if (found := pattern.fullmatch(words)) and (edtf := form(found)):
            date = Date(edtf)
            if date.valid and not _are_reversed(date, date):
                return edtf
    return None


_NUMBERS_ALONE = re.compile(r"\d{4}(?:[-/.]\d{1,6}){1,2}")


def in_full(text: str) -> str | None:
    """The date that is written with noughts too many or too few; None for any other text.

    >>> in_full("2008-08-0029"), in_full("2008-00-00"), in_full("2008/8/9"), in_full("1924-27")
    ('2008-08-29', '2008', '2008-08-09', None)
    """
    is_plain = _NUMBERS_ALONE.fullmatch(text) and not Date(text).valid
    found = as_edtf(text) if is_plain else None
    return None if found and "/" in found else found  # 1924-27 may be a range


@lint("D3", W)
def not_edtf(subject: Subject) -> Iterator[Finding]:
    """Text that is no date to EDTF

    Dates are written in EDTF, levels 0 and 1: `1977`, `1931~` (about), `1952?` (perhaps),
    `1911/1914`, `2011-06`, `197X`, `1977/..`.  The hint offers the form that is likely meant.
    """
    for path, described in subject.detailed:
        for where, date in _dates(described):
            if not date.valid:
                hint = _what_to_write(str(date))
                yield Finding((*path, *where), f"not a date in EDTF: {str(date)[:60]}", hint)


_UNKNOWN = re.compile(r"\[?(?:n\.?\s?d\.?|s\.?\s?[ad]\.?|o\.?\s?J\.?|undated|unknown)\]?")
_EITHER = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
"""A date of which the first number may be the day or the month."""


def _what_to_write(text: str) -> str:
    """A hint what to write instead of text that is no date."""
    if offer := as_edtf(text):
        return f"write {offer}"
    if _UNKNOWN.fullmatch(text):
        return "leave out what is not known"
    if found := _EITHER.fullmatch(text):
        one, other, year = found.groups()
        both = dict.fromkeys((_edtf(year, other, one), _edtf(year, one, other)))
        if sound := [date for date in both if date and Date(date).valid]:
            return f"write {' or '.join(sound)}"
    return "write a year (1977), or 1977-05, or 1977-05-12"


def _dates(described: Described) -> Iterator[tuple[Path, Date]]:
    """Every date of a work or part that is its own, with its path there."""
    fields = described.__dict__
    if fields["date"] is not None:
        yield ("date",), fields["date"]
    inner: list[tuple[Path, Date | None]] = [
        ((field.replace("_", "-"), "date"), fields[field].date)
        for field in ("original", "reissue_of", "event")
        if fields[field] is not None
    ]
    inner += [(("formats", form, "date"), m.date) for form, m in (described.formats or {}).items()]
    inner += [(("url", "accessed"), described.url.accessed)] if described.url is not None else []
    inner += [(("sources", n, "accessed"), s.accessed) for n, s in enumerate(described.sources)]
    yield from ((path, date) for path, date in inner if date)
    for field in ("submitted", "available_date"):
        if isinstance(date := fields.get(field), Date):
            yield (field,), date
