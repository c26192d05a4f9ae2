"""What things are: kinds and CSL types → classes of BIBO and schema.org, and back.

>>> REFERENCES["thesis"], TYPES["http://purl.org/ontology/bibo/Thesis"]
(('bibo:Thesis', 'schema:Thesis'), 'thesis')
"""

from __future__ import annotations

from precarious_truce.formats.dublin_core.vocabulary.terms import expanded

__all__ = [
    "CONTAINERS",
    "EDITED",
    "PARTS",
    "REFERENCES",
    "SERIES",
    "SPECIAL_BOOKS",
    "TYPES",
    "WHOLES",
]

EDITED = ("bibo:EditedBook",)

SPECIAL_BOOKS = {
    "edited-volume": EDITED, "anthology": EDITED, "collection": EDITED, "festschrift": EDITED,
    "proceedings": ("bibo:Proceedings",), "manual": ("bibo:Manual",),
    "encyclopedia": ("bibo:ReferenceSource",), "dictionary": ("bibo:ReferenceSource",),
}  # fmt: skip
"""Kind of book → what it is beside bibo:Book and schema:Book."""

REFERENCES: dict[str, tuple[str, ...]] = {
    "article": ("bibo:Article", "schema:Article"),
    "article-journal": ("bibo:AcademicArticle", "schema:ScholarlyArticle"),
    "article-magazine": ("bibo:Article", "schema:Article"),
    "article-newspaper": ("bibo:Article", "schema:NewsArticle"),
    "bill": ("bibo:Bill", "schema:Legislation"),
    "book": ("bibo:Book", "schema:Book"),
    "chapter": ("bibo:BookSection",),
    "dataset": ("schema:Dataset",),
    "entry": ("bibo:BookSection",),
    "entry-dictionary": ("bibo:BookSection",),
    "entry-encyclopedia": ("bibo:BookSection",),
    "graphic": ("bibo:Image", "schema:VisualArtwork"),
    "interview": ("bibo:Interview", "schema:CreativeWork"),
    "legal_case": ("bibo:LegalCaseDocument", "schema:CreativeWork"),
    "legislation": ("bibo:Legislation", "schema:Legislation"),
    "manuscript": ("bibo:Manuscript", "schema:Manuscript"),
    "map": ("bibo:Map", "schema:Map"),
    "motion_picture": ("bibo:Film", "schema:Movie"),
    "paper-conference": ("bibo:AcademicArticle", "schema:ScholarlyArticle"),
    "patent": ("bibo:Patent", "schema:CreativeWork"),
    "periodical": ("bibo:Periodical", "schema:Periodical"),
    "personal_communication": ("bibo:PersonalCommunicationDocument", "schema:Message"),
    "post-weblog": ("bibo:Webpage", "schema:BlogPosting"),
    "report": ("bibo:Report", "schema:Report"),
    "software": ("schema:SoftwareSourceCode",),
    "standard": ("bibo:Standard", "schema:CreativeWork"),
    "thesis": ("bibo:Thesis", "schema:Thesis"),
    "webpage": ("bibo:Webpage", "schema:WebPage"),
}
"""CSL type of what is no Book → its classes; any other type is a bibo:Document."""

CONTAINERS = {
    "article-journal": "bibo:Journal", "article": "bibo:Journal", "review": "bibo:Journal",
    "article-magazine": "bibo:Magazine", "article-newspaper": "bibo:Newspaper",
    "webpage": "bibo:Website", "post-weblog": "bibo:Website", "post": "bibo:Website",
}  # fmt: skip
"""CSL type → the class of what it stands in."""


def _all(*names: str) -> frozenset[str]:
    return frozenset(map(expanded, names))


WHOLES = _all(
    "bibo:Book", "bibo:EditedBook", "bibo:MultiVolumeBook", "bibo:Proceedings", "bibo:Manual",
    "bibo:ReferenceSource", "bibo:CollectedDocument", "schema:Book", "schema:PublicationVolume",
    "bib:Book", "bib:Proceedings",
)  # fmt: skip
"""Classes of a book or volume."""

PARTS = _all(
    "bibo:BookSection", "bibo:Chapter", "bibo:DocumentPart", "bibo:Excerpt", "bibo:Slide",
    "schema:Chapter", "bib:BookSection", "bib:Chapter",
)  # fmt: skip
"""Classes of something in a book."""

SERIES = _all(
    "bibo:Series", "schema:BookSeries", "schema:CreativeWorkSeries", "bib:Series", "bibo:Periodical"
)
"""Classes of what a book is part of without being a part of a book."""

TYPES: dict[str, str] = {}
"""IRI of a class → CSL type, of what stands in no book."""

for _type, _classes in REFERENCES.items():
    for _class in _classes:
        if _class not in ("schema:CreativeWork", "bibo:BookSection", "bibo:Book", "schema:Book"):
            TYPES.setdefault(expanded(_class), _type)
TYPES[expanded("bib:Article")] = TYPES[expanded("bibo:AcademicArticle")] = "article-journal"
