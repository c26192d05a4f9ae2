"""docs/ as a site: Sphinx has nothing to complain of, and every link within it leads somewhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.docs.pages import DOCS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, made with -W and -n: a warning fails."""
    out = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-n",
        "--keep-going",
        "-d",
        str(out / "d"),
    ]
    done = subprocess.run(
        [*command, str(DOCS), str(out / "html")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return out / "html"


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files that a page links to, each with the name in it."""
    tree = html.fromstring(page.read_bytes())
    for attribute in ("href", "src"):
        for target in tree.xpath(f"//@{attribute}"):
            parts = urlsplit(str(target))
            if not (parts.scheme or parts.netloc):
                path = page.parent / unquote(parts.path) if parts.path else page
                yield path.resolve(), unquote(parts.fragment)


def test_every_page_of_markdown_is_a_page(site: Path) -> None:
    pages = [path.relative_to(DOCS).with_suffix(".html") for path in DOCS.rglob("*.md")]
    assert not [page for page in pages if not (site / page).exists()]


def test_links_lead_somewhere(site: Path) -> None:
    lost = []
    names: dict[Path, set[str]] = {}
    for page in site.rglob("*.html"):
        for target, fragment in links(page):
            if not target.exists():
                lost.append(f"{page.name}: {target}")
            elif fragment and target.suffix == ".html":
                if target not in names:
                    tree = html.fromstring(target.read_bytes())
                    names[target] = set(map(str, tree.xpath("//@id")))
                if fragment not in names[target]:
                    lost.append(f"{page.name}: {target.name}#{fragment}")
    assert not lost
