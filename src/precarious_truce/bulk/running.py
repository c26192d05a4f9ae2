"""A run of several processes over long inputs: see the package.

What is finished is kept until the whole is, so that an interrupted run goes on where it was.  No
faulty entry stops it: what is wrong is told, and written to a file where that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from precarious_truce.bulk import joining, sharding
from precarious_truce.bulk.inputs import cuts_of
from precarious_truce.bulk.keeping import Keeping
from precarious_truce.bulk.pool import ahead, pool, result
from precarious_truce.bulk.progress import Progress
from precarious_truce.bulk.scratch import Scratch, finished
from precarious_truce.bulk.tasks import Done, Task
from precarious_truce.bulk.told import Told
from precarious_truce.bulk.working import convert
from precarious_truce.errors import TruceError
from precarious_truce.exporting import Export, Target
from precarious_truce.files import rewindable, stdin, write_atomically, write_stdout
from precarious_truce.formats.cutting import Cut
from precarious_truce.remote import size_of

if TYPE_CHECKING:
    from precarious_truce.bulk.cluster import Cluster

__all__ = ["Bulk"]

SIZE = 1 << 18
"""Characters of a task."""


class Bulk:
    """One run: an export by `jobs` processes.

    `resume`: go on with what an interrupted run left; `shards`: how many files an output is in;
    `errors`: a file that gets every diagnostic, a line of JSON each; `say` shows how far it is,
    `tell_loss` each loss.  `cluster` is the address of a scheduler of Dask whose workers do it, or
    "local", for `jobs` workers here.
    """

    def __init__(
        self,
        export: Export,
        *,
        jobs: int,
        resume: bool = False,
        shards: int = 1,
        errors: Path | None = None,
        size: int = SIZE,
        say: Callable[[str], None] = lambda text: None,
        tell_loss: Callable[[str, str], None] | None = None,
        cluster: str | None = None,
    ) -> None:
        self.export, self.jobs, self.resume, self.shards = export, jobs, resume, shards
        self.size, self.say, self.tell_loss = size, say, tell_loss
        self.told = Told(errors)
        self._piped: BinaryIO | None = None
        self._pool: ProcessPoolExecutor | Cluster | None = None
        self._cluster = cluster
        self.written: list[Path] = []
        self.works = 0

    def run(self, paths: Sequence[str]) -> list[Path]:
        """Write all outputs, and give their names; `told` has what was wrong.

        Raises `TruceError` where one cannot be written in parts.
        """
        documents = list(self.export.documents(paths))
        for _, target, where in documents:
            self._check(target, where)
        with ExitStack() as stack:
            stack.enter_context(self.told)
            if "-" in paths:
                self._piped = stack.enter_context(rewindable(stdin()))
            if self._cluster is not None:
                from precarious_truce.bulk.cluster import Cluster

                self._pool = stack.enter_context(Cluster(self._cluster, self.jobs))
                self.jobs = self._pool.workers
            elif self.jobs > 1:
                self._pool = stack.enter_context(pool(self.jobs))
            try:
                for inputs, target, where in documents:
                    self._document(inputs, target, where)
            except BrokenProcessPool:
                hint = "--resume goes on; fewer --jobs take less memory"
                message = "a process of the run was ended from outside"
                raise TruceError.of("F15", message, hint=hint) from None
            except BaseException:
                if self._pool is not None:
                    self._pool.shutdown(cancel_futures=True)
                raise
        return self.written

    def _check(self, target: Target, where: Path | None) -> None:
        if target.format is None or not joining.can_be_joined(target.name):
            hint = f"{', '.join(joining.joinable())} can; or leave out --jobs"
            message = f"{target.name} cannot be written in parts"
            raise TruceError.of("F5", message, file=str(where or "<stdout>"), hint=hint)
        if where is None and self.shards > 1:
            raise TruceError.of("F5", "stdout is one file", hint="name a file with -o")

    # --- one output -------------------------------------------------------------------------------

    def _document(self, inputs: Sequence[str], target: Target, where: Path | None) -> None:
        scratch = Scratch(where, resume=self.resume)
        try:
            self._in_parts(inputs, target, where, scratch)
        except BaseException:
            if where is None:  # nobody can go on with that
                scratch.remove()
            raise
        scratch.remove()

    def _in_parts(
        self, inputs: Sequence[str], target: Target, where: Path | None, scratch: Scratch
    ) -> None:
        parts, options = self._parts(inputs, target, scratch), dict(target.options)
        if where is None:  # all of it or nothing: nobody takes back what is on stdout
            write_stdout(joining.joined(target.name, options, list(parts)))
        elif self.shards == 1:  # put together while the others are worked on
            self._write(where, joining.joined(target.name, options, parts), scratch)
        else:
            self._in_shards(target, where, list(parts), scratch)

    def _parts(
        self, inputs: Sequence[str], target: Target, scratch: Scratch
    ) -> Iterator[joining.Part]:
        """What is finished, in order, as it becomes so."""
        progress = Progress(_bytes_of(inputs), self.say)
        for task, done in self._settled(self._tasks(inputs, target), str(scratch.path)):
            self.told.tell(done.diagnostics)
            self._count(target, done)
            progress.step(task.read, done.works)
            yield joining.Part(Path(done.path), done.works)
        progress.end()

    def _in_shards(
        self, target: Target, where: Path, parts: Sequence[joining.Part], scratch: Scratch
    ) -> None:
        assert target.format is not None
        files = sharding.names(where, self.shards, target.format)
        shares = sharding.shares([part.path.stat().st_size for part in parts], self.shards)
        for path, share in zip(files, shares, strict=True):
            held = [parts[number] for number in share]
            self._write(path, joining.joined(target.name, dict(target.options), held), scratch)

    def _write(self, path: Path, pieces: Iterator[bytes], scratch: Scratch) -> None:
        write_atomically(path, pieces, folder=scratch.path)
        self.written.append(path)

    def _count(self, target: Target, done: Done) -> None:
        self.works += done.works
        if done.lost:
            self.export.lost[target.name] += done.lost
        for loss in done.losses:
            if self.tell_loss is not None:
                self.tell_loss(target.name, loss)

    # --- its tasks --------------------------------------------------------------------------------

    def _tasks(self, inputs: Sequence[str], target: Target) -> Iterator[Task]:
        options = tuple(sorted(target.options.items()))
        like = Task(Cut(""), "", "", target.name, options, self.tell_loss is not None)
        before = 0
        for path in inputs:
            try:
                source = self.export.streamed(path, self._piped)
                like = replace(like, name=source.name, source=source.format.name)
                for cut, read in cuts_of(source, self.size, self.told.tell, self._piped):
                    yield replace(like, cut=cut, read=before + read)
                before += size_of(path)
            except TruceError as error:
                self.told.tell(error.diagnostics)

    def _settled(self, tasks: Iterable[Task], folder: str) -> Iterator[tuple[Task, Done]]:
        """What became of each task, in order, with the keys of the whole."""
        keeping = Keeping()
        alone = self._ahead(((task, None) for task in tasks), folder)
        checked = (keeping.checked(task, done) for task, done in alone)
        for task, done in self._ahead(checked, folder):
            yield task, self._without_collisions(keeping, task, done, folder)

    def _without_collisions(self, keeping: Keeping, task: Task, done: Done, folder: str) -> Done:
        """What became of the task, done again until none of the keys it writes is there already."""
        while taken := keeping.collisions(done):
            task = replace(task, written=tuple(sorted({*task.written, *taken})))
            done = result(self._start(task, folder))
        return done

    def _ahead(
        self, tasks: Iterable[tuple[Task, Done | None]], folder: str
    ) -> Iterator[tuple[Task, Done]]:
        """The tasks in order, some of them done ahead of their turn."""
        return ahead(
            ((task, done or self._start(task, folder)) for task, done in tasks), self.jobs
        )  # fmt: skip

    def _start(self, task: Task, folder: str) -> Done | Future[Done]:
        if self.resume and (done := finished(folder, task)):
            return done
        if self._pool is None:
            return convert(task, folder)
        if isinstance(self._pool, ProcessPoolExecutor):
            return self._pool.submit(convert, task, folder)
        return self._pool.convert(task, folder)


def _bytes_of(paths: Iterable[str]) -> int | None:
    """How long the inputs are together; None where that is not known."""
    paths = list(paths)
    return None if "-" in paths else sum(map(size_of, paths))
