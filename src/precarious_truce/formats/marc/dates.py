"""Dates as catalogues print them (264 $c, AACR2 1.4F, RDA 2.8.6) and as 008 codes them, in EDTF.

>>> [printed(d) for d in ("1977", "1931~", "1911/1914", "1977/..", "2011-06-03", "197X")]
['1977', '[approximately 1931]', '1911-1914', '1977-', '3 June 2011', '[between 1970 and 1979]']
>>> [edtf(t) for t in ("c1977.", "[1977?]", "[ca. 1977]", "1977-", "1977 [i.e. 1978]", "[197-?]")]
['1977', '1977?', '1977~', '1977/..', '1978', '197X']
>>> [edtf(t) for t in ("[2004], ©2003", "5737 [1977]", "June 1977", "[between 1911 and 1914?]")]
['2004', '1977', '1977-06', '1911/1914']
>>> [edtf(t) for t in ("2001 [c1998]", "1999-<2004 >", "<1990- >", "[1850 or 1851]")]
['2001', '1999/2004', '1990/..', '1850/1851']
"""

from __future__ import annotations

import re

from precarious_truce.model import Date
from precarious_truce.model.dates import MONTHS, month_number

__all__ = ["coded", "edtf", "from_008", "printed", "shown", "shown_again"]


def printed(text: str) -> str:
    """A date as 264 $c has it; text that is no EDTF as it is."""
    if found := re.fullmatch(r"(\d{3})X", text):
        return f"[between {found[1]}0 and {found[1]}9]"
    if found := re.fullmatch(r"(\d{4})([?~%])?", text):
        about = "approximately " if found[2] and found[2] in "~%" else ""
        mark = "?" if found[2] and found[2] in "?%" else ""
        return f"[{about}{found[1]}{mark}]" if found[2] else text
    if found := re.fullmatch(r"(\d{4})/(\d{4}|\.\.)", text):
        return f"{found[1]}-{found[2].strip('.')}"
    if (found := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text)) and Date(text).month:
        day = f"{int(found[3])} " if found[3] else ""
        return f"{day}{MONTHS[int(found[2]) - 1]} {found[1]}"
    return text


def shown(text: str) -> str:
    """A date as printed, where it is read again as it was; else as it is.

    >>> shown("2003-05-01"), shown("1931~"), shown("2001-21")
    ('1 May 2003', '[approximately 1931]', '2001-21')
    """
    words = printed(text)
    return words if shown_again(words) == text else text


def shown_again(text: str) -> str:
    """The date that `shown` printed; another text as it is."""
    meant = edtf(text)
    return meant if meant and printed(meant) == text else text


_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")
_ABOUT = re.compile(
    r"\b(?:ca?\.|circa|approximately|about|um|vers|etwa|intorno al?|около|hacia)\s*(?=\[?\d)", re.I
)
_COPYRIGHT = re.compile(r"(?:\bcop(?:yright|\.)?\s*|(?<![\w.])[cp](?=\d{4})|[©℗]\s*)", re.I)
_OR = r"\b(?:or|oder|ou|o|of|eller|или)\b"
_CORRECTED = re.compile(r".*\b(?:i\.\s?e\.|d\.\s?[hi]\.|recte\b|c\.-à-d\.|cioè\b),?\s*", re.I)
"""What leads to the right date of a wrong one: `1977 [i.e. 1978]`."""
_AND_COPYRIGHT = re.compile(
    r"(?<=\d)(?P<sure>[\])?]*)[\s,;]*[\[(]\s*(?:cop(?:yright|yr)?\.?\s*|[cp](?=\d{4})|[©℗]\s*)\d{4}\s*[\])]",
    re.I,
)
"""The year of a copyright in brackets behind a date: `2001 [c1998]`."""
_SAME_CALENDAR = 50
"""Years between two dates of one book; what is further apart is of two calendars."""
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"between (\d{3})0 and \1[9]\??", re.I), r"\1X"),
    (
        re.compile(r"(?:between|zwischen|entre) (\d{4})\??,? (?:and|und|et|y|e) (\d{4})\??", re.I),
        r"\1/\2",
    ),
    (re.compile(r"not before (\d{4})\??", re.I), r"\1/.."),
    (re.compile(r"not after (\d{4})\??", re.I), r"../\1"),
    (re.compile(rf"(\d{{4}})\?? ?(?:[-–/]|{_OR}) ?(\d{{4}})\??", re.I), r"\1/\2"),
    (re.compile(rf"(\d\d)(\d\d)\?? ?(?:[-–/]|{_OR}) ?(\d\d)\??", re.I), r"\1\2/\1\3"),
    (re.compile(r"(\d{4}) ?[-–] ?"), r"\1/.."),
    (re.compile(r"(\d{3})[-–_?u]\??"), r"\1X"),
    (re.compile(r"(\d{2})(?:--|––|__|uu)\??"), r"\1XX"),
    (re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?"), "iso"),
    (re.compile(r"(\d{4})\s?\?"), r"\1?"),
)  # fmt: skip
_WITH_MONTHS = re.compile(
    r"(?P<first>[^\W\d]{3,12})\.? ?[-–/] ?(?P<last>[^\W\d]{3,12})\.?,? (?P<year>\d{4})"
)
_WITH_MONTH = (
    re.compile(r"(?P<day>\d{1,2})?\.? ?(?P<month>[^\W\d]{3,12})\.?,? (?P<year>\d{4})"),
    re.compile(r"(?P<month>[^\W\d]{3,12})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4}),? (?P<month>[^\W\d]{3,12})\.?(?: (?P<day>\d{1,2}))?"),
)


_LONGEST = 200
"""Letters of a date; what follows in a longer text is none."""


def edtf(text: str) -> str | None:
    """The date that a printed one means, in EDTF; None where it tells none."""
    text = re.sub("[<>]", "", text[:_LONGEST])  # what is not final: 1999-<2004 >
    text = _AND_COPYRIGHT.sub(r"\g<sure>", " ".join(text.split())).strip(" ,;:")
    text = text if text.endswith("..") else text.rstrip(".")
    text = _CORRECTED.sub("", text)
    if text.count("[") != text.count("]"):
        text = text.strip("[]")
        text = text if text.count("[") == text.count("]") else re.sub(r"[\[\]]", "", text)
    if not re.search(r"\d", text):
        return None
    whole = _simple(text) or _simple(re.sub(r"[\[\]]", "", text))
    if whole:
        return whole
    first = _simple(re.split(r"\s*[,;]\s*|\s*\(", text, maxsplit=1)[0])
    if first:
        return first
    year = _YEAR.search(text)
    bracketed = re.search(r"\[([^\[\]]+)\]", text)
    inside = _simple(bracketed[1]) if bracketed else None
    if inside and not (year and abs(int(year[0]) - (Date(inside).year or 0)) <= _SAME_CALENDAR):
        return inside
    return year[0] if year else inside


def _simple(text: str) -> str | None:
    text = text.strip()
    if text.startswith("[") and "]" not in text[1:-1]:
        text = text.strip("[]").strip()
    elif text.count("[") == 1 and text.count("]") == 1:  # 197[7], 19[77?]
        text = re.sub(r"(?<=\d)\[(\d+)(\??)\](\d*)", r"\1\3\2", text)
    about = _ABOUT.match(text)
    if about:
        text = text[about.end() :].strip(" []")
    text = _COPYRIGHT.sub("", text).strip()
    for pattern, form in _RULES:
        if found := pattern.fullmatch(text):
            made = "-".join(p for p in found.groups() if p) if form == "iso" else found.expand(form)
            if not Date(made).valid or _is_backwards(made):
                continue
            if about and re.fullmatch(r"\d{4}\??", made):
                return made.replace("?", "%") if "?" in made else f"{made}~"
            return made
    for pattern in _WITH_MONTH:
        if (found := pattern.fullmatch(text)) and (month := _month(found["month"])):
            made = f"{found['year']}-{month:02}"
            day = f"{made}-{int(found['day']):02}" if found["day"] else made
            return day if Date(day).valid else made
    if found := _WITH_MONTHS.fullmatch(text):
        first, last = _month(found["first"]), _month(found["last"])
        if first and last and first < last:
            return f"{found['year']}-{first:02}/{found['year']}-{last:02}"
    return None


def _is_backwards(made: str) -> bool:
    """Whether an interval of years ends before it begins: `1998-06` is a month."""
    first, slash, last = made.partition("/")
    return bool(slash) and first.isdecimal() and last.isdecimal() and first >= last


_OTHERS = {
    "januar": 1, "januari": 1, "janvier": 1, "enero": 1, "gennaio": 1, "februar": 2, "février": 2,
    "febrero": 2, "febbraio": 2, "märz": 3, "mars": 3, "marzo": 3, "avril": 4, "abril": 4,
    "aprile": 4, "mai": 5, "mayo": 5, "maggio": 5, "juni": 6, "juin": 6, "junio": 6, "giugno": 6,
    "juli": 7, "juillet": 7, "julio": 7, "luglio": 7, "août": 8, "agosto": 8, "septembre": 9,
    "septiembre": 9, "settembre": 9, "oktober": 10, "octobre": 10, "octubre": 10, "ottobre": 10,
    "novembre": 11, "noviembre": 11, "dezember": 12, "décembre": 12, "diciembre": 12,
    "dicembre": 12, "sept": 9, "okt": 10, "dez": 12, "déc": 12, "févr": 2, "juil": 7, "ene": 1,
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "frühling": 21,
    "frühjahr": 21, "sommer": 22, "herbst": 23, "printemps": 21, "été": 22, "automne": 23,
    "hiver": 24, "primavera": 21, "verano": 22, "otoño": 23, "invierno": 24, "estate": 22,
    "autunno": 23, "inverno": 24,
}  # fmt: skip


def _month(word: str) -> int | None:
    """The number of a month, or of a season (EDTF: 21 is spring)."""
    return month_number(word) or _OTHERS.get(word.lower())


# --- 008/06-14 ------------------------------------------------------------------------------------


def coded(text: str, copyright_year: str = "") -> str:
    """The type of date, date 1 and date 2 as 008/06–14 has them.

    >>> coded("1977"), coded("2004", "2003"), coded("1911/1914"), coded("forthcoming")
    ('s1977    ', 't20042003', 'm19111914', 'nuuuuuuuu')
    >>> coded("197X"), coded("1977/.."), coded("2011-06-03"), coded("1952?")
    ('s197u    ', 'm19779999', 'e20110603', 's1952    ')
    """
    if found := re.fullmatch(r"(\d{2}\dX|\d{2}XX)", text):
        return f"s{found[1].replace('X', 'u')}    "
    if found := re.fullmatch(r"(\d{4})/(\d{4}|\.\.)", text):
        return f"m{found[1]}{found[2].replace('..', '9999')}"
    if (found := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text)) and Date(text).month:
        return f"e{found[1]}{found[2]}{found[3] or '  '}"
    year = Date(text).year
    if year is None or not 0 < year <= 9999:
        return "nuuuuuuuu"
    other = re.fullmatch(r"\D{0,3}(\d{4})", copyright_year)
    return f"t{year:04}{other[1]}" if other else f"s{year:04}    "


def from_008(data: str) -> str | None:
    """The date that 008 codes; None where it codes none.

    >>> from_008("760101s1977    enk"), from_008("760101q19701979enk"), from_008("      r20011934")
    ('1977', '1970/1979', '2001')
    """
    kind, first, second = data[6:7], data[7:11], data[11:15]
    year = first.replace("u", "X").replace("|", "")
    if not re.fullmatch(r"\d{4}|\d{3}X|\d\dXX", year) or year == "9999":
        return None
    if kind in ("m", "q", "d", "c", "u", "i", "k") and "X" not in year:
        if second == "9999" and kind in "mcu":
            return f"{year}/.."
        if re.fullmatch(r"\d{4}", second) and second != year:
            return f"{year}/{second}"
    if kind == "e" and Date(f"{year}-{second[:2]}").month:
        day = f"{year}-{second[:2]}-{second[2:4]}"
        return day if Date(day).valid else day[:7]
    return year
