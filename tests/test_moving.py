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


def test_titles_are_parted_on_request(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.bib"
    source.write_text("@book{m, title={Rivers: A Reader}, year=2004}", encoding="utf-8")
    assert _run(["import", str(source), "-q"]) == 0
    assert "subtitle" not in capfd.readouterr().out
    assert _run(["import", str(source), "-q", "--split-titles"]) == 0
    assert "title: Rivers\nsubtitle: A Reader\n" in capfd.readouterr().out


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


def test_import_replaces_records_on_request_only(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    there = tmp_path / "a.yaml"
    there.write_text("title: Mended by hand\n", encoding="utf-8")
    for output in (there, tmp_path):
        assert _run(["import", str(tmp_path / "a.bib"), "-o", str(output)]) == 1
        assert f"{there}: error[F1]: something of that name is there" in capfd.readouterr().err
        assert there.read_text("utf-8") == "title: Mended by hand\n"
    assert _run(["import", str(tmp_path / "a.bib"), "-o", str(tmp_path), "--force"]) == 0
    assert len(pt.load(there)) == 4
    (tmp_path / "new.yaml").touch()  # an empty one, as mktemp makes it
    assert _run(["import", str(tmp_path / "a.bib"), "-o", str(tmp_path / "new.yaml")]) == 0


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


def _gathered(source: str) -> dict[str, list[str]]:
    """Key of a book → the keys of what stands in it."""
    library = pt.loads(source, "biblatex")
    books = [work for work in library if isinstance(work, Book)]
    return {book.key: [part.key for part in book.parts()] for book in books if book.parts()}


PART = "@incollection{p, title={Floods}, author={Marsh, E.}, booktitle={Rivers and Borders}"


@pytest.mark.parametrize(
    "book",
    [
        "@collection{m, title={Rivers and Borders}, editor={Osei, K.}, date=2004, volume=2}",
        "@book{m, booktitle={Rivers and Borders}, editor={Osei, K.}, date=2004}",
        "@book{m, title={Rivers and borders}, author={Osei, K.}, date=2004}",
        "@collection{m, title={Rivers and Borders}, editor={Osei, Kwame}, date=2004,"
        " edition={Revised edition}, publisher={N}}",
    ],
)
def test_a_part_finds_its_book(book: str) -> None:
    part = f"{PART}, editor={{Osei, K.}}, date=2004, edition={{Revised}}}}\n"
    assert _gathered(part + book) == {"m": ["p"]}


def test_the_parts_of_one_volume_are_in_it() -> None:
    book = "@collection{{m{n}, title={{Rivers}}, editor={{Osei, K.}}, date=2004, volume={n}}}\n"
    part = (
        "@incollection{{p{n}, title={{Floods}}, author={{Marsh, E.}}, booktitle={{Rivers}},"
        " editor={{Osei, K.}}, date=2004, volume={n}}}\n"
    )
    source = "".join(text.format(n=n) for n in (1, 2) for text in (book, part))
    assert _gathered(source) == {"m1": ["p1"], "m2": ["p2"]}
    library = pt.loads(source, "biblatex")
    assert [library.reference(key).volume for key in ("p1", "p2")] == ["1", "2"]
    assert library.book("m2").volume == "2"


def test_parts_in_an_entry_of_a_volume_stand_in_the_set() -> None:
    source = """@mvcollection{s, title={Rivers}, editor={Osei, K.}, date=2004, publisher={N}}
    @collection{v, title={Rivers}, editor={Osei, K.}, date=2004, volume=2, publisher={N}}
    @incollection{p, title={Floods}, author={Marsh, E.}, crossref={v}}"""
    library = pt.loads(source, "biblatex")
    assert [volume.key for volume in library.book("s").volumes] == ["v"]
    assert library.reference("p").volume == "2"


def test_volumes_without_entries_have_derived_keys() -> None:
    source = "".join(
        f"""@mvcollection{{s{n}, title={{Rivers {n}}}, editor={{Osei, K.}}, date=2004}}
        @incollection{{p{n}, title={{Floods}}, author={{A, B}}, booktitle={{Rivers {n}}},
          editor={{Osei, K.}}, date=2004, volume=1}}
        @incollection{{q{n}, title={{Dykes}}, author={{A, B}}, booktitle={{Rivers {n}}},
          editor={{Osei, K.}}, date=2004, volume=2}}"""
        for n in (1, 2)
    )
    library = pt.loads(source, "biblatex")
    keys = [volume.key for n in (1, 2) for volume in library.book(f"s{n}").volumes]
    assert keys == [None] * 4
    assert pt.loads(records(library)).keys() == library.keys()


def test_what_would_be_lost_in_a_book_stays_outside_or_is_told() -> None:
    book = "@collection{m, title={Rivers}, editor={Osei, K.}, date=2004}\n"
    part = (
        "@incollection{{{}, title={{T}}, author={{A, B}}, booktitle={{Rivers}}, date=2004, {}}}\n"
    )
    editor = "editor={Osei, K.}"
    source = book + part.format("p", f"{editor}, part={{II}}")
    source += part.format("q", f"{editor}, booksubtitle={{A Reader}}")
    library = pt.loads(source, "biblatex")
    assert [part.key for part in library.book("m").parts()] == ["q"]
    assert library.reference("p").part_number == "II"
    (told,) = [d.message for d in library.diagnostics if d.code == "K6"]
    assert told.startswith("1 part calls the book m “Rivers: A Reader”")


def test_a_second_editor_without_a_type_is_one() -> None:
    source = "@book{b, title={R}, date=1972, editora={McGuire, C.}, editorb={Radner, Roy}}"
    book = pt.loads(source, "biblatex").book("b")
    assert [name.family for name in book.editor] == ["McGuire", "Radner"]


def test_an_address_that_is_none_stops_nothing() -> None:
    library = pt.loads("@misc{a, title={R}, howpublished={\\url{}}}", "bibtex")
    assert list(library.keys()) == ["a"]


def test_a_set_keeps_the_count_of_volumes_that_is_known() -> None:
    set_ = "@mvbook{s, title={Salt}, author={Ola, A.}, date={1911}, publisher={N}%s}\n"
    volumes = "".join(
        f"@book{{s{n}, maintitle={{Salt}}, title={{T{n}}}, author={{Ola, A.}}, volume={{{n}}}, "
        f"date={{1911}}, publisher={{N}}, crossref={{s}}}}\n"
        for n in (1, 34)
    )
    for said, count in ((", volumes={40}", "40"), (", volumes={34}", "34")):
        (book,) = pt.loads(records(pt.loads(set_ % said + volumes, "biblatex")))
        assert isinstance(book, Book) and len(book.volumes) == 2
        assert book.volume_count == count == next(pt.Library([book]).references()).volume_count


VOLUME = """\
@book{s2, maintitle={Salt Roads}, title={The Southern Ways}, subtitle={From Salt to Silk},
  volume={2}, editor={Ola, A.}, date={1911}, publisher={N}}
@incollection{a, title={Floods}, author={Marsh, E.}, editor={Ola, A.}, date={1911}, %s}
"""


@pytest.mark.parametrize(
    "host",
    [
        "booktitle={The Northern Ways}, maintitle={Salt Roads}, volume={1}",
        "booktitle={The Northern Ways}, maintitle={Salt Roads}",
        "booktitle={The Southern Ways}, maintitle={Salt Roads}, volume={1}",
    ],
)
def test_a_part_of_another_volume_stays_by_itself(host: str) -> None:
    library = pt.loads(VOLUME % host, "biblatex")
    assert [work.key for work in library] == ["s2", "a"]


def test_a_translation_without_its_original_is_no_fault_of_a_bibliography() -> None:
    text = "@book{a, title={Rivers}, author={A, B}, translator={C, D}, year=2004, publisher={N}}"
    again = pt.loads(records(pt.loads(text, "bibtex")))
    assert "R1" not in [fault.code for fault in pt.check(again)]
    assert "R1" in [fault.code for fault in pt.check(pt.Book(title="Rivers", translator="C, D"))]


def test_the_number_of_a_cited_volume_is_not_how_many_there_are() -> None:
    """Who cites a paper of volume 34 says nothing of how many volumes there are."""
    text = """@collection{m, title={Patrologia}, editor={Migne, J.-P.}, year=1844}
    @incollection{t, title={De Trinitate}, author={Augustinus}, crossref={m}, volume={34}}"""
    library = pt.loads(text, "biblatex")
    for some in (library, pt.loads(records(library))):
        (book,) = some
        assert isinstance(book, Book) and book.volumes[0].number == "34"
        assert {ref.volume_count for ref in some.references()} == {None}
        assert "volumes" not in pt.dumps(some, "biblatex")
    counted = pt.loads(text.replace("year=1844", "year=1844, volumes={221}"), "biblatex")
    assert {ref.volume_count for ref in counted.references()} == {"221"}


def test_the_isbns_of_a_book_are_not_those_of_its_parts() -> None:
    isbns = "isbn={978-2-503-51803-9 978-2-503-53840-2}"
    text = f"""@book{{b, title={{Relations}}, editor={{Lee, M.}}, year=2005, {isbns}}}
    @incollection{{c, title={{Dialogue}}, author={{Roe, A.}}, crossref={{b}}, {isbns}}}"""
    (book,) = pt.loads(text, "bibtex")
    assert isinstance(book, Book)
    (part,) = book.contents
    assert (part.isbn, part.formats) == (None, None)
    assert book.isbn == "978-2-503-51803-9" and len(book.formats or {}) == 1


def test_the_report_names_the_place_of_the_first_of_a_kind() -> None:
    text = "@book{a, title = {Alps}}\n@book{b, title = {Baltic, year = 1999}\n@book{c, title = {C}}"
    lines = list(report(pt.loads(text, "bibtex")))
    assert "read: B01 × 1 <text>:2:1: the entry b is not closed" in lines
