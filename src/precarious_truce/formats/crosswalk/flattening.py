"""What a flat entry says for facts that have no field of their own there.

>>> from precarious_truce.model import Reference
>>> ref = Reference(type="book", title="Rivers", subtitle="Essays",
...                 formats={"hardback": {"isbn": "978-3-16-148410-0"}})
>>> flat = flattened(ref)
>>> str(flat.title), flat.subtitle, flat.isbn
('Rivers: Essays', None, ISBN('978-3-16-148410-0'))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from precarious_truce.model import ISBN, Reference, Title
from precarious_truce.model.titles import joined

__all__ = ["TITLES", "flattened", "isbn_of_book"]


TITLES = (("title", "subtitle"), ("container_title", "container_subtitle"))
"""Titles with the fields of their subtitles."""


def flattened(
    ref: Reference, *, titles: Sequence[tuple[str, str]] = TITLES, number_volumes: bool = True
) -> Reference:
    """The reference as an entry says it: one ISBN in place of those of formats, the number of a
    volume that has none by its place, and of each of the `titles` one text with its subtitle.
    """
    changes: dict[str, Any] = {}
    for title, subtitle in titles:
        if rest := getattr(ref, subtitle):
            whole = getattr(ref, title)
            text = joined(whole and whole.text, rest)
            changes[title] = (
                whole.with_valid(text=text) if whole else Title.from_valid({"text": text})
            )
            changes[subtitle] = None
    if not ref.isbn and ref.formats and not ref.is_part:
        changes["isbn"] = next((f.isbn for f in ref.formats.values() if f.isbn), None)
    if number_volumes and ref.kind == "volume" and not ref.volume and ref.within:
        changes["volume"] = str(ref.within.position)
    return ref.with_valid(**changes) if changes else ref


def isbn_of_book(ref: Reference) -> ISBN | None:
    """The ISBN of the book or volume that a part is in, by which readers find the book; of a part
    that has one itself, and of a volume, None.

    >>> from precarious_truce.model import Book
    >>> from precarious_truce.model.references import references
    >>> book = Book(title="Rivers", isbn="978-3-16-148410-0", contents=["Floods"])
    >>> [isbn_of_book(ref) for ref in references(book)]
    [None, ISBN('978-3-16-148410-0')]
    """
    host = ref.within.host if ref.within and not ref.isbn and ref.kind != "volume" else None
    return flattened(host).isbn if host and host.key != ref.key else None
