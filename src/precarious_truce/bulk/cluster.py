"""Processes on other machines, by Dask distributed: they do what the processes of a pool do.

A task goes to a worker as a table and comes back as one (`tables`); nothing is read or written
there, so workers need no files in common.  A worker that dies loses nothing: what it had is done
again by another.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any, Generic, TypeVar

from precarious_truce.bulk.kept import Read
from precarious_truce.bulk.scratch import keep, output_of
from precarious_truce.bulk.tables import (
    done_in,
    entries,
    exported,
    read_in,
    table_of_cut,
    table_of_task,
)
from precarious_truce.bulk.tasks import Done, Task
from precarious_truce.errors import TruceError
from precarious_truce.extras import extra

__all__ = ["Cluster"]

T = TypeVar("T")
_DEATHS = 10
"""How often a worker may die at a task before the task is held to be what kills it."""


class Cluster:
    """The workers of a scheduler, or (address "local") as many of this machine as are asked for.

    Raises `TruceError` where Dask is not installed (F9), or no scheduler answers (F15).
    """

    def __init__(self, address: str, workers: int, *, wait: int = 30) -> None:
        self._local: Any = None
        with extra("clusters need Dask distributed", "cluster", file="--cluster"):
            dask: Any = import_module("dask")
            distributed: Any = import_module("distributed")
        dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS})
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            if address == "local":
                self._local = distributed.LocalCluster(
                    n_workers=workers, threads_per_worker=1, processes=True,
                    dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL,
                )  # fmt: skip
            self._client = distributed.Client(self._local or address, timeout=wait)
        except (OSError, ValueError) as error:
            hint = "dask scheduler begins one; --cluster local needs none"
            message = f"no scheduler answers: {str(error)[:200]}"
            raise TruceError.of("F15", message, file=address, hint=hint) from None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *error: object) -> None:
        self.shutdown()

    def shutdown(self, *, cancel_futures: bool = True) -> None:
        """Leave the cluster; a local one ends."""
        self._client.close()
        if self._local is not None:
            self._local.close()
            self._local = None

    @property
    def workers(self) -> int:
        """How many tasks it does at a time."""
        return max(2, sum(map(int, self._client.nthreads().values())))

    def convert(self, task: Task, folder: str) -> Future[Done]:
        """Do a task on a worker; its output will be in the folder."""
        return self._begun(exported, table_of_task(task), partial(_written, task, folder))

    def read(self, cut: Any, name: str, format: str) -> Future[Read]:
        """Read a cut on a worker, for gathering."""
        return self._begun(entries, table_of_cut(cut, name, format), read_in)

    def begun(self, function: Callable[..., Any], *given: Any) -> Any:
        """Do something on a worker; what comes of it stays there until it is asked for."""
        return self._client.submit(function, *given, pure=False, retries=_DEATHS)

    def coming(self, begun: Any, back: Callable[[Any], T]) -> Future[T]:
        """What will be made here of what was begun."""
        return _Coming(begun, back)

    def results(self, many: Any) -> Iterator[Any]:
        """What comes of delayed tasks, one after another; each goes when the next is asked for."""
        coming = deque(self._client.compute(many, retries=_DEATHS))
        while coming:
            yield _result(coming.popleft())

    def _begun(
        self, function: Callable[[Any], Any], table: Any, back: Callable[[Any], T]
    ) -> Future[T]:
        return _Coming(self._client.submit(function, table, pure=False), back)


class _Coming(Future[T], Generic[T]):
    """What will come of a task that is done on a cluster."""

    def __init__(self, begun: Any, back: Callable[[Any], T]) -> None:
        super().__init__()
        self._begun, self._back = begun, back

    def result(self, timeout: float | None = None) -> T:
        """What came of it; `TruceError` where the cluster cannot do it."""
        if not self.done():
            found = _result(self._begun, timeout)
            self._begun = None  # so that the worker need not hold it
            self.set_result(self._back(found))
        return super().result()


def _result(begun: Any, timeout: float | None = None) -> Any:
    """What comes of a task; `TruceError` where the cluster cannot do it."""
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    try:
        return begun.result(timeout)
    except (KilledWorker, FutureCancelledError) as error:
        hint = "--resume goes on; workers with more memory may be needed"
        message = f"the cluster cannot go on: {str(error)[:200]}"
        raise TruceError.of("F15", message, hint=hint) from None


def _written(task: Task, folder: str, table: Any) -> Done:
    """What became of a task, with its output in the folder."""
    output, done = done_in(table)
    digest = task.digest()
    path = output_of(folder, digest)
    part = path.with_suffix(".part")
    part.write_bytes(output)
    part.replace(path)
    done = replace(done, path=str(path))
    keep(folder, digest, done)
    return done
