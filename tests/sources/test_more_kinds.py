"""More kinds of contents pages, one small invented page each: what comes out of it."""

from __future__ import annotations

import pytest
from tests.sources.test_kinds import drafted, lines

PROCEEDINGS = (
    "Keynote\n\nWhy Kites Need No Compiler .................. 1\n   Odile Brandt\n\n"
    "Knots\n\nOn Tying Long Ropes in Short Rooms Without\n"
    "Tangles ..................................... 9\n"
    "   Ravi Menon and Odile Brandt\n\n"
    "A Sheet Bend for Every Sailor ............... 21\n   Ingrid Solheim\n\n"
    "Author Index ................................ 35\n"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            PROCEEDINGS,
            ["| Keynote", "  | Why Kites Need No Compiler | Brandt, Odile | 1", "| Knots",
             "  | On Tying Long Ropes in Short Rooms Without Tangles"
             " | Menon, Ravi; Brandt, Odile | 9",
             "  | A Sheet Bend for Every Sailor | Solheim, Ingrid | 21", "| Author Index |  | 35"],
            id="headings stand apart, so a long line above one with a page is no heading",
        ),
        pytest.param(
            PROCEEDINGS.replace("On Tying Long Ropes in Short Rooms Without\n", ""),
            ["| Keynote", "  | Why Kites Need No Compiler | Brandt, Odile | 1", "| Knots",
             "  | Tangles | Menon, Ravi; Brandt, Odile | 9",
             "  | A Sheet Bend for Every Sailor | Solheim, Ingrid | 21", "| Author Index |  | 35"],
            id="headings that stand apart hold what is below them",
        ),
        pytest.param(
            "List of maps              vii\n\n1   Salt roads of the Franco-\n"
            "    Prussian border         1\n    CLARA HINDS, PIETER VAN DYCK AND\n"
            "    MERCY BOATENG\n\n2   Toll-gates              30\n    OLIVER STANTON\n\n"
            "3   Land-\n    and seaways             61\n    PIETER VAN DYCK\n\n"
            "Index                     90\n",
            ["| List of maps |  | vii",
             "1 | Salt roads of the Franco-Prussian border"
             " | Hinds, Clara; Dyck Pieter van; Boateng, Mercy | 1",
             "2 | Toll-gates | Stanton, Oliver | 30",
             "3 | Land- and seaways | Dyck Pieter van | 61", "| Index |  | 90"],
            id="authors go on behind AND; a hyphen stays before a capital, and before `and`",
        ),
        pytest.param(
            "Publicly Available\nFrontmatter\nI\nDownload PDF\n\nLicensed\nDie Glocke im Moor\n"
            "Henrike Sommer\n1\nDownload PDF\n\nLicensed\nTorf und Töne\nHenrike Sommer\n44\n"
            "Download PDF\n\nLicensed\nRegister\n97\nDownload PDF\n",
            ["| Frontmatter |  | I", "| Die Glocke im Moor | Sommer, Henrike | 1",
             "| Torf und Töne | Sommer, Henrike | 44", "| Register |  | 97"],
            id="a word of sites with a page below, as the other titles have, is a title",
        ),
        pytest.param(
            "1 Cranes\nPages: 1–20\nPDF (3.1 MB)\n2 Herons\nPages: 21–44\nPDF, 2,4 Mo\n"
            "3 Storks\nPages: 45–60\nEPUB (812 KB)\n",
            ["1 | Cranes |  | 1–20", "2 | Herons |  | 21–44", "3 | Storks |  | 45–60"],
            id="how large files are",
        ),
        pytest.param(
            "Part I. Rain\n1. Drizzle  3\n2. Hail  20\nPart II. Wind\n3. Gusts  41\n4. Lulls  66\n"
            "Coda. After the Weather  90\nIndex  99\n",
            ["I | Rain", "  1 | Drizzle |  | 3", "  2 | Hail |  | 20", "II | Wind",
             "  3 | Gusts |  | 41", "  4 | Lulls |  | 66", "| Coda. After the Weather |  | 90",
             "| Index |  | 99"],
            id="a coda with a title of its own stands beside the parts",
        ),
        pytest.param(
            "Nota previa ........ 7\nI. Las salinas ........ 11\n   Rosa Ibáñez\n"
            "II. Los dibujos de la costa ........ 40\n   Martín Olmo\n"
            "Epílogo, a cargo de Lucía Ferrer ........ 71\n",
            ["| Nota previa |  | 7", "I | Las salinas | Ibáñez, Rosa | 11",
             "II | Los dibujos de la costa | Olmo, Martín | 40",
             "| Epílogo | Ferrer, Lucía | 71"],
            id="what is by somebody in Spanish",
        ),
        pytest.param(
            "# Contents\n\n- [Before You Start](start.md)\n- **Part One: Clay**\n"
            "  1. [Digging](one.md)\n  2. [Wedging](two.md)\n     - [By Hand](two.md#hand)\n"
            "- **Part Two: Fire**\n  3. [Kilns](three.md)\n- **Tables**\n"
            "  - A. [Cones](a.md)\n  - B. [Glazes](b.md)\n- [Thanks](thanks.md)\n",
            ["| Before You Start", "1 | Clay", "  1 | Digging", "  2 | Wedging", "    | By Hand",
             "2 | Fire", "  3 | Kilns", "| Tables", "  A | Cones", "  B | Glazes", "| Thanks"],
            id="the depth of a Markdown list decides",
        ),
        pytest.param(
            "Preface\nix\nChapter 1. The Fen\n1\nChapter 2. The Great Drainage,\n1843–1862\n30\n"
            "Chapter 3. Eels\n77\nChapter 4. Letters of\n1871\n99\nIndex\n120\n",
            ["| Preface |  | ix", "1 | The Fen |  | 1", "2 | The Great Drainage, 1843–1862 |  | 30",
             "3 | Eels |  | 77", "4 | Letters of 1871 |  | 99", "| Index |  | 120"],
            id="years on a line of their own, above the page",
        ),
        pytest.param(
            "The Fen\n1201–1224\nEels\n1225–1249\nReeds\n1250–1271\n",
            ["| The Fen |  | 1201–1224", "| Eels |  | 1225–1249", "| Reeds |  | 1250–1271"],
            id="pages as high as years",
        ),
        pytest.param(
            "Gliederung\nVorwort V\nA. Einleitung 1\nB. Das Wegerecht 6\nI. Geschichte 6\n"
            "1. Mittelalter 8\na) Quellen 8\naa) Urkunden 9\nbb) Karten 11\ncc) Steine 11\n"
            "b) Deutung 12\n2. Neuzeit 14\nII. Geltendes Recht 20\nC. Ergebnis 40\n"
            "Literaturverzeichnis 45\n",
            ["| Vorwort |  | V", "A | Einleitung |  | 1", "B | Das Wegerecht |  | 6",
             "  I | Geschichte |  | 6", "    1 | Mittelalter |  | 8", "      a | Quellen |  | 8",
             "        aa | Urkunden |  | 9", "        bb | Karten |  | 11",
             "        cc | Steine |  | 11", "      b | Deutung |  | 12",
             "    2 | Neuzeit |  | 14", "  II | Geltendes Recht |  | 20", "C | Ergebnis |  | 40",
             "| Literaturverzeichnis |  | 45"],
            id="a lawyer's outline without indentation",
        ),
        pytest.param(
            "Foreword               vii\n\nA GLOSSARY OF THE FENS\n   A                     1\n"
            "   B                    14\n   C                    30\n   D–F                  51\n"
            "   V                    72\n\nSources                80\n",
            ["| Foreword |  | vii", "| A GLOSSARY OF THE FENS", "  | A |  | 1", "  | B |  | 14",
             "  | C |  | 30", "  | D–F |  | 51", "  | V |  | 72", "| Sources |  | 80"],
            id="the letters of a dictionary are titles; an article is no number beside them",
        ),
        pytest.param(
            "1 Rope 1\n2 Twine 30\nAppendices 60\nA ... 61\nB ... 66\nC ... 70\n",
            ["1 | Rope |  | 1", "2 | Twine |  | 30", "| Appendices |  | 60", "A | A |  | 61",
             "B | B |  | 66", "C | C |  | 70"],
            id="letters below a heading of appendices are their numbers",
        ),
        pytest.param(
            "Before You Sow 6\n\nROOTS 10\nCarrots in sand 12\nParsnips 15\n\n"
            "LEAVES 20\nChard 22\nSorrel and friends 26\n\nA Sowing Calendar 40\nIndex 44\n",
            ["| Before You Sow |  | 6", "| ROOTS |  | 10", "  | Carrots in sand |  | 12",
             "  | Parsnips |  | 15", "| LEAVES |  | 20", "  | Chard |  | 22",
             "  | Sorrel and friends |  | 26", "| A Sowing Calendar |  | 40", "| Index |  | 44"],
            id="blocks between empty lines, each below a heading in capitals with its page",
        ),
        pytest.param(
            "Before You Sow 6\n\nROOTS 10\nCarrots in sand 12\nPARSNIPS 15\n\n"
            "LEAVES 20\nChard 22\nSorrel and friends 26\n\nIndex 44\n",
            ["| Before You Sow |  | 6", "| ROOTS |  | 10", "| Carrots in sand |  | 12",
             "| PARSNIPS |  | 15", "| LEAVES |  | 20", "| Chard |  | 22",
             "| Sorrel and friends |  | 26", "| Index |  | 44"],
            id="capitals that stand anywhere head nothing",
        ),
        pytest.param(
            "5\tForeword\n9\tThe Clockmaker’s Bench\n\tNora Lund\n\n61\tCATALOGUE\n"
            "62\tI. Watches\n98\tII. Long Clocks\n121\tIII. Dials\n\n140\tGlossary\n"
            "149\tIndex\n",
            ["| Foreword |  | 5", "| The Clockmaker’s Bench | Lund, Nora | 9",
             "| CATALOGUE |  | 61", "  I | Watches |  | 62", "  II | Long Clocks |  | 98",
             "  III | Dials |  | 121", "| Glossary |  | 140", "| Index |  | 149"],
            id="the one heading in capitals, and what is numbered below it; pages first",
        ),
    ],
)  # fmt: skip
def test_a_kind_of_page(page: str, expected: list[str]) -> None:
    assert lines(page) == [row.lstrip() if not row.startswith("  ") else row for row in expected]


TWO_VOLUMES = (
    "VOLUME I\nTHE OLD ROADS\n\nPreface  v\n1. Drovers  1\n2. Carriers  {}\n\n"
    "VOLUME II\nTHE NEW ROADS\n\n{}. Turnpikes  {}\n{}. Coaches  {}\nIndex  {}\n"
)


def test_volumes_with_pages_of_their_own_are_volumes_of_the_record() -> None:
    record = drafted(TWO_VOLUMES.format(60, 1, 1, 2, 44, 90)).record()
    assert record.partition("\n")[2] == (
        "volumes:\n  - number: I\n    title: THE OLD ROADS\n    contents:\n"
        "      - title: Preface\n        pages: v–\n"
        "      - number: 1\n        title: Drovers\n        pages: 1–\n"
        "      - number: 2\n        title: Carriers\n        pages: 60–\n"
        "  - number: II\n    title: THE NEW ROADS\n    contents:\n"
        "      - number: 1\n        title: Turnpikes\n        pages: 1–\n"
        "      - number: 2\n        title: Coaches\n        pages: 44–\n"
        "      - title: Index\n        pages: 90–\n"
    )


def test_volumes_whose_pages_go_on_are_parts_of_one_book() -> None:
    record = drafted(TWO_VOLUMES.format(60, 3, 101, 4, 144, 190)).record()
    assert "volumes:" not in record
    assert record.count("kind: part") == 2
