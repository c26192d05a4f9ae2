"""Mending what is certain: edits of single values at their exact place in the text.

Comments, order and everything else stay as they are.

>>> fixed, edits = fix_text('''
... title: Rivers
... isbn: 9780521086899   # as on the back
... contents:
...   - {title: Floods, pages: 113--18}
... ''')
>>> print(fixed.strip())
title: Rivers
isbn: 978-0-521-08689-9   # as on the back
contents:
  - {title: Floods, pages: 113–118}
>>> [(edit.line, edit.old, edit.new) for edit in edits]
[(3, '9780521086899', '978-0-521-08689-9'), (5, '113--18', '113–118')]
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from precarious_truce.checks.dates import in_full
from precarious_truce.checks.identifiers import isbn_fault
from precarious_truce.checks.registry import Selection
from precarious_truce.checks.subject import Raw
from precarious_truce.formats.yaml import Origin, read
from precarious_truce.model import DOI, ISBN, Pages
from precarious_truce.model.language_names import tag_of
from precarious_truce.model.layout import Path

__all__ = ["Edit", "diff", "fix_text"]


class Edit(NamedTuple):
    """One value and what is written in its place."""

    start: int
    end: int
    line: int
    old: str
    new: str


def _hyphens(text: str, _: Selection) -> str | None:
    """An ISBN with its hyphens, where its check digit is right."""
    return ISBN(text).hyphenated if isbn_fault(text) is None else None


def _pages(text: str, selection: Selection) -> str | None:
    """En dashes between pages, abbreviated ends in full; nothing where the text cannot be read."""
    pages = Pages(text)
    if not pages.valid:
        return None
    written = pages.canonical
    if selection.takes("P2"):
        for span in pages.ranges:
            if span.abbreviated:
                written = written.replace(span.text, str(span), 1)
    return written if Pages(written).ranges[-1].last == pages.last else None


def _doi(text: str, selection: Selection) -> str | None:
    """A DOI without the resolver's address."""
    return str(DOI(text)) if selection.takes("I3") else None


def _language(text: str, selection: Selection) -> str | None:
    """The tag of a language that is called by its name."""
    return tag_of(text) if selection.takes("T4") else None


def _date(text: str, selection: Selection) -> str | None:
    """A date in numbers that has noughts too many or too few."""
    return in_full(text) if selection.takes("D3") else None


_FIXES: dict[str, Callable[[str, Selection], str | None]] = {
    "isbn": _hyphens,
    "pages": _pages,
    "doi": _doi,
    "language": _language,
    "date": _date,
    "accessed": _date,
}
"""Key of the record → what its value would be."""
_LEFT_ALONE = ("extra", "accept", "sources", "title")


def fix_text(text: str, selection: Selection | None = None) -> tuple[str, list[Edit]]:
    """The text with every certain fault mended, and what was done to it."""
    selection = selection or Selection()
    twice = list(_twice(text)) if selection.takes("Y2") else []
    once = _edited(text, twice)
    edits = list(_edits(once, selection))
    return _edited(once, edits), twice + edits


def _edited(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


_TWICE = re.compile(r"duplicate key .* stands here twice", re.DOTALL)


def _twice(text: str) -> Iterator[Edit]:
    """Each line that says what a line before it in the same mapping says already.

    >>> fix_text("title: Rivers\\ndate: 2004\\ntitle: Rivers\\ndate: 2005\\n")[0]
    'title: Rivers\\ndate: 2004\\ndate: 2005\\n'
    """
    _, found = read(text)
    at = {fault.line for fault in found if fault.code == "Y2" and _TWICE.match(fault.message)}
    lines = text.splitlines(keepends=True) if at else []
    start = 0
    for number, line in enumerate(lines, 1):
        if number in at and _stands_before(lines[: number - 1], line, lines[number : number + 1]):
            yield Edit(start, start + len(line), number, line.strip(), "")
        start += len(line)


def _stands_before(before: list[str], line: str, after: list[str]) -> bool:
    """Whether a line with its whole value stands in the same mapping before it."""
    depth = _depth(line)
    if not line.partition(":")[2].strip() or (
        after and after[0].strip() and _depth(after[0]) > depth
    ):
        return False
    for other in reversed(before):
        if other.strip() and _depth(other) < depth:
            return other.replace("- ", "  ", 1).rstrip() == line.rstrip()
        if other.rstrip() == line.rstrip():
            return True
    return False


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _edits(text: str, selection: Selection) -> list[Edit]:
    origins, _ = read(text)
    found = [
        edit
        for origin in origins
        for path, key, value in _values(origin.raw, ())
        if (edit := _edit(origin, path, value, _FIXES[key](value, selection)))
    ]
    return sorted(found)


def _values(raw: Raw, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Every value under a key that has a fix, with its path."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if isinstance(value, str):
                if key in _FIXES:
                    yield (*path, key), key, value
            elif key not in _LEFT_ALONE and not key.startswith("x-"):
                yield from _values(value, (*path, key))
    elif isinstance(raw, list):
        for index, item in enumerate(raw):
            yield from _values(item, (*path, index))


def _edit(origin: Origin, path: Path, old: str, new: str | None) -> Edit | None:
    """The edit of the value at `path`; None where its place in the text does not hold just it."""
    if new is None or new == old:
        return None
    node = origin.source.node(origin.document, (*origin.path, *path))
    if node is None or node.kind != "scalar" or node.value != old:
        return None
    start, end = node.start.index, node.end.index
    written = origin.source.text[start:end]
    at = written.find(old)
    if at < 0 or len(written) - len(old) not in (0, 2) or _needs_quotes(new, old):
        return None
    return Edit(start + at, start + at + len(old), node.start.line + 1, old, new)


def _needs_quotes(new: str, old: str) -> bool:
    """Whether `new` holds a sign of YAML that `old` did not."""
    return any(sign in new and sign not in old for sign in ",[]{}#:\"'")


def diff(before: str, after: str, file: str) -> str:
    """A unified diff, as `patch` reads it."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), file, file, n=2
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
