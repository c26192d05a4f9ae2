"""Pages that are no contents pages: prose, source code, lists of references; each refused.

>>> from precarious_truce.sources.lines import lines_of
>>> code = lines_of("import os\\ndef main():\\n  x = f(1);\\n  return x\\n}")
>>> try:
...     refuse_code(code)
... except TruceError as error:
...     print(error.diagnostics[0].message)
this reads as source code, not as a contents page
"""

from __future__ import annotations

import re

from precarious_truce.errors import TruceError
from precarious_truce.sources.entry import Entry
from precarious_truce.sources.lines import Line
from precarious_truce.sources.words import matter

__all__ = ["HINT", "refuse", "refuse_code"]

HINT = "paste the contents page alone"
_CODE = re.compile(
    r"[{};]$|^[)}\]]+[,;]?$|^(?:def|class|import|from|return|if|for|while|else|elif|function|var|let"
    r"|const|public|private|static|void|int|#include|print|raise|try|except)\b.*[(:;{=]"
    r"|^(?:import|return|from) \w+|[A-Za-z_]\w*\((?!\d+\)).*\)[;:{]?$"
    r"|\s(?:==?|!=|\+=|=>|->|&&|\|\|)\s|</?\w+>"
)
_CITED = re.compile(
    r"^[^\W\d_][^()\d]{2,120}[,.]?\s\(?(?:1[6-9]|20)\d\d[a-z]?\)?[.:,]\s\S.*(?:[.:,]\s|\d[–-]\d)"
    r"|\b(?:doi\.org/|pp\. \d+[–-]\d+\.$|\bvol\. \d+, no\. \d+)"
)


def refuse_code(lines: list[Line]) -> None:
    """Raise where most lines are those of a program."""
    _refuse(lines, _CODE, "source code")


def _refuse(lines: list[Line], pattern: re.Pattern[str], what: str) -> None:
    hits = sum(pattern.search(line.text[:300]) is not None for line in lines if not line.whole)
    if hits > 2 and hits * 10 > len(lines) * 3:
        raise TruceError.of("SRC1", f"this reads as {what}, not as a contents page", hint=HINT)


def refuse(entries: list[Entry], lines: list[Line], dropped: list[tuple[Line, str]]) -> None:
    """Raise where the page is no list of parts: nothing at all, or sentences."""
    if not entries:
        raise TruceError.of("SRC1", "no line of a contents page was found", hint=HINT)
    _refuse(lines, _CITED, "a list of references")
    paragraphs = sum(why == "paragraph" for _, why in dropped)
    told = sum(
        e.page is not None or e.number is not None or matter(e.title) is not None or bool(e.people)
        for e in entries
    )
    if not told and len(entries) < 3 and not any(line.whole for line in lines):
        raise TruceError.of("SRC1", "this does not read as a contents page", hint=HINT)
    if told * 4 >= len(entries) and not (paragraphs > 2 * len(entries)):
        return
    long = sum(
        len(line.text) > 60 and (line.text[-1] in ".,;" or line.text[:1].islower())
        for line in lines
    )
    sentences = sum(
        bool(re.search(r"[a-zа-я]{2,}[.!?] [A-ZА-Я]", line.text))
        or line.text.endswith((".", "?", "!", ","))
        for line in lines
    )
    if (long + sentences) * 2 >= len(lines) or paragraphs > len(entries):
        raise TruceError.of("SRC1", "this reads as prose, not as a contents page", hint=HINT)
