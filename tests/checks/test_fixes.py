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
