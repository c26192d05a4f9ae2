"""Where each page and file of a site stands: names made of keys, none of them twice.

A work has a folder of its own, named by its key, with `index.html` and a page for each part; only
names that are safe on every system are made, whatever a key holds.

>>> from precarious_truce.model import Book
>>> book = Book(key="a/b", title="Rivers", contents=["Floods"])
>>> names = names_of([book])
>>> names["a/b"], names["a/b-floods"].page, names["a/b-floods"].file(".bib")
(Place(folder='a_b', name='a_b', is_work=True), 'a_b/a_b-floods.html', 'a_b/a_b-floods.bib')
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.exporting import safe_name
from precarious_truce.model import Book, Work
from precarious_truce.model.keys import PartKey, part_keys

__all__ = ["ASSETS", "Place", "names_of", "relative"]

ASSETS = "assets"
_TAKEN = ("index", ASSETS)
"""Names that the site itself uses."""
_LONGEST = 100
"""Bytes of the longest key that is a name as it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page of a work or part stands, and the files beside it."""

    folder: str
    name: str
    is_work: bool = False

    @property
    def page(self) -> str:
        """The path of its page."""
        return f"{self.folder}/{'index' if self.is_work else self.name}.html"

    @property
    def address(self) -> str:
        """Its address below that of the site, as servers show it."""
        return quote(f"{self.folder}/" if self.is_work else self.page)

    def file(self, ending: str) -> str:
        """The path of a file of its own."""
        return f"{self.folder}/{self.name}{ending}"


def names_of(works: Iterable[Work]) -> Mapping[str, Place]:
    """Key of each work, volume and part → its place.

    Raises one `TruceError` that names all keys that are there twice, or would come to one name.
    """
    found: dict[str, Place] = {}
    holders: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for work in works:
        folder = _safe(work.key)
        keys = [part.key for part in _below(work)]
        planned = [
            (work.key, Place(folder, folder, True)),
            *((k, Place(folder, _safe(k))) for k in keys),
        ]
        for key, place in planned:
            if key in found:
                hint = "give one of them a `key:` of its own"
                faults.append(Diagnostic("Y7", f"two parts have the key {key}", hint=hint))
            taken = holders.setdefault(place.file("").casefold(), key)
            if taken != key:
                faults.append(_collision(key, taken, place))
            found[key] = place
        first = holders.setdefault(f"{folder.casefold()}/", work.key)
        if first != work.key:
            faults.append(_collision(work.key, first, planned[0][1]))
    if faults:
        raise TruceError(*faults)
    return found


def _below(work: Work) -> Iterable[PartKey]:
    return part_keys(work) if isinstance(work, Book) else ()


def _safe(key: str) -> str:
    """A name made of a key; of one that is too long its beginning, and a digest of the whole."""
    if len(key.encode("utf-8", "replace")) > _LONGEST:
        digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:10]
        return f"{safe_name(key[: _LONGEST // 2])}-{digest}"
    name = safe_name(key)
    return f"{name}_" if name.casefold() in _TAKEN else name


def _collision(key: str, taken: str, place: Place) -> Diagnostic:
    hint = "give one of them a `key:` of its own"
    return Diagnostic(
        "F4", f"{key} and {taken} would both be written to it", file=place.page, hint=hint
    )


def relative(target: str, page: str) -> str:
    """The address of a file of the site as seen from a page of it.

    >>> relative("index.html", "marsh2004/index.html"), relative("a b/c.html", "a b/index.html")
    ('../index.html', 'c.html')
    """
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
