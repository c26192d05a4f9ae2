"""Every lint finds what it is for, at its line, and nothing on a good record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.checks import check, check_text, explain, lints
from precarious_truce.errors import Severity, TruceError
from precarious_truce.formats.yaml import dumps

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "invalid").glob("*.yaml"))
EXPECTED = re.compile(r"#\s((?:[A-Z]\d+)(?:\s[A-Z]\d+)*)$")
BAD_LINTS = re.compile(r"# ([A-Z]\d+ .*)$")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_each_fault_at_its_line_and_no_other(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = [
        (code, number)
        for number, line in enumerate(text.splitlines(), 1)
        if (marked := EXPECTED.search(line))
        for code in marked[1].split()
    ]
    assert sorted((d.code, d.line) for d in check_text(text)) == sorted(expected)


def test_every_lint_has_a_faulty_record() -> None:
    marked = " ".join(path.read_text(encoding="utf-8") for path in FIXTURES)
    own = {entry.code for entry in lints() if entry.find is not None}
    assert {code for code in own if f" {code}" not in marked} == set()


def test_bad_lints(shared: Path) -> None:
    text = (shared / "records" / "bad-lints.yaml").read_text(encoding="utf-8")
    planted = [
        (code, number)
        for number, line in enumerate(text.splitlines(), 1)
        if (marked := BAD_LINTS.search(line)) and number > 1
        for code in re.findall(r"\b[YPCIDRNT]\d+\b", marked[1])
    ]
    assert sorted((d.code, d.line) for d in check_text(text)) == sorted(planted)


def good_records(root: Path) -> list[Path]:
    found = [*(root / "data").glob("*.yaml"), *(root.parent / "shared" / "records").glob("*.yaml")]
    return sorted(p for p in found if p.name != "bad-lints.yaml")


def test_no_false_alarm_on_good_records(root: Path) -> None:
    for path in good_records(root):
        found = check_text(path.read_bytes(), file=str(path))
        assert [str(d) for d in found if d.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    "contents",
    [
        "[{title: One, pages: 1–12}, {title: Leaves, pages: 12a–12d}, {title: Two, pages: 13–20}]",
        "[{title: Preface, pages: ix–xiv}, {number: 1, title: One, pages: 15–40}]",
        "[Introduction, {number: 2, title: Two}, {number: 3, title: Three}]",
        "[{number: I, title: A, contents: [{number: 1, title: B}]},"
        " {number: II, title: C, contents: [{number: 2, title: D}]}]",
        "[{number: 1, title: One, contents: [{number: 1, title: A}, {number: 2, title: B}]},"
        " {number: 2, title: Two, contents: [{number: 1, title: C}]}]",
        "[{number: 1, title: Un, language: fr}, {number: 2, title: Two},"
        " {number: 3, title: Drei, language: de}]",
        "[{article-number: 1, title: One, pages: 1–9},"
        " {article-number: 2, title: Two, pages: 1–14}]",
        "[{number: 1, title: One, pages: 134–}, {number: 2, title: Two},"
        " {number: 3, title: Three, pages: 150–160}]",
        "[{number: 1, title: One}, Index, About the author, Acknowledgements]",
        "[{number: A, kind: appendix, title: Maps}, {number: B, kind: appendix, title: Tables}]",
    ],
)  # fmt: skip
def test_good_contents(contents: str) -> None:
    text = f"title: Reed and Rush\nauthor: Marsh, Eleanor\ncontents: {contents}\n"
    allowed = ("P5", "P11", "C4")
    assert [d for d in check_text(text) if d.code not in allowed] == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("extent: 100 pages\ncontents: [{number: 1, title: One, pages: 1–101}]", "P4"),
        ("extent: XII + 90\ncontents: [{title: Preface, pages: ix–xiii}]", "P4"),
        ("contents: [{title: One, pages: civil}]", "P9"),
        ("contents: [{title: One, pages: 1234567}]", "P10"),
        ("doi: doi:10.5555/x", "I3"),
        ("isbn: 978-0-521-08689", "I1"),
        ("date: '[1931]'", "D3"),
        ("date: 2004-13", "D3"),
        ("series: {title: S, editor: Ruth Whitcombe}", "N2"),
        ("cartographer: Ruth Whitcombe", "N2"),
        ("contents: [{number: Chapter 1, title: A}, {number: Chapter 3, title: B}]", "C1"),
        ("contents: [{number: One, title: A}, {number: Three, title: B}]", "C1"),
        ("contents: [{number: 1a, title: A}, {number: 1c, title: B}]", "C1"),
        ("original: {title: Z, author: [Marsh, Eleanor]}", "N1"),
        ("author: Smith, Jane and Doe, Ann", "N4"),
        ("author: [Jane Smith & John Doe]", "N4"),
        ("author: Smith, Jane, Doe, Ann", "N4"),
        ("author: Smith, J., Doe, A., and Roe, B.", "N4"),
        ("author: Marsh, Eleanor (Ed.)", "N5"),
        ("author: [Jane Smith (hrsg)]", "N5"),
        ("editor: Marsh, E., eds.", "N5"),
        ('author: "Doe, Ann [Trans.]"', "N5"),
        ("cartographer: {family: A, given: B, orcid: 0000-0002-1825-0098}", "I1"),
        ("volumes: [{number: 2, title: Two}, {number: 1, title: One}]", "C5"),
    ],
)
def test_more_faults(fields: str, code: str) -> None:
    found = check_text(f"title: Reed and Rush\nlanguage: en\n{fields}\n")
    assert (code, 3 + fields.count("\n")) in [(d.code, d.line) for d in found]


@pytest.mark.parametrize("name", ["Roe, Ed", "Red, Ann", "Doe, Ann (Annie)", "King, Martin, Jr."])
def test_words_of_a_name_are_no_role(name: str) -> None:
    assert check_text(f"title: Rivers\nauthor: {name}\n") == []


def test_names_on_lines_of_their_own_are_not_cut_in_two() -> None:
    assert check_text("title: Dialogues\nauthor:\n  - Plato\n  - Xenophon\n") == []


def test_names_that_hold_and_by_right_are_not_several() -> None:
    people = ["Hill and Wang", "Smith & Wesson Company", "{family: Smith, given: J. and D.}"]
    found = check_text("title: Rivers\nauthor:\n" + "".join(f"  - {name}\n" for name in people))
    assert found == []


def test_dates_offer_their_edtf_form() -> None:
    offers = {
        "c. 1931": "1931~", "1924–27": "1924/1927", "[1931?]": "1931?", "June 1977": "1977-06",
        "1 June 2011": "2011-06-01", "June 1, 2011": "2011-06-01", "1930s": "193X",
        "19th century": "18XX", "before 1931": "../1931", "1.6.2011": "2011-06-01",
        "spring 1977": "1977-21", "between 1920 and 1925": "1920/1925", "1977–": "1977/..",
    }  # fmt: skip
    for written, edtf in offers.items():
        (found,) = check_text(f"title: A\nauthor: B, C\ndate: '{written}'\n")
        assert (found.code, found.hint) == ("D3", f"write {edtf}"), written


def test_models_give_the_path_of_the_record() -> None:
    book = pt.Book(title="Reed", contents=[{"title": "One", "pages": "70–61"}])
    (found,) = pt.check(pt.Library([book]))
    assert (found.code, found.path, found.file) == ("P2", ("contents", 0, "pages"), "reed")


def test_records_of_one_file_have_their_own_places() -> None:
    text = "- {title: A, isbn: 978-0-521-08689-9}\n- title: B\n  isbn: 978-0-521-08689-8\n"
    (found,) = check_text(text, file="x.yaml")
    assert (found.code, found.line, found.column, found.path) == ("I1", 3, 9, (1, "isbn"))
    assert "x.yaml:3:9: error[I1]" in str(found)


def test_a_record_whose_key_is_taken_is_checked_too() -> None:
    text = "key: a\ntitle: A\n---\nkey: a\ntitle: B\nisbn: 978-0-521-08689-8\n"
    assert [(d.code, d.line) for d in check_text(text)] == [("Y7", 4), ("I1", 6)]


def test_selection() -> None:
    text = (FIXTURES[0].parent / "P4-beyond.yaml").read_text(encoding="utf-8")
    assert {d.code for d in check_text(text, select=["P"])} == {"P4"}
    assert check_text(text, ignore=["P4"]) == []


def test_every_lint_is_explained() -> None:
    for entry in lints():
        page = explain(entry.code.lower())
        assert page.startswith(f"{entry.code} ({entry.severity}): ") and len(page) > 120
    with pytest.raises(TruceError, match="no diagnostic has the code Q1"):
        explain("Q1")


def test_a_name_in_parts_is_not_asked_for_again() -> None:
    book = pt.Book(title="A", author={"family": "B", "given": "C and D", "orcid": ORCID})
    assert check(book) == check_text(dumps(book)) == []
    assert [d.code for d in check(pt.Book(title="A", author="B, C and D"))] == ["N4"]


@given(libraries)
def test_checks_never_fail_on_what_loads(library: pt.Library) -> None:
    found = check(library)
    located = check_text(dumps(library))
    assert all(d.line for d in located)
    # N1 speaks of lists in brackets where it sees the text, of every list where it does not.
    here, there = (sorted(d.code for d in f if d.code != "N1") for f in (found, located))
    assert here == [code for code in there if not code.startswith("Y")]


ORCID = "0000-0002-1825-0097"
KEYS = ["title", "contents", "volumes", "author", "isbn", "date"]
values = st.recursive(
    st.sampled_from(["", "x", "1–5", "vx", "70–61", "2004", "c. 1931", "[a", "978-0-521-08689-8"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "title",
                    "pages",
                    "contents",
                    "volumes",
                    "author",
                    "isbn",
                    "date",
                    "original",
                    "formats",
                    "nots",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(KEYS), values))
def test_checks_never_fail_on_what_does_not_load(raw: dict[str, object]) -> None:
    import json

    check_text(json.dumps(raw))


@given(st.text(alphabet="title: conespag[]{}–-1ixv,'\"#&*!|>\n\t\x07", max_size=80))
def test_checks_never_fail_on_any_text(text: str) -> None:
    check_text(text)
