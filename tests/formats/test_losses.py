"""The ledger: what crosswalk names a place for is never a loss; what has none is always one."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.formats import by_name
from precarious_truce.model import Book, Reference

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
        ("bibtex", {"subtitle": "Essays"}, [("b", "title"), ("b", "subtitle")]),
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
