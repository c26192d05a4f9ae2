"""Reading styles and locales without trusting them: no entities, no network, bounded.

citeproc-py's own parser is not used for this: it builds a class for each element and, validating,
takes some twenty times as long as lxml alone; its styles and locale files are.

>>> parse(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "evil.csl")
Traceback (most recent call last):
...
precarious_truce.errors.StyleError: evil.csl:1: error[S2]: document types and entities are not allowed
"""

from __future__ import annotations

import re

from lxml import etree

from precarious_truce.errors import Diagnostic, StyleError

__all__ = ["Element", "fault", "local", "parse"]

Element = etree._Element

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_MAX_BYTES = 4_000_000
_MAX_DEPTH = 100
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse(data: bytes | str, name: str) -> Element:
    """The root of an XML document; a StyleError with the line where it is not to be used."""
    if isinstance(data, str):
        data = re.sub(r"^\s*(<\?xml[^>]*\?>)?", "", data.lstrip("\ufeff"), count=1).encode(
            "utf-8", "surrogatepass"
        )
    data = data.lstrip()
    if len(data) > _MAX_BYTES:
        raise _error(name, None, f"larger than {_MAX_BYTES // 1_000_000} MB")
    if b"\0" in data[:64]:
        raise _error(name, 1, "not in UTF-8", hint="save the style as UTF-8")
    if found := _DOCTYPE.search(data):
        line = data.count(b"\n", 0, found.start()) + 1
        raise _error(name, line, "document types and entities are not allowed")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise _error(name, max(line, 1), f"not well-formed XML: {error.msg}", column) from None
    except ValueError as error:
        raise _error(name, 1, f"not XML: {error}") from None
    _check_depth(root, name)
    return root


def _check_depth(root: Element, name: str) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _MAX_DEPTH:
            raise fault(name, level[0], f"elements nested deeper than {_MAX_DEPTH}")
        level = [child for element in level for child in element]


def local(element: Element) -> str:
    """The name of a CSL element without its namespace; empty for foreign ones."""
    tag = element.tag
    return tag[len(_NAMESPACE) :] if isinstance(tag, str) and tag.startswith(_NAMESPACE) else ""


def fault(name: str, element: Element | None, message: str, hint: str | None = None) -> StyleError:
    """A StyleError that names the line of `element`."""
    line = None if element is None else element.sourceline
    return _error(name, line, message, hint=hint)


def _error(
    name: str, line: int | None, message: str, column: int | None = None, hint: str | None = None
) -> StyleError:
    column = column if column and column > 0 else None
    return StyleError(
        Diagnostic(code="S2", message=message, file=name, line=line, column=column, hint=hint)
    )
