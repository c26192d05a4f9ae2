"""Pages as printed, in every format and back: never a loss, never cut."""

from __future__ import annotations

import pytest
from tests.law import ALWAYS

import precarious_truce as pt
from precarious_truce.formats import registry

PRINTED = (
    "ix–xiv", "53–85", "134–", "88ff.", "100f.", "1–12, 17–24, 31", "A1–A12", "12a–12d", "[iii]",
    "pl. I–VIII", "4:1–4:14", "2-1--2-10", "113–18", "7", "e1006791", "70–61", "vx",
)  # fmt: skip
FORMATS = [f.name for f in registry() if f.reads and f.writes and f.is_text and f.name != "oai-dc"]

BEGINNINGS = {("open-library", "[iii]"), ("open-library", "7")}
"""Where a page alone is the one that a part begins on."""
CASES = [(f, pages) for f in FORMATS for pages in PRINTED if (f, pages) not in BEGINNINGS]


@pytest.mark.parametrize(("format", "pages"), CASES)
def test_pages_come_back(format: str, pages: str) -> None:
    part = {"title": "C", "pages": pages, "doi": "10.5555/c", "url": "https://example.org/c"}
    book = pt.Book(title="T", author="A, B", date="2000", publisher="P", contents=[part])
    text = pt.dumps(book, format, **ALWAYS.get(format, {}))
    assert "None" not in text
    assert not [loss for loss in pt.losses(book, format) if "pages" in loss.path]
    back = pt.loads(text, format)["a2000-c"]
    assert back.pages == pt.Pages(pages)
