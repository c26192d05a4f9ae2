"""Marked text to the five outputs: what each escapes, and how it writes formatting and quotes."""

from __future__ import annotations

import pytest

from precarious_truce.citations import Processor

NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
TITLE_ALONE = (
    f'<style {NS}><citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("html", '<div class="csl-entry">C:\\dir and \\alpha</div>'),
        ("text", "C:\\dir and \\alpha"),
        ("markdown", "C:\\\\dir and \\\\alpha"),
        ("latex", "C:\\textbackslash{}dir and \\textbackslash{}alpha"),
        ("rst", "C\\:\\\\dir and \\\\alpha"),
    ],
)
def test_backslashes_of_a_value_are_printed(output: str, expected: str) -> None:
    items = [{"id": "a", "type": "book", "title": "C:\\dir and \\alpha"}]
    assert Processor(TITLE_ALONE, items, output=output).bibliography() == [("a", expected)]


def test_a_hyphen_after_a_backslash_joins_no_range_of_numbers() -> None:
    text = TITLE_ALONE.replace('variable="title"', 'variable="page"')
    items = [{"id": "a", "type": "book", "page": "3\\-B"}, {"id": "b", "page": "C:\\3\\-B"}]
    shown = Processor(text, items, output="text").bibliography()
    assert shown == [("a", "3-B"), ("b", "C:\\3-B")]
