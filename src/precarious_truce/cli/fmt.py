"""`precarious-truce fmt`: format records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from precarious_truce.errors import TruceError, printable
from precarious_truce.io import read_bytes, write_atomically

__all__ = ["command"]


@click.command("fmt")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(files: tuple[str, ...], check: bool, diff: bool) -> int:
    """Format records: order of keys, quotes, dashes, spacing; comments and meaning are kept.

    A file that cannot be kept so is left alone.  `-` reads stdin and writes stdout.
    """
    outcomes = [_format(file, check=check, diff=diff) for file in files]
    return int("refused" in outcomes or (check and "changed" in outcomes))


def _format(file: str, *, check: bool, diff: bool) -> str:
    """Format one file: "same", "changed" or "refused"."""
    from precarious_truce.formats.yaml.format import formatted

    try:
        text = _read(file)
        after = formatted(text, file=None if file == "-" else file)
    except TruceError as error:
        click.echo(str(error), err=True)
        return "refused"
    if diff:
        _show(text, after, file)
    elif file == "-" and not check:
        click.echo(after, nl=False)
    elif after != text:
        if not check:
            write_atomically(Path(file), [after])
        click.echo(f"{file}: {'would be ' if check else ''}formatted", err=True)
    return "same" if after == text else "changed"


def _read(file: str) -> str:
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        hint = "save the file in the encoding UTF-8"
        raise TruceError.of("Y0", "not UTF-8", file=file, hint=hint) from None


def _show(before: str, after: str, file: str) -> None:
    from precarious_truce.checks.fixes import diff

    for line in diff(before, after, file).splitlines():
        click.echo(printable(line))
