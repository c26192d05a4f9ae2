"""JabRef: its HTTP server, and its command line where that does not run.

What it asks for, by its source (github.com/JabRef/jabref of 2026-08-22, jabsrv/src/main/java/org/
jabref/http/server/):

- `resources/RootResource.java`:10–17 `/` says that it is JabRef; the port is Zotero's.
- `resources/EntriesResource.java`:73–86 `POST /libraries/current/entries` takes
  `application/x-bibtex` and, in `?group=`, a group, which is made where there is none; 400 where
  only the server runs, without windows.
- `resources/LibraryResource.java`:54–63 `GET /libraries/current` has every entry in BibTeX;
  404 where no library is open (`services/ServerUtils.java`:76).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.managers.loopback import Loopback, Reply
from precarious_truce.managers.marks import Mark, marks
from precarious_truce.managers.target import Target
from precarious_truce.model import Reference, Work
from precarious_truce.model.references import references
from precarious_truce.printing import printable

__all__ = ["JabRef", "JabRefProgram"]

_TYPE = "application/x-bibtex"
_HEADERS = {"User-Agent": "precarious-truce", "Accept": "application/json"}
_ENTRIES = 120.0
_STARTING = 20.0
_OPEN = Target("", "the library that is open")


class JabRef:
    """A JabRef that runs on this machine, with its HTTP server."""

    name = "JabRef"

    def __init__(self, server: Loopback) -> None:
        self._server = server

    @classmethod
    def at(cls, server: Loopback) -> JabRef | None:
        """The JabRef of a server; None where another program answers."""
        reply = server.ask("GET", "/", headers={"User-Agent": "precarious-truce"})
        return cls(server) if reply.status == 200 and "JabRef" in reply.text else None

    def target(self, collection: str | None) -> Target:
        """Where works go: the group of that name, or the library that is open.

        Raises `TruceError` where none is open.
        """
        reply = self._current()
        if reply.status == 404:
            hint = "open one in JabRef, and try again"
            raise TruceError(
                Diagnostic("M2", "no library is open in it", file=self.name, hint=hint)
            )
        if reply.status != 200:
            raise _failed(self.name, reply)
        return _OPEN if collection is None else Target(collection, f"the group {collection}")

    def known(self, target: Target) -> set[Mark] | None:
        """The marks of all entries of the library that is open; None where it cannot be asked."""
        found = self._current().json()
        if not isinstance(found, list):
            return None
        texts = [str(entry.get("bibtex", "")) for entry in found if isinstance(entry, dict)]
        return marks_in("\n".join(texts))

    def _current(self) -> Reply:
        return self._server.ask("GET", "/libraries/current", headers=_HEADERS, seconds=_ENTRIES)

    def send(self, works: Iterable[Work], count: int, target: Target, tags: Sequence[str]) -> int:
        """Send works as `count` entries, the tags among their keywords; how many were taken.

        Raises `TruceError` where JabRef refuses, in words.
        """
        group = f"?group={quote(target.id, safe='')}" if target.id else ""
        body = bibtex(works, tags).encode()
        headers = {**_HEADERS, "Content-Type": _TYPE, "Content-Length": str(len(body))}
        path = f"/libraries/current/entries{group}"
        reply = self._server.ask("POST", path, body, headers, seconds=_ENTRIES)
        if not 200 <= reply.status < 300:
            raise _failed(self.name, reply)
        return count


class JabRefProgram:
    """The program JabRef, which opens a file in the library that is open, or starts.

    It does not say what it takes.
    """

    name = "JabRef, by its program"

    def __init__(self, path: str) -> None:
        self._path = path

    @classmethod
    def installed(cls) -> JabRefProgram | None:
        """The program, where it is on the path."""
        found = next(filter(None, map(shutil.which, ("jabref", "JabRef"))), None)
        return cls(found) if found else None

    def target(self, collection: str | None) -> Target:
        """Where works go; TruceError for a group, which the command line cannot name."""
        if collection is not None:
            hint = "Options, Preferences, Network: allow the HTTP server"
            message = "without its HTTP server, no group can be named"
            raise TruceError(Diagnostic("M3", message, file=self.name, hint=hint))
        return _OPEN

    def known(self, target: Target) -> None:
        """None: the command line cannot be asked."""

    def send(self, works: Iterable[Work], count: int, target: Target, tags: Sequence[str]) -> int:
        """Give JabRef a file of the works; the file stays for as long as it may be read."""
        with tempfile.NamedTemporaryFile("wb", suffix=".bib", delete=False) as file:
            file.write(bibtex(works, tags).encode())
        code = self._run(["--importToOpen", file.name])
        if code is not None:
            Path(file.name).unlink(missing_ok=True)
        if code:
            message = f"its program ended with {code}; nothing was taken"
            raise TruceError(Diagnostic("M2", message, file=self.name))
        return count

    def _run(self, words: Sequence[str]) -> int | None:
        """The exit code of the program; None where it has become the window of JabRef."""
        quiet = subprocess.DEVNULL
        try:
            started = subprocess.Popen(
                [self._path, *words], stdin=quiet, stdout=quiet, stderr=quiet,
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            message = f"its program cannot be run: {error.strerror}"
            raise TruceError(Diagnostic("M1", message, file=self.name)) from None
        try:
            return started.wait(_STARTING)
        except subprocess.TimeoutExpired:
            started.returncode = 0  # it goes on by itself: nobody is to wait for it
            return None


def bibtex(works: Iterable[Work], tags: Sequence[str]) -> str:
    """The works and all in them in BibTeX, each with the tags among its keywords.

    >>> print(bibtex([Reference(type="book", key="a", author="Marsh, E.")], ["new"]).rstrip())
    @book{a,
      author = {Marsh, E.},
      keywords = {new},
    }
    """
    from precarious_truce.io import dumps

    refs = [ref for work in works for ref in references(work)]
    if tags:
        refs = [ref.with_valid(keywords=_with(ref, tags)) for ref in refs]
    return dumps(refs, "bibtex")


def _with(ref: Reference, tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ref.keywords, *tags)))


def marks_in(text: str) -> set[Mark]:
    """The marks of all entries of a text in either dialect of .bib."""
    from precarious_truce.io import loads

    return {mark for ref in loads(text, "biblatex").references() for mark in marks(ref)}


def _failed(name: str, reply: Reply) -> TruceError:
    said = printable(reply.text.strip())[:100]
    message = f"it refuses ({reply.status} {said})".replace(" )", ")")
    hint = "start JabRef with its window" if "GUI" in said else None
    if reply.status in (429, 503, 504):
        message, hint = f"it is busy ({reply.status})", "close its open dialogs, and try again"
    elif reply.status == 500:
        hint = "see what it has before trying again"
    return TruceError(Diagnostic("M2", f"{message}; nothing was taken", file=name, hint=hint))
