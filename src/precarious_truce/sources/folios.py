"""The page of a line: at its end behind a leader, a gap or a word; at its start; alone.

What one space parts from the title may be a word of it: `Europe in 1914`.  Such a page is `weak`
until the page as a whole has shown that it fits (see `settle`).

>>> at_end("Preface . . . . . . ix")
Folio(head='Preface', page='ix', weight=4)
>>> at_end("The flood, pp. 15–61"), at_end("Introduction »    11").page
(Folio(head='The flood', page='15–61', weight=4), '11')
>>> at_end("Vienna 1873"), at_end("Vienna")
(Folio(head='Vienna', page='1873', weight=1), None)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.model.page_labels import PageLabel
from precarious_truce.model.roman import from_roman
from precarious_truce.sources.numerals import value_of

__all__ = ["Folio", "alone", "at_end", "at_start", "first_label", "mended"]


class Folio(NamedTuple):
    """A line cut in two; `weight` says how sure it is that the second half is a page (4: sure)."""

    head: str
    page: str
    weight: int


_ONE = (
    r"\[?(?:[A-Za-z]{1,2}[.-]?)?\d{1,4}[a-z]?\]?|\[?[ivxlcdm]{1,9}\]?|\[?[IVXLCDM]{1,9}\]?"
    r"|\*\d{1,3}|\d{1,2}:\d{1,4}"
)
_SPAN = rf"(?:{_ONE})(?:\s?(?:-{{1,2}}|[–—−~])\s?(?:{_ONE}))?(?:\s?(?:ff?\.?|et seq\.))?"
_OCR = r"[0-9lIOoSsBZ|!ıi]{1,4}"
_WORD = (
    r"(?:(?:pages?(?: ranges?)?"
    r"|pp|p|pgs?|seiten?|s|с|стр|страницы?|pág(?:s|ina)?|pag(?:s|ina|ine)?|σελ|σ|str"
    r"|strony|str|blz|bladzijde|sid|sida|side|oldal|sayfa|lk|folio|f"
    r"|עמ['׳]?|עמוד|ص|صفحه|第|頁|页|쪽)\.?\s*:?)"
)
_AFTER = r"(?:\s*[頁页쪽])?"
_PARTING = r"\s[/|•·—–]|(?<=\))/|(?<=[^\x00-\u02ff])/|\t"
_DITTO = r"»|«|„|”|\"|''|id\.|,,"
_LEADER = (
    r"(?:\s*(?:(?:[.·•_‧∙‐]\s?){3,}|(?:…\s*)+|(?:⋯\s*)+|[-–—]{3,}|(?:\s\.){2,}"
    r"|\.\.)[\s.·…]*)"
)
_PATTERNS = (
    (re.compile(rf"(?P<head>.*?\S){_LEADER}{_WORD}?\s*(?P<page>{_SPAN})[.\s]*", re.I), 4),
    (re.compile(rf"(?P<head>.*?\S)[\s,(\[]+(?:{_DITTO})\s*(?P<page>{_SPAN})\s*", re.I), 4),
    (re.compile(rf"(?P<head>.*?\S)\s*[(\[]{_WORD}\s*(?P<page>{_SPAN})[)\]][.,]?\s*", re.I), 4),
    (re.compile(rf"(?P<head>.*?\S)[,.;:\s]\s*{_WORD}\s*(?P<page>{_SPAN}){_AFTER}[.,]?", re.I), 4),
    (re.compile(rf"(?P<head>.*?\S)(?:\s{{2,}})(?P<page>{_SPAN})\s*"), 4),
    (re.compile(rf"(?P<head>.*?\S)\s*(?:{_PARTING})\s*(?P<page>{_SPAN})\s*"), 3),
    (re.compile(r"(?P<head>.*?\S)\s*[(\[](?P<page>\d{1,3}(?:[-–]\d{1,3})?"
                r"|[ivxl]+(?:[-–][ivxl]+)?)[)\]]\s*"), 2),
    (re.compile(r"(?P<head>.*?\S),\s(?P<page>\d{1,4}(?:\s?[-–]\s?\d{1,4})?|[ivxl]{1,8})\.?\s*"), 2),
    (re.compile(r"(?P<head>.*?\S)\s(?P<page>\d{1,4}\s?[-–]\s?\d{1,4}"
                r"|[ivxl]{2,8}\s?[-–]\s?[ivxl]{2,8})\s*"), 3),
    (re.compile(r"(?P<head>.*?\S)\s(?P<page>\d{1,4}|[ivxl]{1,8}|[IVXL]{1,8}|\[\d{1,3}\]|\*\d+"
                r"|[A-Z]\d{1,2})\s*"), 1),
    (re.compile(r"(?P<head>.*[^\s\x00-\u02ff])(?P<page>\d{1,4})\s*"), 1),
)  # fmt: skip
_MENDED = re.compile(
    rf"(?P<head>.*?\S)(?:{_LEADER}|\s{{2,}})(?P<page>{_OCR}|[ivxlcdmn1|!júu]{{1,8}})[.,'\s]*"
)
_HAN_PAGE = re.compile(
    r"(?P<head>\S.*?(?:…|⋯|[.·・]{3}).*?)(?<=[\s…⋯.·・])(?P<page>[〇一二三四五六七八九十百]{1,6})"
)
"""A page in Chinese numerals, behind a leader or behind the name that follows it."""
_HAN_SPACED = re.compile(r"(?P<head>\S.*?\S)\s{2,}(?P<page>[〇一二三四五六七八九十百]{1,6})")
"""The same behind a gap."""
_PARTED = re.compile(rf"(?P<head>.*?\S){_LEADER}(?<=[.·…_]{{5}}) ?(?P<page>\d{{1,2}} \d{{1,2}})\s*")
"""A page of which a machine made two: `..... 4 2`."""
_LOST = re.compile(rf"(?P<head>.*?\S){_LEADER}")
_LETTERS = re.compile(rf"(?P<head>.*?\S){_LEADER}\s*(?P<page>[א-ת]{{1,3}}(?:['׳\"״][א-ת]?)?)")
"""A page in Hebrew letters."""
_START = re.compile(
    rf"(?P<page>\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?"
    rf"|[ivxl]{{1,8}}(?:\s?[-–]\s?[ivxl]{{1,8}})?)(?P<gap>\s{{2,}}|\s*[|·•—–]\s+|{_LEADER}"
    rf"|\s)(?P<head>\S.*)"
)
_START_WORD = re.compile(rf"{_WORD}\s*(?P<page>{_SPAN})\s*[.:|–—-]?\s+(?P<head>\S.*)", re.I)
_ALONE = re.compile(
    rf"{_LEADER}?\s*[(\[]?(?P<word>{_WORD})?\s*(?P<page>{_SPAN})\s*[)\]]?{_AFTER}[.,;]?"
    r"(?:\s*\((?:\d+ )?(?:pages?|total)\))?",
    re.I,
)


def _is_page(text: str) -> bool:
    return first_label(text) is not None


@lru_cache(maxsize=16384)
def first_label(text: str | None) -> PageLabel | None:
    """The label of the first page that a text names; None where it names none."""
    if not text:
        return None
    first = re.split(r"\s?(?:--?|[–—−~])\s?|\s?ff?\.", text.strip())[0]
    first = re.sub(r"^\*", "", first)
    letters = re.fullmatch(r"\[?([A-Za-z]+)\]?", first)
    if letters and from_roman(letters[1].lower()) is None:
        return None
    return PageLabel.parse(first)


@lru_cache(maxsize=16384)
def at_end(line: str) -> Folio | None:
    """The page that a line ends with, or None."""
    if len(line) > 1000 or not line[-1:] or line[-1].isspace():
        line = line.rstrip()[-1000:] if len(line) <= 1000 else line
    if len(line) > 1000:
        return None
    if _PARTED.fullmatch(line):
        return None
    han = _HAN_PAGE.fullmatch(line) or _HAN_SPACED.fullmatch(line)
    if han and (number := value_of(han["page"])):
        leader = han.re is _HAN_PAGE
        return Folio(han["head"].rstrip(" .·・…⋯"), str(number), 4 if leader else 2)
    for pattern, weight in _PATTERNS:
        found = pattern.fullmatch(line)
        if found and _is_page(found["page"]):
            head = found["head"].rstrip(" ,;·…|_/•")
            head = re.sub(r"(?:\s*\.){2,}$|\s+[–—]$", "", head)
            if head and not (weight < 4 and re.search(r"[-–]$", head)):
                return Folio(head, found["page"], weight)
    return None


@lru_cache(maxsize=16384)
def mended(line: str) -> Folio | None:
    """A page misread by a machine (`l49`, `1O3`, `v1i`), put right; or a leader without a page.

    >>> mended("The Winter ..... l49"), mended("Steam ....")
    (Folio(head='The Winter', page='149', weight=4), Folio(head='Steam', page='', weight=4))
    """
    if len(line) > 1000:
        return None
    parted = _PARTED.fullmatch(line)
    if parted:
        return Folio(parted["head"].rstrip(" .,_"), parted["page"].replace(" ", ""), 4)
    found = _MENDED.fullmatch(line)
    if found:
        page = found["page"]
        text = next((text for text in _repairs(page) if text != page and _is_page(text)), None)
        if text and (text.isdigit() or not page.isalpha() or (page.islower() and len(page) > 2)):
            return Folio(found["head"].rstrip(" .,_"), text, 4)
    letters = _LETTERS.fullmatch(line)
    if letters:
        return Folio(letters["head"], letters["page"], 4)
    lost = _LOST.fullmatch(line)
    return Folio(lost["head"], "", 4) if lost else None


_AS_DIGITS = str.maketrans("lIOoSsBZ|!ıi", "110055821111")
_AS_ROMAN = str.maketrans(
    {"1": "i", "|": "i", "!": "i", "j": "i", "ú": "ii", "u": "ii", "ü": "ii", "n": "ii"}
)


def _repairs(page: str) -> tuple[str, ...]:
    """What a page that was misread may have been."""
    roman = page.translate(_AS_ROMAN)
    digits = page.translate(_AS_DIGITS)
    return digits if digits.isdigit() else page, roman, roman.replace("l", "i")


def at_start(line: str) -> Folio | None:
    """The page that a line begins with: `ix  Preface`, `p. 17 The Pass`, or None."""
    for pattern in (_START_WORD, _START):
        found = pattern.match(line)
        if found and found.end() == len(line) and _is_page(found["page"]):
            gap = found.groupdict().get("gap", "  ")
            return Folio(found["head"], found["page"], 3 if len(gap.strip()) or len(gap) > 1 else 1)
    return None


@lru_cache(maxsize=16384)
def alone(line: str) -> tuple[str, bool] | None:
    """A line that is a page and nothing else, and whether a word says so: `pp. 1-22`, `1`.

    >>> alone("Pages: i-xviii"), alone("(pp. 1-26)"), alone("17"), alone("Steam")
    (('i-xviii', True), ('1-26', True), ('17', False), None)
    """
    found = _ALONE.fullmatch(line) if len(line) < 60 else None
    if not found or not _is_page(found["page"]):
        return None
    if re.fullmatch(r"[A-Za-hj-uwyz]", found["page"]) and not found["word"]:
        return None
    return found["page"], bool(found["word"])
