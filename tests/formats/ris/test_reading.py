"""What programs write into RIS, kind by kind, and what is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.formats.ris.test_rows import written
from tests.rows import said

import precarious_truce as pt
from precarious_truce.formats import ris

DATA = Path(__file__).parents[3] / "data"


def read(type_: str, *lines: str) -> pt.Book | pt.Reference:
    """The one work of a record with these lines."""
    (found,) = pt.loads("\n".join((f"TY  - {type_}", "ID  - k", *lines, "ER  - ")), "ris")
    return found


def facts(type_: str, *lines: str) -> dict[str, Any]:
    """What the work says, as plain values."""
    work = read(type_, *lines)
    dump: dict[str, Any] = work.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {name: value for name, value in dump.items() if name not in ("key", "type")}


@pytest.mark.parametrize(
    "line",
    ["May 5", "5 May", "05/05", "/05/05/", "0000/05/05", "///May 5", "MAY 5", "May 5th", "--05-05",
     "2004/05/05/", "2004-05-05", "May 5, 2004", "5 May 2004", "5.5.2004", "20040505",
     "2004-05-05T12:30:00Z", "2004/05/05/ 12:30"],
)  # fmt: skip
@pytest.mark.parametrize("year", ["PY  - 2004", "Y1  - 2004///", "PY  - 2004//"])
def test_the_year_of_one_line_and_the_day_of_another(line: str, year: str) -> None:
    for lines in ((year, f"DA  - {line}"), (f"DA  - {line}", year)):
        assert facts("JOUR", "TI  - T", *lines) == {"title": {"text": "T"}, "date": "2004-05-05"}


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("PY  - 2004", "DA  - May"), "2004-05"),
        (("PY  - 2004", "DA  - Spring"), "2004-21"),
        (("PY  - 2004", "DA  - ///Fall"), "2004-23"),
        (("PY  - 2004", "DA  - 2004///Winter"), "2004-24"),
        (("PY  - 2004", "DA  - //"), "2004"),
        (("PY  - 2004", "DA  - 2004/00/00"), "2004"),
        (("PY  - 2004/05/", "DA  - 2004"), "2004-05"),
        (("PY  - 2004/05/", "DA  - May 5"), "2004-05-05"),
        (("PY  - 2004", "DA  - 25/12/2004"), "2004-12-25"),
        (("PY  - 2004", "DA  - 12/25/2004"), "2004-12-25"),
        (("Y1  - 2004/05/06", "PY  - 2004"), "2004-05-06"),
        (("PY  - 2004", "DA  - 2004/02/31"), "2004-02"),
        (("DA  - 2004/05/06/",), "2004-05-06"),
        (("PY  - 1911-1914",), "1911/1914"),
        (("PY  - ca. 1931",), "1931~"),
        (("PY  - [ca. 1931?]",), "1931%"),
        (("PY  - 1931?",), "1931?"),
        (("PY  - 350 BC",), "-0349"),
        (("PY  - 44 B.C.E.",), "-0043"),
    ],
)
def test_the_fuller_date(lines: tuple[str, ...], date: str) -> None:
    assert facts("BOOK", "TI  - T", *lines) == {"title": {"text": "T"}, "date": date}


@pytest.mark.parametrize(
    ("lines", "date", "left"),
    [
        (("PY  - 2004", "DA  - 1st Quarter"), "2004", {"DA": "1st Quarter"}),
        (("DA  - 2005", "PY  - 2004"), "2004", {"DA": "2005"}),
        (("DA  - 2005", "Y1  - 2004"), "2004", {"DA": "2005"}),
        (("Y1  - 2005", "PY  - 2004"), "2004", {"Y1": "2005"}),
        (("PY  - 2004", "DA  - 05/12/2004"), "2004", {"DA": "05/12/2004"}),
        (("PY  - 2004", "DA  - MAR-JAN"), "2004", {"DA": "MAR-JAN"}),
        (("PY  - 2004/03/", "DA  - May 5"), "2004-03", {"DA": "May 5"}),
        (("PY  - 1998", "DA  - 2004/05/06/"), "2004-05-06", {"PY": "1998"}),
    ],
)
def test_what_is_no_part_of_the_date_stays(
    lines: tuple[str, ...], date: str, left: dict[str, str]
) -> None:
    found = facts("JOUR", "TI  - T", *lines)
    assert (found["date"], found["extra"]) == (date, {"ris": left})


@pytest.mark.parametrize("status", ["IN FILE", "NOT IN FILE", "ON REQUEST (05/01/99)", "1998"])
def test_whether_a_reprint_is_at_hand_is_no_original(status: str) -> None:
    found = facts("BOOK", "TI  - T", f"RP  - {status}")
    assert found == {"title": {"text": "T"}, "extra": {"ris": {"RP": status}}}


@pytest.mark.parametrize(
    ("ends", "extent", "left"),
    [
        (("SP  - 1", "EP  - 320"), "320", {}),
        (("SP  - i", "EP  - 320"), "320", {}),
        (("SP  - 1-320",), "320", {}),
        (("SP  - 320",), "320", {}),
        (("EP  - 320",), "320", {}),
        (("SP  - xiv, 289 p.",), "xiv, 289 p.", {}),
        (("SP  - 17", "EP  - 40"), None, {"SP": "17", "EP": "40"}),
    ],
)
def test_a_whole_book_has_a_length(
    ends: tuple[str, ...], extent: str | None, left: dict[str, str]
) -> None:
    found = facts("BOOK", "TI  - T", *ends)
    assert (found.get("extent"), found.get("extra", {}).get("ris", {})) == (extent, left)


ELM, OAK = {"family": "Elm", "given": "Bo"}, {"family": "Oak", "given": "Al"}


@pytest.mark.parametrize("type_", ["RPRT", "MAP", "COMP", "BOOK"])
def test_the_series_of_what_is_in_no_other_work(type_: str) -> None:
    found = facts(type_, "TI  - T", "T2  - Open File Reports")
    assert found["series"] == {"title": {"text": "Open File Reports"}}
    assert "container-title" not in found


def test_who_an_edited_book_is_by() -> None:
    assert facts("EDBOOK", "AU  - Elm, Bo") == {"editor": [ELM]}
    assert facts("EDBOOK", "A1  - Elm, Bo", "ED  - Elm, Bo") == {"editor": [ELM]}
    assert facts("EDBOOK", "AU  - Elm, Bo", "A3  - Oak, Al") == {"editor": [ELM, OAK]}
    lines = ["ED  - D, D", "A3  - C, C", "A1  - B, B", "AU  - A, A"]
    assert [one["family"] for one in facts("EDBOOK", *lines)["editor"]] == ["A", "B", "C", "D"]
    assert facts("EDBOOK", "AU  - Elm, Bo", "A2  - Oak, Al", "T2  - S") == {
        "editor": [ELM],
        "series": {"title": {"text": "S"}, "editor": [OAK]},
    }
    assert facts("EDBOOK", "AU  - Elm, Bo", "A2  - Oak, Al") == {
        "editor": [ELM],
        "contributor": [{**OAK, "role": "series-editor"}],
    }
    assert facts("BOOK", "AU  - Elm, Bo", "A2  - Oak, Al") == {"author": [ELM], "editor": [OAK]}


PAPER = ("TI  - T", "AU  - Elm, Bo")
MEETING = {"name": {"text": "Fifth Meeting"}}


@pytest.mark.parametrize("type_", ["CONF", "CPAPER"])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (  # EndNote
            ("T2  - Fifth Meeting", "C3  - Papers", "CY  - Rome", "C1  - Bonn", "C2  - 2011",
             "PY  - 2010"),
            {"container-title": "Papers", "place": "Bonn", "date": "2011",
             "event": {**MEETING, "place": {"text": "Rome"}, "date": "2010"}},
        ),
        (("T2  - Fifth Meeting", "CY  - Rome"), {"event": {**MEETING, "place": {"text": "Rome"}}}),
        (  # Zotero
            ("T2  - Fifth Meeting", "C3  - Papers", "C1  - Bonn", "DA  - 2010/05//", "PY  - 2010"),
            {"container-title": "Papers", "place": "Bonn", "date": "2010-05", "event": MEETING},
        ),
        (  # RefWorks, IEEE, Springer
            ("T2  - Proceedings of the Fifth Meeting", "CY  - Bonn", "PB  - P", "Y1  - 2010"),
            {"container-title": "Proceedings of the Fifth Meeting", "place": "Bonn", "date": "2010",
             "publisher": "P"},
        ),
        (("T2  - Fifth Meeting", "JO  - Fifth Meeting"), {"container-title": "Fifth Meeting"}),
        (("BT  - Papers", "T2  - Fifth Meeting"), {"container-title": "Papers", "event": MEETING}),
        (("BT  - Papers", "CY  - Bonn", "PB  - P"),
         {"container-title": "Papers", "place": "Bonn", "publisher": "P"}),
        (("JF  - Papers", "CY  - Bonn"), {"container-title": "Papers", "place": "Bonn"}),
        (("C2  - Paper 12", "T2  - Fifth Meeting", "PY  - 2010"),
         {"event": MEETING, "date": "2010", "extra": {"ris": {"C2": "Paper 12"}}}),
    ],
)  # fmt: skip
def test_a_paper_its_meeting_and_its_volume(
    type_: str, lines: tuple[str, ...], expected: dict[str, Any]
) -> None:
    found = facts(type_, *PAPER, *lines)
    for name in ("container-title", "place", "publisher"):
        if name in found:
            texts = found[name] if isinstance(found[name], list) else [found[name]]
            found[name] = "; ".join(text["text"] for text in texts)
    assert found == {"title": {"text": "T"}, "author": [ELM], **expected}
    assert read(type_, *PAPER, *lines).type == "paper-conference"


def test_proceedings_that_are_in_nothing_are_a_book() -> None:
    work = read("CONF", "TI  - Papers", "ED  - Elm, Bo", "PY  - 2010")
    assert isinstance(work, pt.Book) and work.kind == "proceedings"
    assert read("CONF", "TI  - T", "AU  - Elm, Bo").type == "paper-conference"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DB  - Kew", "AN  - FO 371"), {"archive": {"name": "Kew", "shelfmark": "FO 371"}}),
        (("DB  - Kew", "AN  - 371"), {"archive": {"name": "Kew", "shelfmark": "371"}}),
        (("DB  - Wiley Family Archive",), {"archive": {"name": "Wiley Family Archive"}}),
        (("AN  - FO 371",), {"archive": {"shelfmark": "FO 371"}}),
        (("DB  - PubMed", "AN  - 123"), {"source": "PubMed", "identifiers": {"pmid": "123"}}),
        (("DB  - Scopus",), {"source": "Scopus"}),
        (("DB  - Embase <1980 to 2024>", "DP  - Ovid", "AN  - 20041"),
         {"source": "Embase <1980 to 2024>", "extra": {"ris": {"DP": "Ovid", "AN": "20041"}}}),
        (("AN  - WOS:000263318800012",), {"extra": {"ris": {"AN": "WOS:000263318800012"}}}),
        (("AN  - oclc:123",), {"identifiers": {"oclc": "123"}}),
        (("DP  - Library Catalog", "DB  - Kew"),
         {"source": "Library Catalog", "archive": {"name": "Kew"}}),
    ],
)  # fmt: skip
def test_an_archive_is_told_from_a_database(
    lines: tuple[str, ...], expected: dict[str, Any]
) -> None:
    found = read("JOUR", *lines)
    assert facts("JOUR", *lines) == expected
    assert pt.loads(pt.dumps(found, "ris"), "ris")["k"] == found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_runs_on(end: str) -> None:
    text = end.join(
        ["TY  - BOOK", "TI  - A\tTitle", "  continued", "AU  - Elm,", "Bo", "KW  - one", "two",
         "PB  - A\u2028Press", "N1  - One", "  Two", "ER  - "]
    )  # fmt: skip
    (book,) = pt.loads(text, "ris")
    assert (str(book.title), str(book.author[0]), str(book.publisher[0])) == (
        "A Title continued", "Bo Elm", "A Press",
    )  # fmt: skip
    assert (book.keywords, book.note) == (("one", "two"), "One\nTwo")


@pytest.mark.parametrize(
    "stray",
    ["C1  - Database: Embase <1980 to 2024>", "AN  - 123\nDB  - Scopus", "and no tag at all",
     "N1  - Exported\nby hand\nER  - "],
)  # fmt: skip
@pytest.mark.parametrize("text", ["{0}\n{1}\n{1}", "{1}\n\n{0}\n\n{1}", "{1}{1}{0}\n"])
def test_lines_outside_of_records_are_none(stray: str, text: str) -> None:
    library = pt.loads(text.format(stray, "TY  - BOOK\nTI  - T\nER  - \n"), "ris")
    assert len(library) == 2
    assert [d.code for d in library.diagnostics] == ["RIS1", "K2"]
    assert [t.strip() for t in library.unread] == [stray.strip()]


def test_a_record_without_a_type_has_a_title_or_an_author() -> None:
    library = pt.loads("TI  - T\nPY  - 2004\nER  - \nAU  - Elm, Bo\nER  - \n", "ris")
    assert [d.code for d in library.diagnostics] == ["RIS2", "RIS2"]
    assert len(library) == 2


def test_faults_and_records_that_say_nothing_take_no_memory() -> None:
    library = pt.loads("TY  - BOOK\n" * 3_000 + "TI  - T\nER  - \n", "ris")
    assert len(library) == 1
    assert [d.code for d in library.diagnostics[:2]] == ["RIS5", "RIS5"]
    assert len(library.diagnostics) == 1_001 and library.diagnostics[-1].code == "RIS9"


@pytest.mark.parametrize(
    "lines",
    [
        ["TI  - a <i>b</i> c"], ["AB  - One", "two"], ["SN  - 9780521086899 (hbk.); 0521086892"],
        ["T3  - S", "A2  - Elm, Bo"], ["DA  - May 5"], ["U5  - event: E"], ["M1  - 12"],
        ["TI  - T", "BT  - T"], ["AN  - 7"], ["DB  - Scopus", "DP  - X"], ["U5  - note"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("type_", ["BOOK", "EDBOOK", "CHAP", "CONF", "JOUR", "RPRT", "SLIDE"])
def test_what_was_read_comes_back(type_: str, lines: list[str]) -> None:
    library = pt.loads("\n".join((f"TY  - {type_}", "ID  - k", *lines, "ER  - ")), "ris")
    text = pt.dumps(library, "ris")
    assert list(pt.loads(text, "ris")) == list(library.without(pt.losses(library, "ris")))
    assert pt.dumps(pt.loads(text, "ris"), "ris") == text


TOGETHER = ["PY", "Y1", "DA", "SP", "EP", "SN", "U5", "BT", "T2", "C1", "C2", "C3", "CY", "AN",
            "DB"]  # fmt: skip
"""Tags that say something together, or that several facts share."""


@pytest.mark.parametrize("tag", TOGETHER)
@pytest.mark.parametrize(
    "type_", ["report", "chapter", "book", "article-journal", "paper-conference"]
)
def test_a_line_of_another_program_is_not_taken_for_a_fact(type_: str, tag: str) -> None:
    ref = pt.Reference.model_validate(
        {"type": type_, "key": "k", "title": "T", "extra": {"ris": {tag: "X"}}}
    )
    library = pt.Library([ref])
    again = pt.loads(pt.dumps(library, "ris"), "ris")
    assert list(again) == list(library.without(pt.losses(library, "ris")))


MARKED = {"text": 'The <i>Aeneid</i>, <span class="nocase">NASA</span> & H<sub>2</sub>O < 3'}
PLAIN = "The Aeneid, NASA & H2O < 3"


def test_no_markup_and_one_line_a_value() -> None:
    facts = {"title": MARKED, "container_title": MARKED, "series": {"title": MARKED}}
    facts |= {"abstract": "One\n\n<b>two</b>\tthree", "volume_title": MARKED}
    assert sorted(written("chapter", facts)) == sorted(
        [f"TI  - {PLAIN}", f"BT  - {PLAIN}", f"T2  - {PLAIN}", f"T3  - {PLAIN}",
         "AB  - One two three", f"U5  - volume-title: {PLAIN}"]
    )  # fmt: skip


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_line_is_a_tag(path: Path) -> None:
    for line in pt.dumps(pt.load(path), "ris").split("\n"):
        assert not line or line[2:6] == "  - "


def test_edited_books_are_written_with_their_editors() -> None:
    book = pt.Book(title="T", editor=["Elm, Bo"], kind="proceedings")
    lines = pt.dumps(book, "ris").splitlines()
    assert lines[0] == "TY  - BOOK" and "A3  - Elm, Bo" in lines
    (again,) = pt.loads("\n".join(lines), "ris")
    assert said(again) == said(book)


def test_years_that_a_work_took() -> None:
    text = "TY  - BOOK\nTI  - R\nDA  - 1877///1885\nPY  - 1877\nER  - \n"
    assert str(next(iter(pt.loads(text, "ris"))).date) == "1877/1885"


def test_times_of_access_are_told_of_once() -> None:
    text = "TY  - BOOK\nTI  - R\nUR  - http://example.org/\nY2  - 2022/01/28/13:39:58\nER  - \n"
    told = pt.loads(text * 2, "ris").diagnostics[0]
    assert told.code == "RIS6" and told.message.startswith("2 accesses")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Jun 15-18", "2004-06-15/2004-06-18"),
        ("5–7 May", "2004-05-05/2004-05-07"),
        ("May 28 - June 2", "2004-05-28/2004-06-02"),
        ("MAY-JUN", "2004-05/2004-06"),
        ("DEC-JAN", "2004-12/2005-01"),
        ("November/February", "2004-11/2005-02"),
        ("Dec 28-Jan 3", "2004-12-28/2005-01-03"),
        ("Spring/Summer", "2004-21/2004-22"),
        ("SUM", "2004-22"),
        ("5-7 May 2004", "2004-05-05/2004-05-07"),
    ],
)
def test_days_and_months_with_a_hyphen_between_them(line: str, date: str) -> None:
    """As Web of Science and programs of meetings have them."""
    assert facts("JOUR", "TI  - T", "PY  - 2004", f"DA  - {line}")["date"] == date


@pytest.mark.parametrize(
    ("lines", "extent"),
    [(["SP  - 240"], "240"), (["SP  - 1", "EP  - 240"], "240"), (["SP  - xi, 240"], "xi, 240")],
)
def test_pages_of_a_thesis_are_its_length(lines: list[str], extent: str) -> None:
    found = facts("THES", "TI  - T", *lines)
    assert found["extent"] == extent and "pages" not in found


def test_the_book_of_a_chapter_is_in_bt_where_t2_is_another() -> None:
    found = facts("CHAP", "TI  - T", "BT  - Book", "T2  - Lecture Notes")
    assert found["container-title"] == {"text": "Book"}
    assert found["series"] == {"title": {"text": "Lecture Notes"}}
    found = facts("CHAP", "TI  - T", "BT  - Book", "T2  - Lecture Notes", "T3  - Series")
    assert found["container-title"] == {"text": "Book"}
    assert found["series"] == {"title": {"text": "Series"}}
    assert found["extra"] == {"ris": {"T2": "Lecture Notes"}}


def test_editors_in_two_tags_are_all_editors() -> None:
    found = facts("CHAP", "TI  - T", "T2  - B", "ED  - Meg, A", "A2  - Nog, B", "A2  - Meg, A")
    assert [name["family"] for name in found["editor"]] == ["Nog", "Meg"]
    found = facts("BOOK", "TI  - T", "ED  - Meg, A", "A3  - Nog, B")
    assert [name["family"] for name in found["editor"]] == ["Nog", "Meg"]


@pytest.mark.parametrize(
    ("tag", "fields"),
    [("AU", ["author"]), ("A1", ["author"]), ("A2", ["series", "editor"]), ("A3", ["editor"]),
     ("A4", ["translator"]), ("ED", ["editor"])],
)  # fmt: skip
def test_each_line_of_people_is_one_more(tag: str, fields: list[str]) -> None:
    found: Any = facts("BOOK", "TI  - T", "T2  - S", f"{tag}  - Elm, Bo", f"{tag}  - Oak, Al")
    for field in fields:
        found = found[field]
    assert found == [ELM, OAK]


def test_a_second_address_is_a_link_to_the_text() -> None:
    lines = ["UR  - https://a.example/1", "L2  - https://a.example/3", "UR  - https://a.example/2"]
    found = ris.loads("\n".join(["TY  - BOOK", "ID  - a", "TI  - Rivers", *lines, "ER  - "]))
    assert str(found["a"].url) == "https://a.example/1"
    assert found["a"].extra == {"ris": {"L2": "https://a.example/2\nhttps://a.example/3"}}
    assert ris.losses(found) == []
    assert ris.loads(ris.dumps(found)) == found
