"""Proceedings of a meeting that is named, as Crossref has them: a conference with its papers.

>>> from precarious_truce.formats.crosswalk.trees import tree
>>> from precarious_truce.model import Book
>>> book = Book(title="Pans", date="2004", publisher="Northfield", kind="proceedings",
...             event={"name": "Salt Roads", "date": "2003-06-03/2003-06-05", "place": "Hallein"})
>>> event = event_element(book.event)
>>> [(one.name, one.text) for one in event.children]
[('conference_name', 'Salt Roads'), ('conference_location', 'Hallein'), ('conference_date', '')]
>>> event.children[-1].attrib["start_month"], is_conference(tree(book))
('06', True)
"""

from __future__ import annotations

from collections.abc import Iterator

from precarious_truce.formats.crossref_xml.values import read_date_of_event, text_of
from precarious_truce.formats.crosswalk.trees import Node
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.model import Date
from precarious_truce.model.described import Event

__all__ = ["event_element", "is_conference", "proceedings_title", "read_proceedings_title"]

_SHORTEST_NAME = 3


def is_conference(root: Node) -> bool:
    """Whether a book is deposited as proceedings: of a meeting, without parts in its parts."""
    own = root.own
    if own.kind != "proceedings" or event_element(own.event) is None:
        return False
    is_flat = all(not child.children for child in root.children)
    return is_flat and len(proceedings_title(own.title, own.subtitle)) <= _LONGEST_TITLE


_LONGEST_TITLE = 511
_BETWEEN = " : "


def proceedings_title(title: object, subtitle: object) -> str:
    """Title and subtitle in one, with ISBD's colon."""
    parts = (text_of(title), text_of(subtitle))
    return _BETWEEN.join(part for part in parts if part)


def read_proceedings_title(text: str) -> dict[str, str]:
    """Title and subtitle of such a text."""
    title, colon, subtitle = text.partition(_BETWEEN)
    if colon and title.strip() and subtitle.strip():
        return {"title": title.strip(), "subtitle": subtitle.strip()}
    return {"title": text.strip()}


def event_element(event: Event | None) -> Element | None:
    """The meeting, with place and date; None where it has no name that Crossref takes."""
    name = text_of(event.name, 512) if event and event.name else None
    if event is None or name is None or len(name) < _SHORTEST_NAME:
        return None
    place = text_of(event.place, 255)
    found = [Element("conference_name", text=name)]
    if place and len(place) > 1:
        found.append(Element("conference_location", text=place))
    found += _dates(event.date)
    return Element("event_metadata", children=found)


def _dates(date: Date | None) -> Iterator[Element]:
    """The date in attributes, where these say all of it, else in words."""
    text = text_of(date, 100)
    if date is None or text is None:
        return
    said: dict[str, str] = {}
    for name, moment in (("start", date.start), ("end", date.end if date.interval else None)):
        if moment and moment.year and 1400 <= moment.year <= 2200:
            said[f"{name}_year"] = f"{moment.year:04}"
            said |= {f"{name}_month": f"{moment.month:02}"} if moment.month else {}
            said |= {f"{name}_day": f"{moment.day:02}"} if moment.day else {}
    made = Element("conference_date", said)
    yield made if read_date_of_event(made) == text else Element("conference_date", text=text)
