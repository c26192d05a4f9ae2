"""What a gathering has read, kept in a folder so that an interrupted run need not read it again.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     kept = Kept(Path(folder, "k"))
...     digest = kept.digest(Cut("title: A"), "a.yaml", "yaml")
...     before = kept.found(digest)
...     kept.keep(digest, ([], []))
...     print(before, Kept(Path(folder, "k")).found(digest))
None ([], [])
"""

from __future__ import annotations

import pickle
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from precarious_truce.bulk.shelves import Row
from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats.cutting import Cut

__all__ = ["Kept", "Read"]

Read = tuple[list[Row], list[Diagnostic]]
"""The entries of a cut, and what is wrong with it."""


class Kept:
    """A folder that nobody else may write to: what is in it is taken as it is.

    Raises `TruceError` where somebody else may.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = folder.lstat()
        if folder.is_symlink() or (hasattr(told, "st_uid") and told.st_mode & 0o022):
            hint = "remove it, or write to another folder"
            message = "others may write to what a run would go on with"
            raise TruceError.of("F1", message, file=str(folder), hint=hint)

    def digest(self, cut: Cut, name: str, format: str) -> str:
        """What tells a cut from any other, in any run of this version."""
        hashed = blake2b(digest_size=20)
        said = version("precarious-truce"), name, format, cut.line, cut.form, cut.context
        hashed.update(repr(said).encode("utf-8", "surrogatepass"))
        hashed.update(cut.text.encode("utf-8", "surrogatepass"))
        return hashed.hexdigest()

    def found(self, digest: str) -> Read | None:
        """What was read of a cut before."""
        try:
            found: Read = pickle.loads(self._path(digest).read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        return found

    def keep(self, digest: str, read: Read) -> None:
        """Keep what was read of a cut; it is there wholly or not at all."""
        path = self._path(digest)
        if path.exists():
            return
        part = path.with_suffix(".part")
        part.write_bytes(pickle.dumps(read, 5))
        part.replace(path)

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.read"
