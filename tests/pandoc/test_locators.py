"""Locators of pandoc's citations (pandoc.org/MANUAL.html, "Citation syntax")."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.pandoc.ast import SPACE, Inlines, element, plain, text
from precarious_truce.pandoc.locators import locator_in


def inlines(string: str) -> Inlines:
    """Words and spaces as pandoc's reader has them."""
    found: list[Any] = []
    for number, word in enumerate(string.split(" ")):
        found += [SPACE] if number else []
        found += [text(word)] if word else []
    return found


@pytest.mark.parametrize(
    ("suffix", "label", "locator", "rest"),
    [
        (", p. 3", "page", "3", ""),
        (", p.\u00a03", "page", "3", ""),
        (" p.3", "page", "3", ""),
        (", p 3", "page", "3", ""),
        (", Pp. 33, 35-37, and nowhere else", "page", "33, 35-37", ", and nowhere else"),
        (", 33", "page", "33", ""),
        (", 33 and more", "page", "33", " and more"),
        (", chap. 3", "chapter", "3", ""),
        (", sections IV–VI.", "section", "IV–VI", "."),
        (", § 4", "section", "4", ""),
        (", vol. 1, p. 14", "volume", "1", ", p. 14"),
        (", sec. 5.2.1", "section", "5.2.1", ""),
        (", fig. 3", "figure", "3", ""),
        (", p. iv", "page", "iv", ""),
        (", p. A3", "page", "A3", ""),
        (", p. 4:3", "page", "4:3", ""),
        (", p. 34(1)(i)", "page", "34(1)(i)", ""),
        (", [17]-[18]", "page", "[17]-[18]", ""),
        (", 12ff.", "page", "12ff", "."),
        (", v. 4", "verse", "4", ""),
        ("{ii, A, D-Z}, with a suffix", "as-printed", "ii, A, D-Z", ", with a suffix"),
        ("{pp. iv, vi-xi, (xv)-(xvii)} with suffix here", "page", "iv, vi-xi, (xv)-(xvii)",
         " with suffix here"),
        (", {pp. iv}, x", "page", "iv", ", x"),
        ("{33 {a} b}", "page", "33 {a} b", ""),
        ("{}, 99 years later", None, None, ", 99 years later"),
        (", and more", None, None, ", and more"),
        (" and more", None, None, ", and more"),
        (", ix", None, None, ", ix"),
        (", no numbers. 3", None, None, ", no numbers. 3"),
        ("{unbalanced", None, None, "{unbalanced"),
        ("", None, None, ""),
        (",", None, None, ""),
    ],
)  # fmt: skip
def test_locators(suffix: str, label: str | None, locator: str | None, rest: str) -> None:
    found, left = locator_in(inlines(suffix), "en-US")
    assert (found and found.label, found and found.text, plain(left)) == (label, locator, rest)


def test_the_words_of_the_document_come_first() -> None:
    assert locator_in(inlines(", S. 12"), "de-DE")[0] == ("page", "12")
    assert locator_in(inlines(", p. 12"), "de-DE")[0] == ("page", "12")
    assert locator_in(inlines(", Kap. 3"), "de-DE")[0] == ("chapter", "3")


def test_what_is_no_text_is_in_no_locator() -> None:
    math = element("Math", [{"t": "InlineMath"}, "x^2"])
    found, rest = locator_in([*inlines(", p. 3"), SPACE, math], "en-US")
    assert found == ("page", "3") and rest == [SPACE, math]
    found, rest = locator_in([text(","), SPACE, element("Emph", [text("12")])], "en-US")
    assert found == ("page", "12") and not rest


@pytest.mark.parametrize("suffix", ["(" * 5000, "{" * 5000, "1." * 5000, "p. " * 5000, "(1" * 3000])
def test_no_suffix_takes_long(suffix: str) -> None:
    locator_in(inlines(suffix), "en-US")
