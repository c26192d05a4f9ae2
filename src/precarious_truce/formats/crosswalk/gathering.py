"""Gathering: the flat entries of one book become a Book with its contents.

Only where the book's own entry is there.  A part belongs to it when the source says so (crossref,
or a place that the source gives), or when its container is the book's title and its key begins
with the book's, or enough else agrees with exactly one book (`namesakes`).  Parts keep the order
of the source, unless every one has pages in one sequence: then that of the pages.  What a Book or
Chapter cannot hold stays a Reference, so that nothing is lost.

>>> book = Reference(key="m", type="book", title="Rivers", publisher="N", date="2004")
>>> part = Reference(key="p", type="chapter", title="Floods", container_title="Rivers",
...                  publisher="N", date="2004", pages="1–30")
>>> [(w.key, [c.title.text for c in w.contents]) for w in gathered([part, book]).works]
[('m', ['Floods'])]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.crosswalk.editors import EditorsInAuthor, editors_in_author
from precarious_truce.formats.crosswalk.namesakes import (
    Namesakes,
    NearMiss,
    OtherTitle,
    is_of_volume,
    is_title_of,
    other_title,
    same_volume,
)
from precarious_truce.formats.crosswalk.titled_volumes import (
    apart,
    is_titled_volume,
    of_one_work,
    why_not_apart,
)
from precarious_truce.model import Book, Chapter, Reference, Volume, Work
from precarious_truce.model.kinds import KINDS
from precarious_truce.model.names import same_names
from precarious_truce.model.page_labels import PageLabel
from precarious_truce.model.references import as_book

__all__ = [
    "DEEPEST", "Gathered", "Placement", "gathered", "home_of", "is_holding_volume", "is_host",
    "is_part", "part_at", "volumes_of_works", "with_parts",
]  # fmt: skip


class Placement(NamedTuple):
    """Where a source says that an entry stands: what it is in, and, if `exact`, directly.

    `kind` and `emptied` are what only an exact source knows; `repeats_isbn`: the entry of a part
    has the ISBN of its book, which is none of its own.
    """

    parent: str
    exact: bool = False
    kind: str | None = None
    emptied: tuple[str, ...] = ()
    repeats_isbn: bool = False


_BY_NAME = Placement("")
"""Of a part for which its names alone speak, in a volume whose place is known exactly."""


def part_at(book: Book, path: Sequence[str | int]) -> Chapter | Volume:
    """The part of a book at its path, as `Within` has it.

    >>> from precarious_truce.model.references import references
    >>> book = Book(title="Rivers", contents=["Preface", {"title": "I", "contents": ["Floods"]}])
    >>> [part_at(book, r.within.path).title.text for r in references(book) if r.within]
    ['Preface', 'I', 'Floods']
    """
    part: Book | Chapter | Volume = book
    for holder, place in zip(path[::2], path[1::2], strict=True):
        part = getattr(part, str(holder))[place]
    assert not isinstance(part, Book)
    return part


DEEPEST = 100  # steps from a part up to its book; what is deeper stays on its own

_OF_CONTAINER = frozenset(
    ("container_title", "container_subtitle", "container_author", "volume", "volume_title",
     "volume_subtitle", "volume_count", "part_number", "part_title")
)  # fmt: skip
_OF_VOLUME = ("volume", "volume_title", "volume_subtitle")
_CHAPTER = frozenset(Chapter.model_fields)
_VOLUME = frozenset(Volume.model_fields)
_HELD_BY_CHAPTER = _CHAPTER | _OF_CONTAINER | {"type", "kind"}
_HELD_BY_VOLUME = _VOLUME | _OF_CONTAINER | {"type", "kind", "number"}


def gathered(
    refs: Iterable[Reference], placements: Mapping[str, Placement] | None = None
) -> Gathered:
    """Works in the order of the source; `placements`: key of an entry → where the source has it."""
    gathering = _Gathering(list(refs), placements or {})
    return gathering.gathered(gathering.works())


def volumes_of_works(
    volumes: Iterable[Reference], is_taken: Callable[[str], bool]
) -> Iterator[list[Reference]]:
    """Of volumes that stand in nothing and hold parts, those for which one work can be made.

    `is_taken`: whether a key is that of an entry, so that it is none for the work.
    """
    for some in of_one_work(ref for ref in volumes if is_holding_volume(ref)):
        if not is_taken(apart(some[0])[0].key):
            yield some


def with_parts(
    ref: Reference,
    below: Mapping[str, list[Reference]],
    placements: Mapping[str, Placement],
    others: Sequence[Reference] = (),
    is_taken: Callable[[str], bool] = lambda key: False,
) -> Gathered:
    """The work of an entry with its parts, where it is known which these are, and what it cannot
    hold of them; `below`: key of an entry → what is in it, in the order of the source.

    `others`: where the entry is of a volume for which a work is made, the other volumes of that;
    `is_taken`: whether a key is that of another entry.
    """
    gathering = _Gathering([], placements, is_taken)
    gathering.below = dict(below)
    gathering.others = {ref.key: list(others)} if others else {}
    return gathering.gathered(gathering.with_parts(ref))


def is_host(ref: Reference) -> bool:
    """Whether parts that only name their book may be in this entry, if it is in nothing itself."""
    return ref.type == "book" and bool(ref.title)


def is_holding_volume(ref: Reference) -> bool:
    """Whether the entry is of a volume with its own title, for which a work can be made."""
    return is_titled_volume(ref) and not why_not_apart(ref)


def is_part(ref: Reference) -> bool:
    """Whether the entry may be in another."""
    return ref.is_part or ref.type == "book"


class WorkMade(NamedTuple):
    """A work that no entry is for, and its volumes."""

    work: str
    volumes: list[str]

    def __str__(self) -> str:
        several = len(self.volumes) > 1
        which = f"volumes {', '.join(self.volumes)}" if several else f"volume {self.volumes[0]}"
        return (
            f"no entry is for the work of the {which}; it is made, as {self.work}, to hold "
            f"{'them' if several else 'it'}"
        )


class Gathered(NamedTuple):
    """The works of a source, which parts were left by themselves though they name a book, what else
    parts call the book that they came to stand in, books whose authors may be their editors, and
    works that were made to hold their volumes.
    """

    works: list[Work]
    near_misses: list[NearMiss]
    other_titles: Sequence[OtherTitle] = ()
    editors: Sequence[EditorsInAuthor] = ()
    made: Sequence[WorkMade] = ()

    def told(self) -> Iterator[Diagnostic]:
        """What people are told of it."""
        for miss in self.near_misses:
            yield Diagnostic("K4", str(miss), Severity.INFO)
        for other in self.other_titles:
            yield Diagnostic("K6", str(other), Severity.INFO)
        for made in self.made:
            yield Diagnostic("K9", str(made), Severity.INFO)
        for one in self.editors:
            place = one.book, "author"
            if one.is_sure:
                yield Diagnostic("K7", str(one), Severity.INFO, path=place)
            else:
                yield Diagnostic("K8", str(one), Severity.INFO, path=place)


def home_of(
    ref: Reference, placement: Placement | None, parent: Reference | None, namesakes: Namesakes
) -> str | None:
    """The key of what an entry is in, `parent` being what its place names; None for nothing."""
    if placement and parent is not None and parent.key != ref.key:
        if placement.exact:
            return parent.key if ref.title else None
        if as_book(parent) is not None or is_holding_volume(parent):
            return parent.key
    return namesakes.home(ref) if ref.is_part or ref.volume else None


class _Gathering:
    """One pass over the entries of a source."""

    def __init__(
        self,
        refs: list[Reference],
        placements: Mapping[str, Placement],
        is_taken: Callable[[str], bool] | None = None,
    ) -> None:
        self.refs, self.placements = refs, placements
        self.by_key = {ref.key: ref for ref in refs}
        self.is_taken = is_taken or self.by_key.__contains__
        hosts = (
            ref
            for ref in refs
            if is_host(ref) and (ref.key not in placements or is_titled_volume(ref))
        )
        self.parts = [ref for ref in refs if is_part(ref)]
        self.namesakes = Namesakes.of(hosts, self.parts)
        self.below: dict[str, list[Reference]] = {}
        self.other_titles: dict[tuple[str, str], OtherTitle] = {}
        self.editors: list[EditorsInAuthor] = []
        self.others: dict[str, list[Reference]] = {}
        """Key of a volume for which a work is made → the other volumes of that."""
        self.made: list[WorkMade] = []

    def gathered(self, works: list[Work]) -> Gathered:
        """The works, with what there is to tell of them."""
        others, near = list(self.other_titles.values()), self.namesakes.near_misses
        return Gathered(works, near, others, self.editors, self.made)

    def works(self) -> list[Work]:
        homes = {ref.key: home for ref in self.parts if (home := self._home(ref))}
        homes = {key: home for key, home in homes.items() if self._ends(key, homes)}
        for ref in self.refs:
            if ref.key in homes:
                self.below.setdefault(homes[ref.key], []).append(ref)
        homes |= self._with_first_volumes(homes)
        works: list[Work] = []
        for ref in self.refs:
            if ref.key not in homes:
                works += self.with_parts(ref)
        return works

    def _with_first_volumes(self, homes: Mapping[str, str]) -> dict[str, str]:
        """The key of each volume of a work that is made for another → that of the work."""
        alone = (
            ref
            for ref in self.refs
            if ref.volume_title and ref.key in self.below and ref.key not in homes
            and as_book(ref) is None
        )  # fmt: skip
        found: dict[str, str] = {}
        for first, *others in volumes_of_works(alone, self.is_taken):
            work, _ = apart(first)
            found |= {volume.key: work.key for volume in others}
            self.others[first.key] = others
        return found

    def _ends(self, key: str, homes: Mapping[str, str]) -> bool:
        """Whether the way up from a part ends at a book, not at itself, nor too far away."""
        return any(not (key := homes.get(key, "")) for _ in range(DEEPEST))

    def _home(self, ref: Reference) -> str | None:
        """The key of what a part or volume is in; None where that is not said."""
        placement = self.placements.get(ref.key)
        parent = self.by_key.get(placement.parent) if placement else None
        above = self.placements.get(parent.key) if parent and parent.volume else None
        if placement and above and not placement.exact and above.parent in self.by_key:
            placement, parent = above, self.by_key[above.parent]  # what is in a volume
        return home_of(ref, placement, parent, self.namesakes)

    def with_parts(self, ref: Reference) -> list[Work]:
        """The work of an entry with its parts, and the parts that it cannot hold."""
        book = as_book(ref)
        if book is None and ref.key in self.below and self._has_a_work(ref):
            return self._with_work(ref)
        if book is None:
            return [ref, *self._all_below(ref.key)]
        if ref.key not in self.below:
            return [book]
        held, rest = self._tree(ref) if self._is_exact(ref.key) else self._guess(ref)
        made = as_book(ref, **held)
        return [book, *self._all_below(ref.key)] if made is None else [made, *rest]

    def _has_a_work(self, ref: Reference) -> bool:
        """Whether a work can be made for the volume that an entry is of."""
        return is_holding_volume(ref) and not self.is_taken(apart(ref)[0].key)

    def _with_work(self, ref: Reference) -> list[Work]:
        """The work that is made for a volume, and what the volume cannot hold."""
        work, volume = apart(ref)
        others = [apart(other)[1] for other in self.others.get(ref.key, ())]
        self.below[work.key] = [volume, *others]
        self.made.append(WorkMade(work.key, [ref.key, *(other.key for other in others)]))
        return self.with_parts(work)

    def _all_below(self, key: str) -> list[Work]:
        found: list[Work] = []
        for ref in self.below.get(key, ()):
            found += [as_book(ref) or ref, *self._all_below(ref.key)]
        return found

    # --- the source says exactly where each part stands --------------------------------------

    def _is_exact(self, key: str) -> bool:
        placements = [self.placements.get(ref.key) for ref in self.below[key]]
        return all(placement and placement.exact for placement in placements)

    def _tree(
        self, ref: Reference, above: tuple[Reference, ...] = ()
    ) -> tuple[dict[str, Any], list[Work]]:
        """What an entry holds, and what it cannot; `above`: the book and volume it is in."""
        rest: list[Work] = []
        below = self.below.get(ref.key, ())
        holders = (*above, ref) if ref.type == "book" else above
        volumes = [self._volume(v, rest, holders) for v in below if v.type == "book"]
        parts = [self._part(p, rest, holders) for p in below if p.type != "book"]
        held = {"volumes": [v for v in volumes if v], "contents": [p for p in parts if p]}
        return held, rest

    def _volume(
        self, ref: Reference, rest: list[Work], above: tuple[Reference, ...]
    ) -> Volume | None:
        if not _HELD_BY_VOLUME.issuperset(ref.facts()):
            rest += [as_book(ref) or ref, *self._all_below(ref.key)]
            return None
        held, others = self._tree(ref, above)
        rest += others
        placement = self.placements.get(ref.key, _BY_NAME)
        return _as_volume(ref, held["contents"], placement.emptied)

    def _part(
        self, ref: Reference, rest: list[Work], above: tuple[Reference, ...]
    ) -> Chapter | None:
        if not _HELD_BY_CHAPTER.issuperset(ref.facts()):
            rest += [ref, *self._all_below(ref.key)]
            return None
        placement = self.placements.get(ref.key, _BY_NAME)
        held, others = self._tree(ref, above)
        rest += others
        for holder in above if placement.repeats_isbn else ():
            ref = _of(holder, ref)
        values = _chapter_values(ref) | {"contents": held["contents"]}
        if placement.kind:
            values["kind"] = placement.kind
        try:
            chapter = Chapter(**values)
        except ValidationError:
            rest += [ref, *self._all_below(ref.key)]
            return None
        return chapter.with_valid(emptied=placement.emptied) if placement.emptied else chapter

    # --- the source is flat --------------------------------------------------------------------

    def _guess(self, ref: Reference) -> tuple[dict[str, Any], list[Work]]:
        parts = self.below[ref.key]
        volumes: dict[str, Reference] = {}
        for part in parts:
            if part.type == "book" and part.volume and _HELD_BY_VOLUME.issuperset(part.facts()):
                volumes.setdefault(part.volume, part)
        entries = {volume.key: number for number, volume in volumes.items()}
        inside: dict[str | None, list[Reference]] = {None: []}
        rest: list[Work] = []
        for part, volume in self._flat(parts, entries):
            if part.key in entries:
                continue
            number = None if ref.volume else volume or _known(part.volume, volumes)
            holder = ref if number is None else volumes.setdefault(number, _volume_of(part))
            if part.is_part and _fits(part, ref, holder):
                inside.setdefault(number, []).append(_of(ref, _of(holder, part)))
                if not is_title_of(part, holder):
                    self._tell_title(part, ref)
            else:
                rest += self.with_parts(part)
        if found := editors_in_author(ref, [part for some in inside.values() for part in some]):
            self.editors.append(found)
        held: dict[str | None, list[Chapter]] = {}
        for number, some in inside.items():
            heads = _heads(some)
            rest += [part for part in some if _is_in_no_division(part, heads)]
            placed = [p for p in some if not _is_in_no_division(p, heads)]
            held[number] = _contents(placed, heads, ref)
        own = set(entries.values())
        made = [
            _as_volume(volume, held.get(number, ()), (), keyed=number in own)
            for number, volume in volumes.items()
            if number in own or held.get(number)
        ]
        counts = {p.volume_count for some in inside.values() for p in some if p.volume_count}
        known = {"volume_count": counts.pop()} if len(counts) == 1 and not ref.volume_count else {}
        is_cited = not any(
            place.exact for part in parts if (place := self.placements.get(part.key))
        )
        if made and is_cited and not known and not ref.volume_count:  # there may be more volumes
            known["contents_status"] = ref.contents_status or "partial"
        return {"volumes": made, "contents": held[None], **known}, rest

    def _tell_title(self, part: Reference, book: Reference) -> None:
        if title := other_title(part, book):
            found = self.other_titles.setdefault((book.key, title), OtherTitle(book.key, title, []))
            found.parts.append(part.key)

    def _flat(
        self, parts: list[Reference], volumes: Mapping[str, str]
    ) -> Iterator[tuple[Reference, str | None]]:
        """The parts, and those in the entries of volumes, each with the number of its volume."""
        for part in parts:
            yield part, None
            if part.key in volumes:
                for below in self.below.get(part.key, ()):
                    yield below, volumes[part.key]


def _known(volume: str | None, volumes: Mapping[str, Reference]) -> str | None:
    """The number of a volume as that of its entry has it, where there is one: `2` for `II`."""
    if volume is None or volume in volumes:
        return volume
    return next((number for number in volumes if same_volume(volume, number)), volume)


def _volume_of(part: Reference) -> Reference:
    """The volume that a part is in, as far as the part says it."""
    said = {name: getattr(part, name) for name in _OF_VOLUME}
    return Reference.from_valid(said | {"type": "book"})


def _fits(part: Reference, book: Reference, holder: Reference) -> bool:
    """Whether a Chapter of this book, in this holder (it, or a volume of it), can hold all that
    the part has.
    """
    if not part.title or not _HELD_BY_CHAPTER.issuperset(part.facts()):
        return False
    if part.container_author and not same_names(part.container_author, book.author):
        return False
    in_it = not part.volume or same_volume(part.volume, holder.volume) is True
    return in_it and is_of_volume(part, holder)


def _of(book: Reference, part: Reference) -> Reference:
    """A part without the ISBNs of its book, which flat formats give to parts."""
    if not part.isbn:
        return part
    known = [book.isbn, *(form.isbn for form in (book.formats or {}).values())]
    if part.isbn not in known:
        return part
    own = {
        n: f
        for n, f in (part.formats or {}).items()
        if f.facts().keys() != {"isbn"} or f.isbn not in known
    }
    return part.with_valid(isbn=None, formats=own or None)


def _as_volume(
    ref: Reference, parts: Sequence[Chapter], emptied: tuple[str, ...], *, keyed: bool = True
) -> Volume:
    values = {k: v for k, v in ref.facts().items() if k in _VOLUME and (keyed or k != "key")}
    titles = {"title": ref.volume_title, "subtitle": ref.volume_subtitle, "number": ref.volume}
    volume = Volume.model_validate(values | titles | {"contents": parts})
    return volume.with_valid(emptied=emptied) if emptied else volume


def _heads(parts: list[Reference]) -> dict[str, Reference]:
    """Number → the part that may be a division with others in it."""
    heads: dict[str, Reference] = {}
    for part in _ordered(parts):
        if part.number and not part.part_number:
            heads.setdefault(part.number, part)
    return heads


def _division_of(part: Reference, heads: Mapping[str, Reference]) -> Reference | None:
    """The numbered division that a part is in, where that is there too."""
    head = heads.get(part.part_number) if part.part_number else None
    is_in = head is not None and head is not part and part.key.startswith(f"{head.key}-")
    return head if is_in else None


def _is_in_no_division(part: Reference, heads: Mapping[str, Reference]) -> bool:
    """Whether a part names a division that is not there, or goes by another title."""
    if not part.part_number and not part.part_title:
        return False
    head = _division_of(part, heads)
    return head is None or part.part_title not in (None, head.title)


def _contents(
    parts: list[Reference], heads: Mapping[str, Reference], book: Reference
) -> list[Chapter]:
    """The chapters in order, those of a numbered part inside it where the part is there too."""
    inside: dict[str, list[Reference]] = {}
    top = []
    for part in _ordered(parts):
        if head := _division_of(part, heads):
            inside.setdefault(head.key, []).append(part)
        else:
            top.append(part)
    return [_chapter(p, book, inside.get(p.key, ())) for p in top]


def _chapter_values(ref: Reference) -> dict[str, Any]:
    """What a Chapter can hold of a reference; its kind is told elsewhere."""
    return {k: v for k, v in ref.facts().items() if k in _CHAPTER and k != "kind"}


def _chapter(ref: Reference, book: Reference, inside: Sequence[Reference] = ()) -> Chapter:
    """The chapter; which has no author in the source has none, whatever the book's is.

    So it is with the translator of what is by the author of the book.
    """
    values = _chapter_values(ref)
    if ref.kind in KINDS:
        values["kind"] = ref.kind
    if inside:
        values |= {"kind": "part", "contents": [_chapter(p, book) for p in inside]}
    chapter = Chapter(**values)
    if not KINDS[chapter.kind].authored:
        return chapter
    if not chapter.author:
        return chapter.with_valid(emptied=("author",))
    if book.translator and not chapter.translator and chapter.author == book.author:
        return chapter.with_valid(emptied=("translator",))
    return chapter


def _ordered(parts: list[Reference]) -> list[Reference]:
    """By first page where every part has one, all in one sequence; else as they came."""
    labels = [part.pages.first if part.pages else None for part in parts]
    known = [label for label in labels if label is not None]
    if len(known) < len(parts) or len({label.sequence for label in known}) != 1:
        return parts
    order: list[tuple[PageLabel, int]] = [(label, n) for n, label in enumerate(known)]
    return [parts[n] for _, n in sorted(order, key=lambda pair: (pair[0].order, pair[1]))]
