"""What a BibTeX file is made of: entries, strings, preambles, comments, what lies between, faults.

btxdoc ("BibTeXing"), sections 2 and 3.

>>> entry = Entry("book", "a", {"title": "One"})
>>> entry["title"], entry.get("year", "none")
('One', 'none')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.bib.raw.tokens import FIELD

__all__ = [
    "FAULTS",
    "MONTHS",
    "Block",
    "Broken",
    "Comment",
    "Entry",
    "Fault",
    "Junk",
    "Preamble",
    "String",
]

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
"""The macros every bibliography style predefines (btxdoc, section 3.2, month)."""


class Fault(NamedTuple):
    """What a code means: how bad it is, the message (`{}` takes the name at fault), the remedy."""

    severity: Severity
    message: str
    hint: str


FAULTS = {
    "B01": Fault(Severity.ERROR, "the entry {} is not closed", "close it with }} or )"),
    "B02": Fault(Severity.ERROR, "the value of {} is not closed", 'close it with }} or "'),
    "B03": Fault(Severity.ERROR, "cannot read {}", "a field is written name = {{value}},"),
    "B04": Fault(Severity.WARNING, "a comma is missing before {}", "end each field with a comma"),
    "B05": Fault(Severity.WARNING, "the entry has no key", "write one: @{}{{key, …}}"),
    "B06": Fault(Severity.WARNING, "{} stands twice; the first is used", "delete one of them"),
    "B07": Fault(
        Severity.WARNING, "the macro {} is not defined", "define it with @string, or use braces"
    ),
    "B08": Fault(Severity.WARNING, "the value of {} has no braces", "write {{value}}"),
    "B09": Fault(
        Severity.WARNING, "{} holds control characters; they are dropped", "check the encoding"
    ),
    "B10": Fault(
        Severity.WARNING, "{} holds what looks like another entry", "is a closing brace missing?"
    ),
    "B11": Fault(
        Severity.WARNING, "{} begins no entry; the text is skipped", "write @type{{key, …}}"
    ),
    "B12": Fault(Severity.WARNING, "the key {} holds white space", "write keys without spaces"),
    "B13": Fault(
        Severity.ERROR,
        "the entry {} is closed by the wrong bracket",
        "close {{ with }} and ( with )",
    ),
    "B15": Fault(
        Severity.WARNING, "the macros in {} grow too long and are left", "write shorter macros"
    ),
    "B14": Fault(Severity.ERROR, "cannot read @{}", "write @string{{name = {{value}}}}"),
}
"""Every fault the scanner reports, by code."""


@dataclass(slots=True)
class Entry:
    """An entry: lower-cased type, key as written, and the fields in order, each name once.

    `fields` is lower-cased name → value, with macros and `#` resolved and LaTeX untouched.  `start`
    is the offset of its `@` in the text scanned (without a byte order mark, and with line ends made
    ``\\n``), `line` and `column` count from 1.  `diagnostics` are what was repaired.
    """

    type: str
    key: str
    fields: Mapping[str, str] = field(default_factory=dict)
    raw: str = field(default="", compare=False)
    start: int = field(default=0, compare=False)
    line: int = field(default=1, compare=False)
    column: int = field(default=1, compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    def __getitem__(self, name: str) -> str:
        return self.fields[name]

    def get(self, name: str, default: str = "") -> str:
        """The raw value of the field `name`."""
        return self.fields.get(name, default)

    def place(self, name: str) -> tuple[int, int]:
        """Line and column of the value of a field, for a diagnostic of a layer above.

        >>> from precarious_truce.formats.bib.raw.syntax import scan
        >>> entry, = scan("\\n@misc{a,\\n  year = {x}}")
        >>> entry.place("year"), entry.place("title")
        ((3, 10), (2, 1))
        """
        place = 0
        for found in FIELD.finditer(self.raw, self.raw.find(",") + 1):
            if found[1].lower() == name:
                place = found.start(found.lastindex or 0)
                place -= self.raw[place - 1] in '{"'
                break
        before = self.raw[:place]
        rows = before.count("\n")
        last = before.rfind("\n")
        return self.line + rows, len(before) - last if rows else self.column + len(before)


@dataclass(frozen=True, slots=True)
class String:
    """`@string{name = value}`."""

    name: str
    value: str
    raw: str
    start: int
    line: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Preamble:
    """`@preamble{value}`: LaTeX for the bibliography; kept, never run."""

    value: str
    raw: str
    start: int
    line: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """`@comment{text}`, or `@comment text` to the end of the line."""

    text: str
    raw: str
    start: int
    line: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Junk:
    """Text between entries, which BibTeX skips."""

    raw: str
    start: int
    line: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A damaged entry: its text, its faults, and what could be read of it."""

    raw: str
    start: int
    line: int
    diagnostics: tuple[Diagnostic, ...]
    entry: Entry | None = None


Block = Entry | String | Preamble | Comment | Junk | Broken
