"""Books as elements of a deposit: metadata of the book, a content item for each part with a DOI.

>>> from precarious_truce.model import Book
>>> chapter = {"number": "1", "title": "Floods", "pages": "1–30", "doi": "10.5555/r.1",
...            "url": "https://example.org/r/1"}
>>> book = Book(title="Rivers", date="2004", publisher="Northfield", contents=[chapter, "Index"])
>>> made = book_element(tree(book))
>>> made.attrib, [child.name for child in made.children]
({'book_type': 'monograph'}, ['book_metadata', 'content_item'])
>>> [reason_against(node) for node in tree(book).children]
['', 'it has no DOI to deposit']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from precarious_truce.formats.crossref_xml.conferences import (
    event_element,
    is_conference,
    proceedings_title,
)
from precarious_truce.formats.crossref_xml.faces import marked
from precarious_truce.formats.crossref_xml.reading import branch_of_set, fields_of
from precarious_truce.formats.crossref_xml.values import (
    ROLES,
    date_element,
    pages_element,
    person,
    text_of,
)
from precarious_truce.formats.crosswalk.building import reference
from precarious_truce.formats.crosswalk.editions import edition_number
from precarious_truce.formats.crosswalk.trees import Node, tree
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.marc.languages import codes_of
from precarious_truce.model import Chapter, Name, Reference
from precarious_truce.model.forms import is_electronic, is_printed

__all__ = [
    "bare_element",
    "book_element",
    "elements_of",
    "item_element",
    "items_below",
    "reason_against",
    "tree",
    "volumes_of",
]

# --- what can be deposited ------------------------------------------------------------------------

_DOI = re.compile(r"10\.[0-9]{4,9}/.{1,200}")
_ADDRESS = re.compile(r"(?:https?|ftp)://.{1,2040}", re.I)
_DEEPEST = 9
"""Levels that the parts of a book can have."""


def reason_against(node: Node) -> str:
    """Why a work or part cannot be deposited; "" where it can."""
    own = node.own
    if not node.path:
        if volumes_of(node):
            return ""
        if own.type != "book":
            return "only books are deposited here"
        if not own.title or text_of(own.title.text) is None:
            return "Crossref asks for a title"
        if not any(text_of(p.text, 255) for p in own.publisher):
            return "Crossref asks for a publisher"
        return "" if date_element(own.date) else "Crossref asks for a year of publication"
    if not isinstance(node.part, Chapter):
        return _against_volume(node)
    if not own.doi or not _DOI.fullmatch(str(own.doi)):
        return "it has no DOI to deposit"
    if not own.url or not _ADDRESS.fullmatch(own.url.text):
        return "its DOI has no address to lead to"
    return "" if _depth(node) <= _DEEPEST else f"parts have at most {_DEEPEST} levels"


def _against_volume(node: Node) -> str:
    """Why a volume cannot be deposited, by what it says and has from its book."""
    own, ref = node.own, node.ref
    if not (_text("volume", own.volume, 32) or (own.title and text_of(own.title.text))):
        return "Crossref asks for the number or title of a volume"
    if not any(text_of(p.text, 255) for p in ref.publisher):
        return "Crossref asks for a publisher"
    return "" if date_element(ref.date) else "Crossref asks for a year of publication"


def volumes_of(root: Node) -> list[Node]:
    """The volumes that can be deposited; none where the book is no set of volumes alone."""
    own = root.own
    if own.type != "book" or not own.title or text_of(own.title.text) is None:
        return []
    if any(isinstance(node.part, Chapter) for node in root.children):
        return []
    return [node for node in root.children if not reason_against(node)]


def _depth(node: Node) -> int:
    return len(node.path) // 2


def items_below(node: Node, level: int = 1) -> Iterator[tuple[Node, int]]:
    """What is deposited of what is below a node, with its level; parts of other parts move up."""
    for child in node.children:
        if not isinstance(child.part, Chapter):
            continue
        if reason_against(child):
            yield from items_below(child, level)
        else:
            yield child, level
            yield from items_below(child, level + 1)


# --- the book -------------------------------------------------------------------------------------

_TYPES = {
    "monograph": "monograph", "textbook": "monograph", "edited-volume": "edited_book",
    "anthology": "edited_book", "festschrift": "edited_book", "proceedings": "edited_book",
    "collection": "edited_book", "dictionary": "reference", "encyclopedia": "reference",
    "manual": "reference",
}  # fmt: skip
"""Kind of book → `book_type`; of another, whether it has editors alone tells."""


def elements_of(root: Node) -> list[Element]:
    """The elements of a work that can be deposited: one, or one for each volume of a set."""
    volumes = volumes_of(root)
    if not volumes:
        return [book_element(root)]
    made = [_of_set(root, node, None) for node in volumes]
    if reference(branch_of_set(made).fields).ref.key != root.own.key:
        made = [_of_set(root, node, root.own.key) for node in volumes]
    for element, node in zip(made, volumes, strict=True):
        element.children += [item_element(item, level) for item, level in items_below(node)]
    return made


def _of_set(root: Node, node: Node, key: str | None) -> Element:
    """A volume with the set that it is of, whose key this is."""
    own, ref, whole = node.own, node.ref, root.own
    parts: list[Element | None] = [
        _titles(whole), *_isbns(whole), _contributors(_people(whole)), _key(key), _doi_data(whole),
    ]  # fmt: skip
    held = Element("set_metadata", children=[part for part in parts if part])
    titles = _titles(own)
    parts = [held, _contributors(_people(own)), titles, _abstract(own) if titles else None]
    parts += [_text("volume", own.volume, 32)]
    parts += [
        _text("edition_number", edition_number(ref.edition or ""), 15),
        date_element(ref.date),
    ]
    parts += [*_isbns(own), *_publishers(ref, only_one=True)]
    parts += [_key(getattr(node.part, "key", None)), _license(own), _doi_data(own)]
    metadata = Element(
        "book_set_metadata", _language(ref), children=[part for part in parts if part]
    )
    return Element("book", {"book_type": _book_type(whole)}, children=[metadata])


def _people(own: Reference) -> dict[str, tuple[Name, ...]]:
    return {role: getattr(own, role) for role in ROLES}


def book_element(root: Node) -> Element:
    """The element of a book that can be deposited, with its content items or papers."""
    made = bare_element(root)
    is_paper = made.name == "conference"
    made.children += [
        item_element(node, level, is_paper=is_paper) for node, level in items_below(root)
    ]
    return made


def bare_element(root: Node) -> Element:
    """The element without what is in it, with the key that it has where that is not derived."""
    found = _bare(root, None)
    return (
        found if reference(fields_of(found)).ref.key == root.own.key else _bare(root, root.own.key)
    )


def _bare(root: Node, key: str | None) -> Element:
    own = root.own
    event = event_element(own.event) if is_conference(root) else None
    if event is None:
        return Element("book", {"book_type": _book_type(own)}, children=[_metadata(own, key)])
    people = _contributors(_people(own))
    parts = (people, event, _proceedings(own, key))
    return Element("conference", children=[part for part in parts if part])


def _proceedings(own: Reference, key: str | None) -> Element:
    """The metadata of the proceedings of a meeting."""
    series = _series(own)
    title = proceedings_title(own.title, own.subtitle)
    parts: list[Element | None] = [series, Element("proceedings_title", text=title)]
    parts += [_text("volume", own.series.number, 32) if series and own.series else None]
    publishers = list(_publishers(own, only_one=False))[:_MOST_PUBLISHERS]
    parts += [*publishers, *_dates(own), *_isbns(own), _key(key), _doi_data(own)]
    name, said = (
        ("proceedings_series_metadata", {}) if series else ("proceedings_metadata", _language(own))
    )
    return Element(name, said, children=[part for part in parts if part])


_MOST_PUBLISHERS = 5


def _book_type(own: Reference) -> str:
    by_kind = _TYPES.get(own.kind or "")
    return by_kind or ("edited_book" if own.editor and not own.author else "monograph")


def _metadata(own: Reference, key: str | None) -> Element:
    series = _series(own)
    parts: list[Element | None] = [series] if series else []
    parts += [_contributors(_people(own)), _titles(own)]
    parts += [_abstract(own)]
    if series and own.series:
        parts += [_text("volume", own.series.number, 32)]
    parts += [_text("edition_number", edition_number(own.edition or ""), 15), *_dates(own)]
    parts += [*_isbns(own), *_publishers(own, only_one=series is not None)]
    parts += [_key(key), _license(own), _doi_data(own)]
    name = "book_series_metadata" if series else "book_metadata"
    return Element(name, _language(own), children=[part for part in parts if part])


def _dates(own: Reference) -> Iterator[Element]:
    """The date of the book, and that of its form online."""
    online = (own.formats or {}).get("online")
    for date, medium in ((own.date, ""), (online.date if online else None, "online")):
        if made := date_element(date, medium):
            yield made


def _series(own: Reference) -> Element | None:
    """A series, which must have an ISSN to be deposited."""
    series = own.series
    if series is None or not series.issn or not re.fullmatch(r"\d{4}-?\d{3}[\dX]", series.issn):
        return None
    title = marked("title", series.title.text)
    if title is None:
        return None
    parts = [
        _contributors({"editor": series.editor}),
        Element("titles", children=[title]),
        Element("issn", text=str(series.issn)),
    ]
    return Element("series_metadata", children=[part for part in parts if part])


def _isbns(own: Reference) -> Iterator[Element]:
    """The ISBN of the book and those of its forms, each once, with the medium that it is of."""
    forms = {name: form.isbn for name, form in (own.formats or {}).items() if form.isbn}
    on_paper = (isbn for name, isbn in forms.items() if _medium(name) != "electronic")
    first = own.isbn or next(on_paper, None)
    numbers: dict[str, str] = {}
    for name, isbn in [("", first), *forms.items()]:
        if isbn and _ISBN.fullmatch(isbn.canonical) and 10 <= len(isbn.canonical) <= 17:
            numbers[isbn.canonical] = numbers.get(isbn.canonical) or _medium(name)
    found = [
        Element("isbn", {"media_type": medium} if medium else {}, text)
        for text, medium in list(numbers.items())[:_MOST_NUMBERS]
    ]
    yield from found or [Element("noisbn", {"reason": "monograph"})]


def _medium(name: str) -> str:
    """What the name of a form says it is: `print`, `electronic`, "" where it says neither."""
    word = name.partition("-")[0]
    return "print" if is_printed(word) else "electronic" if is_electronic(word) else ""


_MOST_NUMBERS = 100
_ISBN = re.compile(r"\d[\d -]+[\dX]")


def _publishers(own: Reference, *, only_one: bool) -> Iterator[Element]:
    names = [text for p in own.publisher if (text := text_of(p.text, 255))]
    names = names[:1] if only_one else names
    places = [text for p in own.place if (text := text_of(p.text, 255)) and len(text) > 1]
    for name, place in zip_longest(names, places[: len(names)]):
        parts = [Element("publisher_name", text=name)]
        parts += [Element("publisher_place", text=place)] if place else []
        yield Element("publisher", children=parts)


# --- parts ----------------------------------------------------------------------------------------

_COMPONENTS = {
    "chapter": "chapter",
    "section": "section",
    "part": "part",
    "entry": "reference_entry",
}
"""Kind of part → `component_type`; the others are `other`."""


def item_element(node: Node, level: int, *, is_paper: bool = False) -> Element:
    """The content item of a part that can be deposited, or the paper at a meeting that it is."""
    own = node.own
    people = _people(own)
    people["author"] = node.ref.author
    key = node.part.key if isinstance(node.part, Chapter) else None
    pages = pages_element(own.pages.canonical) if own.pages else None
    number = None if is_paper else _text("component_number", own.number, 50)
    parts = [
        _contributors(people), _titles(own), _abstract(own), number, date_element(own.date), pages,
        _key(key), _license(own), _doi_data(own),
    ]  # fmt: skip
    if is_paper:
        return Element("conference_paper", _language(own), children=[p for p in parts if p])
    kind = getattr(node.part, "kind", "")
    said = {"component_type": _COMPONENTS.get(kind, "other"), "level_sequence_number": str(level)}
    return Element("content_item", said | _language(own), children=[p for p in parts if p])


# --- what both have -------------------------------------------------------------------------------


def _text(name: str, value: object, most: int) -> Element | None:
    text = text_of(value, most)
    return Element(name, text=text) if text else None


def _contributors(people: dict[str, tuple[Name, ...]]) -> Element | None:
    found: list[Element] = []
    for role, names in people.items():
        for name in names:
            one = person(name, role, is_first=not found)
            found += [one] if one else []
    return Element("contributors", children=found) if found else None


def _titles(own: Reference) -> Element | None:
    title = marked("title", own.title.text) if own.title else None
    if title is None or own.title is None:
        return None
    parts = (title, marked("subtitle", own.subtitle),
             marked("original_language_title", own.title.original))  # fmt: skip
    return Element("titles", children=[part for part in parts if part])


def _abstract(own: Reference) -> Element | None:
    lines = [text for line in (own.abstract or "").split("\n") if (text := text_of(line))]
    paragraphs = [Element("jats:p", text=text) for text in lines]
    return Element("jats:abstract", children=paragraphs) if paragraphs else None


def _language(own: Reference) -> dict[str, str]:
    first = own.language[:1]
    return {"language": first[0]} if first and codes_of(first) else {}


def _key(key: str | None) -> Element | None:
    text = text_of(key, 255)
    if text is None:
        return None
    return Element("publisher_item", children=[Element("identifier", {"id_type": "other"}, text)])


def _license(own: Reference) -> Element | None:
    text = own.license or ""
    if not re.fullmatch(r"https?://[!-~]{4,2000}", text):
        return None
    return Element(
        "ai:program", {"name": "AccessIndicators"}, children=[Element("ai:license_ref", text=text)]
    )


def _doi_data(own: Reference) -> Element | None:
    doi, url = own.doi, own.url
    if not doi or not url or not _DOI.fullmatch(str(doi)) or not _ADDRESS.fullmatch(url.text):
        return None
    return Element(
        "doi_data", children=[Element("doi", text=str(doi)), Element("resource", text=url.text)]
    )
