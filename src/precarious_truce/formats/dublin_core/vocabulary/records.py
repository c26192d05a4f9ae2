"""The fields of the records inside fields (a name, a series, an event) and their properties.

The first property of a field is the one that the reader looks for first.  A field without any is
kept in the private data of the citation, with the whole record that it is in.

>>> RECORDS["Event"]["place"], words_of("Link")
(('schema:location',), ('text',))
"""

from __future__ import annotations

__all__ = ["LANGUAGE_TAG", "RECORDS", "words_of"]

LANGUAGE_TAG = "@language"
"""In place of a property: the language tag of the literal says it."""

RECORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "LocalText": {"text": ("rdfs:label",), "romanized": (), "translated": (), "lang": ()},
    "Title": {
        "text": ("dcterms:title", "schema:name"),
        "romanized": ("dcterms:alternative",),
        "translated": ("dcterms:alternative",),
        "lang": (LANGUAGE_TAG,),
        "short": ("bibo:shortTitle", "dcterms:alternative"),
        "original": (),
    },
    "Name": {
        "family": ("foaf:familyName", "foaf:surname", "schema:familyName"),
        "given": ("foaf:givenName", "schema:givenName"),
        "dropping_particle": (),
        "non_dropping_particle": ("bibo:prefixName",),
        "suffix": ("bibo:suffixName", "schema:honorificSuffix"),
        "comma_suffix": (),
        "static_ordering": (),
        "literal": ("foaf:name", "schema:name"),
        "romanized": ("schema:alternateName",),
        "orcid": ("schema:sameAs", "dcterms:identifier"),
    },
    "Series": {
        "title": ("dcterms:title", "schema:name"),
        "number": ("bibo:number", "schema:position"),
        "issn": ("bibo:issn", "schema:issn"),
        "editor": ("bibo:editor",),
    },
    "Event": {
        "name": ("dcterms:title",),
        "place": ("schema:location",),
        "date": ("dcterms:date",),
    },
    "Link": {"text": ("bibo:uri", "schema:url"), "accessed": ()},
    "Archive": {"name": (), "place": (), "collection": (), "shelfmark": ()},
    "Source": {
        "url": ("dcterms:provenance",),
        "title": ("dcterms:provenance",),
        "for_": (),
        "accessed": (),
        "note": ("dcterms:provenance",),
    },
    "Identifiers": {
        "oclc": ("bibo:oclcnum",),
        "lccn": ("bibo:lccn",),
        "handle": ("bibo:handle",),
        "pmid": ("bibo:pmid",),
        **dict.fromkeys(
            (
                "ark", "arxiv", "pmcid", "jstor", "urn", "google_books", "hathitrust",
                "internet_archive", "openlibrary", "wikidata",
            ),
            (),
        ),
    },
    "Classes": {"lcc": ("dcterms:LCC",), "ddc": ("dcterms:DDC",), "udc": ("dcterms:UDC",)},
    "Manifestation": {
        "isbn": ("bibo:isbn13", "bibo:isbn10", "schema:isbn"),
        "date": ("dcterms:issued", "dcterms:date", "schema:datePublished"),
        "doi": ("dcterms:identifier",),
        **dict.fromkeys(
            ("issn", "publisher", "place", "edition", "url", "extent", "price", "note"), ()
        ),
    },
    "OtherEdition": {
        "title": ("dcterms:title", "schema:name"),
        "subtitle": (),
        "author": ("dcterms:creator",),
        "editor": ("dcterms:contributor",),
        "publisher": ("dcterms:publisher",),
        "place": ("schema:location",),
        "date": ("dcterms:issued", "dcterms:date", "schema:datePublished"),
        "language": ("dcterms:language", "schema:inLanguage"),
        **dict.fromkeys(
            ("edition", "container_title", "volume", "issue", "pages", "isbn", "doi", "url"), ()
        ),
    },
}  # fmt: skip
"""Record → its fields → their properties; of `Classes` the datatypes of the numbers."""

RECORDS["Contributor"] = RECORDS["Name"] | {"role": ("dcterms:contributor", "schema:contributor")}


def words_of(record: str) -> tuple[str, ...]:
    """The fields of a record that have a property."""
    return tuple(field for field, properties in RECORDS[record].items() if properties)
