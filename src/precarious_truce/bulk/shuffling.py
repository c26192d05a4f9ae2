"""Chapters put into their books by the workers of a cluster, by shuffling dataframes of Dask.

What is done to a table, wherever it is, is in `grouping`; here is how the tables get there.  The
entries stay with the workers that read them; the command itself looks after keys and places, for
which a few words of each entry are enough (`grouping.light`).  A worker that dies loses nothing:
the scheduler has the cuts, packed, and what came of them is done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from precarious_truce.bulk import grouping
from precarious_truce.bulk.cluster import Cluster
from precarious_truce.bulk.kept import Read
from precarious_truce.bulk.shelves import Row, Store
from precarious_truce.bulk.tables import needed_arrow, table_of_cut
from precarious_truce.errors import Diagnostic
from precarious_truce.extras import extra
from precarious_truce.formats.crosswalk.namesakes import NearMiss
from precarious_truce.formats.cutting import Cut
from precarious_truce.model import Work

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Shuffling"]

_TOGETHER = 16
"""Cuts whose entries come together in a table."""


class Shuffling:
    """The entries of one run, on the workers of a cluster."""

    def __init__(self, cluster: Cluster) -> None:
        with extra("clusters need Dask with dataframes", "cluster", file="--cluster"):
            self._dask: Any = import_module("dask.dataframe")
        self._cluster = cluster
        self._cuts: list[Any] = []
        self._counts: list[int] = []
        self._misses: dict[tuple[str, str], tuple[int, NearMiss]] = {}

    def read(self, cut: Cut, name: str, format: str) -> Future[Read]:
        """Read a cut on a worker, where its entries stay; what keys are found by comes back.

        What is begun is to be asked for in the order in which it was.
        """
        begun = self._cluster.begun(grouping.rows, table_of_cut(cut, name, format))
        self._cuts.append(begun)
        return self._cluster.coming(self._cluster.begun(grouping.light, begun), self._counted)

    def _counted(self, table: pa.Table) -> Read:
        rows, faults = list[Row](), []
        for row in table.to_pylist():
            if row["faults"]:
                faults += grouping.faults_in(row["faults"])
            else:
                rows.append(_light_row(row))
        self._counts.append(len(rows))
        return rows, faults

    # --- finding ----------------------------------------------------------------------------------

    def homes(self, store: Store) -> Iterator[tuple[int, str]]:
        """The place of each entry that is in another, and the key of that."""
        if not self._cuts:
            return
        asked = self._with(grouping.questions, ("place", "key", "placed", "is_parent"), store.told)
        frame = self._frame(asked, grouping.columns("questions").empty_table())
        tables = self._tables()
        answered = self._mapped(frame.shuffle("address", npartitions=tables), grouping.answers)
        found = self._mapped(answered.shuffle("asker", npartitions=tables), grouping.homes)
        for frame in self._cluster.results(found.to_delayed()):
            for row in _as_table(frame).to_pylist():
                if row["home"]:
                    yield row["place"], row["home"]
                else:
                    self._miss(row)

    def _miss(self, row: dict[str, Any]) -> None:
        key = row["book"], row["reason"]
        first, miss = self._misses.get(key, (row["place"], NearMiss(*key, [])))
        miss.parts.append(row["key"])
        self._misses[key] = min(first, row["place"]), miss

    def near_misses(self) -> list[NearMiss]:
        """What `homes` did not find for lack of agreement, in the order of the inputs."""
        return [miss for _, miss in sorted(self._misses.values(), key=lambda pair: pair[0])]

    # --- putting together -------------------------------------------------------------------------

    def made(self, store: Store) -> Iterator[tuple[list[Work], list[Diagnostic]]]:
        """All works, in the order of the inputs, and what is told of them."""
        if not self._cuts:
            return
        total, tables = sum(self._counts) + 1, self._tables()

        def said(first: int, count: int) -> Iterator[tuple[object, ...]]:
            for row in store.whole(first, count):
                yield *row, row[-1] * tables // total

        columns = ("place", "key", "home", "above", "taken", "top", "share")
        frame = self._frame(self._with(_placed, columns, said), _none_placed())
        shared = frame.set_index("share", divisions=[*range(tables), tables])
        for one in self._cluster.results(self._mapped(shared, grouping.shelved).to_delayed()):
            yield from grouping.works_in(_as_table(one))

    # --- tables -----------------------------------------------------------------------------------

    def _tables(self) -> int:
        return max(1, len(self._cuts) // _TOGETHER)

    def _with(
        self,
        function: Callable[[pa.Table], pa.Table],
        columns: Sequence[str],
        said: Callable[[int, int], Iterable[tuple[object, ...]]],
    ) -> list[Any]:
        """What a function makes of the entries of each cut and of what is said of them here."""
        firsts = accumulate(self._counts, initial=1)
        return [
            self._cluster.begun(_of_told, function, cut, _told(columns, said(first, count)))
            for cut, first, count in zip(self._cuts, firsts, self._counts, strict=False)
        ]

    def _frame(self, begun: list[Any], like: pa.Table) -> Any:
        """What was begun as one frame, which has the columns of a table."""
        return self._dask.from_delayed(begun, meta=_as_frame(like), verify_meta=False)

    def _mapped(self, frame: Any, function: Callable[[pa.Table], pa.Table]) -> Any:
        meta = _as_frame(grouping.columns(function.__name__).empty_table())
        return frame.map_partitions(_of_frame, function, meta=meta)


_TEXTS = frozenset(("key", "above"))


def _told(columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> pa.Table:
    """What is said here of entries, as a table."""
    arrow = needed_arrow()
    types = [(name, arrow.large_string() if name in _TEXTS else arrow.int64()) for name in columns]
    said = [dict(zip(columns, row, strict=True)) for row in rows]
    return arrow.Table.from_pylist(said, schema=arrow.schema(types))


def _none_placed() -> pa.Table:
    columns = ("place", "key", "home", "above", "taken", "top", "share")
    entries = grouping.columns("rows").empty_table().drop_columns("key")
    for name, column in zip(columns, _told(columns, ()).columns, strict=True):
        entries = entries.append_column(name, column)
    return _placed(entries)


def _light_row(said: dict[str, Any]) -> Row:
    """An entry as the store has it, without what the workers keep."""
    return Row(
        said["wanted"], said["key"], "", said["is_part"], False, said["is_titled"], "", (),
        ("",) if said["named"] else (), said["parent"], said["is_exact"], said["data"],
    )  # fmt: skip


def _of_told(function: Callable[[pa.Table], pa.Table], entries: pa.Table, told: pa.Table) -> Any:
    """The frame that a function makes of entries and of what is said of them elsewhere."""
    entries = entries.filter([not faults for faults in entries["faults"].to_pylist()])
    for name in told.column_names:
        if name in entries.column_names:
            entries = entries.drop_columns(name)
        entries = entries.append_column(name, told[name])
    return _as_frame(function(entries))


def _placed(entries: pa.Table) -> pa.Table:
    """Entries as they are put together."""
    kept = ("source", "data", "place", "key", "home", "above", "taken", "top", "share")
    return entries.select(kept)


def _of_frame(frame: Any, function: Callable[[pa.Table], pa.Table]) -> Any:
    """The frame of what a function makes of the table of a frame."""
    return _as_frame(function(_as_table(frame)))


def _as_table(frame: Any) -> pa.Table:
    return needed_arrow().Table.from_pandas(frame, preserve_index=False)


def _as_frame(table: pa.Table) -> Any:
    """A frame with the types of Arrow, but for whole numbers, which are never missing."""
    arrow, pandas = needed_arrow(), import_module("pandas")

    def mapped(type: pa.DataType) -> object:
        return None if arrow.types.is_integer(type) else pandas.ArrowDtype(type)

    return table.to_pandas(types_mapper=mapped)
