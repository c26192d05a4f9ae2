"""What a graph says of one resource, by the keys of the record: a reader for each form.

Each reader looks first at the words that our own writer uses, then at those of others: Zotero's
BIBO, Crossref, schema.org, plain Dublin Core.  Last comes our private data (see
`reading.citation`), which says what the words alone would not.

>>> from precarious_truce.formats.dublin_core.reading.parsing import parsed
>>> from precarious_truce.model import Book
>>> graph = parsed('''@prefix s: <https://schema.org/> .
... <urn:a> a s:Book ; s:name "Rivers"@en ; s:author [ s:name "Ed" ] ; s:isbn "9780521086899" .
... ''', "turtle")
>>> found = fields_of_part(Resource(graph, "urn:a"), Book)
>>> found["title"], found["author"], found["isbn"]
({'text': 'Rivers', 'lang': 'en'}, [{'literal': 'Ed'}], '9780521086899')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from precarious_truce.formats.dublin_core.reading import names, titles
from precarious_truce.formats.dublin_core.reading.resource import LABELS, Resource
from precarious_truce.formats.dublin_core.vocabulary.classes import SERIES, WHOLES
from precarious_truce.formats.dublin_core.vocabulary.exactness import Part
from precarious_truce.formats.dublin_core.vocabulary.json_values import JSON, Raw
from precarious_truce.formats.dublin_core.vocabulary.records import RECORDS
from precarious_truce.formats.dublin_core.vocabulary.rows import (
    BOOK_FORMATS,
    Form,
    Row,
    rows_of,
)
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, Text
from precarious_truce.model import ISBN, Pages, Reference
from precarious_truce.model.identifiers import doi_at

__all__ = ["fields_of_part", "pages_of"]


def fields_of_part(r: Resource, part: type[Part]) -> Raw:
    """Every statement about a resource, as fields of a part."""
    found = _fields(r, rows_of(part).values())
    for key, value in (r.private or {}).items():
        if key not in ("in", "position"):
            found[key] = value
    return {k: v for k, v in found.items() if v is not None and v != [] and v != {}}


def _fields(r: Resource, rows: Iterable[Row]) -> Raw:
    return {row.key: read(r, row) for row in rows if (read := _READERS.get(row.form))}


# --- texts --------------------------------------------------------------------------------------


def _text(r: Resource, row: Row) -> JSON:
    return r.text(*row.read)


def _label(r: Resource, row: Row) -> JSON:
    return _value_node(r, row.properties[0]) or r.text(*row.others)


def _extent(r: Resource, row: Row) -> JSON:
    name, *numbers = row.properties
    return _value_node(r, name) or r.text(*row.others, *numbers)


def _value_node(r: Resource, name: str) -> str | None:
    """The text of a value node, or of a literal in its place."""
    for term in r.all(name):
        if isinstance(term, Text):
            found: str | None = term.value
        else:
            found = r.at(term).text("rdfs:label", "rdf:value") or _address(term)
        if found:
            return found
    return None


def _language(r: Resource, row: Row) -> JSON:
    return r.languages


# --- publication --------------------------------------------------------------------------------


def _publishers(r: Resource, row: Row) -> JSON:
    return [name for term in _publishing(r) if (name := r.label(term))]


def _publishing(r: Resource) -> list[str | Text]:
    return r.all("dcterms:publisher") or r.all("schema:publisher", "dc:publisher")


def _places(r: Resource, row: Row) -> JSON:
    """The places of the first publisher."""
    first = [r.at(p) for p in _publishing(r)[:1] if not isinstance(p, Text)]
    return [text.value for publisher in first for text in publisher.texts(*row.properties)]


def _imprint(r: Resource, row: Row) -> JSON:
    return next((t for n in r.nodes(*row.read) if (t := r.label(n))), None)


# --- numbers ------------------------------------------------------------------------------------


def _key(r: Resource, row: Row) -> JSON:
    return r.key


def pages_of(r: Resource, row: Row | None = None) -> str | None:
    """Pages with a dash, as books print them: by BIBO, schema.org, or the citation."""
    found = r.text("bibo:pages", "schema:pagination", "bib:pages")
    first, last = (r.text(f"bibo:{end}", f"schema:{end}") for end in _PAGE_ENDS)
    if not found and not first:
        cited = r.citation
        found = cited.get("rft.pages")
        first, last = cited.get("rft.spage"), cited.get("rft.epage")
    if not found and first:
        found = first if first == last else f"{first}–{last or ''}"
    return _with_dashes(found.strip()) if found and found.strip() else None


_PAGE_ENDS = ("pageStart", "pageEnd")


def _with_dashes(text: str) -> str:
    """Pages as books print them; what cannot be read as pages stays as it is.

    >>> _with_dashes("ix-xiv"), _with_dashes("11E201-x")
    ('ix–xiv', '11E201-x')
    """
    pages = Pages(text)
    return text if None in pages.read() else pages.canonical


def _isbn(r: Resource, row: Row) -> JSON:
    """Its ISBN, which is not one of its formats."""
    found = [t.value for t in r.all(*row.read) if isinstance(t, Text)]
    own = [r.subject] if "#" not in r.subject else []
    found += [t for t in (*r.identifiers, *own) if _AN_ISBN.fullmatch(t)]
    if not found:
        return None
    elsewhere = {ISBN(number).canonical for number in _of_formats(r)}
    elsewhere |= {n.removeprefix("URN:ISBN:") for n in elsewhere}
    numbers = (ISBN(_URN.sub("", text)).canonical for text in found)
    return next((n for n in numbers if n not in elsewhere), None)


_URN = re.compile("^urn:", re.I)
_AN_ISBN = re.compile(r"(?:urn:)?isbn[:\s]*[\dxX\s-]+", re.I)


def _of_formats(r: Resource) -> list[str]:
    nodes = map(r.at, r.nodes("dcterms:hasFormat", "schema:workExample"))
    words = (*RECORDS["Manifestation"]["isbn"], "dcterms:identifier")
    return [t.value for node in nodes for name in words for t in node.texts(name)]


def _doi(r: Resource, row: Row) -> JSON:
    others = r.nodes("schema:sameAs", "dcterms:identifier")
    addresses = (*r.identifiers, *others, r.subject)
    return r.text(*row.read) or next((d for t in addresses if (d := _doi_in(t))), None)


def _doi_in(text: str) -> str | None:
    """The DOI that an address or a `doi:` identifier names."""
    found = doi_at(text) if "#" not in text else None
    return str(found) if found else None


def _url(r: Resource, row: Row) -> JSON:
    found = r.text(*row.read) or next(iter(r.nodes(*row.read)), None)
    others = (t for t in r.identifiers if _address(t) and not _doi_in(t) and t != r.subject)
    return found or next(others, None)


def _address(text: str) -> str | None:
    return text if text.startswith(("http://", "https://")) else None


def _identifiers(r: Resource, row: Row) -> JSON:
    words = RECORDS["Identifiers"].items()
    return {k: v for k, properties in words if (v := r.text(*properties))}


# --- what it is about ---------------------------------------------------------------------------


def _keywords(r: Resource, row: Row) -> JSON:
    """Keywords by schema.org; of others' descriptions all subjects that are no class numbers."""
    found = [t.value for t in r.texts("schema:keywords")]
    if not found and not r.ours and not r.texts("schema:about"):
        numbers = _class_numbers(r).values()
        labels = (r.label(term) for term in r.all("dcterms:subject", "dc:subject"))
        found = [text for text in labels if text and text not in numbers]
    words = (word.strip() for text in found for word in text.split(","))
    return [word for word in words if word]


def _subjects(r: Resource, row: Row) -> JSON:
    return [t.value for t in r.texts("schema:about")]


def _classes(r: Resource, row: Row) -> JSON:
    return _class_numbers(r)


_SCHEMES = {k: PREFIXES["dcterms"] + k.upper() for k in RECORDS["Classes"]}
"""Classification → the IRI of the datatype of its numbers."""


def _class_numbers(r: Resource) -> dict[str, str]:
    terms = r.all("dcterms:subject", "dc:subject")
    typed = {t.datatype: t.value for t in terms if isinstance(t, Text) and t.datatype}
    return {k: typed[scheme] for k, scheme in _SCHEMES.items() if scheme in typed}


# --- records ------------------------------------------------------------------------------------


def _date(r: Resource, row: Row | None = None) -> JSON:
    return r.text(*_DATES)


_DATES = rows_of(Reference)["date"].read


def _series(r: Resource, row: Row) -> JSON:
    words = RECORDS["Series"]
    for node in map(r.at, r.nodes(*row.read)):
        if node.types & SERIES and (title := node.text(*LABELS)):
            editors = [names.name_of(r, term) for term in node.all(*words["editor"])]
            parts: Raw = {
                "title": title,
                "number": node.text(*words["number"]) or _number_in_series(r),
                "issn": node.text(*words["issn"]),
                "editor": [name for name in editors if name],
            }
            return {k: v for k, v in parts.items() if v}
    return None


def _number_in_series(r: Resource) -> str | None:
    """The number of a book, which is that in its series."""
    return r.text("bibo:number") if r.types & WHOLES else None


def _event(r: Resource, row: Row) -> JSON:
    for node in map(r.at, r.nodes(*row.read)[-1:]):
        place = node.text(*RECORDS["Event"]["place"])
        parts = {"name": node.text(*LABELS), "place": place, "date": _date(node)}
        return {k: v for k, v in parts.items() if v}
    return None


def _formats(r: Resource, row: Row) -> JSON:
    found: dict[str, Raw] = {}
    for node in map(r.at, r.nodes(*row.read)):
        name = _name_of_format(node) or f"format-{len(found) + 1}"
        parts = {"isbn": node.text(*RECORDS["Manifestation"]["isbn"]), "date": _date(node)}
        if name not in found:
            found[name] = {k: v for k, v in parts.items() if v}
    return found


def _name_of_format(node: Resource) -> str | None:
    kinds = [kind.rpartition("/")[2] for kind in node.nodes("schema:bookFormat")]
    by_kind = (name for name, kind in BOOK_FORMATS.items() if kind.partition(":")[2] in kinds)
    return node.text("dcterms:format") or next(by_kind, None)


_OF_EDITIONS = [
    rows_of(Reference)[field]
    for field, properties in RECORDS["OtherEdition"].items()
    if (properties and field != "subtitle") or field == "edition"
]


def _edition(r: Resource, row: Row) -> JSON:
    """Another edition, as far as a small record of it goes."""
    own = [p for p in row.properties if p != "dcterms:source"]  # which has many other uses
    for node in map(r.at, r.nodes(*own)[:1]):
        return {k: v for k, v in _fields(node, _OF_EDITIONS).items() if v} or None
    return None


def _people(r: Resource, row: Row) -> JSON:
    return names.in_role(r, row)


def _contributors(r: Resource, row: Row) -> JSON:
    return names.contributors(r)


_READERS: dict[Form, Callable[[Resource, Row], JSON]] = {
    Form.TEXT: _text,
    Form.LABEL: _label,
    Form.EXTENT: _extent,
    Form.KEY: _key,
    Form.TITLE: titles.title,
    Form.SUBTITLE: titles.subtitle,
    Form.PARALLEL_TITLES: titles.parallel_titles,
    Form.LANGUAGE: _language,
    Form.PEOPLE: _people,
    Form.CONTRIBUTORS: _contributors,
    Form.PUBLISHERS: _publishers,
    Form.PLACES: _places,
    Form.IMPRINT: _imprint,
    Form.DATE: _date,
    Form.SERIES: _series,
    Form.EVENT: _event,
    Form.ISBN: _isbn,
    Form.ISSN: _text,
    Form.DOI: _doi,
    Form.URL: _url,
    Form.IDENTIFIERS: _identifiers,
    Form.FORMATS: _formats,
    Form.EDITION: _edition,
    Form.KEYWORDS: _keywords,
    Form.SUBJECTS: _subjects,
    Form.CLASSES: _classes,
    Form.PAGES: pages_of,
}
"""What has no words is in private data alone."""
