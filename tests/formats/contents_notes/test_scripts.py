"""A note of contents that stands in two scripts."""

from __future__ import annotations

from tests.formats.marc.records import work

from precarious_truce.model import Book

HEAD = r"""
=100  1\$6880-01$aVolkov, Ivan Petrovich.
=245  10$6880-02$aReki i brody /$cIvan Volkov.
=880  1\$6100-01/(N$aВолков, Иван Петрович.
=880  10$6245-02/(N$aРеки и броды /$cИван Волков.
"""
LATIN = r"=505  0\$6880-03$a1. Reka / I. Volkov -- 2. Brod / P. Orlov -- Ukazatel'."
OURS = r"=880  0\$6505-03/(N$a1. Река / И. Волков -- 2. Брод / П. Орлов -- Указатель."


def test_parts_have_both_scripts_as_the_title_has() -> None:
    book = work(f"{HEAD}\n{LATIN}\n{OURS}")
    assert isinstance(book, Book)
    assert [(c.number, c.title.text, c.title.romanized) for c in book.contents] == [
        ("1", "Река", "Reka"), ("2", "Брод", "Brod"), (None, "Указатель", "Ukazatel'"),
    ]  # fmt: skip
    assert [[a.facts() for a in c.author] for c in book.contents[:2]] == [
        [],  # that of the book
        [{"family": "Орлов", "given": "П.", "romanized": "Orlov, P."}],
    ]
    assert not book.extra


def test_numbers_pages_and_kinds_are_those_in_latin_letters() -> None:
    book = work(
        r"""
        =245  00$6880-01$aHe liu
        =505  00$6880-02$gPart 1.$tHe /$rWang Ming$g(p. 3-9) --$tSuo yin
        =880  00$6245-01/$1$a河流
        =880  00$6505-02/$1$g第一部.$t河 /$r王明$g(第3-9页) --$t索引
        """.replace("/$1", "/{dollar}1")
    )
    assert isinstance(book, Book)
    (first,) = book.contents
    (second,) = first.contents
    assert (first.kind, first.number, str(first.pages)) == ("part", "1", "3-9")
    assert (first.title.text, first.title.romanized) == ("河", "He")
    assert (first.author[0].literal, first.author[0].romanized) == ("王明", "Wang Ming")
    assert (second.title.text, second.title.romanized) == ("索引", "Suo yin")


def test_notes_that_differ_in_parts_stay_apart() -> None:
    other = r"=880  0\$6505-03/(N$aРека -- Брод."
    book = work(f"{HEAD}\n{LATIN}\n{other}")
    assert isinstance(book, Book)
    assert [c.title.text for c in book.contents] == ["Reka", "Brod", "Ukazatel'"]
    assert book.extra and "Брод" in book.extra["marc"]["880"]


def test_a_note_in_words_is_kept_in_both_scripts() -> None:
    book = work(
        HEAD
        + "=505  0\\\\$6880-03$aVkliuchaet ukazatel'.\n"
        + "=880  0\\\\$6505-03/(N$aВключает указатель."
    )
    assert book.extra and {"505", "880"} <= set(book.extra["marc"])
