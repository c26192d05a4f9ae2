"""The marks of marked text: one table, which the modules keep to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from precarious_truce.citations import marks
from precarious_truce.citations.marks import (
    FORMATS,
    GROUP_ENDS,
    INLINE,
    MARKS,
    TABLE,
    clean,
    shown,
    visible,
)

FOLDER = Path(marks.__file__).parent
NAMES = {
    value: name for name, value in vars(marks).items()
    if name.isupper() and isinstance(value, str) and value in TABLE and name != "ITALIC"
}  # fmt: skip
for collection in ("FORMATS", "INLINE", "DISPLAY"):
    NAMES |= dict.fromkeys(getattr(marks, collection).values(), collection)


def test_every_mark_has_a_constant_and_a_label_of_its_own() -> None:
    assert NAMES.keys() == TABLE.keys()
    assert len({mark.label for mark in TABLE.values()}) == len(TABLE)


@pytest.mark.parametrize("char", TABLE, ids=[mark.label for mark in TABLE.values()])
def test_the_modules_of_the_table_are_those_that_use_a_mark(char: str) -> None:
    mark = TABLE[char]
    listed = set(mark.writers.split()) | set(mark.readers.split())
    at_group_ends = mark.ended is not None or char in GROUP_ENDS.values()
    derived = {"GROUP_ENDS": at_group_ends, "OPENING": mark.opens}
    words = [NAMES[char], *(name for name, holds in derived.items() if holds)]
    using = {
        path.stem for path in FOLDER.glob("*.py")
        if path.stem != "marks" and re.search(rf"\b{NAMES[char]}\b", path.read_text("utf-8"))
    }  # fmt: skip
    anywhere = {
        path.stem for path in FOLDER.glob("*.py")
        if any(re.search(rf"\b{word}\b", path.read_text("utf-8")) for word in words)
    }  # fmt: skip
    assert using <= listed <= anywhere


def test_no_value_can_hold_a_mark() -> None:
    everything = "".join(map(chr, range(0x100)))
    assert not re.search(f"[{MARKS}]", clean(everything))
    assert all(re.fullmatch(f"[{MARKS}]", char) for char in TABLE)


def test_marks_are_shown_by_their_labels() -> None:
    text = (
        INLINE["i"] + "Ulysses" + marks.CLOSE + FORMATS["font-weight", "bold"] + "!" + marks.CLOSE
    )
    assert shown(text) == "{i}Ulysses{/}{font-weight bold}!{/}"
    assert visible(text) == "Ulysses!"
