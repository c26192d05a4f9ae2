"""Facts of RIS that share tags: the tags they are spread over, and back.

Rows deal in one name a fact.  PY and DA are one date, SP and EP one range of pages, SN is an ISBN
or an ISSN, T2 stands as BT too, and U5 holds facts of ours and people of other roles.

>>> rows = {"date": "2011-06", "pages": ["ix", "xiv"], "isbn": "0521086892", "role:binder": ["Bo,"]}
>>> tags = COMPOUNDS.spread(rows, "CHAP", "chapter")
>>> tags
{'PY': ['2011'], 'DA': ['2011/06//'], 'SP': ['ix'], 'EP': ['xiv'], 'SN': ['0521086892'],
 'U5': ['binder: Bo,']}
>>> COMPOUNDS.fold(tags, "CHAP", "chapter").rows == rows
True
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from precarious_truce.formats.crosswalk.engine import ROLE, Folded
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.ris.own import NAMED, OWN
from precarious_truce.formats.ris.types import ARTICLES, PARTS
from precarious_truce.formats.ris.values import (
    date_of,
    date_tags,
    is_issn,
    precision,
    read_people,
)
from precarious_truce.model import Date

__all__ = ["COMPOUNDS", "SHARED"]

Tags = dict[str, list[str]]

_DATES = ("DA", "PY", "Y1")
_PAGES = ("SP", "EP")
_LISTS = ("AU", "A1", "A2", "A3", "A4", "ED", "KW")
"""Tags of which each line is an item of one list."""
SHARED = frozenset((*_DATES, *_PAGES, "SN", "U5", "BT"))
"""Tags that say something together, or that several facts share."""
_FACTS = frozenset(
    ("type", "kind", "in", "volume-title", "volume-subtitle", "part-number", "status", "version")
)
"""Names in U5 that are facts; any other is a role."""


class _Compounds:
    """How rows and the tags of a record are made of each other."""

    def spread(self, rows: Fields, entry_type: str, type_: str) -> Tags:
        """The tags of a record, each with its lines."""
        tags: Tags = {}
        for name, value in rows.items():
            lines = list(value) if isinstance(value, list) else [value]
            if name == "date":
                tags |= {tag: [text] for tag, text in date_tags(value).items()}
            elif name in ("pages", "extent"):
                tags |= {tag: [line] for tag, line in zip(_PAGES, lines, strict=False)}
            elif name in ("isbn", "issn"):
                tags.setdefault("SN", []).append(value)
            elif name.startswith((OWN, ROLE)):
                label = name.partition(":")[2]
                tags.setdefault("U5", []).extend(f"{label}: {line}" for line in lines)
            else:
                tags[name] = lines
        if "T2" in tags and type_ in PARTS:
            tags["BT"] = tags["T2"]
        return tags

    def fold(self, fields: Mapping[str, list[str]], entry_type: str, type_: str) -> Folded:
        """The rows of a record, and the lines that stand in none of them."""
        folding = _Folding(fields, type_)
        folding.simple()
        folding.numbers()
        folding.dates()
        folding.pages()
        folding.own()
        rest = {tag: lines for tag, lines in folding.rest.items() if any(lines)}
        return Folded(folding.rows, folding.fields, rest)


COMPOUNDS = _Compounds()


class _Folding:
    """One record while its tags become rows."""

    def __init__(self, tags: Mapping[str, list[str]], type_: str) -> None:
        self.tags, self.type = tags, type_
        self.rows: dict[str, Any] = {}
        self.rest: Tags = {}
        self.fields: dict[str, tuple[str, ...]] = {}

    def simple(self) -> None:
        """Tags of one value, or of a list; what repeats the first line stays over."""
        for tag, lines in self.tags.items():
            if tag in _LISTS:
                self.rows[tag] = lines
            elif tag == "N1":
                self.rows[tag] = "\n".join(line for line in lines if line)
            elif tag == "BT" or tag not in SHARED:
                self.rows[tag], self.rest[tag] = lines[0], lines[1:]
        if self.type in PARTS and self.rows.get("BT") == self.rows.get("T2"):
            self.rows.pop("BT", None)

    def numbers(self) -> None:
        """SN: the first ISBN and the first ISSN."""
        journal = self.type in ARTICLES
        for line in self.tags.get("SN", ()):
            name = "issn" if is_issn(line, journal) else "isbn"
            if line and self.rows.setdefault(name, line) is not line:
                self.rest.setdefault("SN", []).append(line)
        self.fields |= {"isbn": ("SN",), "issn": ("SN",)}

    def dates(self) -> None:
        """The date that says most; others stay over where they speak of another year."""
        lines = {tag: found[0] for tag in _DATES if (found := self.tags.get(tag)) and found[0]}
        dates = {tag: date for tag, line in lines.items() if (date := date_of(line))}
        best = max(dates, key=lambda tag: precision(dates[tag]), default=None)
        if best is not None:
            self.rows["date"] = dates[best]
            self.fields["date"] = _DATES
        for tag, line in lines.items():
            if tag == best:
                continue
            if best is None or tag not in dates or _year(dates[tag]) != _year(dates[best]):
                self.rest.setdefault(tag, []).append(line)

    def pages(self) -> None:
        """SP and EP; a whole book has no pages to begin and end on."""
        first, last = (next(iter(self.tags.get(tag, ())), "") for tag in _PAGES)
        if self.type != "book":
            self.rows |= {"pages": [first, last]} if first or last else {}
        elif first or last:
            self.rows["extent"] = first or last
            self.rest |= {"EP": [last]} if last else {}
        self.fields |= {"pages": _PAGES, "extent": _PAGES}

    def own(self) -> None:
        """U5: facts by their names, people by their roles."""
        for line in self.tags.get("U5", ()):
            found = NAMED.fullmatch(line)
            label, text = (found[1].strip(), found[2]) if found else ("", line)
            if label in _FACTS:
                self.rows.setdefault(OWN + label, text)
            elif label and read_people([text]):
                self.rows.setdefault(ROLE + label, []).append(text)
                self.fields[ROLE + label] = ("U5",)
            else:
                self.rest.setdefault("U5", []).append(line)


def _year(date: str) -> int | None:
    return Date(date).year
