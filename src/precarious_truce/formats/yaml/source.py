"""YAML text as it stands: documents of plain text, and where in the file each piece is.

Read at libyaml's event level, so that every scalar stays text (YAML's own typing makes a number of
`0521215609` and 1.1 of `1.10`), nesting is bounded before anything is built, and what a record
never needs is refused: duplicate keys, tags (`!Kung` loads as nothing), anchors, aliases, merge
keys.  Positions are not kept while reading: a fault is rare, so the text is read a second time for
them (`Source.tree`).

>>> source = Source("title: Rivers\\ndate: 2004\\n", file="rivers.yaml")
>>> source.documents(), source.place(0, ("date",)).line
([{'title': 'Rivers', 'date': '2004'}], 2)
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, Protocol

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.crosswalk.decoding import decoded
from precarious_truce.model.base import Path
from precarious_truce.model.names import InParts
from precarious_truce.model.values import Plain
from precarious_truce.patterns import pattern

__all__ = [
    "MAX_DEPTH", "MAX_SIZE", "SPACELESS", "Event", "Mark", "Node", "Path", "Place", "Source",
    "events",
]  # fmt: skip

MAX_DEPTH = 100
MAX_FAULTS = 200
"""More faults of the syntax than anybody reads: the rest of the text is not looked at."""
_YAML_1_1_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
_SPACELESS_KEY = pattern("^([ -]*[\\w-]+:)\u00a0", re.M)
_CONTROLS = dict.fromkeys((*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, *range(0x80, 0xA0)), " ")
MAX_SIZE = 64 * 1024 * 1024


class Mark(Protocol):
    """Where an event begins or ends, counted from 0."""

    @property
    def index(self) -> int:
        """Characters before it in the text."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it on its line."""


class Event(Protocol):
    """What libyaml's parser gives; of the optional attributes an event has those of its kind."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool
    explicit: bool


NextEvent = Callable[[], Event]


class Place(NamedTuple):
    """Where something stands: line and column from 1, and how many characters of the line."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class Node:
    """A value with its place, and the place of its key where it has one."""

    kind: str  # "scalar", "mapping" or "sequence"
    start: Mark
    end: Mark
    key_start: Mark | None = None
    key_end: Mark | None = None
    value: str = ""
    style: str | None = None
    children: dict[str | int, Node] = field(default_factory=dict)


_VALUE = pattern(r"([ ]*(?:- )*(?:[\w-]+:[ ]+)?)(\S.*)$")


class _Refused(Exception):
    """A fault after which the document cannot be read on."""


class Source:
    """One YAML text and its faults; `file` is its name in diagnostics."""

    def __init__(self, text: str | bytes, file: str | None = None) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.broken: set[int] = set()
        self.readable = True
        self.text = ""
        self._decode(text)
        self._parsed = _SPACELESS_KEY.sub(r"\1 ", self.text.translate(_YAML_1_1_BREAKS))

    # --- text ------------------------------------------------------------------------------

    def _decode(self, text: str | bytes) -> None:
        if len(text) > MAX_SIZE:
            self.readable = False
            message = f"the file is larger than {MAX_SIZE >> 20} MiB: {len(text) / 2**20:,.1f} MiB"
            self._fault("Y0", message, hint="split it into several files")
        elif isinstance(text, str):
            self.text, faults = decoded(text, self.file)
            self.faults += (replace(fault, excerpt=self.line(fault.line or 1)) for fault in faults)
        else:
            data = text.removeprefix(codecs.BOM_UTF8)
            try:
                self.text = data.decode()
            except UnicodeDecodeError as error:
                self._refuse_encoding(data, error.start)

    def _refuse_encoding(self, text: bytes, start: int) -> None:
        self.readable = False
        self.text = text.decode("utf-8", "replace")
        before = text[:start].decode()
        if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            message, hint = "UTF-16, not UTF-8", "save the file in the encoding UTF-8"
        elif b"\0" in text[:1024]:
            message, hint = "this is not a text file", "a record is a text file in UTF-8"
        else:
            message, hint = (
                f"not UTF-8: byte 0x{text[start]:02x}",
                "save the file in the encoding UTF-8",
            )
        self._fault("Y0", message, self.place_of(len(before)), hint=hint)

    @cached_property
    def _line_starts(self) -> list[int]:
        """The index of each line's first character, lines as YAML 1.2 (5.4) breaks them."""
        return [0, *(m.end() for m in re.finditer("\r\n|[\r\n]", self.text))]

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, without its end."""
        starts = self._line_starts
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def place_of(self, index: int, length: int = 1) -> Place:
        """The place of the character at `index`."""
        line = bisect_right(self._line_starts, index)
        return Place(line, index - self._line_starts[line - 1] + 1, length)

    def span(self, start: Mark, end: Mark) -> Place:
        """The place between two marks, cut at the end of its first line."""
        length = end.index - start.index if end.line == start.line else 10**6
        rest = len(self.line(start.line + 1)) - start.column
        return Place(start.line + 1, start.column + 1, max(1, min(length, rest)))

    # --- faults ----------------------------------------------------------------------------

    def diagnostic(
        self,
        code: str,
        message: str,
        place: Place | None = None,
        *,
        severity: Severity = Severity.ERROR,
        path: Path = (),
        hint: str | None = None,
        label: str | None = None,
    ) -> Diagnostic:
        """A diagnostic of this file, with the line it speaks of."""
        if place is None:
            return Diagnostic(code, message, severity, self.file, path=path, hint=hint)
        return Diagnostic(
            code, message, severity, self.file, place.line, place.column, path, hint,
            self.line(place.line), place.length, label,
        )  # fmt: skip

    def _fault(
        self,
        code: str,
        message: str,
        place: Place | None = None,
        *,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.faults.append(self.diagnostic(code, message, place, severity=severity, hint=hint))
        if len(self.faults) >= MAX_FAULTS:
            raise _Refused

    # --- reading ---------------------------------------------------------------------------

    def documents(self) -> list[Plain | None]:
        """Every document as text, lists and mappings; faults of the syntax go to `faults`.

        After a fault of the syntax the text is mended where it is plain what was meant, and read
        again, so that the faults behind it are found too; `broken` names such documents.
        """
        if not self.readable:
            return []
        with suppress(_Refused):
            self._lexical_faults()
        before, syntax = list(self.faults), []
        mended: set[int] = set()
        while True:
            self.faults = list(before)
            found, fault = self._read_once()
            if fault is None:
                break
            syntax.append(fault)
            self.broken.add(len(found) - 1)
            line = (fault.line or 1) - 1
            self._parsed = self._mended(line, len(found) - 1, line in mended or len(mended) > 50)
            mended.add(line)
            if len(syntax) > 100:
                break
        self.faults += syntax
        if not found and not syntax:
            self._fault(
                "Y0", "the file is empty", Place(1, 1, 1), hint="a record begins with `title:`"
            )
        return found

    def _read_once(self) -> tuple[list[Plain | None], Diagnostic | None]:
        """The documents up to the first fault of the syntax, and that fault."""
        found: list[Plain | None] = []
        next_event = events(self._parsed)
        try:
            while not isinstance(event := next_event(), StreamEndEvent):
                if isinstance(event, DocumentStartEvent):
                    found.append(None)
                    found[-1] = self._value(next_event(), next_event, 1)
        except _Refused:
            self.broken.add(len(found) - 1)
        except yaml.YAMLError as error:
            found = found or [None]
            return found, self._syntax_fault(error)
        return found, None

    def _mended(self, line: int, document: int, give_up: bool) -> str:
        """The text with the value on a faulty line in quotes; else without the faulty document."""
        lines = self._parsed.split("\n")
        if line < len(lines) and (better := _mended_line(lines[line], give_up)) != lines[line]:
            lines[line] = better
            return "\n".join(lines)
        starts = [n for n, text in enumerate(lines) if text.startswith("---")]
        first = max((n for n in starts if n <= line), default=0)
        after = min((n for n in starts if n > line), default=len(lines))
        lines[first:after] = ["---", *[""] * (after - first - 1)]
        return "\n".join(lines)

    def _value(self, event: Event, next_event: NextEvent, depth: int) -> Plain:
        """The value that begins with `event`, and all events of it consumed."""
        kind: type[object] = type(event)
        if event is None or kind is AliasEvent or event.anchor or getattr(event, "tag", None):
            self._refuse_reference(event)
            if kind is AliasEvent:
                return ""
        if kind is ScalarEvent:
            return event.value
        if depth > MAX_DEPTH:
            self._fault(
                "Y0", f"nested more than {MAX_DEPTH} levels deep",
                self.span(event.start_mark, event.end_mark), hint="no record is that deep",
            )  # fmt: skip
            raise _Refused
        if kind is MappingStartEvent:
            return self._mapping(next_event, depth)
        items: list[Plain] = []
        while not isinstance(item := next_event(), SequenceEndEvent):
            items.append(self._value(item, next_event, depth + 1))
        return items

    def _mapping(self, next_event: NextEvent, depth: int) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        while not isinstance(event := next_event(), MappingEndEvent):
            key = self._value(event, next_event, depth + 1)
            value = self._value(next_event(), next_event, depth + 1)
            if (
                type(key) is str
                and key not in found
                and (key not in _PLAIN_NO_KEY or _quoted(event))
            ):
                found[key] = value
            else:
                self._refuse_key(key, event)
        return found if found.keys().isdisjoint(_PARTS_OF_NAMES) else InParts(found)

    def _refuse_reference(self, event: Event) -> None:
        place = self.span(event.start_mark, event.end_mark)
        if isinstance(event, AliasEvent):
            message, hint = (
                f"an alias: *{event.anchor}",
                "write it out, or put text that begins with * in quotes",
            )
        elif event.anchor:
            message, hint = f"an anchor: &{event.anchor}", "put text that begins with & in quotes"
        else:
            message, hint = f"a tag: {event.tag}", "put text that begins with ! in quotes"
        self._fault("Y2", message, place, hint=hint)

    def _refuse_key(self, key: Plain, event: Event) -> None:
        place = self.span(event.start_mark, event.end_mark)
        if not isinstance(key, str):
            hint = "put a value that begins with [ or { in quotes"
            self._fault("Y5", "a key must be text", place, hint=hint)
        elif key == "<<" and not _quoted(event):
            self._fault("Y2", "a merge key", place, hint="write the fields out")
        elif key or _quoted(event):
            self._fault("Y2", f"duplicate key {key}: it stands here twice", place,
                        hint="keep one of the two")  # fmt: skip
        elif isinstance(event, ScalarEvent):
            self._fault("Y5", "no key stands before the colon", place, hint="write `key: value`")

    # --- what YAML says of itself ----------------------------------------------------------

    def _syntax_fault(self, error: yaml.YAMLError) -> Diagnostic:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
        if mark is None:
            position = getattr(error, "position", None)
            place = (
                self.place_of(min(position, len(self.text)))
                if isinstance(position, int)
                else Place(1, 1, 1)
            )
        else:
            place = Place(mark.line + 1, mark.column + 1, 1)
        if "could not find expected ':'" in problem:
            place = self._last_text(place)
        message, hint = _explained(problem, self.line(place.line), place)
        context = getattr(error, "context_mark", None)
        if context is not None and any(words in problem for words in _BEGUN_EARLIER):
            place = Place(context.line + 1, context.column + 1, 1)
        if "alphabetic" in problem:
            return self.diagnostic("Y2", message, place, hint=hint)
        return self.diagnostic("Y0", f"not YAML: {message}", place, hint=hint)

    def _last_text(self, place: Place) -> Place:
        """The line that has no colon: the last one before a place that holds text."""
        number = place.line
        while number > 1 and (number == place.line or not self.line(number).strip()):
            number -= 1
        line = self.line(number)
        indent = len(line) - len(line.lstrip())
        return Place(number, indent + 1, max(len(line.strip()), 1))

    def _lexical_faults(self) -> None:
        """Y1 and Y3: what YAML accepts and yet loses or hides."""
        if re.search(r"[ \t]#[^\s#!-]", self.text):
            self._swallowed_comments()
        for found in re.finditer("[\u0085\u2028\u2029]", self.text):
            self._fault(
                "Y3", f"U+{ord(found[0]):04X}, a break that cannot be seen, is read as a space",
                self.place_of(found.start()), severity=Severity.WARNING,
                hint="remove it or write a space",
            )  # fmt: skip
        for found in _SPACELESS_KEY.finditer(self.text):
            self._fault(
                "Y3", "a no-break space after the colon is read as a space",
                self.place_of(found.end() - 1), severity=Severity.WARNING,
                hint="write an ordinary space",
            )  # fmt: skip

    def _swallowed_comments(self) -> None:
        """Plain scalars followed by `#` and no space: the rest of the line is a comment to YAML."""
        swallowed = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
        next_event = events(self.text)
        try:
            while not isinstance(event := next_event(), StreamEndEvent):
                if isinstance(event, ScalarEvent) and not event.style:
                    found = swallowed.match(self.text, event.end_mark.index)
                    if found and event.value:
                        self._fault(
                            "Y1", f"YAML drops {found[1].strip()!r}: it reads a comment",
                            self.span(event.start_mark, event.end_mark),
                            severity=Severity.WARNING,
                            hint="put the text in quotes, or a space after # if it is a comment",
                        )  # fmt: skip
        except yaml.YAMLError:
            return

    # --- places ----------------------------------------------------------------------------

    @cached_property
    def tree(self) -> list[Node]:
        """The nodes of every document that can be read, with their places."""
        next_event = events(self._parsed)
        roots: list[Node] = []
        try:
            while not isinstance(event := next_event(), StreamEndEvent):
                if isinstance(event, DocumentStartEvent):
                    roots.append(_node(next_event(), next_event, 1))
        except (yaml.YAMLError, _Refused):
            pass
        return roots

    def node(self, document: int, path: Path) -> Node | None:
        """The node at `path`, or the deepest one on the way to it; None without that document."""
        if document >= len(self.tree):
            return None
        node = self.tree[document]
        for step in path:
            below = node.children.get(step)
            if below is None and step == 0 and node.kind != "sequence":
                continue  # a single value where a list may stand
            if below is None:
                break
            node = below
        return node

    def place(self, document: int, path: Path, *, at_key: bool = False) -> Place:
        """The place of the value at `path`; of its key where that is asked or the value is long."""
        node = self.node(document, path)
        if node is None:
            return Place(1, 1, 1)
        long = node.kind != "scalar" or node.start.line != node.end.line
        if node.key_start and node.key_end and (at_key or long or not node.value):
            return self.span(node.key_start, node.key_end)
        return self.span(node.start, node.end)


_PARTS_OF_NAMES = frozenset(("family", "given", "literal"))
_PLAIN_NO_KEY = ("", "<<")
"""What is no key unless it is in quotes: nothing, and YAML 1.1's merge key."""


def _quoted(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and bool(event.style)


def events(text: str) -> NextEvent:
    """What gives the events of a text one by one."""
    next_event: NextEvent = CParser(text).get_event  # type: ignore[assignment]
    return next_event


def _node(event: Event, next_event: NextEvent, depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise _Refused
    if isinstance(event, AliasEvent):
        return Node("scalar", event.start_mark, event.end_mark)
    if isinstance(event, ScalarEvent):
        return Node(
            "scalar", event.start_mark, event.end_mark, value=event.value, style=event.style
        )
    mapping = isinstance(event, MappingStartEvent)
    node = Node("mapping" if mapping else "sequence", event.start_mark, event.end_mark)
    for key, key_event, value in _members(mapping, next_event, depth):
        if key not in node.children:
            node.children[key] = value
            if key_event is not None:
                value.key_start, value.key_end = key_event.start_mark, key_event.end_mark
        node.end = value.end
    return node


def _members(
    mapping: bool, next_event: NextEvent, depth: int
) -> Iterator[tuple[str | int, Event | None, Node]]:
    index = 0
    while not isinstance(event := next_event(), (MappingEndEvent, SequenceEndEvent)):
        first = _node(event, next_event, depth + 1)
        if mapping:
            yield first.value, event, _node(next_event(), next_event, depth + 1)
        else:
            yield index, None, first
        index += 1


_BEGUN_EARLIER = ("alphabetic", "unexpected end of stream", "expected ',' or")
"""Problems that YAML notices long after the place where they began."""

_EXPLAINED = (
    ("mapping values are not allowed", "a colon inside plain text",
     "put the {field} in quotes"),
    ("cannot start any token", "{char} cannot begin a plain value", "put the {field} in quotes"),
    ("block sequence entries are not allowed", "a list begins on the line of its key",
     "put each item on a line of its own: `- …`; or all in brackets: [A, B]"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed",
     "close the quotation mark"),
    ("did not find expected ',' or ']'", "a list opened with [ is not closed",
     "close the list with ], or put text that begins with [ in quotes"),
    ("did not find expected ',' or '}'", "a mapping opened with {{ is not closed",
     "close it with }}, or put text that begins with {{ in quotes"),
    ("could not find expected ':'", "a line without a colon where `key: value` is expected",
     "write `key: value`, or put text of several lines in quotes"),
    ("did not find expected key", "this line does not fit the indentation of the lines above",
     "give the keys of one record the same indentation"),
    ("did not find expected '-' indicator", "this line does not fit the list above",
     "begin each item of the list with `- ` in the same column"),
    ("did not find expected node content", "a value is missing or {char} stands in its place",
     "write the value, in quotes if it begins with a special character"),
    ("undefined alias", "an alias without an anchor", "put text that begins with * in quotes"),
    ("did not find expected alphabetic or numeric character",
     "an anchor, an alias or a tag to YAML", "put the {field} in quotes"),
    ("control characters are not allowed", "a control character", "remove it"),
    ("special characters are not allowed", "a control character", "remove it"),
    ("found unknown escape character", "an unknown escape in double quotes",
     "double the backslash, or use single quotes"),
)  # fmt: skip
"""libyaml's words → what a person can do about it."""

SPACELESS = re.compile(r"\s*(?:- +)?[\w-]+:(?=[^\s:/])")
"""A key with its value right behind the colon."""

_SLIPS: tuple[tuple[str, Callable[[str, str], object], str, str], ...] = (
    ("could not find expected ':'", lambda before, line: SPACELESS.match(line),
     "no space stands behind the colon", "write `{field}: `, and the value behind it"),
    ("did not find expected key", lambda before, line: before.rstrip().endswith(("'", '"')),
     "text stands behind a closing quotation mark",
     "put the whole {field} in quotes; a quotation mark in 'single' ones is doubled"),
    ("did not find expected key", lambda before, line: line.lstrip().startswith("- "),
     "an item of a list stands where a key belongs",
     "write `key: value`, or put the items under a key that ends in a colon"),
    ("cannot start any token", lambda before, line: re.match(r"@\w+\s*[{(]", line),
     "this looks like an entry of a .bib file",
     "make records of it by `precarious-truce import`, or read it as bibtex (format='bibtex')"),
)  # fmt: skip
"""libyaml's words, what the text before the place and its line look like → better words."""


def _mended_line(line: str, give_up: bool) -> str:
    """The line without control characters, or else with its value in quotes."""
    clean = line.translate(_CONTROLS)
    if clean != line or give_up:
        return clean
    found = _VALUE.match(line)
    if not found or found[2].startswith(("'", '"', "[", "{")):
        return line
    value = found[2].replace("'", "''")
    return f"{found[1]}'{value}'"


def _explained(problem: str, line: str, place: Place) -> tuple[str, str]:
    char = line[place.column - 1 : place.column]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab in the indentation", "indent with spaces"
    key = re.match(r"[\s-]*([\w-]+):", line)
    if "mapping values" in problem and key and place.column <= key.end():
        return (
            "this line is indented deeper than the line it follows",
            "give both the same indentation",
        )
    words = {"field": key[1] if key else "text", "char": char or "this"}
    before = line[: place.column - 1]
    for words_of_libyaml, looks_so, message, hint in _SLIPS:
        if words_of_libyaml in problem and looks_so(before, line):
            return message, hint.format(**words)
    for words_of_libyaml, message, hint in _EXPLAINED:
        if words_of_libyaml in problem:
            return message.format(**words), hint.format(**words)
    return problem, "a YAML editor shows where the structure breaks"
