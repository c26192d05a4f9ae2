"""`precarious-truce locate`: find the chapters that hold a page."""

from __future__ import annotations

import click

from precarious_truce.cli.streams import data, report, shown
from precarious_truce.errors import TruceError
from precarious_truce.io import load
from precarious_truce.model import Book, Chapter, Library
from precarious_truce.model.locate import Location, coverage
from precarious_truce.printing import json_text, printable

__all__ = ["command"]


@click.command("locate")
@click.argument("file")
@click.argument("page", required=False)
@click.option("--key", metavar="KEY", help="Which book of the file; all of them unless given.")
@click.option("--coverage", "gaps", is_flag=True, help="List the pages that no part surely holds.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(file: str, page: str | None, key: str | None, gaps: bool, as_json: bool) -> int:
    """Find the chapters that hold PAGE: 113, xi, A3, "pl. IV", "vol. 2, p. 14".

    Every candidate is listed, with the certainty: certain, inferred or possible.  The exit code is
    1 where no part holds the page.
    """
    if (page is None) is not gaps:
        raise click.UsageError("give either PAGE or --coverage", click.get_current_context())
    books = _books(load(file), key)
    if page is None:
        _print_gaps(books, as_json)
        return 0
    found = [location for book in books for location in book.locate(page)]
    data(json_text(list(map(_plain, found))) + "\n" if as_json else shown(map(_line, found)))
    if not found:
        report(f"no part holds {printable(page)}")
    return 0 if found else 1


def _books(library: Library, key: str | None) -> list[Book]:
    """The books asked for; TruceError where there are none."""
    works = list(library) if key is None else [w for w in library if w.key == key]
    books = [work for work in works if isinstance(work, Book)]
    if not books:
        where = f"no book has the key {key}" if key else "no book here"
        raise TruceError.of("L2", where, hint=f"keys are {', '.join(library.keys()[:20])}")
    return books


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
