"""The names that people type for commands, formats and citation styles.

>>> format_name("BIB"), target_name("JSON"), target_name("IEEE"), target_name("Chicago")
('bibtex', 'csl-json', 'ieee', 'chicago-author-date')
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from precarious_truce.errors import did_you_mean
from precarious_truce.formats import ALIASES, registry

__all__ = ["COMMANDS", "format_name", "output_name", "target_name"]

COMMANDS = {
    "validate": "check", "verify": "check", "lint": "check", "convert": "export", "write": "export",
    "bib": "bibliography", "biblio": "bibliography", "references": "bibliography",
    "refs": "bibliography", "reference": "cite", "word": "bibliography",
    "citation": "cite", "quote": "cite", "help": "--help", "version": "--version",
    "lookup": "locate", "where": "locate", "search": "locate", "view": "show", "print": "show",
    "toc": "show", "cat": "show", "read": "import", "draft": "new", "add": "new",
    "fix": "check --fix",
    "web": "site", "website": "site", "html": "site", "pages": "site", "publish": "site",
    "fmt-check": "fmt --check", "to": "export", "save": "export", "keys": "show --keys",
    "locales": "styles --locales", "formats": "export --help", "format": "fmt",
    "send": "push", "zotero": "push --to zotero", "jabref": "push --to jabref",
    "find": "locate", "page": "locate", "tree": "show",
    "contents": "show", "list": "show", "ls": "show", "info": "show",
    "accept": "the key `accept` of a record (`check --explain CODE` says what of)",
    "init": "new", "create": "new", "style": "styles",
}  # fmt: skip
"""What other tools call a command → what it is called here."""
_WRITTEN_FORMATS = {"rdf": "turtle"}  # a file that is read may be in any of the syntaxes of RDF


def format_name(text: str) -> str:
    """The name of a format as the registry has it; another text stays as it is."""
    name = ALIASES.get(text.lower(), text.lower())
    return name if any(format.name == name for format in registry()) else text


def _style_name(text: str) -> str:
    """The name of a style; an older one that is known still (mla) stays."""
    from precarious_truce.citations.finding import current_name
    from precarious_truce.citations.naming import style_named

    name = "-".join(text.lower().split())
    return name if current_name(name) else style_named(text)


def target_name(text: str) -> str:
    """The name of a format that can be written, or of a citation style."""
    name = format_name(_WRITTEN_FORMATS.get(text.lower(), text))
    return name if any(format.name == name for format in registry()) else _style_name(text)


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
        if name == "pdf":
            hint += "; print one of them to PDF"
        raise click.UsageError(f"no output is called {text!r}; {hint}")
    return name
