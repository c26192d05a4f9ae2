"""Reading style and locale files safely: bounded, without entities, DTDs or network.

Neither citeproc-py's parser is used (it validates, and builds a class for every element, which
takes far longer than the style may take to be ready) nor lxml, whose elements cost several times
more to walk than these plain nodes; expat reads and builds in one pass, with line numbers.

>>> parse(b"<style><a></style>").name
Traceback (most recent call last):
...
precarious_truce.errors.StyleError: style:1:13: error[S2]: not well-formed XML: mismatched tag
>>> root = parse('<style xmlns="http://purl.org/net/xbiblio/csl"><info/></style>')
>>> root.name, root.children[0].name, root.children[0].line
('style', 'info', 1)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from precarious_truce.citations.marks import MARKS
from precarious_truce.errors import Diagnostic, StyleError
from precarious_truce.patterns import pattern

__all__ = ["Element", "fault", "parse"]

NAMESPACE = "http://purl.org/net/xbiblio/csl "
XML = "http://www.w3.org/XML/1998/namespace "
MAX_BYTES = 4_000_000
MAX_DEPTH = 160
_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_ENTITY = pattern(r"&(?:amp|quot|gt|lt|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6});")
_UNWANTED = pattern(f"[{MARKS}]")


class Element:
    """An element of a style: its CSL name ("" for any other), attributes, children and line."""

    __slots__ = ("attrib", "children", "line", "name", "pure", "text")

    def __init__(self, name: str, attrib: dict[str, str], line: int | None = None) -> None:
        self.name = name
        self.attrib = attrib
        self.children: list[Element] = []
        self.line = line
        self.text = ""
        self.pure: bool | None = None

    def get(self, name: str, default: str = "") -> str:
        """An attribute, "" for one that is not there."""
        return self.attrib.get(name, default)

    def __iter__(self) -> Iterator[Element]:
        return iter(self.children)

    def __len__(self) -> int:
        return len(self.children)

    def __bool__(self) -> bool:
        return True

    def iter(self) -> Iterator[Element]:
        """This element and all below it."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(element.children)


class _Builder:
    """Makes elements of what expat reports."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Element | None = None
        self.open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, tag: str, attrib: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        name = tag[len(NAMESPACE) :] if tag.startswith(NAMESPACE) else ""
        element = Element(name, attrib, line)
        if self.open:
            self.open[-1].children.append(element)
            if len(self.open) > MAX_DEPTH:
                raise fault(self.name, element, f"elements nest more than {MAX_DEPTH} deep")
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _tag: str) -> None:
        self.open.pop()

    def _text(self, data: str) -> None:
        if self.open and self.open[-1].name in ("term", "single", "multiple"):
            self.open[-1].text += data

    def _doctype(self, *_: object) -> None:
        raise _error(self.name, self.parser.CurrentLineNumber, "a style has no document type")


def parse(data: bytes | str, name: str = "style") -> Element:
    """The root element of a style or locale; `StyleError` where it cannot or must not be read."""
    data = _as_bytes(data, name)
    if len(data) > MAX_BYTES:
        raise _error(name, None, f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    forbidden = _DTD.search(data)
    if forbidden:
        line = data.count(b"\n", 0, forbidden.start()) + 1
        raise _error(name, line, "document types and entities are not allowed in a style")
    builder = _Builder(name)
    try:
        builder.parser.Parse(data.strip(), True)
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise _error(name, error.lineno, message, column=error.offset + 1) from None
    except StyleError:
        raise
    except (LookupError, ValueError) as error:
        raise _error(name, 1, f"not well-formed XML: {error}") from None
    assert builder.root is not None
    if b"&amp;" in data:
        _change(builder.root, _unescaped)
    if b"\xc2" in data or b"&amp;" in data:
        _change(builder.root, _wanted)
    return builder.root


def _as_bytes(data: bytes | str, name: str) -> bytes:
    """The XML in UTF-8, or in the one-byte encoding that it declares."""
    if isinstance(data, bytes) and data[:2] in _UTF16:
        try:
            data = data.decode("utf-16")
        except UnicodeDecodeError:
            raise _error(name, 1, "not well-formed XML: not UTF-16") from None
    if isinstance(data, bytes):
        return data
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", data.lstrip("\ufeff")).encode("utf-8", "replace")


def _change(root: Element, function: Callable[[str], str]) -> None:
    """Change every text and attribute."""
    for element in root.iter():
        element.text = function(element.text)
        for key, value in element.attrib.items():
            element.attrib[key] = function(value)


def _wanted(text: str) -> str:
    """`text` without the characters that marked text has uses for."""
    return _UNWANTED.sub("", text)


def _unescaped(text: str) -> str:
    """`text` without the entities of styles in which they were escaped twice."""
    return _ENTITY.sub(_letter, text) if "&" in text else text


def _letter(entity: re.Match[str]) -> str:
    from html import unescape

    return unescape(entity[0])


def fault(name: str, element: Element | None, message: str, hint: str | None = None) -> StyleError:
    """An error that names the line of `element`."""
    return _error(name, element.line if element is not None else None, message, hint=hint)


def _error(
    name: str, line: int | None, message: str, *, column: int | None = None, hint: str | None = None
) -> StyleError:
    return StyleError(Diagnostic("S2", message, file=name, line=line, column=column, hint=hint))
