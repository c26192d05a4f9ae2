"""Bibliographies that exist become records."""

from __future__ import annotations

from pathlib import Path

import pytest

import precarious_truce as pt
from precarious_truce.cli import _run
from precarious_truce.duplicates import duplicates
from precarious_truce.errors import Severity
from precarious_truce.formats.crosswalk.missing_books import with_missing_books
from precarious_truce.formats.yaml.format import format_text
from precarious_truce.model import Book, Library, Reference
from precarious_truce.moving import records, report

BIB = """\
@book{m, title={Rivers}, editor={Osei, K.}, year=2004, publisher={N}}
@incollection{f, title={Floods}, author={Marsh, E.}, booktitle={Rivers}, editor={Osei, K.},
  year=2004, pages={31--60}, number={2}}
@incollection{g, title={Dykes}, author={Marsh, E.}, booktitle={Rivers}, year=1999}
@article{d, title={Dykes}, author={Marsh, E.}, journal={Water}, year=1999, doi={10.5555/12345678}}
@article{e, title={Dykes!}, author={Marsh, E.}, journal={Water}, year=1999, doi={10.5555/12345678}}
"""


def test_each_record_has_its_key_and_is_read_again() -> None:
    library = pt.loads(BIB, "bibtex")
    text = records(library)
    again = pt.loads(text)
    assert [work.key for work in again] == [work.key for work in library]
    assert again.reference("f").pages == "31–60"
    assert format_text(text) == text


def test_a_book_with_a_part_of_its_contents_is_not_found_fault_with() -> None:
    again = pt.loads(records(pt.loads(BIB, "bibtex")))
    (book,) = (work for work in again if isinstance(work, Book))
    assert [d.code for d in pt.check(book)] == []


def test_the_report() -> None:
    lines = list(report(pt.loads(BIB, "bibtex")))
    assert lines[0] == "4 works: 1 book with 1 part gathered into it, 3 other works"
    assert any("names the book m" in line and "year differs" in line for line in lines)
    assert "likely the same: the same DOI: d, e" in lines
    assert sum("d, e" in line for line in lines) == 1


PARTS = """\
% kept apart
@incollection{f, title={Floods}, author={Marsh, E.}, booktitle={Rivers: A Reader},
  editor={Osei, K.}, publisher={N}, year=2004, pages={31--60}}
@incollection{g, title={Dykes}, author={Marsh, E.}, booktitle={Rivers: a reader}, year=2004,
  pages={1--30}}
@incollection{h, title={Alone}, author={Marsh, E.}, booktitle={Other}, year=2004}
@incollection{v, title={One}, author={Marsh, E.}, booktitle={Work}, year=2004, volume=1}
@incollection{w, title={Two}, author={Marsh, E.}, booktitle={Work}, year=2004, volume=2}
@inproceedings{i, title={Locks}, author={A, B}, booktitle={Proc. of W}, editor={One, A.}, year=2019}
@inproceedings{j, title={Keys}, author={C, D}, booktitle={Proc. of W}, editor={Two, B.}, year=2019}
"""


def test_a_book_that_is_missing_is_told_and_made_on_request() -> None:
    library = pt.loads(PARTS, "bibtex")
    lines = list(report(library))
    assert "1 book that parts name and no entry is for: --make-books makes it" in lines
    assert not any("could not be read" in line for line in lines)
    made = with_missing_books(library)
    assert [work.key for work in made] == ["osei2004", *"hvwij"]
    book = made.book("osei2004")
    assert (book.publisher, book.date) == (library.reference("f").publisher, pt.Date("2004"))
    assert [part.key for part in book.contents] == ["g", "f"]
    parts = [made.reference(key) for key in "fg"]
    assert all(part.editor and part.container_title for part in parts)
    assert pt.loads(records(made)).keys() == made.keys()


def test_the_command_makes_books(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.bib"
    source.write_text(PARTS, encoding="utf-8")
    assert _run(["import", str(source), "--make-books"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("key: osei2004\n")
    assert err.startswith("6 works: 1 book with 2 parts gathered into it")


def test_what_is_damaged_is_counted() -> None:
    library = pt.loads(PARTS + "@article{x, title={Rivers\n", "bibtex")
    assert "1 entry could not be read" in report(library)


def test_parts_and_volumes_are_no_duplicates_of_their_book() -> None:
    book = pt.Book(title="Rivers", author="Marsh, E.", date=2004, isbn="978-3-16-148410-0",
                   volumes=[{"number": 1}, {"number": 2, "contents": ["Floods"]}])  # fmt: skip
    assert duplicates(Library([book]).references()) == []
    again = Reference(key="r", type="book", title="Rivers", isbn="978-3-16-148410-0")
    assert [found.keys for found in duplicates([*Library([book]).references(), again])]


def test_import_writes_a_file_and_tells_on_stderr(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "refs.bib"
    source.write_text(BIB, encoding="utf-8")
    code = _run(["import", str(source), "-o", str(tmp_path / "all.yaml")])
    out, err = capfd.readouterr()
    assert (code, out) == (0, "")
    assert err.startswith("4 works: 1 book")
    assert len(pt.load(tmp_path / "all.yaml")) == 4


def test_import_into_a_folder_makes_a_file_for_each_input(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.bib", "b.bib"):
        (tmp_path / name).write_text(BIB, encoding="utf-8")
    inputs = [str(tmp_path / name) for name in ("a.bib", "b.bib")]
    code = _run(["import", *inputs, "-o", str(tmp_path / "out")])
    err = capfd.readouterr().err
    assert code == 0 and "b.bib: 4 works" in err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.yaml", "b.yaml"]


def test_two_inputs_of_one_name_are_a_usage_error(tmp_path: Path) -> None:
    for name in ("a.bib", "a.biblatex"):
        (tmp_path / name).write_text(BIB, encoding="utf-8")
    inputs = [str(tmp_path / name) for name in ("a.bib", "a.biblatex")]
    assert _run(["import", *inputs, "-o", str(tmp_path / "out")]) == 2


@pytest.mark.slow
def test_real_bibliographies_become_records_that_are_read_again(shared: Path) -> None:
    wrong = []
    for path in sorted((shared / "corpora").glob("*/*.bib")):
        try:
            library = pt.load(path)
        except pt.TruceError:
            continue
        text = records(library)
        if not text:
            continue
        again = pt.loads(text)
        if [w.key for w in again] != [w.key for w in library] or format_text(text) != text:
            wrong.append(path.name)
        assert all(d.severity is not Severity.ERROR for d in again.diagnostics)
    assert wrong == []
