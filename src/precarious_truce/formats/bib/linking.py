"""Parts that refer to their book: `crossref` where it is asked for and harmless, else `xref`.

`crossref` passes on whatever the part lacks, also what is the book's alone (its DOI, ISBN, note).
So a part refers to its book only if what it gets back is what it would say itself; any other is
written in full, with `xref`, which passes nothing on (biblatex manual 2.4.1.2).  The book of what
is in a volume is the volume, and in biblatex this refers to the whole work in its turn; BibTeX
knows one step alone, so that there volumes are written in full.  That a part gets the length of its
book too does no harm, nor that its own author is told to be the book's: no style prints either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from precarious_truce.formats.bib.raw.inherit import inherit, is_ruled
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


_TITLES_OF_BOOKS = frozenset(("booktitle", "booksubtitle"))

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
    """The entries of one work; in BibTeX a book or volume that is referred to follows its parts."""
    (_, book), *parts = entries
    if not parts:
        yield book
        return
    books = {ref.key: entry for ref, entry in entries} if crossref else {}
    found = []
    for ref, entry in parts:
        host = ref.within and ref.within.host
        parent = books.get(host.key, book) if host else book
        short = crossref and not (ref.kind == "volume" and dialect == "bibtex")
        found.append(_part(entry, parent, dialect, crossref, short))
    follows = dialect == "bibtex" and any(entry.get("crossref") for entry in found)
    if not follows:
        yield from [book, *found]
        return
    waiting: list[Entry] = []
    for (ref, _), entry in zip(parts, found, strict=True):
        if ref.kind != "volume":
            yield entry
            continue
        yield from waiting
        waiting = [entry]
    yield from [*waiting, book]


def is_linked(part: str, book: str, *, crossref: bool) -> bool:
    """Whether a part names its book: where that is asked for, or its key does not tell it."""
    return crossref or not part.startswith(f"{book}-")


def _part(entry: Entry, book: Entry, dialect: str, crossref: bool, short: bool) -> Entry:
    if short and (shortened := _shortened(entry, book, dialect)) is not None:
        return shortened
    if is_linked(entry.key, book.key, crossref=crossref):
        return replace(entry, fields={**entry.fields, "xref": book.key})
    return entry


def _shortened(entry: Entry, book: Entry, dialect: str) -> Entry | None:
    """The entry without what it has from its book; None where it would get more than that."""
    link = {"crossref": book.key}
    whole = {**entry.fields, **link}
    given = inherit([replace(entry, fields=link), book], dialect=dialect)[0][0]
    kept = OF_ONE_ALONE if is_ruled(book.type, entry.type) else OF_ONE_ALONE | _TITLES_OF_BOOKS
    own = {n: v for n, v in entry.fields.items() if given.get(n) != v or n in kept}
    short = replace(entry, fields=own | link)
    got = dict(inherit([short, book], dialect=dialect)[0][0].fields)
    harmless = {"pagetotal": got.get("pagetotal")}
    if not any(name.startswith("author+") for name in book.fields):  # more is known of them there
        harmless["bookauthor"] = whole.get("author")
    got = {n: v for n, v in got.items() if n in whole or harmless.get(n) != v}
    return short if got == whole and len(own) < len(entry.fields) else None
