"""What MARC has no place for, by the fields of the model."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.coverage import declined

__all__ = ["DECLINES"]

_ONE_FORM = "MARC has one form of it here"
_TITLES = ("series.title", "container_title", "volume_title", "part_title", "reviewed_title")
_TEXTS = (*_TITLES, "event.name", "event.place", "container_subtitle", "volume_subtitle")

DECLINES = declined(
    ("MARC tells the language of works, not of texts", "*.lang"),
    (_ONE_FORM, *(f"{field}.{form}" for field in _TEXTS for form in ("romanized", "translated"))),
    (_ONE_FORM, *(f"{field}.{form}" for field in _TITLES for form in ("short", "original"))),
    ("MARC transcribes one name of a publisher", "imprint"),
    ("MARC describes editions, not printings", "printing"),
    ("MARC describes what is published", "status", "submitted", "year_suffix"),
    ("it is for one's own bibliography", "annote"),
    ("it is said of the record, not of what it describes",
     "accept", "source", "sources"),
    ("MARC has no field for it",
     "authority", "division", "jurisdiction", "references", "reviewed_genre"),
    ("MARC says it of contents, in their note", "contents_status"),
    ("keys that begin with x- are exported nowhere", "private"),
)  # fmt: skip
"""Field → why it is lost."""
