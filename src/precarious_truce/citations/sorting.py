"""Sort keys and collation (CSL 1.0.2, "Sorting").

Keys compare as the Unicode collation algorithm has it at its first level: without case, accents
and punctuation, with numbers by value; some languages have letters of their own.

>>> sorted(["öl", "Zug", "ofen", "z2", "z10"], key=lambda text: collation("de")(text))
['ofen', 'öl', 'z2', 'z10', 'Zug']
>>> sorted(["öl", "zug"], key=lambda text: collation("sv")(text))
['zug', 'öl']
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from precarious_truce.citations.items import DATES, NAMES, NUMBERS
from precarious_truce.citations.richtext import Blob, plain_text
from precarious_truce.citations.safe_xml import Element
from precarious_truce.citations.state import State

if TYPE_CHECKING:
    from precarious_truce.citations.compile import Compiler, Node

__all__ = ["SortKey", "collation", "compile_key", "key_texts", "sort_order"]


class SortKey(NamedTuple):
    """`cs:key`: what it renders, which way it sorts, and its own et-al settings."""

    node: Node
    descending: bool
    et_al: tuple[int | None, int | None, bool | None]
    by_number: bool
    dated: bool


_TAILORED: dict[str, dict[str, str]] = {
    "sv": {"å": "z\u0101", "ä": "z\u0102", "æ": "z\u0102", "ö": "z\u0103", "ø": "z\u0103"},
    "da": {"æ": "z\u0101", "ä": "z\u0101", "ø": "z\u0102", "ö": "z\u0102", "å": "z\u0103"},
    "es": {"ñ": "n\u0101"},
    "cs": {"č": "c\u0101", "ř": "r\u0101", "š": "s\u0101", "ž": "z\u0101"},
    "pl": {"ą": "a\u0101", "ć": "c\u0101", "ę": "e\u0101", "ł": "l\u0101", "ń": "n\u0101",
           "ó": "o\u0101", "ś": "s\u0101", "ź": "z\u0101", "ż": "z\u0102"},
    "hr": {"č": "c\u0101", "ć": "c\u0102", "đ": "d\u0101", "š": "s\u0101", "ž": "z\u0101"},
    "sl": {"č": "c\u0101", "ć": "c\u0102", "đ": "d\u0101", "š": "s\u0101", "ž": "z\u0101"},
    "sk": {"ä": "a\u0101", "č": "c\u0101", "ô": "o\u0101", "š": "s\u0101", "ž": "z\u0101"},
    "tr": {"ç": "c\u0101", "ğ": "g\u0101", "ı": "h\u0101", "ö": "o\u0101", "ş": "s\u0101",
           "ü": "u\u0101"},
    "hu": {"ö": "o\u0101", "ő": "o\u0101", "ü": "u\u0101", "ű": "u\u0101"},
    "et": {"š": "s\u0101", "z": "s\u0102", "ž": "s\u0103", "õ": "w\u0101", "ä": "w\u0102",
           "ö": "w\u0103", "ü": "w\u0104"},
    "ro": {"ă": "a\u0101", "â": "a\u0102", "î": "i\u0101", "ș": "s\u0101", "ț": "t\u0101"},
    "lt": {"č": "c\u0101", "š": "s\u0101", "ž": "z\u0101"},
    "is": {"þ": "z\u0101", "æ": "z\u0102", "ö": "z\u0103", "å": "z\u0104"},
}  # fmt: skip
_TAILORED.update({"fi": _TAILORED["sv"], "nb": _TAILORED["da"], "nn": _TAILORED["da"]})
_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ð": "d", "ı": "i", "þ": "th", "œ": "oe", "æ": "ae", "ß": "ss"}
_DIGITS = re.compile(r"\d+")
_ASCII_DROP = {ord(c): None for c in "!\"#%&'()*,-./:;?@[\\]_{} \t\n\r\f\v"}
_ASCII_DROP[ord("|")] = "\x01"


def _number(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"\x10{chr(0x20 + min(len(digits), 0xFFF))}{digits}"


@functools.cache
def collation(language: str) -> Callable[[str], str]:
    """A function that makes the comparison key of a text, for a language."""
    own = _TAILORED.get(language[:2].lower(), {})
    letters = {**_PLAIN, **own}

    @functools.lru_cache(maxsize=20_000)
    def key(text: str) -> str:
        text = text.lower()
        if not text.isascii():
            if own:
                text = unicodedata.normalize("NFC", text)
                text = "".join(own.get(c, c) for c in text)
            text = _folded(text, letters)
        return _DIGITS.sub(_number, text.translate(_ASCII_DROP))

    return key


def _folded(text: str, letters: dict[str, str]) -> str:
    out = []
    for char in unicodedata.normalize("NFKD", text):
        if char.isascii() or "\u0101" <= char <= "\u0104":
            out.append(char)
            continue
        category = unicodedata.category(char)
        if category[0] in "PMZC":
            continue
        out.append(letters.get(char, char))
    return "".join(out)


def compile_key(compiler: Compiler, element: Element) -> SortKey:
    """A `cs:key` as a closure."""
    descending = element.get("sort") == "descending"

    def number(name: str) -> int | None:
        value = element.get(name, "")
        return int(value) if value.isdecimal() and len(value) < 9 else None

    last = element.get("names-use-last")
    et_al = (number("names-min"), number("names-use-first"), None if last is None else last == "true")
    variable = element.get("variable")
    if macro := element.get("macro"):
        node = compiler._macro(element, macro)
        return SortKey(node, descending, et_al, _numbers_cites(compiler, macro), False)
    node = _variable_key(compiler, element, variable or "")
    return SortKey(node, descending, et_al, variable == "citation-number", variable in DATES)


def _numbers_cites(compiler: Compiler, macro: str) -> bool:
    element = compiler.style.macros.get(macro)
    return element is not None and any(
        e.get("variable") == "citation-number" for e in element.iter()
    )


def _variable_key(compiler: Compiler, element: Element, variable: str) -> Node:
    from precarious_truce.citations.compile import Compiler as Maker
    from precarious_truce.citations.dates import sort_date
    from precarious_truce.citations.text import Styling

    everything = frozenset(("year", "month", "day"))
    if variable in ("citation-number", "citation-label"):
        special = Maker._citation_number if variable == "citation-number" else Maker._citation_label
        return special(compiler, Styling())
    if variable in NAMES:
        return _names_key(compiler, element, variable)

    def key(st: State) -> None:
        value: Any = st.item.get(variable)
        if variable in DATES:
            value = sort_date(value, everything)
        elif variable in NUMBERS and value:
            value = _padded(str(value))
        if isinstance(value, str) and value:
            st.out.append(Blob(value))

    return key


def _padded(text: str) -> str:
    found = re.search(r"-?\d+", text)
    return found[0].zfill(20) if found else text


def _names_key(compiler: Compiler, element: Element, variable: str) -> Node:
    from lxml import etree

    namespace = "{http://purl.org/net/xbiblio/csl}"
    names = etree.Element(f"{namespace}names", {"variable": variable})
    etree.SubElement(names, f"{namespace}name", {"name-as-sort-order": "all", "form": "long"})
    return compiler.names(names)


def key_texts(st: State, keys: list[SortKey], language: str) -> list[str | None]:
    """The comparison keys of the item that `st` was started with; None where one is empty."""
    key = collation(language)
    found: list[str | None] = []
    for sort_key in keys:
        st.out = []
        st.done = set()
        st.name_sets = 0
        st.sort_et_al = sort_key.et_al
        sort_key.node(st)
        text = plain_text(st.out)
        found.append(key(text.replace(" ", "|") + "|") if text else None)
    return found


def sort_order(
    keys: list[list[str | None]], directions: list[bool]
) -> list[int]:
    """The order of lists of keys, as places; what has no key comes last (CSL 1.0.2, "Sorting")."""
    order = list(range(len(keys)))
    for i in range(len(directions) - 1, -1, -1):
        reverse = directions[i]
        present = [n for n in order if keys[n][i] is not None]
        absent = [n for n in order if keys[n][i] is None]
        present.sort(key=lambda n: keys[n][i] or "", reverse=reverse)
        order = present + absent
    return order
