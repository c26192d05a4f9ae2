"""Parts that refer to their book: of works in volumes, to the volume."""

from __future__ import annotations

import re
from typing import Any

import pytest

import precarious_truce as pt

PREFACE = {"title": "Preface", "pages": "v–xi"}


def salt_roads(**volume: Any) -> pt.Book:
    """A work in two volumes."""
    return pt.Book(
        key="salt", title="Salt Roads", author="Bell, Ann", publisher="Hallam", date="1911/1914",
        volumes=[
            {"number": "1", "title": "North", "date": "1911", "contents": [PREFACE], **volume},
            {"number": "2", "title": "South", "date": "1914", "contents": ["Deserts"]},
        ],
    )  # fmt: skip


def parents(text: str) -> list[tuple[str, str, str]]:
    """The key of each entry with its crossref or xref."""
    entries = re.split(r"^@\w+\{", text, flags=re.M)[1:]
    links = [re.search(r"^  (crossref|xref) = \{(.*)\},", entry, re.M) for entry in entries]
    keys = (entry.partition(",")[0] for entry in entries)
    return [(key, link[1], link[2]) for key, link in zip(keys, links, strict=True) if link]


@pytest.mark.parametrize("volume", [{}, {"extent": "xxiv + 402"}, {"editor": "Lisle, Margaret"}])
def test_parts_refer_to_their_volume(volume: dict[str, Any]) -> None:
    book = salt_roads(**volume)
    text = pt.dumps(book, "biblatex", crossref=True)
    assert parents(text) == [
        ("salt-v1", "crossref", "salt"),
        ("salt-v1-preface", "crossref", "salt-v1"),
        ("salt-v2", "crossref", "salt"),
        ("salt-v2-deserts", "crossref", "salt-v2"),
    ]
    assert pt.loads(text, "biblatex") == pt.loads(pt.dumps(book, "biblatex"), "biblatex")


def test_in_bibtex_volumes_are_written_in_full_and_follow_their_parts() -> None:
    book = salt_roads()
    text = pt.dumps(book, "bibtex", crossref=True)
    assert re.findall(r"^@\w+\{(.*),", text, re.M) == [
        "salt-v1-preface", "salt-v1", "salt-v2-deserts", "salt-v2", "salt",
    ]  # fmt: skip
    assert parents(text) == [
        ("salt-v1-preface", "crossref", "salt-v1"),
        ("salt-v1", "xref", "salt"),
        ("salt-v2-deserts", "crossref", "salt-v2"),
        ("salt-v2", "xref", "salt"),
    ]
    assert pt.loads(text, "bibtex") == pt.loads(pt.dumps(book, "bibtex"), "bibtex")


def test_what_harms_is_not_passed_on() -> None:
    text = pt.dumps(salt_roads(doi="10.5555/1"), "biblatex", crossref=True)
    assert ("salt-v1-preface", "xref", "salt-v1") in parents(text)


def test_a_chapter_whose_type_biblatex_has_no_rule_for_keeps_the_title_of_its_book() -> None:
    """@incollection in @book: an authored volume with an editor of its own."""
    text = pt.dumps(salt_roads(editor="Lisle, Margaret"), "biblatex", crossref=True)
    chapter = text[text.index("@incollection{salt-v1-preface") :]
    assert "booktitle = {North}" in chapter.partition("\n}")[0]


def test_volumes_and_chapters_with_keys_of_their_own_are_gathered() -> None:
    text = """
        @mvbook{m, author={Bell, Ann}, title={Salt Roads}, date={1911/1914}, volumes=2}
        @book{north, title={North}, volume=1, date=1911, crossref={m}}
        @inbook{pre, title={Preface}, author={Zed, Z}, pages={v--xi}, crossref={north}}"""
    [book] = pt.loads(text, "biblatex").values()
    assert isinstance(book, pt.Book)
    assert [str(part.title) for part in book.volumes[0].contents] == ["Preface"]


def test_a_volume_of_a_work_in_a_series_has_its_number_with_the_series() -> None:
    """The classic styles warn that they cannot print both `volume` and `number`."""
    book = salt_roads().changed(series={"title": "Roads", "number": "12"})
    text = pt.dumps(book, "bibtex")
    assert text.count("series = {Roads, no.~12}") == 4
    assert text.count("number = {12}") == 1  # of the whole work, which is no volume
    assert pt.loads(text, "bibtex") == pt.Library([book]).without(pt.losses(book, "bibtex"))
    assert not any("series" in str(loss) for loss in pt.losses(book, "bibtex"))
