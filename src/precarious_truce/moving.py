"""A bibliography that exists becomes records: what was read, what was gathered, what is left to do.

>>> import precarious_truce as pt
>>> library = pt.loads('''@book{m, title={Rivers}, editor={Osei, K.}, year=2004}
... @incollection{f, title={Floods}, author={Marsh, E.}, booktitle={Rivers}, editor={Osei, K.},
...   year=2004, pages={9-1}}
... @article{d, title={Dykes}, author={Marsh, E.}, journal={Water}, year=1999}''', "bibtex")
>>> for line in report(library):
...     print(line)
2 works: 1 book with 1 part gathered into it, 1 other work
check: P2 × 1 pages run backwards: 9–1
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from precarious_truce.duplicates import duplicates
from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats.crosswalk.missing_books import missing_books
from precarious_truce.formats.yaml.format import format_text
from precarious_truce.formats.yaml.write import record_text
from precarious_truce.model import Book, Library, Reference, Work
from precarious_truce.model.books import known_volumes

__all__ = ["records", "report"]

_MOST_LISTED = 20
_APART = ("K4", "K7", "K8", "K9")
"""Codes of what is told of each book."""
_ENTRY = re.compile(r"\s*@(?!comment|preamble)", re.IGNORECASE)


def records(library: Library) -> str:
    """The records of all works as YAML, each with its key, as `fmt` would write it."""
    return "---\n".join(_formatted(record_text(_marked(work), key=True)) for work in library)


def _marked(work: Work) -> Work:
    """A book with the parts that a bibliography names, marked as not having all of them; so is a
    translation without parts and original, for a bibliography says no more than it cites.
    """
    is_translation = bool(work.translator) and work.original is None
    if not isinstance(work, Book) or not (work.contents or work.volumes or is_translation):
        return work
    known = known_volumes(work.volumes, work.contents_status) if work.volumes else None
    count = work.volume_count or known
    status = work.contents_status or "partial"
    return work.changed(key=work.key, contents_status=status, volume_count=count)


def _formatted(text: str) -> str:
    try:
        return format_text(text)
    except TruceError:  # the meaning would change
        return text


def report(library: Library) -> Iterator[str]:
    """What there is to know about a library that was read from another format, line by line."""
    yield _counts(library)
    yield from _by_kind("read", library.diagnostics, apart=_APART)
    for code in _APART:
        yield from (found.message for found in library.diagnostics if found.code == code)
    if damaged := _damaged(library):
        yield f"{_several(damaged, 'entry', 'entries')} could not be read"
    if lacking := len(missing_books(library)):
        books, them = _several(lacking, "book"), "it" if lacking == 1 else "them"
        yield f"{books} that parts name and no entry is for: --make-books makes {them}"
    yield from _listed("likely the same", map(str, duplicates(library.references())))
    from precarious_truce.checks import check

    yield from _by_kind("check", check(map(_marked, library)))


def _counts(library: Library) -> str:
    books = [work for work in library if isinstance(work, Book)]
    holding = [book for book in books if book.contents or book.volumes]
    parts = sum(1 for book in holding for _ in book.walk())
    others = sum(isinstance(work, Reference) for work in library)
    plain = len(books) - len(holding)
    found = [
        f"{_several(len(holding), 'book')} with {_several(parts, 'part')} gathered into "
        f"{'it' if len(holding) == 1 else 'them'}"
        if holding
        else "",
        _several(plain, "book") + " without parts" if plain else "",
        _several(others, "other work") if others else "",
    ]
    return ": ".join(filter(None, (_several(len(library), "work"), ", ".join(filter(None, found)))))


def _damaged(library: Library) -> int:
    """How many entries were not read; what stands between the entries of a .bib file is none."""
    has_more = any(found.code == "B32" for found in library.diagnostics)
    return sum(not has_more or bool(_ENTRY.match(text)) for text in library.unread)


def _several(count: int, noun: str, plural: str = "") -> str:
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def _by_kind(
    origin: str, found: Iterable[Diagnostic], apart: tuple[str, ...] = ()
) -> Iterator[str]:
    """One line for many of a kind: the code, how many, and the first of them with its place."""
    first: dict[str, Diagnostic] = {}
    counts = Counter(one.code for one in found if first.setdefault(one.code, one))
    for code, count in counts.most_common():
        if code not in apart:
            place = f"{first[code].place}: " if first[code].line else ""
            yield f"{origin}: {code} × {count} {place}{first[code].message}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    for line in every[:_MOST_LISTED]:
        yield f"{title}: {line}"
    if len(every) > _MOST_LISTED:
        yield f"{title}: {len(every) - _MOST_LISTED} more"
