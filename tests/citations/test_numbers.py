"""Number variables (CSL 1.0.2, "Number")."""

from __future__ import annotations

from tests.citations.build import DOE, ROE, entries, entry, style


def html(body: str, **parts: str) -> str:
    return entries(
        style(body, **parts), {"author": [DOE, ROE], "publisher": "Press"}, output="html"
    )[0]


def test_numbers_in_words_and_roman() -> None:
    item = {"edition": "3"}
    assert entry('<number variable="edition" form="ordinal"/>', item) == "3rd"
    assert entry('<number variable="edition" form="long-ordinal"/>', item) == "third"
    assert entry('<number variable="edition" form="roman"/>', item) == "iii"


def test_markup_in_the_ordinals_of_a_style() -> None:
    term = "&amp;lt;sup&amp;gt;o&amp;lt;/sup&amp;gt;"
    head = f'<locale><terms><term name="ordinal">{term}</term></terms></locale>'
    text = style('<number variable="edition" form="ordinal"/>', head=head)
    assert entries(text, {"edition": "3"}, output="html") == ["3<sup>o</sup>"]
