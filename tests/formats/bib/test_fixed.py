"""What is written once is written the same again, of values that records of other programs have."""

from __future__ import annotations

from typing import Any

import pytest

import precarious_truce as pt

BOOK = {"key": "b", "type": "book", "title": "Rivers"}


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "ris"])
@pytest.mark.parametrize(
    "values",
    [
        {"publisher": ["VDE-Verl. ; Verl. der Werke"], "place": ["Berlin ; Leipzig"]},
        {"isbn": "978-1-107-04452-4 978-1-107-68637-3"},
        {"isbn": "978-1-107-04452-4 (hbk.)"},
        {"isbn": "978-1-107-04452-4 (hbk.), 978-1-107-68637-3 (E-Book)"},
        {"isbn": "3-8007-2141-4", "formats": {
            "other": {"isbn": "978-3-8007-2141-2"}, "other 2": {"isbn": "3-8022-0469-7"},
            "other 3": {"isbn": "978-3-8022-0469-2"}}},
        {"title": 'Argonauts of the <span class="nocase">Western Pacific</span>',
         "subtitle": "An account of native enterprise"},
        {"language": ["Dutch", "eng"]},
        {"language": ["uk"]},
        {"edition": "Second"},
        {"edition": "2nd ed."},
        {"keywords": ["rivers,dykes", "floods; ebbs"]},
        {"type": "patent", "genre": "patentus"},
        {"type": "thesis", "genre": "mathesis"},
        {"type": "article-journal", "status": "prepublished"},
        {"pages": "67–68", "title": None, "isbn": "123456789"},
        {"pages": "67–68", "extra": {"bibtex": {"journal": "Informatik"}}},
    ],
    ids=str,
)  # fmt: skip
def test_the_second_writing(format: str, values: dict[str, Any]) -> None:
    found = {name: value for name, value in (BOOK | values).items() if value is not None}
    works = pt.Library([pt.Reference(**found)])
    text = pt.dumps(works, format)
    read = pt.loads(text, format)
    assert pt.dumps(read, format) == text
    assert read == works.without(pt.losses(works, format))
