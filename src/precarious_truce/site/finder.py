"""What the finder of a page knows: the table of `page_table`, as short JSON for `site.js`.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", contents=[{"number": "1", "title": "Floods", "pages": "1–30"}])
>>> found = knowledge(book, {("contents", 0): "ch1.html"})
>>> found["parts"]
[{'name': '1 Floods', 'pages': '1–30', 'href': 'ch1.html', 'known': 1}]
>>> found["scopes"][0]["sequences"][0]["steps"]
[[1, '', [[0, 0]]], [30, '\\x00', []]]
"""

from __future__ import annotations

from collections.abc import Mapping

from precarious_truce.model import Book, Chapter
from precarious_truce.model.base import Path
from precarious_truce.model.layout import Numbering
from precarious_truce.model.page_table import PageTable, Row, ScopeTable, page_table
from precarious_truce.site.texts import text_of

__all__ = ["knowledge"]

Json = str | int | None | list["Json"] | dict[str, "Json"]


def knowledge(book: Book, addresses: Mapping[Path, str]) -> dict[str, Json]:
    """The parts with their names, pages and addresses, and what holds which page."""
    table: PageTable = page_table(book)
    chapters = {part.path: part.chapter for part in book.parts()}
    return {
        "parts": [_part(row, chapters[row.path], addresses[row.path]) for row in table.rows],
        "scopes": [_scope(scope) for scope in table.scopes],
    }


def _part(row: Row, chapter: Chapter, address: str) -> Json:
    title = text_of(chapter.title)
    found: dict[str, Json] = {
        "name": f"{chapter.number} {title.plain}" if chapter.number else title.plain
    }
    if title.dir == "rtl":
        found["dir"] = "rtl"
    if chapter.pages:
        found["pages"] = str(chapter.pages)
    found["href"] = address
    if row.parent is not None:
        found["parent"] = row.parent
    if row.known:
        found["known"] = 1
    if row.facing:
        found["facing"] = 1
    if row.begins:
        found["begins"] = [[*_numbering(numbering), number] for numbering, number in row.begins]
    return found


def _numbering(numbering: Numbering) -> list[Json]:
    prefix, style, bracketed = numbering
    return [prefix, style.value, int(bracketed)]


def _scope(scope: ScopeTable) -> Json:
    sequences: list[Json] = [
        {
            "numbering": _numbering(sequence.numbering),
            "last": sequence.last,
            "steps": [[s.number, s.suffix, [list(hit) for hit in s.found]] for s in sequence.steps],
        }
        for sequence in scope.sequences
    ]
    others: dict[str, Json] = {
        kind: [list(hit) for hit in hits] for kind, hits in scope.others.items()
    }
    return {"volume": scope.volume, "sequences": sequences, "others": others}
