"""Each row of RIS in both directions: the field of the record, and the line that stands for it.

RIS Format Specifications (2001, 2011), as its readers read it.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.rows import ELM, reference, said

import precarious_truce as pt

Case = tuple[str, dict[str, Any], list[str]]

BOTH: list[Case] = [
    ("book", {"title": "T"}, ["TI  - T"]),
    ("book", {"author": [ELM, {"literal": "Weir Group"}]}, ["AU  - Elm, Bo", "AU  - Weir Group,"]),
    ("book", {"editor": [ELM]}, ["A3  - Elm, Bo"]),
    ("chapter", {"editor": [ELM]}, ["A2  - Elm, Bo"]),
    ("article-journal", {"editor": [ELM]}, ["A2  - Elm, Bo"]),
    ("book", {"translator": [ELM]}, ["A4  - Elm, Bo"]),
    ("chapter", {"container_title": "J"}, ["T2  - J", "BT  - J"]),
    ("article-journal", {"container_title": "J"}, ["T2  - J"]),
    ("article-journal", {"container_title": {"text": "J", "short": "S"}}, ["T2  - J", "J2  - S"]),
    ("report", {"container_title": "J"}, ["BT  - J"]),
    ("report", {"series": {"title": "S"}}, ["T3  - S"]),
    ("book", {"series": {"title": "S"}}, ["T3  - S"]),
    ("thesis", {"series": {"title": "S"}}, ["T3  - S"]),
    ("book", {"series": {"title": "S", "editor": [ELM]}}, ["A2  - Elm, Bo", "T3  - S"]),
    ("chapter", {"series": {"title": "S", "editor": [ELM]}}, ["A3  - Elm, Bo", "T3  - S"]),
    ("book", {"title": {"text": "T", "short": "S"}}, ["TI  - T", "ST  - S"]),
    ("book", {"title": {"text": "T", "translated": "S"}}, ["TI  - T", "TT  - S"]),
    ("chapter", {"number": "4"}, ["SE  - 4"]),
    ("report", {"number": "4"}, ["M1  - 4"]),
    ("book", {"series": {"title": "S", "number": "7"}}, ["T3  - S", "M1  - 7"]),
    ("chapter", {"series": {"title": "S", "number": "7"}}, ["T3  - S", "SV  - 7"]),
    ("paper-conference", {"series": {"title": "S", "number": "7"}}, ["T3  - S", "SV  - 7"]),
    ("article-newspaper", {"section": "B"}, ["SE  - B"]),
    ("chapter", {"volume": "2"}, ["VL  - 2"]),
    ("chapter", {"volume_count": "3"}, ["NV  - 3"]),
    ("article-journal", {"issue": "3"}, ["IS  - 3"]),
    ("article-journal", {"article_number": "e17"}, ["C7  - e17"]),
    ("book", {"edition": "2"}, ["ET  - 2"]),
    ("book", {"publisher": ["P"]}, ["PB  - P"]),
    ("book", {"publisher": ["P", "Q"]}, ["PB  - P; Q"]),
    ("book", {"place": ["L"]}, ["CY  - L"]),
    ("paper-conference", {"place": ["L"]}, ["C1  - L"]),
    ("book", {"date": "1977"}, ["PY  - 1977"]),
    ("book", {"date": "2011-06"}, ["PY  - 2011", "DA  - 2011/06//"]),
    ("book", {"date": "2011-06-05"}, ["PY  - 2011", "DA  - 2011/06/05/"]),
    ("book", {"date": "2011-21"}, ["PY  - 2011", "DA  - 2011///Spring"]),
    ("book", {"date": "1911/1914"}, ["PY  - 1911", "DA  - 1911///1911/1914"]),
    ("book", {"date": "c. 1931"}, ["PY  - 1931", "DA  - 1931///c. 1931"]),
    ("book", {"date": "193X"}, ["PY  - 1930", "DA  - 1930///1930s"]),
    ("book", {"date": "18XX?"}, ["PY  - 1800", "DA  - 1800///19th century?"]),
    ("book", {"status": "forthcoming"}, ["U5  - status: forthcoming", "DA  - ///forthcoming"]),
    ("chapter", {"pages": "ix–xiv"}, ["SP  - ix", "EP  - xiv"]),
    ("chapter", {"pages": "5"}, ["SP  - 5"]),
    ("book", {"extent": "300"}, ["SP  - 300"]),
    ("thesis", {"genre": "PhD thesis"}, ["M3  - PhD thesis"]),
    ("book", {"isbn": "978-0-521-08689-9"}, ["SN  - 978-0-521-08689-9"]),
    ("chapter", {"isbn": "978-0-521-08689-9"}, ["SN  - 978-0-521-08689-9"]),
    ("article-journal", {"issn": "1234-5679"}, ["SN  - 1234-5679"]),
    ("report", {"issn": "1234-5679"}, ["SN  - 1234-5679"]),
    ("book", {"issn": "1234-5679"}, ["U5  - issn: 1234-5679"]),
    ("book", {"doi": "10.5555/a"}, ["DO  - 10.5555/a"]),
    ("book", {"url": "https://e.org/"}, ["UR  - https://e.org/"]),
    (
        "book",
        {"url": {"text": "https://e.org/", "accessed": "2020-02-01"}},
        ["UR  - https://e.org/", "Y2  - 2020/02/01/"],
    ),
    ("book", {"language": ["de"]}, ["LA  - de"]),
    ("book", {"abstract": "A"}, ["AB  - A"]),
    ("book", {"keywords": ["a", "b c"]}, ["KW  - a", "KW  - b c"]),
    ("book", {"note": "A"}, ["N1  - A"]),
    ("book", {"note": "A\nB"}, ["N1  - A", "N1  - B"]),
    ("report", {"annote": "A"}, ["RN  - A"]),
    (
        "book",
        {"original": {"place": ["L"], "publisher": ["P"], "date": "1911"}},
        ["OP  - L: P, 1911"],
    ),
    (
        "chapter",
        {"archive": {"name": "Kew", "shelfmark": "FO 371"}},
        ["DB  - Kew", "AN  - FO 371"],
    ),
    ("manuscript", {"archive": {"name": "Kew", "shelfmark": "371"}}, ["DB  - Kew", "AN  - 371"]),
    ("manuscript", {"archive": {"shelfmark": "371"}}, ["U5  - shelfmark: 371"]),
    (
        "manuscript",
        {"archive": {"place": "Oxford", "collection": "C"}},
        ["U5  - archive-place: Oxford", "U5  - archive-collection: C"],
    ),
    ("report", {"call_number": "Q 1"}, ["CN  - Q 1"]),
    ("book", {"identifiers": {"oclc": "1234"}}, ["U5  - identifiers: oclc:1234"]),
    ("book", {"sources": [{"url": "https://e.org/"}]}, ["DP  - https://e.org/"]),
    ("report", {"source": "A catalogue"}, ["DP  - A catalogue"]),
    ("report", {"source": "WorldCat"}, ["DB  - WorldCat"]),
    (
        "article-journal",
        {"source": "PubMed", "identifiers": {"pmid": "12"}},
        ["DB  - PubMed", "U5  - identifiers: pmid:12"],
    ),
    ("paper-conference", {"event": {"name": "E"}}, ["T2  - E"]),
    ("paper-conference", {"event": {"name": "E", "place": "P"}}, ["T2  - E", "CY  - P"]),
    (
        "paper-conference",
        {"container_title": "C", "event": {"name": "E", "place": "P"}, "publisher": ["Q"]},
        ["BT  - C", "T2  - E", "C3  - C", "CY  - P", "PB  - Q"],
    ),
    (
        "paper-conference",
        {"event": {"name": "E", "place": "P"}, "publisher": ["Q"]},
        ["T2  - E", "PB  - Q", "U5  - event-place: P"],
    ),
    ("speech", {"event": {"name": "E", "date": "2019"}}, ["T2  - E", "U5  - event-date: 2019"]),
    (
        "book",
        {"event": {"name": "E", "place": "P"}},
        ["U5  - event: E", "U5  - event-place: P"],
    ),
    ("chapter", {"volume_title": "V"}, ["U5  - volume-title: V"]),
    (
        "chapter",
        {"volume_title": "V", "volume_subtitle": "W"},
        ["U5  - volume-title: V", "U5  - volume-subtitle: W"],
    ),
    ("report", {"part_number": "4"}, ["U5  - part-number: 4"]),
    ("report", {"status": "in press"}, ["U5  - status: in press", "DA  - ///in press"]),
    ("software", {"version": "2.1"}, ["ET  - 2.1"]),
    ("standard", {"version": "2.1"}, ["U5  - version: 2.1"]),
    (
        "chapter",
        {"series": {"title": "S", "issn": "1234-5679"}},
        ["T3  - S", "U5  - series-issn: 1234-5679"],
    ),
    ("article-journal", {"isbn": "978-0-521-08689-9"}, ["SN  - 978-0-521-08689-9"]),
    *(
        ("chapter", {role: [ELM]}, [f"U5  - {role}: Elm, Bo"])
        for role in ("introduction", "foreword", "afterword", "commentator", "annotator")
    ),
]
"""Type, what the record says, the lines (beside TY and ID) that are written and read."""

READ: list[Case] = [
    ("book", {"date": "1988", "copyright": "1988"}, ["PY  - c1988"]),
    ("book", {"date": "1990", "copyright": "1988"}, ["PY  - 1990, c1988"]),
    ("book", {"edition": "2"}, ["ET  - 2nd ed."]),
    ("book", {"edition": "2"}, ["ET  - Second edition"]),
    ("book", {"edition": "Rev. ed."}, ["ET  - Rev. ed."]),
    ("book", {"language": ["en"]}, ["LA  - eng"]),
    ("book", {"language": ["de", "en"]}, ["LA  - German; English"]),
    ("book", {"language": ["en-GB"]}, ["LA  - en-GB"]),
    ("book", {"author": [ELM, {"literal": "others"}]}, ["AU  - Elm, Bo", "AU  - et al."]),
    ("chapter", {"call_number": "QA 76.9"}, ["CN  - QA 76.9"]),
    ("book", {"title": "Salt & Roads"}, ["TI  - Salt &amp; Roads"]),
    ("book", {"series": {"title": "S", "number": "12"}}, ["T3  - S", "IS  - 12"]),
    (
        "book",
        {"series": {"title": "S", "number": "4", "editor": [ELM]}},
        ["A2  - Elm, Bo", "T2  - S", "M1  - 4"],
    ),
    ("thesis", {"genre": "Ph.D.", "publisher": ["U"]}, ["M3  - Ph.D.", "PB  - U"]),
    ("book", {"keywords": ["a", "b c"]}, ["KW  - a; b c"]),
    ("book", {"keywords": ["a; b", "c"]}, ["KW  - a; b", "KW  - c"]),
    ("book", {"title": "T"}, ["T1  - T"]),
    ("book", {"title": "T"}, ["BT  - T"]),
    ("book", {"author": [ELM]}, ["A1  - Elm, Bo"]),
    ("book", {"editor": [ELM]}, ["ED  - Elm, Bo"]),
    ("book", {"editor": [ELM]}, ["A2  - Elm, Bo"]),
    ("chapter", {"editor": [ELM]}, ["A3  - Elm, Bo"]),
    ("chapter", {"container_title": "J"}, ["BT  - J"]),
    ("chapter", {"container_title": "J"}, ["T2  - J"]),
    ("article-journal", {"container_title": "J"}, ["JF  - J"]),
    ("article-journal", {"container_title": "J"}, ["JO  - J"]),
    ("article-journal", {"container_title": {"text": "J", "short": "S"}}, ["JF  - J", "JA  - S"]),
    ("paper-conference", {"container_title": {"text": "J", "short": "S"}}, ["JF  - J", "JO  - S"]),
    ("book", {"series": {"title": "S"}}, ["T2  - S"]),
    ("book", {"series": {"title": "S", "number": "7"}}, ["T3  - S", "SV  - 7"]),
    ("book", {"series": {"title": "S", "number": "7"}}, ["T2  - S", "IS  - 7"]),
    ("chapter", {"volume_count": "7"}, ["IS  - 7"]),
    ("chapter", {"volume_count": "7"}, ["M1  - 7"]),
    ("article-journal", {"issue": "7"}, ["M1  - 7"]),
    ("article-journal", {"issue": "7"}, ["CP  - 7"]),
    ("report", {"number": "NBS-7"}, ["SN  - NBS-7"]),
    ("report", {"isbn": "978-0-521-08689-9"}, ["SN  - 978-0-521-08689-9"]),
    ("chapter", {"series": {"title": "S", "issn": "1234-5679"}}, ["T3  - S", "SN  - 1234-5679"]),
    ("chapter", {"issn": "1234-5679"}, ["SN  - 1234-5679"]),
    ("book", {"title": "T"}, ["CT  - T"]),
    ("report", {"container_title": "J"}, ["JF  - J"]),
    ("article-journal", {"container_title": "J"}, ["JA  - J"]),
    ("article-journal", {"container_title": {"text": "J", "short": "S"}}, ["T2  - J", "JO  - S"]),
    ("article-journal", {"container_title": {"text": "J", "short": "S"}}, ["JF  - J", "J1  - S"]),
    ("article-journal", {"container_title": "J"}, ["T2  - J", "JO  - J"]),
    ("book", {"url": "https://e.org/"}, ["LK  - https://e.org/"]),
    ("chapter", {"volume": "2"}, ["VO  - 2"]),
    ("book", {"place": ["L"]}, ["PP  - L"]),
    ("book", {"doi": "10.5555/a"}, ["M3  - 10.5555/a"]),
    ("book", {"abstract": "A"}, ["N2  - A"]),
    ("book", {"call_number": "QA76.9"}, ["CN  - QA76.9"]),
    ("manuscript", {"archive": {"shelfmark": "Q 1"}}, ["AV  - Q 1"]),
    ("book", {"isbn": "978-0-521-08689-9"}, ["SN  - 978-0-521-08689-9"]),
    ("book", {"date": "1977"}, ["Y1  - 1977///"]),
]
"""What others write, and is read."""

TAGS = {"book": "BOOK", "chapter": "CHAP", "article-journal": "JOUR", "thesis": "THES",
        "report": "RPRT", "article-newspaper": "NEWS", "paper-conference": "CPAPER",
        "software": "COMP", "speech": "SLIDE", "manuscript": "UNPB",
        "standard": "STAND"}  # fmt: skip
"""The types here, and the tags that stand for them."""


def written(type_: str, facts: dict[str, Any]) -> list[str]:
    """The lines of the reference, without those that every record has."""
    text = pt.dumps(reference(type_, facts), "ris")
    return [line for line in text.splitlines() if line and line[:2] not in ("TY", "ID", "ER")]


def read(type_: str, lines: list[str]) -> pt.Book | pt.Reference:
    """The work of a record with these lines."""
    return pt.loads("\n".join((f"TY  - {TAGS[type_]}", "ID  - k", *lines, "ER  - ")), "ris")["k"]


@pytest.mark.parametrize(("type_", "facts", "lines"), BOTH)
def test_written(type_: str, facts: dict[str, Any], lines: list[str]) -> None:
    assert sorted(written(type_, facts)) == sorted(lines)


def test_roles_without_a_tag_come_in_one_order() -> None:
    roles = ("introduction", "foreword", "afterword", "commentator", "annotator")
    lines = written("chapter", {role: [ELM] for role in reversed(roles)})
    assert lines == [f"U5  - {role}: Elm, Bo" for role in roles]


@pytest.mark.parametrize(("type_", "facts", "lines"), [*BOTH, *READ])
def test_read(type_: str, facts: dict[str, Any], lines: list[str]) -> None:
    assert said(read(type_, lines)) == said(reference(type_, facts))


def test_the_isbn_of_a_part_is_that_of_its_book() -> None:
    book = pt.Book(title="Rivers", date="2004", isbn="978-0-521-08689-9", contents=["Floods"])
    text = pt.dumps(book, "ris")
    assert text.count("SN  - 978-0-521-08689-9") == 2
    assert pt.loads(text, "ris") == pt.Library([book]) and not pt.losses(book, "ris")


def test_the_isbn_of_a_part_in_a_volume_is_that_of_the_volume() -> None:
    volumes = [{"number": "1", "isbn": "978-0-521-08689-9", "contents": ["Floods"]},
               {"number": "2", "contents": ["Ebbs"]}]  # fmt: skip
    book = pt.Book(title="Rivers", date="2004", volumes=volumes)
    text = pt.dumps(book, "ris")
    assert text.count("SN  - 978-0-521-08689-9") == 2
    assert pt.loads(text, "ris") == pt.Library([book]).without(pt.losses(book, "ris"))
