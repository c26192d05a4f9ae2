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
from typing import NamedTuple

from precarious_truce.citations.locale import Locale
from precarious_truce.citations.pages import page_range
from precarious_truce.patterns import pattern

__all__ = [
    "LABEL_OF", "Number", "formatter", "letters", "ordinal", "parse",
    "ranged", "roman",
]  # fmt: skip

RANGED = frozenset([
    "page", "chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
    "number-of-volumes", "volume", "locator", "supplement-number", "part-number",
    "printing-number",
])  # fmt: skip
_PAGES = frozenset(["page", "locator"])
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
_LABELLED = pattern(r"[^\W\d_]{1,6}\.\s*\d")
_LABEL = pattern(r"(?P<label>[a-z]{1,6}\.)\s*(?P<number>\d+)")
_JOINER = pattern(rf"(\s*&\s*|,\s+{_AND}\s+|\s+{_AND}\s+|;\s+|,\s+|\s*\\*[-–]+\s*)")
_GAP = pattern(r"(?<!\s)\s{16,}")
"""White space that nothing prints; what joins numbers is looked for at each blank."""
_PARTICLE = pattern(r"([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))")
_NUMERIC = pattern(r"(?:[0-9]+|[ixv]+)(?:[-,:a-zA-Z]*|-[-0-9]+)")
_SUFFIXED = pattern(r"(?:[0-9]+|[ixv]+)([-,:a-zA-Z]+|-[-0-9]+)")
_PAGE = pattern(
    r"\[?(?P<prefix>[^\W\d_]{0,3}?\.?(?:[0-9]+[:/])?)"
    r"(?:[0-9]+[a-z]{0,2}|[IVXLCDM]+|[ivxlcdm]+)[*rv]?\]?"
)
"""A page label: digits or a roman number, after a letter, a volume or a chapter (`A3`, `113:1`)."""
_IN_VOLUME = pattern(r"(?P<volume>[0-9]+:\s?)(?P<page>[0-9]+)")
"""A page with its volume before it: `3:125`."""
_FOLLOWING = pattern(r"[0-9ivxlcdmIVXLCDM]+\s?(?:ff?\.?|sqq?\.?|et seqq?\.?|\+|-)", re.A)
"""A page and those after it: `134ff.`, `134-`."""
_OWN_WORD = pattern(r"[^\W\d_]{2,8}\.\s?(?=\S*[\divxlcIVXLC])|[§¶]")
_SLASHED = pattern(r"[0-9]+(?:/[0-9]+)+")
_ROMAN_NUMBER = pattern(r"[ivxlcmIVXLCM]+")
_RANGEABLE = pattern(r"[^\W_]+")
_WHOLE = pattern(r"[1-9][0-9]{0,15}")


class Part(NamedTuple):
    """One number of a number variable: letters before it, its value, what joins the next one."""

    particle: str
    value: str
    joiner: str

    @property
    def text(self) -> str:
        """The number itself, as it was given."""
        return self.particle + self.value

    @property
    def plain(self) -> bool:
        """Whether it is in digits or a roman number."""
        return self.value.isdecimal() or bool(_ROMAN_NUMBER.fullmatch(self.value))


class Number(NamedTuple):
    """A number variable taken apart.

    `numeric`, `plural`: as `is-numeric` and labels have it; `collapsible`: its ranges may be
    written in another way; `label`: one that a locator brings with it; `labelled`: the text has a
    word of its own for what it is (`pl. I–VIII`), so that no label stands before it.
    """

    parts: tuple[Part, ...]
    numeric: bool
    plural: bool
    collapsible: bool
    label: str = ""
    ends_in_digits: bool = False
    labelled: bool = False

    @property
    def text(self) -> str:
        """All parts as they were given."""
        return "".join(part.text + part.joiner for part in self.parts)


@functools.lru_cache(maxsize=8192)
def parse(text: str, variable: str) -> Number:
    """What the number variable `variable` with the value `text` holds."""
    text = _GAP.sub(" ", text.strip())
    label = ""
    if variable == "locator":
        first, _, rest = text.partition(" ")
        if first in LABEL_OF and rest:
            label, text = LABEL_OF[first], rest.strip()
    if variable in ("page", "page-first"):
        text = text.replace("–", "-")
    escaped = "\\-" in text
    pieces = _subsections(_escaped(text) if escaped else _JOINER.split(text))
    joiners = [*pieces[1::2], ""]
    parts = tuple(map(_part, pieces[::2], joiners))
    if _SLASHED.fullmatch(text):
        return Number(parts, numeric=True, plural=False, collapsible=False, label=label)
    number = _judged(parts, variable, label, escaped=escaped)
    return _paged(number, text) if variable in _PAGES else number


def _paged(number: Number, text: str) -> Number:
    """What only pages have: words of their own, and several in other numerals than digits."""
    if _OWN_WORD.match(text):
        return number._replace(labelled=True)
    several = len(number.parts) > 1 and all(_PAGE.fullmatch(part.text) for part in number.parts)
    return number._replace(plural=True) if several or _FOLLOWING.fullmatch(text) else number


def _part(text: str, joiner: str) -> Part:
    found = _PARTICLE.fullmatch(text)
    particle, value = (found[1] or "", found[2]) if found else ("", text)
    joiner = re.sub(r"\s*-\s*", "-", joiner)
    return Part(particle, value, " & " if joiner.strip() == "&" else joiner)


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


def _judged(parts: tuple[Part, ...], variable: str, label: str, *, escaped: bool) -> Number:
    """What the first part, mostly, says of the whole."""
    value, several = parts[0].value, len(parts) > 1
    numeric = bool(_NUMERIC.fullmatch(value)) and not (escaped and several)
    collapsible = value[:1].isdecimal() or bool(_ROMAN_NUMBER.fullmatch(value))
    plural = numeric and collapsible and several and not _LABELLED.match(parts[1].value)
    if not several and not value.isalpha() and _SUFFIXED.fullmatch(value):
        collapsible = False
    if any(" " in part.value for part in parts[1:]):
        numeric = False
    if numeric and variable.startswith("number-of-"):
        plural = plural or _is_above_one(value)
    ends_in_digits = collapsible and parts[-1].value.isdecimal()
    return Number(parts, numeric, plural, collapsible, label, ends_in_digits)


def _is_above_one(value: str) -> bool:
    digits = re.match(r"[0-9]{1,9}", value)
    return digits is not None and int(digits[0]) > 1


def ranged(number: Number, variable: str, locale: Locale, form: str | None, label: str = "") -> str:
    """The number as text, its ranges with the locale's dash and in the page-range-format.

    `label`: that of the locator, whose page ranges are those without a label, too.
    """
    if len(number.parts) == 1:
        return number.parts[0].text
    paged = variable == "page" or (variable == "locator" and label in ("page", ""))
    joiners = {
        "-": _dash(variable, locale, number.numeric),
        " & ": f" {locale.term('and', 'symbol') or '&'} ",
    }
    out: list[str] = []
    parts = list(number.parts)
    chained = False
    while parts:
        part = parts.pop(0)
        text = part.text
        may_pair = number.collapsible or number.labelled or number.plural
        if part.joiner == "-" and parts and may_pair and not chained:
            last = parts.pop(0)
            text = _pair(part, last, variable, locale, form, paged)
            part = last
        chained = part.joiner == "-"
        out.append(text + joiners.get(part.joiner, part.joiner))
    return "".join(out)


def _pair(
    first: Part, last: Part, variable: str, locale: Locale, form: str | None, paged: bool
) -> str:
    """A range from the first number to the last; not one if their letters or signs differ."""
    within = _IN_VOLUME.fullmatch(first.text)
    if paged and within and last.text.isdecimal():
        dash = _dash(variable, locale, True)
        return within["volume"] + page_range(within["page"], last.text, form, dash)
    if variable in _PAGES and _are_pages(first.text, last.text) and not _is_plain(first, last):
        return first.text + _dash(variable, locale, True) + last.text
    if not _is_plain(first, last):
        return f"{first.text}-{last.text}"
    dash = _dash(variable, locale, True)
    in_digits = first.value[:1].isdecimal() and last.value[:1].isdecimal()
    if paged and in_digits and first.text[-1:].isalnum():
        return page_range(first.text, last.text, form, dash)
    if first.plain and last.plain and variable != "collection-number":
        dash = locale.text("page-range-delimiter") if variable in RANGED else "-"
    return first.text + dash + last.text


def _are_pages(first: str, last: str) -> bool:
    """Whether they are pages of one sequence, after a word that may stand before them."""
    word = _OWN_WORD.match(first)
    begin, end = _PAGE.fullmatch(first[word.end() :] if word else first), _PAGE.fullmatch(last)
    return begin is not None and end is not None and begin["prefix"] == end["prefix"]


def _is_plain(first: Part, last: Part) -> bool:
    """Whether they are of the kinds that CSL's page ranges know."""
    return first.particle == last.particle and bool(_RANGEABLE.fullmatch(first.value + last.value))


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


def _with_label(label: str, parts: list[Part], locale: Locale) -> str:
    """Numbers behind a label, in the locale's word for it."""
    term = locale.text(LABEL_OF[label], "short", plural=len(parts) > 1) or label
    text = "".join(part.text + part.joiner for part in parts)
    return f"{term} {text.replace('-', locale.text('page-range-delimiter'))}"


def formatted(number: Number, variable: str, locale: Locale, form: str) -> str:
    """A number in the form `ordinal`, `long-ordinal` or `roman`, part by part.

    What has a label of its own, and what follows it, stays a number: `7, p. 3-8` is `7th, pp. 3–8`.
    """
    gender = locale.genders.get(variable, "")
    write = formatter(form, locale, gender)
    out: list[str] = []
    for place, (particle, value, joiner) in enumerate(number.parts):
        if place and (labelled := _LABEL.fullmatch(value)) and labelled["label"] in LABEL_OF:
            rest = [Part(particle, labelled["number"], joiner), *number.parts[place + 1 :]]
            return "".join(out) + _with_label(labelled["label"], rest, locale)
        whole = _WHOLE.fullmatch(value)
        out.append(write(int(value)) if whole and not particle else particle + value)
        out.append(_dash(variable, locale, number.numeric) if joiner == "-" else joiner)
    return "".join(out)
