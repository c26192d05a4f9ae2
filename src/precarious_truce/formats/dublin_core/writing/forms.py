"""The statements of a field: a function for each form of the table (see `vocabulary.rows`).

Each is given the description at hand, the field's step in the plan of the part, and a value.

>>> from precarious_truce.model import Chapter
>>> step = plan_of(Chapter, "rich")["number"]
>>> step.key, step.properties, step.whole, step.repeats
('number', ('bibo:number',), True, False)
>>> "title" in plan_of(Chapter, "rich"), "archive" in plan_of(Chapter, "dcterms")
(False, False)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from precarious_truce.formats.dublin_core.vocabulary.coverage import declined
from precarious_truce.formats.dublin_core.vocabulary.exactness import Check, Part, is_numbered
from precarious_truce.formats.dublin_core.vocabulary.records import RECORDS
from precarious_truce.formats.dublin_core.vocabulary.rows import BOOK_FORMATS, Form, rows_of
from precarious_truce.formats.dublin_core.vocabulary.terms import (
    PREFIXES,
    iri,
    is_iri,
    literal,
    plain,
)
from precarious_truce.formats.dublin_core.writing.citation import joined_title
from precarious_truce.formats.dublin_core.writing.dates import dated, typed_date
from precarious_truce.formats.dublin_core.writing.document import Description
from precarious_truce.formats.dublin_core.writing.resources import Pair, Pairs
from precarious_truce.model import DOI, ISBN, ISSN, Book, Pages
from precarious_truce.model.described import (
    Classes,
    Event,
    Identifiers,
    Link,
    Manifestation,
    OtherEdition,
    Series,
    Source,
)
from precarious_truce.model.extents import Extent
from precarious_truce.model.titles import LocalText, Title

__all__ = ["Step", "plan_of"]

_XSD = PREFIXES["xsd"]
_ANY_URI = f"^^<{_XSD}anyURI>"


class Step(NamedTuple):
    """What is done for a field: see `Row`, here for one profile.

    `inside` names what the profile loses of the record in the field, `repeats` says whether a
    statement may be there already.
    """

    key: str
    form: Form
    write: Callable[[Description, Step, Any], None]
    properties: tuple[str, ...]
    value_class: str
    whole: Check | bool
    inside: tuple[str, ...]
    repeats: bool


@lru_cache(maxsize=128)
def plan_of(part: type[Part], profile: str) -> Mapping[str, Step]:
    """Field → what is done for it, of the fields that a part states for itself."""
    lost, rich = declined(part, profile), profile in ("rich", "zotero")
    return {
        name: Step(
            row.key,
            row.form,
            _WRITERS.get(row.form, _no_words),
            row.written(rich),
            row.value_class,
            row.whole.get(profile, False),
            tuple(path.partition(".")[2] for path in lost if path.startswith(f"{name}.")),
            row.form not in (Form.TEXT, Form.LABEL, Form.EXTENT, Form.PAGES),
        )
        for name, row in rows_of(part).items()
        if name not in lost and name not in _ELSEWHERE
    }


_ELSEWHERE = frozenset(
    (
        "contents", "volumes", "emptied", "key", "title", "subtitle", "author", "date", "language",
        "kind", "type",
    )
)  # fmt: skip
"""Fields that are described for every resource."""


def _no_words(d: Description, step: Step, value: object) -> None:
    """Nothing: of places, which stand on the node of the publisher, and of private data."""


def _text(d: Description, step: Step, value: str) -> None:
    token = plain(value)
    d.out += [(p, token) for p in step.properties]


def _label(d: Description, step: Step, value: object) -> None:
    inside: Pairs = [("rdf:type", step.value_class), ("rdfs:label", plain(str(value)))]
    d.out.append((step.properties[0], inside))


def _extent(d: Description, step: Step, value: Extent) -> None:
    _label(d, step, value)
    if d.rich and value.total:
        d.out.append(("bibo:numPages", f'"{value.total}"'))
        d.out.append(("schema:numberOfPages", f'"{value.total}"^^<{_XSD}integer>'))


def _pages(d: Description, step: Step, value: Pages) -> None:
    if not d.rich:
        return  # in the citation, see `Citer.context`
    printed = d.doc.citer.pages(value)
    text = plain(printed.hyphenated)
    out = d.out
    out += [("bibo:pages", text), ("schema:pagination", text)]
    if d.doc.zotero:
        out.append(("bib:pages", plain(printed.text)))
    if printed.first_label:
        start = plain(printed.first_label)
        out += [("bibo:pageStart", start), ("schema:pageStart", start)]
    if printed.last_label:
        end = plain(printed.last_label)
        out += [("bibo:pageEnd", end), ("schema:pageEnd", end)]


# --- identifiers --------------------------------------------------------------------------------


def _identifier(text: str) -> tuple[str, str]:
    return "dcterms:identifier", plain(text) + _ANY_URI


def _isbn(d: Description, step: Step, value: ISBN) -> None:
    d.out += _of_isbn(value, d.rich)


def _of_isbn(value: ISBN, rich: bool) -> Pairs:
    number, pairs = value.canonical, list[Pair]()
    if is_numbered(value):
        pairs.append(_identifier(f"urn:isbn:{number}"))
        if rich:
            pairs.append(("bibo:isbn13" if len(number) == 13 else "bibo:isbn10", f'"{number}"'))
    return pairs + ([("schema:isbn", plain(number))] if rich else [])


def _issn(d: Description, step: Step, value: ISSN) -> None:
    d.out.append(_identifier(f"urn:issn:{value.canonical}"))
    d.out += [(p, plain(str(value))) for p in step.properties]


def _doi(d: Description, step: Step, value: DOI) -> None:
    own = [(p, plain(str(value))) for p in step.properties]
    if not value.valid:
        d.out += own
        return
    url = iri(value.url)
    address = url[1:-1]
    d.out.append(_identifier(address))
    d.out += own
    if d.rich and address != d.own:
        d.out.append(("schema:sameAs", url))


def _url(d: Description, step: Step, value: Link) -> None:
    text = value.text
    if d.node.doi is None and str(DOI(text)) != text:
        d.private["doi"] = None  # an address at the resolver, and not given as a DOI
    d.out.append(_identifier(text))
    if d.rich:
        address = iri(text) if is_iri(text) else plain(text)
        d.out += [("bibo:uri", plain(text)), ("schema:url", address)]


def _identifiers(d: Description, step: Step, value: Identifiers) -> None:
    numbers = value.facts()
    words = RECORDS["Identifiers"] if d.rich else {}
    d.out += [(p, plain(str(v))) for k, v in numbers.items() for p in words.get(k, ())]
    d.out += [
        _identifier(f"{k.replace('_', '-')}:{v}") for k, v in numbers.items() if not words.get(k)
    ]


# --- what it is about ---------------------------------------------------------------------------


def _keywords(d: Description, step: Step, value: tuple[str, ...]) -> None:
    d.out += [(p, plain(v)) for p in step.properties for v in value]


def _classes(d: Description, step: Step, value: Classes) -> None:
    space = PREFIXES["dcterms"]
    for scheme, number in value.facts().items():
        d.out.append(("dcterms:subject", f"{plain(str(number))}^^<{space}{scheme.upper()}>"))


def _parallel_titles(d: Description, step: Step, value: tuple[Title, ...]) -> None:
    d.out += [("dcterms:alternative", literal(t.text, t.lang)) for t in value]


# --- who made it appear, and where --------------------------------------------------------------


def _publishers(d: Description, step: Step, value: tuple[LocalText, ...]) -> None:
    places = d.node.place if d.rich else ()
    for text in value:
        token = d.doc.agents.organisation(text, places)
        d.out += [(p, token) for p in step.properties]


def _imprint(d: Description, step: Step, value: str) -> None:
    inside: Pairs = [("rdf:type", "schema:Organization"), ("schema:name", plain(value))]
    d.out += [(p, inside) for p in step.properties]


def _series(d: Description, step: Step, value: Series) -> None:
    """A series is what a book is part of; a part of a book is part of that alone."""
    if d.whole is not None:
        return
    name = literal(str(value.title), value.title.lang)
    inside: Pairs = [("rdf:type", "dcterms:BibliographicResource")]
    if not d.rich:
        d.out.append((step.properties[0], [*inside, ("dcterms:title", name)]))
        return
    words = RECORDS["Series"]
    inside += [("rdf:type", "bibo:Series"), ("rdf:type", "schema:BookSeries")]
    inside += [(p, name) for p in words["title"]]
    if value.issn:
        inside += [(p, plain(str(value.issn))) for p in words["issn"]]
    inside += [("bibo:editor", t) for t in dict.fromkeys(d.doc.agents.tokens(value.editor))]
    d.out.append((step.properties[0], inside))
    if value.number and isinstance(d.node, Book):
        d.out.append(("bibo:number", plain(value.number)))  # of the book, not of the series


def _event(d: Description, step: Step, value: Event) -> None:
    stated = value.facts()
    inside: Pairs = [("rdf:type", "bibo:Conference"), ("rdf:type", "schema:Event")]
    for field, properties in RECORDS["Event"].items():
        if field in stated:
            inside += [(p, plain(str(stated[field]))) for p in properties]
    d.out += [(p, inside) for p in step.properties]


# --- other editions -----------------------------------------------------------------------------


def _formats(d: Description, step: Step, value: dict[str, Manifestation]) -> None:
    """Each manifestation as a node: its name, its ISBN, its date."""
    for name, form in value.items():
        if form.isbn and form.date in (None, d.node.date):
            d.out += [p for p in _of_isbn(form.isbn, d.rich) if p[0] != "schema:isbn"]
        token = d.doc.apart(_of_format(name, form, d.rich))
        d.out += [(p, token) for p in step.properties]
    online = value.get("online")
    if online and online.date and (typed := typed_date(online.date)):
        d.out.append(("dcterms:available", typed))


def _of_format(name: str, form: Manifestation, rich: bool) -> Pairs:
    inside: Pairs = [("rdf:type", "schema:Book")] if rich else []
    inside.append(("dcterms:format", plain(name)))
    if rich and name in BOOK_FORMATS:
        inside.append(("schema:bookFormat", BOOK_FORMATS[name]))
    if form.isbn:
        inside += _of_isbn(form.isbn, rich)
    if form.date:
        inside += dated(form.date, rich)
    if form.doi:
        inside.append(_identifier(form.doi.url))
    return inside


def _edition(d: Description, step: Step, value: OtherEdition) -> None:
    """Another edition as a node: what a reader needs to know it by."""
    doc = d.doc
    inside: Pairs = [("rdf:type", "dcterms:BibliographicResource")]
    tag = value.language[0] if value.language else None
    if value.title:
        title = literal(joined_title(value.title, value.subtitle), value.title.lang or tag)
        inside += [("dcterms:title", title)] if not doc.zotero else []
        inside += [("schema:name", title)] if d.rich else []
    inside += [("dcterms:creator", t) for t in doc.agents.tokens(value.author)]
    inside += [("dcterms:contributor", t) for t in doc.agents.tokens(value.editor)]
    places = value.place
    inside += [("dcterms:publisher", doc.agents.organisation(p, places)) for p in value.publisher]
    inside += dated(value.date, d.rich) if value.date else []
    inside += doc.spoken(value.language)[0]
    token = doc.apart(inside)
    d.out += [(p, token) for p in step.properties]


def _sources(d: Description, step: Step, value: tuple[Source, ...]) -> None:
    for source in value:
        label = source.url or source.title or source.note
        if label:
            inside: Pairs = [("rdf:type", "dcterms:ProvenanceStatement")]
            d.out.append((step.properties[0], [*inside, ("rdfs:label", plain(label))]))


_WRITERS: dict[Form, Callable[[Description, Step, Any], None]] = {
    Form.TEXT: _text,
    Form.LABEL: _label,
    Form.EXTENT: _extent,
    Form.PAGES: _pages,
    Form.ISBN: _isbn,
    Form.ISSN: _issn,
    Form.DOI: _doi,
    Form.URL: _url,
    Form.IDENTIFIERS: _identifiers,
    Form.KEYWORDS: _keywords,
    Form.SUBJECTS: _keywords,
    Form.CLASSES: _classes,
    Form.PARALLEL_TITLES: _parallel_titles,
    Form.PUBLISHERS: _publishers,
    Form.IMPRINT: _imprint,
    Form.SERIES: _series,
    Form.EVENT: _event,
    Form.FORMATS: _formats,
    Form.EDITION: _edition,
    Form.SOURCES: _sources,
}
"""All but people, who are described together."""
