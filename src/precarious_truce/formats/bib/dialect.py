"""What BibTeX and BibLaTeX share: references as entries and back, by the columns of a dialect.

A reference is first made what the dialect can say of it (`prepared`: titles joined, the ISBN of a
format in place of the book's …); then rows write it, read it, and tell what is left of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from precarious_truce.formats.bib.linking import linked
from precarious_truce.formats.bib.raw import annotations as beside
from precarious_truce.formats.bib.raw.latex import decode, encode
from precarious_truce.formats.bib.raw.strings import IMPLIED, NOTHING_MORE, meaning
from precarious_truce.formats.bib.raw.syntax import (
    Entry,
    render,
    safe_key,
    valid_key,
    valid_name,
)
from precarious_truce.formats.bib.raw.writing import balanced
from precarious_truce.formats.bib.shape import (
    SHAPED,
    TOGETHER,
    Folded,
    folded,
    normal_date,
    spread,
)
from precarious_truce.formats.bib.types import ENTRY_TYPES, subtype, type_of
from precarious_truce.formats.bib.values import Codec, codecs, read_key
from precarious_truce.formats.crosswalk.building import Made, reference
from precarious_truce.formats.crosswalk.flattening import flattened
from precarious_truce.formats.crosswalk.gathering import Told
from precarious_truce.formats.crosswalk.ledger import losses as losses_of
from precarious_truce.formats.crosswalk.roles import fields_of, groups
from precarious_truce.formats.crosswalk.rows import Row, Table, put
from precarious_truce.model import Library, Loss, Reference, Title, Work
from precarious_truce.model.described import OtherEdition
from precarious_truce.model.keys import unused
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = ["Column", "Dialect"]

TYPE = "@type"
"""The name under which `extra` keeps an entry type that nothing here knows."""

_SPOKEN = frozenset(("crossref", "xref", "xdata", "entrysubtype", "key"))
"""Fields that say something of the entry, not of what it describes."""

_ROLES_WITH_ANNOTATIONS = (
    "author",
    "editor",
    "translator",
    "introduction",
    "foreword",
    "afterword",
)


_TITLES = SHAPED | {"title", "subtitle"}


class Column(NamedTuple):
    """A row before it is known how values are written: `kind` is the name of a codec."""

    field: str
    name: str
    kind: str = "text"
    types: frozenset[str] | None = None
    only: str | None = None
    codec: Codec | None = None


@dataclass(frozen=True)
class Dialect:
    """A dialect: its columns, the entry types it writes, the order of fields.

    `classic`: title and subtitle are one field, years and months two, lists are text; `named`:
    what else an entry says of a reference, read back by no one.
    """

    name: str
    columns: tuple[Column, ...]
    entry_type: Callable[[Reference], str]
    order: tuple[str, ...]
    classic: bool
    named: Callable[[Reference], dict[str, str]] = field(default=lambda ref: {})

    @cached_property
    def table(self) -> Table:
        """The rows, writing Unicode."""
        return self._table(False)

    @cached_property
    def ascii_table(self) -> Table:
        """The rows, writing ASCII."""
        return self._table(True)

    def _table(self, ascii: bool) -> Table:
        kinds = codecs(ascii=ascii, lists=not self.classic)
        kinds["date"] = self._dates(kinds["edtf"])
        if self.classic:
            kinds["key"] = kinds["key"]._replace(read=_read_kind)
        return Table(
            Row(c.field, c.name, codec.write, codec.read, lossy=True, types=c.types, only=c.only)
            for c in self.columns
            for codec in [c.codec or kinds[c.kind]]
        )

    def _dates(self, edtf: Codec) -> Codec:
        def write(date: Any) -> str | None:
            return normal_date(edtf.write(date) or "", self.classic) or None

        return Codec(write, edtf.read)

    @cached_property
    def _readable(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns)

    @cached_property
    def _rank(self) -> dict[str, int]:
        """Where a field stands; those that are not in the order come last."""
        return _Ranks({name: n for n, name in enumerate(self.order)})

    # --- writing --------------------------------------------------------------------------------

    def prepared(self, ref: Reference) -> Reference:
        """What the dialect can say of a reference, as far as rows do not decide it."""
        changes = flattened(ref, subtitles=not self.classic)
        if ref.title and ref.title.original and not (ref.original and ref.original.title):
            said = ref.original.said() if ref.original else {}
            said["title"] = Title(text=ref.title.original)
            changes["original"] = OtherEdition.assembled(said)
        return ref.replaced(**changes) if changes else ref

    def entry(self, ref: Reference, *, ascii: bool = False, key: str | None = None) -> Entry:
        """A reference as an entry with its raw fields."""
        type_, fields = self._fields(self.prepared(ref), ascii)
        ordered = sorted(fields, key=self._rank.__getitem__)
        made = {name: raw for name in ordered if (raw := fields[name])}
        return Entry(type_, key or safe_key(ref.key, ascii=ascii), made)

    def _fields(self, ref: Reference, ascii: bool) -> tuple[str, dict[str, str]]:
        """The entry type and the raw fields of a prepared reference."""
        extra = ref.extra.get(self.name, {}) if ref.extra else {}
        type_ = self._type(ref, extra)
        rows = (self.ascii_table if ascii else self.table).write(ref)
        for role, people in groups(ref, ref.type):
            raw = codecs(ascii=ascii, lists=not self.classic)["names"].write(people)
            rows[f"role:{encode(role, ascii=ascii, title=False)}"] = raw
        if what := subtype(ref, type_):
            rows["entrysubtype"] = what
        fields = spread(rows, ref.type, classic=self.classic)
        if not self.classic:
            fields |= beside.written(_annotated_people(ref), ascii=ascii)
        if rows.get("type") == meaning(IMPLIED.get(type_, "")):
            fields.pop("type", None)
        fields |= self.named(ref)
        if extra:
            return type_, fields | self._foreign(extra, lambda: fields, ref.type)
        return type_, fields

    def _type(self, ref: Reference, extra: Mapping[str, str]) -> str:
        foreign = extra.get(TYPE, "")
        unknown = valid_name(foreign) and foreign == foreign.lower() and foreign not in ENTRY_TYPES
        return foreign if unknown else self.entry_type(ref)

    def _foreign(
        self, extra: Mapping[str, str], ours: Callable[[], Mapping[str, str]], type_: str
    ) -> dict[str, str]:
        """What another program's entry said, but for what would be taken for something else.

        `ours` gives the fields that are there already, which most names have nothing to do with.
        """
        added = {
            name: value
            for name, raw in extra.items()
            if _may_be_added(name) and (value := _as_scanned(raw)).strip()
        }
        if _are_alone(added) and self._readable.isdisjoint(added):
            return added
        fields = ours()
        added = {name: value for name, value in added.items() if name not in fields}
        if not added:
            return added
        alone = _are_alone(added)
        both = {**fields, **added}
        if alone:
            related = self.table.related(added, type_) | _TITLES
            both = {name: raw for name, raw in both.items() if name in related}
        unknown = self._read(both, type_)[1]
        return {n: raw for n, raw in added.items() if n in unknown or n not in both}

    def pieces(
        self, works: Library | Work | Iterable[Work], *, ascii: bool = False, crossref: bool = False
    ) -> Iterator[str]:
        """The entries of all references, one text each, a blank line between them."""
        between = ""
        taken: set[str] = set()
        for work in as_works(works):
            entries = [
                (ref, self.entry(ref, ascii=ascii, key=_key(ref.key, ascii, taken)))
                for ref in references(work)
            ]
            for entry in linked(entries, self.name, crossref):
                yield between + render(entry)
                between = "\n"

    # --- reading --------------------------------------------------------------------------------

    def reference(self, type_: str, key: str, fields: Mapping[str, str]) -> Made:
        """The reference of an entry, with all that nothing here knows in `extra`."""
        found_type = type_of(type_, fields.get("entrysubtype", "").strip())
        if type_ in IMPLIED and "type" not in fields:
            fields = {**fields, "type": IMPLIED[type_]}
        found, unknown = self._read(fields, found_type.type)
        found |= {"key": key, "type": found_type.type, "kind": found_type.kind}
        extra = {name: fields[name] for name in unknown if name not in _SPOKEN}
        if type_ not in ENTRY_TYPES:
            extra[TYPE] = type_
        if extra:
            found["extra"] = {self.name: extra}
        return reference(found)

    def _read(self, fields: Mapping[str, str], type_: str) -> tuple[dict[str, Any], list[str]]:
        """The facts of an entry, and the fields that none of them took."""
        shape = folded(fields, type_)
        found, unread = self.table.read(shape.rows, type_)
        used = [] if self.classic else beside.annotated(found, shape.rows)
        grouped, used_roles = _grouped(shape)
        series = found.get("series")
        found |= fields_of(grouped, type_, series=bool(series and "title" in series))
        if "series.editor" in found:
            found["series"]["editor"] = found.pop("series.editor")
        headless = _without_heads(found)
        if headless:
            unread += [row.name for row in self.table.rows if row.field in headless]
        left = dict.fromkeys(unread)
        for name in (*used, *used_roles):
            left.pop(name, None)
        if self.classic and fields.get("type", "").strip() == NOTHING_MORE:
            left.pop("type", None)
        unknown = [f for name in left for f in shape.fields.get(name, (name,)) if f in fields]
        return found, unknown

    # --- the ledger -----------------------------------------------------------------------------

    def kept(self, ref: Reference) -> Reference:
        """What is left of a reference when it is written and read."""
        ref = self.prepared(ref)
        extra = ref.extra.get(self.name, {}) if ref.extra else {}
        found = self.table.kept(ref)
        if not self.classic:
            beside.annotated(found, beside.written(_annotated_people(ref), ascii=False))
        names = codecs(lists=not self.classic)["names"]
        left = [
            (_role(encode(r, title=False)), names.read(names.write(p)))
            for r, p in groups(ref, ref.type)
        ]
        _without_heads(found)
        grouped = fields_of([(r, p) for r, p in left if p], ref.type, series="series" in found)
        if "series.editor" in grouped:
            put(found, ("series", "editor"), grouped.pop("series.editor"))
        found |= grouped
        type_ = self._type(ref, extra)
        is_then = type_of(type_, subtype(ref, type_))
        found |= {"key": ref.key, "type": is_then.type, "kind": is_then.kind}
        own = (
            self._foreign(extra, lambda: self._fields(ref.replaced(extra=None), False)[1], ref.type)
            if extra
            else {}
        )
        own |= {TYPE: type_} if type_ not in ENTRY_TYPES else {}
        if own:
            found["extra"] = {self.name: own}
        return reference(found).ref

    def losses(
        self, works: Library | Work | Iterable[Work], *, ascii: bool = False, crossref: bool = False
    ) -> list[Loss]:
        """Every fact that would not come back."""
        works = list(as_works(works))
        taken: set[str] = set()
        told: dict[str, Told] = {}
        books: list[str] = [""]

        def kept(ref: Reference) -> Reference:
            left = self.kept(ref).replaced(key=_key(ref.key, ascii, taken))
            if ref.within is None:
                books[0] = left.key
            else:
                told[left.key] = Told(books[0])
            return left

        return losses_of(works, self.name, kept, told)


class _Ranks(dict[str, int]):
    """Places by name; the last for any other."""

    def __missing__(self, name: str) -> int:
        return len(self)


# --- steps ----------------------------------------------------------------------------------------


def _read_kind(raw: str) -> str | None:
    """What kind of thesis or report it is; None where BibTeX is told only that it may be any."""
    text = read_key(raw)
    return None if text == NOTHING_MORE else text


def _annotated_people(ref: Reference) -> dict[str, Any]:
    said = ref.__dict__
    return {role: names for role in _ROLES_WITH_ANNOTATIONS if (names := said[role])}


@lru_cache(maxsize=1024)
def _may_be_added(name: str) -> bool:
    """Whether a field of another program can stand beside ours."""
    valid = valid_name(name) and name == name.lower()
    return valid and name not in _SPOKEN and name not in SHAPED


def _are_alone(names: Mapping[str, str]) -> bool:
    """Whether none of these fields says something together with others."""
    return TOGETHER.isdisjoint(names) and "+an:" not in " ".join(names)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _as_scanned(raw: str) -> str:
    """A raw value as it can be written and is read again."""
    if not raw.isprintable():
        raw = _CONTROL.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return balanced(raw)


def _key(key: str, ascii: bool, taken: set[str]) -> str:
    """A key that can be written, of its own among those written before."""
    if not valid_key(key, ascii=ascii):
        key = safe_key(key, ascii=ascii)
    key = unused(key, taken)
    taken.add(key)
    return key


def _role(raw: str) -> str:
    return " ".join(decode(raw, title=False).split())


_NAMES = codecs()["names"]


def _grouped(shape: Folded) -> tuple[list[tuple[str, list[dict[str, Any]]]], list[str]]:
    """The people of other roles, and the rows that told of them."""
    grouped, used = [], []
    for name in shape.fields:
        if name.startswith("role:") and (people := _NAMES.read(shape.rows[name])):
            grouped.append((_role(name[5:]), people))
            used.append(name)
    return grouped, used


_HEADS = {"series": "title", "title": "text", "container_title": "text", "volume_title": "text"}


def _without_heads(found: dict[str, Any]) -> list[str]:
    """Take out the parts of what is not there itself (a number without a series); their fields."""
    gone = []
    for name, head in _HEADS.items():
        value = found.get(name)
        if isinstance(value, dict) and head not in value:
            gone += [f"{name}.{part}" for part in value]
            del found[name]
    return gone
