"""Spreadsheets as presses make them: chapters in rows become the contents of a book."""

from __future__ import annotations

import pytest

from precarious_truce.formats import by_name
from precarious_truce.model import Book, Library, Reference

TABLES = by_name("csv").module


def read(text: str | bytes) -> Library:
    library: Library = TABLES.loads(text, file="sheet.csv")
    return library


def only_book(text: str | bytes) -> Book:
    (book,) = read(text)
    assert isinstance(book, Book)
    return book


def codes(library: Library) -> list[tuple[str, int | None, int | None]]:
    return [(fault.code, fault.line, fault.column) for fault in library.diagnostics]


EDITED = """\
Book title,Volume editors,ISBN (Hardback),eISBN,Book DOI,Publication year,Publisher,\
Chapter No.,Chapter title,Chapter author(s),First page,Last page,Chapter DOI
Salt Roads,Ada Oak and Bo Cole,9780521086899,978-0-521-24102-1,10.5555/1,2011,Northfield,\
,Introduction,Ada Oak,1,12,10.5555/1.1
Salt Roads,Ada Oak and Bo Cole,9780521086899,978-0-521-24102-1,10.5555/1,2011,Northfield,\
1,Brine,"Marsh, Eleanor; van der Weyden, Pieter",13,40,10.5555/1.2
Salt Roads,Ada Oak and Bo Cole,9780521086899,978-0-521-24102-1,10.5555/1,2011,Northfield,\
2,Barter,Danube Survey Group,41,70,10.5555/1.3
Salt Roads,Ada Oak and Bo Cole,9780521086899,978-0-521-24102-1,10.5555/1,2011,Northfield,\
,Index,,71,80,
"""


def test_every_row_is_a_chapter_of_one_book() -> None:
    book = only_book(EDITED)
    assert book == Book(
        title="Salt Roads",
        editor=["Oak, Ada", "Cole, Bo"],
        publisher="Northfield",
        date="2011",
        doi="10.5555/1",
        formats={"hardback": {"isbn": "9780521086899"}, "online": {"isbn": "978-0-521-24102-1"}},
        contents=[
            {"title": "Introduction", "author": "Oak, Ada", "pages": "1–12", "doi": "10.5555/1.1"},
            {
                "number": "1",
                "title": "Brine",
                "author": [
                    "Marsh, Eleanor",
                    {"family": "Weyden", "given": "Pieter", "non-dropping-particle": "van der"},
                ],
                "pages": "13–40",
                "doi": "10.5555/1.2",
            },
            {
                "number": "2",
                "title": "Barter",
                "author": "Danube Survey Group",
                "pages": "41–70",
                "doi": "10.5555/1.3",
            },
            {"title": "Index", "pages": "71–80"},
        ],
    )
    assert book.key == "oak2011"
    assert [c.kind for c in book.contents] == ["introduction", "chapter", "chapter", "index"]


def test_the_record_goes_back_to_the_press() -> None:
    book = only_book(EDITED)
    text = TABLES.dumps(book, headings="press")
    head, first, *rest = text.splitlines()
    assert {"Title", "Authors", "First page", "Last page", "DOI", "eISBN"} <= set(head.split(","))
    assert first.startswith("oak2011,,book,")
    assert len(rest) == 4
    assert TABLES.losses(book, headings="press") == []
    assert read(text) == Library([book])


def test_the_first_row_is_the_book() -> None:
    book = only_book(
        "Title,Author,Publisher,Year,ISBN,Chapter,First page,Last page\n"
        'Rivers,"Marsh, Eleanor",Northfield,2004,978-0-521-08689-9,,,\n'
        "Preface,,,,,,ix,xiv\n"
        "Floods,,,,,1,1,30\n"
        "Dykes,,,,,Chapter 2,31,\n"
    )
    assert book == Book(
        title="Rivers", author="Marsh, Eleanor", publisher="Northfield", date="2004",
        isbn="978-0-521-08689-9",
        contents=[
            {"title": "Preface", "pages": "ix–xiv"},
            {"number": "1", "title": "Floods", "pages": "1–30"},
            {"number": "2", "title": "Dykes", "pages": "31–"},
        ],
    )  # fmt: skip


def test_facts_of_the_book_stand_above_the_headings() -> None:
    book = only_book(
        "Northfield University Press: chapter metadata\n"
        "Book title;Rivers\nAuthor:;Eleanor Marsh\nISBN;978-0-521-08689-9\n\n"
        "Part;No.;Chapter title;Pages\n"
        "Part I: North;1;Floods;1-30\nPart I: North;2;Dykes;31-52\nPart II: South;3;Salt;53-80\n"
    )
    assert (book.title and book.title.text, str(book.author[0]), str(book.isbn)) == (
        "Rivers", "Eleanor Marsh", "978-0-521-08689-9",
    )  # fmt: skip
    tree = [(p.kind, p.number, p.title.text, [c.title.text for c in p.contents])
            for p in book.contents]  # fmt: skip
    assert tree == [("part", "I", "North", ["Floods", "Dykes"]), ("part", "II", "South", ["Salt"])]


def test_a_title_of_the_book_that_stands_once_holds_for_the_rows_below() -> None:
    library = read(
        "Book title,Chapter title,Author\n"
        "Rivers,,Ada Oak\n,Floods,\n,Dykes,\nSalt,,Bo Cole\n,Brine,\n"
    )
    books = [work for work in library if isinstance(work, Book)]
    assert [(b.title and b.title.text, str(b.author[0]), [c.title.text for c in b.contents])
            for b in books] == [
        ("Rivers", "Ada Oak", ["Floods", "Dykes"]), ("Salt", "Bo Cole", ["Brine"]),
    ]  # fmt: skip


def test_a_monograph_has_the_author_of_its_chapters() -> None:
    book = only_book(
        "Title,Chapter title,Authors\nRivers,Floods,Eleanor Marsh\nRivers,Dykes,Eleanor Marsh\n"
    )
    assert [str(name) for name in book.author] == ["Eleanor Marsh"]
    assert all(not chapter.author for chapter in book.contents)


def test_volumes() -> None:
    book = only_book(
        "Book title,Vol.,Chapter title,Page\n"
        "Salt,1,Brine,1-20\nSalt,1,Pans,21-40\nSalt,2,Silk,1-9\n"
    )
    assert [(v.number, [c.title.text for c in v.contents]) for v in book.volumes] == [
        ("1", ["Brine", "Pans"]), ("2", ["Silk"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "Buchtitel\tKapitelnummer\tKapiteltitel\tAutoren\tSeite von\tSeite bis",
        "Titre du livre\tChapitre\tTitre du chapitre\tAuteurs\tPremière page\tDernière page",
        "Título del libro\tCapítulo\tTítulo del capítulo\tAutores\tPrimera página\tÚltima página",
        "BOOK_TITLE\tchapter-number\tCHAPTER TITLE\tAuthor(s)\tstart page\tEnd Page",
    ],
)
def test_headings_in_several_languages(head: str) -> None:
    book = only_book(f"{head}\nFlüsse\t1\tFluten\tMüller, Jörg; Weiß, Änne\t1\t20\n")
    (chapter,) = book.contents
    assert (book.title and book.title.text, chapter.number, chapter.title.text) == (
        "Flüsse", "1", "Fluten",
    )  # fmt: skip
    assert [name.family for name in chapter.author] == ["Müller", "Weiß"]
    assert str(chapter.pages) == "1–20"


def test_books_and_articles() -> None:
    books = read("Title,Author,ISBN,Year\nRivers,Ada Oak,9780521086899,2004\nSalt,Bo Cole,,2005\n")
    assert [(work.key, type(work)) for work in books] == [("oak2004", Book), ("cole2005", Book)]
    (article,) = read("Title,Journal,Volume,Issue,Pages\nFloods,Water,3,2,1-20\n")
    assert isinstance(article, Reference)
    assert (article.type, article.container_title and article.container_title.text) == (
        "article-journal", "Water",
    )  # fmt: skip


def test_chapters_of_no_book_stay_references_and_it_is_said() -> None:
    library = read("Chapter title,First page\nFloods,1\n")
    assert [work.type for work in library] == ["chapter"]
    assert codes(library) == [("TAB6", 2, 1)]


def test_unknown_columns_are_kept_and_come_back() -> None:
    library = read("Book title,Chapter title,Stage\nRivers,Floods,proofs\n")
    (book,) = library
    assert isinstance(book, Book) and book.contents[0].extra == {"csv": {"Stage": "proofs"}}
    assert "Stage" in TABLES.dumps(library).splitlines()[0]
    assert read(TABLES.dumps(library)) == library


def test_what_has_no_column_is_named() -> None:
    book = Book(title="Rivers", author={"family": "Orlova", "romanized": "Orlova"}, **{"x-a": "1"})
    assert [(loss.path, loss.reason) for loss in TABLES.losses(book)] == [
        ((book.key, "author", 0, "romanized"), "a cell has one form of a name"),
        ((book.key, "x-"), "CSV has no place for it"),
    ]


BAD = """\
Book title,No,Chapter title,Authors,Year,First page,Last page,ISBN,DOI,Type
Rivers,1,Floods,"Eleanor Marsh, Pieter Weyden",2004,12-Jan,TBC,9.78052E+12,10.5555/1.1,Chapter
Rivers,2,Dykes,#REF!,2004,31,52,978-0-521-08689-8,doi pending,Amulet
Rivers,3,,Ada Oak,2004,53,60,,,
Rivers,4,Salt,Ada Oak,2004,61,70,,,,left over
"""


def test_bad_cells_are_shown_with_their_place_and_the_rest_is_read() -> None:
    library = read(BAD)
    assert codes(library) == [
        ("TAB3", 2, 4), ("TAB3", 2, 6), ("TAB3", 2, 7), ("TAB3", 2, 8),
        ("TAB3", 3, 4), ("TAB3", 3, 8), ("TAB3", 3, 9),
        ("TAB2", 5, 11), ("TAB4", 3, 10), ("TAB5", 4, 2),
    ]  # fmt: skip
    assert str(library.diagnostics[1]).startswith(
        "sheet.csv:2:6: warning[TAB3]: F2: the spreadsheet took first-page for a date (12-Jan)"
    )
    (book,) = library
    assert isinstance(book, Book)
    assert [c.title.text for c in book.contents] == ["Floods", "Dykes", "Salt"]
    assert str(book.date) == "2004"
    assert library.unread
