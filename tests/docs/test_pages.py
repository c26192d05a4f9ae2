"""README.md and docs/: each example runs, and prints what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from precarious_truce.model import Book, Chapter, Reference, Volume
from precarious_truce.model.roles import ROLE_KEYS
from tests.docs.pages import DOCS, ROOT, blocks, commands, pages, run
from tests.docs.reference import made

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")


MARK = "<!-- made by python -m tests.docs -->"
MADE = [page for page in pages() if MARK in page.read_text("utf-8")]
WRITTEN = [page for page in pages() if DOCS in page.parents and page not in MADE]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_readme(tmp_path: Path) -> None:
    assert not run(ROOT / "README.md", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_page(page: Path, tmp_path: Path) -> None:
    assert not run(page, tmp_path)


def test_there_are_many_commands() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert sum(len(commands(b.text)) for b in blocks(text) if b.language == "console") >= 40


@pytest.mark.parametrize("page", pages(), ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), target
        if anchor and there.suffix == ".md":
            assert anchor[1:] in anchors(there), target + anchor


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as Markdown makes them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\s-]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_record_shown_is_the_record_bundled() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = next(block.text for block in blocks(readme) if block.language == "yaml")
    bundled = (ROOT / "data/precarious-truce.yaml").read_text(encoding="utf-8").splitlines()
    assert not [line for line in shown.splitlines() if line not in bundled]


def test_what_is_made_from_the_code_is_up_to_date() -> None:
    """`python -m tests.docs` writes these pages."""
    made_now = made()
    assert {*MADE, *DOCS.glob("gallery/*")} == set(made_now)
    assert not [name(p) for p, text in made_now.items() if p.read_text("utf-8") != text]


def test_every_key_of_a_record_has_its_place_on_the_page() -> None:
    text = (DOCS / "reference" / "record.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^(?:### |\| )`([\w-]+)`", text, re.M)) | set(ROLE_KEYS)
    for model in (Book, Volume, Chapter, Reference):
        assert not {f.alias for f in model.model_fields.values() if not f.exclude} - shown - {"x-"}
