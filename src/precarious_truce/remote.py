"""Files elsewhere, by URLs that fsspec knows: s3://, gs://, zip://, memory://, file://, https://.

Only commands for many files take them (`export`, `gather`); fsspec is imported when one is named.
What comes by http is not trusted to have an end.

>>> is_url("s3://press/books.bib"), is_url("books.bib"), is_url("C:/books.bib")
(True, False, False)
>>> name_of("s3://press/a/books.bib"), name_of("zip://in/a.bib::file://x.zip")
('books.bib', 'a.bib')
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast

from precarious_truce.errors import TruceError
from precarious_truce.extras import extra
from precarious_truce.packing import without_ending
from precarious_truce.patterns import pattern

__all__ = ["Outgoing", "Url", "files_at", "is_url", "name_of", "opened", "size_of"]

MAX_FETCHED = 1024 * 1024 * 1024
"""Bytes that are read of one file by http."""
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]+://")
_FETCHED = ("http://", "https://")


class Url(str):
    """The URL of a file, in place of a path."""

    __slots__ = ()


def is_url(text: str) -> bool:
    """Whether a word is no path but a URL."""
    return bool(_SCHEME.match(text))


def name_of(url: str) -> str:
    """The name of the file that a URL leads to."""
    return url.partition("::")[0].partition("?")[0].rstrip("/").rpartition("/")[2]


def _at(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it; `TruceError` where there is none."""
    with extra("files elsewhere are read and written by fsspec", "urls", file=url):
        core: Any = import_module("fsspec.core")
    with _in_words(url), extra(f"{url.partition(':')[0]}:// needs a package", "urls", file=url):
        found: tuple[Any, str] = core.url_to_fs(url)
    return found


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    """What goes wrong, as a `TruceError`: each file system has errors of its own."""
    try:
        yield
    except TruceError:
        raise
    except FileNotFoundError:
        raise TruceError.of("F1", "no such file", file=url) from None
    except Exception as error:
        words = " ".join(str(error).split())[:200] or type(error).__name__
        raise TruceError.of("F1", f"cannot be reached: {words}", file=url) from None


# --- reading --------------------------------------------------------------------------------------


def opened(url: str) -> BinaryIO:
    """The file at a URL; `TruceError` where it cannot be read."""
    system, path = _at(url)
    with _in_words(url):
        stream = system.open(path, "rb")
    most = MAX_FETCHED if url.lower().startswith(_FETCHED) else None
    return cast(BinaryIO, io.BufferedReader(_Remote(stream, url, most, system), 1 << 18))


class _Remote(io.RawIOBase):
    """A file elsewhere, whose errors are in words, and of which no more than `most` is read."""

    def __init__(self, stream: Any, url: str, most: int | None, system: object = None) -> None:
        super().__init__()
        self.name = url
        self._system = system  # an archive is closed with the last that has it
        self._stream, self._most = stream, most

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._stream.seekable())

    def tell(self) -> int:
        return int(self._stream.tell())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _in_words(self.name):
            return int(self._stream.seek(offset, whence))

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        with _in_words(self.name):
            data = self._stream.read(len(view))
            place = self._stream.tell()
        if self._most is not None and place > self._most:
            message = f"it is longer than {self._most // 2**20:,} MiB"
            hint = "fetch it by other means, and name the file"
            raise TruceError.of("F1", message, file=self.name, hint=hint)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def size_of(path: str) -> int:
    """The bytes of a file, or at a URL; 0 where that is not known."""
    try:
        if isinstance(path, Url):
            system, place = _at(path)
            with _in_words(path):
                return int(system.size(place) or 0)
        return Path(path).stat().st_size if path != "-" else 0
    except (OSError, ValueError, TruceError):
        return 0


def files_at(url: str, suffixes: Sequence[str]) -> list[Url]:
    """The files that a URL with * means, or that a folder (it ends in /) holds and below.

    Of a folder those whose names end so; of any other URL itself.  Raises `TruceError` for none.
    """
    first, chained, rest = url.partition("::")
    if not first.endswith("/") and "*" not in first:
        return [Url(url)]
    system, path = _at(url)
    with _in_words(url):
        names = sorted(system.glob(path) if "*" in first else system.find(path))
    if "*" not in first:
        names = [n for n in names if without_ending(n.lower()).endswith(tuple(suffixes))]
    if not names:
        raise TruceError.of("F1", "no records there", file=url)
    return [Url(system.unstrip_protocol(name) + chained + rest) for name in names]


# --- writing --------------------------------------------------------------------------------------


class Outgoing:
    """What is written here first, to be sent to a URL when it is whole.

    Until then it is in a folder, where `--resume` finds what an interrupted run left.
    """

    def __init__(self, url: str) -> None:
        _at(url)  # so that what is missing is said before the work
        self.url = url
        self._folder = Path(f".{name_of(url) or 'out'}.outgoing")
        self.local = str(self._folder / name_of(url)) + ("/" if url.endswith("/") else "")

    def send(self) -> list[str]:
        """Send all files, remove them here, and give their URLs."""
        begins = self.url if self.url.endswith("/") else self.url.rpartition("/")[0] + "/"
        folder = Path(self.local) if self.url.endswith("/") else self._folder
        sent = []
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_file():
                sent.append(f"{begins}{path.name}")
                _send(path, sent[-1])
        shutil.rmtree(self._folder, ignore_errors=True)
        return sent


def _send(path: Path, url: str) -> None:
    system, place = _at(url)
    with _in_words(url):
        system.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH120 no path of here
        system.put_file(str(path), place)
