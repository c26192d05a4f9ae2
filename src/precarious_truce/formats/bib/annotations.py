"""What is known of a name beside it: ORCID, romanised form (biblatex manual 3.7, annotations).

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

from precarious_truce.formats.bib.raw.latex import decode, encode
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.model import Name, Reference

__all__ = ["ANNOTATION", "NameAnnotations"]

ANNOTATION = "+an:"
"""What stands between the name of a field and that of an annotation."""

_FIELDS = ("author", "editor", "translator", "introduction", "foreword", "afterword")
_KINDS = {name: attrgetter(name) for name in ("orcid", "romanized")}
_ITEM = re.compile(r'(\d{1,4})\s*=\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)
_NAME = re.compile(r"(\w+)\+an:(orcid|romanized)")


@dataclass(frozen=True)
class NameAnnotations:
    """The annotations of the names in an entry, both ways."""

    ascii: bool = False

    def fields(self) -> list[str]:
        """The fields of the model that annotations hold."""
        return [f"{field}.{kind}" for field in _FIELDS for kind in _KINDS]

    def write(self, ref: Reference) -> Fields:
        """The annotations, by the names of their fields."""
        values = ref.__dict__
        people = [(field, names) for field in _FIELDS if (names := values[field])]
        return dict(self._written(people))

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
        if ANNOTATION not in " ".join(rows):
            return used
        for row, raw in rows.items():
            match = _NAME.fullmatch(row) if ANNOTATION in row else None
            names = found.get(match[1]) if match else None
            if match and names and _annotate(names, match[2], raw):
                used.append(row)
        return used


def _annotate(names: list[Name | dict[str, object]], kind: str, raw: str) -> bool:
    """Give the names what an annotation says of them; whether it says anything."""
    items = [(int(n), decode(text, title=False)) for n, text in _ITEM.findall(raw)]
    good = [(n, text) for n, text in items if 1 <= n <= len(names) and text.strip()]
    for n, text in good:
        name = names[n - 1]
        names[n - 1] = (name if isinstance(name, dict) else name.facts()) | {kind: text}
    return bool(good)
