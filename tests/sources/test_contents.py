"""Contents pages as people paste them: what is read, and what is marked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.sources import draft_of


def record_of(page: str, *, infer_ends: bool = False) -> str:
    draft = draft_of(page.encode())
    draft.state("title", "T")
    return draft.record(infer_ends=infer_ends)


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


def authors(record: str) -> list[list[str]]:
    (book,) = pt.loads(record)
    return [[str(name) for name in part.author] for part in book.contents]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 The trade union alliance ... 86", ("3", "The trade union alliance", "86–")),
        ("Preface . . . . . . ix", (None, "Preface", "ix–")),
        ("List of illustrations page ix", (None, "List of illustrations", "ix–")),
        ("Preface\tix", (None, "Preface", "ix–")),
        ("Introduction: a beginning……1", (None, "Introduction: a beginning", "1–")),
        ("Chapter 3: The gabelle .... 213", ("3", "The gabelle", "213–")),
        ("CHAPTER III. The gabelle    213", ("III", "The gabelle", "213–")),
        ("IV. Europe in 1914 ..... 53", ("IV", "Europe in 1914", "53–")),
        ("Kapitel 2 – Wasser ..... 31", ("2", "Wasser", "31–")),
        ("Chapitre I. – La ville ..... 13", ("I", "La ville", "13–")),
        ("Глава 2. Конец ..... 50", ("2", "Конец", "50–")),
        ("§ 4 Das Recht ..... 50", ("4", "Das Recht", "50–")),
        ("Appendix A: Documents ..... 90", ("A", "Documents", "90–")),
        ("The flood of 1953 ..... A12", (None, "The flood of 1953", "A12–")),
        ("Index, 320", (None, "Index", "320–")),
        ("1 One ..... 1–30", ("1", "One", "1–30")),
        ("1.1 One.A ..... 1", ("1.1", "One.A", "1–")),
        ("Who owns a flood? ..... 15", (None, "Who owns a flood?", "15–")),
        ("“Quoted” titles: a study ..... 15", (None, "“Quoted” titles: a study", "15–")),
        ("Music #4 ..... 15", (None, "Music #4", "15–")),
        ("I remember my father ..... 15", (None, "I remember my father", "15–")),
    ],
)  # fmt: skip
def test_lines(line: str, expected: tuple[str | None, str, str]) -> None:
    record = record_of(line)
    assert outline(record) == [expected]
    assert "# ?" not in record


PAGE = """\
CONTENTS

List of abbreviations                     xi
Introduction: Striving for acceptance       1
1   Soviet Russia and the first Labour
    Government                              7
2   The policy of doing nothing            53
Part II  The rupture
3   Russia and the general strike ... 134
    The coal question ............... 140
4   Later                             136
6   Europe in 1914
Conclusions                                257
"""


def test_a_page() -> None:
    record = record_of(PAGE)
    assert outline(record) == [
        (None, "List of abbreviations", "xi–"),
        (None, "Introduction: Striving for acceptance", "1–"),
        ("1", "Soviet Russia and the first Labour Government", "7–"),
        ("2", "The policy of doing nothing", "53–"),
        ("II", "The rupture", None),
        [
            ("3", "Russia and the general strike", "134–"),
            [(None, "The coal question", "140–")],
            ("4", "Later", "136–"),
            ("6", "Europe in 1914", None),
        ],
        (None, "Conclusions", "257–"),
    ]
    marked = [line.strip() for line in record.splitlines() if "# ?" in line]
    assert [line.partition("# ? ")[2] for line in marked] == [
        "its page is before the one above", "no page; its number does not follow",
    ]  # fmt: skip


def test_ends_are_inferred_only_when_asked() -> None:
    page = "Preface ... ix\n1 One ... 1\n2 Two ... 31\n  A part of two ... 40\nIndex ... 60\n"
    assert "–3" not in record_of(page)
    assert outline(record_of(page, infer_ends=True)) == [
        (None, "Preface", "ix–"),
        ("1", "One", "1–30"),
        ("2", "Two", "31–59"),
        [(None, "A part of two", "40–59")],
        (None, "Index", "60–"),
    ]


def test_nested_numbers() -> None:
    page = "Inhalt\n1. Anfang\t15\n1.1 Früh\t15\n1.2 Spät\t31\n1.2.1 Krise\t40\n2. Ende\t60\n"
    assert outline(record_of(page)) == [
        ("1", "Anfang", "15–"),
        [("1.1", "Früh", "15–"), ("1.2", "Spät", "31–"), [("1.2.1", "Krise", "40–")]],
        ("2", "Ende", "60–"),
    ]


def test_chapter_and_title_on_two_lines() -> None:
    page = "PART ONE\nTHE EARLY YEARS\nChapter 2\nThe long road ..... 25\n"
    assert outline(record_of(page)) == [
        ("1", "THE EARLY YEARS", None),
        [("2", "The long road", "25–")],
    ]


@pytest.mark.parametrize("page", ["", "\n\n", "Contents\n", "* * *\n"])
def test_nothing_to_find(page: str) -> None:
    with pytest.raises(TruceError, match="no line of a contents page was found"):
        draft_of(page.encode())


pasted = st.text(
    alphabet="Chapter 1.2 IVxi…\t\n –:#'\"[]{}&*!%@`|>?,é\x1b\u2028<li>$t", max_size=200
)


@given(pasted, st.booleans())
def test_whatever_is_pasted_gives_a_record_that_loads(text: str, ends: bool) -> None:
    try:
        record = record_of(text, infer_ends=ends)
    except TruceError as error:
        assert len(error.diagnostics) == 1 and error.diagnostics[0].code == "SRC1"
        return
    pt.loads(record)
