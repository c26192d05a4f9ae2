"""Workbooks: cells as text, sheets with headings, what is no workbook; openpyxl reads beside us."""

from __future__ import annotations

import contextlib
import io
import re
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.cli import _run
from precarious_truce.errors import FormatError, TruceError
from precarious_truce.formats import by_name
from precarious_truce.formats.tables.workbooks import LARGEST_CELL, sheets_in, workbook_of
from precarious_truce.model import Book, Library

openpyxl = pytest.importorskip("openpyxl")
XLSX = by_name("xlsx").module
DATA = sorted((Path(__file__).parents[3] / "data").glob("*.yaml"))


def workbook(*sheets: list[list[Any]]) -> bytes:
    """A workbook as somebody else makes it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_records_come_back(path: Path) -> None:
    library = pt.load(path)
    data = XLSX.dumps(library, headings="press")
    left = library.without(XLSX.losses(library))
    assert XLSX.loads(data) == left
    assert XLSX.dumps(left) == XLSX.dumps(XLSX.loads(data))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.text(max_size=8).filter(str.strip), min_size=1, max_size=3),
        min_size=1,
        max_size=3,
    )
)
def test_any_text_comes_back(rows: list[list[str]]) -> None:
    (sheet,) = sheets_in(workbook_of(rows), None, [])
    assert sheet.rows == rows


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "'=1", "_x0041_", "a\rb\x01", "1e5"])
def test_every_cell_is_text(text: str) -> None:
    data = XLSX.dumps(Book(title="Rivers", note=text))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "inlineStr"}
    assert all(cell.value is None for row in sheet for cell in row if cell.data_type == "n")
    assert XLSX.loads(data) == Library([Book(title="Rivers", note=text)])


def test_what_a_cell_cannot_hold_is_named() -> None:
    book = Book(key="b", title="Rivers", abstract="x" * (LARGEST_CELL + 1))
    (loss,) = XLSX.losses(book)
    assert loss.path == ("b", "abstract")
    assert XLSX.loads(XLSX.dumps(book)) == Library([book]).without([loss])


def test_numbers_dates_and_empty_rows_of_spreadsheets() -> None:
    library = XLSX.loads(
        workbook(
            [
                [None, None],
                ["Book title", "ISBN", "Year", "No", "Chapter title", "First page", "Last page"],
                ["Rivers", 9780521086899, 2004, 1, "Floods", 1.0, 30],
                [],
                [
                    "Rivers",
                    9780521086899,
                    2004,
                    2,
                    "Dykes",
                    datetime(2026, 1, 12),
                    date(2026, 1, 2),
                ],
            ]
        ),
        file="x.xlsx",
    )
    (book,) = library
    assert book == Book(
        title="Rivers", isbn="9780521086899", date="2004",
        contents=[
            {"number": "1", "title": "Floods", "pages": "1–30"}, {"number": "2", "title": "Dykes"},
        ],
    )  # fmt: skip
    assert [str(f).partition(": ")[0] for f in library.diagnostics] == ["x.xlsx:5:6", "x.xlsx:5:7"]


def test_all_sheets_that_have_headings_are_read() -> None:
    head = ["Book title", "Chapter title"]
    library = XLSX.loads(
        workbook([head, ["Rivers", "Floods"]], [["Read me"]], [head, ["Rivers", "Dykes"]])
    )
    assert [work.key for work in library] == ["rivers", "riversb"]
    assert [fault.code for fault in library.diagnostics] == ["TAB1", "K2"]
    assert "sheet Sheet 2, A1" in library.diagnostics[0].message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"key,type\n", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_workbook(data: bytes) -> None:
    with pytest.raises(TruceError, match="TAB7"):
        XLSX.loads(data, file="x.xlsx")


def test_an_archive_that_is_no_workbook_or_too_large() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "hello")
    with pytest.raises(TruceError, match="no workbook"):
        XLSX.loads(out.getvalue())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"{number}.xml", bytes(100 * 1024 * 1024))
    with pytest.raises(TruceError, match="unpacks to more than"):
        XLSX.loads(out.getvalue())


def _with_sheet(xml: str) -> bytes:
    """A workbook whose sheet is this XML."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["title", "isbn"], ["Rivers", ""]]))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for part in old.infolist():
            is_sheet = part.filename.endswith("sheet1.xml")
            new.writestr(part.filename, xml.encode() if is_sheet else old.read(part))
    return out.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData>{}</sheetData></worksheet>'
)
ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'


def test_a_sheet_that_says_it_is_huge() -> None:
    rows = ROW.format(1, "title") + ROW.format(2, "Rivers")
    assert [w.key for w in XLSX.loads(_with_sheet(SHEET.format(rows)))] == ["rivers"]


def test_a_damaged_sheet_is_read_as_far_as_it_goes() -> None:
    rows = (
        ROW.format(1, "title") + ROW.format(2, "Rivers") + "<row r='3'><c t='s'><v>x</v></c></row>"
    )
    library = XLSX.loads(_with_sheet(SHEET.format(rows)))
    assert [work.key for work in library] == ["rivers"]
    assert [fault.code for fault in library.diagnostics] == ["TAB7"]


def test_entities_are_no_bomb() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "' + "x" * 1000 + '">' + "".join(
        f'<!ENTITY {chr(99 + n)} "{f"&{chr(98 + n)};" * 50}">' for n in range(6)
    ) + "]>"  # fmt: skip
    with contextlib.suppress(TruceError):
        XLSX.loads(_with_sheet(bomb + SHEET.format(ROW.format(1, "title") + ROW.format(2, "&h;"))))


def test_files_and_the_command_line(tmp_path: Path) -> None:
    record = DATA[0].parent / "precarious-truce.yaml"
    library = pt.load(record)
    path = tmp_path / "book.xlsx"
    pt.dump(library, path)
    with (tmp_path / "other.xlsx").open("wb") as stream:
        pt.dump(library, stream, "xlsx")
    assert path.read_bytes() == (tmp_path / "other.xlsx").read_bytes()
    back = library.without(pt.losses(library, "xlsx"))
    assert pt.load(path) == back
    assert _run(["export", str(record), "-o", str(tmp_path / "cli.xlsx")]) == 0
    assert pt.load(tmp_path / "cli.xlsx") == back
    assert _run(["export", str(path), "-o", str(tmp_path / "cli.yaml")]) == 0
    assert pt.load(tmp_path / "cli.yaml") == back


def test_a_workbook_is_no_text() -> None:
    with pytest.raises(FormatError, match="F10"):
        pt.dumps(Book(title="Rivers"), "xlsx")
    with pytest.raises(TruceError, match="bytes"):
        pt.loads("PK", "xlsx")


def test_without_openpyxl_there_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for use in (lambda: XLSX.dumps(Book(title="R")), lambda: XLSX.loads(b"PK", file="x.xlsx")):
        with pytest.raises(TruceError, match="need openpyxl") as caught:
            use()  # type: ignore[no-untyped-call]
        assert caught.value.diagnostics[0].hint == "pip install 'precarious-truce[xlsx]'"


def test_styles_that_are_not_there_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["title"], ["Rivers"]]))) as source,
        zipfile.ZipFile(out, "w") as archive,
    ):
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/styles.xml":
                text = re.sub(rb"<cellStyleXfs.*?</cellStyleXfs>", b"", text, flags=re.DOTALL)
            archive.writestr(name, text)
    with contextlib.suppress(TruceError):
        XLSX.loads(out.getvalue())
    assert capfd.readouterr() == ("", "")
