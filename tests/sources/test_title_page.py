"""What stands above a pasted contents page: the facts of the title page are taken as such."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.sources.contents import read_contents

CONTENTS = "\nContents\n1 Floods 3\n2 Fords 40\n3 Weirs 71\n4 Locks 99\nIndex 140\n"
MARSH = {"author": ["Marsh, Eleanor"]}
RIVERS = {"title": "Rivers and Borders"}
HEADS: list[tuple[str, dict[str, Any]]] = [
    ("Rivers and Borders", RIVERS),
    ("Rivers and Borders\nEleanor Marsh", RIVERS | MARSH),
    ("Prof. Dr. Eleanor Marsh\nRivers and Borders", MARSH | RIVERS),
    (
        "Rivers and Borders\nEssays on the Upper Danube\nEdited by Eleanor Marsh and Jonas Brandt\n"
        "Northfield University Press\n2004\nISBN 978-0-521-08689-9 (pbk)",
        RIVERS | {
            "subtitle": "Essays on the Upper Danube", "editor": ["Marsh, Eleanor", "Brandt, Jonas"],
            "publisher": "Northfield University Press", "date": "2004",
            "formats": {"paperback": {"isbn": "978-0-521-08689-9"}},
        },
    ),
    (
        "Rivers and Borders\nA History, 1924–27\nEleanor Marsh, Jonas Brandt (eds.)\n"
        "Leeds: Hallam, 1911",
        RIVERS | {
            "subtitle": "A History, 1924–27", "editor": ["Marsh, Eleanor", "Brandt, Jonas"],
            "place": "Leeds", "publisher": "Hallam", "date": "1911",
        },
    ),
    (
        "Flüsse und Grenzen\nherausgegeben von Eleanor Marsh\n2., überarbeitete Auflage\n"
        "Steiner Verlag, Stuttgart 2004",
        {
            "title": "Flüsse und Grenzen", "editor": ["Marsh, Eleanor"],
            "edition": "2., überarbeitete Auflage", "publisher": "Steiner Verlag",
            "place": "Stuttgart", "date": "2004",
        },
    ),
    (
        "Rivers and Borders\nby Eleanor Marsh\ntranslated by Ann Lee\n3rd ed.\n© 1999 Hallam",
        RIVERS | MARSH | {"translator": ["Lee, Ann"], "edition": "3", "date": "1999"},
    ),
    (
        "Rivers and Borders / Eleanor Marsh\nLeeds : Hallam, 1911",
        RIVERS | MARSH | {"place": "Leeds", "publisher": "Hallam", "date": "1911"},
    ),
    (
        "Rivers and Borders\nThe Fates of Towns\nJared Diamond\n"
        "W. W. Norton & Company, New York 1997",
        RIVERS | {
            "subtitle": "The Fates of Towns", "author": ["Diamond, Jared"], "date": "1997",
            "publisher": "W. W. Norton & Company", "place": "New York",
        },
    ),
    (
        "Rivers and Borders\nSelected Papers\nFernand Braudel\nHill & Wang, 1972",
        RIVERS | {
            "subtitle": "Selected Papers", "author": ["Braudel, Fernand"],
            "publisher": "Hill & Wang", "date": "1972",
        },
    ),
    (
        "Rivers and Borders\nby Isaiah Berlin\nPantheon Books\nLondon and New York",
        RIVERS | {
            "author": ["Berlin, Isaiah"], "publisher": "Pantheon Books",
            "place": "London and New York",
        },
    ),
    (
        "Rivers and Borders\nUpper Danube\nIsaiah Berlin",
        RIVERS | {"subtitle": "Upper Danube", "author": ["Berlin, Isaiah"]},
    ),
    (
        "Rivers and Borders\nCritical Perspectives",
        RIVERS | {"subtitle": "Critical Perspectives"},
    ),
    (
        "Presses universitaires de Selby\n\nRivers and Borders\nOn Towns (XIIIe siècle)\n"
        "Eleanor Marsh (dir.)",
        RIVERS | {
            "publisher": "Presses universitaires de Selby", "editor": ["Marsh, Eleanor"],
            "subtitle": "On Towns (XIIIe siècle)",
        },
    ),
    (
        "Flüsse und Grenzen. Akten der Tagung von Selby (1992)\n"
        "Lyon : Maison de l’Ain, 1994, 214 p. (Travaux de la Maison de l’Ain, 27)",
        {
            "title": "Flüsse und Grenzen", "subtitle": "Akten der Tagung von Selby (1992)",
            "place": "Lyon", "publisher": "Maison de l’Ain", "date": "1994", "extent": "214 p.",
            "series": {"title": "Travaux de la Maison de l’Ain", "number": "27"},
        },
    ),
    (
        "Title: Rivers and Borders\nAuthor: Eleanor Marsh\nYear: 2004",
        RIVERS | MARSH | {"date": "2004"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("head", "facts"), HEADS, ids=lambda v: str(v)[:30].replace("\n", "-"))
def test_the_title_page_above(head: str, facts: dict[str, Any]) -> None:
    draft = read_contents(head + "\n" + CONTENTS)
    assert draft.facts == facts
    assert [entry.title for entry in draft.entries] == [
        "Floods",
        "Fords",
        "Weirs",
        "Locks",
        "Index",
    ]


LISTED = "\n\nPreface vii\n1 Floods 3\n2 Fords 40\n3 Weirs 71\n4 Locks 99\nIndex 140\n"


@pytest.mark.parametrize(("head", "facts"), HEADS, ids=lambda v: str(v)[:30].replace("\n", "-"))
def test_a_title_page_needs_no_heading_below_it(head: str, facts: dict[str, Any]) -> None:
    draft = read_contents(head + LISTED)
    assert draft.facts == facts
    assert [entry.title for entry in draft.entries][:2] == ["Preface", "Floods"]
    assert len(draft.entries) == 6


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        ("Rivers and Borders\nby Eleanor Marsh", RIVERS | MARSH),
        ("Rivers and Borders\nEleanor Marsh\nHallam Press, 2004",
         RIVERS | MARSH | {"publisher": "Hallam Press", "date": "2004"}),
        ("Rivers\nEdited by Eleanor Marsh\nBerghahn, 2015",
         {"title": "Rivers", "editor": ["Marsh, Eleanor"], "publisher": "Berghahn",
          "date": "2015"}),
        ("La route du sel\nsous la direction de Anne Morel\nParis, Gallimard, 2001",
         {"title": "La route du sel", "editor": ["Morel, Anne"], "publisher": "Gallimard",
          "place": "Paris", "date": "2001"}),
        ("Rivers, by Eleanor Marsh (Leeds: Hallam Press, 2004)",
         {"title": "Rivers", "publisher": "Hallam Press", "place": "Leeds", "date": "2004"}
         | MARSH),
    ],
)  # fmt: skip
@pytest.mark.parametrize("paged", [True, False])
def test_who_made_it_tells_a_title_page(head: str, facts: dict[str, Any], paged: bool) -> None:
    dated = "date" in facts  # else what stands above a list without pages may be a part
    listed = LISTED if paged or not dated else "\n\nPreface\n1. Floods\n2. Fords\nIndex\n"
    draft = read_contents(head + listed)
    assert draft.facts == facts and set(draft.doubts) == set(facts)
    assert draft.entries[0].title == "Preface"


def test_a_heading_that_stands_apart_is_the_title() -> None:
    draft = read_contents("The Salt Road: A History\n\nPreface\n1 Wells\n2 Camels\nIndex\n")
    assert draft.facts == {"title": "The Salt Road: A History"} and draft.doubts
    assert len(draft.entries) == 4


@pytest.mark.parametrize(
    "page",
    [
        "Sand\nInes Duarte\n1\n\nSea\nPaul Roux\n20\n\nSalt\nAnn May\n40\n",
        "Vienna, 1815\nAnn May 3\nParis, 1830\nPaul Roux 20\nBerlin, 1848\nInes Duarte 40\n",
        "Wells\nby Ines Duarte\n\nCamels\nby Paul Roux\n\nSalt\nby Ann May\n",
        "Congresses\n\n1. Vienna 3\n2. Paris 20\n\nWars\n\n3. Crimea 50\n4. Sedan 70\n",
        "Vienna, 1815\nParis, 1830\nBerlin, 1848\nIndex\n",
    ],
)
def test_parts_at_the_top_are_no_title_page(page: str) -> None:
    draft = read_contents(page)
    assert draft.facts == {} and not draft.dropped and len(draft.entries) >= 2


@pytest.mark.parametrize(
    "head", ["Preface 7", "Foreword", "1 Springs 2", "Title page\nHalf title 3"]
)
def test_parts_above_the_heading_stay_parts(head: str) -> None:
    draft = read_contents(head + "\n" + CONTENTS)
    assert "title" not in draft.facts
    assert len(draft.entries) > 5


def test_the_contents_among_the_front_matter_are_a_part_not_a_second_heading() -> None:
    head = (
        "Rivers and Borders\nEleanor Marsh\nHallam Press, 2004\n\nContents\nFrontmatter\nContents\n"
    )
    parts = "Preface  pp. ix-xiv\n1 - Floods\n2 - Fords  pp. 53-85\n3 - Weirs\nIndex\n"
    draft = read_contents(head + parts)
    titles = [entry.title for entry in draft.entries]
    assert titles == ["Frontmatter", "Contents", "Preface", "Floods", "Fords", "Weirs", "Index"]
    assert "place" not in draft.facts


def test_the_header_of_a_site_without_colons() -> None:
    head = (
        "Book\nRivers and Borders\nDOI link for Rivers and Borders\nEdited By Eleanor Marsh\n"
        "Edition 1st Edition\nFirst Published 2019\neBook Published 4 March 2019\n"
        "Pub. Location London\nImprint Routledge\nPages 214\neBook ISBN 9780000000125\n"
        "Subjects Humanities\n"
    )
    draft = read_contents(f"{head}{CONTENTS}")
    assert draft.facts == RIVERS | {
        "editor": ["Marsh, Eleanor"], "edition": "1st Edition", "date": "2019", "place": "London",
        "publisher": "Routledge", "extent": "214",
        "formats": {"online": {"date": "2019-03-04"}, "ebook": {"isbn": "9780000000125"}},
    }  # fmt: skip
    assert ("Subjects Humanities", "of a site") in draft.dropped


def test_the_doi_of_the_book_stands_above_the_list() -> None:
    head = "Rivers and Borders\nEleanor Marsh\nhttps://doi.org/10.5555/oso/1.001.0001\n"
    assert read_contents(f"{head}{CONTENTS}").facts["doi"] == "10.5555/oso/1.001.0001"
    two = "https://doi.org/10.5555/1\nhttps://doi.org/10.5555/2\n"
    assert "doi" not in read_contents(f"Rivers and Borders\n{two}{CONTENTS}").facts


def test_a_language_is_written_by_its_tag() -> None:
    draft = read_contents(f"Rivers and Borders\nLanguage: English\n{CONTENTS}")
    assert "\nlanguage: en\n" in draft.record()
    draft.state("language", ["German", "Old Norse of the East"])
    assert "language: [de, Old Norse of the East]" in draft.record()
