"""Editors who stand as the authors of a book whose parts are by others.

Bibliographies that have grown hold many: `author` is filled in where `editor` was meant.  What
speaks for it is that parts by others name the same people as the editors of their book, that the
entry is of a type for edited books, or that several parts are there, each by others.  A source that
says whose book it is (`bookauthor`, `container-author`) is believed.

>>> book = Reference(key="m", type="book", title="Rivers", author="Osei, Kwame", date="2004")
>>> parts = [Reference(key=k, type="chapter", title=k, author=a, container_title="Rivers")
...          for k, a in (("Floods", "Marsh, Ellen"), ("Dykes", "Ek, Bo"))]
>>> print(editors_in_author(book, parts))
the authors of the book m are its editors: its 2 parts are by others
>>> print(editors_in_author(book, parts[:1]))
the authors of the book m may be its editors: its 1 part is by others
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from precarious_truce.formats.crosswalk.namesakes import folded_name
from precarious_truce.model import Book, Library, Name, Reference, Work
from precarious_truce.model.kinds import KINDS, infer

__all__ = ["ENTRY_TYPE", "EditorsInAuthor", "editors_in_author", "with_editors"]

_SURE = "K7"
"""The code under which what is plain is told."""
ENTRY_TYPE = "@type"
"""The name under which `extra` has the type of an entry of .bib."""
_COLLECTIONS = ("collection", "mvcollection", "mvproceedings")
_EDITED = ("proceedings", "anthology", "edited-volume", "festschrift")
"""Kinds of books that have editors."""
_FEWEST = 2
"""Parts by others that are evidence by themselves: one may be a reply, or an appendix."""


class EditorsInAuthor(NamedTuple):
    """A book whose authors are, or may be, its editors, and what speaks for it."""

    book: str
    reason: str
    is_sure: bool

    def __str__(self) -> str:
        are = "are" if self.is_sure else "may be"
        return f"the authors of the book {self.book} {are} its editors: {self.reason}"


def editors_in_author(book: Reference, parts: Sequence[Reference]) -> EditorsInAuthor | None:
    """Whether the people in `author` of a book, as its parts have it, are its editors."""
    if not book.author or book.editor or any(part.container_author for part in parts):
        return None
    people = _families(book.author)
    named = [part for part in parts if part.editor]
    if any(_families(part.editor) != people for part in named):
        return None
    written = [part for part in parts if part.author and _is_of_the_body(part)]
    others = [part for part in written if _families(part.author).isdisjoint(people)]
    if not others:
        return None
    if named:
        names = f"{len(named)} parts name" if len(named) > 1 else "1 part names"
        return EditorsInAuthor(book.key, f"{names} them as that", True)
    if _is_edited(book):
        return EditorsInAuthor(
            book.key, "it is entered as an edited book, of parts by others", True
        )
    are = f"{len(others)} parts are" if len(others) > 1 else "1 part is"
    authors = {frozenset(_families(part.author)) for part in others}
    several = len(others) == len(written) and min(len(others), len(authors)) >= _FEWEST
    return EditorsInAuthor(book.key, f"its {are} by others", several)


def with_editors(library: Library) -> Library:
    """The library with the people of `author` as editors where it is plain that they are these.

    What is told of them in `.diagnostics` tells it as done.
    """
    found = {str(told.path[0]) for told in library.diagnostics if told.code == _SURE}
    works = [_with_editors(work) if work.key in found else work for work in library]
    told = [
        replace(one, message=f"{one.message}; they stand in `editor` now")
        if one.code == _SURE
        else one
        for one in library.diagnostics
    ]
    return Library(works, told, library.unread)


def _with_editors(work: Work) -> Work:
    if not isinstance(work, Book):
        return work
    extra = {
        name: kept
        for name, texts in (work.extra or {}).items()
        if (kept := {n: t for n, t in texts.items() if (n, t) != (ENTRY_TYPE, "collection")})
    }
    return work.changed(key=work.key, author=(), editor=work.author, extra=extra or None)


def _is_edited(book: Reference) -> bool:
    types = (texts.get(ENTRY_TYPE) for texts in (book.extra or {}).values())
    return book.kind in _EDITED or any(type_ in _COLLECTIONS for type_ in types)


def _is_of_the_body(part: Reference) -> bool:
    """Whether it is no foreword, introduction or the like, which a guest may write."""
    kind = part.kind or (infer(part.title.text, number=part.number) if part.title else "chapter")
    return kind != "introduction" and kind in KINDS and KINDS[kind].matter == "body"


def _families(names: Iterable[Name]) -> set[str]:
    return set(map(folded_name, names))
