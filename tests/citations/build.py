"""Small styles and books to test the citation engine with."""

from __future__ import annotations

from typing import Any

from precarious_truce.citations import Processor

__all__ = ["NS", "TRUCE", "bare", "entries", "entry", "style"]

NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
TRUCE: dict[str, Any] = {
    "id": "gorodetsky1977", "type": "book", "title": "The precarious truce",
    "author": [{"family": "Gorodetsky", "given": "Gabriel"}],
    "issued": {"date-parts": [[1977]]}, "publisher": "Cambridge University Press",
    "publisher-place": "Cambridge",
}  # fmt: skip
"""Gabriel Gorodetsky, The Precarious Truce: Anglo-Soviet Relations 1924–27 (1977)."""


def style(body: str, *, citation: str = "", head: str = "", root: str = "", **options: str) -> str:
    """A style whose layouts are `body`, or `citation` where that is given.

    `head` holds macros and locales, `root` attributes of cs:style; `options` may have `cites` and
    `entries` (attributes of cs:citation and cs:bibliography), `sort` and `layout`.
    """
    sort, layout = options.get("sort", ""), options.get("layout", "")
    return (
        f"<style {NS} {root}>{head}<citation {options.get('cites', '')}>{sort}"
        f"<layout {layout}>{citation or body}</layout></citation>"
        f"<bibliography {options.get('entries', '')}>{sort}<layout>{body}</layout></bibliography>"
        "</style>"
    )


def bare(entry: str) -> str:
    """An entry without the `div` around it."""
    return entry.removeprefix('<div class="csl-entry">').removesuffix("</div>")


def entries(text: str, *items: dict[str, Any], output: str = "text") -> list[str]:
    """The entries of items that are `TRUCE`, changed as given, with the ids 0, 1 …"""
    given = [TRUCE | {"id": str(n)} | item for n, item in enumerate(items)]
    return [bare(entry) for _, entry in Processor(text, given, output=output).bibliography()]


def entry(body: str, item: dict[str, Any] | None = None, output: str = "text", **parts: str) -> str:
    """The entry of `TRUCE`, changed as given, in a style with the layout `body`."""
    return entries(style(body, **parts), item or {}, output=output)[0]
