"""`cs:text`, `cs:number` and `cs:label` (CSL 1.0.2)."""

from __future__ import annotations

import pytest
from tests.citations.build import SHORT, cluster, entries, entry, style


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("7-34, 41", "pp. 7–34, 41"), ("ix–xiv", "pp. ix–xiv"), ("7", "p. 7"), ("iv", "p. iv")],
)
def test_labels_know_plurals(pages: str, expected: str) -> None:
    body = (
        '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>'
    )
    assert entry(body, {"page": pages}) == expected


def test_a_locator_is_printed_once() -> None:
    cite = (
        '<group><choose><if locator="page"><text variable="locator" prefix=": "/></if></choose>'
        '<text variable="locator" prefix=", "/></group>'
    )
    assert cluster(style(SHORT + cite), [{"id": "0", "locator": "4"}], {}) == "Doe: 4"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<text variable="citation-number" suffix=". "/>{}', "1. Anon."),
        ('<names variable="author"/>{}', "anon."),
        ('<names variable="author"><substitute><names variable="editor"/>{}</substitute></names>',
         "Anon."),
    ],
)  # fmt: skip
def test_a_term_that_begins_an_entry_has_a_capital(body: str, expected: str) -> None:
    term = '<text term="anonymous" form="short"/>'
    assert entries(style(body.format(term)), {"author": []}) == [expected]
