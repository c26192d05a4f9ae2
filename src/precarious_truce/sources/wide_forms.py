"""Titles of East Asian pages, their wide signs put back as they were printed.

The reader looks at `（1）` and `：` as at `(1)` and `: `; a title keeps what the page has.

>>> as_printed("导论: 书信（上）", "导论：书信（上）…… 1"), as_printed("Salt: Tin", "Salt：Tin")
('导论：书信（上）', 'Salt: Tin')
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    if not re.search("[：（）／．［］〔〕]", page):
        return
    for entry in entries:
        entry.title = as_printed(entry.title, page)


def as_printed(title: str, page: str) -> str:
    """A title with the wide signs that the page has in it; the title itself where it has none."""
    if len(title) > _MAX_TITLE or not _SIGN.search(title) or not _EAST_ASIAN.search(title):
        return title
    pieces = (_WIDE.get(c) or (r"[ \t\u3000]*" if c == " " else re.escape(c)) for c in title)
    found = re.search("".join(pieces), page)
    return re.sub(r"[ \t\u3000]+", " ", found[0]).strip() if found else title
