"""BibLaTeX (biblatex manual 3.20, section 2): its own entry types, subtitles apart, EDTF dates.

A chapter is `@inbook` in an authored book and `@incollection` in an edited one, which demands an
editor (data model, blx-dm.def).

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers", subtitle="Essays", editor="Marsh, E.", publisher="Northfield",
...             date="2004",
...             contents=[{"title": "Preface", "author": "Ola, A.", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> print(text, end="")
@collection{marsh2004,
  title = {Rivers},
  subtitle = {Essays},
  editor = {Marsh, E.},
  publisher = {Northfield},
  date = {2004},
}
<BLANKLINE>
@incollection{marsh2004-preface,
  author = {Ola, A.},
  title = {Preface},
  editor = {Marsh, E.},
  booktitle = {Rivers},
  booksubtitle = {Essays},
  publisher = {Northfield},
  date = {2004},
  pages = {ix--xiv},
}
>>> loads(text) == Library([book]), losses(book)
(True, [])
"""

from __future__ import annotations

from typing import Any

from precarious_truce.formats.bib.declines import BIBLATEX
from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.bib.lengths import is_length
from precarious_truce.formats.bib.rows import (
    ARTICLES,
    BOOKS,
    IN_NO_BOOK,
    ISSN_OF_PERIODICALS,
    PARTS,
    READ_BIBTEX,
    SERIAL,
    SHARED,
    THESES,
    VOLUMES,
)
from precarious_truce.formats.bib.types import is_written_whole
from precarious_truce.formats.bib.verbs import Verbs
from precarious_truce.formats.crosswalk.rows import Row
from precarious_truce.model import Reference

__all__ = ["DIALECT", "coverage", "dumps", "entries", "loads", "losses", "pieces"]

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

_BOOKS = {
    "proceedings": "proceedings", "encyclopedia": "reference", "dictionary": "reference",
    "manual": "manual",
}  # fmt: skip
_IN_VOLUMES = ("book", "collection", "proceedings", "reference")
_INSTITUTIONS = frozenset(("report", "dataset"))


def entry_type(ref: Reference) -> str:
    """The entry type of a reference."""
    if ref.type == "book":
        if ref.container_title or ref.container_subtitle:
            return "bookinbook"
        if ref.pages and is_length(str(ref.pages)) and is_written_whole(ref):
            return "inbook"
        edited = ref.editor and not ref.author
        found = _BOOKS.get(ref.kind or "") or ("collection" if edited else "book")
        return f"mv{found}" if _has_volumes(ref, found) else found
    if ref.type == "chapter":
        edited = ref.editor and not _book_author(ref)
        return "incollection" if edited or not ref.container_title else "inbook"
    return _TYPES.get(ref.type, "misc")


def _has_volumes(ref: Reference, type_: str) -> bool:
    return bool(ref.volume_count) and not ref.volume and type_ in _IN_VOLUMES


def _book_author(ref: Reference) -> Any:
    """The author of the book that a part is in."""
    return ref.container_author or (ref.author if not ref.editor else ())


_ROWS = (
    Row("subtitle.text", "subtitle", "title"),
    Row("container_title.text", "journaltitle", SERIAL, IN_NO_BOOK | ARTICLES),
    Row("container_subtitle.text", "journalsubtitle", SERIAL, IN_NO_BOOK | ARTICLES),
    Row("container_title.text", "booktitle", "title"),
    Row("container_subtitle.text", "booksubtitle", "title"),
    *VOLUMES,
    Row("volume_subtitle.text", "volumesubtitle", "title", PARTS | BOOKS, needs="volume_title"),
    Row("publisher", "institution", "list", _INSTITUTIONS | THESES),
    Row("publisher", "publisher", "list"),
    Row("publisher", "organization", "list", only="read"),
    Row("place", "location", "list"),
    Row("date", "date", "date"),
    *ISSN_OF_PERIODICALS,
    *SHARED,
    *READ_BIBTEX,
)
"""crosswalk: our field ↔ biblatex field (manual 2.2.2)."""

_ORDER = (
    "author", "title", "subtitle", "titleaddon", "shorttitle", "editor", "editortype", "editora",
    "editoratype", "editorb", "editorbtype", "editorc", "editorctype", "namea", "nameatype",
    "nameb", "namebtype", "namec", "namectype", "translator", "bookauthor", "introduction",
    "foreword", "afterword", "annotator", "commentator", "booktitle", "booksubtitle", "maintitle",
    "mainsubtitle", "journaltitle", "journalsubtitle", "shortjournal", "eventtitle", "venue",
    "eventdate", "edition", "version", "volume", "volumes", "part", "series", "number", "publisher",
    "institution", "location", "date", "year", "origtitle", "origlanguage", "origpublisher",
    "origlocation", "origdate", "chapter", "pages", "pagetotal", "eid", "type", "entrysubtype",
    "isbn", "issn", "doi", "eprint", "eprinttype", "url", "urldate", "language", "langid",
    "pubstate", "keywords", "library", "abstract", "note", "annotation", "userd", "usere",
    "crossref", "xref",
)  # fmt: skip

DIALECT = Dialect("biblatex", _ROWS, entry_type, _ORDER, classic=False, declines=BIBLATEX)


_VERBS = Verbs(DIALECT)
loads, entries, losses = _VERBS.loads, _VERBS.entries, _VERBS.losses
cuts, of_cut, links = _VERBS.cuts, _VERBS.of_cut, _VERBS.links
pieces_with = _VERBS.pieces_with
dumps, pieces, coverage = _VERBS.dumps, _VERBS.pieces, _VERBS.coverage
