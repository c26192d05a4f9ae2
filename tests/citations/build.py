"""Small styles and books to test the citation engine with."""

from __future__ import annotations

from typing import Any

from precarious_truce.citations import Processor

NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
DOE = {"family": "Doe", "given": "Jane"}
ROE = {"family": "Roe", "given": "Ida"}
JANE_MARY = {"family": "Doe", "given": "Jane Mary"}
RICHARD = {"family": "Roe", "given": "Richard"}
BOOK: dict[str, Any] = {
    "id": "doe", "type": "book", "title": "On peace", "author": [DOE],
    "issued": {"date-parts": [[2004]]},
}  # fmt: skip
HISTORY: dict[str, Any] = {
    "id": "doe", "type": "book", "title": "A history of peace", "author": [JANE_MARY],
    "issued": {"date-parts": [[2004]]}, "publisher": "Press", "page": "101-108",
}  # fmt: skip
PUBLISHED = {"publisher": "Press", "edition": "2"}

YEAR = '<date variable="issued"><date-part name="year"/></date>'
SHORT = '<names variable="author"><name form="short"/></names>'
NAMES = '<names variable="author"><name {}/></names>'
GROUP = '<group delimiter=". ">{}<text variable="publisher"/></group>'


def style(
    body: str, *, citation: str = "", options: str = "", bib: str = "", head: str = "",
    root: str = "", sort: str = "", cite_sort: str = "", layout: str = 'delimiter="; "',
    suffix: str = "",
) -> str:  # fmt: skip
    """A style whose layouts are `body`, that of cs:citation `citation` where that is given.

    `head`: macros and locales; `root`, `options`, `bib`, `layout`: attributes of cs:style,
    cs:citation, cs:bibliography and the layout of cs:citation; `sort`: cs:sort of both areas,
    `cite_sort` of cs:citation; `suffix`: of the layout of cs:bibliography.
    """
    return (
        f"<style {NS} {root}>{head}<citation {options}>{cite_sort or sort}"
        f"<layout {layout}>{citation or body}</layout></citation><bibliography {bib}>{sort}"
        f'<layout suffix="{suffix}">{body}</layout></bibliography></style>'
    )


def bare(entry: str) -> str:
    """An entry without the `div` around it."""
    return entry.removeprefix('<div class="csl-entry">').removesuffix("</div>")


def entry(body: str, item: dict[str, Any] | None = None, output: str = "html", **parts: str) -> str:
    """The entry of `item`, or of `HISTORY`, in a style with the layout `body`."""
    item = {"id": "doe"} | (HISTORY if item is None else item)
    return bare(Processor(style(body, **parts), [item], output=output).bibliography()[0][1])


def entries(text: str, *items: dict[str, Any], output: str = "text") -> list[str]:
    """The entries of items that are `BOOK`, changed as given, with the ids 0, 1 …"""
    numbered = [BOOK | {"id": str(n)} | item for n, item in enumerate(items)]
    return [bare(entry) for _, entry in Processor(text, numbered, output=output).bibliography()]


def cluster(text: str, cites: list[dict[str, Any]], *items: dict[str, Any]) -> str:
    """One citation of such items."""
    numbered = [BOOK | {"id": str(n)} | item for n, item in enumerate(items)]
    return Processor(text, numbered, output="text").citations([cites])[0]
