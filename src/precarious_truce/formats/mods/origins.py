"""`originInfo`: who published where and when; several of them, one for each event or script.

>>> published = Element("originInfo", {"eventType": "publication"}, children=[
...     Element("place", children=[Element("placeTerm", {"type": "code"}, "enk"),
...                                Element("placeTerm", {"type": "text"}, "London :")]),
...     Element("publisher", text="Lantern,"), Element("dateIssued", text="2004."),
...     Element("copyrightDate", text="©2003")])
>>> read_origin([published])
{'publisher': [{'text': 'Lantern'}], 'place': [{'text': 'London'}], 'date': '2004',
 'copyright': '2003'}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precarious_truce.formats.crosswalk.editions import edition_number
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.dates import read_date
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.texts import is_latin, is_romanized, read_local

__all__ = ["read_origin"]

_EVENTS = ("publication", "issued", "", "production", "creation", "distribution", "manufacture")
"""Types of events, those first by which a book is cited."""
_ASIDE = ("distribution", "manufacture")
"""Events that are told beside publication."""
_MADE = "manufacture"
"""The event of printers, who are never those who published."""


def read_origin(origins: Sequence[Element], *, usual_date: bool = True) -> Fields:
    """Publisher, place, dates and edition; `usual_date`: whether any date is that of a work.

    What was distributed or made elsewhere is kept as a note of that type; who made it is never
    taken for who published it.
    """
    main, alternates = _by_script(origins)
    ranked = sorted(main, key=_rank)
    found: Fields = {}
    holders: list[Element] = []
    for name in ("publisher", "place"):  # the place of who published it, not of another event
        holder = next(
            (o for o in (*holders, *ranked) if _event(o) != _MADE and _texts(o, name)), None
        )
        if holder is not None:
            found[name] = _local(holder, name, alternates)
            holders.append(holder)
    every = [*ranked, *(origin for others in alternates.values() for origin in others)]
    dates = _dates(every, usual_date=usual_date)
    editions = [e.words for o in every for e in o.all("edition") if e.words]
    if editions:
        dates["edition"] = edition_number(editions[0])
    for origin in ranked:
        is_beside = _event(origin) in _ASIDE and origin is not ranked[0] and found
        if is_beside or _event(origin) == _MADE:
            _keep_statement(found, origin)
        else:
            _keep_rest(found, dates, origin)
    return found | dates


def _event(origin: Element) -> str:
    return origin.get("eventType").lower()


def _rank(origin: Element) -> int:
    event = _event(origin)
    return _EVENTS.index(event) if event in _EVENTS else len(_EVENTS)


def _by_script(origins: Sequence[Element]) -> tuple[list[Element], dict[str, list[Element]]]:
    """Those that count, and by `altRepGroup` the same in other letters or words."""
    groups: dict[str, list[Element]] = {}
    for origin in origins:
        groups.setdefault(origin.get("altRepGroup"), []).append(origin)
    alone = groups.pop("", [])
    main: list[Element] = []
    others: dict[str, list[Element]] = {}
    for group, members in groups.items():
        first = next((m for m in members if not _is_second(m, members)), members[0])
        main.append(first)
        others[group] = [member for member in members if member is not first]
    ranked = {id(origin): place for place, origin in enumerate(origins)}
    return sorted([*alone, *main], key=lambda origin: ranked[id(origin)]), others


def _is_second(origin: Element, members: Sequence[Element]) -> bool:
    """Whether another of a group is what is printed: this is in Latin letters, or translated."""
    if origin.get("transliteration") or origin.get("displayLabel") == "translated":
        return True
    text = " ".join(e.content for e in origin.all("publisher", "place"))
    others = [m for m in members if m is not origin]
    foreign = any(
        (words := " ".join(e.content for e in m.all("publisher", "place")).strip())
        and not is_latin(words)
        for m in others
    )
    return (is_romanized(origin) or is_latin(text)) and foreign


def _texts(origin: Element, name: str) -> list[Element]:
    """The elements of publishers, or of places in words, without the marks of ISBD."""
    if name == "publisher":
        found = origin.all("publisher")
        found += [Element("publisher", text=" ".join(p.words for p in a.all("namePart")))
                  for a in origin.all("agent")]  # fmt: skip
    else:
        found = [
            term
            for place in origin.all("place")
            for term in (_supplied(place, term) for term in place.all("placeTerm", "text"))
            if term.get("type") != "code" and term.get("authority") != "marccountry"
        ]
    return [clean for element in found if (clean := _without_marks(element)).text]


def _supplied(place: Element, term: Element) -> Element:
    """The term of a place, marked where the place is."""
    if place.get("supplied") == "yes":
        return Element(term.name, {**term.attrib, "supplied": "yes"}, term.content)
    return term


_UNKNOWN = re.compile(
    r"\[?(?:s\.\s?[ln]\.?|n\.\s?p\.?|(?:place|publisher|date) (?:of publication )?"
    r"not identified)\]?",
    re.I,
)
"""What catalogues write where nothing is known."""
_MARKS = re.compile(r"\s*[:;,]$|\s+/$")


def _without_marks(element: Element) -> Element:
    text = _MARKS.sub("", element.words)
    if text.count("[") != text.count("]"):
        text = text.strip("[]")
    if element.get("supplied") == "yes" and not text.startswith("["):
        text = f"[{text}]"
    return Element(element.name, element.attrib, "" if _UNKNOWN.fullmatch(text) else text)


def _local(holder: Element, name: str, others: dict[str, list[Element]]) -> list[dict[str, str]]:
    """The texts, with their forms in other letters and words, if there are as many."""
    alternates = others.get(holder.get("altRepGroup"), [])
    translated = [o for o in alternates if o.get("displayLabel") == "translated"]
    romanized = [o for o in alternates if o not in translated]
    return read_local(
        _texts(holder, name),
        [e for o in romanized[:1] for e in _texts(o, name)],
        [e for o in translated[:1] for e in _texts(o, name)],
    )


def _dates(origins: Sequence[Element], *, usual_date: bool) -> Fields:
    found: Fields = {}

    def of(name: str, *, events: bool = True) -> str | None:
        for origin in origins:
            if date := read_date(origin.all(name)):
                return date
        return None

    for name in ("dateIssued", "dateCreated"):
        issued = _issued(origins, name)
        if issued and "date" not in found:
            found["date"] = issued
    copyright_ = of("copyrightDate") or _of_event(origins, "copyright")
    if copyright_:
        found["copyright"] = copyright_
        if usual_date:
            found.setdefault("date", copyright_)
    others = [e for o in origins for e in o.all("dateOther")]
    submitted = read_date([e for e in others if e.get("type") == "submitted"])
    if submitted:
        found["submitted"] = submitted
    rest = [e for e in others if e.get("type") != "submitted"]
    for element in [*rest, *(e for o in origins for e in o.all("displayDate"))]:
        if usual_date and "date" not in found and (date := read_date([element])):
            found["date"] = date
    if accessed := of("dateCaptured"):
        found["accessed"] = accessed
    return found


def _issued(origins: Sequence[Element], name: str) -> str | None:
    """The date of that name of the first event by which a book is cited."""
    for origin in origins:
        if _event(origin).startswith("copyright"):
            continue
        if date := read_date(origin.all(name)):
            return date
    return None


def _of_event(origins: Sequence[Element], event: str) -> str | None:
    """The date of an event that is told by its type."""
    for origin in origins:
        if _event(origin).startswith(event):
            return read_date(origin.all("copyrightDate", "dateIssued", "dateOther", "displayDate"))
    return None


def _keep_rest(found: Fields, dates: Fields, origin: Element) -> None:
    """What a place is taken by already: other places and publishers, dates and editions.

    It is kept as a note of the event, each date with the word for it.
    """
    taken = {text["text"] for name in ("publisher", "place") for text in found.get(name, ())}
    said = [e.words for name in ("place", "publisher") for e in _texts(origin, name)]
    rest = [text for text in said if text not in taken]
    known = {value for value in dates.values() if isinstance(value, str)}
    for word, same in _dated(origin):
        date = read_date(same)
        if date and date not in known:
            rest.append(f"{word} {date}")
    editions = (e.words for e in origin.all("edition") if e.words)
    rest += [text for text in editions if edition_number(text) != dates["edition"]]
    if rest:
        type_ = f"{_event(origin) or origin.get('displayLabel').lower() or 'origin'} statement"
        keep(found, Element("note", {"type": type_}, ", ".join(dict.fromkeys(rest))))


def _dated(origin: Element) -> Iterator[tuple[str, list[Element]]]:
    """The dates of an event with the words for them."""
    for name, word in (("dateIssued", "issued"), ("dateCreated", "created")):
        yield word, origin.all(name)
    others: dict[str, list[Element]] = {}
    for other in origin.all("dateOther"):  # start and end of one date have one type
        if other.get("type") != "submitted":
            others.setdefault(other.get("type") or "dated", []).append(other)
    yield from others.items()


def _keep_statement(found: Fields, origin: Element) -> None:
    """Who made or distributed it, as the catalogue prints it."""
    places = ", ".join(e.words for e in _texts(origin, "place"))
    makers = ", ".join(e.words for e in _texts(origin, "publisher"))
    dates = read_date([e for e in origin if e.name.startswith(("date", "copyright"))])
    statement = ": ".join(filter(None, (places, makers)))
    text = ", ".join(filter(None, (statement, dates)))
    if text:
        keep(found, Element("note", {"type": f"{_event(origin)} statement"}, text))
