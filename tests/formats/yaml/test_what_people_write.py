"""Slips that people make in a record: where it is told, what is wrong, and what to do about it."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.checks import check_text
from precarious_truce.formats.yaml import source

LIST = "write each on a line of its own, beginning with `- `"
SLIPS = [
    ("title: A\ntitle: B\n", 2, "duplicate key title: it stands here twice", "keep one"),
    ("title: A\ncontents:\n- {title: B, pages: 1, pages: 2}\n", 3, "duplicate key pages", "keep"),
    ("title: A\ncontents:\n  one: Intro\n  two: End\n", 2, "contents holds a mapping where", LIST),
    ("title: A\ncontents:\n- title: B\n  contents: {x: C}\n", 4, "contents holds a mapping", LIST),
    ("title: A\nvolumes: {1: {contents: [B]}}\n", 2, "volumes holds a mapping where a list", LIST),
    ("title: A\nvolumes: two\n", 2, "volumes holds text where a list belongs", LIST),
    ("title: A\ncontents:\n- [B, C]\n", 3, "contents holds a list where a part", "a part is"),
    ("title: A\ncontents:\n-\n- B\n", 3, "an entry of contents is empty", "leave out"),
    ("title: A\ncontents:\n- {titel: B}\n", 3, "unknown key titel", "did you mean title?"),
    ("title: A\ncontents:\n- Rivers: a study\n", 3, "unknown key Rivers", "in quotes"),
    ("title: A\ntype: thesis\ncontents: [B]\n", 3, "unknown key contents", "only books"),
    ("title: A\nvolumes:\n- {number: 1, volumes: [B]}\n", 3, "unknown key volumes", "`contents`"),
    ("title: A\nseries: [S, 1]\n", 2, "series holds a list where text belongs", "one value"),
    ("title: A\npublisher: {name: P}\n", 2, "unknown key name", "known here: lang"),
    ("title: A\nauthor: 'Doe, J' Jr.\n", 2, "text stands behind a closing", "the whole author"),
    ("title: A\nauthor: - Doe, J\n", 2, "a list begins on the line of its key", "brackets"),
    ("title: A\n- author: B\n", 2, "an item of a list stands where a key belongs", "`key: value`"),
    ("title: A\nauthor:Doe, J\n", 2, "no space stands behind the colon", "`author: `"),
    ("title: A\nnote:x\nauthor: B\n", 2, "no space stands behind the colon", "`note: `"),
    ("title:A\n", 1, "not a record", "put a space behind the colon: `title: …`"),
    ("@book{a, title={B}}\n", 1, "this looks like an entry of a .bib file", "bibtex"),
    ("title: A\ndate: 12/05/1977\n", 2, "not a date in EDTF", "write 1977-05-12 or 1977-12-05"),
    ("title: A\ndate: 25/12/1977\n", 2, "not a date in EDTF", "write 1977-12-25"),
    ("title: A\ndate: 1977-13\n", 2, "not a date in EDTF", "write a year (1977), or 1977-05"),
    ("title: A\ndate: 1977-80\n", 2, "not a date in EDTF", "write 1977/1980"),
    ("title: A\ndate: soon\n", 2, "not a date in EDTF", "write a year (1977)"),
    ("title: A\nkeywords: [a, '']\n", 2, "an entry of keywords is empty", "leave out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "hint"), SLIPS)
def test_a_slip(text: str, line: int, message: str, hint: str) -> None:
    first = check_text(text)[0]
    assert first.line == line
    assert message in first.message
    assert first.hint and hint in first.hint


@pytest.mark.parametrize("text", [text for text, *_ in SLIPS if "\ndate:" not in text])
def test_a_slip_stops_the_record(text: str) -> None:
    with pytest.raises(pt.TruceError):
        pt.loads(text)


@pytest.mark.parametrize(
    "text", ["title: A\ncontents: B\n", "title: A\ncontents: {title: B, pages: 1–2}\n",
             "title: A\nvolumes: {number: 1, contents: [B]}\n"],
)  # fmt: skip
def test_one_may_stand_for_a_list_of_one(text: str) -> None:
    (part,) = [ref for ref in pt.loads(text).references() if ref.title.text == "B"]
    assert part.type == "chapter"


def test_a_list_of_other_things_is_told_once() -> None:
    assert len(check_text("title: A\ncontents:\n  one: B\n  two: C\n  three: D\n")) == 1


def test_a_file_that_is_too_large_is_refused_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_SIZE", 3 * 2**20)
    (fault,) = check_text("title: " + "x" * (4 * 2**20))
    assert (fault.code, fault.hint) == ("Y0", "split it into several files")
    assert fault.message == "the file is larger than 3 MiB: 4.0 MiB"
