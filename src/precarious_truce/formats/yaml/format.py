"""The formatter: canonical order of keys, no needless quotes, dashes and spacing; all else kept.

The text is taken apart line by line along the events of its YAML: every key takes the comments and
blank lines above it along, every line the comment at its end.  What comes out is read again and
compared: unless it says the same with the same comments, the text is refused, never changed.

>>> print(format_text('''
... # Our book.
... date: '2004'     # of the first printing
... title:  "Rivers"
... contents:
... - {pages: 1-30,title: "Floods"}
... '''), end="")
<BLANKLINE>
# Our book.
title: Rivers
date: 2004       # of the first printing
contents:
  - {title: Floods, pages: 1–30}
>>> format_text("title: [Rivers")
Traceback (most recent call last):
...
precarious_truce.errors.TruceError: <text>:1:8: error[Y0]: ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from precarious_truce.errors import Severity, TruceError
from precarious_truce.formats.yaml.source import Event, Mark, Source, events
from precarious_truce.formats.yaml.write import scalar as plain_or_quoted
from precarious_truce.model.described import Described
from precarious_truce.model.fields import key_ranks
from precarious_truce.model.pages import Pages
from precarious_truce.model.roles import ROLE_KEYS
from precarious_truce.model.values import Plain

__all__ = ["format_text"]

_WIDTH = 100


class _Refused(Exception):
    """Something that cannot be taken apart safely; its line."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what, self.line = what, line


def format_text(text: str, *, file: str | None = None) -> str:
    """The text in canonical form; `TruceError` where it is not YAML or cannot be kept."""
    source = Source(text, file)
    before = source.documents()
    errors = [f for f in source.faults if f.severity is Severity.ERROR]
    if errors:
        raise TruceError(*errors)
    if unwritable := [f for f in source.faults if f.code == "F11"]:
        raise _not_formatted("it holds what is no character", file, unwritable[0].line)
    try:
        after = _checked(source.text.replace("\r\n", "\n"), before)
    except _Refused as refused:
        raise _not_formatted(
            refused.what, file, refused.line + 1 if refused.line else None
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise _not_formatted("its YAML is too unusual", file, None) from None
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + (after.replace("\n", "\r\n") if "\r\n" in text else after)


def _not_formatted(what: str, file: str | None, line: int | None) -> TruceError:
    message, hint = f"cannot be formatted: {what}", "nothing was changed"
    return TruceError.of("Y0", message, file=file, line=line, hint=hint)


def _checked(text: str, before: list[Plain | None]) -> str:
    """The text in canonical form, where that has the same meaning and stays as it is."""
    after = _once(text)
    if not _same(before, Source(after).documents()) or _comments(text) != _comments(after):
        raise _Refused("it would not say the same afterwards", 0)
    if _once(after) != after:
        raise _Refused("it would not come to rest", 0)
    return after


def _once(text: str) -> str:
    if found := re.search("[\r\u0085\u2028\u2029]", text):
        raise _Refused("it has unusual line breaks", text.count("\n", 0, found.start()))
    return _Formatter(text).run()


# --- comparing ----------------------------------------------------------------------------------


def _same(before: object, after: object, key: str | None = None) -> bool:
    """Whether two documents say the same; dashes between pages may differ."""
    if isinstance(before, dict):
        return (
            isinstance(after, dict)
            and before.keys() == after.keys()
            and all(_same(value, after[k], k) for k, value in before.items())
        )
    if isinstance(before, list):
        return (
            isinstance(after, list) and len(before) == len(after) and all(map(_same, before, after))
        )
    return before == after or (key == "pages" and _dashed(str(before)) == after)


def _comments(text: str) -> list[str]:
    """The text of every comment, sorted."""
    return sorted(comment for _, comment in _comments_at(text.split("\n"), _scalars(text)).values())


Span = tuple[tuple[int, int], tuple[int, int]]


def _scalars(text: str) -> Iterator[Span]:
    """From where to where each scalar goes, as (line, column)."""
    next_event = events(text)
    while not isinstance(event := next_event(), StreamEndEvent):
        if isinstance(event, ScalarEvent):
            yield _span(event, text)


def _span(event: Event, text: str) -> Span:
    start, end = event.start_mark, event.end_mark
    if event.style in ("|", ">"):
        lines = text.count("\n", start.index, end.index)
        return (start.line, start.column), (start.line + lines, 0)
    return (start.line, start.column), (end.line, end.column)


_COMMENT = re.compile(r"(?:^|(?<=[ \t\]},]))#.*")


def _comments_at(lines: list[str], scalars: Iterator[Span]) -> dict[int, tuple[int, str]]:
    """Line → column and text of its comment: a # after a space, outside of every scalar."""
    clear: dict[int, int] = {}  # line → the column where its last scalar ends
    within: set[int] = set()
    for (first, _), (last, end) in scalars:
        clear[last] = max(clear.get(last, 0), end)
        within.update(range(first, last))
    found = {}
    for number, line in enumerate(lines):
        if "#" not in line or number in within:
            continue
        comment = _COMMENT.search(line, clear.get(number, 0))
        if comment:
            found[number] = comment.start(), comment[0].rstrip()
    return found


# --- the tree -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Node:
    """A scalar, mapping or sequence; lines and columns count from 0.

    `last` is the last line that anything of it stands on.
    """

    kind: str
    start: Mark
    end: Mark
    last: int
    flow: bool = False
    style: str = ""
    value: str = ""
    items: list[tuple[_Node | None, _Node]] = field(default_factory=list)

    @property
    def inline(self) -> bool:
        """Whether it is no block of lines of its own."""
        return self.kind == "scalar" or self.flow

    @property
    def absent(self) -> bool:
        """Whether nothing is written where the value would be."""
        return self.kind == "scalar" and not self.style and self.start.index == self.end.index


@dataclass(slots=True)
class _Entry:
    """A key with its value, or an item: the lines above it, its own, and those that hang on it."""

    lead: list[str]
    lines: list[str]
    tail: list[str]
    rank: int = 0


@dataclass(slots=True)
class _Block:
    """A mapping or sequence as lines; `lead` stands above the first of them."""

    lead: list[str]
    lines: list[str]


def _rank(key: str) -> int:
    """The place of a key in a record; roles stand with the contributors, x-… last."""
    ranks = key_ranks(Described)
    if key in ROLE_KEYS and key not in ranks:
        key = "contributor"
    return ranks.get(key, len(ranks) + key.startswith("x-"))


class _Formatter:
    """One text taken apart and put together again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.next_event = events(text)
        self.comments = _comments_at(self.lines, _scalars(text))

    # --- reading ----------------------------------------------------------------------------

    def run(self) -> str:
        """The whole text, document by document."""
        out: list[str] = []
        begins = 0
        while not isinstance(event := self.next_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                if event.explicit:
                    out += self._marker(event, begins)
                    begins = event.start_mark.line + 1
                root = self._node(self.next_event(), begins - 1)
                end = self.next_event()
                ends = self._end_of_document(end, root)
                out += self._document(root, begins, ends)
                begins = ends
        out += [line.rstrip() for line in self.lines[begins:]]
        if self.comments and begins < len(self.lines):
            self._trivia(begins, len(self.lines))
        if self.comments:
            raise _Refused("a comment stands where it cannot be kept", min(self.comments))
        text = "\n".join(out)
        return text if text.endswith("\n") or not text else text + "\n"

    def _marker(self, event: Event, begins: int) -> list[str]:
        """The line `---`, and what stands above it."""
        line = event.start_mark.line
        above = self._trivia(begins, line)
        written = self.lines[line]
        comment = self.comments.pop(line, None)
        if (written[: comment[0]] if comment else written).strip() != "---":
            raise _Refused("a document begins on the line of its ---, or has directives", line)
        return [*(text for _, text in above), f"---{'  ' + comment[1] if comment else ''}"]

    def _end_of_document(self, event: Event, root: _Node) -> int:
        """The line after the last one of a document."""
        if not isinstance(event, DocumentEndEvent) or event.explicit:
            raise _Refused("a document ends with ...", event.start_mark.line)
        line = root.last + 1
        while line < len(self.lines) and not self.lines[line].startswith("---"):
            line += 1
        return line

    def _node(self, event: Event, line: int = 0) -> _Node:
        """The node that begins with `event`; `line` is that of its key."""
        start, end = event.start_mark, event.end_mark
        if isinstance(event, ScalarEvent):
            node = _Node("scalar", start, end, end.line, style=event.style or "", value=event.value)
            if node.absent:
                node.last = line
            elif node.style in ("|", ">"):
                node.last = self._last_of_block(start.line, end)
            return node
        mapping = isinstance(event, MappingStartEvent)
        node = _Node(
            "mapping" if mapping else "sequence", start, end, start.line, bool(event.flow_style)
        )
        while not isinstance(event := self.next_event(), (MappingEndEvent, SequenceEndEvent)):
            key = self._node(event) if mapping else None
            value = self._node(self.next_event(), key.last) if key else self._node(event, node.last)
            node.items.append((key, value))
            node.last = max(node.last, value.last)
        node.end = event.end_mark
        if node.flow:
            node.last = node.end.line
        return node

    def _last_of_block(self, first: int, end: Mark) -> int:
        """The last line of a block scalar that is not blank."""
        last = min(end.line if end.column else end.line - 1, len(self.lines) - 1)
        content = next((n for n in range(first + 1, last + 1) if self.lines[n].strip()), None)
        if content is None:
            return first
        indent = _indent(self.lines[content])
        while last > first and (not self.lines[last].strip() or _indent(self.lines[last]) < indent):
            last -= 1
        return last

    # --- comments and blank lines -----------------------------------------------------------

    def _trivia(self, begins: int, ends: int) -> list[tuple[int, str]]:
        """Comments and blank lines from `begins` up to `ends`, each with its column."""
        found = []
        for number in range(begins, ends):
            line = self.lines[number]
            comment = self.comments.get(number)
            if line.strip() and (comment is None or line[: comment[0]].strip()):
                raise _Refused("this line was not understood", number)
            found.append((comment[0], comment[1]) if comment else (-1, ""))
            self.comments.pop(number, None)
        return found

    def _split(self, begins: int, ends: int, column: int) -> tuple[list[str], list[str]]:
        """What stands between two entries of a column: what hangs on one, what leads the other."""
        run = self._trivia(begins, ends)
        cut = 0
        for number, (at, text) in enumerate(run):
            if text and at <= column:
                break
            if text:
                cut = number + 1
        tail = [" " * (at - column) + text if text else "" for at, text in run[:cut]]
        return tail, [text for _, text in run[cut:]]

    def _comment(self, line: int) -> tuple[int, str] | None:
        return self.comments.pop(line, None)

    # --- writing ----------------------------------------------------------------------------

    def _document(self, root: _Node, begins: int, ends: int) -> list[str]:
        if root.absent:
            return [text for _, text in self._trivia(begins, ends)]
        if root.inline:
            header = [text for _, text in self._trivia(begins, root.start.line)]
            lines = self._inline("", root, root.start.column, root.start.line, False, True)
            return [*header, *lines, *(t for _, t in self._trivia(root.last + 1, ends))]
        header = [text for _, text in self._trivia(begins, root.start.line)]
        tail, after = self._split(root.last + 1, ends, root.start.column)
        block = self._block(root, True, root.start.line, tail)
        return [*header, *block.lead, *block.lines, *after]

    def _block(self, node: _Node, described: bool, begins: int, tail: list[str]) -> _Block:
        """A block mapping or sequence that may begin on line `begins`; `tail` hangs on its end."""
        starts = list(self._starts(node))
        entries: list[_Entry] = []
        last = begins - 1
        column = node.start.column
        for (key, value), start in zip(node.items, starts, strict=True):
            if entries:
                entries[-1].tail, lead = self._split(last + 1, start, column)
            else:
                lead = [text for _, text in self._trivia(begins, start)]
            entry = (
                self._pair(key, value, described)
                if key
                else self._item(value, start, column, described)
            )
            entry.lead[:0] = lead
            entries.append(entry)
            last = value.last if not key else max(value.last, key.last)
        entries[-1].tail += tail
        if described and node.kind == "mapping":
            entries.sort(key=lambda e: e.rank)
        lines = [line for e in entries[1:] for line in (*e.lead, *e.lines, *e.tail)]
        return _Block(entries[0].lead, [*entries[0].lines, *entries[0].tail, *lines])

    def _starts(self, node: _Node) -> Iterator[int]:
        """The line on which each entry of a block begins: that of its key, or of its dash."""
        line = node.start.line
        for key, value in node.items:
            if key is not None:
                yield key.start.line
                continue
            column = node.start.column
            while self.lines[line][column : column + 1] != "-" or self._is_comment(line):
                line += 1
                if line > value.last or line >= len(self.lines):
                    raise _Refused("the dash of an item was not found", value.start.line)
            yield line
            line = value.last + 1

    def _is_comment(self, line: int) -> bool:
        return self.lines[line].lstrip().startswith("#")

    def _pair(self, key: _Node, value: _Node, described: bool) -> _Entry:
        """A key and its value."""
        name = key.value
        written = self._scalar(key, "", False) if key.kind == "scalar" else None
        if written is None:
            raise _Refused("a key of several lines", key.start.line)
        head = f"{written}:"
        column, line = key.start.column, key.start.line
        below = described and name in ("contents", "volumes")
        entry = _Entry([], [], [], _rank(name))
        if value.inline:
            entry.lead = self._between(line, value)
            entry.lines = self._inline(head, value, column, line, name == "pages", below)
            return entry
        entry.lines = [self._with_comment(head, self._comment(line), column)]
        block = self._block(value, below, line + 1, [])
        entry.lines += [_indented(text) for text in (*block.lead, *block.lines)]
        return entry

    def _item(self, value: _Node, line: int, column: int, described: bool) -> _Entry:
        """An item of a block sequence."""
        if value.inline:
            lead = self._between(line, value)
            return _Entry(lead, self._inline("-", value, column, line, False, described), [])
        lead = []
        if value.start.line > line:
            comment = self._comment(line)
            lead = [comment[1]] if comment else []
        begins = line + 1 if value.start.line > line else line
        block = self._block(value, described, begins, [])
        first, *others = block.lines
        return _Entry([*lead, *block.lead], [f"- {first}", *(_indented(o) for o in others)], [])

    def _between(self, line: int, value: _Node) -> list[str]:
        """Comments between a key or dash and its value on a later line."""
        if value.absent or value.start.line <= line:
            return []
        comment = self._comment(line)
        below = [text for _, text in self._trivia(line + 1, value.start.line)]
        return [*([comment[1]] if comment else []), *below]

    def _with_comment(self, line: str, comment: tuple[int, str] | None, column: int) -> str:
        """The line with its comment, in the column where it was as far as there is room."""
        if comment is None:
            return line
        at, text = comment
        return f"{line}{' ' * max(1, at - column - len(line))}{text}"

    def _inline(
        self, head: str, value: _Node, column: int, line: int, pages: bool, described: bool
    ) -> list[str]:
        """A scalar or flow collection behind `head`; further lines are indented below it."""
        if value.absent:
            return [self._with_comment(head, self._comment(line), column)]
        space = " " if head else ""
        if value.style in ("|", ">"):
            return self._literal(head, value, column)
        if value.flow:
            whole = self._flow(value, described)
        else:
            whole = self._scalar(value, "pages" if pages else "", False)
        several = value.start.line < value.end.line
        if whole is None or (several and column + len(head) + len(whole) > _WIDTH):
            return self._verbatim(head + space, value, column)
        comment = self._comment(value.last)
        return [self._with_comment(head + space + whole, comment, column)]

    def _verbatim(self, head: str, value: _Node, column: int) -> list[str]:
        """The lines of a value as they are, indented below its head."""
        first, *others = self.lines[value.start.line : value.last + 1]
        for number in range(value.start.line, value.last + 1):
            self.comments.pop(number, None)
        lines = [head + first[value.start.column :].rstrip()]
        for text in others:
            indent = 2 if not value.flow else max(2, _indent(text) - column)
            lines.append(" " * indent + text.strip() if text.strip() else "")
        return lines

    def _literal(self, head: str, value: _Node, column: int) -> list[str]:
        """A block scalar: its lines moved, their indentation beyond the first kept."""
        first, *others = self.lines[value.start.line : value.last + 1]
        header = first[value.start.column :].rstrip()
        for number in range(value.start.line, value.last + 1):
            self.comments.pop(number, None)
        content = min((_indent(text) for text in others[:1] if text.strip()), default=None)
        if content is None or re.match(r"[|>][+-]?\d", header):
            raise _Refused(
                "a block of text that begins with a blank line or says its indentation",
                value.start.line,
            )
        moved = [f"  {text[content:]}" if len(text) > content else "" for text in others]
        return [f"{head} {header}", *moved]

    def _scalar(self, node: _Node, key: str, flow: bool) -> str | None:
        """A scalar as it is best written, in quotes only where needed; None if of several lines."""
        if node.start.line != node.end.line:
            return None
        written = self.text[node.start.index : node.end.index]
        value = _dashed(node.value) if key == "pages" else node.value
        if value == node.value and not node.style.strip():
            return written
        best = plain_or_quoted(value, flow)
        return written if value == node.value and best.startswith('"') else best

    def _flow(self, node: _Node, described: bool) -> str | None:
        """A flow collection on one line; None where it holds comments, or text of several lines."""
        lines = range(node.start.line, node.last)
        if any(n in self.comments or not self.lines[n].strip() for n in lines):
            return None
        pairs = node.items
        if described and node.kind == "mapping":
            pairs = sorted(pairs, key=lambda pair: _rank(pair[0].value if pair[0] else ""))
        parts = []
        for key, value in pairs:
            part = self._flow_part(key, value, described)
            if part is None:
                return None
            parts.append(part)
        inside = ", ".join(parts)
        return f"{{{inside}}}" if node.kind == "mapping" else f"[{inside}]"

    def _flow_part(self, key: _Node | None, value: _Node, described: bool) -> str | None:
        name = key.value if key else ""
        below = described and (key is None or name in ("contents", "volumes"))
        text = self._flow(value, below) if value.flow else self._scalar(value, name, True)
        if key is None or text is None:
            return text
        head = self._scalar(key, "", True)
        return f"{head}: {text}" if text else f"{head}:"


def _dashed(text: str) -> str:
    """Pages with en dashes, where they can be read."""
    pages = Pages(text)
    return pages.canonical if pages.valid else text


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(line: str) -> str:
    return f"  {line}" if line else ""
