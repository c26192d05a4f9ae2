"""What is known of a value beside it: of a name ORCID, romanised form (biblatex manual 3.7,
annotations) and whether its particle is dropped (2.3.3, 3.1.3: `useprefix`, which is false where
nothing is said), of an ISBN the others and what each is of.

>>> from precarious_truce.model import Reference
>>> ref = Reference(title="Река", author=[{"family": "Орлова", "romanized": "Orlova, Anna"}])
>>> fields = NameAnnotations().write(ref)
>>> fields
{'author+an:romanized': '1="Orlova, Anna"'}
>>> found = {"author": [{"family": "Орлова"}, {"literal": "Group"}]}
>>> NameAnnotations().read(found, fields), found["author"][0]
(['author+an:romanized'], {'family': 'Орлова', 'romanized': 'Orlova, Anna'})
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import cast

from precarious_truce.formats.bib.compounds import USE_PREFIX, use_prefix
from precarious_truce.formats.bib.linking import FAMILY
from precarious_truce.formats.bib.raw.latex import decode, encode
from precarious_truce.formats.bib.raw.writing import balanced
from precarious_truce.formats.crosswalk.isbns import joined_isbns, split_isbns
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.model import Name, Reference
from precarious_truce.model.references import PART_TYPES

__all__ = ["ANNOTATION", "NameAnnotations"]

ANNOTATION = "+an:"
"""What stands between the name of a field and that of an annotation."""

_FIELDS = ("author", "editor", "translator", "introduction", "foreword", "afterword")
_PEOPLE_OF_WORKS = (*_FIELDS, "annotator", "commentator")
_PEOPLE = (*_PEOPLE_OF_WORKS, "container_author")
_DROPPING, _NON_DROPPING = attrgetter("dropping_particle"), attrgetter("non_dropping_particle")
_NO_PREFIX, _WITH_PREFIX = "useprefix=false", "useprefix=true"
_LONGEST_ISBN = 17  # characters of one alone
_KINDS = {name: attrgetter(name) for name in ("orcid", "romanized")}
_ITEM = re.compile(r'(\d{1,4})\s*=\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)
_NAME = re.compile(r"(\w+)\+an:(orcid|romanized)")


@dataclass(frozen=True)
class NameAnnotations:
    """The annotations of the names in an entry, both ways."""

    ascii: bool = False
    classic: bool = False

    def fields(self) -> list[str]:
        """The fields of the model that annotations hold."""
        if self.classic:
            return ["formats.isbn", *(f"{field}.dropping_particle" for field in _PEOPLE)]
        return [f"{field}.{kind}" for field in _FIELDS for kind in _KINDS]

    def write(self, ref: Reference) -> Fields:
        """The annotations, by the names of their fields."""
        values = ref.__dict__
        if self.classic:
            several = values["formats"] and joined_isbns(values["isbn"], values["formats"])
            found = {"isbn": several} if several else {}
            return found | _options(ref, _NO_PREFIX if _are_dropped(values) else _prefix(ref))
        people = [(field, names) for field in _FIELDS if (names := values[field])]
        return dict(self._written(people)) | _options(ref, _prefix(ref))

    def _written(self, people: Iterable[tuple[str, tuple[Name, ...]]]) -> Iterator[tuple[str, str]]:
        for field, names in people:
            for kind, get in _KINDS.items():
                if any(map(get, names)) and (text := self._text(map(get, names))):
                    yield f"{field}{ANNOTATION}{kind}", text

    def _text(self, values: Iterable[str | None]) -> str:
        """The values by the numbers of the names; one with a quotation mark cannot be written."""
        known = [(n, str(value)) for n, value in enumerate(values, 1) if value]
        return "; ".join(
            f'{n}="{encode(text, ascii=self.ascii, title=False)}"'
            for n, text in known
            if '"' not in text
        )

    def read(self, found: Fields, rows: Mapping[str, str]) -> list[str]:
        """Add what rows say of the names that were found; the rows that are used up."""
        used: list[str] = []
        isbns = (
            decode(rows["isbn"], title=False) if "isbn" in rows else str(found.get("isbn") or "")
        )
        if len(isbns) > _LONGEST_ISBN:
            found |= split_isbns(isbns, found.get("formats"))
        said = rows.get(USE_PREFIX) or use_prefix(rows.get("options", ""))[0]
        if said == "false":
            for field in _PEOPLE:
                if names := found.get(field):
                    found[field] = [_with_dropped(name) for name in names]
        if said:  # that they count is what particles are here, and is said where there are any
            used.append(USE_PREFIX)
        if ANNOTATION not in " ".join(rows):
            return used
        for row, raw in rows.items():
            match = _NAME.fullmatch(row) if ANNOTATION in row else None
            names = found.get(match[1]) if match else None
            if match and names and _annotate(names, match[2], raw):
                used.append(row)
        return used


def _prefix(ref: Reference) -> str:
    """That particles are not dropped, where there are any."""
    people = _PEOPLE if ref.type in PART_TYPES else _PEOPLE_OF_WORKS
    return _WITH_PREFIX if any(map(_NON_DROPPING, _names(ref.__dict__, people))) else ""


def _options(ref: Reference, prefix: str) -> Fields:
    """What options say of names, with the other options that the entry had."""
    given = ""
    for name in FAMILY if ref.extra else ():
        given = given or (ref.extra or {}).get(name, {}).get("options", "")
    if not given:
        return {"options": prefix} if prefix else {}
    said, rest = use_prefix("".join(filter(str.isprintable, balanced(given))))
    if not prefix and not said:  # they stand as they are
        return {}
    options = ", ".join(filter(None, (prefix, rest.strip(" ,"))))
    return {"options": options} if options else {}


def _names(values: Mapping[str, object], fields: Iterable[str] = _PEOPLE) -> list[Name]:
    return [name for field in fields for name in cast("tuple[Name, ...]", values[field])]


def _are_dropped(values: Mapping[str, object]) -> bool:
    """Whether there are particles, all of which are dropped."""
    names = _names(values)
    return any(map(_DROPPING, names)) and not any(map(_NON_DROPPING, names))


def _with_dropped(name: Name | dict[str, object]) -> dict[str, object]:
    """A name whose particle is dropped where the family name stands alone."""
    parts = dict(name if isinstance(name, dict) else name.facts())
    if "dropping_particle" not in parts and "non_dropping_particle" in parts:
        parts["dropping_particle"] = parts.pop("non_dropping_particle")
    return parts


def _annotate(names: list[Name | dict[str, object]], kind: str, raw: str) -> bool:
    """Give the names what an annotation says of them; whether it says anything."""
    items = [(int(n), decode(text, title=False)) for n, text in _ITEM.findall(raw)]
    good = [(n, text) for n, text in items if 1 <= n <= len(names) and text.strip()]
    for n, text in good:
        name = names[n - 1]
        names[n - 1] = (name if isinstance(name, dict) else name.facts()) | {kind: text}
    return bool(good)
