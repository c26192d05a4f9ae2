"""`precarious-truce cite`: one citation."""

from __future__ import annotations

import click

from precarious_truce.citations.cited.manner import SCRIPTS
from precarious_truce.cli.names import style_name
from precarious_truce.cli.streams import data, report, shown
from precarious_truce.errors import TruceError
from precarious_truce.model import Book, Library

__all__ = ["command"]

_OUTPUTS = ("text", "html", "markdown", "latex", "rst")


@click.command("cite")
@click.argument("file", metavar="FILE")
@click.argument("key", required=False)
@click.option("--page", metavar="PAGE", help="cite the chapter that holds this page, with the page")
@click.option("--locator", metavar="LOCATOR", help="a place in the work or part: p. 60, ch. 3")
@click.option("--style", default="apa", show_default=True, help="a CSL style: its name or its file")
@click.option("--output", type=click.Choice(_OUTPUTS), default="text", show_default=True)
@click.option("--bibliography", "entry", is_flag=True, help="the entry of the bibliography instead")
@click.option("--locale", metavar="TAG", help="the language of the citation, de-DE")
@click.option(
    "--script", type=click.Choice(SCRIPTS), help="what is printed of a text with a transliteration"
)
@click.option("--losses", "show_losses", is_flag=True, help="list what the style does not print")
def command(
    file: str,
    key: str | None,
    page: str | None,
    locator: str | None,
    style: str,
    output: str,
    entry: bool,
    locale: str | None,
    script: str | None,
    show_losses: bool,
) -> int:
    """Print a citation of a work, of the part with KEY, or of the part that holds a page."""
    from precarious_truce.citing import bibliography, cite
    from precarious_truce.io import load

    library, style = load(file), style_name(style)
    if page is not None:
        key, locator = _part_with(library, key, page), locator or page
    key = key or _only_key(library)
    if entry:
        text = bibliography(
            library, [key], style=style, output=output, locale=locale, script=script
        )
    else:
        text = cite(
            library, key, style=style, locator=locator, output=output, locale=locale, script=script
        )
    data(shown(text.split("\n")))
    if show_losses:
        from precarious_truce.citations.unprinted import unprinted

        found = unprinted(library.reference(key), style=style, locale=locale, script=script)
        report("\n".join(map(str, found)) or f"{key}: all of it is printed")
    return 0


def _only_key(library: Library) -> str:
    if len(library) == 1:
        return library.keys()[0]
    known = ", ".join(library.keys()[:8]) + (" …" if len(library) > 8 else "")
    raise click.UsageError(f"the file holds {len(library)} works; name one: {known}")


def _part_with(library: Library, key: str | None, page: str) -> str:
    """The key of the one part that holds the page, certainly or by inference."""
    book = library[key or _only_key(library)]
    if not isinstance(book, Book):
        return book.key
    found = book.locate(page)
    sure = [place for place in found if place.certainty in ("certain", "inferred")]
    if len(sure) == 1:
        return sure[0].key
    if not found:
        return book.key
    candidates = "; ".join(f"{place.key} ({place.chapter.title})" for place in found)
    raise TruceError.of(
        "L3",
        f"page {page} may be in {len(found)} parts: {candidates}",
        hint=f"name one of them: precarious-truce cite FILE KEY --locator {page}",
    )
