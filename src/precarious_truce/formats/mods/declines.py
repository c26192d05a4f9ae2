"""What MODS has no place for, by the fields of the model."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.coverage import declined

__all__ = ["DECLINES"]

_PARALLEL = ("translated", "short", "original")

DECLINES = declined(
    ("styles decide how names are set", "*.comma_suffix", "*.static_ordering"),
    ("a parallel title has no titles of its own", *(f"parallel_title.{p}" for p in _PARALLEL)),
    ("the name of a meeting has one language", "event.name.translated", "event.place.translated"),
    ("it is said of the record, not of what it describes", "accept"),
    ("keys that begin with x- are exported nowhere", "private"),
)  # fmt: skip
"""Field → why it is lost."""
