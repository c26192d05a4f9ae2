"""Marked text to the five outputs: what each escapes, and how it writes formatting and quotes."""

from __future__ import annotations

import pytest
from tests.citations.build import DOE, ROE, entries, entry, style

from precarious_truce.citations import Processor

TITLE_ALONE = style('<text variable="title"/>')


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


def html(body: str, **parts: str) -> str:
    return entries(
        style(body, **parts), {"author": [DOE, ROE], "publisher": "Press"}, output="html"
    )[0]


NORMAL = '<span style="font-style:normal;">'


def test_italics_flip_and_quotes_flip() -> None:
    italic = 'font-style="italic" quotes="true" suffix=", "'
    body = f'<text variable="title" {italic}/><text value="x"/>'
    shown = entry(body, {"title": 'On <i>Ulysses</i> and "love"'})
    flipped = '<span style="font-style:normal;">Ulysses</span>'
    assert shown == f"“<i>On {flipped} and ‘love,’</i>” x"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # inside names, `normal` knows nothing of the formatting around them
        ('<names variable="author" font-style="italic"><name form="short" font-style="normal"/>'
         "</names>", "<i>Doe, Roe</i>"),
        ('<group font-style="italic"><text variable="title" font-style="normal"/></group>',
         f"<i>{NORMAL}On peace</span></i>"),
        # with a formatted "et al." it is written
        ('<names variable="author"><name form="short" font-style="normal" et-al-min="1" '
         'et-al-use-first="1"/><et-al font-style="italic"/></names>',
         f"{NORMAL}Doe <i>et al.</i></span>"),
        # spaces inside formatting stay; of two at the end of a group, one is the group's
        ('<text variable="title" suffix=" "/><group font-weight="bold">'
         '<text variable="publisher" prefix=" "/></group>', "On peace <b> Press</b>"),
        ('<group><group><text variable="title" suffix="  "/></group></group>'
         '<text variable="publisher"/>', "On peace  Press"),
        ('<group><text variable="title" suffix="  "/></group><text variable="publisher"/>',
         "On peace Press"),
        ('<text variable="publisher"/><group><text variable="title" prefix="  "/></group>',
         "Press  On peace"),
        ('<group><names variable="author" suffix="  "><name form="short"/></names></group>'
         '<text variable="publisher"/>', "Doe, Roe Press"),
        ('<text variable="title" suffix="  "/><text variable="publisher"/>',
         "On peace\u00a0 Press"),
        ('<names variable="author"><name form="long" name-as-sort-order="all" '
         'sort-separator=",  "/></names>', "Doe, Jane, Roe, Ida"),
    ],
)  # fmt: skip
def test_html_of_formatting_and_spaces(body: str, expected: str) -> None:
    assert html(body) == expected
