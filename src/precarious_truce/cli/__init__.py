"""The command line: one module a command, imported when it is called.

Exit codes: 0 fine (warnings too), 1 the input has errors, 2 wrong usage.  Data goes to stdout,
everything else to stderr; a user's mistake never shows a traceback.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from types import FrameType
from typing import Any

import click

from precarious_truce.cli.streams import abandon_stdout, prepare, report
from precarious_truce.errors import FormatError, StyleError, TruceError
from precarious_truce.patterns import pattern

__all__ = ["main"]

_COMMANDS = {
    "export": "write records in other formats (the main job)",
    "import": "make records of a bibliography",
    "gather": "put the chapters of many files into their books",
    "bibliography": "print one bibliography of all works: for Word, the web, LaTeX",
    "cite": "print a citation of a work, a part or a page",
    "push": "send works to the Zotero or JabRef that runs",
    "check": "find faults in records",
    "fmt": "format records",
    "locate": "find the chapters that hold a page",
    "show": "show the contents of a book as a tree",
    "new": "begin a record",
    "site": "make pages of books for the web",
    "styles": "list citation styles",
    "schema": "print the JSON Schema of the record",
    "completion": "print what makes a shell complete words",
}


_HELP = ("-h", "--help")
_MODULES = {"import": "importing"}
"""Commands whose module has another name."""


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(
            f"precarious_truce.cli.{_MODULES.get(name, name)}"
        ).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if args and name not in _COMMANDS and not name.startswith("-"):
            from precarious_truce.cli.names import COMMANDS
            from precarious_truce.errors import did_you_mean

            known = {**dict.fromkeys(_COMMANDS), **COMMANDS}
            hint = did_you_mean(name, known, lambda word: known[word] or word)
            if os.path.lexists(name):
                hint = f"a command comes first: precarious-truce show {name}"
            raise click.UsageError(f"no command {name!r}" + (f"; {hint}" if hint else ""), ctx)
        return super().resolve_command(ctx, args)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        args = _without_equals(args)
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        elif args[:1] and args[0] in _HELP and args[1:2] and args[1] in _COMMANDS:
            args = [args[1], "--help"]
        elif place := _misplaced_command(args):
            first = " ".join([args[place], *args[:place], *args[place + 1 :]])
            raise click.UsageError(f"the command comes first: precarious-truce {first}")
        with _quiet_end_without_reader():  # help is printed here
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _quiet_end_without_reader():
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return result


def _without_equals(args: list[str]) -> list[str]:
    """The words with `-o=refs.bib` as `-o refs.bib`: only long options have the sign.

    >>> _without_equals(["cite", "-s=apa", "--page=3", "a.yaml", "--", "-k=1"])
    ['cite', '-s', 'apa', '--page=3', 'a.yaml', '--', '-k=1']
    """
    end = args.index("--") if "--" in args else len(args)
    found = [[a[:2], a[3:]] if _SHORT.match(a) else [a] for a in args[:end]]
    return [word for words in found for word in words] + args[end:]


_SHORT = pattern("-[a-zA-Z]=")


def _misplaced_command(args: list[str]) -> int:
    """Where the command stands behind options that are its own; 0 where it is not so."""
    known = (*_HELP, "-V", "--version")
    if not args or not args[0].startswith("-") or args[0].startswith(known):
        return 0
    return next((n for n, word in enumerate(args) if word in _COMMANDS), 0)


@contextlib.contextmanager
def _quiet_end_without_reader() -> Iterator[None]:
    """End with 0 where the reader of stdout has left (`| head -1`); click's own way ends with 1."""
    try:
        yield
    except BrokenPipeError:
        abandon_stdout()
        raise click.exceptions.Exit(0) from None


@click.group(cls=_Commands, context_settings={"help_option_names": [*_HELP]})
@click.version_option(
    None, "-V", "--version", package_name="precarious-truce", prog_name="precarious-truce"
)
def _main() -> None:
    """Bibliographic metadata for books and what is in them."""


def main(args: list[str] | None = None) -> None:
    """Run the command line; ends the process with its exit code."""
    prepare()
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
    try:
        code = _run(args)
        sys.exit(code)
    except _StoppedError as stop:
        signal.signal(stop.number, signal.SIG_DFL)
        os.kill(os.getpid(), stop.number)


class _StoppedError(BaseException):
    """A signal asks the process to end; what is half done is undone on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop(number: int, _: FrameType | None) -> None:
    raise _StoppedError(number)


def _run(args: list[str] | None) -> int:
    try:
        result: object = _main.main(args, prog_name="precarious-truce", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        _report_usage(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        report("stopped")
        return 130
    except TruceError as error:
        report(str(error))
        return 2 if isinstance(error, (FormatError, StyleError)) else 1
    except OSError as error:
        abandon_stdout()
        report(f"error: {error.strerror or error}")
        return 1


def _report_usage(error: click.ClickException) -> None:
    """Show wrong usage in click's words; it may quote arguments, so it goes the safe way."""
    text = io.StringIO()
    error.show(text)
    missing = getattr(error, "param", None) if isinstance(error, click.MissingParameter) else None
    if isinstance(missing, click.Argument) and "FILE" in (missing.metavar or ""):
        text.write("- stands for stdin\n")
    report(text.getvalue().rstrip("\n"))
