"""The loss ledger of a flat format: what its rows have no place for, and what they change.

`kept` is what the rows say is left of one reference; from it come the losses, fact by fact, and
where a format cannot hold the tree of contents, what is left of the whole tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from precarious_truce.formats.gather import gathered
from precarious_truce.formats.mapping import Table, joined, put
from precarious_truce.model import Book, Library, Loss, Reference, Work
from precarious_truce.model.base import Record, key_of
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = ["Ledger"]

_TITLES = (
    ("title", "subtitle"),
    ("container_title", "container_subtitle"),
    ("volume_title", "volume_subtitle"),
)
_STRUCTURE = frozenset(("key", "type", "kind", "contents", "volumes", "emptied", "extra"))
_EMPTIED_KEPT = ("author",)


@dataclass(frozen=True)
class Ledger:
    """What a format keeps: its rows and, beside them,

    - `name`: of the format; its own `extra` comes back;
    - `type_of`: the type a reference comes back with;
    - `kinds`: the kinds of books that come back;
    - `joins`: whether title and subtitle become one text;
    - `adjusted`: a last change to what is kept of a reference.
    """

    name: str
    table: Table
    type_of: Callable[[Reference], str]
    kinds: frozenset[str] = frozenset()
    joins: bool = True
    adjusted: Callable[[Reference, dict[str, Any]], dict[str, Any]] = field(
        default=lambda ref, kept: kept
    )

    def losses(self, works: Library | Work | Iterable[Work]) -> list[Loss]:
        """Every fact of the works that would not come back as it was."""
        return [loss for work in as_works(works) for loss in self._of_work(work)]

    def kept(self, ref: Reference) -> Reference:
        """What is left of a reference when it is written and read."""
        return Reference.model_validate(self._kept(ref))

    # --- one reference ----------------------------------------------------------------------

    def _kept(self, ref: Reference) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for path, value in self._leaves(ref.said(), ref.type):
            row = self.table.row_of(path, ref.type)
            if row is not None:
                left = row.left(value) if row.left else value
                if left is not None:
                    put(out, path, left)
        for title, subtitle in _TITLES if self.joins else ():
            if title in out and (text := getattr(ref, subtitle)):
                out[title]["text"] = joined(out[title]["text"], text)
        out |= {"key": ref.key, "type": self.type_of(ref)}
        if ref.kind in self.kinds:
            out["kind"] = ref.kind
        if ref.extra and self.name in ref.extra:
            out["extra"] = {self.name: ref.extra[self.name]}
        return self.adjusted(ref, out)

    def _leaves(self, said: dict[str, Any], type_: str, prefix: str = "") -> Iterator[tuple[str, Any]]:
        """Each fact with its path: where a row takes a whole field, that field; else its fields."""
        for name, value in said.items():
            path = prefix + name
            if not prefix and name in _STRUCTURE:
                continue
            if isinstance(value, Record) and self.table.row_of(path, type_) is None:
                yield from self._leaves(value.said(), type_, f"{path}.")
            elif isinstance(value, dict) and name == "formats":
                yield from self._leaves(value, type_, f"{path}.")
            else:
                yield path, value

    # --- a work -----------------------------------------------------------------------------

    def _of_work(self, work: Work) -> Iterator[Loss]:
        refs = list(references(work))
        if isinstance(work, Reference):
            yield from self._of_part(work, refs[0], (work.key,))
            return
        yield from self._of_part(work, refs[0], (work.key,))
        if self._is_simple(work, refs):
            for ref in refs[1:]:
                assert ref.within is not None
                part = work.contents[int(ref.within.path[-1])]
                yield from self._of_part(part, ref, (work.key, *ref.within.path))
        else:
            yield from self._of_trees(work, refs)

    def _is_simple(self, book: Book, refs: list[Reference]) -> bool:
        """Whether the contents are a flat list that comes back in the same order."""
        if book.volumes or any(part.contents for part in book.contents):
            return False
        found = gathered(self.kept(ref) for ref in refs)
        keys = [ref.key for ref in references(found[0])]
        return len(found) == 1 and keys == [ref.key for ref in refs]

    def _of_trees(self, book: Book, refs: list[Reference]) -> Iterator[Loss]:
        """Volumes and contents as a whole: what is left of them when they are gathered again."""
        found = gathered(self.kept(ref) for ref in refs)
        left = found[0]
        assert isinstance(left, Book)
        for holder in ("volumes", "contents"):
            value, after = getattr(book, holder), getattr(left, holder)
            if value != after:
                reason = f"{self.name} has no place for the order or nesting of parts"
                yield Loss((book.key, holder), value, after or None, reason)

    def _of_part(self, part: Any, ref: Reference, path: tuple[str | int, ...]) -> Iterator[Loss]:
        """The losses among what a part says itself."""
        kept = self._kept(ref)
        for fact, value in self._leaves(part.said(), ref.type):
            if not hasattr(ref, fact.partition(".")[0]):
                continue
            left = _at(kept, fact)
            if left != value:
                steps = _keys(fact)
                yield Loss((*path, *steps), value, left, self._reason(left))
        yield from self._of_structure(part, ref, path, kept)

    def _of_structure(
        self, part: Any, ref: Reference, path: tuple[str | int, ...], kept: dict[str, Any]
    ) -> Iterator[Loss]:
        for name in part.emptied:
            if name not in _EMPTIED_KEPT:
                yield Loss((*path, key_of(name)), (), None, f"{self.name} cannot say that there is none")
        for name, extra in (part.extra or {}).items():
            if name != self.name:
                yield Loss((*path, "extra", name), extra, None, f"{self.name} is another format")
        if isinstance(part, Reference):
            if kept["type"] != part.type:
                yield Loss((*path, "type"), part.type, kept["type"], self._reason(kept["type"]))
            if part.kind and part.kind != kept.get("kind"):
                yield Loss((*path, "kind"), part.kind, kept.get("kind"), self._reason(None))
            return
        usual = "book" if isinstance(part, Book) else getattr(part, "inferred_kind", None)
        kind = getattr(part, "kind", usual)
        if kind != usual and kind != kept.get("kind"):
            yield Loss((*path, "kind"), kind, None, self._reason(None))

    def _reason(self, left: Any) -> str:
        return f"{self.name} has no place for it" if left is None else f"{self.name} cannot hold all of it"


def _at(kept: dict[str, Any], path: str) -> Any:
    """The value at a path of field names, or None."""
    value: Any = kept
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
        if value is None:
            return None
    return value


def _keys(path: str) -> list[str]:
    """A path of field names as the record's keys."""
    return [{"for_": "for", "private": "x-"}.get(step, key_of(step)) for step in path.split(".")]
