"""The values of CSL-JSON and what they are here: names, dates, lists, both ways.

CSL 1.0.2, "Names" and "Dates"; citeproc-js, "CSL-JSON/Items" for what processors read beside it.

>>> write_date(Date("1931~")), read_date({"date-parts": [["1931"]], "circa": True})
({'date-parts': [[1931]], 'circa': True}, '1931~')
"""

from __future__ import annotations

import re

from precarious_truce.formats.crosswalk.dates import date_of
from precarious_truce.formats.crosswalk.years import is_lettered, spoken
from precarious_truce.formats.csl_json.foreign import Json
from precarious_truce.model import Date, Name
from precarious_truce.model.dates import SEASONS, Moment
from precarious_truce.model.language_names import tag_or_name
from precarious_truce.patterns import pattern

__all__ = [
    "read_comma",
    "read_date",
    "read_languages",
    "read_names",
    "read_semicolons",
    "read_text",
    "read_title",
    "write_comma",
    "write_date",
    "write_names",
    "write_semicolons",
]

# --- text -----------------------------------------------------------------------------------------


def read_text(value: object) -> str | None:
    """Text, also where a number stands for it; None for what is neither, or blank.

    >>> read_text(12), read_text("a"), read_text(["a"]), read_text(" ")
    ('12', 'a', None, None)
    """
    if type(value) is not str:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return None
        value = str(value)
    return value if value.strip() else None


_EMPHASIS = pattern(r"<(/?)(em|italic|strong|bold)>", re.IGNORECASE)
_MEANT = {"em": "i", "italic": "i", "strong": "b", "bold": "b"}


def read_title(value: object) -> str | None:
    """Text with the markup of CSL for that of HTML and JATS which says the same.

    >>> read_title("On <em>Salmo</em> and <i>Rana</i>"), read_title("a <em> b")
    ('On <i>Salmo</i> and <i>Rana</i>', 'a <em> b')
    """
    text = read_text(value)
    if text is None or "<" not in text:
        return text
    tags = _EMPHASIS.findall(text)
    if sum(bool(closes) for closes, _ in tags) * 2 != len(tags):
        return text
    return _EMPHASIS.sub(lambda tag: f"<{tag[1]}{_MEANT[tag[2].lower()]}>", text)


# --- names ----------------------------------------------------------------------------------------

_PARTS = {
    name: name.replace("_", "-")
    for name in (
        "family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal",
    )
}  # fmt: skip
_FLAGS = {"comma_suffix": "comma-suffix", "static_ordering": "static-ordering"}


def write_names(names: tuple[Name, ...]) -> list[dict[str, Json]]:
    """Names in CSL's parts."""
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, Json]:
    fields = name.__dict__
    parts = {there: v for here, there in _PARTS.items() if (v := fields[here])}
    parts |= {there: v for here, there in _FLAGS.items() if (v := fields[here]) is not None}
    return parts


def read_names(value: object) -> list[dict[str, Json]] | None:
    """The names of a list, those that name somebody.

    >>> read_names([{"family": "King", "suffix": "Jr.", "comma-suffix": 1}, {"literal": ""}])
    [{'family': 'King', 'suffix': 'Jr.', 'comma_suffix': True}]
    >>> read_names([{"name": "Delta Group"}, {"family": "Ek", "ORCID": "0000-0002-1825-0097"}])
    [{'literal': 'Delta Group'}, {'family': 'Ek', 'orcid': '0000-0002-1825-0097'}]
    >>> read_names(["Bell, Ann", "Delta Group"])
    [{'family': 'Bell', 'given': 'Ann'}, {'literal': 'Delta Group'}]
    >>> read_names({"family": "King", "given": "Martin Luther, Jr."})  # as one types it in Zotero
    [{'family': 'King', 'given': 'Martin Luther', 'suffix': 'Jr.'}]
    """
    items = value if isinstance(value, list) else [value]
    names = [name for item in items if (name := _read_name(item))]
    return names or None


_INVERTED = pattern(r"([^,;&\d]+),\s+([^,;&\d]+)")
"""A name in a text, family name first, as some programs write it."""


_SUFFIX_BEHIND = pattern(r"(.*[^\s,]),!?\s+((?:[JS]n?r|2nd|3rd|4th)\.?|I{2,3}|I?V|VI{1,3})")
"""A given name with a suffix behind it."""


def _read_name(value: object) -> dict[str, Json] | None:
    if isinstance(value, str):
        inverted = _INVERTED.fullmatch(value.strip())
        if inverted:
            return {"family": inverted[1], "given": inverted[2]}
        return {"literal": value} if value.strip() else None
    if not isinstance(value, dict):
        return None
    parts: dict[str, Json] = {
        here: text
        for here, there in _PARTS.items()
        if there in value and (text := read_text(value[there]))
    }
    if orcid := read_text(value.get("ORCID")):  # Crossref's, as `name` is
        parts["orcid"] = orcid
    if not (parts.get("family") or parts.get("given")):
        literal = parts.get("literal") or read_text(value.get("name"))
        stated = {"literal": literal, "orcid": orcid}
        return {k: v for k, v in stated.items() if v} if literal else None
    parts.pop("literal", None)
    if "suffix" not in parts and (ends := _SUFFIX_BEHIND.fullmatch(str(parts.get("given", "")))):
        parts |= {"given": ends[1], "suffix": ends[2]}
    for here, there in _FLAGS.items():
        if (flag := value.get(there)) is not None:
            parts[here] = flag not in (0, "0", "false", False, "")
    return parts


# --- dates ----------------------------------------------------------------------------------------


def write_date(date: Date) -> dict[str, Json]:
    """A date as `date-parts`, season and circa; what is no EDTF as `literal`.

    >>> write_date(Date("1911/1914")), write_date(Date("1977/.."))
    ({'date-parts': [[1911], [1914]]}, {'date-parts': [[1977], [0]]})
    >>> write_date(Date("2001-21")), write_date(Date("forthcoming"))
    ({'date-parts': [[2001]], 'season': 1}, {'literal': 'forthcoming'})
    >>> write_date(Date("193X")), read_date({"literal": "1930s"})
    ({'literal': '1930s'}, '193X')
    >>> write_date(Date("-0349"))  # EDTF counts 1 BC as the year 0; CSL has no such year
    {'date-parts': [[-350]]}
    """
    start, end = date.start, date.end
    if said := spoken(str(date)):
        return {"literal": said}
    if start is None:
        return {"date-parts": [_parts(end)]} if end else {"literal": str(date)}
    ends = [_parts(start)]
    if end:
        ends.append(_parts(end))
    elif date.interval:
        ends.append([0])
    found: dict[str, Json] = {"date-parts": ends}
    if start.season and start.month:
        found["season"] = start.month - 20
    if date.circa:
        found["circa"] = True
    return found


def _parts(moment: Moment) -> list[int]:
    year = moment.year - (moment.year <= 0)
    return [year] if moment.season else [year, *moment.parts[1:]]


_SEASONS = {name: n for n, name in SEASONS.items()} | {"fall": 23}


def read_date(value: object) -> str | None:
    """The EDTF text of a date in any of the forms that are met; text that is none stays text.

    >>> read_date({"date-parts": [[2019, 6, 3], [2019, 6, 5]]}), read_date({"raw": "1977-06"})
    ('2019-06-03/2019-06-05', '1977-06')
    >>> read_date("1931~"), read_date({"literal": "n.d."}), read_date({"date-parts": [[]]})
    ('1931~', 'n.d.', None)
    >>> read_date({"year": 1977, "month": 6}), read_date("5 May 2004")  # as pandoc-citeproc had it
    ('1977-06', '2004-05-05')
    """
    if not isinstance(value, dict):
        return _read_literal(value)
    listed = value.get("date-parts") or [value.get(name) for name in ("year", "month", "day")]
    listed = listed if isinstance(listed, list) else []
    if listed and not isinstance(listed[0], list):
        listed = [listed]
    ends = [_edtf(parts) for parts in listed[:2]]
    season = _season(value.get("season"))
    if ends and ends[0] and season and len(ends[0].lstrip("-")) == 4:
        ends[0] = f"{ends[0]}-{season}"
    if not ends or not ends[0]:
        known = read_text(value.get("edtf")) or _read_literal(value.get("literal"))
        known = known or _read_raw(value.get("raw"))
        return known or _read_time(value.get("date-time"))
    circa = "~" if value.get("circa") not in (None, False, 0, "0", "", "false") else ""
    if len(ends) == 1 or (not ends[1] and listed[1] in ([None], [""], [])):
        return ends[0] + circa
    return f"{ends[0]}{circa}/{ends[1] + circa if ends[1] else '..'}"


_RAW = pattern(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")


def _read_literal(value: object) -> str | None:
    """A date in words as EDTF where it says all of it; else as it stands."""
    text = read_text(value)
    known = date_of(text) if text and not is_lettered(text) else None
    return known if known and Date(known).valid else text


def _read_raw(value: object) -> str | None:
    known = _read_literal(value)
    if known is None or Date(known).valid or is_lettered(known):
        return known
    found = _RAW.fullmatch(known.strip())
    return _edtf([n for n in found.groups() if n]) if found else date_of(known)


def _read_time(value: object) -> str | None:
    """The day of a moment, as Crossref states it."""
    text = read_text(value)
    return text.partition("T")[0] if text else None


def _edtf(parts: object) -> str:
    """Year, month and day as EDTF, as far as there are any; empty where there is no year."""
    numbers: list[int] = []
    for part in parts[:3] if isinstance(parts, list) else ():
        try:
            numbers.append(int(part))
        except (TypeError, ValueError, OverflowError):  # null, "" and words, as they are met
            break
    if not numbers or not numbers[0]:
        return ""
    year, *rest = numbers
    year += year < 0
    text = f"{year:05d}" if year < 0 else f"{year:04d}" if year < 10000 else f"Y{year}"
    if rest and 13 <= rest[0] <= 24:  # citeproc-js: seasons as months 13–16 and 21–24
        return f"{text}-{(rest[0] - 13) % 4 + 21}"
    for number, most in zip(rest, (12, 31), strict=False):
        if not 1 <= number <= most:
            break
        text += f"-{number:02d}"
    return text


def _season(value: object) -> int | None:
    text = (read_text(value) or "").strip().lower()
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 4:
        return int(text) + 20
    return _SEASONS.get(text)


# --- lists ----------------------------------------------------------------------------------------


def write_semicolons(texts: tuple[object, ...]) -> str:
    """Several publishers, places or languages as the one text CSL has."""
    return "; ".join(map(str, texts))


def read_semicolons(value: object) -> list[str] | None:
    """The items of such a text."""
    text = read_text(value)
    return [item for item in text.split("; ") if item.strip()] if text else None


_CODES = pattern(
    r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:\s*[,;/]\s*[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)+"
)
"""Codes of languages, with any of the signs that people have between them."""


def read_languages(value: object) -> list[str] | None:
    """The languages of such a text, which other programs write with commas.

    >>> read_languages("en, de-AT"), read_languages("Church Slavonic, Old")
    (['en', 'de-AT'], ['Church Slavonic, Old'])
    """
    text = read_text(value)
    if text and _CODES.fullmatch(text.strip()):
        return [tag_or_name(code.strip()) for code in re.split("[,;/]", text)]
    return list(map(tag_or_name, read_semicolons(value) or ())) or None


def write_comma(texts: tuple[str, ...]) -> str:
    """Keywords as one text."""
    return ", ".join(texts)


def read_comma(value: object) -> list[str] | None:
    """The keywords of a text, or of a list."""
    if isinstance(value, list):
        return [text for item in value if (text := read_text(item))] or None
    text = read_text(value)
    cut = re.split(r"\s*[,;]\s+", text) if text else []
    return [item.strip() for item in cut if item.strip(" ,;")] or None
