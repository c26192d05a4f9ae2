"""Positions of cites (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from typing import Any

from tests.citations.build import HISTORY, style

from precarious_truce.citations import Processor

NOTE = (
    '<choose><if position="ibid-with-locator">'
    '<text value="Ibid., "/><text variable="locator"/></if>'
    '<else-if position="ibid"><text value="Ibid."/></else-if><else-if position="subsequent">'
    '<names variable="author"><name form="short"/></names></else-if>'
    '<else><text variable="title"/></else></choose>'
)


def notes(*clusters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"citationItems": c, "properties": {"noteIndex": n}} for n, c in enumerate(clusters, 1)]


def test_positions() -> None:
    items = [HISTORY | {"id": "a"}, HISTORY | {"id": "b"}]
    a, b = {"id": "a"}, {"id": "b"}
    processor = Processor(style(NOTE, root='class="note"'), items)
    document = notes([a], [a], [a | {"locator": "3"}], [b], [a])
    expected = ["A history of peace", "Ibid.", "Ibid., 3", "A history of peace", "Doe"]
    assert processor.citations(document) == expected
    assert processor.citations([[a | {"position": 1}]]) == ["Doe"]
