"""Chapters into books as functions of a table of Arrow to a table: for clusters of any kind.

Between the functions a table is shuffled, so that rows which have something in common are in one
table; each function may get a table with one such group, or with many.

    rows        cuts of inputs                      → their entries, one a row
    questions   entries, with place, key, placed    → what each offers and asks, at addresses
    answers     those of an address                 → what each part that asks may be in
    homes       those of a part                     → the key of what it is in, or a near miss
    shelved     the entries of a work (`top`)       → the work, whole

A host offers itself at each of its titles, and at its place where entries say that they are in it;
a part asks there.  The rules are those that hold for one file (`crosswalk.gathering`); what a part
is told of a title that very many books have is bounded as they are.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from precarious_truce.bulk.assembling import Held, Stored, whole_works
from precarious_truce.bulk.gathering import rows_of
from precarious_truce.bulk.scratch import as_members, from_members
from precarious_truce.bulk.shelves import Row
from precarious_truce.bulk.tables import cut_in, needed_arrow
from precarious_truce.errors import Diagnostic
from precarious_truce.formats.crosswalk.gathering import Placement, home_of
from precarious_truce.formats.crosswalk.namesakes import MOST, Namesakes, keys_before
from precarious_truce.formats.crosswalk.titled_volumes import key_of_work
from precarious_truce.model import ISBN, Reference, Work

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "answers", "columns", "faults_in", "homes", "light", "questions", "rows", "shelved", "works_in"
]  # fmt: skip

_COLUMNS: dict[str, dict[str, str]] = {
    "rows": {
        "wanted": "text", "key": "text", "source": "text", "is_part": "bool", "is_host": "bool",
        "is_titled": "bool", "isbn": "text", "titles": "texts", "containers": "texts",
        "parent": "text", "is_exact": "bool", "data": "bytes", "faults": "text",
    },
    "light": {
        "wanted": "text", "key": "text", "is_part": "bool", "is_titled": "bool", "named": "bool",
        "parent": "text", "is_exact": "bool", "data": "bytes", "faults": "text",
    },
    "questions": {
        "address": "text", "place": "int", "key": "text", "isbn": "text", "offers": "bool",
        "data": "bytes",
    },
    "answers": {
        "asker": "int", "address": "text", "asked": "bytes", "count": "int", "found": "bytes",
    },
    "homes": {"place": "int", "key": "text", "home": "text", "book": "text", "reason": "text"},
    "shelved": {"top": "int", "works": "bytes", "faults": "text"},
}  # fmt: skip
"""Function → its columns; text and bytes are never null."""


def columns(function: str) -> pa.Schema:
    """The columns of what a function of this module gives."""
    arrow = needed_arrow()
    types = {
        "text": arrow.large_string(), "bytes": arrow.large_binary(), "int": arrow.int64(),
        "bool": arrow.bool_(), "texts": arrow.list_(arrow.large_string()),
    }  # fmt: skip
    return arrow.schema([(name, types[kind]) for name, kind in _COLUMNS[function].items()])


def _table(function: str, found: Iterable[Mapping[str, object]]) -> pa.Table:
    table: pa.Table = needed_arrow().Table.from_pylist(list(found), schema=columns(function))
    return table


# --- reading --------------------------------------------------------------------------------------

_NO_ENTRY = Row("", "", "", False, False, False, "", (), (), "", False, b"")


def rows(table: pa.Table) -> pa.Table:
    """The entries of cuts; what is wrong with a cut is in `faults` of a last row without data."""
    return _table("rows", _rows(table))


def _rows(table: pa.Table) -> Iterator[Mapping[str, object]]:
    for said in table.to_pylist():
        found, faults = rows_of(cut_in(said), said.get("name") or "<table>", said["source"])
        for row in found:
            yield row._asdict() | {"faults": ""}
        if faults:
            yield _NO_ENTRY._asdict() | {"faults": json.dumps([as_members(f) for f in faults])}


def light(table: pa.Table) -> pa.Table:
    """Of entries what keys and places are found by: little enough for one machine.

    Whole are only volumes with a title of their own, of which some are of one work.
    """
    return _table("light", map(_light, table.to_pylist()))


def _light(row: dict[str, Any]) -> Mapping[str, object]:
    said = {name: row[name] for name in _COLUMNS["light"] if name != "named"}
    data = row["data"] if row["is_titled"] else b""
    return {**said, "named": bool(row["containers"]), "data": data}


def faults_in(text: str) -> list[Diagnostic]:
    """What is wrong, from the column `faults`."""
    return [from_members(fault) for fault in json.loads(text)] if text else []


# --- asking ---------------------------------------------------------------------------------------


def questions(table: pa.Table) -> pa.Table:
    """What entries offer and ask.

    Beside the columns of `rows` there are `place`, in the order of all inputs from 1 on, `key`, as
    it is in the whole, `placed`, the place of what the entry says that it is in (0: nothing), and
    `is_parent`, whether some entry says so of this.
    """
    return _table("questions", _questions(table))


def _questions(table: pa.Table) -> Iterator[Mapping[str, object]]:
    for row in table.to_pylist():
        if not row["data"]:
            continue
        common = {"place": row["place"], "key": row["key"], "isbn": row["isbn"]}
        common["data"] = _under(row["key"], row["data"])
        offered = list(row["titles"]) if not row["placed"] and not row["is_exact"] else []
        offered += [_at(row["place"])] if row["is_parent"] else []
        asked = list(dict.fromkeys(row["containers"])) if row["is_part"] else []
        asked += [_at(row["placed"])] if row["is_part"] and row["placed"] else []
        for is_offer, addresses in ((True, offered), (False, asked)):
            for address in addresses:
                yield {**common, "address": address, "offers": is_offer}


def _at(place: int) -> str:
    """The address of a place; no title begins so."""
    return f"@{place}"


def _under(key: str, data: bytes) -> bytes:
    """An entry with the key that it has in the whole."""
    work, placement = pickle.loads(data)
    return data if work.key == key else pickle.dumps((work.with_valid(key=key), placement), 5)


class _Offer(NamedTuple):
    place: int
    key: str
    isbn: str
    data: bytes


def answers(table: pa.Table) -> pa.Table:
    """For each that asks at an address where something is offered: how many, and those that it may
    be in.
    """
    return _table("answers", _answers(table))


def _answers(table: pa.Table) -> Iterator[Mapping[str, object]]:
    for address, some in _groups(table, "address"):
        offers = sorted(
            _Offer(row["place"], row["key"], row["isbn"], row["data"])
            for row in some
            if row["offers"]
        )
        by_key = {offer.key: offer for offer in offers}
        by_isbn: dict[str, list[_Offer]] = {}
        for offer in offers:
            by_isbn.setdefault(offer.isbn, []).append(offer)
        for row in some if offers else ():
            if row["offers"]:
                continue
            found = offers
            if len(offers) > MOST:
                begun = (by_key[key] for key in keys_before(row["key"]) if key in by_key)
                alike = by_isbn.get(row["isbn"], ()) if row["isbn"] else ()
                found = sorted({offers[0], *begun, *alike})
            yield {
                "asker": row["place"], "address": address, "asked": row["data"],
                "count": len(offers), "found": pickle.dumps(list(map(tuple, found)), 5),
            }  # fmt: skip


def _groups(table: pa.Table, column: str) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """The rows that have a value in common, for each value."""
    found: dict[object, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        found.setdefault(row[column], []).append(row)
    yield from found.items()


# --- finding --------------------------------------------------------------------------------------


def homes(table: pa.Table) -> pa.Table:
    """What each part is in, by key; else the book and the reason of a near miss; else nothing."""
    return _table("homes", _homes(table))


def _homes(table: pa.Table) -> Iterator[Mapping[str, object]]:
    for place, some in _groups(table, "asker"):
        ref, placement = pickle.loads(some[0]["asked"])
        shelves = _Answered(some)
        parent, namesakes = shelves.parent(), Namesakes(shelves)
        if placement is not None and parent is None and not placement.exact:
            placement = None
        parent = parent if isinstance(parent, Reference) else None
        if placement is not None and parent is not None:
            placement = placement._replace(parent=parent.key)
        home = home_of(ref, placement, parent, namesakes)
        misses = namesakes.near_misses
        if home or misses:
            book, reason = (misses[0].book, misses[0].reason) if misses else ("", "")
            yield {
                "place": place, "key": ref.key, "home": home or "", "book": book, "reason": reason
            }  # fmt: skip


class _Shelf(Mapping[str, Reference]):
    """The books of a title, of which some are known: all, or those that matter."""

    def __init__(self, count: int, offers: Iterable[_Offer]) -> None:
        self._count, self.offers = count, {offer.key: offer for offer in offers}

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return iter(self.offers)

    def __contains__(self, key: object) -> bool:
        return key in self.offers

    def __getitem__(self, key: str) -> Reference:
        ref: Reference = _work(self.offers[key])
        return ref


def _work(offer: _Offer) -> Any:
    return pickle.loads(offer.data)[0]


class _Answered:
    """What a part was answered, as the shelves that `Namesakes` asks."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._shelves = {
            row["address"]: _Shelf(row["count"], (_Offer(*o) for o in pickle.loads(row["found"])))
            for row in rows
        }

    def parent(self) -> Work | None:
        """What the part says that it is in."""
        said = [shelf for address, shelf in self._shelves.items() if address.startswith("@")]
        return next((_work(offer) for shelf in said for offer in shelf.offers.values()), None)

    def titled(self, title: str) -> Mapping[str, Reference]:
        """The books of a title."""
        return self._shelves.get(title, {})

    def with_isbn(self, title: str, isbn: ISBN) -> Iterator[Reference]:
        """Those of them with the ISBN."""
        shelf = self._shelves.get(title)
        for offer in shelf.offers.values() if shelf else ():
            if offer.isbn == str(isbn):
                yield _work(offer)


# --- putting together -----------------------------------------------------------------------------


def shelved(table: pa.Table) -> pa.Table:
    """The works of entries, in order.

    Beside the columns of `rows` there are `place`, `key`, as it is in the whole, `home`, the place
    of what the entry is in (0: nothing), `above`, the key of what it says that it is in, `taken`,
    whether an entry has the key of a work that would be made for it, and `top`, the place of the
    entry that all of its work are in, or beside.
    """
    return _table("shelved", _shelved(table))


def _shelved(table: pa.Table) -> Iterator[Mapping[str, object]]:
    for top, some in sorted(_groups(table, "top")):
        below: dict[int, list[Stored]] = {}
        above: dict[int, str] = {}
        for row in sorted(some, key=lambda row: int(row["place"])):
            work, said = pickle.loads(_under(row["key"], row["data"]))
            stored = Stored(row["place"], row["source"], work, said)
            below.setdefault(row["home"], []).append(stored)
            above[row["place"]] = row["above"]
        taken = {key_of_work(row["key"]) for row in some if row["taken"]}
        works, told = whole_works(below[0][0], _InTable(below, above, taken))
        faults = json.dumps([as_members(fault) for fault in told]) if told else ""
        yield {"top": top, "works": pickle.dumps(works), "faults": faults}


class _InTable(Held):
    """What is in what, of one work."""

    def __init__(
        self, below: Mapping[int, list[Stored]], above: Mapping[int, str], taken: Collection[str]
    ) -> None:
        self._below, self._above, self._taken = below, above, taken

    def below(self, place: int) -> list[Stored]:
        return self._below.get(place, [])

    def beside(self, place: int) -> list[Stored]:
        return [stored for stored in self._below[0] if stored.place != place]

    def has(self, key: str) -> bool:
        return key in self._taken

    def resolved(self, said: Placement, place: int) -> Placement | None:
        if not self._above[place]:
            return said if said.exact else None
        return said._replace(parent=self._above[place])


def works_in(table: pa.Table) -> Iterator[tuple[list[Work], list[Diagnostic]]]:
    """The works of each row of a table of `shelved`, and what is told of them."""
    for row in table.to_pylist():
        yield pickle.loads(row["works"]), faults_in(row["faults"])
