"""The commented record that `new` begins with."""

from __future__ import annotations

import re
from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.checks import check_text
from precarious_truce.errors import Severity
from precarious_truce.formats.yaml.source import Source
from precarious_truce.model import Book, Chapter
from precarious_truce.model.base import key_of
from precarious_truce.model.described import Described
from precarious_truce.model.fields import key_ranks
from precarious_truce.scaffold import commented_record


def outline(record: str) -> list[Any]:
    """(number, title, pages) of every part, nested ones as a list behind it."""

    def below(parts: Any) -> list[Any]:
        found: list[Any] = []
        for part in parts:
            found.append((part.number, str(part.title), str(part.pages) if part.pages else None))
            if part.contents:
                found.append(below(part.contents))
        return found

    (book,) = pt.loads(record)
    assert isinstance(book, pt.Book)
    return below(book.contents)


def in_use(record: str) -> str:
    """The record with every field in use that is commented out."""
    return re.sub(r"^(\s*)#(?=\S)", r"\1", record, flags=re.M)


@pytest.mark.parametrize("record", [commented_record(), in_use(commented_record())])
def test_the_commented_record_loads_and_has_no_fault(record: str) -> None:
    assert [d for d in check_text(record) if d.severity is Severity.ERROR] == []
    titles = [part[1] for part in outline(record) if isinstance(part, tuple)]
    assert titles == ["Preface", "Who owns a flood?", "Index"]


def test_as_it_is_there_is_nothing_to_find_in_the_commented_record() -> None:
    assert [d for d in check_text(commented_record()) if d.severity is not Severity.INFO] == []


def test_the_commented_record_has_every_field() -> None:
    (document,) = Source(in_use(commented_record())).documents()
    assert isinstance(document, dict)
    assert {key_of(name) for name in Book.model_fields} - {"private", "emptied"} <= set(document)
    *keys, last = document
    assert last == "contents"
    assert keys == [*(key for key in key_ranks(Book) if key in keys), "x-shelf"]
    (chapter,) = [part for part in document["contents"] if isinstance(part, dict)]
    own = set(Chapter.model_fields) - set(Described.model_fields) | {"title"}
    assert set(chapter) == {key_of(name) for name in own}
