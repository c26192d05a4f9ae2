"""`precarious-truce bibliography`: one document of all works."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from precarious_truce.bibliographies import ENDINGS, OUTPUTS, document
from precarious_truce.citations.cited.manner import SCRIPTS
from precarious_truce.cli import completion
from precarious_truce.cli.arguments import (
    apart,
    blaming,
    from_option,
    inputs_argument,
    inputs_named,
    locale_option,
    source_named,
    style_option,
)
from precarious_truce.cli.names import output_name
from precarious_truce.cli.streams import report, working
from precarious_truce.errors import Diagnostic, FormatError, did_you_mean
from precarious_truce.files import write_atomically, write_stdout
from precarious_truce.formats import registry
from precarious_truce.model import Library
from precarious_truce.opening import open_library
from precarious_truce.printing import inert, printable

__all__ = ["command"]


@click.command("bibliography")
@inputs_argument("FILE… [KEY…]")
@style_option
@locale_option("bibliography")
@click.option(
    "--output", "--format", "-t", "--to", "output", metavar="OUTPUT",
    shell_complete=completion.outputs(OUTPUTS),
    help=f"{', '.join(OUTPUTS)}; default: the ending of -o FILE, or text",
)  # fmt: skip
@click.option("-o", "out", metavar="FILE", default="-", help="where to write; - for stdout")
@click.option("--keys", multiple=True, metavar="KEY[,…]", help="only what has these keys")
@click.option("--books", is_flag=True, help="only whole works")
@click.option("--parts", is_flag=True, help="only chapters and other parts")
@click.option("--title", default="", metavar="TEXT", help="a heading")
@click.option(
    "--script", type=click.Choice(SCRIPTS), help="what is printed of a text with a transliteration"
)
@click.option("--rename-keys", "rename", is_flag=True, help="make keys differ that inputs share")
@from_option
def command(
    words: tuple[str, ...], style: str, locale: str | None, output: str | None, out: str,
    keys: tuple[str, ...], books: bool, parts: bool, title: str, script: str | None,
    rename: bool, source_format: str | None,
) -> int:  # fmt: skip
    """Print the bibliography of works and their parts: sorted, numbered, 2004a and 2004b.

    For Word: `bibliography books.yaml -o refs.docx`; for a browser: `-o refs.html`.
    """
    if books and parts:
        raise click.UsageError("--books and --parts exclude each other")
    if output is not None and Path(output).suffix.lower() in ENDINGS and out == "-":
        out = output  # --output refs.html
        output = None
    files, named = apart(words)
    format = source_named(source_format) if source_format else None
    with working(f"reading {inputs_named(files)}"):
        library = open_library(files, format, rename=rename)
    with blaming(files):
        chosen = _chosen(library, [*named, *_keys_in(keys)], books=books, parts=parts)
        with working(f"{len(chosen)} entries in {printable(style)}"):
            text = document(
                library, chosen, style=style, output=_output(output, out), locale=locale,
                script=script, title=title,
            )  # fmt: skip
    if isinstance(text, bytes) and out == "-" and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("a terminal shows no docx; write it: -o refs.docx")
    if out == "-":
        write_stdout([_safe(text) if isinstance(text, str) else text])
    else:
        write_atomically(Path(out), [text])
        report(f"wrote {printable(out)}")
    return 0


def _keys_in(options: Sequence[str]) -> list[str]:
    return [key.strip() for text in options for key in text.split(",") if key.strip()]


def _chosen(library: Library, named: Sequence[str], *, books: bool, parts: bool) -> list[str]:
    """The keys of what is listed: those named, or all; of these only works, or only parts."""
    works = set(library.keys())
    keys = named or [ref.key for ref in library.references()]
    return [key for key in keys if not ((books and key not in works) or (parts and key in works))]


def _output(name: str | None, out: str) -> str:
    """The output that is asked for by name, or by the ending of the file."""
    if name is not None:
        return output_name(name, OUTPUTS)
    if out == "-":
        return "text"
    ending = Path(out).suffix.lower()
    if ending not in ENDINGS:
        hint = _hint(out) or f"files end in {', '.join(ENDINGS)}; or give --output"
        message = f"no bibliography is known by the ending of {Path(out).name!r}"
        raise FormatError(Diagnostic("F2", message, file="-o", hint=hint))
    return ENDINGS[ending]


def _hint(out: str) -> str | None:
    """What to do for a file that no bibliography is written to."""
    ending = Path(out).suffix.lower()
    if ending in (".pdf", ".doc", ".odt", ".rtf"):
        return "write a .docx or .html, and save or print that"
    if any(out.lower().endswith(suffix) for kind in registry() for suffix in kind.suffixes):
        return f"`precarious-truce export FILE -o {out}` writes the works themselves"
    return did_you_mean(ending, ENDINGS)


def _safe(text: str) -> str:
    """The text with the control characters of the input made visible."""
    return "\n".join(map(inert, text.split("\n")))
