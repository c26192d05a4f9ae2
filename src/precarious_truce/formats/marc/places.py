"""Where a part is in what it is in, in words for people (773 and 774 $g), both ways.

>>> told({"g:volume": "9", "g:number": "1", "g:pages": "73–86"})[0]
'Vol. 9, no. 1, pages 73–86'
>>> place_in("Vol. 9, no. 1 (2004), p. 73-86")
{'g:volume': '9', 'g:number': '1', 'g:pages': '73-86'}
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from precarious_truce.formats.marc.dates import edtf

__all__ = ["date_in", "place_in", "told"]

_WORDS = {
    "g:volume": "volume", "g:number": "no.", "g:chapter": "chapter", "g:pages": "pages",
}  # fmt: skip
"""Row → the word before it."""
_SHORT = {"volume": "vol."}


def told(rows: Mapping[str, object]) -> tuple[str, frozenset[str]]:
    """Words for volume, issue, chapter and pages, and the rows that are read from them again.

    >>> text, rows = told({"g:chapter": "1", "g:pages": "15–61"})
    >>> text, sorted(rows)
    ('Chapter 1, pages 15–61', ['g:chapter', 'g:pages'])
    >>> told({"g:pages": "7"})[0], told({"g:pages": "pl. I–VIII"})
    ('Page 7', ('', frozenset()))
    """
    sure = {n: str(rows[n]) for n in _WORDS if n in rows and _is_read(n, str(rows[n]))}
    text = ", ".join(f"{_word(name, value)} {value}" for name, value in sure.items())
    text = text[:1].upper() + text[1:]
    return (text, frozenset(sure)) if place_in(text) == sure else ("", frozenset())


def _is_read(name: str, value: str) -> bool:
    return place_in(f"{_word(name, value)} {value}") == {name: value}


def _word(name: str, value: str) -> str:
    if name == "g:pages" and value.isalnum():
        return "page"
    return _SHORT.get(_WORDS[name], _WORDS[name])


_PAGES = re.compile(
    r"(?:\b(?:pp?|[Pp]ages?|S|Seiten?|с|стр|s|fol|ff?)\b\.?:?\s*|<)(?P<pages>\[?[\divxlcdmIVXLCDMA-Z]+\]?"
    r"(?:\s?[-–]\s?\[?[\divxlcdmA-Z]+\]?)?"
    r"(?:, ?(?:\d+(?:[-–]\d+)?|[ivxlcdm]+(?:[-–][ivxlcdm]+)?)\b(?![:/]))*)"
)


def place_in(text: str) -> dict[str, str]:
    """Volume, issue and pages in words of catalogues.

    >>> place_in("Vol. 9, no. 1 (2004), p. 73-86")
    {'g:volume': '9', 'g:number': '1', 'g:pages': '73-86'}
    >>> place_in("9(2004), 1, Seite 73-86"), place_in("p. ix-xiv")
    ({'g:volume': '9', 'g:number': '1', 'g:pages': '73-86'}, {'g:pages': 'ix-xiv'})
    >>> place_in("p. 20-33, iv")
    {'g:pages': '20-33, iv'}
    """
    text = text[:500]
    found: dict[str, str] = {}
    patterns: tuple[tuple[str, str], ...] = (
        (
            "g:volume",
            r"\b(?:vol(?:ume)?|v|bd|band|t|jg|jahrg(?:ang)?|tom[eo]?|año|anno|ann[ée]e|"
            r"том|т|årg|roč)\b\.?\s*([\dIVXLC]+)(?!\d| ?/)",
        ),
        ("g:volume", r"^(\d+) ?\(\d{4}"),
        ("g:volume", r"^(\d{1,3})(?:\.|, )(?=(?:1[5-9]|20)\d\d\b)"),
        ("g:number", r"\b(?:no|nr|núm|num|issue|iss|heft|h|n|№)\b\.?[°º]?\s*(\d[\d/-]*)"),
        ("g:number", r"\(\d{4}(?:[-–/]\d{2,4})?\)[,:] ?(\d[\d/]*)(?=,|$)"),
        ("g:number", r"^\d{1,3}(?:\.|, )\d{4}[,:] ?(\d[\d/]*)(?=,|$)"),
        ("g:chapter", r"\b(?:chap(?:ter|itre)?|ch|kap(?:itel)?)\b\.?\s*(\d+|[IVXLC]+)\b"),
    )
    for name, pattern in patterns:
        if name not in found and (match := re.search(pattern, text, re.I)):
            found[name] = match[1]
    if pages := _PAGES.search(text):
        found["g:pages"] = pages["pages"].replace(" ", "").replace(",", ", ")
    elif whole := _BARE.search(text.strip()):
        found["g:pages"] = whole[0]
    return found


_YEAR = r"(?:1[4-9]|20)\d\d"
_BARE = re.compile(
    rf"(?:^|(?<=, ))(?!{_YEAR}(?:[-–/](?:{_YEAR}|\d\d))?$)\[?(?:[\divxlcdm]+[-–][\divxlcdm]+|"
    rf"(?<!, )[\divxlcdm]+)\]?$"
)
"""Pages without a word for them: all there is, or a range at the end."""
_DATES = (
    re.compile(rf"\(([^()]*{_YEAR}[^()]*)\)"),
    re.compile(rf"(?:^|, )((?:\d{{1,2}}\.? )?[^\W\d]{{3,12}}\.?,? (?:\d{{1,2}}, )?{_YEAR})\b"),
    re.compile(rf"(?:^|, |^\d{{1,3}}\.)({_YEAR}(?:[-/]\d\d(?:\d\d)?)?)(?=[,:;.]|$)"),
)


def date_in(text: str) -> str | None:
    """The date that such words tell, in EDTF; None where they tell none.

    >>> date_in("Vol. 2, no. 3 (June 1998), p. 1-12"), date_in("2004, pages 31-45")
    ('1998-06', '2004')
    >>> date_in("Vol. 3, no. 1/2 (Spring-Summer 2001)"), date_in("9.2004, 1, S. 73-86")
    ('2001-21/2001-22', '2004')
    >>> date_in("p. 1998-2004") is None
    True
    """
    text = _PAGES.sub("", text[:500]).strip(" ,;")
    for pattern in _DATES:
        if (found := pattern.search(text)) and (date := edtf(found[1])):
            return date
    return None
