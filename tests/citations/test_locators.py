"""Locators as people type them, in several languages."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.citations.locators import AS_PRINTED, locator, without_volume

BOOK = pt.Book(title="Rivers", author="Marsh, Eleanor", date=2004, publisher="Northfield")

CASES = [
    ("60", "page", "60"), ("p. 60", "page", "60"), ("pp. 12–14", "page", "12-14"),
    ("pages 12 – 14", "page", "12-14"), ("p.60", "page", "60"), ("P. 60", "page", "60"),
    ("S. 12", "page", "12"), ("с. 5", "page", "5"), ("pág. 7", "page", "7"),
    ("s. 4", "section", "4"),
    ("chap. 3", "chapter", "3"), ("chaps. 3–4", "chapter", "3-4"), ("Kap. 2", "chapter", "2"),
    ("vol. 2 p. 14", "volume", "2, p. 14"), ("Bd. 2, S. 14", "volume", "2, p. 14"),
    ("volume 2 pages 14-16", "volume", "2, pp. 14-16"), ("v. 2, p. 14", "volume", "2, p. 14"),
    ("v. 7", "verse", "7"), ("p.ix", "page", "ix"), ("S.XI", "page", "XI"),
    ("vol. 2", "volume", "2"), ("vol. 2, p. 14", "volume", "2, p. 14"), ("Bd. 2", "volume", "2"),
    ("paras. 2–3", "paragraph", "2-3"), ("¶ 4", "paragraph", "4"), ("§ 12", "section", "12"),
    ("fig. 3", "figure", "3"), ("figs 3–4", "figure", "3-4"), ("Abb. 4", "figure", "4"),
    ("n. 4", "note", "4"), ("12n3", "page", "12n3"), ("fol. 3r", "folio", "3r"),
    ("l. 5", "line", "5"), ("col. 2", "column", "2"),
    ("Table 1", "table", "1"), ("eq. (2)", "equation", "(2)"), ("bk. 4", "book", "4"),
    ("s.v. “salt”", "sub-verbo", "“salt”"), ("loc. 234", "elocation", "234"),
    ("ix–xiv", "page", "ix-xiv"), ("XIV–XV", "page", "XIV-XV"), ("[iii]", "page", "[iii]"),
    ("113:1–113:15", "page", "113:1-113:15"), ("2:10", "page", "2:10"),
    ("134ff.", "page", "134ff."),
    ("1–12, 17–24", "page", "1-12, 17-24"), ("A1–A12", "page", "A1-A12"),
    ("12--14", "page", "12-14"),
    ("pl. I–VIII", AS_PRINTED, "pl. I-VIII"), ("Taf. 3", AS_PRINTED, "Taf. 3"),
    ("Rn. 12", AS_PRINTED, "Rn. 12"), ("Taf. 3 oben", AS_PRINTED, "Taf. 3 oben"),
    ("1.3.36–37", AS_PRINTED, "1.3.36-37"),
    ("Song of Solomon 8:6", AS_PRINTED, "Song of Solomon 8:6"), ("1:02:30", AS_PRINTED, "1:02:30"),
    ("Introduction, para. 3", AS_PRINTED, "Introduction, para. 3"),
    ("preface", AS_PRINTED, "preface"),
    ("under “Salt”", "sub-verbo", "“Salt”"), ("стр. 5", "page", "5"),
    ("passim", AS_PRINTED, "passim"),
    ("ii, p. 5", AS_PRINTED, "ii, p. 5"), ("3:125–128", "page", "3:125-128"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "label", "text"), CASES)
def test_what_is_typed(typed: str, label: str, text: str) -> None:
    assert locator(typed) == (label, text)


def test_the_language_of_the_document_comes_first() -> None:
    assert locator("s. 12", "sv-SE").label == "page"
    assert locator("t. 2", "fr-FR").label == "volume"
    assert locator("vol. 2, p. 14", "de-DE").text == "2, S. 14"


@pytest.mark.parametrize("typed", ["banana", "", "   ", "the end", "p.", "vol."])
def test_what_is_no_place_is_an_error(typed: str) -> None:
    with pytest.raises(pt.TruceError, match="CIT7"):
        locator(typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("pl. I–VIII", "(Marsh, 2004, pl. I–VIII)"), ("S. 12", "(Marsh, 2004, p. 12)"),
        ("XIV–XV", "(Marsh, 2004, pp. XIV–XV)"),
        ("113:1–113:15", "(Marsh, 2004, pp. 113:1–113:15)"),
        ("xl–lv", "(Marsh, 2004, pp. xl–lv)"), ("134ff.", "(Marsh, 2004, pp. 134ff.)"),
        ("1–12, 17–24", "(Marsh, 2004, pp. 1–12, 17–24)"), ("xii", "(Marsh, 2004, p. xii)"),
        ("paras. 2–3", "(Marsh, 2004, paras. 2–3)"),
    ],
)  # fmt: skip
def test_in_apa(typed: str, shown: str) -> None:
    assert pt.cite(BOOK, locator=typed) == shown


def test_a_label_of_the_page_itself_is_the_only_one() -> None:
    plates = BOOK.changed(contents=[{"key": "p", "title": "Plates", "pages": "pl. I–VIII"}])
    entry = pt.bibliography(plates, ["p"])
    assert entry == "Marsh, E. (2004). Plates. In Rivers (pl. I–VIII). Northfield."


def test_a_volume_is_not_named_twice_in_a_note() -> None:
    work = pt.Book(title="Salt", author="Marsh, E.", date=1911, volumes=[{"key": "v", "number": 2}])
    note = pt.cite(work, "v", style="chicago-notes-bibliography", locator="vol. 2, p. 960")
    assert note == "E. Marsh, Salt (1911), 2:960."
    assert note == pt.cite(work, "v", style="chicago-notes-bibliography", locator="2:960")
    assert without_volume(locator("2:9"), "2", pages=pt.Pages("2:1–2:12")) is None
    assert without_volume(locator("vol. 3, p. 9"), "2") is None


WORDS = {
    "page": "p pp pg pgs page pages", "chapter": "ch chs chap chaps chapter chapters",
    "volume": "vol vols volume volumes", "section": "s ss sec secs sect section sections § §§",
    "paragraph": "par para paras paragraph paragraphs ¶ ¶¶", "note": "n nn fn note notes",
    "figure": "fig figs figure figures", "line": "l ll line lines",
    "verse": "v vv vs vss verse verses", "folio": "fo fol fols ff folio folios",
    "column": "col cols column columns", "part": "pt pts part parts", "book": "bk bks book books",
    "table": "tab tbl table tables", "equation": "eq eqs eqn equation equations",
    "sub-verbo": "s.v s.vv sv under", "issue": "no nos issue issues", "opus": "op opus",
    "appendix": "app apps", "article-locator": "art arts article articles",
    "elocation": "loc locs location", "rule": "r rule rules", "act": "act acts",
    "scene": "scene scenes", "canon": "canon canons", "supplement": "supplement supplements",
    "title-locator": "title titles",
}  # fmt: skip
"""CSL 1.0.2, appendix V: each type of locator, with the words that English has for it."""
IN_OTHERS = {
    "de-DE": {"folio": "Bl", "column": "Sp", "line": "Z", "figure": "Abb", "note": "Anm",
              "section": "Abschn", "issue": "Nr", "article-locator": "Art", "page": "S",
              "chapter": "Kap", "volume": "Bd"},
    "fr-FR": {"volume": "t", "folio": "f", "chapter": "ch", "page": "p"},
    "ru-RU": {"page": "с", "volume": "т", "chapter": "гл", "folio": "л"},
    "es-ES": {"volume": "t", "page": "pág"},
    "it-IT": {"folio": "c", "page": "pag"},
    "nl-NL": {"page": "p"}, "pl-PL": {"page": "s"}, "sv-SE": {"page": "s"}, "da-DK": {"page": "s"},
    "cs-CZ": {"page": "s"}, "hu-HU": {"page": "o"}, "pt-PT": {"page": "p"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "label"), [(w, label) for label, words in WORDS.items() for w in words.split()]
)
def test_every_word_of_english(word: str, label: str) -> None:
    assert locator(f"{word} 3") == (label, "3")
    if len(word) < 4:
        assert locator(f"{word}. 3") == (label, "3")
    assert locator(f"{word} 3").cite == {"locator": "3", "label": label}


@pytest.mark.parametrize(
    ("language", "word", "label"),
    [(one, word, label) for one, words in IN_OTHERS.items() for label, word in words.items()],
)
def test_words_of_other_languages(language: str, word: str, label: str) -> None:
    assert locator(f"{word}. 3", language) == (label, "3")


@pytest.mark.parametrize(
    ("language", "typed"),
    [("it-IT", "cc. 3"), ("it-IT", "pagg. 3"), ("es-ES", "págs. 3"), ("ru-RU", "стр. 3")],
)
def test_plurals_of_other_languages(language: str, typed: str) -> None:
    assert locator(typed, language).label == ("folio" if typed.startswith("cc") else "page")


@pytest.mark.parametrize(
    "typed",
    ["passim", "frontispiece", "dust jacket", "title page", "flyleaf", "cover", "back cover",
     "colophon", "epigraph", "preface", "index", "1.3.36–37", "0:12:30", "12:03:05", "ii, p. 4",
     "2, pp. 14", "Genesis 1:3", "1 Kings 2.4", "Epigraph, verso"],
)  # fmt: skip
def test_places_that_say_themselves_what_they_are(typed: str) -> None:
    assert locator(typed) == (AS_PRINTED, typed.replace("–", "-"))


@pytest.mark.parametrize(
    ("word", "label"),
    [("Band", "volume"), ("chapitre", "chapter"), ("volumen", "volume"), ("capitolo", "chapter"),
     ("hoofdstuk", "chapter"), ("глава", "chapter"), ("rozdział", "chapter"), ("volym", "volume"),
     ("afsnit", "paragraph"), ("bind", "volume"), ("kapitola", "chapter"), ("kötet", "volume"),
     ("bekezdés", "paragraph"), ("secção", "section")],
)  # fmt: skip
def test_words_of_other_languages_in_an_english_document(word: str, label: str) -> None:
    assert locator(f"{word} 3") == (label, "3")
