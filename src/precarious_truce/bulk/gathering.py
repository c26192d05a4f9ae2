"""Chapters of many files put into their books, out of memory: what `load` does with one.

The entries of all inputs go into a scratch file (`shelves`); there each part looks for its book by
the rules that hold for one file (`formats.crosswalk.gathering`): what the source says, the title
of its container, ISBN, year, publisher, people.  In memory are a book at a time, and the books that
one part may be in.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     for name, text in (("a.bib", "@incollection{p, title = {Floods}, crossref = {m}}"),
...                        ("b.bib", "@book{m, title = {Rivers}}")):
...         _ = Path(folder, name).write_text(text)
...     paths = [f"{folder}/{name}.bib" for name in "ab"]
...     (book,) = Gathering(paths).works()
>>> book.key, [str(part.title) for part in book.contents]
('m', ['Floods'])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from precarious_truce.bulk.assembling import whole_works
from precarious_truce.bulk.inputs import cuts_of, found_in
from precarious_truce.bulk.kept import Kept, Read
from precarious_truce.bulk.pool import ahead, pool
from precarious_truce.bulk.shelves import Row, Store, row_of
from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats import Format
from precarious_truce.formats.crosswalk.gathering import (
    DEEPEST,
    Placement,
    home_of,
    volumes_of_works,
)
from precarious_truce.formats.crosswalk.namesakes import Namesakes, NearMiss
from precarious_truce.formats.cutting import Cut
from precarious_truce.many_keys import ManyTaken
from precarious_truce.model import Reference, Work
from precarious_truce.model.keys import unused
from precarious_truce.opening import source_of
from precarious_truce.remote import size_of

if TYPE_CHECKING:
    from precarious_truce.bulk.cluster import Cluster
    from precarious_truce.bulk.shuffling import Shuffling

    Processes: TypeAlias = ProcessPoolExecutor | Cluster | Shuffling | None

__all__ = ["Gathering", "rows_of"]

_SIZE = 1 << 18
Told = Callable[[Iterable[Diagnostic]], None]


class Gathering:
    """One run: `jobs` processes read; `tell` gets what is wrong, `step` how far it has come.

    The scratch file is in the folder `scratch`; it takes about as much room as the inputs unpacked.
    `kept` is a folder for what was read, so that an interrupted run goes on with it; `cluster` the
    address of a scheduler of Dask, or "local", for `jobs` workers here: they read, and if nothing
    is kept, find the books too (`shuffling`).
    """

    def __init__(
        self,
        paths: Sequence[str],
        format: Format | None = None,
        *,
        jobs: int = 1,
        size: int = _SIZE,
        scratch: Path | None = None,
        kept: Path | None = None,
        cluster: str | None = None,
        tell: Told = lambda faults: None,
        step: Callable[[int, int], None] = lambda read, works: None,
    ) -> None:
        self._paths, self._format, self._jobs, self._size = paths, format, jobs, size
        self._tell, self._step = tell, step
        self._kept = Kept(kept) if kept else None
        self._cluster = cluster
        self._store = Store(scratch)

    def works(self) -> Iterator[Work]:
        """Every work in the order of the inputs: books with their parts, and what stays alone."""
        with ExitStack() as stack:
            if self._cluster is not None and self._kept is None:
                yield from self._shuffled(stack.enter_context(self._workers(self._cluster)))
                return
            self._read(self._processes(stack))
        self._find_homes()
        for top in self._store.tops():
            yield from self._told(whole_works(top, self._store))

    def _told(self, made: tuple[list[Work], list[Diagnostic]]) -> list[Work]:
        works, diagnostics = made
        self._tell(diagnostics)
        return works

    # --- reading ----------------------------------------------------------------------------------

    def _read(self, processes: Processes) -> None:
        taken = ManyTaken()
        for (read, name, digest), found in ahead(self._begun(processes), self._jobs):
            if self._kept is not None:
                self._kept.keep(digest, found)
            rows, faults = found
            self._tell(faults)
            self._store.add([self._own(row, taken, name) for row in rows])
            self._step(read, len(rows))
        self._store.index()
        self._store.place_those_that_say_where()

    def _processes(self, stack: ExitStack) -> Processes:
        if self._cluster is not None:
            return stack.enter_context(self._workers(self._cluster))
        return stack.enter_context(pool(self._jobs)) if self._jobs > 1 else None

    def _workers(self, address: str) -> Cluster:
        from precarious_truce.bulk.cluster import Cluster

        found = Cluster(address, self._jobs)
        self._jobs = found.workers
        return found

    def _begun(
        self, processes: Processes
    ) -> Iterator[tuple[tuple[int, str, str], Read | Future[Read]]]:
        """Cuts that are being read: how many bytes were read by then, the input, their digest."""
        before = 0
        for path in self._paths:
            try:
                source = source_of(path, self._format)
                for cut, read in cuts_of(source, self._size, self._tell):
                    given = cut, source.name, source.format.name
                    digest = self._kept.digest(*given) if self._kept else ""
                    yield (before + read, source.name, digest), self._rows(processes, digest, given)
                before += size_of(path)
            except TruceError as error:
                self._tell(error.diagnostics)

    def _rows(
        self,
        processes: Processes,
        digest: str,
        given: tuple[Cut, str, str],
    ) -> Read | Future[Read]:
        if self._kept is not None and (found := self._kept.found(digest)) is not None:
            return found
        if processes is None:
            return rows_of(*given)
        if isinstance(processes, ProcessPoolExecutor):
            return processes.submit(rows_of, *given)
        return processes.read(*given)

    def _own(self, row: Row, taken: ManyTaken, name: str) -> Row:
        key = unused(row.key, taken)
        taken.add(key)
        if key != row.key:
            message = f"the key {row.key} stands twice; here it becomes {key}"
            self._tell([Diagnostic("K2", message, Severity.WARNING, name)])
        return row.under(key)

    # --- finding ----------------------------------------------------------------------------------

    def _find_homes(self) -> None:
        store = self._store
        namesakes = Namesakes(store)
        homes = (
            (place, home)
            for place, ref, placement, parent in store.parts()
            if (home := home_of(ref, _by_key(placement, parent), parent, namesakes))
        )
        store.set_homes(homes)
        self._tell_misses(namesakes.near_misses)
        store.without_circles(DEEPEST)
        self._find_volumes_of_one_work()

    def _find_volumes_of_one_work(self) -> None:
        """Volumes with titles of their own come together in the work that is made for the first."""
        places: dict[str, int] = {}
        for some in volumes_of_works(self._titled_volumes(places), self._store.has):
            first, *others = (places[volume.key] for volume in some)
            if others:
                self._store.put_beside(first, others)

    def _titled_volumes(self, places: dict[str, int]) -> Iterator[Reference]:
        for stored in self._store.titled_volumes():
            if isinstance(stored.work, Reference):
                places[stored.work.key] = stored.place
                yield stored.work

    def _tell_misses(self, misses: Iterable[NearMiss]) -> None:
        self._tell(Diagnostic("K4", str(miss), Severity.INFO) for miss in misses)

    # --- by the workers of a cluster --------------------------------------------------------------

    def _shuffled(self, cluster: Cluster) -> Iterator[Work]:
        """The works, found and put together where the entries are; here are keys and places."""
        from precarious_truce.bulk.shuffling import Shuffling

        shuffling, store = Shuffling(cluster), self._store
        self._read(shuffling)
        store.set_homes(shuffling.homes(store))
        self._tell_misses(shuffling.near_misses())
        store.without_circles(DEEPEST)
        self._find_volumes_of_one_work()
        for made in shuffling.made(store):
            yield from self._told(made)


def _by_key(placement: Placement | None, parent: Reference | None) -> Placement | None:
    return placement._replace(parent=parent.key) if placement and parent else placement


def rows_of(cut: Cut, name: str, format: str) -> Read:
    """The entries of a cut as rows, and what is wrong with it."""
    faults: list[Diagnostic] = []
    rows = [
        row_of(found.work, found.work.key, found.placement, format)
        for found in found_in(cut, name, format, faults)
    ]
    return rows, faults
