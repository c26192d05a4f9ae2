"""Books as trees: what writers see, what readers make of what a source says, and the ledger."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests import strategies

from precarious_truce.formats.crosswalk.building import Report
from precarious_truce.formats.crosswalk.trees import (
    Branch,
    Node,
    library_of,
    losses,
    tree,
    works_of,
)
from precarious_truce.model import Book, Library, Loss, Reference


def _branch(node: Node) -> Branch:
    """What a source says that loses nothing."""
    fields = {k: v for k, v in node.own.facts().items() if k != "key" or node.part.key}
    return Branch(fields, [_branch(child) for child in node.children], node.part.emptied)


@given(library=strategies.libraries)
def test_what_is_said_itself_is_all_there_is(library: Library) -> None:
    reports: list[str] = []
    pairs: list[tuple[Branch, Report]] = [
        (_branch(tree(w)), lambda code, message: reports.append(message)) for w in library
    ]
    assert library_of(pairs, []) == library
    assert losses(library, "x", lambda node: node.own) == []


BOOK = Book.model_validate(
    {
        "title": "Rivers",
        "author": "Marsh, E.",
        "publisher": "Northfield",
        "contents": [
            {"title": "Preface", "author": [], "note": "Short."},
            {"title": "I", "number": "1", "contents": [{"title": "Dykes", "pages": "1–9"}]},
        ],
    }
)


def test_references_are_whole_and_parts_say_only_their_own() -> None:
    dykes = tree(BOOK).children[1].children[0]
    assert dykes.ref.publisher and not dykes.own.publisher
    assert dykes.ref.number is None and dykes.path == ("contents", 1, "contents", 0)


def test_a_part_that_is_lost_is_lost_with_what_is_in_it() -> None:
    found = losses(
        BOOK, "x", lambda node: node.own if node.ref.key != "marsh-ch1" else None, whole="no DOI"
    )
    assert found == [Loss(("marsh", "contents", 1), BOOK.contents[1], None, "no DOI")]
    (left,) = Library([BOOK]).without(found)
    assert [part.title.text for part in left.contents] == ["Preface"]


def test_facts_that_do_not_come_back_are_named() -> None:
    found = losses(BOOK, "x", lambda node: node.own.with_valid(note=None), {"note": "no notes"})
    assert list(map(str, found)) == ["marsh: contents[0].note: Short. is lost (no notes)"]


def test_a_format_that_empties_nothing_loses_that() -> None:
    (loss,) = losses(BOOK, "x", lambda node: node.own, empties=False)
    assert loss.path == ("marsh", "contents", 0, "author")


def _works(*args: object) -> tuple[list[object], list[str]]:
    reports: list[str] = []
    found = works_of(Branch(*args), lambda code, message: reports.append(message))  # type: ignore[arg-type]
    return list(found), reports


@pytest.mark.parametrize(
    ("child", "message"),
    [
        ({"title": "I", "volume": "2"}, "a part of a book has no place for volume: 2"),
        ({"pages": "1–9"}, "a part of a book has no title (1–9)"),
        ({"title": "I", "language": {"a": "b"}}, "I: language makes no sense; it is left out"),
    ],
)
def test_what_a_part_cannot_hold_is_told(child: dict[str, object], message: str) -> None:
    (book,), reports = _works({"type": "book", "title": "Rivers"}, [Branch(child)])
    assert isinstance(book, Book) and len(book.contents) == 1
    assert reports == [message]


def test_keys_that_parts_share_are_derived_anew() -> None:
    parts = [Branch({"title": "A", "key": "k"}), Branch({"title": "B", "key": "k"})]
    (book,), reports = _works({"type": "book", "title": "Rivers", "key": "r"}, parts)
    assert isinstance(book, Book) and [part.key for part in book.contents] == [None, None]
    assert reports


def test_what_is_in_an_issue_stands_by_itself() -> None:
    issue = {"type": "periodical", "title": "Journal of Salt", "issue": "4", "date": "2004"}
    works, _ = _works(issue, [Branch({"title": "Pans", "pages": "1–9"})])
    assert [(w.type, str(getattr(w, "container_title", ""))) for w in works] == [  # type: ignore[attr-defined]
        ("periodical", "None"),
        ("article-journal", "Journal of Salt"),
    ]
    assert isinstance(works[1], Reference) and works[1].issue == "4"
