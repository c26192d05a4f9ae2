"""`precarious-truce show`: the contents of a book as a tree."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click

from precarious_truce.cli.arguments import (
    apart,
    blaming,
    books_of,
    from_option,
    inputs_argument,
    opened,
)
from precarious_truce.cli.streams import data, report
from precarious_truce.contents_view import png, show, svg
from precarious_truce.errors import TruceError
from precarious_truce.files import write_atomically
from precarious_truce.model import Book
from precarious_truce.printing import printable

__all__ = ["command"]


@click.command("show")
@inputs_argument("FILE… [KEY…]")
@click.option("--keys/--no-keys", default=None, help="The keys of the parts; where there is room.")
@click.option(
    "-o", "--svg", "--png", "target", metavar="FILE",
    help="Write an image instead, .svg or .png; - for SVG on stdout.",
)  # fmt: skip
@click.option("--width", type=click.IntRange(30, 400), help="Columns; the terminal's unless given.")
@from_option
def command(
    words: tuple[str, ...], keys: bool | None, target: str | None, width: int | None,
    source_format: str | None,
) -> int:  # fmt: skip
    """Show the contents of a book as a tree, with a bar where each part lies.

    Solid: its known pages.  Hatched: its pages are unknown, it may lie there.
    """
    files, named = apart(words)
    library = opened(files, source_format)
    with blaming(files):
        books = books_of(library, named)
    if target is not None:
        _write(books, target)
        return 0
    from rich.console import Console

    width = width or max(30, shutil.get_terminal_size().columns)
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for book in books:
            show(book, console, keys=keys)
    data("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
    return 0


def _write(books: list[Book], target: str) -> None:
    """One image: of one book, or of each book to a file with its key in the name."""
    if target == "-":
        data("".join(svg(book) for book in books))
        return
    path = Path(target)
    if path.suffix.lower() not in (".svg", ".png"):
        raise click.UsageError(f"an image ends in .svg or .png: {target}")
    named: dict[Path, Book] = {}
    for book in books:
        unsafe = re.sub(r"[^\w.-]+", "_", book.key)
        one = path if len(books) == 1 else path.with_stem(f"{path.stem}-{unsafe}")
        if one in named:
            hint = "give one of them another key"
            message = f"{named[one].key} and {book.key} would both be written to it"
            raise TruceError.of("F4", message, file=str(one), hint=hint)
        named[one] = book
    for one, book in named.items():
        image = svg(book)
        write_atomically(one, [image if one.suffix.lower() == ".svg" else png(image)])
        report(f"wrote {printable(str(one))}")
