"""RDF 1.1 XML (https://www.w3.org/TR/rdf-syntax-grammar/): descriptions in the order of the book.

XML cannot hold every character; what it cannot is shown as U+FFFD, and comes back all the same,
since private data in a citation is percent-encoded.

>>> from precarious_truce.model import Book
>>> text = dumps(Book(title="Rivers <i>&</i> Borders", date="2004"), profile="simple-dc")
>>> print(text[text.index("    <dc:t") :].partition("    <dc:date>")[0], end="")
    <dc:title>Rivers &amp; Borders</dc:title>
>>> str(loads(text)["rivers2004"].title)
'Rivers <i>&</i> Borders'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from precarious_truce.formats.crosswalk.xml import ILLEGAL_XML
from precarious_truce.formats.dublin_core.syntax import Syntax
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES
from precarious_truce.formats.dublin_core.vocabulary.terms import (
    PREFIXES,
    expanded,
    parts_of,
)
from precarious_truce.formats.dublin_core.writing.options import Options, describer, prefixes_of
from precarious_truce.formats.dublin_core.writing.resources import Object, Pairs, Resource
from precarious_truce.model import Work
from precarious_truce.model.keys import Taken
from precarious_truce.model.library import as_works

__all__ = ["PROFILES", "coverage", "dumps", "loads", "losses", "pieces", "pieces_with", "text_of"]


def _document(works: Iterable[Work], options: Options) -> Iterator[str]:
    """The namespaces, then a description for each resource."""
    source = describer(options, relative=True, xml=True)
    prefixes = dict.fromkeys(("rdf", *prefixes_of(options.profile)))
    declared = "".join(f'\n    xmlns:{p}="{PREFIXES[p]}"' for p in prefixes)
    base_line = f'\n    xml:base="{text_of(options.relative)}"' if options.relative else ""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}{base_line}>\n'
    for work in works:
        yield "".join(map(_written, source.resources(work)))
    yield "</rdf:RDF>\n"


_MARKUP = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\r": "&#13;",
        "\t": "&#9;",
        "\n": "&#10;",
    }
)


def text_of(text: str) -> str:
    """Text as content or in an attribute; what XML cannot hold becomes U+FFFD."""
    return ILLEGAL_XML.sub("\ufffd", text.translate(_MARKUP))


def _written(resource: Resource) -> str:
    subject, pairs = resource
    about, inside = _reference(subject, "about"), _properties(pairs, "    ")
    return f"  <rdf:Description {about}>\n{inside}  </rdf:Description>\n"


def _reference(token: str, attribute: str) -> str:
    """The attribute that names a resource."""
    if token.startswith("_:"):
        return f'rdf:nodeID="{token[2:]}"'
    address = token[1:-1] if token[0] == "<" else expanded(token)
    return f'rdf:{attribute}="{text_of(address)}"'


def _properties(pairs: Pairs, indent: str) -> str:
    return "".join(f"{indent}{_property(name, value, indent)}\n" for name, value in pairs)


def _property(name: str, value: Object, indent: str) -> str:
    if isinstance(value, tuple):
        inside = "".join(f"\n{indent}  <rdf:Description {_reference(t, 'about')}/>" for t in value)
        return f'<{name} rdf:parseType="Collection">{inside}\n{indent}</{name}>'
    if isinstance(value, list):
        statements = _properties(value, indent + "  ")
        return f'<{name} rdf:parseType="Resource">\n{statements}{indent}</{name}>'
    if value[0] != '"':
        return f"<{name} {_reference(value, 'resource')}/>"
    text = parts_of(value)
    if text.lang:
        return f'<{name} xml:lang="{text.lang}">{text_of(text.value)}</{name}>'
    datatype = f' rdf:datatype="{text_of(text.datatype[1:-1])}"' if text.datatype else ""
    return f"<{name}{datatype}>{text_of(text.value)}</{name}>"


def pieces_with(
    works: Iterable[Work], taken: Taken, *, profile: str = "rich", base: str | None = None
) -> Iterator[str]:
    """The same as a part of a longer document, where IRIs are taken."""
    return _document(as_works(works), Options(profile, base, taken=taken))


_SYNTAX = Syntax("rdf-xml", _document)
loads, dumps, pieces, losses = _SYNTAX.loads, _SYNTAX.dumps, _SYNTAX.pieces, _SYNTAX.losses
coverage = _SYNTAX.coverage
