"""The stages of reading a page, each for itself."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest

from precarious_truce.sources.columns import columns
from precarious_truce.sources.cues import cues_of
from precarious_truce.sources.entry import Entry
from precarious_truce.sources.folios import Folio, at_end, at_start, mended
from precarious_truce.sources.forms import unfolded
from precarious_truce.sources.inline import by_phrases, by_scheme
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import lines_of
from precarious_truce.sources.noise import noise, unrepeated
from precarious_truce.sources.numerals import value_of
from precarious_truce.sources.people import people
from precarious_truce.sources.reading import read
from precarious_truce.sources.rising import rising
from precarious_truce.sources.words import matter


@pytest.mark.parametrize(
    ("text", "division", "number", "title"),
    [
        ("Part the Second. Of Rivers", "part", "2", "Of Rivers"),
        ("Zweiter Teil: Das Dorf", "part", "2", "Das Dorf"),
        ("3. Kapitel – Wasser", "chapter", "3", "Wasser"),
        ("Глава вторая. Мост", "chapter", "2", "Мост"),
        ("ЧАСТЬ ТРЕТЬЯ", "part", "3", ""),
        ("Κεφάλαιο Γ΄: Ο μύλος", "chapter", "Γ", "Ο μύλος"),
        ("الفصل الثالث: الطاحونة", "chapter", "3", "الطاحونة"),
        ("第十二章　橋", "chapter", "12", "橋"),
        ("제2장 다리", "chapter", "2", "다리"),
        ("פרק ג: הבדים", "chapter", "ג", "הבדים"),
        ("II. rész: A város", "part", "II", "A város"),
        ("TWENTY-ONE: The Mill", None, "21", "The Mill"),
        ("§ 4 Das Recht", "section", "4", "Das Recht"),
    ],
)
def test_labels(text: str, division: str | None, number: str, title: str) -> None:
    found = label(text)
    assert found is not None
    assert (found.division, found.number, found.title) == (division, number, title)


@pytest.mark.parametrize(
    "text", ["I remember", "Standing by the Sea", "Cast in Iron", "J. R. Smith", "Parting"]
)
def test_words_that_are_no_labels(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("The Mill / 17", "17"), ("The Mill — 17", "17"), ("The Mill, pp. 17–29", "17–29"),
        ("The Mill (pp. 17-29)", "17-29"), ("Il mulino  »  17", "17"), ("Мельница, с. 17", "17"),
        ("The Mill • 17", "17"), ("水 …… 17", "17"), ("The Mill . . . xvii", "xvii"),
    ],
)  # fmt: skip
def test_pages_at_the_end(line: str, page: str) -> None:
    found = at_end(line)
    assert found is not None and found.page == page


def test_pages_at_the_start_and_misread_ones() -> None:
    assert at_start("p. 17  The Mill") == ("The Mill", "17", 3)
    for line, page in (
        ("Mill .... 1O3", "103"),
        ("Mill     v1i", "vii"),
        ("Mill ..... I49", "149"),
    ):
        found = mended(line)
        assert found is not None and found.page == page


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna MEIER, Otto KURZ", ("Meier, Anna", "Kurz, Otto")),
        ("Kurz, O.; Meier, A. B.", ("Kurz, O.", "Meier, A. B.")),
        ("Prof. Dr. Anna Meier", ("Meier, Anna",)),
        ("Ana Sousa e João Prata", ("Sousa, Ana", "Prata, João")),
        ("Martin Luther King, Jr.", ("King, Martin Luther, Jr.",)),
        ("Anna Meier, University of Ost", ("Meier, Anna",)),
        ("山田 太郎", ("山田, 太郎",)),
        ("Anonymous", ("Anonymous",)),
    ],
)
def test_people(text: str, names: tuple[str, ...]) -> None:
    found = people(text)
    assert found.names == names and found.score > 0


@pytest.mark.parametrize(
    "text", ["The River Bank", "Salt, Tin and Silence", "Drowned Bells of 1300", "Who Was It?"]
)
def test_titles_are_no_people(text: str) -> None:
    assert people(text).score < 1


def test_numbers_of_many_scripts() -> None:
    texts = ["xiv", "Twelfth", "siebzehn", "двадцатая", "١٢", "廿", "十五", "Ιβ", "כב"]
    assert [value_of(t) for t in texts] == [14, 12, 17, 20, 12, None, 15, 12, 22]


def test_matter_of_many_languages() -> None:
    for title in ("Vorwort", "Avant-propos", "Премисловие", "Lista de siglas"):
        assert (matter(title) == "front") is (title != "Премисловие")
    assert [matter(t) for t in ("Schlussbetrachtung", "Literature and Empire", "参考文献")] == [
        "close",
        None,
        "back",
    ]


def test_sites_say_things() -> None:
    assert [noise(t) for t in ("Get access", "Buy now", "The Ferry", "Chapter 2")] == [
        "line of a site", "line of a site", None, None,
    ]  # fmt: skip
    kept, again = unrepeated(lines_of("A\nB\nC\nA\nB\nC\nD"))
    assert [line.text for line in kept] == ["A", "B", "C", "D"] and len(again) == 3


def test_two_columns() -> None:
    page = "1  One      1        3  Three    30\n2  Two     11        4  Four     44\n"
    assert [line.text[:1] for line in columns(lines_of(page))] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("505 0_ $a Preface -- 1. Reed -- Index.", 3),
        ("=505  00$tPreface --$tReed /$rAnn Bostwick --$tIndex.", 3),
        ("Contents: One; Two; Three", 3),
        ("| 1 | One | 3 |\n|---|---|---|\n| 2 | Two | 9 |\n| 3 | Three | 12 |", 3),
        ("\\contentsline {chapter}{\\numberline {1}One}{3}{}%\n", 1),
        ("* Chapter 1 | One | 3\n** | A part of it | 4", 2),
    ],
)
def test_other_forms(text: str, count: int) -> None:
    found = unfolded(text)
    assert found is not None and len(found) == count


def test_ways_of_writing_authors_on_the_line() -> None:
    for line in (
        "Ellen Pask: {}",
        "{} / Ellen Pask",
        "{} — Ellen Pask",
        "{}   Ellen Pask",
        "{} (Ellen Pask)",
    ):
        entries = [Entry(line.format(title)) for title in ("Old Gates", "Hedges", "A Fence")]
        assert by_scheme(entries) > 0
        assert [e.title for e in entries] == ["Old Gates", "Hedges", "A Fence"]
        assert {e.people["author"] for e in entries} == {("Pask, Ellen",)}


def test_phrases_that_name_a_role() -> None:
    entries = [
        Entry("Standing by the Sea"),
        Entry("Songs, translated by Ruth Amory"),
        Entry("Foreword by Ellen Pask"),
    ]
    by_phrases(entries)
    assert [list(e.people) for e in entries] == [[], ["translator"], ["author"]]


@pytest.mark.parametrize(
    ("page", "layout"),
    [
        ("Gates  1\n  Ellen Pask\nHedges  20\n  Kofi Mensah\nA Fence  40\n  Ruth Amory\n", "after"),
        ("Ellen Pask\nGates  1\nKofi Mensah\nHedges  20\nRuth Amory\nA Fence  40\n", "before"),
        ("Gates  1\nHedges  20\nA Fence  40\n", "none"),
    ],
)
def test_the_layout_that_explains_the_page_best(page: str, layout: str) -> None:
    assert read(cues_of(lines_of(page)))[0].layout == layout


def test_the_heaviest_pages_that_rise_as_by_trying_all() -> None:
    """The sequence that is kept weighs as much as the best of all that only rise."""
    chance = random.Random(7)
    for _ in range(60):
        folios = [
            Folio("x", str(chance.randint(1, 12)), chance.choice((1, 2)))
            for _ in range(chance.randint(1, 9))
        ]
        kept = [f for f in rising([*folios]) if f]
        runs = (
            [folios[n] for n in range(len(folios)) if mask >> n & 1]
            for mask in range(1, 1 << len(folios))
        )
        best = max(
            (sum(f.weight for f in run), len(run))
            for run in runs
            if all(int(a.page) <= int(b.page) for a, b in pairwise(run))
        )
        assert all(int(a.page) <= int(b.page) for a, b in pairwise(kept))
        assert (sum(f.weight for f in kept), len(kept)) == best


def test_many_pages_are_put_in_order_fast() -> None:
    folios: list[Folio | None] = [Folio("x", str(n * 7919 % 997 + 1), 1) for n in range(20_000)]
    began = time.process_time()
    rising(folios)
    assert time.process_time() - began < 10
