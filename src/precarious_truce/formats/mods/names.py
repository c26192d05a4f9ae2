"""Names of people, bodies and meetings (MODS user guidelines, "name").

>>> from precarious_truce.formats.crosswalk.xml import written
>>> from precarious_truce.model import Name
>>> print("".join(map(written, name_elements("editor", [Name.parse("Marsh, Eleanor")], Groups()))))
<name type="personal">
  <namePart type="family">Marsh</namePart>
  <namePart type="given">Eleanor</namePart>
  <role>
    <roleTerm type="code" authority="marcrelator">edt</roleTerm>
    <roleTerm type="text" authority="marcrelator">editor</roleTerm>
  </role>
</name>
<BLANKLINE>
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.dates import date_elements, read_date
from precarious_truce.formats.mods.roles import PEOPLE, ROLE_FIELDS, is_ours, role_of
from precarious_truce.formats.mods.texts import (
    ROMANIZED,
    Groups,
    is_latin,
    lang_of,
    line,
    of_lang,
    romanized_pair,
)
from precarious_truce.model import Name
from precarious_truce.model.described import Event
from precarious_truce.model.names import Contributor

__all__ = [
    "event_elements",
    "name_elements",
    "read_event",
    "read_names",
    "tell_of_name",
    "with_particles",
]

_OTHER = "contributor"
"""`displayLabel` of somebody whose role has a field, but who is a contributor of that role."""


# --- writing --------------------------------------------------------------------------------------


def name_elements(role: str, names: Sequence[Name], groups: Groups) -> list[Element]:
    """The elements of the people of a field, each followed by its form in Latin letters."""
    found: list[Element] = []
    if not names:
        return found
    for name in dict.fromkeys(names):  # who stands twice is read once
        own = role
        label: dict[str, str] = {}
        if isinstance(name, Contributor):
            own = name.role or _OTHER
            if is_ours(own) or own in PEOPLE:
                label = {"displayLabel": _OTHER}
        found += _forms(name, _role(own), groups, label)
    return found


def _forms(name: Name, role: list[Element], groups: Groups, label: dict[str, str]) -> list[Element]:
    type_ = {"type": "corporate" if name.literal else "personal"}
    group = {"altRepGroup": groups.new()} if name.romanized else {}
    orcid = [Element("nameIdentifier", {"type": "orcid"}, line(name.orcid))] if name.orcid else []
    found = [
        Element("name", type_ | label | group, children=[*_parts(name), *role, *orcid]),
    ]
    if name.romanized:
        parts = [Element("namePart", text=line(name.romanized)), *role]
        found.append(Element("name", type_ | label | group | ROMANIZED, children=parts))
    return found


def _parts(name: Name) -> list[Element]:
    """The parts; particles stand where they are printed, as MODS has no parts for them."""
    if name.literal:
        return [Element("namePart", text=line(name.literal))]
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = (("family", family), ("given", given), ("termsOfAddress", name.suffix))
    return [Element("namePart", {"type": type_}, line(text)) for type_, text in parts if text]


def _role(role: str) -> list[Element]:
    """The role, by the code and the term of MARC where it has one."""
    if not role:
        return []
    code, term = role_of(role)
    authority = {"authority": "marcrelator"} if code else {}
    terms = [Element("roleTerm", {"type": "code"} | authority, code)] if code else []
    terms.append(Element("roleTerm", {"type": "text"} | authority, line(term)))
    return [Element("role", children=terms)]


def event_elements(event: Event | None, groups: Groups) -> list[Element]:
    """The name of a meeting, with its date and its place."""
    if event is None or not event.facts():
        return []
    name, place = event.name, event.place
    romanized = (name and name.romanized) or (place and place.romanized)
    group = {"altRepGroup": groups.new()} if romanized else {}
    parts = [Element("namePart", lang_of(name.lang), line(name.text))] if name else []
    parts += [Element("namePart", {"type": "date"}, line(event.date))] if event.date else []
    parts += [Element("affiliation", lang_of(place.lang), line(place.text))] if place else []
    role = Element("role", children=[Element("roleTerm", {"type": "text"}, "event")])
    found = [Element("name", {"type": "conference"} | group, children=[*parts, role])]
    if romanized:
        others = (("namePart", name), ("affiliation", place))
        parts = [Element(n, text=line(t.romanized)) for n, t in others if t and t.romanized]
        attributes = {"type": "conference"} | group | ROMANIZED
        found.append(Element("name", attributes, children=[*parts, role]))
    return found


# --- reading --------------------------------------------------------------------------------------


def read_names(elements: Sequence[Element], usual: str) -> Fields:
    """The people of names that are no meetings, by field; who has no role has that of `usual`.

    Where one is marked as the first, or has the role of an author, others without a role are
    contributors, as added entries of a catalogue are.
    """
    people = [e for e in elements if e.get("type") != "conference"]
    made = [(element, parts) for element in people if (parts := _name(element))]
    pairs = _together(made)
    has_author = any("author" in _fields_of(element) for element, _ in pairs)
    led = any(element.get("usage") == "primary" for element, _ in pairs)
    found: Fields = {}
    for element, parts in pairs:
        is_first = element.get("usage") == "primary"
        role = usual if is_first or not (led or has_author) else _OTHER
        _put(found, element, parts, role)
    return found


def _put(found: Fields, element: Element, parts: Fields, usual: str) -> None:
    """Add somebody to each field that a role of theirs is for."""
    roles = [role for role in _roles(element) if role]
    if element.get("displayLabel") == _OTHER:
        fields = [(_OTHER, role[-1]) for role in roles]
    else:
        fields = [(_field(role), role[-1]) for role in roles]
    if not fields:
        fields = [(usual if element.get("displayLabel") != _OTHER else _OTHER, "")]
    for field, term in dict.fromkeys(fields):
        said = parts | {"role": term} if field == _OTHER and term not in ("", _OTHER) else parts
        if said not in found.setdefault(field, []):
            found[field].append(said)


def _field(role: Sequence[str]) -> str:
    return next((ROLE_FIELDS[t.lower()] for t in role if t.lower() in ROLE_FIELDS), _OTHER)


def _fields_of(element: Element) -> list[str]:
    return [_field(role) for role in _roles(element) if role]


def _roles(element: Element) -> list[list[str]]:
    """The terms of each role, the codes first."""
    found = []
    for role in element.all("role"):
        terms = role.all("roleTerm") or ([role] if role.text.strip() else [])
        codes = [t.words for t in terms if t.get("type") == "code" and t.words]
        texts = [t.words for t in terms if t.get("type") != "code" and t.words]
        if len(codes) < 2 and len(texts) < 2:
            found.append([*codes, *(_term(text) for text in texts)])
        else:
            found += [[term] for term in dict.fromkeys(codes or texts)]
    return found


def _term(text: str) -> str:
    """A term of a role as the model has it: `Author` is `author`, a sentence stays one."""
    bare = text.rstrip(".,") if text.lower().rstrip(".,") in ROLE_FIELDS else text
    return bare.lower() if bare.lower() in ROLE_FIELDS else text


def _together(made: list[tuple[Element, Fields]]) -> list[tuple[Element, Fields]]:
    """The people, two forms of one of them as one."""
    found: list[tuple[Element, Fields]] = []
    by_group: dict[tuple[str, str], int] = {}
    for element, parts in made:
        group = element.get("altRepGroup")
        place = by_group.get((group, element.name)) if group else None
        if place is None:
            if group:
                by_group[group, element.name] = len(found)
            found.append((element, parts))
            continue
        first, known = found[place]
        is_second = romanized_pair(first, element, _text(known), _text(parts))
        if is_second is False:
            found[place] = element, parts | {"romanized": _text(known)}
        elif is_second:
            known["romanized"] = _text(parts)
        else:
            found.append((element, parts))
    return found


def _text(parts: Fields) -> str:
    """A name as catalogues write it."""
    if "literal" in parts:
        return str(parts["literal"])
    family = " ".join(parts[n] for n in ("non_dropping_particle", "family") if n in parts)
    given = " ".join(parts[n] for n in ("given", "dropping_particle") if n in parts)
    return ", ".join(part for part in (family, given, parts.get("suffix")) if part)


def _name(element: Element) -> Fields:
    """The parts of a name; nothing where it names nobody (`etal`)."""
    parts = element.all("namePart")
    by_type: dict[str, list[str]] = {}
    for part in parts:
        if part.words:
            by_type.setdefault(part.get("type"), []).append(part.words)
    found: Fields = {}
    if "family" in by_type or "given" in by_type:
        for type_, field in (
            ("family", "family"), ("given", "given"), ("termsOfAddress", "suffix")
        ):  # fmt: skip
            if type_ in by_type:
                found[field] = " ".join(_initials(by_type[type_]))
        if "family" not in by_type and "" in by_type:
            found["family"] = " ".join(by_type[""])
        found = with_particles(found)
    else:
        texts = by_type.get("") or [e.words for e in element.all("displayForm") if e.words]
        found = _whole(texts, element, by_type.get("termsOfAddress", []))
    if found:
        found |= _beside(element)
    return found


def _initials(parts: list[str]) -> list[str]:
    """Names that stand each in a part of its own, with a stop behind a letter alone (bibutils)."""
    if len(parts) < 2:
        return parts
    return [f"{part}." if len(part) == 1 and part.isupper() else part for part in parts]


_LIFE = re.compile(
    r"[\s,]*[(\[]?\b(?:(?:b|d|fl|ca|approximately|active|born|died)\.?\s*)*\d{3,4}\??"
    r"(?:\s*[-–]\s*(?:(?:ca|d)\.?\s*)?(?:\d{3,4}\??)?)?[)\]]?\.?$"
)
"""The years in which somebody lived, behind a name."""
_NATURAL = re.compile(
    r"(?P<given>[^\W\d_][^\s,]*(?:\s+[^\W\d_][^\s,]*){0,2}?)\s+"
    r"(?P<family>(?:(?:van|von|de|da|di|der|den|del|du|la|le|ten|ter|zu)\s+)*[^\W\d_][^\s,]+)"
)
_NUMERAL = re.compile(r"[IVX]+\.?|(?:the|of|Saint|Jr|Sr)\b.*", re.I)


def _natural(text: str) -> Fields:
    """`Roger F. Wicker` in parts; nothing for a name alone, or one with a number.

    >>> _natural("Roger F. Wicker")
    {'given': 'Roger F.', 'family': 'Wicker'}
    >>> _natural("Elizabeth II"), _natural("Plato")
    ({}, {})
    """
    found = _NATURAL.fullmatch(text)
    if not found or _NUMERAL.fullmatch(found["family"]) or not text[0].isupper():
        return {}
    return {"given": found["given"], "family": found["family"]}


def _whole(texts: list[str], element: Element, titles: list[str]) -> Fields:
    """A name that is written in one: inverted if it is somebody's, else a body's with its parts."""
    if not texts:
        return {}
    if element.get("type") in ("corporate", "family"):
        return {"literal": ". ".join(_closed(text) for text in texts)}
    text = _without_end(" ".join(texts))
    if element.get("type") in ("personal", ""):
        text = _LIFE.sub("", text) or text
    if not text:
        return {}
    pieces = [piece.strip() for piece in text.split(",", 2)]
    if element.get("type") != "personal" and element.get("type"):
        return {"literal": text}
    if len(pieces) == 1 or not pieces[0]:
        is_one = len(texts) == 1 and not titles and element.get("type") == "personal"
        if is_one and (natural := _natural(text)):
            return with_particles(natural)
        return {"literal": " ".join([text, *titles])}
    family, given, *suffix = pieces
    given = re.sub(r"\s*\([^()]*\)", "", given).strip()
    found = {"family": family, "given": given, "suffix": ", ".join([*suffix, *titles])}
    return with_particles({name: part for name, part in found.items() if part})


def with_particles(parts: Fields) -> Fields:
    """Small words before the family name always stand there, those behind the given name not.

    >>> with_particles({"family": "van der Weyden", "given": "Pieter"})
    {'family': 'Weyden', 'given': 'Pieter', 'non_dropping_particle': 'van der'}
    """
    found = dict(parts)
    words = found.get("family", "").split(" ")
    count = next((n for n, word in enumerate(words) if not word.islower()), 0)
    if count and words[count][0].isupper():
        found["family"] = " ".join(words[count:])
        found["non_dropping_particle"] = " ".join(words[:count])
    words = found.get("given", "").split(" ")
    small = [word.islower() and "." not in word for word in reversed(words)]
    count = small.index(False) if False in small else 0
    if count and "family" in found:
        found["given"] = " ".join(words[:-count])
        found["dropping_particle"] = " ".join(words[-count:])
    return found


def _closed(text: str) -> str:
    """A part of a body's name without the stop before the next (ISBD)."""
    return text[:-1] if re.search(r"[^\W\d_]{4}\.$", text) else text


def _without_end(text: str) -> str:
    """Without the mark that a catalogue sets behind a name: `Marsh, Eleanor,`, `Kumar.`

    >>> [_without_end(t) for t in ("Marsh, Eleanor,", "Sridharan, Kumar.", "Marsh, E.")]
    ['Marsh, Eleanor', 'Sridharan, Kumar', 'Marsh, E.']
    """
    text = text.rstrip(" ,;:/")
    return text[:-1] if re.search(r"[a-zß-ÿ]{3}\.$", text) else text


_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])")


def _beside(element: Element) -> Fields:
    """The ORCID, and an alternative name in Latin letters."""
    found: Fields = {}
    marked = [(e.get("type").lower(), e.get("typeURI"), e.words)
              for e in element.all("nameIdentifier")]  # fmt: skip
    marked += [("", "", element.get("valueURI"))]
    for type_, uri, text in marked:
        if type_ == "orcid" or "orcid" in uri.lower() or "orcid.org" in text:
            orcid = _ORCID.fullmatch(text)
            found.setdefault("orcid", orcid[1] if orcid else text)
    for other in element.all("alternativeName"):
        text = ", ".join(p.words for p in other.all("namePart") if p.get("type") != "date")
        if text and is_latin(text) and (other.get("transliteration") or other.get("script")):
            found.setdefault("romanized", text)
    return found


def tell_of_name(element: Element, seen: Counter[str]) -> None:
    """Count what a name says that nothing has a place for: years of a life, affiliations, numbers.

    >>> name = Element("name", children=[Element("affiliation", text="Oulu"),
    ...                                  Element("namePart", {"type": "date"}, "1950-")])
    >>> tell_of_name(name, seen := Counter()), sorted(seen)
    (None, ['name/affiliation', 'name/namePart date'])
    """
    known = _beside(element)
    numbers, others = element.all("nameIdentifier"), element.all("alternativeName")
    if element.get("type") != "conference":
        parts = element.all("namePart")
        is_person = element.get("type") in ("personal", "")
        dated = [
            part
            for part in parts
            if part.get("type") == "date" or (is_person and _LIFE.search(part.words))
        ]
        _count(seen, "name/namePart date", dated)
        if element.get("type") == "personal":
            fuller = [part for part in parts if re.search(r",[^()]*\([^()]+\)", part.words)]
            _count(seen, "name/namePart, a fuller form", fuller)
        _count(seen, "name/affiliation", element.all("affiliation"))
    _count(seen, "name/nameIdentifier", numbers[1:] if "orcid" in known else numbers)
    _count(seen, "name/alternativeName", others[1:] if "romanized" in known else others)


def _count(seen: Counter[str], name: str, elements: Sequence[Element]) -> None:
    if elements:
        seen[name] += len(elements)


# --- meetings -------------------------------------------------------------------------------------

_IN_BRACKETS = re.compile(
    r"(?P<name>[^()]+?)[.,]?\s+\(?(?P<inside>"
    r"(?:\d+(?:st|nd|rd|th|\.)\s*:\s*)?\d{4}(?:\s*:\s*[^()]+(?:\([^()]*\)[^()]*)?)?)\)\.?"
)


def read_event(elements: Sequence[Element]) -> Fields:
    """The first meeting that is named: with its date and place, also `(2nd : 2004 : Hallein)`."""
    found: list[tuple[Element, Fields]] = []
    for element in elements:
        if element.get("type") != "conference" or not (said := _event(element)):
            continue
        group = element.get("altRepGroup")
        if found and group and group == found[0][0].get("altRepGroup"):
            _put_other_form(found[0][1], found[0][0], element, said)
        else:
            found.append((element, said))
    return {"event": found[0][1]} if found else {}


def _event(element: Element) -> Fields:
    names = [e for e in element.all("namePart") if e.get("type") not in ("date",) and e.words]
    dates = [e for e in element.all("namePart") if e.get("type") == "date" and e.words]
    places = [e for e in element.all("affiliation") if e.words]
    found: Fields = {}
    if names:
        text = " ".join(e.words for e in names)
        inside = _IN_BRACKETS.fullmatch(text) if not dates and not places else None
        found = _taken_apart(inside["name"], inside["inside"]) if inside else {}
        found = found or {"name": {"text": text}}
        if lang := of_lang(names[0]):
            found["name"]["lang"] = lang
    if dates:
        coded = [Element("date", {} if not _is_coded(e.words) else {"encoding": "edtf"}, e.words)
                 for e in dates]  # fmt: skip
        if date := read_date(coded):
            found["date"] = date
    if places:
        found["place"] = {"text": places[0].words}
        if lang := of_lang(places[0]):
            found["place"]["lang"] = lang
    return found


def _is_coded(text: str) -> bool:
    """Whether a date of a meeting is EDTF as it stands."""
    (element,) = date_elements("date", text)[:1]
    return bool(element.get("encoding"))


def _taken_apart(name: str, inside: str) -> Fields:
    """Number, date and place of a meeting in a heading (MARC field 111)."""
    found: dict[str, Any] = {"name": {"text": name.strip(" ,")}}
    for part in (piece.strip() for piece in re.split(r"\s+:\s+", inside)):
        year = re.search(r"\b\d{4}\b", part)
        if year and "date" not in found:
            found["date"] = year[0]
        elif re.fullmatch(r"\d+(?:st|nd|rd|th)", part):
            found["name"]["text"] = f"{part} {found['name']['text']}"
        elif part and "date" in found:
            found["place"] = {"text": part}
    return found if "date" in found else {}


def _put_other_form(found: Fields, first: Element, second: Element, other: Fields) -> None:
    for field in ("name", "place"):
        ours, theirs = found.get(field), other.get(field)
        if ours and theirs and romanized_pair(first, second, ours["text"], theirs["text"]):
            ours["romanized"] = theirs["text"]
        elif ours and theirs:
            found[field] = theirs | {"romanized": ours["text"]}
