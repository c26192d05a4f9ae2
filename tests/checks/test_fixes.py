"""What is certain is mended at its exact place; everything else stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.checks import Selection, check_text
from precarious_truce.checks.fixes import diff, fix_text
from precarious_truce.formats.yaml import dumps, loads


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("isbn: 9780521086899", "isbn: 978-0-521-08689-9"),
        ("isbn: '9780521086899'  # back", "isbn: '978-0-521-08689-9'  # back"),
        ("isbn: 0198526636", "isbn: 0-19-852663-6"),
        ("original: {isbn: 9780521086899}", "original: {isbn: 978-0-521-08689-9}"),
        ("doi: https://doi.org/10.1017/X", "doi: 10.1017/X"),
        ("doi: http://dx.doi.org/10.1017/X # x", "doi: 10.1017/X # x"),
        ("contents: [{title: A, pages: 1-30}]", "contents: [{title: A, pages: 1–30}]"),
        ("contents: [{title: A, pages: 1--30}]", "contents: [{title: A, pages: 1–30}]"),
        ("contents: [{title: A, pages: 113–18}]", "contents: [{title: A, pages: 113–118}]"),
        ('contents: {title: A, pages: "1-2, 5-7"}', 'contents: {title: A, pages: "1–2, 5–7"}'),
    ],
)  # fmt: skip
def test_certain(before: str, after: str) -> None:
    text, edits = fix_text(f"title: A\n{before}\n")
    assert text == f"title: A\n{after}\n"
    assert len(edits) == 1
    assert fix_text(text) == (text, [])


@pytest.mark.parametrize(
    "left",
    [
        "isbn: 9780521086898",  # wrong check digit
        "isbn: 978-0-521-08689-9",
        "contents: [{title: A, pages: 70-61}]",
        "contents: [{title: A, pages: vx-xi}]",
        "contents: [{title: A, pages: 2-1--2-10}]",
        "date: 1924-27",
        "x-isbn: 9780521086899",
        "extra: {ris: {isbn: '9780521086899'}}",
        "title: !x [",
    ],
)
def test_left_alone(left: str) -> None:
    text = f"title: A\n{left}\n"
    assert fix_text(text)[0].replace("2-1–2-10", "2-1--2-10") == text


def test_selection() -> None:
    text = "title: A\ndoi: doi:10.1/x\ncontents: [{title: A, pages: 113-18}]\n"
    fixed, _ = fix_text(text, Selection(ignore=("I3", "P2")))
    assert fixed == text.replace("113-18", "113–18")


def test_a_diff_that_patch_reads() -> None:
    assert diff("a\nb\n", "a\nc\n", "x.yaml").splitlines() == [
        "--- x.yaml", "+++ x.yaml", "@@ -1,2 +1,2 @@", " a", "-b", "+c",
    ]  # fmt: skip


@given(libraries)
def test_what_is_mended_means_the_same(library: pt.Library) -> None:
    text = dumps(library)
    fixed, _ = fix_text(text)
    before = [d.code for d in check_text(text) if d.code not in ("P2", "I3")]
    assert [d.code for d in check_text(fixed) if d.code not in ("P2", "I3")] == before
    assert [w.isbn for w in loads(fixed)] == [w.isbn for w in library]


@pytest.mark.parametrize(
    ("written", "mended"),
    [("2008-08-0029", "2008-08-29"), ("2008-8-9", "2008-08-09"), ("2008-00-00", "2008"),
     ("2008-08-00", "2008-08"), ("c. 1931", "c. 1931"), ("2008-13-40", "2008-13-40")],
)  # fmt: skip
def test_dates_with_noughts(written: str, mended: str) -> None:
    assert fix_text(f"title: R\ndate: {written}\n")[0] == f"title: R\ndate: {mended}\n"


def test_a_line_that_stands_twice_goes_where_both_say_the_same() -> None:
    text = "title: R\ndate: 2004\ncontents:\n  - title: A\n    note: x\n    title: A\ndate: 2005\n"
    fixed, edits = fix_text(text)
    assert fixed == text.replace("    title: A\n", "")
    assert [(edit.line, edit.old) for edit in edits] == [(6, "title: A")]


def test_several_numbers_in_one_value_are_looked_at_one_by_one() -> None:
    for key, value in (
        ("isbn", "978-0-521-08689-9, 0-19-852663-6"),
        ("issn", "1387-2842 1573-1103"),
        ("isbn", "9780521086899 and 0198526636"),
        ("isbn", "978 0 521 08689 9"),
    ):
        work = pt.Reference.model_validate({"type": "book", "title": "R", key: value})
        assert [d.code for d in pt.check(work)] == []
    wrong = pt.Reference(key="r", type="book", title="R", issn="1387-2842, 1573-1104")
    (found,) = pt.check(wrong)
    assert found.message == "the check digit of 1573-1104 is wrong: 3 would be right"
