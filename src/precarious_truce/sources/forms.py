"""Contents that are no lines of a page: MARC 505, a catalogue's note, a paragraph, a table.

`unfolded` turns each of these forms into lines, with what the form states of them (`Line.given`).

>>> [line.text for line in unfolded("505 0_ Preface -- 1. Reed / Ann Bostwick -- Index.")]
['Preface', '1. Reed', 'Index']
"""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.sources.latex_toc import latex_toc
from precarious_truce.sources.lines import Line
from precarious_truce.sources.notes import marc_505, noted, paragraph, sentences
from precarious_truce.sources.tables import markdown_table, open_library, tabular

__all__ = ["unfolded"]

_FORMS: tuple[Callable[[str], list[Line] | None], ...] = (
    marc_505,
    latex_toc,
    markdown_table,
    tabular,
    open_library,
    noted,
    sentences,
    paragraph,
)


def unfolded(text: str) -> list[Line] | None:
    """The lines of a text in one of these forms, or None where it is in none."""
    return next((found for read in _FORMS if (found := read(text))), None)
