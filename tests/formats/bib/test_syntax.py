"""The scanner: fixtures by case, hostile input, real files, and what is written."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precarious_truce.formats.bib.raw import syntax
from precarious_truce.formats.bib.raw.syntax import (
    Block,
    Broken,
    Comment,
    Entry,
    Junk,
    is_balanced,
    render,
    safe_key,
    scan,
    scan_chunks,
    valid_key,
)

FIXTURES = Path(__file__).parent / "fixtures"
CORPORA = Path(__file__).resolve().parents[3].parent / "shared" / "corpora"


def read(name: str) -> list[Block]:
    return list(scan((FIXTURES / name).read_text(encoding="utf-8"), name))


def entries(blocks: list[Block]) -> list[Entry]:
    """The entries, the salvaged ones too."""
    found = [block.entry if isinstance(block, Broken) else block for block in blocks]
    return [entry for entry in found if isinstance(entry, Entry)]


def contents(name: str) -> list[tuple[str, dict[str, str]]]:
    return [(e.key, dict(e.fields)) for e in entries(read(name))]


def codes(name: str) -> list[tuple[str, int | None]]:
    return [(fault.code, fault.line) for block in read(name) for fault in block.diagnostics]


VALID = {
    "concatenation_and_macros": [
        ("a", {"publisher": "Invented Press, Exampleton, 1999", "month": "10~June"})
    ],
    "parentheses_and_quotes": [
        ("quoted", {"title": 'A {"}quoted{"} word', "note": 'with "quotes" and ) inside'}),
        ("spaced", {"title": "x", "year": "1999"}),
    ],
    "comments_everywhere": [("seen", {"title": "Seen"})],
    "nested_braces": [("deep", {"title": "a {b {c {d {e {f}}}}}", "note": "{{{{x}}}}"})],
}


@pytest.mark.parametrize("case", VALID)
def test_valid(case: str) -> None:
    assert contents(f"valid/{case}.bib") == VALID[case]
    assert not codes(f"valid/{case}.bib")


def test_no_fields() -> None:
    assert contents("valid/no_fields.bib") == [("empty", {}), ("comma", {}), ("", {})]
    assert codes("valid/no_fields.bib") == [("B05", 3)]


INVALID = {
    "value_not_closed": (
        [("torn", {"title": "Lost {brace}", "year": "1999"}), ("sound", {"title": "Found"})],
        [("B02", 2)],
    ),
    "entry_not_closed": (
        [("torn", {"title": "Open", "year": "1999"}), ("sound", {"title": "Found"})],
        [("B01", 1)],
    ),
    "comma_missing": ([("a", {"title": "One", "year": "1999"})], [("B04", 2), ("B04", 3)]),
    "wrong_bracket": ([("a", {"title": "One"}), ("b", {"title": "Two"})], [("B13", 1)]),
    "bare_words": (
        [("a", {"title": "Several words of title", "month": "Juneish", "year": "1999"})],
        [("B08", 2), ("B07", 3)],
    ),
    "twice": ([("a", {"title": "First"})], [("B06", 1)]),
    "garbage_in_entry": (
        [("a", {"title": "One", "year": "1999"}), ("b", {"title": "Two"})],
        [("B03", 1)],
    ),
    "quote_not_closed": (
        [("a", {"title": "One, year = 1999"}), ("b", {"title": "Two"})],
        [("B02", 1)],
    ),
    "stray_at": ([("b", {"title": "Two"})], [("B11", 1)]),
}


@pytest.mark.parametrize("case", INVALID)
def test_invalid(case: str) -> None:
    expected, faults = INVALID[case]
    assert contents(f"invalid/{case}.bib") == expected
    assert codes(f"invalid/{case}.bib") == faults


def test_every_fixture_is_tested() -> None:
    assert {path.stem for path in FIXTURES.rglob("*.bib")} == {*VALID, *INVALID, "no_fields"}


def test_line_ends_and_byte_order_mark() -> None:
    text = "\ufeff@book{a,\r\n title = {x\r\n y}}\r@book{b,\r title={z}}"
    a, b = scan(text)
    assert isinstance(a, Entry)
    assert isinstance(b, Entry)
    assert a["title"] == "x\n y"
    assert (b.line, b.column) == (4, 1)
    assert b.place("title") == (5, 8)


def test_places_and_concatenation() -> None:
    (entry,) = scan('@misc{a, b = {c}, d = "e" # jan,\n f = mar, g = 1}')
    assert isinstance(entry, Entry)
    assert entry.fields == {"b": "c", "d": "eJanuary", "f": "March", "g": "1"}
    assert [entry.place(name) for name in "bfg"] == [(1, 14), (2, 6), (2, 15)]


def test_control_characters_are_dropped_and_reported() -> None:
    (entry,) = scan("@misc{a, b = {c\x00d}}")
    assert isinstance(entry, Entry)
    assert entry["b"] == "cd"
    assert [fault.code for fault in entry.diagnostics] == ["B09"]


def test_an_entry_swallowed_by_a_value_is_reported() -> None:
    (entry,) = scan("@misc{a, b = {\n@misc{c, d = {e}}\n}}")
    assert [fault.code for fault in entry.diagnostics] == ["B10"]


def test_text_between_entries_is_kept() -> None:
    blocks = list(scan("one\n@comment{two}\nthree"))
    assert [type(block) for block in blocks] == [Junk, Comment, Junk]
    assert "".join(block.raw for block in blocks) == "one\n@comment{two}\nthree"


MANY = 100_000
HOSTILE = {
    "10 MB not closed": "@a{b, c = {" + "x" * 10**7,
    "lines not closed": "@a{b, c = {" + "x\n" * 10**5 * 4,
    "quote not closed": '@a{b, c = "' + "x \n" * 10**5 * 3,
    "nested": "@a{b, c = " + "{" * MANY + "}" * MANY + "}",
    "opened": "@a{b, c = " + "{" * MANY,
    "at": "@" * MANY,
    "at in lines": "@\n" * MANY,
    "starts on one line": "@a{" * MANY,
    "starts": "@a{b,c={\n" * (MANY // 10),
    "quoted starts": '@a{b,c="\n' * (MANY // 10),
    "parenthesised starts": "@a(b,c={\n" * (MANY // 10),
    "closed too late": "@a{b,c={\n" * (MANY // 10) + "};" * (MANY // 10),
    "empty fields": "@a{b," + "c=\n" * MANY,
    "one field often": "@a{b," + "c={d}," * MANY + "}",
    "comments": "@comment{" * MANY,
    "strings": "@string{a={\n" * (MANY // 10),
    "NUL": "\0" * 10**6 + "@a{b,c={\0}}",
    "macros that double": '@string{a="x"}' + "@string{a=a#a}" * 100,
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_input_ends(case: str) -> None:
    text = HOSTILE[case]
    blocks = list(scan(text))
    chunks = (text[at : at + 65536] for at in range(0, len(text), 65536))
    if len(text) < 10**6:
        assert sum(1 for _ in scan_chunks(chunks)) == len(blocks)
    if case not in ("nested", "comments"):
        assert any(block.diagnostics for block in blocks)


def plain(block: Block) -> tuple[object, ...]:
    said = [replace(fault, excerpt=None) for fault in block.diagnostics]
    entry = block.entry if isinstance(block, Broken) else None
    return type(block), block.raw, block.start, block.line, said, entry


@given(st.text(st.sampled_from('@{}(),="#%a1 \n\\\x00')), st.integers(1, 7))
def test_anything_is_scanned_the_same_in_chunks(text: str, size: int) -> None:
    blocks = list(scan(text))
    chunks = (text[at : at + size] for at in range(0, len(text), size))
    # Only the excerpts may be shorter: the rest of the line may not have been read yet.
    assert [plain(block) for block in scan_chunks(chunks)] == [plain(block) for block in blocks]
    ends = [block.start + len(block.raw) for block in blocks]
    assert all(end <= block.start for end, block in zip(ends, blocks[1:], strict=False))


ENTRIES = st.lists(
    st.sampled_from(
        ["@misc{k,", "@Misc { k ,", "@misc(k,", "@misc{", "}", ")", "\n", " ", ",", "a = {b},",
         "A = 1", "c = \"d {e}\",", "f = jun,", "g = no # {x},", "h = {{i} {j{k}}}\n,", "l = {}",
         "@string{no=1}", "m = {x\n@misc{y, }},", "% n\n", "{", "\x01", "=", "month=jun", ",\n"]
    )
)  # fmt: skip
"""Pieces of entries, whole and torn."""


@given(ENTRIES)
def test_usual_entries_are_read_as_any_other(pieces: list[str]) -> None:
    text = "".join(pieces)
    quick = list(scan(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(syntax.Scanner, "_usual_entry", lambda scanner: None)
        assert [(*plain(block), block) for block in scan(text)] == [
            (*plain(block), block) for block in quick
        ]


VALUES = st.text(st.sampled_from('@{}(),="#%a1 \\\n') | st.characters(exclude_categories=["C"]))


@given(st.dictionaries(st.sampled_from(["title", "note", "year", "x-y"]), VALUES))
def test_no_value_breaks_out(values: dict[str, str]) -> None:
    entry = Entry("book", "k", values)
    for align in (False, True):
        (back,) = scan(render(entry, align=align))
        assert isinstance(back, Entry)
        assert list(back.fields) == list(values)
        assert all(v == values[n] for n, v in back.fields.items() if is_balanced(values[n]))
        assert render(back, align=align) == render(entry, align=align)


@pytest.mark.parametrize("name", ["", "a b", "a}", "é"])
def test_names_that_cannot_be_written_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="BibTeX"):
        render(Entry("book", "k", {name: "x"}))
    with pytest.raises(ValueError, match="BibTeX"):
        render(Entry(name, "k"))


@given(st.text())
def test_safe_keys_are_valid(key: str) -> None:
    assert valid_key(safe_key(key))
    assert valid_key(safe_key(key, ascii=True), ascii=True)


def test_memory_grows_with_the_largest_entry_only() -> None:
    def chunks(count: int) -> Iterator[str]:
        for number in range(count):
            yield f"@book{{k{number}, title = {{{'word ' * 50}}}}}\n"

    def peak(count: int) -> int:
        tracemalloc.start()
        assert sum(1 for _ in scan_chunks(chunks(count))) == count
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(2000) < 3 * peak(200)


ENTRY_AT_LINE_START = re.compile(
    r"^[ \t]*@[ \t]*(?!comment|string|preamble)\w+[ \t]*[{(]", re.MULTILINE | re.IGNORECASE
)


def decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.skipif(not CORPORA.is_dir(), reason="../shared/corpora is not there")
def test_real_files_lose_no_entry() -> None:
    files = [
        path
        for path in sorted(CORPORA.rglob("*"))
        if path.suffix in (".bib", ".bibtex", ".biblatex")
    ]
    assert files
    for path in files:
        text = decoded(path)
        found = entries(list(scan(text, path.name)))
        assert len(found) >= len(ENTRY_AT_LINE_START.findall(text)), path.name
        for entry in found:
            if entry.key and not valid_key(entry.key):
                continue
            again = entries(list(scan(render(entry))))
            assert list(again[0].fields.items()) == list(entry.fields.items()), path.name
