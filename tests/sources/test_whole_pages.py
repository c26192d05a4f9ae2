"""Whole pages as people paste them, with what is in them written by hand: `pages/*.txt`.

Each file holds the page, a line of dashes, and its parts: `2 | Title | people | page`, indented
where they lie in another part.  The titles and names are invented, but for `real-*`: the contents
of books that exist.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.test_kinds import drafted, shown

from precarious_truce.errors import TruceError

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_whole_page(file: Path) -> None:
    page, _, expected = file.read_text(encoding="utf-8").partition("\n-----\n")
    entries = drafted(page).entries
    rows = [row for entry in entries for row in shown(entry)]
    assert "\n".join(rows) == expected.rstrip("\n")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("import re\n\nclass Mill:\n    def grind(self):\n        return 1\n", "source code"),
        (
            "Smith, J. (1999). A book of mills. London: Hallam.\n"
            "Jones, A. and Brown, B. (2004). Weirs. Journal of Water, 12(3), 45-67.\n"
            "Klein, N. 2011. Locks. Oxford: Hallam.\n",
            "a list of references",
        ),
    ],
)
def test_what_is_no_contents_page_is_refused(text: str, what: str) -> None:
    with pytest.raises(TruceError, match=f"this reads as {what}"):
        drafted(text)
