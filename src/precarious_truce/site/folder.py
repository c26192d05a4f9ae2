"""The folder of a site: what is the same is left alone, what went goes, what others made stays.

A hidden file names what the site made there.  A file of that name which is not in it was made by
somebody else and is never written over; only what is in it is ever removed.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as name:
...     first = Folder(Path(name), ["a/index.html"])
...     print(first.write("a/index.html", "Rivers"), first.write("a/index.html", "Rivers"))
...     first.close()
...     second = Folder(Path(name), [])
...     second.close()
...     print(second.removed, sorted(path.name for path in Path(name).iterdir()))
True False
['a/index.html'] ['.precarious-truce-site.json']
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypedDict

from precarious_truce.errors import TruceError
from precarious_truce.files import in_utf8, in_words

__all__ = ["MANIFEST", "Folder", "write"]

MANIFEST = ".precarious-truce-site.json"
_VERSION = 1


class _Note(TypedDict):
    """What a site made in a folder: its files, and the digest of each work as it was then."""

    files: list[str]
    digests: dict[str, str]


class Folder:
    """A folder that is to hold the files `planned`, named relative to it with `/`.

    `written` and `unchanged` count files, `removed` names those that are no part of the site any
    more.  Raises `TruceError` where it cannot be written, or a file is there that no site made.
    """

    def __init__(self, root: Path, planned: Iterable[str]) -> None:
        self.root, self.planned = root, sorted(set(planned))
        self.written = self.unchanged = 0
        self.removed: list[str] = []
        with _told(root):
            if root.exists() and not root.is_dir():
                raise TruceError.of("F1", "this is a file, no folder", file=str(root), hint=_OTHER)
            root.mkdir(parents=True, exist_ok=True)
            old = self._read()
            self.digests = old["digests"]
            self._old = set(old["files"])
            self._refuse_foreign()

    def begin(self, unchanged: Mapping[str, str]) -> None:
        """Note what may be made, so that a run that is stopped leaves nothing nobody knows of.

        `unchanged` are the digests of the works of which nothing is written anew.
        """
        with _told(self.root):
            self._note(sorted(self._old.union(self.planned)), unchanged)

    def _refuse_foreign(self) -> None:
        folders = {str(PurePosixPath(name).parent) for name in self.planned}
        for name in folders:
            path = self.root / name
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                what = "a link" if path.is_symlink() else "a file"
                raise TruceError.of(
                    "F1", f"{what} stands where a folder is to be", file=str(path), hint=_OTHER
                )
        there = {name for folder in folders for name in _names_in(self.root, folder)} - self._old
        for name in self.planned if there else ():
            if name in there:
                raise TruceError.of(
                    "F1", "a file of that name is there, and no site made it",
                    file=str(self.root / name), hint=_OTHER,
                )  # fmt: skip

    # --- writing -----------------------------------------------------------------------------

    def has_all(self, names: Iterable[str]) -> bool:
        """Whether files are there, as an earlier run left them."""
        return all(name in self._old and (self.root / name).is_file() for name in names)

    def write(self, name: str, content: str) -> bool:
        """Write a file unless it holds just that already; whether it was written."""
        written = write(self.root, name, content)
        self.count(int(written), int(not written))
        return written

    def count(self, written: int, unchanged: int) -> None:
        """Count files that somebody else wrote here, and those that were left alone."""
        self.written += written
        self.unchanged += unchanged

    def close(self, digests: Mapping[str, str] | None = None) -> None:
        """Remove what is no part of the site any more, and note what is."""
        with _told(self.root):
            for name in sorted(self._old.difference(self.planned)):
                path = self.root / name
                if path.parent.is_symlink():  # it leads elsewhere now
                    continue
                if path.is_file() or path.is_symlink():
                    path.unlink()
                    self.removed.append(name)
                with contextlib.suppress(OSError):  # it holds what others put there
                    if path.parent != self.root:
                        path.parent.rmdir()
            self._note(self.planned, digests or {})

    # --- the note of what was made -----------------------------------------------------------

    def _read(self) -> _Note:
        path = self.root / MANIFEST
        try:
            found = json.loads(path.read_bytes())
            files = [name for name in found["files"] if _is_inside(name)]
            digests = {str(key): str(value) for key, value in found["digests"].items()}
        except FileNotFoundError:
            return {"files": [], "digests": {}}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            hint = "remove it, and what an earlier run made there"
            raise TruceError.of(
                "F1", "this is no list of a site's files", file=str(path), hint=hint
            ) from None
        return {"files": files, "digests": digests}

    def _note(self, files: list[str], digests: Mapping[str, str]) -> None:
        note = {"version": _VERSION, "files": files, "digests": dict(sorted(digests.items()))}
        text = in_utf8(json.dumps(note, ensure_ascii=False, indent=0) + "\n")
        if not _holds(self.root / MANIFEST, text):
            _replace(self.root / MANIFEST, text)


def write(root: Path, name: str, content: str) -> bool:
    """Write a file below a folder unless it holds just that already; whether it was written."""
    path, wanted = root / name, in_utf8(content)
    with _told(path):
        if _holds(path, wanted):
            return False
        try:
            _replace(path, wanted)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, wanted)
    return True


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system has against writing, in words."""
    try:
        yield
    except OSError as error:
        raise TruceError.of("F1", f"cannot write: {in_words(error)}", file=str(path)) from None


_OTHER = "give -o a folder of its own"


def _is_inside(name: object) -> bool:
    """Whether a name leads to something in the folder, and nowhere else."""
    if not isinstance(name, str) or not name or "\0" in name or "\\" in name:
        return False
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and len(path.parts) <= 2


def _names_in(root: Path, folder: str) -> Iterator[str]:
    """The names, relative to the root, of what a folder holds."""
    with contextlib.suppress(FileNotFoundError), os.scandir(root / folder) as entries:
        for entry in entries:
            yield entry.name if folder == "." else f"{folder}/{entry.name}"


def _holds(path: Path, wanted: bytes) -> bool:
    """Whether a file is there that holds just this."""
    try:
        if path.is_symlink() or path.stat().st_size != len(wanted):
            return False
        return path.read_bytes() == wanted
    except FileNotFoundError:
        return False


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside its place first: a reader sees the old one or the new."""
    temporary = path.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
