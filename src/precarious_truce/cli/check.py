"""`precarious-truce check`: find faults in records."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from precarious_truce.checks import Selection, check, check_text, explain
from precarious_truce.checks.render import RENDERERS, summary
from precarious_truce.cli.arguments import inputs_named
from precarious_truce.cli.streams import data, report, shown, working
from precarious_truce.errors import Diagnostic, FormatError, Severity, TruceError
from precarious_truce.files import is_pipe, write_atomically
from precarious_truce.opening import paths_in, source_of
from precarious_truce.printing import printable

__all__ = ["command"]


@click.command("check")
@click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(allow_dash=True))
@click.option("--select", multiple=True, metavar="CODE", help="Only codes that begin so (P, T2).")
@click.option("--ignore", multiple=True, metavar="CODE", help="No codes that begin so.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--format", "output", type=click.Choice(list(RENDERERS)), default="text")
@click.option("--explain", "code", metavar="CODE", help="Explain a code: P1, RIS2, F4.")
@click.option("--fix", is_flag=True, help="Mend what is certain.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, or does.")
def command(
    files: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], strict: bool,
    output: str, code: str | None, fix: bool, diff: bool,
) -> int:  # fmt: skip
    """Find faults in records: overlapping pages, skipped numbers, wrong check digits.

    A fault can be accepted in the record: `accept: {P5: "plates are unpaged"}`.
    """
    if code:
        data(explain(code))
        return 0
    if not files:
        raise click.UsageError("which file? - stands for stdin", click.get_current_context())
    if fix and any(map(is_pipe, files)):
        raise click.UsageError("--fix mends files; stdin can be shown with --diff")
    selection = _selection(select, ignore)
    for file in paths_in(files) if fix or diff else ():
        _fix(file, selection, write=fix, show=diff)
    if diff and not fix:
        return 0
    with working(f"checking {inputs_named(files)}"):
        found = list(chain.from_iterable(_faults(file, selection) for file in paths_in(files)))
    data(RENDERERS[output](found))
    report(summary(found))
    return int(_are_bad(found, strict))


def _are_bad(found: list[Diagnostic], strict: bool) -> bool:
    severities = {fault.severity for fault in found}
    return Severity.ERROR in severities or (strict and Severity.WARNING in severities)


def _selection(select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    """The codes asked for; commas part them too."""

    def codes(given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(c.strip().upper() for text in given for c in text.split(",") if c.strip())

    selection = Selection(codes(select), codes(ignore))
    if unknown := selection.unknown():
        raise click.UsageError(f"no check is called {', '.join(unknown)}")
    return selection


def _faults(file: str, selection: Selection) -> list[Diagnostic]:
    """The faults of a file; one that cannot be read is a fault itself."""
    try:
        source = source_of(file)
        if source.format.name == "yaml":
            return check_text(
                source.read(), file=source.name, select=selection.select, ignore=selection.ignore
            )
        library = source.load()
        found = check(library, select=selection.select, ignore=selection.ignore)
        return [*library.diagnostics, *found]
    except FormatError:
        raise
    except TruceError as error:
        return list(error.diagnostics)


def _fix(file: str, selection: Selection, *, write: bool, show: bool) -> None:
    """Mend one file, or show how; what is not a record in UTF-8 is left alone."""
    from precarious_truce.checks.fixes import diff, fix_text

    try:
        source = source_of(file)
        if source.format.name != "yaml":
            return
        text = source.read().decode("utf-8")
    except (UnicodeDecodeError, TruceError):
        return
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    fixed, edits = fix_text(text.removeprefix(mark), selection)
    if show:
        data(shown(diff(text.removeprefix(mark), fixed, file).splitlines()))
    if write and edits:
        write_atomically(Path(file), [mark + fixed])
        report(f"{printable(file)}: {len(edits)} mended")
