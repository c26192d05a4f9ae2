"""What RIS has no tag for, by the fields of the model; `*.lang` is the language of any text."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.coverage import declined

__all__ = ["DECLINES"]

DECLINES = declined(
    ("RIS has one form of a text, in no stated language", "*.romanized", "*.lang", "*.translated"),
    ("RIS has short titles of works and journals alone", "*.short"),
    ("RIS has place, publisher and date of an original", "title.original", "*.original"),
    ("RIS has no tag for subtitles",
     "subtitle", "container_subtitle"),
    ("RIS has one title of a work", "parallel_title"),
    ("RIS has one publisher, edition and date, and one ISBN",
     "imprint", "copyright", "printing", "formats", "reissue_of"),
    ("RIS tells the author of a part, not that of its book", "container_author"),
    ("RIS has keywords, but no subject headings or classes", "subjects", "classes"),
    ("RIS has no tag for it",
     "rights", "license", "physical", "facing", "part_title", "supplement_number", "page_first",
     "authority", "dimensions", "division", "jurisdiction", "medium", "references",
     "reviewed_genre", "reviewed_title", "scale", "year_suffix", "submitted"),
    ("it is said of the record, not of what it describes", "accept", "contents_status"),
    ("keys that begin with x- are exported nowhere", "private"),
)  # fmt: skip
"""Field → why it is lost."""
