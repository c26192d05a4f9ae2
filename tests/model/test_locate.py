"""Where a page is: the table of the lints, and many look-ups more."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.model.locate import coverage


def book_of(contents: str, more: str = "") -> pt.Book:
    text = f"key: b\ntitle: Reed\nauthor: Marsh, E.\n{more}contents:\n{contents}"
    work = pt.loads(text)["b"]
    assert isinstance(work, pt.Book)
    return work


def found(book: pt.Book, page: str) -> str:
    """`certain: preface`, `possible: ch1, ch2`; keys without the book's."""
    hits = book.locate(page)
    kinds = " ".join(sorted({h.certainty for h in hits}))
    return f"{kinds}: {', '.join(h.key.partition('-')[2] for h in hits)}" if hits else ""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("p. xi", "certain: preface"),
        ("xi", "certain: preface"),
        ("ix", "certain: preface"),
        ("xiv", "certain: preface"),
        ("p. 60", "certain: ch2"),
        ("53", "certain: ch2"),
        ("85", "certain: ch2"),
        ("113", "inferred: ch3"),
        ("pp. 113", "inferred: ch3"),
        ("86", "inferred: ch3"),
        ("133", "inferred: ch3"),
        ("20", "possible: introduction, ch1"),
        ("1", "possible: introduction, ch1"),
        ("52", "possible: introduction, ch1"),
        ("134", "certain: ch4"),
        ("140", "possible: ch4, ch5, ch6, conclusions, bibliography, index"),
        ("135", "possible: ch4, ch5, ch6, conclusions, bibliography, index"),
        ("iii", "possible: frontmatter, contents, abbreviations"),
        ("viii", "possible: frontmatter, contents, abbreviations"),
        ("60–70", "certain: ch2"),
        ("pp. 100-110", "inferred: ch3"),
        ("A3", ""),
        ("pl. IV", ""),
        ("0", ""),
        ("vol. 2, p. 60", ""),
    ],
)
def test_the_book_of_this_project(root, page: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    book = pt.load(root / "data" / "precarious-truce.yaml")["gorodetsky1977"]
    assert isinstance(book, pt.Book)
    assert found(book, page) == expected


VOLUMES = """
key: b
title: Salt
author: Arkwright, T.
volumes:
  - number: I
    extent: xxiv + 402
    contents:
      - {title: Preface, pages: v–xi}
      - number: I
        kind: part
        title: Brine
        pages: 1–210
        contents:
          - number: 1
            title: Pans
            pages: 3–77
            contents:
              - {title: Lead and iron, pages: 12–30}
              - Fuel
          - {number: 2, title: Pedlars, pages: 78–210}
      - number: II
        kind: part
        title: Crown
        contents:
          - {number: 3, title: Gabelle, pages: 213–300}
          - {number: 4, title: Excise, pages: 311–402}
  - number: II
    contents:
      - {number: 1, title: Caravans, pages: 1–95}
"""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("vol. 1, p. 14", "certain: v1-pt1-ch1-lead-and-iron"),
        ("vol. I, 14", "certain: v1-pt1-ch1-lead-and-iron"),
        ("I, 14", "certain: v1-pt1-ch1-lead-and-iron"),
        ("1:14", "certain: v1-pt1-ch1-lead-and-iron"),
        ("Bd. 1, S. 14", "certain: v1-pt1-ch1-lead-and-iron"),
        ("vol. 1, 40", "inferred: v1-pt1-ch1-fuel"),
        ("vol. 1, 2", "certain: v1-pt1"),
        ("vol. 1, 100", "certain: v1-pt1-ch2"),
        ("vol. 1, 211", ""),
        ("vol. 1, 305", "inferred: v1-pt2"),
        ("vol. 1, 403", ""),
        ("vol. 1, vi", "certain: v1-preface"),
        ("vol. 2, 14", "certain: v2-ch1"),
        ("2, 14", "certain: v2-ch1"),
        ("14", "possible: v1-pt1-ch1-lead-and-iron, v2-ch1"),
        ("250", "certain: v1-pt2-ch3"),
        ("vol. 3, 14", ""),
        ("vol. 1, 20–40", "certain: v1-pt1-ch1"),
    ],
)
def test_volumes(page: str, expected: str) -> None:
    book = pt.loads(VOLUMES)["b"]
    assert isinstance(book, pt.Book)
    assert found(book, page) == expected


def test_the_parts_around_come_outermost_first() -> None:
    library = pt.loads(VOLUMES)
    (hit,) = library["b"].locate("vol. 1, p. 14")
    assert [str(c.title) for c in hit.around] == ["Brine", "Pans"]
    assert hit.path == ("volumes", 0, "contents", 1, "contents", 0, "contents", 0)
    assert library[hit.key].title == hit.chapter.title


ODD = """\
  - {title: Dedication, pages: "[iii]"}
  - {title: Memoir, pages: "1–12, 17–24, 31"}
  - {title: Letters, pages: 12a–12d}
  - Interlude
  - {title: Folios, kind: appendix, pages: f. 3r–5v}
  - {title: Portraits, kind: plates, pages: pl. I–VIII}
  - {title: Accounts, kind: appendix, pages: A1–A12}
  - {title: Paper, article-number: 4, pages: 4:1–4:14}
  - {title: Notes, pages: 88ff.}
"""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("12", "certain: memoir"),
        ("12b", "certain: letters"),
        ("14", "inferred: interlude"),
        ("31", "certain: memoir"),
        ("40", "inferred: interlude"),
        ("88", "certain: notes"),
        ("90", "inferred: notes"),
        ("97", ""),
        ("pl. IV", "certain: portraits"),
        ("pl. IX", ""),
        ("A3", "certain: accounts"),
        ("A13", ""),
        ("4:7", "certain: art4"),
        ("[iii]", "certain: dedication"),
        ("iii", "inferred: dedication"),
        ("[5]", "inferred: memoir"),
        ("p. [5]–[6]", "inferred: memoir"),
        ("[12b]", "inferred: letters"),
        ("f. 4v", "certain: folios"),
        ("f. 3", "certain: folios"),
    ],
)
def test_odd_pages(page: str, expected: str) -> None:
    assert found(book_of(ODD, "extent: '[iv] + 96 + A1–A12'\n"), page) == expected


def test_a_counted_page_goes_before_what_fits_between_neighbours() -> None:
    parts = "  - Contents\n  - {title: Vow, pages: '[iii]'}\n  - {title: Preface, pages: v–ix}\n"
    assert [found(book_of(parts), page) for page in ("iii", "iv")] == [
        "inferred: vow", "inferred: contents",
    ]  # fmt: skip


def test_all_that_share_a_page_are_certain() -> None:
    book = book_of("  - {title: One, pages: 1–30}\n  - {title: Two, pages: 30–50}\n")
    assert found(book, "30") == "certain: one, two"


def test_roman_pages_at_the_end() -> None:
    contents = (
        "  - Foreword\n  - {title: One, pages: 1–30}\n  - Two\n  - {title: Three, pages: 61–90}\n"
        "  - {title: Tables, pages: i–x}\n  - Index\n"
    )
    book = book_of(contents)
    assert found(book, "45") == "inferred: two"
    assert found(book, "iv") == "certain: tables"
    assert found(book, "xii") == "inferred: index"


def test_plates_by_their_name() -> None:
    book = book_of("  - {title: Plates, pages: pl. I–VIII}\n")
    assert found(book, "plate IV") == found(book, "pl. IV") == "certain: plates"


def test_plates_in_a_chapter_have_numbers_of_their_own() -> None:
    book = book_of(
        "  - title: One\n    pages: 1–30\n    contents:\n"
        "      - {title: Seals, kind: plates, pages: pl. I–II}\n"
        "      - {title: Maps, kind: plates, pages: pl. III}\n"
    )
    assert found(book, "pl. II") == "certain: one-seals"
    assert found(book, "pl. III") == "certain: one-maps"
    assert found(book, "12") == "certain: one"
    assert found(book, "pl. IX") == ""


def test_parts_of_an_open_ended_part() -> None:
    contents = (
        "  - title: Water\n    pages: 10–\n    contents: [{title: One, pages: 20–30}, Two, Three]\n"
        "  - {title: Index, pages: 90–99}\n"
    )
    book = book_of(contents)
    assert found(book, "25") == "certain: water-one"
    assert found(book, "10") == "certain: water"
    assert found(book, "40") == "possible: water-two, water-three"


@pytest.mark.parametrize("page", ["", "foo bar", "p.", "ix-", "--", "x" * 500, "1, 2, 3, 4"])
def test_what_is_no_page(page: str) -> None:
    book = book_of("  - {title: One, pages: 1–30}\n")
    try:
        assert book.locate(page) == []
    except pt.TruceError as error:
        assert "not a page" in str(error)


def test_coverage() -> None:
    contents = (
        "  - {title: Preface, pages: v–x}\n  - {number: 1, title: One, pages: 1–30}\n"
        "  - {number: 2, title: Two, pages: 35–50}\n  - {number: 3, title: Three}\n"
    )
    gaps = coverage(book_of(contents, "extent: xii + 90\n"))
    assert [str(g) for g in gaps] == [
        "i–iv: in no part", "xi–xii: in no part", "31–34: in no part", "51–90: b-ch3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("second", "third", "expected"),
    [
        ("301–400", "401–500", ["vol. 1, 71–199: b-v1-ch2"]),
        ("305–400", "401–500", ["vol. 1, 71–199: b-v1-ch2", "vol. 2, 301–304: in no part"]),
        ("301–400", "1–90", ["vol. 1, 71–199: b-v1-ch2"]),
        ("1–90", "91–120", ["vol. 1, 71–199: b-v1-ch2"]),
        ("400–420", "1–9", ["vol. 1, 71–199: b-v1-ch2", "vol. 2, 1–399: in no part"]),
    ],
)  # fmt: skip
def test_volumes_that_are_paged_through(second: str, third: str, expected: list[str]) -> None:
    text = (
        "key: b\ntitle: Salt\nvolumes:\n  - number: 1\n    contents:\n"
        "      - {title: Pans, number: 1, pages: 1–70}\n      - {title: Brine, number: 2}\n"
        "      - {title: Tax, number: 3, pages: 200–300}\n"
        f"  - {{number: 2, contents: [{{title: Roads, pages: {second}}}]}}\n"
        f"  - {{number: 3, contents: [{{title: Carts, pages: {third}}}]}}\n"
    )
    assert [str(gap) for gap in coverage(pt.loads(text).book("b"))] == expected
