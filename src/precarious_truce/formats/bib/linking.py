"""Parts that refer to their book: `crossref` where it is asked for and harmless, else `xref`.

`crossref` passes on whatever the part lacks, also what is the book's alone (its DOI, ISBN, note).
So a part refers to its book only if what it gets back is what it would say itself; any other is
written in full, with `xref`, which passes nothing on (biblatex manual 2.4.1.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from precarious_truce.formats.bib.raw.inherit import inherit
from precarious_truce.formats.bib.raw.syntax import Entry, valid_key
from precarious_truce.formats.crosswalk.gathering import Placement
from precarious_truce.model import Reference
from precarious_truce.model.described import Described

__all__ = ["FAMILY", "OF_ONE_ALONE", "Links", "is_linked", "linked"]

FAMILY = ("bibtex", "biblatex")
"""The names under which `extra` has what .bib files say; what is read comes under the first."""

OF_ONE_ALONE = frozenset(
    ("doi", "url", "urldate", "isbn", "abstract", "note", "annotation", "annote", "addendum",
     "keywords", "pagetotal", "pages", "eprint", "eprinttype", "archiveprefix", "library", "file",
     "volumes", "chapter", "eid", "title", "subtitle", "titleaddon", "shorttitle", "usere", "userd",
     "key", "entrysubtype")
)  # fmt: skip
"""Fields that a crossref may pass on and no part has from its book (DESIGN, section 3.6)."""


W = TypeVar("W", bound=Described)


class Links:
    """What a work is said to be in that does not come to stand there, in `extra` as `xref`.

    >>> paper = Reference(type="chapter", title="Floods", key="floods")
    >>> kept = Links().kept(paper, "rivers")
    >>> kept.extra, Links().read(kept).parent
    ({'bibtex': {'xref': 'rivers'}}, 'rivers')
    """

    def read(self, ref: Reference) -> Placement | None:
        """What a reference is said to be in."""
        for name in FAMILY if ref.extra else ():
            parent = (ref.extra or {}).get(name, {}).get("xref", "").strip()
            if valid_key(parent):
                return Placement(parent)
        return None

    def kept(self, work: W, parent: str) -> W:
        """The work with that."""
        if not valid_key(parent):
            return work
        extra = work.extra or {}
        ours = {**extra.get(FAMILY[0], {}), "xref": parent}
        return work.with_valid(extra={**extra, FAMILY[0]: ours})


def linked(
    entries: Sequence[tuple[Reference, Entry]], dialect: str, crossref: bool
) -> Iterator[Entry]:
    """The entries of one work; for BibTeX a book that is referred to follows its parts."""
    (_, book), *parts = entries
    if not parts:
        yield book
        return
    found = [_part(ref, entry, book, dialect, crossref) for ref, entry in parts]
    follows = dialect == "bibtex" and any(entry.get("crossref") for entry in found)
    yield from [*found, book] if follows else [book, *found]


def is_linked(part: str, book: str, *, crossref: bool) -> bool:
    """Whether a part names its book: where that is asked for, or its key does not tell it."""
    return crossref or not part.startswith(f"{book}-")


def _part(ref: Reference, entry: Entry, book: Entry, dialect: str, crossref: bool) -> Entry:
    if crossref and (short := _shortened(entry, book, dialect)) is not None:
        return short
    if is_linked(entry.key, book.key, crossref=crossref):
        return replace(entry, fields={**entry.fields, "xref": book.key})
    return entry


def _shortened(entry: Entry, book: Entry, dialect: str) -> Entry | None:
    """The entry without what it has from its book; None where it would get more than that."""
    link = {"crossref": book.key}
    whole = {**entry.fields, **link}
    given = inherit([replace(entry, fields=link), book], dialect=dialect)[0][0]
    own = {n: v for n, v in entry.fields.items() if given.get(n) != v or n in OF_ONE_ALONE}
    short = replace(entry, fields=own | link)
    got = inherit([short, book], dialect=dialect)[0][0].fields
    return short if got == whole and len(own) < len(entry.fields) else None
