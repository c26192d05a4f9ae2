"""Markup and quotation marks of values."""

from __future__ import annotations

import pytest
from tests.citations.build import entries, style

from precarious_truce.citations.marks import QUOTE_END
from precarious_truce.citations.markup import marked


def test_titles_marked_as_not_in_quotes_have_outer_marks_inside() -> None:
    body = '<text variable="title"/><text variable="title" quotes="false" prefix="/"/>'
    assert entries(style(body), {"title": "On ‘peace’"}) == ["On ‘peace’/On “peace”"]


def test_apostrophes_in_a_row_behind_a_word() -> None:
    assert marked("l'''") == "l’’’"
    assert marked("'Rivers' 'Dykes'").count(QUOTE_END) == 2


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("<span class=\"nocase\">K</span>'iche' Poetry", "K’iche’ Poetry"),
        ("<i>Emma</i>'s Friends", "Emma’s Friends"),
        ("On '<i>Emma</i>'", "On “Emma”"),
        ("The <i>'great'</i> Work", "The “great” Work"),
    ],
)
def test_a_mark_behind_markup_is_what_it_would_be_without(title: str, printed: str) -> None:
    assert entries(style('<text variable="title"/>'), {"title": title}) == [printed]
