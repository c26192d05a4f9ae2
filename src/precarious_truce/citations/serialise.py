"""The tree of blobs written in an output format, numbers collapsed on the way."""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.citations.output import Format
from precarious_truce.citations.richtext import Blob, Decor, Number, Quotes

__all__ = ["Serialiser"]

Parts = list["str | Number"]


class Serialiser:
    """Writes trees in one format, with the quotation marks of one locale."""

    def __init__(self, fmt: Format, quotes: Quotes) -> None:
        self.fmt = fmt
        self._escape = fmt.escape
        self._wraps = fmt.decorations(quotes)

    def text(self, blob: Blob, around: frozenset[str] = frozenset()) -> str:
        """A tree without numbers to be collapsed."""
        escape = self._escape
        blobs, decor = blob.blobs, blob.decor
        inside = around
        if decor:
            inside = _in_force(around, decor)
        if isinstance(blobs, str):
            text = escape(blobs)
        else:
            text = escape(blob.delim).join(
                [part for child in blobs if (part := self.text(child, inside))]
            )
        if not text:
            return ""
        if decor:
            return self._dressed(blob, text, inside)
        if blob.prefix or blob.suffix:
            return escape(blob.prefix) + text + escape(blob.suffix)
        return text

    def _dressed(self, blob: Blob, text: str, inside: frozenset[str]) -> str:
        display = ""
        for name, value in blob.decor:
            if name == "display":
                display = value
                continue
            if value == "normal" and name not in inside:
                continue
            wrap = self._wraps.get((name, value))
            if wrap is not None:
                text = wrap(text)
        text = self._escape(blob.prefix) + text + self._escape(blob.suffix)
        return self.fmt.displays[display](text) if display else text

    def parts(self, blob: Blob, around: frozenset[str] = frozenset()) -> Parts:
        """A tree as strings and numbers: what comes before the last string is written."""
        if isinstance(blob, Number):
            return [blob]
        if isinstance(blob.blobs, str):
            text = self.text(blob, around)
            return [text] if text else []
        inside = _in_force(around, blob.decor) if blob.decor else around
        found: Parts = []
        for child in blob.blobs:
            parts = self.parts(child, inside)
            if parts and found and blob.delim:
                self._delimit(found, parts, blob.delim)
            found.extend(parts)
        if not found:
            return []
        split = 0
        for i, part in enumerate(found):
            if isinstance(part, str):
                split = i + 1
        if blob.decor or blob.suffix:
            split = len(found)
        elif blob.prefix:
            for i, part in enumerate(found):
                if isinstance(part, Number):
                    if i == 0:
                        part.prefix = blob.prefix + part.prefix
                    split = max(split, i) if i == 0 and split else i if i > 0 else split
                    break
        if split == 1 and isinstance(found[0], Number):
            self._take_affixes(found[0], blob)
            return found
        start = self.join(found[:split])
        rest: Parts = found[split:]
        if start:
            if blob.decor:
                start = self._dressed(blob, start, inside)
            elif blob.prefix or blob.suffix:
                start = self._escape(blob.prefix) + start + self._escape(blob.suffix)
            return [start, *rest]
        return rest

    @staticmethod
    def _take_affixes(number: Number, blob: Blob) -> None:
        """A number alone in a blob stays one, so that it may join a range."""
        number.prefix = blob.prefix + number.prefix
        number.suffix += blob.suffix
        number.decor += blob.decor

    def _delimit(self, found: Parts, parts: Parts, delim: str) -> None:
        last, first = found[-1], parts[0]
        if isinstance(last, Number):
            last.suffix += delim
        elif isinstance(first, Number) and first.kind == "suffix" and not last:
            return
        else:
            found[-1] = last + self._escape(delim)

    def number(self, number: Number) -> str:
        """A number with its own formatting."""
        text = self._escape(str(number.blobs))
        for name, value in number.decor:
            wrap = self._wraps.get((name, value))
            if wrap is not None and value != "normal":
                text = wrap(text)
        return self._escape(number.prefix) + text + self._escape(number.suffix)

    def join(self, parts: Parts) -> str:
        """Strings and numbers in one string; runs of numbers become ranges."""
        if not parts:
            return ""
        if len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        _mark_runs(parts)
        text = ""
        for place, part in enumerate(parts):
            if isinstance(part, str):
                text += part
            elif part.status != "hidden":
                text += self._escape(_before(part, place)) + self.number(part)
        return text


def _before(number: Number, place: int) -> str:
    if number.status == "end":
        return number.range_prefix
    if number.status in ("next", "next of next"):
        return number.successor
    if number.status == "seen":
        return number.splice
    return number.splice if place and not number.inside else ""


def _mark_runs(parts: Parts) -> None:
    """Find runs of consecutive numbers: their inner members are hidden behind a range mark."""
    start = True
    for place, part in enumerate(parts):
        after = parts[place + 1] if place + 1 < len(parts) else None
        if isinstance(part, str):
            start = not (isinstance(after, Number) and after.splice)
            continue
        _look_ahead(part, after, start)
        start = False
    changing = True
    for place in range(len(parts) - 1, 0, -1):
        part = parts[place]
        if isinstance(part, str):
            changing = True
            continue
        before = parts[place - 1]
        if changing and (
            part.status == "seen"
            or (part.status == "next" and not (isinstance(before, Number) and before.num == part.num - 1))
        ):
            part.status = "next"
            changing = False


def _look_ahead(part: Number, after: str | Number | None, start: bool) -> None:
    if start:
        part.status = "start"
        if isinstance(after, Number):
            after.status = "next" if after.num == part.num + 1 else "seen"
        return
    if not isinstance(after, Number) or after.kind != part.kind or after.num != part.num + 1:
        if part.status == "next of next":
            part.status = "end"
        if isinstance(after, Number):
            after.status = "seen"
        return
    if part.status in ("start", "seen", ""):
        after.status = "next"
    elif part.status in ("next", "next of next"):
        if part.range_prefix:
            after.status, part.status = "next of next", "hidden"
        else:
            after.status = "next"


def _in_force(around: frozenset[str], decor: Decor) -> frozenset[str]:
    """The kinds of formatting that are on."""
    names = {n for n, v in decor if v != "normal"}
    return around | names if names else around


Wrap = Callable[[str], str]
