"""A library: works by citation key, in order.

>>> from precarious_truce.model.books import Book
>>> library = Library([Book(title="Rivers", author="Marsh, E.", date="2004", contents=["Index"])])
>>> [work.key for work in library], library["marsh2004-index"].container_title.text
(['marsh2004'], 'Rivers')
>>> "marsh2005" in library, len(library)
(False, 1)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar, overload

from precarious_truce.errors import Diagnostic, MissingKey, TruceError, did_you_mean
from precarious_truce.model.base import Record
from precarious_truce.model.books import Book
from precarious_truce.model.chapters import Chapter
from precarious_truce.model.losses import Loss, after_losses
from precarious_truce.model.placed import Placed
from precarious_truce.model.references import Reference, as_book, model_of, references
from precarious_truce.patterns import pattern

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

__all__ = ["Library", "Work", "as_works"]

Work = Book | Reference
"""What a library holds."""

_CHAPTER = pattern(r"(?:ch|chap|chapter|chapitre|cap|cap[ií]tulo|capitolo|kap|kapitel)\.? *(\S+)")
"""A chapter as people name it, by its number."""
_MOST_SHOWN = 20
"""Keys that stand in the `repr` of a library."""
Rows = Callable[["Library", Sequence[str] | None], list[dict[str, str | None]]]
T = TypeVar("T")


class Library:
    """Books and other works by citation key; `diagnostics` is what was found while reading them,
    `unread` the text of what could not be read of the source.

    Iteration gives the works in order; a key gives its work, the key of a part its `Reference`.
    Libraries are joined with `+`.  Raises `TruceError` where two works have the same key.

    A library and its works are never changed once they are made, so that threads may share them;
    other processes are sent them by pickling.
    """

    def __init__(
        self,
        works: Work | Iterable[Work] = (),
        diagnostics: Iterable[Diagnostic] = (),
        unread: Iterable[str] = (),
    ) -> None:
        self._works: dict[str, Work] = {}
        self._parts: dict[str, Reference] | None = None
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        self.unread: tuple[str, ...] = tuple(unread)
        for work in as_works(works):
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

    def __reversed__(self) -> Iterator[Work]:
        return reversed(self._works.values())

    def __contains__(self, key: object) -> bool:
        """Whether there is a work or part with this key, or just this work or reference."""
        if isinstance(key, (Book, Reference)):
            return key in (self._works.get(key.key), self._references.get(key.key))
        return isinstance(key, str) and (key in self._works or key in self._references)

    def __getitem__(self, key: str) -> Work:
        """The work with this key, or the Reference of the part with this key.

        Raises `MissingKey`, which is a KeyError and a TruceError, where there is none.
        """
        if not isinstance(key, str):
            hint = "list(library) has the works in order, as do its slices"
            message = f"works are found by their keys, not by {key!r:.40}"
            raise MissingKey(Diagnostic("K1", message, hint=hint))
        found = self._works.get(key) or self._references.get(key)
        if found is None:
            hint = self._nearest(str(key))
            raise MissingKey(Diagnostic("K1", f"no work or part has the key {key!r}", hint=hint))
        return found

    def _nearest(self, key: str) -> str | None:
        """A hint which key was meant: it ends so (`ch2`, `ch. 2`), has the title, or is near."""
        word = key.casefold()
        numbered = _CHAPTER.fullmatch(word)
        ends = (f"-{word}", f"-ch{numbered[1] if numbered else word}")
        known = self._references
        near = [k for k in known if k.casefold() == word or k.casefold().endswith(ends)]
        near = near or [k for k, r in known.items() if r.title and r.title.text.casefold() == word]
        if near:
            return f"did you mean {' or '.join(near[:3])}?"
        return did_you_mean(key, (*self._works, *known))

    @overload
    def get(self, key: str) -> Work | None: ...
    @overload
    def get(self, key: str, default: T) -> Work | T: ...
    def get(self, key: str, default: object = None) -> object:
        """What `library[key]` gives, or `default` where there is no such key."""
        return self._works.get(key) or self._references.get(key) or default

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Library):
            return NotImplemented
        return list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        more = f", … {len(self) - _MOST_SHOWN} more" if len(self) > _MOST_SHOWN else ""
        return f"Library({', '.join(islice(self._works, _MOST_SHOWN))}{more})"

    def _repr_html_(self) -> str:
        from precarious_truce.notebook import of_library

        return of_library(self)

    def __add__(self, others: Library | Work | Iterable[Work]) -> Library:
        """The works of both, in order; a work that is the same in both is there once.

        >>> a, b = (Library([Book(title=title)]) for title in ("Alps", "Baltic"))
        >>> a + b, a + a == a
        (Library(alps, baltic), True)
        """
        if not isinstance(others, (Book, Reference, Iterable)):
            return NotImplemented
        new = [work for work in as_works(others) if self._works.get(work.key) != work]
        if not isinstance(others, Library):
            return Library([*self, *new], self.diagnostics, self.unread)
        diagnostics = (*self.diagnostics, *others.diagnostics)
        return Library([*self, *new], diagnostics, (*self.unread, *others.unread))

    def keys(self) -> tuple[str, ...]:
        """The keys of the works, in order."""
        return tuple(self._works)

    def values(self) -> tuple[Work, ...]:
        """The works, in order."""
        return tuple(self)

    def items(self) -> tuple[tuple[str, Work], ...]:
        """Each key with its work, in order."""
        return tuple(self._works.items())

    def book(self, key: str) -> Book:
        """The Book with this key; `MissingKey` where there is none, or it is no Book."""
        found = self[key]
        if not isinstance(found, Book):
            raise MissingKey(
                Diagnostic(
                    "K1", f"{key} is no book", hint=f"library.reference({key!r}) gives what it is"
                )
            )
        return found

    def books(self) -> tuple[Book, ...]:
        """The Books among the works, in order."""
        return tuple(work for work in self if isinstance(work, Book))

    def reference(self, key: str) -> Reference:
        """The Reference of a work or part; `MissingKey` where there is none."""
        self[key]
        return self._references[key]

    def filter(self, test: Callable[[Work], object]) -> Library:
        """The works that pass a test, in order.

        >>> library = Library([Book(title="Alps", language="de"), Book(title="Baltic")])
        >>> library.filter(lambda work: "de" in work.language)
        Library(alps)
        """
        return Library(filter(test, self), self.diagnostics, self.unread)

    def sorted(
        self,
        key: Callable[[Work], SupportsRichComparison | None] | None = None,
        *,
        reverse: bool = False,
    ) -> Library:
        """The works in the order of their keys (family name and year), or of `key(work)`.

        Works for which `key` gives None come last.

        >>> library = Library([Book(title="Baltic", date="1999"), Book(title="Alps", date="2004")])
        >>> library.sorted(), library.sorted(key=lambda work: work.date or "")
        (Library(alps2004, baltic1999), Library(baltic1999, alps2004))
        """
        asked = key or _key
        ranked = [(asked(work), work) for work in self]
        known = sorted(
            (pair for pair in ranked if pair[0] is not None), key=_first, reverse=reverse
        )
        last = [pair for pair in ranked if pair[0] is None]
        return Library([work for _, work in known + last], self.diagnostics, self.unread)

    def to_list(self) -> list[dict[str, object]]:
        """Each work as a dictionary of plain values by the record's keys; facts only.

        `json.dumps` and `Library.from_list` take it; what has the type book and says nothing but
        what a Book can comes back as a Book.

        >>> Library([Book(title="Alps", date="2004")]).to_list()
        [{'title': {'text': 'Alps'}, 'date': '2004', 'key': 'alps2004'}]
        """
        return [_plain(work) for work in self]

    @classmethod
    def from_list(cls, works: Iterable[Mapping[str, object] | Work]) -> Library:
        """The library of works that are dictionaries as `to_list` or a record has them.

        Raises `pydantic.ValidationError` for what is no work.

        >>> Library.from_list([{"title": "Alps"}, {"type": "thesis", "title": "Fords"}])
        Library(alps, fords)
        """
        return cls(map(_work, [works] if isinstance(works, Mapping) else works))

    def references(self) -> Iterator[Reference]:
        """Every citable thing: each work followed by all that is in it."""
        for work in self:
            yield from references(work)

    def rows(self, columns: str | Sequence[str] | None = None) -> list[dict[str, str | None]]:
        """A flat mapping for each reference, as pandas, polars and `csv.DictWriter` take them.

        `columns` are keys of the record (`title`, `series.number`) or headings of tables (`First
        page`); by default all of which some reference has something, in the order of the record's
        keys.  Raises `TruceError` for a name that is none.

        >>> Library([Book(title="Rivers", date="2004")]).rows(["key", "title", "year", "DOI"])
        [{'key': 'rivers2004', 'title': 'Rivers', 'year': '2004', 'DOI': None}]
        """
        from precarious_truce.formats import by_name  # the registry needs nothing of the model

        rows: Rows = by_name("csv").module.rows
        return rows(self, [columns] if isinstance(columns, str) else columns)

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


def _key(work: Work) -> str:
    return work.key


def _first(pair: tuple[Any, Work]) -> Any:
    return pair[0]


def _plain(work: Work) -> dict[str, object]:
    """The facts of a work by the record's keys; of a Reference also the type that is usual."""
    found = work.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"type": work.type, **found} if isinstance(work, Reference) else found


def _work(given: Mapping[str, object] | Work) -> Work:
    """The work that a dictionary describes."""
    if isinstance(given, (Book, Reference)):
        return given
    model = model_of(given)
    if model is Book:
        return Book.model_validate({key: value for key, value in given.items() if key != "type"})
    return Reference.model_validate(dict(given))


def as_works(works: Library | Work | Iterable[Work]) -> Iterable[Work]:
    """The works of a library, of an iterable, or the one work given.

    Raises TypeError, with what to write instead, where anything else is given or is among them.
    """
    if isinstance(works, Library):
        return works
    if isinstance(works, (Book, Reference)):
        return (works,)
    if isinstance(works, (str, bytes, Mapping, Record)) or not isinstance(works, Iterable):
        raise _no_work(works)
    return map(_checked, works)


def _checked(work: Work) -> Work:
    if not isinstance(work, (Book, Reference)):
        raise _no_work(work)
    return work


def _no_work(given: object) -> TypeError:
    """What is said of what is given in place of a work."""
    what = f"a {type(given).__name__} is no work"
    match given:
        case Chapter():
            return TypeError(f"{what}; library[key] gives the reference of a part")
        case Placed():
            return TypeError(f"{what}; library[placed.key] gives its reference")
        case str() | bytes() | PurePath():
            return TypeError(f"{what}; pt.load reads a file, pt.loads a text, library[key] is one")
        case Mapping():
            return TypeError(f"{what}; Library.from_list makes works of dictionaries")
    return TypeError(f"{what}; give a Library, a Book, a Reference, or several")
