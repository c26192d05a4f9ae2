"""Which capitals the braces of a writer keep, in titles of real books and articles."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.formats.bib.raw.latex import encode
from precarious_truce.formats.bib.raw.latex.capitals import keeps_capitals
from precarious_truce.formats.bib.raw.latex.case import protected, unprotected

HEADLINES = [
    "High-Technology Industry and Regional Development",
    "Pledges of Jewish Allegiance in Nineteenth- and Twentieth-Century Responsa",
    "Self-Definition and Self-Defense",
    "Place Matters: Metropolitics for the Twenty-First Century",
    "The Economy/Society Divide",
    "A Word-and-Paradigm Workflow",
    "Linearization-Based Word-Part Ellipsis",
    "Use and Acquisition of Idioms by Native and Non\u2010Native Speakers",
    "The Biggest Angel of them All",
    "How New Technology will Transform Our Understanding of the Past",
    "On the Manner of Development of Man from some Lower Form",
]  # fmt: skip
"""Titles whose capitals are those of headlines."""


@pytest.mark.parametrize("title", HEADLINES)
def test_capitals_of_headlines_are_left_to_the_style(title: str) -> None:
    assert protected(title) == title


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("The Sykes-Picot Agreement", "The {Sykes-Picot} Agreement"),
        ("The Molotov\u2013Ribbentrop Pact", "The {Molotov\u2013Ribbentrop} Pact"),
        ("Reading Greco-Roman Texts", "Reading {Greco-Roman} Texts"),
        ("Anti-Semitism in American History", "{Anti-Semitism} in American History"),
        ("Protestant-Catholic-Jew", "{Protestant-Catholic-Jew}"),
        ("John L. O'Sullivan and His Times", "John {L}. {O'Sullivan} and His Times"),
        ("The Fate of U.S. Cities", "The Fate of {U.S}. Cities"),
        ("Post-Tridentine Theology", "{Post-Tridentine} Theology"),
        ("Off-Broadway", "{Off-Broadway}"),
        ("Morphology by Itself. Stems and Classes", "Morphology by Itself. {Stems} and Classes"),
        ("Who Owns a Flood? Dykes", "Who Owns a Flood? {Dykes}"),
        ("Mothers or Sisters?. The Encoding", "Mothers or Sisters?. {The} Encoding"),
        ("“What Is a Verb?” A Reply", "“What Is a Verb?” {A} Reply"),
        ("Rules vs. Analogy, and Dr. Turing", "Rules vs. Analogy, and Dr. Turing"),
        ("Letters of Capt. Cook to St. Thomas", "Letters of Capt. Cook to St. {Thomas}"),
        ("Augustine's critique of Stoicism", "Augustine's critique of {Stoicism}"),
        ("Zur Proselytenfrage im neueren Judenthum",
         "Zur {Proselytenfrage} im neueren {Judenthum}"),
        ("Death rites in a Self-Help colony", "Death rites in a {Self-Help} colony"),
    ],
)  # fmt: skip
def test_capitals_of_names_are_kept(title: str, written: str) -> None:
    assert encode(protected(title)) == written
    assert unprotected(protected(title)) == title


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("Well-Being", False), ("Church-State", False), ("Hunter-Gatherer", False),
        ("Working-Class", False), ("Cross-Linguistically", False), ("1920-Based", False),
        ("Marxist-Leninist", True), ("Judeo-Christian", True), ("Trans-Siberian", True),
        ("Catholic-Protestant", True), ("Sino-Japanese", True), ("MacDonald", True),
        ("X-Ray", True), ("LaTeX", True), ("truce", False), ("Truce", False),
    ],
)  # fmt: skip
def test_the_capitals_of_a_word(word: str, kept: bool) -> None:
    assert keeps_capitals(word) is kept


def test_braces_that_a_writer_would_not_put_stay() -> None:
    """What somebody protected though it is a compound of headlines is marked in the record."""
    found = pt.loads("@book{a, title = {A {High-Tech} Gamble}, year = 2004}", "bibtex")
    assert found["a"].title == '<span class="nocase">High-Tech</span>'.join(("A ", " Gamble"))
    assert "{High-Tech}" in pt.dumps(found, "bibtex")


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@pytest.mark.parametrize("type_", ["webpage", "manuscript", "post-weblog", "legislation", "song"])
def test_what_is_in_no_book_is_in_a_journal_or_on_a_site(type_: str, format: str) -> None:
    """pandoc reads `journaltitle` of any entry, but `booktitle` of parts of books alone."""
    item = pt.Reference(key="a", type=type_, title="Pilgrims", container_title="The Pillar")
    text = pt.dumps(item, format)
    assert "journal" in text and "booktitle" not in text
    assert pt.loads(text, format)["a"] == item
    other = text.replace("journaltitle", "booktitle").replace("journal ", "booktitle ")
    assert pt.loads(other, format)["a"].container_title == "The Pillar"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Über das Problem der Wohlordnung", "Über das {Problem} der {Wohlordnung}"),
        ("Geschichte der Stadt", "Geschichte der {Stadt}"),
        ("Fluss und Ufer", "Fluss und {Ufer}"),
        ("Ein Beitrag zur Mengenlehre", "Ein {Beitrag} zur {Mengenlehre}"),
        ("The van der Waals Forces", "The van der Waals Forces"),
        ("Alexander von Humboldt in America", "Alexander von {Humboldt} in America"),
    ],
)
def test_small_words_of_german_tell_that_nouns_have_capitals(title: str, written: str) -> None:
    assert encode(protected(title)) == written
    assert unprotected(protected(title)) == title


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("The Life of Emmy Noether", "The Life of {Emmy} {Noether}"),
        ("Emmy Noether 1882\u20131935", "Emmy {Noether} 1882\u20131935"),
        ("Essays for John F. Kennedy", "Essays for {John} {F}. {Kennedy}"),
        ("The Letters of Ludwig van Beethoven", "The Letters of {Ludwig} van {Beethoven}"),
        ("Peter and the Wolf", "Peter and the Wolf"),
        ("Letters from Peter: Wolf Tales", "Letters from {Peter}: Wolf Tales"),
        ("Mary, Queen of Scots", "Mary, Queen of Scots"),
    ],
)
def test_names_of_people_keep_their_capitals(title: str, written: str) -> None:
    assert encode(protected(title)) == written
    assert unprotected(protected(title)) == title


def test_marks_of_names_of_people_need_not_be_kept() -> None:
    (work,) = pt.loads("@book{a, title = {The Life of {E}mmy {N}oether}}", "bibtex")
    assert str(work.title) == "The Life of Emmy Noether"
    (work,) = pt.loads("@book{a, title = {The {T}uring Problem}}", "bibtex")
    assert "nocase" in str(work.title)
