"""Keys of a whole run, looked after in one place: every entry gets the one it has in one process.

A task that was done by itself stands if none of the keys that its entries got is taken by what
comes before it; else it is done again with the keys that they have in the whole.

>>> from precarious_truce.formats.cutting import Cut
>>> keeping, task = Keeping(), Task(Cut(""), "a.bib", "bibtex", "ris")
>>> done = Done("", 1, wanted=("a", "a"), given=("a", "ab"), written=())
>>> keeping.checked(task, done)[1] is done
True
>>> again, done = keeping.checked(task, done)
>>> again.given, done
(('ac', 'ad'), None)
"""

from __future__ import annotations

from dataclasses import replace

from precarious_truce.bulk.tasks import Done, Task
from precarious_truce.many_keys import ManyTaken, Places
from precarious_truce.model.keys import unused

__all__ = ["Keeping"]


class Keeping:
    """The keys of one output so far; tasks are shown to it in the order of the input."""

    def __init__(self) -> None:
        self._name = ""
        self._entries, self._written = ManyTaken(), ManyTaken()
        self._places = Places()

    def checked(self, task: Task, done: Done) -> tuple[Task, Done | None]:
        """The task and what became of it, or the task as it is to be done again."""
        if task.name != self._name:
            self._name, self._entries = task.name, ManyTaken()
        taken = self._entries
        given = done.given
        if any(key in taken for key in given):
            given = tuple(map(self._own, done.wanted))
        else:
            for key in given:
                taken.add(key)
        elsewhere = {key: place for key in given if (place := self._places.of(key, task.name))}
        if given == done.given and not elsewhere:
            return task, done
        return replace(task, given=given, elsewhere=elsewhere), None

    def _own(self, wanted: str) -> str:
        key = unused(wanted, self._entries)
        self._entries.add(key)
        return key

    def collisions(self, done: Done) -> tuple[str, ...]:
        """Which of the keys in the output of a task are there already; if none, all are now."""
        found = tuple(key for key in done.written if key in self._written)
        if not found:
            for key in done.written:
                self._written.add(key)
        return found
