"""The names that people type for commands, formats and citation styles.

>>> format_name("BIB"), style_name("Chicago"), target_name("JSON"), target_name("MLA")
('bibtex', 'chicago-author-date', 'csl-json', 'mla')
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from precarious_truce.errors import did_you_mean
from precarious_truce.formats import registry

__all__ = ["COMMANDS", "format_name", "output_name", "style_name", "target_name"]

COMMANDS = {
    "validate": "check", "verify": "check", "lint": "check", "convert": "export", "write": "export",
    "citation": "cite", "format": "fmt", "find": "locate", "page": "locate", "tree": "show",
    "contents": "show", "list": "show", "init": "new", "create": "new", "style": "styles",
}  # fmt: skip
"""What other tools call a command → what it is called here."""
_FORMATS = {
    "bib": "bibtex", "tex": "bibtex", "latex": "bibtex", "json": "csl-json", "csl": "csl-json",
    "csljson": "csl-json", "ttl": "turtle", "nt": "n-triples", "ntriples": "n-triples",
    "rdfxml": "rdf-xml", "jsonld": "json-ld", "yml": "yaml", "oai": "oai-dc",
}  # fmt: skip
_WRITTEN_FORMATS = {"rdf": "turtle"}  # a file that is read may be in any of the syntaxes of RDF
_STYLES = {
    "chicago": "chicago-author-date", "turabian": "turabian-notes-bibliography",
    "harvard": "harvard-cite-them-right", "din1505": "din-1505-2", "din-1505": "din-1505-2",
    "acs": "american-chemical-society", "bluebook": "bluebook-law-review",
}  # fmt: skip
"""Short names of styles; others (mla, vancouver) are in the styles' list of renamed ones."""


def format_name(text: str) -> str:
    """The name of a format as the registry has it; another text stays as it is."""
    name = _FORMATS.get(text.lower(), text.lower())
    return name if any(format.name == name for format in registry()) else text


def style_name(text: str) -> str:
    """The name of a citation style in lower case and with hyphens; a path stays as it is."""
    if "/" in text or "\\" in text or "<" in text or text.lower().endswith(".csl"):
        return text
    name = "-".join(text.lower().split())
    return _STYLES.get(name, name)


def target_name(text: str) -> str:
    """The name of a format that can be written, or of a citation style."""
    name = format_name(_WRITTEN_FORMATS.get(text.lower(), text))
    return name if any(format.name == name for format in registry()) else style_name(text)


_OUTPUTS = {
    "txt": "text", "plain": "text", "htm": "html", "md": "markdown", "tex": "latex",
    "restructuredtext": "rst", "word": "docx", "doc": "docx", "ms-word": "docx",
}  # fmt: skip


def output_name(text: str, known: Sequence[str]) -> str:
    """The name of an output of citations; a usage error, with the names, for any other.

    >>> output_name("MD", ["text", "markdown"])
    'markdown'
    """
    name = text.lower().removeprefix(".")
    name = _OUTPUTS.get(name, name)
    if name not in known:
        hint = did_you_mean(name, known) or f"outputs are {', '.join(known)}"
        raise click.UsageError(f"no output is called {text!r}; {hint}")
    return name
