"""Processes that work ahead, and what they did in the order in which it was begun.

>>> list(ahead(((n, n * n) for n in range(3)), 1))
[(0, 0), (1, 1), (2, 4)]
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

__all__ = ["ahead", "cores", "pool", "result"]

_AHEAD = 3  # tasks a process that are under way, or done out of turn
T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pool(jobs: int) -> ProcessPoolExecutor:
    """So many processes: begun as copies of this one where that is sure and quick."""
    way = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(way)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Make a process of the pool: it leaves Ctrl-C to its parent, and goes when that has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def result(begun: R | Future[R]) -> R:
    """What was done, or comes of what was begun."""
    return begun.result() if isinstance(begun, Future) else begun


def ahead(begun: Iterable[tuple[T, R | Future[R]]], jobs: int) -> Iterator[tuple[T, R]]:
    """What was begun, with what came of it, in order: some is under way ahead of its turn."""
    waiting: deque[tuple[T, R | Future[R]]] = deque()
    for pair in begun:
        waiting.append(pair)
        if len(waiting) > jobs * _AHEAD or jobs == 1:
            name, task = waiting.popleft()
            yield name, result(task)
    for name, task in waiting:
        yield name, result(task)
