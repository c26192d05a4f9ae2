"""Where a part is in its book."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from tests import strategies
from tests.conftest import ROOT

import precarious_truce as pt

BOOK = pt.Book(
    title="Salt", author="Marsh, Eleanor", date=2004,
    volumes=[{"number": 1, "title": "North", "contents": [
        "Preface", {"title": "Roads", "contents": [{"number": 1, "title": "Pans"}]}]}],
    contents=["Index"],
)  # fmt: skip


def test_around_a_part() -> None:
    pans = BOOK.part("marsh2004-v1-roads-ch1")
    assert pans.parent is not None and pans.parent.chapter.title.text == "Roads"
    assert pans.volume is BOOK.volumes[0] and pans.depth == 1 and pans.book is BOOK
    assert pans.previous == pans.parent and [str(p) for p in pans.around] == ["<Roads>"]
    index = pans.next
    assert index is not None and index.volume is None and index.depth == 0 and index.next is None
    assert BOOK.parts()[0].previous is None and index.path == ("contents", 0)


@given(strategies.books)
def test_every_part_is_where_walking_finds_it(book: pt.Book) -> None:
    parts = book.parts()
    assert [part.chapter for part in parts] == list(book.walk())
    references = [ref.key for ref in pt.Library([book]).references()]
    for before, part in zip([None, *parts], parts, strict=False):
        assert part.previous == before and part.chapter.in_(book).chapter == part.chapter
        assert book.part(part.key) == part and hash(book.part(part.key)) == hash(part)
        assert part.key in references
        assert not part.parent or part.chapter in part.parent.chapter.contents


def test_a_part_that_is_not_there() -> None:
    with pytest.raises(pt.MissingKey, match="did you mean marsh2004-index"):
        BOOK.part("marsh2004-indx")
    with pytest.raises(pt.MissingKey, match="has no such part: Nowhere"):
        pt.Chapter(title="Nowhere").in_(BOOK)
    assert BOOK.part("marsh2004-index") != "marsh2004-index"


# --- citing what is at hand -----------------------------------------------------------------------


def test_what_can_be_cited() -> None:
    library = pt.Library([BOOK, pt.Book(title="Alps", author="Osei, Kwame", date=1999)])
    pans = BOOK.part("marsh2004-v1-roads-ch1")
    key = pans.key
    expected = pt.cite(library, key, locator="p. 3")
    assert expected == "(Marsh, 2004, p. 3)"
    reference = library.reference(key)
    for works, what in (
        (library, reference), (library, pans), (library, pans.chapter), (BOOK, key), (BOOK, pans),
        (BOOK, pans.chapter), (reference, None), (pans, None), (library, [key]), ([BOOK], key),
    ):  # fmt: skip
        assert pt.cite(works, what, locator="p. 3") == expected  # type: ignore[arg-type]
    assert pt.cite(library, [key, "osei1999"]) == "(Marsh, 2004; Osei, 1999)"
    assert pt.cite(library) == "(Marsh, 2004; Osei, 1999)"
    assert pt.cite(library, library.book("osei1999")) == pt.cite(library.book("osei1999"))
    with pytest.raises(pt.TruceError, match="a locator is of one thing"):
        pt.cite(library, locator="3")
    with pytest.raises(pt.MissingKey, match="no book here has such a part"):
        pt.cite(library, pt.Chapter(title="Nowhere"))


def test_what_can_be_listed() -> None:
    pans = BOOK.part("marsh2004-v1-roads-ch1")
    one = pt.bibliography(BOOK, pans.key)
    assert one == pt.bibliography(BOOK, [pans]) == pt.bibliography(BOOK, pans.chapter)
    assert one == pt.bibliography(pans) == pt.bibliography(pt.Library([BOOK]).reference(pans.key))
    assert len(pt.bibliography(BOOK).splitlines()) == 6


# --- reading several files ------------------------------------------------------------------------


def test_a_directory_and_several_paths(tmp_path: Path) -> None:
    paths = sorted((ROOT / "data").glob("*.yaml"))
    whole = pt.load(ROOT / "data")
    assert whole == pt.load(paths) == pt.load(map(str, paths)) == pt.load([ROOT / "data"])
    assert whole == pt.load(str(ROOT / "data"), "yaml")
    assert whole.keys() == sum((pt.load(path) for path in paths), pt.Library()).keys()
    (tmp_path / "a.bib").write_text("@book{a, title = {Rivers}}")
    (tmp_path / "b.yaml").write_text("title: Streams\n")
    assert pt.load(tmp_path).keys() == ("streams",)
    assert pt.load(tmp_path, "bibtex").keys() == ("a",)
    assert pt.load([tmp_path, tmp_path / "a.bib"]).keys() == ("streams", "a")
    with (tmp_path / "b.yaml").open() as stream:
        assert pt.load(stream).keys() == ("streams",)


def test_faults_of_several_files(tmp_path: Path) -> None:
    with pytest.raises(pt.TruceError, match="no records in this directory"):
        pt.load(tmp_path)
    (tmp_path / "a.yaml").write_text("title: Rivers\nauthors: x\n")
    (tmp_path / "b.yaml").write_text("title: Streams\n")
    (tmp_path / "c.yaml").write_text("title: Streams\nnote: Another.\n")
    with pytest.raises(pt.TruceError) as caught:
        pt.load(tmp_path)
    faults = caught.value.diagnostics
    assert [fault.code for fault in faults] == ["Y4", "Y7"]
    assert [Path(fault.file or "").name for fault in faults] == ["a.yaml", "c.yaml"]
    assert isinstance(caught.value.library, pt.Library)
    assert caught.value.library.keys() == ("streams",)
