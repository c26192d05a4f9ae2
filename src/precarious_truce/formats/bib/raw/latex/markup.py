"""CSL's inline markup (CSL 1.0.2, "Rich text"): its tags in pairs, and the one spelling of a text.

>>> normalize("<sc>a</sc> <i>b"), [event.kind for event in events("<i>a</i>")]
('<span style="font-variant: small-caps;">a</span> <i>b', ['i', '', 'i'])
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

__all__ = [
    "MARKUP", "NOCASE", "TAG", "Event", "events", "normal_events", "normalize", "without_nocase",
]  # fmt: skip

NOCASE = '<span class="nocase">'
SMALL_CAPS = '<span style="font-variant: small-caps;">'

# CSL 1.0.2, "Rich text": the tag that opens, the tag that closes, the command written for it.
MARKUP = {
    "i": ("<i>", "</i>", r"\textit{"),
    "b": ("<b>", "</b>", r"\textbf{"),
    "sup": ("<sup>", "</sup>", r"\textsuperscript{"),
    "sub": ("<sub>", "</sub>", r"\textsubscript{"),
    "sc": (SMALL_CAPS, "</span>", r"\textsc{"),
    "nocase": (NOCASE, "</span>", "{"),
}

# Normal form of marked-up text

TAG = re.compile(
    r'<(?:(i|b|sup|sub|sc)|/(i|b|sup|sub|sc|span)|span class="(nocase)"'
    r'|span style="(font-variant): ?small-caps;?")>'
)


class Event(NamedTuple):
    """Text (`kind` empty), or one side of a pair of tags."""

    kind: str
    opens: bool
    text: str


def normalize(text: str) -> str:
    """The one spelling of `text`: NFC, small capitals as CSL writes them, and no case protection
    inside of another.

    >>> normalize('<sc>a</sc> <span class="nocase">1 <span class="nocase">N</span></span>')
    '<span style="font-variant: small-caps;">a</span> <span class="nocase">1 N</span>'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "<" not in text or not TAG.search(text):
        return text
    return "".join(event.text for event in normal_events(text))


def normal_events(text: str) -> list[Event]:
    """The events of the one spelling of `text`."""
    for _ in range(8):
        found = list(_useful(events(text)))
        before, text = text, unicodedata.normalize("NFC", "".join(event.text for event in found))
        if text == before:
            return found
    return events(text)


def without_nocase(text: str) -> str:
    """`text` without case protection, for a field whose case nothing changes."""
    if NOCASE not in text:
        return text
    return "".join(event.text for event in events(text) if event.kind != "nocase")


def events(text: str) -> list[Event]:
    """The text cut at its paired tags; a tag without partner is text."""
    found = list(TAG.finditer(text))
    sides: dict[int, tuple[str, bool]] = {}
    waiting: list[tuple[int, str]] = []
    for index, tag in enumerate(found):
        closes = tag[2]
        if not closes:
            waiting.append((index, tag[1] or tag[3] or "sc"))
        elif waiting and closes in _CLOSED_BY[waiting[-1][1]]:
            opened, kind = waiting.pop()
            sides[opened], sides[index] = (kind, True), (kind, False)
    events, done = [], 0
    for index, tag in enumerate(found):
        if index in sides:
            kind, opens = sides[index]
            if tag.start() > done:
                events.append(Event("", False, text[done : tag.start()]))
            events.append(Event(kind, opens, MARKUP[kind][0 if opens else 1]))
            done = tag.end()
    if done < len(text):
        events.append(Event("", False, text[done:]))
    return events


_CLOSED_BY = {
    kind: ("sc", "span") if kind == "sc" else ("span",) if kind == "nocase" else (kind,)
    for kind in MARKUP
}


def _useful(events: list[Event]) -> Iterator[Event]:
    """The events without protection inside of protection, which braces cannot say."""
    depth = 0
    for event in events:
        if event.kind == "nocase":
            depth += 1 if event.opens else -1
            if depth != (1 if event.opens else 0):
                continue
        yield event
