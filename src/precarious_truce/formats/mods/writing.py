"""Records as elements: one `mods` for a work, with a `relatedItem` in it for each of its parts.

>>> from precarious_truce.formats.crosswalk.xml import written
>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", date="2004", contents=[{"title": "Floods", "pages": "ix–xiv"}])
>>> text = written(record(tree(book)))
>>> print(text[text.index("  <relatedItem") :].partition("</mods>")[0], end="")
  <relatedItem type="constituent">
    <titleInfo>
      <title>Floods</title>
    </titleInfo>
    <part>
      <extent unit="pages">
        <start>ix</start>
        <end>xiv</end>
      </extent>
    </part>
  </relatedItem>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from precarious_truce.formats.crosswalk.editions import edition_number
from precarious_truce.formats.crosswalk.isbns import split_isbns
from precarious_truce.formats.crosswalk.trees import Node, tree
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.dates import date_elements
from precarious_truce.formats.mods.foreign import EXTRA, extra_elements
from precarious_truce.formats.mods.identifiers import bare_issn
from precarious_truce.formats.mods.items import settled_extent
from precarious_truce.formats.mods.languages import language_elements
from precarious_truce.formats.mods.names import event_elements, name_elements
from precarious_truce.formats.mods.parts import part_element
from precarious_truce.formats.mods.relations import series_number_in
from precarious_truce.formats.mods.roles import PEOPLE
from precarious_truce.formats.mods.texts import (
    ROMANIZED,
    TRANSLATED,
    Groups,
    address,
    alternate_texts,
    line,
    lines,
    local_elements,
    title_infos,
)
from precarious_truce.formats.mods.types import HOSTED, SERIAL, kind_element, type_elements
from precarious_truce.formats.mods.vocabulary import CLASSES, IDENTIFIERS, NOTES
from precarious_truce.model import Chapter, Volume
from precarious_truce.model.base import Record
from precarious_truce.model.described import Archive, Link, Manifestation, Series, Source
from precarious_truce.model.references import PART_TYPES

__all__ = ["WRITTEN", "item_of", "record", "tree"]

Facts = Mapping[str, Any]
"""Field of a reference → its value."""

NAMESPACE = "http://www.loc.gov/mods/v3"


def record(node: Node) -> Element:
    """The `mods` element of a work."""
    groups = Groups()
    children = [*item_of(node, groups), *_constituents(node, groups)]
    return Element("mods", {"version": "3.8"}, children=children)


def _constituents(node: Node, groups: Groups) -> Iterator[Element]:
    for child in node.children:
        inside = [*item_of(child, groups), *_constituents(child, groups)]
        yield Element("relatedItem", {"type": "constituent"}, children=inside)


def item_of(node: Node, groups: Groups) -> list[Element]:
    """What a work or part says itself, without its parts."""
    facts = dict(node.own.facts())
    part = node.part
    if isinstance(part, (Chapter, Volume)):
        keyed = part.key is not None
        said = [] if isinstance(part, Volume) or _is_usual(part) else [kind_element(part.kind)]
        said += [kind_element("volume")] if isinstance(part, Volume) else []
        number = "part" if isinstance(part, Chapter) and part.kind == "part" else "chapter"
        found = _item(facts, groups, said, number=number)
        if part.emptied:
            found.append(Element("note", {"type": "without"}, ", ".join(part.emptied)))
    else:
        keyed = True
        said = type_elements(node.own.type, node.own.kind)
        found = _work(facts, groups, said, _issuance(node))
    if keyed:
        found.append(Element("identifier", {"type": "citekey"}, line(node.own.key)))
    return found


def _is_usual(part: Chapter) -> bool:
    return part.kind == "chapter" == part.inferred_kind


def _issuance(node: Node) -> str | None:
    if node.own.type == "periodical":
        return "serial"
    if node.own.type != "book":
        return None
    return "multipart monograph" if node.ref.volume_count else "monographic"


# --- what stands in something ---------------------------------------------------------------------

_OF_HOST = {
    "container_title": "title", "container_subtitle": "subtitle", "container_author": "author",
}  # fmt: skip
"""Field of what stands in something → field of that."""
_SHARED = (
    "editor", "editorial_director", "publisher", "place", "date", "copyright", "edition", "isbn",
    "issn", "volume", "volume_title", "volume_subtitle", "volume_count", "issue",
    "supplement_number", "section", "part_number", "part_title", "series", "event", "pages",
    "page_first", "imprint", "printing",
)  # fmt: skip
"""Fields that are said of the host of a chapter or an article."""


def _work(facts: Facts, groups: Groups, said: list[Element], issuance: str | None) -> list[Element]:
    """A work that may stand in something."""
    type_ = facts["type"]
    host = {_OF_HOST[name]: value for name, value in facts.items() if name in _OF_HOST}
    own = {name: value for name, value in facts.items() if name not in _OF_HOST}
    if type_ not in HOSTED:
        found = _item(_forms_by_isbn(own), groups, said, issuance=issuance)
        return _with_host(found, _item(host, groups)) if host else found
    host |= {name: own.pop(name) for name in _SHARED if name in own}
    if type_ in PART_TYPES and "number" in own:
        host["number"] = own.pop("number")
    said_of_host = []
    if type_ == "paper-conference":
        said_of_host.append(Element("genre", {"authority": "marcgt"}, "conference publication"))
    elif type_ in PART_TYPES:
        said_of_host.append(Element("genre", {"authority": "bibutilsgt"}, "collection"))
    if type_ in SERIAL:
        said_of_host.append(Element("genre", {"authority": "marcgt"}, "periodical"))
    inside = _item(
        host, groups, said_of_host, number="chapter" if type_ in PART_TYPES else "number",
        issuance="serial" if type_ in SERIAL else "monographic", issue=type_ in SERIAL,
    )  # fmt: skip
    return _with_host(_item(own, groups, said), inside)


def _with_host(own: list[Element], host: list[Element]) -> list[Element]:
    """The host before all else that is related: some programs take the first date they find."""
    names = [element.name for element in own]
    at = names.index("relatedItem") if "relatedItem" in names else len(own)
    return [*own[:at], _related("host", host), *own[at:]]


def _related(type_: str, children: Iterable[Element], label: str = "") -> Element:
    attributes = {"type": type_} | ({"displayLabel": label} if label else {})
    return Element("relatedItem", attributes, children=children)


# --- one item -------------------------------------------------------------------------------------


def _item(
    facts: Facts,
    groups: Groups,
    said: Iterable[Element] = (),
    *,
    number: str = "number",
    issuance: str | None = None,
    issue: bool = False,
) -> list[Element]:
    """The elements of all facts; `said` tells what it is, `number` what its number counts.

    `issue`: whether the date is that of an issue.
    """
    in_part = dict(facts) if issue else {k: v for k, v in facts.items() if k != "date"}
    in_origin = {k: v for k, v in facts.items() if k != "date"} if issue else facts
    part = part_element(in_part, number=number)
    return [
        *_titles(facts, groups),
        *_names(facts, groups),
        *said,
        *_genres(facts),
        *_origin(in_origin, groups, issuance),
        *language_elements(facts.get("language", ())),
        *_physical(facts),
        *_texts(facts),
        *_subjects(facts),
        *_classes(facts),
        *_related_items(facts, groups),
        *_identifiers(facts),
        *_locations(facts),
        *_access(facts),
        *([part] if part else []),
        *_record_info(facts),
        *extra_elements((facts.get("extra") or {}).get(EXTRA, {})),
    ]


def _titles(facts: Facts, groups: Groups) -> Iterator[Element]:
    yield from title_infos(facts.get("title"), facts.get("subtitle"), groups)
    for title in facts.get("parallel_title", ()):
        yield from title_infos(title, None, groups, {"type": "alternative"})
    for of in ("volume", "part"):
        title, subtitle = facts.get(f"{of}_title"), facts.get(f"{of}_subtitle")
        yield from title_infos(title, subtitle, groups, {"otherType": of})


def _names(facts: Facts, groups: Groups) -> Iterator[Element]:
    for field in (*PEOPLE, "contributor"):
        yield from name_elements(field, facts.get(field, ()), groups)
    yield from event_elements(facts.get("event"), groups)


def _genres(facts: Facts) -> Iterator[Element]:
    if genre := facts.get("genre"):
        yield Element("genre", text=line(genre))


def _origin(facts: Facts, groups: Groups, issuance: str | None) -> Iterator[Element]:
    """Publication: places and publishers, and both in other forms in elements of their own."""
    places, publishers = facts.get("place", ()), facts.get("publisher", ())
    forms = {
        form: _publication(alternate_texts(places, form), alternate_texts(publishers, form))
        for form in ("romanized", "translated")
    }
    group = {"altRepGroup": groups.new()} if any(forms.values()) else {}
    found = [
        *(_place(term) for term in local_elements("placeTerm", places)),
        *local_elements("publisher", publishers),
        *date_elements("dateIssued", facts.get("date")),
        *date_elements("copyrightDate", facts.get("copyright")),
        *date_elements("dateOther", facts.get("submitted"), {"type": "submitted"}),
    ]
    if edition := facts.get("edition"):
        found.append(Element("edition", text=edition_number(line(edition))))
    if issuance:
        found.append(Element("issuance", text=issuance))
    if found:
        yield Element("originInfo", group, children=found)
    for form, attributes in (("romanized", ROMANIZED), ("translated", TRANSLATED)):
        if forms[form]:
            yield Element("originInfo", group | attributes, children=forms[form])


def _publication(places: Iterable[str], publishers: Iterable[str]) -> list[Element]:
    terms = [_place(Element("placeTerm", text=text)) for text in places]
    return terms + [Element("publisher", text=text) for text in publishers]


def _place(term: Element) -> Element:
    term.attrib = {"type": "text"} | term.attrib
    return Element("place", children=[term])


def _physical(facts: Facts) -> Iterator[Element]:
    found = []
    facts = settled_extent(facts)
    for field, name, attributes in (
        ("medium", "form", {}),
        ("extent", "extent", {}),
        ("volume_count", "extent", {"unit": "volumes"}),
        ("physical", "note", {"type": "physical description"}),
        ("dimensions", "note", {"type": "dimensions"}),
    ):
        if value := facts.get(field):
            found.append(Element(name, attributes, line(value)))
    if found:
        yield Element("physicalDescription", children=found)


def _texts(facts: Facts) -> Iterator[Element]:
    """Abstract and notes."""
    if abstract := facts.get("abstract"):
        yield Element("abstract", text=lines(abstract))
    if note := facts.get("note"):
        yield Element("note", text=lines(note))
    for field, type_ in NOTES.items():
        value = facts.get(field)
        if isinstance(value, bool):
            value = type_ if value else f"no {type_}"
        if value:
            text = lines(value) if field == "annote" else line(value)
            yield Element("note", {"type": type_}, text)


HEADING = {"displayLabel": "subject heading"}
"""The attribute of a subject of a catalogue."""


def _subjects(facts: Facts) -> Iterator[Element]:
    for heading in facts.get("subjects", ()):
        text = line(heading)
        parts = text.split(" -- ")
        topics = parts if all(part.strip(" -") for part in parts) else [text]
        children = [Element("topic", text=topic.strip()) for topic in topics]
        yield Element("subject", HEADING, children=children)
    for word in facts.get("keywords", ()):
        yield Element("subject", children=[Element("topic", text=line(word))])
    if scale := facts.get("scale"):
        cartographics = Element("cartographics", children=[Element("scale", text=line(scale))])
        yield Element("subject", children=[cartographics])


def _classes(facts: Facts) -> Iterator[Element]:
    classes = facts.get("classes")
    for field, authority in CLASSES.items():
        if value := getattr(classes, field, None):
            yield Element("classification", {"authority": authority}, line(value))
    if number := facts.get("call_number"):
        yield Element("classification", text=line(number))


def _related_items(facts: Facts, groups: Groups) -> Iterator[Element]:
    if series := facts.get("series"):
        said = _numbered(series)
        inside = _item(said, groups)
        if "number" in said:  # some programs look for it here, some there
            inside[0].children.append(Element("partNumber", text=line(said["number"])))
        yield _related("series", inside)
    if original := facts.get("original"):
        yield _related("original", _edition(original, groups))
    if reissued := facts.get("reissue_of"):
        yield _related("otherVersion", _edition(reissued, groups), "reissue of")
    for name, form in (facts.get("formats") or {}).items():
        yield _related("otherFormat", _item(form.facts(), groups), line(name))
    reviewed = {
        name: value
        for name in ("title", "author", "genre")
        if (value := facts.get(f"reviewed_{name}"))
    }
    if reviewed:
        yield _related("reviewOf", _item(reviewed, groups))
    for source in facts.get("sources", ()):
        yield Element("relatedItem", {"otherType": "source of data"}, children=_source(source))


def _numbered(series: Series) -> dict[str, Any]:
    """The facts of a series, its number apart from its title."""
    facts: dict[str, Any] = dict(series.facts())
    if series.title and not series.number and (split := series_number_in(line(series.title))):
        facts |= {"title": series.title.with_valid(text=split[0]), "number": split[1]}
    return facts


def _edition(edition: Record, groups: Groups) -> list[Element]:
    """Another edition; one that came out in a journal or a book has a host."""
    facts = edition.facts()
    if "container_title" not in facts:
        return _item(facts, groups)
    in_host = ("container_title", "volume", "issue", "pages")
    host = {_OF_HOST.get(name, name): facts.pop(name) for name in in_host if name in facts}
    return _with_host(_item(facts, groups), _item(host, groups))


def _source(source: Source) -> Iterator[Element]:
    if source.title:
        yield Element("titleInfo", children=[Element("title", text=line(source.title))])
    if source.note:
        yield Element("note", text=lines(source.note))
    for field in source.for_:
        yield Element("note", {"type": "for"}, line(field))
    if source.url:
        seen = {"dateLastAccessed": line(source.accessed)} if source.accessed else {}
        yield Element("location", children=[Element("url", seen, address(source.url))])
    elif source.accessed:
        yield Element("note", {"type": "accessed"}, line(source.accessed))


def _first_isbn(text: str) -> str:
    found: str = split_isbns(text).get("isbn", text)
    return found


_BARE = {"isbn": _first_isbn, "issn": bare_issn}
"""Numbers that are written without what else their field holds."""


def _forms_by_isbn(facts: Facts) -> Facts:
    """The facts of a book, several ISBNs in one text as those of its forms."""
    isbn = facts.get("isbn")
    if isbn is None or isbn.valid or not (split := split_isbns(line(isbn), facts.get("formats"))):
        return facts
    forms = {n: Manifestation.model_validate(f) if isinstance(f, dict) else f
             for n, f in split["formats"].items()}  # fmt: skip
    return {**facts, "isbn": split["isbn"], "formats": forms}


def _identifiers(facts: Facts) -> Iterator[Element]:
    held = facts.get("identifiers")
    for field, type_ in IDENTIFIERS.items():
        value = facts.get(field) or getattr(held, field, None)
        if value:
            text = line(value)
            if field in _BARE:
                text = _BARE[field](text)
            yield Element("identifier", {"type": type_}, text)


def _locations(facts: Facts) -> Iterator[Element]:
    link: Link | None = facts.get("url")
    if link:
        seen = {"dateLastAccessed": line(link.accessed)} if link.accessed else {}
        url = Element("url", seen | {"usage": "primary"}, address(link.text))
        yield Element("location", children=[url])
    archive: Archive | None = facts.get("archive")
    if archive and archive.facts():
        found = []
        if archive.name:
            found.append(Element("physicalLocation", text=line(archive.name)))
        if archive.place:
            found.append(Element("physicalLocation", {"type": "place"}, line(archive.place)))
        if archive.shelfmark:
            found.append(Element("shelfLocator", text=line(archive.shelfmark)))
        if archive.collection:
            sub = Element("subLocation", text=line(archive.collection))
            copy = Element("copyInformation", children=[sub])
            found.append(Element("holdingSimple", children=[copy]))
        yield Element("location", children=found)


def _access(facts: Facts) -> Iterator[Element]:
    if rights := facts.get("rights"):
        yield Element("accessCondition", {"type": "use and reproduction"}, line(rights))
    if license_ := facts.get("license"):
        yield Element("accessCondition", {"type": "license"}, line(license_))


def _record_info(facts: Facts) -> Iterator[Element]:
    if source := facts.get("source"):
        yield Element("recordInfo", children=[Element("recordContentSource", text=line(source))])


WRITTEN = (
    "title", "subtitle", "parallel_title", "volume_title", "volume_subtitle", "part_title",
    "container_title", "container_subtitle", "container_author", *PEOPLE, "contributor", "event",
    "genre", "place", "publisher", "date", "copyright", "submitted", "edition", "language",
    "medium", "extent", "volume_count", "physical", "dimensions", "abstract", "note",
    *(field for field in NOTES if field != "price"), "subjects", "keywords", "scale", "classes",
    "call_number", "series", "original", "reissue_of", "formats", "reviewed_title",
    "reviewed_author", "reviewed_genre", "sources", "identifiers", "isbn", "issn", "doi", "url",
    "archive", "rights", "license", "source", "volume", "issue", "supplement_number", "section",
    "part_number", "article_number", "number", "page_first", "pages",
)  # fmt: skip
"""The fields of a reference that have a place."""
