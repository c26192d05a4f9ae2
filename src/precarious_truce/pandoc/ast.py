"""Pandoc's documents as JSON: their elements, made, read and walked (pandoc-types 1.22 to 1.23).

An element is `{"t": name, "c": contents}`; a document has `pandoc-api-version`, `meta`, `blocks`.

>>> plain([text("On"), SPACE, element("Emph", [text("peace")])])
'On peace'
>>> from_markup_free("On peace")
[{'t': 'Str', 'c': 'On'}, {'t': 'Space'}, {'t': 'Str', 'c': 'peace'}]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

__all__ = [
    "SPACE", "Element", "Inlines", "Meta", "attributes", "cites_in", "div", "element",
    "from_markup_free", "is_true", "link", "meta_text", "meta_texts", "note", "plain", "span",
    "text", "to_meta",
]  # fmt: skip

Element: TypeAlias = dict[str, Any]
"""An inline, a block or a value of the metadata, as it stands in the JSON."""
Inlines: TypeAlias = list[Element]
Meta: TypeAlias = dict[str, Element]

SPACE: Element = {"t": "Space"}
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_SECOND = ("Span", "Link", "Image", "Quoted", "Cite")
"""Elements whose inlines are the second of their contents."""


# --- making -------------------------------------------------------------------------------------


def element(name: str, contents: object) -> Element:
    """An element with contents."""
    return {"t": name, "c": contents}


def text(string: str) -> Element:
    """A word."""
    return element("Str", string)


def attributes(
    identifier: str = "", classes: Iterable[str] = (), pairs: Mapping[str, str] | None = None
) -> list[Any]:
    """Identifier, classes and key–value pairs, as elements have them."""
    return [identifier, list(classes), [[name, value] for name, value in (pairs or {}).items()]]


def span(classes: Iterable[str], inlines: Inlines) -> Element:
    """Inlines of certain classes."""
    return element("Span", [attributes("", classes), inlines])


def link(target: str, inlines: Inlines, role: str = "") -> Element:
    """A link, in HTML of a role (DPUB-ARIA 1.1)."""
    attrs = attributes(pairs={"role": role} if role else {})
    return element("Link", [attrs, inlines, [target, ""]])


def note(inlines: Inlines) -> Element:
    """A note of one paragraph."""
    return element("Note", [element("Para", inlines)])


def div(attrs: list[Any], blocks: list[Element]) -> Element:
    """Blocks with attributes."""
    return element("Div", [attrs, blocks])


_PIECES = re.compile(r" +|[^ ]+")


def from_markup_free(string: str) -> Inlines:
    """Words and spaces."""
    return [SPACE if piece[0] == " " else text(piece) for piece in _PIECES.findall(string)]


# --- reading ------------------------------------------------------------------------------------


def plain(inlines: Iterable[Element]) -> str:
    """The text of inlines, without notes."""
    return "".join(map(_plain, inlines))


def _plain(inline: Element) -> str:
    name: str = inline["t"]
    contents: Any = inline.get("c")
    match name:
        case "Str":
            return str(contents)
        case "Space" | "SoftBreak" | "LineBreak":
            return _SPACES[name]
        case "Code" | "Math":
            return str(contents[1])
        case "Quoted":
            opening, closing = _QUOTES[contents[0]["t"]]
            return opening + plain(contents[1]) + closing
        case "Note" | "RawInline":
            return ""
    inner = contents[1] if name in _SECOND else contents
    return plain(inner) if isinstance(inner, list) else ""


def cites_in(node: object) -> Iterator[Element]:
    """The cites in a part of a document, in order; not those of their fallbacks."""
    if isinstance(node, list):
        for one in node:
            yield from cites_in(one)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node
        elif "t" in node:
            yield from cites_in(node.get("c"))
        else:
            for _, one in sorted(node.items()):
                yield from cites_in(one)


# --- metadata -----------------------------------------------------------------------------------


def meta_text(value: Element | None) -> str:
    """A value of the metadata as text; "" where it is none."""
    if value is None:
        return ""
    contents: Any = value.get("c")
    match value["t"]:
        case "MetaString":
            return str(contents)
        case "MetaBool":
            return "true" if contents else "false"
        case "MetaInlines":
            return plain(contents)
        case "MetaBlocks" if len(contents) == 1 and contents[0]["t"] in ("Plain", "Para"):
            return plain(contents[0]["c"])
    return ""


def meta_texts(value: Element | None) -> list[str]:
    """One or several values of the metadata as texts."""
    if value is not None and value.get("t") == "MetaList":
        return [found for one in value["c"] if (found := meta_text(one))]
    return [found] if (found := meta_text(value)) else []


def is_true(value: Element | None, otherwise: bool = False) -> bool:
    """Whether a value of the metadata says yes, as pandoc takes it."""
    return otherwise if value is None else meta_text(value).lower() in ("t", "true", "yes")


def to_meta(value: object) -> Element:
    """A JSON value as metadata; text as inlines is made by whoever knows its markup."""
    if isinstance(value, Mapping):
        return element("MetaMap", {str(name): to_meta(one) for name, one in value.items()})
    if isinstance(value, list):
        return element("MetaList", [to_meta(one) for one in value])
    if isinstance(value, bool):
        return element("MetaBool", value)
    return element("MetaString", str(value))
