"""The properties that the reader knows; any other is counted and reported.

>>> "dcterms:isPartOf" in KNOWN, "dcterms:audience" in KNOWN
(True, False)
"""

from __future__ import annotations

from precarious_truce.formats.dublin_core.vocabulary.properties import IDENTIFIERS, LABELLED, TEXTS
from precarious_truce.formats.dublin_core.vocabulary.roles import LISTS, ROLES

__all__ = ["KNOWN"]

_READ = """
rdf:type rdf:first rdf:rest rdf:value rdfs:label dc:title dc:creator dc:contributor dc:publisher
dc:date dc:type dc:language dc:identifier dc:description dc:subject dc:relation dc:rights
dc:format dc:source dc:coverage dcterms:title dcterms:alternative dcterms:creator
dcterms:contributor dcterms:publisher dcterms:issued dcterms:date dcterms:created
dcterms:available dcterms:language dcterms:identifier dcterms:type dcterms:subject dcterms:format
dcterms:hasFormat dcterms:isVersionOf dcterms:source dcterms:provenance dcterms:isPartOf
dcterms:hasPart dcterms:tableOfContents dcterms:bibliographicCitation bibo:shortTitle
bibo:contributorList bibo:authorList bibo:editorList bibo:prefixName bibo:suffixName bibo:isbn13
bibo:isbn10 bibo:isbn bibo:doi bibo:uri bibo:issn bibo:eissn bibo:pages bibo:pageStart
bibo:pageEnd bibo:numPages bibo:numVolumes bibo:presentedAt bibo:translationOf schema:name
schema:headline schema:alternativeHeadline schema:alternateName schema:author schema:editor
schema:creator schema:translator schema:illustrator schema:contributor schema:publisher
schema:location schema:publisherImprint schema:datePublished schema:inLanguage schema:isbn
schema:issn schema:sameAs schema:url schema:identifier schema:position schema:pagination
schema:pageStart schema:pageEnd schema:numberOfPages schema:keywords schema:about
schema:description schema:isPartOf schema:hasPart schema:workExample schema:bookFormat
schema:translationOfWork schema:familyName schema:givenName schema:honorificSuffix foaf:name
foaf:familyName foaf:surname foaf:family_name foaf:givenName foaf:givenname foaf:firstName
foaf:maker bib:pages bib:authors bib:editors bib:presentedAt address:localityName
foaf:lastName
"""

KNOWN = frozenset(
    (
        *_READ.split(),
        *IDENTIFIERS.values(),
        *LISTS.values(),
        *(p for p, _ in LABELLED.values()),
        *(p for properties in (*TEXTS.values(), *ROLES.values()) for p in properties),
    )
)
"""Prefixed names, those that only repeat what another says included."""
