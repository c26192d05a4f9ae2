"""`precarious-truce locate`: find the chapters that hold a page."""

from __future__ import annotations

import click

from precarious_truce.cli.arguments import (
    apart,
    blaming,
    books_of,
    from_option,
    inputs_argument,
    opened,
)
from precarious_truce.cli.streams import data, report, shown
from precarious_truce.model import Book, Chapter
from precarious_truce.model.locate import Location, coverage
from precarious_truce.printing import json_text, printable

__all__ = ["command"]


@click.command("locate")
@inputs_argument("FILE… PAGE")
@click.option("--page", "asked", metavar="PAGE", help="The same as PAGE.")
@click.option("--key", metavar="KEY", help="Which book of the file; all of them unless given.")
@click.option("--coverage", "gaps", is_flag=True, help="List the pages that no part surely holds.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@from_option
def command(
    words: tuple[str, ...], asked: str | None, key: str | None, gaps: bool, as_json: bool,
    source_format: str | None,
) -> int:  # fmt: skip
    """Find the chapters that hold PAGE: 113, xi, A3, "pl. IV", "vol. 2, p. 14".

    Every candidate is listed, with the certainty: certain, inferred or possible.  The exit code is
    1 where no part holds the page.
    """
    files, rest = apart(words)
    page = asked or " ".join(rest)  # p. 113, maybe without quotes
    if bool(page) is gaps:
        raise click.UsageError("give either PAGE or --coverage", click.get_current_context())
    library = opened(files, source_format)
    with blaming(files):
        books = books_of(library, [key] if key else [])
    if gaps:
        _print_gaps(books, as_json)
        return 0
    with blaming(files):
        found = [location for book in books for location in book.locate(page)]
    data(json_text(list(map(_plain, found))) + "\n" if as_json else shown(map(_line, found)))
    if not found:
        report(f"no part holds {printable(page)}")
    return 0 if found else 1


def _print_gaps(books: list[Book], as_json: bool) -> None:
    found = {book.key: coverage(book) for book in books}
    if as_json:
        plain = {
            key: [
                {"volume": g.volume, "first": g.first, "last": g.last, "parts": g.parts}
                for g in gaps
            ]
            for key, gaps in found.items()
        }
        data(json_text(plain) + "\n")
        return
    for key, gaps in found.items():
        for gap in gaps:
            data(shown([f"{key}: {gap}" if len(found) > 1 else str(gap)]))


def _name(chapter: Chapter) -> str:
    return f"{chapter.number} {chapter.title}" if chapter.number else str(chapter.title)


def _line(location: Location) -> str:
    """`certain  I Brine and Barter › 1 The first pans (3–77)  arkwright1911-v1-pt1-ch1`."""
    chain = " › ".join(_name(chapter) for chapter in (*location.around, location.chapter))
    pages = f" ({location.chapter.pages})" if location.chapter.pages else ""
    return f"{location.certainty:<8}  {chain}{pages}  [{location.key}]"


def _plain(location: Location) -> dict[str, object]:
    return {
        "key": location.key,
        "title": str(location.chapter.title),
        "number": location.chapter.number,
        "pages": str(location.chapter.pages) if location.chapter.pages else None,
        "certainty": location.certainty,
        "around": [_name(chapter) for chapter in location.around],
        "path": location.path,
    }
