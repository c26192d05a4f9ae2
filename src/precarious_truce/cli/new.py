"""`precarious-truce new`: begin a record."""

from __future__ import annotations

from pathlib import Path

import click

from precarious_truce.cli.streams import data, report
from precarious_truce.errors import TruceError
from precarious_truce.files import read_bytes, write_atomically
from precarious_truce.printing import printable

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
        data(record)
        return 0
    path = Path(file)
    if path.exists():
        hint = "choose another name, or remove it first"
        raise TruceError.of("F1", "something of that name is there already", file=file, hint=hint)
    write_atomically(path, [record])
    report(f"{printable(file)}: written")
    doubts = record.count("# ?")
    if doubts:
        report(f"{doubts} lines are doubtful: look for `# ?`")
    return 0


def _text(name: str) -> str:
    try:
        return read_bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save the file in the encoding UTF-8"
        raise TruceError.of("F6", "not UTF-8", file=name, hint=hint) from None
