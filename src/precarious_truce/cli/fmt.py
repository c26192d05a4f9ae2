"""`precarious-truce fmt`: format records."""

from __future__ import annotations

from pathlib import Path

import click

from precarious_truce.cli.streams import data, report, shown
from precarious_truce.errors import TruceError
from precarious_truce.files import read_bytes, write_atomically
from precarious_truce.formats import by_name
from precarious_truce.opening import paths_in
from precarious_truce.printing import printable

__all__ = ["command"]


@click.command("fmt")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(files: tuple[str, ...], check: bool, diff: bool) -> int:
    """Format records: order of keys, quotes, dashes, spacing; comments and meaning are kept.

    A file whose meaning would change is left alone.  `-` reads stdin and writes stdout.
    """
    outcomes = [_format(file, check=check, diff=diff) for file in paths_in(files, by_name("yaml"))]
    return int("refused" in outcomes or (check and "changed" in outcomes))


def _format(file: str, *, check: bool, diff: bool) -> str:
    """Format one file: "same", "changed" or "refused"."""
    from precarious_truce.formats.yaml.format import format_text

    try:
        text = _read(file)
        after = format_text(text, file=None if file == "-" else file)
    except TruceError as error:
        report(str(error))
        return "refused"
    if diff:
        _show(text, after, file)
    elif file == "-" and not check:
        data(after)
    elif after != text:
        if not check:
            write_atomically(Path(file), [after])
        report(f"{printable(file)}: {'would be ' if check else ''}formatted")
    return "same" if after == text else "changed"


def _read(file: str) -> str:
    try:
        return read_bytes(file).decode("utf-8")
    except UnicodeDecodeError:
        hint = "save the file in the encoding UTF-8"
        raise TruceError.of("Y0", "not UTF-8", file=file, hint=hint) from None


def _show(before: str, after: str, file: str) -> None:
    from precarious_truce.checks.fixes import diff

    data(shown(diff(before, after, file).splitlines()))
