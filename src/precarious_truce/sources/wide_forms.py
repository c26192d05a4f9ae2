"""Titles of pages in other scripts, their wide signs and digits put back as they were printed.

The reader looks at `（1）` and `：` as at `(1)` and `: `, at `١٩٠٨` as at 1908; a title keeps what
the page has.

>>> as_printed("导论: 书信（上）", "导论：书信（上）…… 1"), as_printed("Salt: Tin", "Salt：Tin")
('导论：书信（上）', 'Salt: Tin')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from precarious_truce.sources.entry import Entry

__all__ = ["as_printed", "print_titles"]

_WIDE = {
    ":": "[:：]",
    "(": "[(（]",
    ")": "[)）]",
    "/": "[/／]",
    ".": "[.．]",
    "[": "[［〔\\[]",
    "]": "[］〕\\]]",
}
_SIGN = re.compile(r"[:()/.\[\]]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MAX_TITLE = 300


def print_titles(entries: Iterable[Entry], page: str) -> None:
    """Give each entry its title as the page prints it."""
    digits = {c for c in page if c.isdecimal() and not c.isascii()}
    if not digits and not re.search("[：（）／．［］〔〕]", page):
        return
    for entry in entries:
        entry.title = as_printed(entry.title, page, digits)


def as_printed(title: str, page: str, digits: Collection[str] = ()) -> str:
    """A title with the wide signs that the page has in it; the title itself where it has none.

    `digits` are those of other scripts that the page has.

    >>> as_printed("عام 1908", "عام ١٩٠٨ .... ١٥٥", "١٩٠٨٥")
    'عام ١٩٠٨'
    """
    counted = digits and any(c.isdigit() for c in title)
    signed = _SIGN.search(title) and _EAST_ASIAN.search(title)
    if len(title) > _MAX_TITLE or not (counted or signed):
        return title
    forms = _WIDE | {
        plain: f"[{plain}{''.join(d for d in digits if unicodedata.decimal(d) == int(plain))}]"
        for plain in "0123456789"
    }
    pieces = (forms.get(c) or (r"[ \t\u3000]*" if c == " " else re.escape(c)) for c in title)
    found = re.search("".join(pieces), page)
    return re.sub(r"[ \t\u3000]+", " ", found[0]).strip() if found else title
