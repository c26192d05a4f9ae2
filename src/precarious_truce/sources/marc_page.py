"""A MARC record as catalogues display it, one field a line: facts of the book, and its note.

>>> record = marc_page("245 00 |a Gardens : |b essays / |c edited by Ann Lee.\\n"
...     "260 __ |a Leeds : |b Hallam, |c c2004.\\n505 0_ |a Reed / Bo Hay -- Index.")
>>> record.book.facts["title"], record.book.facts["editor"], record.note
('Gardens', ['Lee, Ann'], '505 |a Reed / Bo Hay -- Index.')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from precarious_truce.sources.lines import Line, clean
from precarious_truce.sources.people import people
from precarious_truce.sources.person_names import as_written
from precarious_truce.sources.platforms import Stated, facts_of

__all__ = ["Record", "marc_page"]


class Record(NamedTuple):
    """What the fields state of the book, its note of the contents, and the rows of other fields."""

    book: Stated
    note: str
    left: list[str]


_FIELD = re.compile(
    r"=?(?P<tag>\d{3})\s{1,2}(?:[\d_#\\ ] ?[\d_#\\ ](?=[\s$|‡ǂ]))?\s{0,4}(?P<value>[^\s\d].*|\d.*)"
)
_TITLE = re.compile(r"^[ \t]*=?245\s", re.M)
_CONTROL = re.compile(r"(?:=?00\d|=?000|=?LDR|leader:?)\s+\S.*", re.I)
_SUBFIELD = re.compile(r"[$|‡ǂ]\s?(?P<code>[a-z0-9])\s?(?P<value>[^$|‡ǂ]*)")
_STATED = {
    "245": ("Title", "abnpc"),
    "260": ("Publisher", "abc"),
    "264": ("Publisher", "abc"),
    "020": ("ISBN", "a"),
    "250": ("Edition", "a"),
}
"""Fields of MARC 21 that state a fact, its name on other pages, and the subfields that do."""


def marc_page(text: str) -> Record | None:
    """The record, where the text is one with a note of the contents (505) among other fields."""
    if not _TITLE.search(text):
        return None
    pieces: list[list[str]] = []
    for raw in text.strip().split("\n"):
        row = raw.strip()
        if _FIELD.fullmatch(row) or _CONTROL.fullmatch(row) or not pieces:
            pieces.append([row])
        elif row:
            pieces[-1].append(row)  # a field of several lines
    rows = [" ".join(piece) for piece in pieces]
    fields = [found for row in rows if (found := _FIELD.fullmatch(row))]
    fields = [found for found in fields if not _CONTROL.fullmatch(found.string)]
    tags = {found["tag"] for found in fields}
    if not {"245", "505"} <= tags or len(rows) > len(fields) + 8:
        return None
    notes = [_coded(found["value"]) for found in fields if found["tag"] == "505"]
    book, left = _stated([found for found in fields if found["tag"] != "505"])
    others = [row for row in rows if not _FIELD.fullmatch(row) or _CONTROL.fullmatch(row)]
    return Record(book, f"505 {' -- '.join(notes)}", [*others, *left])


def _stated(fields: list[re.Match[str]]) -> tuple[Stated, list[str]]:
    """What the fields state, and those that state nothing of the book."""
    lines: list[Line] = []
    left: list[str] = []
    for found in fields:
        tag = found["tag"]
        said = _said(found["value"], _STATED[tag][1]) if tag in _STATED else ""
        if said:
            lines.append(Line(clean(_worded(tag, said))[0]))
        elif tag not in ("100", "300", "490"):
            left.append(found.string)
    kept, book = facts_of(lines)
    left += [line.text for line in kept]
    for found in fields:
        if found["tag"] in ("100", "300", "490") and not _state(book, found["tag"], found["value"]):
            left.append(found.string)
    return book, left


def _coded(value: str) -> str:
    """A field's value with a sign before each subfield: `_aLeeds : _bHallam`, `Leeds :|bHallam`."""
    if value.startswith(("_a", "_t")):
        value = re.sub(r"(?:^|(?<=\s))_(?=[a-z]\S)", "|", value)
    value = re.sub(r"(?<=[$|‡ǂ])([a-z])(?=\S)", r"\1 ", value)
    return value if value[0] in "$|‡ǂ" else f"|a {value}"


def _said(value: str, codes: str) -> str:
    """The text of some subfields of a field, in order."""
    found = [m["value"].strip() for m in _SUBFIELD.finditer(_coded(value)) if m["code"] in codes]
    return " ".join(found).rstrip(" .,;:/" if codes != "a" else " :;,")


def _worded(tag: str, said: str) -> str:
    """A field as other pages word it: `Publisher: Leeds : Hallam, 2004`."""
    if tag == "020" and re.search(r"pbk|paper(?:back|b)|soft", said, re.I):
        return f"Paperback ISBN: {said}"
    return f"{_STATED[tag][0]}: {said}"


def _state(book: Stated, tag: str, value: str) -> bool:
    """Take the author, the extent, or the series of the book; False where they are none."""
    said = _said(value, "a")
    if tag == "100":
        who = people(said.rstrip("."))
        if who.score > 0 and not book.facts.keys() & {"author", "editor"}:
            book.facts["author"] = as_written(who.names)
        return who.score > 0
    if tag == "300":
        book.facts.setdefault("extent", said)
        return bool(said)
    number = _said(value, "v")
    title = said.rstrip(" ;,.")
    book.facts.setdefault("series", {"title": title, "number": number} if number else title)
    return bool(title)
