"""Answers of Crossref and Open Library as drafts: what the formats read of them.

>>> answer = '{"key": "/books/OL1M", "title": "Rivers", "table_of_contents": ["Floods"]}'
>>> draft = read_json(answer, "")
>>> draft.facts["title"], draft.entries[0].title
('Rivers', 'Floods')
"""

from __future__ import annotations

import json

from precarious_truce.errors import TruceError
from precarious_truce.formats import open_library
from precarious_truce.formats.services import crossref_json
from precarious_truce.formats.yaml.write import Written, plain
from precarious_truce.model import Book
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.entry import Entry

__all__ = ["read_json"]


def read_json(text: str, name: str) -> Draft | None:
    """The draft of a service's answer; None where the text is no JSON of one.

    Raises `TruceError` where it holds no book, or more than one.
    """
    try:
        data: object = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    reader = next((m for m in (crossref_json, open_library) if m.is_answer(data)), None)
    if reader is None:
        hint = (
            "save an answer of Crossref or Open Library; other JSON is read by `export --to yaml`"
        )
        raise TruceError.of("SRC1", "this JSON is of no service that is known", hint=hint)
    library = reader.loads(text, file=name or None)
    books = list(library.books())
    if len(books) != 1:
        what = f"{len(books)} books" if books else "no book"
        hint = "read it with `export --to yaml`" if books else "save the answer for a book"
        raise TruceError.of("SRC1", f"the answer holds {what}", hint=hint)
    draft = _draft(books[0])
    draft.notes += [found.message for found in library.diagnostics]
    return draft


def _draft(book: Book) -> Draft:
    facts = plain(book)
    rows = facts.pop("contents", [])
    facts.pop("key", None)
    return Draft(facts, [_entry(row) for row in rows] if isinstance(rows, list) else [])


def _entry(row: Written) -> Entry:
    """A part of a record as an entry: what is no word of the contents page stays as it is."""
    if not isinstance(row, dict):
        return Entry(str(row))
    row = dict(row)
    below = row.pop("contents", [])
    title = row.pop("title", "")
    entry = Entry(title if isinstance(title, str) else "")
    if not entry.title:
        row = {"title": title, **row}
    for key in ("number", "kind"):
        if isinstance(row.get(key), str):
            setattr(entry, key, row.pop(key))
    pages = row.pop("pages", None)
    entry.page = pages if isinstance(pages, str) else None
    entry.facts = row
    entry.contents = [_entry(part) for part in below] if isinstance(below, list) else []
    return entry
