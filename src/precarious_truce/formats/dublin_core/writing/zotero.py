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
- What has no field of Zotero's is a line of `z:extra`, by the name of its CSL variable.
- An item of a volume has the title of its work, and the volume's own title in `z:extra`.
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

from precarious_truce.formats.dublin_core.vocabulary.exactness import Part
from precarious_truce.formats.dublin_core.vocabulary.rows import ROWS, Form
from precarious_truce.formats.dublin_core.vocabulary.terms import plain
from precarious_truce.formats.dublin_core.vocabulary.zotero import CREATORS, ITEM_TYPES
from precarious_truce.formats.dublin_core.writing.citation import joined_title
from precarious_truce.formats.dublin_core.writing.identity import own_isbn
from precarious_truce.formats.dublin_core.writing.resources import Object, Pairs
from precarious_truce.model import LocalText, Name, Reference
from precarious_truce.model.described import Manifestation

__all__ = ["agent", "creators", "fields", "fitted", "isbns", "memos", "values_of"]

_REMAPPED = {"bibo:presentedAt": "bib:presentedAt"}
_HIDING = ("dcterms:isPartOf", "dcterms:hasPart")


def isbns(node: Part, whole: bool) -> list[str]:
    """The ISBNs of a work or volume and of its formats; what is in it has that of its edition."""
    if not whole:
        number = own_isbn(node)
        return [number.canonical] if number else []
    forms: Iterable[Manifestation] = (node.formats or {}).values()
    found = [n.canonical for n in (node.isbn, *(f.isbn for f in forms)) if n]
    return list(dict.fromkeys(found))


def fields(ref: Reference, numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Type and fields of the item; `numbers` are the ISBNs of the book it is or stands in."""
    for name, value in values_of(ref, numbers).items():
        yield f"z:{name}", plain(value)


def values_of(ref: Reference, numbers: Iterable[str]) -> dict[str, str]:
    """Name of a field of Zotero's → what the item has there, its type among them."""
    series, archive = ref.series, ref.archive
    extra = {
        "Chapter Number": ref.number if ref.is_part else None,
        "Volume Title": joined_title(ref.volume_title, ref.volume_subtitle),
    }
    values: dict[str, object] = {
        "itemType": ITEM_TYPES.get(ref.type, "document"),
        "citationKey": ref.key,
        "date": ref.date,
        "edition": ref.edition,
        "ISBN": " ".join(numbers),
        "ISSN": ref.issn or (series and series.issn),
        "DOI": ref.doi,
        "language": ", ".join(ref.language),
        "numberOfVolumes": ref.volume_count,
        "place": _joined(ref.place),
        "publicationTitle": joined_title(ref.container_title, ref.container_subtitle),
        "publisher": _joined(ref.publisher),
        "rights": ref.rights or ref.license,
        "series": series and series.title,
        "seriesNumber": series and series.number,
        "volume": ref.volume,
        "numPages": ref.extent,
        "archive": archive and _spaced_by(", ", archive.name, archive.place),
        "archiveLocation": archive and _spaced_by(", ", archive.collection, archive.shelfmark),
        "extra": "\n".join(f"{name}: {text}" for name, text in extra.items() if text),
    }
    if ref.kind == "volume":
        values["title"] = joined_title(ref.title, ref.subtitle)

    return {name: str(value) for name, value in {**values, **_of_records(ref)}.items() if value}


def _of_records(ref: Reference) -> dict[str, object]:
    """The fields that come from an address, an event, an original edition, a class number."""
    found: dict[str, object] = {}
    if ref.url:
        found |= {"url": ref.url.text, "accessDate": ref.url.accessed}
    if ref.event and ref.type in ("paper-conference", "speech"):
        found |= {"conferenceName": ref.event.name, "eventPlace": ref.event.place}
    if original := ref.original:
        found["originalDate"] = original.date
        found["originalPlace"] = _joined(original.place)
        found["originalPublisher"] = _joined(original.publisher)
    if ref.type in ("thesis", "report"):
        found[f"{ref.type}Type"] = ref.genre
    if ref.classes:
        found["callNumber"] = next(iter(ref.classes.facts().values()), None)
    return found


def _joined(texts: tuple[LocalText, ...]) -> str:
    return "; ".join(map(str, texts))


_CONTRIBUTORS = [
    row.field
    for row in ROWS
    if row.form in (Form.PEOPLE, Form.CONTRIBUTORS) and row.field not in CREATORS
]


def creators(ref: Reference, tokens: Callable[[tuple[Name, ...]], list[str]]) -> Pairs:
    """The people of the item in a container for each role, those of its book too."""
    people: dict[str, tuple[Name, ...]] = ref.__dict__
    found = {name: tokens(people[role]) for role, name in CREATORS.items() if people[role]}
    others = [token for role in _CONTRIBUTORS if people[role] for token in tokens(people[role])]
    if others:
        found["bib:contributors"] = list(dict.fromkeys(others))
    if ref.container_author:
        found["z:bookAuthors"] = tokens(ref.container_author)
    if ref.series and ref.series.editor:
        found["z:seriesEditors"] = tokens(ref.series.editor)
    return [(name, _container(members)) for name, members in found.items()]


def _container(members: list[str]) -> Pairs:
    pairs: Pairs = [("rdf:type", "rdf:Seq")]
    return pairs + [(f"rdf:_{n}", token) for n, token in enumerate(members, 1)]


def memos(note: str | None) -> Pairs:
    """A note as Zotero's importer reads it."""
    if not note:
        return []
    inside: Pairs = [("rdf:type", "bib:Memo"), ("rdf:value", plain(note))]
    return [("dcterms:isReferencedBy", inside)]


def agent(pairs: Pairs, name: Name) -> Pairs:
    """A person with last and first name as Zotero has them, an organisation with a last name.

    Zotero keeps a particle that comes before the family name in sorting at the end of the first
    name, and a suffix after a comma there.
    """
    others = [pair for pair in pairs if pair[0] not in _REPLACED]
    if name.literal is not None:
        return others + [("foaf:lastName", value) for p, value in pairs if p == "foaf:name"]
    last = _spaced(name.non_dropping_particle, name.family)
    first = _spaced(name.given, name.dropping_particle)
    if name.suffix and first:
        first = f"{first}, {name.suffix}"
    both = (("foaf:lastName", last), ("foaf:firstName", first))
    return others + [(p, plain(text)) for p, text in both if text]


_REPLACED = ("foaf:familyName", "foaf:surname", "foaf:givenName")


def _spaced(*parts: str | None) -> str:
    return _spaced_by(" ", *parts)


def _spaced_by(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)


def fitted(pairs: Pairs) -> Pairs:
    """The statements of `rich` without those that mislead the importer."""
    found: Pairs = []
    for name, value in pairs:
        if isinstance(value, list):
            found.append((_REMAPPED.get(name, name), fitted(value)))
        elif not _misleads(name, value):
            found.append((name, "bib:BookSection" if value == "schema:Chapter" else value))
    return found


def _misleads(name: str, value: Object) -> bool:
    if name == "rdf:type":
        return str(value).startswith("bibo:")
    if name == "dcterms:subject":
        return not str(value).endswith('"')  # the number of a class would be a tag
    return name == "dcterms:contributor" or name in _HIDING
