"""`precarious-truce new`: begin a record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from precarious_truce.errors import TruceError
from precarious_truce.io import read_bytes, write_atomically

__all__ = ["command"]


@click.command("new")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--from-contents", "contents", metavar="TEXT", help="A pasted contents page, or -.")
@click.option("--infer-ends", is_flag=True, help="End each part before the next begins.")
@click.option("--title", default="", help="The title of the book.")
@click.option("--author", default="", metavar="NAME", help="Its author: Family, Given.")
def command(
    file: str | None, contents: str | None, infer_ends: bool, title: str, author: str
) -> int:
    """Begin a record: with notes on every field, or from a pasted contents page.

    Writes to FILE, which must not exist yet, or to stdout.  Guesses are marked with `# ?`.
    """
    from precarious_truce.scaffold import commented_record, from_contents

    if contents is None:
        record = commented_record()
        if infer_ends:
            raise click.UsageError("--infer-ends goes with --from-contents")
    else:
        text = _text(contents)
        record = from_contents(text, title=title, author=author, infer_ends=infer_ends)
    if file is None or file == "-":
        click.echo(record, nl=False)
        return 0
    path = Path(file)
    if path.exists():
        hint = "choose another name, or remove it first"
        raise TruceError.of("F1", "something of that name is there already", file=file, hint=hint)
    write_atomically(path, [record])
    click.echo(f"{file}: written", err=True)
    doubts = record.count("# ?")
    if doubts:
        click.echo(f"{doubts} lines are doubtful: look for `# ?`", err=True)
    return 0


def _text(name: str) -> str:
    data = sys.stdin.buffer.read() if name == "-" else read_bytes(Path(name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save the file in the encoding UTF-8"
        raise TruceError.of("Y0", "not UTF-8", file=name, hint=hint) from None
