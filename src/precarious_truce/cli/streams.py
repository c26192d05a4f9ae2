"""The standard streams of the command line.

Data goes to stdout byte for byte, whatever stderr is.  Messages go to stderr, with control
characters of the input made visible; on a terminal a status line may follow them.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator

from precarious_truce.printing import columns, inert

__all__ = ["abandon_stdout", "data", "prepare", "report", "shown", "status", "working"]


def prepare() -> None:
    """Make the streams UTF-8, and take the numbers of closed ones, so that no file gets them."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def data(text: str) -> None:
    """Write data to stdout."""
    from precarious_truce.files import write_stdout

    write_stdout([text])


def shown(lines: Iterable[str]) -> str:
    """Lines as text, with control characters made visible and no command for GitHub Actions."""
    return "".join(f"{inert(line)}\n" for line in lines)


def abandon_stdout() -> None:
    """Send what is still to be flushed nowhere: it cannot be written."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


class _Messages:
    """stderr: messages, and below them on a terminal one line of status that comes and goes."""

    def __init__(self) -> None:
        self._has_status = False

    def report(self, text: str) -> None:
        """Write a message of one or more lines."""
        self._write("".join(f"{inert(line)}\n" for line in text.split("\n")))

    def status(self, text: str) -> None:
        """Show a line until the next message or status; "" removes it."""
        if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            return
        room = _columns() - 1
        line = inert(text)
        while columns(line) > room:
            line = line[:-1]
        self._write(line)
        self._has_status = bool(line)

    def _write(self, text: str) -> None:
        if sys.stderr is None:
            return
        erase = "\r\x1b[K" if self._has_status else ""
        self._has_status = False
        try:
            sys.stderr.write(erase + text)
            sys.stderr.flush()
        except (OSError, ValueError):  # nobody reads the messages: the work goes on
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


_messages = _Messages()
report, status = _messages.report, _messages.status


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """On a terminal, from the second second on, a status line that says what goes on, how long."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    import threading

    begun, done = time.monotonic(), threading.Event()

    def say() -> None:
        wait = 1.0
        while not done.wait(wait):
            status(f"{what}, {time.monotonic() - begun:.0f} s")
            wait = 0.5

    thread = threading.Thread(target=say, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        status("")
