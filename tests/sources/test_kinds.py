"""Kinds of contents pages that people paste, one small invented page each: what comes out of it."""

from __future__ import annotations

import pytest

from precarious_truce.sources import Draft, draft_of
from precarious_truce.sources.entry import Entry


def shown(entry: Entry, depth: int = 0) -> list[str]:
    """An entry and what lies in it as lines: `2 | Title | people | page`, indented."""
    names = "; ".join(n if isinstance(n, str) else " ".join(n.values()) for n in people_of(entry))
    cells = (entry.number or "", entry.title, names, entry.page or "")
    line = "  " * depth + " | ".join(cells).rstrip(" |").lstrip()
    return [line, *(row for below in entry.contents for row in shown(below, depth + 1))]


def people_of(entry: Entry) -> tuple[str | dict[str, str], ...]:
    return tuple(name for names in entry.people.values() for name in names)


def drafted(page: str) -> Draft:
    return draft_of(page.encode())


def lines(page: str) -> list[str]:
    return [row for entry in drafted(page).entries for row in shown(entry)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "Contents\n1 Terms of Trade 1\n2 Rent and Rebellion 22\n3 The Prime Minister 49\n"
            "4 Print 70\nBuy now\nTerms of use\n",
            ["1 | Terms of Trade |  | 1", "2 | Rent and Rebellion |  | 22",
             "3 | The Prime Minister |  | 49", "4 | Print |  | 70"],
            id="chapters that are called as lines of sites are",
        ),
        pytest.param(
            "Introduction  1\n\n1. Janet Holloway\n   Writing on Slate  11\n\n"
            "2. Peter van Rijn and Ola Nilsen\n   Chalk and Ink  38\n\nIndex  95\n",
            ["| Introduction |  | 1", "1 | Writing on Slate | Holloway, Janet | 11",
             "2 | Chalk and Ink | Rijn Peter van; Nilsen, Ola | 38", "| Index |  | 95"],
            id="the author behind the number, the title below",
        ),
        pytest.param(
            "1. Soil ......... 1\n   Rebecca Thorne\n"
            "   Department of Geography, University of Selby\n"
            "2. Pollen ....... 29\n   Yusuf Karaca, PhD, RN, and Emily Dodd\n"
            "   Institute of Ecology, Ankara\nIndex ....... 88\n",
            ["1 | Soil | Thorne, Rebecca | 1", "2 | Pollen | Karaca, Yusuf; Dodd, Emily | 29",
             "| Index |  | 88"],
            id="affiliations and degrees",
        ),
        pytest.param(
            "Premessa, p. 7\nMaria Colonna, Il mercato, p. 11\n"
            "Giovanni Serra - Luca De Angelis, Le tariffe, p. 39\n"
            "Sergio dell’Orto, Una lite, p. 66\n",
            ["| Premessa |  | 7", "| Il mercato | Colonna, Maria | 11",
             "| Le tariffe | Serra, Giovanni; De Angelis, Luca | 39",
             "| Una lite | dell’Orto, Sergio | 66"],
            id="names that dashes part, a particle that its name swallowed",
        ),
        pytest.param(
            "1  On Gardens\n   Antoine Delorme, trans. Helen Ware        13\n"
            "2  The Grafter\n   Giulio Conti. Translated from the Italian by Helen Ware   70\n",
            ["1 | On Gardens | Delorme, Antoine; Ware, Helen | 13",
             "2 | The Grafter | Conti, Giulio; Ware, Helen | 70"],
            id="translators behind the author",
        ),
        pytest.param(
            "Vorwort\tVII\nDas Wort Falk, Sabine\t13\n"
            "Flurnamen Gruber, Helmut / Falk, Sabine\t71\n",
            ["| Vorwort |  | VII", "| Das Wort | Falk, Sabine | 13",
             "| Flurnamen | Gruber, Helmut; Falk, Sabine | 71"],
            id="inverted names behind the title",
        ),
        pytest.param(
            "От редактора ... 3\nВступительная статья Н. И. Тарасова ... 7\n"
            "Громова Е. А. Письма ... 25\nСмирнов П. А., Зотов К. Л. Мой дед ... 83\n",
            ["| От редактора |  | 3", "| Вступительная статья | Тарасов, Н. И. | 7",
             "| Письма | Громова, Е. А. | 25", "| Мой дед | Смирнов, П. А.; Зотов, К. Л. | 83"],
            id="a Russian name in the genitive",
        ),
        pytest.param(
            "目录\n前言 ...... 1\n明代海禁考　王志强 ...... 5\n"
            "月港贸易　李文华　陈国栋 ...... 31\n",
            ["| 前言 |  | 1", "| 明代海禁考 | 王志强 | 5", "| 月港贸易 | 李文华; 陈国栋 | 31"],
            id="Chinese authors parted by gaps",
        ),
        pytest.param(
            "Sommaire\nAvant-propos [note liminaire]\npp. 5-6\nJeanne Vasseur\n\n"
            "Le puits [article]\npp. 9-27\nAlain Testard\n\n"
            "Le mot [sic] juste [article]\npp. 29-44\nMarc Pelletier\n\n"
            "Discussion [compte-rendu]\npp. 45-46\n",
            ["| Avant-propos | Vasseur, Jeanne | 5-6", "| Le puits | Testard, Alain | 9-27",
             "| Le mot [sic] juste | Pelletier, Marc | 29-44", "| Discussion |  | 45-46"],
            id="the kind of each part in brackets behind its title",
        ),
        pytest.param(
            "xi   Introduction by Helen Farrar\n\nfrom SALT (1931)\n\n3    Morning\n4    1916\n"
            "5    The Oilskin\n6    Three Elegies\n6      I. For a Net\n7      II. For a Herring\n"
            "\nfrom INLAND (1938)\n\n10   Hedges\n11   7 March 1941\n12   Canal\n15   Notes\n",
            ["| Introduction | Farrar, Helen | xi", "| from SALT (1931)", "  | Morning |  | 3",
             "  | 1916 |  | 4", "  | The Oilskin |  | 5", "  | Three Elegies |  | 6",
             "    I | For a Net |  | 6", "    II | For a Herring |  | 7", "| from INLAND (1938)",
             "  | Hedges |  | 10", "  | 7 March 1941 |  | 11", "  | Canal |  | 12",
             "| Notes |  | 15"],
            id="pages before the titles of poems, which leap only now and then",
        ),
        pytest.param(
            "1  Salt\n2  Tin\n3  Lead\n4  Zinc\n6  Clay\n7  Chalk\n",
            ["1 | Salt", "2 | Tin", "3 | Lead", "4 | Zinc", "6 | Clay", "7 | Chalk"],
            id="numbers of chapters, one of them left out, are no pages",
        ),
        pytest.param(
            "PART I: HARBOURS\n\n1. BEACH MARKETS (pp. 19-47)\nSIGRID AASEN\n\n"
            "Nobody wrote down what the market was called…\n\n2. THE JETTY (pp. 48-71)\n"
            "DAGFINN VIK\n\nThe excavations of 1967 left one structure unexplained...\n\n"
            "3. WAX, AND OTHER MATTERS OF WHICH NOBODY SPOKE (pp. 72-96)\nSIGRID AASEN\n\n"
            "How much did it cost to read after dark?...\n\nINDEX (pp. 97-99)\n",
            ["I | HARBOURS", "  1 | BEACH MARKETS | Aasen, Sigrid | 19-47",
             "  2 | THE JETTY | Vik, Dagfinn | 48-71",
             "  3 | WAX, AND OTHER MATTERS OF WHICH NOBODY SPOKE | Aasen, Sigrid | 72-96",
             "| INDEX |  | 97-99"],
            id="the first words of each part, broken off",
        ),
        pytest.param(
            "Remerciements\n\nPremière partie. Apprendre\n\nLucie Fontanel\nContrats à Selby\n"
            "Une relecture des registres\n\nHenri Amblard et Yves Roux\nLe tour et la main\n\n"
            "Jean Rosenthal\nFoires et colporteurs\nau XVIIIe siècle\n\nGlossaire\n\n"
            "Voir plus de chapitres\nÉdition imprimée\n",
            ["| Remerciements", "1 | Apprendre",
             "  | Contrats à Selby: Une relecture des registres | Fontanel, Lucie",
             "  | Le tour et la main | Amblard, Henri; Roux, Yves",
             "  | Foires et colporteurs au XVIIIe siècle | Rosenthal, Jean", "| Glossaire"],
            id="subtitles below titles, the author above, without pages",
        ),
        pytest.param(
            "Reverberation .... 3\nWei Liang1, Ana Prieto2 and Tom Becker1,2\n"
            "1Harbour Laboratory, The Netherlands; 2Norwegian Institute of Marine\n"
            "Sound, Norway\n\nIce Noise .... 19\nTom Becker1\n"
            "1 Harbour Laboratory, The Netherlands\n\nIndex .... 59\n",
            ["| Reverberation | Liang, Wei; Prieto, Ana; Becker, Tom | 3",
             "| Ice Noise | Becker, Tom | 19", "| Index |  | 59"],
            id="where people work, by figures behind their names",
        ),
        pytest.param(
            "Vorwort ... 7\nKarl Dreyer: Das Pult ... 13\nIrma Pöhls: Die Kiste ... 31\n"
            "Register ... 56\n\nBibliografische Informationen\nhttp://d-nb.info/997654321\n\n"
            "digitalisiert durch\nDEUTSCHE\nNATIONAL\nBIBLIOTHEK\n",
            ["| Vorwort |  | 7", "| Das Pult | Dreyer, Karl | 13",
             "| Die Kiste | Pöhls, Irma | 31", "| Register |  | 56"],
            id="the stamp of the German National Library below",
        ),
        pytest.param(
            "Preface xi\n1 Gauges 3\n1.1 Staffs . . . . 4\n1.2 Zero . . . . 9\nvii\n"
            "viii CONTENTS\n1.3 Gaps . . . . 14\n2 Errors 21\n2.1 Weights . . . . 22\nIndex 30\n",
            ["| Preface |  | xi", "1 | Gauges |  | 3", "  1.1 | Staffs |  | 4",
             "  1.2 | Zero |  | 9", "  1.3 | Gaps |  | 14", "2 | Errors |  | 21",
             "  2.1 | Weights |  | 22", "| Index |  | 30"],
            id="the number of the contents page beside its running head",
        ),
        pytest.param(
            "第Ⅰ部　碑に刻む\n\n第１章　津波碑の地域史\n"
            "　　　　――三陸沿岸を歩く ……… 佐藤 健一　17\n"
            "第２章　噴火と供養塔 ……… 大森 由美子　45\n\n"
            "終　章　忘れられる権利 ……… 佐藤 健一　211\n\n"
            "あとがき ……… 山本 和子　229\n索　引 ……… 255\n",
            ["I | 碑に刻む", "  1 | 津波碑の地域史――三陸沿岸を歩く | 佐藤, 健一 | 17",
             "  2 | 噴火と供養塔 | 大森, 由美子 | 45", "| 終 章 忘れられる権利 | 佐藤, 健一 | 211",
             "| あとがき | 山本, 和子 | 229", "| 索 引 |  | 255"],
            id="a Japanese subtitle with author and page; a last chapter beside the parts",
        ),
        pytest.param(
            "ΝΙΚΟΣ ΔΑΜΙΑΝΟΣ, Νησιά και θάλασσα ... 13\n"
            "ΓΙΩΡΓΟΣ ΤΣΙΡΟΣ – ΜΑΡΙΑ Κ. ΛΕΟΝΤΗ, Καπετάνιοι στην Ύδρα ... 47\n"
            "ΑΝΝΑ ΚΑΣΙΜΑΤΗ, Ναύπλιο – Μυστράς, ένας δρόμος ... 73\n",
            ["| Νησιά και θάλασσα | Δαμιανος, Νικος | 13",
             "| Καπετάνιοι στην Ύδρα | Τσιρος, Γιωργος; Λεοντη, Μαρια Κ. | 47",
             "| Ναύπλιο – Μυστράς, ένας δρόμος | Κασιματη, Αννα | 73"],
            id="a dash between names in capitals",
        ),
        pytest.param(
            "Teil I: Recht\nDie Brunnen ... 19\nTeil II: Bild\nDas Wasser ... 75\n"
            "Abkürzungsverzeichnis ... 131\nOrts-, Sach- und Personenregister ... 152\n",
            ["I | Recht", "  | Die Brunnen |  | 19", "II | Bild", "  | Das Wasser |  | 75",
             "| Abkürzungsverzeichnis |  | 131", "| Orts-, Sach- und Personenregister |  | 152"],
            id="a register of several things",
        ),
        pytest.param(
            "List of Maps  . . . .-. .  vii\nI.  The Toll House . .  . . ,. . . 1\n"
            "II.  The Mail Coach . . . . . ~ . 89\nConclusion  . . .  . ^ . . 157\n",
            ["| List of Maps |  | vii", "I | The Toll House |  | 1", "II | The Mail Coach |  | 89",
             "| Conclusion |  | 157"],
            id="signs in a leader that was misread",
        ),
        pytest.param(
            "Avant-propos\nAnn Mallory\n\nChapitre 1. Le sel\nJean Roux\n\n"
            "Chapitre 2. Le fer\nUne histoire du métal\nMarie Blanc\n\n"
            "Chapitre 3. Qui paie ?\nLes comptes\nJean Roux\n\nConclusion\nAnn Mallory\n",
            ["| Avant-propos | Mallory, Ann", "1 | Le sel | Roux, Jean",
             "2 | Le fer: Une histoire du métal | Blanc, Marie",
             "3 | Qui paie ? Les comptes | Roux, Jean", "| Conclusion | Mallory, Ann"],
            id="subtitles below titles, the author below them, without pages",
        ),
        pytest.param(
            "Maps ix\nPreface xi\n1 Source 3\n2 Mouth 19\nxi\nCONTENTS\n3 Pass 33\n4 Cairn 49\n"
            "Notes 55\nIndex 61\n",
            ["| Maps |  | ix", "| Preface |  | xi", "1 | Source |  | 3", "2 | Mouth |  | 19",
             "3 | Pass |  | 33", "4 | Cairn |  | 49", "| Notes |  | 55", "| Index |  | 61"],
            id="the number of the contents page beside its heading",
        ),
        pytest.param(
            "1 Salt\n(pp. 13-40)\nJean Roux\n\nSalt is white ...\n\n2 Tin\n(pp. 41-60)\n"
            "Marie Blanc\n\nTin runs like water …\n\n3 The Long Road to the Western Coast…\n"
            "(pp. 61-70)\nAnn Roe\n\nWhat is a road?...\n\nIndex\n(pp. 71-80)\n",
            ["1 | Salt | Roux, Jean | 13-40", "2 | Tin | Blanc, Marie | 41-60",
             "3 | The Long Road to the Western Coast | Roe, Ann | 61-70", "| Index |  | 71-80"],
            id="a few first words of each part, broken off",
        ),
        pytest.param(
            "はじめに  1\n第1章　商店街（山本和子）  17\n第2章　廃線（佐藤健・李英姫）  45\n",
            ["| はじめに |  | 1", "1 | 商店街 | 山本和子 | 17", "2 | 廃線 | 佐藤健; 李英姫 | 45"],
            id="Japanese authors parted by a dot",
        ),
        pytest.param(
            "Abstract\tiii\nCHAPTER 1: INTRODUCTION\t1\nThe Problem\t3\nSignificance\t7\n"
            "CHAPTER 2: METHODS\t30\nParticipants\t31\nProcedure\t34\nREFERENCES\t41\n",
            ["| Abstract |  | iii", "1 | INTRODUCTION |  | 1", "  | The Problem |  | 3",
             "  | Significance |  | 7", "2 | METHODS |  | 30", "  | Participants |  | 31",
             "  | Procedure |  | 34", "| REFERENCES |  | 41"],
            id="sections that lost their indentation",
        ),
        pytest.param(
            "1 The Almshouse 1\n   Notes 24\n2 The Infirmary 27\n   Notes 58\n"
            "3 The Asylum 61\n   Notes 97\nIndex 105\n",
            ["1 | The Almshouse |  | 1", "  | Notes |  | 24", "2 | The Infirmary |  | 27",
             "  | Notes |  | 58", "3 | The Asylum |  | 61", "  | Notes |  | 97",
             "| Index |  | 105"],
            id="notes of each chapter, the last one too",
        ),
        pytest.param(
            "Chapter 1 Rings 1\n§1 Definitions 1\n§2 Prime ideals 6\nExercises 14\n"
            "Chapter 2 Modules 17\n§3 Sequences 19\nExercises 29\n",
            ["1 | Rings |  | 1", "  1 | Definitions |  | 1", "  2 | Prime ideals |  | 6",
             "  | Exercises |  | 14", "2 | Modules |  | 17", "  3 | Sequences |  | 19",
             "  | Exercises |  | 29"],
            id="sections whose numbers run on",
        ),
        pytest.param(
            "Praefatio ...... V\nLiber I ...... 1\nLiber II ...... 37\n"
            "Appendix critica ...... 90\n",
            ["| Praefatio |  | V", "I | Liber I |  | 1", "II | Liber II |  | 37",
             "| Appendix critica |  | 90"],
            id="divisions without a title",
        ),
        pytest.param(
            "Preface\nChapter 1\nChapter 2\nIndex\nThe Year\nHoney and Law\nvii\n1\n34\n99\n",
            ["| Preface |  | vii", "1 | The Year |  | 1", "2 | Honey and Law |  | 34",
             "| Index |  | 99"],
            id="columns that came apart",
        ),
        pytest.param(
            "CONTENTS\n1 Tides 1 4 Wrecks 88\n2 Harbours 20 5 Lights 101\n3 Pilots 37 Index 150\n",
            ["1 | Tides |  | 1", "2 | Harbours |  | 20", "3 | Pilots |  | 37", "4 | Wrecks |  | 88",
             "5 | Lights |  | 101", "| Index |  | 150"],
            id="two columns that ran together",
        ),
        pytest.param(
            "Introduction ...... ı\ni  The settlers ...... ll\n2  Land ...... 37\n"
            "3  Rails...... 6o\n",
            ["| Introduction |  | 1", "1 | The settlers |  | 11", "2 | Land |  | 37",
             "3 | Rails |  | 60"],
            id="figures that were misread",
        ),
        pytest.param(
            "| No. | Chapter | Author | Page |\n|---|---|---|--:|\n| | Preface | Ada Holm | vii |\n"
            "| 1 | Ledgers | Ada Holm | 1 |\n| 2 | The Choir | Felix Grant, Ada Holm | 33 |\n",
            ["| Preface | Holm, Ada | vii", "1 | Ledgers | Holm, Ada | 1",
             "2 | The Choir | Grant, Felix; Holm, Ada | 33"],
            id="a table with heads",
        ),
        pytest.param(
            "505 0_ |a pt. 1. Beginnings. The first mill -- The second mill -- "
            "pt. 2. Ends. Steam -- Fire.",
            ["1 | Beginnings", "  | The first mill", "  | The second mill", "2 | Ends", "  | Steam",
             "  | Fire"],
            id="parts in a catalogue's note",
        ),
        pytest.param(
            "Enthält: Vorwort / Klaus Reimers. Die Mühle / Anja Stolz. Wasser / K. Reimers "
            "; A. Stolz",
            ["| Vorwort | Reimers, Klaus", "| Die Mühle | Stolz, Anja",
             "| Wasser | Reimers, K.; Stolz, A."],
            id="a catalogue's sentences",
        ),
        pytest.param(
            "Frontmatter\ni\nContents\nv\nSources\nPaolo Venturi\n1\nGlosses\nIngrid Haugen\n43\n",
            ["| Frontmatter |  | i", "| Contents |  | v", "| Sources | Venturi, Paolo | 1",
             "| Glosses | Haugen, Ingrid | 43"],
            id="pages on lines of their own, Roman ones of one letter too",
        ),
        pytest.param(
            "Front Matter\nPreliminary Material\nPages: i–xii\nChapter 1 Silk\nBy: Yara Haddad\n"
            "Pages: 1–22\nChapter 2 Mules\nBy: Nikolai Brandt and Feng Li\nPages: 23–58\n",
            ["| Front Matter", "  | Preliminary Material |  | i–xii",
             "1 | Silk | Haddad, Yara | 1–22",
             "2 | Mules | Brandt, Nikolai; Li, Feng | 23–58"],
            id="By: with a colon; chapters are not in the front matter",
        ),
        pytest.param(
            "Chapter 1|18 pages\nIntroduction\nMethod and material\nSize: 0.25 MB\n"
            "Chapter 2|26 pages\nThe Postal Clerk\nSize: 0.41 MB\n",
            ["1 | Introduction: Method and material", "2 | The Postal Clerk"],
            id="a subtitle on a line of its own",
        ),
        pytest.param(
            "Inhalt\nFrei zugänglich\nSeiten V-VI\nPDF herunterladen\nSiegel\n"
            "Erfordert eine Authentifizierung\nRainer Stock\nSeiten 45-70\nPDF herunterladen\n"
            "Register\nErfordert eine Authentifizierung\nSeiten 71-78\nPDF herunterladen\n",
            ["| Inhalt |  | V-VI", "| Siegel | Stock, Rainer | 45-70", "| Register |  | 71-78"],
            id="a German page of a publisher",
        ),
        pytest.param(
            "== Contents ==\n* Preface\n* ''Chapter One'': [[Moss]]\n"
            "* ''Chapter Two'': [[Fern|Ferns and Bracken]]\n",
            ["| Preface", "1 | Moss", "2 | Ferns and Bracken"],
            id="a wiki's markup",
        ),
        pytest.param(
            "VOLUME I\n\nNote ... v\nLetters 1–120 ... 1\n\nVOLUME II\n\nLetters 121–264 ... 1\n"
            "Index ... 345\n",
            ["I | VOLUME I", "  | Note |  | v", "  | Letters 1–120 |  | 1", "II | VOLUME II",
             "  | Letters 121–264 |  | 1", "  | Index |  | 345"],
            id="volumes without a title",
        ),
        pytest.param(
            "Preface MIRIAM ADLER viii\n1 Beer and the Bishop ROBERT TYLER 1\n"
            "2 The Hop Garden SUSAN PRATT AND ROBERT TYLER 24\nIndex 103\n",
            ["| Preface | Adler, Miriam | viii", "1 | Beer and the Bishop | Tyler, Robert | 1",
             "2 | The Hop Garden | Pratt, Susan; Tyler, Robert | 24", "| Index |  | 103"],
            id="authors in capitals behind the title",
        ),
        pytest.param(
            "PRÉFACE DE M. HENRI LACROIX\tI\nChapitre I. — Les bergers\t11\n"
            "Chapitre II. — La batteuse\t84\nAppendice. Un inventaire\t99\n",
            ["| PRÉFACE | Lacroix, Henri | I",
             "I | Les bergers |  | 11", "II | La batteuse |  | 84",
             "| Appendice. Un inventaire |  | 99"],
            id="a preface of Monsieur; an article is no number",
        ),
        pytest.param(
            "Chapter 1: Puddles\nAuthors: Nadia Rahimi, Tom Okell\nPages: 1-15\n"
            "Chapter 2: Evaporation\nAuthor: Tom Okell\nPages: 16-40\n",
            ["1 | Puddles | Rahimi, Nadia; Okell, Tom | 1-15",
             "2 | Evaporation | Okell, Tom | 16-40"],
            id="authors named by a word for each part",
        ),
        pytest.param(
            "Canals ...... 1\nLocks ...... 30\nPLATES\nBetween pages 54 and 55\nIndex ...... 141\n",
            ["| Canals |  | 1", "| Locks |  | 30", "| PLATES (Between pages 54 and 55)",
             "| Index |  | 141"],
            id="where plates are bound",
        ),
        pytest.param(
            "1 Motivation .... 1\n 1.1 Notation .... 2\n2 Model .... 7\nReferences .... 23\n"
            "A Proof .... 27\nB Tables .... 31\n",
            ["1 | Motivation |  | 1", "  1.1 | Notation |  | 2", "2 | Model |  | 7",
             "| References |  | 23", "A | Proof |  | 27", "B | Tables |  | 31"],
            id="appendices with a letter alone",
        ),
    ],
)  # fmt: skip
def test_a_kind_of_page(page: str, expected: list[str]) -> None:
    assert lines(page) == [row.lstrip() if not row.startswith("  ") else row for row in expected]


def test_lettered_chapters_behind_numbered_ones_are_appendices() -> None:
    page = "1 Model .... 7\n2 Data .... 9\nReferences .... 23\nA Proof .... 27\nB Tables .... 31\n"
    draft = drafted(page)
    assert draft.entries[-1].kind == "appendix"


def test_the_part_that_a_page_of_cambridge_shows() -> None:
    draft = drafted(
        "Book contents\nFrontmatter\nIntroduction\n1 The Barn\n2 The Toll House\nIndex\n"
        "2 - The Toll House\nPublished online by Cambridge University Press:  05 July 2014\n"
        "Rowan Ellery\nSummary\nRoads cost money. In the summer the trustees met at an inn.\n"
        "Information\nType Chapter\nInformation\nBarns and Tolls\nRural Property, 1700–1850\n"
        ", pp. 61 - 98\nDOI: https://doi.org/10.1017/CBO1.005\n"
        "Publisher: Cambridge University Press\nPrint publication year: 2009\n"
    )
    assert draft.facts["title"] == "Barns and Tolls" and draft.facts["date"] == "2009"
    assert draft.facts["subtitle"] == "Rural Property, 1700–1850"
    assert [row for e in draft.entries for row in shown(e)][-2:] == [
        "2 | The Toll House | Ellery, Rowan | 61–98", "| Index",
    ]  # fmt: skip
    assert draft.entries[-2].doubts
    assert ("Rowan Ellery", "of the part shown") in draft.dropped


def test_what_was_misread_is_marked() -> None:
    draft = drafted("Preface ..... v\nI. Youth ..... l\nII. School ..... 2l\nIII. Sea ..... 45\n")
    assert [e.page for e in draft.entries] == ["v", "1", "21", "45"]
    assert [bool(e.doubts) for e in draft.entries] == [False, True, True, False]


def test_a_price_list_below_is_told_from_the_contents() -> None:
    draft = drafted(
        "Table of Contents\nIntroduction\n1. The Ferry\n2. The Bridge\nIndex\n"
        "About the Author\nLionel Strand is a professor. He lives in a house by the river.\n"
        "Publisher : Ambrose Press (March 3, 2015)\n"
    )
    assert draft.facts == {"publisher": "Ambrose Press", "date": "2015-03-03"}
    assert [e.title for e in draft.entries][-1] == "About the Author"


def test_the_library_of_congress_names_the_book_above() -> None:
    draft = drafted(
        "Table of contents for The glass harmonica : a life / Ernest Bly.\n"
        "Bibliographic record and links to related information available from the catalog.\n"
        "CONTENTS\nIntroduction 1\n1 Franklin's armonica 9\n2 Mesmer plays 33\nIndex 107\n"
        "Library of Congress Subject Headings for this publication:\nGlass harmonica -- History.\n"
    )
    assert (draft.facts["title"], draft.facts["subtitle"]) == ("The glass harmonica", "a life")
    assert [e.title for e in draft.entries][-1] == "Index" and len(draft.entries) == 4


def test_the_library_of_congress_lists_the_parts_in_a_paragraph() -> None:
    draft = drafted(
        "Table of contents for Tide mills : a history / Harriet Cobbold and\nPeter Roe.\n\n"
        "Note: Contents data are machine generated based on pre-publication\n"
        "information. Contents may be incomplete or contain other coding.\n\n"
        "Introduction; Part I. Water: An Element: 1. Ponds - an essay; 2. Twice a day: the\n"
        "clock; Part II. Grain: 3. Toll, soke, and custom; Conclusion: The end\n"
        "Appendix 1. Leases; Index.\n\n"
        "Library of Congress Subject Headings for this publication:\nMills -- History.\n"
    )
    assert draft.facts == {
        "title": "Tide mills", "subtitle": "a history",
        "author": ["Cobbold, Harriet", "Roe, Peter"],
    }  # fmt: skip
    assert [row for entry in draft.entries for row in shown(entry)] == [
        "| Introduction", "I | Water: An Element", "  1 | Ponds - an essay",
        "  2 | Twice a day: the clock", "II | Grain", "  3 | Toll, soke, and custom",
        "| Conclusion: The end", "1 | Leases", "| Index",
    ]  # fmt: skip
    assert ("Mills -- History.", "of the catalogue") in draft.dropped


def test_a_whole_marc_record_states_the_book() -> None:
    draft = drafted(
        "LDR 01234cam a22\n=020  \\\\$a9780521086899 (pbk.)\n=100  1\\$aMarsh, Eleanor.\n"
        "=245  14$aThe river gardens :$bessays /$cEleanor Marsh.\n"
        "=264  \\1$aLeeds :$bHallam,$c[2004]\n=300  \\\\$axii, 287 p. ;$c24 cm.\n"
        "=490  1\\$aHallam studies ;$v14\n=505  0\\$aPreface -- 1. The wall -- 2. The gate --\n"
        " 3. The bed -- Index.\n=650  \\0$aGardens.\n"
    )
    assert draft.facts == {
        "title": "The river gardens", "subtitle": "essays", "author": ["Marsh, Eleanor"],
        "publisher": "Hallam", "place": "Leeds", "date": "2004", "extent": "xii, 287 p.",
        "series": {"title": "Hallam studies", "number": "14"},
        "formats": {"paperback": {"isbn": "9780521086899"}},
    }  # fmt: skip
    assert [row for entry in draft.entries for row in shown(entry)] == [
        "| Preface", "1 | The wall", "2 | The gate", "3 | The bed", "| Index",
    ]  # fmt: skip
    assert draft.dropped == [
        ("LDR 01234cam a22", "of the catalogue"),
        ("=650  \\0$aGardens.", "of the catalogue"),
    ]


@pytest.mark.parametrize(
    "record",
    [
        "100 1  _aCobbold, Harriet,\n       _d1951-\n245 14 _a1703 :\n       _bthe storm /\n"
        "       _cHarriet Cobbold.\n260    _aLeeds :\n       _bHallam,\n       _c1999.\n"
        "505 0  _aPreface -- 1. Ponds -- 2. Weirs -- Index.\n",
        "LEADER 00000cam  2200000 a 4500\n245 14 1703 :|bthe storm /|cHarriet Cobbold.\n"
        "260    Leeds :|bHallam,|cc1999.\n505 0  Preface -- 1. Ponds -- 2. Weirs -- Index.\n",
    ],
)
def test_ways_of_displaying_subfields(record: str) -> None:
    draft = drafted(record)
    assert draft.facts == {
        "title": "1703", "subtitle": "the storm", "author": ["Cobbold, Harriet"],
        "publisher": "Hallam", "place": "Leeds", "date": "1999",
    }  # fmt: skip
    assert [row for entry in draft.entries for row in shown(entry)] == [
        "| Preface", "1 | Ponds", "2 | Weirs", "| Index",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "listed",
    [
        "<BKA>Contents<BKA>\nIntroduction. 1. Salt, 1287-1703. 2. Who paid? 3. Tin. "
        "Conclusion. Index.",
        "Machine generated contents note: Introduction -- 1 Salt, 1287-1703 -- 2 Who paid? -- "
        "3 Tin -- Conclusion -- Index.",
    ],
)
def test_a_machine_generated_list_may_have_stops_or_strokes(listed: str) -> None:
    draft = drafted(
        "Table of contents for Rivers / Ann Bly.\nNote: Contents data are machine generated. "
        f"They may contain other coding.\n{listed}\n"
    )
    assert draft.facts == {"title": "Rivers", "author": ["Bly, Ann"]}
    assert [row for entry in draft.entries for row in shown(entry)] == [
        "| Introduction", "1 | Salt, 1287-1703", "2 | Who paid?", "3 | Tin",
        "| Conclusion", "| Index",
    ]  # fmt: skip


def test_each_title_of_a_machine_generated_page_may_end_with_a_semicolon() -> None:
    said = "Note: Contents data are machine generated. They may contain other coding.\n\n"
    page = said + "Preface;\n1. Ponds;\n2. The miller's clock;\n3. From wharf to hopper;\nIndex.\n"
    assert lines(page) == [
        "| Preface", "1 | Ponds", "2 | The miller's clock", "3 | From wharf to hopper", "| Index",
    ]  # fmt: skip


def test_names_behind_titles_that_nothing_parts_are_guesses() -> None:
    draft = drafted(
        "Contents: Introduction John Cobbold; 1. Ponds and the parish Ann Mallory; "
        "2. The trial of Mary Lynn Peter Rowe and Jane Doe; 3. Twice a day: the clock Peter Rowe; "
        "4. From wharf to hopper Henry Ash; Index"
    )
    assert [row for entry in draft.entries for row in shown(entry)] == [
        "| Introduction | Cobbold, John", "1 | Ponds and the parish | Mallory, Ann",
        "2 | The trial of Mary Lynn Peter Rowe and Jane Doe",
        "3 | Twice a day: the clock | Rowe, Peter", "4 | From wharf to hopper | Ash, Henry",
        "| Index",
    ]  # fmt: skip
    assert all(entry.doubts for entry in draft.entries[:-1])


def test_what_counts_from_one_on_the_page_of_a_title_may_lie_in_it() -> None:
    page = "Morning 3\nTwo Elegies 8\nI. A Net 8\nII. A Herring 10\nCanal 12\nHedges 15\n"
    elegies = drafted(page).entries[1]
    assert [below.title for below in elegies.contents] == ["A Net", "A Herring"]
    assert all(below.doubts for below in elegies.contents)


def test_roman_numbers_whose_chapters_are_counted_on_are_parts() -> None:
    page = "I  SETTING / 1\n   1. Coasts / 3\n   2. Ports / 21\nII  DECLINE / 47\n   3. Silt / 49\n"
    assert [e.kind for e in drafted(page).entries] == ["part", "part"]
    page = "I  Marktrecht 1\n   1. Ursprung 3\n   2. Orte 21\nII  Ergebnis 47\n   1. Recht 49\n"
    assert [e.kind for e in drafted(page).entries] == [None, None]


SAVED = """<!DOCTYPE html><html><head><meta name="citation_title" content="Knots">
<script type="application/ld+json">{"@type": "Book", "name": "Not this", "isbn": "9780521086899"}
</script><style>li {}</style></head><body><nav><ul><li>Home</li><li>Log in</li></ul></nav><main>
<h1>Knots</h1><section><h2>Overview</h2><ul><li>Gives a new theory.</li><li>Has figures.</li></ul>
</section><section><h2>Table of contents (3 chapters)</h2><ol>
<li><a>Front Matter</a><span>Pages i-xii</span><a>Get access</a></li>
<li><h3>Ropes and Strings</h3>
<ul><li>Henrik Dahl</li><li>Mei Tanaka</li></ul><p>Pages 13-40</p></li>
<li><h3>Untying</h3><ul><li>Mei Tanaka</li></ul><p>Pages 41-77</p></li></ol></section>
<section><h2>Bibliographic Information</h2><ul><li>Number of Pages: XII, 90</li></ul></section>
</main></body></html>"""


def test_a_saved_page_is_read_below_its_heading() -> None:
    """Authors are a list of their own; elements that touch are apart, as a browser shows them."""
    draft = drafted(SAVED)
    assert (draft.facts["title"], draft.facts["isbn"]) == ("Knots", "9780521086899")
    assert [row for e in draft.entries for row in shown(e)] == [
        "| Front Matter |  | i-xii",
        "| Ropes and Strings | Dahl, Henrik; Tanaka, Mei | 13-40",
        "| Untying | Tanaka, Mei | 41-77",
    ]
