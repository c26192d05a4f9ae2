"""Editors who stand in `author` of a book whose parts are by others."""

from __future__ import annotations

from pathlib import Path

import pytest

import precarious_truce as pt
from precarious_truce.cli import _run
from precarious_truce.formats.crosswalk.editors import with_editors
from precarious_truce.model import Book

HOST = "@book{m, title={Rivers of the whole world}, author={Osei, Kwame}, year=2004, publisher={N}}"
FLOODS = """@incollection{f, title={Floods}, author={Ek, Bo}, booktitle={Rivers of the whole world},
  year=2004, publisher={N}}"""
DYKES = FLOODS.replace("{f,", "{g,").replace("Floods", "Dykes").replace("Ek, Bo", "Cole, Ada")


def _told(*entries: str, format: str = "bibtex") -> tuple[list[str], Book]:
    library = with_editors(pt.loads("\n".join(entries), format))
    return [d.code for d in library.diagnostics if d.code in ("K7", "K8")], library.book("m")


@pytest.mark.parametrize(
    "entries",
    [
        (HOST, FLOODS.replace("year", "editor={Osei, K.}, year")),
        (HOST.replace("@book", "@collection"), FLOODS),
        (HOST.replace("@book", "@Proceedings"), FLOODS),
        (HOST, FLOODS, DYKES),
        (HOST, FLOODS.replace("booktitle", "crossref={m}, booktitle"), DYKES),
        (HOST, FLOODS, DYKES.replace("Cole, Ada", "Cole, Ada and Roe, Eve")),
    ],
    ids=["named by a part", "@collection", "@proceedings", "two parts", "crossref", "two authors"],
)  # fmt: skip
@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_the_people_of_an_edited_book_are_its_editors(
    entries: tuple[str, ...], format: str
) -> None:
    told, book = _told(*entries, format=format)
    assert told == ["K7"]
    assert not book.author and [name.family for name in book.editor] == ["Osei"]
    assert book.extra is None
    printed = pt.bibliography([book], keys=["f"], style="apa", output="text")
    assert "In K. Osei (Ed.), Rivers" in str(printed)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((HOST, FLOODS), ["K8"]),
        ((HOST, FLOODS, DYKES.replace("Cole, Ada", "Osei, Kwame")), ["K8"]),
        ((HOST, FLOODS, DYKES.replace("Cole, Ada", "Ek, B.")), ["K8"]),
        ((HOST, FLOODS.replace("Ek, Bo", "Osei, Kwame")), []),
        ((HOST, FLOODS.replace("Floods", "Foreword"), DYKES.replace("Dykes", "Preface")), []),
        ((HOST, FLOODS.replace("year", "bookauthor={Osei, Kwame}, year"), DYKES), []),
        ((HOST, FLOODS.replace("year", "editor={Roe, Eve}, year"), DYKES), []),
        ((HOST.replace("year", "editor={Roe, Eve}, year"), FLOODS, DYKES), []),
        ((HOST.replace("@book", "@collection"),), []),
    ],
    ids=["one part", "a part of theirs", "both of one", "all theirs", "front matter", "bookauthor",
         "another editor", "an editor too", "no parts"],
)  # fmt: skip
def test_where_it_is_not_plain_nothing_is_changed(
    entries: tuple[str, ...], code: list[str]
) -> None:
    told, book = _told(*entries)
    assert told == code
    assert [name.family for name in book.author] == ["Osei"]


def test_reading_alone_changes_nothing() -> None:
    library = pt.loads("\n".join((HOST, FLOODS, DYKES)), "bibtex")
    assert library.book("m").author and not library.book("m").editor
    assert pt.loads(pt.dumps(library, "bibtex"), "bibtex") == library


def test_a_collection_with_authors_comes_back_as_one() -> None:
    library = pt.loads(HOST.replace("@book", "@collection"), "biblatex")
    text = pt.dumps(library, "biblatex")
    assert text.startswith("@collection{m,") and pt.loads(text, "biblatex") == library
    assert pt.losses(library, "biblatex") == []


def test_import_tells_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "refs.bib"
    source.write_text("\n".join((HOST, FLOODS, DYKES)), encoding="utf-8")
    assert _run(["import", str(source)]) == 0
    out, err = capfd.readouterr()
    assert "\neditor: Osei, Kwame\n" in out and "author: Osei" not in out
    assert (
        "the authors of the book m are its editors: its 2 parts are by others; "
        "they stand in `editor` now\n" in err
    )
