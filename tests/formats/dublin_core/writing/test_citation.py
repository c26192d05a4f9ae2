"""The citation for people: as the default style prints it; pages as the model reads them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.citing import each_entry
from precarious_truce.formats.dublin_core.writing.citation import Citer, printed
from precarious_truce.model import Pages

numbers = st.one_of(st.integers(0, 1200).map(str), st.from_regex("[0-9]{1,8}", fullmatch=True))
labels = st.one_of(numbers, st.sampled_from(["ix", "A1", "12a", "2-1", "[iii]", "xIx"]))
ranges = st.tuples(labels, st.sampled_from(["-", "–", "--", " - ", ", "]), labels).map("".join)


@given(text=st.one_of(ranges, labels, numbers.map("{}ff.".format)))
def test_pages_are_read_as_the_model_reads_them(text: str) -> None:
    pages, found = Pages(text), printed(Pages(text))
    assert found.text == pages.canonical
    assert found.first == (pages.first.text if pages.first else "")
    assert found.last == (pages.last.text if pages.last else "")
    if pages.ranges and "-" not in pages.canonical:
        assert found.hyphenated == pages.canonical.replace("–", "-")
    else:
        assert found.hyphenated == pages.hyphenated


WORKS: list[dict[str, Any]] = [
    {"author": "Marsh, Eleanor", "date": "2004", "publisher": "P"},
    {"author": ["Marsh, Eleanor Mary", "Lee, Ann"], "date": "1931~"},
    {"author": ["A, B", "C, D", "E, F"], "date": "1911/1914", "subtitle": "Essays"},
    {"author": {"literal": "Danube Survey Group"}, "date": "2004", "edition": "2"},
    {"editor": "Marsh, Eleanor", "date": "2004"},
    {"editor": ["Marsh, Eleanor", "van der Weyden, Pieter"], "date": "2004", "publisher": "P"},
    {"author": "Marsh, Jean-Luc", "translator": "Lee, Ann", "date": "2004"},
    {"author": "Marsh, E.", "date": "2004", "doi": "10.5555/a", "edition": "11"},
    {"author": [f"Marsh, {chr(65 + n)}." for n in range(23)], "date": "2004"},
    {"date": "2004-05-06"},
    {"author": "Marsh, E."},
    {"author": "Marsh, E.", "date": "2004", "edition": "Second edition, revised"},
    {"author": "Marsh, E.", "date": "2004", "edition": "Revised edition"},
    {"author": "Marsh, E.", "date": "2004", "edition": "1st ed."},
    {"author": "Marsh, E.", "date": "2004", "original": {"date": "1931~"}, "doi": "10.5555/a"},
    {"author": "Marsh, E.", "date": "2004", "reissue-of": {"date": "-0029"}, "publisher": "P"},
    {"author": ["Marsh, E.", {"literal": "Danube Survey"}], "date": "2004"},
    {"author": [{"literal": "Danube Survey"}, {"literal": "Delta Office"}], "date": "2004"},
]
PARTS: list[dict[str, Any]] = [
    {"title": "Floods", "number": "1", "pages": "15–61"},
    {"title": "Who owns a flood?", "pages": "5", "author": "Roe, Ada"},
    {"title": "Preface", "pages": "ix–xiv"},
    {"title": "Counting", "author": "Roe, Ada", "article-number": "4", "pages": "4:1–4:14"},
    {"title": "Weirs", "author": "Roe, Ada", "article-number": "5"},
    {"title": "Portraits", "author": "Roe, Ada", "pages": "pl. I–VIII"},
    {"title": "Notes", "author": "Roe, Ada", "pages": "88ff."},
]


@pytest.mark.parametrize("facts", WORKS)
def test_people_read_what_the_default_style_prints(facts: dict[str, Any]) -> None:
    book = pt.Book.model_validate({"key": "k", "title": "Rivers", "contents": PARTS, **facts})
    refs = list(pt.Library([book]).references())
    citer = Citer()
    authored = [ref for ref in refs if ref.author or not ref.is_part]
    assert [citer.text(ref) for ref in authored] == [e.strip() for _, e in each_entry(authored)]


def test_an_index_is_by_nobody_and_in_the_book_of_its_author_or_editors() -> None:
    for role, who in (("author", "E. Marsh"), ("editor", "E. Marsh (Ed.)")):
        facts = {"key": "k", "title": "Rivers", "date": "2004", role: "Marsh, E."}
        book = pt.Book.model_validate({**facts, "contents": ["Index"]})
        _, index = pt.Library([book]).references()
        assert Citer().text(index) == f"Index. (2004). In {who}, Rivers."
