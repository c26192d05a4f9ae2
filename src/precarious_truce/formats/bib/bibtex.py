"""BibTeX, for the classic styles (btxdoc; plain, alpha, apalike …).

Chapters are `@incollection`: the classic styles drop the book title of `@inbook`.  Every part is
written out in full, so that a chapter never loses its book.  Fields that the classic styles pass
over (`doi`, `translator`, `entrysubtype` …) are those that other programs use; `maintitle` is one:
the classic styles print a volume by its own title and its number.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", subtitle="Essays", author="Marsh, Eleanor", publisher="Northfield",
...             date="2004", contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> print(text, end="")
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
>>> [str(part.pages) for part in loads(text)["marsh2004"].contents]
['ix–xiv']
>>> [str(loss) for loss in losses(book)]
['marsh2004: subtitle: Essays stands in the title (BibTeX has no field for subtitles)']
"""

from __future__ import annotations

from precarious_truce.formats.bib.declines import BIBTEX
from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.bib.raw.strings import IMPLIED, meaning
from precarious_truce.formats.bib.rows import (
    ARTICLES,
    IN_NO_BOOK,
    ISSN,
    READ_BIBLATEX,
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
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "entry": "incollection", "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection", "article-journal": "article",
    "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "review-book": "article", "thesis": "phdthesis", "report": "techreport",
    "manuscript": "unpublished", "speech": "unpublished", "pamphlet": "booklet",
}  # fmt: skip
"""CSL type → entry type (btxdoc 3.1); the others are @misc."""


def entry_type(ref: Reference) -> str:
    """The entry type of a reference."""
    inside = ref.container_title or ref.container_subtitle
    alone = not (inside or ref.pages or ref.number)
    if ref.type == "book" and ref.kind in ("proceedings", "manual") and alone:
        return ref.kind
    if ref.type == "book" and inside:
        return "incollection"
    if ref.type == "book" and (ref.pages or ref.number) and is_written_whole(ref):
        return "inbook"
    is_masters = ref.genre and meaning(ref.genre) == meaning(IMPLIED["mastersthesis"])
    if ref.type == "thesis" and is_masters:
        return "mastersthesis"
    return _TYPES.get(ref.type, "misc")


_ROWS = (
    Row("container_title.text", "journal", SERIAL, IN_NO_BOOK | ARTICLES),
    Row("publisher", "school", "list", THESES),
    Row("publisher", "institution", "list", frozenset(("report",))),
    Row("publisher", "publisher", "list"),
    Row("publisher", "organization", "list", only="read"),
    Row("place", "address", "list"),
    Row("container_title.text", "booktitle", "title"),
    *VOLUMES,
    Row("date", "date", "date"),
    *ISSN,
    *SHARED,
    *READ_BIBLATEX,
)

_ORDER = (
    "key", "author", "title", "editor", "booktitle", "maintitle", "chapter", "pages", "journal",
    "volume", "number", "series", "edition", "type", "publisher", "school", "institution",
    "address", "year", "month", "day", "date", "isbn", "issn", "doi", "url", "urldate", "eid",
    "language", "langid", "keywords", "abstract", "note", "crossref",
)  # fmt: skip

DIALECT = Dialect("bibtex", _ROWS, entry_type, _ORDER, classic=True, declines=BIBTEX)


_VERBS = Verbs(DIALECT)
loads, entries, losses = _VERBS.loads, _VERBS.entries, _VERBS.losses
cuts, of_cut, links = _VERBS.cuts, _VERBS.of_cut, _VERBS.links
pieces_with = _VERBS.pieces_with
dumps, pieces, coverage = _VERBS.dumps, _VERBS.pieces, _VERBS.coverage
