"""The properties of fields that are said in one way, for writing and reading alike.

A text stands under properties that are the field's alone, or on a value node of the class that
the property asks for.

>>> TEXTS["edition"], LABELLED["rights"]
(('bibo:edition', 'schema:bookEdition'), ('dcterms:rights', 'dcterms:RightsStatement'))
"""

from __future__ import annotations

import re

__all__ = ["BOOK_FORMATS", "CLASSES", "IDENTIFIERS", "KEY", "LABELLED", "TEXTS"]

TEXTS: dict[str, tuple[str, ...]] = {
    "edition": ("bibo:edition", "schema:bookEdition"),
    "number": ("bibo:number",),
    "article_number": ("bibo:locator",),
    "volume": ("bibo:volume", "schema:volumeNumber"),
    "issue": ("bibo:issue", "schema:issueNumber"),
    "section": ("bibo:section",),
    "copyright": ("dcterms:dateCopyrighted",),
    "note": ("dcterms:description",),
    "abstract": ("dcterms:abstract", "schema:abstract"),
}
"""Field → its properties; the first alone says it whole."""

LABELLED: dict[str, tuple[str, str]] = {
    "extent": ("dcterms:extent", "dcterms:SizeOrDuration"),
    "rights": ("dcterms:rights", "dcterms:RightsStatement"),
    "license": ("dcterms:license", "dcterms:LicenseDocument"),
    "physical": ("dcterms:medium", "dcterms:PhysicalMedium"),
}
"""Field → property and class of its value (DCMI terms, "Range Includes"), its text a label."""

IDENTIFIERS = {
    "oclc": "bibo:oclcnum",
    "lccn": "bibo:lccn",
    "handle": "bibo:handle",
    "pmid": "bibo:pmid",
}
"""Identifier → its property in BIBO 1.3."""

CLASSES = {"lcc": "dcterms:LCC", "ddc": "dcterms:DDC", "udc": "dcterms:UDC"}
"""Classification → the datatype of its numbers (DCMI terms, "Vocabulary Encoding Schemes")."""

BOOK_FORMATS = {
    "hardback": "schema:Hardcover", "hardcover": "schema:Hardcover",
    "paperback": "schema:Paperback", "audio": "schema:AudiobookFormat", "online": "schema:EBook",
    "ebook": "schema:EBook", "epub": "schema:EBook", "pdf": "schema:EBook",
}  # fmt: skip
"""Name of a format → schema.org's word for it."""

KEY = re.compile(r"(?!(?i:isbn|issn|doi|urn|oclc)\b|(?i:isbn))[A-Za-z][A-Za-z0-9_.+-]*")
"""A citation key that is told from every other identifier as it stands."""
