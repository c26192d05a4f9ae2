"""Citations as notes, citations in notes, and the punctuation around both, as pandoc has them.

A note goes behind the punctuation that follows it, and no space stands before it; in a note of
the author's, a citation stands in parentheses, but for one that the note begins with.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Container, Sequence
from typing import Any

from precarious_truce.pandoc.ast import SPACE, Element, Inlines, plain, text

__all__ = ["capitalised", "in_parentheses", "moved", "with_comma", "without_final_period"]

_STOPS = ".,;:!?"
_SPACY = ("Space", "SoftBreak")
_WRAPPING = ("Emph", "Strong", "SmallCaps", "Underline", "Superscript", "Subscript")
_CLOSING_QUOTES = "”’»"


def capitalised(inlines: Inlines) -> Inlines:
    """The inlines with a capital at the beginning.

    >>> plain(capitalised([text("“see”")]))
    '“See”'
    """
    for place, inline in enumerate(inlines):
        string = plain([inline])
        if not any(char.isalnum() for char in string):
            continue
        return [*inlines[:place], _capitalised(inline), *inlines[place + 1 :]]
    return inlines


def _capitalised(inline: Element) -> Element:
    contents = inline.get("c")
    if inline["t"] == "Str":
        string = str(contents)
        at = next(n for n, char in enumerate(string) if char.isalnum())
        if string.startswith(("http://", "https://", "doi:")):
            return inline
        return text(string[:at] + string[at].upper() + string[at + 1 :])
    if inline["t"] in _WRAPPING and isinstance(contents, list):
        return {"t": inline["t"], "c": capitalised(contents)}
    if inline["t"] in ("Span", "Link") and isinstance(contents, list):
        return {"t": inline["t"], "c": [contents[0], capitalised(contents[1]), *contents[2:]]}
    return inline


def without_final_period(inlines: Inlines) -> Inlines:
    """The inlines without a full stop at their end, inside of quotation marks too.

    >>> plain(without_final_period([text("Marsh,"), SPACE, text("“Floods.”")]))
    'Marsh, “Floods”'
    """
    if not inlines:
        return inlines
    *before, last = inlines
    contents: Any = last.get("c")
    if last["t"] == "Str":
        string = str(contents)
        bare = string.rstrip(_CLOSING_QUOTES)
        stopless = bare.removesuffix(".") + string[len(bare) :]
        return [*before, text(stopless)] if stopless else before
    if last["t"] in _WRAPPING:
        return [*before, {"t": last["t"], "c": without_final_period(contents)}]
    if last["t"] in ("Span", "Link"):
        inner = without_final_period(contents[1])
        return [*before, {"t": last["t"], "c": [contents[0], inner, *contents[2:]]}]
    return inlines


def in_parentheses(inlines: Inlines) -> Inlines:
    """The inlines in parentheses."""
    return [text("("), *without_final_period(inlines), text(")")]


def moved(inlines: Inlines, citations: Container[int], *, after: bool, in_quote: bool) -> Inlines:
    """The inlines with notes behind punctuation and without spaces before them.

    `citations` are the ids of the elements that citations have become; `after`: notes go behind
    the punctuation; `in_quote`: a full stop goes inside a quotation before it.
    """
    if not any(id(inline) in citations for inline in inlines):
        return inlines
    found: Inlines = []
    rest = deque(inlines)
    while rest:
        inline = rest.popleft()
        if id(inline) in citations:
            _place(found, inline, rest, after, in_quote)
        else:
            found.append(inline)
    return found


def _place(
    found: Inlines, cited: Element, rest: deque[Element], after: bool, in_quote: bool
) -> None:
    """Put a citation behind what is there, and what follows it in its place."""
    inner: Inlines = cited["c"][1]
    if not inner:
        return
    if not _is_note(inner[-1]):
        if plain(inner).endswith(".") and rest and rest[0] == text("."):
            rest.popleft()
        found.append(cited)
        return
    if len(inner) == 1 and found and found[-1]["t"] in _SPACY:
        found.pop()
    signs = _signs(rest) if after else ""
    if signs:
        _cut(rest, len(signs))
        before = inner[:-1] if len(inner) > 1 else found
        if not (len(inner) > 1 and _ends_in_stop(before)):
            _append(before, signs, in_quote)
        if len(inner) > 1:
            cited["c"][1] = [*before, inner[-1]]
    found.append(cited)


def _append(before: Inlines, signs: str, in_quote: bool) -> None:
    """Add punctuation to what stands before a note."""
    last = before[-1] if before else None
    if in_quote and last and last["t"] == "Quoted" and signs[0] in ".,":
        last["c"][1].append(text(signs[0]))
        signs = signs[1:]
    elif in_quote and last and last["t"] == "Str" and signs[0] in ".,":
        string = str(last["c"])
        bare = string.rstrip("”’")
        before[-1] = text(bare + signs[0] + string[len(bare) :])
        signs = signs[1:]
    if signs:
        before.append(text(signs))


def _is_note(inline: Element) -> bool:
    return inline["t"] in ("Note", "Superscript")


def _signs(inlines: deque[Element]) -> str:
    """The punctuation that inlines begin with; dashes are none here."""
    string = str(inlines[0]["c"]) if inlines and inlines[0].get("t") == "Str" else ""
    length = 0
    while length < len(string) and _is_sign(string[length]):
        length += 1
    return string[:length] if string[:1] in tuple(_STOPS) else ""


def _is_sign(char: str) -> bool:
    return unicodedata.category(char).startswith("P") and char not in "—–([{"


def _cut(inlines: deque[Element], length: int) -> None:
    string = str(inlines[0]["c"])[length:]
    if string:
        inlines[0] = text(string)
    else:
        inlines.popleft()


def _ends_in_stop(inlines: Sequence[Element]) -> bool:
    string = plain(inlines).rstrip(_CLOSING_QUOTES)
    return string.endswith(tuple(_STOPS))


def with_comma(author: Inlines, rest: Inlines) -> Inlines:
    """An author and what a note says of the work, in a note."""
    return [*author, text(","), SPACE, *rest] if author and rest else [*author, *rest]
