"""Tables of contents: rows of Markdown, of a spreadsheet, of Open Library's editing form.

>>> page = "No\\tTitle\\tAuthor\\tPages\\n1\\tReed\\tRees, Ann; Lind, Bo\\t1-9\\n\\tIndex\\t\\t90"
>>> [(line.text, line.given) for line in tabular(page) or ()]
[('1   Reed', {'page': '1-9', 'authors': 'Rees, Ann; Lind, Bo'}), ('Index', {'page': '90'})]
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from precarious_truce.sources.folios import first_label
from precarious_truce.sources.lines import Line, clean
from precarious_truce.sources.numerals import fold
from precarious_truce.sources.words import matter

__all__ = ["are_heads", "markdown_table", "open_library", "tabular"]


def open_library(text: str) -> list[Line] | None:
    """Open Library's editing form: stars for the depth, `label | title | page`."""
    rows = [line for line in text.split("\n") if line.strip()]
    found: list[Line] = []
    for number, row in enumerate(rows, 1):
        shape = re.fullmatch(r"\s*(\**)\s*([^|]*)\|([^|]*)\|([^|]*)(?:\|.*)?", row)
        if not shape or not (shape[1] or len(rows) > 1):
            return None
        stars, name, title, page = (part.strip() for part in shape.groups())
        if not title and not name:
            continue
        if set(name + title + page) <= set("-: "):
            continue
        text_of = clean(f"{name}   {title}".strip() if name and title else name or title)[0]
        found.append(
            Line(
                text_of, number, depth=max(0, len(stars) - 1), given={"page": page} if page else {}
            )
        )
    return found if len(found) > 1 else None


# --- columns with heads ---------------------------------------------------------------------------


_HEADS = {
    "number": "no; nr; nr.; no.; #; number; num; ch; ch.; kap.; chapter number; chapter no; nº; n°;"
    " numéro; nummer; numero; número; 章; 番号",
    "title": "title; chapter; titel; kapitel; titre; titolo; título; название; chapter title;"
    " section title; contribution; beitrag; contents; chapitre; capítulo; capitolo; hoofdstuk;"
    " titre du chapitre; tytuł; název; 标题; 題目; 標題; タイトル; 제목",
    "author": "author; authors; author(s); autor; autoren; auteur; auteurs; autore; autores; name;"
    " contributor; contributors; autor(en); autor/in; autor*innen; auteur(s); autori; автор;"
    " авторы; 作者; 著者; 저자; by; chapter author; chapter authors; autorzy",
    "page": "page; pages; p.; pp.; pg; seite; seiten; s.; pagina; página; стр.; с.; page range;"
    " pagine; páginas; pp; page number; page no; page no.; strona; strony; 页码; 頁; ページ; 쪽",
    "first": "start page; first page; page start; from; from page; startpage; seite von; von;"
    " page début; de; start; pages from; begin; first",
    "last": "end page; last page; page end; to; to page; endpage; seite bis; bis; page fin; end;"
    " pages to; last",
    "part": "part; section; teil; partie; parte; deel; część; раздел",
    "translator": "translator; translators; übersetzer; traducteur; translator(s)",
    "doi": "doi; chapter doi",
}
"""What a column's head says that its cells are; parted by semicolons."""
_COLUMN_OF = {
    fold(head.strip()): name for name, heads in _HEADS.items() for head in heads.split(";")
}


def markdown_table(text: str) -> list[Line] | None:
    """`| 1 | Title | 17 |`: cells become columns, or what the heads of the columns say."""
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    inside = [row for row in rows if row.startswith("|") and row.endswith("|") and len(row) > 2]
    ruled = any(re.fullmatch(r"[|\s:-]+", row) for row in inside)
    if len(inside) < 3 or len(inside) * 2 < len(rows) or not ruled:
        return None
    cells = [
        [cell.strip() for cell in row.strip()[1:-1].split("|")]
        for row in inside
        if not re.fullmatch(r"[|\s:-]+", row)
    ]
    names = _named(cells[0])
    if "title" not in names:
        return [Line(clean("   ".join(filter(None, row)))[0], n) for n, row in enumerate(cells, 1)]
    return _rows(names, cells[0], list(enumerate(cells[1:], 1)))


def tabular(text: str) -> list[Line] | None:
    """Rows of a spreadsheet, parted by tabs, semicolons or commas, below a row of heads.

    Without heads: rows whose last two cells are where each part begins and ends.
    """
    rows = [(n, row) for n, row in enumerate(text.split("\n"), 1) if row.strip()]
    if not 2 < len(rows) <= _MAX_ROWS:
        return None
    for place, (_, row) in enumerate(rows[:3]):
        for mark in ("\t", ";", ","):
            heads = _cells(row, mark)
            names = _named(heads)
            if "title" not in names or sum(map(bool, names)) < max(2, len(names) - 2):
                continue
            cells = [(n, _cells(other, mark)) for n, other in rows[place + 1 :]]
            if sum(len(found) > 1 for _, found in cells) * 5 >= len(cells) * 4:
                return _rows(names, heads, cells)
    return _with_ends([(n, [c.strip() for c in row.split("\t")]) for n, row in rows])


_MAX_ROWS = 5000


def _cells(row: str, mark: str) -> list[str]:
    """The cells of a row; in quotation marks where they hold the mark that parts them."""
    if len(row) > 5000:
        return [row]
    try:
        return [cell.strip() for cell in next(csv.reader([row], delimiter=mark), [])]
    except csv.Error:
        return [cell.strip() for cell in row.split(mark)]


def _named(heads: Sequence[str]) -> list[str]:
    """What each column holds, "" where its head does not say."""
    names = [_COLUMN_OF.get(fold(head.strip(" .:*")), "") for head in heads]
    if names.count("title") > 1 and "number" not in names:
        names[names.index("title")] = "number"
    return names


def are_heads(cells: Iterable[str]) -> bool:
    """Whether cells are heads of columns, and nothing else.

    >>> are_heads(["", "Title", "Page"]), are_heads(["Title", "Steam"])
    (True, False)
    """
    said = [cell.strip() for cell in cells if cell.strip()]
    return bool(said) and all(_named(said))


def _rows(
    names: list[str], heads: Sequence[str], rows: Iterable[tuple[int, list[str]]]
) -> list[Line] | None:
    """The rows as lines, each a whole entry; what stands in other columns is left out, and said."""
    found: list[Line] = []
    kept = [(n, cells) for n, cells in rows if any(cells)]
    people = [
        cell
        for _, cells in kept
        for name, cell in zip(names, cells, strict=False)
        if name == "author" and cell
    ]
    inverted = bool(people) and all(
        piece.count(",") == 1 for cell in people for piece in re.split(r"\s*;\s*", cell.strip(" ;"))
    )
    within = ""
    for n, cells in kept:
        known = {name: cell for name, cell in zip(names, cells, strict=False) if name and cell}
        others = [
            f"left out: {head}: {cell}"
            for name, head, cell in zip(names, heads, cells, strict=False)
            if not name and cell
        ]
        title = clean(known.pop("title", ""))[0]
        if number := known.pop("number", ""):
            title = f"{number}   {title}"
        part = known.pop("part", "")
        if part and part != within:
            found.append(Line(clean(part)[0], n, depth=0, given={"page": ""}))
            within = part
        elif not part and matter(title):
            within = ""
        first, last = known.pop("first", ""), known.pop("last", "")
        if first:
            known["page"] = f"{first}–{last}" if last else first
        if inverted and "author" in known:
            known["authors"] = known.pop("author")
        if title.strip():
            depth = (1 if within else 0) if "part" in names else None
            given = {"page": "", **known}
            found.append(Line(title.strip(), n, depth=depth, given=given, doubts=tuple(others)))
    return found or None


def _with_ends(rows: list[tuple[int, list[str]]]) -> list[Line] | None:
    """The lines of rows that end with the first and the last page of each part."""
    ends = [_ends(cells) for _, cells in rows]
    spans = [(a, b) for a, b in ends if a is not None and b is not None]
    if len(spans) < 3 or len(spans) * 3 < len(rows) * 2:
        return None
    told = [b for a, b in spans if a[0] == b[0] and a[1] <= b[1]]
    rising = [after[0] > before[1] for before, after in pairwise(spans)]
    if len(told) < len(spans) or not all(rising):
        return None
    return [
        Line(
            clean("   ".join(filter(None, (*cells[:-2], "–".join(cells[-2:])))))[0]
            if None not in end
            else clean("   ".join(filter(None, cells)))[0],
            n,
        )
        for (n, cells), end in zip(rows, ends, strict=True)
    ]


_Order = tuple[int, int]


def _ends(cells: list[str]) -> tuple[_Order | None, _Order | None]:
    """Where the last two cells stand among pages; None for what is no page."""
    if len(cells) < 3 or not any(cells[:-2]):
        return None, None
    return _order(cells[-2]), _order(cells[-1])


def _order(page: str) -> _Order | None:
    found = first_label(page) if re.fullmatch(r"\d{1,4}|[ivxlc]{1,9}", page) else None
    return (int(page.isdigit()), found.number) if found else None
