"""Packed files: gzip and Zstandard, known by their first bytes, read and written like others.

What a file unpacks to is bounded by its own size, so that a small file cannot fill a disk.

>>> import io
>>> data = b"".join(packed("rivers.bib.gz", ["@book{a, ", "title = {Rivers}}"]))
>>> stream = unpacked(io.BytesIO(data), "rivers.bib.gz")
>>> stream.read(5), stream.seek(0), stream.read()
(b'@book', 0, b'@book{a, title = {Rivers}}')
>>> without_ending("rivers.bib.gz"), unpacked(io.BytesIO(b"@book"), "rivers.bib").read()
('rivers.bib', b'@book')
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, BinaryIO, Protocol, cast

from precarious_truce.errors import TruceError
from precarious_truce.extras import extra

__all__ = ["ENDINGS", "is_packed", "packed", "unpacked", "without_ending"]

MAX_RATIO = 500
"""How many times its own size a packed file may unpack to."""
_ALWAYS = 64 * 1024 * 1024
"""Bytes that any packed file may unpack to."""


class _Reader(Protocol):
    def read(self, size: int, /) -> bytes:
        """Unpacked bytes."""


class _Writer(Protocol):
    def compress(self, data: bytes, /) -> bytes:
        """Packed bytes, as far as there are any yet."""

    def flush(self) -> bytes:
        """The rest."""


def without_ending(name: str) -> str:
    """The name of a file without what says that it is packed."""
    return next((name[: -len(end)] for end in ENDINGS if name.lower().endswith(end)), name)


def is_packed(head: bytes) -> bool:
    """Whether a file that begins so is packed."""
    return _unpacker(head) is not None


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """What a file that can be rewound holds: itself, where it is not packed.

    Raises `TruceError` where nothing that unpacks it is installed; reading from what is returned
    does where it is damaged, or unpacks to more than is reasonable.
    """
    start = stream.tell()
    unpack = _unpacker(stream.read(4))
    stream.seek(start)
    if unpack is None:
        return stream
    size = stream.seek(0, io.SEEK_END) - start

    def begin() -> _Reader:
        stream.seek(start)
        return unpack(stream, name)

    most = max(_ALWAYS, size * MAX_RATIO)
    return cast(BinaryIO, io.BufferedReader(_Unpacked(begin, name, most), 1 << 17))


class _Unpacked(io.RawIOBase):
    """An unpacking stream that can be rewound: it is unpacked again for that."""

    def __init__(self, begin: Callable[[], _Reader], name: str, most: int) -> None:
        super().__init__()
        self._begin, self._name, self._most = begin, name, most
        self._reader, self._place = begin(), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        wanted = offset + (self._place if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end of a packed file is not known")
        if wanted < self._place:
            self._reader, self._place = self._begin(), 0
        while self._place < wanted and self._read(min(wanted - self._place, 1 << 17)):
            pass
        return self._place

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._read(len(view))
        view[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            data = self._reader.read(size)
        except Exception as error:
            if not _is_damage(error):
                raise
            raise self._damaged(error) from None
        self._place += len(data)
        if self._place > self._most:
            message = f"it unpacks to more than {MAX_RATIO} times its size"
            hint = "unpack it first, if that is what it holds"
            raise TruceError.of("F14", message, file=self._name, hint=hint)
        return data

    def _damaged(self, error: Exception) -> TruceError:
        words = str(error).lower() or "it cannot be unpacked"
        return TruceError.of("F14", f"the packed file is damaged: {words}", file=self._name)


def packed(name: str, pieces: Iterable[bytes | str]) -> Iterator[bytes]:
    """The pieces as a file of that name holds them: packed where its ending says so."""
    packer = next((p for end, p in _PACKERS.items() if name.lower().endswith(end)), None)
    writer = packer(name) if packer else None
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        if made := (writer.compress(data) if writer else data):
            yield made
    if writer:
        yield writer.flush()


# --- the two kinds --------------------------------------------------------------------------------


def _gunzip(stream: BinaryIO, name: str) -> _Reader:
    import gzip

    return gzip.GzipFile(fileobj=stream, mode="rb")


def _is_damage(error: Exception) -> bool:
    """Whether an unpacker says that the data is damaged."""
    import gzip
    import zlib

    is_gzip = isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile))
    return is_gzip or type(error).__name__ == "ZstdError"  # zstandard may not be there


def _gzip(name: str) -> _Writer:
    import zlib

    return zlib.compressobj(6, wbits=31)


def _unzst(stream: BinaryIO, name: str) -> _Reader:
    reader: _Reader = _zstandard(name).ZstdDecompressor().stream_reader(
        stream, read_across_frames=True, closefd=False
    )  # fmt: skip
    return reader


def _zst(name: str) -> _Writer:
    writer: _Writer = _zstandard(name).ZstdCompressor().compressobj()
    return writer


def _zstandard(name: str) -> Any:
    """The package, which has no types of its own; TruceError where it is not installed."""
    with extra("files packed by Zstandard need the package zstandard", "zst", file=name):
        return import_module("zstandard")


_UNPACKERS: dict[bytes, Callable[[BinaryIO, str], _Reader]] = {
    b"\x1f\x8b": _gunzip,
    b"\x28\xb5\x2f\xfd": _unzst,
}
"""The first bytes of a packed file → what unpacks it."""
_PACKERS: dict[str, Callable[[str], _Writer]] = {".gz": _gzip, ".zst": _zst}
ENDINGS = tuple(_PACKERS)


def _unpacker(head: bytes) -> Callable[[BinaryIO, str], _Reader] | None:
    return next((unpack for mark, unpack in _UNPACKERS.items() if head.startswith(mark)), None)
