"""What stands before a title: a division's word and number, or a number alone.

>>> label("CHAPTER ONE: Floods")
Label(division='chapter', number='1', title='Floods', sure=True, style='chapter 1')
>>> [label(t)[:3] for t in ("PREMIÈRE PARTIE", "Capitolo primo. Il garzone", "第二章　漕运")]
[('part', '1', ''), ('chapter', '1', 'Il garzone'), ('chapter', '2', '漕运')]
>>> label("2.1 Sampling").number, label("I remember my father"), label("1848").title
('2.1', None, '')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.sources.numerals import fold, spelled, style_of, value_of, word_set
from precarious_truce.sources.words import CJK_DIVISIONS, DIVISION_WORD, DIVISIONS, division

__all__ = ["Label", "label"]


class Label(NamedTuple):
    """A division's word (or None) and number, and the title behind them."""

    division: str | None
    number: str | None
    title: str
    sure: bool = True
    style: str = ""


_ROMAN = r"[IVXLCDM]{1,8}|[ivxlcdm]{1,7}"
_NUMBER = (
    r"\d{1,3}(?:\.\d{1,3})*[a-z]?(?:st|nd|rd|th|er|[ºª°]|[-‐][а-я]{1,2})?(?![\w])"
    rf"|[IVX]+-(?:a|lea)(?!\w)|(?:I(?:er|re)|[IVXLC]+(?:e|ème|me))(?!\w)|(?:{_ROMAN})(?![\w'’])|[IVXLC]+[ºª°]|[A-Z](?![\w'’])"
    rf"|[אבגדהוזחטיכלמנסעפצקרשת]{{1,2}}['׳\"״]?[א-ת]?(?!\w)|[Α-ΩϚ]{{1,3}}[΄΄'’ʹ´]|[А-Я](?!\w)"
)
_WORD_FIRST = re.compile(
    rf"(?P<word>{DIVISION_WORD})(?!\w)\.?(?:\s*(?:n[.ro]*[°º]|№|#)|\s+the(?=\s)|\s+a(?=\s[ivx]+-a))?\s*(?P<number>.*)"
)
_BARE = re.compile(
    r"(?P<mark>§+\s*|\(|\[)?(?P<number>\d{1,4}(?:\.\d{1,3})*[a-z]?"
    r"|(?:[A-Z]|[IVXLC]{2,6})\.\d{1,2}(?:\.\d{1,2})*|"
    + _ROMAN
    + r"|(?P<twice>[a-z])(?P=twice)(?=\))|[A-Za-z]"
    r"|[אבגדהוזחטיכלמנסעפצ]{1,2}['׳]?|[Α-ΩϚ]{1,2}[΄΄'’ʹ´]|[А-Я])(?P<after>\.?[)\]]"
    r"|\s*[.:]|\s+[–—-](?=\s)|\s?\|)?(?P<space>\s+|$)(?P<title>.*)"
)
_CJK = re.compile(
    r"第\s*(?P<number>\d{1,3}|[〇零一二三四五六七八九十百]{1,5}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]"
    r"|[IVXivx]{1,5})\s*(?P<unit>[章节節篇编編部卷冊册回講讲课課話장편부절권강과])[\s.:：、|—–-]*(?P<title>.*)"
    r"|제\s*(?P<number2>\d{1,3})\s*(?P<unit2>[장편부절권강과])[\s.:：、|—–-]*(?P<title2>.*)"
    r"|(?P<unit3>附录|附錄|付録|부록)\s*(?P<number3>\d{1,2}|[一二三四五六七八九十]{1,2}"
    r"|[A-Z])[\s.:：、]*(?P<title3>.*)"
    r"|(?P<number4>[一二三四五六七八九十]{1,3})\s*[、.．]\s*(?P<title4>.+)"
    r"|(?P<number9>[一二三四五六七八九十]{1,3})\s{2,}(?P<title9>\S.*)"
    r"|[（(](?P<number5>[一二三四五六七八九十]{1,3})[)）]\s*(?P<title5>.+)"
    r"|(?P<number6>\d{1,2})\s?(?P<unit6>[장章부部])[\s.:：]+(?P<title6>.*)"
    r"|(?P<unit7>[卷])(?P<number7>[一二三四五六七八九十]{1,3})[\s.:：]*(?P<title7>.*)"
    r"|(?P<unit8>[第]?)(?P<number8>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[\s.:：部]*(?P<title8>.*)"
)
_LEGACY_ROMAN = dict(
    zip(
        "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"],
        strict=True,
    )
)


@lru_cache(maxsize=16384)
def label(text: str) -> Label | None:
    """The label that a line begins with, or None; `sure` is False where it may be a word."""
    text = _latin(text.strip())
    if len(text) > 400:
        return None
    return _worded(text) or _inverted(text) or _east_asian(text) or _bare(text) or _spelled(text)


_LOOKALIKE = str.maketrans("ІХѴ", "IXV")
_CYRILLIC_ROMAN = re.compile(
    r"(?P<word>[^\W\d_]+\s+)?(?P<number>[ІХVIX]{1,6})(?=[.:)]|\s|$)(?P<rest>.*)"
)


def _latin(text: str) -> str:
    """A text whose Roman number is typed in Cyrillic letters, `Частина ІІ`, with Latin ones."""
    found = _CYRILLIC_ROMAN.fullmatch(text) if "І" in text or "Х" in text else None
    if not found or (found["word"] and division(found["word"].strip()) is None):
        return text
    if not found["word"] and re.match(r"[.]\s?[A-ZА-ЯІЇЄ]\.", found["rest"]):
        return text  # initials: І. В. Мельник
    return f"{found['word'] or ''}{found['number'].translate(_LOOKALIKE)}{found['rest']}"


def _worded(text: str) -> Label | None:
    """`Chapter 3. Title`, `Part the First`, `Appendix: Title`, `§ 4 Title`."""
    folded = fold(text)
    found = _WORD_FIRST.match(folded)
    if not found:
        return None
    kind = _division_of(text[: _place(text, found.end("word"))])
    if kind is None:
        return None
    rest = text[_place(text, found.start("number")) :]
    number, title = _number_and_title(rest)
    if number is None or (len(found["word"].strip(".")) == 1 and not number.isdigit()):
        return None  # `V. A Bad Spring` is no volume A
    return Label(kind, _plain(number), title, True, f"{kind} {style_of(_plain(number))}")


def _division_of(word: str) -> str | None:
    """The division that a word names; `cast` is no `část`, so accents count for short words."""
    kind = DIVISIONS.get(fold(word))
    return None if word.isascii() and fold(word) in _NEED_ACCENTS else kind


_NEED_ACCENTS = frozenset(("cast", "resz", "dil", "ek"))


def _place(text: str, folded: int) -> int:
    """Where in a text a place of the same text folded is: marks are gone there, `ß` is two."""
    if text.isascii():
        return folded
    place = 0
    while folded > 0 and place < len(text):
        folded -= len(fold(text[place]))
        place += 1
    while place < len(text) and not fold(text[place]):
        place += 1  # marks of the letter before
    return place


def _number_and_title(rest: str) -> tuple[str | None, str]:
    """A number at the start of what follows a division's word, and the title behind it."""
    words = re.match(r"([^\W\d]+(?:['’ʼ][^\W\d]+)?)(?:[- ]([^\W\d]+))?", rest)
    options = (words[0], words[1]) if words and words[2] else (words[1],) if words else ()
    for taken in options:
        if fold(taken) in _ARTICLES and not re.match(r"\s*(?:[.:–—-]|$)", rest[len(taken) :]):
            continue
        if spelled(taken) is not None and _ends_a_word(rest, taken):
            return taken, _after(rest[len(taken) :])
    found = re.match(rf"({_NUMBER})", rest)
    if not found:
        return None, ""
    after = rest[found.end() :]
    if found[1] in "A" and re.match(r"\s+[a-z]", after):
        return None, ""
    return found[1], _after(after)


_ARTICLES = word_set("un une una uno um uma ein eine een en ett")
"""What is an article, too: `Appendice. Un inventario`."""


def _ends_a_word(rest: str, taken: str) -> bool:
    after = rest[len(taken) :]
    return not after or (
        not (after[0].isalnum() or after[0] in "'’")
        and not (after[0] == "-" and after[1:2].isalpha())
    )


def _after(rest: str) -> str:
    """The title behind a number: without the dots and dashes between."""
    return re.sub(r"^(?:\s*[.:)\]|,–—־-]+)*\s*", "", rest).strip()


def _plain(number: str) -> str:
    """A spelled number in digits, an ordinal without its ending."""
    word = spelled(number)
    if word is not None and not re.fullmatch(r"[ivxlcdmIVXLCDM]+", number):
        return word
    number = re.sub(r"(?<=\d)(?:st|nd|rd|th|er|[-‐][а-я]{1,2})$", "", number)
    number = re.sub(r"(?<=[IVX])-(?:a|lea)$|(?<=[IVXLC])(?:er|re|e|ème|me)$", "", number)
    return re.sub(r"[ºª°΄'’ʹ´׳]+$", "", number)


def _inverted(text: str) -> Label | None:
    """`PREMIÈRE PARTIE`, `1. Kapitel: Titel`, `Erster Teil`, `II. rész`."""
    found = re.match(r"(\S+?)\.?\s+([^\W\d]+)(?!\w)(.*)", text) or None
    if not found:
        return None
    kind = _division_of(found[2])
    number = found[1].rstrip(".:")
    if (
        kind is None
        or "." in number
        or (spelled(number) is None and not re.fullmatch(rf"(?:{_NUMBER})", number))
    ):
        return None
    rest = found[3]
    if rest and not re.match(r"\s*[.:–—-]|\s{2,}|\s*$", rest):
        if not (text.split()[0].isupper() or number[:1].isdigit()) or kind == "section":
            return None
        if not re.match(r"\s+[^\W\da-z]", rest) or not _one_of_a_kind(found[2]):
            return None
    return Label(kind, _plain(number), _after(rest), True, f"{kind} {style_of(_plain(number))}")


def _one_of_a_kind(word: str) -> bool:
    """Whether a division's word is hardly ever the first word of a title."""
    return fold(word) in (
        "kapitel",
        "teil",
        "partie",
        "chapitre",
        "fejezet",
        "resz",
        "bolum",
        "hoofdstuk",
        "kisim",
    )


def _east_asian(text: str) -> Label | None:
    found = _CJK.fullmatch(text)
    if not found:
        return None
    named = {k.rstrip("0123456789"): v for k, v in found.groupdict().items() if v is not None}
    number, unit = named["number"], named.get("unit", "")
    number = _LEGACY_ROMAN.get(number, number)
    kind = CJK_DIVISIONS.get(unit) or ("appendix" if unit else None)
    shown = (
        str(value_of(number)) if value_of(number) and not re.match(r"[A-ZIVX]", number) else number
    )
    sure = bool(unit) or number.isdigit()
    style = f"{kind} {unit or '一'}" if unit or not number.isascii() else " I"
    return Label(kind, shown, named.get("title", "").strip(), sure, style)


def _spelled(text: str) -> Label | None:
    """`ONE / Title`, `Two: Title`, `Three` alone: a number in words set apart from the title."""
    found = re.match(
        r"([^\W\d]+(?:[- ][^\W\d]+)?)(?P<after>\s*[.:/|–—](?=\s)\s*|\s{2,}|$)(?P<title>.*)", text
    )
    if not found or spelled(found[1]) is None or not found[1][0].isupper():
        return None
    return Label(None, spelled(found[1]), found["title"].strip(" /|–—"), False, "one")


_INITIALS = re.compile(
    r"[^\W\d_a-zа-я]\.(?!\.)|(?:von|van|de|du|di|der|фон|ван|де)\s[^\W\d_a-zа-я]"
)
"""What follows the first initial of a name."""


def _bare(text: str) -> Label | None:
    """A number without a word before it; one that may be a word of the title is not `sure`."""
    text = re.sub(r"^([IVXLC]{2,8}),(?=\s)", r"\1.", text)  # a full stop misread
    text = re.sub(r"^(\d{1,3}|[IVXLC]{1,8}|[A-Z])\.\s?[—–]{1,2}\s?(?=\S)", r"\1. ", text)
    found = _BARE.fullmatch(text)
    if not found:
        return None
    number, after, title = found["number"], (found["after"] or "").strip(), found["title"].strip()
    if found["mark"] in ("(", "[") and not after.endswith((")", "]")):
        return None
    marked = bool(after or found["mark"]) or len(found["space"]) > 1
    kind = "section" if (found["mark"] or "").startswith("§") else None
    if not number[0].isdigit():
        if number.islower() and not marked:
            return None
        if title[:1].islower() and not marked:
            return None
        if len(number) == 1 and number.isupper() and after == "." and _INITIALS.match(title):
            return None  # initials: J. R. Smith
    if after in ("-", "–", "—") and not title:
        return None
    sure = marked or "." in number
    return Label(
        kind,
        number.rstrip("΄'’ʹ´׳"),
        title,
        sure,
        f"{kind or ''} {style_of(number)}{after[-1:] if after not in '–—-' else ''}",
    )
