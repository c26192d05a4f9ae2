"""Pages as they are printed."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests import strategies

import precarious_truce as pt
from precarious_truce.model import Chapter
from precarious_truce.model.extents import Extent
from precarious_truce.model.page_labels import LabelStyle, PageLabel
from precarious_truce.model.pages import Pages


@pytest.mark.parametrize(
    ("text", "ranges", "total"),
    [
        ("ix–xiv", ["ix–xiv"], 6),
        ("53-85", ["53-85"], 33),
        ("53--85", ["53--85"], 33),
        ("53 — 85", ["53 — 85"], 33),
        ("7", ["7"], 1),
        ("1–12, 17–24, 31", ["1–12", "17–24", "31"], 21),
        ("A1–A12", ["A1–A12"], 12),
        ("A1–12", ["A1–12"], 12),
        ("12a–12d", ["12a–12d"], 4),
        ("[iii]", ["[iii]"], 1),
        ("[iii–iv]", ["[iii]–[iv]"], 2),
        ("pl. I–VIII", ["pl. I–VIII"], 8),
        ("4:1–4:14", ["4:1–4:14"], 14),
        ("217495:1--217495:14", ["217495:1–217495:14"], 14),
        ("2-1--2-10", ["2-1–2-10"], 10),
        ("100f.", ["100–101"], 2),
        ("xf.", ["x–xi"], 2),
        ("113–18", ["113–118"], 6),
        ("134–", ["134–"], None),
        ("134ff.", ["134–"], None),
        ("88ff", ["88–"], None),
        ("51+", ["51–"], None),
        ("pp. 3–5", ["3–5"], 3),
        ("S83–S95", ["S83–S95"], 13),
        ("fol. 3r–5v", ["fol. 3r–5v"], None),
    ],
)
def test_read(text: str, ranges: list[str], total: int | None) -> None:
    pages = Pages(text)
    assert str(pages) == text
    assert [Pages(str(r)) for r in pages.ranges] == [Pages(r) for r in ranges]
    if total is not None:
        assert pages.total == total


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("pp. 7–62", "7–62"), ("Pp. 7-9", "7–9"), ("pages 12 and 14", "12 and 14"), ("p.7", "7"),
        ("S. 12–14", "12–14"), ("Seite 5", "5"), ("с. 5–9", "5–9"), ("стр. 5", "5"),
        ("págs. 5–7", "5–7"), ("pagine 3–4", "3–4"), ("str. 5", "5"), ("blz. 8", "8"),
        ("pp. 3, 9–12, p. 15", "3, 9–12, 15"), ("p. ix-xii", "ix–xii"), ("p. [iii]", "[iii]"),
        ("pgs. 5", "5"), ("pp. A3–A9", "A3–A9"),
    ],
)  # fmt: skip
def test_a_word_for_page_says_nothing_more(text: str, plain: str) -> None:
    """What is written, cited and compared has none: `pages = {pp. 7--62}` prints pp. twice."""
    pages = Pages(text)
    assert pages == Pages(plain) and hash(pages) == hash(Pages(plain)) and str(pages) == text
    assert pages.canonical == plain and pages.valid
    assert pages.hyphenated == Pages(plain).hyphenated
    assert pages.double_hyphenated == Pages(plain).double_hyphenated


@pytest.mark.parametrize("text", ["P12", "p12–14", "S83–S95", "pl. IV", "fol. 3r", "pages unknown"])
def test_what_is_no_word_for_page_stays(text: str) -> None:
    assert Pages(text).canonical == text


@pytest.mark.parametrize(
    "text", ["70–61", "vx", "11E201", "e1006791", "20140594", "217 pages", "–", "a b c", "x" * 300]
)
def test_what_is_no_range_stays_text(text: str) -> None:
    pages = Pages(text)
    assert str(pages) == text
    assert not pages.valid
    assert pages.first is None
    assert pages.hyphenated == pages.hyphenated


@pytest.mark.parametrize(
    ("a", "b"), [("ix–xiv", "ix--xiv"), ("1-2,4-5", "1–2, 4–5"), ("53 - 85", "53–85"), ("7", "7 ")]
)
def test_dashes_and_spaces_do_not_tell_apart(a: str, b: str) -> None:
    assert Pages(a) == Pages(b)
    assert hash(Pages(a)) == hash(Pages(b))


def test_other_pages_are_others() -> None:
    assert Pages("113–18") != Pages("113–118")
    assert Pages("ix") != Pages("9")
    assert Pages("134ff.") != Pages("134f.")


def test_labels_of_other_sequences_do_not_hold_each_other() -> None:
    [roman] = Pages("i–xx").ranges
    five = PageLabel.parse("5")
    assert five is not None and not roman.holds(five)
    upper = PageLabel.parse("XII")
    assert upper is not None and upper.style is LabelStyle.UPPER_ROMAN and not roman.holds(upper)
    twelve = PageLabel.parse("xii")
    assert twelve is not None and roman.holds(twelve)


def test_suffixes_order_inside_their_number() -> None:
    labels = [PageLabel.parse(t) for t in ("12", "12a", "12b", "13")]
    orders = [label.order for label in labels if label]
    assert orders == sorted(orders)
    [leaves] = Pages("12a–12d").ranges
    inside = PageLabel.parse("12c")
    assert inside and leaves.holds(inside)


@given(st.one_of(strategies.pages, strategies.lines))
def test_text_is_kept_and_every_spelling_of_it_is_equal(text: str) -> None:
    pages = Pages(text)
    assert str(pages) == text
    assert Pages(pages.hyphenated) == pages
    assert Pages(pages.double_hyphenated) == pages
    assert Pages(pages.canonical).canonical == pages.canonical


def test_everything_in_the_corpora_is_kept(shared: Path) -> None:
    found = set()
    for path in (shared / "corpora").rglob("*.bi*"):
        text = path.read_text(encoding="utf-8", errors="replace")
        found |= set(re.findall(r"(?im)^\s*pages\s*=\s*[{\"]([^{}\"]+)[}\"]", text))
    assert len(found) > 400
    for text in found:
        pages = Pages(text)
        assert str(pages) == text
        assert Pages(pages.hyphenated) == pages
        assert Pages(pages.double_hyphenated) == pages
    readable = [t for t in found if Pages(t).valid]
    assert len(readable) / len(found) > 0.9


# --- as scripts use them --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "text"),
    [(60, "60"), ((12, 30), "12–30"), (("ix", "xiv"), "ix–xiv"), ([(1, 12), 31], "1–12, 31"),
     (Pages("3-4"), "3-4"), (PageLabel.parse("xi"), "xi"), (Pages("3-4").ranges[0], "3–4")],
)  # fmt: skip
def test_pages_of_numbers(given: Any, text: str) -> None:
    assert str(Pages(given)) == text
    if not isinstance(given, list):
        assert Chapter(title="Floods", pages=given).pages == text


@pytest.mark.parametrize("given", [None, True, (1, 2, 3), {"a": 1}, object(), (1, None)])
def test_what_no_pages_are(given: Any) -> None:
    with pytest.raises(TypeError):
        Pages(given)
    if given is not None:
        with pytest.raises(ValidationError):
            Chapter(title="Floods", pages=given)


def test_pages_are_no_text() -> None:
    pages: Any = Pages("1–12, 17–24, 31")
    assert not isinstance(pages, str) and f"pp. {pages:>16}" == "pp.  1–12, 17–24, 31"
    assert [str(span) for span in pages] == ["1–12", "17–24", "31"]
    with pytest.raises(TypeError):
        len(pages)
    with pytest.raises(AttributeError):
        pages.upper()


@pytest.mark.parametrize("page", [20, "20", "p. 20", "pp. 18–20", PageLabel.parse("20"), " 20 "])
def test_a_page_that_is_in(page: object) -> None:
    assert page in Pages("1–12, 17–24, 31")


@pytest.mark.parametrize(
    "page", [13, "xx", "p. 11–18", "2", "", "nothing", None, True, 1.5, "3, 4"]
)
def test_a_page_that_is_not(page: object) -> None:
    assert page not in Pages("5–12, 17–24, 31") and page not in Pages("70–61")


def test_of_an_open_range_only_the_first_page_is_in() -> None:
    assert 134 in Pages("134–") and 135 not in Pages("134–")


def test_pages_in_order() -> None:
    printed = ["ix–xiv", "[iii]", "1–14", "15–30", "15–61", "134–", "A3", "pl. I–VIII", "vx"]
    ordered = sorted(map(Pages, reversed(printed)))
    assert [str(pages) for pages in ordered] == [
        "ix–xiv", "[iii]", "1–14", "15–30", "15–61", "134–", "A3", "pl. I–VIII", "vx",
    ]  # fmt: skip
    assert Pages("1–14") < "15" and Pages("15") >= "15" and max(ordered) == "vx"
    assert Pages("1") < 2 and Pages("15–61") == (15, 61) and Pages("1, 3") == [1, 3]
    with pytest.raises(TypeError):
        Pages("1") < None  # type: ignore[operator]  # noqa: B015


@given(strategies.pages, strategies.pages)
def test_order_agrees_with_equality(one: str, other: str) -> None:
    a, b = Pages(one), Pages(other)
    assert (a == b) == (a.order == b.order) == (a <= b <= a)
    assert (a < b) + (a == b) + (a > b) == 1


def test_labels_and_ranges_in_their_sequences() -> None:
    label, span = PageLabel.parse, lambda text: Pages(text).ranges[0]
    a, b, roman = label("9"), label("12a"), label("xi")
    assert a and b and roman
    assert a < b and b > a and a <= a and a >= a and max(b, a) == b
    assert span("1–14") < span("15–61") < span("15–") and span("3") <= span("3")
    assert span("15–61") > span("1–14") >= span("1–14")
    assert 20 in span("15–61") and "p. 70" not in span("15–61") and span("16–17") in span("15–61")
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        with pytest.raises(TypeError, match="different sequences, so neither comes first"):
            getattr(a, compare)(roman)
        with pytest.raises(TypeError, match="different sequences"):
            getattr(span("1–14"), compare)(span("i–x"))
        with pytest.raises(TypeError, match="cannot be compared"):
            getattr(a, compare)("12")
        with pytest.raises(TypeError, match="cannot be compared"):
            getattr(span("3"), compare)("12")


def test_a_word_for_page_behind_other_words_stays() -> None:
    assert Pages("Section 1, Page 14").canonical == "Section 1, Page 14"
    assert Pages("pp. 3-5, p. 7").canonical == Pages("3-5, p. 7").canonical == "3–5, 7"
    article = pt.Reference(type="article-newspaper", title="T", pages="Section 1, Page 14")
    for format in ("bibtex", "csl-json", "ris"):
        assert "Section 1, Page 14" in pt.dumps(article, format)


@pytest.mark.parametrize("kind", [Pages, Extent])
def test_values_copied_and_pickled(kind: type[Pages] | type[Extent]) -> None:
    value = kind("ix–xiv")
    assert value.valid
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert again == value and hash(again) == hash(value) and str(again) == str(value)


def test_pages_of_all_kinds_are_sorted_as_books_have_them() -> None:
    printed = ["i–iv", "v", "I–IV", "1–5", "6", "A1–A3", "?"]
    assert [str(p) for p in sorted(map(Pages, reversed(printed)))] == printed


def test_styles_of_labels_go_by_words() -> None:
    styles = {style: LabelStyle(style).name for style in ("arabic", "roman", "ROMAN")}
    assert styles == {"arabic": "ARABIC", "roman": "ROMAN", "ROMAN": "UPPER_ROMAN"}


@pytest.mark.parametrize(
    ("text", "last"),
    [("12f.", "13"), ("4999f.", "5000"), ("6012 f.", "6013"), ("999998f.", "999999"),
     ("xiif.", "xiii"), ("mmmmcmxcviii f.", "mmmmcmxcix"), ("XIVf.", "XV"), ("[3]f.", "[4]")],
)  # fmt: skip
def test_the_page_after_one(text: str, last: str) -> None:
    (found,) = Pages(text).ranges
    assert found is not None and found.last is not None and found.last.text == last


@pytest.mark.parametrize("text", ["999999f.", "mmmmcmxcixf.", "MMMMCMXCIXf.", "12*f.", "12A f."])
def test_where_no_page_comes_after(text: str) -> None:
    assert not Pages(text).valid and str(Pages(text)) == text


def test_styles_of_labels_have_names() -> None:
    assert [style.value for style in LabelStyle] == ["arabic", "roman", "ROMAN"]
