"""Markup and quotation marks of values."""

from __future__ import annotations

from tests.citations.build import entries, style


def test_titles_marked_as_not_in_quotes_have_outer_marks_inside() -> None:
    body = '<text variable="title"/><text variable="title" quotes="false" prefix="/"/>'
    assert entries(style(body), {"title": "On ‘peace’"}) == ["On ‘peace’/On “peace”"]
