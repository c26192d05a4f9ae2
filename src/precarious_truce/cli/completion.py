"""What the shell offers: styles, formats, locales, outputs, and the keys of the files named so far.

`precarious-truce completion bash` prints what the shell must read for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import click
from click.shell_completion import CompletionItem

from precarious_truce.cli.streams import data

__all__ = ["command", "formats", "locales", "offering", "styles", "targets", "words"]

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_SHELLS = ("bash", "zsh", "fish")
_MOST = 200


def offering(values: Iterable[str], begun: str) -> list[CompletionItem]:
    """Those of the values that begin so, in any case; after a comma, those of the last word."""
    before, comma, last = begun.rpartition(",")
    found = [value for value in values if value.casefold().startswith(last.casefold())]
    return [CompletionItem(f"{before}{comma}{value}") for value in found[:_MOST]]


def styles(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Citation styles; those of files too."""
    from precarious_truce.citations.finding import style_names

    return [*offering(style_names(), begun), CompletionItem(begun, type="file")]


def formats(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Formats that can be read."""
    from precarious_truce.formats import registry

    return offering((kind.name for kind in registry() if kind.reads), begun)


def targets(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Formats that can be written, and styles."""
    from precarious_truce.citations.finding import style_names
    from precarious_truce.formats import registry

    return offering([*(kind.name for kind in registry() if kind.writes), *style_names()], begun)


def locales(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Languages of citations."""
    from precarious_truce.citations.finding import locale_names

    return offering(sorted(locale_names()), begun)


def outputs(values: Sequence[str]) -> Offer:
    """A few outputs."""
    return lambda _, __, begun: offering(values, begun)


def words(ctx: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Files, and the keys of those that are named already."""
    return [
        *offering(_keys(ctx.params.get("words") or ()), begun),
        CompletionItem(begun, type="file"),
    ]


def _keys(named: Sequence[str]) -> list[str]:
    """The keys of works and parts in the files among the words; none where they cannot be read."""
    from precarious_truce.cli.arguments import apart
    from precarious_truce.opening import open_library

    files, _ = apart(named)
    if not files or "-" in files:
        return []
    try:
        return [ref.key for ref in open_library(files).references()]
    except (ValueError, OSError):
        return []


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS), default="bash")
def command(shell: str) -> int:
    """Print what makes a shell complete commands, styles, formats and keys.

    Put `eval "$(precarious-truce completion bash)"` into ~/.bashrc, or the same with zsh into
    ~/.zshrc.  For fish, write what is printed to ~/.config/fish/completions/precarious-truce.fish.
    """
    from click.shell_completion import get_completion_class

    name = "precarious-truce"
    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    program = click.get_current_context().find_root().command
    data(found(program, {}, name, "_PRECARIOUS_TRUCE_COMPLETE").source() + "\n")
    return 0
