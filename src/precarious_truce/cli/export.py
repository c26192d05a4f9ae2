"""`precarious-truce export`: the main job."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from precarious_truce.bulk.pool import cores
from precarious_truce.bulk.progress import Progress
from precarious_truce.bulk.running import Bulk
from precarious_truce.cli import completion
from precarious_truce.cli.arguments import source_named
from precarious_truce.cli.names import format_name, target_name
from precarious_truce.cli.streams import report, status
from precarious_truce.errors import Diagnostic, FormatError, Severity, TruceError
from precarious_truce.exporting import (
    DEFAULT_TARGETS,
    RDF_FORMATS,
    Export,
    Options,
    plan,
    summary,
)
from precarious_truce.formats import by_suffix, registry
from precarious_truce.model import Library, Loss
from precarious_truce.opening import paths_in
from precarious_truce.printing import printable
from precarious_truce.remote import Outgoing, is_url, size_of

__all__ = ["command"]


@click.command("export")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "-t",
    "--to",
    "--format",
    "--style",
    "names",
    multiple=True,
    shell_complete=completion.targets,
    metavar="TARGET[,…]",
    help="formats and citation styles; default: the ending of -o FILE, or "
    + ",".join(DEFAULT_TARGETS),
)
@click.option(
    "-o",
    "--output",
    "out",
    default=".",
    metavar="DIR|FILE|-",
    help="where to write: a folder, one file of all works, or - for stdout",
)
@click.option(
    "-f",
    "--from",
    "source_format",
    shell_complete=completion.formats,
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
@click.option(
    "--base",
    metavar="IRI",
    help="RDF: where works without DOI and ISBN are; oai-static: the address at a gateway",
)
@click.option("--analytic", is_flag=True, help="MARC: a record for each part, beside the book's")
@click.option("--depositor", metavar="NAME", help="Crossref: who deposits")
@click.option(
    "--email",
    metavar="ADDRESS",
    help="Crossref: where its report goes; oai-static: who keeps the repository",
)
@click.option("--registrant", metavar="NAME", help="Crossref: who is responsible for the DOIs")
@click.option("--batch", metavar="NUMBER", help="Crossref: your number of the deposit")
@click.option("--timestamp", metavar="DIGITS", help="Crossref: digits that grow: 20260131120000")
@click.option("--repository", metavar="NAME", help="oai-static: what the repository is called")
@click.option("--validate", is_flag=True, help="RDF: check the output against the shapes (pyshacl)")
@click.option(
    "--keep-going",
    is_flag=True,
    help="write what is sound of a damaged file (the exit code is still 1)",
)
@click.option(
    "--stream/--no-stream",
    "streaming",
    default=None,
    help="entry by entry, for files of any length: parts are not put into their books; "
    "default where that loses nothing (records, N-Triples, Turtle) and a file has over 64 MiB",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="--stream by so many processes; default: the cores, where one of the next three is given",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="--stream by the workers of Dask at tcp://scheduler:8786, or local",
)
@click.option("--resume", is_flag=True, help="go on with what an interrupted --stream left")
@click.option(
    "--shards", type=click.IntRange(1), metavar="N", help="write each output into N files"
)
@click.option(
    "--errors",
    "errors_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="every diagnostic, a line of JSON each; no faulty entry stops the run",
)
@click.option(
    "--rename-keys",
    "rename",
    is_flag=True,
    help="make keys differ that two inputs of one document share",
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
    analytic: bool,
    depositor: str | None,
    email: str | None,
    registrant: str | None,
    batch: str | None,
    timestamp: str | None,
    repository: str | None,
    validate: bool,
    keep_going: bool,
    streaming: bool | None,
    jobs: int | None,
    cluster: str | None,
    resume: bool,
    shards: int | None,
    errors_file: Path | None,
    rename: bool,
    show_losses: bool,
) -> int:
    """Write records (or other readable files, directories, - for stdin) in other formats."""
    options = {
        **dict.fromkeys(("bibtex", "biblatex"), _options(ascii=ascii_only, crossref=crossref)),
        **dict.fromkeys(RDF_FORMATS, _options(profile=profile, base=base)),
        "csl-json": _options(strict=csl_schema),
        "oai-static": _options(base=base, email=email, repository=repository),
        **dict.fromkeys(("marcxml", "marc"), _options(analytic=analytic)),
        "crossref-xml": _options(
            depositor=depositor,
            email=email,
            registrant=registrant,
            batch=batch,
            timestamp=timestamp,
        ),
    }
    source = source_named(source_format) if source_format else None
    outgoing = Outgoing(out) if is_url(out) else None
    out = outgoing.local if outgoing else out
    asked = [name.strip() for name in ",".join(names).split(",")]
    chosen, where = plan([target_name(name) for name in asked if name], out, options)
    _check_files(files, out)
    paths = list(paths_in(files, source, urls=True))
    progress = Progress(sum(map(size_of, paths)) * len(chosen), status)
    job = Export(
        chosen,
        where,
        source_format=source,
        keep_going=keep_going,
        validate=validate,
        rename=rename,
        on_loss=_report_loss if show_losses else None,
        on_read=progress.step,
    )
    if jobs or cluster or resume or shards or errors_file:
        if not streaming:
            raise click.UsageError(
                "--jobs, --cluster, --resume, --shards and --errors go with --stream"
            )
        bulk = Bulk(
            job, jobs=jobs or cores(), resume=resume, shards=shards or 1, errors=errors_file,
            say=status, tell_loss=_tell_loss if show_losses else None,
            cluster=cluster,
        )  # fmt: skip
        failed = _export_bulk(bulk, paths)
    else:
        if streaming is None and (streaming := job.is_long(paths)):
            report("long: exported work by work, as by --stream; --no-stream holds all at once")
        failed = _run(job, paths, bool(streaming))
        progress.end()
    if job.lost and not show_losses:
        report("\n".join((*summary(job.lost), "--losses lists them")))
    for url in outgoing.send() if outgoing else ():
        report(f"sent {printable(url)}")
    return int(failed)


def _is_meant_for_output(file: str) -> bool:
    """Whether a file is not there, but ends as one that can be written."""
    endings = tuple(suffix for kind in registry() if kind.writes for suffix in kind.suffixes)
    return file.lower().endswith((*endings, ".txt")) and not Path(file).exists()


def _check_files(files: Sequence[str], out: str) -> None:
    """A usage error for what is to be written, and for the name of a format, where a file is asked
    for: `export x.yaml ris`.
    """
    if out == "." and len(files) > 1 and _is_meant_for_output(files[-1]):
        raise click.UsageError(f"{files[-1]} is not there; to write it: -o {files[-1]}")
    known = {one.name for one in registry() if one.writes}
    for file in files[1:]:
        if format_name(file) in known and not Path(file).exists():
            raise click.UsageError(f"{file} is no file; to write that format: --to {file}")


def _options(**options: str | bool | None) -> Options:
    """The options that were given on the command line."""
    return {name: value for name, value in options.items() if value not in (None, False)}


def _report_loss(name: str, loss: Loss) -> None:
    report(printable(f"{name}: {loss}"))


def _tell_loss(name: str, loss: str) -> None:
    report(printable(f"{name}: {loss}"))


def _export_bulk(bulk: Bulk, paths: Sequence[str]) -> bool:
    """Export by several processes; whether there were errors."""
    try:
        written = bulk.run(paths)
    except KeyboardInterrupt:
        status("")
        report("what is finished is kept: --resume goes on with it")
        raise
    for line in bulk.told.lines():
        report(line)
    for path in written:
        report(f"wrote {printable(str(path))}")
    return bulk.told.errors > 0


def _run(job: Export, paths: Sequence[str], streaming: bool) -> bool:
    """Export all inputs; whether one of them had errors."""
    if streaming and not job.where.is_folder:
        return _export_stream(partial(job.stream_document, paths), job.name)
    if not job.where.is_folder:
        return _export_document(job, paths)
    outcomes = [
        _export_stream(partial(job.stream, path), path) if streaming else _export_input(job, path)
        for path in _with_progress(paths)
    ]
    return any(outcomes)


def _export_stream(run: Callable[[], tuple[list[Path], list[Diagnostic]]], name: str) -> bool:
    """Export entry by entry; whether there were errors."""
    try:
        written, faults = run()
    except TruceError as error:
        written, faults = [], list(error.diagnostics)
    failed = _report_faults(faults)
    for where in written:
        report(f"wrote {printable(str(where))}")
    if failed and not written:
        report(f"{printable(name)}: nothing is written")
    return failed


def _report_faults(faults: Iterable[Diagnostic]) -> bool:
    """Report faults; whether there are errors among them."""
    failed = False
    for fault in faults:
        report(f"{fault}\n")
        failed = failed or fault.severity is Severity.ERROR
    return failed


def _read(job: Export, path: str) -> tuple[Library | None, list[Diagnostic]]:
    """What an input holds, and its faults; one where --from is meant for what is written."""
    library, faults = job.read(path)
    asked = job.source_format
    if library is None or len(library) or asked is None:
        return library, faults
    with contextlib.suppress(FormatError):
        if by_suffix(path) is not asked:
            hint = f"-f is the format of the input; what is written: -t {asked.name}"
            fault = Diagnostic("L2", f"no {asked.name} in it", file=path, hint=hint)
            return None, [fault]
    return library, faults


def _export_input(job: Export, path: str) -> bool:
    """Export one input into the folder; whether it had errors."""
    library, faults = _read(job, path)
    failed = _report_faults(faults)
    if library is None:
        report(f"{printable(path)}: nothing is written")
        return True
    return _report_written(job.write(path, library)) or failed


def _export_document(job: Export, paths: Sequence[str]) -> bool:
    """Export all inputs into one document; whether there were errors."""
    libraries, failed = {}, False
    for path in _with_progress(paths):
        library, faults = _read(job, path)
        failed = _report_faults(faults) or library is None or failed
        if library is not None:
            libraries[path] = library
    if (
        libraries
        and (job.keep_going or not failed)
        and not _report_written(job.write_document(libraries))
    ):
        return failed
    report(f"{printable(job.name)}: nothing is written")
    return True


def _report_written(paths: Iterator[Path]) -> bool:
    """Report each file as it is written; whether there were errors."""
    try:
        for path in paths:
            report(f"wrote {printable(str(path))}")
    except TruceError as error:
        return _report_faults(error.diagnostics) or True
    return False


def _with_progress(paths: Sequence[str]) -> Iterator[str]:
    """The paths one by one; from the second second on a status line counts them."""
    begun = time.monotonic()
    for done, path in enumerate(paths, 1):
        yield path
        if time.monotonic() - begun > 1:
            status(f"exporting: {done} of {len(paths)} files")
    status("")
