"""The verbs of the four syntaxes of RDF: reading is the same for all, writing is each one's own.

>>> shout = Syntax("turtle", lambda works, options: (f"{w.key}!" for w in works))
>>> from precarious_truce.model import Book
>>> shout.dumps(Book(title="Rivers", date="2004"))
'rivers2004!'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from precarious_truce.formats.dublin_core.reading.works import library
from precarious_truce.formats.dublin_core.vocabulary import coverage
from precarious_truce.formats.dublin_core.writing.options import Options
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.library import as_works

__all__ = ["Syntax", "Works"]

Works = Library | Work | Iterable[Work]


@dataclass(frozen=True)
class Syntax:
    """A syntax by its name, and what writes works in it piece by piece."""

    name: str
    written: Callable[[Iterable[Work], Options], Iterator[str]]

    def loads(self, text: str | bytes, *, file: str | None = None) -> Library:
        """The library that the graph describes; its diagnostics tell what was not understood."""
        return library(text, self.name, file=file)

    def dumps(
        self,
        works: Works,
        *,
        profile: str = "rich",
        base: str | None = None,
        skolem: str | None = None,
    ) -> str:
        """The graph of the works; `base` is what IRIs of works without DOI or ISBN begin with.

        Without it they are relative to wherever the file will lie (N-Triples has blank nodes);
        `skolem`, an IRI, makes named nodes of the blank ones for people and editions.
        """
        return "".join(self.pieces(works, profile=profile, base=base, skolem=skolem))

    def pieces(
        self,
        works: Works,
        *,
        profile: str = "rich",
        base: str | None = None,
        skolem: str | None = None,
    ) -> Iterator[str]:
        """The same, work by work."""
        return self.written(as_works(works), Options(profile, base, skolem))

    def losses(self, works: Works, *, profile: str = "rich", **_: object) -> list[Loss]:
        """What the profile has no place for."""
        return coverage.losses(works, profile)

    def coverage(self, *, profile: str = "rich", **_: object) -> dict[str, str]:
        """Field of a reference → "" where the profile has a place for it, else why it has none."""
        return coverage.coverage(profile, (Reference,))
