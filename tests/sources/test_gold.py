"""The gold set of pasted pages in ../shared: what is read of them, by its own measure."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import precarious_truce as pt
from precarious_truce.sources import draft_of


@pytest.fixture(scope="module")
def measure(shared: Path) -> ModuleType:
    place = shared / "contents" / "run.py"
    if not place.exists():
        pytest.skip("needs ../shared/contents")
    spec = importlib.util.spec_from_file_location("contents_gold", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look it up
    spec.loader.exec_module(module)
    return module


def test_the_pages_of_the_gold_set(measure: ModuleType, shared: Path) -> None:
    total = measure.Score()
    for folder in sorted((shared / "contents" / "cases").iterdir()):
        record = draft_of((folder / "page.txt").read_bytes()).record()
        total.add(measure.compare(measure.case_of(folder), record, []))
    authors, pages = total.fields["author"], total.fields["pages"]
    assert total.f1 >= 0.99
    assert authors[0] >= 0.99 * authors[1] and pages[0] >= 0.99 * pages[1]
    assert total.silent <= 0.01 * total.got and total.book[0] == total.book[1]
    assert total.marked_right <= 0.03 * total.got


def test_the_page_of_the_projects_own_book(shared: Path, root: Path) -> None:
    """What the page says of the book is what its record says, and is cited as the record is."""
    page = shared / "contents" / "cases" / "025-cambridge-seed" / "page.txt"
    if not page.exists():
        pytest.skip("needs ../shared/contents")
    draft = draft_of(page.read_bytes())
    draft.state("author", "Gorodetsky, Gabriel")
    draft.state("language", "en")
    (drafted,) = pt.loads(draft.record())
    (record,) = pt.load(root / "data" / "precarious-truce.yaml")
    assert isinstance(drafted, pt.Book) and isinstance(record, pt.Book)
    assert [str(c.title) for c in drafted.contents] == [str(c.title) for c in record.contents]
    assert str(drafted.contents[3].pages) == "ix–xiv"
    parts = {
        key: reference
        for key, reference in ((r.key, r) for r in pt.Library([record]).references())
        if key == record.key or str(reference.pages) in ("None", "ix–xiv")
    }
    assert len(parts) > 10
    for style in ("apa", "chicago-author-date", "chicago-notes-bibliography", "ieee"):
        made, wanted = (
            {
                key: pt.bibliography(pt.Library([book]), [key], style=style, output="text")
                for key in parts
            }
            for book in (drafted, record)
        )
        assert made == wanted
