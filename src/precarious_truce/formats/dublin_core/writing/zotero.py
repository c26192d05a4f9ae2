"""The words of Zotero, which the profile `zotero` says beside those of `rich`.

They are what Zotero's importer looks for (github.com/zotero/translators, `RDF.js` of 2026-06-19):

- It is asked only where no class is of BIBO; else `Bibliontology RDF.js` is, to which a book with
  chapters is no item at all.
- What is the object of `dcterms:isPartOf` is no item: a part names its book by `schema:isPartOf`.
- `z:` with the name of a field of Zotero's fills that field, whatever else the resource says.
- Creators stand in a container (`rdf:Seq`) for each role; without authors, whoever is a
  `dcterms:contributor` is taken for one.
- `dcterms:type` becomes the type of a web page, a report or a letter as its user would give it.
- Notes are resources of their own, of the class `bib:Memo`.
- Whatever has a `dcterms:title` and is not part of something becomes an item.

>>> from precarious_truce.model import Book
>>> from precarious_truce.model.references import references
>>> book = Book(title="Rivers", edition="2nd", date="2004", contents=["Index"])
>>> for ref in references(book):
...     print(dict(fields(ref, ["9780000000002"])))
{'z:itemType': '"book"', 'z:citationKey': '"rivers2004"', 'z:date': '"2004"',
'z:edition': '"2nd"', 'z:ISBN': '"9780000000002"'}
{'z:itemType': '"bookSection"', 'z:citationKey': '"rivers2004-index"', 'z:date': '"2004"',
'z:edition': '"2nd"', 'z:ISBN': '"9780000000002"', 'z:publicationTitle': '"Rivers"'}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from precarious_truce.formats.dublin_core.vocabulary.roles import ROLES
from precarious_truce.formats.dublin_core.vocabulary.terms import plain
from precarious_truce.formats.dublin_core.vocabulary.zotero import CREATORS, ITEM_TYPES
from precarious_truce.formats.dublin_core.writing.citation import joined_title
from precarious_truce.model import Name, Reference

__all__ = ["agent", "creators", "fields", "fitted", "isbns", "memos"]

Pairs = list[tuple[str, Any]]

_REMAPPED = {"bibo:presentedAt": "bib:presentedAt"}
_HIDING = ("dcterms:isPartOf", "dcterms:hasPart")


def isbns(node: Any) -> list[str]:
    """The ISBNs of a work or volume and of its formats."""
    formats = (getattr(node, "formats", None) or {}).values()
    found = [n.canonical for n in (getattr(node, "isbn", None), *(f.isbn for f in formats)) if n]
    return list(dict.fromkeys(found))


def fields(ref: Reference, numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Type and fields of the item; `numbers` are the ISBNs of the book it is or stands in."""
    series, event, original, url = ref.series, ref.event, ref.original, ref.url
    said: dict[str, Any] = {
        "itemType": ITEM_TYPES.get(ref.type, "document"),
        "citationKey": ref.key,
        "date": ref.date,
        "edition": ref.edition,
        "ISBN": " ".join(numbers),
        "ISSN": ref.issn or (series and series.issn),
        "DOI": ref.doi,
        "language": ", ".join(ref.language),
        "numberOfVolumes": ref.volume_count,
        "place": "; ".join(map(str, ref.place)),
        "publicationTitle": joined_title(ref.container_title, ref.container_subtitle),
        "publisher": "; ".join(map(str, ref.publisher)),
        "rights": ref.rights or ref.license,
        "series": series and series.title,
        "seriesNumber": series and series.number,
        "volume": ref.volume,
    }
    if url:
        said |= {"url": url.text, "accessDate": url.accessed}
    if event and ref.type in ("paper-conference", "speech"):
        said |= {"conferenceName": event.name, "eventPlace": event.place}
    if original:
        said |= {
            "originalDate": original.date,
            "originalPlace": "; ".join(map(str, original.place)),
            "originalPublisher": "; ".join(map(str, original.publisher)),
        }
    if ref.type in ("thesis", "report") and ref.genre:
        said[f"{ref.type}Type"] = ref.genre
    if ref.classes:
        said["callNumber"] = next(iter(ref.classes.said().values()), None)
    for name, value in said.items():
        if value:
            yield f"z:{name}", plain(str(value))


def creators(ref: Reference, tokens: Callable[[tuple[Name, ...]], list[str]]) -> Pairs:
    """The people of the item in a container for each role, those of its book too."""
    found = {
        name: tokens(names) for role, name in CREATORS.items() if (names := ref.__dict__[role])
    }
    rest = [role for role in (*ROLES, "contributor") if role not in CREATORS]
    others = [
        token for role in rest if (names := ref.__dict__.get(role)) for token in tokens(names)
    ]
    if others:
        found["bib:contributors"] = list(dict.fromkeys(others))
    if ref.container_author:
        found["z:bookAuthors"] = tokens(ref.container_author)
    if ref.series and ref.series.editor:
        found["z:seriesEditors"] = tokens(ref.series.editor)
    return [(name, _container(members)) for name, members in found.items()]


def _container(members: list[str]) -> Pairs:
    numbered = [(f"rdf:_{n}", token) for n, token in enumerate(members, 1)]
    return [("rdf:type", "rdf:Seq"), *numbered]


def memos(note: str | None) -> Pairs:
    """A note as Zotero's importer reads it."""
    inside = [("rdf:type", "bib:Memo"), ("rdf:value", plain(note))] if note else []
    return [("dcterms:isReferencedBy", inside)] if inside else []


def agent(pairs: Pairs, name: Name) -> Pairs:
    """A person with last and first name as Zotero has them, an organisation with a last name.

    Zotero keeps a particle that comes before the family name in sorting at the end of the first
    name, and a suffix after a comma there.
    """
    kept = [p for p in pairs if p[0] not in ("foaf:familyName", "foaf:surname", "foaf:givenName")]
    if name.literal is not None:
        return kept + [("foaf:lastName", value) for p, value in pairs if p == "foaf:name"]
    last = f"{name.non_dropping_particle or ''} {name.family or ''}".strip()
    first = f"{name.given or ''} {name.dropping_particle or ''}".strip()
    if name.suffix and first:
        first = f"{first}, {name.suffix}"
    both = (("foaf:lastName", last), ("foaf:firstName", first))
    return kept + [(p, plain(text)) for p, text in both if text]


def fitted(pairs: Pairs) -> Pairs:
    """The statements of `rich` without those that mislead the importer."""
    found: Pairs = []
    for name, value in pairs:
        if isinstance(value, list):
            found.append((_REMAPPED.get(name, name), fitted(value)))
        elif not _misleads(name, value):
            found.append((name, "bib:BookSection" if value == "schema:Chapter" else value))
    return found


def _misleads(name: str, value: Any) -> bool:
    if name == "rdf:type":
        return str(value).startswith("bibo:")
    if name == "dcterms:subject":
        return not str(value).endswith('"')  # the number of a class would be a tag
    return name == "dcterms:contributor" or name in _HIDING
