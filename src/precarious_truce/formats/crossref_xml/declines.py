"""What a deposit has a place for, and why it has none for the rest, by the fields of the model."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.coverage import declined, others_declined

__all__ = ["ABSENT", "DECLINES", "MAPPED"]

MAPPED = (
    "title.text", "title.original", "subtitle.text", "series.title.text", "series.number",
    "series.issn", "edition", "publisher.text", "place.text", "date", "language", "isbn",
    "event.name.text", "event.place.text", "event.date",
    "formats.isbn", "formats.date", "doi", "url.text", "abstract", "license", "number", "pages",
    *(f"{role}.{part}" for role in ("author", "editor", "translator", "series.editor")
      for part in ("family", "given", "suffix", "literal", "orcid")),
)  # fmt: skip
"""Fields that a deposit has a place for, in a book or a part of one."""

_REASONS = declined(
    ("Crossref has one form of a text, in no stated language",
     "*.romanized", "*.translated", "*.lang", "*.short"),
    ("Crossref has two parts of a name",
     "*.dropping_particle", "*.non_dropping_particle", "*.comma_suffix", "*.static_ordering"),
    ("Crossref tells of a form whether it is on paper or online, no more", "formats"),
    ("keys that begin with x- are exported nowhere", "private"),
)  # fmt: skip
_NONE = "a deposit has no place for it"

DECLINES = {
    **others_declined(MAPPED, _NONE),
    "series.title.original": _NONE, "container_title": _NONE, "url.accessed": _NONE,
    **{f"formats.{name}": _NONE for name in ("issn", "publisher", "place", "edition", "doi", "url",
                                             "extent", "price", "note")},
    **_REASONS,
}  # fmt: skip
"""Field → why it is lost."""

ABSENT = dict.fromkeys(
    ("number", "pages", "extra"), "a deposit tells it of parts of a book alone"
) | {
    "extra": _NONE,
}
"""Fields that only parts of books have here."""
