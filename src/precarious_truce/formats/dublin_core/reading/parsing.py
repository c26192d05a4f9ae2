"""Any syntax of RDF, read into statements by subject, in the order of the text.

N-Triples is read here, line by line, so that one bad line costs one line.  Turtle, RDF/XML and
JSON-LD are read by pyoxigraph where it is installed, else by rdflib; nothing is ever fetched: a
JSON-LD context must be in the document (schema.org's is known), XML may declare no entity but a
plain abbreviation.  What no reader of ours knows is counted, not kept, so noise costs no memory.

>>> found = parsed('<urn:a> <http://purl.org/dc/terms/title> "Rivers"@en .\\nnonsense', "n-triples")
>>> found.about["urn:a"]["dcterms:title"], [d.line for d in found.diagnostics]
([Text(value='Rivers', lang='en', datatype='')], [2])
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, cast

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.crosswalk.decoding import decoded as without_surrogates
from precarious_truce.formats.crosswalk.decoding import without_halves
from precarious_truce.formats.crosswalk.xml import without_doctype
from precarious_truce.formats.dublin_core.vocabulary.known import KNOWN
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, Text, parts_of

__all__ = [
    "TRIPLE",
    "Statements",
    "Term",
    "by_pyoxigraph",
    "by_rdflib",
    "decoded",
    "lines_of_turtle",
    "parsed",
]

Term = str | Text
"""An IRI or a blank node (`_:b`), or a literal."""

MAX_SIZE = 512 * 1024 * 1024
MAX_DEPTH = 100
_BASE = "https://bibliography.invalid/"
_XSD_STRING = PREFIXES["xsd"] + "string"
_SAME = (("http://schema.org/", "schema:"), ("http://www.schema.org/", "schema:"))
_NAMESPACES = sorted(((ns, f"{p}:") for p, ns in PREFIXES.items()), key=lambda row: -len(row[0]))


@dataclass
class Statements:
    """The triples: subject → property (a prefixed name) → objects; what was wrong or unknown."""

    about: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)

    def add(self, subject: str, name: str, value: Term) -> None:
        """One triple; `name` is the whole IRI of the property."""
        short = self._names.get(name)
        if short is None:
            short = _shortened(name)
            if len(self._names) < 10_000:
                self._names[name] = short
        if short not in KNOWN and not short.startswith(("rdf:_", "rel:")):
            if short in self.unknown or len(self.unknown) < 1000:
                self.unknown[short] += 1
            return
        self.about.setdefault(subject, {}).setdefault(short, []).append(value)


def _shortened(name: str) -> str:
    """The prefixed name of an IRI in a namespace we know.

    >>> _shortened("http://schema.org/name"), _shortened("urn:x")
    ('schema:name', 'urn:x')
    """
    for start, prefix in (*_SAME, *_NAMESPACES):
        if name.startswith(start):
            return prefix + name[len(start) :]
    return name


def parsed(text: str | bytes, syntax: str, *, file: str | None = None) -> Statements:
    """The statements of a text; raises TruceError where nothing of it can be read."""
    if len(text) > MAX_SIZE:
        raise TruceError.of("RDF2", "the text is larger than 512 MiB", file=file)
    sound, faults = decoded(text, syntax, file)
    found = Statements(diagnostics=faults)
    _READERS[syntax](sound, found, file)
    if not found.about and any(d.severity is Severity.ERROR for d in found.diagnostics):
        raise TruceError(*found.diagnostics)
    return found


_XML_ENCODING = re.compile(rb"""^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def decoded(text: str | bytes, syntax: str, file: str | None) -> tuple[str, list[Diagnostic]]:
    """The text of bytes: UTF-8, UTF-16 with a mark, or what an XML declaration names.

    Halves of letters are replaced, with a warning.
    """
    if isinstance(text, bytes):
        named = _XML_ENCODING.match(text[:200]) if syntax == "rdf-xml" else None
        encoding = "utf-16" if text[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        try:
            text = text.decode(named[1].decode() if named else encoding)
        except (UnicodeDecodeError, LookupError) as error:
            raise TruceError.of(
                "RDF2", f"the text is not in its encoding: {error}", file=file
            ) from None
    text, faults = without_surrogates(text, file)
    if syntax != "rdf-xml":
        text, escaped = without_halves(text, file, pairs=syntax == "json-ld")
        faults += escaped
    return text, faults


def _fault(message: str, file: str | None, hint: str | None = None, **place: Any) -> Diagnostic:
    return Diagnostic("RDF2", message, file=file, hint=hint, **place)


# --- N-Triples ----------------------------------------------------------------------------------

_NODE = r"<[^<>\"{}|^`\x00-\x20]*>|_:[^\s<>\"]+"
TRIPLE = re.compile(
    rf"\s*({_NODE})\s*(<[^<>\"{{}}|^`\x00-\x20]*>)\s*({_NODE}|"
    r'"(?:[^"\\\n\r]|\\.)*+"(?:@[A-Za-z0-9-]+|\^\^<[^<>\s]*>)?)\s*\.\s*(?:#.*)?'
)
"""A line of N-Triples: subject, property, object."""
_NOTHING = re.compile(r"\s*(?:#.*)?")
_MOST_FAULTS = 50


def _n_triples(text: str, found: Statements, file: str | None) -> None:
    faults = 0
    for number, line in enumerate(text.split("\n"), 1):
        triple = TRIPLE.fullmatch(line)
        if triple:
            subject, name, value = triple.groups()
            found.add(
                _node(subject), _node(name), _literal(value) if value[0] == '"' else _node(value)
            )
        elif not _NOTHING.fullmatch(line):
            faults += 1
            if faults <= _MOST_FAULTS:
                found.diagnostics.append(
                    _fault(
                        "not a triple",
                        file,
                        line=number,
                        column=1,
                        excerpt=line[:1000],
                        length=len(line[:60]),
                    )
                )
    if faults > _MOST_FAULTS:
        found.diagnostics.append(_fault(f"{faults - _MOST_FAULTS} more lines are no triples", file))


def _node(token: str) -> str:
    if token[0] == "_":
        return token
    inner = token[1:-1]
    return inner if "\\" not in inner else parts_of(f'"{inner}"').value


def _literal(token: str) -> Text:
    text = parts_of(token)
    return text if not text.datatype else Text(text.value, "", _datatype(text.datatype[1:-1]))


def _datatype(iri: str) -> str:
    return "" if iri == _XSD_STRING else iri


# --- other syntaxes, by a parser ----------------------------------------------------------------


def _turtle(text: str, found: Statements, file: str | None) -> None:
    _by_parser(text, "turtle", found, file)


def _rdf_xml(text: str, found: Statements, file: str | None) -> None:
    try:
        text = without_doctype(text)
    except ValueError as error:
        raise TruceError.of("RDF3", str(error), file=file, hint="write the entities out") from None
    _by_parser(text, "rdf-xml", found, file)


def _by_parser(text: str, syntax: str, found: Statements, file: str | None) -> None:
    """Everything up to the first fault, and the fault."""
    try:
        for subject, name, value in parser()(text, syntax):
            found.add(subject, name, value)
    except SyntaxError as error:
        line, column = error.lineno, error.offset
        message = f"not {syntax}: {error.msg or str(error)[:300]}"
        found.diagnostics.append(_fault(message, file, line=line, column=column))
    except RecursionError:
        found.diagnostics.append(_fault("nested too deeply", file))
    except Exception as error:  # what a parser raises for broken input is not ours to know
        found.diagnostics.append(
            _fault(f"not {syntax}: {str(error)[:300] or type(error).__name__}", file)
        )


Parser = Callable[[str, str], Iterator[tuple[str, str, Term]]]


def parser() -> Parser:
    """The parser to use: pyoxigraph's, which is thirty times as fast, else rdflib's."""
    try:
        import pyoxigraph  # noqa: F401
    except ImportError:
        return by_rdflib
    return by_pyoxigraph


def by_pyoxigraph(text: str, syntax: str) -> Iterator[tuple[str, str, Term]]:
    """The triples that pyoxigraph finds."""
    import pyoxigraph as ox

    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "rdf-xml": ox.RdfFormat.RDF_XML,
        "json-ld": ox.RdfFormat.JSON_LD,
    }
    literal, blank = ox.Literal, ox.BlankNode
    for quad in ox.parse(text, format=formats[syntax], base_iri=_BASE, lenient=True):
        subject, value = quad.subject, quad.object
        term: Term
        if isinstance(value, literal):
            lang = value.language or ""
            term = Text(value.value, lang, "" if lang else _datatype(value.datatype.value))
        else:
            term = f"_:{value.value}" if isinstance(value, blank) else value.value
        name = f"_:{subject.value}" if isinstance(subject, blank) else subject.value
        yield name, quad.predicate.value, term


_RDFLIB = {"turtle": "turtle", "rdf-xml": "xml", "json-ld": "json-ld"}


class _Pieces:
    """Pieces of a text as a binary file that is read."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces, self._held = iter(pieces), memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many; none at the end."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._held = memoryview(piece.encode("utf-8", "replace"))
        size = len(self._held) if size < 0 else size
        found, self._held = self._held[:size], self._held[size:]
        return bytes(found)


def lines_of_turtle(pieces: Iterable[str], file: str | None) -> Iterator[str] | None:
    """Turtle that comes in pieces as lines of N-Triples; None where no parser here can do that.

    The lines end in `TruceError` where the text is not well-formed.
    """
    try:
        import pyoxigraph as ox
    except ImportError:
        return None
    text = cast(IO[bytes], _Pieces(pieces))
    quads = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=_BASE, lenient=True)
    return _lines(iter(quads), file)


def _lines(quads: Iterator[object], file: str | None) -> Iterator[str]:
    try:
        for quad in quads:
            yield f"{quad} .\n"
    except (SyntaxError, ValueError) as error:
        message = f"not turtle: {getattr(error, 'msg', None) or str(error)[:300]}"
        line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
        raise TruceError(_fault(message, file, line=line, column=column)) from None


def by_rdflib(text: str, syntax: str) -> Iterator[tuple[str, str, Term]]:
    """The triples that rdflib finds, in the order of the text."""
    import rdflib
    from rdflib.plugins.stores.memory import Memory

    triples: list[Any] = []

    class InOrder(Memory):
        def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
            triples.append(triple)

    fault: Exception | None = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            rdflib.Graph(store=InOrder()).parse(data=text, format=_RDFLIB[syntax], publicID=_BASE)
        except Exception as error:
            fault = error
    for subject, name, value in triples:
        yield _of_rdflib(subject), str(name), _of_rdflib(value)  # type: ignore[misc]
    if fault is not None:
        raise fault


def _of_rdflib(term: Any) -> Term:
    import rdflib

    if isinstance(term, rdflib.Literal):
        return Text(str(term), term.language or "", _datatype(str(term.datatype or "")))
    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)


# --- JSON-LD without the network ----------------------------------------------------------------

_NODES = (
    "isPartOf",
    "hasPart",
    "workExample",
    "exampleOfWork",
    "sameAs",
    "url",
    "image",
    "translationOfWork",
)
_CONTEXTS: dict[str, dict[str, object]] = {
    "https://schema.org": {
        "@vocab": "https://schema.org/",
        "schema": "https://schema.org/",
        **{name: {"@id": f"https://schema.org/{name}", "@type": "@id"} for name in _NODES},
    }
}


def _json_ld(text: str, found: Statements, file: str | None) -> None:
    try:
        data = json.loads(text)
    except RecursionError:
        raise TruceError.of("RDF2", "nested too deeply", file=file) from None
    except ValueError as error:
        place = {"line": getattr(error, "lineno", None), "column": getattr(error, "colno", None)}
        raise TruceError(
            _fault(f"not JSON: {getattr(error, 'msg', error)}", file, **place)
        ) from None
    if _depth(data) > MAX_DEPTH:
        raise TruceError.of("RDF2", f"nested more than {MAX_DEPTH} deep", file=file)
    for address in sorted(set(_localised(data))):
        message = f"the context {address[:200]} is not in the document, and nothing is fetched"
        found.diagnostics.append(
            Diagnostic("RDF3", message, Severity.WARNING, file, hint="put it into the document")
        )
    _by_parser(json.dumps(data), "json-ld", found, file)


def _depth(data: object) -> int:
    """How deep lists and objects are nested; no deeper than is looked for."""
    level, depth = [data], 0
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [
            child
            for item in level if isinstance(item, (dict, list))
            for child in (item.values() if isinstance(item, dict) else item)
        ]  # fmt: skip
    return depth


def _localised(data: object) -> Iterator[str]:
    """Put contexts that are known in place of their addresses; yield those that are not."""
    if isinstance(data, list):
        for item in data:
            yield from _localised(item)
    elif isinstance(data, dict):
        if "@import" in data:
            yield str(data.pop("@import"))
        if "@context" in data:
            data["@context"] = yield from _contexts(data["@context"])
        for value in data.values():
            yield from _localised(value)


def _contexts(value: object) -> Generator[str, None, list[object]]:
    """The contexts that are there or known; yields the addresses of the others."""
    found: list[object] = []
    for context in value if isinstance(value, list) else [value]:
        known = _known(context) if isinstance(context, str) else context
        if known is None and isinstance(context, str):
            yield context
        else:
            found.append(known)
    return found


def _known(address: str) -> dict[str, object] | None:
    plain = re.sub(r"^https?://(?:www\.)?", "https://", address).rstrip("/#")
    return _CONTEXTS.get(
        plain.removesuffix("/docs/jsonldcontext.json").removesuffix("/docs/jsonldcontext.jsonld")
    )


_READERS = {"n-triples": _n_triples, "turtle": _turtle, "rdf-xml": _rdf_xml, "json-ld": _json_ld}
