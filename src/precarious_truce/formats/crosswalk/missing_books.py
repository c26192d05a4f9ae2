"""Books that parts name and no entry is for: made, on request, of what their parts say of them.

Parts are of one book where title, year and editors are the same.  The book has the facts in which
all parts that state them agree, and its `sources` say what it was made of.

>>> parts = [Reference(key=k, type="chapter", title=k, container_title="Rivers: A Reader",
...                    editor="Osei, Kwame", date="2004", pages=p)
...          for k, p in (("Floods", "31–60"), ("Dykes", "1–30"))]
>>> (book,) = with_missing_books(parts)
>>> book.key, book.title.text, book.editor[0].family, [part.title.text for part in book.contents]
('osei2004', 'Rivers: A Reader', 'Osei', ['Dykes', 'Floods'])
>>> book.sources[0].title
'made of the 2 parts that name it'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from precarious_truce.formats.crosswalk.gathering import Placement, gathered
from precarious_truce.formats.crosswalk.namesakes import folded_name, folded_title
from precarious_truce.model import Book, Library, Reference, Work
from precarious_truce.model.keys import unused
from precarious_truce.model.references import references

__all__ = ["missing_books", "with_missing_books"]

_FEWEST = 2
"""Parts that name a book, so that one is made."""
_FIELDS = {
    "container_title": "title", "container_subtitle": "subtitle", "container_author": "author",
} | {
    name: name
    for name in (
        "editor", "publisher", "place", "date", "edition", "isbn", "series", "event",
        "volume_count", "language",
    )
}  # fmt: skip
"""Field of a part → that of its book."""

Group = tuple[str, int]


def with_missing_books(works: Iterable[Work]) -> Library:
    """The works, with a book in the place of the first of its parts where that book was missing."""
    library = Library(works)
    first: dict[str, list[Work]] = {}
    moved: set[str] = set()
    for parts, made in missing_books(library):
        first[parts[0].key] = made
        moved |= {part.key for part in parts}
    found: list[Work] = []
    for work in library:
        found += first.get(work.key, []) if work.key in moved else [work]
    return Library(found, library.diagnostics, library.unread)


def missing_books(library: Library) -> list[tuple[list[Reference], list[Work]]]:
    """For each book that is missing: its parts, and the works that they become."""
    taken = {ref.key for work in library for ref in references(work)}
    found = []
    for parts in _groups(library):
        if made := _book_with(parts, taken):
            found.append((parts, made))
            taken |= {work.key for work in made}
    return found


def _groups(library: Library) -> Iterator[list[Reference]]:
    """Parts that stand alone, those of one book together."""
    named: dict[Group, list[Reference]] = {}
    for work in library:
        if isinstance(work, Reference) and (group := _group(work)):
            named.setdefault(group, []).append(work)
    for parts in named.values():
        editors = {people for part in parts if (people := tuple(map(folded_name, part.editor)))}
        apart = [parts] if len(editors) < 2 else [_of(people, parts) for people in sorted(editors)]
        yield from (some for some in apart if len(some) >= _FEWEST)


def _of(editors: tuple[str, ...], parts: list[Reference]) -> list[Reference]:
    return [part for part in parts if tuple(map(folded_name, part.editor)) == editors]


def _group(part: Reference) -> Group | None:
    """Title and year of the book that a part names; those of a volume's parts name none."""
    year = part.date.year if part.date else None
    if not part.is_part or not part.container_title or year is None or part.volume:
        return None
    return folded_title(part.container_title, part.container_subtitle), year


def _book_with(parts: list[Reference], taken: set[str]) -> list[Work]:
    """A book with these parts in it, and those that it cannot hold; nothing if that is all."""
    facts = {
        theirs: stated[0]
        for name, theirs in _FIELDS.items()
        if (stated := [value for part in parts if (value := getattr(part, name))])
        and all(value == stated[0] for value in stated)
    }
    facts.setdefault("title", parts[0].container_title)
    facts["sources"] = [{"title": f"made of the {len(parts)} parts that name it"}]
    if all(part.type == "paper-conference" for part in parts):
        facts["kind"] = "proceedings"
    key = unused(Book.model_validate(facts).key, taken)
    book = Reference.model_validate({**facts, "key": key, "type": "book"})
    works = gathered([book, *parts], {part.key: Placement(key) for part in parts}).works
    return works if isinstance(works[0], Book) and works[0].contents else []
