"""The shapes of this package, run by pyshacl (https://github.com/RDFLib/pySHACL).

>>> from precarious_truce.formats.dublin_core.validation import SHAPES
>>> "sh:NodeShape" in SHAPES.read_text(encoding="utf-8")
True
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from precarious_truce.errors import Diagnostic, Severity, TruceError

__all__ = ["SHAPES", "validate"]

SHAPES = Path(__file__).with_name("shapes.ttl")
"""The file of the shapes, for other validators."""

_FORMATS = {"turtle": "turtle", "n-triples": "nt", "rdf-xml": "xml", "json-ld": "json-ld"}
_SH = "http://www.w3.org/ns/shacl#"
_SEVERITIES = {f"{_SH}Warning": Severity.WARNING, f"{_SH}Info": Severity.INFO}
_BASE = "https://bibliography.invalid/"


def validate(data: Any, *, syntax: str = "turtle", file: str | None = None) -> list[Diagnostic]:
    """What a graph of rdflib, or its text, has against the shapes, errors first.

    Raises `TruceError` where pyshacl is not installed or the text is no RDF.
    """
    try:
        import pyshacl
    except ImportError:
        hint = "pip install 'precarious-truce[rdf]'"
        raise TruceError.of("RDF8", "validation needs pyshacl", hint=hint, file=file) from None
    graph = _graph(data, syntax, file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, _ = pyshacl.validate(
            graph, shacl_graph=str(SHAPES), shacl_graph_format="turtle", advanced=False
        )
    return sorted(
        _results(report, file), key=lambda d: (list(Severity).index(d.severity), d.message)
    )


def _graph(data: Any, syntax: str, file: str | None) -> Any:
    """The graph that the text holds; a graph is taken as it is."""
    import rdflib

    if not isinstance(data, (str, bytes)):
        return data
    try:
        return rdflib.Graph().parse(data=data, format=_FORMATS[syntax], publicID=_BASE)
    except Exception as error:  # what a parser raises for broken input is not ours to know
        raise TruceError.of("RDF2", f"not {syntax}: {str(error)[:300]}", file=file) from None


def _results(report: Any, file: str | None) -> list[Diagnostic]:
    from rdflib import RDF, URIRef

    def value(node: Any, name: str) -> Any:
        return report.value(node, URIRef(_SH + name))

    found = []
    for node in report.subjects(RDF.type, URIRef(f"{_SH}ValidationResult")):
        severity = _SEVERITIES.get(str(value(node, "resultSeverity")), Severity.ERROR)
        path = value(node, "resultPath")
        where = f" ({str(path).rpartition('/')[2]})" if isinstance(path, URIRef) else ""
        message = f"{value(node, 'focusNode')}: {value(node, 'resultMessage')}{where}"
        found.append(Diagnostic("RDF9", message, severity, file))
    return found
