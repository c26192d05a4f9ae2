"""The items of a CSL-JSON file one by one, and what is wrong with the rest.

>>> found = read_items('[{"id": "a"},\\n {"id": oops},\\n {"id": "b"}]')
>>> [item.value["id"] for item in found], [(d.code, d.line) for d in found.diagnostics]
(['a', 'b'], [('J1', 2)])
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.decoding import decoded, placed

__all__ = ["Item", "Items", "read_items"]

_BETWEEN = re.compile(r"[\s,]*")
_NEXT_ITEM = re.compile(r"^[ \t]{0,8}\{|\},\s*(?=\{)|\{\s*\"(?:id|type)\"", re.MULTILINE)
_HOLDERS = ("items", "references")
_MOST_FAULTS = 1000


@dataclass
class Item:
    """One item and where it begins."""

    value: dict[str, Any]
    offset: int
    source: Items

    def say(self, code: str, message: str) -> None:
        """Report something about this item."""
        self.source.fault(code, message, self.offset, Severity.WARNING)


@dataclass
class Items:
    """The items of a text, with what could not be read."""

    text: str
    file: str | None
    found: list[Item] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.found)

    def fault(
        self, code: str, message: str, offset: int, severity: Severity, hint: str | None = None
    ) -> None:
        """Report what is wrong at an offset."""
        if len(self.diagnostics) < _MOST_FAULTS:
            line, column, excerpt = placed(self.text, offset)
            self.diagnostics.append(
                Diagnostic(
                    code, message, severity, self.file, line, column, hint=hint, excerpt=excerpt
                )
            )


def read_items(data: str | bytes, file: str | None = None) -> Items:
    """The items of a list, of an object that holds one, or the one item; TruceError without any."""
    text, faults = decoded(data, file)
    items = Items(text, file, diagnostics=faults)
    start = _BETWEEN.match(text)
    place = start.end() if start else 0
    if place == len(text):
        return items
    if text[place] == "[":
        _read_list(items, place + 1)
    else:
        _read_object(items, place)
    if not items.found and any(d.severity is Severity.ERROR for d in items.diagnostics):
        raise TruceError(*items.diagnostics, library=None)
    return items


def _read_object(items: Items, place: int) -> None:
    try:
        value = json.loads(items.text)
    except (ValueError, RecursionError) as error:
        _damaged(items, error, place)
        return
    if isinstance(value, dict):
        listed = next((value[k] for k in _HOLDERS if isinstance(value.get(k), list)), None)
        for entry in [value] if listed is None else listed:
            _take(items, entry, place)
    else:
        items.fault("J1", "this is no list of items", place, Severity.ERROR, "CSL-JSON is [{…}, …]")


def _read_list(items: Items, place: int) -> None:
    text, decoder = items.text, json.JSONDecoder()
    while True:
        found = _BETWEEN.match(text, place)
        place = found.end() if found else place
        if place >= len(text):
            items.fault(
                "J1", "the list is not closed", len(text), Severity.ERROR, "close it with ]"
            )
            return
        if text[place] == "]":
            return
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            at = _damaged(items, error, place)
            following = _NEXT_ITEM.search(text, max(at, place + 1))
            end = text.index("{", following.start()) if following else len(text)
            items.unread.append(text[place:end].rstrip(" \n\t,"))
            if following is None:
                return
        else:
            _take(items, value, place)
        place = end


def _take(items: Items, value: Any, place: int) -> None:
    if isinstance(value, dict):
        items.found.append(Item(value, place, items))
    else:
        items.unread.append(json.dumps(value, ensure_ascii=False))
        items.fault("J1", "this is no item", place, Severity.ERROR, "an item is an object: {…}")


def _damaged(items: Items, error: Exception, place: int) -> int:
    """Report damaged JSON; where it is."""
    at = getattr(error, "pos", place)
    words = getattr(error, "msg", "it is nested too deeply").lower()
    items.fault("J1", f"damaged JSON: {words}", at, Severity.ERROR)
    return int(at)
