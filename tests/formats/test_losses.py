"""The ledger: what crosswalk names a place for is never a loss; what has none is always one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.examples import examples

from precarious_truce.formats import by_name, registry
from precarious_truce.model import Book, Library, Reference

FLAT = ["csl-json", "bibtex", "biblatex", "ris"]
BOOK = Book(
    title={"text": "Rivers", "short": "Riv."}, author=["Marsh, Eleanor", {"literal": "Group"}],
    translator="Ola, A.", foreword="Bo, C.", illustrator="Du, D.", publisher="Northfield",
    place="Leeds", date="1931~", edition="2", language="en", isbn="9780521086899", keywords=["a"],
    doi="10.5555/12345678", url="https://example.org/a_b", abstract="About.", note="Good.",
    series={"title": "Studies", "number": "12"}, volume_count="3",
    contents=[{"title": "Preface", "pages": "ix–xiv"},
              {"number": "1", "title": "Rain", "author": "Roe, R.", "pages": "1–12, 17"}],
)  # fmt: skip


@pytest.mark.parametrize("name", FLAT)
def test_what_has_a_place_is_kept(name: str) -> None:
    module = by_name(name).module
    assert [str(loss) for loss in module.losses(BOOK)] == []
    assert list(module.loads(module.dumps(BOOK))) == [BOOK]


@pytest.mark.parametrize(
    ("name", "facts", "paths"),
    [
        ("bibtex", {"rights": "Free"}, [("b", "rights")]),
        ("bibtex", {"subtitle": "Essays"}, [("b", "subtitle")]),
        ("biblatex", {"subtitle": "Essays", "printing": "3"}, [("b", "printing")]),
        ("ris", {"copyright": "2001"}, [("b", "copyright")]),
        ("csl-json", {"rights": "Free", "x-mine": "1"}, [("b", "x-")]),
        ("ris", {"formats": {"paperback": {"isbn": "9780521086899"}}},
         [("b", "formats", "paperback", "isbn"), ("b", "isbn")]),
    ],
)  # fmt: skip
def test_what_has_none_is_named(name: str, facts: dict[str, Any], paths: list[Any]) -> None:
    found = by_name(name).module.losses(Book(key="b", title="Rivers", **facts))
    assert [loss.path for loss in found] == paths


SPOKEN = [
    ("ris", {"subtitle": "Essays"},
     "subtitle: Essays stands in the title (RIS has no tag for subtitles)"),
    ("ris", {"title": {"text": "Rivers", "short": "R"}, "subtitle": "Essays"},
     "subtitle: Essays stands in the title (RIS has no tag for subtitles)"),
    ("ris", {"title": "<i>Rivers</i>"},
     "title: <i>Rivers</i> becomes Rivers (RIS has text without markup)"),
    ("ris", {"abstract": "One\n\ntwo"},
     "abstract: One two does not come back as it was (RIS has one line for it)"),
    ("ris", {"reissue-of": {"title": "Rivers", "date": "1934"}},
     "reissue-of.title: Rivers is lost (RIS has one publisher, edition and date, and one ISBN)"),
    ("ris", {"series": {"title": {"text": "S", "lang": "en"}}},
     "series.title.lang: en is lost (RIS has one form of a text, in no stated language)"),
    ("ris", {"formats": {"paperback": {"isbn": "9780521086899"}}},
     "formats.paperback.isbn: 9780521086899 is moved (it stands in `isbn`)"),
    ("bibtex", {"isbn": "9783985541027",
                "formats": {"softcover": {"isbn": "9780521086899"}}},
     "formats.softcover.isbn: 9780521086899 is moved (it stands in `formats.paperback`)"),
    ("ris", {"sources": [{"title": "A page", "for": ["title", "date", "pages", "contents"]}]},
     "sources[0].for: 4 items are lost (RIS has no place for it here)"),
    ("csl-json", {"x-mine": "1"}, "x-: x-mine 1 is lost (CSL-JSON has no place for it)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "facts", "line"), SPOKEN)
def test_losses_speak_to_people(name: str, facts: dict[str, Any], line: str) -> None:
    book = Book.model_validate({"key": "b", "title": "Rivers", **facts})
    assert str(by_name(name).module.losses(book)[0]) == f"b: {line}"


@pytest.mark.parametrize("name", [kind.name for kind in registry() if kind.reads and kind.writes])
def test_no_loss_is_python(name: str) -> None:
    for example in examples(("book", "type article-journal")):
        for loss in by_name(name).module.losses(Library([example.work])):
            assert not re.search(r"\w+\(\w+=|None|^\(|\['", str(loss)), loss


@pytest.mark.parametrize("name", FLAT)
def test_every_type_comes_back(name: str) -> None:
    from precarious_truce.model.references import CSL_TYPES

    module = by_name(name).module
    for type_ in CSL_TYPES:
        ref = Reference(key="k", type=type_, title="Rain")
        (left,) = module.loads(module.dumps(ref))
        assert left.type == type_


def test_foreign_fields_come_back_as_they_were() -> None:
    module = by_name("biblatex").module
    text = "@foo{a,\n  title = {T},\n  bar = {\\'{e} $x$},\n}\n"
    assert module.dumps(module.loads(text)) == text


def test_crossref_passes_nothing_on_that_is_the_books() -> None:
    module = by_name("biblatex").module
    text = (
        "@inbook{c, title={One}, crossref={b}}\n@book{b, title={All}, author={A. B}, doi={10.1/x}}"
    )
    library = module.loads(text)
    part = library["c"]
    assert (part.container_title.text, part.doi) == ("All", None)
    assert len(library) == 1 and len(library["b"].contents) == 1
