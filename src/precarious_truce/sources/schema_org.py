"""What a page says of a book in JSON-LD, in the words of schema.org.

A `Book` with its chapters where `hasPart` lists them, or a `Chapter` that says which book it is in.

>>> from precarious_truce.sources.markup import parse
>>> draft, page = Draft(), '''<script type="application/ld+json">{
...     "@type": "Chapter", "name": "Floods", "pageStart": "ix", "pageEnd": "xi",
...     "isPartOf": {"@type": "Book", "name": "Rivers", "author": {
...         "@type": "Person", "givenName": "Eleanor", "familyName": "Marsh"}}}</script>'''
>>> read(parse(page), draft)
>>> draft.facts, [(entry.title, entry.page) for entry in draft.entries]
({'title': 'Rivers', 'author': [{'family': 'Marsh', 'given': 'Eleanor'}]}, [('Floods', 'ix–xi')])
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from precarious_truce.formats.yaml.write import Written
from precarious_truce.model.identifiers import doi_at
from precarious_truce.model.titles import joined
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.entry import Entry
from precarious_truce.sources.markup import Node
from precarious_truce.sources.person_names import PersonValue, name_of

__all__ = ["edtf", "named", "read"]

_DEEPEST = 20
_MOST = 5_000
"""Parts that are taken from one page."""


def read(root: Node, draft: Draft) -> None:
    """Take the facts of the book, and the parts, that the page states; what is known stays."""
    for item in _items(root):
        if _is_book(item):
            _take_book(item, draft)
            draft.entries += _parts(item.get("hasPart"), 0)
        elif "Chapter" in str(item.get("@type")) and (book := _book_around(item)) is not None:
            _take_book(book, draft)
            draft.entries += filter(None, [_part(item, 0)])


def _items(root: Node) -> Iterator[dict[str, object]]:
    """The objects that the scripts of a page hold."""
    for script in root.every("script"):
        if "ld+json" not in script.attributes.get("type", ""):
            continue
        try:
            data = json.loads("".join(part for part in script.content if isinstance(part, str)))
        except (ValueError, RecursionError):
            continue
        graph: object = data.get("@graph", data) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else [graph]:
            if isinstance(item, dict):
                yield item


def _is_book(item: dict[str, object]) -> bool:
    kind = str(item.get("@type"))
    return "Book" in kind and "BookSeries" not in kind


def _book_around(item: dict[str, object]) -> dict[str, object] | None:
    """The book that a chapter is in, maybe by way of other parts."""
    for _ in range(_DEEPEST):
        holders = [one for one in _list(item.get("isPartOf")) if isinstance(one, dict)]
        if book := next(filter(_is_book, holders), None):
            return book
        if not holders:
            break
        item = holders[0]
    return None


# --- the book -----------------------------------------------------------------------------------

_FACTS = (
    ("datePublished", "date"),
    ("isbn", "isbn"),
    ("bookEdition", "edition"),
    ("numberOfPages", "extent"),
)
_ROLES = ("author", "editor", "translator", "illustrator")


def _take_book(item: dict[str, object], draft: Draft) -> None:
    facts = draft.facts
    _take_title(item, facts)
    for key, name in _FACTS:
        if value := _text(item.get(key)):
            facts.setdefault(name, edtf(value) if name == "date" else value)
    languages: list[Written] = [
        text for one in _list(item.get("inLanguage")) if (text := _text(one))
    ]
    if languages:
        facts.setdefault("language", languages[0] if len(languages) == 1 else languages)
    for role in _ROLES:
        if people := _people(item.get(role)):
            facts.setdefault(role, [_as_written(one) for one in people])
    publishers = [one for one in _list(item.get("publisher")) if isinstance(one, (str, dict))]
    if publishers and (name := _name(publishers[0])):
        facts.setdefault("publisher", name)
        _take_places(publishers[0], facts)
    for series in _list(item.get("isPartOf")):
        if isinstance(series, dict) and str(series.get("@type")) == "BookSeries":
            name = _name(series)
            if name and facts.get("series") in (None, name):  # its number is said only here
                facts["series"] = _series(series)
    if doi := _doi(item):
        facts.setdefault("doi", doi)


def _take_title(item: dict[str, object], facts: dict[str, Written]) -> None:
    """The title, and the subtitle where the page has it apart."""
    name, subtitle = _text(item.get("name")), _text(item.get("alternativeHeadline"))
    if not name:
        return
    title = facts.setdefault("title", name)
    if subtitle and title in (name, joined(name, subtitle)):
        facts["title"] = name.removesuffix(subtitle).rstrip(" :.–—-") or name
        facts.setdefault("subtitle", subtitle)


def _take_places(publisher: object, facts: dict[str, Written]) -> None:
    location = publisher.get("location") if isinstance(publisher, dict) else None
    places: list[Written] = [name for one in _list(location) if (name := _name(one))]
    if places:
        facts.setdefault("place", places[0] if len(places) == 1 else places)


def _series(series: dict[str, object]) -> Written:
    found: dict[str, Written] = {"title": _name(series)}
    for key, name in (("position", "number"), ("issn", "issn")):
        if value := _text(series.get(key)):
            found[name] = value
    return found if len(found) > 1 else found["title"]


def _doi(item: dict[str, object]) -> str | None:
    """A DOI where one is stated as an address."""
    for key in ("@id", "sameAs", "identifier", "url"):
        for value in _list(item.get(key)):
            text = _text(value.get("value") if isinstance(value, dict) else value)
            if (found := doi_at(text)) and found.valid:
                return str(found)
    return None


# --- its parts ----------------------------------------------------------------------------------


def _parts(value: object, depth: int) -> list[Entry]:
    """The parts in the order of their positions, where all have one."""
    items = [item for item in _list(value)[:_MOST] if isinstance(item, dict)]
    positions = [_text(item.get("position")) for item in items]
    if all(place.isdigit() and len(place) < 7 for place in positions):
        order = sorted(range(len(items)), key=lambda at: int(positions[at]))
        items = [items[at] for at in order]
    return [part for item in items if (part := _part(item, depth))]


def _part(item: dict[str, object], depth: int) -> Entry | None:
    title = _text(item.get("name"))
    if not title or depth > _DEEPEST:
        return None
    first, last = (_text(item.get(key)) for key in ("pageStart", "pageEnd"))
    page = f"{first}–{last}" if first and last else first or _text(item.get("pagination")) or None
    entry = Entry(title, number=_number(item), page=page, doi=_doi(item))
    for role in ("author", "translator"):
        if people := _people(item.get(role)):
            entry.people[role] = people
    if subtitle := _text(item.get("alternativeHeadline")):
        entry.facts["subtitle"] = subtitle
    entry.contents = _parts(item.get("hasPart"), depth + 1)
    return entry


def _number(item: dict[str, object]) -> str | None:
    """The number of a chapter, where the page names one."""
    for value in _list(item.get("identifier")):
        if isinstance(value, dict) and value.get("name") == "number":
            return _text(value.get("value")) or None
    return None


# --- values -------------------------------------------------------------------------------------


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    """A text, a number, or a text with its language (`@value`)."""
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return " ".join(str(value).split())


def _name(value: object) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _people(value: object) -> tuple[PersonValue, ...]:
    return tuple(found for one in _list(value) if (found := _person(one)))


def _person(value: object) -> PersonValue | None:
    """A person in parts where the page has them apart; an organisation as it is called."""
    if isinstance(value, dict):
        family, given = _text(value.get("familyName")), _text(value.get("givenName"))
        if family and str(value.get("@type")) == "Person":
            suffix = _text(value.get("honorificSuffix"))
            parts = {"family": family, "given": given, "suffix": suffix}
            return {key: text for key, text in parts.items() if text}
        if str(value.get("@type")) == "Organization" and _name(value):
            return {"literal": _name(value)}
    name = _name(value)
    return name_of(name) if name else None


def named(text: str) -> Written:
    """A name as a record has it."""
    return _as_written(name_of(text))


def _as_written(name: PersonValue) -> Written:
    return dict(name) if isinstance(name, dict) else name


def edtf(text: str) -> str:
    """`2011/06/01` and `2011-6` as EDTF has them; what is EDTF stays.

    >>> edtf("2011/06/01"), edtf("2011/6"), edtf("1977"), edtf("1911/1914"), edtf("1931~")
    ('2011-06-01', '2011-06', '1977', '1911/1914', '1931~')
    """
    if re.fullmatch(r"\d{4}[?~%]?(?:/\d{4}[?~%]?)?", text):
        return text
    found = re.match(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?", text)
    if not found:
        year = re.search(r"\d{4}", text)
        return year[0] if year else text
    return "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)])
