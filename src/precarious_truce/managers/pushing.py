"""`push`: works into the reference manager that runs, but for what it has already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from precarious_truce.errors import Diagnostic, FormatError, TruceError, did_you_mean
from precarious_truce.managers.jabref import JabRef, JabRefProgram
from precarious_truce.managers.loopback import Absent, Loopback
from precarious_truce.managers.marks import ORDER, Mark, marks
from precarious_truce.managers.target import Manager
from precarious_truce.managers.zotero import Zotero
from precarious_truce.model import Library, Reference, Work
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = ["MANAGERS", "PORT", "Pushed", "push"]

MANAGERS = ("auto", "zotero", "jabref")
PORT = 23119
"""The port of Zotero and of JabRef."""


@dataclass(frozen=True)
class Pushed:
    """What came of a push.

    `manager` and `target` name where it went; `sent` are the keys of what was sent (of a dry run:
    would be), `present` of what is there already, each with what it is known by; `was_asked` tells
    whether the manager could be asked for that; `taken` is how many items it says it took.
    """

    manager: str
    target: str
    sent: tuple[str, ...]
    present: dict[str, str]
    was_asked: bool
    taken: int


def push(
    works: Library | Work | Iterable[Work],
    *,
    to: str = "auto",
    collection: str | None = None,
    keys: str | Iterable[str] | None = None,
    tags: Iterable[str] = (),
    dry_run: bool = False,
    port: int = PORT,
) -> Pushed:
    """Send works, with all that is in them, to the reference manager that runs on this machine.

    `to` is zotero, jabref, or auto: whichever answers at `port`.  Where JabRef does not answer at
    its own port, its program is begun, if it is installed, and given the works.  `collection` is
    one of Zotero's (its name, or its path: `My Library/Rivers`) or a group of JabRef's; without it
    works go where the user is.  `keys` choose works and parts; `tags` are added to each.  What the
    manager has already, by key, DOI, ISBN or title, is not sent again, as far as it can be asked.
    A dry run asks, and sends nothing.

    Raises `TruceError` where no manager answers (M1) or it refuses (M2), for a collection that it
    has not (M3), and for keys that are not there.

    >>> push([], port=9)
    Traceback (most recent call last):
    ...
    precarious_truce.managers.loopback.Absent: 127.0.0.1:9: error[M1]: no reference manager ...
    """
    library = works if isinstance(works, Library) else Library(as_works(works))
    chosen = _keys(library, keys)
    tags = [tag.strip() for tag in tags if tag.strip()]
    if to not in MANAGERS:
        hint = did_you_mean(to, MANAGERS) or f"{', '.join(MANAGERS)} are known"
        raise FormatError(Diagnostic("F2", f"no reference manager is called {to!r}", hint=hint))
    if not 0 < port < 65536:
        raise TruceError.of("M1", f"no port has the number {port}", hint=f"it is {PORT} mostly")
    manager = _running(to, Loopback(port))
    return _push(manager, library, chosen, collection, tags, dry_run=dry_run)


def _push(
    manager: Manager, library: Library, keys: Collection[str], collection: str | None,
    tags: Sequence[str], *, dry_run: bool,
) -> Pushed:  # fmt: skip
    target = manager.target(collection)
    known = manager.known(target)
    refs = [ref for ref in library.references() if ref.key in keys]
    present = {ref.key: why for ref in refs if (why := _known_by(ref, known or set()))}
    sent = tuple(ref.key for ref in refs if ref.key not in present)
    taken = 0
    if sent and not dry_run:
        taken = manager.send(_works(library, set(sent)), len(sent), target, tags)
    return Pushed(manager.name, target.name, sent, present, known is not None, taken)


def _keys(library: Library, keys: str | Iterable[str] | None) -> Collection[str]:
    """The keys of what is to be sent; MissingKey for one that is not there."""
    if keys is None:
        return {ref.key for ref in library.references()}
    return {library.reference(key).key for key in ([keys] if isinstance(keys, str) else keys)}


def _known_by(ref: Reference, known: set[Mark]) -> str | None:
    """By what a reference is known to be there; None where it is not."""
    shared = {name for name, *_ in marks(ref) & known}
    return next((name for name in ORDER if name in shared), None)


def _works(library: Library, keys: Collection[str]) -> Iterator[Work]:
    """What has the keys: works with all that is in them; of others, each reference by itself."""
    for work in library:
        refs = list(references(work))
        found = [ref for ref in refs if ref.key in keys]
        yield from [work] if len(found) == len(refs) else found


def _running(to: str, server: Loopback) -> Manager:
    """The manager that answers; TruceError in words where none does, or another than is asked."""
    try:
        found = _answering(server)
    except Absent as error:
        by_program = to == "jabref" and server.port == PORT
        program = JabRefProgram.installed() if by_program else None
        if program is not None:
            return program
        fault = replace(error.diagnostics[0], message=_ABSENT[to], hint=_HINTS[to])
        raise Absent(fault) from None
    if found is None or to not in ("auto", found.name.split()[0].lower()):
        what = found.name if found else "a program that is neither Zotero nor JabRef"
        hint = "--port N names the port of the manager"
        message = f"{what} answers here" + (f", not {_NAMES[to]}" if found else "")
        raise TruceError(Diagnostic("M1", message, file=server.name, hint=hint))
    return found


def _answering(server: Loopback) -> Zotero | JabRef | None:
    return Zotero.at(server) or JabRef.at(server)


_NAMES = {"zotero": "Zotero", "jabref": "JabRef", "auto": "a reference manager"}
_ABSENT = {
    "auto": "no reference manager answers here",
    "zotero": "Zotero does not run, or not on this port",
    "jabref": "JabRef does not run, or without its HTTP server",
}
_HINTS = {
    "auto": "start Zotero, or JabRef with its HTTP server (Preferences, Network), and try again",
    "zotero": "start Zotero; its port is in Settings, Advanced (httpServer.port)",
    "jabref": "start JabRef; Preferences, Network has its HTTP server and port",
}
