"""Books: what their parts inherit, what they are called, what they become as references."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests import strategies

from precarious_truce.errors import TruceError
from precarious_truce.formats import yaml
from precarious_truce.model import Book, Chapter, Library, Reference
from precarious_truce.model.losses import Loss, after_losses
from precarious_truce.model.references import references


def record(root: Path, name: str) -> Book:
    book = next(iter(yaml.loads((root / "data" / f"{name}.yaml").read_bytes())))
    assert isinstance(book, Book)
    return book


def test_the_book_of_this_project(root: Path) -> None:
    book = record(root, "precarious-truce")
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


def test_a_chapter_of_an_edited_volume_never_has_its_editors_as_authors(root: Path) -> None:
    refs = {r.key: r for r in references(record(root, "edited-volume"))}
    index = refs["marsh2004-index"]
    assert index.author == () and [n.family for n in index.editor] == ["Marsh", "Weyden"]
    first = refs["marsh2004-ch1"]
    assert [str(n) for n in first.author] == ["Ágnes Kovács", "Danube Survey Group"]
    assert first.series and first.series.number == "12"
    assert first.isbn is None and first.extent is None and str(first.doi) == "10.5555/12345678"


def test_volumes_are_scopes(root: Path) -> None:
    refs = {r.key: r for r in references(record(root, "multivolume"))}
    deep = refs["arkwright1911-v1-pt1-ch1-lead-and-iron"]
    assert (deep.volume, deep.part_number, str(deep.part_title)) == ("1", "I", "Brine and Barter")
    assert deep.kind == "section" and str(deep.date) == "1911"
    assert deep.within and deep.within.parent == "arkwright1911-v1-pt1-ch1"
    caravans = refs["arkwright1911-v2-ch1"]
    assert [n.family for n in caravans.editor] == ["Lisle"] and str(caravans.date) == "1914"
    assert refs["arkwright1911"].volume_count == "2"


def test_a_foreword_to_a_translation_is_not_translated(root: Path) -> None:
    refs = {r.key: r for r in references(record(root, "translation-reissue"))}
    assert refs["delmas1968-introduction"].translator == ()
    assert refs["delmas1968-introduction"].original is None
    chapter = refs["delmas1968-ch1"]
    assert [n.family for n in chapter.translator] == ["Whitcombe"]
    assert (
        chapter.original
        and str(chapter.original.date) == "1931~"
        and chapter.original.title is None
    )


def test_papers_and_entries() -> None:
    papers = Book(
        title="Proceedings", kind="proceedings", contents=["Preface", {"title": "A", "number": "1"}]
    )
    assert [r.type for r in references(papers)] == ["book", "chapter", "paper-conference"]
    words = Book(title="Words", kind="dictionary", contents=["Preface", {"title": "A"}])
    assert [r.type for r in references(words)] == ["book", "chapter", "entry-dictionary"]


def test_what_repeats_the_book_is_the_same_as_nothing() -> None:
    one = Book(title="T", author="A, B", date="2000", place="Leeds", contents=[{"title": "C"}])
    chapter = {"title": "C", "author": "A, B", "date": "2000", "place": ["Leeds"], "key": "a2000-c"}
    same = Book(
        title="T", author="A, B", date="2000", place="Leeds", contents=[chapter], key="a2000"
    )
    assert one == same
    assert same.contents[0].author == () and same.contents[0].key is None


def test_an_empty_list_empties() -> None:
    book = Book(
        title="T", author="A, B", contents=[{"title": "Anon", "author": []}, {"title": "Not"}]
    )
    _, anonymous, named = references(book)
    assert anonymous.author == () and len(named.author) == 1
    nobody = Book(title="T", contents=[{"title": "Anon", "author": []}])
    assert nobody.contents[0].emptied == ()


def test_keys_keep_apart() -> None:
    book = Book(
        title="T",
        key="t",
        contents=["Notes", "Notes", {"number": "1", "title": "x"}, {"number": "1", "title": "y"}],
    )
    assert [r.key for r in references(book)][1:] == ["t-notes", "t-notesb", "t-ch1", "t-ch1b"]


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"author": "Gorodetsky, Gabriel", "date": "1977"}, "gorodetsky1977"),
        ({"author": {"family": "Weyden", "non-dropping-particle": "van der"}}, "weyden"),
        ({"editor": "Sá, Inês", "date": "c. 2019"}, "sa2019"),
        (
            {"author": {"family": "Орлова", "romanized": "Orlova, Anna"}, "date": "1993"},
            "orlova1993",
        ),
        ({"date": "1950"}, "rivers1950"),
        ({"author": "Danube Survey Group", "date": "1911/1914"}, "danubesurveygroup1911"),
    ],
)
def test_keys_are_derived(fields: dict[str, object], key: str) -> None:
    assert Book(title="The Rivers", **fields).key == key  # type: ignore[arg-type]


def test_two_works_of_one_key_are_refused() -> None:
    book = Book(title="T", key="t")
    with pytest.raises(TruceError, match="two works have the key t"):
        Library([book, book])


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            ["Index", {"title": "A", "key": "t-index"}],
            r"the key t-index is used twice: by contents\[0\] \(Index\) and by contents\[1\] \(A\)",
        ),
        (
            [{"title": "A", "contents": [{"title": "B", "key": "t"}]}],
            r"by the book and by contents",
        ),
    ],
)
def test_two_parts_of_one_key_are_refused(parts: list[object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Book(title="T", key="t", contents=parts)  # type: ignore[arg-type]


def test_one_part_twice_has_two_keys() -> None:
    index = Chapter(title="Index")
    refs = list(references(Book(title="T", key="t", contents=(index, index))))
    assert [ref.key for ref in refs] == ["t", "t-index", "t-indexb"]
    pages = Chapter(title="Floods", pages="1–9")
    book = Book(title="T", key="t", contents=(pages, pages))
    assert [found.key for found in book.locate("3")] == ["t-floods", "t-floodsb"]


@given(strategies.books)
def test_a_book_of_valid_values_is_the_same(book: Book) -> None:
    assert Book.assembled(book.said()) == book == book.replaced()
    for part in book.walk():
        assert Chapter.assembled(part.said()) == part


def test_unknown_keys_say_what_is_near() -> None:
    library = Library([Book(title="T", key="rivers2004", contents=["Index"])])
    with pytest.raises(KeyError, match="rivers2004-index"):
        library["rivers2004-indx"]


def test_models_are_frozen_and_closed() -> None:
    with pytest.raises(ValidationError):
        Chapter(title="T", pagez="1")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Chapter(title="T").title = None  # type: ignore[misc,assignment]


@pytest.mark.parametrize(
    ("title", "number", "kind"),
    [
        ("Vorwort", None, "preface"), ("Предисловие", None, "preface"),
        ("Appendix B", None, "appendix"),
        ("Appendix B: Maps", None, "appendix"), ("Index", "7", "chapter"), ("Notes", None, "notes"),
        ("Introduction to Logic", None, "chapter"),
        ("List of abbreviations", None, "abbreviations"),
    ],
)  # fmt: skip
def test_kinds_are_inferred(title: str, number: str | None, kind: str) -> None:
    assert Chapter(title=title, number=number).kind == kind  # type: ignore[arg-type]


@given(strategies.books)
def test_every_part_has_a_reference_of_its_own(book: Book) -> None:
    refs = list(references(book))
    assert len(refs) == 1 + len(book.volumes) + sum(1 for _ in book.walk())
    assert len({r.key for r in refs}) == len(refs)
    for ref in refs:
        assert Reference.model_validate(ref.said()).said() == ref.said()


@given(strategies.books)
def test_made_again_a_book_is_the_same(book: Book) -> None:
    assert after_losses(book, []) == book


def test_losses_are_taken_from_the_end() -> None:
    book = Book(title="T", key="t", contents=["A", "B", "C"])
    gone = [Loss(("t", "contents", n), None, None, "") for n in (0, 2)]
    assert [c.title.text for c in after_losses(book, gone).contents] == ["B"]
