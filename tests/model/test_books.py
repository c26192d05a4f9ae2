"""Books: the thing on the shelf."""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.model import Book
from precarious_truce.model.references import references


def test_the_book_of_this_project(record: Callable[[str], Book]) -> None:
    book = record("precarious-truce")
    refs = list(references(book))
    assert len(refs) == 15
    assert [c.kind for c in book.contents] == [
        "frontmatter", "contents", "abbreviations", "preface", "introduction", *["chapter"] * 6,
        "conclusion", "bibliography", "index",
    ]  # fmt: skip
    preface = refs[4]
    assert preface.key == "gorodetsky1977-preface"
    assert str(preface.pages) == "ix–xiv"
    assert preface.container_title and preface.container_title.text == "The Precarious Truce"
    assert [r.within.position for r in refs[1:] if r.within] == list(range(1, 15))
    without_author = [r.kind for r in refs if not r.author]
    assert without_author == ["frontmatter", "contents", "bibliography", "index"]
    assert all(r.container_author for r in refs if r.kind in without_author)
    assert refs[7].number == "2" and str(refs[7].pages) == "53–85"


def test_how_many_volumes_there_are_is_said_where_the_list_tells() -> None:
    def counted(*numbers: str, **fields: str) -> tuple[str | None, str | None]:
        volumes = [{"number": number} for number in numbers]
        book = Book.model_validate({"title": "Salt", "volumes": volumes, **fields})
        return book.volume_count, next(references(book)).volume_count

    assert counted("1", "2") == counted("1", "2", volume_count="2") == (None, "2")
    assert counted("1", "34") == counted("1", "34", volume_count="34") == (None, "34")
    assert counted("2", "3") == (None, "3")
    assert counted("1", "2", contents_status="partial") == (None, None)
    assert counted("1", "2", contents_status="partial", volume_count="2") == ("2", "2")
