"""Number variables: what they hold, and how it is written (CSL 1.0.2, "Number").

>>> parsed = parse("7-34, 41", "page")
>>> parsed.plural, parsed.numeric
(True, True)
>>> parse("ix–xiv", "page").plural, parse("Spring", "issue").numeric
(True, False)
>>> roman(1994), letters(0), letters(27)
('mcmxciv', 'a', 'ab')
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from precarious_truce.citations.locale import Locale
from precarious_truce.citations.pages import page_range

__all__ = [
    "LABEL_OF", "Number", "formatter", "letters", "ordinal", "parse",
    "ranged", "roman",
]  # fmt: skip

RANGED = frozenset([
    "page", "chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
    "number-of-volumes", "volume", "locator", "supplement-number", "part-number",
    "printing-number",
])  # fmt: skip
_WITH_DASH = frozenset(["page", "locator", "issue", "volume", "edition", "number"])

LABEL_OF = {
    "vrs.": "verse", "sv.": "sub-verbo", "op.": "opus", "art.": "article", "app.": "appendix",
    "bk.": "book", "ch.": "chapter", "col.": "column", "fig.": "figure", "fol.": "folio",
    "n.": "note", "l.": "line", "no.": "issue", "p.": "page", "pp.": "page",
    "para.": "paragraph", "pt.": "part", "r.": "rule", "sec.": "section", "tbl.": "table",
    "tit.": "title", "vol.": "volume", "supp.": "supplement", "cl.": "clause",
}  # fmt: skip
"""Labels that a locator may bring with it."""

_AND = "(?:and|et|und|y|e|en|og|och|i|и)"
_LABELLED = re.compile(r"[a-z]{1,6}\.\s*\d")
_JOINER = re.compile(rf"(\s*&\s*|,\s+{_AND}\s+|\s+{_AND}\s+|;\s+|,\s+|\s*\\*[-–]+\s*)")
_PARTICLE = re.compile(r"([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))")
_NUMERIC = re.compile(r"(?:[0-9]+|[ixv]+)(?:[-,:a-zA-Z]*|-[-0-9]+)")
_SUFFIXED = re.compile(r"(?:[0-9]+|[ixv]+)([-,:a-zA-Z]+|-[-0-9]+)")
_SLASHED = re.compile(r"[0-9]+(?:/[0-9]+)+")
_ROMAN_NUMBER = re.compile(r"[ivxlcmIVXLCM]+")
_RANGEABLE = re.compile(r"[^\W_]+")
_WHOLE = re.compile(r"[1-9][0-9]{0,15}")


@dataclass(frozen=True)
class Number:
    """A number variable taken apart: (particle, value, what joins it to the next) of each part."""

    parts: tuple[tuple[str, str, str], ...]
    numeric: bool
    plural: bool
    collapsible: bool
    label: str = ""
    ends_in_digits: bool = False

    @property
    def text(self) -> str:
        """All parts as they were given."""
        return "".join(a + b + c for a, b, c in self.parts)


@functools.lru_cache(maxsize=8192)
def parse(text: str, variable: str) -> Number:
    """What the number variable `variable` with the value `text` holds."""
    text = text.strip()
    label = ""
    if variable == "locator":
        first, _, rest = text.partition(" ")
        if first in LABEL_OF and rest:
            label, text = LABEL_OF[first], rest.strip()
    if variable in ("page", "page-first"):
        text = text.replace("–", "-")
    pieces = _escaped(text) if "\\-" in text else _JOINER.split(text)
    pieces = _subsections(pieces)
    parts = []
    for i in range(0, len(pieces), 2):
        joiner = pieces[i + 1] if i + 1 < len(pieces) else ""
        found = _PARTICLE.fullmatch(pieces[i])
        particle, value = (found[1] or "", found[2]) if found else ("", pieces[i])
        joiner = re.sub(r"\s*-\s*", "-", joiner)
        parts.append((particle, value, " & " if joiner.strip() == "&" else joiner))
    return _judged(tuple(parts), variable, label, escaped="\\-" in text, text=text)


def _escaped(text: str) -> list[str]:
    r"""The pieces of a text with `\-`, a hyphen that is no range."""
    return [text.replace("\\-", "-")]


def _subsections(pieces: list[str]) -> list[str]:
    """`12a-c` is one number with subsections, not a range."""
    for i in range(len(pieces) - 2, 0, -2):
        if (
            pieces[i] == "-"
            and re.fullmatch(r"[0-9]+[,a-zA-Z]+", pieces[i - 1])
            and re.fullmatch(r"[,a-zA-Z]+", pieces[i + 1])
        ):
            pieces[i - 1 : i + 2] = ["".join(pieces[i - 1 : i + 2])]
    return pieces


def _judged(
    parts: tuple[tuple[str, str, str], ...], variable: str, label: str, *, escaped: bool, text: str
) -> Number:
    value = parts[0][1]
    numeric = bool(_NUMERIC.fullmatch(value)) and not (escaped and len(parts) > 1)
    collapsible = value[:1].isdigit() or bool(_ROMAN_NUMBER.fullmatch(value))
    plural = numeric and collapsible and len(parts) > 1 and not _LABELLED.match(parts[1][1])
    if _SUFFIXED.fullmatch(value) and not value.isalpha() and len(parts) == 1:
        collapsible = False
    if any(" " in p[1] for p in parts[1:]):
        numeric = False
    if variable.startswith("number-of-") and numeric:
        digits = re.match(r"[0-9]{1,9}", value)
        plural = plural or (bool(digits) and int(digits[0] if digits else 0) > 1)
    if _SLASHED.fullmatch(text):
        numeric, plural, collapsible = True, False, False
    ends = collapsible and parts[-1][1].isdigit()
    return Number(parts, numeric, plural, collapsible, label, ends)


def ranged(number: Number, variable: str, locale: Locale, form: str | None, label: str = "") -> str:
    """The number as text, its ranges with the locale's dash and in the page-range-format."""
    parts = number.parts
    if len(parts) == 1:
        return parts[0][0] + parts[0][1]
    paged = variable == "page" or (variable == "locator" and label in ("page", ""))
    ampersand = locale.term("and", "symbol") or "&"
    out: list[str] = []
    i = 0
    while i < len(parts):
        particle, value, joiner = parts[i]
        chained = i > 0 and parts[i - 1][2] == "-"
        if joiner == "-" and i + 1 < len(parts) and number.collapsible and not chained:
            out.append(_pair(parts[i], parts[i + 1], variable, locale, form, paged))
            joiner, i = parts[i + 1][2], i + 1
        else:
            out.append(particle + value)
        if joiner == "-":
            joiner = _dash(variable, locale, number.numeric)
        elif joiner == " & ":
            joiner = f" {ampersand} "
        out.append(joiner)
        i += 1
    return "".join(out)


def _pair(
    first: tuple[str, str, str], last: tuple[str, str, str], variable: str, locale: Locale,
    form: str | None, paged: bool,
) -> str:  # fmt: skip
    start, end = first[0] + first[1], last[0] + last[1]
    if first[0] != last[0] or not _RANGEABLE.fullmatch(first[1] + last[1]):
        return f"{start}-{end}"
    dash = _dash(variable, locale, True)
    if paged and start[-1:].isalnum() and first[1][:1].isdigit() and last[1][:1].isdigit():
        return page_range(start, end, form, dash)
    if all(p[1].isdigit() or _ROMAN_NUMBER.fullmatch(p[1]) for p in (first, last)):
        dash = locale.text("page-range-delimiter") if variable in RANGED else "-"
        if variable == "collection-number":
            dash = locale.text("year-range-delimiter")
    return start + dash + end


def _dash(variable: str, locale: Locale, numeric: bool) -> str:
    if numeric and variable in _WITH_DASH:
        return locale.text("page-range-delimiter")
    if numeric and variable == "collection-number":
        return locale.text("year-range-delimiter")
    return "-"


# ---- forms ------------------------------------------------------------------------------------


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """`number` in lower-case roman numerals; beyond 5999 as digits."""
    if not 0 < number < 6000:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def letters(number: int) -> str:
    """The year suffix with this place: a, b … z, aa, ab …"""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """`number` with the suffix of its ordinal (CSL 1.0.2, "Ordinal suffixes").

    >>> from precarious_truce.citations.locale import locale_for
    >>> [ordinal(n, locale_for("en-US")) for n in (1, 2, 11, 13, 22, 111)]
    ['1st', '2nd', '11th', '13th', '22nd', '111th']
    """
    digits = str(number)
    two = digits[-2:].zfill(2)
    for name, how in ((two, "last-two-digits"), (two[-1].zfill(2), "last-digit")):
        key = f"ordinal-{name}"
        default = "last-digit" if name < "10" else "last-two-digits"
        match = locale.matches.get(key, default)
        if match == "whole-number":
            if number != int(name):
                continue
        elif match != how and not (how == "last-two-digits" and match == "last-digit"
                                   and number < 10):  # fmt: skip
            continue
        suffix = locale.term(key, gender=gender)
        if suffix is not None:
            return digits + suffix
    return digits + (_suffix("ordinal", locale, gender) or "")


def _suffix(key: str, locale: Locale, gender: str) -> str | None:
    """The term of an ordinal; where a language has it only with a gender, with that one."""
    for one in (gender, "feminine", "masculine"):
        found = locale.term(key, gender=one)
        if found is not None:
            return found
    return None


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """`number` in words up to ten, with a suffix from there on."""
    found = _suffix(f"long-ordinal-{number:02d}", locale, gender) if 0 < number < 11 else None
    return found if found else ordinal(number, locale, gender)


def formatter(form: str, locale: Locale, gender: str = "") -> Callable[[int], str]:
    """A function from an int to its text in the form of a `cs:number`."""
    if form == "ordinal":
        return lambda n: ordinal(n, locale, gender)
    if form == "long-ordinal":
        return lambda n: long_ordinal(n, locale, gender)
    return roman if form == "roman" else str


def formatted(number: Number, variable: str, locale: Locale, form: str) -> str:
    """A number in the form `ordinal`, `long-ordinal` or `roman`, part by part."""
    gender = locale.genders.get(variable, "")
    write = formatter(form, locale, gender)
    out = []
    for particle, value, joiner in number.parts:
        whole = _WHOLE.fullmatch(value)
        out.append(write(int(value)) if whole and not particle else particle + value)
        out.append(_dash(variable, locale, number.numeric) if joiner == "-" else joiner)
    return "".join(out)
