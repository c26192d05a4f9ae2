"""Numbers of catalogues and repositories, without their names and addresses.

Whoever copies a number takes it as it stands on the page: `OCLC 3168573`, `arXiv:2101.00001`, or an
address.  The record holds the number alone.

>>> bare("oclc", "(OCoLC)ocm03168573"), bare("arxiv", "https://arxiv.org/abs/2101.00001v2")
('3168573', '2101.00001v2')
>>> bare("wikidata", "a note on Q42")
'a note on Q42'
"""

from __future__ import annotations

import re

from precarious_truce.patterns import pattern

__all__ = ["bare", "is_named"]

_WEB = r"https?://(?:www\.)?"
_END = r"/?(?:[?#]\S*)?"

_WRITTEN = {
    "oclc": rf"(?:{_WEB}(?:search\.)?worldcat\.org/(?:oclc|title)/|\(OCoLC\)\s*|OCLC(?:[:#]\s*|\s+)"
    rf"|(?=oc[mn]|on\d))(?:oc[mn]|on)?0*(\d+){_END}",
    "lccn": rf"(?:{_WEB}lccn\.loc\.gov/|LCCN(?::\s*|\s+))([\w-]+){_END}",
    "handle": r"(?:https?://hdl\.handle\.net/|hdl:\s*|info:hdl/)([\d.]+/\S+)",
    "ark": r"https?://[\w.-]+/(ark:/?\d+/\S+)",
    "arxiv": rf"(?:{_WEB}arxiv\.org/(?:abs|pdf)/|arXiv:\s*)([^\s?#]+?)(?:\.pdf)?{_END}",
    "pmid": rf"(?:{_WEB}(?:pubmed\.ncbi|ncbi)\.nlm\.nih\.gov/(?:pubmed/)?"
    rf"|(?:PMID|PubMed)(?::\s*|\s+))(\d+){_END}",
    "pmcid": rf"(?:{_WEB}(?:pmc\.ncbi|ncbi)\.nlm\.nih\.gov/(?:pmc/)?articles/|PMCID(?::\s*|\s+))"
    rf"(PMC\d+){_END}",
    "jstor": rf"(?:{_WEB}jstor\.org/(?:stable|pss)/(?:pdf/)?|JSTOR(?::\s*|\s+))"
    rf"([^\s?#]+?)(?:\.pdf)?{_END}",
    "urn": r"https?://[\w.-]+/(urn:\S+)",
    "google_books": r"https?://books\.google\.[a-z.]+/books\?(?:[^\s#]*&)?id=([\w-]+)"
    r"(?:[&#]\S*)?|https?://www\.google\.[a-z.]+/books/edition/[^/\s]+/([\w-]+)"
    rf"{_END}",
    "hathitrust": r"https?://(?:hdl\.handle\.net/2027/|babel\.hathitrust\.org/cgi/pt\?id=)"
    r"([^\s?&;#]+)(?:[?&;#]\S*)?",
    "internet_archive": rf"{_WEB}archive\.org/details/([\w.-]+)(?:[/?#]\S*)?",
    "openlibrary": rf"{_WEB}openlibrary\.org/(?:books|works)/(OL\d+[MW])(?:[/?#.]\S*)?",
    "wikidata": rf"{_WEB}wikidata\.org/(?:wiki|entity)/(Q\d+){_END}",
}
_PATTERNS = {name: pattern(written, re.I) for name, written in _WRITTEN.items()}


def bare(catalogue: str, text: str) -> str:
    """The number in a text that is nothing but the number with its name or address.

    `catalogue` is the name of a field of `identifiers`; other texts are given back as they are.
    """
    known = _PATTERNS.get(catalogue)
    found = known.fullmatch(text) if known else None
    return next(filter(None, found.groups())) if found else text


def is_named(catalogue: str, text: str) -> bool:
    """Whether a text says itself that it is a number of the catalogue.

    >>> is_named("arxiv", "arXiv:2101.00001"), is_named("arxiv", "2101.00001")
    (True, False)
    """
    return bare(catalogue, text) != text
