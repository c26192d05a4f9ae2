"""A library: works by citation key, in order.

>>> from precarious_truce.model.books import Book
>>> library = Library([Book(title="Rivers", author="Marsh, E.", date="2004", contents=["Index"])])
>>> [work.key for work in library], library["marsh2004-index"].container_title.text
(['marsh2004'], 'Rivers')
>>> "marsh2005" in library, len(library)
(False, 1)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from precarious_truce.errors import Diagnostic, TruceError, did_you_mean
from precarious_truce.model.books import Book
from precarious_truce.model.losses import Loss, after_losses
from precarious_truce.model.references import Reference, as_book, references

__all__ = ["Library", "Work", "as_works"]

Work = Book | Reference
Rows = Callable[["Library", Sequence[str] | None], list[dict[str, str | None]]]


class Library:
    """Books and other works by citation key; `diagnostics` is what was found while reading them,
    `unread` the text of what could not be read of the source.

    Iteration gives the works in order; a key gives its work, the key of a part its `Reference`.
    Raises `TruceError` where two works or parts have the same key.
    """

    def __init__(
        self,
        works: Iterable[Work] = (),
        diagnostics: Iterable[Diagnostic] = (),
        unread: Iterable[str] = (),
    ) -> None:
        self._works: dict[str, Work] = {}
        self._parts: dict[str, Reference] | None = None
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        self.unread: tuple[str, ...] = tuple(unread)
        for work in works:
            if work.key in self._works:
                raise TruceError.of(
                    "Y7",
                    f"two works have the key {work.key}",
                    hint="give one of them a key of its own",
                )
            self._works[work.key] = work

    def __iter__(self) -> Iterator[Work]:
        return iter(self._works.values())

    def __len__(self) -> int:
        return len(self._works)

    def __contains__(self, key: object) -> bool:
        return key in self._works or key in self._references

    def __getitem__(self, key: str) -> Work:
        """The work with this key, or the Reference of the part with this key; else KeyError."""
        found = self._works.get(key) or self._references.get(key)
        if found is None:
            hint = did_you_mean(key, (*self._works, *self._references))
            raise KeyError(f"no work or part has the key {key!r}{'; ' + hint if hint else ''}")
        return found

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Library):
            return NotImplemented
        return list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Library({', '.join(self._works)})"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the works, in order."""
        return tuple(self._works)

    def reference(self, key: str) -> Reference:
        """The Reference of a work or part; KeyError where there is none."""
        self[key]
        return self._references[key]

    def references(self) -> Iterator[Reference]:
        """Every citable thing: each work followed by all that is in it."""
        for work in self:
            yield from references(work)

    def rows(self, columns: Sequence[str] | None = None) -> list[dict[str, str | None]]:
        """A flat mapping for each reference, as pandas, polars and `csv.DictWriter` take them.

        `columns` are keys of the record (`title`, `series.number`) or headings of tables (`First
        page`); by default all of which some reference has something, in the order of the record's
        keys.  Raises `TruceError` for a name that is none.

        >>> Library([Book(title="Rivers", date="2004")]).rows(["key", "title", "year", "DOI"])
        [{'key': 'rivers2004', 'title': 'Rivers', 'year': '2004', 'DOI': None}]
        """
        # Tables are a format, and formats stand above the model: named, as the registry names them.
        rows: Rows = import_module("precarious_truce.formats.tables.writing").rows
        return rows(self, columns)

    def without(self, losses: Iterable[Loss]) -> Library:
        """The library as it is after `losses`: at each path, what is left in place of the value.

        The path of a whole work is its key alone.  A work that stands for nothing before (a part
        that can be found in its book no more) comes after the work that the loss before is of.
        """
        by_work: dict[str, list[Loss]] = {}
        added: dict[str, list[Work]] = {}
        last = ""
        for loss in losses:
            if loss.value is None and isinstance(loss.left, (Book, Reference)):
                added.setdefault(last, []).append(loss.left)
            else:
                last = str(loss.path[0])
                by_work.setdefault(last, []).append(loss)
        works = list(added.get("", ()))
        for work in self:
            works += [*_after(work, by_work.get(work.key, [])), *added.get(work.key, ())]
        return Library(works)

    @property
    def _references(self) -> dict[str, Reference]:
        if self._parts is None:
            self._parts = {ref.key: ref for ref in self.references()}
        return self._parts


def _after(work: Work, losses: list[Loss]) -> list[Work]:
    """The work after its losses, none where all of it is lost; what a Book can hold is one."""
    if any(len(loss.path) == 1 for loss in losses):
        return []
    left = after_losses(work, losses) if losses else work
    return [left if isinstance(left, Book) else as_book(left) or left]


def as_works(works: Library | Work | Iterable[Work]) -> Iterable[Work]:
    """The works of a library, of an iterable, or the one work given."""
    return (works,) if isinstance(works, (Book, Reference)) else works
