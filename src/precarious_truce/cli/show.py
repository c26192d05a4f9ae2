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
from precarious_truce.cli.streams import data
from precarious_truce.contents_view import show, svg
from precarious_truce.files import write_atomically
from precarious_truce.model import Book

__all__ = ["command"]


@click.command("show")
@inputs_argument("FILE… [KEY…]")
@click.option("--svg", "target", metavar="FILE", help="Write an image instead; - for stdout.")
@click.option("--width", type=click.IntRange(30, 400), help="Columns; the terminal's unless given.")
@from_option
def command(
    words: tuple[str, ...], target: str | None, width: int | None, source_format: str | None
) -> int:
    """Show the contents of a book as a tree, with a bar where each part lies.

    Solid: its known pages.  Hatched: its pages are unknown, it may lie there.
    """
    files, keys = apart(words)
    library = opened(files, source_format)
    with blaming(files):
        books = books_of(library, keys)
    if target is not None:
        _write(books, target)
        return 0
    from rich.console import Console

    width = width or max(30, shutil.get_terminal_size().columns)
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for book in books:
            show(book, console)
    data(captured.get())
    return 0


def _write(books: list[Book], target: str) -> None:
    """One image: of one book, or of each book to a file with its key in the name."""
    if target == "-":
        data("".join(svg(book) for book in books))
        return
    path = Path(target)
    for book in books:
        unsafe = re.sub(r"[^\w.-]+", "_", book.key)
        one = path if len(books) == 1 else path.with_stem(f"{path.stem}-{unsafe}")
        write_atomically(one, [svg(book)])
