"""What each process of a run does: it reads a cut, writes its entries, says what became of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from precarious_truce.bulk.inputs import found_in
from precarious_truce.bulk.scratch import keep, output_of
from precarious_truce.bulk.tasks import Done, Task
from precarious_truce.errors import Diagnostic
from precarious_truce.files import in_utf8
from precarious_truce.formats import by_name
from precarious_truce.formats.crosswalk.building import Keys, Report, W
from precarious_truce.io import content, losses
from precarious_truce.model import Book, Work
from precarious_truce.model.keys import Taken
from precarious_truce.model.references import as_book
from precarious_truce.opening import key_in_two_inputs

__all__ = ["convert"]


class _EntryKeys(Keys):
    """Keys of entries: what each wanted is noted; those that the whole gave are used."""

    def __init__(self, given: Iterable[str] | None) -> None:
        super().__init__()
        self.wanted: list[str] = []
        self._given = None if given is None else iter(given)

    def own(self, ref: W, report: Report) -> W:
        """The work under the key that it was given, or one of its own."""
        self.wanted.append(ref.key)
        if self._given is None:
            return super().own(ref, report)
        key = next(self._given)
        if key == ref.key:
            return ref
        report("K2", f"the key {ref.key} stands twice; here it becomes {key}")
        return ref.with_valid(key=key)


class _WrittenTaken(Taken):
    """Keys in the output; those that are new are noted."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__(keys)
        self.new: list[str] = []

    def add(self, key: str) -> None:
        """Take a key."""
        self.new.append(key)
        super().add(key)


class _Conversion:
    """One task at work."""

    def __init__(self, task: Task) -> None:
        self.task, self.keys = task, _EntryKeys(task.given)
        self.diagnostics: list[Diagnostic] = []
        self.given: list[str] = []
        self.written = _WrittenTaken(task.written)
        self.lost, self.losses, self.works = 0, list[str](), 0

    def read(self) -> Iterator[Work]:
        """The works of the cut."""
        task, module = self.task, by_name(self.task.source).module
        links = getattr(module, "links", None)
        for found in found_in(task.cut, task.name, task.source, self.diagnostics):
            work: Work = self.keys.own(found.work, found.report)
            self.given.append(work.key)
            if links is not None and found.placement:
                work = links.kept(work, found.placement.parent)
            if (earlier := task.elsewhere.get(work.key)) is not None:
                self.diagnostics.append(key_in_two_inputs(work.key, task.name, earlier))
                continue
            self.works += 1
            yield work if isinstance(work, Book) else as_book(work) or work

    def counted(self) -> Iterator[Work]:
        """The works; what is lost of each is counted."""
        format = by_name(self.task.target)
        tells = hasattr(format.module, "losses")
        for work in self.read():
            found = losses(work, format, **dict(self.task.options)) if tells else ()
            self.lost += len(found)
            if self.task.lists_losses:
                self.losses += map(str, found)
            yield work

    def pieces(self) -> Iterator[str | bytes]:
        """The text of the works."""
        format, options = by_name(self.task.target), dict(self.task.options)
        if hasattr(format.module, "pieces_with"):
            return format.module.pieces_with(self.counted(), self.written, **options)  # type: ignore[no-any-return]
        return content(self.counted(), format, **options)


def convert(task: Task, folder: str) -> Done:
    """Do a task; its output is in the folder."""
    digest = task.digest()
    path, run = output_of(folder, digest), _Conversion(task)
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as stream:
        stream.writelines(map(in_utf8, run.pieces()))
    part.replace(path)
    done = Done(
        str(path), run.works, tuple(run.keys.wanted), tuple(run.given), tuple(run.written.new),
        tuple(run.diagnostics), run.lost, tuple(run.losses),
    )  # fmt: skip
    keep(folder, digest, done)
    return done
