"""The command line: one module a command, imported when it is called.

Exit codes: 0 fine (warnings too), 1 the input has errors, 2 wrong usage.  Data goes to stdout,
everything else to stderr; a user's mistake never shows a traceback.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from typing import Any

import click

from precarious_truce.errors import FormatError, StyleError, TruceError

__all__ = ["main"]

_COMMANDS = {
    "export": "write records in other formats (the main job)",
    "cite": "print a citation of a work, a part or a page",
    "check": "find faults in records",
    "fmt": "format records",
    "locate": "find the chapters that hold a page",
    "show": "show the contents of a book as a tree",
    "new": "begin a record",
    "styles": "list citation styles",
    "schema": "print the JSON Schema of the record",
}


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"precarious_truce.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from precarious_truce.errors import did_you_mean

        name = args[0] if args else ""
        if args and name not in _COMMANDS and not name.startswith("-"):
            hint = did_you_mean(name, _COMMANDS)
            raise click.UsageError(f"no command {name!r}" + (f"; {hint}" if hint else ""), ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="precarious-truce", prog_name="precarious-truce")
def _main() -> None:
    """Bibliographic metadata for books and what is in them."""


def main(args: list[str] | None = None) -> None:
    """Run the command line; ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    try:
        status: Any = _main.main(args, prog_name="precarious-truce", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return 130
    except TruceError as error:
        click.echo(str(error), err=True)
        return 2 if isinstance(error, (FormatError, StyleError)) else 1
    except BrokenPipeError:
        _give_up_stdout()
        return 0
    except OSError as error:
        _give_up_stdout()
        click.echo(f"error: {error.strerror or error}", err=True)
        return 1


def _give_up_stdout() -> None:
    """Send what is still to be flushed nowhere: it could not be written, and that has been said."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
