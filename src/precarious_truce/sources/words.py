"""The words that contents pages are made of, in many languages: how they are looked up.

`DIVISIONS` are the words that name a division (part, chapter …), `MATTER` those that title what
stands before and behind the body, `HEADINGS` what stands above a contents page.

>>> division("Kapitel"), division("ΜΕΡΟΣ"), division("harbour")
('chapter', 'part', None)
>>> matter("Wykaz skrótów"), matter("Conclusion: After the Bridge"), matter("Steam")
('front', 'close', None)
"""

from __future__ import annotations

import re
from functools import lru_cache

from precarious_truce.model.kinds import KINDS, by_title
from precarious_truce.sources.numerals import fold, word_set
from precarious_truce.sources.word_tables import DIVISION_WORDS, HEADING_WORDS, MATTER_TITLES

__all__ = [
    "CJK_DIVISIONS",
    "DIVISIONS",
    "DIVISION_WORD",
    "RANKS",
    "SAME_AUTHOR",
    "division",
    "is_heading",
    "matter",
]

DIVISIONS = {fold(word): kind for kind, words in DIVISION_WORDS.items() for word in words.split()}
"""A folded word → the division it names."""
RANKS = {"volume": 0, "part": 1, "chapter": 2, "section": 3, "appendix": 2}
"""How deep a division usually lies."""
CJK_DIVISIONS = {
    **dict.fromkeys("卷冊册", "part"),
    **dict.fromkeys("篇编編部편부", "part"),
    **dict.fromkeys("章回讲講课課話장강과", "chapter"),
    **dict.fromkeys("节節절", "section"),
}
DIVISION_WORD = "|".join(sorted(map(re.escape, DIVISIONS), key=len, reverse=True))

HEADINGS = frozenset(
    fold(form)
    for h in HEADING_WORDS.replace("\n", " ").split(";")
    for form in (h.strip(), h.strip(" ."))
    if len(form) > 2 or form == h.strip()
)


def _pattern(title: str) -> str:
    """A title's pattern without accents."""
    spaced = fold(title.strip()).replace(" ", r"\s")
    return f"(?:{spaced})"


_MATTER_OF = {
    kind: re.compile("|".join(_pattern(title) for title in re.split(r"\s\|\s", table.strip())))
    for kind, table in MATTER_TITLES.items()
}
SAME_AUTHOR = re.compile(r"(?:also|other (?:books|titles|works)) by\b|by the same author", re.I)
"""An advertisement, or the part of an e-book that lists it."""
_CLOSING_KINDS = ("conclusion", "epilogue", "afterword")


def division(word: str) -> str | None:
    """The division that a word names, or None."""
    return DIVISIONS.get(fold(word))


_COLUMN_HEADS = word_set(
    "chap chapter chapters page pages no title author authors autor kapitel titel seite"
)
"""What stands above the columns of a page: `Chap.  Title  Page`."""


_PAGE_MISREAD = re.compile(r"[PF][A4][GOCQ06][E£F]\.?")
"""`PAGE` above a column, as machines read it: `PAOE`."""


_HEADED = re.compile(
    r"(?:the )?(?:table of )?(?:the )?contents of (?:the |this )?"
    r"(?:(?:first|second|third|fourth|present) )?(?:vol(?:ume)?\.?|book|part|issue|number)"
    r"(?: (?:[ivx]+|\d+|one|two|three))?"
    r"|table des (?:matieres|chapitres|articles)(?: contenue?s? dans .*| du .*)?"
    r"|(?:indice|tabla) de (?:las )?materias(?: contenidas en .*| de este .*)?"
    r"|in(?:side)? this (?:volume|issue|number)|what.s inside"
)
"""Longer headings: `Table des matières contenues dans ce volume`."""
"""Longer headings: `Table des matières contenues dans ce volume`."""


def is_heading(text: str) -> bool:
    """Whether a line only says that this is a contents page."""
    bare = fold(" ".join(text.split()).strip(" .:*-–—_=#|"))
    if text.isupper() and bare not in HEADINGS:
        bare = bare.replace(" ", "") if bare.replace(" ", "") in HEADINGS else bare
    if bare in ("title page", "title pages"):
        return False
    if len(bare) < 40 and all(
        word in _COLUMN_HEADS for word in re.findall(r"[^\W_]+", bare) or "-"
    ):
        return True
    if _PAGE_MISREAD.fullmatch(text) or _HEADED.fullmatch(bare):
        return True
    return bare in HEADINGS or re.sub(r"\s", "", text) in (
        "目录",
        "目次",
        "目錄",
        "차례",
        "목차",
    )


_APART = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
"""The gap in a short title that is spread: `序　文`."""


@lru_cache(maxsize=8192)
def matter(title: str) -> str | None:
    """`front`, `intro`, `close` or `back` for the titles that parts around the body have."""
    folded = _APART.sub("", fold(title.strip(" .:*"))).removeprefix("the ")
    if len(folded) > 160:
        return None
    for kind, pattern in _MATTER_OF.items():
        if pattern.fullmatch(folded) and not (kind != "intro" and "?" in folded):
            return kind
    known = by_title(title)
    if known is None:
        modern = folded.replace("f", "s")  # the long s, misread: `Regifter`
        modern = f"i{modern[1:]}" if modern.startswith("l") else modern  # `lndex`
        return matter(modern) if modern != folded and len(folded.split()) == 1 else None
    if known in _CLOSING_KINDS:
        return "close"
    return "intro" if KINDS[known].matter == "body" else KINDS[known].matter
