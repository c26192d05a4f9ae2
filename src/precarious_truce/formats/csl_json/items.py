"""The items of a CSL-JSON file one by one, and what is wrong with the rest.

>>> found = read_items('[{"id": "a"},\\n {"id": oops},\\n {"id": "b"}]')
>>> [item.value["id"] for item in found], [(d.code, d.line) for d in found.diagnostics]
(['a', 'b'], [('J1', 2)])
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.crosswalk.decoding import decoded, placed
from precarious_truce.formats.csl_json.foreign import Json
from precarious_truce.patterns import pattern

__all__ = [
    "BETWEEN",
    "HOLDERS",
    "NEXT_ITEM",
    "Item",
    "Items",
    "is_lines",
    "read_items",
    "read_lines",
    "read_list",
    "read_text_of",
]

BETWEEN = pattern(r"[\s,]*")
NEXT_ITEM = pattern(r"^[ \t]{0,8}\{|\},\s*(?=\{)|\{\s*\"(?:id|type)\"", re.MULTILINE)
HOLDERS = ("items", "references")
_decode = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).raw_decode
_MOST_FAULTS = 1000
_MOST_DIGITS = 4000  # of a whole number; a longer one is text
_SURROGATE = pattern("[\ud800-\udfff]")
_MAY_HOLD_SURROGATES = pattern(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


@dataclass
class Item:
    """One item and where it begins."""

    value: dict[str, Json]
    offset: int
    source: Items

    def report(self, code: str, message: str) -> None:
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
    faults: int = 0
    line: int = 1
    """The line of the file that the text begins in."""

    def __iter__(self) -> Iterator[Item]:
        return iter(self.found)

    def fault(
        self, code: str, message: str, offset: int, severity: Severity, hint: str | None = None
    ) -> None:
        """Report what is wrong at an offset."""
        self.faults += 1
        if self.faults > _MOST_FAULTS + 1:
            return
        if self.faults > _MOST_FAULTS:
            code, message, hint = "J9", "there is more that is not listed", None
        line, column, excerpt = placed(self.text, offset)
        place = self.file, line + self.line - 1, column
        self.diagnostics.append(
            Diagnostic(code, message, severity, *place, hint=hint, excerpt=excerpt)
        )


def read_items(data: str | bytes, file: str | None = None) -> Items:
    """The items of a list, of an object that holds one, of lines that are items, or the one item.

    Raises `TruceError` where there is nothing else than faults.
    """
    text, faults = decoded(_marked(data), file)
    items = Items(text, file, diagnostics=faults)
    read_text_of(items)
    if not items.found and any(d.severity is Severity.ERROR for d in items.diagnostics):
        raise TruceError(*items.diagnostics, library=None)
    return items


def read_text_of(items: Items) -> None:
    """The items of the whole text, however it is written."""
    text = items.text
    start = BETWEEN.match(text)
    place = start.end() if start else 0
    if place == len(text):
        return
    if text[place] == "[":
        read_list(items, place + 1)
    elif is_lines(text, place):
        read_lines(items)
    else:
        _read_object(items, place)


def is_lines(text: str, place: int) -> bool:
    """Whether the first line, from the place on, is an object, and more lines follow."""
    end = text.find("\n", place)
    try:
        value, after = _decode(text, place)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and after <= end and not text[after:end].strip(" \t\r,")


def _marked(data: str | bytes) -> str | bytes:
    """UTF-16 or UTF-32 without a mark with one: JSON begins with two ASCII characters."""
    if isinstance(data, bytes) and b"\0" in data[:4]:
        return _MARKS.get(json.detect_encoding(data), b"") + data
    return data


_MARKS = {
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


# --- values ---------------------------------------------------------------------------------------


class _Decoder:
    """JSON as it is met: what is no number of JSON's is text, names that stand twice are told of.

    >>> decoder = _Decoder('{"a": NaN, "a": 1e999, "b": "\\\\ud800"}')
    >>> decoder.read(0)[0], decoder.remarks
    ({'a': '1e999', 'b': '�'}, ['the member a stands twice; the last is used', ...])
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.remarks: list[str] = []
        self._surrogates = _MAY_HOLD_SURROGATES.search(text) is not None
        self._read = json.JSONDecoder(
            object_pairs_hook=self._members,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=str,
        ).raw_decode

    def read(self, place: int) -> tuple[Json, int]:
        """The value at a place, and where it ends; `remarks` is what is to be reported of it."""
        self.remarks = []
        value, end = self._read(self.text, place)
        if self._surrogates:
            sound = _without_surrogates(value)
            if sound != value:
                self.remarks.append("halves of letters (surrogates) are replaced by �")
                value = sound
        return value, end

    def _members(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = Counter(name for name, _ in pairs)
            twice = next(name for name, count in names.items() if count > 1)
            self.remarks.append(f"the member {twice[:60]} stands twice; the last is used")
        return found


def _whole_number(text: str) -> int | str:
    return int(text) if len(text) <= _MOST_DIGITS else text


def _number(text: str) -> float | str:
    number = float(text)
    return number if isfinite(number) else text


def _without_surrogates(value: Json) -> Json:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_SURROGATE.sub("\ufffd", k): _without_surrogates(v) for k, v in value.items()}
    return value


# --- items ----------------------------------------------------------------------------------------


def _read_object(items: Items, place: int) -> None:
    decoder = _Decoder(items.text)
    try:
        value, end = decoder.read(place)
        rest = items.text[end:].strip(" \t\r\n,")
        if rest.startswith("{"):
            read_list(items, place, is_closed=False)
            return
        if rest:
            raise json.JSONDecodeError("Extra data", items.text, end)
    except (ValueError, RecursionError) as error:
        _damaged(items, error, place)
        return
    if isinstance(value, dict):
        message = value.get("message")  # what Crossref's API puts around items
        value = message if isinstance(message, dict) else value
        listed = (held for name in HOLDERS if isinstance(held := value.get(name), list))
        for entry in next(listed, [value]):
            _take(items, entry, place)
        _report(items, decoder, place)
    else:
        items.fault("J1", "this is no list of items", place, Severity.ERROR, "CSL-JSON is [{…}, …]")


def read_lines(items: Items) -> None:
    """The items of JSON Lines: a damaged line is one item less."""
    text, decoder, place = items.text, _Decoder(items.text), 0
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        if text[place:end].strip(" \t\r,"):
            begins = place + len(text[place:end]) - len(text[place:end].lstrip())
            try:
                value, after = decoder.read(begins)
                if text[after:end].strip(" \t\r,"):
                    raise json.JSONDecodeError("Extra data", text, after)
            except (ValueError, RecursionError) as error:
                _damaged(items, error, begins, end)
                items.unread.append(text[place:end].strip())
            else:
                _take(items, value, begins)
                _report(items, decoder, begins)
        place = end + 1


def read_list(items: Items, place: int, *, is_closed: bool = True) -> None:
    """The items of a list from a place on; one that is damaged costs no other."""
    text, decoder = items.text, _Decoder(items.text)
    while True:
        found = BETWEEN.match(text, place)
        place = found.end() if found else place
        if place >= len(text) and not is_closed:
            return
        if place >= len(text):
            items.fault(
                "J1", "the list is not closed", len(text), Severity.ERROR, "close it with ]"
            )
            return
        if text[place] == "]":
            return
        try:
            value, end = decoder.read(place)
        except (ValueError, RecursionError) as error:
            at = _damaged(items, error, place)
            following = NEXT_ITEM.search(text, max(at, place + 1))
            if items.faults >= _MOST_FAULTS:  # all is damage; each more would be counted to
                following = None
            end = text.index("{", following.start()) if following else len(text)
            items.unread.append(text[place:end].rstrip(" \n\t,"))
            if following is None:
                return
        else:
            _take(items, value, place)
            if decoder.remarks:
                _report(items, decoder, place)
        place = end


def _take(items: Items, value: object, place: int) -> None:
    if isinstance(value, dict):
        items.found.append(Item(value, place, items))
    else:
        items.unread.append(json.dumps(value, ensure_ascii=False))
        items.fault("J1", "this is no item", place, Severity.ERROR, "an item is an object: {…}")


def _report(items: Items, decoder: _Decoder, place: int) -> None:
    """Report what was not as it should be in a value that was read all the same."""
    for message in decoder.remarks:
        items.fault("J4", message, place, Severity.WARNING)


def _damaged(items: Items, error: Exception, place: int, end: int | None = None) -> int:
    """Report damaged JSON; where it is, at most at the `end`."""
    at = getattr(error, "pos", place)
    at = at if end is None else min(at, end)
    words = getattr(error, "msg", "it is nested too deeply").lower()
    items.fault("J1", f"damaged JSON: {words}", at, Severity.ERROR)
    return int(at)
