"""One record while its fields become rows: what every group of fields needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from precarious_truce.formats.marc.records import Field, Tags, is_ours

__all__ = ["Record"]


class Record:
    """The rows of one record so far, the tags that each is of, and what is left over.

    `ours` says that it was written here, so that every subfield means one thing.
    """

    def __init__(self, tags: Tags, type_: str) -> None:
        self.tags, self.type, self.ours = tags, type_, is_ours(tags)
        self.left = {tag: list(fields) for tag, fields in tags.items()}
        self.kept: list[Field] = []
        self.rows: dict[str, Any] = {}
        self.of: dict[str, tuple[str, ...]] = {}

    def take(self, *tags: str) -> list[Field]:
        """The fields of these tags, in their order; they are left over no more."""
        return [one for tag in tags for one in self.left.pop(tag, ())]

    def keep(self, fields: Iterable[Field]) -> None:
        """Fields that no row is made of."""
        self.kept += fields

    def put(self, name: str, value: Any, *tags: str) -> None:
        """A row, where there is something to say, and the tags that it is of."""
        if value:
            self.rows.setdefault(name, value)
            self.of.setdefault(name, tags)

    def first(self, tag: str, code: str, name: str) -> None:
        """A row of the first field that has the subfield; other fields are kept."""
        fields = self.take(tag)
        one = next((f for f in fields if f.get(code)), None)
        if one:
            self.put(name, one.get(code), tag)
        self.keep(f for f in fields if f is not one)

    def script_of(self, one: Field) -> Field | None:
        """The same in another script (880), by the number that links both; it is used up."""
        linked = re.match(r"880-(\d\d)", one.get("6"))
        if not linked or linked[1] == "00":
            return None
        wanted = f"{one.tag}-{linked[1]}"
        others = self.left.get("880", [])
        found = next((f for f in others if f.get("6").startswith(wanted)), None)
        if found:
            self.left["880"] = [f for f in others if f is not found]
        return found

    @property
    def is_foreign_book(self) -> bool:
        """Whether it is a book's in another program's record."""
        return self.type == "book" and not self.ours
