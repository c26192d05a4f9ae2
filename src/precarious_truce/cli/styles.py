"""`precarious-truce styles`: which citation styles there are."""

from __future__ import annotations

import click

from precarious_truce.cli.names import style_name
from precarious_truce.cli.streams import data
from precarious_truce.errors import StyleError

__all__ = ["command"]


@click.command("styles")
@click.argument("query", nargs=-1)
def command(query: tuple[str, ...]) -> int:
    """List the names of the citation styles, or of those that contain every word of QUERY."""
    from precarious_truce.citations import style_names
    from precarious_truce.errors import Diagnostic, did_you_mean

    names = sorted(style_names())
    words = " ".join(query).lower().split()
    found = [name for name in names if all(word in name for word in words)]
    if not found:
        hint = did_you_mean(style_name(" ".join(words)), names)
        message = f"no style's name contains {' '.join(words)!r}"
        raise StyleError(Diagnostic("S1", message, file="styles", hint=hint))
    data("".join(f"{name}\n" for name in found))
    return 0
