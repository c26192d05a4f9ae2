r"""Case that a title keeps, in braces."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import precarious_truce as pt
from precarious_truce.formats.yaml.format import format_text
from precarious_truce.formats.yaml.schema import record_schema
from precarious_truce.model import Book, Chapter, Reference, Volume
from precarious_truce.model.base import Record
from precarious_truce.model.described import OtherEdition, Series
from precarious_truce.model.titles import Title

MARKED = 'Rivers and <span class="nocase">Borders</span>'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Rivers and {Borders}", MARKED),
        ("Rivers and {{Borders}}", 'Rivers and <span class="nocase">{Borders}</span>'),
        (MARKED, MARKED),
        (r"On \{sets\}", "On {sets}"),
        (r"On \{ and {Venn}", 'On { and <span class="nocase">Venn</span>'),
        (r"C:\temp \\ x", r"C:\temp \\ x"),
        (r"C:\temp \\ {x}", 'C:\\temp \\ <span class="nocase">x</span>'),
        ("The {} operator", "The {} operator"),
        ("{<i>Emma</i>} once", '<span class="nocase"><i>Emma</i></span> once'),
        ("<i>{Emma} once</i>", '<i><span class="nocase">Emma</span> once</i>'),
        ("<i>{Emma</i> once}", '<i><span class="nocase">Emma</i> once</span>'),
    ],
)
def test_braces_keep_case(written: str, read: str) -> None:
    if "{{" in written:
        read = read.replace("{Borders}", '<span class="nocase">Borders</span>')
    (book,) = pt.loads(f"title: '{written}'\n", "yaml")
    assert str(book.title) == read
    text = pt.dumps(book, "yaml")
    assert "<span" not in text and list(pt.loads(text, "yaml")) == [book]
    assert pt.dumps(pt.loads(text, "yaml"), "yaml") == text == format_text(text)


@pytest.mark.parametrize("written", ["{Rivers", "Rivers}", "}Rivers{", r"{Rivers\}", "{a} {b"])
def test_braces_that_do_not_match_are_text_and_told(written: str) -> None:
    text = f"title: X\ncontents:\n  - '{written}'\n  - {{title: '{written}', pages: 1–2}}\n"
    library = pt.loads(text, "yaml")
    assert [(d.code, d.line, d.column) for d in library.diagnostics] == [
        ("Y8", 3, 5),
        ("Y8", 4, 13),
    ]
    assert [str(part.title) for part in library.books()[0].contents] == [written] * 2
    again = pt.loads(pt.dumps(library, "yaml"), "yaml")
    assert list(again) == list(library) and not again.diagnostics


pieces = st.sampled_from(
    ['<span class="nocase">', "</span>", "<span>", "<i>", "</i>", "{", "}", "\\", "\\{", "a", " "]
)


@given(st.lists(pieces, min_size=1).map("".join).filter(str.strip))
def test_any_title_comes_back(text: str) -> None:
    book = Book(
        title=text, subtitle=text, key="a", contents=[text, Chapter(title=text, doi="10.1/a")]
    )
    written = pt.dumps(book, "yaml")
    assert list(pt.loads(written, "yaml")) == [book]
    assert pt.dumps(pt.loads(written, "yaml"), "yaml") == written


def titled(model: type[Record]) -> list[str]:
    """The fields of a model that are titles."""
    return [
        name
        for name, field in model.model_fields.items()
        if "Title" in str(field.annotation) or name.endswith("subtitle")
    ]


@pytest.mark.parametrize("model", [Book, Volume, Chapter, Reference, Series, OtherEdition])
def test_every_title_of_the_model_has_them(model: type[Record]) -> None:
    said = dict.fromkeys(titled(model), MARKED)
    assert said
    book = (
        Book(title="X", key="a") if model is not Book else Book.model_validate(said | {"key": "a"})
    )
    part = model.model_validate(said | ({"type": "chapter"} if model is Reference else {}))
    holders = {Series: "series", OtherEdition: "original", Volume: "volumes", Chapter: "contents"}
    if model in holders:
        value = part if model in (Series, OtherEdition) else [part]
        book = Book.model_validate({"title": "X", "key": "a", holders[model]: value})
    text = pt.dumps(part if isinstance(part, Reference) else book, "yaml")
    assert "<span" not in text and text.count("{Borders}") == len(said)


def test_every_form_of_a_title_has_them_but_its_language() -> None:
    forms = {name: MARKED for name in Title.model_fields if name != "lang"}
    book = Book(title=Title(**forms, lang="en"), event={"name": MARKED, "date": "2001"}, key="a")
    text = pt.dumps(book, "yaml")
    assert "<span" not in text and text.count("{Borders}") == len(forms) + 1
    assert list(pt.loads(text, "yaml")) == [book]


def test_what_is_no_title_has_no_marks() -> None:
    said = {"note": "{a}", "publisher": "{b}", "author": "{c}", "abstract": "{d"}
    own = {"extra": {"bibtex": {"title": "{e}"}}, "x-mine": {"title": "{f}"}}
    book = Book.model_validate({"title": "X", "key": "a", **said, **own})
    text = pt.dumps(book, "yaml")
    assert "\\" not in text and list(pt.loads(text, "yaml")) == [book]


def test_formats_without_markup_have_neither_marks_nor_markup() -> None:
    library = pt.loads("title: Rivers and {Borders}\nkey: a\nauthor: A, B\n", "yaml")
    for format in ("ris", "mods", "marcxml"):
        text = pt.dumps(library, format)
        assert "Rivers and Borders" in text
        assert "nocase" not in text and "{Borders" not in text
    assert "title = {Rivers and {Borders}}" in pt.dumps(library, "bibtex")
    assert MARKED in pt.dumps(library, "csl-json").replace("\\", "")


def test_the_schema_takes_them_and_says_so() -> None:
    schema = record_schema()
    jsonschema.validate({"title": "Rivers and {Borders}"}, schema)
    assert "Braces keep the case" in schema["$defs"]["Title"]["anyOf"][1]["description"]


def test_a_bibliography_that_is_moved_in_has_light_marks(tmp_path: Path) -> None:
    from precarious_truce.moving import records

    library = pt.loads("@book{a, title = {Rivers and {Borders}}, year = 2001}", "bibtex")
    assert "title: Rivers and {Borders}\n" in records(library)
