"""Records as catalogues have them: the Library of Congress, the German national library."""

# ruff: noqa: E501
# A field of a record is a line.

from __future__ import annotations

from typing import Any

import pytest
from tests.formats.marc.records import read, work

from precarious_truce.errors import TruceError
from precarious_truce.formats.marc.reading import library_of
from precarious_truce.formats.marc.records import Record
from precarious_truce.formats.marc.writing import records_of
from precarious_truce.model import Book, Reference

LC = r"""
=001  3168573
=008  760901s1977\\\\enk\\\\\\b\\\\001\0\eng\\
=010  \\$a   76027905
=020  \\$a0521215609 :$c£10.50
=020  \\$a0521215617 (pbk.)
=035  \\$a(OCoLC)ocm03168573
=050  00$aDA47.65$b.G67
=082  00$a327.41/047
=100  1\$aGorodetsky, Gabriel,$d1945-
=245  14$aThe precarious truce :$bAnglo-Soviet relations, 1924-27 /$cGabriel Gorodetsky.
=260  \\$aCambridge ;$aNew York :$bCambridge University Press,$c1977.
=300  \\$axiv, 289 p. ;$c24 cm.
=490  0\$aSoviet and East European studies
=504  \\$aBibliography: p. 271-282.
=505  0\$aPreface -- Introduction: Striving for acceptance -- 1. Soviet Russia and the first Labour Government -- 2. The policy of doing nothing -- Conclusions -- Index.
=650  \0$aWorld politics$y1919-1932.
=651  \0$aGreat Britain$xForeign relations$zSoviet Union.
=906  \\$a7$bcbc
"""


def test_the_library_of_congress_before_rda() -> None:
    book = work(LC)
    assert isinstance(book, Book) and book.formats and book.extra
    assert (book.title.text, str(book.subtitle)) == (
        "The precarious truce", "Anglo-Soviet relations, 1924-27",
    )  # fmt: skip
    assert book.key == "gorodetsky1977" and str(book.author[0]) == "Gabriel Gorodetsky"
    assert list(map(str, book.place)) == ["Cambridge", "New York"]
    assert (str(book.publisher[0]), str(book.date)) == ("Cambridge University Press", "1977")
    assert book.extent == "xiv + 289" and book.physical == "24 cm"
    assert book.isbn == "0521215609" and book.formats["paperback"].isbn == "0521215617"
    assert book.identifiers.oclc == "3168573" and book.identifiers.lccn == "76027905"
    assert book.classes.lcc == "DA47.65 .G67" and book.classes.ddc == "327.41047"
    assert book.series.title.text == "Soviet and East European studies"
    assert book.subjects == (
        "World politics -- 1919-1932", "Great Britain -- Foreign relations -- Soviet Union",
    )  # fmt: skip
    assert book.language == ("en",)
    assert [(c.number, c.title.text, c.kind) for c in book.contents] == [
        (None, "Preface", "preface"), (None, "Introduction: Striving for acceptance", "introduction"),
        ("1", "Soviet Russia and the first Labour Government", "chapter"),
        ("2", "The policy of doing nothing", "chapter"), (None, "Conclusions", "conclusion"),
        (None, "Index", "index"),
    ]  # fmt: skip
    assert set(book.extra["marc"]) == {"504", "906"}


RDA = r"""
=LDR  00000cam a2200000 i 4500
=008  150301t20152014nyua\\\\ob\\\\001\0\eng\d
=020  \\$a9780190000001$q(hardback ;$qacid-free paper)
=020  \\$z9780190000018$q(ebook)
=024  7\$a10.1093/oso/9780190000001.001.0001$2doi
=041  1\$aeng$hger
=100  1\$aWeyden, Pieter van der,$d1960-$eauthor.
=240  10$aFlüsse und Grenzen.$lEnglish
=245  10$aRivers and borders :$bessays on the Upper Danube /$cPieter van der Weyden ; translated by Ruth Whitcombe ; with an introduction by Kwame Osei.
=250  \\$aSecond edition.
=264  \1$aNew York, NY :$bOxford University Press,$c[2015]
=264  \4$c©2014
=300  \\$axii, 318 pages :$billustrations, maps ;$c25 cm.
=336  \\$atext$btxt$2rdacontent
=338  \\$avolume$bnc$2rdacarrier
=490  1\$aStudies in water history ;$vvolume 12
=505  00$gPart I.$tUpstream --$g1.$tWho owns a flood? /$rÁgnes Kovács$g(pages 15-61) --$g2.$tTranslating the river /$rThi Lan Nguyen --$gPart II.$tDownstream --$g3.$tFords : a history /$rJonas Brandt --$tConclusion --$tIndex.
=520  \\$a"How neighbours on one river shared its floods."--Provided by publisher.
=655  \7$aHistory.$2fast
=700  1\$aWhitcombe, Ruth,$etranslator.
=700  1\$aOsei, Kwame.
=700  12$aKovács, Ágnes Mária.$tWho owns a flood?
=776  08$iOnline version:$aWeyden, Pieter van der.$tRivers and borders.$bSecond edition.$z9780190000018
=830  \0$aStudies in water history ;$vv. 12.
=856  42$3Table of contents$uhttp://example.org/toc.html
"""


def test_the_library_of_congress_by_rda() -> None:
    book = work(RDA)
    assert isinstance(book, Book) and book.formats
    assert (book.author[0].family, book.author[0].dropping_particle) == ("Weyden", "van der")
    assert [str(n) for n in book.translator] == ["Ruth Whitcombe"]
    assert [str(n) for n in book.introduction] == ["Kwame Osei"]
    assert (book.edition, str(book.date), book.copyright) == ("2", "2015", "2014")
    assert book.series.number == "12" and book.doi == "10.1093/oso/9780190000001.001.0001"
    assert book.formats["online"].isbn == "9780190000018"
    assert book.title.original == "Flüsse und Grenzen" and book.original.language == ("de",)
    assert book.url is None and book.genre is None and book.medium is None
    upstream, downstream, conclusion, index = book.contents
    assert (upstream.number, upstream.kind) == ("I", "part")
    assert [(c.number, str(c.author[0])) for c in upstream.contents] == [
        ("1", "Ágnes Mária Kovács"), ("2", "Thi Lan Nguyen"),
    ]  # fmt: skip
    assert str(upstream.contents[0].pages) == "15-61"
    assert downstream.contents[0].subtitle == "a history"
    assert (conclusion.kind, index.kind) == ("conclusion", "index")


DNB = r"""
=LDR  00000nam a2200000 c 4500
=003  DE-101
=008  061128s2006\\\\gw\||||\|||||\00||||ger\\
=020  \\$a9783161484100$cGb. : EUR 98.00$93-16-148410-0
=020  \\$a316148410X$cGb. : EUR 98.00
=035  \\$a(DE-599)DNB981234567
=035  \\$a(OCoLC)179761234
=041  \\$ager
=082  04$81\u$a320$a900$qDE-101$222sdnb
=100  1\$0(DE-588)123456789$0https://d-nb.info/gnd/123456789$aBrandt, Jonas$d1950-$eVerfasser$4aut
=245  10$aSalz und Staat$bdie Geschichte einer Steuer$cJonas Brandt. Hrsg. von Ágnes Kovács
=250  \\$a2., durchges. Aufl.
=264  \1$aTübingen$aLeipzig$bHallam$c2006
=300  \\$aXII, 340 S.$bIll., Kt.$c24 cm
=490  0\$aStudien zur Wassergeschichte$vBd. 3
=653  \\$a(Produktform)Hardback
=653  \\$aSalz
=700  1\$aKovács, Ágnes$eHrsg.$4edt
=710  2\$aVerlag Hallam$4pbl
"""


def test_the_german_national_library() -> None:
    book = work(DNB)
    assert isinstance(book, Book)
    assert [str(n) for n in book.editor] == ["Ágnes Kovács"] and not book.contributor
    assert book.extent == "XII + 340" and book.physical == "Ill., Kt., 24 cm"
    assert book.series.number == "3" and book.keywords == ("Salz",)
    assert book.edition == "2., durchges. Aufl." and book.identifiers.oclc == "179761234"
    assert book.isbn == "9783161484100" and book.formats is None
    assert list(map(str, book.place)) == ["Tübingen", "Leipzig"]


CYRILLIC = r"""
=008  930401m19111914ru\\\\\\\\\\\\000\0\rus\\
=066  \\$c(N
=100  1\$6880-01$aOrlova, Anna.
=245  10$6880-02$aReka i pamiat :$bocherki /$cAnna Orlova.
=260  \\$6880-03$aMoskva :$bIzd-vo "Nauka",$c1911-1914.
=300  \\$a2 v. :$bill. ;$c22 cm.
=880  1\$6100-01/(N$aОрлова, Анна.
=880  10$6245-02/(N$aРека и память :$bочерки /$cАнна Орлова.
=880  \\$6260-03/(N$aМосква :$bИзд-во "Наука",$c1911-1914.
"""


def test_another_script_is_the_text_and_its_transliteration_beside_it() -> None:
    book = work(CYRILLIC)
    assert isinstance(book, Book)
    assert (book.title.text, book.title.romanized) == ("Река и память", "Reka i pamiat")
    assert (str(book.subtitle), book.subtitle.romanized) == ("очерки", "ocherki")
    assert book.author[0].family == "Орлова" and book.author[0].romanized == "Orlova, Anna"
    assert (str(book.place[0]), book.place[0].romanized) == ("Москва", "Moskva")
    assert str(book.date) == "1911/1914" and book.volume_count == "2"


def test_a_meeting_as_main_entry() -> None:
    book = work(r"""
    =008  800101q19701979xx\\\\\\\\\\\\100\0\eng\\
    =111  2\$aConference on Salt Roads$n(2nd :$d1971 :$cHallein, Austria)
    =245  10$aProceedings of the Second Conference on Salt Roads /$cedited by Edith Hallam and Kwame Osei.
    =260  \\$a[S.l. :$bs.n.,$c197-?]
    =700  10$aHallam, Edith.
    =700  10$aOsei, Kwame.
    """)
    assert isinstance(book, Book)
    assert [str(n) for n in book.editor] == ["Edith Hallam", "Kwame Osei"] and not book.author
    assert str(book.event.name) == "Conference on Salt Roads (2nd)"
    assert (str(book.event.place), str(book.event.date)) == ("Hallein, Austria", "1971")
    assert not book.place and not book.publisher and str(book.date) == "197X"


def test_a_thesis() -> None:
    thesis = work(r"""
    =100  1\$aMarsh, Eleanor.
    =245  10$aTides and taxes /$cby Eleanor Marsh.
    =260  \\$aLeeds,$c1999.
    =300  \\$a310 leaves.
    =502  \\$aThesis (Ph. D.)--University of Northfield, 1999.
    """)
    assert isinstance(thesis, Reference) and thesis.type == "thesis"
    assert (thesis.genre, str(thesis.publisher[0])) == ("Ph. D. thesis", "University of Northfield")


@pytest.mark.parametrize(
    ("related", "volume", "issue", "pages"),
    [
        ("Vol. 9, no. 1 (Spring 2004), p. 73-86", "9", "1", "73-86"),
        ("9(2004), 1, Seite 73-86", "9", "1", "73-86"),
        ("Bd. 12, S. ix-xiv", "12", None, "ix-xiv"),
        ("volume:9$gnumber:1$gyear:2004$gpages:73-86", "9", "1", "73-86"),
    ],
)
def test_an_article(related: str, volume: str, issue: str | None, pages: str) -> None:
    article = work(rf"""
    =LDR  00000nab a2200000 a 4500
    =100  1\$aMarsh, Eleanor.
    =245  10$aFloods of 1848.
    =773  0\$tJournal of water history.$dLeeds : Northfield.$g{related}$x1234-5679
    """)
    assert isinstance(article, Reference) and article.type == "article-journal"
    assert str(article.container_title) == "Journal of water history"
    assert (article.volume, article.issue, str(article.pages)) == (volume, issue, pages)
    assert article.issn == "1234-5679"


def test_a_part_whose_book_is_not_there() -> None:
    part = work(r"""
    =LDR  00000naa a2200000 a 4500
    =100  1\$aKovács, Ágnes.
    =245  10$aWho owns a flood?
    =773  08$iIn:$aMarsh, Eleanor.$tRivers and borders : essays.$dLeeds : Northfield, 2004$gp. 15-61$z9780521086899
    """)
    assert isinstance(part, Reference) and part.type == "chapter"
    assert (str(part.container_title), str(part.container_subtitle)) == (
        "Rivers and borders", "essays",
    )  # fmt: skip
    assert str(part.container_author[0]) == "Eleanor Marsh"
    assert (str(part.pages), str(part.date), str(part.publisher[0])) == (
        "15-61",
        "2004",
        "Northfield",
    )


def test_edition_series_and_notes_of_a_host() -> None:
    part = work(r"""
    =LDR  00000naa a2200000 a 4500
    =245  10$aWho owns a flood?
    =500  \\$aRevised.
    =773  08$iIn:$tRivers and borders.$b2nd ed.$dLeeds : Northfield, 2004$k(Studies in water ; v. 12)$nMaps in a pocket.$gp. 20-33, iv
    """)
    assert isinstance(part, Reference) and part.series
    assert (part.edition, str(part.series.title), part.series.number) == (
        "2",
        "Studies in water",
        "12",
    )
    assert str(part.pages) == "20-33, iv" and part.note == "Revised.\nMaps in a pocket"


def test_parts_find_the_record_of_their_book() -> None:
    (book,) = read(
        r"""
        =001  123
        =003  DE-101
        =245  00$aRivers.
        =505  0\$aFloods -- Fords.
        """,
        r"""
        =LDR  00000naa a2200000 a 4500
        =001  124
        =245  00$aFloods.
        =773  08$tRivers$w(DE-101)123$gp. 1-9
        """,
        r"""
        =LDR  00000naa a2200000 a 4500
        =001  125
        =245  00$aFords.
        =773  08$tRivers$w(DE-101)123$gp. 10-19
        """,
    )
    assert [(c.title.text, str(c.pages)) for c in book.contents] == [
        ("Floods", "1-9"), ("Fords", "10-19"),
    ]  # fmt: skip


def test_translation_and_reissue() -> None:
    book = work(r"""
    =008  880101r19881934enk\\\\\\\\\\\\000\1\eng\\
    =041  1\$aeng$hfre
    =100  1\$aDelmas, Honoré,$d1870-1930.
    =240  10$aBac de nuit.$lEnglish
    =245  14$aThe midnight ferry /$cHonoré Delmas ; translated from the French by Ruth Whitcombe.
    =260  \\$aLondon :$bLantern Press,$c1988, c1934.
    =300  \\$axvi, 255 p., [8] leaves of plates :$bill. ;$c20 cm.
    =765  0\$aDelmas, Honoré.$tBac de nuit$dParis : Éditions du Quai, 1931
    =775  08$iReprint of:$tMidnight ferry.$dLondon : Hallam, 1934
    """)
    assert isinstance(book, Book)
    assert (str(book.date), book.copyright) == ("1988", "1934")
    assert str(book.original.title) == "Bac de nuit" and book.original.language == ("fr",)
    assert (str(book.original.place[0]), str(book.original.date)) == ("Paris", "1931")
    assert str(book.reissue_of.date) == "1934"
    assert book.extent == "xvi + 255 + [8] leaves of plates"


def test_an_original_in_a_note() -> None:
    book = work(r"""
    =245  00$aSalt.
    =534  \\$pOriginally published:$cLondon : Hallam, 1934.
    """)
    assert (str(book.original.publisher[0]), str(book.original.date)) == ("Hallam", "1934")


def test_one_volume_of_several() -> None:
    volume = work(r"""
    =100  1\$aArkwright, Thomas,$cSir,$d1850-1920.
    =245  12$aA history of salt.$nVolume 2,$pThe southern ways /$cby Thomas Arkwright.
    =260  0\$aLondon,$bHallam,$c1911-
    =300  \\$av. :$bill.
    """)
    assert isinstance(volume, Reference) and volume.type == "book"
    assert (volume.title.text, volume.volume) == ("A history of salt", "2")
    assert str(volume.volume_title) == "The southern ways" and volume.extent is None
    assert volume.author[0].suffix is None and str(volume.date) == "1911/.."


@pytest.mark.parametrize(
    ("first", "second"),
    [("(v. 1)", "(v. 2)"), ("$q(volume 1)", "$q(volume 2)"), ("(Bd. 1 : geb.)", "(Bd. 2 : geb.)")],
)
@pytest.mark.parametrize("has_set", [False, True])
def test_numbers_of_volumes(first: str, second: str, has_set: bool) -> None:
    own = "=020  \\\\$a9780190000001 (set)\n" if has_set else ""
    lines = rf"""
    =020  \\$a9780521086899 {first}
    =020  \\$a9783161484100 {second}
    =245  00$aCollected papers."""
    note = "\n=505  0\\$av. 1. The northern ways -- v. 2. The southern ways."
    book = work(own + lines + note)
    assert isinstance(book, Book) and not book.formats
    assert [str(v.isbn) for v in book.volumes] == ["9780521086899", "9783161484100"]
    assert (str(book.isbn) if book.isbn else None) == ("9780190000001" if has_set else None)
    told = work(own + lines)
    assert isinstance(told, Book) and told.formats
    assert str(told.formats["volume 2"].isbn) == "9783161484100"


@pytest.mark.parametrize(
    ("said", "pages", "note"),
    [
        ("(v. 2, p. 3-9)", "3-9", "v. 2"), ("1990", None, "1990"), ("(1990)", None, "1990"),
        ("Bd. 2, S. 3-9", "3-9", "Bd. 2"), ("1848-1871", None, "1848-1871"), ("3-9", "3-9", None),
        ("(p. 1990)", "1990", None), ("c1990", None, "c1990"), ("(12:30)", None, "12:30"),
        ("(pages 3-9)$g1990", "3-9", "1990"), ("revised.", None, "revised"), ("no. 4 (p. 3-9)", "3-9", "no. 4"),
    ],
)  # fmt: skip
def test_what_is_said_beside_a_title(said: str, pages: str | None, note: str | None) -> None:
    book = work(f"=245  00$aRivers.\n=505  00$tFloods$g{said} --$tFords.")
    assert isinstance(book, Book)
    floods, fords = book.contents
    assert (str(floods.title), floods.number, floods.note) == ("Floods", None, note)
    assert (str(floods.pages) if floods.pages else None) == pages and str(fords.title) == "Fords"


def test_volumes_in_the_note_of_contents() -> None:
    book = work(r"""
    =245  00$aCollected papers.
    =505  0\$av. 1. The northern ways -- v. 2. The southern ways : from salt to silk -- v. 3. Index.
    """)
    assert isinstance(book, Book)
    assert [(v.number, str(v.title)) for v in book.volumes] == [
        ("1", "The northern ways"), ("2", "The southern ways"), ("3", "Index"),
    ]  # fmt: skip
    assert str(book.volumes[1].subtitle) == "from salt to silk"


_MARSH, _OSEI = ["E. Marsh"], ["K. Osei"]


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        (r"0\$av. 1. Beginnings: Floods / E. Marsh -- Fords. v. 2. Endings: Ferries / K. Osei -- Dykes.", True),
        (r"0\$av. 1. Beginnings: Floods / E. Marsh -- Fords -- v. 2. Endings: Ferries / K. Osei -- Dykes.", True),
        (r"0\$aVol. 1. Beginnings (Floods / E. Marsh -- Fords) -- Vol. 2. Endings (Ferries / K. Osei -- Dykes)", True),
        (r"0\$aBd. 1. Beginnings: Floods / E. Marsh ; Fords -- Bd. 2. Endings: Ferries / K. Osei ; Dykes", True),
        (r"0\$av. 1. Floods / E. Marsh -- Fords -- v. 2. Ferries / K. Osei -- Dykes", False),
        (r"0\$aVolume 1: Floods / E. Marsh -- Fords -- Volume 2: Ferries / K. Osei -- Dykes", False),
        (r"0\$a[v.] 1. Floods / E. Marsh ; Fords -- [v.] 2. Ferries / K. Osei ; Dykes.", False),
        (r"00$gv. 1.$tBeginnings.$tFloods /$rE. Marsh --$tFords --$gv. 2.$tEndings.$tFerries /$rK. Osei --$tDykes.", True),
        (r"00$gv. 1.$tBeginnings:$tFloods /$rE. Marsh --$tFords.$gv. 2.$tEndings:$tFerries /$rK. Osei --$tDykes", True),
        (r"00$gVol. 1.$tFloods /$rE. Marsh --$tFords --$gVol. 2.$tFerries /$rK. Osei --$tDykes.", False),
    ],
)  # fmt: skip
def test_chapters_in_volumes_in_the_note_of_contents(note: str, titles: bool) -> None:
    book = work(f"=245  00$aRivers.\n=505  {note}")
    assert isinstance(book, Book) and not book.contents
    assert [(v.number, str(v.title) if v.title else None) for v in book.volumes] == [
        ("1", "Beginnings" if titles else None), ("2", "Endings" if titles else None),
    ]  # fmt: skip
    assert [[(str(c.title), [str(n) for n in c.author]) for c in v.contents] for v in book.volumes] == [
        [("Floods", _MARSH), ("Fords", [])], [("Ferries", _OSEI), ("Dykes", [])],
    ]  # fmt: skip


def test_a_colon_in_the_title_of_a_volume() -> None:
    book = work(r"""
    =245  00$aRivers.
    =505  0\$av. 1. Beginnings: the early years -- v. 2. Endings: the late years.
    """)
    assert [str(v.title) for v in book.volumes] == [
        "Beginnings: the early years", "Endings: the late years",
    ]  # fmt: skip
    book = work(r"""
    =245  00$aRivers.
    =505  0\$av. 1. Beginnings: the early years -- 1. Floods -- 2. Fords -- v. 2. Endings: the late years -- 3. Ice -- 4. Fog.
    """)
    assert [str(v.title) for v in book.volumes] == [
        "Beginnings: the early years", "Endings: the late years",
    ]  # fmt: skip
    assert [c.number for v in book.volumes for c in v.contents] == ["1", "2", "3", "4"]


def test_parts_that_stops_end() -> None:
    book = work(r"""
    =245  00$aRivers.
    =505  0\$aPt. 1. Upstream: Floods -- Fords. Pt. 2. Downstream: Ferries -- Dykes.
    """)
    assert [(c.kind, c.number, str(c.title)) for c in book.contents] == [
        ("part", "1", "Upstream"), ("part", "2", "Downstream"),
    ]  # fmt: skip
    assert [[str(c.title) for c in p.contents] for p in book.contents] == [
        ["Floods", "Fords"], ["Ferries", "Dykes"],
    ]  # fmt: skip


VOLUMES = [
    [{"number": "1", "title": "Beginnings", "contents": [
        {"title": "Floods", "author": "Marsh, Eleanor", "pages": "1–30"}, "Fords"]},
     {"number": "2", "title": "Endings", "contents": ["Ferries", {"title": "Dykes", "pages": "4–9"}]}],
    [{"number": "I", "contents": [{"number": "1", "title": "Floods"}, {"number": "2", "title": "Fords"}]},
     {"number": "II", "contents": [{"number": "1", "title": "Ferries"}]}],
    [{"number": "1", "title": "Beginnings"}, {"number": "2", "title": "Endings", "contents": ["Ferries", "Dykes"]}],
    [{"number": "1", "title": "Beginnings", "subtitle": "Early years", "contents": [
        {"kind": "part", "number": "I", "title": "Upstream", "contents": [{"number": "1", "title": "Floods"}]},
        {"kind": "part", "number": "II", "title": "Downstream", "contents": [{"number": "2", "title": "Fords"}]}]},
     {"number": "2", "title": "Endings", "contents": [{"number": "3", "title": "Ferries"}]}],
]  # fmt: skip


@pytest.mark.parametrize("volumes", VOLUMES)
def test_the_note_that_is_written_tells_volumes_and_what_is_in_them(volumes: list[Any]) -> None:
    book = Book(title="Rivers", volumes=volumes)
    (record,) = records_of(book)
    fields = [one for one in record.fields if one.tag in ("245", "505")]
    (read,) = library_of([Record("00000nam a2200000 a 4500", fields)], [])
    assert isinstance(read, Book) and read.volumes == book.volumes


def test_a_note_goes_on_in_another() -> None:
    book = work(r"""
    =245  00$aRivers.
    =505  0\$a1. Floods / E. Marsh -- 2. Fords --
    =505  8\$a3. Ferries.
    """)
    assert isinstance(book, Book)
    assert [(c.number, str(c.title)) for c in book.contents] == [
        ("1", "Floods"), ("2", "Fords"), ("3", "Ferries"),
    ]  # fmt: skip


def test_numbers_inside_titles_are_no_numbers_of_parts() -> None:
    book = work(r"""
    =245  00$a1848 and after /$c[edited by] E. Marsh & K. Osei.
    =505  2\$a1848, the year of floods / E. Marsh -- 1849 in Paris / Kwame Osei -- 20 years later / by Pieter van der Weyden and others -- 7. Symphony of a river / anon.
    =700  1\$aMarsh, Eleanor.
    =700  1\$aOsei, Kwame.
    =700  1\$aWeyden, Pieter van der.
    """)
    assert isinstance(book, Book)
    assert [c.number for c in book.contents] == [None] * 4
    assert book.contents[0].title.text == "1848, the year of floods"
    assert [str(n) for c in book.contents for n in c.author][:2] == ["Eleanor Marsh", "Kwame Osei"]
    assert book.contents[2].author[0].family == "Weyden" and not book.contents[3].author
    assert book.contents_status == "partial"
    assert [str(n) for n in book.editor] == ["Eleanor Marsh", "Kwame Osei"]


def test_nobody_but_the_statement_names_the_authors() -> None:
    book = work(r"""
    =245  00$aRivers /$cEleanor Marsh, Kwame Osei [and others] ; edited by A. Ola.
    """)
    assert [str(n) for n in book.author] == ["Eleanor Marsh", "Kwame Osei"]
    assert [str(n) for n in book.editor] == ["A. Ola"]


STATEMENTS = [
    ("John Smith and Ann Lee, editors.", {"editor": ["John Smith", "Ann Lee"]}),
    ("editors, A. Bee, C. Dee.", {"editor": ["A. Bee", "C. Dee"]}),
    ("Hrsg. A. Bee, C. Dee", {"editor": ["A. Bee", "C. Dee"]}),
    ("A. Bee & C. Dee (Hrsg.).", {"editor": ["A. Bee", "C. Dee"]}),
    ("A. Bee, C. Dee, eds.", {"editor": ["A. Bee", "C. Dee"]}),
    ("A. Bee, C. Dee [eds.]", {"editor": ["A. Bee", "C. Dee"]}),
    ("general editors, A. Bee and C. Dee ; E. Eff, illustrator",
     {"editor": ["A. Bee", "C. Dee"], "illustrator": ["E. Eff"]}),
    ("edited for the Society by A. Bee & C. Dee. Illustrated by E. Eff.",
     {"editor": ["A. Bee", "C. Dee"], "illustrator": ["E. Eff"]}),
    ("edited for the Society of Antiquaries by A. Bee.", {"editor": ["A. Bee"]}),
    ("edited by A. Bee / translated by C. Dee", {"editor": ["A. Bee"], "translator": ["C. Dee"]}),
    ("A. Bee. With an introduction by C. Dee", {"author": ["A. Bee"], "introduction": ["C. Dee"]}),
    ("Anna Bee ; mit einem Vorwort von Carl Dee", {"author": ["Anna Bee"], "foreword": ["Carl Dee"]}),
    ("edited by A. Bee with a preface by C. Dee", {"editor": ["A. Bee"], "foreword": ["C. Dee"]}),
    ("by A. Bee, translated from the French by C. Dee", {"author": ["A. Bee"], "translator": ["C. Dee"]}),
    ("a cura di Mario Bee e Luca Dee", {"editor": ["Mario Bee", "Luca Dee"]}),
    ("With drawings by Ann Lee", {"illustrator": ["Ann Lee"]}),
    ("Sir John Smith, KCB", {"author": ["John Smith"]}),
    ("by the late John Smith, M.A., F.R.S. Edited by Ann Lee, Ph.D.",
     {"author": ["John Smith"], "editor": ["Ann Lee"]}),
    ("John Smith, with Ann Lee, Professor of History", {"author": ["John Smith", "Ann Lee"]}),
    ("edited with an introduction by A. Bee", {"editor": ["A. Bee"], "introduction": ["A. Bee"]}),
    ("edited, with an introduction and notes, by A. Bee", {"editor": ["A. Bee"], "introduction": ["A. Bee"]}),
    ("edited and translated by A. Bee", {"editor": ["A. Bee"], "translator": ["A. Bee"]}),
    ("translated from the French and edited by A. Bee", {"translator": ["A. Bee"], "editor": ["A. Bee"]}),
    ("A. Bee ; in a new English translation by C. Dee", {"author": ["A. Bee"], "translator": ["C. Dee"]}),
    ("A. Bee ; aus dem Französischen übersetzt und eingeleitet von C. Dee",
     {"author": ["A. Bee"], "translator": ["C. Dee"], "introduction": ["C. Dee"]}),
    ("A. Bee ; traduit de l'anglais (États-Unis) par C. Dee", {"author": ["A. Bee"], "translator": ["C. Dee"]}),
    ("A. Bee ; translated from the original German by C. Dee", {"author": ["A. Bee"], "translator": ["C. Dee"]}),
    ("written and illustrated by A. Bee", {"author": ["A. Bee"], "illustrator": ["A. Bee"]}),
    ("A. Bee ... [et al.]", {"author": ["A. Bee"]}),
    ("edited by A. Bee ... [and three others] ; translated by C. Dee",
     {"editor": ["A. Bee"], "translator": ["C. Dee"]}),
    ("A. Bee [and four others]", {"author": ["A. Bee"]}), ("Hrsg. A. Bee [und 3 weitere]", {"editor": ["A. Bee"]}),
    ("hrsg. von A. Bee in Zusammenarbeit mit C. Dee", {"editor": ["A. Bee", "C. Dee"]}),
    ("edited by A. Bee, in collaboration with C. Dee", {"editor": ["A. Bee", "C. Dee"]}),
    ("under the general editorship of A. Bee", {"editor": ["A. Bee"]}),
    ("A. Bee ; prólogo de C. Dee", {"author": ["A. Bee"], "foreword": ["C. Dee"]}),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "people"), STATEMENTS)
@pytest.mark.parametrize("has_headings", [False, True])
def test_who_did_what_by_the_statement(
    statement: str, people: dict[str, list[str]], has_headings: bool
) -> None:
    named = dict.fromkeys(name for role in people.values() for name in role)
    names = list(named) if has_headings else []
    headings = [f"=700  1\\$a{name.split()[-1]}, {name.rpartition(' ')[0]}" for name in names]
    book = work("\n".join([f"=245  00$aRivers /$c{statement}", *headings]))
    roles = (
        "author",
        "editor",
        "translator",
        "illustrator",
        "introduction",
        "foreword",
        "contributor",
    )
    found = {role: [str(n) for n in getattr(book, role, ())] for role in roles}
    assert {role: names for role, names in found.items() if names} == people


@pytest.mark.parametrize(
    "statement",
    [
        "with contributions by A. Bee", "E. Eff ; with the assistance of A. Bee", "assisted by A. Bee",
        "E. Eff, unter Mitarbeit von A. Bee", "pod redakcją A. Bee", "под редакцией А. Б. Орловой",
    ],
)  # fmt: skip
def test_who_helped_is_no_author(statement: str) -> None:
    book = work(f"=245  00$aRivers /$c{statement}")
    assert [str(n) for n in book.author] == (["E. Eff"] if "Eff" in statement else [])
    traced = work(f"=245  00$aRivers /$c{statement}\n=700  1\\$aBee, A.")
    assert "A. Bee" not in map(str, traced.author)


def test_who_is_named_and_has_no_heading() -> None:
    book = work(r"""
    =100  1\$aDelmas, Honoré,$d1870-1930.
    =245  14$aThe midnight ferry /$cHonoré Delmas ... [et al.] ; translated from the French by Ruth Whitcombe ; with an introduction by Kwame Osei, University of Leeds.
    =700  1\$aOsei, K.$q(Kwame),$eauthor of introduction, etc.
    """)
    assert [str(n) for n in book.author] == ["Honoré Delmas"]
    assert [str(n) for n in book.translator] == ["Ruth Whitcombe"]
    assert [str(n) for n in book.introduction] == ["K. Osei"] and not book.contributor


def test_a_heading_has_the_other_roles_of_its_part_of_the_statement() -> None:
    book = work(r"""
    =245  00$aLetters /$cA. Bee ; edited with an introduction by Kwame Osei.
    =700  1\$aOsei, Kwame,$eeditor.
    """)
    assert [str(n) for n in book.editor] == ["Kwame Osei"] == [str(n) for n in book.introduction]


@pytest.mark.parametrize(
    ("named", "authors"),
    [
        ("Smith, John", ["John Smith"]), ("Sir John Smith, KCB", ["John Smith"]),
        ("Marsh, Eleanor and Osei, Kwame", ["Eleanor Marsh", "Kwame Osei"]),
        ("Smith, J.R., Lee, A.", ["J. R. Smith", "A. Lee"]), ("A. Bee, C. Dee", ["A. Bee", "C. Dee"]),
        ("Smith, Lee and Jones", ["Smith", "Lee", "Jones"]), ("Royal Society", ["Royal Society"]),
    ],
)  # fmt: skip
def test_who_wrote_a_part(named: str, authors: list[str]) -> None:
    book = work(f"=245  00$aRivers.\n=505  0\\$aFloods / {named} -- Fords.")
    assert isinstance(book, Book)
    assert [str(name).replace("J.R.", "J. R.") for name in book.contents[0].author] == authors


@pytest.mark.parametrize(
    ("uniform", "original"),
    [
        (r"=240  10$aBac de nuit.$lEnglish", "Bac de nuit"), (r"=240  10$aBac de nuit", None),
        ("=041  1\\$aeng$hfre\n" + r"=240  10$aBac de nuit.", "Bac de nuit"),
        (r"=240  10$aIliada.$nBook 1.$lEnglish", "Iliada. Book 1"), (r"=240  10$aWorks.$lEnglish$kSelections.$f1999", None),
        (r"=130  0\$aBac de nuit.$lEnglish.", "Bac de nuit"), (r"=240  10$aRivers.$lEnglish", None),
        (r"=240  10$aPoems.$kSelections.$lEnglish", None),
    ],
)  # fmt: skip
def test_a_uniform_title_is_the_original_one_of_a_translation(
    uniform: str, original: str | None
) -> None:
    book = work(f"{uniform}\n=100  1\\$aDelmas, Honoré.\n=245  10$aRivers.")
    assert book.title.original == original
    assert original or set((book.extra or {})["marc"]) & {"130", "240"}


@pytest.mark.parametrize(
    ("fields", "series", "kept"),
    [
        (r"=490  1\$aWaters ;$v12{n}=490  0\$aHandbooks ;$v3{n}=830  \0$aWaters ;$v12.", ("Waters", "12"), {"490"}),
        (r"=490  1\$aWaters{n}=830  \0$aWaters (Leeds) ;$vv. 12.", ("Waters", "12"), set()),
        (r"=490  1\$aWaters ;$v12{n}=830  \0$aWaters ;$v12.{n}=830  \0$aHandbooks ;$v3.", ("Waters", "12"), {"830"}),
        (r"=490  0\$aWaters{n}=830  \0$aHandbooks ;$v3.", ("Waters", None), {"830"}),
        (r"=490  1\$aStudies in salt{n}=830  \0$aSalzstudien ;$vBd. 3.", ("Studies in salt", "3"), set()),
        (r"=490  1\$aDepartment publication ;$v7846. $aService series ;$v128", ("Department publication", "7846"), {"490"}),
        (r"=830  \0$aWaters.$pRivers ;$v2.{n}=830  \0$aHandbooks.", ("Waters. Rivers", "2"), {"830"}),
        (r"=490  1\$aThe novels ;$vv. 1{n}=800  1\$aMarsh, E.$tNovels ;$vv. 1.", ("The novels", "1"), set()),
    ],
)  # fmt: skip
def test_more_series_than_one_are_kept(
    fields: str, series: tuple[str, str | None], kept: set[str]
) -> None:
    book = work("=245  00$aRivers.\n" + fields.replace("{n}", "\n"))
    assert (str(book.series.title), book.series.number) == series
    assert set((book.extra or {}).get("marc", {})) == kept


@pytest.mark.parametrize(
    ("related", "date", "volume", "issue", "pages"),
    [
        ("2004, pages 31-45", "2004", None, None, "31-45"), ("2004", "2004", None, None, None),
        ("Vol. 2, no. 3 (June 1998), p. 1-12", "1998-06", "2", "3", "1-12"),
        ("Vol. 24, pt. B no. 9 (Sept. 1993), p. 235-48", "1993-09", "24", "9", "235-48"),
        ("Jahrgang 9 (2004), Heft 1, Seite 73-86", "2004", "9", "1", "73-86"),
        ("9.2004, 1, S. 73-86", "2004", "9", "1", "73-86"), ("18, 2004, pages 31-45", "2004", "18", None, "31-45"),
        ("Vol. 3, no. 1 (Spring 2001), p. ix-xiv", "2001-21", "3", "1", "ix-xiv"),
        ("No. 12 (Jan./Feb. 1998), p. 1-3", "1998-01/1998-02", None, "12", "1-3"),
        ("Vol. 2 (1998-06), 3, 1-12", "1998-06", "2", "3", "1-12"), ("p. 1998-2004", None, None, None, "1998-2004"),
        ("June 3, 2001, page B4", "2001-06-03", None, None, "B4"), ("T. 12, n° 3 (juin 1998), p. 1", "1998-06", "12", "3", "1"),
        ("volume:9$gnumber:1$gday:3$gmonth:6$gyear:2004$gpages:73-86", "2004-06-03", "9", "1", "73-86"),
    ],
)  # fmt: skip
def test_the_date_of_an_article(
    related: str, date: str | None, volume: str | None, issue: str | None, pages: str | None
) -> None:
    for coded in ("", f"=008  760101s{date[:4]}    enk\n" if date else ""):
        article = work(
            f"=LDR  00000nab a2200000 a 4500\n{coded}=245  10$aFloods.\n"
            f"=773  0\\$tJournal of water history.$g{related}"
        )
        assert isinstance(article, Reference)
        assert (str(article.date) if article.date else None) == date
        assert (article.volume, article.issue) == (volume, issue)
        assert (str(article.pages) if article.pages else None) == pages


def test_parallel_titles() -> None:
    book = work(r"""
    =245  00$aRivers and borders :$bessays = Flüsse und Grenzen : Aufsätze /$cE. Marsh.
    =246  31$aFlüsse und Grenzen
    """)
    assert (book.title.text, str(book.subtitle)) == ("Rivers and borders", "essays")
    assert str(book.parallel_title[0]).startswith("Flüsse und Grenzen")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1977.", "1977"), ("c1977.", "1977"), ("[1977]", "1977"), ("©1977", "1977"),
        ("[1977?]", "1977?"), ("[ca. 1977]", "1977~"), ("1977-", "1977/.."),
        ("1977-1980.", "1977/1980"), ("1977-80.", "1977/1980"), ("[197-]", "197X"),
        ("[19--?]", "19XX"), ("1977 [i.e. 1978]", "1978"), ("1977, c1975.", "1977"),
        ("1977 (1979 printing)", "1977"), ("[between 1911 and 1914?]", "1911/1914"),
        ("5737 [1977]", "1977"), ("Shōwa 52 [1977]", "1977"), ("MDCCLXXVII [1777]", "1777"),
        ("June 1977.", "1977-06"), ("cop. 1977", "1977"), ("19[77]", "1977"), ("[um 1890]", "1890~"),
        ("printed 1977", "1977"), ("[1977 or 1978]", "1977/1978"), ("3 juin 1977", "1977-06-03"),
        ("[1850 or 51?]", "1850/1851"), ("[1850 oder 1851]", "1850/1851"), ("1999-<2004 >", "1999/2004"),
        ("<1990- >", "1990/.."), ("<1990>-", "1990/.."), ("1990-<c1994>", "1990/1994"),
        ("c1998-c2001", "1998/2001"), ("[1999]-2004", "1999/2004"), ("1998-[2001]", "1998/2001"),
        ("2001 [c1998]", "2001"), ("2001 [©1998]", "2001"), ("[2001] (cop. 1998)", "2001"),
        ("[2001?] [c1998]", "2001?"), ("1998 [i.e. 1999]-2004", "1999/2004"), ("c1998 [i. e., 1999]", "1999"),
        ("1998 [printed 1999]", "1998"), ("1998 [1999]", "1998"), ("1397 [1977 or 1978]", "1977/1978"),
        ("[19]98", "1998"), ("1998 [d.h. 1999]", "1999"),
    ],
)  # fmt: skip
def test_dates_as_they_are_printed(text: str, date: str) -> None:
    assert str(work(f"=245  00$aSalt.\n=260  \\\\$aLeeds :$bHallam,$c{text}").date) == date


@pytest.mark.parametrize(
    ("text", "date", "year"),
    [
        ("2001 [c1998]", "2001", "1998"), ("2001, c1998.", "2001", "1998"), ("2001 [©1998]", "2001", "1998"),
        ("2001$c©1998", "2001", "1998"), ("2001 (copyright 1998)", "2001", "1998"), ("c1998.", "1998", None),
        ("1990-<c1994>", "1990/1994", None), ("2001 [i.e. 2002]", "2002", None),
    ],
)  # fmt: skip
def test_the_year_of_the_copyright_is_not_that_of_the_book(
    text: str, date: str, year: str | None
) -> None:
    book = work(f"=245  00$aSalt.\n=260  \\\\$aLeeds :$bHallam,$c{text}")
    assert (str(book.date), book.copyright) == (date, year)


@pytest.mark.parametrize(
    ("printed", "coded", "date"),
    [
        ("1999-<2004 >", "m19992004", "1999/2004"), ("<1990- >", "m19909999", "1990/.."),
        ("1999-", "m19992004", "1999/2004"), ("[1850 or 1851]", "q18501851", "1850/1851"),
        ("2001 [c1998]", "t20011998", "2001"), ("1999", "s1999    ", "1999"),
    ],
)  # fmt: skip
def test_dates_that_are_printed_and_coded(printed: str, coded: str, date: str) -> None:
    lines = f"=008  760101{coded}enk           000 0 eng  \n=245  00$aSalt."
    assert str(work(f"{lines}\n=260  \\\\$aLeeds :$bHallam,$c{printed}").date) == date


@pytest.mark.parametrize(
    ("coded", "date"),
    [
        ("s1977    ", "1977"), ("m19111914", "1911/1914"), ("r19881934", "1988"),
        ("q19701979", "1970/1979"), ("t20152014", "2015"), ("c19779999", "1977/.."),
        ("e20110603", "2011-06-03"), ("s197u    ", "197X"),
    ],
)  # fmt: skip
def test_dates_as_they_are_coded(coded: str, date: str) -> None:
    lines = f"=008  760101{coded}enk           000 0 eng  \n=245  00$aSalt."
    assert str(work(lines).date) == date


def test_unimarc_is_refused() -> None:
    with pytest.raises(TruceError, match="UNIMARC"):
        read(r"""
        =001  FRBNF123
        =100  \\$a19770101d1977    m  y0frey50      ba
        =200  1\$aLe bac de nuit$fHonoré Delmas
        =210  \\$aParis$cÉditions du Quai$d1931
        =700  \1$aDelmas$bHonoré$4070
        """)


def test_what_is_no_publication_is_told_and_skipped() -> None:
    library = read("=245  00$aSalt.", "=LDR  00000nz  a2200000n  4500\n=100  1\\$aMarsh, E.")
    assert len(library) == 1
    assert [fault.code for fault in library.diagnostics] == ["MARC2"]


def test_what_nobody_has_counted_yet_is_no_extent() -> None:
    book = work("=245  00$aSalt.\n=300  \\\\$ap. cm.")
    assert isinstance(book, Book) and book.extent is None


@pytest.mark.parametrize(
    "field",
    [
        r"=856  41$3Table of contents$uhttp://www.loc.gov/catdir/toc/1.html",
        r"=856  42$uhttp://example.org/1", r"=856  4\$3Inhaltsverzeichnis$uhttp://d-nb.info/1/04",
    ],
)  # fmt: skip
def test_addresses_of_what_is_said_about_it_are_not_its_own(field: str) -> None:
    book = work(f"=245  00$aSalt.\n{field}\n=856  40$uhttps://example.org/salt")
    assert str(book.url) == "https://example.org/salt" and "856" in (book.extra or {})["marc"]


def test_letters_and_their_marks_are_one() -> None:
    book = work("=100  1\\$aWirte\u0301n, Eva.\n=245  00$aSalz und So\u0308hne.")
    assert (book.title.text, book.author[0].family) == ("Salz und S\u00f6hne", "Wirt\u00e9n")


def test_a_book_online_is_no_program() -> None:
    lines = "=LDR  00000cmm a2200000 c 4500\n=020  \\\\$a9783642002304\n=245  00$aSalz."
    assert isinstance(work(lines), Book)


def test_the_number_in_a_series_has_many_places() -> None:
    book = work("=245  00$aSalt.\n=490  0\\$aHer Waste ; pt. 1")
    assert (book.series.title.text, book.series.number) == ("Her Waste", "1")


@pytest.mark.parametrize(
    ("note", "original"),
    [
        ("Translation of: Bac de nuit.", "Bac de nuit"), ("Traduction de : Bac de nuit", "Bac de nuit"),
        ("Translation of: Bac de nuit : roman.", "Bac de nuit : roman"), ("Translation of the first edition.", None),
    ],
)  # fmt: skip
def test_the_original_title_in_a_note(note: str, original: str | None) -> None:
    book = work(f"=245  00$aRivers.\n=500  \\\\$a{note}")
    assert book.title.original == original and book.note == note


@pytest.mark.parametrize(
    "note",
    ["Originally published: London : Hallam, 1934.", "Reprint. Originally published: London : Hallam, 1934."],
)  # fmt: skip
def test_where_it_was_published_before_in_a_note(note: str) -> None:
    book = work(f"=245  00$aRivers.\n=500  \\\\$a{note}")
    assert (str(book.original.place[0]), str(book.original.publisher[0])) == ("London", "Hallam")
    assert str(book.original.date) == "1934" and book.note == note


def test_rights_and_licences() -> None:
    book = work(r"""
    =245  00$aRivers.
    =540  \\$aCC BY 4.0$uhttps://creativecommons.org/licenses/by/4.0/
    """)
    assert (book.license, book.rights) == (
        "https://creativecommons.org/licenses/by/4.0/",
        "CC BY 4.0",
    )
    book = work("=245  00$aRivers.\n=542  \\\\$dJohn Doe$g2008")
    assert (book.copyright, book.rights) == ("2008", "© 2008 John Doe")


def test_what_has_no_place_in_a_field_is_kept() -> None:
    book = work(r"""
    =245  00$aRivers.
    =255  \\$aScale 1:250,000 ;$bLambert conformal conic proj.
    =260  \\$aLondon :$bHallam,$c1971$e(Twickenham :$fCTD Printers)
    """)
    assert set((book.extra or {})["marc"]) == {"255", "260"}
    thesis = work(r"""
    =245  00$aRivers.
    =260  \\$aLondon :$bHallam,$c1971
    =502  \\$bPh. D.$cUniversity of Northfield$d1970
    """)
    assert str(thesis.publisher[0]) == "Hallam" and "502" in (thesis.extra or {})["marc"]


def test_the_number_of_an_article_of_trade_is_an_isbn() -> None:
    book = work("=024  3\\$a9780838934326\n=245  00$aRivers.")
    assert str(book.isbn) == "9780838934326"
