"""Text case (CSL 1.0.2, "Text-case")."""

from __future__ import annotations

from typing import Any

import pytest
from tests.citations.build import entries, entry, style


def test_title_case_is_for_english() -> None:
    body = '<text variable="title" text-case="title"/>'
    assert entry(body, {"title": "a history of the <i>great</i> war"}).startswith(
        "A History of the"
    )
    assert entry(body, {"title": "histoire de paix", "language": "fr"}) == "histoire de paix"


def test_case_follows_the_language_of_the_item() -> None:
    names = (
        '<names variable="author"><name><name-part name="family" text-case="uppercase"/></name>'
        '</names><text value="in" prefix=" " text-case="uppercase"/>'
    )
    author: dict[str, Any] = {"author": [{"family": "Ilic"}]}
    text = style(names, root='default-locale="tr-TR"')
    turkish = [author | {"language": "tr"}, author, author | {"language": "en"}]
    assert entries(text, *turkish) == ["ILİC İN", "ILİC İN", "ILIC IN"]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Sadock’s comprehensive textbook of psychiatry",
         "Sadock’s Comprehensive Textbook of Psychiatry"),
        ("hall's handbook of the sea", "Hall’s Handbook of the Sea"),
        ("a reader’s guide to what one lives for", "A Reader’s Guide to What One Lives For"),
        ("the sailors’ way of life", "The Sailors’ Way of Life"),
        ("what it’s like", "What It’s Like"),
    ],
)  # fmt: skip
def test_small_words_stay_small_behind_an_apostrophe(title: str, printed: str) -> None:
    assert entry('<text variable="title" text-case="title"/>', {"title": title}) == printed
