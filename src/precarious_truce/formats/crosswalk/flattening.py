"""What a flat entry says for facts that have no field of their own there.

>>> from precarious_truce.model import Reference
>>> ref = Reference(type="book", title="Rivers", subtitle="Essays",
...                 formats={"hardback": {"isbn": "978-3-16-148410-0"}})
>>> said = flattened(ref)
>>> str(said["title"]), said["subtitle"], said["isbn"]
('Rivers: Essays', None, ISBN('978-3-16-148410-0'))
"""

from __future__ import annotations

from typing import Any

from precarious_truce.formats.crosswalk.rows import joined
from precarious_truce.model import Reference, Title

__all__ = ["flattened"]


def flattened(ref: Reference, *, subtitles: bool = False) -> dict[str, Any]:
    """The fields that change: one ISBN in place of those of formats, the number of a volume, and
    titles with their subtitles, unless there are fields for `subtitles`.
    """
    changes: dict[str, Any] = {} if subtitles else _joined_titles(ref)
    if not ref.isbn and ref.formats and not ref.is_part:
        changes["isbn"] = next((f.isbn for f in ref.formats.values() if f.isbn), None)
    if ref.kind == "volume" and not ref.volume and ref.within:
        changes["volume"] = str(ref.within.position)
    return changes


def _joined_titles(ref: Reference) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for title, subtitle in (("title", "subtitle"), ("container_title", "container_subtitle")):
        whole, rest = getattr(ref, title), getattr(ref, subtitle)
        if rest is not None:
            text = joined(whole and whole.text, rest)
            changes |= {
                title: whole.replaced(text=text) if whole else Title(text=text),
                subtitle: None,
            }
    return changes
