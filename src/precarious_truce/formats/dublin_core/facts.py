"""How the fields that a part states for itself are said: a row or a function each.

`TEXTS` and `LABELLED` serve both directions: a text under properties that are the field's alone,
or on a value node of the class that the property asks for.  Every other field has a function
that adds its statements and tells whether they give the value back as it was.

>>> TEXTS["edition"], LABELLED["rights"]
(('bibo:edition', 'schema:bookEdition'), ('dcterms:rights', 'dcterms:RightsStatement'))
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from precarious_truce.formats.dublin_core.citation import joined_title
from precarious_truce.formats.dublin_core.people import exact
from precarious_truce.formats.dublin_core.terms import PREFIXES, iri, is_iri, literal, plain
from precarious_truce.model import DOI
from precarious_truce.model.base import Record
from precarious_truce.model.values import PrintedValue

__all__ = [
    "CLASSES",
    "ELSEWHERE",
    "FACTS",
    "IDENTIFIERS",
    "ILLEGAL_XML",
    "LABELLED",
    "TEXTS",
    "holds_illegal",
    "recorded",
]

TEXTS: dict[str, tuple[str, ...]] = {
    "edition": ("bibo:edition", "schema:bookEdition"),
    "number": ("bibo:number",),
    "article_number": ("bibo:locator",),
    "volume": ("bibo:volume", "schema:volumeNumber"),
    "issue": ("bibo:issue", "schema:issueNumber"),
    "section": ("bibo:section",),
    "copyright": ("dcterms:dateCopyrighted",),
    "note": ("dcterms:description",),
    "abstract": ("dcterms:abstract", "schema:abstract"),
}
"""Field → its properties; the first alone says it whole."""

LABELLED: dict[str, tuple[str, str]] = {
    "extent": ("dcterms:extent", "dcterms:SizeOrDuration"),
    "rights": ("dcterms:rights", "dcterms:RightsStatement"),
    "license": ("dcterms:license", "dcterms:LicenseDocument"),
    "physical": ("dcterms:medium", "dcterms:PhysicalMedium"),
}
"""Field → property and class of its value (DCMI terms, "Range Includes"), its text a label."""

IDENTIFIERS = {
    "oclc": "bibo:oclcnum",
    "lccn": "bibo:lccn",
    "handle": "bibo:handle",
    "pmid": "bibo:pmid",
}
"""Identifier → its property in BIBO 1.3."""

CLASSES = {"lcc": "dcterms:LCC", "ddc": "dcterms:DDC", "udc": "dcterms:UDC"}
"""Classification → the datatype of its numbers (DCMI terms, "Vocabulary Encoding Schemes")."""

BOOK_FORMATS = {
    "hardback": "schema:Hardcover", "hardcover": "schema:Hardcover",
    "paperback": "schema:Paperback", "audio": "schema:AudiobookFormat", "online": "schema:EBook",
    "ebook": "schema:EBook", "epub": "schema:EBook", "pdf": "schema:EBook",
}  # fmt: skip
"""Name of a format → schema.org's word for it."""

ILLEGAL_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no XML 1.0 document can hold (XML 1.0, 2.2)."""

_XSD = PREFIXES["xsd"]
_ANY_URI = f"^^<{_XSD}anyURI>"
_ISBN = re.compile(r"97[89][0-9]{10}")
_ISBN10 = re.compile(r"[0-9]{9}[0-9X]")
_NO_LABEL = re.compile(r"pp?\.|.*[\u2013\u2014]|.*--|$")

ELSEWHERE = frozenset(
    (
        "contents", "volumes", "emptied", "key", "title", "subtitle", "author", "date",
        "language", "kind", "type",
    )
)  # fmt: skip
"""Fields that are written for every resource, not as facts that it states."""

Write = Callable[[Any, Any], bool]


def holds_illegal(value: Any) -> bool:
    """Whether a text anywhere in the value has a character that XML cannot hold.

    >>> holds_illegal(("a", "b\x01")), holds_illegal({"a": "b"})
    (True, False)
    """
    if isinstance(value, (str, PrintedValue)):
        return ILLEGAL_XML.search(str(value)) is not None
    if isinstance(value, Record):
        return any(map(holds_illegal, value.facts().values()))
    if isinstance(value, dict):
        return any(map(holds_illegal, (*value, *value.values())))
    return isinstance(value, (tuple, list)) and any(map(holds_illegal, value))


def recorded(value: Any, without: tuple[str, ...] = ()) -> Any:
    """A value by the record's keys, as JSON can hold it."""
    if isinstance(value, Record):
        return value.model_dump(
            by_alias=True, exclude_none=True, exclude_defaults=True, exclude=set(without)
        )
    if isinstance(value, (tuple, list)):
        return [recorded(v) for v in value]
    if isinstance(value, dict):
        return {k: recorded(v) for k, v in value.items()}
    return value if isinstance(value, bool) else str(value)


def _text(properties: tuple[str, ...]) -> Write:
    def write(d: Any, value: Any) -> bool:
        token = plain(value)
        if d.ref.kind == "volume" and properties == ("bibo:number",):
            return _text(TEXTS["volume"])(d, value)
        d.out += [(p, token) for p in properties if d.rich or p.startswith("dcterms:")]
        return d.rich or properties[0].startswith("dcterms:")

    return write


def _labelled(name: str, kind: str) -> Write:
    def write(d: Any, value: Any) -> bool:
        d.out.append((name, [("rdf:type", kind), ("rdfs:label", plain(str(value)))]))
        return True

    return write


# --- numbers of the thing -----------------------------------------------------------------------


def _extent(d: Any, value: Any) -> bool:
    _labelled(*LABELLED["extent"])(d, value)
    if d.rich and value.total:
        d.out.append(("bibo:numPages", f'"{value.total}"'))
        d.out.append(("schema:numberOfPages", f'"{value.total}"^^<{_XSD}integer>'))
    return True


def _isbn(d: Any, value: Any) -> bool:
    d.out += _of_isbn(value, d.rich)
    found = value.canonical
    return d.rich and _is_number(value) and not _in_formats(d.node, found)


def _of_isbn(value: Any, rich: bool) -> list[Any]:
    number = value.canonical
    pairs: list[Any] = []
    thirteen, ten = _ISBN.fullmatch(number), _ISBN10.fullmatch(number)
    if thirteen or ten:
        pairs.append(("dcterms:identifier", f'"urn:isbn:{number}"{_ANY_URI}'))
    if rich:
        if thirteen or ten:
            pairs.append(("bibo:isbn13" if thirteen else "bibo:isbn10", f'"{number}"'))
        pairs.append(("schema:isbn", plain(number)))
    return pairs


def _in_formats(node: Any, isbn: str) -> bool:
    return any(
        f.isbn and f.isbn.canonical == isbn for f in (getattr(node, "formats", None) or {}).values()
    )


def _doi(d: Any, value: Any) -> bool:
    if not value.valid:
        d.out += [("bibo:doi", plain(str(value)))] if d.rich else []
        return bool(d.rich)
    url = iri(value.url)
    address = url[1:-1]
    d.out.append(("dcterms:identifier", plain(address) + _ANY_URI))
    if d.rich:
        d.out.append(("bibo:doi", plain(str(value))))
        if address != d.own:
            d.out.append(("schema:sameAs", url))
    return bool(d.rich)


def _url(d: Any, value: Any) -> bool:
    text = value.text
    if d.node.doi is None and str(DOI(text)) != text:
        d.private["doi"] = None  # an address at the resolver, and not given as a DOI
    d.out.append(("dcterms:identifier", plain(text) + _ANY_URI))
    if d.rich:
        d.out += [
            ("bibo:uri", plain(text)),
            ("schema:url", iri(text) if is_iri(text) else plain(text)),
        ]
    return bool(d.rich) and value.accessed is None


def _issn(d: Any, value: Any) -> bool:
    d.out.append(("dcterms:identifier", plain(f"urn:issn:{value.canonical}") + _ANY_URI))
    if d.rich:
        d.out += [("bibo:issn", plain(str(value))), ("schema:issn", plain(str(value)))]
    return bool(d.rich)


def _identifiers(d: Any, value: Any) -> bool:
    said = value.facts()
    if d.rich:
        d.out += [(IDENTIFIERS[k], plain(v)) for k, v in said.items() if k in IDENTIFIERS]
    others = said if not d.rich else {k: v for k, v in said.items() if k not in IDENTIFIERS}
    d.out += [
        ("dcterms:identifier", plain(f"{k.replace('_', '-')}:{v}") + _ANY_URI)
        for k, v in others.items()
    ]
    return d.rich and not others


def _pages(d: Any, value: Any) -> bool:
    if not d.rich:
        return True  # in the citation, see `Citer.context`
    printed = d.doc.citer.pages(value)
    text = plain(printed.hyphenated)
    out = d.out
    out += [("bibo:pages", text), ("schema:pagination", text)]
    if d.doc.zotero:
        out.append(("bib:pages", plain(printed.text)))
    first, last = printed.first, printed.last
    if first and _is_label(first):
        start = plain(first)
        out += [("bibo:pageStart", start), ("schema:pageStart", start)]
    if last and _is_label(last):
        end = plain(last)
        out += [("bibo:pageEnd", end), ("schema:pageEnd", end)]
    return True


def _is_label(text: str) -> bool:
    """Whether it may stand as a page of its own: no "p.", no dash."""
    return text.isalnum() or not _NO_LABEL.match(text)


def _volume_count(d: Any, value: Any) -> bool:
    if d.rich:
        d.out.append(("bibo:numVolumes", plain(value)))
    return bool(d.rich) and value != str(len(getattr(d.node, "volumes", ())))


# --- what it is about ---------------------------------------------------------------------------


def _keywords(d: Any, value: Any) -> bool:
    d.out += [("dcterms:subject", plain(v)) for v in value]
    d.out += [("schema:keywords", plain(v)) for v in value if d.rich]
    return d.rich and len(value) == 1 and "," not in value[0]


def _subjects(d: Any, value: Any) -> bool:
    d.out += [("dcterms:subject", plain(v)) for v in value]
    d.out += [("schema:about", plain(v)) for v in value if d.rich]
    return d.rich and len(value) == 1


def _classes(d: Any, value: Any) -> bool:
    for scheme, number in value.facts().items():
        d.out.append(
            ("dcterms:subject", f"{plain(number)}^^<{PREFIXES['dcterms']}{scheme.upper()}>")
        )
    return not d.doc.zotero


def _parallel_title(d: Any, value: Any) -> bool:
    d.out += [("dcterms:alternative", literal(t.text, t.lang)) for t in value]
    (first, *others) = value
    lang = first.lang
    told = lang is None or (
        lang.isalpha() and lang.islower() and lang.isascii() and 2 <= len(lang) <= 3
    )
    return not others and told and len(first.facts()) == 1 + (lang is not None)


# --- who made it appear, and where --------------------------------------------------------------


def _publisher(d: Any, value: Any) -> bool:
    places = d.node.place if "place" not in d.doc.lost else ()
    d.out += [(p, t) for t in (_organisation(d, v, places) for v in value) for p in _published(d)]
    return len(value) == 1 and len(value[0].facts()) == 1


def _published(d: Any) -> tuple[str, ...]:
    return ("dcterms:publisher", "schema:publisher") if d.rich else ("dcterms:publisher",)


def _organisation(d: Any, text: Any, places: Any) -> str:
    """The node of a publisher, the same for all who name it with the same places."""
    agents = d.doc.agents
    key = (text, places)
    found = agents.organisations.get(key)
    if found is None:
        found = agents.organisations[key] = agents.fresh()
        name = plain(str(text))
        kinds = ("dcterms:Agent", "foaf:Organization", "schema:Organization")
        pairs = [("rdf:type", kind) for kind in kinds[: 3 if d.rich else 2]] + [("foaf:name", name)]
        if d.rich:
            pairs.append(("schema:name", name))
            pairs += [
                (p, plain(str(v)))
                for v in places
                for p in ("schema:location", "address:localityName")
            ]
            pairs += (
                [("schema:alternateName", literal(text.romanized, "und-Latn"))]
                if text.romanized
                else []
            )
            pairs += (
                [("schema:alternateName", literal(text.translated, "und-t-und"))]
                if text.translated
                else []
            )
        agents.pending.append((found, pairs))
    return str(found)


def _place(d: Any, value: Any) -> bool:
    """Places stand on the publisher's node."""
    return d.rich and len(value) == 1 and len(value[0].facts()) == 1 and len(d.node.publisher) == 1


def _imprint(d: Any, value: Any) -> bool:
    if d.rich:
        inside = [("rdf:type", "schema:Organization"), ("schema:name", plain(value))]
        d.out.append(("schema:publisherImprint", inside))
    return bool(d.rich)


def _series(d: Any, value: Any) -> bool:
    """A series is what a book is part of; a part of a book is part of that alone (shapes, E)."""
    if d.whole is not None:
        return False
    inside: list[Any] = [("rdf:type", "dcterms:BibliographicResource")]
    name = literal(str(value.title), value.title.lang)
    if not d.rich:
        d.out.append(("dcterms:isPartOf", [*inside, ("dcterms:title", name)]))
        return False
    inside += [("rdf:type", "bibo:Series"), ("rdf:type", "schema:BookSeries")]
    inside += [("dcterms:title", name), ("schema:name", name)]
    if value.number:
        inside += [("bibo:number", plain(value.number)), ("schema:position", plain(value.number))]
    if value.issn:
        inside += [("bibo:issn", plain(str(value.issn))), ("schema:issn", plain(str(value.issn)))]
    inside += [("bibo:editor", t) for t in dict.fromkeys(d.doc.agents.tokens(value.editor))]
    d.out.append(("dcterms:isPartOf", inside))
    return not value.editor and len(value.title.facts()) == 1


def _event(d: Any, value: Any) -> bool:
    said = value.facts()
    inside: list[Any] = [("rdf:type", "bibo:Conference"), ("rdf:type", "schema:Event")]
    inside += [(p, plain(str(v))) for k, p in _EVENT.items() if (v := said.get(k))]
    d.out.append(("bibo:presentedAt", inside))
    return bool(said) and all(len(v.facts()) == 1 for k, v in said.items() if k != "date")


_EVENT = {"name": "dcterms:title", "place": "schema:location", "date": "dcterms:date"}


# --- other editions -----------------------------------------------------------------------------


def _formats(d: Any, value: Any) -> bool:
    """Each manifestation as a node: its name, its ISBN, its date."""
    told = d.rich and bool(value)
    for name, form in value.items():
        inside: list[Any] = [("rdf:type", "schema:Book")] if d.rich else []
        inside.append(("dcterms:format", plain(name)))
        if d.rich and name in BOOK_FORMATS:
            inside.append(("schema:bookFormat", BOOK_FORMATS[name]))
        if form.isbn:
            inside += (numbers := _of_isbn(form.isbn, d.rich))
            d.out += [pair for pair in numbers if pair[0] != "schema:isbn"]
        if form.date:
            inside += d.doc.dated(form.date)[0]
        if form.doi:
            inside.append(("dcterms:identifier", plain(form.doi.url) + _ANY_URI))
        token = d.doc.apart(inside)
        d.out += [("dcterms:hasFormat", token)] + (
            [("schema:workExample", token)] if d.rich else []
        )
        told = told and {"isbn", "date"}.issuperset(form.facts()) and _is_number(form.isbn)
    online = value.get("online")
    if online and online.date and (typed := d.doc.typed(online.date)):
        d.out.append(("dcterms:available", typed))
    return bool(told)


def _is_number(isbn: Any) -> bool:
    """Whether an ISBN, if there is one, is written as bibo:isbn13 or bibo:isbn10."""
    return isbn is None or bool(
        _ISBN.fullmatch(isbn.canonical) or _ISBN10.fullmatch(isbn.canonical)
    )


def _edition(*properties: str) -> Write:
    """Another edition as a node: what a reader needs to know it by."""

    def write(d: Any, value: Any) -> bool:
        inside: list[Any] = [("rdf:type", "dcterms:BibliographicResource")]
        tag = value.language[0] if value.language else None
        if value.title:
            title = literal(joined_title(value.title, value.subtitle), value.title.lang or tag)
            inside += [("dcterms:title", title)] if not d.doc.zotero else []
            inside += [("schema:name", title)] if d.rich else []
        inside += [("dcterms:creator", t) for t in dict.fromkeys(d.doc.agents.tokens(value.author))]
        inside += [
            ("dcterms:contributor", t) for t in dict.fromkeys(d.doc.agents.tokens(value.editor))
        ]
        organisations = [_organisation(d, p, value.place) for p in value.publisher]
        inside += [("dcterms:publisher", t) for t in dict.fromkeys(organisations)]
        inside += d.doc.dated(value.date)[0] if value.date else []
        inside += d.doc.spoken(value.language)[0]
        token = d.doc.apart(inside)
        d.out += [(p, token) for p in properties if d.rich or p.startswith("dcterms:")]
        return d.rich and _is_plain_edition(value.facts())

    return write


_OF_EDITIONS = {"title", "author", "publisher", "place", "date", "language"}


def _is_plain_edition(said: dict[str, Any]) -> bool:
    """Whether the node of another edition says all of it: nothing twice, nothing in two scripts."""
    listed = [v for v in said.values() if isinstance(v, tuple)]
    texts = [said[k] for k in ("title",) if k in said]
    texts += [t for k in ("publisher", "place") for t in said.get(k, ())]
    return (
        _OF_EDITIONS.issuperset(said)
        and all(len(values) == 1 for values in listed)
        and all(len(text.facts()) == 1 for text in texts)
        and all(map(exact, said.get("author", ())))
        and ("place" not in said or "publisher" in said)
        and bool(said)
    )


def _sources(d: Any, value: Any) -> bool:
    for source in value:
        label = source.url or source.title or source.note
        if label:
            inside = [("rdf:type", "dcterms:ProvenanceStatement"), ("rdfs:label", plain(label))]
            d.out.append(("dcterms:provenance", inside))
    return False


FACTS: dict[str, Write] = {
    "parallel_title": _parallel_title,
    "publisher": _publisher, "place": _place, "imprint": _imprint,
    "series": _series, "event": _event,
    **{field: _text(properties) for field, properties in TEXTS.items()},
    **{field: _labelled(*row) for field, row in LABELLED.items()},
    "extent": _extent, "volume_count": _volume_count, "pages": _pages,
    "isbn": _isbn, "issn": _issn, "doi": _doi, "url": _url, "identifiers": _identifiers,
    "formats": _formats,
    "original": _edition("dcterms:source", "bibo:translationOf", "schema:translationOfWork"),
    "reissue_of": _edition("dcterms:isVersionOf"),
    "keywords": _keywords, "subjects": _subjects, "classes": _classes, "sources": _sources,
}  # fmt: skip
"""Field → what adds its statements, and tells whether they say it whole."""
