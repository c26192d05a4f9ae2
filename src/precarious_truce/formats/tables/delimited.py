"""Text in rows and cells: comma, semicolon, tab or bar between them (RFC 4180, and what is met).

>>> list(cells_of('title,pages\\r\\n"Floods, ""great"" ones",1–30\\r\\n', ","))
[['title', 'pages'], ['Floods, "great" ones', '1–30']]
>>> print(text_of([["title", "pages"], ["=Floods", '"1"']], ","), end="")
title,pages
'=Floods,\"\"\"1\"\"\"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.crosswalk.decoding import decoded
from precarious_truce.formats.tables.cells import harmless, original
from precarious_truce.formats.tables.headings import column_of
from precarious_truce.formats.tables.sheets import says_all

__all__ = ["DELIMITERS", "cells_of", "delimiter_of", "line_of", "text_in", "text_of"]

DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""What Excel writes and reads as a first line."""
_ROWS_LOOKED_AT = 20
_START = 1 << 16
"""How much of a text is looked at to find what stands between cells."""

# --- reading --------------------------------------------------------------------------------------


def text_in(data: str | bytes, file: str | None = None) -> tuple[str, list[Diagnostic]]:
    """The text of a file; UTF-16 is known without its mark too."""
    if isinstance(data, bytes):
        for encoding, place in (("utf-16-le", 1), ("utf-16-be", 0)):
            start = data[place : place + 64 : 2]
            if start and not any(start) and any(data[1 - place : 65 - place : 2]):
                return data.decode(encoding, "replace"), []
    return decoded(data, file)


def delimiter_of(text: str, usual: str) -> str:
    """What stands between the cells: what gives most known headings, else the usual.

    >>> delimiter_of("Title;First page;Shelf, room\\n", ",")
    ';'
    """
    if declared := _DECLARED.match(text):
        return declared[1]
    start = text[:_START]
    if says_all(next(cells_of(start, usual), [])):
        return usual
    best, most = usual, _known(start, usual)
    for delimiter in DELIMITERS:
        if (known := _known(start, delimiter)) > most:
            best, most = delimiter, known
    return best


def _known(text: str, delimiter: str) -> int:
    """The most known headings of one of the first rows."""
    found = islice(cells_of(text, delimiter), _ROWS_LOOKED_AT)
    return max((len(set(filter(None, map(column_of, row)))) for row in found), default=0)


def cells_of(
    text: str, delimiter: str, report: Callable[[int, int], None] | None = None
) -> Iterator[list[str]]:
    """The rows of a text, each with its cells.

    `report` gets row and column of a quotation mark that is not closed; such a cell ends with its
    line, and from there on no cell goes over several lines.
    """
    mark = re.escape(delimiter)
    plain = re.compile(rf"[^{mark}\r\n]*")
    whole = re.compile(rf'"((?:[^"]|"")*+)"([^{mark}\r\n]*)')
    in_line = re.compile(rf'"((?:[^"\r\n]|"")*+)"([^{mark}\r\n]*)')
    row: list[str] = []
    number, place, end = 1, 0, len(text)
    is_sound = is_quoting = True
    if declared := _DECLARED.match(text):
        yield []
        number, place = 2, declared.end()
    while place < end:
        found = None
        if text[place] == '"' and is_quoting:
            found = (whole if is_sound else in_line).match(text, place)
            if found is not None and found[2].strip() and "\n" in found[1]:
                found = None  # what was taken for its end begins another cell
            if found is None:
                if report is not None and is_sound:
                    report(number, len(row) + 1)
                is_sound = is_quoting = False
        if found is not None:
            row.append(original(found[1].replace('""', '"') + found[2]))
        else:
            found = plain.match(text, place)
            assert found is not None
            row.append(original(found[0]))
        place = found.end()
        if text.startswith(delimiter, place):
            place += len(delimiter)
            if place == end:
                row.append("")
        elif place < end:
            place += 2 if text.startswith("\r\n", place) else 1
            yield row
            row, number, is_quoting = [], number + 1, True
    if row:
        yield row


# --- writing --------------------------------------------------------------------------------------


def text_of(rows: Iterable[Iterable[str]], delimiter: str) -> str:
    """The rows as text, a line each."""
    return "".join(line_of(row, delimiter) for row in rows)


def line_of(row: Iterable[str], delimiter: str) -> str:
    """One row; cells are quoted where they must be, formulas are made harmless."""
    return quoted_line(map(harmless, row), delimiter)


def quoted_line(row: Iterable[str], delimiter: str) -> str:
    """One row of cells that are harmless."""
    return delimiter.join(map(_quoted, row)) + "\n"


_NEEDS_QUOTES = re.compile(r'[",;\t|\r\n]|^\s|\s$')


def _quoted(cell: str) -> str:
    if not _NEEDS_QUOTES.search(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'
