"""What Zotero makes of the pages of a site: zotero.json, made by hand with its translation-server.

    git clone --recurse-submodules https://github.com/zotero/translation-server
    cd translation-server && npm ci && npm start        # listens on port 1969
    python -m tests.site.zotero                         # writes tests/site/zotero.json anew

Its translator "Embedded Metadata" is the one that the connector in a browser runs on such pages.
The file was made with translators of 2026-11 (commit 28143701), on loopback alone.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import precarious_truce as pt
from precarious_truce import site

ROOT = Path(__file__).parents[2]
FOUND = Path(__file__).with_name("zotero.json")
SERVER = "http://127.0.0.1:1969/web"
_OF_THE_RUN = ("key", "version", "accessDate", "libraryCatalog", "url", "tags")
"""Fields that say when and where the pages were read; the server gives no tags."""

MORE = pt.Book(
    key="lisle1987", title="Locks: A Reader", editor=["Lisle, Margaret", "Osei, Kwame"],
    publisher="Quay", place="Bath", date="1987-03", isbn="978-0-306-40615-7", language="en-GB",
    edition="2", series={"title": "Canals", "number": "7", "editor": "Hallam, Edith"},
    volume_count="3", keywords=["locks", "canals"], abstract="On locks & keys.",
    doi="10.5555/locks", contents=[
        {"title": "Preface", "author": "Lisle, Margaret", "pages": "ix–xiv"},
        {"number": "1", "title": "Gates", "subtitle": "A <i>History</i>", "pages": "1–30",
         "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
                    "Arkwright, Thomas, Jr.", "Society of Locks", "UNESCO"]},
        {"number": "2", "title": "Keys", "author": "Roe, A.", "illustrator": "Harlow, Edith",
         "pages": "A-1–A-9"},
    ],
)  # fmt: skip
"""What no record of data/ has: an ISBN of its own, a number of volumes, hyphens in page labels."""


RECORDS = (
    "bilingual", "edited-volume", "multivolume", "odd-pages", "precarious-truce", "proceedings",
    "translation-reissue",
)  # fmt: skip
"""The records of data/ that were there when the pages were read."""


def works() -> pt.Library:
    """The works of which pages are read."""
    records = [pt.load(ROOT / "data" / f"{name}.yaml") for name in RECORDS]
    return pt.Library([*(work for record in records for work in record), MORE])


def read(base: str, folder: Path) -> dict[str, Any]:
    """What the server makes of each page, by its path."""
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*/*.html")):
        name = path.relative_to(folder).as_posix()
        request = Request(SERVER, (base + name).encode(), {"Content-Type": "text/plain"})
        with urlopen(request, timeout=60) as answer:
            (item,) = json.load(answer)
        found[name] = {k: v for k, v in item.items() if k not in _OF_THE_RUN}
    return found


if __name__ == "__main__":
    from tests.consumers.test_site import served

    with tempfile.TemporaryDirectory() as name:
        site.build(works(), name)
        with served(Path(name)) as base:
            items = read(base, Path(name))
    FOUND.write_text(json.dumps(items, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
