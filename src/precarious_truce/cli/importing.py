"""`precarious-truce import`: a bibliography becomes records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import click

from precarious_truce.cli.streams import data, report
from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.files import write_atomically
from precarious_truce.formats import registry
from precarious_truce.model import Library
from precarious_truce.opening import paths_in, source_of

__all__ = ["command"]


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "-o", "--output", metavar="DIR|FILE", default="-", show_default=True,
    help="one file of records (.yaml), or a folder: a file for each input",
)  # fmt: skip
@click.option(
    "--make-books", is_flag=True,
    help="a book for parts that name one which is not there, made of what they say of it",
)  # fmt: skip
@click.option(
    "--split-titles", is_flag=True,
    help="part titles from subtitles at a colon, or at what the language puts there",
)  # fmt: skip
@click.option("-f", "--force", is_flag=True, help="write over files that are there already")
@click.option("-q", "--quiet", is_flag=True, help="no report")
def command(
    files: tuple[str, ...], output: str, make_books: bool, split_titles: bool, force: bool,
    quiet: bool,
) -> int:  # fmt: skip
    """Make records of a bibliography: .bib, RIS, CSL-JSON, RDF, tables.

    Chapters come to stand in their book where the file has it.  What was found, what stays by
    itself, what may be there twice and what `check` finds is told on stderr.  Records that are
    there already, which somebody may have mended, are written over on request only.
    """
    from precarious_truce.formats.crosswalk.editors import with_editors
    from precarious_truce.moving import records
    from precarious_truce.moving import report as told

    target = Path(output)
    if not target.is_dir() and _is_of_a_format(target):
        raise click.UsageError(
            f"-o {output}: records are .yaml files; another format: precarious-truce export"
        )
    libraries = {file: with_editors(source_of(file).load()) for file in paths_in(files)}
    if make_books:
        from precarious_truce.formats.crosswalk.missing_books import with_missing_books

        libraries = {file: with_missing_books(library) for file, library in libraries.items()}
    if split_titles:
        from precarious_truce.subtitles import with_subtitles

        libraries = {file: with_subtitles(library) for file, library in libraries.items()}
    if output == "-":
        data(_joined(map(records, libraries.values())))
    else:
        targets = _targets(target, libraries)
        if not force:
            _refuse_to_replace(path for path, _ in targets)
        for path, these in targets:
            write_atomically(path, [_joined(map(records, these))])
    for file, library in libraries.items() if not quiet else ():
        name = f"{file}: " if len(libraries) > 1 else ""
        report("\n".join(name + line for line in told(library)))
    bad = (d for library in libraries.values() for d in library.diagnostics)
    return int(any(d.severity is Severity.ERROR for d in bad))


_ENDINGS = (".yaml", ".yml")


def _is_of_a_format(target: Path) -> bool:
    """Whether a name ends as files of another format do."""
    name = target.name.lower()
    known = (ending for format in registry() for ending in format.suffixes)
    return target.suffix.lower() not in _ENDINGS and name.endswith(tuple(known))


def _joined(texts: Iterable[str]) -> str:
    return "---\n".join(text for text in texts if text)


def _targets(
    target: Path, libraries: Mapping[str, Library]
) -> list[tuple[Path, Collection[Library]]]:
    """One file for all; or in a folder a file for each input, named like it.

    A usage error where two would be one.
    """
    if target.suffix.lower() in _ENDINGS:
        return [(target, libraries.values())]
    found: dict[Path, Collection[Library]] = {}
    for file, library in libraries.items():
        stem = Path(file).name.split(".")[0] if file != "-" else "records"
        path = target / f"{stem or 'records'}.yaml"
        if path in found:
            raise click.UsageError(f"two inputs would be written to {path}; import them apart")
        found[path] = [library]
    return list(found.items())


def _refuse_to_replace(paths: Iterable[Path]) -> None:
    """TruceError for files that are there already and hold something."""
    hint = "choose another name, or write over it with --force"
    message = "something of that name is there already"
    faults = [
        Diagnostic("F1", message, file=str(path), hint=hint)
        for path in paths
        if path.is_file() and path.stat().st_size
    ]
    if faults:
        raise TruceError(*faults)
