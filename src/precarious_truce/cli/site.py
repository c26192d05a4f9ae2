"""`precarious-truce site`: pages of books for the web."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from precarious_truce.cli.arguments import apart, blaming, from_option, inputs_argument, opened
from precarious_truce.cli.streams import report, status
from precarious_truce.errors import Severity, TruceError
from precarious_truce.printing import printable
from precarious_truce.site import build, losses

__all__ = ["command"]


@click.command("site")
@inputs_argument("FILE…")
@click.option("-o", "--output", "out", metavar="DIR", help="The folder of the site.")
@click.option(
    "--base-url", default="", metavar="URL",
    help="The address that the site will have: pages name it, and a sitemap is written.",
)  # fmt: skip
@click.option("--title", default="", metavar="TEXT", help="What the list of works is headed.")
@click.option(
    "--losses", "ledger", is_flag=True, help="List what of the records is not on the pages."
)
@from_option
def command(
    words: tuple[str, ...], out: str | None, base_url: str, title: str, ledger: bool,
    source_format: str | None,
) -> int:  # fmt: skip
    """Make pages of books for the web: a list, a page for each book and for each of its parts.

    The pages need nothing from elsewhere: open DIR/index.html, or put the folder on a server.
    Run it again after a change: only what is not the same any more is written.
    """
    files, rest = apart(words)
    if out is None:
        where = rest[0] if len(rest) == 1 else "DIR"
        message = f"the folder of the site is not named: -o {where}"
        raise click.UsageError(message, click.get_current_context())
    if rest:
        raise click.UsageError(f"no such file: {rest[0]}", click.get_current_context())
    library = opened(files, source_format)
    with blaming(files):
        if not len(library):
            raise TruceError.of("L2", "no work here")
        made = build(
            library, Path(out), base_url=base_url, title=title,
            processes=min(os.cpu_count() or 1, 8), on_work=_Progress(),
        )  # fmt: skip
    status("")
    for fault in library.diagnostics:
        report(f"{fault}\n")
    told = [f"{made.written} written"] if made.written else []
    told += [f"{made.unchanged} unchanged"] if made.unchanged else []
    told += [f"{made.removed} removed"] if made.removed else []
    made_of = f"{_many(made.pages, 'page')} of {_many(made.works, 'work')}"
    report(f"{printable(out)}: {made_of} (files: {', '.join(told)})")
    lost = losses(library)
    if lost:
        report(
            f"{len(lost)} facts are not published" if len(lost) > 1 else "1 fact is not published"
        )
        report("\n".join(map(str, lost)) if ledger else "--losses lists them")
    return int(any(fault.severity is Severity.ERROR for fault in library.diagnostics))


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Progress:
    """From the second second on a status line counts the works."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        if time.monotonic() - self._begun > 1:
            status(f"making pages: {done} of {of} works")
