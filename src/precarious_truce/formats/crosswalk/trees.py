"""The shared view of books for formats that hold a whole one: a tree that carries References.

A writer walks `tree(work)`.  Each `Node` has the part, its Reference seen whole, and one of only
what the part says itself: what it has from its book a format with a tree need not say again.  A
reader makes `Branch`es, fields of a reference with what is in it, and `works_of` them.  `losses` is
the ledger of both.

>>> from precarious_truce.model import Book
>>> part = {"title": "I", "contents": ["Dykes"]}
>>> book = Book(title="Rivers", author="Marsh, E.", contents=[part])
>>> for node in tree(book).walk():
...     print(node.path, node.ref.author[0].family, node.own.author == (), node.own.title)
() Marsh False Rivers
('contents', 0) Marsh True I
('contents', 0, 'contents', 0) Marsh True Dykes
>>> dykes = Branch({"title": "Dykes", "pages": "1–9"})
>>> (work,) = works_of(Branch({"type": "book", "title": "Rivers"}, [dykes]), print)
>>> work, str(work.contents[0].pages)
(<Book rivers: Rivers, 1 part>, '1–9')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.crosswalk.building import Keys, Report, reference
from precarious_truce.formats.crosswalk.ledger import Part, of_part
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.model import Book, Chapter, Library, Loss, Reference, Volume, Work
from precarious_truce.model.base import Path, key_of
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.library import as_works
from precarious_truce.model.references import PART_TYPES, as_book, references

__all__ = [
    "UNTITLED",
    "VOLUME",
    "Branch",
    "Node",
    "library_of",
    "losses",
    "reporter",
    "tree",
    "works_of",
]

VOLUME = "volume"
"""The kind of a reference that is a volume of its book; its number is the field `volume`."""

# --- writing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A work or a part at its place.

    `ref` is the part seen whole, `own` what it says itself alone: both have its key, and its type.
    The kind is in `own` only where it is not derived; a volume has its own title there.  `path`
    leads to it from its work.
    """

    part: Part
    ref: Reference
    own: Reference
    path: Path = ()
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(work: Work) -> Node:
    """The tree of a work; one that is no Book has no children."""
    return _node(work, references(work), ())


def _node(part: Part, refs: Iterator[Reference], path: Path) -> Node:
    ref = next(refs)
    below = []
    for holder in ("volumes", "contents"):
        for index, child in enumerate(getattr(part, holder, ())):
            below.append(_node(child, refs, (*path, holder, index)))
    return Node(part, ref, _own(part, ref), path, tuple(below))


_FIELDS = frozenset(Reference.model_fields)


def _own(part: Part, ref: Reference) -> Reference:
    """What a part says itself."""
    if isinstance(part, Reference):
        return part
    said = {name: value for name, value in part.facts().items() if name in _FIELDS}
    said |= {"key": ref.key, "type": ref.type}
    match part:
        case Chapter() if part.kind == part.inferred_kind:
            said["kind"] = None
        case Book() if part.kind == "book":
            said["kind"] = None
        case Volume():
            said |= {"kind": VOLUME, "volume": said.pop("number", None)}
    return Reference.from_valid(said)


# --- reading --------------------------------------------------------------------------------------


class Branch(NamedTuple):
    """What a source says of a work or part: fields of a reference, and what is in it, in order.

    A volume has the kind `volume`.  `emptied` are lists that the source says are empty.
    """

    fields: Fields
    children: Sequence[Branch] = ()
    emptied: tuple[str, ...] = ()


def library_of(
    branches: Iterable[tuple[Branch, Report]],
    diagnostics: Sequence[Diagnostic],
    unread: Iterable[str] = (),
) -> Library:
    """The library of a source: each branch with a way to report; each work under its own key.

    `diagnostics` may grow while the branches are gone through.
    """
    keys = Keys()
    works: list[Work] = []
    for branch, report in branches:
        works += [keys.own(work, report) for work in works_of(branch, report)]
    return Library(works, diagnostics, unread)


def works_of(branch: Branch, report: Report) -> list[Work]:
    """The work of a branch, with its parts; what no Book can hold stands beside it.

    What makes no sense in its field, or in what has no place for it, is reported and left out.
    """
    made = reference(branch.fields)
    _tell_refused(made.refused, made.ref, report)
    if not branch.children:
        return [as_book(made.ref) or made.ref]
    if made.ref.type != "book" or not made.ref.title:
        return [made.ref, *_apart(branch, made.ref, report)]
    ref = _limited(made.ref, _BOOK, "a book with contents", report)
    parts = [_part(child, report) for child in branch.children]
    volumes = tuple(part for part in parts if isinstance(part, Volume))
    contents = tuple(part for part in parts if isinstance(part, Chapter))
    book = as_book(ref, volumes=volumes, contents=contents)
    if book is None:
        report("K2", f"parts of {ref.key} have the same key; those that it needs are derived")
        volumes, contents = tuple(map(_without_keys, volumes)), tuple(map(_without_keys, contents))
        book = as_book(ref, volumes=volumes, contents=contents)
    return [book or ref]


_BOOK = frozenset(Book.model_fields) | {"type"}
_VOLUME = frozenset(Volume.model_fields) | {"type", "kind", "volume"}
_CHAPTER = frozenset(Chapter.model_fields) | {"type"}


def _part(branch: Branch, report: Report) -> Chapter | Volume:
    made = reference({"type": "chapter", **branch.fields})
    _tell_refused(made.refused, made.ref, report)
    below = [_part(child, report) for child in branch.children]
    contents = tuple(part if isinstance(part, Chapter) else _unbound(part) for part in below)
    is_volume = made.ref.kind == VOLUME
    what = "a volume" if is_volume else "a part of a book"
    ref = _limited(made.ref, _VOLUME if is_volume else _CHAPTER, what, report)
    if not is_volume and not ref.title:
        report("K5", f"a part of a book has no title{_named(ref)}")
    return _as_part(ref, contents, branch.emptied, keyed="key" in branch.fields)


def _named(ref: Reference) -> str:
    """What else tells which part is meant."""
    said = [str(value) for value in (ref.number, ref.pages, ref.doi) if value]
    return f" ({', '.join(said)})" if said else ""


UNTITLED = "[Untitled]"
"""The title of a part that has none in its source."""


def _as_part(
    ref: Reference,
    contents: tuple[Chapter, ...],
    emptied: tuple[str, ...],
    *,
    keyed: bool,
) -> Chapter | Volume:
    """The Chapter or Volume that a reference of only its own facts is."""
    said = ref.facts()
    is_volume = said.get("kind") == VOLUME
    if not keyed:
        del said["key"]
    if is_volume:
        said["number"] = said.pop("volume", None)
        del said["kind"]
    elif said.get("kind") not in KINDS:
        said.pop("kind", None)
    fields = _VOLUME if is_volume else _CHAPTER
    values = {name: value for name, value in said.items() if name in fields and name != "type"}
    values |= {"contents": contents, "emptied": emptied}
    if is_volume:
        return Volume.from_valid(values)
    values.setdefault("title", reference({"title": said.get("number") or UNTITLED}).ref.title)
    return Chapter.from_valid(values)


def _unbound(volume: Volume) -> Chapter:
    """A volume that stands in a part, or in a volume, as a part."""
    said = {k: v for k, v in volume.facts().items() if k in Chapter.model_fields}
    said.setdefault("title", f"Volume {volume.number}" if volume.number else UNTITLED)
    try:
        return Chapter.model_validate(said | {"kind": "part"})
    except ValidationError:  # pragma: no cover - its facts are valid
        return Chapter(title=str(said["title"]))


P = TypeVar("P", Chapter, Volume)


def _without_keys(part: P) -> P:
    below = tuple(map(_without_keys, part.contents))
    return part.with_valid(key=None, contents=below)


def _limited(ref: Reference, known: frozenset[str], what: str, report: Report) -> Reference:
    """The reference without the facts for which there is no place; these are reported."""
    others = {name: value for name, value in ref.facts().items() if name not in known}
    for name, value in others.items():
        report("K5", f"{what} has no place for {key_of(name)}: {value!s:.80}")
    if ref.type == "book" and ref.kind and ref.kind not in (*BOOK_KINDS, VOLUME):
        others["kind"] = ref.kind
    if not others:
        return ref
    nothing = {name: Reference.model_fields[name].get_default() for name in others}
    return ref.with_valid(**nothing)


def _tell_refused(names: Iterable[str], ref: Reference, report: Report) -> None:
    for name in names:
        report("K5", f"{ref.title or ref.key}: {key_of(name)} makes no sense; it is left out")


_OF_CONTAINER = ("volume", "issue", "editor", "publisher", "place", "date", "issn", "language")


_IN_WHAT = {"periodical": "article-journal"} | {
    type_: type_ for type_ in ("musical_score", "song", "map", "graphic", "manuscript")
}
"""Type of what is no book → that of what is in it."""


def _apart(branch: Branch, holder: Reference, report: Report) -> Iterator[Work]:
    """What is in something that is no book, each by itself: it says what it is in."""
    inherited = {"container_title": holder.title} | {
        name: value for name in _OF_CONTAINER if (value := getattr(holder, name))
    }
    kind = _IN_WHAT.get(holder.type, "document")
    for child in branch.children:
        fields = inherited | child.fields
        if fields.get("type", "chapter") in PART_TYPES and holder.type != "book":
            fields["type"] = kind
        yield from works_of(Branch(fields, child.children), report)


# --- the ledger -----------------------------------------------------------------------------------


def losses(
    works: Library | Work | Iterable[Work],
    name: str,
    surviving: Callable[[Node], Reference | None],
    reasons: Mapping[str, str] | None = None,
    *,
    whole: str = "",
    empties: bool = True,
    keys: bool = True,
    moves: Callable[[Node], bool] = lambda node: False,
) -> list[Loss]:
    """Every fact of the works that would not come back from the format `name`.

    `surviving` gives what comes back of `node.own`; None where the part is lost with all that is
    in it, and `whole` says why.  `reasons` say why there is no place for a field (see `coverage`);
    `empties`: whether the format tells a list that is empty from one that is inherited; `keys`:
    whether it has keys of parts; `moves`: whether what is in a part that is lost is not lost with
    it, and stands elsewhere.
    """
    found: list[Loss] = []

    def of_node(node: Node, root: Path) -> Iterator[Loss]:
        left = surviving(node)
        path = (*root, *node.path)
        if left is None:
            yield Loss(path, node.part, None, whole)
            if not moves(node):
                return
        else:
            yield from of_part(name, reasons or {}, *_both(node.part, left, empties, keys), path)
        for child in node.children:
            yield from of_node(child, root)

    for work in as_works(works):
        found += of_node(tree(work), (work.key,))
    return found


def _both(part: Part, left: Reference, empties: bool, keys: bool) -> tuple[Part, Part]:
    """A part and what comes back of it, to be compared."""
    if not isinstance(part, (Chapter, Volume)):
        return _workish(part), _workish(left)
    kept = part.emptied if empties else ()
    return part, _as_part(left, (), kept, keyed=keys and part.key is not None)


def _workish(part: Part) -> Part:
    """A reference as the Book that it is, where it is one."""
    return as_book(part) or part if isinstance(part, Reference) else part


def reporter(found: list[Diagnostic], file: str | None, line: int | None, what: str) -> Report:
    """A way to report what is wrong with one record: a warning at its line, with its name."""

    def report(code: str, message: str) -> None:
        text = f"{what}: {message}" if what else message
        found.append(Diagnostic(code, text, Severity.WARNING, file, line))

    return report
