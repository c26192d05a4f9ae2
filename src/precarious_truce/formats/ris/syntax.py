"""The lines of a RIS file and the records they make.

The format is RefMan's (RIS Format Specifications, 2001 and 2011): a line is two characters of tag,
two spaces, a hyphen, a space, the value; a record begins with TY and ends with ER.  What is met in
the wild is taken too: byte order marks, any line ends, one space for two or none after the hyphen,
values that run on over more lines, records without ER or TY, text between records.

Lines end with a line feed alone: every reader takes it, and a file can be compared line by line.
A value is one line, for some readers take no other.

>>> record, = records(["TY  - BOOK\\r\\nTI  - Rivers\\n  and Borders\\nKW  -dykes\\nER  - \\n"])
>>> record.fields
{'TY': ['BOOK'], 'TI': ['Rivers\\nand Borders'], 'KW': ['dykes']}
>>> print(written({"TY": ["BOOK"], "N1": ["One\\nER  - two"]}), end="")
TY  - BOOK
N1  - One ER  - two
ER  -
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from precarious_truce.formats.crosswalk.markup import plain

__all__ = ["RisRecord", "Stray", "folded", "lines_of", "normal", "records", "written"]

_TAG = re.compile(r"([A-Z][A-Z0-9])(?:  ?-|\t-)(?:[ \t]|$|(?=\S))")
_SMALL_TAG = re.compile(r"([A-Za-z][A-Za-z0-9])  ?- ")
_SMALL_END = re.compile(r"[Ee][Rr]  ?-\s*$")
_BREAK = re.compile(r"\r\n?|\n")
_ENDS = r"\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029"
_FOLD = re.compile(rf"(?<! ) *[{_ENDS}][ {_ENDS}]*")
"""White space with something in it that a reader may take for the end of a line, or a tab."""

_NAMING = frozenset(("TI", "T1", "CT", "BT", "AU", "A1", "ED"))
"""Tags without one of which lines that no TY begins are no record."""


@dataclass
class RisRecord:
    """One record: tag → values in order; `line` is that of its TY, `closed`: ER was there."""

    line: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    closed: bool = False
    first: str = ""

    @property
    def is_one(self) -> bool:
        """Whether it says what it is, or else what it is called or by whom."""
        return "TY" in self.fields or not _NAMING.isdisjoint(self.fields)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing but its type."""
        return not any(text for tag, lines in self.fields.items() if tag != "TY" for text in lines)


@dataclass(frozen=True)
class Stray:
    """Text that is in no record, and the number of its first line."""

    line: int
    text: str


def normal(text: str) -> str:
    """A value that may have several lines: each stripped, no blank lines at the ends.

    >>> normal(" a \\r\\n\\n  b\\n")
    'a\\n\\nb'
    """
    if "&" in text:
        text = _unescaped(text)
    if "\n" not in text and "\r" not in text:
        return text.strip()
    return "\n".join(line.strip() for line in _BREAK.split(text)).strip()


def folded(text: str) -> str:
    """A value of one line: tabs and the ends of lines are spaces, entities of HTML characters.

    >>> folded(" A\\tTitle\\r\\n   continued "), folded("Louis\\u00a0XIV  of")
    ('A Title continued', 'Louis\\xa0XIV  of')
    >>> folded("M&uuml;ller &amp; S&#246;hne"), folded("AT&T; a &lt; b")
    ('Müller & Söhne', 'AT&T; a < b')
    """
    if "&" in text:
        text = _unescaped(text)
    return text.strip() if text.isprintable() else _FOLD.sub(" ", text).strip()


_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")


def _unescaped(text: str) -> str:
    """A text with characters for entities, but for those of which markup could be made."""
    before = ""
    while text != before:
        before, text = text, _ENTITY.sub(_character, text)
    signs = text.replace("&lt;", "<").replace("&gt;", ">")
    return signs if plain(signs) == signs else text


def _character(entity: re.Match[str]) -> str:
    found = html.unescape(entity[0])
    return found if found.isprintable() and found not in "<>" else entity[0]


def lines_of(chunks: Iterable[str]) -> Iterator[str]:
    """The lines of a text that comes in pieces, whatever ends them.

    >>> list(lines_of(["\\ufeffa\\r", "\\nb", "c\\rd"]))
    ['a', 'bc', 'd']
    """
    held, before = [""], "\ufeff"  # the start is as if a mark came before it
    for chunk in chunks:
        text = chunk.removeprefix("\ufeff") if before == "\ufeff" else chunk
        if before == "\r":
            text = text.removeprefix("\n")  # the line ended with the piece before
        before = chunk[-1:] or before
        first, *lines = _BREAK.split(text)
        held.append(first)
        for line in lines:
            yield "".join(held)
            held = [line]
    yield "".join(held)


def records(chunks: Iterable[str]) -> Iterator[RisRecord | Stray]:
    """The records in order, and what stands outside of any."""
    record: RisRecord | None = None
    pending: list[str] = []
    values: list[str] = []
    raw: list[str] = []
    stray: list[tuple[int, str]] = []
    is_small = False  # whether tags are in small letters, as some programs write them

    def ended(record: RisRecord) -> Iterator[RisRecord | Stray]:
        if pending:
            values.append("\n".join(pending).strip())
            pending.clear()
        if record.is_one:
            yield from _together(stray)
            yield record
        else:
            stray.extend(enumerate(raw, record.line))

    for number, line in enumerate(lines_of(chunks), 1):
        found = _TAG.match(line)
        tag = found[1] if found else ""
        if found is None and (small := _SMALL_TAG.match(line) or _SMALL_END.match(line)):
            is_small = is_small or (record is None and line[:2].upper() == "TY")
            found, tag = (small, line[:2].upper()) if is_small else (None, "")
        if tag == "TY" or (found and record is None and tag != "ER"):
            if record is not None:
                yield from ended(record)
            record, raw = RisRecord(number, first=line), []
        if record is None:
            stray += [(number, line)] if line.strip() and not found else []
            continue
        if "TY" not in record.fields and tag != "TY":
            raw.append(line)
        if found is None:
            pending.append(line.strip())
            continue
        if pending:
            values.append("\n".join(pending).strip())
            pending.clear()
        if tag == "ER":
            record.closed = True
            yield from ended(record)
            record = None
            continue
        values = record.fields.setdefault(tag, [])
        pending.append(line[found.end() :].strip())
    if record is not None:
        yield from ended(record)
    yield from _together(stray)


def _together(stray: list[tuple[int, str]]) -> Iterator[Stray]:
    """Lines outside of records as one text; bare numbers, as exports count records by, are none."""
    lines = [(n, line) for n, line in stray if line.strip() and not line.strip(" \t.").isdigit()]
    if lines:
        yield Stray(lines[0][0], "\n".join(line for _, line in lines))
    stray.clear()


def written(fields: Mapping[str, Sequence[str]]) -> str:
    """A record as text, a value a line."""
    lines = [f"{tag}  - {folded(value)}" for tag, values in fields.items() for value in values]
    return "\n".join([*lines, "ER  - \n"])
