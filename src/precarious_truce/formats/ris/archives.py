"""DB and AN: an archive and a shelfmark in it, or a database and the number of the record there.

Zotero writes the first, databases the second; what stands there tells which of them it is.

>>> [is_database(text) for text in ("Bodleian Library", "PubMed", "Scopus (Elsevier)", "ERIC")]
[False, True, True, True]
>>> [is_accession(text) for text in ("FO 371/11775", "12345678", "WOS:000263318800012")]
[False, True, True]
"""

from __future__ import annotations

import re

__all__ = ["is_accession", "is_database"]

_BEGUN = (
    "academic search", "acm digital library", "agricola", "arxiv", "biosis", "cab abstracts",
    "cambridge core", "cinahl", "cochrane", "compendex", "cross ?ref", "dblp", "ebsco(?:host)?",
    "econlit", "embase", "google (?:books|scholar)", "hein ?online", "historical abstracts",
    "ieee xplore", "inspec", "jstor", "lexisnexis", "lilacs", "mathscinet", "medline",
    "mla international bibliography", "openalex", "philpapers", "project muse", "proquest",
    "psyc(?:articles|extra|info)", "pub ?med", "repec", "scielo", "science ?direct", "scopus",
    "semantic scholar", "sociological abstracts", "springer ?link", "ssrn",
    "web of (?:knowledge|science)", "worldcat", "zbmath",
)  # fmt: skip
"""Names that only databases have, whatever follows them."""
_WHOLE = (
    "a9h", "amed", "aph", "base", "cabi", "central", "doaj", "eric", "gale", "hia", "isi", "muse",
    "oclc", "ovid", "pmc", "springer", "wiley", "wos",
)  # fmt: skip
"""Names and codes of databases with which an archive's name may begin."""

_DATABASE = re.compile(
    rf"(?:{'|'.join(_BEGUN)})(?![\w’'-]).*|(?:{'|'.join(_WHOLE)})", re.IGNORECASE | re.DOTALL
)
_ACCESSION = re.compile(
    r"\d+|(?:biosis|cabi|ccc|ed|ej|eds\w{,20}|embase|inspec|isi|medline|pmc|pmid|rayyan|scopus|wos)"
    r"[-:.]?\s?[\w.:-]*\d[\w.:-]*",
    re.IGNORECASE,
)


def is_database(text: str) -> bool:
    """Whether a name is one of a database or a service, and not of an archive."""
    return _DATABASE.fullmatch(text.strip()) is not None


def is_accession(text: str) -> bool:
    """Whether a number is one that a database gave to its record."""
    return _ACCESSION.fullmatch(text.strip()) is not None
