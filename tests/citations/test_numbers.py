"""Number variables (CSL 1.0.2, "Number")."""

from __future__ import annotations

import pytest
from tests.citations.build import DOE, ROE, entries, entry, style

from precarious_truce.citations.locale import locale_for
from precarious_truce.citations.numbers import formatted, parse


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


def test_a_label_within_a_number_is_the_locales_and_ends_the_ordinals() -> None:
    english, german = locale_for("en-US"), locale_for("de-DE")
    for text, locale, right in (
        ("7, p. 3-8", english, "7th, pp. 3–8"),
        ("2, vol. 1", english, "2nd, vol. 1"),
        ("7, p. 3-8", german, "7., S. 3–8"),
    ):
        assert formatted(parse(text, "edition"), "edition", locale, "ordinal") == right


@pytest.mark.parametrize(
    ("pages", "plural"),
    [("134–", True), ("XIII–", True), ("xi–", True), ("134 ff.", True), ("134", False),
     ("XIII", False), ("e134", False)],
)  # fmt: skip
def test_pages_that_go_on_are_several(pages: str, plural: bool) -> None:
    assert parse(pages, "page").plural is plural
