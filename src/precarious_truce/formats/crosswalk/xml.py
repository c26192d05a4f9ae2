"""XML, read within bounds and written: for formats that are no more than elements with text.

Entities are not expanded but for plain abbreviations, nothing is fetched, nothing nests or grows
without end.  Of a text that breaks off, what was whole before is there.

>>> root, faults = parsed('<a xmlns="urn:x"><b lang="en">one</b><b>tw', "XML1")
>>> [(e.name, e.get("lang"), e.words, e.is_whole) for e in root.children], faults[0].line
([('b', 'en', 'one', True), ('b', '', '', False)], 1)
>>> print(written(Element("part", {"n": "1"}, children=[Element("title", text="Floods & Dykes")])))
<part n="1">
  <title>Floods &amp; Dykes</title>
</part>
<BLANKLINE>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.parsers import expat

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats.crosswalk.decoding import decoded

__all__ = [
    "ILLEGAL_XML", "Element", "decoded_xml", "escaped", "one_line", "parsed", "storable",
    "without_doctype", "written",
]  # fmt: skip

MAX_SIZE = 512 * 1024 * 1024
MAX_DEPTH = 200

ILLEGAL_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML can hold (XML 1.0, 2.2)."""

_BLANKS = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")


def one_line(text: str) -> str:
    """The text on one line, without blanks around it.

    >>> one_line(" a \\t b\\xa0c ")
    'a b\\xa0c'
    """
    return _BLANKS.sub(" ", text).strip()


# --- elements -------------------------------------------------------------------------------------


class Element:
    """An element: name and namespace, attributes, text directly in it, children, and its line.

    Attributes of a namespace go by its usual prefix: `xml:lang`, `xlink:href`.  `is_whole` tells
    whether its end was read.  `pieces` are texts and children in order, where both stand side by
    side; such an element is written on one line.
    """

    __slots__ = (
        "attrib", "children", "is_whole", "line", "mixed", "name", "namespace", "pieces", "text",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        attrib: Mapping[str, str] | None = None,
        text: str = "",
        children: Iterable[Element] = (),
        *,
        namespace: str = "",
        line: int | None = None,
    ) -> None:
        self.name, self.namespace, self.text, self.line = name, namespace, text, line
        self.attrib = dict(attrib or {})
        self.children = list(children)
        self.is_whole = True
        self.mixed = ""  # all text in order, where text and elements stand side by side
        self.pieces: Sequence[str | Element] = ()

    def __iter__(self) -> Iterator[Element]:
        return iter(self.children)

    def __repr__(self) -> str:
        return f"<{self.name} {self.attrib}: {self.content[:40]!r}>"

    def get(self, name: str, default: str = "") -> str:
        """An attribute without blanks around it; "" for one that is not there."""
        return self.attrib.get(name, default).strip()

    def all(self, *names: str) -> list[Element]:
        """The children of these names, in order."""
        return [child for child in self.children if child.name in names]

    def find(self, *names: str) -> Element | None:
        """The first child of one of these names."""
        return next((child for child in self.children if child.name in names), None)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    @property
    def content(self) -> str:
        """The text of it and of all that is in it, as it stands."""
        if not self.children:
            return self.text
        return self.mixed or " ".join(element.text for element in self.walk())

    @property
    def words(self) -> str:
        """The text on one line; spaces that are not to be broken stay."""
        return one_line(self.content)


# --- reading --------------------------------------------------------------------------------------

_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
}


class _TooDeep(Exception):
    pass


class _Builder:
    """Makes elements of what expat reports."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.texts: list[list[str]] = []
        self.pieces: list[list[str | Element]] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, tag: str, attrib: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        line = self.parser.CurrentLineNumber
        element = Element(name, None, namespace=namespace, line=line)
        element.attrib = {_attribute(key): value for key, value in attrib.items()}
        element.is_whole = False
        if self.open:
            self.open[-1].children.append(element)
            self.pieces[-1].append(element)
        else:
            self.root = element
        self.open.append(element)
        self.texts.append([])
        self.pieces.append([])
        if len(self.open) > MAX_DEPTH:
            raise _TooDeep

    def _end(self, _tag: str) -> None:
        element = self.open.pop()
        element.text = "".join(self.texts.pop())
        pieces = self.pieces.pop()
        element.is_whole = True
        if element.children and element.text.strip():
            element.pieces = pieces
            element.mixed = "".join(p if isinstance(p, str) else p.content for p in pieces)

    def _text(self, data: str) -> None:
        self.texts[-1].append(data)
        self.pieces[-1].append(data)

    def close(self) -> None:
        """Give the elements that are not closed the text that they have so far."""
        for element, texts in zip(self.open, self.texts, strict=True):
            element.text = "".join(texts)


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return _PREFIXES.get(namespace, "") + local


def parsed(
    data: str | bytes, code: str, *, file: str | None = None
) -> tuple[Element, list[Diagnostic]]:
    """The root element of a text, whole or not, and what is wrong with the text, under a code.

    Raises `TruceError` where there is no element at all, or more than can be read.
    """
    if len(data) > MAX_SIZE:
        raise TruceError.of(code, f"the text is larger than {MAX_SIZE >> 20} MiB", file=file)
    text, faults = decoded_xml(data, code, file)
    try:
        text = without_doctype(text)
    except ValueError as error:
        hint = "write the entities out"
        raise TruceError.of(code, str(error), file=file, hint=hint) from None
    builder = _Builder()
    try:
        builder.parser.Parse(text.encode("utf-8", "replace"), True)
    except _TooDeep:
        line = builder.parser.CurrentLineNumber
        message = f"elements nest more than {MAX_DEPTH} deep"
        faults.append(Diagnostic(code, message, file=file, line=line))
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        faults.append(
            Diagnostic(code, message, file=file, line=error.lineno, column=error.offset + 1)
        )
    builder.close()
    if builder.root is None:
        raise TruceError(*faults)
    return builder.root, faults


_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*?\?>")
_ENCODING = re.compile(rb"""^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UNDECLARED = ("utf-8", "utf8", "us-ascii", "ascii")


def decoded_xml(
    data: str | bytes, code: str, file: str | None = None
) -> tuple[str, list[Diagnostic]]:
    """The text of XML: in the encoding of its mark, that it declares, or that its bytes show.

    Raises `TruceError` where it is not in the encoding that it declares.

    >>> decoded_xml(b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\\xe9</a>', "XML1")[0][-6:]
    '>é</a>'
    """
    named = _ENCODING.match(data[:200]) if isinstance(data, bytes) else None
    if named is None or named[1].decode().lower() in _UNDECLARED or not isinstance(data, bytes):
        return decoded(data, file)
    try:
        return decoded(data.decode(named[1].decode()), file)
    except (UnicodeDecodeError, LookupError) as error:
        message = f"the text is not in its encoding: {error}"
        raise TruceError.of(code, message, file=file) from None


_DOCTYPE = re.compile(r"(?:\s++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)*+<!DOCTYPE\b", re.S)
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%<]{1,500})"|'([^'&%<]{1,500})')\s*>""")
_REFERENCE = re.compile(r"&([A-Za-z_][\w.-]*);")
_PREDEFINED = ("lt", "gt", "amp", "quot", "apos")


def without_doctype(text: str) -> str:
    """The document without declarations, plain abbreviations written out; ValueError for any other.

    >>> without_doctype('<!DOCTYPE a [<!ENTITY d "http://d/">]><a b="&d;x">&amp;</a>')
    '<a b="http://d/x">&amp;</a>'
    """
    declaration = _DECLARATION.match(text)
    if declaration:
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    start = _DOCTYPE.match(text)
    if not start:
        return text
    opening, closing = text.find("[", start.end()), text.find(">", start.end())
    entities: dict[str, str] = {}
    end = closing
    if -1 < opening < closing:
        closing = text.find("]", opening)
        end = text.find(">", closing)
        inside = text[opening + 1 : closing]
        entities = {m[1]: m[2] or m[3] for m in _ENTITY.finditer(inside)}
        if _ENTITY.sub("", inside).count("<!ENTITY") or len(entities) > 100:
            raise ValueError("the document declares entities that are more than abbreviations")
    if end < 0:
        raise ValueError("the document type declaration is not closed")
    body = text[end + 1 :]
    grown = sum(len(entities.get(name, "")) for name in _REFERENCE.findall(body))
    if grown > 2 * len(body) + 1_000_000:
        raise ValueError("the entities of the document grow out of proportion")
    body = "\n" * text.count("\n", 0, end) + body  # lines keep their numbers
    return _REFERENCE.sub(lambda m: m[0] if m[1] in _PREDEFINED else entities.get(m[1], m[0]), body)


# --- writing --------------------------------------------------------------------------------------

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
     "\r": "&#13;", "\t": "&#9;", "\n": "&#10;"}
)  # fmt: skip


_PLAIN = re.compile(r"[ !-%'-;=?-~\n\t]*")
_PLAIN_VALUE = re.compile(r"[ !#-%'-;=?-~]*")
"""Text of ASCII that stands as it is."""


def storable(text: str) -> str:
    """The text as XML can hold it: � for each character that it cannot.

    >>> storable("a\\x00b")
    'a\ufffdb'
    """
    return ILLEGAL_XML.sub("\ufffd", text)


def escaped(text: str, *, attribute: bool = False) -> str:
    """Text as content of an element, or of an attribute.

    >>> escaped('a < "b"'), escaped('a < "b"', attribute=True)
    ('a &lt; "b"', 'a &lt; &quot;b&quot;')
    """
    if (_PLAIN_VALUE if attribute else _PLAIN).fullmatch(text):
        return text
    return storable(text).translate(_VALUE if attribute else _TEXT)


def written(element: Element, depth: int = 0) -> str:
    """An element on lines of its own, what is in it indented; names stand as they are."""
    found: list[str] = []
    _add_lines(element, "  " * depth, found)
    return "".join(found)


def _add_lines(element: Element, indent: str, found: list[str]) -> None:
    said = _attributes(element) if element.attrib else ""
    if element.pieces:
        found.append(f"{indent}{_inline(element)}\n")
    elif element.children:
        found.append(f"{indent}<{element.name}{said}>\n")
        for child in element.children:
            _add_lines(child, f"{indent}  ", found)
        found.append(f"{indent}</{element.name}>\n")
    elif element.text:
        found.append(f"{indent}<{element.name}{said}>{escaped(element.text)}</{element.name}>\n")
    else:
        found.append(f"{indent}<{element.name}{said}/>\n")


def _attributes(element: Element) -> str:
    return "".join(
        f' {name}="{escaped(value, attribute=True)}"' for name, value in element.attrib.items()
    )


def _inline(element: Element) -> str:
    """An element with what is in it, and nothing added between."""
    inside = element.pieces or [element.text, *element.children]
    text = "".join(escaped(p) if isinstance(p, str) else _inline(p) for p in inside)
    return f"<{element.name}{_attributes(element)}>{text}</{element.name}>"
