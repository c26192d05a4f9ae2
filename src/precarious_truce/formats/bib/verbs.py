"""The verbs of BibTeX and BibLaTeX: the same for both dialects.

>>> from precarious_truce.formats.bib.biblatex import DIALECT
>>> [work.key for work in Verbs(DIALECT).loads("@book{a, title = {Rivers}}")]
['a']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.bib import cutting, reading
from precarious_truce.formats.bib.dialect import Dialect
from precarious_truce.formats.bib.linking import Links
from precarious_truce.formats.crosswalk.building import Keys
from precarious_truce.formats.cutting import Cut, Found
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.keys import Taken

__all__ = ["Verbs"]


@dataclass(frozen=True)
class Verbs:
    """What the module of a dialect offers."""

    dialect: Dialect

    def loads(self, text: str | bytes, *, file: str | None = None) -> Library:
        """The library that a .bib file holds, of either dialect; faults are in `.diagnostics`."""
        return reading.loads(text, self.dialect, file)

    def entries(
        self,
        chunks: Iterable[str],
        diagnostics: list[Diagnostic],
        *,
        file: str | None = None,
        keys: Keys | None = None,
    ) -> Iterator[Reference]:
        """Each entry of a .bib file that comes in pieces, as soon as it is read."""
        return reading.entries(chunks, self.dialect, diagnostics, file, keys)

    def cuts(self, chunks: Iterable[str], size: int, *, file: str | None = None) -> Iterator[Cut]:
        """A .bib file that comes in pieces, cut between entries."""
        return cutting.cuts(chunks, size, file=file)

    def of_cut(
        self, cut: Cut, diagnostics: list[Diagnostic], *, file: str | None = None
    ) -> Iterator[Found]:
        """The entries of a cut, and the keys of what they say that they are in."""
        return cutting.of_cut(cut, self.dialect, diagnostics, file)

    @property
    def links(self) -> Links:
        """How a work keeps what it says that it is in."""
        return self.dialect.links

    def pieces(
        self,
        works: Library | Work | Iterable[Work],
        *,
        ascii: bool = False,
        crossref: bool = False,
    ) -> Iterator[str]:
        """The text of all references, an entry at a time.

        `ascii`: accents as TeX commands; `crossref`: parts refer to their book where that is
        harmless.
        """
        yield from self.dialect.pieces(works, ascii=ascii, crossref=crossref)

    def pieces_with(self, works: Iterable[Work], taken: Taken, **options: Any) -> Iterator[str]:
        """The same as a part of a longer file, where keys are taken."""
        yield from self.dialect.pieces(works, taken=taken, **options)

    def dumps(self, works: Library | Work | Iterable[Work], **options: Any) -> str:
        """The references of the works; options as for `pieces`."""
        with undisturbed():
            return "".join(self.pieces(works, **options))

    def losses(
        self, works: Library | Work | Iterable[Work], *, ascii: bool = False, crossref: bool = False
    ) -> list[Loss]:
        """What `dumps` with these options would lose."""
        return self.dialect.losses(works, ascii=ascii, crossref=crossref)

    def coverage(self, *, ascii: bool = False, crossref: bool = False) -> dict[str, str]:
        """Field of the model → "" where the format has a place for it, else why it has none."""
        return self.dialect.crosswalk.coverage()
