"""A work and its parts in the words of schema.org, as JSON-LD for search engines and readers.

A book is a `Book`, whatever stands in its contents a `Chapter` with its `position` among the parts
beside it, a volume a `PublicationVolume`.  An `@id` is only what identifies: a DOI, the book's own
ISBN, or the address of the page where the site has one.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date=2004, contents=[
...     "Preface", {"number": "1", "title": "Floods", "pages": "1–30"}])
>>> found = Describer(book).work()
>>> found["@type"], found["author"][0]["familyName"], found["datePublished"]
('Book', 'Marsh', '2004')
>>> [found["hasPart"][1][name] for name in ("@type", "position", "pageStart", "pageEnd")]
['Chapter', 2, '1', '30']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.dublin_core.writing.identity import own_isbn
from precarious_truce.model import Book, Date, Library, Name, Reference, Work
from precarious_truce.model.base import Path
from precarious_truce.model.described import Described, Manifestation, Series
from precarious_truce.site.texts import doi_link, language_tag, link

__all__ = ["Describer"]

Json = str | int | list["Json"] | dict[str, "Json"]
Node = dict[str, Json]

_TYPES = {
    "book": "Book",
    "chapter": "Chapter",
    "paper-conference": "Chapter",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "thesis": "Thesis",
    "report": "Report",
    "webpage": "WebPage",
    "map": "Map",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
}
"""CSL type → class of schema.org; any other is a CreativeWork."""

_PEOPLE = {
    "author": "author", "editor": "editor", "translator": "translator",
    "illustrator": "illustrator",
}  # fmt: skip
_CONTRIBUTORS = {
    "introduction": "writer of introduction", "foreword": "writer of foreword",
    "afterword": "writer of afterword", "compiler": "compiler", "commentator": "commentator",
    "annotator": "annotator", "editorial_director": "editorial director",
}  # fmt: skip
_FORMS = {"hardback": "Hardcover", "paperback": "Paperback", "online": "EBook", "ebook": "EBook",
          "epub": "EBook", "pdf": "EBook", "audiobook": "AudiobookFormat"}  # fmt: skip


class Describer:
    """Describes a work, its volumes and parts; `address` gives the address of a page by its key."""

    def __init__(self, work: Work, address: Callable[[str], str | None] = lambda key: None) -> None:
        self.book, self.address = work, address
        self.refs = {ref.key: ref for ref in Library([work]).references()}
        by_path = {ref.within.path: ref for ref in self.refs.values() if ref.within}
        self.by_path: Mapping[Path, Reference] = by_path

    def work(self) -> Node:
        """The work with everything that is in it."""
        node: Node = {
            "@context": "https://schema.org",
            **self._node(self.book, self.refs[self.book.key]),
        }
        if isinstance(self.book, Book):
            self._contain(node, self.book, ())
        return node

    def part(self, key: str) -> Node:
        """A volume or part, in its book."""
        ref = self.refs[key]
        node: Node = {"@context": "https://schema.org", **self._node(ref, ref)}
        above, path = node, ref.within.path[:-2] if ref.within else ()
        while path:
            around = self.by_path[path]
            above["isPartOf"] = step = self._named(around)
            above, path = step, path[:-2]
        above["isPartOf"] = self._node(self.book, self.refs[self.book.key])
        return node

    def _contain(self, node: Node, holder: Described, path: Path) -> None:
        """Put what stands in a book, volume or part into its node."""
        parts: list[Json] = []
        for name in ("volumes", "contents"):
            for index, part in enumerate(getattr(holder, name, ())):
                below = (*path, name, index)
                made = self._node(part, self.by_path[below])
                self._contain(made, part, below)
                parts.append(made)
        if parts:
            node["hasPart"] = parts

    def _named(self, ref: Reference) -> Node:
        """A part by its name alone."""
        node: Node = {"@type": _type(ref), "name": _name(ref)}
        return node | self._identity(ref)

    def _identity(self, ref: Reference) -> Node:
        address = self.address(ref.key)
        found: Node = {}
        if ref.doi:
            found["@id"] = doi_link(ref.doi)
        elif ref.within is None and isinstance(self.book, Book) and (number := own_isbn(self.book)):
            found["@id"] = f"urn:isbn:{number.canonical}"
        elif address:
            found["@id"] = address
        if address:
            found["url"] = address
        return found

    def _node(self, own: Described, ref: Reference) -> Node:
        """What is said of a work, volume or part itself, not of what it is in."""
        node: Node = {"@type": _type(ref), **self._identity(ref), "name": _name(ref)}
        if own.subtitle:
            node["alternativeHeadline"] = plain(str(own.subtitle))
        if names := list(_other_titles(own)):
            node["alternateName"] = names
        if ref.within:
            node["position"] = ref.within.position
        if ref.kind == "volume":
            _put(node, "volumeNumber", ref.volume)
        node |= _people(own)
        if ref.pages:
            _put(node, "pagination", str(ref.pages))
            ranges = ref.pages.ranges
            if len(ranges) == 1:
                _put(node, "pageStart", str(ranges[0].first))
                _put(node, "pageEnd", str(ranges[0].last or ""))
        if ref.number and ref.is_part:
            node["identifier"] = [{"@type": "PropertyValue", "name": "number", "value": ref.number}]
        return node | _facts(own, ref)


def _put(node: Node, name: str, value: object) -> None:
    if value:
        node[name] = str(value)


def _type(ref: Reference) -> str:
    return "PublicationVolume" if ref.kind == "volume" else _TYPES.get(ref.type, "CreativeWork")


def _name(ref: Reference) -> str:
    """Its title alone; of a volume the volume's."""
    title = ref.volume_title if ref.kind == "volume" else ref.title
    return plain(str(title or ref.title or ref.key))


def _other_titles(own: Described) -> Iterable[Json]:
    if own.title:
        language = language_tag(own.title.lang or "")
        if own.title.romanized:
            yield _said(own.title.romanized, f"{language}-Latn" if language else "")
        if own.title.translated:
            yield plain(own.title.translated)
        if own.title.short:
            yield plain(own.title.short)
    for title in own.parallel_title:
        yield _said(title.text, language_tag(title.lang or ""))


def _said(text: str, language: str) -> Json:
    """A text with its language, where that is known (JSON-LD 1.1, 4.2.4)."""
    return {"@value": plain(text), "@language": language} if language else plain(text)


def _people(own: Described) -> Node:
    found: Node = {}
    for field, term in _PEOPLE.items():
        if names := getattr(own, field):
            found[term] = [_person(name) for name in names]
    others: list[Json] = [
        {"@type": "Role", "roleName": role, "contributor": _person(name)}
        for field, role in _CONTRIBUTORS.items()
        for name in getattr(own, field)
    ]
    others += [
        {"@type": "Role", "roleName": name.role or "contributor", "contributor": _person(name)}
        for name in own.contributor
    ]
    if others:
        found["contributor"] = others
    return found


def _person(name: Name) -> Node:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    node: Node = {"@type": "Person", "name": str(name)}
    _put(node, "givenName", name.given)
    _put(node, "familyName", " ".join(p for p in (name.particles, name.family) if p))
    _put(node, "honorificSuffix", name.suffix)
    _put(node, "alternateName", name.romanized)
    _put(node, "sameAs", name.orcid and f"https://orcid.org/{name.orcid}")
    return node


def _facts(own: Described, ref: Reference) -> Node:
    found: Node = {}
    _put(found, "datePublished", _date(own.date))
    if own.publisher:
        places: list[Json] = [plain(str(place)) for place in own.place]
        found["publisher"] = [
            {
                "@type": "Organization",
                "name": plain(str(one)),
                **({"location": places} if places else {}),
            }
            for one in own.publisher
        ]
    if tags := [tag for tag in map(language_tag, own.language) if tag]:
        found["inLanguage"] = tags[0] if len(tags) == 1 else list(tags)
    _put(found, "bookEdition", own.edition)
    _put(found, "isbn", own.isbn and own.isbn.canonical)
    _put(found, "pagination", getattr(own, "extent", None))
    if forms := [_form(name, form) for name, form in (own.formats or {}).items()]:
        found["workExample"] = list(forms)
    if own.series:
        found["isPartOf"] = _series(own.series)
    _put(found, "sameAs", own.url and link(own.url.text))
    _put(found, "abstract", own.abstract and plain(own.abstract))
    if own.keywords:
        found["keywords"] = list(own.keywords)
    _put(found, "license", own.license)
    if own.original and own.original.title:
        original: Node = {"@type": "CreativeWork", "name": plain(str(own.original.title))}
        _put(original, "datePublished", _date(own.original.date))
        _put(original, "inLanguage", next(iter(own.original.language), None))
        found["translationOfWork"] = original
    return found


_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_ISO = re.compile(f"{_DAY}(?:/{_DAY})?")


def _date(date: Date | None) -> str | None:
    """A date of ISO 8601; of one that is not sure, its year."""
    text = str(date or "")
    if not date or _ISO.fullmatch(text):
        return text or None
    return f"{date.year:04}" if date.year and date.year > 0 else None


def _form(name: str, form: Manifestation) -> Node:
    node: Node = {"@type": "Book", "name": name}
    if name.lower() in _FORMS:
        node["bookFormat"] = f"https://schema.org/{_FORMS[name.lower()]}"
    _put(node, "isbn", form.isbn and form.isbn.canonical)
    _put(node, "datePublished", _date(form.date))
    _put(node, "bookEdition", form.edition)
    _put(node, "sameAs", (form.doi and doi_link(form.doi)) or (form.url and link(form.url.text)))
    return node


def _series(series: Series) -> Node:
    node: Node = {"@type": "BookSeries", "name": plain(series.title.text)}
    _put(node, "issn", series.issn)
    if series.number:
        node["position"] = series.number
    return node
