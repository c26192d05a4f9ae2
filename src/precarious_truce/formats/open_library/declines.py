"""What an edition has a place for, and why it has none for the rest, by the fields of the model."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.coverage import declined, others_declined
from precarious_truce.formats.open_library.names import ROLES

__all__ = ["ABSENT", "DECLINES", "MAPPED"]

MAPPED = (
    "title.text", "subtitle.text", "edition", "publisher.text", "place.text", "date", "language",
    "series.title.text", "series.number", "extent", "isbn", "subjects", "abstract", "note",
    "identifiers.openlibrary", "identifiers.oclc", "identifiers.lccn",
    "identifiers.internet_archive", "classes.lcc", "classes.ddc", "number", "pages",
    "contributor.role",
    *(f"{role}.{part}" for role in ("author", *ROLES, "contributor")
      for part in ("family", "given", "literal", "non_dropping_particle", "suffix")),
)  # fmt: skip
"""Fields that an edition has a place for, or a row of its table of contents."""

_NONE = "an edition of Open Library has no place for it"
_REASONS = declined(
    ("Open Library has one form of a text, in no stated language",
     "*.romanized", "*.translated", "*.lang", "*.short", "*.original"),
    ("Open Library has names as they are spoken",
     "*.dropping_particle", "*.comma_suffix", "*.static_ordering", "*.orcid"),
    ("keys that begin with x- are exported nowhere", "private"),
)  # fmt: skip

DECLINES = {
    **others_declined(MAPPED, _NONE),
    "identifiers": _NONE, "classes": _NONE, "series": _NONE, **_REASONS,
}  # fmt: skip
"""Field → why it is lost."""

ABSENT = {"kind": _NONE, "number": _NONE, "pages": _NONE, "extra": _NONE}
"""Fields that only parts of books have here."""
