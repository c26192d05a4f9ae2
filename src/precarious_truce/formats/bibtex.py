"""BibTeX, for the classic styles (btxdoc; plain, alpha, apalike …).

Chapters are `@incollection`: the classic styles drop the book title of `@inbook`.  Every part is
written out in full, so that a chapter never loses its book.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", subtitle="Essays", author="Marsh, Eleanor", publisher="Northfield",
...             date="2004", contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> print(dumps(book), end="")
@book{marsh2004,
  author = {Marsh, Eleanor},
  title = {Rivers: Essays},
  publisher = {Northfield},
  year = {2004},
}
<BLANKLINE>
@incollection{marsh2004-preface,
  author = {Marsh, Eleanor},
  title = {Preface},
  booktitle = {Rivers: Essays},
  pages = {ix--xiv},
  publisher = {Northfield},
  year = {2004},
}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.formats.bib.dates import to_year_month
from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.mapping import Row, Table, joined
from precarious_truce.model import Date, Library, Reference, Work
from precarious_truce.model.references import PART_TYPES

__all__ = ["DIALECT", "dumps", "pieces"]

_TYPES = {
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "entry": "incollection", "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection", "article-journal": "article",
    "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "review-book": "article", "thesis": "phdthesis", "report": "techreport",
    "manuscript": "unpublished", "speech": "unpublished", "pamphlet": "booklet",
}  # fmt: skip
"""CSL type → entry type (btxdoc 3.1); the others are @misc."""

_PARTS = frozenset(PART_TYPES)
_ARTICLES = frozenset(k for k, v in _TYPES.items() if v == "article")
_OTHERS = frozenset(_TYPES) - _PARTS


def entry_type(ref: Reference) -> str:
    """The entry type of a reference."""
    if ref.kind == "proceedings":
        return "proceedings"
    if ref.kind == "manual":
        return "manual"
    if ref.type == "thesis" and "master" in (ref.genre or "").lower():
        return "mastersthesis"
    return _TYPES.get(ref.type, "misc")


def _texts(texts: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(str(t) for t in texts)


TABLE = Table(
    (
        Row("author", "author"),
        Row("editor", "editor"),
        Row("container_title.text", "journal", types=_ARTICLES),
        Row("number", "chapter", types=_PARTS),
        Row("pages", "pages"),
        Row("edition", "edition"),
        Row("volume", "volume"),
        Row("issue", "number", types=_ARTICLES),
        Row("series.number", "number"),
        Row("number", "number", types=_OTHERS - _ARTICLES),
        Row("series.title.text", "series"),
        Row("publisher", "school", write=_texts, types=frozenset(("thesis",))),
        Row("publisher", "institution", write=_texts, types=frozenset(("report",))),
        Row("publisher", "publisher", write=_texts),
        Row("place", "address", write=_texts),
        Row("genre", "type"),
        Row("article_number", "eid"),
        Row("isbn", "isbn", write=str),
        Row("issn", "issn", write=str),
        Row("doi", "doi", write=str),
        Row("url.text", "url"),
        Row("url.accessed", "urldate", write=str),
        Row("language", "language", write=_texts),
        Row("abstract", "abstract"),
        Row("keywords", "keywords", write=", ".join),
        Row("note", "note"),
    )
)
"""crosswalk: our field ↔ BibTeX field."""

_ORDER = (
    "key", "author", "editor", "title", "booktitle", "chapter", "pages", "journal", "volume",
    "number", "series", "edition", "type", "publisher", "school", "institution", "address",
    "year", "month", "isbn", "issn", "doi", "url", "urldate", "eid", "language", "keywords",
    "abstract", "note",
)  # fmt: skip


def _computed(ref: Reference) -> dict[str, Any]:
    """Titles joined with their subtitles, the year, the ISBN of a manifestation, a sort key."""
    found: dict[str, Any] = {}
    if ref.title:
        found["title"] = joined(ref.title.text, ref.subtitle)
    if ref.container_title and ref.is_part:
        found["booktitle"] = joined(ref.container_title.text, ref.container_subtitle)
    if ref.date:
        found |= year_fields(ref.date)
    if not ref.isbn and ref.formats and not ref.is_part:
        isbn = next((str(f.isbn) for f in ref.formats.values() if f.isbn), None)
        found |= {"isbn": isbn} if isbn else {}
    if not ref.author and not ref.editor and ref.title:
        found["key"] = ref.title.text
    return found


def year_fields(date: Date) -> dict[str, str]:
    """`year` and `month`; a circa date as people write it.

    >>> year_fields(Date("1977-06")), year_fields(Date("1931~"))
    ({'year': '1977', 'month': 'jun'}, {'year': 'c. 1931'})
    """
    exact = to_year_month(str(date))
    if exact is not None:
        found = {"year": exact.year, "month": exact.month, "day": exact.day}
        return {k: v for k, v in found.items() if v}
    text = str(date)
    return {"year": f"c. {text[:-1]}" if text.endswith("~") and "/" not in text else text}


DIALECT = Dialect(TABLE, entry_type, _computed, _ORDER, lists=False)


def pieces(works: Library | Work | Iterable[Work], *, ascii: bool = False) -> Iterator[str]:
    """The text of all references, an entry at a time; `ascii`: accents as TeX commands."""
    yield from DIALECT.pieces(works, ascii=ascii)


def dumps(works: Library | Work | Iterable[Work], *, ascii: bool = False) -> str:
    """The references of the works as BibTeX; `ascii`: accents as TeX commands."""
    return "".join(pieces(works, ascii=ascii))
