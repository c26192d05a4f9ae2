"""What a page says of its work in `meta` elements: Highwire's `citation_…`, and Zotero's fields.

Highwire's are those that Google Scholar asks for and that reference managers read
(https://scholar.google.com/intl/en/scholar/inclusion.html#indexing).  Zotero's connector reads
them with its translator "Embedded Metadata", and beside them `z:` with the name of any of its
fields; where both say a fact, Highwire's wins.  So these are left out where they would say less:

- `citation_author` and `citation_editor` take the place of all creators, translators too: of a
  work with others they give way to RDF's;
- `citation_firstpage` and `citation_lastpage` are one range of labels without a hyphen;
- `citation_publication_date` is a year, a month or a day.

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers", author="Marsh, Eleanor", contents=[
...     {"number": "1", "title": "Floods", "pages": "ix–xi"}])
>>> part = Library([book]).reference("marsh-ch1")
>>> [meta for meta in metas(part, []) if meta[0].startswith("citation_")]
[('citation_title', 'Floods'), ('citation_inbook_title', 'Rivers'),
('citation_author', 'Marsh, Eleanor'), ('citation_firstpage', 'ix'), ('citation_lastpage', 'xi')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.dublin_core.vocabulary.rows import ROWS, Form
from precarious_truce.formats.dublin_core.writing.citation import joined_title
from precarious_truce.formats.dublin_core.writing.zotero import values_of
from precarious_truce.model import Name, Reference
from precarious_truce.model.pages import Pages

__all__ = ["metas"]

Meta = tuple[str, str]

_CONTAINERS = {
    "article-journal": "citation_journal_title",
    "article-magazine": "citation_journal_title",
    "article-newspaper": "citation_journal_title",
    "paper-conference": "citation_inbook_title",
    "chapter": "citation_inbook_title",
    "entry": "citation_inbook_title",
    "entry-dictionary": "citation_inbook_title",
    "entry-encyclopedia": "citation_inbook_title",
}
"""CSL type → the name of the title of what it is in."""

_CREATORS = {
    "author": "DC.creator", "editor": "bib:editors", "translator": "z:translators",
    "container_author": "z:bookAuthors",
}  # fmt: skip
"""Role → the property that Zotero reads it from; all other roles are contributors to it."""
_OTHERS = tuple(
    row.field
    for row in ROWS
    if row.form in (Form.PEOPLE, Form.CONTRIBUTORS) and row.field not in _CREATORS
)


def metas(ref: Reference, numbers: Sequence[str], address: str | None = None) -> list[Meta]:
    """Name and content of each `meta` of a page, in order.

    `numbers` are the ISBNs of the book it is or stands in; `address` that of the page, where the
    site has one.
    """
    found = [
        *_highwire(ref, numbers, address),
        *_people(ref),
        *_pages(ref.pages),
        *_zotero(ref, numbers),
    ]
    return [(name, content) for name, content in found if content]


def _highwire(ref: Reference, numbers: Iterable[str], address: str | None) -> Iterator[Meta]:
    yield "citation_title", joined_title(ref.title, ref.subtitle)
    container = joined_title(ref.container_title, ref.container_subtitle)
    yield _CONTAINERS.get(ref.type, "citation_inbook_title"), container
    if ref.event and ref.type == "paper-conference":  # the last of these names says the type
        yield "citation_conference_title", plain(str(ref.event.name or ""))
    if ref.date:
        moment = ref.date.start
        if moment and not ref.date.interval and not ref.date.circa and not moment.season:
            yield "citation_publication_date", "/".join(f"{part:02}" for part in moment.parts)
        elif ref.date.year:
            yield "citation_year", str(ref.date.year)
    yield "citation_publisher", "; ".join(plain(str(one)) for one in ref.publisher)
    for number in numbers:
        yield "citation_isbn", number
    if ref.issn:
        yield "citation_issn", str(ref.issn)
    if ref.doi:
        yield "citation_doi", str(ref.doi)
    if ref.volume:
        yield "citation_volume", ref.volume
    if ref.issue:
        yield "citation_issue", ref.issue
    if ref.series:
        yield "citation_series_title", plain(ref.series.title.text)
    if len(ref.language) == 1:
        yield "citation_language", ref.language[0]
    for keyword in ref.keywords:
        yield "citation_keywords", keyword
    if ref.abstract:
        yield "citation_abstract", plain(ref.abstract)
    if address:
        yield "citation_abstract_html_url", address


def _people(ref: Reference) -> Iterator[Meta]:
    """Everybody, by Highwire's names where these are enough."""
    people: dict[str, tuple[Name, ...]] = ref.__dict__
    others = [
        role for role in (*_CREATORS, *_OTHERS) if role not in ("author", "editor") and people[role]
    ]
    series_editors = ref.series.editor if ref.series else ()
    if not others and not series_editors:
        yield from (("citation_author", _name(name)) for name in ref.author)
        yield from (("citation_editor", _name(name)) for name in ref.editor)
        return
    for role, term in _CREATORS.items():
        yield from ((term, _name(name)) for name in people[role])
    for role in _OTHERS:
        yield from (("bib:contributors", _name(name)) for name in people[role])
    yield from (("z:seriesEditors", _name(name)) for name in series_editors)


def _name(name: Name) -> str:
    """`Family, Given Suffix`: what stands behind a second comma is lost to Zotero.

    A comma behind an organisation keeps its last word from being taken for a family name.

    >>> _name(Name.parse("Arkwright, Thomas, Jr.")), _name(Name.parse("Danube Survey Group"))
    ('Arkwright, Thomas Jr.', 'Danube Survey Group,')
    """
    if name.literal:
        return f"{name.literal}," if " " in name.literal else name.literal
    family = " ".join(p for p in (name.non_dropping_particle, name.family) if p)
    given = " ".join(p for p in (name.given, name.dropping_particle, name.suffix) if p)
    return ", ".join(p for p in (family, given) if p)


_UNBROKEN = "\u2011"
"""A hyphen that Zotero does not take for the dash between two pages."""


def _pages(pages: Pages | None) -> Iterator[Meta]:
    if pages is None:
        return
    ranges = pages.ranges
    ends = (
        [label for label in (ranges[0].first, ranges[0].last) if label] if len(ranges) == 1 else []
    )
    if len(ends) == 2 and not any("-" in str(end) for end in ends):
        yield "citation_firstpage", str(ends[0])
        if ends[0] != ends[1]:
            yield "citation_lastpage", str(ends[1])
        return
    yield "z:pages", pages.canonical.replace("-", _UNBROKEN)


_SAID = ("publicationTitle", "publisher", "series", "DOI", "ISBN", "volume", "title")
"""Fields of Zotero's that Highwire's names say as well."""


def _zotero(ref: Reference, numbers: Iterable[str]) -> Iterator[Meta]:
    said = (*_SAID, "language") if len(ref.language) == 1 else _SAID
    for name, text in values_of(ref, numbers).items():
        if name not in said:
            yield f"z:{name}", plain(text)
