"""`precarious-truce gather`: chapters of many files into their books."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from precarious_truce.bulk.gathering import Gathering
from precarious_truce.bulk.pool import cores
from precarious_truce.bulk.progress import Progress
from precarious_truce.bulk.told import Told
from precarious_truce.cli import completion
from precarious_truce.cli.arguments import source_named
from precarious_truce.cli.names import target_name
from precarious_truce.cli.streams import report, status
from precarious_truce.exporting import plan
from precarious_truce.files import write_atomically, write_stdout
from precarious_truce.model import Book, Work
from precarious_truce.opening import paths_in
from precarious_truce.printing import printable
from precarious_truce.remote import Outgoing, is_url, size_of

__all__ = ["command"]


@click.command("gather")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "-o", "--output", "out", required=True, metavar="FILE|-", help="where to write the books"
)
@click.option(
    "-f",
    "--from",
    "source_format",
    shell_complete=completion.formats,
    metavar="FORMAT",
    help="the format of the inputs, if their endings do not tell",
)
@click.option(
    "-t",
    "--to",
    "target",
    shell_complete=completion.targets,
    metavar="FORMAT",
    help="the format of the output; default: by its ending, or yaml",
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="processes; default: the cores")
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="by the workers of Dask at tcp://scheduler:8786, or local",
)
@click.option(
    "--resume", is_flag=True, help="keep what was read, and go on with what a run before has read"
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="every diagnostic, a line of JSON each",
)
def command(
    files: tuple[str, ...],
    out: str,
    source_format: str | None,
    target: str | None,
    jobs: int | None,
    cluster: str | None,
    resume: bool,
    errors: Path | None,
) -> int:
    """Put the chapters of many files, in any order, into their books, whatever memory there is.

    What names no book, or a book that is in none of the files, stays by itself.
    """
    source = source_named(source_format) if source_format else None
    to = [target_name(target)] if target else ["yaml"] if out == "-" else []
    outgoing = Outgoing(out) if is_url(out) else None
    out = outgoing.local if outgoing else out
    (chosen, *_), _ = plan(to, out, {})
    paths = list(paths_in(files, source, urls=True))
    progress = Progress(sum(map(size_of, paths)), status)
    folder = Path(out).absolute().parent if out != "-" else None
    kept = folder / f".{Path(out).name}.pieces" if resume and folder else None
    with Told(errors) as told:
        gathering = Gathering(
            paths, source, jobs=jobs or cores(), tell=told.tell, step=progress.step,
            scratch=folder, kept=kept, cluster=cluster,
        )  # fmt: skip
        counts = _Counts()
        pieces = chosen.pieces(counts.of(gathering.works()))
        if out == "-":
            write_stdout(pieces)
        else:
            write_atomically(Path(out), pieces)
        progress.end()
    if kept is not None:
        shutil.rmtree(kept, ignore_errors=True)
    for line in told.lines():
        report(line)
    if out != "-":
        report(printable(f"wrote {out}: {counts}"))
    for url in outgoing.send() if outgoing else ():
        report(f"sent {printable(url)}")
    return int(told.errors > 0)


class _Counts:
    """How many works go by."""

    def __init__(self) -> None:
        self._books = self._others = 0

    def of(self, works: Iterator[Work]) -> Iterator[Work]:
        """The works, counted."""
        for work in works:
            is_book = isinstance(work, Book)
            self._books, self._others = self._books + is_book, self._others + (not is_book)
            yield work

    def __str__(self) -> str:
        others = f", {self._others:,} other works" if self._others else ""
        return f"{self._books:,} book{'s' * (self._books != 1)}{others}"
