"""`precarious-truce export`: the main job."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Any

import click

from precarious_truce.cli.streams import report, status
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
from precarious_truce.printing import printable

__all__ = ["command"]


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
    for path in _with_progress(list(inputs(files))):
        failed |= _streamed(job, path) if streaming else _one(job, path)
    if job.lost and not show_losses:
        for line in (*summary(job.lost), "--losses lists them"):
            report(line)
    return 1 if failed else 0


def _tell_loss(name: str, loss: Loss) -> None:
    report(printable(f"{name}: {loss}"))


def _streamed(job: Export, path: str) -> bool:
    """Export one input entry by entry; whether it had errors."""
    try:
        written, faults = job.stream(path)
    except TruceError as error:
        written, faults = [], list(error.diagnostics)
    for fault in faults:
        report(f"{fault}\n")
    for where in written:
        report(f"wrote {printable(str(where))}")
    failed = any(fault.severity is Severity.ERROR for fault in faults)
    if failed and not written:
        report(f"{printable(path)}: nothing is written")
    return failed


def _one(job: Export, path: str) -> bool:
    """Export one input; whether it had errors."""
    library, faults = job.read(path)
    for fault in faults:
        report(f"{fault}\n")
    failed = library is None or any(f.severity is Severity.ERROR for f in faults)
    if library is None:
        report(f"{printable(path)}: nothing is written")
        return True
    try:
        for written in job.write(path, library):
            report(f"wrote {printable(str(written))}")
    except TruceError as error:
        report(f"{error}\n")
        return True
    return failed


def _with_progress(paths: Sequence[str]) -> Iterator[str]:
    """The paths one by one; from the second second on a status line counts them."""
    begun = time.monotonic()
    for done, path in enumerate(paths, 1):
        yield path
        if time.monotonic() - begun > 1:
            status(f"exporting: {done} of {len(paths)} files")
    status("")
