"""Works that can be deposited, made of any: with publisher, year, DOIs and addresses."""

from __future__ import annotations

import warnings
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from tests.law import ALWAYS

from precarious_truce.formats import crossref_xml
from precarious_truce.model import Book, Chapter, Library, Volume, Work

__all__ = ["depositable", "dumps", "schema"]


def dumps(works: Library | Work) -> str:
    """The deposit of works, by somebody."""
    return crossref_xml.dumps(works, **ALWAYS["crossref-xml"])


def depositable(library: Library) -> Library:
    """The library with all that a deposit asks for, but of every fifth part."""
    return Library(_book(work) if isinstance(work, Book) else work for work in library)


def _book(book: Book) -> Book:
    more: dict[str, Any] = {} if book.publisher else {"publisher": "Northfield"}
    more |= {} if book.date and book.date.valid else {"date": "2004"}
    found = {"publisher": book.publisher, "date": book.date} | more
    return Book.model_validate({
        **{name: value for name, value in book.facts().items() if name != "emptied"}, **found,
        "doi": "10.5555/book", "url": "https://example.org/book",
        "volumes": [_part(v, f"v{n}") for n, v in enumerate(book.volumes)],
        "contents": [_part(c, str(n)) for n, c in enumerate(book.contents)],
    })  # fmt: skip


def _part(part: Any, path: str) -> Volume | Chapter:
    numbers = {} if sum(map(ord, path)) % 5 == 0 else {
        "doi": f"10.5555/{path}", "url": f"https://example.org/{path}",
    }  # fmt: skip
    below = [_part(c, f"{path}.{n}") for n, c in enumerate(part.contents)]
    model = Volume if isinstance(part, Volume) else Chapter
    return model.model_validate({**part.facts(), **numbers, "contents": below})


@cache
def schema() -> Any:
    """Crossref's schema (XSD 1.1), which the wheel of commonmeta-py holds; skips without it."""
    xmlschema = pytest.importorskip("xmlschema")
    found = find_spec("commonmeta")
    if found is None or found.origin is None:
        pytest.skip("needs commonmeta-py, without what it depends on: pip install --no-deps")
    folder = Path(found.origin).parent / "resources" / "crossref"
    formulas = folder / "standard-modules" / "mathml3" / "mathml3.xsd"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what no deposit of ours has
        return xmlschema.XMLSchema11(
            str(folder / "crossref5.5.0.xsd"),
            allow="local",
            locations={"http://www.w3.org/1998/Math/MathML": str(formulas)},
        )
