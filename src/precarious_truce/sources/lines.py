"""The lines of a pasted page: spaces, bullets and odd characters made plain, nothing judged.

>>> for line in lines_of("Contents\\n\\n  • Preface\\t\\u200eix\\n"):
...     print(line.number, line.indent, line.text, line.blank)
1 0 Contents 0
3 2 Preface   ix 1
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from precarious_truce.sources.numerals import as_digits

__all__ = ["MAX_LINE", "Line", "clean", "lines_of", "single_spaced"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its words, how far it is indented, how many empty ones precede it.

    `depth` is set where markup says how deep it lies; `given` holds what markup says of it
    outright (`page`, `author` …); `doubts` name what had to be mended.
    """

    text: str
    number: int = 0
    indent: int = 0
    blank: int = 0
    depth: int | None = None
    given: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    cut: int = 0
    """How many lines that are no part of the book stood before it."""
    section: bool = False
    """Whether it heads a section of a wiki's page."""

    @property
    def whole(self) -> bool:
        """Whether it is one entry, its page known or none, and no line of print."""
        return "page" in self.given

    def but(self, **changes: object) -> Line:
        """The same line with other values."""
        return replace(self, **changes)  # type: ignore[arg-type]


MAX_LINE = 2000
"""What is longer is no line of a contents page; no more of it is looked at."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SMALL_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_WIDE = str.maketrans(
    {"\u3000": "  ", "\t": "   ", "：": ": ", "．": ". ", "（": "(", "）": ")", "／": " / "}
    | {"［": "[", "］": "]", "〔": "[", "〕": "]"}
    | dict(zip("ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ", _SMALL_ROMAN, strict=True))
)
_BULLET = re.compile(r"(?:[•▪●◦‣∙■□◆◇○►▸▹▶✓·*]|[-–](?=\s))\s+(?=\S)|>\s(?=\S)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+\S")
"""An item of a Markdown list."""
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\(?=[.()\[\]*_#+&-])")
"""What Markdown writes so that `1.` begins no list: `1\\.`."""
_MARKS = re.compile(r"^([#*]{1,6})\s+(?=\S)")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_](?!\S)")
_SPELLED_SPAN = re.compile(
    r"(?<!\w)(?P<first>(?:pages?|pp?\.|seiten?|S\.|págs?\.|páginas?|pagine|pagg?\.|pagina.s|blz\.|s\.|str\."
    r"|strony|стр\.|с\.)\s*(?:\d{1,4}|[ivxlc]{1,9}))\s(?:à|a|to|through|bis|al|do|tot|t/m|по|do)\s"
    r"(?P<last>\d{1,4}|[ivxlc]{1,9})(?=[)\]]?$)",
    re.I,
)
"""`Pages 9 à 24`, `S. 9 bis 24`: the pages of a part, in words."""
_HYPHEN_GAP = re.compile(r"(?<=[^\W\d_]-)\s+(?=[^\W\d_a-zа-я][^\W\d_A-Z])")
"""What a machine reads in a word: `Commonplace-  Book`."""
_LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]*\)){0,500}\)")
_EDIT = re.compile(
    r"\s?\[\s?(?:edit|bearbeiten|modifier|editar|modifica|править|rediger[a]?|bewerken|edytuj|upravit"
    r"|muokkaa|szerkesztés|düzenle|endre|ред\.|редагувати|editare|编辑|編集|編輯|편집)"
    r"(?: [^\[\]]*)?\]$",
    re.I,
)
"""What a wiki prints behind each heading."""
_NOTE_MARK = re.compile(r"(?<=[^\s\d])\[(?:\d{1,3}|[a-z]|citation needed)\](?!\w)")
"""The mark of a footnote in a wiki's text."""
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")
_BROKEN_LEADER = re.compile(r"(?<!\s)[,;]?(?:\s+(?:[-–—_~=*•·'`,;]{1,3}|[.…]{1,200})(?=\s)){3,}")
"""A leader that a machine misread: `EARLY DAYS, . . - . _ .`."""
_LONG_LEADER = re.compile(r"(?P<sign>[.·•_…‧∙-]\s?)(?P=sign){119,}")
"""A leader longer than any line; what is read of it is as long as it is."""
_RULE = re.compile(r"[\s*_=~#.·•+|–—-]*")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Text without marks of direction, soft hyphens and control characters; what was mended.

    >>> clean("The ﬁrst  of\\u00adfice")
    ('The first  office', ('a ligature was taken apart',))
    """
    doubts: tuple[str, ...] = ()
    if any(c in _LIGATURES for c in text):
        text = "".join(_LIGATURES.get(c, c) for c in text)
        doubts = ("a ligature was taken apart",)
    if text.isascii() and text.isprintable():
        return text, doubts
    text = unicodedata.normalize("NFC", text.translate(_WIDE))
    kept = "".join(
        " " if unicodedata.category(c) in ("Zs", "Zl", "Zp") else c
        for c in text
        if c.isprintable() or c in "\u200c\u200d" or unicodedata.category(c).startswith("Z")
        if c not in "\u00ad"
    )
    return as_digits(kept), doubts


def lines_of(text: str) -> list[Line]:
    """The lines that say something, in order; bullets, emphasis and links taken off."""
    found: list[Line] = []
    items: set[int] = set()  # the numbers of lines that are items of a Markdown list
    blank = 0
    if "Wikipedia" in text or "[edit" in text:
        text = _NOTE_MARK.sub("", text)
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        stripped = raw.lstrip(" \t\u3000\u00a0")
        lead = raw[: len(raw) - len(stripped)].replace("\u3000", "  ").expandtabs(4)
        words, doubts = clean(stripped[:MAX_LINE])
        words = _LONG_LEADER.sub(lambda found: found["sign"] * 120, words)
        words = _BROKEN_LEADER.sub(" .....", words.strip())
        section = bool(_EDIT.search(words)) or (words[:2] == "==" and words[:3] != "===")
        words = _SPELLED_SPAN.sub(r"\g<first>–\g<last>", _EDIT.sub("", words))
        if section and not words and found:
            found[-1] = found[-1].but(section=True)
        if _RULE.fullmatch(words):
            blank += 1
            continue
        if words.startswith("{{") and words.endswith("}}"):
            continue  # a template of a wiki
        if _HYPHEN_GAP.search(words):
            words = _HYPHEN_GAP.sub("", words)
            doubts = (*doubts, "a gap behind a hyphen was closed")
        words = _closed_up(words.strip("=").strip() if words[:2] == "==" else words)
        marks = _MARKS.match(words)
        bullet = _BULLET.match(words)
        words = _unmarked(words[bullet.end() :] if bullet else words)
        level = len(marks[1]) if marks else None
        if _ITEM.match(stripped):
            items.add(number)
        found.append(Line(words, number, len(lead), blank, level, doubts=doubts, section=section))
        blank = 0
    is_marked = sum(map(text.count, ("](", "**"))) > 2
    return _nested_list(found, items) if is_marked else _levelled(found)


def single_spaced(lines: list[Line]) -> list[Line]:
    """The lines, the empty ones that stand between all of them left out of account.

    >>> [line.blank for line in single_spaced(lines_of("a\\n\\nb\\n\\nc\\n\\nd\\n\\n\\ne\\n\\nf"))]
    [0, 0, 0, 0, 1, 0]
    """
    gaps = sorted(line.blank for line in lines[1:])
    usual = gaps[len(gaps) // 10] if len(gaps) > 4 else 0
    return [line.but(blank=max(0, line.blank - usual)) for line in lines] if usual else lines


def _levelled(lines: list[Line]) -> list[Line]:
    """The lines with the depth that marks such as `##` say, where there are several."""
    levels = sorted({line.depth for line in lines if line.depth is not None})
    several = len(levels) > 1
    ranks = {level: rank if several else None for rank, level in enumerate(levels)}
    return [line.but(depth=ranks.get(line.depth)) if line.depth else line for line in lines]


def _nested_list(lines: list[Line], items: set[int]) -> list[Line]:
    """The lines of a Markdown list, each with the depth that its indentation says.

    Only where the list is the page, but for what heads it, and has something nested in it.
    """
    start = next((n for n, line in enumerate(lines) if line.number in items), len(lines))
    listed = lines[start:]
    if start > 3 or len(listed) < 4 or any(line.number not in items for line in listed):
        return _levelled(lines)
    open_: list[int] = []  # the indents of the items that hold the one at hand
    found: list[Line] = []
    for line in listed:
        while open_ and line.indent < open_[-1] + 2:
            open_.pop()
        found.append(line.but(depth=len(open_)))
        open_.append(line.indent)
    return [*lines[:start], *found] if any(line.depth for line in found) else _levelled(lines)


def _closed_up(text: str) -> str:
    """Words that are printed with a space between their letters, closed up.

    >>> _closed_up("P r e f a c e . . . vii")
    'Preface . . . vii'
    """
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), text)


def _unmarked(text: str) -> str:
    """Without the marks of Markdown for headings, emphasis and links."""
    text = _MARKS.sub("", text, count=1)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "[[" in text:
        text = _WIKI_LINK.sub(r"\1", text)
    if "''" in text:
        text = re.sub(r"'{2,5}(?=\S)(.+?)(?<=\S)'{2,5}", r"\1", text)
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "*" in text or "_" in text:
        text = _SLANTED.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPED.sub("", text)
    return text.strip()
