"""The engine of flat formats: references as entries and back, by what a format states as data.

A format states its rows (`rows`), its entry types, how facts that share fields are spread over them
and folded back, how people of roles without a row are written, and which fields of other programs
it can carry.  A `Crosswalk` of these writes, reads, and says what of a reference comes back; from
that follow the loss ledger and the library of a file.

    reference ─ prepare ─▶ reference ─ rows, roles ─▶ values by row ─ spread ─▶ fields of an entry
    reference ◀─ build ─── fields of the model ◀─ rows, roles ─ values by row ◀─ fold ─ fields

What no row takes of an entry is kept in the reference's `extra`, under the format's name, and is
written again only where nothing would take it for something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn, Protocol, TypeVar

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.crosswalk import ledger
from precarious_truce.formats.crosswalk.building import Made, Report, distinct, reference
from precarious_truce.formats.crosswalk.coverage import covered
from precarious_truce.formats.crosswalk.gathering import Placement, gathered
from precarious_truce.formats.crosswalk.roles import fields_of, fields_of_roles, groups
from precarious_truce.formats.crosswalk.rows import Codec, Fields, Table
from precarious_truce.formats.crosswalk.unpublished import part_date
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.many_keys import ManyTaken
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.described import Described
from precarious_truce.model.keys import Taken, unused
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = [
    "Annotations",
    "Compounds",
    "Crosswalk",
    "Folded",
    "Foreign",
    "Meaning",
    "Placement",
    "ReadEntry",
    "Roles",
    "Types",
    "WrittenKeys",
    "library",
]

ROLE = "role:"
"""What the rows of people in roles of no field of their own begin with."""

Groups = list[tuple[str, list[Any]]]
"""Roles and the people who have them."""


class Meaning(NamedTuple):
    """A CSL type and the kind of a book or part."""

    type: str
    kind: str | None = None


class Types(Protocol):
    """How the entry types of a format stand for CSL types and kinds."""

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """The entry type, and rows for what it does not say."""

    def read(self, entry_type: str, fields: Mapping[str, Any]) -> Meaning:
        """What an entry is, by its type and its fields."""

    def knows(self, entry_type: str) -> bool:
        """Whether the type is one of the format; others are kept in `extra`."""


class Folded(NamedTuple):
    """The values of an entry by the names of rows.

    `fields` tells of which fields a row was made, where not of the one of its name; `rest` is what
    of fields stands in no row.
    """

    rows: Mapping[str, Any]
    fields: dict[str, tuple[str, ...]]
    rest: Mapping[str, Any] = MappingProxyType({})


class Compounds(Protocol):
    """How facts that share fields are spread over them; `type_` is the CSL type."""

    def spread(self, rows: Fields, entry_type: str, type_: str) -> Fields:
        """The fields of an entry."""

    def fold(self, fields: Mapping[str, Any], entry_type: str, type_: str) -> Folded:
        """The rows that fields make."""


@dataclass(frozen=True)
class Roles:
    """How people of other roles are written: `codec` for names, `write` and `read` for the role.

    `also` are fields of people that the format has no row for either.
    """

    codec: Codec
    write: Callable[[str], str]
    read: Callable[[str], str]
    also: tuple[str, ...] = ()


class Annotations(Protocol):
    """What is said of the people in a field beside their names."""

    def fields(self) -> Iterable[str]:
        """The fields of the model that it holds, by their paths."""

    def write(self, ref: Reference) -> Fields:
        """The fields that say it."""

    def read(self, found: Fields, rows: Mapping[str, Any]) -> list[str]:
        """Add to what was found what rows say of it; the names of the rows that are used up."""


@dataclass(frozen=True)
class Foreign:
    """What other programs say in an entry, and how `extra` keeps it: as text, by field.

    `is_free`: whether a field can be written beside ours at all; `is_alone`: whether a field that
    no row reads says nothing together with others.
    """

    is_free: Callable[[str], bool]
    write: Callable[[str], Any]
    read: Callable[[Any], str]
    type_name: str
    """The name under which `extra` keeps an entry type that nothing here knows."""
    is_alone: Callable[[str], bool] = field(default=lambda name: True)
    shared: frozenset[str] = frozenset()
    """Fields that hold what the record says beside what other programs say."""
    family: tuple[str, ...] = ()
    """The names under which `extra` has what may be written; what is read comes under the first."""
    kept: Callable[[Mapping[str, Any]], Fields] | None = None
    """Of the fields of an entry those kept in `extra` though rows read them: they say more."""
    keeps_type: Callable[[str, Mapping[str, Any]], bool] = field(default=lambda name, fields: False)
    """Whether an entry type that is known is kept there, for it says more than a CSL type."""

    def may_stand(self, name: str, value: Any) -> bool:
        """Whether a field with this value can be written beside ours."""
        return self.is_free(name) or (self.kept is not None and name in self.kept({name: value}))


class Derived(Protocol):
    """Fields that a writer makes of others, where another program's entry has them not."""

    def __call__(self, fields: Fields, type_: str) -> Fields:
        """The fields, by name."""


def _nothing(fields: Fields, type_: str) -> Fields:
    return {}


W = TypeVar("W", bound=Described)


class Links(Protocol):
    """How `extra` keeps what a reference that stands alone is said to be in."""

    def read(self, ref: Reference) -> Placement | None:
        """What it is said to be in."""

    def kept(self, work: W, parent: str) -> W:
        """The work with that."""


class ReadEntry(NamedTuple):
    """A reference that was read, where its source says that it stands, and a way to report."""

    ref: Reference
    placement: Placement | None
    report: Report


class WrittenKeys:
    """The keys of one run of a writer: each in a form that the format can hold, each once.

    >>> keys = WrittenKeys(str.strip)
    >>> keys("a"), keys(" a"), keys("a ")
    ('a', 'ab', 'ac')
    """

    def __init__(self, form: Callable[[str], str], taken: Taken | None = None) -> None:
        self._form, self._taken = form, ManyTaken() if taken is None else taken

    def __call__(self, key: str) -> str:
        """The key that is written for a key of the library."""
        key = unused(self._form(key), self._taken)
        self._taken.add(key)
        return key

    def of(self, works: Library | Work | Iterable[Work]) -> Iterator[list[tuple[Reference, str]]]:
        """The references of each work with the keys that they are written under."""
        for work in as_works(works):
            yield [(ref, self(ref.key)) for ref in references(work)]


def _as_it_is(ref: Reference) -> Reference:
    return ref


@dataclass(frozen=True)
class Crosswalk:
    """A flat format as data; `name` is that of the format, and of its part of `extra`."""

    name: str
    table: Table
    types: Types
    compounds: Compounds
    foreign: Foreign
    roles: Roles | None = None
    prepare: Callable[[Reference], Reference] = _as_it_is
    annotations: Annotations | None = None
    declines: Mapping[str, str] = field(default_factory=dict)
    """Field → why the format has no place for it."""
    derived: Derived = _nothing
    links: Links | None = None
    has_status: bool = False
    """Whether what stands for a date of a work that is not out is read as its status."""

    @cached_property
    def family(self) -> tuple[str, ...]:
        """The names of formats in `extra` that are written."""
        return self.foreign.family or (self.name,)

    def extra_of(self, ref: Reference) -> dict[str, str]:
        """What other programs said of a reference in formats of this family."""
        if not ref.extra:
            return {}
        said = [ref.extra[name] for name in reversed(self.family) if name in ref.extra]
        if len(said) < 2:
            return said[0] if said else {}
        return {name: text for extra in said for name, text in extra.items()}

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"the crosswalk of {self.name} is made of functions: a process takes it from the "
            f"format's module, and is sent the name of the format"
        )

    # --- writing --------------------------------------------------------------------------------

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """The entry type and the fields of a reference."""
        ref = self.prepare(ref)
        entry_type, fields = self._written(ref, self.table.write(ref))
        if ref.extra and (extra := self.extra_of(ref)):
            fields |= self._foreign(extra, lambda: fields, entry_type, ref.type)
        for name, value in self.derived(fields, ref.type).items():
            fields.setdefault(name, value)
        return entry_type, fields

    def _written(self, ref: Reference, rows: Fields) -> tuple[str, Fields]:
        """The entry type and the fields of a prepared reference, from what its rows say."""
        entry_type, more = self.types.write(ref)
        rows |= more
        if roles := self.roles:
            for role, people in groups(ref, roles.also):
                if raw := roles.codec.write(people):
                    rows[ROLE + roles.write(role)] = raw
        fields = self.compounds.spread(rows, entry_type, ref.type)
        if self.annotations is not None:
            fields |= self.annotations.write(ref)
        return entry_type, fields

    def _foreign(
        self, extra: Mapping[str, str], ours: Callable[[], Fields], entry_type: str, type_: str
    ) -> Fields:
        """What another program's entry said, but for what would be taken for something else.

        `ours` gives the fields that are there already; most names have nothing to do with them.
        One of them gives way where it is kept as another program wrote it, and that says the same.
        """
        foreign = self.foreign
        added = {n: value for n, text in extra.items()
                 if (value := foreign.write(text)) and foreign.may_stand(n, value)}  # fmt: skip
        known = self.table.readable(type_)
        if not added or all(
            n not in known and foreign.is_alone(n) and foreign.is_free(n) for n in added
        ):
            return added
        fields = ours()
        kept = {n: v for n, v in added.items() if n in fields}
        kept = foreign.kept(kept) if foreign.kept and kept else {}
        added = {name: value for name, value in added.items() if name not in fields}
        unread = self._read({**fields, **added}, entry_type, type_)[1]
        added = {name: value for name, value in added.items() if unread.get(name) == value}
        for name, value in kept.items():
            found, before = (
                self._read({**fields, **added, **more}, entry_type, type_)[0]
                for more in ({name: value}, {})
            )
            if found == before:
                added[name] = value
        return added

    # --- reading --------------------------------------------------------------------------------

    def read(self, entry_type: str, key: str, fields: Mapping[str, Any]) -> Made:
        """The reference of an entry, with all that nothing here knows in `extra`."""
        return reference(self.understood(entry_type, key, fields))

    def understood(self, entry_type: str, key: str, fields: Mapping[str, Any]) -> Fields:
        """The fields of the reference that an entry is."""
        type_, kind = self.types.read(entry_type, fields)
        found, unread = self._read(fields, entry_type, type_)
        found |= {"type": type_, "kind": kind}
        if key:
            found["key"] = key
        extra = {n: text for n, value in unread.items() if (text := self.foreign.read(value))}
        if not self.types.knows(entry_type) or self.foreign.keeps_type(entry_type, fields):
            extra[self.foreign.type_name] = entry_type
        if extra:
            found["extra"] = {self.family[0]: extra}
        return found

    def _read(
        self, fields: Mapping[str, Any], entry_type: str, type_: str
    ) -> tuple[Fields, dict[str, Any]]:
        """The fields of the model that an entry gives, and its own that are in none of them."""
        folded = self.compounds.fold(fields, entry_type, type_)
        rows = folded.rows
        found, left = self.table.read(rows, type_)
        stays = (
            () if not self.has_status or part_date(found) else folded.fields.get("date", ("date",))
        )
        if self.annotations is not None:
            for name in self.annotations.read(found, rows):
                left.pop(name, None)
        if self.roles and folded.fields:
            self._with_roles(found, self._grouped(self.roles, folded, left), type_)
        may_stand = self.foreign.may_stand
        unread = {n: fields[n] for n in stays if n in fields and may_stand(n, fields[n])}
        unread |= folded.rest
        for name in left:
            for field_ in folded.fields.get(name, (name,)):
                if field_ in fields:
                    unread[field_] = fields[field_]
        if self.foreign.kept:
            unread |= self.foreign.kept(fields)
        return found, unread

    def _grouped(self, roles: Roles, folded: Folded, left: dict[str, None]) -> Groups:
        """The people of other roles; their rows are left over no more."""
        grouped = []
        for name in folded.fields:
            if name.startswith(ROLE) and (people := roles.codec.read(folded.rows[name])):
                grouped.append((roles.read(name[len(ROLE) :]), people))
                left.pop(name, None)
        return grouped

    def _with_roles(self, found: Fields, grouped: Groups, type_: str) -> None:
        """Add the people of other roles; editors of a series where there is one."""
        if grouped and self.roles:
            people = fields_of(grouped, type_, self.roles.also, series="series" in found)
            if editors := people.pop("series.editor", None):
                found["series"].setdefault("editor", editors)
            found |= people

    # --- the ledger -----------------------------------------------------------------------------

    def surviving(self, ref: Reference) -> Reference:
        """What is left of a reference when it is written and read."""
        ref = self.prepare(ref)
        rows, found = self.table.round_trip(ref)
        entry_type, more = self.types.write(ref)
        if self.annotations is not None:
            self.annotations.read(found, self.annotations.write(ref))
        if self.roles:
            self._with_roles(found, self._surviving_people(self.roles, ref), ref.type)
        fields = self.compounds.spread({**rows, **more}, entry_type, ref.type)
        type_, kind = self.types.read(entry_type, fields)
        found |= {"key": ref.key, "type": type_, "kind": kind}
        if extra := self._surviving_extra(ref, rows, entry_type, fields):
            found["extra"] = {self.family[0]: extra}
        return reference(found).ref

    def _surviving_people(self, roles: Roles, ref: Reference) -> Groups:
        codec, found = roles.codec, []
        for role, people in groups(ref, roles.also):
            raw = codec.write(people)
            if raw and (names := codec.read(raw)):
                found.append((roles.read(roles.write(role)), names))
        return found

    def _surviving_extra(
        self, ref: Reference, rows: Fields, entry_type: str, fields: Fields
    ) -> dict[str, str]:
        found = {}
        if ref.extra and (extra := self.extra_of(ref)):
            foreign = self._foreign(
                extra, lambda: self._written(ref, rows)[1], entry_type, ref.type
            )
            found = {name: self.foreign.read(value) for name, value in foreign.items()}
            if self.foreign.shared.intersection(extra):
                unread = self._read(self._written(ref, rows)[1] | foreign, entry_type, ref.type)[1]
                found |= {n: unread[n] for n in self.foreign.shared if n in unread}
        if not self.types.knows(entry_type) or self.foreign.keeps_type(entry_type, fields):
            found[self.foreign.type_name] = entry_type
        return found

    def coverage(self) -> dict[str, str]:
        """Field of the model → "" where the format has a place for it, else why it has none."""
        return dict(self.reasons)

    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """The same, worked out once: the losses of each work ask for it."""
        rows = self.table.coverage()
        if roles := self.roles:
            people = roles.also or ("series.editor",)  # an editor of a series has a role of its own
            for name in (*fields_of_roles(), *people):
                declined = roles.codec.declines.items()
                rows |= {name: "", **{f"{name}.{part}": reason for part, reason in declined}}
        if self.annotations is not None:
            rows |= dict.fromkeys(self.annotations.fields(), "")
        return covered(rows, self.declines)

    def losses(
        self,
        works: Library | Work | Iterable[Work],
        keys: WrittenKeys,
        is_linked: Callable[[str, str], bool] = lambda part, book: False,
    ) -> list[Loss]:
        """Every fact of the works that would not come back; `keys` are those that are written.

        `is_linked`: whether the entry of a part names the book, by the keys of both.
        """
        placements: dict[str, Placement] = {}
        book = ""

        loose: dict[str, Placement] = {}

        def surviving(ref: Reference) -> Reference:
            nonlocal book
            left = self.surviving(ref).with_valid(key=keys(ref.key))
            if ref.within is None:
                book = left.key
                if self.links and (placement := self.links.read(ref)):
                    loose[left.key] = placement
            else:
                placements[left.key] = Placement(book)
                if is_linked(left.key, book):
                    loose[left.key] = placements[left.key]
            return left

        def gather(refs: list[Reference]) -> list[Work]:
            found = _resolved(loose, {ref.key: ref.key for ref in refs})
            return _with_links(gathered(refs, placements | found).works, loose, self.links)

        return ledger.losses(works, self.name, surviving, None, self.reasons, gather)


def library(
    read: Iterable[ReadEntry],
    diagnostics: list[Diagnostic],
    unread: list[str],
    links: Links | None = None,
) -> Library:
    """The library of the entries of a source: each under a key of its own, gathered into books.

    `diagnostics` and `unread` grow while `read` is gone through; `links` keep what a work says that
    it is in where it does not come to stand there.
    """
    with undisturbed():
        entries = list(read)
        found = distinct((entry.ref, entry.report) for entry in entries)
        placements: dict[str, Placement] = {}
        said: dict[str, Placement] = {}
        if any(entry.placement for entry in entries):
            pairs = list(zip(entries, found, strict=True))
            said = {ref.key: entry.placement for entry, ref in pairs if entry.placement}
            keys: dict[str, str] = {}
            for entry, ref in pairs:
                keys.setdefault(entry.ref.key, ref.key)
            placements = _resolved(said, keys)
        result = gathered(found, placements)
        works = _with_links(result.works, said, links)
        return Library(works, [*diagnostics, *result.told()], unread)


def _with_links(
    works: list[Work], said: Mapping[str, Placement], links: Links | None
) -> list[Work]:
    """The works, with what those say that they are in which stand alone."""
    if links is None or not said:
        return works
    return [
        links.kept(work, place.parent) if (place := said.get(work.key)) else work for work in works
    ]


def _resolved(said: Mapping[str, Placement], keys: Mapping[str, str]) -> dict[str, Placement]:
    """Where entries stand, by the keys that were given out; keys differ by more than case."""
    known = dict(keys)
    for key, given in keys.items():
        known.setdefault(key.lower(), given)
    placements: dict[str, Placement] = {}
    for key, place in said.items():
        parent = known.get(place.parent) or known.get(place.parent.lower())
        if parent or place.exact:
            placements[key] = place._replace(parent=parent or place.parent)
    return placements
