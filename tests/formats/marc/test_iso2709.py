"""ISO 2709: UTF-8 and MARC-8, damaged files, records too large, pymarc that is not there."""

from __future__ import annotations

import sys

import pytest

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats.guessing import by_content
from precarious_truce.formats.marc import iso2709, marcxml
from precarious_truce.formats.marc.writing import records_of
from precarious_truce.model import Book, Library

BOOK = Book(title="Река и память", author="Kovács, Ágnes", contents=["Preface", "Index"])


def raw(leader: str, *fields: tuple[str, bytes]) -> bytes:
    """A record by its bytes."""
    directory, data = b"", b""
    for tag, field in fields:
        whole = field + b"\x1e"
        directory += f"{tag}{len(whole):04}{len(data):05}".encode()
        data += whole
    base = 24 + len(directory) + 1
    head = f"{base + len(data) + 1:05}{leader[5:12]}{base:05}{leader[17:]}".encode()
    return head + directory + b"\x1e" + data + b"\x1d"


MARC8 = "00000cam  2200000 a 4500"


def test_the_text_is_what_a_file_holds() -> None:
    text = iso2709.dumps(BOOK)
    assert int(text[:5]) == len(text.encode())
    assert list(iso2709.loads(text)) == list(iso2709.loads(text.encode())) == [BOOK]
    assert pt.dumps(BOOK, "marc") == text


def test_it_says_what_marcxml_says() -> None:
    assert list(iso2709.loads(iso2709.dumps(BOOK))) == list(marcxml.loads(marcxml.dumps(BOOK)))


def test_marc_8_is_read() -> None:
    data = raw(MARC8, ("245", b"00\x1faM\xe8unchen und die Donau."))
    (work,) = iso2709.loads(data)
    assert work.title.text == "München und die Donau"


def test_bytes_of_no_encoding_are_told() -> None:
    data = raw("00000cam a2200000 a 4500", ("245", b"00\x1faM\xfcnchen."))
    library = iso2709.loads(data)
    assert len(library) == 1 and library.diagnostics[0].code == "MARC3"


def test_a_damaged_record_spoils_no_other() -> None:
    first, second = iso2709.dumps(Book(title="Salt")), iso2709.dumps(Book(title="Rivers"))
    broken = first[:24] + "x" * 20 + first[44:]
    library = iso2709.loads(broken + second)
    assert [work.title.text for work in library][-1:] == ["Rivers"] or library.diagnostics


@pytest.mark.parametrize("data", [b"no MARC", b"00042", b"\x1d\x1e\x1f" * 9, b"9" * 99])
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(TruceError):
        iso2709.loads(data)


def test_nothing_is_nothing() -> None:
    assert len(iso2709.loads(b"")) == 0


def test_a_record_that_is_too_large_says_so() -> None:
    with pytest.raises(TruceError, match="larger than ISO 2709"):
        iso2709.dumps(Book(title="Rivers", abstract="x" * 10_000))
    many = [{"title": f"Chapter {n}", "author": "Marsh, Eleanor"} for n in range(1_000)]
    with pytest.raises(TruceError, match="analytic"):
        iso2709.dumps(Book(title="Rivers", contents=many))


@pytest.mark.parametrize("status", [None, "incomplete"])
@pytest.mark.parametrize("author", [{}, {"author": "Marsh, Eleanor"}])
@pytest.mark.parametrize("count", [80, 140])
def test_long_contents_go_on_in_other_notes(
    count: int, author: dict[str, str], status: str | None
) -> None:
    titles = [f"{n}: {'Rivers and borders ' * 6}ca. {n}." for n in range(count)]
    parts = [{"title": title, "pages": str(n), **author} for n, title in enumerate(titles)]
    book = Book(title="Rivers", contents=parts, contents_status=status)
    (record,) = records_of(book)
    notes = [one for one in record.fields if one.tag == "505"]
    assert len(notes) > 1 and all(one.length <= 9_999 for one in notes)
    assert [one.ind[:1] for one in notes] == ["1" if status else "0", *"8" * (len(notes) - 1)]
    assert list(iso2709.loads(iso2709.dumps(book))) == [book]
    assert list(marcxml.loads(marcxml.dumps(book))) == [book]


def test_pymarc_is_asked_for_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymarc", None)
    for act in (lambda: iso2709.dumps(BOOK), lambda: iso2709.loads(b"00042")):
        with pytest.raises(TruceError, match=r"precarious-truce\[marc\]|pymarc"):
            act()


def test_it_is_known_by_what_it_begins_with() -> None:
    found = by_content(iso2709.dumps(Library([BOOK])).encode())
    assert found is not None and found.name == "marc"


LONG = "How neighbours on one river shared its floods, and what they wrote. " * 400


@pytest.mark.parametrize("analytic", [False, True])
@pytest.mark.parametrize("name", ["abstract", "note"])
def test_a_text_that_is_too_long_for_one_field_goes_on_in_others(name: str, analytic: bool) -> None:
    part = {"title": "Floods", name: f"{LONG}Ford.".replace("floods", "Überschwemmungen")}
    book = Book.model_validate({"title": "Rivers", "contents": [part], name: LONG.strip()})
    for format in (iso2709, marcxml):
        text = format.dumps(book, analytic=analytic)
        assert format.losses(book, analytic=analytic) == []
        read = format.loads(text)
        assert list(read) == [book] and format.dumps(read, analytic=analytic) == text


def test_it_is_told_which_field_is_too_long() -> None:
    book = Book(title="Rivers " * 2000)
    with pytest.raises(TruceError, match="the field 245 in the record of rivers") as caught:
        iso2709.dumps(book)
    assert "9,999" in str(caught.value)


def test_a_volume_without_a_title_has_that_of_its_work() -> None:
    volumes = [{"number": "I", "contents": ["Floods"]}, {"number": "II", "title": "Rivers"}]
    book = Book.model_validate({"title": "Rivers", "volumes": volumes})
    text = marcxml.dumps(book, analytic=True)
    assert text.count('<subfield code="a">Rivers</subfield>') == 3
    assert list(marcxml.loads(text)) == [book]


@pytest.mark.parametrize("between", [b"\r\n", b"\n", b"\n\n", b"  ", b"\0"])
def test_white_space_between_records_hides_none(between: bytes) -> None:
    records = [pt.Book(title=title, key=title.lower()) for title in ("Floods", "Fords", "Weirs")]
    data = between.join(iso2709.dumps(record).encode() for record in records) + between
    library = iso2709.loads(data)
    assert list(library) == records and not library.diagnostics


@pytest.mark.parametrize(
    ("text", "physical"),
    [("318 p. ; 24 cm", "24 cm"), ("318 pages : maps ; 24 cm", "maps ; 24 cm")],
)
def test_a_description_of_one_piece_is_taken_apart(text: str, physical: str) -> None:
    record = raw(
        "00000nam a2200000 a 4500", ("245", b"10\x1faRivers"), ("300", b"  \x1fa" + text.encode())
    )
    (book,) = iso2709.loads(record)
    assert isinstance(book, Book) and book.extent is not None and book.extent.total == 318
    assert book.physical == physical
