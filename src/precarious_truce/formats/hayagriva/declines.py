"""What hayagriva has no field for, by the fields of the model; `*.lang` is a text's language."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.coverage import declined

__all__ = ["DECLINES"]

DECLINES = declined(
    ("hayagriva has one form of a text, in no stated language", "*.romanized", "*.lang",
     "*.translated"),
    ("hayagriva has short titles of works, containers and series alone", "*.short"),
    ("hayagriva has title, author, date, publisher and place of an original", "title.original",
     "*.original", "original.subtitle", "original.editor", "original.language",
     "original.edition", "original.isbn", "original.doi", "original.url",
     "original.container_title", "original.volume", "original.issue", "original.pages"),
    ("hayagriva has no field for subtitles", "subtitle", "container_subtitle"),
    ("hayagriva has one title of a work", "parallel_title", "volume_title", "volume_subtitle",
     "part_title"),
    ("hayagriva has one publisher, edition and date, and one ISBN",
     "imprint", "copyright", "formats", "reissue_of"),
    ("hayagriva has no subjects", "keywords", "subjects", "classes"),
    ("hayagriva has name and place of an archive", "archive.collection", "archive.shelfmark"),
    ("hayagriva has no field for it",
     "rights", "license", "physical", "facing", "supplement_number", "page_first", "dimensions",
     "division", "jurisdiction", "medium", "references", "reviewed_genre", "reviewed_title",
     "scale", "year_suffix", "submitted", "annote", "part_number", "section", "source", "sources",
     "status"),
    ("it is said of the record, not of what it describes", "accept", "contents_status"),
    ("keys that begin with x- are exported nowhere", "private"),
)  # fmt: skip
"""Field → why it is lost."""
