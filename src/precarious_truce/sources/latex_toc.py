r"""LaTeX's `.toc`, the file behind `\tableofcontents`: its lines with their depth and page.

>>> (line,) = latex_toc(r"\contentsline {chapter}{\numberline {2}H\"older}{17}{chapter.2}%") or ()
>>> line.text, line.given["page"]
('2   Hölder', '17')
"""

from __future__ import annotations

import re

from precarious_truce.formats.bib.raw.latex.decoding import decode
from precarious_truce.sources.lines import Line, clean

__all__ = ["latex_toc"]

_LATEX_RANKS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph")


def latex_toc(text: str) -> list[Line] | None:
    r"""LaTeX's `.toc`: `\contentsline {chapter}{\numberline {1}Title}{17}{…}%`."""
    found = []
    for number, row in enumerate(text.split("\n"), 1):
        if not row.startswith("\\contentsline"):
            continue
        groups = _brace_groups(row)
        if len(groups) >= 3 and groups[0] in _LATEX_RANKS:
            rank = _LATEX_RANKS.index(groups[0])
            given = {"page": groups[2]} if groups[2] else {}
            found.append(Line(_latex_title(groups[1], groups[0]), number, depth=rank, given=given))
    if not found:
        return None
    ranks = sorted({line.depth or 0 for line in found} | {1})
    flat = [r for r in ranks if r > 0]
    return [line.but(depth=flat.index(line.depth) if line.depth else 0) for line in found]


_FONTS = re.compile(r"</?(?:i|b|sc|span)\b[^<>]*>")
"""What a font of LaTeX becomes; it is no part of a title that is being drafted."""


def _brace_groups(row: str) -> list[str]:
    """The groups in braces of a line, from left to right."""
    groups: list[str] = []
    depth = start = 0
    for place, char in enumerate(row):
        if char == "{":
            start = place + 1 if depth == 0 else start
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            if depth == 0:
                groups.append(row[start:place])
    return groups


def _latex_title(text: str, rank: str) -> str:
    r"""A title of a `.toc` as text: `\numberline {2}H\"older` is `2   Hölder`."""
    text = re.sub(r"\\texorpdfstring\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*(?=\{)", "", text)
    number, title = "", text
    found = _NUMBERLINE.match(text) or _HSPACED.match(text)
    if found:
        number, title = f"{decode(found['number'], title=False)}   ", text[found.end() :]
    word = "Part " if rank == "part" and re.match(r"[IVX\d]+\s{3}", number) else ""
    return clean(word + number + _FONTS.sub("", decode(title, title=False)))[0].strip()


_NUMBERLINE = re.compile(r"\\numberline\s*\{(?P<number>[^{}]*)\}")
_HSPACED = re.compile(r"(?P<number>[^\\{}]{1,8})\\(?:hspace|vspace)\s*\*?\s*\{[^{}]*\}")
