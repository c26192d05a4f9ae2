"""Number variables: read into numbers, labels and joiners; ordinals and roman (CSL 1.0.2, "Number").

>>> [n.value for n in read_number("volume", "2 & 3", None, "&").values]
['2', '3']
>>> read_number("page", "ix-xiv", None, "&").plural, roman(14)
(1, 'xiv')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from precarious_truce.citations.locales import Locale
from precarious_truce.citations.pages import expanded, shortened

__all__ = ["LABELS", "Numbers", "Piece", "ordinal", "long_ordinal", "ranged", "read_number", "roman"]

LABELS = {
    "vrs.": "verse", "sv.": "sub-verbo", "subpara.": "subparagraph", "op.": "opus",
    "subch.": "subchapter", "add.": "addendum", "amend.": "amendment", "annot.": "annotation",
    "app.": "appendix", "art.": "article", "bibliog.": "bibliography", "bk.": "book",
    "ch.": "chapter", "cl.": "clause", "col.": "column", "cmt.": "comment", "dec.": "decision",
    "dept.": "department", "ex.": "example", "fig.": "figure", "fld.": "field", "fol.": "folio",
    "n.": "note", "hypo.": "hypothetical", "illus.": "illustration", "intro.": "introduction",
    "l.": "line", "no.": "issue", "p.": "page", "pp.": "page", "para.": "paragraph",
    "pt.": "part", "pmbl.": "preamble", "princ.": "principle", "pub.": "publication",
    "r.": "rule", "rn.": "randnummer", "sched.": "schedule", "sec.": "section",
    "ser.": "series,", "subdiv.": "subdivision", "subsec.": "subsection", "supp.": "supplement",
    "tbl.": "table", "tit.": "title", "vol.": "volume",
}  # fmt: skip
"""Labels written into a number (`12, n. 5`) and the terms they stand for."""

_ABBREVIATIONS = {term: short for short, term in LABELS.items() if short != "pp."}
_ABBREVIATIONS["sub verbo"] = "sv."
_LOCATORS = frozenset(("locator", "page"))
_LABELLED = frozenset(("locator", "number", "page"))
_RANGING = frozenset(
    "page chapter-number collection-number edition issue number number-of-pages "
    "number-of-volumes volume locator".split()
)
_PARTICLE = re.compile(r"([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))$")
_LABEL = re.compile(
    r"((?:^| )(?:[a-z]{1,4}|subpara|subch|amend|bibliog|annot|illus|princ|intro|sched|subdiv"
    r"|subsec)(?:\.| ) *)"
)
_PLAIN = re.compile(r"[0-9]+[-;,:a-zA-Z]*$")
_NUMERIC = re.compile(r"[0-9]+([-,:a-zA-Z]*)$")
_NUMERIC_OR_ROMAN = re.compile(r"(?:[0-9]+|[ixv]+)([-,:a-zA-Z]*|-[-0-9]+)$")
_ROMAN = re.compile(r"[ivxlcmIVXLCM]+$")
_DIGITS_OR_ROMAN = re.compile(r"(?:[0-9]+|[ivxlcmIVXLCM]+)$")
_LEADING_INT = re.compile(r"\s*[-+]?\d")
_SLASHED = re.compile(r"[0-9]+(?:/[0-9]+)+$")
_RANGE = re.compile(
    r"([0-9]*[a-zA-Z]+0*)?([0-9]+[a-z]*)(\s*[^0-9]+\s*)([-,a-zA-Z]?0*)([0-9]+[a-z]*)$"
)
_PAGE = re.compile(
    r"([0-9]*[a-zA-Z]+0*)?([0-9]+[a-z]*)\s*[-\u2013]\s*([0-9]*[a-zA-Z]+0*)?([0-9]+[a-z]*)"
)
_SUBSECTION = re.compile(r"(?:[a-z]{1,4}\.  *)*[0-9]+[,a-zA-Z]+$")
_LETTERS = re.compile(r"[,a-zA-Z]+$")


class Piece:
    """One number of a value: its label, particle (`A` of `A12`), value, and what follows it."""

    __slots__ = (
        "collapsible", "joiner", "label", "label_suffix", "numeric", "original", "particle",
        "plural", "shown", "value",
    )  # fmt: skip

    def __init__(self, original: str, label: str, value: str, joiner: str) -> None:
        words = label.split()
        self.label = words[0] if words else ""
        self.label_suffix = label[len(label.rstrip()) :] if words else ""
        self.original = original
        self.shown = False
        self.plural = 0
        self.numeric = True
        self.collapsible: bool | None = None
        match = _PARTICLE.match(value)
        self.particle = (match[1] or "") if match else ""
        self.value = match[2] if match else value
        self.joiner = re.sub(r"\s*-\s*", "-", joiner, count=1)

    def copy(self) -> Piece:
        new = object.__new__(Piece)
        for slot in self.__slots__:
            setattr(new, slot, getattr(self, slot))
        return new


class Numbers(NamedTuple):
    """A number variable as read: its pieces and what is true of the whole."""

    values: list[Piece]
    numeric: bool
    plural: int
    label: str
    label_form: str


def _joiner_pattern(and_term: str) -> str:
    full = r",\s+and\s+|\s+and\s+"
    if and_term and and_term not in ("and", "&"):
        word = re.escape(and_term)
        full += rf"|,\s+{word}\s+|\s+{word}\s+"
    return rf"\s*&\s*|{full}|;\s+|,\s+|\s*\\*[-\u2013]+\s*"


_joiners: dict[str, re.Pattern[str]] = {}


def _joiner(and_term: str, hyphen: bool) -> re.Pattern[str]:
    key = f"{hyphen}{and_term}"
    if key not in _joiners:
        if len(_joiners) > 500:
            _joiners.clear()
        pattern = _joiner_pattern(and_term)
        if not hyphen:
            pattern = pattern.replace(r"[-\u2013]", "[\u2013]").replace("[-–]", "[–]")
        _joiners[key] = re.compile(f"({pattern})")
    return _joiners[key]


def read_number(
    variable: str, text: str, label: str | None, ampersand: str, locale: Locale | None = None
) -> Numbers:
    """Read a value; `label` is that of the cite, for locators."""
    own = _ABBREVIATIONS.get(variable, "")
    pieces = _parse(variable, text, label, own, ampersand, locale)
    for i in range(len(pieces) - 1):
        if not pieces[i].joiner and pieces[i + 1].label:
            pieces[i].joiner = " "
    _count(variable, text, pieces, locale)
    for piece in pieces:
        if not piece.numeric:
            piece.plural = 0
    if len(pieces) == 1:
        only = pieces[0]
        if variable == "number" and "|" in only.value:
            only.value = only.value.replace("|", ", ")
            only.numeric, only.plural, only.collapsible = True, 1, False
        if _SLASHED.match(only.value):
            only.numeric, only.plural, only.collapsible = True, 0, False
    first = pieces[0]
    found = LABELS.get(first.label, "")
    if variable == "number" and found == "issue":
        found = "number"
    sleeps = variable == "page" and first.shown and first.label not in ("p.", "pp.")
    return Numbers(pieces, first.numeric, first.plural, found, "short" if sleeps else "")


def _parse(
    variable: str, text: str, label: str | None, own: str, ampersand: str, locale: Locale | None
) -> list[Piece]:
    text = text.strip()
    first_word = text.split(" ", 1)[0]
    if first_word and first_word not in LABELS:
        embedded = own
        if variable in _LOCATORS:
            embedded = _ABBREVIATIONS.get(label, "") if label else "p."
        if embedded:
            text = f"{embedded} {text}"
    if variable == "page":
        text = text.replace("\u2013", "-")
    escaped = "\\-" in text
    if escaped:
        text = "\\-".join(part.replace("-", "\u2013") for part in text.split("\\-")).replace("\\", "")
    and_term = locale.term("and") if locale is not None and locale.language[:2] != "en" else ""
    elements = _joiner(and_term, not escaped).split(text)
    for i in range(1, len(elements), 2):
        if elements[i].strip() == "&":
            elements[i] = f" {ampersand} "
    elements = _subsections(elements)
    pieces: list[Piece] = []
    current, original = own, ""
    for i in range(0, len(elements), 2):
        joiner = elements[i + 1] if i + 1 < len(elements) else ""
        parts = _LABEL.split(elements[i])
        if len(parts) == 1:
            shown = "" if original == current.strip() else original
            pieces.append(_piece(variable, shown, current, elements[i], joiner, -1))
            continue
        strings, labels = parts[0::2], parts[1::2]
        _unlabel(strings, labels)
        if labels:
            slug = labels[0].strip()
            term = LABELS.get(slug)
            known = term is not None and (locale is None or locale.has(term))
            if known and variable not in _LABELLED and term != variable:
                known = False
            if known:
                original = slug
            elif i == 0:
                labels.pop(0)
                strings[0:2] = [f"{strings[0]} {slug} {strings[1]}"]
        for j, string in enumerate(strings):
            if string or j == len(strings) - 1:
                if j > 0 and labels[j - 1]:
                    current = labels[j - 1]
                shown = "" if original == current.strip() else original
                last = j == len(strings) - 1
                pieces.append(_piece(variable, shown, current, string.strip(), joiner if last else "", i))
    return pieces


def _piece(variable: str, shown: str, label: str, value: str, joiner: str, place: int) -> Piece:
    piece = Piece(shown, label or f"var:{variable}", value, joiner)
    if variable == "page" and place == 0 and piece.label not in ("p.", "pp."):
        piece.shown = True
    return piece


def _subsections(elements: list[str]) -> list[str]:
    """`12a-c` is one number."""
    for i in range(len(elements) - 2, 0, -2):
        if elements[i] == "-" and _SUBSECTION.match(elements[i - 1]) and _LETTERS.match(elements[i + 1]):
            elements[i - 1 : i + 2] = ["".join(elements[i - 1 : i + 2])]
    return elements


def _unlabel(strings: list[str], labels: list[str]) -> None:
    """A short word between things that are not numbers is no label."""
    for j in range(len(strings) - 1, 0, -1):
        before = strings[j - 1]
        if before and not (_PLAIN.match(strings[j]) and _PLAIN.match(before)):
            strings[j - 1] = before + labels[j - 1] + strings[j]
            del strings[j]
            del labels[j - 1]


def _count(variable: str, text: str, pieces: list[Piece], locale: Locale | None) -> None:
    """Settle for each run of numbers with one label: numeric, plural, label shown."""
    start = 0
    for i in range(1, len(pieces) + 1):
        if i < len(pieces) and pieces[i].label == pieces[i - 1].label:
            continue
        _settle(pieces, start, i)
        _show_label(variable, pieces[start], start, locale)
        start = i
    if pieces and pieces[0].numeric and variable.startswith("number-of-"):
        found = re.match(r"\s*(\d+)", text)
        if found and int(found[1]) > 1:
            pieces[0].plural = 1


def _settle(pieces: list[Piece], start: int, end: int) -> None:
    head = pieces[start]
    count = end - start
    numeric = True
    match, head_match = _NUMERIC.match(head.value), _NUMERIC_OR_ROMAN.match(head.value)
    escaped = head.joiner == "\\-"
    if not head.value or not match or not head_match or escaped:
        if not head.value or not head_match:
            numeric = False
        if escaped:
            count -= 1
    if head.collapsible is None:
        for piece in pieces[start : start + count]:
            piece.collapsible = bool(_LEADING_INT.match(piece.value) or _ROMAN.match(piece.value))
    collapsible = head.collapsible
    for piece in pieces[start : start + count]:
        if count > 1 and collapsible:
            piece.plural = 1
        piece.numeric = numeric
        piece.collapsible = collapsible


def _show_label(variable: str, piece: Piece, place: int, locale: Locale | None) -> None:
    if piece.label.startswith("var:"):
        return
    if place > 0:
        piece.shown = True
        return
    term = LABELS.get(piece.label)
    if variable in _LABELLED:
        if term is None or (locale is not None and not locale.has(term)):
            piece.shown = True
    elif term != variable:
        piece.shown = True


# -- ranges ---------------------------------------------------------------------------------


def ranged(numbers: Numbers, variable: str, locale: Locale, page_format: str | None) -> list[Piece]:
    """The pieces with the dashes of their ranges set, and pages shortened as the style says."""
    if variable not in _RANGING:
        return numbers.values
    values = [piece.copy() for piece in numbers.values]
    label: str | None = None
    count = 0
    for i, piece in enumerate(values):
        if not piece.collapsible:
            count, label = 0, None
            piece.joiner = _delimiter(variable, piece, piece.joiner, piece.numeric, locale)
        elif label == piece.label and piece.joiner == "-":
            count = 1
        elif label == piece.label:
            count += 1
            if count == 2:
                count = _join_range(variable, values, i, locale, page_format)
        else:
            label, count = piece.label, 1
    if count == 2:
        _join_range(variable, values, len(values) - 1, locale, page_format)
    return values


def _is_page(variable: str, piece: Piece) -> bool:
    return variable == "page" or (
        variable == "locator" and ("p." in (piece.label, piece.original))
    )


def _delimiter(variable: str, piece: Piece, mark: str, numeric: bool, locale: Locale) -> str:
    if mark != "-":
        return mark
    if variable in _LOCATORS:
        term = LABELS.get(piece.original or piece.label, "")
        if not locale.term(term):
            return mark
    if numeric:
        if variable in ("page", "locator", "issue", "volume", "edition", "number"):
            return locale.term("page-range-delimiter") or "\u2013"
        if variable == "collection-number":
            return locale.term("year-range-delimiter") or "\u2013"
    return mark


def _join_range(
    variable: str, values: list[Piece], i: int, locale: Locale, page_format: str | None
) -> int:
    if i < 1:
        return 2
    before, piece = values[i - 1], values[i]
    if before.particle != piece.particle:
        return 2
    if before.joiner != "-":
        return 1
    begin, end = _int(before.value), _int(piece.value)
    if not page_format and begin is not None and end is not None and begin > end:
        before.joiner = _delimiter(variable, piece, "-", True, locale)
        return 2
    if _is_page(variable, piece) and begin is not None and end is not None:
        text = page_range(
            f"{before.particle}{before.value}", f"{piece.particle}{piece.value}", locale, page_format
        )
    else:
        if _DIGITS_OR_ROMAN.match(before.value) and _DIGITS_OR_ROMAN.match(piece.value):
            before.joiner = locale.term("page-range-delimiter")
        text = before.value + before.joiner + piece.value
    match = _RANGE.match(text)
    if match:
        before.particle = match[1] or ""
        before.value = match[2]
        before.joiner = _delimiter(variable, piece, match[3], piece.numeric, locale)
        piece.particle, piece.value = match[4] or "", match[5]
    return 0


def _int(text: str) -> int | None:
    match = re.match(r"\s*[-+]?\d{1,30}", text)
    return int(match[0]) if match else None


def page_range(first: str, last: str, locale: Locale, page_format: str | None, kind: str = "page") -> str:
    """Two pages (or years) as a range.

    >>> from precarious_truce.citations.locales import layered
    >>> page_range("321", "328", layered("en-US", []), "chicago")
    '321–28'
    """
    mark = locale.term(f"{kind}-range-delimiter")
    match = _PAGE.match(f"{first}-{last}")
    if not match:
        return f"{first}{mark}{last}"
    lead, begin, lead2, end = match[1] or "", match[2], match[3] or "", match[4]
    if not lead2 or lead == lead2:
        end = expanded(begin, end)
        if (_int(begin) or 0) < (_int(end) or 0):
            lead2 = lead
            if page_format and page_format != "expanded":
                short = shortened(begin, end, page_format, kind == "year")
                if page_format.startswith("minimal") or (short != end and lead):
                    lead2 = ""
                elif page_format.startswith("chicago"):
                    lead2 = ""
                end = short
    return f"{lead}{begin}{mark}{lead2}{end}"


# -- forms ----------------------------------------------------------------------------------

_ROMANS = (
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "m", "mm", "mmm", "mmmm", "mmmmm"),
)


def roman(number: int) -> str:
    """A number in small roman numerals; empty from 6000 on."""
    if number >= 6000:
        return ""
    digits = reversed(list(enumerate(reversed(str(number)))))
    return "".join(_ROMANS[place][int(digit)] for place, digit in digits)


def ordinal(number: int, gender: str, locale: Locale) -> str:
    """A number with its ordinal suffix (CSL 1.0.2, "Ordinal Suffixes").

    >>> from precarious_truce.citations.locales import standard_locale
    >>> ordinal(2, "", standard_locale("en-US")), ordinal(111, "", standard_locale("en-US"))
    ('2nd', '111th')
    """
    text = str(number)
    known = locale.ordinals
    if known is None:
        name = "ordinal-04"
        if not (number // 10 % 10 == 1 or 10 < number < 20) and number % 10 in (1, 2, 3):
            name = f"ordinal-0{number % 10}"
        return text + locale.term(name, "long", 0, gender)
    for wanted in ((gender, "neuter") if gender else ("neuter",)):
        for digits in (0, 2, 1):
            key = text if digits == 0 else text[-digits:]
            name = known.get((digits, key), {}).get(wanted, "")
            if name:
                return text + locale.term(name, "long", 0, gender)
    return text + locale.term("ordinal", "long", 0, gender)


def long_ordinal(number: int, gender: str, locale: Locale) -> str:
    """A number as a word: `first`; beyond ten as `ordinal` has it."""
    if 0 < number <= 10:
        word = locale.get(f"long-ordinal-{number:02d}", "long", 0, gender)
        if word:
            return word
    return ordinal(number, gender, locale)
