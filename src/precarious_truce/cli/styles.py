"""`precarious-truce styles`: which citation styles there are."""

from __future__ import annotations

import sys

import click

from precarious_truce.cli.streams import data, shown
from precarious_truce.errors import Diagnostic, StyleError
from precarious_truce.printing import columns

__all__ = ["command"]


@click.command("styles")
@click.argument("query", nargs=-1)
@click.option("--locales", is_flag=True, help="List the languages that citations can be in.")
@click.option("-l", "--long", "details", is_flag=True, help="With title, manner and fields.")
def command(query: tuple[str, ...], locales: bool, details: bool) -> int:
    """List the citation styles, or those whose names or titles have every word of QUERY.

    The likeliest come first.  On a terminal, and with --long, each has its title.
    """
    words = " ".join(query).lower().split()
    if locales:
        _print_locales(words)
        return 0
    from precarious_truce.citations.finding import style_titles
    from precarious_truce.citations.naming import nearest_styles, styles_like

    found = styles_like(words)
    if not found:
        hint = nearest_styles(" ".join(words))
        message = f"no style's name or title contains {' '.join(words)!r}"
        raise StyleError(Diagnostic("S1", message, file="styles", hint=hint))
    if details:
        data(shown(_details(name) for name in found))
    elif sys.stdout is not None and sys.stdout.isatty():
        titles = style_titles()
        data(shown(f"{name:<44}  {titles.get(name, '')}".rstrip() for name in found))
    else:
        data("".join(f"{name}\n" for name in found))
    return 0


def _details(name: str) -> str:
    """A line: name, author-date, numeric, note or label, fields, title."""
    from precarious_truce.citations.finding import style_summary

    found = style_summary(name)
    return f"{name:<44}  {found.manner:<11}  {', '.join(found.fields) or '-':<22}  {found.title}"


def _print_locales(words: list[str]) -> None:
    from precarious_truce.citations.finding import locale_names
    from precarious_truce.citations.naming import locale_named
    from precarious_truce.model.language_names import names_of

    rows = [(tag, names_of(tag)) for tag in sorted(locale_names())]
    wanted = " ".join(words)
    found = [(tag, names) for tag, names in rows if wanted in f"{tag} {names}".lower()]
    if not found:
        found = [(tag := locale_named(wanted), names_of(tag))]
    width = max(columns(tag) for tag, _ in found)
    data(shown(f"{tag:<{width}}  {names}".rstrip() for tag, names in found))
