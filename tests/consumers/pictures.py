"""The pictures of docs/: pages of the site of data/, as Chromium shows them.

`NODE_PATH=… python -m tests.consumers.pictures` makes them anew (`.ci/tools` says what it needs).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.consumers.test_site import BOOK, ROOT, visit

import precarious_truce as pt
from precarious_truce import site

SHOTS = (
    ("site-book.png", BOOK, "light", 1120, 1010, "113"),
    ("site-part.png", "marsh2004/marsh2004-ch1.html", "dark", 1120, 700, ""),
)
"""Name, page, light or dark, size, and what the finder is asked."""


def make() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as name:
        site.build(pt.load(ROOT / "data"), name, title="A small library")
        shots = [
            {
                "path": str(ROOT / "docs" / picture), "address": address, "colorScheme": scheme,
                "width": width, "height": height, "asked": asked,
            }
            for picture, address, scheme, width, height, asked in SHOTS
        ]  # fmt: skip
        visit(["shoot"], f"{Path(name).as_uri()}/", shots=shots)


if __name__ == "__main__":
    make()
