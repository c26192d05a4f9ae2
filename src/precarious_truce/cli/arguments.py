"""What commands that read have in common: their inputs, told from the other words, and options.

An input is `-`, a file or directory that is there, or a word that ends as a file does; the first
word is always one, unless another word is a file and it is none.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from precarious_truce.cli import completion
from precarious_truce.cli.names import format_name
from precarious_truce.cli.streams import working
from precarious_truce.errors import Diagnostic, FormatError, MissingKey, TruceError
from precarious_truce.formats import Format, by_name, registry
from precarious_truce.model import Book, Library
from precarious_truce.opening import open_library

__all__ = [
    "apart",
    "blaming",
    "books_of",
    "from_option",
    "inputs_argument",
    "inputs_named",
    "locale_option",
    "opened",
    "source_named",
    "style_option",
]  # fmt: skip

F = TypeVar("F", bound=Callable[..., Any])


def inputs_argument(metavar: str) -> Callable[[F], F]:
    """The argument `words`: files and what else the command takes."""
    return click.argument(
        "words", nargs=-1, required=True, metavar=metavar, shell_complete=completion.words
    )


def from_option(command: F) -> F:
    """The option `--from`: the format of the inputs."""
    return click.option(
        "-f", "--from", "source_format", metavar="FORMAT", shell_complete=completion.formats,
        help="the format of the input, if neither its ending nor its text tells",
    )(command)  # fmt: skip


def style_option(command: F) -> F:
    """The option `--style`: the CSL style of what is cited."""
    return click.option(
        "-s", "--style", default="apa", show_default=True, shell_complete=completion.styles,
        help="a CSL style: its name or its file",
    )(command)  # fmt: skip


def locale_option(of: str) -> Callable[[F], F]:
    """The option `--locale`: the language of what is cited."""
    return click.option(
        "--locale", "--language", "--lang", metavar="TAG", shell_complete=completion.locales,
        help=f"the language of the {of}, de-DE",
    )  # fmt: skip


def apart(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The inputs among the words of a command line, and the others.

    >>> apart(["-", "marsh2004", "more.bib", "marsh2005@60"])
    (['-', 'more.bib'], ['marsh2004', 'marsh2005@60'])
    """
    files = [word for word in words if _is_input(word)]
    if words and words[0] not in files and not any(map(_is_there, files)):
        files.insert(0, words[0])
    return files, [word for word in words if word not in files]


def _is_there(word: str) -> bool:
    try:
        return word == "-" or Path(word).exists()
    except (OSError, ValueError):
        return False


def _is_input(word: str) -> bool:
    endings = tuple(suffix for format in registry() for suffix in format.suffixes)
    return word.lower().endswith(endings) or _is_there(word)


def opened(files: Sequence[str], source_format: str | None = None) -> Library:
    """The works of all inputs."""
    format = source_named(source_format) if source_format else None
    try:
        with working(f"reading {inputs_named(files)}"):
            return open_library(files, format)
    except TruceError as error:
        raise _with_hint(error, files[0]) from None


def inputs_named(files: Sequence[str]) -> str:
    """The inputs as a status line names them: name or number, and size as far as it is known."""
    sizes = [Path(file).stat().st_size for file in files if Path(file).is_file()]
    size = f" ({sum(sizes) / 1e6:,.1f} MB)" if sizes else ""
    return (files[0] if len(files) == 1 else f"{len(files)} inputs") + size


_WRITTEN = ("text", "html", "markdown", "md", "latex", "rst", "docx", "word", "pdf", "apa", "mla")


def source_named(text: str) -> Format:
    """The format of the inputs; FormatError, also where what is to be written is meant."""
    try:
        return by_name(format_name(text))
    except FormatError as error:
        hint = error.diagnostics[0].hint
        if text.lower() in _WRITTEN:
            hint = f"-f is the format of the input; what is written: -t {text}"
        raise FormatError(replace(error.diagnostics[0], file="--from", hint=hint)) from None


def _with_hint(error: TruceError, first: str) -> TruceError:
    """Where the first word is no file and has no ending, it may be meant for a key."""
    fault = error.diagnostics[0]
    if fault.code != "F1" or fault.hint or Path(first).suffix or fault.file != first:
        return error
    hint = f"the file comes first: FILE {first}"
    return TruceError(Diagnostic("F1", fault.message, file=first, hint=hint))


@contextlib.contextmanager
def blaming(files: Sequence[str]) -> Iterator[None]:
    """Faults that name no file are those of the inputs."""
    try:
        yield
    except TruceError as error:
        name = ", ".join("<stdin>" if file == "-" else file for file in files[:3])
        name += ", …" if len(files) > 3 else ""
        faults = (replace(fault, file=fault.file or name) for fault in error.diagnostics)
        raise type(error)(*faults, library=error.library) from None


def books_of(library: Library, keys: Sequence[str]) -> list[Book]:
    """The books with these keys, or all; TruceError where there are none."""
    if not keys:
        if books := library.books():
            return list(books)
        hint = f"keys are {', '.join(library.keys()[:20])}" if len(library) else None
        raise TruceError.of("L2", "no book here", hint=hint)
    try:
        return [library.book(key) for key in keys]
    except MissingKey as error:
        fault = error.diagnostics[0]
        part = next((ref for key in keys if (ref := library.get(key)) is not None), None)
        raise MissingKey(replace(fault, hint=_HINT if part else fault.hint)) from None


_HINT = "a book is asked for: leave the key away for all of them, or name one"
