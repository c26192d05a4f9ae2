"""RDF 1.1 Turtle (https://www.w3.org/TR/turtle/), laid out as a person would, written as a stream.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Index"])
>>> text = dumps(book, profile="dcterms", base="https://example.org/")
>>> print(text[text.index("<marsh2004>") :].partition("    dcterms:issued")[0], end="")
<marsh2004>
    a dcterms:BibliographicResource ;
    dcterms:type dcmitype:Text ;
    dcterms:identifier "marsh2004" ;
    dcterms:title "Rivers" ;
    dcterms:creator _:w1a1 ;
>>> loads(text)["marsh2004"] == book
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from precarious_truce.formats.dublin_core.long_texts import LongTexts
from precarious_truce.formats.dublin_core.syntax import Syntax
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES
from precarious_truce.formats.dublin_core.writing.options import (
    Options,
    describer,
    needs_base,
    prefixes_of,
)
from precarious_truce.formats.dublin_core.writing.resources import Object, Pairs, Resource
from precarious_truce.model import Work
from precarious_truce.model.keys import Taken
from precarious_truce.model.library import as_works

__all__ = [
    "PROFILES",
    "coverage",
    "cuts",
    "dumps",
    "entries",
    "loads",
    "losses",
    "of_cut",
    "pieces",
]


def _document(works: Iterable[Work], options: Options) -> Iterator[str]:
    """The prefixes, the works, and the base where the first IRI needs it."""
    source = describer(options, relative=True)
    yield "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in prefixes_of(options.profile))
    based = not options.relative
    for work in works:
        resources = list(source.resources(work))
        if not based and needs_base(resources):
            based = True
            yield f"@base <{options.relative}> .\n"
        yield "".join(map(_written, resources))


def _written(resource: Resource) -> str:
    """A resource and its statements, a property a line."""
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


def pieces_with(
    works: Iterable[Work], taken: Taken, *, profile: str = "rich", base: str | None = None
) -> Iterator[str]:
    """The same as a part of a longer document, where IRIs are taken."""
    return _document(as_works(works), Options(profile, base, taken=taken))


_SYNTAX = Syntax("turtle", _document)
loads, dumps, pieces, losses = _SYNTAX.loads, _SYNTAX.dumps, _SYNTAX.pieces, _SYNTAX.losses
coverage = _SYNTAX.coverage
_LONG = LongTexts("turtle")
cuts, of_cut, entries = _LONG.cuts, _LONG.of_cut, _LONG.entries
