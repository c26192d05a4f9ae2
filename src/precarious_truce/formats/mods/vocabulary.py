"""The names that plain facts have in MODS: types of notes, identifiers, details and classes.

Each table serves both directions.

>>> IDENTIFIERS["handle"], NOTES["printing"], DETAILS["issue"]
('hdl', 'printing', 'issue')
"""

from __future__ import annotations

__all__ = [
    "CLASSES", "DETAILS", "IDENTIFIERS", "NOTES", "OTHER_DETAILS", "OTHER_IDENTIFIERS",
]  # fmt: skip

NOTES = {
    "annote": "annotation", "printing": "printing", "imprint": "imprint",
    "status": "publication status", "version": "version identification", "facing": "facing pages",
    "authority": "authority", "division": "division", "jurisdiction": "jurisdiction",
    "references": "references", "year_suffix": "year suffix", "price": "price",
    "contents_status": "contents status",
}  # fmt: skip
"""Field → type of the note that holds it."""

IDENTIFIERS = {
    "isbn": "isbn", "issn": "issn", "doi": "doi", "oclc": "oclc", "lccn": "lccn", "handle": "hdl",
    "ark": "ark", "arxiv": "arxiv", "pmid": "pmid", "pmcid": "pmcid", "jstor": "jstor",
    "urn": "urn", "google_books": "google books", "hathitrust": "hathitrust",
    "internet_archive": "internet archive", "openlibrary": "open library", "wikidata": "wikidata",
}  # fmt: skip
"""Field of a work, or of its `identifiers` → type of identifier."""
OTHER_IDENTIFIERS = {
    "handle": "handle", "pubmed": "pmid", "medline": "pmid", "ocolc": "oclc", "isbn13": "isbn",
    "isbn10": "isbn", "isbn-13": "isbn", "isbn-10": "isbn", "eissn": "issn", "e-issn": "issn",
    "issn-l": "issn", "pmc": "pmcid", "htid": "hathitrust", "ia": "internet_archive",
    "olid": "openlibrary", "eprint": "arxiv", "nbn": "urn", "urn:nbn": "urn", "googlebooks":
    "google_books", "e-isbn": "isbn", "eisbn": "isbn", "isbn-a": "isbn", "worldcat": "oclc",
}  # fmt: skip
"""Types of identifiers that others write → field."""

DETAILS = {
    "volume": "volume", "issue": "issue", "supplement_number": "supplement", "section": "section",
    "part_number": "part", "article_number": "article", "number": "number",
    "page_first": "first page",
}  # fmt: skip
"""Field → type of the detail of a part."""
OTHER_DETAILS = {
    "vol": "volume", "vol.": "volume", "v.": "volume", "no.": "issue", "no": "issue",
    "iss": "issue", "suppl.": "supplement_number", "chapter": "number",
    "article number": "article_number", "article-number": "article_number", "eid":
    "article_number", "e-location": "article_number", "report number": "number",
    "session": "section", "column": "section",
}  # fmt: skip
"""Types of details that others write → field."""

CLASSES = {"lcc": "lcc", "ddc": "ddc", "udc": "udc"}
"""Field of `classes` → authority of a classification."""
