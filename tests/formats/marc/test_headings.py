"""Headings of people and bodies: as subjects of catalogues, and as they are written."""

from __future__ import annotations

import pytest
from tests.formats.marc.records import read, record, work

from precarious_truce.formats.marc.writing import records_of
from precarious_truce.model import Book, Name


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        (r"=600  10$aPepys, Samuel,$d1633-1703.", "Pepys, Samuel, 1633-1703"),
        (r"=600  10$aPepys, Samuel,$d1633-1703$xDiaries.", "Pepys, Samuel, 1633-1703 -- Diaries"),
        (r"=600  10$aPepys, Samuel,$d1633-1703.$tDiary.", "Pepys, Samuel, 1633-1703. Diary"),
        (r"=600  00$aCharles$bII,$cKing of England,$d1630-1685.",
         "Charles II, King of England, 1630-1685"),
        (r"=610  10$aNorway.$bRiver Survey.$bOffice of the Director.",
         "Norway. River Survey. Office of the Director"),
        (r"=611  20$aCongress of Rivers$n(2nd :$d1900 :$cLinz)", "Congress of Rivers"),
        (r"=650  \0$aFloods$zNorway$y19th century.", "Floods -- Norway -- 19th century"),
    ],
)  # fmt: skip
def test_subjects_are_printed_with_isbd_marks(field: str, subject: str) -> None:
    (found,) = work(f"=245  00$aRivers.\n{field}").subjects
    assert found.startswith(subject) if "611" in field else found == subject


@pytest.mark.parametrize(
    ("name", "ind"), [("Marsh, Eleanor", "1 "), ("Sappho,", "0 "), ("Danube Survey Group", "2 ")]
)
def test_the_first_indicator_of_a_name(name: str, ind: str) -> None:
    (made,) = records_of(Book(title="Rivers", author=Name.parse(name)))
    (heading,) = (one for one in made.fields if one.tag in ("100", "110"))
    assert heading.ind == ind


def test_a_range_of_volumes_in_an_enhanced_note() -> None:
    book = work(
        r"""
        =245  00$aRivers.
        =505  00$gv. 1-2.$tFloods --$gv. 3/4.$tFords --$gv. 5.$tFerries.
        """
    )
    assert isinstance(book, Book)
    volumes = [(v.number, v.title.text) for v in book.volumes]
    assert volumes == [("1-2", "Floods"), ("3/4", "Fords"), ("5", "Ferries")]


def test_a_range_without_a_word_is_no_number_of_volumes() -> None:
    book = work("=245  00$aRivers.\n=505  00$g1-2.$tFloods --$g3.$tFords.")
    assert isinstance(book, Book)
    assert not book.volumes and [c.title.text for c in book.contents] == ["Floods", "Fords"]


def test_a_foreign_record_with_linked_parts_keeps_its_note() -> None:
    assert record("=505  0\\\\$aFloods").fields[0].tag == "505"
    book = work("=245  00$aRivers.\n=505  0\\$aIncludes two songs.\n=774  1\\$81\\c$tFloods")
    assert isinstance(book, Book) and book.extra
    assert [c.title.text for c in book.contents] == ["Floods"]
    assert "Includes two songs" in book.extra["marc"]["505"]


def test_subfields_that_are_not_read_are_told() -> None:
    library = read(
        r"""
        =001  42
        =008  760901s1977\\\\enk\\\\\\b\\\\001\0\eng\\
        =020  \\$a0521215609 :$c£10.50
        =082  04$a551.48/9$a340
        =100  1\$aMarsh, E.$q(Eleanor),$d1950-
        =245  10$aRivers$h[electronic resource]
        =700  12$aOsei, Kwame,$d1960-$tFords.
        """
    )
    assert [d.message for d in library.diagnostics] == [
        f"1 × {name} not read" for name in ("020 $c", "082 $a", "100 $q", "100 $d", "245 $h")
    ]
    (book,) = library
    assert book.extra and "1960-" in book.extra["marc"]["700"]  # the field is kept whole


def test_a_body_with_units_in_two_scripts() -> None:
    book = work(
        r"""
        =245  00$6880-01$aReki
        =710  2\$6880-02$aRechnoi institut.$bOtdel brodov
        =880  00$6245-01/(N$aReki
        =880  2\$6710-02/(N$aРечной институт.$bОтдел бродов
        """
    )
    (body,) = book.contributor
    assert (body.literal, body.romanized) == (
        "Речной институт. Отдел бродов", "Rechnoi institut. Otdel brodov",
    )  # fmt: skip
    assert book.title.text == "Reki" and book.title.romanized is None
