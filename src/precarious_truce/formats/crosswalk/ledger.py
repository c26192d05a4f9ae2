"""The loss ledger of a flat format: what its rows have no place for, and what they change.

A format says what is left of each reference (`Table.kept`: row by row, nothing is written or
read); gathering these gives the works that are left, and every fact in which a work differs from
what is left of it is a loss.  Where the tree of contents is not left as it was, that is one loss,
of the tree.

>>> from precarious_truce.model import Title
>>> list(differences(Title(text="Река", romanized="Reka"), Title(text="Река")))
[(('romanized',), 'Reka', None)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from precarious_truce.formats.crosswalk.decoding import undisturbed
from precarious_truce.formats.crosswalk.gathering import Placement, gathered
from precarious_truce.model import Book, Library, Loss, Reference, Work
from precarious_truce.model.base import Record
from precarious_truce.model.library import as_works
from precarious_truce.model.references import as_book, references

__all__ = ["Path", "differences", "losses"]

Path = tuple[str | int, ...]
Difference = tuple[Path, Any, Any]

_TREE = ("contents", "volumes")
_WHOLE = ("private", "accept")
"""Fields that are lost or kept as a whole."""


def losses(
    works: Library | Work | Iterable[Work],
    name: str,
    kept: Callable[[Reference], Reference],
    told: Mapping[str, Placement] | None = None,
) -> list[Loss]:
    """Every fact of the works that would not come back as it was from the format `name`.

    `kept` gives what is left of a reference; `told` is what the format says of where parts stand.
    """
    with undisturbed():
        before = list(as_works(works))
        keys: dict[str, str] = {}
        left_of = []
        for work in before:
            for ref in references(work):
                left = kept(ref)
                keys.setdefault(ref.key, left.key)
                left_of.append(left)
        after = gathered(left_of, told)
        return list(_between(before, after, keys, name))


def _between(
    before: list[Work], after: list[Work], keys: Mapping[str, str], name: str
) -> Iterator[Loss]:
    """The losses in the order of what is left; a work found in another, or on its own, is one."""
    works = {keys[work.key]: work for work in before}
    left = {work.key for work in after}
    for work in before:
        if keys[work.key] not in left:
            yield Loss((work.key,), work, None, f"{name} takes it for a part of another work")
    for work in after:
        earlier = works.get(work.key)
        if earlier is None:
            yield Loss((work.key,), None, work, f"{name} does not say what it is in")
        else:
            yield from _of_work(earlier, work, keys, name)


def _of_work(before: Work, after: Work, keys: Mapping[str, str], name: str) -> Iterator[Loss]:
    if isinstance(before, Reference) and isinstance(after, Book):
        before = as_book(before) or before
    root = (before.key,)
    for path, value, left in _of_part(before, after):
        yield Loss((*root, *path), value, left, _reason(name, path, left))
    if not isinstance(before, Book) or not isinstance(after, Book):
        return
    if not any(getattr(book, holder) for book in (before, after) for holder in _TREE):
        return
    if _shape(before, keys) == _shape(after):
        yield from _below(before, after, root, name)
        return
    for holder in _TREE:
        value, left = getattr(before, holder), getattr(after, holder)
        if value != left:
            reason = f"{name} has no place for the order or nesting of parts"
            yield Loss((*root, holder), value or None, left or None, reason)


def _below(before: Any, after: Any, root: Path, name: str) -> Iterator[Loss]:
    """Part by part, where the trees have one shape."""
    for holder in _TREE:
        pairs = zip(getattr(before, holder, ()), getattr(after, holder, ()), strict=True)
        for index, (part, left_part) in enumerate(pairs):
            here = (*root, holder, index)
            for path, value, left in _of_part(part, left_part):
                yield Loss((*here, *path), value, left, _reason(name, path, left))
            yield from _below(part, left_part, here, name)


def _shape(book: Book, keys: Mapping[str, str] | None = None) -> Any:
    """The keys of the parts, nested as the parts are."""
    found = [ref.key for ref in references(book)]
    if keys is not None:
        found = [keys[key] for key in found]
    return found, _nesting(book)


def _nesting(part: Any) -> Any:
    return tuple(tuple(_nesting(child) for child in getattr(part, holder, ())) for holder in _TREE)


# --- facts --------------------------------------------------------------------------------------


def _of_part(before: Any, after: Any) -> Iterator[Difference]:
    """The differences in what a work or part says itself, its own parts aside."""
    said, left = _own(before), _own(after)
    for name in dict.fromkeys((*said, *left)):
        value, other = said.get(name), left.get(name)
        if value is not other and not _alike(value, other):
            yield from differences(value, other, (_key(before, name),))
    for name in before.emptied:
        if name not in after.emptied and name not in left:
            yield (_key(before, name),), (), None
    for name in after.emptied:
        if name not in before.emptied:
            yield (_key(before, name),), said.get(name), ()


def _own(part: Any) -> dict[str, Any]:
    said: dict[str, Any] = part.said()
    said = {k: v for k, v in said.items() if k not in ("emptied", *_TREE)}
    if isinstance(part, Book) and part.kind == "book":
        del said["kind"]
    return said | ({"type": part.type} if isinstance(part, (Book, Reference)) else {})


def _key(record: Record, name: str) -> str:
    fields = type(record).model_fields
    return fields[name].alias or name if name in fields else name


def differences(value: Any, left: Any, path: Path = ()) -> Iterator[Difference]:
    """The smallest facts in which two values differ: (path, value, what is left)."""
    if _alike(value, left):
        return
    found = list(_finer(value, left, path))
    yield from found or [(path, value, left)]


def _alike(value: Any, left: Any) -> bool:
    return type(value) is type(left) and bool(value == left)


def _finer(value: Any, left: Any, path: Path) -> Iterator[Difference]:
    if isinstance(value, Record) and (left is None or type(left) is type(value)):
        said, other = value.said(), left.said() if left is not None else {}
        short = type(value).shorthand
        texts = said.get(short or ""), other.get(short or "")
        if set(said) | set(other) == {short} and isinstance(texts[0] or texts[1], str):
            yield (path, *texts)
            return
        for name in dict.fromkeys((*said, *other)):
            yield from differences(said.get(name), other.get(name), (*path, _key(value, name)))
    elif isinstance(value, dict) and path[-1:] and path[-1] == "formats":
        for name in dict.fromkeys((*value, *(left or ()))):
            yield from differences(value.get(name), (left or {}).get(name), (*path, name))
    elif isinstance(value, dict) and isinstance(left, dict) and value and left and _shared(path):
        for name in dict.fromkeys((*value, *left)):
            yield from differences(value.get(name), left.get(name), (*path, name))
    elif _are_records(value) and _are_records(left) and len(value) == len(left):
        for index, pair in enumerate(zip(value, left, strict=True)):
            yield from differences(*pair, (*path, index))


def _are_records(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, Record) for item in value)


def _shared(path: Path) -> bool:
    """Whether the mapping at a path may be kept in part: `extra`, format by format."""
    return "extra" in path[-2:]


def _reason(name: str, path: Path, left: Any) -> str:
    if left == ():
        return f"{name} has nobody there"
    return f"{name} has no place for it" if left is None else f"{name} cannot say it as it is"
