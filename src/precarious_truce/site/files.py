"""The files that a page offers: the work or part in the formats that other programs read.

>>> from precarious_truce.model import Book, Library
>>> (ref,) = Library([Book(title="Rivers")]).references()
>>> made = dict(files_of(Library([Book(title="Rivers")]), FILES))
>>> list(made), made[".ris"].splitlines()[0]
(['.bib', '.ris', '.csl.json', '.ttl', '.rdf', '.yaml'], 'TY  - BOOK')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from precarious_truce.io import dumps
from precarious_truce.model import Library, Reference

__all__ = ["FILES", "PART_FILES", "File", "files_of"]


class File(NamedTuple):
    """A kind of file: its format with the options for it, its media type, what it is good for."""

    format: str
    options: Mapping[str, str]
    type: str
    label: str
    purpose: str


FILES = {
    ".bib": File("bibtex", {}, "application/x-bibtex", "BibTeX", "LaTeX, JabRef"),
    ".ris": File(
        "ris", {}, "application/x-research-info-systems", "RIS", "EndNote, Citavi, Mendeley"
    ),
    ".csl.json": File(
        "csl-json", {}, "application/vnd.citationstyles.csl+json", "CSL-JSON", "pandoc, Quarto"
    ),
    ".ttl": File("turtle", {}, "text/turtle", "Turtle", "linked data"),
    ".rdf": File(
        "rdf-xml", {"profile": "zotero"}, "application/rdf+xml", "Zotero RDF",
        "Zotero, with every field",
    ),
    ".yaml": File("yaml", {}, "application/yaml", "Record", "the source of this page"),
}  # fmt: skip
"""Ending → the kind of file, of a whole work."""

PART_FILES = {ending: FILES[ending] for ending in (".bib", ".ris", ".csl.json")}
"""Those that say something of a part alone."""

_WITH_BASE = ("turtle", "rdf-xml")


def files_of(
    works: Library | Reference, files: Mapping[str, File], base_url: str = ""
) -> Iterator[tuple[str, str]]:
    """The ending and the text of each file."""
    for ending, file in files.items():
        base = {"base": base_url} if base_url and file.format in _WITH_BASE else {}
        yield ending, dumps(works, file.format, **file.options, **base)
