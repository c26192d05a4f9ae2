"""MARC 21 records as data: a leader and fields with indicators and subfields.

>>> title = Field("245", "10", (("a", "Rivers"), ("b", "Essays")))
>>> title.get("b"), title.all("a"), line_of(title)
('Essays', ['Rivers'], '10$aRivers$bEssays')
>>> field_of("245", "10$aRivers$bEssays") == title
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from precarious_truce.formats.crosswalk.markup import plain

__all__ = [
    "LARGEST_FIELD", "OURS", "Field", "Record", "Subfields", "Tags", "clean", "field_of", "grouped",
    "is_ours", "line_of", "one_line", "place_of",
]  # fmt: skip

Subfields = tuple[tuple[str, str], ...]


class Field(NamedTuple):
    """A field: tag, two indicators, subfields; a control field has one, without a code."""

    tag: str
    ind: str
    subs: Subfields

    def get(self, *codes: str) -> str:
        """The first subfield of these codes; "" where there is none."""
        return next((text for code, text in self.subs if code in codes), "")

    def all(self, *codes: str) -> list[str]:
        """Every subfield of these codes, in order."""
        return [text for code, text in self.subs if code in codes]

    def without(self, *codes: str) -> Field:
        """The field without subfields of these codes."""
        return self._replace(subs=tuple(pair for pair in self.subs if pair[0] not in codes))

    @property
    def length(self) -> int:
        """Its bytes in ISO 2709."""
        return sum(len(text.encode()) + 2 for _, text in self.subs) + 3

    @property
    def is_control(self) -> bool:
        """Whether it is a control field (001–009): data alone."""
        return self.tag < "010"

    @property
    def data(self) -> str:
        """The data of a control field."""
        return self.subs[0][1] if self.subs else ""


Tags = Mapping[str, list[Field]]
"""The fields of a record by their tags."""

LARGEST_FIELD = 9_999
"""Bytes of a field in ISO 2709: its length has four digits."""

OURS = "precarious-truce"
"""What stands in 003 of a record of ours: whose the number in 001 is."""


def is_ours(tags: Tags) -> bool:
    """Whether a record was written by this package."""
    return any(one.data == OURS for one in tags.get("003", ()))


@dataclass
class Record:
    """A record: its leader and its fields in order; `place` is where it was found."""

    leader: str
    fields: list[Field] = field(default_factory=list)
    place: int = 0


def place_of(one: Field) -> str:
    """What fields are in order by: their tag; persons and bodies (700, 710) stand as they come."""
    return "700" if one.tag == "710" else one.tag


def grouped(fields: Iterable[Field]) -> dict[str, list[Field]]:
    """The fields by their tags, in the order of these; bodies stand among the persons of 700."""
    found: dict[str, list[Field]] = {}
    for one in sorted(fields, key=place_of):
        found.setdefault(place_of(one), []).append(one)
    return found


_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029]|[\ud800-\udfff]")
_SPACES = re.compile(" {2,}")


def clean(text: object) -> str:
    """A text as a subfield can hold it: one line, without markup and control characters.

    >>> clean("The <i>Aeneid</i>\\n and\\tmore")
    'The Aeneid and more'
    """
    return one_line(plain(str(text)))


def one_line(text: str) -> str:
    """A text on one line, without control characters."""
    return _SPACES.sub(" ", _NO_TEXT.sub(" ", text)).strip()


# --- fields as lines ------------------------------------------------------------------------------


def line_of(one: Field) -> str:
    """A field as a line of MarcEdit's mnemonic form, without its tag."""
    if one.is_control:
        return one.data
    subs = "".join(f"${code}{text.replace('$', '{dollar}')}" for code, text in one.subs)
    return one.ind.replace(" ", "\\") + subs


def field_of(tag: str, line: str) -> Field | None:
    """The field of such a line; None where it is none.

    >>> field_of("583", "1\\\\$acost {dollar}5") == Field("583", "1 ", (("a", "cost $5"),))
    True
    >>> field_of("583", "something") is None
    True
    """
    if tag < "010":
        return Field(tag, "", (("", line),)) if line else None
    found = re.fullmatch(r"([\\0-9a-z]{2})((?:\$[0-9a-z][^$]+)+)", line)
    if not found:
        return None
    pairs = re.findall(r"\$([0-9a-z])([^$]+)", found[2])
    subs = tuple((code, clean(text.replace("{dollar}", "$"))) for code, text in pairs)
    return Field(tag, found[1].replace("\\", " "), subs) if all(t for _, t in subs) else None
