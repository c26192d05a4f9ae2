"""The formatter: idempotent, same meaning, all comments kept; what it cannot keep it refuses."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats.yaml import dumps, loads
from precarious_truce.formats.yaml.format import format_text


def records(root: Path) -> list[Path]:
    found = [*(root / "data").glob("*.yaml"), *(root.parent / "shared" / "records").glob("*.yaml")]
    return sorted([*found, *(root / "tests/fixtures/invalid").glob("*.yaml")])


def comments(text: str) -> list[str]:
    """Of text in which no scalar holds ` #`."""
    return sorted(re.findall(r"(?:^|(?<=\s))#.*?(?=\s*$)", text, re.M))


def works(text: str) -> object:
    try:
        return list(loads(text))
    except TruceError as error:
        return list(error.library), sorted(d.code for d in error.diagnostics)


def test_all_records(root: Path) -> None:
    for path in records(root):
        text = path.read_text(encoding="utf-8")
        after = format_text(text, file=str(path))
        assert format_text(after) == after, path
        assert comments(after) == comments(text), path
        assert works(after) == works(text), path
        assert after.count("\n\n") == text.count("\n\n"), path


def test_order_quotes_dashes_spacing() -> None:
    before = """\
contents:
- {pages: 1--30,number:  1, title: 'One' }
-   pages: 113-18
    title:   "Two: more"
x-shelf: 3
date: "1977"   # printed
author:  [ 'Marsh, Eleanor' ]
title: >-
  Reed
  and Rush
key: "b"
"""
    assert (
        format_text(before)
        == """\
key: b
title: >-
  Reed
  and Rush
author: ['Marsh, Eleanor']
date: 1977     # printed
contents:
  - {number: 1, title: One, pages: 1–30}
  - title: "Two: more"
    pages: 113–18
x-shelf: 3
"""
    )


def test_comments_go_with_what_they_are_about() -> None:
    before = """\
# The head of the file.

# about the date
date: 1977  # when

title: A  # what
contents:
  # about one
  - One
    # below one
  # about two
  - title: Two  # two
    # its number
    number: 2
# the end
"""
    assert (
        format_text(before)
        == """\
# The head of the file.

# about the date

title: A  # what
date: 1977  # when
contents:
  # about one
  - One
    # below one
  # about two
  # its number
  - number: 2
    title: Two  # two
# the end
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "title: A\n...\n",
        "%YAML 1.1\n---\ntitle: A\n",
        "--- {title: A}\n",
        "title: |2\n    A\ndate: 1\n",
        "title: A\u2028B\n",
        "title: A\rdate: 1\r",
    ],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(TruceError, match=r"cannot be formatted|line break"):
        format_text(text)


@pytest.mark.parametrize(
    "text", ["title: A: B\n", "title: [A\n", "title: A\ntitle: B\n", "", "a: &x b\n"]
)
def test_what_does_not_parse_is_refused(text: str) -> None:
    with pytest.raises(TruceError):
        format_text(text)


def test_line_ends_and_mark_are_kept() -> None:
    assert format_text("\ufeffdate: '1977'\r\ntitle: A\r\n") == "\ufefftitle: A\r\ndate: 1977\r\n"


def test_streams() -> None:
    before = "# one\n---\ndate: 1\ntitle: A\n# end of one\n--- # two\ndate: 2\ntitle: B\n"
    assert (
        format_text(before)
        == "# one\n---\ntitle: A\ndate: 1\n# end of one\n---  # two\ntitle: B\ndate: 2\n"
    )


# --- made records -------------------------------------------------------------------------------


def messed(text: str, seed: int) -> str:
    """The text with comments and blank lines put between and behind lines that allow it."""
    dice = random.Random(seed)
    out = []
    literal = None
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        indent = len(line) - len(line.lstrip())
        if literal is not None and (indent > literal or not line.strip()):
            out.append(line)
            continue
        literal = None
        if dice.random() < 0.2:
            out.append(" " * dice.choice((0, indent, indent + 2)) + f"# above {number}")
        if dice.random() < 0.1:
            out.append("")
        if line.endswith(("|", "|-", ">", "|+")):
            literal = indent
        elif dice.random() < 0.3 and line.strip() != "---":
            out.append(f"{line}{' ' * dice.randint(1, 9)}# behind {number}")
            continue
        out.append(line)
    return "\n".join(out) + "\n"


@given(libraries, st.integers())
def test_made_records(library: pt.Library, seed: int) -> None:
    text = messed(dumps(library), seed)
    after = format_text(text)
    assert format_text(after) == after
    assert loads(after) == library.without([])  # a reference to a Book is read as that Book
    for number in re.findall(r"# (?:above|behind) \d+$", text, re.M):
        assert number in after


@pytest.mark.slow
@settings(max_examples=1000)
@given(libraries, st.integers())
def test_a_thousand_made_records(library: pt.Library, seed: int) -> None:
    test_made_records.hypothesis.inner_test(library, seed)  # type: ignore[attr-defined]


@given(libraries)
def test_flow_records(library: pt.Library) -> None:
    """JSON is YAML: all in quotes, in one line or many; braces in titles are marks."""
    from precarious_truce.formats.yaml.write import plain

    for work in library:
        for indent in (None, 3):
            text = json.dumps(plain(work), ensure_ascii=False, indent=indent)
            if re.search("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", text):
                continue
            assert list(loads(format_text(text))) == list(loads(text))


@given(st.text(alphabet="title: pages\n-#'\"|>[]{},&*!?ab1–\t", max_size=60))
def test_any_text_is_formatted_or_refused(text: str) -> None:
    try:
        after = format_text(text)
    except TruceError:
        return
    assert format_text(after) == after
