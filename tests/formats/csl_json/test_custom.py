"""Custom data of CSL-JSON: what no variable says, and what holds when the two disagree."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precarious_truce.formats import csl_json
from precarious_truce.model import Book, Library

BOOK = Book(
    key="b",
    title={"text": "Река", "romanized": "Reka"},
    subtitle="Essays",
    author=[{"family": "Ola", "given": "A.", "orcid": "0000-0002-1825-0097"}],
    publisher="Northfield",
    date="2000",
    rights="Free",
    formats={"hardback": {"isbn": "978-0-521-08689-9"}},
)


def edited(*, strict: bool = False, **changes: Any) -> Library:
    """The book as another program left it, which changed some variables."""
    (item,) = json.loads(csl_json.dumps(BOOK, strict=strict))
    return csl_json.loads(json.dumps([{**item, **changes}]))


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("changes", "dated", "now"),
    [
        ({}, None, {}),
        ({"publisher": "Brill"}, None, {"publisher": "Brill"}),
        ({"title": "Озеро: Essays"}, "title, subtitle", {"title": "Озеро: Essays"}),
        ({"author": [{"family": "Ek"}]}, "author", {"author": [{"family": "Ek"}]}),
        ({"ISBN": "978-0-306-40615-7"}, "isbn", {"isbn": "978-0-306-40615-7"}),
        ({"issued": {"raw": "2001"}}, None, {"date": "2001"}),
    ],
)
def test_a_variable_that_was_edited_holds(
    strict: bool, changes: dict[str, Any], dated: str | None, now: dict[str, Any]
) -> None:
    library = edited(strict=strict, **changes)
    absent = {"subtitle": None} if "title" in changes else {}
    said = {k: v for k, v in BOOK.facts().items() if k not in (*now, *absent)}
    assert list(library) == [Book(**said, **now)]
    messages = [d.message for d in library.diagnostics]
    expected = f"custom data is out of date; the variables are used: {dated}"
    assert messages == ([expected] if dated else [])


def test_paths_of_facts_are_read() -> None:
    custom = {"title.romanized": "Reka", "author.0.orcid": "0000-0002-1825-0097"}
    item = {"id": "r", "type": "book", "title": "Река", "author": [{"family": "Ola"}]}
    (book,) = csl_json.loads(json.dumps({**item, "custom": {"precarious-truce": custom}}))
    assert book.title.romanized == "Reka"
    assert str(book.author[0].orcid) == "0000-0002-1825-0097"


def test_what_custom_data_cannot_say_is_told_of() -> None:
    item = {"id": "r", "type": "book", "title": "Rivers", "author": [{"family": "Ola"}]}
    custom = {"rights": "Free", "author": 5, "shelf.mark": 1, "key": "x", "type": "thesis"}
    library = csl_json.loads(json.dumps({**item, "custom": {"precarious-truce": custom}}))
    (book,) = library
    assert (book.key, book.rights, book.author[0].family) == ("r", "Free", "Ola")
    (fault,) = library.diagnostics
    assert (
        fault.message == "custom data cannot be used; it is left out: shelf.mark, key, type, author"
    )


WRONG = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("a.0\0-", max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("a.0"), inner, max_size=2),
    max_leaves=5,
)
PATHS = st.sampled_from(
    ["", ".", "author", "author.0", "author.-1", f"author.{'9' * 5000}", "author.0.family", "date",
     "title", "title.text", "title.text.x", "title.0", "extra", "extra.csl-json", "formats",
     "formats.x.isbn", "series.editor.0", "original.title", "url", "in", "kind", "emptied",
     "key", "type", "within.path", "contributor", "contributor.0.role", "accept", "event", "x-a",
     "contents", "private", "__class__", ".".join("a" * 5000)]
)  # fmt: skip


@given(st.dictionaries(PATHS, WRONG, max_size=6) | WRONG, st.sampled_from(["book", "chapter"]))
def test_custom_data_of_any_shape(custom: Any, type_: str) -> None:
    item = {"id": "r", "type": type_, "title": "Rivers", "author": [{"family": "Ola"}]}
    library = csl_json.loads(json.dumps([{**item, "custom": {"precarious-truce": custom}}]))
    assert library["r"].title
    back = csl_json.loads(csl_json.dumps(library))
    assert list(back) == list(library.without(csl_json.losses(library)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a", "title": "x\\ud800"}', "halves of letters (surrogates) are replaced by �"),
        ('{"id": "a", "title": "x", "title": "y"}', "the member title stands twice; the last is"),
        ('{"id": "a", "title": "x", "custom": {"precarious-truce": 3}}', "custom.precarious-truce"),
    ],
)
def test_what_is_odd_is_told(text: str, message: str) -> None:
    library = csl_json.loads(text)
    (fault,) = library.diagnostics
    assert fault.message.startswith(message) and fault.line == 1
    csl_json.dumps(library).encode()


@pytest.mark.parametrize("number", ["9" * 10_000, "NaN", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_text(number: str) -> None:
    library = csl_json.loads(f'[{{"id": "a", "volume": {number}, "shelf": {number}}}, {{"id": 2}}]')
    assert [work.key for work in library] == ["a", "2"]
    assert (library["a"].volume, library["a"].extra) == (number, {"csl-json": {"shelf": number}})
    assert json.loads(csl_json.dumps(library))[0]["shelf"] == number


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_encodings_of_json(encoding: str) -> None:
    library = csl_json.loads('[{"id": "a", "title": "Émile"}]'.encode(encoding))
    assert library["a"].title.text == "Émile" and not library.diagnostics


@pytest.mark.parametrize(
    "date",
    [
        {"date-parts": [["2001", "6", 3]]},
        {"date-parts": [[2001, 6, 3]]},
        {"raw": "2001-06-03"},
        {"literal": "2001-06-03"},
        {"edtf": "2001-06-03"},
        "2001-06-03",
    ],
)
def test_every_form_of_a_date(date: Any) -> None:
    (ref,) = csl_json.loads(json.dumps([{"id": "a", "type": "article-journal", "issued": date}]))
    assert str(ref.date) == "2001-06-03"


@pytest.mark.parametrize("depth", [3, 20, 600])
def test_what_is_nested_is_indented_as_json_does(depth: int) -> None:
    shelf = json.loads("[" * depth + '{"a": [], "b": {}, "c": "é\\n", "d": 1.5}' + "]" * depth)
    item = {"id": "a", "citation-key": "a", "type": "book", "title": "T", "shelf": shelf}
    text = csl_json.dumps(csl_json.loads(json.dumps([item])))
    assert text == json.dumps([item], ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("strict", [False, True])
def test_unknown_members_and_the_citation_key_come_back(strict: bool) -> None:
    members = {"shelf": 3, "tags": ["a", {"b": None}], "custom": {"other": [1]}}
    text = json.dumps([{"id": "a", "citation-key": "a", "type": "book", "title": "T", **members}])
    library = csl_json.loads(text)
    back = csl_json.loads(csl_json.dumps(library, strict=strict))
    assert list(back) == list(library)
    item = json.loads(csl_json.dumps(back))[0]
    assert {name: item[name] for name in members} == members and item["citation-key"] == "a"


NUMBER, OTHER = "978-0-521-08689-9", "978-3-16-148410-0"


@pytest.mark.parametrize(
    ("book", "part", "written"),
    [
        ({"isbn": NUMBER}, {}, NUMBER),
        ({"isbn": NUMBER}, {"isbn": OTHER}, OTHER),
        ({"isbn": NUMBER}, {"isbn": NUMBER}, NUMBER),
        ({"formats": {"hardback": {"isbn": NUMBER}}}, {}, NUMBER),
        ({}, {"isbn": OTHER}, OTHER),
        ({}, {}, None),
    ],
)
def test_a_part_has_the_isbn_of_its_book_which_is_none_of_its_own(
    book: dict[str, Any], part: dict[str, Any], written: str | None
) -> None:
    whole = Book(title="Rivers", contents=[{"title": "Floods", **part}], **book)
    items = json.loads(csl_json.dumps(whole))
    assert items[1].get("ISBN") == written
    assert csl_json.losses(whole) == []
    (again,) = csl_json.loads(json.dumps(items))
    assert again == whole
    lone = Library([Library([whole])[items[1]["id"]]])
    (alone,) = csl_json.loads(csl_json.dumps(lone))
    assert alone == next(iter(lone.without(csl_json.losses(lone))))


def test_of_parts_in_volumes_it_is_that_of_the_volume() -> None:
    book = Book(title="W", isbn=NUMBER, volumes=[
        {"number": 1, "isbn": OTHER, "contents": ["Floods"]}, {"number": 2, "contents": ["Dykes"]},
    ])  # fmt: skip
    items = json.loads(csl_json.dumps(book))
    assert [item.get("ISBN") for item in items] == [NUMBER, OTHER, OTHER, None, None]
    assert list(csl_json.loads(json.dumps(items))) == [book]


def test_an_isbn_that_another_program_changed_is_the_parts_own() -> None:
    items = json.loads(csl_json.dumps(Book(title="Rivers", isbn=NUMBER, contents=["Floods"])))
    items[1]["ISBN"] = OTHER
    (again,) = csl_json.loads(json.dumps(items))
    assert isinstance(again, Book) and again.contents[0].isbn == OTHER
