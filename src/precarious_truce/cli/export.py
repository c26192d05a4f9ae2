"""`precarious-truce export`: the main job."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from precarious_truce.errors import Severity, TruceError
from precarious_truce.exporting import (
    DEFAULT_TARGETS,
    RDF_FORMATS,
    Export,
    inputs,
    summary,
    targets,
)
from precarious_truce.model import Loss


@click.command("export")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--to",
    "names",
    multiple=True,
    metavar="TARGET[,…]",
    help=f"formats and citation styles; default: {','.join(DEFAULT_TARGETS)}",
)
@click.option(
    "-o", "--output", "out", default=".", metavar="DIR|FILE|-", help="where to write (- is stdout)"
)
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    help="the format of the input, if its ending does not tell",
)
@click.option(
    "--ascii",
    "ascii_only",
    is_flag=True,
    help="BibTeX and BibLaTeX in ASCII, accents as TeX commands",
)
@click.option(
    "--crossref", is_flag=True, help="BibTeX and BibLaTeX chapters refer to their book by crossref"
)
@click.option("--csl-schema", is_flag=True, help="CSL-JSON as csl-data.json admits it")
@click.option("--profile", metavar="PROFILE", help="RDF profile: simple-dc, dcterms, rich, zotero")
@click.option("--base", metavar="IRI", help="RDF: where works without DOI and ISBN are")
@click.option("--validate", is_flag=True, help="RDF: check the output against the shapes (pyshacl)")
@click.option(
    "--keep-going",
    is_flag=True,
    help="write what is sound of a damaged file (the exit code is still 1)",
)
@click.option(
    "--stream",
    "streaming",
    is_flag=True,
    help="entry by entry, for files of any length (.bib, RIS): parts are not put into their books",
)
@click.option(
    "--losses", "show_losses", is_flag=True, help="list every fact that a format has no place for"
)
def command(
    files: tuple[str, ...],
    names: tuple[str, ...],
    out: str,
    source_format: str | None,
    ascii_only: bool,
    crossref: bool,
    csl_schema: bool,
    profile: str | None,
    base: str | None,
    validate: bool,
    keep_going: bool,
    streaming: bool,
    show_losses: bool,
) -> int:
    """Write records (or other readable files, directories, - for stdin) in other formats."""
    asked = [n.strip() for name in names for n in name.split(",") if n.strip()]
    tex = {k: True for k, v in {"ascii": ascii_only, "crossref": crossref}.items() if v}
    rdf = {k: v for k, v in {"profile": profile, "base": base}.items() if v is not None}
    options: dict[str, dict[str, Any]] = {"bibtex": tex, "biblatex": tex}
    options |= {"csl-json": {"strict": True}} if csl_schema else {}
    options |= dict.fromkeys(RDF_FORMATS, rdf)
    job = Export(
        targets(asked or DEFAULT_TARGETS, options),
        out,
        source_format=source_format,
        keep_going=keep_going,
        validate=validate,
        on_loss=_tell_loss if show_losses else None,
    )
    failed = False
    with _progress() as advance:
        for path in advance(list(inputs(files))):
            failed |= _streamed(job, path) if streaming else _one(job, path)
    if job.lost and not show_losses:
        for line in (*summary(job.lost), "--losses lists them"):
            click.echo(line, err=True)
    return 1 if failed else 0


def _tell_loss(name: str, loss: Loss) -> None:
    click.echo(f"{name}: {loss}", err=True)


def _streamed(job: Export, path: str) -> bool:
    """Export one input entry by entry; whether it had errors."""
    try:
        written, faults = job.stream(path)
    except TruceError as error:
        written, faults = [], list(error.diagnostics)
    for fault in faults:
        click.echo(f"{fault}\n", err=True)
    for where in written:
        click.echo(f"wrote {where}", err=True)
    failed = any(fault.severity is Severity.ERROR for fault in faults)
    if failed and not written:
        click.echo(f"{path}: nothing is written", err=True)
    return failed


def _one(job: Export, path: str) -> bool:
    """Export one input; whether it had errors."""
    library, faults = job.read(path)
    for fault in faults:
        click.echo(f"{fault}\n", err=True)
    failed = library is None or any(f.severity is Severity.ERROR for f in faults)
    if library is None:
        click.echo(f"{path}: nothing is written", err=True)
        return True
    try:
        for written in job.write(path, library):
            click.echo(f"wrote {written}", err=True)
    except TruceError as error:
        click.echo(f"{error}\n", err=True)
        return True
    return failed


@contextmanager
def _progress() -> Iterator[Any]:
    """A bar on a terminal, once the work has taken a second; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda paths: paths
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=False) as bar:

        def advance(paths: list[str]) -> Iterable[str]:
            begun, task = (
                time.monotonic(),
                bar.add_task("exporting", total=len(paths), visible=False),
            )
            for path in paths:
                yield path
                bar.update(task, advance=1, visible=time.monotonic() - begun > 1)

        yield advance


__all__ = ["command"]
