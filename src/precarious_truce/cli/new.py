"""`precarious-truce new`: begin a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from precarious_truce.cli.streams import data, report, working
from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.files import read_bytes, write_atomically
from precarious_truce.formats import by_name
from precarious_truce.formats.guessing import by_content
from precarious_truce.printing import printable

if TYPE_CHECKING:
    from precarious_truce.sources import Draft

__all__ = ["command"]

_FACTS: tuple[str, ...] = ("title", "author", "editor", "publisher", "date", "isbn", "language")


@click.command("new")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("-o", "--output", "out", metavar="FILE", help="The same as FILE.")
@click.option(
    "--from", "source", metavar="SOURCE",
    help="A contents page, a publisher's page, an EPUB, a PDF, a service's JSON; - for stdin.",
)  # fmt: skip
@click.option("--from-contents", "contents", metavar="TEXT", help="The same as --from.")
@click.option("--infer-ends", is_flag=True, help="End each part before the next begins.")
@click.option("--title", default="", help="The title of the book.")
@click.option("--author", multiple=True, metavar="NAME", help="Its author: Family, Given.")
@click.option("--editor", multiple=True, metavar="NAME", help="Its editor: Family, Given.")
@click.option("--publisher", default="", metavar="NAME", help="Its publisher.")
@click.option("--date", default="", help="When it was published: 1977, 2011-06.")
@click.option("--isbn", default="", help="Its ISBN.")
@click.option("--language", default="", metavar="CODE", help="Its language: en, de, fr.")
def command(
    file: str | None,
    out: str | None,
    source: str | None,
    contents: str | None,
    infer_ends: bool,
    **facts: str | tuple[str, ...],
) -> int:
    """Begin a record: with notes on every field, or from a page, an EPUB, a PDF, an answer in JSON.

    Writes to FILE, which must not exist yet, or to stdout.  Guesses are marked with `# ?`.  What
    is given by an option fills in, or overrules, what the source says.
    """
    if source is not None and contents is not None:
        raise click.UsageError("--from and --from-contents are the same: give one of them")
    if file is not None and out is not None:
        raise click.UsageError("FILE and -o FILE are the same: give one of them")
    file = file if out is None else out
    given = {key: value for key in _FACTS if (value := facts[key])}
    draft = None
    if source is None and contents is None:
        from precarious_truce.scaffold import commented_record

        if infer_ends:
            raise click.UsageError("--infer-ends goes with --from")
        record = commented_record(given)
    else:
        draft = _draft(source if source is not None else str(contents))
        for key, value in given.items():
            draft.state(key, list(value) if isinstance(value, tuple) else value)
        record = draft.record(infer_ends=infer_ends)
    if file is None or file == "-":
        data(record)
        return 0
    path = Path(file)
    if path.exists():
        hint = "choose another name, or remove it first"
        if source is None and contents is None and out is None and _is_no_record(path):
            hint = f"to draft a record of it: precarious-truce new --from {printable(file)}"
        raise TruceError.of("F1", "something of that name is there already", file=file, hint=hint)
    write_atomically(path, [record])
    report(f"wrote {printable(file)}")
    if draft is not None and draft.doubtful:
        report(f"{draft.doubtful} lines are doubtful: look for `# ?`")
    return 0


def _is_no_record(path: Path) -> bool:
    return path.suffix.lower() not in by_name("yaml").suffixes


def _draft(name: str) -> Draft:
    """The draft of a source; its faults name the file."""
    from precarious_truce.sources import draft_of

    shown = "<stdin>" if name == "-" else name
    try:
        with working(f"reading {shown}"):
            text = read_bytes(name)
            _refuse_entries(text, name)
            return draft_of(text, name=shown)
    except TruceError as error:
        first = error.diagnostics[0]
        raise TruceError(
            Diagnostic(first.code, first.message, file=first.file or shown, hint=first.hint)
        ) from None


_ENTRIES = ("bibtex", "biblatex", "ris", "turtle", "n-triples")


def _refuse_entries(text: bytes, name: str) -> None:
    """Raise for what is no page but a bibliography or a record."""
    if name.lower().endswith(by_name("yaml").suffixes):
        raise TruceError.of("SRC1", "this is a record, no page", hint="check and fmt look at it")
    found = by_content(text)
    if found is not None and found.name in _ENTRIES:
        hint = f"precarious-truce import {printable(name)}"
        raise TruceError.of("SRC1", f"this is no page but {found.name}", hint=hint)
