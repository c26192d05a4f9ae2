"""Books from the rows of a press: chapters in order, and what they say of their book once.

A book is known by a row of its own, by facts above the headings, or by what the rows of chapters
say of it: its title, and whatever all of them have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import ValidationError

from precarious_truce.formats.crosswalk.building import Made
from precarious_truce.formats.tables.entries import CROSSWALK, Cells, reference_of
from precarious_truce.formats.tables.headings import BOOK, FIRST_PAGE, LAST_PAGE, type_of
from precarious_truce.formats.tables.sheets import ReportCell, Row, Table
from precarious_truce.model import Book, Chapter, Reference, Work
from precarious_truce.model.described import INHERITED
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.references import CSL_TYPES, PART_TYPES, as_book
from precarious_truce.model.titles import joined

__all__ = ["Books", "report_refused"]

Facts = dict[str, Any]
"""Field of a model → its value, of the type that it has there."""

_ABOUT_BOOK = {
    "container-title": "title",
    "container-subtitle": "subtitle",
    "container-author": "author",
}
"""Column of a row of a chapter → that of a row of its book."""
_WITHIN_BOOK = ("number", "pages", FIRST_PAGE, LAST_PAGE, "part-title", "part-number")
"""Columns that only a part of a book has."""
_IMPRINT = ("isbn", "publisher", "place", "date", "editor", "edition", "extent", "series")
"""Columns of which a row of a book has one."""
_OF_BOOK = ("isbn", "formats", "extent", "identifiers", *INHERITED)
"""Fields that are the book's where all rows of chapters say the same."""
_UNIQUE = ("doi", "url")
"""Fields that are the book's where several chapters say the same: no two parts share them."""

_PART_HEADING = re.compile(
    r"(?i)(?:part|section|teil|partie|parte|часть)\s+([ivxlc]+|\d+)\b[\s:.–—-]*(.*)"
)
_CHAPTER_NUMBER = re.compile(
    r"(?i)(?:chapter|ch\.?|kapitel|kap\.?|chapitre|cap[ií]tulo|глава)\s+(\S+)"
)


def report_refused(made: Made, row: Row, report: ReportCell) -> None:
    """Report the cells of fields that the reference could not hold."""
    for name in made.refused:
        columns = CROSSWALK.table.names_of(name, made.ref.type)
        column = next((c for c in columns if c in row.places), name)
        message = f"{name.replace('_', '-')} cannot be used; it is left out"
        report("TAB4", message, row.place(column))


class _Part(NamedTuple):
    """A row of a chapter."""

    row: Row
    ref: Reference
    kind: str | None = None


@dataclass
class _Group:
    """A book and the rows of what is in it; `said` is what these say of it, by column."""

    ref: Reference | None = None
    row: Row | None = None
    said: Cells = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=list)


class Books:
    """The works of one table whose rows do not say themselves what they stand in."""

    def __init__(self, table: Table, report: ReportCell, unread: list[str]) -> None:
        self.table, self.report, self.unread = table, report, unread
        self.found: list[_Group | Reference] = []
        self.by_title: dict[str, _Group] = {}
        self.by_key: dict[str, _Group] = {}
        self.current: _Group | None = None
        self.has_parts = table.is_of_chapters or any(map(self._is_within, table.rows))

    def works(self) -> list[Work]:
        """The works in the order of the rows."""
        if self.table.book.get("container-title"):
            own = {
                _ABOUT_BOOK.get(column, column): text for column, text in self.table.book.items()
            }
            self._book(None, own)
        for row in self.table.rows:
            self._read(row)
        return [work for found in self.found for work in self._made(found)]

    # --- what a row is ------------------------------------------------------------------------

    def _is_within(self, row: Row) -> bool:
        in_book = not self.table.is_of_journals and "container-title" in row.cells
        return in_book or any(column in row.cells for column in _WITHIN_BOOK)

    def _read(self, row: Row) -> None:
        type_, kind = self._type(row)
        if self._names_book_alone(row):
            self._book(row, {_ABOUT_BOOK.get(c, c): text for c, text in row.cells.items()})
        elif type_ == "book":
            self._book(row, row.cells | ({"kind": kind} if kind else {}))
        elif type_ in PART_TYPES:
            self._part(row, type_, kind)
        else:
            self.found.append(self._reference(row, {**row.cells, "type": type_}))

    def _names_book_alone(self, row: Row) -> bool:
        """Whether a row says the title of a book, but nothing of a part of it."""
        named = "container-title" in row.cells and not self.table.is_of_journals
        return named and not any(column in row.cells for column in ("title", *_WITHIN_BOOK))

    def _type(self, row: Row) -> tuple[str, str | None]:
        """The CSL type and the kind that a row is said to have, or seems to have."""
        said = row.cells.get("type", "").strip()
        kind = row.cells.get("kind", "").strip() or None
        if said and (type_ := type_of(said)) in CSL_TYPES:
            word = said.casefold().replace(" ", "-")
            return type_, kind or (word if word in BOOK_KINDS and word != "book" else None)
        if said.casefold() in KINDS:
            return "chapter", kind or said.casefold()
        if said:
            self.report("TAB4", f"no type is called {said}", row.place("type"))
        if self.table.is_of_journals:
            return "article-journal", kind
        is_part = self.has_parts and not self._is_book(row)
        return "chapter" if is_part else "book", kind

    def _is_book(self, row: Row) -> bool:
        """Whether a row among those of chapters is that of a book: nothing is in anything."""
        return not self._is_within(row) and any(column in row.cells for column in _IMPRINT)

    # --- rows -----------------------------------------------------------------------------------

    def _reference(self, row: Row, cells: Cells) -> Reference:
        made = reference_of(cells)
        report_refused(made, row, self.report)
        return made.ref

    def _book(self, row: Row | None, cells: Cells) -> None:
        cells = {column: text for column, text in cells.items() if not column.startswith(BOOK)}
        cells |= {column.removeprefix(BOOK): text for column, text in (row.cells if row else
                  self.table.book).items() if column.startswith(BOOK)}  # fmt: skip
        made = reference_of(cells | {"type": "book"})
        if row is not None:
            report_refused(made, row, self.report)
        title = _title_of(made.ref.title and made.ref.title.text, made.ref.subtitle)
        group = self.by_title.get(title) if title else None
        if group is None or group.ref is not None:
            group = _Group()
            self.found.append(group)
            self.by_title.setdefault(title, group)
        group.ref, group.row = made.ref, row
        if "key" in cells:
            self.by_key.setdefault(cells["key"].strip(), group)
        self.current = group

    def _part(self, row: Row, type_: str, kind: str | None) -> None:
        about = {c: text for c, text in row.cells.items() if c in _ABOUT_BOOK or c.startswith(BOOK)}
        own = {c: text for c, text in row.cells.items() if c not in about and c != "kind"}
        if "title" not in own:
            self.report("TAB5", "the row has no title; it is left out", row.place("number"))
            self.unread.append("\t".join(row.cells.values()))
            return
        if number := _CHAPTER_NUMBER.fullmatch(own.get("number", "").strip()):
            own["number"] = number[1]
        group = self.by_key.get(own.get("in", "").strip()) or self._group_of(about)
        if group is None:
            hint = "name the book in a column Book title, or in a row above its chapters"
            self.report("TAB6", "it is not said what book this is in", row.place("title"), hint)
            self.found.append(self._reference(row, {**row.cells, "type": type_}))
            return
        ref = self._reference(row, {**own, "type": type_})
        for column, text in about.items():
            group.said.setdefault(_ABOUT_BOOK.get(column, column.removeprefix(BOOK)), text)
        group.parts.append(_Part(row, ref, kind))

    def _group_of(self, about: Cells) -> _Group | None:
        """The book that a row names, or else the last one that was named."""
        if title := _title_of(about.get("container-title"), about.get("container-subtitle")):
            plain = _title_of(about["container-title"], None) if "container-title" in about else ""
            group = self.by_title.get(title) or self.by_title.get(plain)
            if group is None:
                group = self.by_title[title] = _Group()
                self.found.append(group)
            self.current = group
        return self.current

    # --- works ----------------------------------------------------------------------------------

    def _made(self, found: _Group | Reference) -> Iterator[Work]:
        if isinstance(found, Reference):
            yield found
            return
        stated = found.ref.facts() if found.ref else {}
        said = reference_of(found.said | {"type": "book"}).ref.facts() if found.said else {}
        has_key = found.row is not None and "key" in found.row.cells
        facts = {name: value for name, value in (said | stated).items() if name != "key"}
        if has_key:
            facts["key"] = stated["key"]
        parts = [dict(part.ref.facts()) for part in found.parts]
        _share(facts, parts)
        ref = Reference.model_validate(facts)
        made = as_book(ref) if not parts else self._with_parts(ref, found, parts)
        if made is None:
            yield ref
            yield from (part.ref for part in found.parts)
        else:
            yield made

    def _with_parts(self, ref: Reference, group: _Group, parts: Sequence[Facts]) -> Book | None:
        volumes: dict[str, list[Any]] = {}
        contents: list[tuple[tuple[Any, Any], Chapter]] = []
        for part, facts in zip(group.parts, parts, strict=True):
            chapter = self._chapter(part, facts)
            heading = facts.get("part_number"), facts.get("part_title")
            place = volumes.setdefault(facts["volume"], []) if "volume" in facts else contents
            place.append((heading, chapter))
        volume_facts = [
            {"number": number, "contents": list(_in_divisions(inside))}
            for number, inside in volumes.items()
        ]
        held = ref.with_valid(**{name: None for name in ("volume",) if getattr(ref, name)})
        return as_book(held, contents=list(_in_divisions(contents)), volumes=volume_facts)

    def _chapter(self, part: _Part, facts: Facts) -> Chapter:
        """The chapter of a row; what no chapter has is left out."""
        values = {name: value for name, value in facts.items() if name in Chapter.model_fields}
        for name in ("key", "kind"):
            values.pop(name, None)
        if "key" in part.row.cells:
            values["key"] = part.ref.key
        for name in facts.keys() - Chapter.model_fields.keys() - _ELSEWHERE:
            key = name.replace("_", "-")
            column = next((c for c in part.row.places if c.partition(".")[0] == key), key)
            message = f"a chapter has no {key}; it is left out"
            self.report("TAB4", message, part.row.place(column))
        try:
            return Chapter.model_validate({**values, **({"kind": part.kind} if part.kind else {})})
        except ValidationError:
            message = f"no kind of part is called {part.kind}; it is left out"
            self.report("TAB4", message, part.row.place("kind"))
            return Chapter(**values)


_ELSEWHERE = frozenset(("type", "kind", "key", "volume", "part_number", "part_title"))


def _title_of(title: object, subtitle: object) -> str:
    return " ".join((joined(title, subtitle) or "").casefold().split())


def _share(book: Facts, parts: Sequence[Facts]) -> None:
    """Move to the book what its chapters say of it; what they say as it does they say no more."""
    for name in (*_OF_BOOK, *_UNIQUE):
        values = [part[name] for part in parts if name in part]
        if name not in book and values and _is_of_book(name, values, parts, book):
            book[name] = values[0]
    for part in parts:
        for name in (*_OF_BOOK, *_UNIQUE):
            if name in part and part[name] == book.get(name):
                del part[name]


def _is_of_book(name: str, values: Sequence[Any], parts: Sequence[Facts], book: Facts) -> bool:
    """Whether what parts say is said of their book."""
    if any(value != values[0] for value in values):
        return False
    if name in _UNIQUE:
        return len(values) > 1
    if name in ("author", "translator"):
        return len(values) > 1 and not book.get("editor")
    return len(values) == len(parts) or name not in INHERITED


def _in_divisions(chapters: Iterable[tuple[tuple[Any, Any], Chapter]]) -> Iterator[Chapter]:
    """The chapters, those under one heading in a division of the book."""
    for (number, title), together in groupby(chapters, key=lambda pair: pair[0]):
        inside = [chapter for _, chapter in together]
        if number or title:
            text = title.text if title else f"Part {number}"
            yield Chapter(kind="part", contents=inside, **_numbered(number, text))
        else:
            yield from inside


def _numbered(number: str | None, text: str) -> Facts:
    """Number and title of a division, where its heading has both.

    >>> _numbered(None, "Part II: South"), _numbered(None, "Part II")
    ({'number': 'II', 'title': 'South'}, {'number': None, 'title': 'Part II'})
    """
    found = _PART_HEADING.fullmatch(text)
    if found and found[2]:
        return {"number": number or found[1], "title": found[2]}
    return {"number": number, "title": text}
