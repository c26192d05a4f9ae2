"""The lines of a RIS file and the records they make.

The format is RefMan's (RIS Format Specifications, 2001 and 2011): a line is two characters of tag,
two spaces, a hyphen, a space, the value; a record begins with TY and ends with ER.  What is met in
the wild is taken too: byte order marks, any line ends, one space for two or none after the hyphen,
values that run on over more lines, records without ER, text between records.

Lines end with a line feed alone: every reader takes it, and a file can be compared line by line.

>>> record, = records(["TY  - BOOK\\r\\nTI  - Rivers\\n  and Borders\\nKW  -dykes\\nER  - \\n"])
>>> record.fields
{'TY': ['BOOK'], 'TI': ['Rivers\\nand Borders'], 'KW': ['dykes']}
>>> print(written({"TY": ["BOOK"], "N1": ["One\\nER  - two"]}), end="")
TY  - BOOK
N1  - One
      ER  - two
ER  -
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["RisRecord", "lines_of", "normal", "records", "written"]

_TAG = re.compile(r"([A-Z][A-Z0-9])(?:  ?-|\t-)(?:[ \t]|$|(?=\S))")
_BREAK = re.compile(r"\r\n?|\n")


@dataclass
class RisRecord:
    """One record: tag → values in order; `line` is that of its TY, `closed`: ER was there."""

    line: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    closed: bool = False
    first: str = ""


def normal(text: str) -> str:
    """A value as it comes back: each line stripped, no blank lines at the ends.

    >>> normal(" a \\r\\n\\n  b\\n")
    'a\\n\\nb'
    """
    if "\n" not in text and "\r" not in text:
        return text.strip()
    return "\n".join(line.strip() for line in _BREAK.split(text)).strip()


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


def records(chunks: Iterable[str]) -> Iterator[RisRecord | tuple[int, str]]:
    """The records in order, and (line, text) of what stands outside of any."""
    record: RisRecord | None = None
    pending: list[str] = []
    values: list[str] = []
    stray: list[tuple[int, str]] = []

    def close() -> None:
        if pending:
            values.append("\n".join(pending).strip())
            pending.clear()

    for number, line in enumerate(lines_of(chunks), 1):
        found = _TAG.match(line)
        tag = found[1] if found else ""
        if tag == "TY" or (found and record is None and tag != "ER"):
            close()
            if record is not None:
                yield record
            yield from _together(stray)
            record = RisRecord(number, first=line)
        if found is None or record is None:
            if record is None:
                stray += [(number, line)] if line.strip() else []
            elif record.fields:
                pending.append(line.strip())
            continue
        close()
        if tag == "ER":
            record.closed = True
            yield record
            record = None
            continue
        values = record.fields.setdefault(tag, [])
        pending.append(line[found.end() :].strip())
    close()
    if record is not None:
        yield record
    yield from _together(stray)


def _together(stray: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines outside of records as one text; bare numbers, as exports count records by, are none."""
    lines = [(n, line) for n, line in stray if not line.strip().rstrip(".").isdigit()]
    if lines:
        yield lines[0][0], "\n".join(line for _, line in lines)
    stray.clear()


def written(fields: Mapping[str, Sequence[str]]) -> str:
    """A record as text; a line after the first of a value is indented, so it never is a tag."""
    lines = []
    for tag, values in fields.items():
        for value in values:
            first, *more = normal(value).split("\n")
            lines += [f"{tag}  - {first}", *(f"      {line}" if line else "" for line in more)]
    return "\n".join([*lines, "ER  - \n"])
