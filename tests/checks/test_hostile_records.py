"""Hostile records: thousands of chapters, absurd text; none of them hangs a check."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.checks import check_text
from precarious_truce.contents_view import svg
from precarious_truce.model.locate import coverage

HEAD = "title: Reed\nauthor: Marsh, Eleanor\nextent: xii + 999999\ncontents:\n"
RANGES = ", ".join(f"{i}–{i + 1}" for i in range(1, 29999, 3))


def lines(form: str, count: int = 10_000) -> str:
    """As many lines of `contents`; `{i}`, `{a}` and `{b}` are a number and pages that go up."""
    return HEAD + "".join(
        form.format(i=i, a=i * 20 + 1, b=i * 20 + 9) + "\n" for i in range(1, count)
    )


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "text",
    [
        lines("  - {{title: c{i}, pages: 1–100}}"),
        lines("  - {{title: c{i}, pages: 30}}"),
        lines("  - {{title: c{i}, number: {i}, pages: {a}–{b}}}"),
        lines("  - {{title: c{i}, number: {i}, pages: {a}–{b}}}\n  - u{i}", 5000),
        lines("  - {{title: c{i}, number: {a}, author: 'Smith, John{i}'}}"),
        lines("  - {{title: c{i}, number: {a}, accept: {{C1: so it is}}, pages: 1–10}}", 4000),
        HEAD + f"  - {{title: a, pages: '{RANGES}'}}\n",
    ],
    ids=["one range", "one page", "gaps", "unknown between", "authors", "accepted", "many ranges"],
)  # fmt: skip
def test_ten_thousand_chapters(text: str) -> None:
    check_text(text)
    (book,) = pt.loads(text)
    assert isinstance(book, pt.Book)
    book.locate("500")
    coverage(book)
    svg(book)


@pytest.mark.parametrize(
    "text",
    [
        f"title: {'x' * 10**6}\n",
        f"title: a\ncontents: [{{title: b, pages: '{'9' * 10**5}', number: '{'1' * 10**5}'}}]\n",
        f"title: a\nisbn: '{'9' * 10**5}'\ndate: '{'1' * 10**5}'\nauthor: '{'A ' * 10**5}'\n",
        f"title: a\nauthor: ['Doe, J{' ' * 10**5}x', 'A, {'; ' * 10**5}', 'B{' and' * 10**5}']\n",
        f"title: a\ncontents: [{{title: b, pages: '{'i' * 10**5}'}}]\n",
        f"title: a\ncontents: [{{title: c, pages: '{'1-' * 10**5}'}}]\n",
        f"title: a\ndate: '{'[' * 10**4}1931{'?' * 10**4}'\ncopyright: '{'1' * 10**6}'\n",
        'title: "\\x1b[31m\\u202e\\0"\ncontents: ["\\x07", {title: "\\x7f", pages: "\\x1b"}]\n',
    ],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_absurd_text(text: str) -> None:
    for fault in check_text(text):
        assert "\x1b" not in str(fault)
