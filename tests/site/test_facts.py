"""What the table of a page says of a work: people in their roles, and forms of a book."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.site.facts import credits, facts

ROLES = {
    "author": "", "editor": "Edited by ", "compiler": "Compiled by ",
    "translator": "Translated by ", "illustrator": "Illustrated by ",
    "introduction": "Introduction by ", "foreword": "Foreword by ", "afterword": "Afterword by ",
    "commentator": "Commentary by ", "annotator": "Notes by ", "editorial_director": "Directed by ",
}  # fmt: skip


@pytest.mark.parametrize(("role", "words"), ROLES.items())
def test_each_role_has_its_words(role: str, words: str) -> None:
    said = {"title": "Rivers", "type": "book", role: "Marsh, Eleanor"}
    (line,) = credits(pt.Reference.model_validate(said))
    assert line.striptags() == f"{words}Eleanor Marsh"


def test_a_form_of_a_book_with_all_that_is_said_of_it() -> None:
    form = {
        "publisher": "Hallam", "place": "Leeds", "date": "2005", "edition": "2nd edition",
        "extent": "200 p.", "isbn": "978-0-521-08689-9", "price": "£12", "note": "With a map",
    }  # fmt: skip
    book = pt.Book(title="Rivers", formats={"paperback": form})
    (told,) = [
        fact for fact in facts(pt.Library([book]).reference("rivers")) if fact.label == "Editions"
    ]
    assert [str(value) for value in told.values] == [
        "Paperback: Leeds: Hallam, 2005, 2nd edition, 200 p., ISBN 978-0-521-08689-9, £12, "
        "With a map"
    ]


def test_the_order_of_the_table() -> None:
    book = pt.Book(
        title="Rivers", publisher="Hallam", date="2004", isbn="978-0-521-08689-9",
        identifiers={"oclc": "3168573"}, classes={"lcc": "DA47"}, subjects=["Rivers"],
    )  # fmt: skip
    labels = [fact.label for fact in facts(pt.Library([book]).reference("rivers2004"))]
    assert labels[-3:] == ["Catalogues", "Classes", "Subjects"]
