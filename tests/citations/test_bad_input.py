"""Hostile styles and items: escaped output or an error with a line, in bounded time."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precarious_truce.citations import Processor
from precarious_truce.citations.naming import locale_named
from precarious_truce.citations.serialise import OUTPUTS
from precarious_truce.errors import StyleError, TruceError

NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
TITLE = '<text variable="title"/>'


def style(body: str, head: str = "") -> str:
    parts = "".join(f"<{a}><layout>{body}</layout></{a}>" for a in ("citation", "bibliography"))
    return f"<style {NS}>{head}{parts}</style>"


def macro(name: str, body: str) -> str:
    return f'<macro name="{name}">{body}</macro>'


def call(name: str) -> str:
    return f'<text macro="{name}"/>'


DOUBLING = "".join(macro(f"m{n}", call(f"m{n + 1}") * 2) for n in range(40)) + macro("m40", TITLE)
BAD = {
    "entity bomb": '<!DOCTYPE s [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>' + style(TITLE),
    "external entity": '<!DOCTYPE s SYSTEM "file:///etc/hostname">' + style(TITLE),
    "macros in a circle": style(call("a"), macro("a", call("b")) + macro("b", call("a"))),
    "macros that multiply": style(call("m0"), DOUBLING),
    "deep nesting": style("<group>" * 5000 + TITLE + "</group>" * 5000),
    "no such macro": style(call("none")),
    "no such element": style("<blink/>"),
    "no condition": style(f"<choose><if>{TITLE}</if></choose>"),
    "not a style": "<html/>",
    "not XML": "<style",
    "nothing in it": f"<style {NS}/>",
    "no layout": f"<style {NS}><citation/></style>",
    "strange encoding": b'<?xml version="1.0" encoding="zzz"?><style/>',
    "too large": "<style>" + " " * 5_000_000,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_styles_are_refused_with_their_line(name: str) -> None:
    start = time.monotonic()
    with pytest.raises(StyleError) as caught:
        processor = Processor(BAD[name], [{"id": "a", "title": "T"}])
        processor.citations([[{"id": "a"}]])
    assert time.monotonic() - start < 5
    if name != "too large":
        assert caught.value.diagnostics[0].line is not None


ITEMS: list[dict[str, Any]] = [
    {"id": "a", "title": "x" * 1_000_000},
    {"id": "A", "author": [{"family": f"F{n}", "given": "G"} for n in range(3000)]},
    {"id": 1, "type": "nope", "title": ["x"], "author": "name", "issued": "zz", "page": {"x": 1}},
    {"id": 2, "type": ["x"], "author": [None, 3, [], {"family": []}], "volume": 1e308},
    {"id": 3, "issued": {"date-parts": [[None, "x"], []]}, "edition": float("nan")},
    {"id": 4, "issued": {"date-parts": [["1e99", 99, 99], ["2000"]]}, "title": "\x01\x1b\ud800<i>"},
    {"id": 5, "title": "'" * 3000 + '"' * 3000 + "<i>" * 3000, "page": "1-2," * 3000},
    {"id": 6, "issued": {"raw": "9" * 10_000}, "accessed": {"literal": {}}, "language": 5},
]  # fmt: skip


@pytest.mark.parametrize("name", ["apa", "chicago-notes-bibliography"])
def test_hostile_items_are_rendered(name: str) -> None:
    processor = Processor(name, ITEMS)
    processor.citations([[{"id": "a", "locator": {}, "position": "x", "prefix": []}, {"id": "A"}]])
    assert [i for i, _ in processor.bibliography()].count("a") == 1
    assert len(processor.bibliography()) == len(ITEMS)


@pytest.mark.parametrize("items", [None, 5, "x", [5], [{}], [{"id": None}], [{"id": True}]])
def test_what_is_no_item_is_named(items: Any) -> None:
    with pytest.raises(TruceError):
        Processor("apa", items)


def test_one_items_emptiness_is_not_anothers() -> None:
    body = f'<group><text value="T: "/>{TITLE}</group>'
    items = [{"id": "a", "title": "\x01"}, {"id": "b", "title": "B"}]
    assert Processor(style(body), items, output="text").bibliography() == [("a", ""), ("b", "T: B")]


values = st.text(max_size=40)


@given(values)
def test_html_escapes_whatever_a_value_holds(value: str) -> None:
    text = Processor(style(TITLE), [{"id": "a", "title": value}]).bibliography()[0][1]
    inner = text.removeprefix('<div class="csl-entry">').removesuffix("</div>")
    for tag in ("i", "b", "sup", "sub"):
        inner = inner.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in inner.replace("<span", "").replace("</span>", "") or "<span" in inner
    assert "<script" not in inner


@given(st.text(alphabet="\\{}$&#%_^~<>[]`*|a ", max_size=20))
def test_latex_specials_never_reach_tex(value: str) -> None:
    text = Processor(style(TITLE), [{"id": "a", "title": value}], output="latex").bibliography()[0][
        1
    ]
    bare = text.replace("\\\\", "").replace("\\textbackslash{}", "")
    for special in "$&#%_":
        assert all(bare[i - 1] == "\\" for i, c in enumerate(bare) if c == special)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
fields = st.sampled_from(
    ["title", "author", "issued", "page", "volume", "type", "edition", "note", "editor", "language"]
)


@given(st.dictionaries(fields, anything, max_size=5), st.sampled_from(OUTPUTS))
def test_no_item_raises(item: dict[str, Any], output: str) -> None:
    for name in ("apa", "ieee"):
        processor = Processor(name, [item | {"id": "a"}], output=output)
        processor.citations([[{"id": "a"}]])
        assert json.dumps(processor.bibliography())


@pytest.mark.parametrize("name", ["a" * 256, "a" * 5000, "a\0b"])
def test_a_name_that_no_file_can_have_is_no_style(name: str) -> None:
    with pytest.raises(StyleError, match="there is no style"):
        Processor(name, [])


@pytest.mark.parametrize("locale", [5, b"de", "d\0e", "d" * 300])
def test_what_is_no_locale(locale: Any) -> None:
    with pytest.raises(StyleError, match="locale"):
        locale_named(locale)


def _in_macros(depth: int) -> str:
    macros = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(depth // 2)
    )
    last = f'<macro name="m{depth // 2}">{TITLE}</macro>'
    return style('<text macro="m0"/>', head=macros + last)


FLOODS = {"id": "a", "type": "book", "title": "Floods"}
DEEP = {
    "groups": lambda n: style("<group>" * n + TITLE + "</group>" * n),
    "groups with affixes": lambda n: style(
        '<group prefix="" suffix="" delimiter=", " display="block">' * n + TITLE + "</group>" * n
    ),
    "conditions": lambda n: style(
        '<choose><if type="book">' * (n // 2) + TITLE + "</if></choose>" * (n // 2)
    ),
    "substitutes": lambda n: style(
        '<names variable="composer"><substitute>' * (n // 2) + TITLE
        + "</substitute></names>" * (n // 2)
    ),
    "macros": _in_macros,
}  # fmt: skip


@pytest.mark.parametrize("what", DEEP)
def test_styles_that_nest_deep_are_rendered(what: str) -> None:
    """Also where many calls are open already."""

    def below(calls: int) -> list[tuple[str, str]]:
        return below(calls - 1) if calls else Processor(DEEP[what](140), [FLOODS]).bibliography()

    assert below(0) == below(200)
    assert "Floods" in below(0)[0][1]
    with pytest.raises(StyleError, match=r"nest more than \d+ deep"):
        Processor(DEEP[what](400), [FLOODS])
