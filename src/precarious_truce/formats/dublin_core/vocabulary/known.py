"""The properties that the reader knows; any other is counted and reported.

>>> "dcterms:isPartOf" in KNOWN, "dcterms:audience" in KNOWN
(True, False)
"""

from __future__ import annotations

from precarious_truce.formats.dublin_core.vocabulary.records import LANGUAGE_TAG, RECORDS
from precarious_truce.formats.dublin_core.vocabulary.rows import ROWS

__all__ = ["KNOWN"]

_BESIDE_FIELDS = """
rdf:type rdf:first rdf:rest rdf:value dc:type dc:relation dc:source dc:coverage dcterms:available
dcterms:type dcterms:format dcterms:hasPart dcterms:tableOfContents
dcterms:bibliographicCitation bibo:contributorList bibo:pageStart bibo:pageEnd schema:identifier
schema:position schema:pageStart schema:pageEnd schema:hasPart schema:bookFormat
foaf:family_name foaf:givenname foaf:firstName foaf:lastName
"""

KNOWN = frozenset(
    (
        *_BESIDE_FIELDS.split(),
        *(p for row in ROWS for p in (*row.read, row.ordered, row.element) if p),
        *(p for name, fields in RECORDS.items() for ps in fields.values() for p in ps
          if name != "Classes" and p != LANGUAGE_TAG),
    )
)  # fmt: skip
"""Prefixed names, those that only repeat what another says included."""
