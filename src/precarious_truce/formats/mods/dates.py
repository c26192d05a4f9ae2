"""Dates in MODS: W3CDTF where that says all, EDTF else; and what catalogues write for people.

>>> [(d.attrib.get("encoding"), d.text) for d in date_elements("dateIssued", Date("1931~"))]
[('w3cdtf', '1931')]
>>> [_in_words(t) for t in ("c1999", "[1889?]", "ca. 1931", "Jan. 2003", "1998-]", "1911-14")]
['1999', '1889?', '1931~', '2003-01', '1998/..', '1911/1914']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.texts import line
from precarious_truce.model import Date
from precarious_truce.model.dates import SEASONS, month_number

__all__ = ["date_elements", "read_date"]

_W3CDTF = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_ONE = re.compile(rf"({_W3CDTF})([~?]?)")
_TWO = re.compile(rf"({_W3CDTF})/({_W3CDTF})")
_QUALIFIERS = {"~": "approximate", "?": "questionable"}
_MARKS = {"approximate": "~", "questionable": "?"}


def date_elements(
    name: str, date: Date | str | None, attributes: dict[str, str] | None = None
) -> list[Element]:
    """The elements of a date: one, or two with their points; of words, one without encoding."""
    if date is None:
        return []
    text, more = line(date), attributes or {}
    w3c = {"encoding": "w3cdtf"}
    if one := _ONE.fullmatch(text):
        qualified = {"qualifier": _QUALIFIERS[one[2]]} if one[2] else {}
        return [Element(name, w3c | qualified | more, one[1])]
    if two := _TWO.fullmatch(text):
        start, end = ({**w3c, "point": point} for point in ("start", "end"))
        return [Element(name, start | more, two[1]), Element(name, end | more, two[2])]
    encoding = {"encoding": "edtf"} if Date(text).valid else {}
    return [Element(name, encoding | more, text)]


# --- reading --------------------------------------------------------------------------------------


def read_date(elements: Sequence[Element]) -> str | None:
    """The date of all elements of one name: by those with an encoding where there are any."""
    said = [element for element in elements if element.words]
    said = [e for e in said if e.get("keyDate") == "yes" and not e.get("point")] or said
    coded = [element for element in said if element.get("encoding")] or said
    ends = {e.get("point"): _read(e) for e in reversed(coded) if e.get("point")}
    start, end = ends.get("start"), ends.get("end")
    if start and end:
        return start if start == end else f"{start}/{end}"
    if start or end:
        single = [_read(e) for e in coded if not e.get("point")]
        whole = next((text for text in single if text and "/" in text), None)
        return whole or (f"{start}/.." if start and "end" in ends else start or f"../{end}")
    return next((text for element in coded if (text := _read(element))), None)


def _read(element: Element) -> str | None:
    encoding, text = element.get("encoding"), element.words
    if encoding == "edtf":
        return text
    found = _marc(text) if encoding == "marc" else _iso(text) if encoding else _in_words(text)
    mark = _MARKS.get(element.get("qualifier"), "")
    if not found or not mark or found[-1] in "~?%" or not _ONE.fullmatch(found):
        return found
    return found + mark


def _marc(text: str) -> str | None:
    """A date of MARC field 008: `19uu` is the 1900s, `9999` no end.

    >>> [_marc(t) for t in ("1999", "19uu", "199u", "uuuu", "9999", "990730")]
    ['1999', '19XX', '199X', None, '..', '1999-07-30']
    """
    text = text.lower().replace("|", "u")
    if text == "9999":
        return ".."
    if re.fullmatch(r"\d{4}|\d{3}u|\d\duu", text):
        return text.replace("u", "X")
    if six := re.fullmatch(r"(\d\d)([01]\d)([0-3]\d)", text):
        century = "19" if int(six[1]) > 50 else "20"  # MARC's dates of creation begin in 1968
        return f"{century}{six[1]}-{six[2]}-{six[3]}"
    return _in_words(text) if not re.fullmatch(r"[u#\s]*", text) else None


_TIME = re.compile(r"(?<=\d)T\d.*|(?<=\d)\s+\d\d:.*")
_BASIC = re.compile(r"(\d{4})([01]\d)(?:([0-3]\d)(?:\d{6}(?:\.\d+)?)?)?")


def _iso(text: str) -> str | None:
    """A date of ISO 8601, also without hyphens, without its time.

    >>> [_iso(t) for t in ("20020702", "2004-09-09T12:00:00Z", "1999/2000", "1-3-1999")]
    ['2002-07-02', '2004-09-09', '1999/2000', '1-3-1999']
    """
    ends = [_TIME.sub("", end.strip()) for end in text.split("/")]
    found = [
        "-".join(part for part in basic.groups() if part)
        if (basic := _BASIC.fullmatch(end))
        else end
        for end in ends
    ]
    whole = "/".join(found)
    return whole if Date(whole).valid else _in_words(text)


_SURE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?(?:/(?:\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?|\.\.))?")
_UNDATED = re.compile(
    r"(?:n\.?\s?d|s\.?\s?d|s\.?\s?a|o\.?\s?J|undated|no date|unknown"
    r"|date (?:of .{1,30} )?not identified)\.?",
    re.I,
)
"""What catalogues write where no date is known."""
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|c(?=\d{4})|cop\.?|p(?=\d{4})|℗)\s*", re.I)
_CIRCA = re.compile(r"^(?:c(?:irca|a)?\.|circa|ca|approximately|about|um|vers|около)\s+", re.I)
_YEARS = re.compile(r"(\d{4})\s*(?:[-–—/]|and|to|bis|à)\s*(\d{4}|\d\d(?!\d))")
_DAY = re.compile(
    r"(?:(?P<d1>\d{1,2})\.?\s+)?(?P<m>[^\W\d_]{3,9})\.?,?(?:\s+(?P<d2>\d{1,2}),)?\s+(?P<y>\d{4})"
    r"|(?P<y2>\d{4})[,\s]+(?P<m2>[^\W\d_]{3,9})\.?(?:\s+(?P<d3>\d{1,2}))?"
)
_SEASON = {name: number for number, name in SEASONS.items()} | {"fall": 23}


def _in_words(text: str) -> str | None:
    """A date as catalogues print it, in EDTF; what is none as it is."""
    bare = re.sub(r"[\[\]<>]", "", text).strip().rstrip(".,;: ")
    if not bare or _UNDATED.fullmatch(bare):
        return None
    if _SURE.fullmatch(bare) and Date(bare).valid and not re.fullmatch(r"\d{4}-\d\d", bare):
        return bare
    bare = _COPYRIGHT.sub("", bare)
    circa = "~" if _CIRCA.search(bare) else ""
    bare = re.sub(r"^between\s+", "", _CIRCA.sub("", bare), flags=re.I)
    if year := re.fullmatch(r"(\d{4})(\s*\?)?", bare):
        return year[1] + (circa or ("?" if year[2] else ""))
    if decade := re.fullmatch(r"(\d{3})(?:-\??|0s\??)|(\d\d)(?:--\??)", bare):
        return f"{decade[1]}X" if decade[1] else f"{decade[2]}XX"
    if years := _YEARS.fullmatch(bare):
        return _interval(years[1], years[2], circa, text)
    if open_ := re.fullmatch(r"(\d{4})\s*[-–—]+", bare):
        return f"{open_[1]}/.."
    if ended := re.fullmatch(r"[-–—]+\s*(\d{4})", bare):
        return f"../{ended[1]}"
    return _named(bare) or text


def _interval(first: str, last: str, circa: str, text: str) -> str:
    """Two years; `2011-06` is a month, `1911-14` is not."""
    if len(last) == 2:
        if 0 < int(last) <= 12:
            return f"{first}-{last}"
        last = first[:2] + last
    return f"{first}{circa}/{last}{circa}" if first <= last else text


def _named(text: str) -> str | None:
    """A date whose month or season has its English name."""
    found = _DAY.fullmatch(text)
    if not found:
        return None
    year, word = found["y"] or found["y2"], found["m"] or found["m2"]
    month = month_number(word) or _SEASON.get(word.lower())
    day = found["d1"] or found["d2"] or found["d3"]
    if not month:
        return None
    edtf = f"{year}-{month:02}" + (f"-{int(day):02}" if day and month < 13 else "")
    return edtf if Date(edtf).valid else None
