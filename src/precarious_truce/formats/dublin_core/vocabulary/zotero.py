"""Zotero's words: its types of items, its fields, the properties of its creators."""

from __future__ import annotations

__all__ = ["CREATORS", "ITEM_TYPES", "WORDS"]

ITEM_TYPES = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "dataset": "dataset",
    "entry": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "report": "report",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""CSL type → Zotero's type of item (github.com/zotero/zotero-schema, `csl.types`)."""

CREATORS = {"author": "bib:authors", "editor": "bib:editors", "translator": "z:translators"}
"""Role → the property of its container; all other roles are contributors to Zotero."""

OTHER_CREATORS = ("bib:contributors", "z:bookAuthors", "z:seriesEditors")
FIELDS = (
    "itemType", "citationKey", "date", "edition", "ISBN", "ISSN", "DOI", "language",
    "numberOfVolumes", "place", "publicationTitle", "publisher", "rights", "series",
    "seriesNumber", "volume", "url", "accessDate", "conferenceName", "eventPlace",
    "originalDate", "originalPlace", "originalPublisher", "thesisType", "reportType", "callNumber",
    "title", "numPages", "archive", "archiveLocation", "extra",
)  # fmt: skip

WORDS = frozenset(
    (
        *CREATORS.values(),
        *OTHER_CREATORS,
        *(f"z:{name}" for name in FIELDS),
        "dcterms:isReferencedBy",
        "dcterms:relation",
    )
)
"""Properties that only repeat for Zotero what others say."""
