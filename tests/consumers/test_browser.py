"""A bibliography as a browser shows it, seen in Chromium without a window."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from tests.consumers.test_programs import program, run

import precarious_truce as pt
from precarious_truce.bibliographies import document

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[2] / "data"
LOOK = """<script>
const entries = [...document.querySelectorAll(".csl-entry")];
const look = (element) => getComputedStyle(element);
document.body.dataset.seen = JSON.stringify({
  entries: entries.length,
  indents: [...new Set(entries.map((entry) => parseFloat(look(entry).textIndent)))],
  paddings: [...new Set(entries.map((entry) => parseFloat(look(entry).paddingLeft)))],
  italics: [...document.querySelectorAll("i")].every((i) => look(i).fontStyle === "italic"),
  fits: document.documentElement.scrollWidth <= innerWidth,
  requests: performance.getEntriesByType("resource").map((one) => one.name),
});
</script></body>"""


def seen(page: str, folder: Path) -> dict[str, object]:
    """What Chromium makes of a page."""
    path = folder / "page.html"
    path.write_text(page.replace("</body>", LOOK), encoding="utf-8")
    shown = run(
        program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
        f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=2000", path.as_uri(),
        cwd=folder,
    )  # fmt: skip
    found = re.search(r'data-seen="([^"]*)"', shown)
    assert found, shown
    result: dict[str, object] = json.loads(unescape(found[1]))
    return result


def test_a_hanging_bibliography(tmp_path: Path) -> None:
    works = pt.load(DATA)
    page = document(works, style="apa", output="html", title="Books & parts")
    assert isinstance(page, str)
    found = seen(page, tmp_path)
    assert found["entries"] == len(list(works.references()))
    assert found["indents"] == [-32] and found["paddings"] == [32]
    assert found["italics"] and found["fits"] and found["requests"] == []


def test_a_numbered_bibliography(tmp_path: Path) -> None:
    page = document(pt.load(DATA / "edited-volume.yaml"), style="vancouver", output="html")
    assert isinstance(page, str)
    found = seen(page, tmp_path)
    assert found["entries"] == 6 and found["fits"] and found["requests"] == []
