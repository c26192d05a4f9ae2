"""RDF 1.1 Turtle (https://www.w3.org/TR/turtle/), laid out as a person would, written as a stream.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Index"])
>>> text = dumps(book, profile="dcterms", base="https://example.org/")
>>> print(text[text.index("<marsh2004>") :].partition("    dcterms:issued")[0], end="")
<marsh2004>
    a dcterms:BibliographicResource ;
    dcterms:type dcmitype:Text, "book" ;
    dcterms:identifier "marsh2004" ;
    dcterms:title "Rivers" ;
    dcterms:creator _:w1a1 ;
>>> loads(text)["marsh2004"] == book
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.formats.dublin_core import reading
from precarious_truce.formats.dublin_core.describe import Object, Pairs, Resource
from precarious_truce.formats.dublin_core.profiles import losses as _losses
from precarious_truce.formats.dublin_core.source import Options, describer, needs_base, prefixes_of
from precarious_truce.formats.dublin_core.terms import PREFIXES
from precarious_truce.model import Library, Loss, Work
from precarious_truce.model.library import as_works

__all__ = ["dumps", "loads", "losses", "pieces"]

Works = Library | Work | Iterable[Work]


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library that the graph describes; what is unknown or wrong is in its diagnostics."""
    return reading.library(text, "turtle", file=file)


def dumps(
    works: Works, *, profile: str = "rich", base: str | None = None, skolem: str | None = None
) -> str:
    """The graph of the works; `base` is what IRIs of works without DOI or ISBN begin with.

    `base=""` leaves them relative to wherever the file will lie; `skolem`, an IRI, makes named
    nodes of the blank ones for people and editions.
    """
    return "".join(pieces(works, profile=profile, base=base, skolem=skolem))


def losses(works: Works, *, profile: str = "rich", **_: Any) -> list[Loss]:
    """What the profile has no place for."""
    return _losses(works, profile)


def pieces(
    works: Works, *, profile: str = "rich", base: str | None = None, skolem: str | None = None
) -> Iterator[str]:
    """The graph, work by work; the prefixes first, the base where the first IRI needs it."""
    options = Options(profile, base, skolem)
    source = describer(options, relative=True)
    yield "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in prefixes_of(profile))
    based = not options.relative
    for work in as_works(works):
        resources = list(source.resources(work))
        if not based and needs_base(resources):
            based = True
            yield f"@base <{options.relative}> .\n"
        yield "".join(map(_written, resources))


def _written(resource: Resource) -> str:
    """A resource and what is said of it, a property a line."""
    subject, pairs = resource
    return f"\n{subject}\n    {_statements(pairs, '    ')} .\n"


_ON_ONE_LINE = ("rdf:type", "dcterms:type")


def _statements(pairs: Pairs, indent: str) -> str:
    lines: list[str] = []
    last = ""
    for name, value in pairs:
        token = value if type(value) is str and value[-1] != ">" else _object(value, indent)
        if name == last:
            lines[-1] += f", {token}" if name in _ON_ONE_LINE else f",\n{indent}    {token}"
        else:
            lines.append(f"{'a' if name == 'rdf:type' else name} {token}")
            last = name
    return f" ;\n{indent}".join(lines)


_SHORT_TYPES = {f"<{PREFIXES[p]}{t}>": f"{p}:{t}" for p, names in {
    "xsd": ("gYear", "gYearMonth", "date", "anyURI"), "dcterms": ("LCC", "DDC", "UDC"),
}.items() for t in names}  # fmt: skip
_INTEGER = f"^^<{PREFIXES['xsd']}integer>"


def _object(value: Object, indent: str) -> str:
    if isinstance(value, tuple):
        return f"( {' '.join(value)} )" if value else "()"
    if isinstance(value, list):
        return f"[ {_statements(value, indent + '  ')} ]"
    if value[0] != '"':
        return value
    if value.endswith(_INTEGER):
        return value[1 : -len(_INTEGER) - 1]
    text, mark, datatype = value.rpartition("^^")
    return text + mark + _SHORT_TYPES.get(datatype, datatype)
