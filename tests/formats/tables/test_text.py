"""Tables as text: what stands between cells, encodings, formulas, damage."""

from __future__ import annotations

import csv
import io
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.formats import by_name, by_suffix
from precarious_truce.formats.tables.cells import harmless, original, read_items, write_items
from precarious_truce.formats.tables.delimited import cells_of, text_of
from precarious_truce.model import Book, Library

TABLES = by_name("csv").module
BOOK = Book(
    title="Rivers; or, “Water”",
    author=["Marsh, Eleanor", "Danube Survey Group"],
    date="2004",
    contents=[
        {"title": '=HYPERLINK("http://example.org", "Floods")', "pages": "1–30"},
        {"title": "+1, a-b", "abstract": "One line,\nand another."},
        {"title": "@home", "note": "'=quoted"},
        {"title": "-12", "note": "''"},
    ],
)


def test_other_readers_see_the_same_cells() -> None:
    text = TABLES.dumps(BOOK)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["key"] for row in rows] == [ref.key for ref in Library([BOOK]).references()]
    assert rows[0]["title"] == "Rivers; or, “Water”"
    assert rows[0]["author"] == "Marsh, Eleanor; Danube Survey Group"
    assert rows[2]["abstract"] == "One line,\nand another."


def test_nothing_is_a_formula_and_everything_comes_back() -> None:
    for name in ("csv", "tsv"):
        module = by_name(name).module
        text = module.dumps(BOOK)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter="," if name == "csv" else "\t")
        assert not [cell for row in reader for cell in row if cell.lstrip()[:1] in tuple("=+-@")]
        assert module.losses(BOOK) == []
        assert module.loads(text) == Library([BOOK])


@given(st.text(st.sampled_from("'=+-@ \t\n\ra＝"), max_size=6))
def test_harmless_text_is_text_again(text: str) -> None:
    assert original(harmless(text)) == text
    assert harmless(text).lstrip()[:1] not in tuple("=+-@＝")
    assert harmless(text)[:1] not in tuple("\t\r\n")


@given(st.lists(st.text(max_size=8).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_lists_come_back(items: list[str]) -> None:
    assert read_items(write_items(items) or "") == items


cells = st.lists(
    st.lists(st.text(st.sampled_from("ab,;\t|\"'\n\r= "), max_size=5), min_size=2, max_size=4),
    min_size=1,
    max_size=4,
)


@given(cells, st.sampled_from(",;\t|"))
def test_cells_come_back(rows: list[list[str]], delimiter: str) -> None:
    assert list(cells_of(text_of(rows, delimiter), delimiter)) == rows


@given(cells, st.sampled_from(",;\t"))
def test_cells_are_those_of_the_csv_module(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = [[original(cell) for cell in row] for row in rows]
    assert list(cells_of(out.getvalue(), delimiter)) == expected


PRESS = 'Book title{0}Chapter title{0}Authors\r\nFlüsse{0}"Fluten{0} ""groß"""{0}Jörg Müller\r\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_dialects_and_encodings(name: str, encoding: str, delimiter: str) -> None:
    library = by_name(name).module.loads(PRESS.format(delimiter).encode(encoding))
    (book,) = library
    assert isinstance(book, Book)
    assert book.title and book.title.text == "Flüsse"
    assert book.contents[0].title.text == f'Fluten{delimiter} "groß"'
    assert [fault.code for fault in library.diagnostics] == ["F6"] * (encoding == "cp1252")


def test_excel_says_what_stands_between_cells() -> None:
    library = TABLES.loads("sep=;\r\nTitle;ISBN;Year\r\nRivers, and more;tbc;2004\r\n")
    assert [work.title.text for work in library] == ["Rivers, and more"]
    assert [(fault.line, fault.column) for fault in library.diagnostics] == [(3, 2)]


def test_the_mark_of_unicode() -> None:
    text = TABLES.dumps(BOOK, mark=True)
    assert text.startswith("\ufeffkey,")
    assert TABLES.loads(text) == TABLES.loads(text.encode()) == Library([BOOK])


@pytest.mark.parametrize("text", ["", "\n\n", ",,,", "\ufeff", "sep=,", '"'])
def test_nothing_is_an_empty_library(text: str) -> None:
    assert len(TABLES.loads(text)) == 0


def test_no_known_heading() -> None:
    library = TABLES.loads("a,b\n1,2\n", file="x.csv")
    assert [(fault.code, fault.line) for fault in library.diagnostics] == [("TAB1", 1)]
    assert library.unread


def test_a_quotation_mark_that_is_not_closed_costs_its_cell_only() -> None:
    text = 'Book title,Chapter title,Pages\nRivers,"Floods,1-2\nRivers,Dykes,3-4\nRivers,"Salt",5\n'
    library = TABLES.loads(text)
    (book,) = library
    assert isinstance(book, Book)
    assert [c.title.text for c in book.contents] == ['"Floods', "Dykes", "Salt"]
    assert [(f.code, f.line, f.column) for f in library.diagnostics] == [("TAB8", 2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        'title,pages\n' + 'a,"""' * 50_000,
        'title,pages\n' + '"a\n' * 20_000,
        "title,pages\n" + "," * 200_000,
        "title," * 16_000 + "\n" + "x," * 16_000,
        "title,author\nx," + "A and B, " * 20_000,
        "title,author\nx," + "(" * 50_000,
        "title,author\nx," + "\\" * 50_000,
        "title,keywords\nx," + "; " * 50_000,
        "title,number\nx," + " Chapter" * 20_000,
        "title,pages\n" * 20_000,
    ],
)  # fmt: skip
def test_hostile_text_takes_no_time(text: str) -> None:
    """Without what follows each line (the figure of coverage), which takes three times as long."""
    trace = sys.gettrace()
    sys.settrace(None)
    try:
        start = time.process_time()
        TABLES.loads(text)
        taken = time.process_time() - start
    finally:
        sys.settrace(trace)
    assert taken < 4


@given(st.text(st.sampled_from("title,pages;key\t\"\n\r='x1–{}()&\\|"), max_size=60))
def test_whatever_text_there_is(text: str) -> None:
    library = TABLES.loads(text)
    again = TABLES.dumps(library)
    assert TABLES.dumps(TABLES.loads(again)) == again


def test_rows_that_stand_in_nothing_are_shown() -> None:
    library = TABLES.loads("key,in,type,title\na,b,chapter,Floods\nc,,amulet,Salt\n")
    assert [(f.code, f.line, f.column) for f in library.diagnostics] == [
        ("TAB4", 3, 3), ("TAB4", 2, 2),
    ]  # fmt: skip
    assert [work.key for work in library] == ["a", "c"]


def test_formats_by_name_and_ending(tmp_path: Path) -> None:
    assert [by_suffix(f"x{s}").name for s in (".csv", ".tsv", ".tab", ".xlsx")] == [
        "csv", "tsv", "tsv", "xlsx",
    ]  # fmt: skip
    path = tmp_path / "rivers.csv"
    pt.dump(BOOK, path)
    assert pt.load(path) == Library([BOOK])


def test_a_cell_of_a_form_that_says_nothing_is_kept_as_it_is() -> None:
    (book,) = pt.loads("title,formats.paperback.place\nRivers, ; \n", "csv")
    assert book.formats is None and book.extra == {"csv": {"formats.paperback.place": " ; "}}
