"""What the dialects of .bib have no field for; `*.lang` is the language of any text."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.coverage import declined

__all__ = ["BIBLATEX", "BIBTEX"]

_BOTH = declined(
    ("a text has one form, in no stated language", "*.romanized", "*.lang", "*.translated"),
    ("there are short titles of works and journals alone", "*.short"),
    ("there is no field for the title that a title in another place was translated from",
     "*.original"),
    ("an entry has one publisher, edition and date, and one ISBN",
     "imprint", "copyright", "printing", "formats", "reissue_of"),
    ("there are keywords, but no subject headings or classes", "subjects", "classes"),
    ("there is no field for it",
     "rights", "license", "physical", "sources", "facing", "part_title", "section",
     "supplement_number", "page_first", "authority", "dimensions", "division", "jurisdiction",
     "medium", "references", "reviewed_genre", "reviewed_title", "scale", "source", "year_suffix",
     "submitted"),
    ("it is written as the title of the original", "title.original"),
    (".bib has title, publisher, place, date and language of an original",
     "original.subtitle", "original.author", "original.editor", "original.edition",
     "original.isbn", "original.doi", "original.url",
     "original.container_title", "original.volume", "original.issue", "original.pages"),
    ("it is said of the record, not of what it describes", "accept", "contents_status"),
    ("keys that begin with x- are exported nowhere", "private"),
)  # fmt: skip

BIBTEX = _BOTH | declined(
    ("BibTeX has no field for subtitles",
     "subtitle", "container_subtitle", "volume_subtitle"),
)  # fmt: skip
"""Field → why BibTeX loses it."""

BIBLATEX = _BOTH | declined(
    ("biblatex has the ISSN of periodicals and what is in them alone", "series.issn"),
)  # fmt: skip
"""Field → why BibLaTeX loses it."""
