"""What BibTeX and BibLaTeX share: references as entries, by the types and rows of a dialect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from precarious_truce.formats.bib.syntax import Entry, Field, render, safe_key
from precarious_truce.formats.bib.values import encode_field
from precarious_truce.formats.mapping import Table
from precarious_truce.model import Library, Reference, Work
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = ["Dialect"]


@dataclass(frozen=True)
class Dialect:
    """A dialect: its rows, the entry type of a reference, fields that rows alone cannot make."""

    table: Table
    type_of: Callable[[Reference], str]
    computed: Callable[[Reference], dict[str, Any]]
    order: tuple[str, ...]
    lists: bool

    def entry(self, ref: Reference, *, ascii: bool = False) -> Entry:
        """A reference as an entry with its raw fields."""
        logical = self.table.write(ref) | self.computed(ref)
        rank = {name: n for n, name in enumerate(self.order)}
        names = sorted(logical, key=lambda name: rank.get(name, len(rank)))
        fields = tuple(
            Field(name, raw)
            for name in names
            if (raw := encode_field(name, logical[name], ascii=ascii, lists=self.lists))
        )
        return Entry(self.type_of(ref), safe_key(ref.key, ascii=ascii), fields)

    def pieces(
        self, works: Library | Work | Iterable[Work], *, ascii: bool = False
    ) -> Iterator[str]:
        """The entries of all references, one text each, a blank line between them."""
        between = ""
        for work in as_works(works):
            for ref in references(work):
                yield between + render(self.entry(ref, ascii=ascii))
                between = "\n"
