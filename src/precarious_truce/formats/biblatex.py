"""BibLaTeX (biblatex manual 3.20, section 2): its own entry types, subtitles apart, EDTF dates.

A chapter is `@inbook` in an authored book and `@incollection` in an edited one, which demands an
editor (data model, blx-dm.def).

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", subtitle="Essays", editor="Marsh, Eleanor", publisher="Northfield",
...             date="2004", contents=[{"title": "Preface", "author": "Ola, A.", "pages": "ix–xiv"}])
>>> print(dumps(book), end="")
@collection{marsh2004,
  title = {Rivers},
  subtitle = {Essays},
  editor = {Marsh, Eleanor},
  publisher = {Northfield},
  date = {2004},
}
<BLANKLINE>
@incollection{marsh2004-preface,
  author = {Ola, A.},
  title = {Preface},
  editor = {Marsh, Eleanor},
  booktitle = {Rivers},
  booksubtitle = {Essays},
  publisher = {Northfield},
  date = {2004},
  pages = {ix--xiv},
}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.mapping import Row, Table
from precarious_truce.model import Library, Reference, Work
from precarious_truce.model.references import PART_TYPES

__all__ = ["DIALECT", "dumps", "pieces"]

_TYPES = {
    "paper-conference": "inproceedings", "entry": "inreference", "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference", "article-journal": "article", "article": "online",
    "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "review-book": "article", "thesis": "thesis", "report": "report", "manuscript": "unpublished",
    "speech": "unpublished", "pamphlet": "booklet", "webpage": "online", "post": "online",
    "post-weblog": "online", "dataset": "dataset", "software": "software", "patent": "patent",
    "periodical": "periodical", "graphic": "artwork", "figure": "image", "map": "image",
    "motion_picture": "movie", "broadcast": "video", "song": "audio", "musical_score": "music",
    "performance": "performance", "legal_case": "jurisdiction", "legislation": "legislation",
    "bill": "legislation", "treaty": "legal", "standard": "standard",
    "personal_communication": "letter", "collection": "collection",
}  # fmt: skip
"""CSL type → entry type (biblatex manual 2.1.1, 2.1.3); books and chapters are decided below."""

_BOOKS = {"proceedings": "proceedings", "encyclopedia": "reference", "dictionary": "reference", "manual": "manual"}
_PARTS = frozenset(PART_TYPES)
_ARTICLES = frozenset(k for k, v in _TYPES.items() if v == "article")
_INSTITUTIONS = frozenset(("thesis", "report", "dataset"))
_NUMBERED = frozenset(_TYPES) - _PARTS - _ARTICLES


def entry_type(ref: Reference) -> str:
    """The entry type of a reference."""
    if ref.type == "book":
        found = _BOOKS.get(ref.kind or "") or ("book" if ref.author or not ref.editor else "collection")
        volumes = ref.volume_count and not ref.volume and found in ("book", "collection", "proceedings", "reference")
        return f"mv{found}" if volumes else found
    if ref.type == "chapter":
        return "incollection" if ref.editor and not _book_author(ref) else "inbook"
    return _TYPES.get(ref.type, "misc")


def _book_author(ref: Reference) -> Any:
    """The author of the book that a part is in."""
    return ref.container_author or (ref.author if ref.within and not ref.editor else ())


def _texts(texts: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(str(t) for t in texts)



TABLE = Table(
    (
        Row("author", "author"),
        Row("container_author", "bookauthor", types=_PARTS),
        Row("editor", "editor"),
        *(Row(r, r) for r in ("translator", "annotator", "commentator", "introduction", "foreword", "afterword")),
        Row("title.short", "shorttitle"),
        Row("container_title.text", "journaltitle", types=_ARTICLES),
        Row("container_subtitle.text", "journalsubtitle", types=_ARTICLES),
        Row("number", "chapter", types=_PARTS),
        Row("pages", "pages"),
        Row("part_number", "part"),
        Row("volume", "volume"),
        Row("volume_count", "volumes"),
        Row("issue", "number", types=_ARTICLES),
        Row("series.number", "number"),
        Row("number", "number", types=_NUMBERED),
        Row("series.title.text", "series"),
        Row("edition", "edition"),
        Row("version", "version"),
        Row("publisher", "institution", write=_texts, types=_INSTITUTIONS),
        Row("publisher", "publisher", write=_texts),
        Row("place", "location", write=_texts),
        Row("date", "date", write=lambda date: str(date) if date.valid else None),
        Row("date", "year", write=lambda date: None if date.valid else str(date)),
        Row("genre", "type"),
        Row("status", "pubstate"),
        Row("event.name.text", "eventtitle"),
        Row("event.place.text", "venue"),
        Row("event.date", "eventdate", write=str),
        Row("original.title.text", "origtitle"),
        Row("original.date", "origdate", write=str),
        Row("original.publisher", "origpublisher", write=_texts),
        Row("original.place", "origlocation", write=_texts),
        Row("original.language", "origlanguage", write=_texts),
        Row("extent", "pagetotal", write=str),
        Row("article_number", "eid"),
        Row("isbn", "isbn", write=str),
        Row("series.issn", "issn", write=str),
        Row("issn", "issn", write=str),
        Row("doi", "doi", write=str),
        Row("url.text", "url"),
        Row("url.accessed", "urldate", write=str),
        Row("language", "language", write=_texts),
        Row("abstract", "abstract"),
        Row("keywords", "keywords", write=", ".join),
        Row("call_number", "library"),
        Row("note", "note"),
        Row("annote", "annotation"),
    )
)
"""crosswalk: our field ↔ biblatex field (manual 2.2.2)."""

_ORDER = (
    "author", "title", "subtitle", "titleaddon", "shorttitle", "editor", "translator", "bookauthor",
    "introduction", "foreword", "afterword", "annotator", "commentator", "booktitle",
    "booksubtitle", "maintitle", "mainsubtitle", "journaltitle", "journalsubtitle", "eventtitle",
    "venue", "eventdate", "edition", "version", "volume", "volumes", "part", "series", "number",
    "publisher", "institution", "location", "date", "year", "origtitle", "origlanguage",
    "origpublisher", "origlocation", "origdate", "chapter", "pages", "pagetotal", "eid", "type",
    "isbn", "issn", "doi", "url", "urldate", "language", "pubstate", "keywords", "library",
    "abstract", "note", "annotation",
)  # fmt: skip


def _computed(ref: Reference) -> dict[str, Any]:
    """Titles and subtitles of part, volume and work, each under the name its entry type wants."""
    names = [("title", ref.title, ref.subtitle)]
    if ref.volume_title and ref.type == "book":
        names = [("title", ref.volume_title, ref.volume_subtitle), ("maintitle", ref.title, ref.subtitle)]
    elif ref.container_title and ref.type not in _ARTICLES:
        container = ("booktitle", ref.container_title, ref.container_subtitle)
        if ref.volume_title:
            names += [("booktitle", ref.volume_title, ref.volume_subtitle)]
            container = ("maintitle", ref.container_title, ref.container_subtitle)
        names.append(container)
    found: dict[str, Any] = {}
    for name, title, subtitle in names:
        if title:
            found[name] = title.text
        if subtitle:
            found[name.replace("title", "subtitle")] = subtitle.text
    addition = ref.parallel_title[0].text if ref.parallel_title else ref.title and ref.title.translated
    if addition:
        found["titleaddon"] = addition
    if not ref.isbn and ref.formats and not ref.is_part:
        isbn = next((str(f.isbn) for f in ref.formats.values() if f.isbn), None)
        found |= {"isbn": isbn} if isbn else {}
    return found


DIALECT = Dialect(TABLE, entry_type, _computed, _ORDER, lists=True)


def pieces(works: Library | Work | Iterable[Work], *, ascii: bool = False) -> Iterator[str]:
    """The text of all references, an entry at a time; `ascii`: accents as TeX commands."""
    yield from DIALECT.pieces(works, ascii=ascii)


def dumps(works: Library | Work | Iterable[Work], *, ascii: bool = False) -> str:
    """The references of the works as BibLaTeX; `ascii`: accents as TeX commands."""
    return "".join(pieces(works, ascii=ascii))
