"""`precarious-truce push`: works into the reference manager that runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click

from precarious_truce.cli import completion
from precarious_truce.cli.arguments import apart, blaming, from_option, inputs_argument, opened
from precarious_truce.cli.streams import data, report, shown
from precarious_truce.managers import MANAGERS, PORT, Pushed, push
from precarious_truce.managers.jabref import JabRefProgram
from precarious_truce.managers.loopback import Absent
from precarious_truce.model import Library
from precarious_truce.printing import printable

__all__ = ["command"]

_MOST_SHOWN = 20


@click.command("push")
@inputs_argument("FILE… [KEY…]")
@click.option(
    "--to", type=click.Choice(MANAGERS, case_sensitive=False), default="auto", show_default=True,
    shell_complete=completion.outputs(MANAGERS), help="the program; auto: whichever answers",
)  # fmt: skip
@click.option(
    "-c", "--collection", "--group", metavar="NAME",
    help="a collection of Zotero's (its name, or My Library/Rivers), a group of JabRef's; "
    "default: where the user is",
)  # fmt: skip
@click.option("--keys", multiple=True, metavar="KEY[,…]", help="only what has these keys")
@click.option("--books", is_flag=True, help="only whole works")
@click.option("--parts", is_flag=True, help="only chapters and other parts")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="a tag for each; may be repeated")
@click.option("-n", "--dry-run", is_flag=True, help="ask, and show what would be sent")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=PORT, show_default=True,
    help="where it listens on this machine",
)  # fmt: skip
@from_option
def command(
    words: tuple[str, ...], to: str, collection: str | None, keys: tuple[str, ...], books: bool,
    parts: bool, tags: tuple[str, ...], dry_run: bool, port: int, source_format: str | None,
) -> int:  # fmt: skip
    """Send works and all that is in them to the Zotero or JabRef that runs on this machine.

    What it has already is left out, as far as it can be asked.  Prints the keys of what was sent.
    A dry run ends as the push would: with 1 where no program answers.  Where JabRef does not, its
    program is begun and given them, unless a port was named.
    """
    if books and parts:
        raise click.UsageError("--books and --parts exclude each other")
    files, named = apart(words)
    library = opened(files, source_format)
    wanted = [*named, *(key.strip() for text in keys for key in text.split(",") if key.strip())]
    with blaming(files):
        chosen = _chosen(library, wanted, books=books, parts=parts)
    if not chosen:
        report("nothing to push: there are no such works")
        return 0
    try:
        done = push(
            library, to=to.lower(), collection=collection, keys=chosen, tags=tags,
            dry_run=dry_run, port=port,
        )  # fmt: skip
    except Absent as error:
        if not dry_run:
            raise
        data(shown(chosen))
        fault = error.diagnostics[0]
        message = f"{fault.message}; {_items(chosen)} would be sent"
        report(str(replace(fault, message=message, hint=None)))
        return 1
    data(shown(done.sent))
    report("\n".join(_summary(done, dry_run=dry_run)))
    return 0


def _chosen(library: Library, wanted: Sequence[str], *, books: bool, parts: bool) -> list[str]:
    """The keys of what is to be sent; MissingKey for one that is not there."""
    for key in wanted:
        library.reference(key)
    works = set(library.keys())
    found = wanted or [ref.key for ref in library.references()]
    return [key for key in found if not ((books and key not in works) or (parts and key in works))]


def _summary(done: Pushed, *, dry_run: bool) -> list[str]:
    where = f"{done.manager}, {done.target}"
    lines = [f"{key} is there already, by {why}" for key, why in done.present.items()]
    if len(lines) > _MOST_SHOWN:
        lines = [*lines[:_MOST_SHOWN], f"… and {len(lines) - _MOST_SHOWN} more are there already"]
    if not done.was_asked and done.sent:
        name = "Zotero" if done.manager.startswith("Zotero") else "JabRef"
        lines.append(
            f"warning: {name} does not say what it has, so some of it "
            + ("might be there twice" if dry_run else "may be there twice now")
            + _HOW_TO_ASK.get(name, "")
        )
    count, items = len(done.sent), _items(done.sent)
    if dry_run:
        lines.append(f"{where}: {items} would be sent")
    elif not count:
        lines.append(f"{where}: all is there already")
    else:
        what = "handed over" if done.manager == JabRefProgram.name else "sent"
        lines.append(f"{where}: {items} {what}")
        if done.taken != count:
            lines.append(f"warning: it says it took {done.taken} of them")
    return [printable(line) for line in lines]


def _items(keys: Sequence[str]) -> str:
    return f"{len(keys)} item{'' if len(keys) == 1 else 's'}"


_HOW_TO_ASK = {
    "Zotero": "; Settings, Advanced: allow other applications to communicate with it",
}
