"""What the resources are called: one IRI each, never the same one twice in a document.

A book goes by its DOI, else by `urn:isbn:` (its own ISBN, or that of the format that has its own
date), else by its key below the user's base IRI, which is relative without one: no address is made
up.  A part goes by its DOI, else by the book's IRI ending in the part's key.

>>> from precarious_truce.model import Book
>>> from precarious_truce.model.references import references
>>> book = Book(title="Rivers", author="Marsh, E.", date="2004", contents=["Index"])
>>> iris = Identity("https://example.org/")
>>> [iris.of(ref) for ref in references(book)]
['https://example.org/marsh2004', 'https://example.org/marsh2004#marsh2004-index']
>>> str(Identity("").of(next(references(book))))
'marsh2004'
"""

from __future__ import annotations

import re
from urllib.parse import quote

from precarious_truce.errors import FormatError
from precarious_truce.formats.dublin_core.vocabulary.exactness import Part
from precarious_truce.formats.dublin_core.vocabulary.terms import is_iri, quoted
from precarious_truce.many_keys import ManyTaken
from precarious_truce.model import DOI, ISBN, Reference
from precarious_truce.model.keys import Taken
from precarious_truce.model.references import Within

__all__ = ["Identity", "base_of", "own_isbn"]

_DOI = re.compile(r"10\.[0-9.]{3,12}/.+", re.S)
_ISBN = re.compile(r"[0-9]{9}[0-9X]|[0-9]{13}")


def base_of(base: str | None) -> str:
    """What IRIs of the user's begin with, "" for relative ones; FormatError where it is no IRI."""
    if not base:
        return ""
    if not is_iri(base):
        raise FormatError.of(
            "RDF1",
            f"the base is no absolute IRI: {base}",
            hint="give one such as https://example.org/",
        )
    return base if base.endswith(("/", "#", "=", ":")) else base + "/"


class Identity:
    """Gives each resource of one document its IRI; `start` goes before the keys of works.

    `taken` are the IRIs that are not given out, and get those that are.
    """

    def __init__(self, start: str, taken: Taken | None = None) -> None:
        self.start = start
        self._used = ManyTaken() if taken is None else taken
        self._work = ""

    def of(self, ref: Reference) -> str:
        """The IRI of a work, a volume or a part; those of a work's parts follow the work's own."""
        where = ref.within
        found = _by_doi(ref.doi) if ref.doi else None
        if found is None or found in self._used:
            found = self._of_work(ref) if where is None else self._of_part(ref, where)
        if found in self._used:
            found = self._another(found)
        self._used.add(found)
        if where is None:
            self._work = found
        return found

    def _of_work(self, ref: Reference) -> str:
        isbn = own_isbn(ref) if ref.type == "book" else None
        found = _by_isbn(isbn) if isbn else None
        return found if found and found not in self._used else self.start + quoted(ref.key)

    def _of_part(self, ref: Reference, where: Within) -> str:
        mark = "/" if "#" in self._work else "#"
        return f"{self._work}{mark}{quoted(ref.key)}"

    def _another(self, iri: str) -> str:
        number = 2
        while f"{iri}~{number}" in self._used:
            number += 1
        return f"{iri}~{number}"


def own_isbn(work: Part) -> ISBN | None:
    """The ISBN of the edition that is described: its own, or of the format that has its date.

    >>> formats = {"paperback": {"isbn": "0-521-08689-2", "date": "2008"}}
    >>> own_isbn(Reference(type="book", title="Rivers", date="1977", formats=formats)) is None
    True
    """
    if work.isbn:
        return work.isbn
    forms = (work.formats or {}).values()
    return next((f.isbn for f in forms if f.isbn and f.date in (None, work.date)), None)


def _by_doi(doi: DOI) -> str | None:
    """The address at the resolver, which is the IRI that Crossref and others use for the thing.

    >>> _by_doi(DOI("10.1002/(SICI)1097<1::AID>3.0#b"))
    'https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0%23b'
    """
    return (
        "https://doi.org/" + quote(str(doi), safe="/:;()._-,~!*'$&+=@")
        if _DOI.fullmatch(doi)
        else None
    )


def _by_isbn(isbn: ISBN) -> str | None:
    number = isbn.canonical
    return f"urn:isbn:{number}" if _ISBN.fullmatch(number) else None
