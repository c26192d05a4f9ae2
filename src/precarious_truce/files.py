"""Files and the standard streams: bytes in, text out, faults as a `TruceError` in words.

>>> import tempfile
>>> folder = tempfile.TemporaryDirectory()
>>> path = Path(folder.name, "new", "rivers.yaml")
>>> write_atomically(path, ["title: ", "Rivers"])
>>> read_bytes(path)
b'title: Rivers'
>>> folder.cleanup()
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, BinaryIO, cast

from precarious_truce.errors import TruceError, did_you_mean
from precarious_truce.packing import is_packed, packed, unpacked, without_ending
from precarious_truce.patterns import pattern

__all__ = [
    "in_utf8",
    "in_words",
    "is_pipe",
    "read_bytes",
    "read_head",
    "rewindable",
    "stdin",
    "whole",
    "write_atomically",
    "write_stdout",
]  # fmt: skip

MAX_SIZE = 1024 * 1024 * 1024
_HINT_LONG = "export --stream and pt.stream read files of any length"


# --- reading ------------------------------------------------------------------------------------


def read_bytes(source: Path | str) -> bytes:
    """The bytes of a file, or of stdin for "-", unpacked; TruceError where it cannot be read."""
    if source == "-":
        return whole(stdin().read(), "<stdin>")
    path = Path(source)
    try:
        with path.open("rb") as stream:
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) and path.stat().st_size > MAX_SIZE:
                message = "the file is larger than 1 GiB"
                raise TruceError.of("F1", message, file=str(path), hint=_HINT_LONG)
            return whole(stream.read(MAX_SIZE), str(path))
    except TruceError:
        raise
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None


def whole(data: bytes, name: str) -> bytes:
    """The bytes of a file that was read, unpacked where they are packed."""
    if not is_packed(data[:4]):
        return data
    found = unpacked(io.BytesIO(data), name).read(MAX_SIZE + 1)
    if len(found) > MAX_SIZE:
        raise TruceError.of("F1", "it unpacks to more than 1 GiB", file=name, hint=_HINT_LONG)
    return found


def is_pipe(path: Path | str) -> bool:
    """Whether it can be read only once: "-" for stdin, a FIFO, what a shell writes for `<(…)`."""
    try:
        return path == "-" or Path(path).is_fifo()
    except (OSError, ValueError):
        return False


def read_head(path: Path | str, size: int) -> bytes:
    """The first bytes of a file, none of a pipe; TruceError where it cannot be read."""
    try:
        if is_pipe(path):
            return b""
        with Path(path).open("rb") as stream:
            return unpacked(stream, str(path)).read(size) if stream.seekable() else b""
    except TruceError:
        raise
    except (OSError, ValueError) as error:
        raise _unreadable(Path(path), error) from None


def _unreadable(path: Path, error: OSError | ValueError) -> TruceError:
    """The fault of a file that cannot be read; where there is none, with a name that is near."""
    hint = None
    if isinstance(error, FileNotFoundError):
        try:
            names = sorted(entry.name for entry in islice(path.parent.iterdir(), 2000))
        except (OSError, ValueError):
            names = []
        hint = _hint_for_missing(path, names)
    return TruceError.of("F1", in_words(error), file=str(path), hint=hint)


def _hint_for_missing(path: Path, names: Sequence[str]) -> str | None:
    """What may be meant by a file that is not there, of the names beside it."""
    if _ADDRESS.match(str(path)):
        return "nothing is fetched from the web: save the page, and name the file"
    begun = [n for n in names if n.startswith(f"{path.name}.") or Path(n).stem == path.stem]
    if begun:
        near = did_you_mean(path.name, begun, lambda name: str(path.parent / name))
        return near or f"did you mean {path.parent / begun[0]}?"
    ending = path.suffix.lower()
    known = {Path(n).stem: n for n in names if not ending or Path(n).suffix.lower() == ending}
    return did_you_mean(path.stem, known, lambda stem: str(path.parent / known[stem]))


_ADDRESS = pattern(r"(?:https?|ftp|doi):/", re.I)


def files_in(folder: str | os.PathLike[str], suffixes: Sequence[str]) -> list[Path]:
    """The files in a directory and below whose names end so, in order; TruceError for none."""
    try:
        found = sorted(
            p
            for p in Path(folder).rglob("*")
            if without_ending(p.name.lower()).endswith(tuple(suffixes))
        )
        found = [path for path in found if path.is_file()]
    except OSError as error:
        raise TruceError.of("F1", in_words(error), file=str(folder)) from None
    if not found:
        hint = f"looked for files ending in {' or '.join(suffixes[:3])}" if suffixes else None
        raise TruceError.of("F1", "no records in this directory", file=str(folder), hint=hint)
    return found


def stdin() -> BinaryIO:
    """What comes in on stdin, as bytes; TruceError where the process was started without it."""
    if sys.stdin is None:
        raise TruceError.of("F1", "stdin is closed", file="<stdin>")
    return cast(BinaryIO, sys.stdin.buffer)


@contextlib.contextmanager
def rewindable(source: Path | IO[bytes]) -> Iterator[BinaryIO]:
    """A binary file that can be read more than once: for a pipe, a copy of it on the disk.

    What is packed is unpacked as it is read.  Raises `TruceError` where the source cannot be opened
    or copied.
    """
    import shutil
    import tempfile

    with contextlib.ExitStack() as stack:
        try:
            opened = stack.enter_context(source.open("rb")) if isinstance(source, Path) else source
            if not opened.seekable():
                copy = stack.enter_context(tempfile.TemporaryFile())
                shutil.copyfileobj(opened, copy)
                copy.seek(0)
                opened = copy
        except (OSError, ValueError) as error:
            raise TruceError.of("F1", in_words(error), file=str(source)) from None
        yield unpacked(cast(BinaryIO, opened), str(getattr(opened, "name", None) or source))


_WORDS: dict[type[Exception], str] = {
    FileNotFoundError: "no such file",
    IsADirectoryError: "this is a directory",
    NotADirectoryError: "part of the path is not a directory",
    PermissionError: "no permission",
    FileExistsError: "something of that name is there already",
}


def in_words(error: OSError | ValueError) -> str:
    """What an error of the system means, in small letters."""
    words: str = getattr(error, "strerror", None) or str(error)
    return _WORDS.get(type(error)) or words.lower()


# --- writing ------------------------------------------------------------------------------------


def write_stdout(pieces: Iterable[str | bytes]) -> None:
    """Write text, or bytes, to stdout as it is.

    Raises `TruceError` where the process was started without it, or it is a terminal and no place
    for bytes.
    """
    if sys.stdout is None:
        raise TruceError.of("F1", "cannot write: stdout is closed", file="<stdout>")
    for piece in pieces:
        if isinstance(piece, str):
            sys.stdout.write(piece)
        elif sys.stdout.isatty():
            hint = "name a file with -o"
            raise TruceError.of("F10", "this is no text to show", file="<stdout>", hint=hint)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(piece)


def write_atomically(
    path: Path, pieces: Iterable[str | bytes], *, folder: Path | None = None
) -> None:
    """Write a file of text in UTF-8, or of bytes: a temporary one beside it, which takes its name.

    A reader sees the old file or the new, never half of it; missing folders are made.  A symbolic
    link stays and its target is written; a file that is replaced keeps its owner and mode, one
    that cannot (it has several names, or another owner) is written over; a FIFO or a device is
    written to; what is called .gz or .zst is packed.  The temporary file is in `folder`, where that
    is a folder beside the file.  Raises `TruceError` where the disk is full or may not be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                stream.writelines(packed(path.name, pieces))
        else:
            target = Path(os.path.realpath(path))
            if target.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            beside = target.parent
            if folder is not None and folder.resolve().parent == beside:
                beside = folder
            _replace(target, packed(path.name, pieces), beside)
    except OSError as error:
        words = in_words(error)
        raise TruceError.of("F1", f"cannot write: {words}", file=str(path)) from None


def _replace(target: Path, pieces: Iterable[bytes], folder: Path) -> None:
    """Write a regular file that may be there already, by way of a temporary one in the folder."""
    old = target.stat() if target.exists() else None
    # The name is chosen before the file is made, so that whatever interrupts this removes it.
    temporary = folder / f".{target.name[:40]}.{os.urandom(4).hex()}.part"
    try:
        with _create(temporary) as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if old is None:
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        elif old.st_nlink == 1 and _has_owner_and_mode_of(old, temporary):
            temporary.replace(target)
        else:
            import shutil  # hardly ever needed, and slow to import

            shutil.copyfile(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def in_utf8(piece: str | bytes) -> bytes:
    """The bytes of text; bytes as they are."""
    return piece.encode() if isinstance(piece, str) else piece


def _create(path: Path) -> BinaryIO:
    """A new file that only its owner can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(handle, "wb")


def _has_owner_and_mode_of(old: os.stat_result, path: Path) -> bool:
    """Give a file the owner and mode that another has; whether this could be done."""
    new = path.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(path, old.st_uid, old.st_gid)
        except PermissionError:
            return False
    path.chmod(stat.S_IMODE(old.st_mode))
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
