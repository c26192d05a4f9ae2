"""Reading style and locale files safely: bounded, without entities, DTDs or network.

citeproc-py's parser is not used: it validates and builds classes for every element, which takes
some thirty times as long as lxml alone and would miss the target for a style being ready.

>>> parse(b"<style").tag
Traceback (most recent call last):
...
precarious_truce.errors.StyleError: style:1:7: error[S2]: not well-formed XML: Couldn't find end of Start Tag style line 1
"""

from __future__ import annotations

import re

from lxml import etree

from precarious_truce.errors import Diagnostic, StyleError

__all__ = ["CSL", "Element", "fault", "local_name", "parse"]

CSL = "{http://purl.org/net/xbiblio/csl}"
MAX_BYTES = 4_000_000
MAX_DEPTH = 120
_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")

Element = etree._Element


def parse(data: bytes | str, name: str = "style") -> Element:
    """The root element of a style or locale; `StyleError` where it cannot or must not be read."""
    if isinstance(data, str):
        data = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.lstrip("\ufeff")).encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        raise _error(name, None, f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    if data[:2] in _UTF16:
        try:
            return parse(data.decode("utf-16"), name)
        except UnicodeDecodeError:
            raise _error(name, 1, "not well-formed XML: not UTF-8") from None
    forbidden = _DTD.search(data)
    if forbidden:
        line = data.count(b"\n", 0, forbidden.start()) + 1
        raise _error(name, line, "document types and entities are not allowed in a style")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, dtd_validation=False, attribute_defaults=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = f"not well-formed XML: {str(error.msg).split(', line')[0]}"
        raise _error(name, max(line, 1), message, column=max(column, 1)) from None
    except ValueError as error:
        raise _error(name, 1, f"not well-formed XML: {error}") from None
    _check_depth(root, name)
    return root


def local_name(element: Element) -> str:
    """The name of a CSL element; "" for anything else."""
    tag = element.tag
    return tag[len(CSL) :] if isinstance(tag, str) and tag.startswith(CSL) else ""


def fault(name: str, element: Element | None, message: str, hint: str | None = None) -> StyleError:
    """An error that names the line of `element`."""
    line = element.sourceline if element is not None else None
    return _error(name, line, message, hint=hint)


def _check_depth(root: Element, name: str) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise fault(name, element, f"elements nest more than {MAX_DEPTH} deep")


def _error(
    name: str, line: int | None, message: str, *, column: int | None = None, hint: str | None = None
) -> StyleError:
    where = None if line is None else line
    return StyleError(Diagnostic("S2", message, file=name, line=where, column=column, hint=hint))
